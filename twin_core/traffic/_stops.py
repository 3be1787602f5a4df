"""Scheduled stops: arrive, dwell, go on.

A vehicle has reached its stop when it stands (v ≤ 0.1 m/s) on the stop's lane at or behind the stop's begin. It stays
`duration` from then and not before `until`; the later counts. Where the stop is off the lane (parking) it leaves the
lane meanwhile and comes back when its place is free and its follower could brake (SUMO user documentation, "Definition
of Vehicles / Stops").
"""

from __future__ import annotations

from twin_core.traffic._jit import kernel
from twin_core.traffic._krauss import secure_gap
from twin_core.traffic._layout import I8, Rows
from twin_core.traffic._leaders import HALTING_MPS, tail_back_m
from twin_core.traffic._lists import put_in, take_out
from twin_core.traffic._neighbours import car_ahead_of
from twin_core.traffic._way import set_row

__all__ = ["serve_stops"]

LEG_STOPS = 2
SLACK_M = 0.001


@kernel
def serve_stops(
    clock: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, row: Rows, stop: Rows, used: I8
) -> None:
    """Begin, count down and end stops; only cars with stops are looked at."""
    now = clock[0]
    now.standing = now.obstacles
    if len(stop) == 0:
        return
    for me in range(len(car)):
        c = car[me]
        if c.number < 0 or c.stop >= c.stop1 or c.leg != LEG_STOPS:
            continue
        s = stop[c.stop]
        if not c.stopped:
            there = c.lane == s.lane and c.pos_m >= s.start_m - SLACK_M and c.speed <= HALTING_MPS
            if there:
                c.stopped = True
                now.standing += 1
                c.stop_left_ms = s.duration_ms
                if s.until_ms >= 0:
                    c.stop_left_ms = max(c.stop_left_ms, s.until_ms - now.t_ms)
                if s.parking:
                    c.parked = True
                    take_out(me, car, kind, lane_now)
            continue
        now.standing += 1
        c.stop_left_ms -= now.step_ms
        if c.parked:
            c.stopped_ms += now.step_ms
        if c.stop_left_ms > 0:
            continue
        if c.parked:
            if not _may_return(c, now.dt_s, car, kind, lane, lane_now):
                continue
            c.parked = False
            put_in(me, c.lane, car, kind, lane_now)
            used[c.lane] = True
        c.stopped = False
        set_row(c, s.row_after, row)
        c.stop += 1


@kernel
def _may_return(c: Rows, dt_s: float, car: Rows, kind: Rows, lane: Rows, lane_now: Rows) -> bool:
    """Whether the place on the lane is free and the follower can brake for a standing car."""
    t = kind[c.kind]
    ahead, behind = car_ahead_of(c.lane, c.pos_m, car, lane_now)
    back = tail_back_m(c.lane, car, kind, lane, lane_now)
    if ahead >= 0:
        back = car[ahead].pos_m - kind[car[ahead].kind].length_m
    if back < c.pos_m:
        return False
    if behind < 0:
        return True
    f = car[behind]
    ft = kind[f.kind]
    gap = c.pos_m - t.length_m - f.pos_m - ft.min_gap_m
    return bool(gap >= secure_gap(f.speed, 0.0, ft.decel, t.decel, ft.tau_s, dt_s))
