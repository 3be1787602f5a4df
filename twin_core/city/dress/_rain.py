"""Design rain: intensity by the local storm formula, hyetograph after Keifer & Chu (1957), the "Chicago" storm.

q = 4850 (1 + 0.846 lg P) / (t + 19.1)^0.896 L/s·ha is an older formula for Hefei, used here as an illustration.
"""

from __future__ import annotations

import math

__all__ = ["RETURN_PERIODS_Y", "design_intensity", "hyetograph_mm_h"]

RETURN_PERIODS_Y = (2, 3, 5, 20, 50, 100)
A, C, B, N = 4850.0, 0.846, 19.1, 0.896
MM_H_PER_L_S_HA = 0.36
PEAK_AT = 0.40
DURATION_MIN, STEP_MIN = 120, 5


def design_intensity(minutes: float, period_y: float) -> float:
    """Mean intensity over a duration, L/s per hectare."""
    return A * (1 + C * math.log10(period_y)) / math.pow(minutes + B, N)


def hyetograph_mm_h(period_y: float) -> list[float]:
    """Intensity in mm/h of each step; depths of the two branches exact, so that the sum is the formula's depth."""
    peak = PEAK_AT * DURATION_MIN

    def fallen(minute: float) -> float:
        """Millimetres from the start to a minute: each branch holds its share of a storm as long as it would be."""
        before = minute < peak
        share, away = (PEAK_AT, peak - minute) if before else (1 - PEAK_AT, minute - peak)
        length = away / share
        depth = share * design_intensity(length, period_y) * MM_H_PER_L_S_HA * length / 60.0
        whole = PEAK_AT * design_intensity(DURATION_MIN, period_y) * MM_H_PER_L_S_HA * DURATION_MIN / 60.0
        return whole - depth if before else whole + depth

    steps = range(0, DURATION_MIN, STEP_MIN)
    return [round((fallen(t + STEP_MIN) - fallen(t)) * 60.0 / STEP_MIN, 3) for t in steps]
