"""Step 6, move: x' = x + v' Δ, then over as many lanes as that takes, and the books of travel.

Time loss grows by Δ (1 − v / v_desired) with the desired speed of the lane reached, waiting time by Δ where v ≤ 0.1
m/s; neither while stopped (SUMO user documentation, "Output / TripInfo"). What a lane counts is edgeData's: seconds and
metres with the front on it, split in proportion where the front crosses, and apart the seconds in which only the rest
is.
"""

from __future__ import annotations

from numba import njit

from twin_core.traffic._lamps import has_red, letter_of
from twin_core.traffic._layout import I8, ITEMS_PER_CAR, Rows
from twin_core.traffic._leaders import EPS_M, HALTING_MPS, NEVER_MS
from twin_core.traffic._lists import free_slot, put_in, take_out
from twin_core.traffic._plan import desired_speed

__all__ = ["move"]

LEG_ENDS, LEG_STOPS = 1, 2


@njit(cache=True)
def move(
    clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, row: Rows, stop: Rows, trip_now: Rows,
    lamp: I8, item: Rows,
) -> None:  # fmt: skip
    """Advance all cars, then let those past their lane's end go on and those at their destination leave."""
    now = clock[0]
    for where in range(len(lane_now)):
        if lane_now[where].n > 0:
            _advance(where, now, car, kind, lane_now)
    for where in range(len(lane_now)):
        me = lane_now[where].front
        while me >= 0 and car[me].pos_m > lane[where].length_m:
            if not _hop(me, now, car, kind, lane, lane_now, link, row, stop, lamp, item):
                break
            me = lane_now[where].front
    for where in range(len(lane_now)):
        if lane_now[where].n > 0:
            _keep_books(where, clock, car, kind, lane, lane_now, row, trip_now)


@njit(cache=True)
def _advance(where: int, now: Rows, car: Rows, kind: Rows, lane_now: Rows) -> None:
    """New speeds and positions of the cars of one lane, front first."""
    dt_s = now.dt_s
    me = lane_now[where].front
    room_m = 1e18
    while me >= 0:
        c = car[me]
        step_m = c.next_speed * dt_s
        if c.pos_m + step_m > room_m and not c.obstacle:
            # Car following never asks for this on one lane; cars that merge under forced yielding may.
            step_m = max(0.0, room_m - c.pos_m)
            c.next_speed = step_m / dt_s
            now.clamps += 1
        c.accel = (c.next_speed - c.speed) / dt_s
        c.speed = c.next_speed
        c.pos_m += step_m
        c.odo_m += step_m
        room_m = c.pos_m - kind[c.kind].length_m
        me = c.behind


@njit(cache=True)
def _hop(
    me: int, now: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, row: Rows, stop: Rows, lamp: I8,
    item: Rows,
) -> bool:  # fmt: skip
    """Take a car over its lane's end, lane by lane; False if it stays at the end of the one where it is."""
    c = car[me]
    start_m = c.pos_m - c.speed * now.dt_s
    rest_s = now.dt_s
    at = 0
    moved = False
    while c.pos_m > lane[c.lane].length_m:
        here = c.lane
        if row[c.row].kind == LEG_ENDS and not lane[here].internal:
            break  # it arrives
        it = item[me * ITEMS_PER_CAR + at]
        which = it.link if at < c.n_items else -1
        if which >= 0 and has_red(letter_of(link[which], lamp)):
            which = -1
            now.red_runs += 1
        if which < 0:
            over = c.pos_m - lane[here].length_m
            c.pos_m -= over
            c.odo_m -= over
            c.speed = 0.0
            break
        if not moved:
            take_out(me, car, kind, lane_now)
            moved = True
        length = lane[here].length_m
        used_s = (length - start_m) / max(c.speed, 1e-9)
        lane_now[here].front_s += used_s
        lane_now[here].front_m += length - start_m
        rest_s -= used_s
        _leave(me, c, here, link[which], now.t_ms, lane, lane_now)
        c.pos_m -= length
        start_m = 0.0
        _enter(c, link[which], now.t_ms, lane, lane_now, row, stop)
        at += 1
    if moved:
        put_in(me, c.lane, car, kind, lane_now)
        # _keep_books adds a whole step to the lane reached; take back what was spent elsewhere.
        lane_now[c.lane].front_s -= now.dt_s - rest_s
        lane_now[c.lane].front_m -= c.speed * now.dt_s - c.pos_m
    return moved


