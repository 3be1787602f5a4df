"""Steps 3 and 5: who registered where, and who may pass.

A link without priority is open if no car that registered on a link it must yield to, and that means to pass, is there
at the same time. With windows [arrive, leave] in milliseconds, g the least gap (1 s, zipper 4 s), a foe blocks us
unless

    it is gone before we come      foe.leave < arrive; onto the same lane also arrive − foe.leave ≥ g and speeds that
    let
                                   the follower stop behind the leader
    it comes after we are gone     foe.arrive > leave + g; onto the same lane also with safe speeds

Impatience p ∈ [0, 1] grows with the time waited (1 after 180 s) and counts on the foe's braking by p·b: foe.arrive is
(1 − p) · planned + p · braked. After Erdmann & Krajzewicz 2014 (see `_plan`). All-way stops serve who waited longest;
where equals wait for each other in a circle, one withdraws by lot.

IDM drivers judge the same windows nearer to what happens. Where ways cross they are those of the common area, not of
the whole way on the junction: one may go when the foe has left it by the time one comes to it. Who accelerates counts
on that all the way. And a foe that would brake for an impatient driver merges no worse than one that is not asked to.
So the critical gaps come near to those of HCM 6th ed., ch. 20 (left turn 4.1 s, right turn from a minor road 6.2 s).
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import brake_gap
from twin_core.traffic._lamps import (
    ALLWAY,
    EQUAL,
    STOP_SIGN,
    ZIPPER,
    has_priority,
    has_red,
    letter_of,
    passes_unasked,
    was_red,
)
from twin_core.traffic._layout import I8, I32, Rows
from twin_core.traffic._leaders import HALTING_MPS
from twin_core.traffic._models import KRAUSS
from twin_core.traffic._random import FOR_DEADLOCK, FOR_TIE, uniform

__all__ = ["impatience", "is_open", "leave_ms", "register", "yields_in_circle", "zipper_speed"]

FULL_IMPATIENCE_MS = 180_000.0
ZIPPER_GAP_MS = 4000
COULD_STOP_MS = 30_000
"""A foe that can stop for us is taken to come so much later."""
MERGE_TAU_S = 1.0
CREEP_MPS = 1.0
"""Least speed that times are reckoned with, m/s."""
GREEN_MAJOR = ord("G")
STRAIGHT = ord("s")
YIELD_STRAIGHT, YIELD_TURNING = 0.25, 0.75
CIRCLE = 100


@inlined
def impatience(c: Rows, t: Rows) -> float:
    """How much a driver counts on others to brake, 0 to 1."""
    return max(0.0, min(1.0, t.impatience + c.waiting_ms / FULL_IMPATIENCE_MS))


@inlined
def leave_ms(it: Rows, t: Rows, lane_m: float) -> int:
    """When the rear bumper has come `lane_m` beyond the line: at the mean of both speeds, as SUMO counts; IDM drivers
    count on accelerating all the way, as from a standstill."""
    way_m = lane_m + t.length_m
    if t.model == KRAUSS or it.leave_speed <= it.arrival_speed:
        mean = max(0.5 * (it.arrival_speed + it.leave_speed), 0.001)
        return it.arrival_ms + int(way_m / mean * 1000.0 + 0.5)
    return it.arrival_ms + int(_covered_s(way_m, it.arrival_speed, it.leave_speed, t.accel) * 1000.0 + 0.5)


@inlined
def _covered_s(way_m: float, speed: float, most: float, accel: float) -> float:
    """Time over `way_m` from `speed` on, accelerating up to `most`."""
    gained_m = 0.5 * (most * most - speed * speed) / accel
    if gained_m < way_m:
        return (most - speed) / accel + (way_m - gained_m) / most
    return (math.sqrt(speed * speed + 2.0 * accel * way_m) - speed) / accel


@inlined
def register(c: Rows, t: Rows, link: Rows, lamp: I8, item: Rows, link_head: I32, seed: int, step: int) -> None:
    """Enter a car's items at the links that somebody watches."""
    for i in range(c.item0, c.item0 + c.n_items):
        it = item[i]
        if it.link < 0 or not link[it.link].watched:
            continue
        k = link[it.link]
        if letter_of(k, lamp) == ALLWAY and uniform(seed, c.number, step, FOR_TIE) >= 0.5:
            it.arrival_ms += 1
        it.leave_ms = leave_ms(it, t, k.length_m)
        it.next = link_head[it.link]
        link_head[it.link] = i


