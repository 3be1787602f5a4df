"""Speed wishes of lane changers, held within the bounds that car following allows.

Wishes (`advice`, speeds) come from the car's own urgent change and from those whom it hinders. The lowest that lies in
[low, high] counts, weighted by cooperativeness. Without one, a driver who must change and is blocked speeds up half way
to `high`, as does one who is told that it blocks as leader. One who must let a car change across before it stops short
of its place by that car's length (Erdmann 2015, "SUMO's lane-changing model", sections 3.3 and 3.4).
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import stop_speed
from twin_core.traffic._layout import Rows
from twin_core.traffic._lc_state import (
    BLOCKED,
    BLOCKED_BY_FOLLOWER,
    BLOCKED_BY_LEADER,
    BLOCKING_LEADER,
    COOPERATIVE,
    STRATEGIC,
    TOLD,
    WANTS,
)

__all__ = ["add_advice", "begin_wishes", "forget_wishes", "patch_speed"]

RESERVE_M = 1.0


@kernel
def add_advice(c: Rows, speed: float) -> None:
    """Wish for a speed in the next step; the fourth and later wishes share a place, the lowest stays."""
    n = c.n_advice
    if n == 0:
        c.advice0 = speed
    elif n == 1:
        c.advice1 = speed
    elif n == 2:
        c.advice2 = speed
    elif n == 3 or speed < c.advice3:
        c.advice3 = speed
    c.n_advice = min(n + 1, 4)


@inlined
def _advice(c: Rows, i: int) -> float:
    if i == 0:
        return c.advice0
    if i == 1:
        return c.advice1
    return c.advice2 if i == 2 else c.advice3


@inlined
def begin_wishes(c: Rows) -> None:
    """Before lane changing begins in a step: only the direction of a strategic wish is remembered."""
    c.lc_state = c.lc_state & WANTS if c.lc_state & STRATEGIC else 0
    c.n_advice = 0
    c.blocker_m = c.left_space_m = 0.0
    c.dont_brake = False


@inlined
def forget_wishes(c: Rows) -> None:
    """After a change, and where there is only one lane."""
    c.lc_state = 0
    c.gain_p = c.right_p = c.look_speed = 0.0
    c.n_advice = 0
    c.dont_brake = False


@inlined
def patch_speed(c: Rows, t: Rows, low: float, wanted: float, high: float, dt_s: float) -> float:
    """The speed to use instead of `wanted`."""
    if c.lc_state == 0 and c.n_advice == 0 and c.blocker_m == 0.0:
        return wanted
    best, got = wanted, False
    if c.blocker_m != 0.0:
        space = c.left_space_m - c.blocker_m - RESERVE_M - t.min_gap_m
        if space > 0.0:
            hardest = max(0.0, c.speed - t.emergency * dt_s)
            safe = stop_speed(c.speed, space, t.decel, t.accel, t.emergency, dt_s)
            high = min(high, max(safe, hardest))
            if safe < wanted:
                if hardest <= safe < low:
                    low = max(hardest, safe)
                best, got = max(low, safe), True
    weight = min(max(t.lc_cooperative, 0.0), 1.0)
    for i in range(c.n_advice):
        v = _advice(c, i)
        if low <= v <= high:
            best, got = min(v * weight + (1.0 - weight) * wanted, best), True
    if got and not c.dont_brake:
        return best
    state = c.lc_state
    if state & WANTS and state & BLOCKED:
        if state & STRATEGIC:
            return 0.5 * (high + wanted)
        if state & COOPERATIVE:
            if state & BLOCKED_BY_LEADER:
                return 0.5 * (low + wanted)
            if state & BLOCKED_BY_FOLLOWER:
                return 0.5 * (high + wanted)
    if state & BLOCKING_LEADER & TOLD:
        return 0.5 * (high + wanted)
    return wanted
