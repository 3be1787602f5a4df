"""Lagrangian transport in quality steps (EPANET 2.2 User Manual, chapter 12.2; Rossman and Boulos 1996).

Each step reacts all segments, then visits the nodes from upstream to downstream: the leading segments of the links that
flow in are taken out and mixed, and what leaves is put behind the last segments of the links that flow out.
"""

from __future__ import annotations

from twin_core.pipes.water.routing._arrays import (
    AGE,
    CHEMICAL,
    FREE_COUNT,
    TRACE,
    Chains,
    Flows,
    Waters,
)
from twin_core.pipes.water.routing._cache import inlined, kernel
from twin_core.pipes.water.routing._mixing import mix_tank
from twin_core.pipes.water.routing._reactions import find_transfer, react
from twin_core.pipes.water.routing._segments import append, drop_first, reverse

__all__ = ["begin_flows", "transport"]

STAGNANT_CFS = 0.005 / 448.831
CONCENTRATION, MASS, SETPOINT = 0, 1, 2


@kernel
def begin_flows(waters: Waters, flows: Flows, chains: Chains) -> None:
    """New flows: turn chains whose flow turned, sort the nodes anew where a direction changed, find wall transfer."""
    changed = False
    for k in range(flows.flow.size):
        q = flows.flow[k]
        now = 0 if abs(q) < STAGNANT_CFS else 1 if q > 0.0 else -1
        before = chains.direction[k]
        if now * before < 0:
            reverse(chains, k)
        changed = changed or now != before
        chains.direction[k] = now
    if changed:
        _sort(waters, chains)
    settings = waters.settings[0]
    if settings.reacts != 0 and settings.kind != AGE:
        find_transfer(waters, flows, chains)


@kernel
def _sort(waters: Waters, chains: Chains) -> None:
    """Nodes in the order of flow; in a loop the node next to the last sorted one comes first. Negligible flows are
    left out, since they close loops that are none."""
    nodes, waiting, stack = chains.order.size, chains.waiting, chains.stack
    waiting[:] = 0
    for k in range(chains.direction.size):
        if chains.direction[k] > 0:
            waiting[waters.link_to[k]] += 1
        elif chains.direction[k] < 0:
            waiting[waters.link_from[k]] += 1
    top = 0
    for i in range(nodes):
        if waiting[i] == 0:
            stack[top] = i
            top += 1
    for done in range(nodes):
        if top == 0:
            chosen = _next_in_loop(waters, chains, done)
            waiting[chosen] = 0
            stack[0] = chosen
            top = 1
        top -= 1
        i = stack[top]
        chains.order[done] = i
        for at in range(waters.adjacent_start[i], waters.adjacent_start[i + 1]):
            k = waters.adjacent[at]
            if chains.direction[k] == 0:
                continue
            other = waters.link_to[k] if chains.direction[k] > 0 else waters.link_from[k]
            if other != i and waiting[other] > 0:
                waiting[other] -= 1
                if waiting[other] == 0:
                    stack[top] = other
                    top += 1


@inlined
def _next_in_loop(waters: Waters, chains: Chains, done: int) -> int:
    for back in range(done):
        i = chains.order[done - 1 - back]
        for at in range(waters.adjacent_start[i], waters.adjacent_start[i + 1]):
            k = waters.adjacent[at]
            other = waters.link_from[k] + waters.link_to[k] - i
            if chains.waiting[other] > 0:
                return int(other)
    for i in range(chains.waiting.size):
        if chains.waiting[i] > 0:
            return i
    return 0


@kernel
def transport(waters: Waters, flows: Flows, chains: Chains, time_s: int, begin_s: int, end_s: int) -> int:
    """Steps from `begin_s` to `end_s` after the hydraulic time `time_s`; returns how far they came.

    They stop early where too few segments may be free for the next step: a step appends one to each chain at most.
    """
    settings, at_s = waters.settings[0], begin_s
    while at_s < end_s:
        if chains.pool[FREE_COUNT] < chains.first.size:
            break
        step_s = min(settings.step_s, end_s - at_s)
        if settings.reacts != 0:
            react(waters, chains, step_s)
        for place in range(chains.order.size):
            _pass_node(waters, flows, chains, chains.order[place], time_s, step_s)
        at_s += step_s
    return at_s


