"""Starting: a driver who stands moves off a reaction time after the reason to stand is gone.

The reason is the car in front, gone when that one moves, or a lamp, gone when it turns green. Kept to the millisecond
and not to the step, so that a queue starts in the same seconds whatever the step is: within the step in which its time
comes a car moves for the rest of the step only. A driver who waits for a gap in other traffic sees it coming and needs
no time (the follow-up headways of HCM 6th ed., ch. 20, are as short as a moving queue's).

    start = max(start of the car in front or switch of the lamp + `startup_s`, now)

With cars d m apart the start wave runs back at d / `startup_s`.
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined
from twin_core.traffic._layout import Rows
from twin_core.traffic._leaders import NEVER_MS, tail_back_m
from twin_core.traffic._models import KRAUSS, follow

__all__ = ["hold_until_start", "moving_s"]


@inlined
def hold_until_start(
    me: int, t: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, item: Rows, now: Rows
) -> None:
    """Of a standing car that could move: nothing of it before its start, the rest of the step's part after it."""
    c = car[me]
    if c.next_speed == 0.0:
        c.start_ms = NEVER_MS
        return
    if c.start_ms == NEVER_MS:
        c.start_ms = _start_ms(c, t, car, kind, lane, lane_now, link, item, now)
    driven_s = moving_s(c, now.t_ms, now.dt_s)
    if driven_s < now.dt_s:
        c.next_speed = _speed_from_rest(c, t, driven_s, car, kind, lane_now, now)


@inlined
def moving_s(c: Rows, t_ms: int, dt_s: float) -> float:
    """How long of the step that ends at `t_ms` a car moves."""
    return dt_s if c.speed > 0.0 else min(dt_s, max(0.0, (t_ms - c.start_ms) * 0.001))


@inlined
def _speed_from_rest(c: Rows, t: Rows, driven_s: float, car: Rows, kind: Rows, lane_now: Rows, now: Rows) -> float:
    """Speed at the step's end of a car that moves for its last `driven_s`, behind a leader that had moved before."""
    if driven_s <= 0.0:
        return 0.0
    if c.ahead < 0:
        return c.next_speed * driven_s / now.dt_s
    f = car[c.ahead]
    wait_s = now.dt_s - driven_s
    lead_speed = max(0.0, f.speed + f.accel * wait_s)
    gap = f.pos_m + 0.5 * (f.speed + lead_speed) * wait_s - kind[f.kind].length_m - c.pos_m - t.min_gap_m
    want = min(lane_now[c.lane].speed_limit * c.factor, t.max_speed)
    return min(c.next_speed, follow(t, 0.0, gap, lead_speed, f.accel, kind[f.kind].apparent, want, driven_s))


@inlined
def _start_ms(
    c: Rows, t: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, item: Rows, now: Rows
) -> int:
    begun_ms = now.t_ms - now.step_ms
    delay_ms = int(1000.0 * t.startup_s + 0.5)
    lead = c.ahead
    if lead < 0 and tail_back_m(c.lane, car, kind, lane, lane_now) < lane[c.lane].length_m:
        lead = lane_now[c.lane].tail
    if lead >= 0:
        f = car[lead]
        # a car of another model keeps no start: it is taken to have moved with the last step
        moved_ms = f.start_ms if kind[f.kind].model != KRAUSS and f.start_ms != NEVER_MS else begun_ms
        return max(begun_ms, moved_ms + delay_ms)
    first = item[c.item0].link
    if first >= 0 and link[first].lamp >= 0:
        return now.t_ms + delay_ms
    return begun_ms
