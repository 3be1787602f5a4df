"""Which detectors are to be believed.

    silent   8 cars and more were expected there since the street last counted one: by chance that happens less than
             once in 1,000 (Poisson), so the loop is dead
    stuck    covered without a break for 3 minutes and counting nobody
    absent   its site has not reported for 3 s

A silent or stuck loop is believed again when it has counted; nothing has to be reset by hand.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Health"]

B = NDArray[np.bool_]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

SILENT_AFTER = 8.0
STUCK_S = 180.0
ABSENT_S = 3.0


class Health:
    """State per detector [D]."""

    def __init__(self, n_detectors: int) -> None:
        self.expected: F64 = np.zeros(n_detectors)  # cars since the street's last one
        self.covered_s: F64 = np.zeros(n_detectors)
        self.heard_s: F64 = np.full(n_detectors, -np.inf)

    def note(self, now_s: float, heard: B, count: I32, occupancy: F64, expected: F64) -> B:
        """Take in one second; gives which detectors [D] are to be believed.

        Args:
            heard: [D] the detector's site has reported this second. expected: [D] cars that should have been counted.
        """
        self.heard_s[heard] = now_s
        counted = count > 0
        self.expected = np.where(counted, 0.0, self.expected + np.where(heard, expected, 0.0))
        covered = heard & (occupancy >= 0.999) & ~counted
        self.covered_s = np.where(covered, self.covered_s + 1.0, np.where(heard, 0.0, self.covered_s))
        present = now_s - self.heard_s < ABSENT_S
        return np.asarray(present & (self.expected < SILENT_AFTER) & (self.covered_s < STUCK_S))
