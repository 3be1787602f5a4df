"""What must hold between any two steps."""

from __future__ import annotations

import numpy as np
from citybrain_wire import BrokenInvariant

from twin_core.traffic._jit import kernel
from twin_core.traffic._layout import Errands, Rows, State, Street

__all__ = ["validate_state"]

OVERLAP_M = 0.01
"""Bumpers closer than this touch; car following keeps more."""

_MEANINGS = (
    "",
    "a position or speed is not finite or out of range",
    "the list of cars on a lane is broken",
    "two cars on a lane overlap",
    "a car's lane is not the one that lists it",
    "more or fewer cars on the lanes than are running",
    "a lane's length sum is wrong",
)


@kernel
def _scan(car: Rows, kind: Rows, lane: Rows, lane_now: Rows, clock: Rows) -> tuple[int, int, int]:
    """(fault code, lane, car number); (0, -1, -1) if all is well."""
    listed = 0
    for where in range(len(lane_now)):
        ln = lane_now[where]
        n, last, gross = 0, -1, 0.0
        me = ln.front
        while me >= 0:
            c = car[me]
            if not (np.isfinite(c.pos_m) and np.isfinite(c.speed)) or c.speed < 0.0 or c.pos_m < 0.0:
                return 1, where, c.number
            if c.pos_m > lane[where].length_m + OVERLAP_M:
                return 1, where, c.number
            if c.lane != where or c.number == -1:
                return 4, where, c.number
            if c.ahead != last:
                return 2, where, c.number
            if last >= 0 and car[last].pos_m - kind[car[last].kind].length_m < c.pos_m - OVERLAP_M:
                return 3, where, c.number
            n += 1
            if n > ln.n:
                return 2, where, c.number
            gross += kind[c.kind].length_m + kind[c.kind].min_gap_m
            listed += not c.obstacle
            last, me = me, c.behind
        if n != ln.n or ln.rear != last:
            return 2, where, -1
        if abs(gross - ln.gross_m) > 0.001 * (1 + n):
            return 6, where, -1
    parked = 0
    for me in range(len(car)):
        if car[me].number >= 0 and car[me].parked:
            parked += 1
    if listed + parked != clock[0].running:
        return 5, -1, -1
    return 0, -1, -1


def validate_state(street: Street, errands: Errands, state: State, lane_ids: tuple[str, ...]) -> None:
    """Raises `BrokenInvariant`, naming lane and vehicle."""
    code, where, number = _scan(state.car, errands.kind, street.lane, state.lane_now, state.clock)
    now = state.clock[0]
    if code:
        place = f"lane {lane_ids[where]!r}" if where >= 0 else "the whole street"
        raise BrokenInvariant(f"t = {now['t_ms'] / 1000} s, {place}, vehicle number {number}: {_MEANINGS[code]}")
    if now["inserted"] != now["running"] + now["arrived"] + now["removed"]:
        raise BrokenInvariant(
            f"t = {now['t_ms'] / 1000} s: {now['inserted']} inserted, but {now['running']} running, {now['arrived']} "
            f"arrived and {now['removed']} taken away"
        )
    waiting = int(state.edge_now["n_waiting"].sum())
    if waiting != now["waiting"]:
        raise BrokenInvariant(f"t = {now['t_ms'] / 1000} s: {now['waiting']} wait, but the queues hold {waiting}")
