"""Whether a driver wants the lane to its right or left, and why: the four motives of Erdmann 2015, "SUMO's
lane-changing model" (doi:10.1007/978-3-319-15024-6_7), with the constants of SUMO's LC2013.

    must       see `_duty`.
    help       told that one blocks a follower's change, one gives way in its direction.
    faster     P += Δ (v_beside − v_here) / max(v_beside, 10 m/s); left at P > 0.2, right at P < −2.
    right      K grows with the time one could drive freely on the right; at 2, to the right.

Speeds v are those safe behind the leaders of both lanes, or before the end of the drivable lane.
"""

from __future__ import annotations

import math

from twin_core.traffic._duty import MUST
from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import brake_gap, follow_speed, safe_speed, secure_gap
from twin_core.traffic._layout import Rows
from twin_core.traffic._lc_state import (
    BLOCKING_FOLLOWER,
    COOPERATIVE,
    GAIN,
    KEEP_RIGHT,
    LEFT,
    PEER_LEFT,
    PEER_RIGHT,
    RIGHT,
    STAY,
    STRATEGIC,
    URGENT,
)

__all__ = ["stays_by_choice", "wish"]

GAIN_LEFT, GAIN_RIGHT = 0.2, 2.0
MIN_NORM_MPS = 10.0
SLACK_MPS = 5.0 / 3.6
REMAIN_S = 20.0
KEEP_RIGHT_S = 5.0
ACCEPT_S = 7.0
HIGHWAY_MPS = 80.0 / 3.6
RESERVE_RIGHT_M, RESERVE_LEFT_M = 20.0, 40.0
EPS = 0.001
FORGOTTEN = 0.00001
"""A smaller wish to be faster is none."""


@inlined
def _anticipated(
    c: Rows, t: Rows, lead: int, gap_m: float, dist_m: float, v_max: float, accelerating: bool, car: Rows, kind: Rows,
    dt_s: float,
) -> float:  # fmt: skip
    """Safe speed on a lane whose next car is `lead`, or that ends after `dist_m`; at most `v_max`."""
    free_m = v_max * (t.tau_s + dt_s) + v_max * v_max / (2.0 * t.decel)
    if (dist_m if lead < 0 else gap_m) > free_m:
        return min(v_max, c.speed + t.accel * dt_s) if accelerating else v_max
    if lead < 0:
        if accelerating:
            v = follow_speed(c.speed, dist_m, 0.0, t.decel, t.decel, t.accel, t.emergency, t.tau_s, dt_s)
        else:
            v = safe_speed(dist_m, t.decel, t.tau_s, dt_s)
    else:
        f = car[lead]
        f_decel = kind[f.kind].decel
        if accelerating:
            v = follow_speed(c.speed, gap_m, f.speed, f_decel, t.decel, t.accel, t.emergency, t.tau_s, dt_s)
        else:
            reach = gap_m + brake_gap(f.speed, max(t.decel, f_decel), 0.0, dt_s)
            v = safe_speed(reach, t.decel, t.tau_s, dt_s)
    return min(v_max, v)


@inlined
def _fade(c: Rows, decay: float, times: int) -> None:
    """Let the wish to be faster fade over `times` steps."""
    faded = c.gain_p * (decay if times == 1 else decay**times)
    c.gain_p = faded if abs(faded) > FORGOTTEN else 0.0


@inlined
def stays_by_choice(c: Rows, t: Rows, free_m: float, limit: float, times: int, now: Rows) -> bool:
    """Whether a free driver with `free_m` before it on its best lane has no reason to go left, whoever drives there."""
    if c.offset_here != 0 or c.lc_state & BLOCKING_FOLLOWER:
        return False
    v = min(limit * c.factor, t.max_speed)
    if free_m <= v * (t.tau_s + now.dt_s) + v * v / (2.0 * t.decel):
        return False
    if c.gain_p > 0.0:
        _fade(c, now.fifth_decay, times)
    return True


@inlined
def wish(
    me: int, side: int, times: int, verdict: int, best: int, ahead: float, dist: float, n_dist: float, lead: int,
    lead_gap: float, n_lead: int, n_lead_gap: float, first_blocked: int, v_here: float, v_beside: float, limit: float,
    now: Rows, car: Rows, kind: Rows,
) -> int:  # fmt: skip
    """State bits: LEFT or RIGHT with a reason, or STAY, or 0; the first four after `side` are what `duty` found."""
    c = car[me]
    t = kind[c.kind]
    to_left = side > 0
    want = LEFT if to_left else RIGHT
    to_best = best * side > 0
    if verdict == MUST:
        c.left_space_m = dist - c.pos_m
        if to_best and abs(best) > 1:
            c.blocker_m = max(RESERVE_LEFT_M if to_left else RESERVE_RIGHT_M, c.blocker_m)
        counter = RIGHT if to_left else LEFT
        goes_on = c.link_here >= 0
        can = _reserve(me, n_lead, counter, goes_on, car, kind, now.dt_s)
        if first_blocked != n_lead:
            can = _reserve(me, first_blocked, counter, goes_on, car, kind, now.dt_s) and can
        if not can:
            c.dont_brake = goes_on
        return want | STRATEGIC | URGENT
    return _by_choice(
        c, t, to_left, times, want, best, to_best, c.offset_here, ahead, dist, n_dist, lead, lead_gap, n_lead,
        n_lead_gap, v_here, v_beside, limit, now, car, kind,
    )  # fmt: skip


