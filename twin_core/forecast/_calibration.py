"""What the last forecasts missed teaches the next: means drawn to what proved nearer, ranges that cover what they say.

Means by model output statistics (Glahn & Lowry 1972, doi:10.1175/1520-0450(1972)011<1203:TUOMOS>2.0.CO;2): of the
recent forecasts of one quantity and lead the weight between the members' mean and the present value that made the
squared error least, then the mean error that was left.

Ranges by split conformal prediction on the same window (Vovk, Gammerman & Shafer 2005, ch. 4; Gibbs & Candès 2021,
arXiv:2106.00170, on why a window): a score is the error of the mean in units of the width that the members gave, and
the width is multiplied by the score that 90 % of the recent ones stayed below. It promises coverage over time and
places together, not at each of them.

Until enough was scored, forecasts stay as the members gave them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Calibration", "Correction"]

F64 = NDArray[np.float64]

SHARE = 0.9  # of observations that the 5–95 % range shall cover
WINDOW = 15  # scored forecasts that count
LEAST_SCORES = 200  # fewer say too little
LIMITS = (0.3, 4.0)


@dataclass(frozen=True)
class Correction:
    """What to do with the members' forecast of a quantity at a lead."""

    weight: float = 1.0  # of the members' mean; the rest is that of the present value
    bias: float = 0.0
    factor: float = 1.0  # of the width

    def mean(self, members: F64, now: F64) -> F64:
        """[K] the mean to tell, never below 0. Where nothing is known of now, the members' mean alone."""
        present = np.where(np.isfinite(now), now, members)
        return np.asarray(np.maximum(self.weight * members + (1.0 - self.weight) * present - self.bias, 0.0))

    def quantiles(self, mean: F64, quantiles: F64, members: F64) -> F64:
        """[levels, K] about `mean`, as wide as `factor` says. `quantiles`: about `members`, as they gave them.

        What lies above the mean says how wide a range is: below, it may have been cut off at 0.
        """
        above = self.factor * (quantiles - members)
        upper = np.arange(len(quantiles))[:, None] >= (len(quantiles) - 1) / 2
        return np.asarray(np.maximum(mean + np.where(upper, above, -above[::-1]), 0.0))


@dataclass(frozen=True)
class _Past:
    """A scored forecast: members' mean and width (from the mean to 95 %), the value then and the one that came; [K]."""

    members: F64
    width: F64
    before: F64
    observed: F64


class Calibration:
    """Corrections by (quantity, lead in seconds)."""

    def __init__(self) -> None:
        self._recent: dict[tuple[str, int], deque[_Past]] = {}

    def note(self, quantity: str, lead_s: int, members: F64, width: F64, before: F64, observed: F64) -> None:
        """A forecast's time has come. All [K]; places with a NaN are left out."""
        good = np.isfinite(members) & np.isfinite(width) & np.isfinite(before) & np.isfinite(observed) & (width > 0.0)
        past = _Past(members[good], width[good], before[good], observed[good])
        self._recent.setdefault((quantity, lead_s), deque(maxlen=WINDOW)).append(past)

    def correction(self, quantity: str, lead_s: int) -> Correction:
        """What the recent forecasts teach."""
        recent = self._recent.get((quantity, lead_s), deque())
        if sum(past.members.size for past in recent) < LEAST_SCORES:
            return Correction()
        members = np.concatenate([past.members for past in recent])
        before = np.concatenate([past.before for past in recent])
        observed = np.concatenate([past.observed for past in recent])
        apart = members - before
        square = float(apart @ apart)
        weight = float(np.clip(apart @ (observed - before) / square, 0.0, 1.0)) if square > 0.0 else 1.0
        bias = float(np.mean(weight * members + (1.0 - weight) * before - observed))
        centred = Correction(weight, bias)
        width = np.concatenate([past.width for past in recent])
        scores = np.abs(observed - centred.mean(members, before)) / width
        rank = min(1.0, SHARE * (scores.size + 1) / scores.size)
        return Correction(weight, bias, float(np.clip(np.quantile(scores, rank, method="higher"), *LIMITS)))