@njit(cache=True)
def _leave(me: int, c: Rows, here: int, k: Rows, t_ms: int, lane: Rows, lane_now: Rows) -> None:
    now = lane_now[here]
    now.left += 1
    now.tail = me
    now.tail_number = c.number
    now.tail_odo_m = c.odo_m - (c.pos_m - lane[here].length_m)
    c.came = here


@njit(cache=True)
def _enter(c: Rows, k: Rows, t_ms: int, lane: Rows, lane_now: Rows, row: Rows, stop: Rows) -> None:
    c.lane = k.next
    lane_now[k.next].entered += 1
    if k.is_entry:
        c.entry_ms = c.entry_kept_ms = t_ms
    if not k.cont and k.via >= 0:
        c.conflict_ms = t_ms
        c.entry_ms = c.entry_kept_ms
    if k.is_exit:
        c.entry_ms = c.entry_kept_ms = c.conflict_ms = NEVER_MS
    if not lane[k.next].internal:
        if row[c.row].kind == LEG_STOPS:  # it could not stop there any more
            c.row = stop[c.stop].row_after
            c.stop += 1
        c.row += 1
        c.guide0 = row[c.row].guide0


@njit(cache=True)
def _keep_books(
    where: int, clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, row: Rows, trip_now: Rows
) -> None:
    now, ln = clock[0], lane_now[where]
    dt_s, dt_ms = now.dt_s, now.step_ms
    halting = 0
    me = ln.front
    while me >= 0:
        c = car[me]
        after = c.behind
        if c.obstacle:
            me = after
            continue
        t = kind[c.kind]
        now.updates += 1
        ln.front_s += dt_s
        ln.front_m += c.speed * dt_s
        back = c.pos_m - t.length_m
        if back - c.speed * dt_s < 0.0 and c.came >= 0:
            share = 1.0 if back < 0.0 or c.speed == 0.0 else min(1.0, (c.speed * dt_s - back) / (c.speed * dt_s))
            lane_now[c.came].trail_s += dt_s * share
            lane_now[c.came].trail_m += c.speed * dt_s * share
        if c.stopped:
            c.stopped_ms += dt_ms
            c.waiting_ms = 0
        else:
            want = desired_speed(ln.speed_limit, c.factor, t.max_speed)
            loss = dt_s * (want - c.speed) / want
            c.loss_s += loss
            ln.loss_s += loss
            if c.speed <= HALTING_MPS:
                halting += 1
                c.waits += c.waiting_ms == 0
                c.waiting_ms += dt_ms
                c.waited_ms += dt_ms
                ln.waiting_s += dt_s
            else:
                c.waiting_ms = 0
        if row[c.row].kind == LEG_ENDS and not lane[where].internal and c.pos_m > c.arrival_m - EPS_M:
            _arrive(me, clock, car, kind, lane_now, trip_now)
        me = after
    ln.halting = halting


@njit(cache=True)
def _arrive(me: int, clock: Rows, car: Rows, kind: Rows, lane_now: Rows, trip_now: Rows) -> None:
    now, c = clock[0], car[me]
    lane_now[c.lane].arrived += 1
    over = max(0.0, c.pos_m - c.arrival_m)
    if c.number < len(trip_now):
        r = trip_now[c.number]
        r.arrival_ms = now.t_ms
        r.length_m = c.odo_m - over
        r.loss_s, r.waited_ms, r.waits, r.stopped_ms = c.loss_s, c.waited_ms, c.waits, c.stopped_ms
        r.phase, r.slot = 3, -1
    now.arrived_loss_s += c.loss_s
    now.arrived += 1
    now.running -= 1
    take_out(me, car, kind, lane_now)
    free_slot(me, clock, car)
