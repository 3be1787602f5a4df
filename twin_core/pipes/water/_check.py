"""What must hold between the parts of a network before it can be computed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from citybrain_wire.errors import Fault

from twin_core.pipes.water._draft import Draft
from twin_core.pipes.water._network import Pump, Rule, Valve, ValveKind

__all__ = ["faults_of"]

_CONTROL_VALVES = (ValveKind.PRV, ValveKind.PSV, ValveKind.FCV)


def faults_of(draft: Draft, path: str) -> list[Fault]:
    """All faults that no single line shows."""
    found = [
        *_size_faults(draft),
        *_pump_faults(draft),
        *_tank_faults(draft),
        *_valve_faults(draft),
        *_rule_faults(draft.rules),
        *_name_faults(draft),
    ]
    if not found:
        found.extend(_reach_faults(draft))
    return [Fault(path, line, section, message) for line, section, message in found]


Finding = tuple[int, str, str]


def _size_faults(draft: Draft) -> Iterator[Finding]:
    if not draft.reservoirs and not draft.tanks:
        yield 0, "[RESERVOIRS]", "the network has neither a reservoir nor a tank; nothing fixes a head"
    if len(draft.junctions) + len(draft.reservoirs) + len(draft.tanks) < 2:
        yield 0, "[JUNCTIONS]", "the network has fewer than two nodes; nothing is left to compute"


def _line(draft: Draft, name: str) -> int:
    return draft.lines["link", name]


def _pump_faults(draft: Draft) -> Iterator[Finding]:
    for pump in draft.links.values():
        if not isinstance(pump, Pump) or pump.curve is None:
            continue
        points = draft.curves[pump.curve]
        where = (_line(draft, pump.id), "[PUMPS]")
        if len(points) == 1:
            if points[0][0] <= 0.0 or points[0][1] <= 0.0:
                yield *where, f"curve {pump.curve!r} of pump {pump.id!r} needs a flow and a head above 0"
        elif any(later[1] >= earlier[1] for earlier, later in itertools.pairwise(points)):
            yield *where, f"head of curve {pump.curve!r} of pump {pump.id!r} must fall as flow grows"


def _tank_faults(draft: Draft) -> Iterator[Finding]:
    for tank in draft.tanks.values():
        if tank.curve is None:
            continue
        points = draft.curves[tank.curve]
        low, high = points[0][0] * draft.units.length_m, points[-1][0] * draft.units.length_m
        where = (draft.lines["node", tank.id], "[TANKS]")
        if len(points) < 2:
            yield *where, f"volume curve {tank.curve!r} of tank {tank.id!r} needs two points"
        elif tank.min_level_m < low - 1e-6 or tank.max_level_m > high + 1e-6:
            yield *where, f"levels of tank {tank.id!r} leave its volume curve {tank.curve!r} ({low:g} to {high:g} m)"


def _valve_faults(draft: Draft) -> Iterator[Finding]:
    """A control valve beside a fixed head, and valves that fight over one node (EPANET errors 219 and 220)."""
    ends: dict[tuple[str, str], tuple[str, ValveKind]] = {}
    for valve in draft.links.values():
        if not isinstance(valve, Valve):
            continue
        where = (_line(draft, valve.id), "[VALVES]")
        if valve.kind is ValveKind.GPV and len(draft.curves[valve.curve or ""]) < 2:
            yield *where, f"head-loss curve {valve.curve!r} of valve {valve.id!r} needs two points"
        if valve.kind not in _CONTROL_VALVES:
            continue
        fixed = [n for n in (valve.start, valve.end) if n not in draft.junctions]
        if fixed:
            yield *where, f"{valve.kind} {valve.id!r} touches {fixed[0]!r}, a tank or reservoir; put a pipe between"
        for end, node in (("start", valve.start), ("end", valve.end)):
            other = ends.get((end, node))
            clash = {valve.kind, other[1]} if other else set()
            if other and ((clash == {ValveKind.PRV} and end == "end") or (clash == {ValveKind.PSV} and end == "start")):
                yield *where, f"{valve.kind} {valve.id!r} and {other[0]!r} both set the head of node {node!r}"
            ends[end, node] = (valve.id, valve.kind)


def _name_faults(draft: Draft) -> Iterator[Finding]:
    trace = draft.quality.get("trace_node")
    if isinstance(trace, str) and not draft.is_node(trace):
        yield 0, "[OPTIONS]", f"node {trace!r} to trace is not defined"


def _rule_faults(rules: list[Rule]) -> Iterator[Finding]:
    """Rules about states alone that switch a link back and forth for ever."""
    leads: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for rule in rules:
        if not rule.enabled or any(p.status is None or p.scope != "link" for p in rule.premises):
            continue
        for premise in rule.premises:
            if premise.relation == "=" and premise.element is not None and premise.status is not None:
                after = {(action.link, action.status) for action in rule.then if action.status is not None}
                leads.setdefault((premise.element, premise.status), set()).update(after)
    for rule in rules:
        for action in rule.then:
            if action.status == "OPEN" and rule.enabled:
                opened, closed = (action.link, "OPEN"), (action.link, "CLOSED")
                if _leads_to(leads, opened, closed) and _leads_to(leads, closed, opened):
                    yield (
                        rule.line,
                        "[RULES]",
                        f"rule {rule.id!r}: link {action.link!r} would switch for ever (a cycle of rules)",
                    )


def _leads_to(
    leads: dict[tuple[str, str], set[tuple[str, str]]], start: tuple[str, str], goal: tuple[str, str]
) -> bool:
    seen, stack = {start}, [start]
    while stack:
        for state in leads.get(stack.pop(), ()):
            if state == goal:
                return True
            if state not in seen:
                seen.add(state)
                stack.append(state)
    return False


def _reach_faults(draft: Draft) -> Iterator[Finding]:
    """Junctions that no pipe joins to a reservoir or tank; closed links count as joined, since they may open."""
    neighbours: dict[str, list[str]] = {name: [] for name in draft.junctions}
    for link in draft.links.values():
        neighbours.setdefault(link.start, []).append(link.end)
        neighbours.setdefault(link.end, []).append(link.start)
    seen = {*draft.reservoirs, *draft.tanks}
    stack = list(seen)
    while stack:
        for name in neighbours.get(stack.pop(), ()):
            if name not in seen:
                seen.add(name)
                stack.append(name)
    lost = [name for name in draft.junctions if name not in seen]
    if lost:
        names = ", ".join(repr(name) for name in lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
        verb = "has" if len(lost) == 1 else "have"
        yield draft.lines["node", lost[0]], "[JUNCTIONS]", f"{names} {verb} no path to a reservoir or tank"
