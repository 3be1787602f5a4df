"""The search: day by day, is there one more leak, since when, and in which pipe?

One more leak is looked for in what the last 1, 3, … days showed against what was expected before them:

    gain_j = (s_jᵀ V⁻¹ r)² / (s_jᵀ V⁻¹ s_j)        twice the log-likelihood that a leak at j adds

A leak that was found is followed, and its place looked for again as days come in; it is reported once most of the
likelihood lies where a crew would find it. The use of the spatial pattern rather than of single sensors is that of
Pérez et al. 2011, Control Eng. Practice 19, 1157.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from citybrain_wire.errors import BadInput
from numpy.typing import NDArray
from scipy.linalg import solve_triangular

from twin_core.pipes.detect._driven import Day, DrivenModel, Sensors
from twin_core.pipes.detect._linear import Assumptions
from twin_core.pipes.detect._log import MOST_M3S
from twin_core.pipes.detect._places import places_of
from twin_core.pipes.detect._state import Followed
from twin_core.pipes.detect._tracker import Tracker
from twin_core.pipes.water import WaterNetwork

__all__ = ["LeakFinder", "LeakReport"]

F64 = NDArray[np.float64]

COMMISSIONING_DAYS = 7
"""Days at the begin in which the network is taken as whole."""
WINDOWS_DAYS = (1, 3, 7, 14, 28)
"""Whole days that are looked at together: the short ones see a burst, the long ones a hole that grows."""
ENOUGH, MENDED = 40.0, 30.0
"""Gains from which a leak is taken up or taken as mended: some 900 pipes are tried each day for years."""
MENDED_DAYS = 7
BACK = (0.7, 1.35)
"""So much of a mended leak's water is back, at once: only windows up to MENDED_DAYS are looked at."""
LEAST_M3S, SCALE_M3S = 2.0 / 3600.0, 5.0 / 3600.0
"""The least leak that is looked for, and the least size by which a signature's errors are scaled."""
NEAR_M, SAME_M = 300.0, 200.0
"""Within NEAR_M a crew finds the leak; two leaks within SAME_M are one."""
CLEAR, CLEAR_LATE, LATE_DAYS = 0.8, 0.6, 30
"""Share of the likelihood that must lie near the place for a report, and after so many days."""
SURE_DAYS = 7
"""Small leaks are reported only after so long."""
FREE_WALK_M3S = 2.0 / 3600.0
"""What known leaks may have grown in a day before it is called a new one."""
MOVE, MOVE_SHARE = 8.0, 0.25
"""A known leak that stands elsewhere explains it, if that adds so much, or such a share of a new leak's gain."""
LOOK_AGES = frozenset((2, 3, 4, 5, 7, 10, 14, 18, 22, 26, 30, 36, 42, 50, 60, 70))
LOOK_AFTER = frozenset((3, 7, 14, 28, 42, 56))
"""Days after its begin, and after its report, on which a leak's place is looked for again."""
YOUNG_DAYS, SETTLING_DAYS = 5, 10
"""A leak younger than this goes first; older ones keep their places until so long after it began."""
OPEN_DAYS = 70
"""After this a leak's place is final."""
GONE_M3S, GONE_DAYS = 0.7 / 3600.0, 3
"""A leak that shows less for so long was none."""


@dataclass(frozen=True)
class LeakReport:
    """A leak that was found. `ranked`: pipes, likeliest first, with their `likelihood`.

    `share` of the likelihood within 300 m of `pipe`; `correction`: an earlier report of this leak named a wrong place.
    """

    day: int
    onset_day: int
    pipe: str
    flow_m3s: float
    ranked: tuple[str, ...]
    likelihood: tuple[float, ...]
    share: float
    correction: bool = False


@dataclass(eq=False)
class _Case:
    """A leak that is followed, and what was said of it."""

    leak: Followed
    report: LeakReport | None = None
    low_days: int = 0


