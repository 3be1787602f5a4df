"""Step 7, lane changes: edge by edge, its cars front first over all lanes together; a change takes effect at once.

A change is safe if both gaps, net of the minimum gap, are at least the secure gaps (`_krauss`) divided by the driver's
assertiveness. The right side is asked first. Cars that must change and are blocked leave word on the lane they want, so
that later cars of that lane may slow down for them (`_wish`, `_cooperate`).
"""

from __future__ import annotations

import math

from twin_core.traffic._cooperate import arrange
from twin_core.traffic._duty import FREE, STAYS, duty
from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import follow_speed, secure_gap
from twin_core.traffic._layout import I8, I32, Rows
from twin_core.traffic._lc_state import (
    BLOCKED,
    BLOCKED_BY_FOLLOWER,
    BLOCKED_BY_LEADER,
    COOPERATIVE,
    GAIN,
    KEEP_RIGHT,
    LEFT,
    OVERLAP,
    RIGHT,
    STAY,
    STRATEGIC,
    TOLD,
    URGENT,
)
from twin_core.traffic._leaders import tail_back_m
from twin_core.traffic._lists import put_in, take_out
from twin_core.traffic._models import KRAUSS
from twin_core.traffic._neighbours import follower_beside, leader_beyond
from twin_core.traffic._patch import add_advice, forget_wishes
from twin_core.traffic._plan import desired_speed
from twin_core.traffic._prefetch import ask_for_edge, ask_for_next
from twin_core.traffic._way import OFF_ROUTE, forget_counts, read_way
from twin_core.traffic._wish import stays_by_choice, wish

__all__ = ["change_lanes"]

EPS_M = 0.1
EPS = 0.001
COUNT_EVERY = 64
"""Steps after which the cars beyond the edge are counted anew, if the car is still on it. Counting them for every car
in every step took a third of the step and moved no mean by more than its spread over seeds."""
STANDS_EVERY, DRIVES_EVERY = 4, 2
"""A driver who need not change, and of whom nobody wants anything, thinks of the lanes beside every so many steps."""
URGENCY = 2.0
"""An urgent change is planned for half of the time left."""
LEG_STOPS = 2
UNKNOWN = -2
"""The own leader has not been looked for yet."""


@kernel
def change_lanes(
    clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, lane_sum: Rows, link: Rows, upstream: Rows,
    row: Rows, guide: Rows, stop: Rows, beside: Rows, busy: I32, used: I8,
) -> None:  # fmt: skip
    """Let all cars on edges with several lanes change where they want and may."""
    done = -1
    for at in range(1, busy[0] + 1):
        ask_for_edge(at, busy, lane, lane_now)
        here = lane[busy[at]]
        if here.alone or here.edge == done:
            continue
        done = here.edge
        n, lane0 = here.n_lanes, busy[at] - here.index
        left = 0
        for i in range(n):
            b = beside[i]
            b.gross_m, b.first_blocked, b.last_blocked = 0.0, -1, -1
            left += lane_now[lane0 + i].n
            _turn_to(b, lane_now[lane0 + i].front, car)
        while left > 0:
            left -= 1
            index = _foremost(n, beside)
            me = beside[index].next
            _turn_to(beside[index], car[me].behind, car)
            _consider(
                me, index, lane0, n, clock, car, kind, lane, lane_now, lane_sum, link, upstream, row, guide, stop,
                beside, used,
            )  # fmt: skip


@inlined
def _turn_to(b: Rows, me: int, car: Rows) -> None:
    """Make `me` (-1: nobody) the next car of a lane."""
    b.next = me
    b.next_m = -1.0
    if me >= 0:
        b.next_m = car[me].pos_m
        ask_for_next(me, car)


@inlined
def _foremost(n: int, beside: Rows) -> int:
    """The lane whose next car is farthest ahead; the right one of equals."""
    best, far = -1, -1.0
    for i in range(n):
        if beside[i].next_m > far:
            best, far = i, beside[i].next_m
    return best


@inlined
def _consider(
    me: int, index: int, lane0: int, n: int, clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows,
    lane_sum: Rows, link: Rows, upstream: Rows, row: Rows, guide: Rows, stop: Rows, beside: Rows, used: I8,
) -> None:  # fmt: skip
    """Both sides for one car."""
    c = car[me]
    t = kind[c.kind]
    here = lane0 + index
    if not c.stopped and not c.obstacle:
        if c.stale:
            read_way(c, lane, link, row, guide)
        times = 1
        if c.lc_state == 0 and beside[index].last_blocked < 0:
            times = STANDS_EVERY if c.speed == 0.0 else DRIVES_EVERY
            if (clock[0].steps + c.number) % times != 0:
                beside[index].gross_m += t.length_m + t.min_gap_m
                return
        if (clock[0].steps + c.number) % COUNT_EVERY == 0:
            forget_counts(c)
        lead, lead_gap, state = UNKNOWN, -1.0, 0
        for side in (-1, 1):
            if not _may(c, t, side, index, lane0, n, lane, lane_now):
                continue
            s, lead, lead_gap = _ask(
                me, side, index, here, times, lead, lead_gap, clock[0], car, kind, lane, lane_now, link, upstream, row,
                guide, stop, beside,
            )  # fmt: skip
            want = LEFT if side > 0 else RIGHT
            if s & want and not s & BLOCKED:
                _go(me, here + side, s, clock[0], car, kind, lane, lane_now, lane_sum, link, used)
                beside[index + side].gross_m += t.length_m + t.min_gap_m
                return
            if s & want and s & URGENT:
                b = beside[index + side]
                b.last_blocked = me
                if b.first_blocked < 0:
                    b.first_blocked = me
            if side > 0 and state & URGENT and s & URGENT:
                s = 0
            state |= s
        c.lc_state = c.lc_state & TOLD | state
    beside[index].gross_m += t.length_m + t.min_gap_m


