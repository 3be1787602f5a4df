"""What patterns and simple controls say at the present time, and when they next say something else (EPANET 2.2)."""

from __future__ import annotations

from math import isnan

from twin_core.pipes.water.engine._arrays import Net, State, Work
from twin_core.pipes.water.engine._cache import kernel
from twin_core.pipes.water.engine._constants import CLOSED, MISSING, OPEN, PCV, PIPE, PUMP, ZERO_FLOW_CFS
from twin_core.pipes.water.engine._devices import position_loss
from twin_core.pipes.water.engine._settings import give_setting, restart_pump
from twin_core.pipes.water.engine._tanks import rounded, volume_at

__all__ = ["apply_controls", "apply_demands", "apply_patterns", "control_event_s"]

DAY_S = 86400
BELOW, ABOVE, TIME, CLOCK_TIME = 0, 1, 2, 3


@kernel
def apply_demands(net: Net, state: State, work: Work) -> None:
    """Demands of all junctions at the present time; a demand given from outside replaces its categories."""
    option, clock = net.option[0], state.clock[0]
    period = (clock.time_s + option.pattern_start_s) // option.pattern_step_s
    for p in range(net.pattern_start.size):
        work.pattern_now[p] = net.pattern_value[net.pattern_start[p] + period % net.pattern_length[p]]
    total = 0.0
    for i in range(state.full_demand.size):
        if isnan(state.override[i]):
            wanted = 0.0
            for c in range(net.category_start[i], net.category_start[i + 1]):
                p = net.category_pattern[c]
                part = state.base[c] * (work.pattern_now[p] if p >= 0 else 1.0) * option.demand_factor
                wanted += part
                total += max(part, 0.0)
        else:
            wanted = state.override[i]
            total += max(wanted, 0.0)
        state.full_demand[i] = wanted
        state.demand[i] = wanted
    clock.system_demand_cfs = total


@kernel
def apply_patterns(net: Net, state: State, work: Work) -> None:
    """Heads of reservoirs and speeds of pumps that follow a pattern; call after `apply_demands`."""
    for row in range(net.tank.size):
        tank = net.tank[row]
        if tank.area_ft2 == 0.0 and tank.pattern >= 0:
            state.head[tank.node] = tank.start_ft * work.pattern_now[tank.pattern]
    for row in range(net.pump.size):
        pump = net.pump[row]
        if pump.pattern >= 0:
            give_setting(net, state, pump.link, work.pattern_now[pump.pattern])


@kernel
def apply_controls(net: Net, state: State) -> None:
    """Simple controls on tank levels, time and time of day; those on pressures act within the solution."""
    option, clock = net.option[0], state.clock[0]
    for row in range(net.control.size):
        control = net.control[row]
        k, node = control.link, control.node
        due = False
        if node >= option.junctions:
            tank = net.tank[net.tank_of[node]]
            reach = abs(state.outflow[node])
            now = volume_at(net, tank, state.head[node])
            mark = volume_at(net, tank, control.level_ft)
            due = (control.kind == BELOW and now <= mark + reach) or (control.kind == ABOVE and now >= mark - reach)
        elif control.kind == TIME:
            due = control.time_s == clock.time_s
        elif control.kind == CLOCK_TIME:
            due = (clock.time_s + option.clock_start_s) % DAY_S == control.time_s
        if not due:
            continue
        what = net.kind[k]
        status = CLOSED if state.status[k] <= CLOSED else OPEN
        setting = control.setting if what > PIPE else state.setting[k]
        if what == PUMP and status == CLOSED and control.status == OPEN:
            restart_pump(net, state, k)
        if status != control.status or state.setting[k] != setting:
            state.status[k] = control.status
            state.setting[k] = setting
            if what == PCV and setting != MISSING:
                state.resistance[k] = position_loss(net.valve[net.device_of[k]], setting, net.curve_x, net.curve_y)


@kernel
def control_event_s(net: Net, state: State, step_s: int) -> int:
    """The step, cut where the first simple control would change its link."""
    option, clock = net.option[0], state.clock[0]
    for row in range(net.control.size):
        control = net.control[row]
        node, k = control.node, control.link
        at = 0
        if node >= 0:
            if node < option.junctions:
                continue
            q = state.outflow[node]
            if abs(q) <= ZERO_FLOW_CFS:
                continue
            h = state.head[node]
            rises = control.kind == ABOVE and h < control.level_ft and q > 0.0
            falls = control.kind == BELOW and h > control.level_ft and q < 0.0
            if rises or falls:
                row_of = net.tank_of[node]
                at = rounded((volume_at(net, net.tank[row_of], control.level_ft) - state.volume[row_of]) / q)
        elif control.kind == TIME:
            at = max(control.time_s - clock.time_s, 0)
        else:
            at = (control.time_s - (clock.time_s + option.clock_start_s) % DAY_S) % DAY_S
        changes = state.status[k] != control.status or (net.kind[k] > PIPE and state.setting[k] != control.setting)
        if 0 < at < step_s and changes:
            step_s = at
    return step_s
