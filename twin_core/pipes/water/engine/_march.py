"""The step: what happens at one time, and the way to the next.

1. apply_demands, apply_patterns, apply_controls: inputs of the present time
2. iterate, move_flows, judge until solved: heads and flows
3. record: if the time is a reporting time
4. find_power, next_step_s, fill_tanks, spend_energy: to the next time at which anything changes, rules on the way

One call marches over many steps, so that Python is asked once per run, report block or live step. In a batch every lane
walks through these at its own pace: all share iterations, and each lane goes on alone, to a later time with its own
events, when its solution is found.
"""

from __future__ import annotations

from typing import NamedTuple

from twin_core.pipes.water.engine._arrays import F8, I1, I4, Net, State, Work
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._energy import find_power, spend_energy
from twin_core.pipes.water.engine._inputs import (
    apply_controls,
    apply_demands,
    apply_patterns,
    control_event_s,
    find_multipliers,
)
from twin_core.pipes.water.engine._lanes import element, lane_of, lanes_in
from twin_core.pipes.water.engine._outflows import find_outlets
from twin_core.pipes.water.engine._rules import rule_step_s
from twin_core.pipes.water.engine._solve import (
    begin_solution,
    close_solution,
    iterate,
    judge,
    move_flows,
    release_pivot,
)
from twin_core.pipes.water.engine._tanks import fill_tanks, tank_event_s

__all__ = ["ASLEEP", "DONE", "FAILED", "FULL", "HALTED", "Record", "march"]

DONE, FULL, FAILED, HALTED, SOLVED, BEGINNING, SOLVING, ASLEEP = range(8)


class Record(NamedTuple):
    """Reports of 1 or 8 lanes in feet and cfs; `filled` counts the rows of each. Tables without columns stay empty.

    A node or link stands in the column that `node_column` or `link_column` names for its place, −1: in none.
    """

    filled: F8  # [lanes]
    time_s: F8  # [lanes, rows]
    head: F8  # [lanes, rows, columns]
    outflow: F8  # [lanes, rows, columns]
    flow: F8  # [lanes, rows, columns]
    setting: F8  # [lanes, rows, columns]
    status: I1  # [lanes, rows, columns]
    node_column: I4  # [n]
    link_column: I4  # [l]


@kernel
def march(net: Net, state: State, work: Work, record: Record, until_s: int, solves: int) -> None:
    """Go on until `until_s` is solved or `solves` solutions were made, in every lane that is not ASLEEP.

    `work.progress` then says of each DONE, FULL (no row left for the next report), FAILED (no solution) or HALTED (not
    balanced, and the file says stop).
    """
    outlets = find_outlets(state.emitter, state.fixed_leak, state.growing_leak, work.outlets)
    for lane in range(lanes_in(state)):
        _start(lane_of(state, lane), lane_of(work, lane), outlets, solves)
    while True:
        reporting = 0
        for lane in range(lanes_in(state)):
            reporting += _wants_report(net, lane_of(state, lane), lane_of(work, lane), record, lane)
        if reporting > 0:
            _write(state, work, record)
        beginning = 0
        for lane in range(lanes_in(state)):
            beginning += _go_on(net, lane_of(state, lane), lane_of(work, lane), until_s)
        if beginning > 0:
            apply_demands(net, state, work)
            for lane in range(lanes_in(state)):
                _begin(net, lane_of(state, lane), lane_of(work, lane))
        solving = 0
        for lane in range(lanes_in(state)):
            solving += _takes_part(lane_of(work, lane))
        if solving == 0:
            return
        if not iterate(net, state, work):
            for lane in range(lanes_in(state)):
                _without_solution(net, lane_of(state, lane), lane_of(work, lane))
        move_flows(net, state, work)
        ended = 0
        for lane in range(lanes_in(state)):
            ended += _judge(net, lane_of(state, lane), lane_of(work, lane))
        if ended > 0:
            close_solution(net, state, work)


@inlined
def _start(state: State, work: Work, outlets: int, solves: int) -> None:
    progress, clock = work.progress[0], state.clock[0]
    progress.outlets, progress.left = outlets, solves
    if progress.stage != ASLEEP:
        progress.stage = SOLVED if clock.solved != 0 and clock.dirty == 0 else BEGINNING


@inlined
def _wants_report(net: Net, state: State, work: Work, record: Record, lane: int) -> int:
    """1 where a solution is to be reported; lanes without room for it end here."""
    clock, progress, wants = state.clock[0], work.progress[0], 0
    if progress.stage == SOLVED and clock.time_s >= clock.next_report_s:
        if 0 < record.time_s.shape[1] <= record.filled[lane]:
            progress.stage = FULL
        else:
            wants = 1 if record.time_s.shape[1] > 0 else 0
            clock.next_report_s += net.option[0].report_step_s
    work.turn[0] = wants
    return wants