@inlined
def _may(c: Rows, t: Rows, side: int, index: int, lane0: int, n: int, lane: Rows, lane_now: Rows) -> bool:
    """Whether there is a lane on that side, open to the class and not beyond a line that may not be crossed."""
    to = index + side
    if to < 0 or to >= n:
        return False
    here, there = lane[lane0 + index], lane[lane0 + to]
    if c.pos_m > there.length_m:  # parallel lanes of a bend differ in length
        return False
    line = here.change_left if side > 0 else here.change_right
    return (line & t.vclass) != 0 and (there.allowed & t.vclass) != 0 and not lane_now[lane0 + to].closed


@inlined
def _ask(
    me: int, side: int, index: int, here: int, times: int, lead: int, lead_gap: float, now: Rows, car: Rows, kind: Rows,
    lane: Rows, lane_now: Rows, link: Rows, upstream: Rows, row: Rows, guide: Rows, stop: Rows, beside: Rows,
) -> tuple[int, int, float]:  # fmt: skip
    """State bits for one side: the wish and, where there is one, what blocks it; an urgent one is arranged. And the own
    leader and gap, which are looked for once for both sides, and only if somebody needs to know."""
    c = car[me]
    t = kind[c.kind]
    dt_s = now.dt_s
    there = here + side
    internal = lane[here].internal
    if internal:
        out, out_there = link[lane[here].link0], link[lane[there].link0]
        parallel = out.via < 0 and out_there.via < 0 and out_there.to_lane == out.to_lane + side
        if not parallel or (c.link_left if side > 0 else c.link_right) == OFF_ROUTE:
            return 0, lead, lead_gap
    behind = beside[index + side].next
    first = car[behind].ahead if behind >= 0 else lane_now[there].rear
    n_lead, n_lead_gap = -1, -1.0
    if now.standing > 0:
        if lead == UNKNOWN:
            lead, lead_gap = leader_beyond(me, here, 0, c.ahead, row, guide, car, kind, lane, lane_now, link, dt_s)
        n_lead, n_lead_gap = leader_beyond(me, there, side, first, row, guide, car, kind, lane, lane_now, link, dt_s)
    stop_at = -math.inf
    if c.leg == LEG_STOPS and not internal:
        stop_at = stop[c.stop].end_m
    b = beside[index]
    if b.last_blocked >= 0:
        _slow_for(c, t, b.last_blocked, car, kind, dt_s)
        if b.first_blocked != b.last_blocked:
            _slow_for(c, t, b.first_blocked, car, kind, dt_s)
    verdict, best, ahead, dist = duty(
        c, side, times, lead, lead_gap, n_lead, n_lead_gap, stop_at, b.gross_m, beside[index + side].gross_m,
        row, guide, car, kind, lane, lane_now, link, dt_s,
    )  # fmt: skip
    if verdict == STAYS:
        return STAY | STRATEGIC, lead, lead_gap
    if now.standing == 0:
        if lead == UNKNOWN:
            lead, lead_gap = leader_beyond(me, here, 0, c.ahead, row, guide, car, kind, lane, lane_now, link, dt_s)
        limit = lane_now[here].speed_limit
        free_m = lead_gap if lead >= 0 else dist
        slower_left = verdict == FREE and side > 0 and lane_now[there].speed_limit <= limit
        if slower_left and stays_by_choice(c, t, free_m, limit, times, now):
            return 0, lead, lead_gap
        n_lead, n_lead_gap = leader_beyond(me, there, side, first, row, guide, car, kind, lane, lane_now, link, dt_s)
    limit = lane_now[here].speed_limit
    n_dist = max(float(c.length_left if side > 0 else c.length_right), stop_at)
    state = wish(
        me, side, times, verdict, best, ahead, dist, n_dist, lead, lead_gap, n_lead, n_lead_gap, b.first_blocked,
        desired_speed(limit, c.factor, t.max_speed),
        desired_speed(lane_now[there].speed_limit, c.factor, t.max_speed), limit, now, car, kind,
    )  # fmt: skip
    if not state & (LEFT if side > 0 else RIGHT):
        return state, lead, lead_gap
    n_back, n_back_gap = follower_beside(me, there, behind, car, kind, lane, lane_now, link, upstream)
    if n_lead >= 0 and n_lead == n_back:
        n_back = -1
    blocked = _blocked(c, t, n_lead, n_lead_gap, n_back, n_back_gap, car, kind, dt_s)
    if state & URGENT and state & STRATEGIC:
        divergent = internal and n_back >= 0 and lane[car[n_back].lane].internal and car[n_back].lane != there
        rest_s = max(dt_s, c.left_space_m / max(c.look_speed, EPS) / max(1, abs(c.offset_here)) / URGENCY)
        arrange(
            me, n_lead, n_lead_gap, n_back, n_back_gap, blocked, side > 0, rest_s, limit, lane[here].length_m,
            divergent, car, kind, dt_s,
        )  # fmt: skip
    return blocked | state, lead, lead_gap


