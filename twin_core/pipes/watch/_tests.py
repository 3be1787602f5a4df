"""Sequential tests of many sensors at once: has what a sensor says against the model changed?

A two-sided CUSUM (Page 1954, doi:10.1093/biomet/41.1-2.100) of each sensor's residual, less the bias that the sensor
usually has and standardised by its usual spread. Both are learned in a warm-up and then follow slowly; they stand still
while the test leans towards a change, so that a change is not learned.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

__all__ = ["LIMIT", "Bank"]

F64 = NDArray[np.float64]
SLACK, LIMIT = 1.5, 30.0
"""In standard errors. Independent normal residuals would never get there; those of a network hang together over minutes
(demand wavers), so that the rate of false alarms is not computed but measured (`docs/water.md`)."""
WARM_UP = 30
LEVEL_SHARE, SPREAD_SHARE = 0.05, 0.02
LEAST_SPREAD = 1.5
"""Of a residual, in standard errors of the instrument: demand wavers besides."""
LOOSE = 3.0
"""Residuals beyond so many standard errors say nothing about the usual spread."""
STUCK_MIN = 45
"""After so many minutes of leaning without a verdict the bias is learned anew: the sensor itself has changed."""
KEPT = 60


class Bank:
    """[n] sensors, one value a minute each, NaN where one is missing. `history` holds residuals, `levels` biases."""

    def __init__(self, count: int) -> None:
        self.level = np.zeros(count)
        self.spread2 = np.zeros(count)
        self.up, self.down = np.zeros(count), np.zeros(count)
        self.age = np.zeros(count, np.int64)
        self.leaning = np.zeros(count, np.int64)  # minutes since the test last stood at zero
        self.history: list[F64] = []
        self.levels: list[F64] = []

    def take(self, residual: F64, error: F64, *, hold: bool = False) -> F64:
        """A minute's residuals and the standard errors of the instruments; returns them less bias and standardised.

        `hold`: biases stay as they are, since something is known to be wrong.
        """
        heard = np.isfinite(residual)
        innovation = np.where(heard, residual - self.level, 0.0)
        score = innovation / self.scale(error)
        new = self.age < WARM_UP
        tested = heard & ~new
        self.up = np.where(tested, np.maximum(0.0, self.up + score - SLACK), self.up)
        self.down = np.where(tested, np.maximum(0.0, self.down - score - SLACK), self.down)
        lean = np.maximum(self.up, self.down)
        self.leaning = np.where(lean > 0.0, self.leaning + 1, 0)
        if not hold:
            self._learn(heard, innovation, score, new, lean)
        self.age += heard
        self.history = [*self.history[1 - KEPT :], np.where(heard, residual, np.nan)]
        self.levels = [*self.levels[1 - KEPT :], self.level.copy()]
        return np.where(tested, score, np.nan)

    def _learn(self, heard: NDArray[np.bool_], innovation: F64, score: F64, new: NDArray[np.bool_], lean: F64) -> None:
        first, calm = heard & new, heard & ~new & (lean < LIMIT / 2)
        count = self.age + 1.0
        self.level = self.level + np.where(first, 1.0 / count, np.where(calm, LEVEL_SHARE, 0.0)) * innovation
        # Welford's update of the mean square, while it is one
        first_square = (1.0 - 1.0 / count) * innovation**2
        square = np.where(first, first_square, innovation**2)
        usual = calm & (np.abs(score) < LOOSE)
        share = np.where(first, 1.0 / count, np.where(usual, SPREAD_SHARE, 0.0))
        self.spread2 = self.spread2 + share * (square - self.spread2)
        stuck = self.leaning > STUCK_MIN
        if stuck.any():
            self.forget(stuck)

    def scale(self, error: F64) -> F64:
        """[n] usual spread of each sensor's residual, given the standard errors of the instruments."""
        return np.asarray(np.maximum(LEAST_SPREAD * error, np.sqrt(self.spread2)))

    def forget(self, which: NDArray[np.bool_] | None = None) -> None:
        """Learn biases anew, of all or of some sensors."""
        chosen = np.ones(self.age.size, bool) if which is None else which
        for array in (self.up, self.down):
            array[chosen] = 0.0
        self.age[chosen] = self.leaning[chosen] = 0

    def crossed(self) -> NDArray[np.bool_]:
        """[n] whose test has passed its limit."""
        return np.asarray(np.maximum(self.up, self.down) > LIMIT)

    def shift(self, minutes: int) -> F64:
        """[n] mean residual of the last `minutes` less the bias before them; NaN where it cannot be told."""
        minutes = min(minutes, len(self.history) - 1)
        if minutes < 1:
            return np.full(self.age.size, np.nan)
        late = np.array(self.history[-minutes:])
        heard = np.isfinite(late)
        mean = np.divide(np.where(heard, late, 0.0).sum(axis=0), heard.sum(axis=0), where=heard.any(axis=0),
                         out=np.full(self.age.size, np.nan))  # fmt: skip
        return np.asarray(np.where(self.age > WARM_UP, mean - self.levels[-minutes - 1], np.nan))

    def onset(self, error: F64, longest: int) -> int:
        """Minutes since the change began that all sensors together make likeliest (generalised likelihood ratio)."""
        scale = self.scale(error)
        longest = min(longest, len(self.history) - 1)
        gains = [float(np.nansum((self.shift(m) / scale) ** 2)) * m for m in range(1, longest + 1)]
        return 1 + int(np.argmax(gains)) if gains else 1

    def state(self) -> dict[str, list[object]]:
        """Plain lists, for `restore`."""
        names = ("level", "spread2", "up", "down", "age", "leaning")
        kept: dict[str, list[object]] = {name: getattr(self, name).tolist() for name in names}
        for name in ("history", "levels"):
            kept[name] = [[None if not np.isfinite(v) else v for v in row] for row in getattr(self, name)]
        return kept

    def restore(self, state: Mapping[str, list[object]]) -> None:
        """Take what `state` kept. Raises KeyError and ValueError where it is of other sensors."""
        for name in ("level", "spread2", "up", "down", "age", "leaning"):
            array = np.array(state[name], getattr(self, name).dtype)
            if array.shape != self.age.shape:
                raise ValueError(f"{name} has {array.size} entries instead of {self.age.size}")
            setattr(self, name, array)
        self.history = [np.array(row, np.float64) for row in state["history"]]
        self.levels = [np.array(row, np.float64) for row in state["levels"]]
