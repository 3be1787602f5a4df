"""The step: what happens at one time, and the way to the next.

1. apply_demands, apply_patterns, apply_controls: inputs of the present time
2. solve: heads and flows
3. record: if the time is a reporting time
4. find_power, next_step_s, fill_tanks, spend_energy: to the next time at which anything changes, rules on the way

One call marches over many steps, so that Python is asked once per run, report block or live step.
"""

from __future__ import annotations

from typing import NamedTuple

from twin_core.pipes.water.engine._arrays import F8, I1, Net, State, Work
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._energy import find_power, spend_energy
from twin_core.pipes.water.engine._inputs import apply_controls, apply_demands, apply_patterns, control_event_s
from twin_core.pipes.water.engine._rules import rule_step_s
from twin_core.pipes.water.engine._solve import SINGULAR, UNBALANCED, solve
from twin_core.pipes.water.engine._tanks import fill_tanks, tank_event_s

__all__ = ["DONE", "FAILED", "FULL", "HALTED", "Record", "march"]

DONE, FULL, FAILED, HALTED = 0, 1, 2, 3


class Record(NamedTuple):
    """Report rows, in the order of the file, feet and cfs; `filled[0]` counts them."""

    filled: F8  # [1]
    time_s: F8  # [rows]
    head: F8  # [rows, n]
    outflow: F8  # [rows, n]
    flow: F8  # [rows, l]
    setting: F8  # [rows, l]
    status: I1  # [rows, l]


@kernel
def march(net: Net, state: State, work: Work, record: Record, until_s: int, solves: int) -> int:
    """Go on until `until_s` is solved or `solves` solutions were made.

    Returns DONE, FULL (no row left for the next report), FAILED (no solution) or HALTED (not balanced, and the file
    says stop).
    """
    clock = state.clock[0]
    left = solves
    while True:
        if clock.dirty != 0 or clock.solved == 0:
            if left == 0:
                return DONE
            left -= 1
            apply_demands(net, state, work)
            if clock.solved == 0:
                apply_patterns(net, state, work)
                apply_controls(net, state)
            outcome = solve(net, state, work)
            if outcome == SINGULAR:
                return FAILED
            clock.solved, clock.dirty = 1, 0
            if outcome == UNBALANCED:
                clock.unbalanced += 1
                if net.option[0].extra_trials < 0:
                    clock.halted = 1
        if clock.time_s >= clock.next_report_s:
            if record.time_s.size > 0:
                if record.filled[0] >= record.time_s.size:
                    return FULL
                _write(net, state, record)
            clock.next_report_s += net.option[0].report_step_s
        if clock.halted != 0:
            return HALTED
        if clock.time_s >= until_s or left == 0:
            return DONE
        advance(net, state, work, until_s - clock.time_s)


@kernel
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


@inlined
def _write(net: Net, state: State, record: Record) -> None:
    row = int(record.filled[0])
    record.time_s[row] = state.clock[0].time_s
    for i in range(state.head.size):
        at = net.node_file[i]
        record.head[row, at] = state.head[i]
        record.outflow[row, at] = state.outflow[i]
    for k in range(state.flow.size):
        at = net.link_file[k]
        record.flow[row, at] = state.flow[k]
        record.setting[row, at] = state.setting[k]
        record.status[row, at] = state.status[k]
    record.filled[0] += 1
