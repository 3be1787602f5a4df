"""Step 8, insertion: cars that are due enter where they fit, in order; others wait outside, counted.

A car may enter at a place and speed if it could stop behind its leader, before a red or minor line within its braking
distance, at the end of the lane and at slower limits, and if every follower keeps its secure gap (SUMO user
documentation, "Simulation / VehicleInsertion"). Where the demand leaves the speed open it is lowered to fit. On each
edge the queue is served in order of departure; a lane that refused once is not tried again in the step.

Lane `best_prob` draws among the lanes that lead farthest, the i-th from the right with weight 1/i; measured against
SUMO 1.28 on an empty three-lane road: 52, 29, 19 % there, 55, 27, 18 % here.
"""

from __future__ import annotations

import math

import numpy as np

from twin_core.traffic._jit import kernel
from twin_core.traffic._krauss import brake_gap, follow_speed_at_insertion, free_speed, secure_gap
from twin_core.traffic._lamps import has_priority, has_red, has_yellow, letter_of
from twin_core.traffic._layout import I8, Rows
from twin_core.traffic._leaders import EPS_M, NEVER_MS, tail_back_m
from twin_core.traffic._lists import put_in, take_slot
from twin_core.traffic._models import stop_within
from twin_core.traffic._neighbours import car_ahead_of, follower_upstream, rearmost
from twin_core.traffic._plan import desired_speed
from twin_core.traffic._random import FOR_LANE, uniform
from twin_core.traffic._way import set_row

__all__ = ["call_up", "clear_car", "fitting_speed", "insert"]

GIVEN = 0
LANE_FIRST, LANE_FREE, LANE_BEST, LANE_BEST_PROB, LANE_RANDOM, LANE_ALLOWED = 1, 2, 3, 4, 5, 6
POS_LAST = 2
POS_RANDOM, POS_RANDOM_FREE, POS_FREE = 4, 5, 3
SPEED_AVG, SPEED_MAX, SPEED_DESIRED, SPEED_LIMIT, SPEED_LAST = 1, 2, 3, 4, 6
STOP_LINE_M = 1.0
LEG_ENDS, LEG_STOPS = 1, 2
FASTEST_MPS = 40.0
"""Followers farther behind than the braking distance from this speed are not asked for."""


@kernel
def call_up(clock: Rows, edge_now: Rows, trip: Rows, trip_now: Rows, row: Rows) -> None:
    """Put the trips that are due at the end of their edge's queue."""
    now = clock[0]
    while now.cursor < len(trip) and trip[now.cursor].depart_ms <= now.t_ms:
        i = now.cursor
        now.cursor += 1
        if trip_now[i].phase != 0:
            continue
        en = edge_now[row[trip[i].row0].edge]
        trip_now[i].phase = 1
        trip_now[i].next_waiting = -1
        if en.wait_tail >= 0:
            trip_now[en.wait_tail].next_waiting = i
        else:
            en.wait_head = i
        en.wait_tail = i
        en.n_waiting += 1
        now.waiting += 1


@kernel
def insert(
    clock: Rows, car: Rows, kind: Rows, edge: Rows, lane: Rows, lane_now: Rows, lane_sum: Rows, edge_now: Rows, link:
    Rows, upstream: Rows, row: Rows, guide: Rows, trip: Rows, trip_now: Rows, stop: Rows, lamp: I8, used: I8,
) -> None:  # fmt: skip
    """Serve the queues of all edges."""
    now = clock[0]
    for e in range(len(edge_now)):
        en = edge_now[e]
        if en.n_waiting == 0:
            continue
        refused = np.uint64(0)
        every = (np.uint64(1) << np.uint64(edge[e].n_lanes)) - np.uint64(1)
        before, i = -1, en.wait_head
        while i >= 0 and refused != every and now.free_head >= 0:
            after = trip_now[i].next_waiting
            index = _lane_for(i, now, edge[e], lane, lane_now, row, guide, trip, kind, car)
            bit = np.uint64(1) << np.uint64(max(index, 0))
            entered = False
            if index >= 0 and (refused & bit) == 0:
                entered = _try(
                    i, edge[e].lane0 + index, clock, car, kind, lane, lane_now, link, upstream, row, guide, trip,
                    trip_now, stop, lamp, used,
                )  # fmt: skip
                if not entered:
                    refused |= bit
            if entered:
                lane_sum[edge[e].lane0 + index].departed += 1
                if before >= 0:
                    trip_now[before].next_waiting = after
                else:
                    en.wait_head = after
                if after < 0:
                    en.wait_tail = before
                en.n_waiting -= 1
                now.waiting -= 1
            else:
                before = i
            i = after


