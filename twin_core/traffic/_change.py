"""Step 8, lane changes."""

from __future__ import annotations

from numba import njit

from twin_core.traffic._layout import I8, Rows

__all__ = ["change_lanes"]


@njit(cache=True)
def change_lanes(
    clock: Rows, car: Rows, kind: Rows, edge: Rows, lane: Rows, lane_now: Rows, link: Rows, upstream: Rows, row: Rows,
    guide: Rows, stop: Rows, lamp: I8,
) -> None:  # fmt: skip
    """Change lanes."""
