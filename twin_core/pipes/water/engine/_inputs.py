"""What patterns and simple controls say at the present time, and when they next say something else (EPANET 2.2)."""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import Net, State, Work
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._constants import CLOSED, MISSING, OPEN, PCV, PIPE, PUMP, ZERO_FLOW_CFS
from twin_core.pipes.water.engine._devices import position_loss
from twin_core.pipes.water.engine._lanes import load, select, store, zero_like
from twin_core.pipes.water.engine._settings import give_setting, restart_pump
from twin_core.pipes.water.engine._tanks import rounded, volume_at

__all__ = ["apply_controls", "apply_demands", "apply_patterns", "control_event_s", "find_multipliers"]

DAY_S = 86400
BELOW, ABOVE, TIME, CLOCK_TIME = 0, 1, 2, 3


@inlined
def find_multipliers(net: Net, state: State, work: Work) -> None:
    """The present multiplier of every pattern, in one simulation."""
    option = net.option[0]
    period = (state.clock[0].time_s + option.pattern_start_s) // option.pattern_step_s
    for p in range(net.pattern_start.size):
        work.pattern_now[p] = net.pattern_value[net.pattern_start[p] + period % net.pattern_length[p]]


@kernel
def apply_demands(net: Net, state: State, work: Work) -> None:
    """Demands of all junctions by the present multipliers, where it is a lane's turn; their sum in `work.sums[0]`.

    A demand given from outside replaces its categories.
    """
    factor, turn = net.option[0].demand_factor, load(work.turn, 0) > 0.0
    total = zero_like(work.sums)
    for i in range(state.full_demand.shape[0]):
        wanted, drawn = zero_like(work.sums), zero_like(work.sums)
        for c in range(net.category_start[i], net.category_start[i + 1]):
            p = net.category_pattern[c]
            part = load(state.base, c) * factor
            if p >= 0:
                part = load(state.base, c) * load(work.pattern_now, p) * factor
            wanted = wanted + part
            drawn = drawn + max(part, 0.0)
        given = load(state.override, i)
        is_given = given == given  # NaN: not given
        wanted = select(is_given, given, wanted)
        total = total + select(is_given, max(given, 0.0), drawn)
        store(state.full_demand, i, select(turn, wanted, load(state.full_demand, i)))
        store(state.demand, i, select(turn, wanted, load(state.demand, i)))
    store(work.sums, 0, total)


@inlined
def apply_patterns(net: Net, state: State, work: Work) -> None:
    """Heads of reservoirs and speeds of pumps that follow a pattern; call after `find_multipliers`."""
    for row in range(net.tank.size):
        tank = net.tank[row]
        if tank.area_ft2 == 0.0 and tank.pattern >= 0:
            state.head[tank.node] = tank.start_ft * work.pattern_now[tank.pattern]
    for row in range(net.pump.size):
        pump = net.pump[row]
        if pump.pattern >= 0:
            give_setting(net, state, pump.link, work.pattern_now[pump.pattern])


@inlined
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


@inlined
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
