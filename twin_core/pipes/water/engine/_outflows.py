"""Outflows that depend on pressure, as links to a ground at the junction's elevation, linearised at the outflow now.

    emitter               h = ke |q|^n,  n = 1/exponent                       (EPANET 2.2 User Manual, chapter 3.1)
    leak, fixed area      h = c q²                                            (orifice)
    leak, growing area    h = c |q|^(2/3)                                     (FAVAD; May 1994, van Zyl and Cassa 2014)
    demand by pressure    h − pmin = (preq − pmin) (q / full)^(1/exponent)    (Wagner et al. 1988)

Barriers keep a demand between 0 and full, and a leak above 0: h += (a ∓ √(a² + 1e-6))/2 with a = 1e9 (q − bound)
(EPANET 2.3). Adding an outflow: diagonal += 1/g, right side += (h + elevation)/g − q.
"""

from __future__ import annotations

from math import sqrt

from twin_core.pipes.water.engine._arrays import (
    F8,
    LARGEST_MOVE,
    SUM_OF_FLOWS,
    SUM_OF_MOVES,
    U4,
    Net,
    State,
    Work,
)
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._constants import (
    FULL_DEMAND_STEP,
    LEAK_TOLERANCE_CFS,
    PDA_TOLERANCE_CFS,
    SMALL_RESISTANCE,
)
from twin_core.pipes.water.engine._lanes import load, select, somewhere, store, zero_like
from twin_core.pipes.water.engine._power import power

__all__ = [
    "add_demands",
    "add_outlets",
    "demands_settled",
    "find_outlets",
    "leaks_settled",
    "update_demands",
    "update_outlets",
]

BARRIER = 1e9  # ft/cfs
ROUNDING = 1e-6


@inlined
def _lower_barrier(over: float) -> tuple[float, float]:
    """(head loss, gradient) that keep a flow from falling below a bound it is `over` above."""
    a = BARRIER * over
    b = sqrt(a * a + ROUNDING)
    return (a - b) / 2.0, BARRIER / 2.0 * (1.0 - a / b)


@kernel
def find_outlets(emitter: F8, fixed_leak: F8, growing_leak: F8, outlets: U4) -> int:
    """Write the junctions that have an emitter or leak in any lane; returns how many there are."""
    count = 0
    for i in range(emitter.shape[0]):
        here = (load(emitter, i) > 0.0) | (load(fixed_leak, i) > 0.0) | (load(growing_leak, i) > 0.0)
        if somewhere(here):
            store(outlets, count, i)
            count += 1
    return count


@kernel
def add_outlets(net: Net, state: State, work: Work, count: int) -> None:
    """Losses and gradients of emitters and leaks, and their part of the matrix."""
    option = net.option[0]
    for at in range(count):
        i = work.outlets[at]
        ground = net.elevation[i]
        if state.emitter[i] > 0.0:
            q = state.emitter_flow[i]
            n = option.emitter_power
            gradient = n * max(SMALL_RESISTANCE, state.emitter[i]) * power(abs(q), n - 1.0)
            if gradient < option.low_gradient:
                gradient = option.low_gradient / n
                loss = gradient * q
            else:
                loss = gradient * q / n
            if option.backflow == 0:
                extra, steep = _lower_barrier(q)
                loss += extra
                gradient += steep
            _add(work, 0, i, loss, gradient, ground, q)
        if state.fixed_leak[i] > 0.0:
            q = state.fixed_leak_flow[i]
            extra, steep = _lower_barrier(q)
            gradient = 2.0 * state.fixed_leak[i] * abs(q)
            _add(work, 1, i, gradient * q / 2.0 + extra, gradient + steep, ground, q)
        if state.growing_leak[i] > 0.0:
            q = state.growing_leak_flow[i]
            extra, steep = _lower_barrier(q)
            gradient = 2.0 / 3.0 * state.growing_leak[i] * power(abs(q), -1.0 / 3.0)
            _add(work, 2, i, gradient * q * 1.5 + extra, gradient + steep, ground, q)


@inlined
def _add(work: Work, which: int, i: int, loss: float, gradient: float, ground: float, q: float) -> None:
    work.loss[which, i] = loss
    work.gradient[which, i] = gradient
    work.diagonal[i] += 1.0 / gradient
    work.right[i] += (loss + ground) / gradient - q


