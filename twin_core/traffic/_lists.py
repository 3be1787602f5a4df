"""Cars on a lane as a doubly linked list, front car first: put in, take out, and slots for new cars."""

from __future__ import annotations

import math

from twin_core.traffic._jit import kernel
from twin_core.traffic._layout import I8, I32, U64, Rows
from twin_core.traffic._leaders import tail_back_m

__all__ = ["free_slot", "look_round", "put_in", "take_out", "take_slot"]


@kernel
def put_in(me: int, where: int, car: Rows, kind: Rows, lane_now: Rows) -> None:
    """Link a car into a lane by its position, searching from the rear."""
    c, now = car[me], lane_now[where]
    after = now.rear
    while after >= 0 and car[after].pos_m < c.pos_m:
        after = car[after].ahead
    c.lane = where
    c.ahead = after
    if after >= 0:
        c.behind = car[after].behind
        car[after].behind = me
    else:
        c.behind = now.front
        now.front = me
    if c.behind >= 0:
        car[c.behind].ahead = me
    else:
        now.rear = me
    now.n += 1
    now.gross_m += kind[c.kind].length_m + kind[c.kind].min_gap_m


@kernel
def take_out(me: int, car: Rows, kind: Rows, lane_now: Rows) -> None:
    """Unlink a car from its lane; its own fields stay."""
    c = car[me]
    now = lane_now[c.lane]
    if c.ahead >= 0:
        car[c.ahead].behind = c.behind
    else:
        now.front = c.behind
    if c.behind >= 0:
        car[c.behind].ahead = c.ahead
    else:
        now.rear = c.ahead
    now.n -= 1
    now.gross_m -= kind[c.kind].length_m + kind[c.kind].min_gap_m
    if now.n == 0:
        now.gross_m = 0.0


@kernel
def take_slot(clock: Rows, car: Rows) -> int:
    """A free row of the table of cars, or -1."""
    now = clock[0]
    slot = now.free_head
    if slot >= 0:
        now.free_head = car[slot].behind
        now.n_free -= 1
    return int(slot)


@kernel
def free_slot(me: int, clock: Rows, car: Rows) -> None:
    """Give a row back."""
    now = clock[0]
    car[me].number = -1
    car[me].behind = now.free_head
    now.free_head = me
    now.n_free += 1


@kernel
def look_round(
    car: Rows, kind: Rows, lane: Rows, lane_now: Rows, order: I32, busy: I32, occupied: U64, used: I8
) -> None:
    """Find the lanes with cars; forget the cars that left a lane and no longer reach back into it.

    `occupied`: per junction, the bits of its lanes on which there is any part of a car. `used`: the lanes that may have
    one; most lanes of a city have none and are not looked at.
    """
    occupied[:] = 0
    n = 0
    for i in range(len(order)):
        where = order[i]
        if not used[where]:
            continue
        ln = lane_now[where]
        if ln.tail >= 0 and tail_back_m(where, car, kind, lane, lane_now) == math.inf:
            ln.tail = -1
        if ln.n > 0:
            n += 1
            busy[n] = where
        used[where] = ln.n > 0 or ln.tail >= 0
        if used[where] and lane[where].internal:
            occupied[lane[where].junction] |= lane[where].bit
    busy[0] = n
