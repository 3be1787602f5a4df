"""One hydraulic solution by the global gradient algorithm (Todini and Pilati 1988; EPANET 2.2 User Manual, chapter 12).

Each iteration linearises every link at the present flow, solves for the heads, and moves the flows:

    A(q) H = F(q),   q −= y − p (H_i − H_j)

until the sum of the moves is a small share of the sum of the flows and no link changes its state.
"""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import F8, U4, Net, State, Work
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._constants import CLOSED, CONSTANT_POWER
from twin_core.pipes.water.engine._devices import device_coefficients
from twin_core.pipes.water.engine._friction import darcy_weisbach, power_law
from twin_core.pipes.water.engine._linear import assemble, fixed_heads, solve_linear
from twin_core.pipes.water.engine._outflows import (
    add_demands,
    add_outlets,
    demands_settled,
    find_outlets,
    leaks_settled,
    update_demands,
    update_outlets,
)
from twin_core.pipes.water.engine._status import link_status, pressure_switches, release_valve, valve_status
from twin_core.pipes.water.engine._valves import add_valves

__all__ = ["BALANCED", "SINGULAR", "UNBALANCED", "solve"]

BALANCED, UNBALANCED, SINGULAR = 0, 1, 2
DAMPING = 0.6
TIE = 1e-9  # two flows closer than this share are one


@kernel
def solve(net: Net, state: State, work: Work) -> int:
    """Heads and flows at the present demands, tank heads and settings; returns BALANCED, UNBALANCED or SINGULAR."""
    option, clock = net.option[0], state.clock[0]
    outlets = find_outlets(state.emitter, state.fixed_leak, state.growing_leak, work.outlets)
    trials = option.trials + max(option.extra_trials, 0)
    next_check = option.check_every
    clock.relax = 1.0
    clock.bad_node = -1
    balanced = False
    trial = 1
    while trial <= trials:
        bad = iterate(net, state, work, outlets)
        if bad >= 0:
            if release_valve(net, state, bad):
                continue
            clock.bad_node = bad
            return SINGULAR
        error, largest = move_flows(net, state, work, outlets)
        clock.relative_error = error
        clock.relax = 1.0
        valves_changed = False
        if option.damp_limit <= 0.0:
            valves_changed = valve_status(net, state)
        elif error <= option.damp_limit:
            clock.relax = DAMPING
            valves_changed = valve_status(net, state)
        if _converged(net, state, work, outlets, error, largest):
            balanced = True
            if trial > option.trials:
                break
            links_changed = link_status(net, state)
            switched = pressure_switches(net, state)
            if not (valves_changed or links_changed or switched):
                break
            balanced = False
            next_check = trial + option.check_every
        elif trial <= option.check_until and trial == next_check:
            link_status(net, state)
            next_check += option.check_every
        trial += 1
    clock.last_iterations = min(trial, trials)
    clock.iterations += clock.last_iterations
    clock.solves += 1
    _close(net, state)
    return BALANCED if balanced or clock.relative_error <= option.accuracy else UNBALANCED


@kernel
def iterate(net: Net, state: State, work: Work, outlets: int) -> int:
    """Linearise, assemble and solve for the heads; returns −1 or the unknown where the system has no solution."""
    option = net.option[0]
    if option.formula == 1:
        darcy_weisbach(
            state.flow, state.status, state.resistance, state.minor, net.roughness, net.diameter,
            option.viscosity_ft2s, work.conductance, work.shift, option.pipes,
        )  # fmt: skip
    else:
        power_law(
            state.flow, state.status, state.resistance, state.minor, option.exponent, option.low_gradient,
            work.conductance, work.shift, option.pipes,
        )  # fmt: skip
    device_coefficients(net, state, work)
    assemble(
        net.link_from, net.link_to, net.slot, state.flow, work.conductance, work.shift, state.demand, work.diagonal,
        work.right, work.lower,
    )  # fmt: skip
    fixed_heads(net.fixed_links, net.link_from, net.link_to, option.junctions, state.head, work.conductance, work.right)
    add_outlets(net, state, work, outlets)
    if option.pressure_driven != 0:
        add_demands(net, state, work)
    add_valves(net, state, work)
    return solve_linear(
        net.column, net.row, net.target, work.diagonal, work.lower, work.right, work.factor, work.inverse, state.head
    )


