"""The one door by which somebody outside may change who is on the road: take away, shift, put in.

Each wish is checked alone, in the order deletes, shifts (forward ones front first, backward ones rear first), inserts;
a refused one changes nothing and gets a reason. After an edit every car still has its order, its gap and its way on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin_core.traffic._insert import clear_car, fitting_speed
from twin_core.traffic._jit import kernel
from twin_core.traffic._krauss import brake_gap
from twin_core.traffic._layout import I8, I32, Rows
from twin_core.traffic._lists import free_slot, put_in, take_out, take_slot
from twin_core.traffic._neighbours import car_ahead_of
from twin_core.traffic._way import set_row

__all__ = [
    "EDIT_CODES",
    "FIRST_ADDED",
    "EditReport",
    "Inserts",
    "Shifts",
    "delete_cars",
    "insert_cars",
    "lift_obstacles",
    "place_obstacle",
    "shift_cars",
]

F64 = NDArray[np.float64]

FIRST_ADDED = 1 << 30
"""Numbers of cars put in by an edit begin here."""
EDIT_CODES: tuple[str, ...] = (
    "done", "no such vehicle on the road", "would leave its lane", "would overlap its leader",
    "would overlap its follower", "farther than 15 m", "route does not begin on the lane's edge or is not connected",
    "way closed to the vehicle's class", "no room at that place", "position not on the lane", "no free row",
    "vehicle is stopped or has stops before it", "too late to take another way from here",
)  # fmt: skip
DONE, UNKNOWN, OFF_LANE, LEADER, FOLLOWER, TOO_FAR, ROUTE, CLASS, NO_ROOM, POSITION, FULL, STANDS, TOO_LATE = range(13)
MAX_SHIFT_M = 15.0
TOUCH_M = 0.1
SEARCH_M = 1.0


class Inserts(NamedTuple):
    """Cars to put in."""

    lane: I32
    pos_m: F64
    speed_mps: F64
    """Lowered where it would not be safe."""
    route_start: I32
    """[n + 1] CSR into route_edge; a route begins with the lane's edge."""
    route_edge: I32
    type: I32


class Shifts(NamedTuple):
    """Cars to move along their lane."""

    number: I32
    delta_m: F64
    """At most 15 m either way."""


class EditReport(NamedTuple):
    """Per wish an index into `EDIT_CODES`, 0 done. `number` of the cars put in, -1 where refused."""

    number: I32
    inserts: I8
    deletes: I8
    shifts: I8


@kernel
def delete_cars(slots: I32, clock: Rows, car: Rows, kind: Rows, lane_now: Rows, trip_now: Rows, code: I8) -> None:
    """Take cars off the road."""
    for i in range(len(slots)):
        me = slots[i]
        if me < 0 or car[me].number < 0:
            code[i] = UNKNOWN
            continue
        c = car[me]
        if not c.parked:
            take_out(me, car, kind, lane_now)
        if c.number < len(trip_now):
            trip_now[c.number].phase = 4
        clock[0].removed += 1
        clock[0].running -= 1
        clock[0].arrived_loss_s += c.loss_s
        free_slot(me, clock, car)
        code[i] = DONE


@kernel
def shift_cars(slots: I32, delta_m: F64, car: Rows, kind: Rows, lane: Rows, code: I8) -> None:
    """Move cars along their lanes; `slots` in an order that frees room before it is needed."""
    for i in range(len(slots)):
        me = slots[i]
        if me < 0 or car[me].number < 0:
            code[i] = UNKNOWN
            continue
        c = car[me]
        to = c.pos_m + delta_m[i]
        if abs(delta_m[i]) > MAX_SHIFT_M or not np.isfinite(delta_m[i]):
            code[i] = TOO_FAR
        elif c.stopped or c.parked:
            code[i] = STANDS
        elif to < 0.0 or to > lane[c.lane].length_m:
            code[i] = OFF_LANE
        elif c.ahead >= 0 and car[c.ahead].pos_m - kind[car[c.ahead].kind].length_m < to + TOUCH_M:
            code[i] = LEADER
        elif c.behind >= 0 and car[c.behind].pos_m > to - kind[c.kind].length_m - TOUCH_M:
            code[i] = FOLLOWER
        else:
            c.pos_m = to
            c.odo_m += delta_m[i]
            code[i] = DONE


