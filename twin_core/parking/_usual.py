"""How full parking usually is by the hour: what a twin assumes where no sensor has spoken yet.

Homes' garages empty in the morning and fill again in the evening; kerbs and car parks of a mixed district do the
opposite. Shape after the accumulation curves of Shoup 2005, "The High Cost of Free Parking", chapter 6, and ITE Parking
Generation (5th edition), time-of-day tables for apartments and for offices with shops.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["usual_share"]

HOURS = np.array([0, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24], np.float64)
# kerb, lot, garage: share of bays taken
SHARES = np.array(
    [
        [0.62, 0.60, 0.70, 0.86, 0.88, 0.88, 0.86, 0.80, 0.74, 0.66, 0.62],
        [0.20, 0.20, 0.45, 0.80, 0.85, 0.85, 0.80, 0.65, 0.50, 0.30, 0.20],
        [0.88, 0.86, 0.68, 0.56, 0.55, 0.55, 0.58, 0.68, 0.80, 0.86, 0.88],
    ]
)


def usual_share(kind: NDArray[np.int8], second_of_day: float) -> NDArray[np.float64]:
    """[S] share of bays taken, 0..1, by kind (kerb, lot, garage), linear between the hours of the table."""
    hour = second_of_day / 3600.0 % 24.0
    by_kind = np.array([np.interp(hour, HOURS, row) for row in SHARES])
    found: NDArray[np.float64] = by_kind[kind]
    return found
