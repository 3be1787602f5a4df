"""Step 4, keep the junction clear: nobody enters where there is no room to leave.

From the car on, along its items: the free space behind the last standing car of the lanes beyond. Short lanes are
chained: where the next junction may be passed too, its space counts for this one. Where less than length + minimum gap
is left behind a junction with conflicts, `v_pass` becomes `v_wait` and, unless it is too late to brake, the request is
dropped (`keep`). Not on roundabouts, and not where the network says keepClear="0" (SUMO user documentation, "Simulation
/ Intersections / Junction Blocking").
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import brake_gap
from twin_core.traffic._lamps import has_priority, letter_of, passes_unasked
from twin_core.traffic._layout import I8, I32, Rows
from twin_core.traffic._leaders import EPS_M, HALTING_MPS, tail_back_m
from twin_core.traffic._models import braking_m
from twin_core.traffic._right_of_way import impatience, is_open, yields_in_circle

__all__ = ["keep_clear"]


@kernel
def keep_clear(
    clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, response: Rows, lamp: I8, item: Rows,
    link_head: I32, crossing: Rows,
) -> None:  # fmt: skip
    """Withdraw requests that lack room, and break circles of equals. Reads `request`, writes `keep`."""
    t_ms, dt_s, seed, step = clock[0].t_ms, clock[0].dt_s, clock[0].seed, clock[0].steps
    for b in range(1, crossing[0].car + 1):
        me = crossing[b].car
        c = car[me]
        here = lane[c.lane]
        first = c.item0
        waits = item[first].link >= 0 and c.waiting_ms > 0 and item[first].request
        if waits and yields_in_circle(c, item[first], link, response, lamp, item, link_head, seed, step):
            item[first].keep = False
        if c.n_items > 1 and not here.roundabout:
            stopped = _measure(me, crossing[b].in_front_m, car, kind, lane, lane_now, link, item)
            stopped = _chain(me, stopped, car, kind, link, response, lamp, item, link_head, t_ms, dt_s)
            if stopped:
                _withdraw(me, here.internal, car, kind, link, item, dt_s)


@inlined
def _space_behind_standing(
    me: int, where: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, dt_s: float
) -> tuple[float, bool]:
    """(room up to the last standing car less the moving ones behind it, whether there is a standing one)."""
    used = 0.0
    other = lane_now[where].rear
    while other >= 0:
        f = car[other]
        ft = kind[f.kind]
        if f.speed < HALTING_MPS and other != me:
            return f.pos_m - ft.length_m + brake_gap(f.speed, ft.decel, ft.tau_s, dt_s) - used, True
        used += ft.length_m + ft.min_gap_m
        other = f.ahead
    return lane[where].length_m - used, False


@inlined
def _measure(
    me: int, in_front: float, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, item: Rows
) -> bool:
    """Note the room seen up to each item; whether something stands on the way."""
    c = car[me]
    t = kind[c.kind]
    first = c.item0
    seen, stopped = -in_front, False
    for i in range(first, first + c.n_items):
        it = item[i]
        if it.link < 0 or stopped:
            it.space_m = seen if stopped else it.space_m + seen
            continue
        k = link[it.link]
        if k.via >= 0:
            if k.keep_clear:
                seen -= lane_now[k.via].gross_m
                if k.via == c.lane:
                    seen += t.length_m + t.min_gap_m
            else:
                room, standing = _space_behind_standing(me, k.via, car, kind, lane, lane_now, 1.0)
                seen += room
                stopped = stopped or standing
            it.space_m = seen
            continue
        last = lane_now[k.to_lane].rear
        if last < 0 and tail_back_m(k.to_lane, car, kind, lane, lane_now) < lane[k.to_lane].length_m:
            last = lane_now[k.to_lane].tail
        if last < 0 or last == me:
            if lane[k.to_lane].length_m > t.length_m or k.keep_clear:
                seen += lane[k.to_lane].length_m
            it.space_m = seen
            continue
        room, standing = _space_behind_standing(me, k.to_lane, car, kind, lane, lane_now, 1.0)
        seen += room
        it.space_m = seen
        if standing or car[last].must_wait or car[last].stopped:
            stopped = True
            it.had_stopped = True
    return stopped


@inlined
def _chain(
    me: int, stopped: bool, car: Rows, kind: Rows, link: Rows, response: Rows, lamp: I8, item: Rows, link_head: I32,
    t_ms: int, dt_s: float,
) -> bool:  # fmt: skip
    """Pass room back from each item to the one before where the link between may be passed."""
    c = car[me]
    first = c.item0
    for i in range(c.n_items - 1, 0, -1):
        it, after = item[first + i - 1], item[first + i]
        opened = False
        goes_on = True
        if it.link >= 0:
            k = link[it.link]
            letter = letter_of(k, lamp)
            can_leave = k.via < 0 or after.link < 0 or after.request
            opened = can_leave and (
                has_priority(letter)
                or i == 1
                or is_open(
                    me,
                    it,
                    impatience(c, kind[c.kind]),
                    True,
                    car,
                    kind,
                    link,
                    response,
                    lamp,
                    item,
                    link_head,
                    t_ms,
                    dt_s,
                )
            )
            goes_on = opened or passes_unasked(k, letter)
            if not opened:
                stopped = True
        if it.had_stopped:
            goes_on = False
        if it.link >= 0 and not opened and i > 1 and item[first + i - 2].link >= 0:
            before = link[item[first + i - 2].link]
            goes_on = goes_on or passes_unasked(before, letter_of(before, lamp))
        if goes_on:
            it.space_m = after.space_m
    return stopped


@inlined
def _withdraw(me: int, on_junction: bool, car: Rows, kind: Rows, link: Rows, item: Rows, dt_s: float) -> None:
    c = car[me]
    t = kind[c.kind]
    first = c.item0
    start = -1
    for i in range(c.n_items):
        it = item[first + i]
        if it.link >= 0 and it.space_m - t.length_m - t.min_gap_m < 0.0 and link[it.link].keep_clear:
            start = i
            break
    if start < 0 or (start == 0 and on_junction):
        return
    brake_m = braking_m(t, c.speed, t.decel, 0.0, dt_s)
    for i in range(start, c.n_items):
        it = item[first + i]
        if it.link < 0:
            return
        it.v_pass = it.v_wait
        if it.dist_m >= brake_m + EPS_M:
            always_leaves = link[it.link].is_exit and i > 0 and item[first + i - 1].keep
            if not always_leaves:
                it.keep = False
