"""Where two paths across a junction meet, from the shapes of their lanes.

Two internal lanes conflict in one of three ways:

    crossing    at the last point where their centre lines intersect; the area is as wide as the foe's lane, stretched
    by
                2 / max(sin φ, 0.2) − 1 for the angle φ between them, and begins half of that before the point
    merging     where, walking back from the common end, the lanes first are `min_dist` apart
    same origin where, walking on from the common begin, they first are `min_dist` apart

`min_dist` is half the sum of the widths, at most 2.5 m. Results are lengths *behind* the point, along the lane, so that
a car's distance to it is its distance to the lane's end less that length. (SUMO documents the areas under "Simulation /
Intersections".) Shapes are [n, 2] arrays in metres. Lane positions scale with length / length of the shape, since a
file may give a lane another length than its drawing has.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["NOWHERE_M", "divergence_m", "last_crossing", "merge_behind_m", "path_length_m"]

F64 = NDArray[np.float64]

NOWHERE_M = 10000.0
"""Stands for "the lanes do not meet"; longer than any internal lane."""
MIN_SINE = 0.2


@njit(cache=True)
def path_length_m(shape: F64) -> float:
    """Length of a polyline."""
    total = 0.0
    for i in range(len(shape) - 1):
        total += math.hypot(shape[i + 1, 0] - shape[i, 0], shape[i + 1, 1] - shape[i, 1])
    return total


@njit(cache=True)
def _segments_meet(p: F64, q: F64, r: F64, s: F64) -> float:
    """Fraction of p→q at which r→s crosses it, or -1."""
    dx, dy = q[0] - p[0], q[1] - p[1]
    ex, ey = s[0] - r[0], s[1] - r[1]
    cross = dx * ey - dy * ex
    if abs(cross) < 1e-12:
        return -1.0
    fx, fy = r[0] - p[0], r[1] - p[1]
    along = (fx * ey - fy * ex) / cross
    other = (fx * dy - fy * dx) / cross
    if 0.0 <= along <= 1.0 and 0.0 <= other <= 1.0:
        return along
    return -1.0


@njit(cache=True)
def _last_meeting(mine: F64, foe: F64) -> tuple[float, float]:
    """(length along `mine` of the last intersection with `foe`, direction of `mine` there); (-1, 0) where none."""
    best, angle, walked = -1.0, 0.0, 0.0
    for i in range(len(mine) - 1):
        dx, dy = mine[i + 1, 0] - mine[i, 0], mine[i + 1, 1] - mine[i, 1]
        step = math.hypot(dx, dy)
        for j in range(len(foe) - 1):
            part = _segments_meet(mine[i], mine[i + 1], foe[j], foe[j + 1])
            if part >= 0.0 and walked + part * step >= best:
                best = walked + part * step
                angle = math.atan2(dy, dx)
        walked += step
    return best, angle


@njit(cache=True)
def last_crossing(mine: F64, foe: F64, foe_width_m: float, lane_length_m: float) -> tuple[float, float]:
    """(metres of my lane behind the begin of the conflict area, extent of the area along my lane).

    (lane length + NOWHERE_M, foe width) where the centre lines do not intersect.
    """
    at, angle = _last_meeting(mine, foe)
    if at < 0.0:
        return lane_length_m + NOWHERE_M, foe_width_m
    _, foe_angle = _last_meeting(foe, mine)
    sine = math.sin(abs(angle - foe_angle) % math.pi)
    extent = min(foe_width_m * (2.0 / max(sine, MIN_SINE) - 1.0), lane_length_m)
    begin = max(0.0, at - 0.5 * extent) * lane_length_m / max(path_length_m(mine), 1e-3)
    return lane_length_m - begin, extent


@njit(cache=True)
def _distance_to(shape: F64, x: float, y: float) -> float:
    """Distance of a point to a polyline."""
    best = math.inf
    for i in range(len(shape) - 1):
        ax, ay = shape[i, 0], shape[i, 1]
        dx, dy = shape[i + 1, 0] - ax, shape[i + 1, 1] - ay
        square = dx * dx + dy * dy
        part = 0.0
        if square > 0.0:
            part = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / square))
        best = min(best, math.hypot(x - ax - part * dx, y - ay - part * dy))
    return best


@njit(cache=True)
def _apart_behind(shape: F64, other: F64, min_dist_m: float) -> float:
    """Length of the last stretch of `shape` that is farther than `min_dist_m` from `other`, linear between points."""
    far = 0.0
    last = len(shape) - 1
    outer = _distance_to(other, shape[last, 0], shape[last, 1])
    for i in range(last - 1, -1, -1):
        inner = _distance_to(other, shape[i, 0], shape[i, 1])
        step = math.hypot(shape[i + 1, 0] - shape[i, 0], shape[i + 1, 1] - shape[i, 1])
        if inner > min_dist_m:
            far += step
            outer = inner
            continue
        return far + step - (min_dist_m - inner) * step / max(outer - inner, 1e-9)
    return far


@njit(cache=True)
def divergence_m(mine: F64, other: F64, my_length_m: float, other_length_m: float, min_dist_m: float) -> float:
    """How far from their common begin two lanes stay within `min_dist_m` of each other: the same for both lanes."""
    mine_end, other_end = mine[len(mine) - 1], other[len(other) - 1]
    behind_mine, behind_other = 0.0, 0.0
    if math.hypot(mine_end[0] - other_end[0], mine_end[1] - other_end[1]) > min_dist_m:
        end_far = _distance_to(other, mine_end[0], mine_end[1]) > min_dist_m
        if end_far and _distance_to(mine, other_end[0], other_end[1]) > min_dist_m:
            behind_other = _apart_behind(other, mine, min_dist_m)
            behind_mine = _apart_behind(mine, other, min_dist_m)
    together = max(other_length_m - behind_other, my_length_m - behind_mine)
    return min(together, min(path_length_m(other), path_length_m(mine)))


@njit(cache=True)
def merge_behind_m(mine: F64, other: F64, my_length_m: float, other_length_m: float, min_dist_m: float) -> float:
    """Length of my lane, back from the common end, along which the two are within `min_dist_m`."""
    return divergence_m(mine[::-1].copy(), other[::-1].copy(), my_length_m, other_length_m, min_dist_m)