@inlined
def _blocked(
    c: Rows, t: Rows, n_lead: int, n_lead_gap: float, n_back: int, n_back_gap: float, car: Rows, kind: Rows, dt_s: float
) -> int:
    """Which neighbours would come too near."""
    blocked = 0
    if n_back >= 0:
        f = car[n_back]
        ft = kind[f.kind]
        rest = _unseen_s(ft, dt_s)
        back_v, lead_v = f.speed + max(0.0, rest * f.accel), c.speed + min(0.0, rest * c.accel)
        secure = secure_gap(back_v, lead_v, ft.decel, t.decel, ft.tau_s, dt_s)
        if n_back_gap < 0.0:
            blocked |= BLOCKED_BY_FOLLOWER | OVERLAP
        elif n_back_gap < secure / t.lc_assertive:
            blocked |= BLOCKED_BY_FOLLOWER
    if n_lead >= 0:
        f = car[n_lead]
        rest = _unseen_s(t, dt_s)
        back_v, lead_v = c.speed + max(0.0, rest * c.accel), f.speed + min(0.0, rest * f.accel)
        secure = secure_gap(back_v, lead_v, t.decel, kind[f.kind].decel, t.tau_s, dt_s)
        if n_lead_gap < 0.0:
            blocked |= BLOCKED_BY_LEADER | OVERLAP
        elif n_lead_gap < secure / t.lc_assertive:
            blocked |= BLOCKED_BY_LEADER
    return blocked


@inlined
def _unseen_s(t: Rows, dt_s: float) -> float:
    """How long a follower is taken to go on accelerating before it reacts; an IDM driver reacts at once."""
    return max(t.tau_s - dt_s, 0.0) if t.model == KRAUSS else 0.0


@kernel
def _slow_for(c: Rows, t: Rows, other: int, car: Rows, kind: Rows, dt_s: float) -> None:
    """A slow driver lets in who is blocked ahead of it."""
    if other < 0:
        return
    f = car[other]
    gap = f.pos_m - kind[f.kind].length_m - c.pos_m - t.min_gap_m
    if gap > EPS_M and c.speed < t.decel:
        add_advice(
            c,
            follow_speed(
                c.speed, gap - EPS_M, f.speed, kind[f.kind].decel, t.decel, t.accel, t.emergency, t.tau_s, dt_s
            ),
        )


@kernel
def _go(
    me: int, to: int, state: int, now: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, lane_sum: Rows,
    link: Rows, used: I8,
) -> None:  # fmt: skip
    """Change to lane `to`."""
    c = car[me]
    if state & COOPERATIVE:
        now.lc_help += 1
    elif state & STRATEGIC:
        now.lc_strategic += 1
    elif state & GAIN:
        now.lc_gain += 1
    elif state & KEEP_RIGHT:
        now.lc_right += 1
    lane_sum[c.lane].changed_out += 1
    lane_sum[to].changed_in += 1
    c.stale = True
    take_out(me, car, kind, lane_now)
    put_in(me, to, car, kind, lane_now)
    used[to] = True
    if c.came >= 0 and c.pos_m < kind[c.kind].length_m:
        _drag_tail(me, to, car, kind, lane, lane_now, link, used)
    c.changes += 1
    forget_wishes(c)


@kernel
def _drag_tail(me: int, to: int, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, link: Rows, used: I8) -> None:
    """The part of a car that still is on the lane before moves over to the lane that leads to its new lane."""
    c = car[me]
    old = c.came
    odo_m = c.odo_m - c.pos_m
    if lane_now[old].tail == me and lane_now[old].tail_number == c.number:
        lane_now[old].tail = -1
    for i in range(2):
        side = lane[old].left if i == 0 else lane[old].right
        if side < 0:
            continue
        for k in range(lane[side].link0, lane[side].link1):
            if link[k].next == to and tail_back_m(side, car, kind, lane, lane_now) == math.inf:
                lane_now[side].tail, lane_now[side].tail_number, lane_now[side].tail_odo_m = me, c.number, odo_m
                c.came = side
                used[side] = True
                return
    lane_now[old].tail = me  # no such lane: it stays where it is
