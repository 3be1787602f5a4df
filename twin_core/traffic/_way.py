"""A car's way on, kept in its row: the links it takes and what the lanes beside it are good for.

The tables of routes and guides are far larger than a cache, and every step of every car asks them the same question.
Each car carries the answers for the edge it is on, read when it enters a junction and after a change.

    base        the row of the edge the car is on; on a junction, of the edge it comes to
    link_here   the link taken at the end of the lane on `base`; `link_left`, `link_right` of the lanes beside
    link_then   the link taken one edge on, if it stays on its way
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._layout import Rows

__all__ = [
    "OFF_ROUTE",
    "UNCOUNTED",
    "base_row",
    "forget_counts",
    "lane_ahead",
    "leg_at",
    "link_at",
    "read_way",
    "set_row",
]

OFF_ROUTE = -2
"""The link of a lane beside that is none of the route's edge."""
UNKNOWN = -1
UNCOUNTED = -1.0
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


@inlined
def forget_counts(c: Rows) -> None:
    """Let the cars on the lanes beyond be counted anew when somebody asks for them."""
    c.beyond_here = c.beyond_left = c.beyond_right = UNCOUNTED


@kernel
def read_way(c: Rows, lane: Rows, link: Rows, row: Rows, guide: Rows) -> None:
    """Fill a car's way from the guide; on a junction with that of the lane it comes to, which stays valid there."""
    c.stale = False
    forget_counts(c)
    r = base_row(c, lane[c.lane].internal)
    to = lane_ahead(c.lane, lane, link)
    index, n = lane[to].index, lane[to].n_lanes
    on_way = lane[to].edge == row[r].edge
    for side in (-1, 0, 1):
        length, offset, goes = 0.0, 0, OFF_ROUTE
        if on_way and 0 <= index + side < n:
            g = guide[row[r].guide0 + index + side]
            length, offset, goes = g.length_m, g.offset, g.link
        if side == 0:
            c.length_here, c.offset_here, c.link_here = length, offset, goes
        elif side > 0:
            c.length_left, c.offset_left, c.link_left = length, offset, goes
        else:
            c.length_right, c.offset_right, c.link_right = length, offset, goes
    c.watched, c.lamp_here, c.link_then = False, UNKNOWN, UNKNOWN
    if c.link_here >= 0:
        c.watched, c.lamp_here = link[c.link_here].watched, link[c.link_here].lamp
        if row[r].kind == GOES_ON:
            then = guide[row[r].guide0 + index].to_lane - row[r + 1].lane0
            c.link_then = guide[row[r + 1].guide0 + then].link


@inlined
def lane_ahead(where: int, lane: Rows, link: Rows) -> int:
    """The lane itself; of a lane on a junction, the one behind the junction."""
    return int(link[lane[where].link0].to_lane) if lane[where].internal else where
