"""Bus lines along the main streets, with stops behind the junctions."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from twin_core.city._draw import Draw

from ._assign import F64, Graph
from ._lanes import Draft
from ._legs import Leg
from ._line import length_m
from ._net import Turn
from ._route import shortest_tree, trace

__all__ = ["BusLine", "BusStop", "lay_buses"]

LINES = 22
_APART_M = {"arterial": 560.0, "secondary": 420.0}
_LIKES = {"arterial": 1.0, "secondary": 1.15, "local": 2.6, "ring": 1.6, "ramp": 9.0, "expressway": 9.0}


@dataclass(frozen=True)
class BusStop:
    """A stop on the rightmost lane of an edge."""

    id: str
    edge: str
    start_m: float
    end_m: float
    name: str


@dataclass
class BusLine:
    """One direction of a line: the legs it runs on and the stops it serves."""

    id: str
    legs: list[str]
    stops: list[str]
    headway_s: int
    metres: float
    labels: list[str] = field(default_factory=list)


def _termini(draft: Draft, seed: int) -> list[tuple[str, str]]:
    """Pairs of legs, far apart, between which lines run; each point of the compass is served."""
    legs = [
        leg
        for leg in draft.streets.legs.values()
        if leg.kind == "secondary" and not leg.mark and length_m(draft.edges[draft.first[leg.id]].line) > 130.0
    ]
    draw = Draw(seed, "buses", "termini")
    pairs: list[tuple[str, str]] = []
    while len(pairs) < LINES:
        a, b = draw.pick(legs), draw.pick(legs)
        apart = math.dist(a.line[0], b.line[0])
        fresh = all(
            math.dist(a.line[0], draft.streets.legs[c].line[0]) + math.dist(b.line[0], draft.streets.legs[d].line[0])
            > 900.0
            for c, d in pairs
        )
        if 3600.0 < apart < 6800.0 and fresh:
            pairs.append((a.id, b.id))
    return pairs


def lay_buses(
    draft: Draft, graph: Graph, turns: Mapping[tuple[str, str], Turn], seed: int
) -> tuple[list[BusLine], list[BusStop]]:
    """The lines, two directions each, and all stops that any of them serves."""
    legs = draft.streets.legs
    cost = np.array(
        [
            graph.free_s[graph.index[a]] * _LIKES[legs[a].kind] + (12.0 if turns[a, b].turn == "l" else 2.0)
            for a, b in graph.keys
        ]
    )
    stops: dict[str, BusStop] = {}
    lines: list[BusLine] = []
    for n, (first, second) in enumerate(_termini(draft, seed)):
        headway = 300 if n % 3 == 0 else 360 if n % 3 == 1 else 420
        for way, (origin, goal) in (("up", (first, second)), ("down", (legs[second].twin, legs[first].twin))):
            route = _path(graph, cost, origin, goal)
            line = BusLine(f"bus{n + 1:02d}.{way}", route, [], headway, 0.0)
            _serve(draft, line, stops)
            lines.append(line)
    return lines, sorted(stops.values(), key=lambda stop: stop.id)


def _path(graph: Graph, cost: F64, origin: str, goal: str) -> list[str]:
    previous, distance = np.empty(len(graph.legs), np.int32), np.empty(len(graph.legs))
    buffer = np.empty(len(graph.legs), np.int32)
    shortest_tree(graph.start, graph.head, cost, graph.index[origin], previous, distance)
    count = trace(graph.tail, previous, graph.index[goal], buffer)
    return [origin, *(graph.legs[graph.head[arc]] for arc in buffer[:count])]


def _serve(draft: Draft, line: BusLine, stops: dict[str, BusStop]) -> None:
    """Puts stops on the line's legs, 35 m behind a junction, as far apart as the street asks."""
    since = 1e9
    for name in line.legs:
        leg: Leg = draft.streets.legs[name]
        edge = draft.edges[draft.first[name]]
        room = length_m(edge.line)
        apart = _APART_M.get(leg.kind)
        if apart is not None and not leg.mark and room > 130.0 and since + 35.0 >= apart:
            stop = stops.get(edge.id)
            if stop is None:
                label = draft.streets.nodes[leg.src].label or leg.name
                stop = stops[edge.id] = BusStop(
                    f"B-{edge.id.lstrip('-')}{'r' if edge.id[0] == '-' else ''}", edge.id, 30.0, 60.0, label
                )
            line.stops.append(stop.id)
            since = -35.0
        since += length_m(leg.line)
        line.metres += length_m(leg.line)