@kernel
def move_flows(net: Net, state: State, work: Work, outlets: int) -> tuple[float, float]:
    """New flows at the new heads; returns (sum of moves over sum of flows, largest move in cfs)."""
    option = net.option[0]
    _link_moves(net.link_from, net.link_to, state.head, work.conductance, work.shift, state.clock[0].relax, work.change)
    _keep_power_pumps_forward(net, state, work)
    for k in range(state.flow.size):
        state.flow[k] -= work.change[k]
    flows = _sum_of_sizes(state.flow)
    moves = _sum_of_sizes(work.change)
    largest = 0.0
    if option.flow_change_cfs > 0.0:
        for k in range(state.flow.size):
            largest = max(largest, abs(work.change[k]))
    if outlets > 0:
        f, m, top = update_outlets(net, state, work, outlets)
        flows, moves, largest = flows + f, moves + m, max(largest, top)
    if option.pressure_driven != 0:
        f, m, top = update_demands(net, state, work)
        flows, moves, largest = flows + f, moves + m, max(largest, top)
    return (moves / flows if flows > option.accuracy else moves), largest


@inlined
def _keep_power_pumps_forward(net: Net, state: State, work: Work) -> None:
    """A pump of constant power that would run backward halves its flow instead.

    Where a pump leads to a dead end its flow falls to 0 exactly, and round-off alone would say on which side; there it
    stays a little above 0.
    """
    for row in range(net.pump.size):
        if net.pump[row].kind == CONSTANT_POWER:
            k = net.pump[row].link
            q = state.flow[k]
            if work.change[k] > q * (1.0 + TIE):
                work.change[k] = q / 2.0
            elif work.change[k] >= q:
                work.change[k] = q * (1.0 - TIE)


@kernel
def _link_moves(link_from: U4, link_to: U4, head: F8, conductance: F8, shift: F8, relax: float, change: F8) -> None:
    for k in range(change.size):
        change[k] = (shift[k] - conductance[k] * (head[link_from[k]] - head[link_to[k]])) * relax


@inlined
def _sum_of_sizes(values: F8) -> float:
    """Σ|v| in four running sums: one sum would wait for itself at every addition."""
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    whole = values.size - values.size % 4
    for k in range(0, whole, 4):
        a += abs(values[k])
        b += abs(values[k + 1])
        c += abs(values[k + 2])
        d += abs(values[k + 3])
    for k in range(whole, values.size):
        a += abs(values[k])
    return (a + b) + (c + d)


@inlined
def _converged(net: Net, state: State, work: Work, outlets: int, error: float, largest: float) -> bool:
    option = net.option[0]
    if not error <= option.accuracy:
        return False
    if option.head_error_ft > 0.0 and _head_error(net, state, work) > option.head_error_ft:
        return False
    if option.flow_change_cfs > 0.0 and largest > option.flow_change_cfs:
        return False
    if outlets > 0 and not leaks_settled(net, state, work, outlets):
        return False
    return option.pressure_driven == 0 or demands_settled(net, state)


@kernel
def _head_error(net: Net, state: State, work: Work) -> float:
    """Largest difference between a link's head loss at its new flow and the difference of its heads, ft."""
    option = net.option[0]
    if option.formula == 1:
        darcy_weisbach(
            state.flow, state.status, state.resistance, state.minor, net.roughness, net.diameter,
            option.viscosity_ft2s, work.conductance, work.shift, option.pipes,
        )  # fmt: skip
    else:
        power_law(
            state.flow, state.status, state.resistance, state.minor, option.exponent, option.low_gradient,
            work.conductance, work.shift, option.pipes,
        )  # fmt: skip
    device_coefficients(net, state, work)
    worst = 0.0
    for k in range(state.flow.size):
        if state.status[k] > CLOSED and work.conductance[k] != 0.0:
            drop = state.head[net.link_from[k]] - state.head[net.link_to[k]]
            worst = max(worst, abs(drop - work.shift[k] / work.conductance[k]))
    return worst


@inlined
def _close(net: Net, state: State) -> None:
    """Total outflow of junctions and inflow of tanks and reservoirs."""
    junctions = net.option[0].junctions
    for i in range(junctions):
        state.outflow[i] = (
            state.demand[i] + state.emitter_flow[i] + (state.fixed_leak_flow[i] + state.growing_leak_flow[i])
        )
    for i in range(junctions, state.outflow.size):
        state.outflow[i] = 0.0
    for k in net.fixed_links:
        if state.status[k] > CLOSED:
            state.outflow[net.link_from[k]] -= state.flow[k] if net.link_from[k] >= junctions else 0.0
            state.outflow[net.link_to[k]] += state.flow[k] if net.link_to[k] >= junctions else 0.0
