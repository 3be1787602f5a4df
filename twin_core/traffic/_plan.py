"""Step 3, plan: every car looks ahead, lane by lane and link by link, with everybody's state as the last step left it.

Cars that hang on their own lane alone are settled first (`_settle`). For each link ahead a car notes an item: the speed
`v_pass` if it may pass, `v_wait` if it must stop at the line, when and how fast it would arrive and leave, and whether
it means to pass (`request`). No car moves and no car reads another's plan, so order cannot matter. What limits the
speeds: leaders on the lanes ahead and on the junction (`_leaders`), slower limits ahead, stops, the end of the road or
of the route, and lines:

    red, yellow: stop 1 m before the line if the usual deceleration suffices, else pass
    without priority: be able to stop where one can see the foes (`visibility_m`), then go on as fast as that permits

After SUMO's car-following and junction model (user documentation, "Simulation / Intersections"; Erdmann & Krajzewicz
2014, "SUMO's road intersection model", doi:10.1007/978-3-662-45079-6_1).
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import free_speed, safe_speed, speed_after
from twin_core.traffic._lamps import has_priority, has_red, has_yellow, letter_of, was_major
from twin_core.traffic._layout import I8, I32, ITEMS_PER_CAR, U64, Rows
from twin_core.traffic._leaders import EPS_M, HALTING_MPS, heed_junction, tail_back_m
from twin_core.traffic._models import alone, braking_m, follow, sees_m, stop_within
from twin_core.traffic._next_speed import EPS_MPS
from twin_core.traffic._prefetch import ask_for_way
from twin_core.traffic._right_of_way import register
from twin_core.traffic._settle import UNSETTLED, settle
from twin_core.traffic._way import base_row, leg_at, link_at, read_way

__all__ = ["desired_speed", "minimal_arrival_ms", "plan"]

GOES_ON, LEG_ENDS, LEG_STOPS = 0, 1, 2
STOP_LINE_M = 1.0
YELLOW_DECEL = 3.0
LOOK_BEHIND_JUNCTION = 5.0
"""Car lengths of road behind a junction that a driver checks for free space."""
FAR_M = 30.0
"""Beyond the way that a car may need for braking it looks so much farther for links to announce itself at."""
EPS = 0.001


@inlined
def desired_speed(limit: float, factor: float, max_speed: float) -> float:
    """What a driver would go here if alone."""
    return min(limit * factor, max_speed)


@inlined
def minimal_arrival_ms(dist_m: float, speed: float, arrival_speed: float, t: Rows) -> int:
    """Time to cover `dist_m` from `speed`, changing to `arrival_speed` at the limit, the rest at the higher of both."""
    accel = t.accel if arrival_speed >= speed else -t.decel
    change_s = (arrival_speed - speed) / accel
    rest_m = max(0.0, dist_m - change_s * (arrival_speed + speed) * 0.5)
    return int((change_s + rest_m / max(max(speed, arrival_speed), HALTING_MPS)) * 1000.0 + 0.5)


@kernel
def plan(
    clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, conflict: Rows, row: Rows,
    guide: Rows, stop: Rows, lamp: I8, item: Rows, link_head: I32, crossing: Rows, occupied: U64, undecided: I32,
    busy: I32,
) -> None:  # fmt: skip
    """Settle the cars whose own lane says it all; fill the items of all others, one car's after the other's."""
    t_ms, dt_s, seed, step = clock[0].t_ms, clock[0].dt_s, clock[0].seed, clock[0].steps
    link_head[:] = -1
    first, n, m = 0, 0, 0
    for i in range(1, busy[0] + 1):
        here, ln = lane[busy[i]], lane_now[busy[i]]
        me = ln.front
        in_front_m = 0.0
        while me >= 0:
            c = car[me]
            t = kind[c.kind]
            ask_for_way(me, car, lane, lane_now, link)
            if c.stale:
                read_way(c, lane, link, row, guide)
            c.item0, c.n_items = first, 0
            v, leads = settle(c, here, ln, car, kind, lane, lane_now, lamp, seed, step, dt_s)
            if v == UNSETTLED:
                _plan_car(
                    me, car, kind, lane, lane_now, link, conflict, row, guide, stop, lamp, item, occupied, t_ms, dt_s
                )
                register(c, t, link, lamp, item, link_head, seed, step)
                first += c.n_items
                m += 1
                undecided[m] = me
                if c.n_items > 1 or (c.waiting_ms > 0 and item[c.item0].link >= 0):
                    n += 1
                    crossing[n].car, crossing[n].in_front_m = me, in_front_m
            elif v > EPS_MPS and c.watched and c.leg == GOES_ON:
                _announce(me, c, t, v, leads, here, ln, lane_now, link, lamp, item[first], t_ms, dt_s)
                register(c, t, link, lamp, item, link_head, seed, step)
                first += c.n_items
            in_front_m += t.length_m + t.min_gap_m
            me = c.behind
    crossing[0].car, undecided[0] = n, m


@inlined
def _leader_on(where: int, came_by: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows) -> tuple[int, float, bool]:
    """(last car on a lane ahead, its rear bumper in that lane's positions, whether that bumper is on our way)."""
    last = lane_now[where].rear
    if last >= 0:
        back = car[last].pos_m - kind[car[last].kind].length_m
        return last, back, back >= 0.0 or car[last].came == came_by
    back = tail_back_m(where, car, kind, lane, lane_now)
    if back == math.inf:
        return -1, back, True
    return lane_now[where].tail, back, back >= 0.0


@inlined
def _plan_car(
    me: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, conflict: Rows, row: Rows, guide: Rows,
    stop: Rows, lamp: I8, item: Rows, occupied: U64, t_ms: int, dt_s: float,
) -> None:  # fmt: skip
    # One loop over the lanes ahead; its state (v, pass_v, seen, ...) would only be renamed by cutting it in pieces.
    c = car[me]
    t = kind[c.kind]
    first = c.item0
    max_v = min(c.speed + t.accel * dt_s, t.max_speed)
    comfortable = max(0.0, c.speed - t.decel * dt_s)
    here, r = c.lane, c.row
    base = base_row(c, lane[here].internal)
    want = max(desired_speed(lane_now[here].speed_limit, c.factor, t.max_speed), comfortable)
    v = alone(t, c.speed, want, dt_s)
    look_m = max_v * dt_s + braking_m(t, max_v, t.decel, t.tau_s, dt_s)
    seen = lane[here].length_m - c.pos_m
    pass_v = min(speed_after(seen, v, t.accel), want)
    seen_normal, seen_inner = 0.0, seen if lane[here].internal else 0.0
    beyond, slowed = False, False
    came_by, last, n = -1, -1, 0
    while True:
        if n == 0 and c.ahead >= 0:
            lead, back, on_way = c.ahead, car[c.ahead].pos_m - kind[car[c.ahead].kind].length_m, True
        elif n == 0:
            back = tail_back_m(here, car, kind, lane, lane_now)
            lead, on_way = lane_now[here].tail if back != math.inf else -1, True
        else:
            lead, back, on_way = _leader_on(here, came_by, car, kind, lane, lane_now)
        if lead >= 0 and lead != me:
            f = car[lead]
            f_decel = kind[f.kind].apparent
            gap = back + seen - lane[here].length_m - t.min_gap_m
            if gap >= 0.0 or on_way:
                safe = follow(t, c.speed, gap, f.speed, f.accel, f_decel, want, dt_s)
            else:
                inside = lane[came_by].length_m if came_by >= 0 and lane[came_by].internal else 0.0
                safe = stop_within(t, c.speed, seen - lane[here].length_m - EPS_M - inside, want, dt_s)
            if last >= 0:
                future = follow(t, item[last].leave_speed, gap, f.speed, f.accel, f_decel, want, dt_s)
                item[last].leave_speed = min(item[last].leave_speed, future)
            v, pass_v = min(v, safe), min(pass_v, safe)
        if last >= 0:
            item[last].v_wait = min(item[last].v_wait, v)
        elif v <= EPS_MPS and c.speed == 0.0 and not lane[here].internal:
            # It stands behind a standing car: what lies beyond cannot matter, and it asks for nothing.
            _note_end(item[first], v, seen, 0.0)
            n = 1
            break
        if leg_at(c, r, row) == LEG_STOPS and not lane[here].internal:
            to_stop = seen + stop[c.stop].end_m + EPS - lane[here].length_m
            if last >= 0:
                out = stop_within(t, pass_v, stop[c.stop].end_m + EPS, want, dt_s)
                item[last].leave_speed = min(item[last].leave_speed, out)
            v = min(v, max(stop_within(t, c.speed, to_stop, want, dt_s), comfortable))
            _note_end(item[first + n], v, to_stop, 0.0)
            n += 1
            break
        if leg_at(c, r, row) == LEG_ENDS and not lane[here].internal:
            to_end = seen + c.arrival_m - lane[here].length_m - want * dt_s
            leave = max(EPS, free_speed(to_end, want, t.decel, dt_s))
            v = min(v, leave)
            if last >= 0:
                item[last].leave_speed = min(item[last].leave_speed, leave)
            _note_end(item[first + n], v, seen, 1000.0 if lane[here].fringe else 0.0)
            n += 1
            break
        which = lane[here].link0 if lane[here].internal else link_at(c, r, base, lane[here], row, guide)
        if which < 0 or lane[here].link0 == lane[here].link1 or n == ITEMS_PER_CAR - 1:
            leave = stop_within(t, c.speed, seen, want, dt_s)
            v = min(v, leave)
            if last >= 0:
                item[last].leave_speed = min(item[last].leave_speed, leave)
            _note_end(item[first + n], v, seen, 0.0)
            n += 1
            break
        k = link[which]
        letter = letter_of(k, lamp)
        waits = has_red(letter) or has_yellow(letter)
        decel = max(min(YELLOW_DECEL, t.emergency), t.decel) if waits else t.decel
        brake_m = braking_m(t, c.speed, decel, 0.0, dt_s)
        offset = STOP_LINE_M
        if not waits:
            offset = min(k.visibility_m - EPS_M, STOP_LINE_M if has_priority(letter) else 0.0)
        if seen >= brake_m:
            offset = min(offset, seen - brake_m)
        stop_m = max(0.0, seen - max(EPS_M, offset))
        leaving = n == 0 and lane[here].internal
        request = leaving or (v > EPS_MPS and not (slowed and not lane[here].internal))
        wait_v = min(v, stop_within(t, c.speed, stop_m, want, dt_s))
        near = seen - (lane[here].length_m if n > 0 else 0.0) < look_m
        if near and lane[here].internal and occupied[k.junction] & k.foes:
            v, pass_v, wait_v, request = heed_junction(
                me, car, kind, lane, lane_now, link, conflict, lamp, item, which, last, seen, v, pass_v, wait_v,
                request, want, dt_s,
            )  # fmt: skip
        if waits and seen >= brake_m:
            it = item[first + n]
            _note_link(it, me, which, v, wait_v, seen, wait_v, 0.0, 0.0, False)
            it.arrival_ms = t_ms - int(dt_s * 1000.0) + minimal_arrival_ms(seen, v, pass_v, t)
            n += 1
            break
        if last >= 0:
            item[last].leave_speed = min(item[last].leave_speed, want)
        minor = not has_priority(letter) and brake_m < seen and not was_major(k, link, lamp)
        unsighted = minor and seen > sees_m(t, c.speed, k.visibility_m, dt_s)
        slowed = slowed or unsighted or (minor and k.to_roundabout)
        it = item[first + n]
        _note_passage(it, me, which, v, wait_v, pass_v, seen, unsighted, request, c, t, k, lane_now, t_ms, dt_s)
        last = first + n
        n += 1
        beyond = beyond or k.via < 0
        done = not request or v <= 0.0 or seen > look_m
        if done and beyond and seen_normal > max(LOOK_BEHIND_JUNCTION * t.length_m, t.length_m + seen_inner):
            break
        if seen > look_m + FAR_M:
            break
        came_by, here = here, k.next
        want = desired_speed(lane_now[here].speed_limit, c.factor, t.max_speed)
        if want < v:
            v = min(v, max(free_speed(seen, want, t.decel, dt_s), comfortable))
        if lane[here].internal:
            seen_inner += lane[here].length_m
        else:
            seen_normal += lane[here].length_m
            r += 1
        seen += lane[here].length_m
        pass_v = min(speed_after(lane[here].length_m, v, t.accel), want)
    c.n_items = n


@inlined
def _announce(
    me: int, c: Rows, t: Rows, v: float, leads: float, here: Rows, ln: Rows, lane_now: Rows, link: Rows, lamp: I8,
    it: Rows, t_ms: int, dt_s: float,
) -> None:  # fmt: skip
    """Note that a settled car far from its line is to come, unless its lamp forbids: it asks for nothing itself."""
    k = link[c.link_here]
    letter = letter_of(k, lamp)
    if has_red(letter) or has_yellow(letter):
        return
    seen = here.length_m - c.pos_m
    want = max(desired_speed(ln.speed_limit, c.factor, t.max_speed), c.speed - t.decel * dt_s)
    pass_v = min(min(speed_after(seen, v, t.accel), want), leads)
    minor = not has_priority(letter) and not was_major(k, link, lamp)
    unsighted = minor and seen > sees_m(t, c.speed, k.visibility_m, dt_s)
    _note_passage(it, me, c.link_here, v, v, pass_v, seen, unsighted, True, c, t, k, lane_now, t_ms, dt_s)
    c.n_items = 1


@inlined
def _note_passage(
    it: Rows, me: int, which: int, v: float, wait_v: float, pass_v: float, seen: float, unsighted: bool, request: bool,
    c: Rows, t: Rows, k: Rows, lane_now: Rows, t_ms: int, dt_s: float,
) -> None:  # fmt: skip
    """When and how fast a car would arrive at a link and leave it; without priority it slows down till it sees."""
    arrival = pass_v
    if unsighted:
        at_sight = safe_speed(k.visibility_m, t.decel, 0.0, dt_s)
        arrival = min(pass_v, speed_after(k.visibility_m, at_sight, t.accel))
    braking = 0.0
    if seen < braking_m(t, v, t.decel, t.tau_s, dt_s):
        braking = min(arrival, _least_arrival_speed(seen, v, t))
    leave = min(
        desired_speed(lane_now[k.next].speed_limit, c.factor, t.max_speed), speed_after(k.length_m, arrival, t.accel)
    )
    _note_link(it, me, which, v, wait_v, seen, arrival, leave, braking, request)
    it.arrival_ms = t_ms - int(dt_s * 1000.0) + minimal_arrival_ms(seen, v, arrival, t)


@inlined
def _least_arrival_speed(dist_m: float, speed: float, t: Rows) -> float:
    """Speed at the line if braking from now on; inf where no time is left to brake."""
    if dist_m < speed:
        return math.inf
    square = speed * speed - 2.0 * t.decel * (dist_m - speed * t.tau_s)
    return math.sqrt(square) if square >= 0.0 else 0.0


@inlined
def _note_end(it: Rows, v: float, dist_m: float, space_m: float) -> None:
    it.link, it.next = -1, -1
    it.v_pass = it.v_wait = v
    it.dist_m, it.space_m = dist_m, space_m
    it.request = it.keep = it.had_stopped = False


@inlined
def _note_link(
    it: Rows, me: int, which: int, v: float, wait_v: float, dist_m: float, arrival: float, leave: float, braking: float,
    request: bool,
) -> None:  # fmt: skip
    it.link, it.next, it.car = which, -1, me
    it.v_pass, it.v_wait, it.dist_m = v, wait_v, dist_m
    it.arrival_speed, it.leave_speed, it.braking_speed = arrival, leave, braking
    it.request, it.keep, it.had_stopped, it.space_m = request, request, False, 0.0