@kernel
def _braked(arrive: int, foe: Rows, now_ms: int, decel: float, dt_s: float) -> tuple[int, float]:
    """(when the foe comes if it brakes by `decel` from our arrival on, its speed then)."""
    step_ms = int(dt_s * 1000.0)
    if arrive // step_ms == foe.arrival_ms // step_ms:
        return foe.arrival_ms, foe.braking_speed
    wait_s = (foe.arrival_ms - arrive) / 1000.0
    lost = wait_s * decel
    v = foe.dist_m / max((foe.arrival_ms - now_ms) / 1000.0 + dt_s, 0.001)
    left_m = foe.dist_m - v * (arrive - now_ms) / 1000.0
    if 0.5 * v * v / decel <= left_m:
        return foe.arrival_ms + COULD_STOP_MS, 0.0
    square = 4.0 * (v - lost) * (v - lost) - 4.0 * lost * lost
    if square < 0.0:
        return foe.arrival_ms + COULD_STOP_MS, 0.0
    more_s = (-0.5 * math.sqrt(square) - lost + v) / decel
    return foe.arrival_ms + int(more_s * 1000.0 + 0.5), v - (wait_s + more_s) * decel


@inlined
def _unsafe_merge(lead: float, follow: float, lead_decel: float, follow_decel: float, dt_s: float) -> bool:
    """Whether a follower could not stop behind a leader that brakes at once."""
    return brake_gap(lead, lead_decel, 0.0, dt_s) < brake_gap(follow, follow_decel, 0.0, dt_s)


@inlined
def _blocks(
    foe: Rows, f: Rows, ft: Rows, letter: int, arrive: int, leave: int, later_ms: int, sooner_ms: int, it: Rows,
    same_target: bool, patience: float, c: Rows, t: Rows, now_ms: int, dt_s: float,
) -> bool:  # fmt: skip
    """`later_ms` after its line the foe comes to the common area, `sooner_ms` before its way's end it leaves it."""
    if letter == ALLWAY:
        if c.waiting_ms > f.waiting_ms:
            return False
        if c.waiting_ms == f.waiting_ms and arrive < foe.arrival_ms:
            return False
    foe_arrive, foe_speed = foe.arrival_ms, foe.braking_speed
    if patience > 0.0 and arrive < foe.arrival_ms:
        braked, foe_speed = _braked(arrive, foe, now_ms, ft.decel * patience, dt_s)
        foe_arrive = int((1.0 - patience) * foe.arrival_ms + patience * braked)
        if t.model != KRAUSS:
            foe_speed = min(foe_speed, foe.braking_speed)  # counting on more braking cannot make a merge less safe
    gap_ms = ZIPPER_GAP_MS if letter == ZIPPER else int(t.gap_minor_s * 1000.0)
    if foe.leave_ms - sooner_ms < arrive:
        return same_target and (
            arrive - foe.leave_ms < gap_ms or _unsafe_merge(foe.leave_speed, it.arrival_speed, ft.decel, t.decel, dt_s)
        )
    if foe_arrive + later_ms > leave + gap_ms:
        return same_target and _unsafe_merge(it.leave_speed, foe_speed, t.decel, ft.decel, dt_s)
    return True


