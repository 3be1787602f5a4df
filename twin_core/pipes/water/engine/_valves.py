"""Valves that control: PRV holds the head behind it, PSV the head before it, FCV the flow (EPANET 2.2, chapter 12).

An active PRV breaks the network: its downstream head is forced by a huge conductance to the set head, and the flow it
passes is what the downstream side lacks (its excess). A PSV mirrors this upstream. An active FCV takes its flow out of
the network before it and returns it behind. In any other state they are open or shut valves.

Parallel work in EPANET 2.3: `prvcoeff`, `psvcoeff`, `fcvcoeff`; an FCV changes the excess that later valves see.
"""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import Net, State, Work
from twin_core.pipes.water.engine._cache import inlined
from twin_core.pipes.water.engine._constants import ACTIVE, BIG_CONDUCTANCE, FCV, MISSING, PRV, PSV
from twin_core.pipes.water.engine._devices import open_valve

__all__ = ["add_valves"]


@inlined
def _excess(net: Net, state: State, work: Work, node: int) -> float:
    """Inflow minus outflow of a junction, without the flows of control valves."""
    x = -state.demand[node] - state.emitter_flow[node] - state.fixed_leak_flow[node] - state.growing_leak_flow[node]
    for at in range(net.adjacent_start[node], net.adjacent_start[node + 1]):
        k = net.adjacent[at]
        if work.conductance[k] != 0.0:
            x += state.flow[k] if net.link_to[k] == node else -state.flow[k]
    return x


@inlined
def add_valves(net: Net, state: State, work: Work) -> None:
    """Equations of the control valves whose state is not fixed; call after all other links and outflows."""
    for row in range(net.valve.size):
        k = net.valve[row].link
        what = net.kind[k]
        if (what in (PRV, PSV, FCV)) and state.setting[k] != MISSING:
            work.excess[net.link_from[k]] = _excess(net, state, work, net.link_from[k])
            work.excess[net.link_to[k]] = _excess(net, state, work, net.link_to[k])
    for row in range(net.valve.size):
        k = net.valve[row].link
        what = net.kind[k]
        if (what in (PRV, PSV, FCV)) and state.setting[k] != MISSING:
            if state.status[k] == ACTIVE:
                _active(net, state, work, k, what)
            else:
                _as_valve(net, state, work, k)


@inlined
def _active(net: Net, state: State, work: Work, k: int, what: int) -> None:
    i, j, q = net.link_from[k], net.link_to[k], state.flow[k]
    setting = state.setting[k]
    if what == PRV:
        work.conductance[k] = 0.0
        work.shift[k] = q + work.excess[j]
        work.right[j] += (net.elevation[j] + setting) * BIG_CONDUCTANCE
        work.diagonal[j] += BIG_CONDUCTANCE
        if work.excess[j] < 0.0:
            work.right[i] += work.excess[j]
    elif what == PSV:
        work.conductance[k] = 0.0
        work.shift[k] = q - work.excess[i]
        work.right[i] += (net.elevation[i] + setting) * BIG_CONDUCTANCE
        work.diagonal[i] += BIG_CONDUCTANCE
        if work.excess[i] > 0.0:
            work.right[j] += work.excess[i]
        work.lower[net.slot[k]] -= 1.0 / BIG_CONDUCTANCE
        work.diagonal[j] += 1.0 / BIG_CONDUCTANCE
    else:
        work.excess[i] -= setting
        work.excess[j] += setting
        work.shift[k] = q - setting
        work.right[i] -= setting
        work.right[j] += setting
        work.conductance[k] = 1.0 / BIG_CONDUCTANCE
        work.lower[net.slot[k]] -= 1.0 / BIG_CONDUCTANCE
        work.diagonal[i] += 1.0 / BIG_CONDUCTANCE
        work.diagonal[j] += 1.0 / BIG_CONDUCTANCE


@inlined
def _as_valve(net: Net, state: State, work: Work, k: int) -> None:
    i, j, q = net.link_from[k], net.link_to[k], state.flow[k]
    p, y = open_valve(q, state.status[k], state.minor[k], net.option[0].low_gradient)
    work.conductance[k], work.shift[k] = p, y
    work.lower[net.slot[k]] -= p
    work.diagonal[i] += p
    work.diagonal[j] += p
    work.right[i] += y - q
    work.right[j] -= y - q
