"""One hydraulic solution by the global gradient algorithm (Todini and Pilati 1988; EPANET 2.2 User Manual, chapter 12).

Each iteration linearises every link at the present flow, solves for the heads, and moves the flows:

    A(q) H = F(q),   q −= y − p (H_i − H_j)

until the sum of the moves is a small share of the sum of the flows and no link changes its state.

`iterate`, `move_flows` and `close_solution` take one simulation or eight side by side, the others one.
"""

from __future__ import annotations

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
from twin_core.pipes.water.engine._constants import CLOSED, CONSTANT_POWER
from twin_core.pipes.water.engine._devices import device_coefficients
from twin_core.pipes.water.engine._friction import darcy_weisbach, power_law
from twin_core.pipes.water.engine._lanes import lane_of, lanes_in, load, select, store, zero_like
from twin_core.pipes.water.engine._linear import assemble, fixed_heads, solve_linear
from twin_core.pipes.water.engine._outflows import (
    add_demands,
    add_outlets,
    demands_settled,
    leaks_settled,
    update_demands,
    update_outlets,
)
from twin_core.pipes.water.engine._status import link_status, pressure_switches, release_valve, valve_status
from twin_core.pipes.water.engine._valves import add_valves

__all__ = ["begin_solution", "close_solution", "iterate", "judge", "move_flows", "release_pivot"]

DAMPING = 0.6
TIE = 1e-9  # two flows closer than this share are one
DARCY_WEISBACH = 1


@inlined
def begin_solution(net: Net, state: State, work: Work) -> None:
    """Stand before the first iteration at the present demands, tank heads and settings."""
    progress = work.progress[0]
    progress.trial = 1
    progress.next_check = net.option[0].check_every
    progress.balanced = 0
    state.clock[0].bad_node = -1
    work.relax[0] = 1.0


@kernel
def iterate(net: Net, state: State, work: Work) -> bool:
    """Linearise, assemble and solve for the heads; returns whether the system has a solution in every lane."""
    option = net.option[0]
    if option.formula != DARCY_WEISBACH:
        power_law(
            state.flow, state.status, state.resistance, state.minor, option.exponent, option.low_gradient,
            work.conductance, work.shift, option.pipes,
        )  # fmt: skip
    for lane in range(lanes_in(state)):
        _single_links(net, lane_of(state, lane), lane_of(work, lane))
    assemble(
        net.link_from, net.link_to, net.slot, option.pipes, state.flow, work.conductance, work.shift, state.demand,
        work.diagonal, work.right, work.lower,
    )  # fmt: skip
    fixed_heads(net.fixed_links, net.link_from, net.link_to, option.junctions, state.head, work.conductance, work.right)
    if option.pressure_driven != 0:
        add_demands(net, state, work)
    for lane in range(lanes_in(state)):
        _single_nodes(net, lane_of(state, lane), lane_of(work, lane))
    return solve_linear(
        net.column, net.row, net.target, work.diagonal, work.lower, work.right, work.factor, work.inverse, state.head
    )


@inlined
def _single_links(net: Net, state: State, work: Work) -> None:
    """Links whose equations branch too much for lanes."""
    option = net.option[0]
    if work.moving[0] == 0.0:
        return
    if option.formula == DARCY_WEISBACH:
        darcy_weisbach(
            state.flow, state.status, state.resistance, state.minor, net.roughness, net.diameter,
            option.viscosity_ft2s, work.conductance, work.shift, option.pipes,
        )  # fmt: skip
    if option.pipes < net.kind.size:
        device_coefficients(net, state, work)


@inlined
def _single_nodes(net: Net, state: State, work: Work) -> None:
    """Outflows and valves whose equations branch too much for lanes."""
    if work.moving[0] == 0.0:
        return
    if work.progress[0].outlets > 0:
        add_outlets(net, state, work, work.progress[0].outlets)
    if net.valve.size > 0:
        add_valves(net, state, work)


@kernel
def release_pivot(net: Net, state: State, work: Work) -> bool:
    """Whether an active valve made the system unsolvable and gave up its control; else `bad_node` names the place."""
    for j in range(work.inverse.size):
        if not work.diagonal[j] > 0.0:  # so that a pivot that is no number ends here too
            if release_valve(net, state, j):
                return True
            state.clock[0].bad_node = j
            return False
    return True


@kernel
def move_flows(net: Net, state: State, work: Work) -> None:
    """New flows at the new heads; `work.sums` holds Σ|flow|, Σ|move| and the largest move."""
    option = net.option[0]
    _link_moves(
        net.link_from, net.link_to, state.head, work.conductance, work.shift, work.relax, work.moving, work.change
    )
    if net.pump.size > 0:
        for lane in range(lanes_in(state)):
            _keep_power_pumps_forward(net, lane_of(state, lane), lane_of(work, lane))
    _move(state.flow, work.change, work.sums)
    if option.flow_change_cfs > 0.0:
        _find_largest(work.change, work.sums)
    for lane in range(lanes_in(state)):
        _single_outlets(net, lane_of(state, lane), lane_of(work, lane))
    if option.pressure_driven != 0:
        update_demands(net, state, work)


@inlined
def _single_outlets(net: Net, state: State, work: Work) -> None:
    if work.moving[0] != 0.0 and work.progress[0].outlets > 0:
        update_outlets(net, state, work, work.progress[0].outlets)