@inlined
def is_open(
    me: int, it: Rows, patience: float, preliminary: bool, car: Rows, kind: Rows, link: Rows, response: Rows, lamp: I8,
    item: Rows, link_head: I32, now_ms: int, dt_s: float,
) -> bool:  # fmt: skip
    """Whether the item's link may be passed. `preliminary`: before the tests for free space withdrew requests."""
    k = link[it.link]
    letter = letter_of(k, lamp)
    if has_red(letter):
        return False
    if passes_unasked(k, letter):
        return True
    if has_priority(letter) and letter != ZIPPER:
        return True
    if k.waits_after >= 0 and letter_of(link[k.waits_after], lamp) == GREEN_MAJOR:
        return True
    c = car[me]
    if letter in (STOP_SIGN, ALLWAY) and c.waiting_ms == 0:
        return False
    t = kind[c.kind]
    leave = leave_ms(it, t, k.length_m)
    stuck_red = was_red(k, link, lamp)
    for i in range(k.response0, k.response1):
        r = response[i]
        other = r.link
        same = link[other].to_lane == k.to_lane
        by_area = t.model != KRAUSS and r.crosses
        enter, clear = it.arrival_ms, leave
        if by_area:
            enter += int(_covered_s(r.enter_m, it.arrival_speed, max(it.leave_speed, CREEP_MPS), t.accel) * 1000.0)
            clear = leave_ms(it, t, r.clear_m)
        j = link_head[other]
        while j >= 0:
            foe = item[j]
            asks = foe.request if preliminary else foe.keep
            who = foe.car
            if asks and who != me:
                f = car[who]
                if not (stuck_red and f.speed <= HALTING_MPS):
                    later_ms = sooner_ms = 0
                    if by_area:
                        later_ms = int(1000.0 * r.foe_enter_m / max(foe.arrival_speed, CREEP_MPS))
                        sooner_ms = int(1000.0 * r.foe_after_m / max(foe.leave_speed, CREEP_MPS))
                    if _blocks(
                        foe, f, kind[f.kind], letter, enter, clear, later_ms, sooner_ms, it, same, patience, c, t,
                        now_ms, dt_s,
                    ):  # fmt: skip
                        return False
            j = foe.next
    return True


@kernel
def _first_foe_link(which: int, start: int, link: Rows, response: Rows, item: Rows, link_head: I32) -> int:
    """The link of the nearest car that `which` must yield to and that means to pass; `start` if on the starting
    lane."""
    best, found = math.inf, -1
    k = link[which]
    for i in range(k.response0, k.response1):
        foe = response[i].link
        j = link_head[foe]
        while j >= 0:
            if link[foe].from_lane == link[start].from_lane:
                return start
            if item[j].dist_m < best:
                best = item[j].dist_m
                if item[j].request:
                    found = foe
            j = item[j].next
    return found


@kernel
def yields_in_circle(
    c: Rows, it: Rows, link: Rows, response: Rows, lamp: I8, item: Rows, link_head: I32, seed: int, step: int
) -> bool:
    """At equal links: whether all wait for each other in a circle and the lot makes this car withdraw its request."""
    k = link[it.link]
    if letter_of(k, lamp) != EQUAL or c.waiting_ms == 0 or (it.dist_m > k.visibility_m and c.speed > HALTING_MPS):
        return False
    foe = _first_foe_link(it.link, it.link, link, response, item, link_head)
    turns = 0
    while foe >= 0 and foe != it.link and turns < CIRCLE:
        foe = _first_foe_link(foe, it.link, link, response, item, link_head)
        turns += 1
    if foe != it.link:
        return False
    share = YIELD_STRAIGHT if k.direction == STRAIGHT else YIELD_TURNING
    return uniform(seed, c.number, step, FOR_DEADLOCK) < share


@kernel
def zipper_speed(
    me: int, it: Rows, car: Rows, kind: Rows, link: Rows, response: Rows, item: Rows, link_head: I32, now_ms: int,
    dt_s: float,
) -> float:  # fmt: skip
    """Speed that lets the foes who come first go first, and leaves them room."""
    c, k = car[me], link[it.link]
    t = kind[c.kind]
    speed = it.v_pass
    if it.dist_m > max(k.visibility_m, brake_gap(c.speed, t.decel, 0.0, dt_s)):
        return speed
    for i in range(k.response0, k.response1):
        j = link_head[response[i].link]
        while j >= 0:
            foe = item[j]
            who = foe.car
            first = foe.arrival_ms < it.arrival_ms or (foe.arrival_ms == it.arrival_ms and car[who].number < c.number)
            if foe.keep and who != me and first:
                f = car[who]
                gap = it.dist_m - foe.dist_m - kind[f.kind].length_m - t.min_gap_m
                arrive_s = max(0.001, (foe.arrival_ms - now_ms) / 1000.0 + dt_s)
                wish = max(0.0, (it.dist_m - kind[f.kind].length_m - t.min_gap_m) / (arrive_s + MERGE_TAU_S))
                if gap < brake_gap(c.speed, t.decel, t.tau_s, dt_s):
                    speed = min(speed, max(wish, c.speed - t.decel * dt_s))
            j = foe.next
    return max(0.0, speed)
