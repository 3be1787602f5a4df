"""Head loss of pumps and valves, linearised at the present flow (EPANET 2.2 User Manual, chapter 12).

Pumps: gain w² h0 − w^(2−n) r q^n at speed w, straight segments of a curve, or constant power h = −r/q. Valves: an open
one loses m q|q|, TCV and PCV with the loss of their setting, a GPV by its curve, a PBV a fixed drop. PRV, PSV and FCV
that control get p = 0 here and their equations in `_valves.py`.
"""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import F8, Net, State, Table, Work
from twin_core.pipes.water.engine._cache import inlined
from twin_core.pipes.water.engine._constants import (
    BIG_CONDUCTANCE,
    CLOSED,
    CONSTANT_POWER,
    CUSTOM_CURVE,
    FCV,
    GPV,
    MISSING,
    PBV,
    PCV,
    PRV,
    PSV,
    PUMP,
    SMALL,
    SMALL_RESISTANCE,
    TCV,
)
from twin_core.pipes.water.engine._power import power

__all__ = ["curve_value", "device_coefficients", "open_valve", "position_loss"]

THROTTLE = 0.02517  # 8/(g π²) in ft: from K on v²/2g to a loss on q², divided by d⁴


@inlined
def device_coefficients(net: Net, state: State, work: Work) -> None:
    """Conductance and shift of all links that are no pipes."""
    low = net.option[0].low_gradient
    flow, status, setting, minor = state.flow, state.status, state.setting, state.minor
    x, y, conductance, shift = net.curve_x, net.curve_y, work.conductance, work.shift
    for k in range(net.option[0].pipes, flow.size):
        what = net.kind[k]
        if what == PUMP:
            p, s = _pump(net.pump[net.device_of[k]], flow[k], status[k], setting[k], low, x, y)
        elif (what in (PRV, PSV, FCV)) and setting[k] != MISSING:
            p, s = 0.0, 0.0
        elif what == GPV and status[k] != CLOSED:
            curve = net.valve[net.device_of[k]]
            q = max(abs(flow[k]), SMALL)
            h0, slope = _segment(x, y, curve.curve, curve.points, q)
            slope = max(slope, SMALL)
            p, s = 1.0 / slope, h0 / slope + q
            s = -s if flow[k] < 0.0 else s
        elif what == PBV and setting[k] != MISSING and setting[k] != 0.0 and minor[k] * flow[k] ** 2 <= setting[k]:
            p, s = BIG_CONDUCTANCE, setting[k] * BIG_CONDUCTANCE
        else:
            loss = minor[k]
            if what == TCV and setting[k] != MISSING:
                d = net.diameter[k] * net.diameter[k]
                loss = THROTTLE * setting[k] / (d * d)
            elif what == PCV and setting[k] != MISSING:
                loss = state.resistance[k]
            p, s = open_valve(flow[k], status[k], loss, low)
        conductance[k], shift[k] = p, s


@inlined
def open_valve(q: float, status: int, loss: float, low: float) -> tuple[float, float]:
    """(p, y) of a valve that is open with a minor loss on q², or shut."""
    if status <= CLOSED:
        return 1.0 / BIG_CONDUCTANCE, q
    if loss > 0.0:
        gradient = 2.0 * loss * abs(q)
        if gradient < low:
            return 2.0 / low, q
        return 1.0 / gradient, q / 2.0
    return 1.0 / SMALL_RESISTANCE, q


@inlined
def _pump(pump: Table, flow: float, status: int, speed: float, low: float, x: F8, y: F8) -> tuple[float, float]:
    """(p, y) of a pump; a closed one is a closed pipe."""
    if status <= CLOSED or speed == 0.0:
        return 1.0 / BIG_CONDUCTANCE, flow
    q = abs(flow)
    if pump.kind == CUSTOM_CURVE:
        h0, slope = _segment(x, y, pump.curve, pump.points, q / speed)
        gradient = -slope * speed
        return 1.0 / gradient, (-h0 * speed * speed + gradient * flow) / gradient
    n = 1.0 if abs(pump.n - 1.0) < SMALL else pump.n
    r = pump.r * power(speed, 2.0 - n)
    if pump.kind == CONSTANT_POWER:
        gradient = -r / q / q
        if gradient > BIG_CONDUCTANCE:
            return 1.0 / BIG_CONDUCTANCE, flow
        if gradient < SMALL_RESISTANCE:
            return 1.0 / SMALL_RESISTANCE, flow
        return 1.0 / gradient, r / flow / gradient
    h0 = speed * speed * pump.h0_ft
    if n == 1.0:
        return 1.0 / r, (h0 + r * flow) / r
    gradient = n * r * power(q, n - 1.0)
    if gradient < low:
        return 1.0 / low, (h0 + low * flow) / low
    return 1.0 / gradient, (h0 + gradient * flow / n) / gradient


@inlined
def _segment(x: F8, y: F8, start: int, points: int, q: float) -> tuple[float, float]:
    """(value at 0, slope) of the segment of a curve that holds q; its first and last segments go on for ever."""
    i = 0
    while i < points and x[start + i] < q:
        i += 1
    i = min(max(i, 1), points - 1)
    slope = (y[start + i] - y[start + i - 1]) / (x[start + i] - x[start + i - 1])
    return y[start + i - 1] - slope * x[start + i - 1], slope


@inlined
def curve_value(x: F8, y: F8, start: int, points: int, at: float) -> float:
    """y of a curve by straight lines, its end values beyond it; swap x and y for the inverse."""
    if at <= x[start]:
        return y[start]
    for i in range(start + 1, start + points):
        if x[i] >= at:
            dx = x[i] - x[i - 1]
            if dx < SMALL:
                return y[i]
            return y[i] - (x[i] - at) * (y[i] - y[i - 1]) / dx
    return y[start + points - 1]


@inlined
def position_loss(valve: Table, percent: float, x: F8, y: F8) -> float:
    """Minor loss on q² of a positional valve: Km of the open valve over (Kv/Kv0)² of its curve, in percent."""
    if percent == MISSING:
        return 0.0
    if percent >= 100.0:
        return valve.loss_open
    if percent <= 0.0:
        return BIG_CONDUCTANCE
    ratio = percent
    if valve.points > 0:
        first, last = valve.curve, valve.curve + valve.points - 1
        if percent < x[first]:
            ratio = percent / x[first] * y[first]
        elif percent > x[last]:
            ratio = (percent - x[last]) / (1.0 - x[last]) * (1.0 - y[last]) + y[last]
        else:
            at_zero, slope = _segment(x, y, valve.curve, valve.points, percent)
            ratio = at_zero + slope * percent
    ratio = max(min(ratio / 100.0, 1.0), SMALL_RESISTANCE)
    return min(valve.loss_open / (ratio * ratio), BIG_CONDUCTANCE)
