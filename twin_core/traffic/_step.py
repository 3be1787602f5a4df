"""One step of the street, on one screen."""

from __future__ import annotations

from twin_core.traffic._change import change_lanes
from twin_core.traffic._decide import decide
from twin_core.traffic._detect import detect
from twin_core.traffic._edit import lift_obstacles
from twin_core.traffic._free_space import keep_clear
from twin_core.traffic._insert import call_up, insert
from twin_core.traffic._jit import kernel
from twin_core.traffic._layout import Errands, Scratch, State, Street
from twin_core.traffic._lists import look_round
from twin_core.traffic._move import move
from twin_core.traffic._plan import plan
from twin_core.traffic._signals import run_signals, watch_loops
from twin_core.traffic._stops import serve_stops
from twin_core.traffic._tidy import tidy

__all__ = ["ENOUGH_SLOTS", "run_steps"]

ENOUGH_SLOTS = 64
"""`run_steps` returns early with fewer free rows for cars than this, so that its caller can make room."""


@kernel
def run_steps(street: Street, errands: Errands, state: State, scratch: Scratch, n: int) -> int:
    """Advance by up to `n` steps; returns how many were made.

    1. signals   switch lamps whose time has come
    2. stops     lift obstacles, begin and end scheduled stops
    3. plan      every car: speeds and times for the links ahead, from the state the last step left; enter them there
    4. clear     withdraw requests that would block a junction
    5. decide    every car: its next speed, from the table of requests
    6. move      all cars, over lanes and junctions; those at their destination leave
    7. change    lanes
    8. insert    cars that are due
    9. detect    what loops and areas saw
    """
    edge, lane, link, conflict, upstream = street.edge, street.lane, street.link, street.conflict, street.upstream
    response, order, detector, loop = street.response, street.order, street.detector, street.loop
    kind, row, guide, trip, stop = errands.kind, errands.row, errands.guide, errands.trip, errands.stop
    clock, car, lane_now, lane_sum = state.clock, state.car, state.lane_now, state.lane_sum
    edge_now, trip_now = state.edge_now, state.trip_now
    signal_now, lamp, loop_now = state.signal_now, state.lamp, state.loop_now
    item, link_head, crossing = scratch.item, scratch.link_head, scratch.crossing
    beside, busy, occupied, undecided = scratch.beside, scratch.busy, scratch.occupied, scratch.undecided
    used = scratch.used
    used[:] = True  # whoever called may have put cars anywhere
    for done in range(n):
        if clock[0].n_free < ENOUGH_SLOTS:
            return done
        clock[0].steps += 1
        clock[0].t_ms += clock[0].step_ms
        run_signals(clock, signal_now, state.program, state.phase, state.letters, lamp, loop_now)
        lift_obstacles(clock, car, kind, lane_now)
        serve_stops(clock, car, kind, lane, lane_now, row, stop, used)
        look_round(car, kind, lane, lane_now, order, busy, occupied, used)
        tidy(clock, car, scratch.spare, scratch.moved, lane_now, busy)
        plan(
            clock, car, kind, lane, lane_now, link, conflict, row, guide, stop, lamp, item, link_head, crossing,
            occupied, undecided, busy,
        )  # fmt: skip
        keep_clear(clock, car, kind, lane, lane_now, link, response, lamp, item, link_head, crossing)
        decide(clock, car, kind, lane, lane_now, link, response, lamp, item, link_head, undecided)
        move(clock, car, kind, lane, lane_now, lane_sum, link, row, stop, trip_now, lamp, item, busy, used, undecided)
        watch_loops(clock, loop, loop_now, car, kind, lane, lane_now)
        change_lanes(clock, car, kind, lane, lane_now, lane_sum, link, upstream, row, guide, stop, beside, busy, used)
        call_up(clock, edge_now, trip, trip_now, row)
        insert(
            clock, car, kind, edge, lane, lane_now, lane_sum, edge_now, link, upstream, row, guide, trip, trip_now,
            stop, lamp, used,
        )  # fmt: skip
        detect(clock, detector, car, kind, lane, lane_now, state.detections)
    return n