@kernel
def _lane_for(
    i: int, now: Rows, e: Rows, lane: Rows, lane_now: Rows, row: Rows, guide: Rows, trip: Rows, kind: Rows,
    car: Rows,
) -> int:  # fmt: skip
    """Index of the lane to try, -1 where no lane admits the class."""
    tr = trip[i]
    vclass = kind[tr.kind].vclass
    if tr.lane_rule == GIVEN:
        return int(min(max(tr.depart_lane, 0), e.n_lanes - 1))
    g0 = row[tr.row0].guide0
    longest = -1.0
    for j in range(e.n_lanes):
        if (lane[e.lane0 + j].allowed & vclass) != 0 and not lane_now[e.lane0 + j].closed:
            longest = max(longest, guide[g0 + j].length_m)
    if longest < 0.0:
        return -1
    best, least, weight = -1, math.inf, 0.0
    draw = uniform(now.seed, i, now.steps, FOR_LANE)
    for j in range(e.n_lanes):
        where = e.lane0 + j
        if (lane[where].allowed & vclass) == 0 or lane_now[where].closed:
            continue
        if tr.lane_rule == LANE_FIRST or tr.lane_rule == LANE_ALLOWED:
            return j
        if tr.lane_rule in (LANE_BEST, LANE_BEST_PROB) and guide[g0 + j].length_m < longest:
            continue
        if tr.lane_rule in (LANE_BEST_PROB, LANE_RANDOM):
            # Weighted choice in one pass: keep lane j with probability its weight / weight so far.
            own = 1.0 / (j + 1.0) if tr.lane_rule == LANE_BEST_PROB else 1.0
            weight += own
            share = own / weight
            if draw < share:
                best = j
                draw = draw / share
            else:
                draw = (draw - share) / (1.0 - share)
            continue
        last = lane_now[where].rear
        room = lane[where].length_m if last < 0 else car[last].pos_m - kind[tr.kind].length_m
        load = -room if room > 0.0 else lane_now[where].gross_m / lane[where].length_m
        if load < least:
            best, least = j, load
    return best


@kernel
def _mean_speed(where: int, car: Rows, lane_now: Rows) -> float:
    ln = lane_now[where]
    if ln.n == 0:
        return float(ln.speed_limit)
    total = 0.0
    me = ln.front
    while me >= 0:
        total += car[me].speed
        me = car[me].behind
    return total / ln.n


@kernel
def _try(
    i: int, where: int, clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, upstream: Rows,
    row: Rows, guide: Rows, trip: Rows, trip_now: Rows, stop: Rows, lamp: I8, used: I8,
) -> bool:  # fmt: skip
    """Insert trip `i` on lane `where` if it fits."""
    now, tr = clock[0], trip[i]
    t = kind[tr.kind]
    want = desired_speed(lane_now[where].speed_limit, tr.factor, t.max_speed)
    speed, may_lower = want, True
    if tr.speed_rule == GIVEN:
        speed, may_lower = tr.depart_speed, False
    elif tr.speed_rule == SPEED_AVG:
        empty = lane_now[where].n == 0 and tail_back_m(where, car, kind, lane, lane_now) == math.inf
        speed, may_lower = min(want, _mean_speed(where, car, lane_now)), empty
    elif tr.speed_rule == SPEED_DESIRED:
        may_lower = False
    pos = min(t.length_m + EPS_M, lane[where].length_m)
    if tr.pos_rule == GIVEN:
        pos = tr.depart_pos_m if tr.depart_pos_m >= 0.0 else tr.depart_pos_m + lane[where].length_m
    elif tr.pos_rule == POS_LAST:
        last, back = rearmost(where, car, kind, lane, lane_now)
        if last >= 0:
            pos = max(min(back - t.min_gap_m, lane[where].length_m), 0.0)
    pos = min(max(pos, 0.0), lane[where].length_m)
    speed = fitting_speed(
        where, pos, speed, may_lower, tr.factor, t, tr.row0, tr.stop0, clock, car, kind, lane, lane_now, link, upstream,
        row, guide, stop, lamp,
    )  # fmt: skip
    if speed < 0.0:
        return False
    me = take_slot(clock, car)
    c = car[me]
    clear_car(c)
    c.number, c.kind, c.factor = i, tr.kind, tr.factor
    set_row(c, tr.row0, row)
    c.stop, c.stop1 = tr.stop0, tr.stop1
    c.arrival_m = tr.arrival_m
    c.pos_m, c.speed, c.look_speed = pos, speed, speed
    put_in(me, where, car, kind, lane_now)
    used[where] = True
    now.inserted += 1
    now.running += 1
    now.departed_delay_s += (now.t_ms - tr.depart_ms) / 1000.0
    r = trip_now[i]
    r.phase, r.depart_ms, r.depart_lane = 2, now.t_ms, lane[where].index
    return True


