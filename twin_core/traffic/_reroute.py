"""Another way for cars that are on the road: after a closure, in search of a bay, or because a shorter way is known.

A car keeps its place and speed; only what lies behind the end of its lane changes. It is refused where a driver could
not follow any more: on a junction, and so close to the line that a stop before it would need more than the usual
deceleration while the new way leaves by another link.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin_core.traffic._edit import DONE, ROUTE, STANDS, TOO_LATE, UNKNOWN
from twin_core.traffic._jit import kernel
from twin_core.traffic._krauss import brake_gap
from twin_core.traffic._layout import I8, I32, Rows
from twin_core.traffic._way import set_row

__all__ = ["Reroutes", "reroute_cars"]

F64 = NDArray[np.float64]

GOES_ON = 0
LINE_M = 5.0
"""Beyond its braking distance a driver wants this to look up and see the arrow on the road."""


class Reroutes(NamedTuple):
    """Cars that shall take another way to another end."""

    number: I32
    route_start: I32
    """[n + 1] CSR into route_edge; a route begins with the edge the car is on."""
    route_edge: I32
    arrival_m: F64
    """On the last edge; nan for its end."""


@kernel
def _leads_on(row0: int, lane: Rows, guide: Rows, row: Rows, edge: Rows) -> bool:
    """Whether every edge of a leg but the last has a lane that leads to the next."""
    r = row0
    while row[r].kind == GOES_ON:
        some = False
        for i in range(edge[row[r].edge].n_lanes):
            some = some or guide[row[r].guide0 + i].link >= 0
        if not some:
            return False
        r += 1
    return True


@kernel
def reroute_cars(
    slots: I32, row0: I32, arrival_m: F64, dt_s: float, car: Rows, kind: Rows, edge: Rows, lane: Rows, row: Rows,
    guide: Rows, code: I8,
) -> None:  # fmt: skip
    """Put the cars in `slots` (-1: not on the road) on the legs that begin at `row0` (-1: a bad route)."""
    for i in range(len(slots)):
        me = slots[i]
        if me < 0 or car[me].number < 0:
            code[i] = UNKNOWN
            continue
        c = car[me]
        here = lane[c.lane]
        if c.stopped or c.parked or c.stop < c.stop1:
            code[i] = STANDS
        elif row0[i] < 0 or here.internal or not _leads_on(row0[i], lane, guide, row, edge):
            code[i] = ROUTE
        else:
            r = row0[i]
            last = r
            while row[last].kind == GOES_ON:
                last += 1
            length_m = lane[edge[row[last].edge].lane0].length_m
            end_m = length_m if np.isnan(arrival_m[i]) else min(max(arrival_m[i], 0.0), length_m)
            before = guide[row[c.row].guide0 + here.index].link if row[c.row].kind == GOES_ON else -1
            after = guide[row[r].guide0 + here.index].link if row[r].kind == GOES_ON else -1
            room_m = (end_m if last == r else here.length_m) - c.pos_m
            needs_m = brake_gap(c.speed, kind[c.kind].decel, kind[c.kind].tau_s, dt_s) + LINE_M
            if (before != after or last == r) and room_m < needs_m:
                code[i] = TOO_LATE
                continue
            set_row(c, r, row)
            c.arrival_m = end_m
            code[i] = DONE
