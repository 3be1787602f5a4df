"""Step 6, move: x' = x + v' Δ (IDM: by the step's mean speed), then over as many lanes as that takes, and the books.

Time loss grows by Δ (1 − v / v_desired) with the desired speed of the lane reached, waiting time by Δ where v ≤ 0.1
m/s; neither while stopped (SUMO user documentation, "Output / TripInfo"). What a lane counts is edgeData's: seconds and
metres with the front on it, split in proportion where the front crosses, and apart the seconds in which only the rest
is.
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._lamps import has_red, letter_of
from twin_core.traffic._layout import I8, I32, Rows
from twin_core.traffic._leaders import EPS_M, HALTING_MPS, NEVER_MS
from twin_core.traffic._lists import free_slot, put_in, take_out
from twin_core.traffic._models import step_speed
from twin_core.traffic._patch import begin_wishes, forget_wishes
from twin_core.traffic._plan import desired_speed
from twin_core.traffic._prefetch import ask_for_books
from twin_core.traffic._start import moving_s
from twin_core.traffic._way import set_row

__all__ = ["move"]

LEG_ENDS, LEG_STOPS = 1, 2


@kernel
def move(
    clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, lane_sum: Rows, link: Rows, row: Rows, stop: Rows,
    trip_now: Rows, lamp: I8, item: Rows, busy: I32, used: I8, passed: I32,
) -> None:  # fmt: skip
    """Advance all cars, then let those past their lane's end go on and those at their destination leave.

    `passed`: a working array for the lanes whose end somebody has passed.
    """
    now = clock[0]
    n = 0
    for b in range(1, busy[0] + 1):
        ask_for_books(b, busy, lane, lane_now, lane_sum)
        if _advance(busy[b], clock, car, kind, lane, lane_now, lane_sum, trip_now):
            n += 1
            passed[n] = busy[b]
    for i in range(1, n + 1):
        where = passed[i]
        me = lane_now[where].front
        while me >= 0 and car[me].pos_m > lane[where].length_m:
            _hop(me, now, car, kind, lane, lane_now, lane_sum, link, row, stop, lamp, item, used)
            _keep_books(me, clock, car, kind, lane, lane_now, lane_sum, trip_now)
            me = lane_now[where].front


@inlined
def _advance(
    where: int, clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, lane_sum: Rows, trip_now: Rows
) -> bool:
    """New speeds and positions of the cars of one lane, front first; the books of those that stay on it. Whether the
    first has passed its end."""
    now = clock[0]
    dt_s = now.dt_s
    length = lane[where].length_m
    lane_sum[where].halting = 0
    me = lane_now[where].front
    room_m = 1e18
    passes = False
    while me >= 0:
        c = car[me]
        after = c.behind
        t = kind[c.kind]
        driven_s = moving_s(c, now.t_ms, dt_s)
        c.mean_speed = step_speed(t, c.speed, c.next_speed, driven_s, dt_s)
        step_m = c.mean_speed * dt_s
        if c.pos_m + step_m > room_m and not c.obstacle:
            # Car following never asks for this on one lane; cars that merge under forced yielding may.
            step_m = max(0.0, room_m - c.pos_m)
            c.next_speed = c.mean_speed = step_m / dt_s
            now.clamps += 1
        c.accel = (c.next_speed - c.speed) / driven_s if driven_s > 0.0 else 0.0
        c.speed = c.next_speed
        c.pos_m += step_m
        c.odo_m += step_m
        room_m = c.pos_m - t.length_m
        if c.pos_m <= length:
            _keep_books(me, clock, car, kind, lane, lane_now, lane_sum, trip_now)
        else:
            passes = True
        me = after
    return passes


@kernel
def _hop(
    me: int, now: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, lane_sum: Rows, link: Rows, row: Rows,
    stop: Rows, lamp: I8, item: Rows, used: I8,
) -> None:  # fmt: skip
    """Take a car over its lane's end, lane by lane, as far as it may go."""
    c = car[me]
    start_m = c.pos_m - c.mean_speed * now.dt_s
    rest_s = now.dt_s
    at = 0
    moved = False
    while c.pos_m > lane[c.lane].length_m:
        here = c.lane
        if c.leg == LEG_ENDS and not lane[here].internal:
            break  # it arrives
        it = item[c.item0 + at]
        which = it.link if at < c.n_items else -1
        if which >= 0 and has_red(letter_of(link[which], lamp)):
            which = -1
            now.red_runs += 1
        if which < 0:
            over = c.pos_m - lane[here].length_m
            c.pos_m -= over
            c.odo_m -= over
            c.speed = c.mean_speed = 0.0
            break
        if not moved:
            take_out(me, car, kind, lane_now)
            moved = True
        length = lane[here].length_m
        used_s = (length - start_m) / max(c.mean_speed, 1e-9)
        lane_sum[here].front_s += used_s
        lane_sum[here].front_m += length - start_m
        rest_s -= used_s
        lane_sum[here].left += 1
        _leave(me, c, here, lane, lane_now)
        c.pos_m -= length
        start_m = 0.0
        lane_sum[link[which].next].entered += 1
        _enter(c, link[which], now.t_ms, lane, row, stop)
        used[c.lane] = True
        at += 1
    if moved:
        put_in(me, c.lane, car, kind, lane_now)
        # _keep_books adds a whole step to the lane reached; take back what was spent elsewhere.
        lane_sum[c.lane].front_s -= now.dt_s - rest_s
        lane_sum[c.lane].front_m -= c.mean_speed * now.dt_s - c.pos_m


