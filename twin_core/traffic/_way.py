"""A car's way on, kept in its row: the links it takes and what the lanes beside it are good for.

The tables of routes and guides are far larger than a cache, and every step of every car asks them the same question.
Each car carries the answers for the edge it is on, read when it enters a lane and after a change.

    base        the row of the edge the car is on; on a junction, of the edge it comes to
    link_here   the link taken at the end of the lane on `base`; `link_left`, `link_right` of the lanes beside
    link_then   the link taken one edge on, if it stays on its way
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._layout import Rows

__all__ = ["OFF_ROUTE", "base_row", "leg_at", "link_at", "read_way", "set_row"]

OFF_ROUTE = -2
"""The link of a lane beside that is none of the route's edge."""
UNKNOWN = -1
GOES_ON = 0


@inlined
def set_row(c: Rows, r: int, row: Rows) -> None:
    """Put a car on row `r` of its leg."""
    c.row = r
    c.leg = row[r].kind
    c.leg_next = row[r + 1].kind if c.leg == GOES_ON else UNKNOWN
    c.stale = True


@inlined
def base_row(c: Rows, internal: bool) -> int:
    """The row of the edge a car is on or comes to."""
    return int(c.row + 1) if internal else int(c.row)


@inlined
def leg_at(c: Rows, r: int, row: Rows) -> int:
    """`kind` of row `r`, which is the car's or lies ahead."""
    if r == c.row:
        return int(c.leg)
    return int(c.leg_next) if r == c.row + 1 else int(row[r].kind)


@inlined
def link_at(c: Rows, r: int, base: int, here: Rows, row: Rows, guide: Rows) -> int:
    """The link a car takes at the end of lane `here` of row `r`, on the way it carries."""
    if r == base:
        return int(c.link_here)
    return int(c.link_then) if r == base + 1 else int(guide[row[r].guide0 + here.index].link)


@kernel
def read_way(c: Rows, edge: Rows, lane: Rows, link: Rows, row: Rows, guide: Rows) -> None:
    """Fill a car's way from the guide (on a junction, from the entries of the lanes that it and those beside lead
    to)."""
    c.stale, c.uncounted = False, True
    here = lane[c.lane]
    e = edge[here.edge]
    r = base_row(c, e.internal)
    for side in (-1, 0, 1):
        at = here.index + side
        length, offset, goes = 0.0, 0, OFF_ROUTE
        if 0 <= at < e.n_lanes:
            to = e.lane0 + at
            if lane[to].internal:
                to = link[lane[to].link0].to_lane
            if lane[to].edge == row[r].edge:
                g = guide[row[r].guide0 + lane[to].index]
                length, offset, goes = g.length_m, g.offset, g.link
        if side == 0:
            c.length_here, c.offset_here, c.link_here = length, offset, goes
        elif side > 0:
            c.length_left, c.offset_left, c.link_left = length, offset, goes
        else:
            c.length_right, c.offset_right, c.link_right = length, offset, goes
    c.link_then = UNKNOWN
    if c.link_here >= 0 and row[r].kind == GOES_ON:
        c.link_then = guide[row[r + 1].guide0 + lane[link[c.link_here].to_lane].index].link
