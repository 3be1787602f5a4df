"""The life of an alarm after ANSI/ISA-18.2-2016, figure 3. A fold: no clock, no I/O.

signal on ──on-delay──▶ UNACKED ──acknowledge──▶ ACKED ──signal off, off-delay──▶ over
                           │                        ▲
                           └─signal off─▶ RETURNED_UNACKED ──acknowledge──▶ over
any ──shelve (with an end)──▶ SHELVED ──unshelve or end──▶ as it is then, to be acknowledged anew if active
any ──out of service──▶ OUT_OF_SERVICE ──in service──▶ the same
a kind that another alarm at the same site explains ──▶ SUPPRESSED while that one is active
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from citybrain_wire.errors import BrokenInvariant, Refused
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._alarms._catalogue import CATALOGUE, AlarmKind
from twin_core.live._alarms._incidents import Incidents
from twin_core.live._alarms._signal import AlarmSignal, Place

__all__ = ["Alarm", "AlarmBook", "AlarmState"]

S = 1_000_000_000
RATE_NS = 600 * S
FLOOD = 10  # alarms in ten minutes
MAX_ALARMS = 10_000
LONGEST_SHELF_MIN = 24 * 60


class AlarmState(Enum):
    """What people see; NORMAL is over and kept only while it is shelved or out of service."""

    NORMAL = "normal"
    UNACKED = "unacked"
    ACKED = "acked"
    RETURNED_UNACKED = "returned_unacked"
    SHELVED = "shelved"
    SUPPRESSED = "suppressed"
    OUT_OF_SERVICE = "out_of_service"


@dataclass
class Alarm:
    """One condition at one place. `signal`: whether it holds, since `signal_ns`; `active`: the same after the delays.

    `since_ns`: when it last became active, 0 = not yet. `told_ns`: newest signal. `by`, `reason`: who acknowledged,
    shelved or took it out of service last, and why.
    """

    number: int
    kind: str
    place: Place
    detail: Mapping[str, str | float]
    signal: bool = False
    signal_ns: int = 0
    told_ns: int = 0
    active: bool = False
    acked: bool = False
    since_ns: int = 0
    acked_ns: int = 0
    acked_by: str = ""
    shelved_until_ns: int = 0
    out_of_service: bool = False
    suppressed: bool = False
    by: str = ""
    reason: str = ""

    @property
    def id(self) -> str:
        """Name for people and addresses."""
        return f"alarm-{self.number}"

    @property
    def state(self) -> AlarmState:
        """The one state that counts."""
        if self.out_of_service:
            return AlarmState.OUT_OF_SERVICE
        if self.shelved_until_ns:
            return AlarmState.SHELVED
        if self.suppressed and self.active:
            return AlarmState.SUPPRESSED
        if self.active:
            return AlarmState.ACKED if self.acked else AlarmState.UNACKED
        return AlarmState.RETURNED_UNACKED if self.since_ns and not self.acked else AlarmState.NORMAL

    @property
    def over(self) -> bool:
        """Whether nothing is left to be said of it."""
        return self.state is AlarmState.NORMAL and not self.signal


@dataclass
class AlarmBook:
    """All alarms that are not over. `version` grows with every change that people can see."""

    alarms: dict[int, Alarm] = field(default_factory=dict)
    incidents: Incidents = field(default_factory=Incidents)
    next_number: int = 1
    version: int = 0
    overflow: int = 0  # signals that found the book full
    raised_ns: deque[int] = field(default_factory=deque)  # when alarms became active, last ten minutes
    _by_key: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _at_site: dict[str, dict[int, Alarm]] = field(default_factory=dict)

    # ── signals and time ──────────────────────────────────────────────────────────────────────────────────────────

    def holds(self, kind: str, place: Place) -> bool:
        """Whether the last signal said that `kind` holds at `place`."""
        number = self._by_key.get(_key(kind, place))
        return number is not None and self.alarms[number].signal

    def take(self, signal: AlarmSignal) -> None:
        """A condition began, ceased, or (events) was told again."""
        key = _key(signal.kind, signal.place)
        number = self._by_key.get(key)
        if number is None:
            if not signal.active:
                return
            if len(self.alarms) >= MAX_ALARMS:
                self.overflow += 1
                return
            number = self.next_number
            self.next_number += 1
            self._list(Alarm(number, signal.kind, signal.place, dict(signal.detail)))
        alarm = self.alarms[number]
        if signal.active != alarm.signal:
            alarm.signal, alarm.signal_ns = signal.active, signal.ts_ns
        if signal.active:
            alarm.detail = dict(signal.detail)
        alarm.told_ns = signal.ts_ns
        self._follow(alarm, signal.ts_ns)
        self._sweep(alarm)

    def tick(self, ts_ns: int) -> None:
        """Time has come to `ts_ns`: delays, holds and shelves end."""
        for alarm in list(self.alarms.values()):
            kind = CATALOGUE[alarm.kind]
            if alarm.signal == alarm.active and not (alarm.signal and kind.hold_s) and not alarm.shelved_until_ns:
                continue
            if alarm.signal and kind.hold_s and ts_ns - alarm.told_ns >= kind.hold_s * S:
                alarm.signal, alarm.signal_ns = False, ts_ns
            if alarm.shelved_until_ns and ts_ns >= alarm.shelved_until_ns:
                self._come_back(alarm, ts_ns)
            self._follow(alarm, ts_ns)
            self._sweep(alarm)
        while self.raised_ns and ts_ns - self.raised_ns[0] >= RATE_NS:
            self.raised_ns.popleft()
            self.version += 1

    @property
    def flood(self) -> bool:
        """Whether more came in ten minutes than one operator can deal with."""
        return len(self.raised_ns) >= FLOOD

    # ── people ────────────────────────────────────────────────────────────────────────────────────────────────────

    def check(self, deed: twin.Deed) -> None:
        """Raise Refused where `deed` cannot be done now; `unknown_alarm` where there is no such alarm."""
        alarm = self.find(deed.subject)
        if alarm is None:
            raise Refused("unknown_alarm", f"there is no alarm {deed.subject!r}; it may be over, load the list again")
        state = alarm.state
        if deed.kind == twin.DEED_KIND_ACKNOWLEDGE and state not in (AlarmState.UNACKED, AlarmState.RETURNED_UNACKED):
            raise Refused("not_unacked", f"{alarm.id} is {state.value}; only an unacknowledged alarm is acknowledged")
        if deed.kind == twin.DEED_KIND_SHELVE:
            if alarm.out_of_service:
                raise Refused("out_of_service", f"{alarm.id} is out of service; put it in service first")
            if not 1 <= deed.minutes <= LONGEST_SHELF_MIN:
                raise Refused("bad_minutes", f"minutes {deed.minutes} is out of range; use 1 to {LONGEST_SHELF_MIN}")
        if deed.kind in (twin.DEED_KIND_SHELVE, twin.DEED_KIND_OUT_OF_SERVICE) and not deed.reason.strip():
            raise Refused("no_reason", f"a reason is needed to silence {alarm.id}; say why")
        if deed.kind == twin.DEED_KIND_UNSHELVE and state is not AlarmState.SHELVED:
            raise Refused("not_shelved", f"{alarm.id} is {state.value}, not shelved")
        if deed.kind == twin.DEED_KIND_IN_SERVICE and not alarm.out_of_service:
            raise Refused("not_out_of_service", f"{alarm.id} is {state.value}, not out of service")

    def do(self, deed: twin.Deed, ts_ns: int) -> None:
        """Take a deed that was checked; one that no longer fits (a journal read after damage) changes nothing."""
        alarm = self.find(deed.subject)
        if alarm is None:
            return
        if deed.kind == twin.DEED_KIND_ACKNOWLEDGE:
            alarm.acked, alarm.acked_by, alarm.acked_ns = True, deed.who, ts_ns
        elif deed.kind == twin.DEED_KIND_SHELVE:
            alarm.shelved_until_ns = ts_ns + deed.minutes * 60 * S
            alarm.by, alarm.reason = deed.who, deed.reason
            self.incidents.leave(alarm.number)
        elif deed.kind == twin.DEED_KIND_OUT_OF_SERVICE:
            alarm.out_of_service, alarm.shelved_until_ns = True, 0
            alarm.by, alarm.reason = deed.who, deed.reason
            self.incidents.leave(alarm.number)
        elif deed.kind in (twin.DEED_KIND_UNSHELVE, twin.DEED_KIND_IN_SERVICE):
            alarm.by = deed.who
            self._come_back(alarm, ts_ns)
        self.version += 1
        self._sweep(alarm)

    def find(self, alarm_id: str) -> Alarm | None:
        """The alarm of that id, None where there is none."""
        prefix, _, number = alarm_id.rpartition("-")
        if prefix != "alarm" or not (number.isascii() and number.isdecimal()):
            return None
        return self.alarms.get(int(number))

    def at_site(self, site_id: str) -> list[Alarm]:
        """Alarms whose place belongs to the site."""
        return list(self._at_site.get(site_id, {}).values())

    def put_back(self, alarms: list[Alarm]) -> None:
        """Take what a snapshot kept."""
        for alarm in alarms:
            self._list(alarm)

    def validate(self) -> None:
        """Raise BrokenInvariant where book and incidents do not agree."""
        held = [number for incident in self.incidents.open.values() for number in incident.alarms]
        if len(held) != len(set(held)):
            raise BrokenInvariant("an alarm belongs to two incidents")
        if not set(held) <= self.alarms.keys():
            raise BrokenInvariant("an incident holds an alarm that is over")
        if len(self._by_key) != len(self.alarms):
            raise BrokenInvariant(f"{len(self.alarms)} alarms under {len(self._by_key)} names")

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _follow(self, alarm: Alarm, ts_ns: int) -> None:
        """Let `active` follow the signal once its delay has passed."""
        kind = CATALOGUE[alarm.kind]
        if alarm.signal == alarm.active:
            return
        delay_s = kind.on_delay_s if alarm.signal else kind.off_delay_s
        if ts_ns - alarm.signal_ns < delay_s * S:
            return
        alarm.active = alarm.signal
        self.version += 1
        if alarm.active:
            alarm.since_ns, alarm.acked = ts_ns, False
            alarm.suppressed = self._explained(alarm, kind)
            self._raise(alarm, ts_ns)
        elif alarm.suppressed:
            alarm.suppressed, alarm.acked = False, True  # it was never shown: nobody has to acknowledge its end
        self._suppress_others(alarm, ts_ns)

    def _raise(self, alarm: Alarm, ts_ns: int) -> None:
        """Count it and put it into an incident, unless people do not hear of it now."""
        if alarm.suppressed or alarm.shelved_until_ns or alarm.out_of_service:
            return
        self.raised_ns.append(ts_ns)
        group = CATALOGUE[alarm.kind].group
        self.incidents.leave(alarm.number)
        self.incidents.join(alarm.number, group, alarm.place, ts_ns, flood=self.flood)

    def _explained(self, alarm: Alarm, kind: AlarmKind) -> bool:
        others = self._at_site.get(alarm.place.site_id, {})
        return any(other.active and other.kind in kind.suppressed_by for other in others.values())

    def _suppress_others(self, changed: Alarm, ts_ns: int) -> None:
        """An alarm that explains others came or went: those at its site are suppressed, or speak again."""
        for alarm in list(self._at_site.get(changed.place.site_id, {}).values()):
            kind = CATALOGUE[alarm.kind]
            if changed.kind not in kind.suppressed_by or not alarm.active:
                continue
            was, alarm.suppressed = alarm.suppressed, self._explained(alarm, kind)
            if alarm.suppressed:
                self.incidents.leave(alarm.number)
            elif was:
                self._raise(alarm, ts_ns)

    def _come_back(self, alarm: Alarm, ts_ns: int) -> None:
        """Off the shelf or in service again: what is active now wants to be acknowledged anew."""
        alarm.shelved_until_ns, alarm.out_of_service = 0, False
        alarm.acked = not alarm.active
        self.version += 1
        if alarm.active:
            self._raise(alarm, ts_ns)

    def _list(self, alarm: Alarm) -> None:
        self.alarms[alarm.number] = alarm
        self._by_key[_key(alarm.kind, alarm.place)] = alarm.number
        if alarm.place.site_id:
            self._at_site.setdefault(alarm.place.site_id, {})[alarm.number] = alarm

    def _sweep(self, alarm: Alarm) -> None:
        if alarm.over:
            self.incidents.leave(alarm.number)
            del self.alarms[alarm.number]
            del self._by_key[_key(alarm.kind, alarm.place)]
            self._at_site.get(alarm.place.site_id, {}).pop(alarm.number, None)
            self.version += 1


def _key(kind: str, place: Place) -> tuple[str, str, str]:
    return kind, place.kind, place.id