@inlined
def _leave(me: int, c: Rows, here: int, lane: Rows, lane_now: Rows) -> None:
    now = lane_now[here]
    now.tail = me
    now.tail_number = c.number
    now.tail_odo_m = c.odo_m - (c.pos_m - lane[here].length_m)
    c.came = here


@inlined
def _enter(c: Rows, k: Rows, t_ms: int, lane: Rows, row: Rows, stop: Rows) -> None:
    c.lane = k.next
    if k.is_entry:
        c.stale = True
        c.entry_ms = c.entry_kept_ms = t_ms
    if not k.cont and k.via >= 0:
        c.conflict_ms = t_ms
        c.entry_ms = c.entry_kept_ms
    if k.is_exit:
        c.entry_ms = c.entry_kept_ms = c.conflict_ms = NEVER_MS
    if c.leg == LEG_STOPS:  # it could not stop there any more
        set_row(c, stop[c.stop].row_after, row)
        c.stop += 1
    if not lane[k.next].internal:
        known = k.is_exit and not c.stale
        set_row(c, c.row + 1, row)
        c.stale = not known


@inlined
def _keep_books(
    me: int, clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, lane_sum: Rows, trip_now: Rows
) -> None:
    """What one car's step adds to its own account and to its lane's; a car at its destination leaves."""
    c, now = car[me], clock[0]
    if c.obstacle:
        return
    t, ls, here = kind[c.kind], lane_sum[c.lane], lane[c.lane]
    dt_s, dt_ms = now.dt_s, now.step_ms
    step_m = c.mean_speed * dt_s
    now.updates += 1
    ls.front_s += dt_s
    ls.front_m += step_m
    if here.alone:
        forget_wishes(c)
    else:
        begin_wishes(c)
    if c.came >= 0 and c.pos_m - t.length_m < step_m:
        _count_trail(c, t, step_m, dt_s, lane, lane_sum)
    if c.stopped:
        c.stopped_ms += dt_ms
        c.waiting_ms = 0
    else:
        want = desired_speed(lane_now[c.lane].speed_limit, c.factor, t.max_speed)
        loss = dt_s * (want - c.mean_speed) / want
        c.loss_s += loss
        ls.loss_s += loss
        if c.speed <= HALTING_MPS:
            ls.halting += 1
            ls.waiting_s += dt_s
            c.waits += c.waiting_ms == 0
            c.waiting_ms += dt_ms
            c.waited_ms += dt_ms
        else:
            c.waiting_ms = 0
    if not here.internal and c.leg == LEG_ENDS and c.pos_m > c.arrival_m - EPS_M:
        ls.arrived += 1
        _arrive(me, clock, car, kind, lane_now, trip_now)


@kernel
def _count_trail(c: Rows, t: Rows, step_m: float, dt_s: float, lane: Rows, lane_sum: Rows) -> None:
    """Time and way, in this step, of the rest of a car on the lanes that its front has left."""
    where, front, back = c.came, c.pos_m, c.pos_m - t.length_m
    while where >= 0 and back < step_m:
        if c.mean_speed > 0.0:
            since = max(0.0, dt_s - front / c.mean_speed)
            until = dt_s if back < 0.0 else dt_s - back / c.mean_speed
        else:
            since, until = 0.0, dt_s if back < 0.0 else 0.0
        if until > since:
            lane_sum[where].trail_s += until - since
            lane_sum[where].trail_m += (until - since) * c.mean_speed
        front += lane[where].length_m
        back += lane[where].length_m
        where = lane[where].before


@kernel
def _arrive(me: int, clock: Rows, car: Rows, kind: Rows, lane_now: Rows, trip_now: Rows) -> None:
    now, c = clock[0], car[me]
    over = max(0.0, c.pos_m - c.arrival_m)
    if c.number < len(trip_now):
        r = trip_now[c.number]
        r.arrival_ms = now.t_ms
        r.length_m = c.odo_m - over
        r.loss_s, r.waited_ms, r.waits, r.stopped_ms = c.loss_s, c.waited_ms, c.waits, c.stopped_ms
        r.phase = 3
    now.arrived_loss_s += c.loss_s
    now.arrived += 1
    now.running -= 1
    take_out(me, car, kind, lane_now)
    free_slot(me, clock, car)