@inlined
def _pass_node(waters: Waters, flows: Flows, chains: Chains, i: int, time_s: int, step_s: int) -> None:
    settings = waters.settings[0]
    volume_in, mass_in, rate_out = 0.0, 0.0, 0.0
    for at in range(waters.adjacent_start[i], waters.adjacent_start[i + 1]):
        k = waters.adjacent[at]
        if _downstream(waters, chains, k) == i:
            left = abs(flows.flow[k]) * step_s
            while left > 0.0:
                segment = chains.first[k]
                if segment < 0:
                    break
                part = min(chains.volume[segment], left)
                volume_in += part
                mass_in += part * chains.quality[segment]
                left -= part
                if part >= chains.volume[segment]:
                    drop_first(chains, k)
                else:
                    chains.volume[segment] -= part
        else:
            rate_out += abs(flows.flow[k])
    if i < settings.junctions:
        rate_out += max(0.0, flows.demand[i])
    volume_out = rate_out * step_s
    leaving, added = _quality_of(waters, flows, chains, i, volume_in, mass_in, volume_out, time_s, step_s)
    for at in range(waters.adjacent_start[i], waters.adjacent_start[i + 1]):
        k = waters.adjacent[at]
        if _downstream(waters, chains, k) != i:
            _put(chains, k, abs(flows.flow[k]) * step_s, leaving, settings.tolerance)
    account = chains.account[0]
    account.inflow += added * volume_out
    if i < settings.junctions:
        account.outflow += max(0.0, flows.demand[i]) * step_s * chains.node[i]
    elif waters.tank_area[i - settings.junctions] == 0.0:
        account.outflow += mass_in
        if added == 0.0:
            account.inflow += chains.node[i] * volume_out


@inlined
def _downstream(waters: Waters, chains: Chains, k: int) -> int:
    return int(waters.link_from[k] if chains.direction[k] < 0 else waters.link_to[k])


@inlined
def _put(chains: Chains, k: int, volume: float, quality: float, tolerance: float) -> None:
    """Water at the upstream end of a link: it joins the last segment where their qualities are close."""
    if volume == 0.0:
        return
    last = chains.last[k]
    if last >= 0 and abs(chains.quality[last] - quality) < tolerance:
        whole = chains.volume[last] + volume
        chains.quality[last] = (chains.quality[last] * chains.volume[last] + quality * volume) / whole
        chains.volume[last] = whole
    else:
        append(chains, k, volume, quality)


@inlined
def _quality_of(
    waters: Waters,
    flows: Flows,
    chains: Chains,
    i: int,
    volume_in: float,
    mass_in: float,
    volume_out: float,
    time_s: int,
    step_s: int,
) -> tuple[float, float]:
    """(quality of what leaves a node, what sources add to it)."""
    settings, node = waters.settings[0], chains.node
    reservoir = False
    if i < settings.junctions:
        volume_in -= min(0.0, flows.demand[i]) * step_s
        if volume_in > 0.0:
            node[i] = mass_in / volume_in
        elif settings.reacts != 0:
            node[i] = _stagnant(waters, chains, i)
    elif waters.tank_area[i - settings.junctions] > 0.0:
        node[i] = mix_tank(waters, chains, i - settings.junctions, volume_in, mass_in, volume_out)
    else:
        reservoir = True
    if settings.kind == TRACE:
        added = 0.0
        if i == settings.trace_node:
            added = 100.0 if reservoir else max(100.0 - node[i], 0.0)
            node[i] = 100.0
        return node[i], added
    added = _source(waters, flows, chains, i, volume_out, time_s, step_s)
    if added == 0.0:
        return node[i], 0.0
    if reservoir:
        node[i] = added
    elif i < settings.junctions:
        node[i] += added
    else:
        return node[i] + added, added
    return node[i], added


@inlined
def _stagnant(waters: Waters, chains: Chains, i: int) -> float:
    """Mean quality of the segments next to a node that nothing flows into."""
    total, count = 0.0, 0
    for at in range(waters.adjacent_start[i], waters.adjacent_start[i + 1]):
        k = waters.adjacent[at]
        segment = chains.first[k] if _downstream(waters, chains, k) == i else chains.last[k]
        if segment >= 0:
            total += chains.quality[segment]
            count += 1
    return total / count if count > 0 else 0.0


@inlined
def _source(waters: Waters, flows: Flows, chains: Chains, i: int, volume_out: float, time_s: int, step_s: int) -> float:
    """Concentration that a source adds to the outflow of a node."""
    settings, row = waters.settings[0], waters.source_of[i]
    if settings.kind != CHEMICAL or row < 0 or volume_out / step_s <= STAGNANT_CFS:
        return 0.0
    source = waters.source[row]
    strength, pattern = source.strength, source.pattern
    if pattern >= 0:
        period = (time_s + settings.pattern_start_s) // settings.pattern_step_s
        place = waters.pattern_start[pattern] + period % waters.pattern_length[pattern]
        strength *= waters.pattern_value[place]
    if source.kind == CONCENTRATION:
        if i < settings.junctions:
            return max(0.0, -flows.demand[i]) * strength * step_s / volume_out
        return strength
    if source.kind == MASS:
        return strength * step_s / volume_out
    if source.kind == SETPOINT:
        return max(strength - chains.node[i], 0.0)
    return strength
