"""The durable state of the core: a pure fold over journal records.

`State.apply` is the only way to change it, in service and in replay alike, so that what a restart finds is what was
acknowledged. No clock, no I/O; time comes in through TickClosed.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from citybrain_wire.errors import BrokenInvariant
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._alarms import AlarmBook, AlarmSignal, Place
from twin_core.live._cards import CardBook
from twin_core.live._forecasts import ForecastSeen, read_forecast
from twin_core.live._instructions import Rules
from twin_core.live._plans import NUMBER_JUMP, NUMBER_REASONS, ControllerPlan, PlanCounts
from twin_core.live._records import (
    CommandOut,
    DeedDone,
    ForecastIn,
    FrameIn,
    LossIn,
    PlanAdvised,
    PlanWanted,
    Record,
    SiteSeen,
    StatusIn,
    TickClosed,
)
from twin_core.live._settings import CoreSettings
from twin_core.live._sites import Mark, Site
from twin_core.live._ticks import LATE_KEPT_NS, Numbering, Pending, Ticks

__all__ = ["ALARM_DEEDS", "CONTROLLER_KIND", "FORECAST_KIND", "FrameCounts", "State", "new_state"]

CONTROLLER_KIND = "controller"
FORECAST_KIND = "forecast"  # the inquiry whose queues plans are measured against
DEEDS_KEPT = 512
_SIGN_STATES = {edge.COMMAND_STATE_ACCEPTED: "accepted", edge.COMMAND_STATE_REJECTED: "rejected"}
ALARM_DEEDS = (
    twin.DEED_KIND_ACKNOWLEDGE,
    twin.DEED_KIND_SHELVE,
    twin.DEED_KIND_UNSHELVE,
    twin.DEED_KIND_OUT_OF_SERVICE,
    twin.DEED_KIND_IN_SERVICE,
)


@dataclass
class FrameCounts:
    """Frames and readings. `lost`: missing in a site's sequence and not declared by its agent; `dropped`: declared."""

    journaled: int = 0
    applied: int = 0
    lost: int = 0
    dropped: int = 0
    off_time: int = 0
    readings: int = 0
    suspect_readings: int = 0