@inlined
def _go_on(net: Net, state: State, work: Work, until_s: int) -> int:
    """From a solution to the next time; returns 1 where there is something to solve."""
    clock, progress = state.clock[0], work.progress[0]
    if progress.stage == SOLVED:
        if clock.halted != 0:
            progress.stage = HALTED
        elif clock.time_s >= until_s or progress.left == 0:
            progress.stage = DONE
        else:
            advance(net, state, work, until_s - clock.time_s)
            progress.stage = BEGINNING
    if progress.stage == BEGINNING and progress.left == 0:
        progress.stage = DONE
    begins = 1 if progress.stage == BEGINNING else 0
    work.turn[0] = begins
    if begins == 1:
        find_multipliers(net, state, work)
    return begins


@inlined
def _begin(net: Net, state: State, work: Work) -> None:
    if work.turn[0] == 0.0:
        return
    clock, progress = state.clock[0], work.progress[0]
    clock.system_demand_cfs = work.sums[0]
    if clock.solved == 0:
        apply_patterns(net, state, work)
        apply_controls(net, state)
    begin_solution(net, state, work)
    progress.left -= 1
    progress.stage = SOLVING


@inlined
def _takes_part(work: Work) -> int:
    solving = 1 if work.progress[0].stage == SOLVING else 0
    work.moving[0] = solving
    return solving


@inlined
def _without_solution(net: Net, state: State, work: Work) -> None:
    """Lanes with a pivot that is not positive do not move: they try again without a valve's control, or fail."""
    if work.moving[0] == 0.0:
        return
    for j in range(work.inverse.size):
        if not work.diagonal[j] > 0.0:
            work.moving[0] = 0.0
    if work.moving[0] == 0.0 and not release_pivot(net, state, work):
        work.progress[0].stage = FAILED


@inlined
def _judge(net: Net, state: State, work: Work) -> int:
    """1 where the iteration ended a solution."""
    work.turn[0] = 0.0
    if work.moving[0] == 0.0 or not judge(net, state, work):
        return 0
    work.turn[0] = 1.0
    clock, progress = state.clock[0], work.progress[0]
    progress.stage = SOLVED
    clock.solved, clock.dirty = 1, 0
    if progress.balanced == 0:
        clock.unbalanced += 1
        if net.option[0].extra_trials < 0:
            clock.halted = 1
    return 1


@inlined
def advance(net: Net, state: State, work: Work, most_s: int) -> None:
    """Move time and tanks to the next time at which anything changes, at most `most_s` away."""
    option, clock = net.option[0], state.clock[0]
    find_power(net, state)
    step_s = next_step_s(net, state, min(option.hydraulic_step_s, most_s))
    if net.rule.size > 0:
        step_s = rule_step_s(net, state, work, step_s)
    else:
        fill_tanks(net, state, step_s)
    spend_energy(net, state, step_s)
    clock.time_s += step_s
    if clock.time_s >= clock.next_cut_s:
        clock.next_cut_s += option.report_step_s
    clock.solved = 0


@inlined
def next_step_s(net: Net, state: State, step_s: int) -> int:
    """Seconds to the next pattern period, report, full or empty tank or control, at most `step_s`."""
    option, clock = net.option[0], state.clock[0]
    period = (clock.time_s + option.pattern_start_s) // option.pattern_step_s + 1
    to_period = period * option.pattern_step_s - clock.time_s
    if 0 < to_period < step_s:
        step_s = to_period
    to_report = clock.next_cut_s - clock.time_s
    if 0 < to_report < step_s:
        step_s = to_report
    return control_event_s(net, state, tank_event_s(net, state, step_s))


@kernel
def _write(state: State, work: Work, record: Record) -> None:
    """A row of the record for each lane whose turn it is."""
    for lane in range(lanes_in(state)):
        _stamp(lane_of(state, lane), lane_of(work, lane), record, lane)
    _copy_rows(state.head, work.turn, record.filled, record.node_column, record.head)
    _copy_rows(state.outflow, work.turn, record.filled, record.node_column, record.outflow)
    _copy_rows(state.flow, work.turn, record.filled, record.link_column, record.flow)
    _copy_rows(state.setting, work.turn, record.filled, record.link_column, record.setting)
    _copy_rows(state.status, work.turn, record.filled, record.link_column, record.status)
    for lane in range(lanes_in(state)):
        record.filled[lane] += lane_of(work, lane).turn[0]


@inlined
def _stamp(state: State, work: Work, record: Record, lane: int) -> None:
    if work.turn[0] != 0.0:
        record.time_s[lane, int(record.filled[lane])] = state.clock[0].time_s


@inlined
def _copy_rows(values: F8 | I1, turn: F8, filled: F8, column: I4, rows: F8 | I1) -> None:
    """Values into row `filled` of each lane whose turn it is; lanes innermost, since they share a cache line."""
    if rows.shape[2] == 0:
        return
    for i in range(values.shape[0]):
        at = column[i]
        if at >= 0:
            for lane in range(turn.size):
                if element(turn, 0, lane) != 0.0:
                    rows[lane, int(filled[lane]), at] = element(values, i, lane)
