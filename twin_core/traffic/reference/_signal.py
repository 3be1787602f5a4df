"""Signal programs: where a fixed-time program stands, how a gap-actuated one goes on, who still drives at yellow.

Source: SUMO's documented programs ("Simulation/Traffic_Lights", types static and actuated). Times in seconds of
simulation; states are strings with one letter per link.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twin_core.traffic.reference._krauss import brake_gap

__all__ = ["Actuated", "Loop", "Phase", "brakes_for_yellow", "loop_distance", "static_position"]

MAX_GAP_S = 3.0
DETECTOR_GAP_S = 2.0
PASSING_S = 1.9
CAR_SPACE_M = 7.5
LEAST_DECEL = 3.0


@dataclass(frozen=True)
class Phase:
    """One phase. `min_s = max_s = duration_s` makes it a fixed one."""

    duration_s: float
    state: str
    min_s: float
    max_s: float
    next: int | None = None


def static_position(phases: Sequence[Phase], offset_s: float, time_s: float) -> tuple[int, float]:
    """(phase, seconds since it began) of a fixed-time program: (t − offset) modulo cycle, walked from phase 0."""
    left = math.fmod(time_s - offset_s, sum(p.duration_s for p in phases))
    if left < 0.0:
        left += sum(p.duration_s for p in phases)
    for index, phase in enumerate(phases):
        if left < phase.duration_s:
            return index, left
        left -= phase.duration_s
    return 0, 0.0  # only by round-off of fractional durations


def brakes_for_yellow(seen_m: float, v_mps: float, decel: float, emergency: float, step_s: float = 1.0) -> bool:
    """Is there room to stop with the usual deceleration (of at least 3 m/s², if the car can)?"""
    return seen_m >= brake_gap(v_mps, max(decel, min(LEAST_DECEL, emergency)), 0.0, step_s)


def loop_distance(limit_mps: float, min_green_s: float) -> float:
    """Metres before the stop line at which an actuated program puts its loop.

    The shorter of two seconds' drive and the queue that the minimum green discharges.
    """
    return min(DETECTOR_GAP_S * limit_mps, (min_green_s / PASSING_S + 0.5) * CAR_SPACE_M)


@dataclass(frozen=True)
class Loop:
    """A loop of an actuated program: the phases it may prolong."""

    phases: frozenset[int]


@dataclass
class Actuated:
    """One gap-actuated program at work; `advance` once per second of simulation.

    A phase with min ≠ max is looked at when its minimum is over, then again each time the prolongation ends. It goes
    on while a loop that counts in it has been free for less than the maximum gap.
    """

    phases: Sequence[Phase]
    loops: Sequence[Loop]
    phase: int = 0
    since_s: float = 0.0
    check_s: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.check_s = self.since_s + self._first_look()

    def _fixed(self) -> bool:
        now = self.phases[self.phase]
        return now.min_s == now.max_s

    def _first_look(self) -> float:
        now = self.phases[self.phase]
        return now.duration_s if self._fixed() else now.min_s

    def _successor(self) -> int:
        given = self.phases[self.phase].next
        return (self.phase + 1) % len(self.phases) if given is None else given

    def advance(self, time_s: float, gaps_s: Mapping[int, float]) -> int:
        """Phase from `time_s` on; `gaps_s` is the time since each loop was left, 0 while it is occupied."""
        if time_s < self.check_s:
            return self.phase
        if not self._fixed():
            now = self.phases[self.phase]
            held = [gaps_s[i] for i, loop in enumerate(self.loops) if self.phase in loop.phases]
            shortest = min(held, default=math.inf)
            room = now.max_s - (time_s - self.since_s)
            if shortest < MAX_GAP_S and room > 0.0:
                self.check_s = time_s + min(room, max(1.0, math.ceil(DETECTOR_GAP_S - shortest)))
                return self.phase
        self.phase = self._successor()
        self.since_s = time_s
        self.check_s = time_s + self._first_look()
        return self.phase