@inlined
def _keep_power_pumps_forward(net: Net, state: State, work: Work) -> None:
    """A pump of constant power that would run backward halves its flow instead.

    Where a pump leads to a dead end its flow falls to 0 exactly, and round-off alone would say on which side; there it
    stays a little above 0.
    """
    for row in range(net.pump.size):
        if net.pump[row].kind == CONSTANT_POWER and work.moving[0] != 0.0:
            k = net.pump[row].link
            q = state.flow[k]
            if work.change[k] > q * (1.0 + TIE):
                work.change[k] = q / 2.0
            elif work.change[k] >= q:
                work.change[k] = q * (1.0 - TIE)


@kernel
def _link_moves(
    link_from: U4, link_to: U4, head: F8, conductance: F8, shift: F8, relax: F8, moving: F8, change: F8
) -> None:
    share, here = load(relax, 0), load(moving, 0) > 0.0
    for k in range(link_from.size):
        drop = load(head, link_from[k]) - load(head, link_to[k])
        store(change, k, select(here, (load(shift, k) - load(conductance, k) * drop) * share, 0.0))


@kernel
def _move(flow: F8, change: F8, sums: F8) -> None:
    """Make the moves and sum sizes in four running sums each: one sum would wait for itself at every addition."""
    fa, fb, fc, fd = zero_like(sums), zero_like(sums), zero_like(sums), zero_like(sums)
    ca, cb, cc, cd = zero_like(sums), zero_like(sums), zero_like(sums), zero_like(sums)
    links = flow.shape[0]
    whole = links - links % 4
    for k in range(0, whole, 4):
        c = load(change, k)
        q = load(flow, k) - c
        store(flow, k, q)
        fa, ca = fa + abs(q), ca + abs(c)
        c = load(change, k + 1)
        q = load(flow, k + 1) - c
        store(flow, k + 1, q)
        fb, cb = fb + abs(q), cb + abs(c)
        c = load(change, k + 2)
        q = load(flow, k + 2) - c
        store(flow, k + 2, q)
        fc, cc = fc + abs(q), cc + abs(c)
        c = load(change, k + 3)
        q = load(flow, k + 3) - c
        store(flow, k + 3, q)
        fd, cd = fd + abs(q), cd + abs(c)
    for k in range(whole, links):
        c = load(change, k)
        q = load(flow, k) - c
        store(flow, k, q)
        fa, ca = fa + abs(q), ca + abs(c)
    store(sums, SUM_OF_FLOWS, (fa + fb) + (fc + fd))
    store(sums, SUM_OF_MOVES, (ca + cb) + (cc + cd))
    store(sums, LARGEST_MOVE, zero_like(sums))


@kernel
def _find_largest(change: F8, sums: F8) -> None:
    largest = zero_like(sums)
    for k in range(change.shape[0]):
        largest = max(largest, abs(load(change, k)))
    store(sums, LARGEST_MOVE, largest)


@inlined
def judge(net: Net, state: State, work: Work) -> bool:
    """After an iteration: new states of links and valves where it is their turn; returns whether the solution ends."""
    option, clock, progress = net.option[0], state.clock[0], work.progress[0]
    flows, error = work.sums[SUM_OF_FLOWS], work.sums[SUM_OF_MOVES]
    if flows > option.accuracy:
        error /= flows
    clock.relative_error = error
    work.relax[0] = 1.0
    valves_changed = False
    if option.damp_limit <= 0.0:
        valves_changed = valve_status(net, state)
    elif error <= option.damp_limit:
        work.relax[0] = DAMPING
        valves_changed = valve_status(net, state)
    trial, most = progress.trial, option.trials + max(option.extra_trials, 0)
    ended = False
    if _converged(net, state, work, error):
        if trial > option.trials:
            progress.balanced, ended = 1, True
        else:
            links_changed = link_status(net, state)
            switched = pressure_switches(net, state)
            if valves_changed or links_changed or switched:
                progress.next_check = trial + option.check_every
            else:
                progress.balanced, ended = 1, True
    elif trial <= option.check_until and trial == progress.next_check:
        link_status(net, state)
        progress.next_check += option.check_every
    if not ended and trial < most:
        progress.trial = trial + 1
        return False
    if error <= option.accuracy:
        progress.balanced = 1
    clock.last_iterations = trial
    clock.iterations += trial
    clock.solves += 1
    return True


@inlined
def _converged(net: Net, state: State, work: Work, error: float) -> bool:
    option, outlets = net.option[0], work.progress[0].outlets
    if not error <= option.accuracy:
        return False
    if option.head_error_ft > 0.0 and _head_error(net, state, work) > option.head_error_ft:
        return False
    if option.flow_change_cfs > 0.0 and work.sums[LARGEST_MOVE] > option.flow_change_cfs:
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


@kernel
def close_solution(net: Net, state: State, work: Work) -> None:
    """Total outflow of junctions and inflow of tanks and reservoirs, where it is a lane's turn."""
    junctions, turn = net.option[0].junctions, load(work.turn, 0) > 0.0
    for i in range(junctions):
        out = load(state.demand, i) + load(state.emitter_flow, i)
        out = out + (load(state.fixed_leak_flow, i) + load(state.growing_leak_flow, i))
        store(state.outflow, i, select(turn, out, load(state.outflow, i)))
    for i in range(junctions, state.outflow.shape[0]):
        store(state.outflow, i, select(turn, 0.0, load(state.outflow, i)))
    for k in net.fixed_links:
        a, b = net.link_from[k], net.link_to[k]
        q = select(turn & (load(state.status, k) > CLOSED), load(state.flow, k), 0.0)
        if a >= junctions:
            store(state.outflow, a, load(state.outflow, a) - q)
        if b >= junctions:
            store(state.outflow, b, load(state.outflow, b) + q)
