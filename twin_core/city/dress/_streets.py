"""The street graph under which pipes lie: places where streets meet, and the streets between them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np

from twin_core.city.network import VCLASSES, Network

__all__ = ["StreetGraph", "StreetNode", "StreetSegment", "street_graph"]

SHORT_M = 14.0
"""Places nearer than this are one: the halves of a wide junction."""
FASTEST_MPS = 19.5
"""Faster roads are expressways, mostly on viaducts, and carry no mains."""
ELEVATED = re.compile(r"expressway|motorway|ramp|trunk_link", re.IGNORECASE)
CAR = np.uint64(1 << VCLASSES.index("passenger"))


@dataclass(frozen=True)
class StreetNode:
    """A place where streets meet or end."""

    number: int
    junction: str  # the street network's id of (one of) its junctions
    x_m: float
    y_m: float


@dataclass(frozen=True)
class StreetSegment:
    """A street between two places, both directions in one."""

    a: int
    b: int
    length_m: float
    edges: tuple[str, ...]  # all that it consists of, from a to b, with their opposites
    line: tuple[tuple[float, float], ...]  # from a to b, places included
    lanes: int  # of both directions at its widest
    speed_mps: float


@dataclass(frozen=True)
class StreetGraph:
    """Connected: what is not joined to the largest part by streets is left out."""

    nodes: tuple[StreetNode, ...]
    segments: tuple[StreetSegment, ...]


def street_graph(network: Network) -> StreetGraph:
    """The undirected graph of all streets for cars that lie on the ground, chains of junctions drawn together."""
    graph = _merged(_undirected(network), network)
    if not graph:
        return StreetGraph((), ())
    largest = max(nx.connected_components(graph), key=lambda part: (len(part), -min(part)))
    graph = graph.subgraph(largest)
    kept = sorted(node for node in graph if graph.degree(node) != 2) or [min(graph)]
    number = {node: n for n, node in enumerate(kept)}
    junctions = network.junctions
    nodes = tuple(
        StreetNode(n, junctions.id[j], float(junctions.x_m[j]), float(junctions.y_m[j])) for j, n in number.items()
    )
    segments = []
    seen: set[tuple[int, int, int]] = set()
    for start in kept:
        for _, neighbour, key in sorted(graph.edges(start, keys=True)):
            if (start, neighbour, key) not in seen:
                path, keys = _walk(graph, number, start, neighbour, key)
                for a, b, k in zip(path, path[1:], keys, strict=False):
                    seen |= {(a, b, k), (b, a, k)}
                if path[-1] != start:
                    segments.append(_segment(graph, network, number, path, keys))
    return StreetGraph(nodes, tuple(segments))


def _undirected(network: Network) -> nx.MultiGraph:
    """Junctions and the streets between them; opposite edges are one."""
    edges, lanes = network.edges, network.lanes
    graph = nx.MultiGraph()
    for e in range(len(edges.id)):
        first, count = int(edges.lane0[e]), int(edges.n_lanes[e])
        driven = [lane for lane in range(first, first + count) if lanes.allowed[lane] & CAR]
        speed = float(lanes.speed_mps[first])
        if edges.internal[e] or not driven or speed > FASTEST_MPS or ELEVATED.search(edges.type[e]):
            continue
        a, b = int(edges.from_junction[e]), int(edges.to_junction[e])
        if a == b:
            continue
        if graph.has_edge(a, b):
            known = graph.edges[a, b, 0]
            known["edges"].append(e)
            known["lanes"] += len(driven)
            known["speed"] = max(known["speed"], speed)
        else:
            graph.add_edge(a, b, key=0, edges=[e], lanes=len(driven), speed=speed, head=a)
    return graph


def _merged(graph: nx.MultiGraph, network: Network) -> nx.MultiGraph:
    """The same with places nearer than `SHORT_M` drawn into the one that comes first in the file."""
    x, y = network.junctions.x_m, network.junctions.y_m
    parent = {node: node for node in graph}

    def root(node: int) -> int:
        while parent[node] != node:
            node = parent[node]
        return node

    for a, b in sorted(graph.edges()):
        if math.hypot(x[a] - x[b], y[a] - y[b]) < SHORT_M and root(a) != root(b):
            parent[max(root(a), root(b))] = min(root(a), root(b))
    merged = nx.MultiGraph()
    for a, b, street in sorted(graph.edges(data=True), key=lambda item: (item[0], item[1])):
        if root(a) != root(b):
            merged.add_edge(root(a), root(b), **{**street, "head": root(street["head"])})
    return merged


def _walk(
    graph: nx.MultiGraph, number: dict[int, int], start: int, neighbour: int, key: int
) -> tuple[list[int], list[int]]:
    """From a kept place over passed ones to the next kept one."""
    path, keys = [start, neighbour], [key]
    while path[-1] not in number:
        here = path[-1]
        came = {(path[-2], keys[-1])}
        onward = [(b, k) for _, b, k in sorted(graph.edges(here, keys=True)) if (b, k) not in came]
        path.append(onward[0][0])
        keys.append(onward[0][1])
    return path, keys


def _segment(
    graph: nx.MultiGraph, network: Network, number: dict[int, int], path: list[int], keys: list[int]
) -> StreetSegment:
    x, y = network.junctions.x_m, network.junctions.y_m
    points: list[tuple[float, float]] = [(float(x[path[0]]), float(y[path[0]]))]
    edges: list[int] = []
    lanes, speed = 0, 0.0
    for a, b, k in zip(path, path[1:], keys, strict=False):
        street = graph.edges[a, b, k]
        edges += street["edges"]
        lanes, speed = max(lanes, street["lanes"]), max(speed, street["speed"])
        drawn = _shape(network, street["edges"][0])
        if street["head"] != a:
            drawn.reverse()
        points += [*drawn[1:-1], (float(x[b]), float(y[b]))]
    length = sum(math.dist(p, q) for p, q in pairwise(points))
    line = tuple((round(px, 1), round(py, 1)) for px, py in points)
    ids = tuple(network.edges.id[e] for e in edges)
    return StreetSegment(number[path[0]], number[path[-1]], round(max(length, 1.0), 1), ids, line, lanes, speed)


def _shape(network: Network, edge: int) -> list[tuple[float, float]]:
    lane = int(network.edges.lane0[edge]) + int(network.edges.n_lanes[edge]) - 1
    start, end = int(network.lanes.shape_start[lane]), int(network.lanes.shape_start[lane + 1])
    return [(float(px), float(py)) for px, py in network.lanes.shape[start:end]]
