"""What each lane of a route's edges is good for: how far it leads on, by which link, and where the best lane is.

For every edge of a leg (a route, or its part up to the next stop) the engine looks ahead as far as a driver plans and
walks back from there, edge by edge. With L the edge's length and N the lanes of the next edge that this lane connects
to:

    length(lane) = L + max over N of length        (a lane one change away from the best counts as the best)
    offset(lane) = lanes to the lane with the greatest length; ties go to the one with fewer changes later on, then to
                   the one whose link has priority

A driver looks 3 km ahead where edges are long and 9 edges where they are short (SUMO user documentation, "Simulation /
Lane Changing"; Erdmann 2015, "SUMO's lane-changing model", section 3.1). Lanes closed to the vehicle's class have
length 0; across a ban to change lanes, the lanes beyond are unusable.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from twin_core.traffic._layout import Rows

__all__ = ["fill_guides"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

FAR_EDGES, FAR_M = 4, 3000.0
NEAR_EDGES, NEAR_M = 8, 430.0
"""The look-ahead ends behind 4 edges and 3 km, or behind 8 edges and the braking distance from 55 m/s (rounded)."""


@njit(cache=True)
def fill_guides(
    edge: Rows, lane: Rows, link: Rows, row: Rows, guide: Rows, last_row: I32, vclass: NDArray[np.uint64],
    end_lane: I32, end_m: F64, first: int, last: int, closed: NDArray[np.bool_],
) -> None:  # fmt: skip
    """Fill guide rows of rows first:last. Per row: `last_row` of its leg, class bit, lane and position of the leg's
    end.

    `end_lane` -1: any lane of the last edge will do.
    """
    widest = 1
    for e in range(len(edge)):
        widest = max(widest, edge[e].n_lanes)
    now_length, now_offset, now_link = np.zeros(widest), np.zeros(widest, np.int32), np.zeros(widest, np.int32)
    next_length, next_offset, next_goes = np.zeros(widest), np.zeros(widest, np.int32), np.zeros(widest, np.bool_)
    for r in range(first, last):
        ahead, seen = r, edge[row[r].edge].length_m
        while ahead < last_row[r]:
            count = ahead - r + 1
            if (count > FAR_EDGES and seen >= FAR_M) or (count > NEAR_EDGES and seen >= NEAR_M):
                break
            ahead += 1
            seen += edge[row[ahead].edge].length_m
        for at in range(ahead, r - 1, -1):
            e = edge[row[at].edge]
            for i in range(e.n_lanes):
                usable = (lane[e.lane0 + i].allowed & vclass[r]) != 0 and not closed[e.lane0 + i]
                now_length[i] = e.length_m if usable else 0.0
                now_offset[i], now_link[i] = 0, -1
            if at == last_row[r] and end_lane[r] >= 0:
                for i in range(e.n_lanes):
                    if e.lane0 + i != end_lane[r]:
                        now_length[i] = min(now_length[i], end_m[r])
            if at == ahead:
                _choose_last(e, lane, now_length, now_offset, vclass[r])
                if at < last_row[r]:
                    _links_beyond(e, edge[row[at + 1].edge], lane, link, now_link, vclass[r])
            else:
                after = edge[row[at + 1].edge]
                _join(
                    e,
                    after,
                    lane,
                    link,
                    now_length,
                    now_offset,
                    now_link,
                    next_length,
                    next_offset,
                    next_goes,
                    vclass[r],
                )
            for i in range(e.n_lanes):
                next_length[i], next_offset[i] = now_length[i], now_offset[i]
                next_goes[i] = now_link[i] >= 0 or at == ahead
        for i in range(edge[row[r].edge].n_lanes):
            g = guide[row[r].guide0 + i]
            g.length_m, g.offset, g.link = now_length[i], now_offset[i], now_link[i]
            g.to_lane = link[g.link].to_lane if g.link >= 0 else -1


@njit(cache=True)
def _links_beyond(e: Rows, after: Rows, lane: Rows, link: Rows, now_link: I32, vclass: int) -> None:
    """The first usable link of each lane to the next edge, where the look-ahead ends before the leg does."""
    for i in range(e.n_lanes):
        here = lane[e.lane0 + i]
        for k in range(here.link0, here.link1):
            to = link[k].to_lane
            if after.lane0 <= to < after.lane0 + after.n_lanes and _may_take(here, link[k], lane, vclass):
                now_link[i] = k
                break


@njit(cache=True)
def _may_take(here: Rows, k: Rows, lane: Rows, vclass: int) -> bool:
    if (here.allowed & vclass) == 0 or (lane[k.to_lane].allowed & vclass) == 0:
        return False
    return k.via < 0 or (lane[k.via].allowed & vclass) != 0


@njit(cache=True)
def _choose_last(e: Rows, lane: Rows, length: F64, offset: I32, vclass: int) -> None:
    """Offsets on the last edge looked at: to the nearest of the longest lanes."""
    best, low, high = -1.0, 0, 0
    for i in range(e.n_lanes):
        if length[i] > best:
            best, low, high = length[i], i, i
        elif length[i] == best:
            high = i
    for i in range(e.n_lanes):
        if length[i] < best:
            offset[i] = low - i if abs(low - i) < abs(high - i) else high - i
    _respect_bans(e, lane, length, offset, vclass, True)


@njit(cache=True)
def _respect_bans(e: Rows, lane: Rows, length: F64, offset: I32, vclass: int, all_short: bool) -> None:
    """A lane from which the needed change is forbidden, and all beyond it, lead nowhere."""
    no_right = False
    no_left = -1
    for i in range(e.n_lanes):
        here = lane[e.lane0 + i]
        if offset[i] < 0:
            barred = (here.change_right & vclass) == 0 or (lane[e.lane0 + i - 1].allowed & vclass) == 0
            if barred or no_right:
                no_right = True
                if all_short or length[i] <= e.length_m:
                    length[i] = 0.0
        elif offset[i] > 0 and ((here.change_left & vclass) == 0 or (lane[e.lane0 + i + 1].allowed & vclass) == 0):
            no_left = i
    for i in range(no_left + 1):
        if all_short or length[i] <= e.length_m:
            length[i] = 0.0


@njit(cache=True)
def _join(
    e: Rows, after: Rows, lane: Rows, link: Rows, length: F64, offset: I32, goes: I32, next_length: F64,
    next_offset: I32, next_goes: NDArray[np.bool_], vclass: int,
) -> None:  # fmt: skip
    """One step back: from what the lanes of `after` are good for to what the lanes of `e` are."""
    best_joined, best_next = -1.0, -1.0
    for j in range(after.n_lanes):
        best_next = max(best_next, next_length[j])
    for i in range(e.n_lanes):
        here = lane[e.lane0 + i]
        for k in range(here.link0, here.link1):
            j = link[k].to_lane - after.lane0
            if 0 <= j < after.n_lanes:
                best_joined = max(best_joined, next_length[j])
    best, last_best = 0, 0
    for i in range(e.n_lanes):
        here = lane[e.lane0 + i]
        chosen = -1
        for k in range(here.link0, here.link1):
            j = link[k].to_lane - after.lane0
            if j < 0 or j >= after.n_lanes or not _may_take(here, link[k], lane, vclass):
                continue
            if chosen >= 0:
                c = link[chosen].to_lane - after.lane0
                if next_length[c] > next_length[j]:
                    continue
                if next_length[c] == next_length[j] and abs(next_offset[c]) <= abs(next_offset[j]):
                    continue
            chosen = k
        if chosen >= 0:
            j = link[chosen].to_lane - after.lane0
            close = next_length[j] == best_joined and abs(next_offset[j]) < 2
            length[i] += best_next if close else next_length[j]
            offset[i] = next_offset[j]
            if not (next_goes[j] or next_length[j] > 0.0):
                chosen = -1
        goes[i] = chosen
        if i > 0:
            order = _compare(length, offset, goes, link, i, best)
            if order > 0:
                best, last_best = i, i
            elif order == 0:
                last_best = i
    for i in range(e.n_lanes):
        below = _rank(link, goes[i]) < _rank(link, goes[best])
        fewer = length[i] < length[best] or (length[i] == length[best] and abs(offset[i]) > abs(offset[best]))
        if fewer or below:
            offset[i] = best - i if abs(best - i) < abs(last_best - i) else last_best - i
            if below:
                length[i] = min(length[i], e.length_m)
        else:
            offset[i] = 0
    _respect_bans(e, lane, length, offset, vclass, False)


@njit(cache=True)
def _rank(link: Rows, k: int) -> int:
    """Priority of the link taken: 1 with priority, 0 without, -1 no link. The file's letter, not the lamp of the
    moment."""
    if k < 0:
        return -1
    return 1 if 65 <= link[k].state <= 90 else 0


@njit(cache=True)
def _compare(length: F64, offset: I32, goes: I32, link: Rows, i: int, best: int) -> int:
    """1 if lane i is better than `best`, 0 if as good, -1 if worse."""
    if length[i] != length[best]:
        return 1 if length[i] > length[best] else -1
    if abs(offset[i]) != abs(offset[best]):
        return 1 if abs(offset[i]) < abs(offset[best]) else -1
    mine, theirs = _rank(link, goes[i]), _rank(link, goes[best])
    return (mine > theirs) - (mine < theirs)