@kernel
def _reserve(me: int, other: int, counter: int, relief: bool, car: Rows, kind: Rows, dt_s: float) -> bool:
    """Keep room for a car that wants to change the other way across us; whether that is possible."""
    c = car[me]
    if other < 0 or not car[other].lc_state & counter:
        return True
    f = car[other]
    t, ft = kind[c.kind], kind[f.kind]
    theirs = ft.length_m + ft.min_gap_m
    if theirs <= c.left_space_m - brake_gap(c.speed, t.decel, 0.0, dt_s):
        c.blocker_m = max(theirs, c.blocker_m)
        return True
    ours = t.length_m + t.min_gap_m
    can = f.left_space_m - brake_gap(f.speed, ft.decel, dt_s, dt_s) >= ours or f.left_space_m > c.left_space_m
    if can:
        f.blocker_m = max(ours, f.blocker_m)
    elif not relief:
        c.blocker_m = max(theirs, c.blocker_m)
    return can


@inlined
def _by_choice(
    c: Rows, t: Rows, to_left: bool, times: int, want: int, best: int, to_best: bool, here_offset: int, ahead: float,
    dist: float, n_dist: float, lead: int, lead_gap: float, n_lead: int, n_lead_gap: float, v_here: float,
    v_beside: float, limit: float, now: Rows, car: Rows, kind: Rows,
) -> int:  # fmt: skip
    """To help, to be faster, to keep right, or towards the best lane where it costs nothing."""
    span_s = times * now.dt_s
    dt_s = now.dt_s
    speeding = (n_lead >= 0 and car[n_lead].accel > 0.0) or (lead >= 0 and car[lead].accel > 0.0)
    beside = min(v_beside, _anticipated(c, t, n_lead, n_lead_gap, n_dist, v_beside, speeding, car, kind, dt_s))
    here = min(v_here, _anticipated(c, t, lead, lead_gap, dist, v_here, speeding, car, kind, dt_s))
    left_at, right_at = GAIN_LEFT / t.lc_speed_gain, GAIN_RIGHT / t.lc_speed_gain
    if t.lc_speed_gain <= 0.0:
        left_at = right_at = math.inf
    against = -c.gain_p / left_at if to_left else c.gain_p / right_at
    inconvenience = min(1.0, max(here / max(beside, EPS * EPS) - 1.0, against))
    if not to_left and best == 0 and limit > HIGHWAY_MPS and c.look_speed > 0.1:
        return STAY | STRATEGIC
    peer = PEER_LEFT if to_left else PEER_RIGHT
    if c.lc_state & BLOCKING_FOLLOWER and c.lc_state & peer and inconvenience <= t.lc_cooperative:
        back_in_time = n_dist / (abs(best) + 1) > ahead
        if to_best or back_in_time:
            return want | COOPERATIVE | URGENT
    gain = (beside - here) / max(beside, MIN_NORM_MPS)
    if to_left:
        if here > beside:
            if c.gain_p > 0.0:
                _fade(c, now.half_decay, times)
        elif here == beside:
            if c.gain_p > 0.0:
                _fade(c, now.fifth_decay, times)
        else:
            c.gain_p += span_s * gain
        if c.gain_p > left_at and gain > EPS and n_dist / max(0.1, c.speed) > REMAIN_S:
            return want | GAIN
    else:
        if here - SLACK_MPS > beside:
            if c.gain_p < 0.0:
                _fade(c, now.half_decay, times)
        else:
            if c.gain_p < 0.0 or gain > 0.0:
                c.gain_p -= span_s * gain
            if _keeps_right(c, t, n_dist, n_lead, n_lead_gap, v_here, limit, right_at, car, kind, dt_s, span_s):
                return want | KEEP_RIGHT
        if c.gain_p < -right_at and n_dist / max(0.1, c.speed) > REMAIN_S:
            return want | GAIN
    moves_that_way = c.gain_p > 0.0 if to_left else c.gain_p < 0.0
    if to_best and best == here_offset and t.lc_strategic >= 0.0 and gain >= 0.0 and moves_that_way:
        return want | STRATEGIC
    return 0


@inlined
def _keeps_right(
    c: Rows, t: Rows, n_dist: float, n_lead: int, n_lead_gap: float, v_max: float, limit: float, right_at: float,
    car: Rows, kind: Rows, dt_s: float, span_s: float,
) -> bool:  # fmt: skip
    """Duty to keep right: whether the right lane would have been free for long enough."""
    accept = ACCEPT_S * v_max / limit * max(1.0, c.speed)
    free_m = max(0.0, n_dist - brake_gap(v_max, t.decel, t.tau_s, dt_s))
    free_s = min(accept, free_m / v_max)
    if n_lead >= 0 and car[n_lead].speed < v_max:
        f = car[n_lead]
        secure = secure_gap(v_max, f.speed, t.decel, kind[f.kind].decel, t.tau_s, dt_s)
        free_m = max(0.0, min(free_m, n_lead_gap - secure))
        free_s = min(free_s, free_m / (v_max - f.speed))
    c.right_p -= span_s * right_at * (free_s / accept) / KEEP_RIGHT_S
    return bool(c.right_p * t.lc_keep_right < -right_at)