@kernel
def clear_car(c: Rows) -> None:
    """A car as it enters: nothing waited, nothing lost, no stop begun."""
    c.next_speed = c.mean_speed = c.accel = c.odo_m = c.loss_s = 0.0
    c.entry_ms = c.entry_kept_ms = c.conflict_ms = NEVER_MS
    c.stop_left_ms = c.start_ms = 0
    c.gain_p = c.right_p = c.left_space_m = c.blocker_m = 0.0
    c.came = -1
    c.waiting_ms = c.waited_ms = c.waits = c.lc_state = c.stopped_ms = c.n_items = c.changes = 0
    c.n_advice = 0
    c.must_wait = c.leaving = c.stopped = c.parked = c.obstacle = c.dont_brake = False
    c.stale = True


@kernel
def fitting_speed(
    where: int, pos: float, speed: float, may_lower: bool, factor: float, t: Rows, r: int, s: int, clock: Rows, car:
    Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, upstream: Rows, row: Rows, guide: Rows, stop: Rows, lamp:
    I8,
) -> float:  # fmt: skip
    """The speed at which a car of type `t` may stand at a place, or -1 if none is safe."""
    dt_s = clock[0].dt_s
    ahead, behind = car_ahead_of(where, pos, car, lane_now)
    if ahead >= 0:
        back = car[ahead].pos_m - kind[car[ahead].kind].length_m
    else:
        back = tail_back_m(where, car, kind, lane, lane_now)
        ahead = lane_now[where].tail if back != math.inf else -1
    if ahead >= 0:
        gap = back - pos - t.min_gap_m
        if gap < 0.0:
            return -1.0
        f = car[ahead]
        safe = follow_speed_at_insertion(gap, f.speed, kind[f.kind].apparent, t.decel, t.tau_s, dt_s)
        if safe < speed:
            if not may_lower and speed > 0.0:
                return -1.0
            speed = min(speed, safe)
    if row[r].kind == LEG_STOPS and stop[s].lane == where:
        safe = max(0.0, stop_within(t, speed, stop[s].end_m - pos, speed, dt_s))
        if safe < speed and not may_lower and speed > 0.0:
            return -1.0
        speed = min(speed, safe)
    speed = _look_ahead(
        where, pos, speed, may_lower, factor, t, r, clock, car, kind, lane, lane_now, link, row, guide, lamp
    )
    if speed < 0.0:
        return -1.0
    rear = pos - t.length_m
    if behind >= 0:
        f = car[behind]
        ft = kind[f.kind]
        gap = rear - f.pos_m - ft.min_gap_m
    else:
        reach = brake_gap(FASTEST_MPS, t.decel, t.tau_s, dt_s)
        behind, gap = follower_upstream(where, rear, reach, car, kind, lane, lane_now, link, upstream, lamp, False)
        if behind < 0:
            return speed
        f = car[behind]
        ft = kind[f.kind]
    if gap < secure_gap(f.speed, speed, ft.decel, t.decel, ft.tau_s, dt_s):
        return -1.0
    return speed


@kernel
def _look_ahead(
    where: int, pos: float, speed: float, may_lower: bool, factor: float, t: Rows, r: int, clock: Rows, car: Rows,
    kind: Rows, lane: Rows, lane_now: Rows, link: Rows, row: Rows, guide: Rows, lamp: I8,
) -> float:  # fmt: skip
    """Lower the speed for what lies beyond the lane's end within the braking distance; -1 if it may not be lowered."""
    dt_s = clock[0].dt_s
    seen = lane[where].length_m - pos
    here = where
    while seen < brake_gap(speed, t.decel, t.tau_s, dt_s) + t.min_gap_m:
        if not lane[here].internal and row[r].kind != 0:
            break
        which = lane[here].link0 if lane[here].internal else guide[row[r].guide0 + lane[here].index].link
        if which < 0 or lane[here].link0 == lane[here].link1:
            safe = stop_within(t, speed, seen, speed, dt_s)
            if safe < speed and not may_lower and speed > 0.0:
                return -1.0
            return min(speed, max(safe, 0.0))
        k = link[which]
        letter = letter_of(k, lamp)
        if has_red(letter) or has_yellow(letter) or not has_priority(letter):
            safe = max(0.0, stop_within(t, speed, seen - STOP_LINE_M, speed, dt_s))
            if safe < speed and not may_lower and speed > 0.0:
                return -1.0
            return min(speed, safe)
        here = k.next
        last, back = rearmost(here, car, kind, lane, lane_now)
        if last >= 0:
            f = car[last]
            gap = seen + back - t.min_gap_m
            if gap < 0.0:
                return -1.0
            safe = follow_speed_at_insertion(gap, f.speed, kind[f.kind].apparent, t.decel, t.tau_s, dt_s)
            if safe < speed:
                if not may_lower and speed > 0.0:
                    return -1.0
                speed = safe
        free = free_speed(seen, desired_speed(lane_now[here].speed_limit, factor, t.max_speed), t.decel, dt_s)
        if free < speed:
            if not may_lower:
                return -1.0
            speed = free
        seen += lane[here].length_m
        if not lane[here].internal:
            r += 1
    return speed
