"""What an emulated signal controller does by itself: run its local plan, take over a plan at a safe point, go back.

Pure: time comes in, switches go out. A *safe point* is a green phase of a stage that the running and the wanted program
share, once its minimum is over: both show the same lamps there, so the switch itself changes nothing on the street, and
every intergreen stays inside a program that was checked as a whole. The phase is then held until the wanted program's
own end of that stage, which brings its offset in step; a hold may not exceed HOLD_SHARE of the cycle on top of the
stage's own length, nor what is left of the longest red allowed, since all others wait meanwhile. Where no such
point comes for UNSYNCED_CYCLES the program starts out of step and says so. An actuated plan has no step to come into:
it is entered where its longest greens still leave everybody within the longest red.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Firmware", "SignalTimes", "Switch"]

HOLD_SHARE = 0.3
UNSYNCED_CYCLES = 3


@dataclass(frozen=True)
class SignalTimes:
    """A program as its controller sees it. `stage[p]`: the stage that phase p shows, -1 between stages.

    `max_ms`: the longest that each phase may last; of a fixed program what it does last.
    """

    plan_id: str  # "" = local plan
    duration_ms: tuple[int, ...]
    min_ms: tuple[int, ...]
    max_ms: tuple[int, ...]
    stage: tuple[int, ...]
    offset_ms: int
    actuated: bool

    @property
    def cycle_ms(self) -> int:
        """Sum of the phases (an actuated program's own cycle varies)."""
        return sum(self.duration_ms)

    def end_of(self, phase: int) -> int:
        """Cycle position at which a phase ends, ms."""
        return sum(self.duration_ms[: phase + 1])


@dataclass(frozen=True)
class Switch:
    """Run `program` from `phase` on, as if it had lasted `elapsed_ms` (negative: it will last that much longer)."""

    program: SignalTimes
    phase: int
    elapsed_ms: int
    note: str = ""


class Firmware:
    """One controller. `dead_man_ms`: without a keep-alive for so long a plan is dropped."""

    def __init__(
        self, local: SignalTimes, min_green_ms: Sequence[int], *, dead_man_ms: int, max_red_ms: int = 180_000
    ) -> None:
        self._local = local
        self._min_green_ms = min_green_ms  # by stage
        self._dead_man_ms = dead_man_ms
        self._max_red_ms = max_red_ms
        self.running = local
        self.wanted = local
        self.note = ""
        self._not_before_ms = 0
        self._wanted_since_ms = 0
        self._alive_ms = 0
        self._green_ms = dict[int, int]()  # stage → when it was last seen

    def apply(self, plan: SignalTimes, not_before_ms: int, now_ms: int) -> None:
        """Want `plan` from `not_before_ms` on; it comes into force at the next safe point."""
        self.wanted, self._not_before_ms, self._wanted_since_ms = plan, not_before_ms, max(now_ms, not_before_ms)
        self._alive_ms = now_ms

    def revert(self, note: str, now_ms: int) -> None:
        """Want the local plan from now on."""
        if self.wanted is not self._local:
            self.wanted, self._not_before_ms, self._wanted_since_ms, self.note = self._local, now_ms, now_ms, note

    def keep_alive(self, now_ms: int) -> None:
        """The agent lives."""
        self._alive_ms = now_ms

    def tick(self, now_ms: int, phase: int, elapsed_ms: int) -> Switch | None:
        """What to switch to now, given the running program's phase and how long it lasts."""
        if self.wanted is not self._local and now_ms - self._alive_ms > self._dead_man_ms:
            self.revert("dead man", now_ms)
        stage = self.running.stage[phase]
        self._green_ms[stage] = now_ms
        if self.wanted is self.running or now_ms < self._not_before_ms:
            return None
        if stage < 0 or elapsed_ms < max(self.running.min_ms[phase], self._min_green_ms[stage]):
            return None
        switch = self._enter(stage, now_ms, elapsed_ms)
        if switch is not None:
            self.running, self.note = self.wanted, switch.note
        return switch

    def _enter(self, stage: int, now_ms: int, elapsed_ms: int) -> Switch | None:
        wanted = self.wanted
        if stage not in wanted.stage:
            return None
        phase = wanted.stage.index(stage)
        length_ms = wanted.duration_ms[phase]
        overdue = now_ms - self._wanted_since_ms > UNSYNCED_CYCLES * wanted.cycle_ms
        if wanted.actuated:
            ran_ms = min(elapsed_ms, wanted.max_ms[phase])
            if wanted is self._local or self._reds_allow(phase, wanted.max_ms[phase] - ran_ms, now_ms):
                return Switch(wanted, phase, ran_ms)
            return Switch(wanted, phase, wanted.max_ms[phase]) if overdue else None
        hold_ms = (wanted.end_of(phase) - (now_ms - wanted.offset_ms)) % wanted.cycle_ms
        red_room_ms = max(0, self._max_red_ms - max(wanted.cycle_ms, self.running.cycle_ms))
        rest_ms = max(0, length_ms + min(int(HOLD_SHARE * wanted.cycle_ms), red_room_ms) - elapsed_ms)
        if hold_ms <= rest_ms and self._reds_allow(phase, hold_ms, now_ms):
            return Switch(wanted, phase, length_ms - hold_ms)
        if overdue:
            return Switch(wanted, phase, min(elapsed_ms, length_ms), "uncoordinated")
        return None

    def _reds_allow(self, phase: int, hold_ms: int, now_ms: int) -> bool:
        """Whether every other stage comes in time if `phase` of the wanted program is held for `hold_ms`."""
        wanted, wait_ms = self.wanted, hold_ms
        for step in range(1, len(wanted.stage)):
            following = (phase + step) % len(wanted.stage)
            seen_ms = self._green_ms.get(wanted.stage[following])
            if seen_ms is not None and wanted.stage[following] >= 0 and now_ms + wait_ms - seen_ms > self._max_red_ms:
                return False
            wait_ms += wanted.max_ms[following]
        return True
