"""Tanks: level and volume, moved by explicit Euler steps that end when one is full or empty (EPANET 2.2)."""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import Net, State, Table
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._constants import ZERO_FLOW_CFS
from twin_core.pipes.water.engine._devices import curve_value

__all__ = ["fill_tanks", "rounded", "tank_event_s", "volume_at"]


@inlined
def rounded(x: float) -> int:
    """To the nearest whole number, halves away from zero."""
    return int(x + 0.5) if x >= 0.0 else int(x - 0.5)


@inlined
def volume_at(net: Net, tank: Table, head: float) -> float:
    """Volume in ft³ at a head in ft."""
    if tank.points == 0:
        return tank.min_ft3 + (head - tank.min_ft) * tank.area_ft2
    level = head - net.elevation[int(tank.node)]
    return curve_value(net.curve_x, net.curve_y, tank.curve, tank.points, level)


@inlined
def _head_at(net: Net, tank: Table, volume: float) -> float:
    """Head in ft at a volume. A curve ends exactly at the bounds, since full and empty are decided by equality."""
    if tank.points == 0:
        return tank.min_ft + (volume - tank.min_ft3) / tank.area_ft2
    if volume >= tank.max_ft3:
        return tank.max_ft
    if volume <= tank.min_ft3:
        return tank.min_ft
    return net.elevation[tank.node] + curve_value(net.curve_y, net.curve_x, tank.curve, tank.points, volume)


@inlined
def tank_event_s(net: Net, state: State, step_s: int) -> int:
    """The step, cut where the first tank is full or empty."""
    for row in range(net.tank.size):
        tank = net.tank[row]
        if tank.area_ft2 == 0.0:
            continue
        head, q = state.head[tank.node], state.outflow[tank.node]
        if abs(q) <= ZERO_FLOW_CFS:
            continue
        if q > 0.0 and head < tank.max_ft:
            room = tank.max_ft3 - state.volume[row]
        elif q < 0.0 and head > tank.min_ft:
            room = tank.min_ft3 - state.volume[row]
        else:
            continue
        if abs(room / q) <= step_s + 1.0:
            at = rounded(room / q)
            if 0 < at < step_s:
                step_s = at
    return step_s


@kernel
def fill_tanks(net: Net, state: State, step_s: int) -> None:
    """Move volumes and heads over a step; a tank within a second of full or empty is full or empty."""
    for row in range(net.tank.size):
        tank = net.tank[row]
        if tank.area_ft2 == 0.0:
            continue
        q = state.outflow[tank.node]
        if abs(q) <= ZERO_FLOW_CFS:
            continue
        volume = state.volume[row] + q * step_s
        if volume + q >= tank.max_ft3:
            volume = tank.max_ft3
        elif volume - q <= tank.min_ft3:
            volume = tank.min_ft3
        state.volume[row] = volume
        state.head[tank.node] = _head_at(net, tank, volume)
