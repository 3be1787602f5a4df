"""How old readings are when they become part of the state: quantiles over the newest of them."""

from __future__ import annotations

import numpy as np

__all__ = ["Ages"]

_KEPT = 1 << 15


class Ages:
    """Ages in ms of the newest frames; older ones are forgotten, so the figures follow the run."""

    def __init__(self) -> None:
        self._ages_ms = np.zeros(_KEPT, np.float32)
        self._noted = 0

    def note(self, age_ms: float) -> None:
        """One more frame."""
        self._ages_ms[self._noted % _KEPT] = age_ms
        self._noted += 1

    def quantiles(self) -> dict[str, float]:
        """p50 and p99 in ms; empty before the first frame."""
        if not self._noted:
            return {}
        p50, p99 = np.percentile(self._ages_ms[: min(self._noted, _KEPT)], (50, 99))
        return {"p50": round(float(p50), 2), "p99": round(float(p99), 2)}
