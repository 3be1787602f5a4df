"""Follows what lasts, errors of the model and flows of known leaks, by an extended Kalman filter over days.

    o_d = E_d z + Σ (s_k q_k + A_k a_k) + moods and noise

o_d is what the sensors showed on day d less what the driven model says without leaks. The states of the last weeks are
kept, so that a leak found late is followed from the day on which it began, and any stretch of days can be compared
with what was expected before it (Willsky & Jones 1976, IEEE Trans. Autom. Control 21, 108).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular

from twin_core.pipes.detect._driven import BLOCKS, Day, DrivenModel
from twin_core.pipes.detect._linear import Assumptions, Linear
from twin_core.pipes.detect._log import DayLog
from twin_core.pipes.detect._state import MODES, Followed, State

__all__ = ["SIGNATURE_ERROR", "Span", "Tracker"]

F64 = NDArray[np.float64]

SIGNATURE_ERROR = 0.03
"""Relative error of a signature at each sensor by itself."""
LASTING_WALK = 1e-3
"""How far lasting errors may move in a day, in their standard deviations."""
YOUNG_DAYS = 100
YOUNG_WALK_M3S, OLD_WALK_M3S = 0.6 / 3600.0, 0.15 / 3600.0
"""A leak's flow drifts by so much in a day; holes grow for weeks, then stay."""
MODE_WALK = 0.3
"""Share of that drift in each way in which the signature may be wrong."""
MOOD_MEMORY = 0.5
"""Correlation of moods from one day to the next."""
PRIOR_DAYS, MEMORY_DAYS = 60, 200
"""The assumed covariance weighs as much as so many days; measured ones count up to so many."""
CALM = 3.0
"""χ² per value up to which a day counts for the measured covariance."""
GROWN_M3S = 0.5 / 3600.0
"""Growth below this changes signatures by nothing that shows."""
PASSES, SETTLED_M3S = 3, 0.5 / 3600.0
"""A step is solved again around its own answer until no flow moves by more."""
JUMP, JUMP_DAYS, USUAL_DAYS = 60.0, 8, 60
"""A day's χ² is so much above that of the days before when a leak of some 5 m³/h begins."""


@dataclass(frozen=True, eq=False)
class Span:
    """Some stretches of days against what was expected: `rest` [N·D], `cov` [N·D, N·D], the model of each stretch."""

    rest: F64
    cov: F64
    linears: tuple[Linear, ...]