@kernel
def insert_cars(
    where: I32, pos_m: F64, speed: F64, types: I32, row0: I32, first_number: int, clock: Rows, car: Rows, kind: Rows,
    lane: Rows, lane_now: Rows, link: Rows, upstream: Rows, row: Rows, guide: Rows, stop: Rows, lamp: I8, code: I8,
    number: I32,
) -> int:  # fmt: skip
    """Put cars in; returns how many. `row0` -1 marks a bad route."""
    put = 0
    for i in range(len(where)):
        number[i] = -1
        if row0[i] < 0:
            code[i] = ROUTE
            continue
        t = kind[types[i]]
        if (lane[where[i]].allowed & t.vclass) == 0 or lane_now[where[i]].closed:
            code[i] = CLASS
            continue
        if not (0.0 <= pos_m[i] <= lane[where[i]].length_m) or not (np.isfinite(speed[i]) and speed[i] >= 0.0):
            code[i] = POSITION
            continue
        v = fitting_speed(
            where[i], pos_m[i], min(speed[i], t.max_speed), True, 1.0, t, row0[i], -1, clock, car, kind, lane, lane_now,
            link, upstream, row, guide, stop, lamp,
        )  # fmt: skip
        if v < 0.0:
            v = _squeeze_in(where[i], pos_m[i], speed[i], t, car, kind, lane_now)
        if v < 0.0:
            code[i] = NO_ROOM
            continue
        me = take_slot(clock, car)
        if me < 0:
            code[i] = FULL
            continue
        c = car[me]
        clear_car(c)
        c.number, c.kind, c.factor = first_number + put, types[i], 1.0
        set_row(c, row0[i], row)
        c.stop, c.stop1 = 0, 0
        last = row0[i]
        while row[last].kind == 0:
            last += 1
        c.arrival_m = _edge_end(row[last].edge, lane)
        c.pos_m, c.speed, c.look_speed = pos_m[i], v, v
        put_in(me, where[i], car, kind, lane_now)
        clock[0].inserted += 1
        clock[0].added += 1
        clock[0].running += 1
        number[i] = c.number
        code[i] = DONE
        put += 1
    return put


@kernel
def _edge_end(edge: int, lane: Rows) -> float:
    """Length of an edge's first lane."""
    for i in range(len(lane)):
        if lane[i].edge == edge:
            return float(lane[i].length_m)
    return 0.0


@kernel
def _squeeze_in(where: int, pos: float, speed: float, t: Rows, car: Rows, kind: Rows, lane_now: Rows) -> float:
    """Where the place is free but the driver behind would have to brake hard: the leader's speed if gaps are
    physical."""
    ahead, behind = car_ahead_of(where, pos, car, lane_now)
    v = speed
    if ahead >= 0:
        f = car[ahead]
        gap = f.pos_m - kind[f.kind].length_m - pos
        if gap < TOUCH_M + max(0.0, speed - f.speed):
            return -1.0
        v = min(v, f.speed)
    if behind >= 0:
        f = car[behind]
        gap = pos - t.length_m - f.pos_m
        if gap < TOUCH_M + max(0.0, f.speed - v):
            return -1.0
    return v


@kernel
def place_obstacle(
    where: int, front_m: float, what: int, until_ms: int, clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows
) -> bool:
    """Put a standing thing on a lane, at `front_m` or as near behind as nobody is hit; False where there is no room."""
    length = kind[what].length_m
    front = min(front_m, lane[where].length_m)
    while front >= min(length, lane[where].length_m):
        ahead, behind = car_ahead_of(where, front, car, lane_now)
        clear = ahead < 0 or car[ahead].pos_m - kind[car[ahead].kind].length_m >= front + TOUCH_M
        if behind >= 0:
            f = car[behind]
            stops = brake_gap(f.speed, kind[f.kind].decel, kind[f.kind].tau_s, clock[0].dt_s)
            clear = clear and f.pos_m + stops + TOUCH_M <= front - length
        if clear:
            me = take_slot(clock, car)
            if me < 0:
                return False
            c = car[me]
            clear_car(c)
            c.number, c.kind, c.row, c.leg, c.leg_next = -2, what, 0, 0, 0
            c.pos_m, c.speed, c.look_speed = front, 0.0, 0.0
            c.obstacle = c.stopped = True
            c.stop = c.stop1 = 0
            c.stop_left_ms = until_ms
            put_in(me, where, car, kind, lane_now)
            clock[0].obstacles += 1
            return True
        front -= SEARCH_M
    return False


@kernel
def lift_obstacles(clock: Rows, car: Rows, kind: Rows, lane_now: Rows) -> None:
    """Take away the things whose time is over."""
    if clock[0].obstacles == 0:
        return
    for me in range(len(car)):
        c = car[me]
        if c.number == -2 and c.obstacle and c.stop_left_ms <= clock[0].t_ms:
            take_out(me, car, kind, lane_now)
            c.obstacle = c.stopped = False
            free_slot(me, clock, car)
            clock[0].obstacles -= 1
