"""Ranges that cover what they say: widths learned from how the last forecasts turned out.

Split conformal prediction on a sliding window (Vovk, Gammerman & Shafer 2005, ch. 4; the window is what Gibbs & Candès
2021, arXiv:2106.00170, need for a street that changes): a score is the error of the mean in units of the width that the
members gave, and the width is multiplied by the score that 90 % of the recent ones stayed below. One factor for each
quantity and lead; 1 until enough was scored. It promises coverage over time and places together, not at each of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

__all__ = ["Calibration", "scaled"]

F64 = NDArray[np.float64]

SHARE = 0.9  # of observations that the 5–95 % range shall cover
WINDOW = 15  # scored forecasts that count
LEAST_SCORES = 200  # fewer say too little
LIMITS = (0.3, 4.0)


class Calibration:
    """Factors by (quantity, lead in seconds)."""

    def __init__(self) -> None:
        self._recent: dict[tuple[str, int], deque[F64]] = {}

    def note(self, quantity: str, lead_s: int, width: F64, mean: F64, observed: F64) -> None:
        """A forecast's time has come. `width` [K]: from mean to 95 % as the members gave it; NaN is left out."""
        good = np.isfinite(width) & np.isfinite(mean) & np.isfinite(observed) & (width > 0.0)
        scores = np.abs(observed[good] - mean[good]) / width[good]
        self._recent.setdefault((quantity, lead_s), deque(maxlen=WINDOW)).append(scores)

    def factor(self, quantity: str, lead_s: int) -> float:
        """What widths should be multiplied by."""
        recent = self._recent.get((quantity, lead_s))
        scores = np.concatenate(recent) if recent else np.zeros(0)
        if scores.size < LEAST_SCORES:
            return 1.0
        rank = min(1.0, SHARE * (scores.size + 1) / scores.size)
        return float(np.clip(np.quantile(scores, rank, method="higher"), *LIMITS))


def scaled(row: Mapping[str, list[object]], factor: float) -> dict[str, list[object]]:
    """`mean` and `quantiles` of one quantity with ranges `factor` times as wide, never below 0. None stays None."""
    mean = np.array(row["mean"], np.float64)
    quantiles = np.array(row["quantiles"], np.float64)
    # what lies above the mean says how wide the range is: below it may have been cut off at 0
    above = quantiles[::-1] - mean
    middle = (len(quantiles) - 1) / 2
    levels = np.arange(len(quantiles))[:, None]
    wide = np.maximum(np.where(levels < middle, mean - factor * above, mean + factor * (quantiles - mean)), 0.0)
    return {
        "mean": row["mean"],
        "quantiles": [[round(float(v), 3) if np.isfinite(v) else None for v in line] for line in wide],
    }