class State:
    """Sites, sensors, plans, alarms and counters after a number of records.

    `history`: closed ticks kept for the mirror. `places`: site → local metres (x, y), as far as known.
    """

    def __init__(
        self,
        local_hash: Mapping[str, bytes],
        *,
        history: int,
        places: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        self._local_hash = local_hash
        self._places = places or {}
        self.sites: dict[str, Site] = {}
        self.plans: dict[str, ControllerPlan] = {}
        self.numbering = Numbering()
        self.ticks = Ticks(history)
        self.frames = FrameCounts()
        self.plan_counts = PlanCounts()
        self.differing: set[str] = set()
        self.alarms = AlarmBook()
        self.cards = CardBook()
        self.forecast: ForecastSeen | None = None
        self.deeds: OrderedDict[str, None] = OrderedDict()  # request ids of what people did, the newest 512
        self.told: dict[
            str, tuple[int, str]
        ] = {}  # controller → (mode, plan id) the mirror heard; not kept, it asks anew
        self.table_changed = False  # by the last TickClosed
        self.signs: Counter[str] = Counter()  # what became of numbers for signs, since this process started
        self.expired_unseen: list[str] = []  # controllers whose lease ended unseen; whoever raises alarms empties it

    def apply(self, record: Record) -> twin.Readings | None:
        """Take one record; a TickClosed answers with the readings of its second."""
        match record:
            case FrameIn():
                self._frame_in(record)
            case TickClosed(ts_ns):
                return self._close(ts_ns)
            case StatusIn(site_id, status):
                self._status_in(site_id, status)
            case LossIn(site_id, loss):
                if (site := self.sites.get(site_id)) is not None:
                    self._missing(*site.declare(loss))
            case SiteSeen(site_id, hello):
                self._site_seen(site_id, hello)
            case PlanWanted(controller_id, plan, ts_ns):
                self.plan_of(controller_id).want(plan)
                baseline = self.forecast.baseline(controller_id) if self.forecast is not None else None
                self.cards.wanted(controller_id, plan, ts_ns, baseline)
            case CommandOut(site_id, command, ts_ns):
                site = self.sites.setdefault(site_id, Site(site_id))
                site.command_seq = max(site.command_seq, command.seq)
                if command.kind == edge.COMMAND_KIND_GUIDANCE:
                    self.signs["issued"] += 1
                else:
                    self.plan_of(command.device_id).sent(command, ts_ns, self.plan_counts)
            case AlarmSignal():
                self.alarms.take(record)
            case PlanAdvised():
                self._advised(record)
            case ForecastIn():
                self._forecast_in(record)
            case DeedDone(deed, ts_ns):
                self._deed_done(deed, ts_ns)
        return None

    def plan_of(self, controller_id: str) -> ControllerPlan:
        """The plans of a controller, empty for one that is new."""
        return self.plans.setdefault(controller_id, ControllerPlan(controller_id))

    def place_of(self, site_id: str) -> Place:
        """Where a site lies."""
        return Place("site", site_id, site_id, *self._places.get(site_id, (None, None)))

    def place_of_controller(self, controller_id: str) -> Place:
        """Where a controller stands: at its site."""
        entry = self.plans.get(controller_id)
        site = self.place_of(entry.site_id if entry is not None else "")
        return Place("controller", controller_id, site.site_id, site.x_m, site.y_m)

    def plan_signal(self, kind: str, controller_id: str, reason: str) -> AlarmSignal:
        """An event in the life of a controller's plan, as an alarm."""
        place = self.place_of_controller(controller_id)
        return AlarmSignal(kind, place, True, self.ticks.closed_ns, {"reason": reason or "–"})

    def skip_command_numbers(self) -> None:
        """After rows were lost: leave a gap, so that no command number is used twice. Agents allow gaps."""
        for site in self.sites.values():
            site.command_seq += NUMBER_JUMP

    def validate(self) -> None:
        """Raise BrokenInvariant where the state contradicts itself."""
        for site in self.sites.values():
            if len(site.value) != len(site.sensors.sensors) or len(site.ts_ns) != len(site.value):
                raise BrokenInvariant(f"site {site.site_id}: live readings do not match its sensor table")
            if site.newest_seen < site.mark:
                raise BrokenInvariant(f"site {site.site_id}: mark {site.mark} lies beyond {site.newest_seen}")
            if not site.gaps.validate():
                raise BrokenInvariant(f"site {site.site_id}: missing frames overlap: {site.gaps}")
        if self.frames.applied != self.frames.journaled:
            raise BrokenInvariant(f"{self.frames.journaled} frames journaled, {self.frames.applied} applied")
        if len({(s, r.device_id, r.id, int(r.quantity)) for s, r in self.numbering.rows}) != len(self.numbering.rows):
            raise BrokenInvariant("a sensor has two city-wide numbers")
        for entry in self.plans.values():
            for place in (entry.pending, entry.in_force):
                if place is not None and place.command.device_id != entry.controller_id:
                    raise BrokenInvariant(f"controller {entry.controller_id} holds a plan of another")
        self.alarms.validate()
        counts = self.plan_counts
        if not counts.active <= counts.accepted <= counts.received <= counts.issued:
            raise BrokenInvariant(f"more plans ended than began: {counts}")

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _frame_in(self, record: FrameIn) -> None:
        frame = record.frame
        site = self.sites[record.site_id]
        if Mark(frame.epoch, frame.seq) <= site.mark:
            raise BrokenInvariant(f"site {site.site_id}: frame {frame.epoch}:{frame.seq} was applied before")
        self._missing(*site.advance(frame))
        self.frames.journaled += 1
        columns = site.sensors.columns_of(frame)
        fit = int(columns.fit.sum())
        self.frames.readings += fit
        self.frames.suspect_readings += len(columns.fit) - fit
        if record.off_time:
            self.frames.off_time += 1
        else:
            site.keep(columns)
            if frame.data_class == edge.DATA_CLASS_DETECTOR:
                site.progress_ns = max(site.progress_ns, frame.end_ts_ns)
            if frame.end_ts_ns > self.ticks.closed_ns - LATE_KEPT_NS:
                self.ticks.add(Pending(site.site_id, Mark(frame.epoch, frame.seq), site.sensors, columns, frame))
            else:
                self.ticks.late_readings += fit
        self.frames.applied += 1

    def _missing(self, lost: int, dropped: int) -> None:
        self.frames.lost += lost
        self.frames.dropped += dropped

    def _site_seen(self, site_id: str, hello: edge.Hello) -> None:
        site = self.sites.setdefault(site_id, Site(site_id))
        new_boot = hello.epoch != site.epoch
        sensors = site.sensors
        site.greet(hello)
        if site.sensors is not sensors:
            self.ticks.forget(site_id)
        for device in hello.devices:
            if device.kind == CONTROLLER_KIND:
                self.plan_of(device.id).greeted(site_id, new_boot, hello.plans_in_force, self.plan_counts)

    def _status_in(self, site_id: str, status: edge.CommandStatus) -> None:
        entry = self.plans.get(status.device_id)
        site = self.sites.get(site_id)
        if site is not None and status.state == edge.COMMAND_STATE_REJECTED and status.reason[:3] in NUMBER_REASONS:
            site.command_seq += NUMBER_JUMP
        if entry is None and site is not None and status.state in _SIGN_STATES:
            self.signs[_SIGN_STATES[status.state]] += 1
        if entry is None or site is None or entry.site_id != site_id:
            return  # a sign, an RSU's advice, or a device that is not this site's to speak for
        entry.told(status, self.ticks.closed_ns, self.plan_counts)
        place = entry.in_force
        if place is not None and place.hash != self._local_hash.get(entry.controller_id):
            self.differing.add(entry.controller_id)

    def _close(self, ts_ns: int) -> twin.Readings:
        self.table_changed = self.numbering.cover((site.site_id, site.sensors) for site in self.sites.values())
        readings = self.ticks.close(ts_ns)
        readings.table_version = self.numbering.version
        for controller_id, entry in sorted(self.plans.items()):
            expired = self.plan_counts.expired
            entry.expire(ts_ns, self.plan_counts)
            if self.plan_counts.expired > expired:
                self.expired_unseen.append(controller_id)
            site = self.sites.get(entry.site_id)
            plan = entry.in_force.command.plan if entry.in_force is not None else None
            now = (site.mode(controller_id) if site is not None else 0, plan.plan_id if plan is not None else "")
            if self.told.get(controller_id) != now:
                self.told[controller_id] = now
                readings.controllers.append(
                    twin.ControllerInForce(controller_id=controller_id, mode=_mode(now[0]), plan=plan)
                )
        self.cards.tick(self.plans, ts_ns)
        self.alarms.tick(ts_ns)
        return readings

    def _advised(self, record: PlanAdvised) -> None:
        entry = self.plan_of(record.controller_id)
        self.cards.advised(record, entry)
        if record.problem:
            entry.reason = f"not sent: {record.problem}"

    def _forecast_in(self, record: ForecastIn) -> None:
        if record.kind == FORECAST_KIND:
            self.forecast = read_forecast(record.forecast_json)
            self.cards.seen(self.forecast.queue_by_controller(), record.issued_ts_ns)

    def _deed_done(self, deed: twin.Deed, ts_ns: int) -> None:
        self.deeds[deed.request_id] = None
        while len(self.deeds) > DEEDS_KEPT:
            self.deeds.popitem(last=False)
        if deed.kind in ALARM_DEEDS:
            self.alarms.do(deed, ts_ns)
        else:
            self.cards.do(deed, ts_ns)


def new_state(rules: Rules, settings: CoreSettings) -> State:
    """A state before the first record."""
    return State(rules.local_hash, history=settings.history_ticks, places=settings.places)


def _mode(value: int) -> edge.ControllerMode:
    return cast("edge.ControllerMode", value)  # proto3 enums are open: a later agent may know more modes
