"""Power, efficiency and cost of pumps (EPANET 2.2 User Manual, chapter 3.1, Energy; speed: Sârbu and Borza 1998)."""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import Net, State
from twin_core.pipes.water.engine._cache import inlined
from twin_core.pipes.water.engine._constants import CLOSED, ZERO_FLOW_CFS
from twin_core.pipes.water.engine._devices import curve_value
from twin_core.pipes.water.engine._power import power

__all__ = ["find_power", "spend_energy"]

FT_CFS_PER_HP = 8.814
KW_PER_HP = 0.7457
SPEED_EXPONENT = 0.1


@inlined
def find_power(net: Net, state: State) -> None:
    """Power in kW and efficiency of each pump at the present flow and heads; 0 for a closed one."""
    for row in range(net.pump.size):
        used, k = state.energy[row], net.pump[row].link
        used.power_kw, used.efficiency = 0.0, 0.0
        if state.status[k] > CLOSED:
            q = abs(state.flow[k])
            lift = abs(state.head[net.link_from[k]] - state.head[net.link_to[k]])
            used.efficiency = _efficiency(net, row, q, state.setting[k])
            used.power_kw = lift * q * net.option[0].gravity / FT_CFS_PER_HP / used.efficiency * KW_PER_HP


@inlined
def spend_energy(net: Net, state: State, step_s: int) -> None:
    """Add a step at the power found before to each pump's energy and cost."""
    option, clock = net.option[0], state.clock[0]
    hours = step_s / 3600.0
    period = (clock.time_s + option.pattern_start_s) // option.pattern_step_s
    total_kw = 0.0
    for row in range(net.pump.size):
        pump, used = net.pump[row], state.energy[row]
        if used.efficiency == 0.0:
            continue
        kw = used.power_kw
        price = pump.price if pump.price > 0.0 else option.price
        pattern = pump.price_pattern if pump.price_pattern >= 0 else option.price_pattern
        if pattern >= 0:
            price *= net.pattern_value[net.pattern_start[pattern] + period % net.pattern_length[pattern]]
        total_kw += kw
        used.hours += hours
        used.efficiency_hours += used.efficiency * hours
        used.kwh_per_cfs += kw / max(abs(state.flow[pump.link]), ZERO_FLOW_CFS) * hours
        used.kwh += kw * hours
        used.peak_kw = max(used.peak_kw, kw)
        used.cost += price * kw * hours
    clock.peak_kw = max(clock.peak_kw, total_kw)


@inlined
def _efficiency(net: Net, row: int, q: float, speed: float) -> float:
    """Share of the power that reaches the water, between 0.01 and 1."""
    pump = net.pump[row]
    percent = net.option[0].pump_efficiency
    if pump.efficiency >= 0:
        percent = curve_value(net.curve_x, net.curve_y, pump.efficiency, pump.efficiency_points, q / speed)
        percent = 100.0 - (100.0 - percent) * power(1.0 / speed, SPEED_EXPONENT)
    return min(max(percent, 1.0), 100.0) / 100.0
