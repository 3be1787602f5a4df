"""Who drives before and behind a place on a lane, across junctions."""

from __future__ import annotations

import math

from numba import njit

from twin_core.traffic._krauss import brake_gap
from twin_core.traffic._lamps import has_priority, has_red, letter_of
from twin_core.traffic._layout import I8, Rows
from twin_core.traffic._leaders import tail_back_m

__all__ = ["car_ahead_of", "follower_upstream", "rearmost"]


@njit(cache=True)
def car_ahead_of(where: int, pos_m: float, car: Rows, lane_now: Rows) -> tuple[int, int]:
    """(first car with its front at or beyond `pos_m`, the car behind it), -1 where none."""
    behind = lane_now[where].rear
    follower = -1
    while behind >= 0 and car[behind].pos_m < pos_m:
        follower = behind
        behind = car[behind].ahead
    return behind, follower


@njit(cache=True)
def follower_upstream(
    where: int, back_m: float, reach_m: float, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows,
    upstream: Rows, lamp: I8,
) -> tuple[int, float]:  # fmt: skip
    """(the car on the lanes before that most needs the room up to `back_m` of lane `where`, gap net of its own
    minimum).

    Follows links that have priority and are not red now. (-1, inf) where none is within `reach_m`.
    """
    best, best_gap, best_need = -1, math.inf, -math.inf
    i = lane[where].up0
    while i < lane[where].up1:
        u = upstream[i]
        letter = letter_of(link[u.link], lamp)
        if (link[u.link].is_entry and (has_red(letter) or not has_priority(letter))) or back_m + u.before_m > reach_m:
            i = u.skip
            continue
        first = lane_now[u.lane].front
        if first < 0:
            i += 1
            continue
        f = car[first]
        t = kind[f.kind]
        gap = back_m + u.before_m + lane[u.lane].length_m - f.pos_m - t.min_gap_m
        need = brake_gap(f.speed, t.decel, t.tau_s, 1.0) - gap
        if gap <= reach_m and need > best_need:
            best, best_gap, best_need = int(first), gap, need
        i = u.skip
    return best, best_gap


@njit(cache=True)
def rearmost(where: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows) -> tuple[int, float]:
    """(last car with any part on a lane, its rear bumper in that lane's positions), (-1, inf) where none."""
    last = lane_now[where].rear
    if last >= 0:
        return int(last), car[last].pos_m - kind[car[last].kind].length_m
    back = tail_back_m(where, car, kind, lane, lane_now)
    return (int(lane_now[where].tail), back) if back != math.inf else (-1, math.inf)
