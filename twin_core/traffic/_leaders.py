"""Cars on a junction whose paths cross ours: whom to follow, whom to stop for, whom to ignore.

For the link that leaves an internal lane, each conflict (see `_geometry`) is searched for cars with any part on the
foe's lane. A foe is past the conflict when its tail has left the area, in the way when it has entered it and not left
it. Who counts as leader:

    a car that is not yet on the junction yields to every foe there;
    two cars from the same lane: who entered first;
    else who has right of way by the lamps of the entries, then by the matrix, leads; with mutual duty to yield, who
    passed the last line of yielding first; ties go to the slower, then to the higher number.

A leader with the same origin or target is followed over the common point. A crossing one is awaited at the begin of the
area, or we arrive there after its tail has left. A foe behind its own waiting place always stops us, unless both have
green from different lanes (SUMO user documentation, "Simulation / Intersections").
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import inlined
from twin_core.traffic._lamps import has_green, has_priority, has_red, has_yellow, letter_of
from twin_core.traffic._layout import I8, Rows
from twin_core.traffic._models import KRAUSS, braking_m, follow, stop_within

__all__ = ["HALTING_MPS", "NEVER_MS", "heed_junction", "tail_back_m"]

HALTING_MPS = 0.1
NEVER_MS = 1 << 60
EPS_M = 0.1
BLOCKED_MS = 5000
"""A foe that stands so long on the junction makes us withdraw our request."""
SAGITTA_SLACK_M = 2.0


@inlined
def tail_back_m(where: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows) -> float:
    """Rear bumper, in positions of lane `where`, of the car that left it last; inf where none reaches back into it."""
    now = lane_now[where]
    if now.tail < 0:
        return math.inf
    c = car[now.tail]
    if c.number != now.tail_number:
        return math.inf
    back = lane[where].length_m + c.odo_m - now.tail_odo_m - kind[c.kind].length_m
    return back if back < lane[where].length_m else math.inf


@inlined
def _yields(
    c: Rows, f: Rows, x: Rows, gap_m: float, mine: int, theirs: int, kind: Rows, dt_s: float
) -> tuple[bool, bool]:
    """(we must yield, they must yield), from the letters at both entries, else from the matrix."""
    if has_red(mine) or has_red(theirs):
        if not has_red(theirs) and f.speed > HALTING_MPS and gap_m < 0.0:
            fk = kind[f.kind]
            near = -gap_m - fk.length_m < braking_m(fk, f.speed, fk.decel, fk.tau_s, dt_s)
            return near, not near
        return has_red(theirs), has_red(mine)
    if has_priority(mine) != has_priority(theirs):
        return not has_priority(mine), not has_priority(theirs)
    if has_yellow(mine) and has_yellow(theirs):
        return f.speed >= c.speed, c.speed >= f.speed
    return x.yields, x.foe_yields


@inlined
def _is_leader(
    c: Rows, f: Rows, x: Rows, k: Rows, gap_m: float, lane: Rows, link: Rows, lamp: I8, kind: Rows, dt_s: float
) -> bool:
    if not lane[c.lane].internal or lane[c.lane].junction != k.junction:
        return True
    foe_lane = lane[f.lane]
    if not foe_lane.internal or foe_lane.junction != k.junction:
        return True
    if foe_lane.source == lane[k.from_lane].source:
        mine, theirs = c.entry_kept_ms, f.entry_kept_ms
    else:
        mine, theirs = c.conflict_ms, f.entry_ms
        letter = letter_of(link[k.entry], lamp)
        foe_letter = letter_of(link[link[foe_lane.entry_link].entry], lamp)
        we, they = _yields(c, f, x, gap_m, letter, foe_letter, kind, dt_s)
        if not we:
            mine, theirs = c.entry_ms, f.conflict_ms
        elif they:
            theirs = f.conflict_ms
    if mine != theirs:
        return mine > theirs
    if c.speed != f.speed:
        return c.speed < f.speed
    return c.number < f.number


@inlined
def _crossing_speed(
    c: Rows,
    t: Rows,
    f: Rows,
    f_decel: float,
    gap_m: float,
    to_crossing_m: float,
    before_m: float,
    want: float,
    dt_s: float,
) -> float:
    """Safe speed for one leader; `before_m` to the begin of the lane that we are not to enter if it is full."""
    if gap_m >= 0.0:
        safe = follow(t, c.speed, gap_m, f.speed, f.accel, f_decel, want, dt_s)
    else:
        safe = stop_within(t, c.speed, before_m - EPS_M, want, dt_s)
    if to_crossing_m >= 0.0:
        room = to_crossing_m - t.min_gap_m
        stop = stop_within(t, c.speed, room, want, dt_s)
        if gap_m == -math.inf:
            safe = max(safe, stop)
        else:
            clear_s = (to_crossing_m - gap_m) / max(f.speed, HALTING_MPS)
            final = max(c.speed, 2.0 * room / clear_s - c.speed)
            safe = max(safe, min(c.speed + (final - c.speed) / clear_s * dt_s, stop))
    return safe


@inlined
def _gap(
    me: int, c: Rows, t: Rows, f: Rows, f_length: float, x: Rows, k: Rows, link: Rows, lane: Rows, seen_m: float,
    back_m: float, on_lane: bool, ignore_waiting: bool,
) -> tuple[float, float, bool]:  # fmt: skip
    """(gap, distance to the crossing or -1 to stop as soon as possible, in the way); gap nan: no leader."""
    joined = x.same_target or x.same_source
    to_cross = seen_m - x.behind_m
    foe_width = 0.0 if joined else x.foe_width_m
    foe_to_cross = lane[x.foe_lane].length_m - x.foe_behind_m
    back_dist = foe_to_cross - back_m
    half = 0.5 * (t.length_m + SAGITTA_SLACK_M)
    square = k.radius_m * k.radius_m - half * half
    bend = 0.0 if k.radius_m == math.inf else (k.radius_m - math.sqrt(square) if square > 0.0 else math.inf)
    past = back_dist + foe_width + bend < 0.0
    entered = back_dist < f_length
    in_way = (
        ((not past and to_cross > 0.0) or (x.same_target and to_cross > back_dist - f_length))
        and entered
        and not link[x.foe_exit].inner
    )
    cannot_ignore = x.foe_waits or joined
    will_pass = f.leaving if on_lane else x.same_target
    nobody = (math.nan, 0.0, False)
    if not in_way and (ignore_waiting or to_cross < -EPS_M):
        return nobody
    if x.same_source and lane[c.lane].edge == lane[k.from_lane].edge and back_m + f_length < c.pos_m - t.length_m:
        return nobody
    if (not cannot_ignore or f.stopped or x.same_target) and not will_pass and on_lane and not in_way:
        return nobody
    if x.foe_waits and not x.same_source:
        gap = -math.inf
    else:
        if past and not x.same_target:
            return nobody
        if x.same_target and back_dist < 0.0:
            back_dist += max(0.0, x.foe_behind_m - x.behind_m)
        gap = to_cross - t.min_gap_m - back_dist - foe_width
    stop_asap = cannot_ignore if on_lane else joined
    return gap, -1.0 if stop_asap else to_cross, in_way


@inlined
def heed_junction(
    me: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, conflict: Rows, lamp: I8, item: Rows,
    which: int, last: int, seen_m: float, v: float, pass_v: float, wait_v: float, request: bool, want: float, dt_s:
    float,
) -> tuple[float, float, float, bool]:  # fmt: skip
    """(v, pass_v, wait_v, request) after all leaders on the junction that link `which` leaves; `last` item before
    it."""
    c, k = car[me], link[which]
    t = kind[c.kind]
    for i in range(k.conflict0, k.conflict1):
        x = conflict[i]
        if x.foe_lane < 0:
            continue
        foe_now = lane_now[x.foe_lane]
        if foe_now.n == 0 and foe_now.tail < 0:
            continue
        width = 0.0 if x.same_target or x.same_source else x.width_m
        if seen_m - x.behind_m + width < 0.0 and not x.same_target:
            continue
        ignore_waiting = False
        if x.foe_waits:
            entry, foe_entry = link[k.entry], link[link[x.foe_exit].entry]
            both = has_green(letter_of(entry, lamp)) and has_green(letter_of(foe_entry, lamp))
            ignore_waiting = both and entry.from_lane != foe_entry.from_lane
        other = foe_now.front
        on_lane = True
        while True:
            if other < 0:
                if not on_lane or foe_now.tail < 0:
                    break
                on_lane = False
                other = foe_now.tail
                back_m = tail_back_m(x.foe_lane, car, kind, lane, lane_now)
                if back_m == math.inf:
                    break
            else:
                back_m = car[other].pos_m - kind[car[other].kind].length_m
            f = car[other]
            if other != me:
                ft = kind[f.kind]
                if t.model != KRAUSS and c.speed == 0.0 and not (x.same_target or x.same_source):
                    back_m += 0.5 * f.speed * dt_s  # who stands sees it pass within the step, as with a shorter one
                gap, to_cross, in_way = _gap(
                    me, c, t, f, ft.length_m, x, k, link, lane, seen_m, back_m, on_lane, ignore_waiting
                )
                if not math.isnan(gap) and (in_way or _is_leader(c, f, x, k, gap, lane, link, lamp, kind, dt_s)):
                    before = seen_m - lane[k.from_lane].length_m
                    safe = _crossing_speed(c, t, f, ft.apparent, gap, to_cross, before, want, dt_s)
                    v, pass_v = min(v, safe), min(pass_v, safe)
                    if last >= 0:
                        item[last].leave_speed = min(item[last].leave_speed, safe)
                        v = max(v, item[last].v_wait)
                    if v < HALTING_MPS:
                        from_here = lane[f.lane].internal and lane[f.lane].before == c.lane
                        same_way = (
                            lane[f.lane].internal
                            and lane[c.lane].internal
                            and (lane[f.lane].before == lane[c.lane].before)
                        )
                        if same_way or from_here or f.stopped or f.waiting_ms > BLOCKED_MS:
                            request = False
                            if last >= 0 and from_here:
                                item[last].request = item[last].keep = False
            other = f.behind if on_lane else -1
            if not on_lane:
                break
    return v, pass_v, min(wait_v, v), request
