"""How good a forecast was: errors of the mean, of persistence, coverage and CRPS, when its time has come.

The CRPS of a forecast known by quantiles is twice the mean pinball loss over its levels (Laio & Tamea 2007,
doi:10.5194/hess-11-1267-2007): in the unit of the quantity, 0 is perfect, and for a single value it is the absolute
error. Everything is a plain sum over (place, quantity, lead), so scores of many forecasts add up exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

__all__ = ["LEVELS", "QUANTITIES", "Score", "Scores", "score_values"]

F64 = NDArray[np.float64]

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
QUANTITIES = ("speed_mps", "queue")


@dataclass(frozen=True)
class Score:
    """Sums over scored values. The properties are what people read; NaN while nothing was scored."""

    n: int = 0
    absolute_error: float = 0.0
    persistence_error: float = 0.0
    covered: int = 0  # within the 5–95 % range
    crps_sum: float = 0.0
    error: float = 0.0

    def __add__(self, other: Score) -> Score:
        """Both together."""
        return Score(
            self.n + other.n,
            self.absolute_error + other.absolute_error,
            self.persistence_error + other.persistence_error,
            self.covered + other.covered,
            self.crps_sum + other.crps_sum,
            self.error + other.error,
        )

    def _mean(self, total: float) -> float:
        return total / self.n if self.n else float("nan")

    @property
    def mae(self) -> float:
        """Mean absolute error of the ensemble mean."""
        return self._mean(self.absolute_error)

    @property
    def persistence(self) -> float:
        """Mean absolute error of "it stays as it was when the forecast was made"."""
        return self._mean(self.persistence_error)

    @property
    def coverage(self) -> float:
        """Share of observations within the 5–95 % range; 0.9 is right."""
        return self._mean(self.covered)

    @property
    def crps(self) -> float:
        """Mean continuous ranked probability score."""
        return self._mean(self.crps_sum)

    @property
    def bias(self) -> float:
        """Mean of forecast minus observation."""
        return self._mean(self.error)

    def to_dict(self) -> dict[str, float | int | None]:
        """For JSON: means rounded to four places, None while nothing was scored."""
        names = ("mae", "persistence", "coverage", "crps", "bias")
        values: dict[str, float | int | None] = {
            name: round(float(getattr(self, name)), 4) if self.n else None for name in names
        }
        return {"n": self.n, **values}


def score_values(mean: F64, quantiles: F64, persistence: F64, observed: F64) -> Score:
    """Score one quantity at one lead.

    Args:
        mean: [K] ensemble mean. quantiles: [len(LEVELS), K]. persistence: [K] value when the forecast was made.
        observed: [K]. Where any of them is NaN (no car passed, say), the place is left out.
    """
    good = np.isfinite(mean) & np.isfinite(persistence) & np.isfinite(observed) & np.isfinite(quantiles).all(axis=0)
    if not good.any():
        return Score()
    mean, quantiles, persistence, y = mean[good], quantiles[:, good], persistence[good], observed[good]
    levels = np.array(LEVELS)[:, None]
    below = y[None, :] - quantiles
    pinball = np.maximum(levels * below, (levels - 1.0) * below)
    return Score(
        n=int(y.size),
        absolute_error=float(np.abs(mean - y).sum()),
        persistence_error=float(np.abs(persistence - y).sum()),
        covered=int(((y >= quantiles[0]) & (y <= quantiles[-1])).sum()),
        crps_sum=float(2.0 * pinball.mean(axis=0).sum()),
        error=float((mean - y).sum()),
    )


@dataclass(frozen=True)
class Scores:
    """Scores by quantity and lead: `by[quantity, lead_s]`."""

    by: Mapping[tuple[str, int], Score] = field(default_factory=dict)

    def plus(self, quantity: str, lead_s: int, score: Score) -> Scores:
        """With one more score."""
        key = (quantity, lead_s)
        return replace(self, by={**self.by, key: self.by.get(key, Score()) + score})

    def __add__(self, other: Scores) -> Scores:
        """Both together."""
        out = self
        for (quantity, lead_s), score in other.by.items():
            out = out.plus(quantity, lead_s, score)
        return out

    def to_dict(self) -> dict[str, dict[str, dict[str, float | int | None]]]:
        """`{"speed": {"5": {...}, "15": {...}}, "queue": {...}}`: leads in minutes, as summaries name them."""
        out: dict[str, dict[str, dict[str, float | int | None]]] = {}
        for (quantity, lead_s), score in sorted(self.by.items()):
            name = quantity.removesuffix("_mps")
            out.setdefault(name, {})[str(lead_s // 60)] = score.to_dict()
        return out