@kernel
def update_outlets(net: Net, state: State, work: Work, count: int) -> None:
    """New emitter and leak flows at the new heads; their sums join `work.sums`."""
    flows, changes, largest = 0.0, 0.0, work.sums[LARGEST_MOVE]
    relax = work.relax[0]
    for at in range(count):
        i = work.outlets[at]
        h = state.head[i] - net.elevation[i]
        if state.emitter[i] > 0.0:
            dq = (work.loss[0, i] - h) / work.gradient[0, i] * relax
            state.emitter_flow[i] -= dq
            flows += abs(state.emitter_flow[i])
            changes += abs(dq)
            largest = max(largest, abs(dq))
        dq = 0.0
        if state.fixed_leak[i] > 0.0:
            step = (work.loss[1, i] - h) / work.gradient[1, i] * relax
            state.fixed_leak_flow[i] -= step
            dq += step
        if state.growing_leak[i] > 0.0:
            step = (work.loss[2, i] - h) / work.gradient[2, i] * relax
            state.growing_leak_flow[i] -= step
            dq += step
        if dq != 0.0:
            flows += abs(state.fixed_leak_flow[i] + state.growing_leak_flow[i])
            changes += abs(dq)
            largest = max(largest, abs(dq))
    work.sums[SUM_OF_FLOWS] += flows
    work.sums[SUM_OF_MOVES] += changes
    work.sums[LARGEST_MOVE] = largest


@inlined
def leaks_settled(net: Net, state: State, work: Work, count: int) -> bool:
    """Whether every leak flows as its pressure says."""
    for at in range(count):
        i = work.outlets[at]
        if state.fixed_leak[i] == 0.0 and state.growing_leak[i] == 0.0:
            continue
        h = state.head[i] - net.elevation[i]
        wanted = 0.0
        if h > 0.0:
            if state.fixed_leak[i] > 0.0:
                wanted = sqrt(h / state.fixed_leak[i])
            if state.growing_leak[i] > 0.0:
                wanted += power(h / state.growing_leak[i], 1.5)
        if abs(wanted - state.fixed_leak_flow[i] - state.growing_leak_flow[i]) > LEAK_TOLERANCE_CFS:
            return False
    return True


@kernel
def add_demands(net: Net, state: State, work: Work) -> None:
    """Pressure-driven demands: losses, gradients and their part of the matrix; of one simulation or of eight."""
    option = net.option[0]
    n, reach = option.demand_power, option.pressure_range_ft
    square = n == 2.0
    loss, gradient = work.loss[3], work.gradient[3]
    for i in range(state.demand.shape[0]):
        full = load(state.full_demand, i)
        wanted = full > 0.0
        full = select(wanted, full, 1.0)
        d = load(state.demand, i)
        ratio = abs(d) / full
        g = n * reach * (ratio if square else power(ratio, n - 1.0)) / full
        h = g * d / n
        a = BARRIER * d
        b = sqrt(a * a + ROUNDING)
        c = BARRIER * (d - full)
        e = sqrt(c * c + ROUNDING)
        h = h + (a - b) / 2.0
        g = g + BARRIER / 2.0 * (1.0 - a / b)
        h = h + (c + e) / 2.0
        g = g + BARRIER / 2.0 * (1.0 + c / e)
        store(loss, i, h)
        store(gradient, i, g)
        store(work.diagonal, i, load(work.diagonal, i) + select(wanted, 1.0 / g, 0.0))
        push = select(wanted, (h + net.elevation[i] + option.min_pressure_ft) / g, 0.0)
        store(work.right, i, load(work.right, i) + push)


@kernel
def update_demands(net: Net, state: State, work: Work) -> None:
    """New pressure-driven demands at the new heads; their sums join `work.sums`. Of one simulation or of eight."""
    relax, moving = load(work.relax, 0), load(work.moving, 0) > 0.0
    least = net.option[0].min_pressure_ft
    loss, gradient, sums = work.loss[3], work.gradient[3], work.sums
    flows, changes, largest = zero_like(sums), zero_like(sums), load(sums, LARGEST_MOVE)
    for i in range(state.demand.shape[0]):
        full = load(state.full_demand, i)
        h = load(state.head, i) - net.elevation[i] - least
        dq = (load(loss, i) - h) / load(gradient, i) * relax
        bound = FULL_DEMAND_STEP * full
        dq = min(max(dq, -bound), bound)
        wanted = full > 0.0
        dq = select(wanted & moving, dq, 0.0)
        now = load(state.demand, i) - dq
        store(state.demand, i, now)
        flows = flows + select(wanted, abs(now), 0.0)
        changes = changes + abs(dq)
        largest = max(largest, abs(dq))
    store(sums, SUM_OF_FLOWS, load(sums, SUM_OF_FLOWS) + flows)
    store(sums, SUM_OF_MOVES, load(sums, SUM_OF_MOVES) + changes)
    store(sums, LARGEST_MOVE, largest)


@inlined
def demands_settled(net: Net, state: State) -> bool:
    """Whether every demand of one simulation is what its pressure allows."""
    option = net.option[0]
    least, reach, n = option.min_pressure_ft, option.pressure_range_ft, 1.0 / option.demand_power
    root = n == 0.5
    for i in range(state.demand.size):
        full = state.full_demand[i]
        if full <= 0.0:
            continue
        share = min(max((state.head[i] - net.elevation[i] - least) / reach, 0.0), 1.0)
        allowed = full * (sqrt(share) if root else power(share, n))
        if abs(allowed - state.demand[i]) > PDA_TOLERANCE_CFS:
            return False
    return True