class LeakFinder:
    """Takes a day at a time, in order. Pure: the same days give the same reports."""

    def __init__(self, network: WaterNetwork, sensors: Sensors, assumed: Assumptions | None = None) -> None:
        """Watch `network` through `sensors`. Raises `BadInput` for sensors that it does not have."""
        self._model = DrivenModel(network, sensors)
        self._tracker = Tracker(self._model, assumed or Assumptions())
        self._cases: list[_Case] = []
        self._distance_m = self._tracker.lineariser.distance_m
        self._near = self._distance_m <= NEAR_M
        self._number = {pipe: i for i, pipe in enumerate(self._model.pipes)}

    @property
    def open_leaks(self) -> tuple[LeakReport, ...]:
        """The last report of each leak that was reported and still runs."""
        return tuple(case.report for case in self._running() if case.report is not None)

    def distance_m(self, one: str, other: str) -> float:
        """Metres along pipes between the centres of two pipes. Raises `BadInput` for a pipe that cannot be named."""
        for pipe in (one, other):
            if pipe not in self._number:
                raise BadInput(f"{pipe!r} is no pipe between two junctions of this network")
        return float(self._distance_m[self._number[one], self._number[other]])

    def take(self, day: Day) -> list[LeakReport]:
        """Leaks found with this day, and corrections. Raises `BadInput` for a day that is misshapen or out of turn."""
        tracker = self._tracker
        day.check(self._model.sensors)
        if day.number != tracker.day + 1:
            raise BadInput(f"day {day.number} came after day {tracker.day}; days are taken in order, none left out")
        tracker.take(day)
        # What begins in the midst of a day is judged when the next one has shown it whole.
        if tracker.day < COMMISSIONING_DAYS or tracker.begins_today:
            return []
        self._search()
        largest_first = sorted(self._running(), key=lambda case: -case.leak.flow_m3s)
        reports = [report for case in largest_first if case in self._cases for report in self._look(case)]
        self._let_go()
        young = [case.leak.onset for case in self._cases if tracker.day - case.leak.found <= OPEN_DAYS]
        tracker.forget_before(min([tracker.day - max(WINDOWS_DAYS), *young]) - 2)
        return reports

    def _running(self) -> list[_Case]:
        return [case for case in self._cases if case.leak.end > self._tracker.day]

    def _age(self, leak: Followed) -> int:
        return self._tracker.day - leak.onset + 1

    # --- something changed ------------------------------------------------------------------------------------------

    def _search(self) -> None:
        """Look at windows since the last known event, short ones first; take up or end at most one leak a day."""
        today = self._tracker.day
        settled = all(self._age(case.leak) >= 3 and not 0 <= today - case.leak.end <= 1 for case in self._cases)
        longest = today - max(COMMISSIONING_DAYS, self._tracker.last_event() + 1)
        for window in sorted({min(days, longest) for days in WINDOWS_DAYS}):
            if window < 1:
                continue
            mended, back = self._most_mended(window)
            place, flow, gain = self._most_likely(window)
            if mended is not None and back > max(MENDED, gain):
                self._tracker.end(mended.leak, today - window)
                return
            if settled and gain > ENOUGH:
                if not self._moved(gain):
                    self._take_up(Followed(place, today - window, today, max(SCALE_M3S, flow)))
                return

    def _window(self, days: int, walk: float | None = None) -> tuple[F64, F64, F64]:
        """(whitened rest, L of the covariance, signatures [P, D]) of the last days; the day before them is left out."""
        today = self._tracker.day
        span = self._tracker.span(today - days - 1, [(today - days + 1, today)], walk=walk)
        lower = np.asarray(np.linalg.cholesky(span.cov), np.float64)
        return solve_triangular(lower, span.rest, lower=True), lower, span.linears[0].signature

    def _most_likely(self, window: int) -> tuple[int, float, float]:
        """(place, flow m³/s, gain) of the new leak that explains most of the window."""
        rest, lower, signature = self._window(window, FREE_WALK_M3S)
        columns = solve_triangular(lower, signature.T, lower=True)
        along = rest @ columns
        flow = along / np.maximum((columns * columns).sum(axis=0), 1e-12)
        gain = np.where((flow > LEAST_M3S) & (flow < MOST_M3S), along * flow, 0.0)
        for case in self._running():
            gain[self._near[case.leak.place]] = 0.0  # more water there is the same leak's
        best = int(np.argmax(gain))
        return best, float(flow[best]), float(gain[best])

    def _most_mended(self, window: int) -> tuple[_Case | None, float]:
        """(leak, gain) of that whose water is back in the window."""
        tracker = self._tracker
        before = tracker.day - window - 1
        flows = {
            case: tracker.flow_on(before, case.leak) for case in self._running() if case.leak.onset + 2 <= before
        }  # fmt: skip
        if window > MENDED_DAYS or not any(flow > LEAST_M3S / 2.0 for flow in flows.values()):
            return None, 0.0
        rest, lower, signature = self._window(window)
        found: list[tuple[float, _Case]] = []
        for case, flow in flows.items():
            column = solve_triangular(lower, signature[case.leak.place], lower=True)
            power = float(column @ column)
            less = -float(column @ rest) / power
            if BACK[0] * flow < less < BACK[1] * flow:
                found.append((less**2 * power, case))
        gain, most = max(found, key=lambda one: one[0], default=(0.0, None))
        return most, gain

    def _take_up(self, leak: Followed) -> None:
        self._tracker.leaks.append(leak)
        self._cases.append(_Case(leak))
        self._tracker.follow_again(leak.onset)

    def _moved(self, gain: float) -> bool:
        """Whether a leak that is known, but stands elsewhere than thought, explains it; then it was moved."""
        today = self._tracker.day
        for case in sorted(self._running(), key=lambda case: -case.leak.flow_m3s):
            leak = case.leak
            old = today - leak.found > (SETTLING_DAYS if case.report else OPEN_DAYS)
            if old or self._tracker.last_event(leak) == today or self._age(leak) < 4:
                continue
            places = places_of(self._tracker, leak)
            if places.best != leak.place and places.better_than(leak.place) > max(MOVE, MOVE_SHARE * gain):
                leak.place = places.best
                self._tracker.follow_again(leak.onset)
                return True
        return False

    # --- where is it ------------------------------------------------------------------------------------------------

    def _may_look(self, case: _Case) -> bool:
        """Whether a leak's place is looked for today: not while a younger leak is still being placed."""
        leak, today = case.leak, self._tracker.day
        since = today - self._tracker.last_event(leak)
        if today - leak.found > OPEN_DAYS or since < (1 if self._age(leak) < YOUNG_DAYS else 3):
            return False
        if case.report is None:
            return self._age(leak) in LOOK_AGES
        return since >= SETTLING_DAYS and not case.report.correction and today - case.report.day in LOOK_AFTER

    def _look(self, case: _Case) -> list[LeakReport]:
        """Look again where a leak is; report it once that is clear."""
        leak, age = case.leak, self._age(case.leak)
        if not self._may_look(case):
            return []
        places = places_of(self._tracker, leak)
        for _ in range(3 if age < YOUNG_DAYS else 1):
            if places.best == leak.place or places.better_than(leak.place) < 2.0:
                break
            leak.place = places.best
            self._tracker.follow_again(leak.onset)
            if self._merged(case):
                return []
            places = places_of(self._tracker, leak)
        share = self._near @ places.weight
        place = int(np.argmax(share + 1e-3 * places.weight))
        least = LEAST_M3S if age >= SURE_DAYS else 2.0 * LEAST_M3S
        if age < 3 or leak.flow_m3s < least or share[place] < (CLEAR if age < LATE_DAYS else CLEAR_LATE):
            return []
        if case.report is not None:
            reported = self._number[case.report.pipe]
            if share[reported] > 0.1 or share[place] < 0.9:
                return []
        case.report = self._report(case, place, places.weight, float(share[place]))
        return [case.report]

    def _report(self, case: _Case, place: int, weight: F64, share: float) -> LeakReport:
        order = np.argsort(-weight, kind="stable")[:10]
        pipes = self._model.pipes
        return LeakReport(
            self._tracker.day, case.leak.onset, pipes[place], case.leak.flow_m3s,
            tuple(pipes[i] for i in order), tuple(weight[order].tolist()), share, case.report is not None,
        )  # fmt: skip

    def _merged(self, case: _Case) -> bool:
        """Two leaks at one place are one; the one known longer stays, at the place of the larger."""
        for other in self._running():
            if other is case or self._distance_m[other.leak.place, case.leak.place] > SAME_M:
                continue
            stays, goes = sorted((case, other), key=lambda one: one.leak.onset)
            if goes.leak.flow_m3s > stays.leak.flow_m3s:
                stays.leak.place = goes.leak.place
            stays.report = stays.report or goes.report
            self._cases.remove(goes)
            self._tracker.leaks.remove(goes.leak)
            self._tracker.follow_again(stays.leak.onset)
            return True
        return False

    def _let_go(self) -> None:
        """Leaks that were mended long enough ago, and those that turned out to be none."""
        today = self._tracker.day
        for case in list(self._cases):
            case.low_days = case.low_days + 1 if case.leak.flow_m3s < GONE_M3S else 0
            past = today - case.leak.end > max(WINDOWS_DAYS) + 2
            if past or (case.leak.end > today and case.low_days >= GONE_DAYS):
                self._cases.remove(case)
                self._tracker.drop(case.leak)
