"""An urgent lane changer arranges itself with the leader and the follower beside it, who are told what would help.

To the leader that blocks: either it is overtaken (it should not speed up) or we fall behind it, slowing by no more than
the time left requires. To the follower that blocks: brake a little, if one second of its braking opens the gap; brake
once, if that suffices in the time left; else it should pass, and we slow down to be passed (Erdmann 2015, "SUMO's
lane-changing model", section 3.3).
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import kernel
from twin_core.traffic._krauss import brake_gap, follow_speed, secure_gap, stop_speed
from twin_core.traffic._layout import Rows
from twin_core.traffic._lc_state import (
    BLOCKED_BY_FOLLOWER,
    BLOCKED_BY_LEADER,
    BLOCKING_FOLLOWER,
    BLOCKING_LEADER,
    PEER_LEFT,
    PEER_RIGHT,
)
from twin_core.traffic._patch import add_advice

__all__ = ["OVERTAKE_MPS", "arrange"]

OVERTAKE_MPS = 10.0 / 3.6
"""Speed by which a helper should be faster or slower."""
FALL_BEHIND = 7.0 / 3.6
"""Least deceleration, m/s², to fall behind a leader."""
FREE_OVERTAKING_MPS = 60.0 / 3.6
"""Below this all is congested, and passing on either side is usual."""
EPS_M = 0.1
LEAST_DECEL = 1.0
FAST_CUT_MPS = 27.0
LONG_RAMP_M = 200.0


@kernel
def _overtake_m(
    v: float, vt: Rows, lead_length_m: float, lead_gap_m: float, lead_v: float, lt: Rows, gap_m: float, dt_s: float
) -> float:
    """Distance gained on a leader before one may pull in before it."""
    secure = secure_gap(lead_v, v, lt.decel, vt.decel, lt.tau_s, dt_s)
    return max(0.0, gap_m + lead_length_m + lead_gap_m + vt.length_m + secure)


@kernel
def _follow(t: Rows, v: float, gap_m: float, lead_v: float, lead_decel: float, dt_s: float) -> float:
    return follow_speed(v, gap_m, max(0.0, lead_v), lead_decel, t.decel, t.accel, t.emergency, t.tau_s, dt_s)


@kernel
def arrange(
    me: int, lead: int, lead_gap_m: float, back: int, back_gap_m: float, blocked: int, to_left: bool, rest_s: float,
    limit: float, lane_m: float, divergent: bool, car: Rows, kind: Rows, dt_s: float,
) -> None:  # fmt: skip
    """Plan with both neighbours; `rest_s` is the time left for the change, `limit` and `lane_m` those of our lane."""
    planned = _with_leader(me, lead, lead_gap_m, blocked, to_left, rest_s, limit, divergent, car, kind, dt_s)
    if planned >= 0.0 and back >= 0:
        _with_follower(me, back, back_gap_m, blocked, to_left, rest_s, planned, lane_m, divergent, car, kind, dt_s)


@kernel
def _planned_speed(c: Rows, t: Rows, dt_s: float) -> float:
    """What we mean to go: towards the end of the usable lane, and no faster than our own wishes."""
    room = c.left_space_m - c.blocker_m
    planned = min(c.speed, stop_speed(c.speed, room, t.decel, t.accel, t.emergency, dt_s))
    for i in range(c.n_advice):
        v = c.advice0 if i == 0 else c.advice1 if i == 1 else c.advice2 if i == 2 else c.advice3
        if v - c.speed >= -t.decel * dt_s:
            planned = min(planned, v)
    return planned


@kernel
def _with_leader(
    me: int, lead: int, gap_m: float, blocked: int, to_left: bool, rest_s: float, limit: float, divergent: bool,
    car: Rows, kind: Rows, dt_s: float,
) -> float:  # fmt: skip
    """Planned speed, or -1 where we mean to overtake."""
    c = car[me]
    t = kind[c.kind]
    planned = _planned_speed(c, t, dt_s)
    if lead < 0:
        return planned
    f = car[lead]
    ft = kind[f.kind]
    next_v = f.speed - max(LEAST_DECEL, -f.accel) * dt_s
    next_gap = gap_m + (next_v - planned) * dt_s
    target = max(max(0.0, c.speed - t.decel * dt_s), _follow(t, c.speed, next_gap, next_v, ft.decel, dt_s))
    if not blocked & BLOCKED_BY_LEADER:
        add_advice(c, target)
        return min(target, planned)
    if divergent:
        return planned
    peer = PEER_LEFT if to_left else PEER_RIGHT
    over_m = _overtake_m(c.speed, t, ft.length_m, ft.min_gap_m, f.speed, ft, gap_m, dt_s)
    dv = planned - f.speed
    over_s = over_m / dv if dv > 0.0 else rest_s + 1.0
    room = c.left_space_m - c.blocker_m - brake_gap(c.speed, t.decel, t.tau_s, dt_s)
    must_follow = dv < 0.0 or (to_left and c.speed >= FREE_OVERTAKING_MPS) or room < over_m or rest_s < over_s
    if not must_follow or f.stopped:
        f.lc_state |= peer | BLOCKING_LEADER
        add_advice(f, f.speed)
        return -1.0
    f.lc_state |= peer | BLOCKING_LEADER
    add_advice(f, math.inf)
    if target < c.speed:
        decel = t.decel if rest_s == 0.0 else min(t.decel, max(FALL_BEHIND, (c.speed - target) / rest_s))
        next_speed = min(planned, max(0.0, c.speed - decel * dt_s))
        add_advice(c, next_speed)
        return next_speed
    add_advice(c, target)
    return planned


@kernel
def _with_follower(
    me: int, back: int, gap_m: float, blocked: int, to_left: bool, rest_s: float, planned: float, lane_m: float,
    divergent: bool, car: Rows, kind: Rows, dt_s: float,
) -> None:  # fmt: skip
    c, f = car[me], car[back]
    t, ft = kind[c.kind], kind[f.kind]
    peer = PEER_LEFT if to_left else PEER_RIGHT
    if not blocked & BLOCKED_BY_FOLLOWER:
        if blocked & BLOCKED_BY_LEADER:
            first = _follow(ft, f.speed, gap_m + planned * dt_s, planned, t.decel, dt_s)
            add_advice(f, _follow(ft, f.speed, gap_m + (planned - first) * dt_s, planned, t.decel, dt_s))
            f.lc_state |= peer
        return
    if divergent:
        return
    f.lc_state |= peer | BLOCKING_FOLLOWER
    if planned - f.speed >= OVERTAKE_MPS:
        needed = secure_gap(f.speed, planned, ft.decel, t.decel, ft.tau_s, dt_s)
        if (needed - gap_m) / rest_s < planned - f.speed:
            add_advice(f, planned - OVERTAKE_MPS)
            return
    braked = max(0.0, f.speed - ft.decel * dt_s)
    braked_1s = max(0.0, f.speed - ft.decel)
    dv = planned - braked_1s
    gap_after = gap_m + dv
    secure = secure_gap(braked_1s, planned, ft.decel, t.decel, ft.tau_s, dt_s)
    if gap_after > 0.0 and gap_after >= secure:
        first = max(braked, _follow(ft, f.speed, gap_m + planned * dt_s, planned, t.decel, dt_s))
        add_advice(f, max(braked, _follow(ft, f.speed, gap_m + (planned - first) * dt_s, planned, t.decel, dt_s)))
    elif dv > 0.0 and dv * rest_s > secure - gap_after + EPS_M:
        add_advice(f, braked)
    elif not to_left and f.speed >= FREE_OVERTAKING_MPS:
        add_advice(f, max(braked, OVERTAKE_MPS))
    else:
        _be_passed(c, t, f, ft, gap_m, to_left, rest_s, planned, braked, lane_m, dt_s)


@kernel
def _be_passed(
    c: Rows, t: Rows, f: Rows, ft: Rows, gap_m: float, to_left: bool, rest_s: float, planned: float, braked: float,
    lane_m: float, dt_s: float,
) -> None:  # fmt: skip
    """The follower should pass, or slow down so that a later one can help."""
    help_v = max(f.speed, c.speed + OVERTAKE_MPS)
    ramp = not to_left or planned > FAST_CUT_MPS or lane_m > LONG_RAMP_M
    if f.speed > c.speed and ramp:
        help_v = max(braked, c.speed + OVERTAKE_MPS)
        if (f.speed - c.speed) / ft.decel < rest_s:
            add_advice(f, help_v)
            return
    add_advice(f, help_v)
    secure = secure_gap(planned, help_v, t.decel, ft.decel, t.tau_s, dt_s)
    over_m = max(0.0, gap_m + t.length_m + t.min_gap_m + ft.length_m + secure)
    add_advice(c, max(help_v - over_m / rest_s, c.speed - t.decel * dt_s))
