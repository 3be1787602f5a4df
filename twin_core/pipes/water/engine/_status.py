"""What check valves, pumps, control valves and links to tanks do at the present heads and flows (EPANET 2.2)."""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import Net, State
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._constants import (
    ACTIVE,
    CHECK_VALVE,
    CLOSED,
    CLOSED_FOR_NOW,
    CONSTANT_POWER,
    FCV,
    FLOW_NOT_REACHED,
    MISSING,
    NO_HEAD_LIMIT_FT,
    OPEN,
    PIPE,
    PRESSURE_NOT_REACHED,
    PRV,
    PSV,
    PUMP,
    PUMP_CANNOT_LIFT,
    SMALL,
)

__all__ = ["link_status", "pressure_switches", "release_valve", "valve_status"]


@inlined
def valve_status(net: Net, state: State) -> bool:
    """New states of PRVs and PSVs; returns whether any changed."""
    changed = False
    for row in range(net.valve.size):
        k = net.valve[row].link
        what = net.kind[k]
        if (what in (PRV, PSV)) and state.setting[k] != MISSING:
            i, j = net.link_from[k], net.link_to[k]
            before = state.status[k]
            if what == PRV:
                after = _reducing(net, state, k, net.elevation[j] + state.setting[k], state.head[i], state.head[j])
            else:
                after = _sustaining(net, state, k, net.elevation[i] + state.setting[k], state.head[i], state.head[j])
            state.status[k] = after
            changed = changed or after != before
    return changed


@inlined
def _reducing(net: Net, state: State, k: int, wanted: float, h1: float, h2: float) -> int:
    option, status, q = net.option[0], state.status[k], state.flow[k]
    tol, back = option.head_tol_ft, q < -option.flow_tol_cfs
    after = int(status)
    if status == ACTIVE:
        if back:
            after = CLOSED
        elif h1 - state.minor[k] * q * q < wanted - tol:
            after = OPEN
    elif status == OPEN:
        if back:
            after = CLOSED
        elif h2 >= wanted + tol:
            after = ACTIVE
    elif status == CLOSED:
        if h1 >= wanted + tol and h2 < wanted - tol:
            after = ACTIVE
        elif h1 < wanted - tol and h1 > h2 + tol:
            after = OPEN
    elif status == PRESSURE_NOT_REACHED and back:
        after = CLOSED
    return after


@inlined
def _sustaining(net: Net, state: State, k: int, wanted: float, h1: float, h2: float) -> int:
    option, status, q = net.option[0], state.status[k], state.flow[k]
    tol, back = option.head_tol_ft, q < -option.flow_tol_cfs
    after = int(status)
    if status == ACTIVE:
        if back:
            after = CLOSED
        elif h2 + state.minor[k] * q * q > wanted + tol:
            after = OPEN
    elif status == OPEN:
        if back:
            after = CLOSED
        elif h1 < wanted - tol:
            after = ACTIVE
    elif status == CLOSED:
        if h2 > wanted + tol and h1 > h2 + tol:
            after = OPEN
        elif h1 >= wanted + tol and h1 > h2 + tol:
            after = ACTIVE
    elif status == PRESSURE_NOT_REACHED and back:
        after = CLOSED
    return after


@inlined
def link_status(net: Net, state: State) -> bool:
    """New states of check valves, pumps, FCVs and links to full or empty tanks; returns whether any changed."""
    option = net.option[0]
    head_tol, flow_tol = option.head_tol_ft, option.flow_tol_cfs
    changed = False
    for k in net.special:
        i, j, q = net.link_from[k], net.link_to[k], state.flow[k]
        h1, h2 = state.head[i], state.head[j]
        before = int(state.status[k])
        after = before
        if before in (PUMP_CANNOT_LIFT, CLOSED_FOR_NOW):
            after = OPEN
        what = net.kind[k]
        if what == CHECK_VALVE:
            if h1 - h2 < -head_tol or q < -flow_tol:
                after = CLOSED
            elif h1 - h2 > head_tol:
                after = OPEN
        elif what == PUMP and after >= OPEN and state.setting[k] > 0.0:
            after = _pump(net, state, k, h2 - h1)
        elif what == FCV and state.setting[k] != MISSING:
            after = _flow_control(before, h1 - h2, q, state.setting[k], state.minor[k], head_tol, flow_tol)
        if i >= option.junctions:
            after = _tank_end(net, state, after, i, q)
        if j >= option.junctions:
            after = _tank_end(net, state, after, j, -q)
        state.status[k] = after
        changed = changed or after != before
    return changed


@inlined
def _pump(net: Net, state: State, k: int, gain: float) -> int:
    pump = net.pump[net.device_of[k]]
    limit = state.setting[k] * state.setting[k] * pump.max_head_ft
    if pump.kind == CONSTANT_POWER:
        limit = NO_HEAD_LIMIT_FT
        if state.flow[k] < SMALL:
            return CLOSED_FOR_NOW
    return PUMP_CANNOT_LIFT if gain > limit + net.option[0].head_tol_ft else OPEN


@inlined
def _flow_control(
    before: int, drop: float, q: float, setting: float, minor: float, head_tol: float, flow_tol: float
) -> int:
    if drop < -head_tol or q < -flow_tol:
        return FLOW_NOT_REACHED
    if before == FLOW_NOT_REACHED and q >= setting:
        return ACTIVE
    if before == ACTIVE and drop / (q * q) < minor:
        return FLOW_NOT_REACHED
    return before


@inlined
def _tank_end(net: Net, state: State, status: int, node: int, out: float) -> int:
    """A full tank takes nothing more unless it may overflow; an empty one gives nothing."""
    if status <= CLOSED:
        return status
    tank = net.tank[net.tank_of[node]]
    if tank.area_ft2 == 0.0:
        return status
    if state.head[node] >= tank.max_ft and tank.overflow == 0 and out < 0.0:
        return CLOSED_FOR_NOW
    if state.head[node] <= tank.min_ft and out > 0.0:
        return CLOSED_FOR_NOW
    return status


@inlined
def pressure_switches(net: Net, state: State) -> bool:
    """Simple controls that watch a junction's pressure; returns whether any link changed."""
    option = net.option[0]
    changed = False
    for row in range(net.control.size):
        control = net.control[row]
        node, k = control.node, control.link
        if node < 0 or node >= option.junctions:
            continue
        h = state.head[node]
        below = control.kind == 0 and h <= control.level_ft + option.head_tol_ft
        above = control.kind == 1 and h >= control.level_ft - option.head_tol_ft
        if not below and not above:
            continue
        what, status, setting = net.kind[k], state.status[k], state.setting[k]
        if what == PIPE:
            change = status != control.status
        elif what == PUMP:
            change = setting != control.setting
        else:
            change = setting != control.setting or (setting == MISSING and status != control.status)
        if change:
            state.status[k] = control.status
            if what > PIPE:
                state.setting[k] = control.setting
            changed = True
    return changed


@kernel
def release_valve(net: Net, state: State, node: int) -> bool:
    """Whether an active control valve at a node made the system unsolvable; if so its control is given up."""
    for row in range(net.valve.size):
        k = net.valve[row].link
        if net.link_from[k] == node or net.link_to[k] == node:
            what = net.kind[k]
            if (what in (PRV, PSV, FCV)) and state.status[k] == ACTIVE:
                state.status[k] = FLOW_NOT_REACHED if what == FCV else PRESSURE_NOT_REACHED
                return True
            return False
    return False