class Tracker:
    """Takes days, and follows the leaks in `leaks`, which its user adds to, moves and ends."""

    def __init__(self, model: DrivenModel, assumed: Assumptions) -> None:
        """Nothing is known yet; the first days should be free of leaks that matter."""
        self._log = DayLog(model, assumed)
        self.lineariser = self._log.lineariser
        self.leaks: list[Followed] = []
        self.day = -1
        self._states: dict[int, State] = {}
        self._chi2: list[float] = []
        width = len(BLOCKS) * model.width
        self._measured, self._count = np.zeros((width, width)), 0
        self._last: F64 | None = None

    def take(self, day: Day) -> None:
        """Go on by one day."""
        self.day += 1
        self._log.add(self.day, day, self._flows())
        if self.day == 0:
            lasting = len(self._log.linear.lasting)
            self._states[-1] = State(np.zeros(lasting), np.eye(lasting), ())
        chi2 = self._step(self.day)
        self._learn(chi2)
        self._give_flows()
        self._chi2 = [*self._chi2[-USUAL_DAYS:], chi2]

    @property
    def begins_today(self) -> bool:
        """Whether today surprises and yesterday did not: what begins in the midst of a day is seen whole tomorrow."""
        if len(self._chi2) < JUMP_DAYS:
            return False
        usual = float(np.median(self._chi2[:-2]))
        return self._chi2[-1] > usual + JUMP >= self._chi2[-2]

    def forget_before(self, day: int) -> None:
        """Days before will not be asked for again."""
        self._log.forget_before(day)
        for number in [n for n in self._states if n < min(self._log.days) - 1]:
            del self._states[number]

    def _flows(self) -> dict[Followed, float]:
        return {leak: leak.flow_m3s for leak in self.leaks if leak.runs(self.day)}

    def _give_flows(self) -> None:
        state = self._states[self.day]
        for leak in self.leaks:
            leak.flow_m3s = max(0.0, state.flow_of(leak)) if leak.end > self.day else 0.0

    # --- noise ------------------------------------------------------------------------------------------------------

    def covariance(self, days: int) -> F64:
        """[D, D] of the mean of so many days' moods and noise."""
        linear = self._log.linear
        one = (PRIOR_DAYS * (linear.mood + linear.noise) + self._measured) / (PRIOR_DAYS + self._count)
        lag = np.arange(1, days)
        together = 2.0 * float(((1.0 - lag / days) * MOOD_MEMORY**lag).sum()) / days
        return one / days + together * linear.mood

    def _learn(self, chi2: float) -> None:
        """The covariance of a day from differences of neighbouring days: what lasts and what grows falls out."""
        kept, state = self._log.days[self.day], self._states[self.day]
        rest = kept.seen - state.mean @ self._design(kept.linear, state.leaks)
        calm = chi2 < CALM * rest.size
        if calm and self._last is not None:
            change = rest - self._last
            self._measured += np.outer(change, change) / 2.0
            self._count += 1
            if self._count > MEMORY_DAYS:
                self._measured *= MEMORY_DAYS / self._count
                self._count = MEMORY_DAYS
        self._last = rest if calm else None

    # --- the filter -------------------------------------------------------------------------------------------------

    def _design(self, linear: Linear, leaks: Sequence[Followed]) -> F64:
        return np.vstack((linear.lasting, *(self._log.rows_of(leak, linear) for leak in leaks)))

    def _step(self, day: int) -> float:
        """From the state of the day before to this day's; returns χ² of the day."""
        state = self._ahead(day)
        # A leak begins or is mended in the midst of a day: that day shows neither the one nor the other.
        if any(day in (leak.onset, leak.end) for leak in state.leaks):
            self._log.look(day, _positive(state, state.mean))
            self._states[day] = state
            return 0.0
        design = self._design(self._log.days[day].linear, state.leaks)
        lower = np.linalg.cholesky(design.T @ state.cov @ design + self.covariance(1))
        gain = solve_triangular(lower, (state.cov @ design).T, lower=True)
        mean, flows, chi2 = state.mean, _positive(state, state.mean), 0.0
        for _ in range(PASSES):
            seen = self._log.look(day, flows)
            innovation = solve_triangular(lower, seen - state.mean @ design, lower=True)
            mean, chi2 = state.mean + gain.T @ innovation, float(innovation @ innovation)
            before, flows = flows, _positive(state, mean)
            if all(abs(flows[leak] - before[leak]) < SETTLED_M3S for leak in flows):
                break
        self._states[day] = State(mean, state.cov - gain.T @ gain, state.leaks)
        return chi2

    def _ahead(self, day: int) -> State:
        """What is expected of a day on the evening before."""
        state = self._states[day - 1].with_leaks([leak for leak in self.leaks if leak.runs(day)])
        drift = np.zeros(len(state.mean))
        drift[: state.lasting] = LASTING_WALK**2
        for i, leak in enumerate(state.leaks):
            drift[state.slot(i)] = _drift(walk_m3s(day - leak.onset) ** 2)
        return State(state.mean, state.cov + np.diag(drift), state.leaks)

    def follow_again(self, day: int) -> None:
        """Run the filter anew from this day on, or the first that is kept, after leaks were added, moved or ended."""
        for number in range(max(day, min(self._log.days)), self.day + 1):
            self._log.unsee(number)
            self._step(number)
        self._give_flows()

    def end(self, leak: Followed, day: int) -> None:
        """A leak was mended on this day."""
        leak.end = day
        self.follow_again(day)

    def drop(self, leak: Followed) -> None:
        """Follow a leak no longer."""
        self.leaks.remove(leak)
        state = self._states[self.day]
        self._states[self.day] = state.with_leaks([one for one in state.leaks if one is not leak])
        self._log.let_go(leak)

    # --- looking back -----------------------------------------------------------------------------------------------

    def last_event(self, apart_from: Followed | None = None) -> int:
        """The last day on which a leak is known to have begun or ended; -1 where there was none."""
        days = [day for leak in self.leaks if leak is not apart_from for day in (leak.onset, leak.end)]
        return max((day for day in days if day <= self.day), default=-1)

    def flow_on(self, day: int, leak: Followed) -> float:
        """m³/s that a leak was thought to have on the evening of a day; 0 where it was not known."""
        return self._states[day].flow_of(leak)

    def signatures_of_size(self, leak: Followed, near: NDArray[np.int64] | None) -> F64:
        """[P, D] per m³/s of a leak as large as this one, today and beside the others; in full at `near` pipes."""
        others = {other: flow for other, flow in self._flows().items() if other is not leak}
        return self._log.signatures_of_size(self.day, leak.flow_m3s, others, near)

    def span(
        self,
        before: int,
        stretches: Sequence[tuple[int, int]],
        *,
        without: Followed | None = None,
        walk: float | None = None,
    ) -> Span:
        """Means over (first, last) stretches of days, less what was expected on the evening of day `before`.

        `without` a leak that is taken as not known; `walk` widens the daily drift of the others, m³/s.
        """
        state = self._states[before].with_leaks([leak for leak in self.leaks if leak is not without])
        linears = tuple(self._log.days[(first + last) // 2].linear for first, last in stretches)
        designs, rests = [], []
        for (first, last), linear in zip(stretches, linears, strict=True):
            design = self._design(linear, state.leaks)
            for n, leak in enumerate(state.leaks):
                if leak.onset > last or leak.end < first:
                    design[state.slot(n)] = 0.0
            seen = [self._log.seen_as(day, linear, without) for day in range(first, last + 1)]
            rests.append(np.mean(seen, axis=0) - state.mean @ design)
            designs.append(design)
        size = len(rests[0])
        cov = np.zeros((len(stretches) * size, len(stretches) * size))
        for i, (first, last) in enumerate(stretches):
            for k in range(i, len(stretches)):
                middle = (first + last) / 2.0 - before
                part = designs[i].T @ self._prior(state, before, middle, walk) @ designs[k]
                part += self._grown(state, before, linears[i], linears[k])
                if i == k:
                    part += self.covariance(last - first + 1)
                a, b = slice(i * size, (i + 1) * size), slice(k * size, (k + 1) * size)
                cov[a, b], cov[b, a] = part, part.T
        return Span(np.concatenate(rests), cov, linears)

    def _prior(self, state: State, before: int, days: float, walk: float | None) -> F64:
        """Covariance of x so many days later; of two times it is that of the earlier."""
        drift = np.zeros(len(state.mean))
        known = self._states[before].leaks
        for n, leak in enumerate(state.leaks):
            if leak in known:
                drift[state.slot(n)] = _drift((walk or walk_m3s(self.day - leak.onset)) ** 2 * days)
        return state.cov + np.diag(drift)

    def _grown(self, state: State, before: int, one: Linear, other: Linear) -> F64:
        """[D, D] what leaks that have grown since may do otherwise than their signatures say."""
        out = np.zeros((one.signature.shape[1],) * 2)
        for leak in self._states[before].leaks:
            grown = leak.flow_m3s - self.flow_on(before, leak)
            if leak in state.leaks and leak.end > self.day and abs(grown) > GROWN_M3S:
                alone = SIGNATURE_ERROR**2 * one.signature[leak.place] * other.signature[leak.place]
                out += grown**2 * (one.doubt[leak.place].T @ other.doubt[leak.place] + np.diag(alone))
        return out


def walk_m3s(age_days: int) -> float:
    """Standard deviation by which a leak's flow drifts in a day."""
    return YOUNG_WALK_M3S if age_days < YOUNG_DAYS else OLD_WALK_M3S


def _drift(variance: float) -> F64:
    return np.array([variance] + [MODE_WALK**2 * variance] * MODES)


def _positive(state: State, mean: F64) -> dict[Followed, float]:
    return {leak: max(0.0, float(mean[state.slot(i).start])) for i, leak in enumerate(state.leaks)}
