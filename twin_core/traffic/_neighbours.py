"""Who drives before and behind a place on a lane, across junctions."""

from __future__ import annotations

import math

import numpy as np

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import brake_gap
from twin_core.traffic._lamps import has_priority, has_red, letter_of
from twin_core.traffic._layout import I8, Rows
from twin_core.traffic._leaders import tail_back_m
from twin_core.traffic._way import base_row, leg_at, link_at

__all__ = ["car_ahead_of", "follower_beside", "follower_upstream", "leader_beyond", "rearmost"]

REACH_M = 120.0
"""How far behind a car's rear others are asked for: the table `upstream` reaches no farther."""
NO_LAMPS = np.zeros(0, np.int8)


@kernel
def car_ahead_of(where: int, pos_m: float, car: Rows, lane_now: Rows) -> tuple[int, int]:
    """(first car with its front at or beyond `pos_m`, the car behind it), -1 where none."""
    behind = lane_now[where].rear
    follower = -1
    while behind >= 0 and car[behind].pos_m < pos_m:
        follower = behind
        behind = car[behind].ahead
    return behind, follower


@kernel
def follower_upstream(
    where: int, back_m: float, reach_m: float, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows,
    upstream: Rows, lamp: I8, minor_too: bool,
) -> tuple[int, float]:  # fmt: skip
    """(the car on the lanes before that most needs the room up to `back_m` of lane `where`, gap net of its own
    minimum).

    Without `minor_too` only links count that have priority and are not red now. (-1, inf) where none is within
    `reach_m`.
    """
    best, best_gap, best_need = -1, math.inf, -math.inf
    i = lane[where].up0
    while i < lane[where].up1:
        u = upstream[i]
        if back_m + u.before_m > reach_m:
            i = u.skip
            continue
        if not minor_too and link[u.link].is_entry:
            letter = letter_of(link[u.link], lamp)
            if has_red(letter) or not has_priority(letter):
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


@inlined
def rearmost(where: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows) -> tuple[int, float]:
    """(last car with any part on a lane, its rear bumper in that lane's positions), (-1, inf) where none."""
    last = lane_now[where].rear
    if last >= 0:
        return int(last), car[last].pos_m - kind[car[last].kind].length_m
    back = tail_back_m(where, car, kind, lane, lane_now)
    return (int(lane_now[where].tail), back) if back != math.inf else (-1, math.inf)


@inlined
def leader_beyond(
    me: int, where: int, side: int, first: int, row: Rows, guide: Rows, car: Rows, kind: Rows, lane: Rows,
    lane_now: Rows, link: Rows, dt_s: float,
) -> tuple[int, float]:  # fmt: skip
    """(leader of car `me` on lane `where`, gap net of its minimum gap): `first` or, where that is -1, the next one on.

    `side` of the lane that is asked about: 0 its own, 1 left, -1 right. Beyond the lane's end only within the braking
    distance. (-1, -1) where there is none.
    """
    c = car[me]
    t = kind[c.kind]
    if first >= 0:
        return first, car[first].pos_m - kind[car[first].kind].length_m - c.pos_m - t.min_gap_m
    back = tail_back_m(where, car, kind, lane, lane_now)
    if back != math.inf and lane_now[where].tail != me:
        f = car[lane_now[where].tail]
        if back + kind[f.kind].length_m + t.min_gap_m >= c.pos_m - t.length_m:
            return int(lane_now[where].tail), back - c.pos_m - t.min_gap_m
    seen = lane[where].length_m - c.pos_m
    reach = brake_gap(c.speed, t.decel, t.tau_s, dt_s) + t.min_gap_m
    r, base = c.row, base_row(c, lane[where].internal)
    beside = c.link_left if side > 0 else c.link_right
    here = where
    while seen <= reach or lane[here].internal:
        if not lane[here].internal and leg_at(c, r, row) != 0:
            break
        if lane[here].link0 == lane[here].link1:
            break
        if lane[here].internal:
            which = lane[here].link0
        elif side == 0:
            which = link_at(c, r, base, lane[here], row, guide)
        else:
            which = beside if r == base else guide[row[r].guide0 + lane[here].index].link
        if which < 0:
            break
        here = link[which].next
        last, back = rearmost(here, car, kind, lane, lane_now)
        if last >= 0 and last != me:
            return last, seen + back - t.min_gap_m
        seen += lane[here].length_m
        if not lane[here].internal:
            r += 1
    return -1, -1.0


@inlined
def follower_beside(
    me: int, where: int, behind: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, upstream: Rows
) -> tuple[int, float]:
    """(follower of car `me` if it were on lane `where`, gap net of that one's minimum gap); `behind` is on the lane."""
    c = car[me]
    t = kind[c.kind]
    if behind >= 0:
        f = car[behind]
        return behind, c.pos_m - t.length_m - f.pos_m - kind[f.kind].min_gap_m
    rear = c.pos_m - t.length_m
    return follower_upstream(where, rear, rear + REACH_M, car, kind, lane, lane_now, link, upstream, NO_LAMPS, True)
