"""Step 5, decide: which of the planned links to pass, hence the next speed.

    v_safe   v_pass of the last link that may be passed, or v_wait of the first that may not; the rest in `_next_speed`

A car that has decided to cross a line without priority does not dawdle before it: v' is at least the speed that reaches
the line. Nobody moves here: everyone decides on the same table. Cars that `_settle` has settled are not asked.
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import stop_speed
from twin_core.traffic._lamps import ZIPPER, has_priority, has_yellow, letter_of, passes_unasked, was_major
from twin_core.traffic._layout import I8, I32, Rows
from twin_core.traffic._leaders import EPS_M, HALTING_MPS, NEVER_MS
from twin_core.traffic._models import KRAUSS, braking_m, sees_m
from twin_core.traffic._next_speed import set_next_speed
from twin_core.traffic._right_of_way import impatience, is_open, zipper_speed
from twin_core.traffic._start import hold_until_start

__all__ = ["decide"]

EPS = 0.001


@kernel
def decide(
    clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, response: Rows, lamp: I8, item: Rows,
    link_head: I32, undecided: I32,
) -> None:  # fmt: skip
    """Set `next_speed` of all cars that have items."""
    now = clock[0]
    for i in range(1, undecided[0] + 1):
        me = undecided[i]
        c = car[me]
        c.leaving = item[c.item0].request
        safe, least = _choose(me, car, kind, lane, link, response, lamp, item, link_head, now.t_ms, now.dt_s)
        t = kind[c.kind]
        set_next_speed(c, t, safe, least, now.seed, now.steps, now.dt_s)
        if t.model != KRAUSS and c.speed == 0.0:
            hold_until_start(me, t, car, kind, lane, lane_now, link, item, now)


@inlined
def _choose(
    me: int, car: Rows, kind: Rows, lane: Rows, link: Rows, response: Rows, lamp: I8, item: Rows, link_head: I32,
    t_ms: int, dt_s: float,
) -> tuple[float, float]:  # fmt: skip
    """(safe speed, least speed or -inf): walk the items until one must not be passed."""
    c = car[me]
    t = kind[c.kind]
    first = c.item0
    safe, least, least_m = math.inf, -math.inf, 0.0
    zipper, could_brake = math.inf, False
    c.must_wait = False
    brake_m = braking_m(t, c.speed, t.decel, 0.0, dt_s)
    for i in range(c.n_items):
        it = item[first + i]
        if it.link < 0 or not it.keep:
            if it.link >= 0 and _leaves_own_junction(link[it.link], lane[c.lane], lane):
                c.entry_ms = c.conflict_ms = NEVER_MS  # blocked: others may become leaders
            safe = it.v_wait
            c.must_wait = c.must_wait or safe < c.speed or safe < HALTING_MPS
            break
        k = link[it.link]
        letter = letter_of(k, lamp)
        yellow = has_yellow(letter)
        can_brake = it.dist_m > brake_m or c.speed < t.decel * dt_s
        if yellow and can_brake:
            safe, c.must_wait = it.v_wait, True
            break
        patience = impatience(c, t) if can_brake else 1.0
        opened = yellow or is_open(
            me, it, patience, False, car, kind, link, response, lamp, item, link_head, t_ms, dt_s
        )
        if opened and not has_priority(letter) and not was_major(k, link, lamp) and not passes_unasked(k, letter):
            if it.dist_m > sees_m(t, c.speed, k.visibility_m, dt_s) and (can_brake or not yellow):
                safe, c.must_wait = it.v_wait, True
                break
            least_m = it.dist_m
            least = min((least_m + EPS_M) / dt_s, min(it.v_pass, c.speed + t.accel * dt_s))
            could_brake = can_brake
        if opened:
            safe = it.v_pass
            if safe < t.decel and safe <= it.v_wait and safe < c.speed + t.accel * dt_s:
                c.must_wait = True
        elif letter == ZIPPER:
            zipper = min(zipper, zipper_speed(me, it, car, kind, link, response, item, link_head, t_ms, dt_s))
            safe = it.v_pass
        elif not can_brake and k.lamp < 0 and it.dist_m < braking_m(t, c.speed, t.emergency, 0.0, dt_s):
            safe = it.v_pass
        else:
            safe, c.must_wait = it.v_wait, True
            break
    if safe + EPS < least:
        if could_brake and safe < c.speed:
            stop = stop_speed(c.speed, least_m, t.decel, t.accel, t.emergency, dt_s)
            safe = min(safe, max(max(0.0, c.speed - t.decel * dt_s), stop))
            least, c.must_wait = 0.0, True
        else:
            least = safe
    if lane[c.lane].roundabout:
        c.must_wait = False
    return min(safe, zipper), least


@inlined
def _leaves_own_junction(k: Rows, here: Rows, lane: Rows) -> bool:
    """Whether a link leads on from inside the junction the car is on."""
    return here.internal and lane[k.from_lane].internal and k.junction == here.junction
