"""Cars whose next speed hangs on their own lane alone: they are settled at once, without items, requests or decisions.

    standing   at a stop, close behind a standing car, or at the line of a red or yellow lamp: they stay where they are
    far        so far from the end of the lane that no line and nobody beyond it can slow them in this step

Most cars of a city are one or the other at any time, and the long way through `_plan` and `_decide` comes to the same
speed for them. A far car that somebody must yield to is announced by `_plan` with a single item, unless its lamp is
red: those who wait at the line have to know of it, however far it is, for who merges before a fast car counts on how
that one could brake.
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import inlined
from twin_core.traffic._krauss import GAP_MARGIN_M
from twin_core.traffic._lamps import has_red, has_yellow
from twin_core.traffic._layout import I8, Rows
from twin_core.traffic._leaders import HALTING_MPS, tail_back_m
from twin_core.traffic._models import KRAUSS, follow
from twin_core.traffic._next_speed import EPS_MPS, set_next_speed

__all__ = ["UNSETTLED", "settle"]

GOES_ON, LEG_ENDS = 0, 1
STOP_LINE_M = 1.0
UNSETTLED = -1.0
LINE_M = 2.0
"""A car that cannot reach the line in this step nor must begin to brake for it, and is so much farther, need not heed
it."""


@inlined
def settle(
    c: Rows, here: Rows, ln: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, lamp: I8, seed: int, step: int,
    dt_s: float,
) -> tuple[float, float]:  # fmt: skip
    """Set the next speed of a car on lane `here` (now `ln`) if its own lane decides it.

    (The speed that is safe, `UNSETTLED` where more is to be asked; the speed that its leader permits.)
    """
    t = kind[c.kind]
    if c.stopped or c.obstacle:
        c.next_speed = 0.0
        return 0.0, math.inf
    if here.internal or t.model != KRAUSS:
        return UNSETTLED, math.inf
    if c.speed == 0.0 and _stays_put(c, t, here, car, kind, lamp, dt_s):
        c.next_speed = 0.0
        c.must_wait = not here.roundabout
        return 0.0, math.inf
    rest_m = here.length_m - c.pos_m
    if c.leg == LEG_ENDS:
        rest_m = min(rest_m, c.arrival_m - c.pos_m)
    elif c.leg != GOES_ON:
        return UNSETTLED, math.inf
    fastest = min(c.speed + t.accel * dt_s, t.max_speed)
    if rest_m < fastest * (dt_s + t.tau_s) + 0.5 * fastest * fastest / t.decel + LINE_M:
        return UNSETTLED, math.inf
    want = min(ln.speed_limit * c.factor, t.max_speed)
    want = max(want, c.speed - t.decel * dt_s)
    leads = math.inf
    if c.ahead >= 0:
        f = car[c.ahead]
        gap_m = f.pos_m - kind[f.kind].length_m - c.pos_m - t.min_gap_m
        leads = follow(t, c.speed, gap_m, f.speed, f.accel, kind[f.kind].apparent, want, dt_s)
    elif ln.tail >= 0:
        back_m = tail_back_m(c.lane, car, kind, lane, lane_now)
        if back_m != math.inf:
            f = car[ln.tail]
            gap_m = back_m - c.pos_m - t.min_gap_m
            leads = follow(t, c.speed, gap_m, f.speed, f.accel, kind[f.kind].apparent, want, dt_s)
    safe = min(min(fastest, want), leads)
    set_next_speed(c, t, safe, -math.inf, seed, step, dt_s)
    c.must_wait = safe < HALTING_MPS and not here.roundabout
    return safe, leads


@inlined
def _stays_put(c: Rows, t: Rows, here: Rows, car: Rows, kind: Rows, lamp: I8, dt_s: float) -> bool:
    """Whether a standing car has so little room that its next speed is 0: behind a standing one, or at a red line."""
    none_m = GAP_MARGIN_M + EPS_MPS * dt_s
    if c.ahead >= 0:
        f = car[c.ahead]
        return bool(f.speed == 0.0 and f.pos_m - kind[f.kind].length_m - c.pos_m - t.min_gap_m <= none_m)
    if c.leg != GOES_ON or c.lamp_here < 0 or here.length_m - c.pos_m > STOP_LINE_M + none_m:
        return False
    letter = lamp[c.lamp_here]
    return has_red(letter) or has_yellow(letter)
