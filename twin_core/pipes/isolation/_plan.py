"""Isolation by segments (Walski 1993, doi:10.1061/(ASCE)0733-9496(1993)119:1(106)): a network falls into pieces at its
valves, and a burst takes the whole piece it lies in.

Each pipe is a middle and two ends; a valve stands between the middle and the end it is nearer to. Nodes and middles
that no valve parts are one segment. Hydrants and customers of a pipe hang on its middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx
from citybrain_wire.errors import BadInput

from twin_core.pipes.water import NoSolution, Pipe, WaterSimulation

__all__ = ["Isolation", "IsolationPlan", "ValveOnPipe"]

SERVICE_M = 28.0
"""Six floors (GB 50013-2018, 3.0.10)."""
PERSON_M3PS = 0.4 / 86_400.0
"""What one resident stands for, all uses of a city together (GB 50282-2016, table 4.0.3)."""
_Spot = tuple[str, str]  # ("node" or "pipe", id)


@dataclass(frozen=True, slots=True)
class ValveOnPipe:
    """An isolation valve or a hydrant: its id, its pipe, and how far it is from the pipe's first node."""

    id: str
    pipe: str
    at_m: float


@dataclass(frozen=True, slots=True)
class IsolationPlan:
    """What closing off a pipe takes. `pipes`, `cut_off_nodes`, `hydrants`: without water then. `customers`: people, by
    their share in the demand. `weak_nodes`: fall below the service pressure by it. Pressures are NaN where the network
    without the segment has no solution."""

    pipe: str
    valves: tuple[str, ...]
    pipes: tuple[str, ...]
    cut_off_nodes: tuple[str, ...]
    customers: float
    hydrants: tuple[str, ...]
    lowest_pressure_m: float
    weak_nodes: tuple[str, ...]
    edges: tuple[str, ...]


class Isolation:
    """Segments of one network. `edges`: pipe → edges of the street above it."""

    def __init__(
        self,
        simulation: WaterSimulation,
        valves: Iterable[ValveOnPipe],
        hydrants: Iterable[ValveOnPipe] = (),
        edges: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        network = simulation.network
        self._pipes = {pipe.id: pipe for pipe in network.pipes}
        self._edges = edges or {}
        self._sources = {r.id for r in network.reservoirs} | {t.id for t in network.tanks}
        self._others = [(link.start, link.end) for link in (*network.pumps, *network.valves)]
        self._valves: dict[tuple[str, str], list[str]] = {}  # (pipe, its end) → valves before that end
        for valve in valves:
            pipe = self._pipe(valve.pipe)
            end = pipe.start if valve.at_m <= pipe.length_m / 2 else pipe.end
            self._valves.setdefault((pipe.id, end), []).append(valve.id)
        self._hydrants: dict[str, list[str]] = {}
        for hydrant in hydrants:
            self._hydrants.setdefault(self._pipe(hydrant.pipe).id, []).append(hydrant.id)
        self._segments = nx.Graph()
        self._at: dict[str, list[str]] = {}
        for pipe in network.pipes:
            self._segments.add_node(("pipe", pipe.id))
            for end in (pipe.start, pipe.end):
                self._at.setdefault(end, []).append(pipe.id)
                if (pipe.id, end) not in self._valves and end not in self._sources:
                    self._segments.add_edge(("pipe", pipe.id), ("node", end))

    def _pipe(self, name: str) -> Pipe:
        if name not in self._pipes:
            raise BadInput(f"pipe {name!r} is not in this network")
        return self._pipes[name]

    def plan(self, simulation: WaterSimulation, pipe: str) -> IsolationPlan:
        """Close off `pipe` in the present state of `simulation`, which stays as it is. Raises BadInput."""
        self._pipe(pipe)
        spots: set[_Spot] = nx.node_connected_component(self._segments, ("pipe", pipe))
        closed = {name for kind, name in spots if kind == "pipe"}
        inside = {name for kind, name in spots if kind == "node"}
        lost = inside | self._unreached(closed, inside)
        valves = {v for name in closed for end in self._ends(name) - inside for v in self._valves.get((name, end), ())}
        for node in inside:
            valves |= {v for name in self._at[node] for v in self._valves.get((name, node), ())}
        without_water = closed | {name for name in self._pipes if self._ends(name) <= lost}
        lowest_m, weak = self._pressures(simulation, closed, lost)
        return IsolationPlan(
            pipe=pipe,
            valves=tuple(sorted(valves)),
            pipes=tuple(sorted(without_water)),
            cut_off_nodes=tuple(sorted(lost)),
            customers=round(self._demand_m3ps(simulation, without_water, lost) / PERSON_M3PS),
            hydrants=tuple(sorted(h for name in without_water for h in self._hydrants.get(name, ()))),
            lowest_pressure_m=lowest_m,
            weak_nodes=weak,
            edges=self._edges.get(pipe, ()),
        )

    def _ends(self, pipe: str) -> set[str]:
        return {self._pipes[pipe].start, self._pipes[pipe].end}

    def _unreached(self, closed: set[str], inside: set[str]) -> set[str]:
        """Nodes that no source reaches any more."""
        left = nx.Graph()
        left.add_nodes_from(self._at)
        left.add_edges_from(self._others)
        left.add_edges_from((p.start, p.end) for p in self._pipes.values() if p.id not in closed)
        left.remove_nodes_from(inside & set(left))
        reached: set[str] = set()
        for source in self._sources & set(left):
            if source not in reached:
                reached |= nx.node_connected_component(left, source)
        return set(left) - reached

    def _demand_m3ps(self, simulation: WaterSimulation, pipes: set[str], lost: set[str]) -> float:
        """Demand of what is cut off: a node's own is spread over the pipes that meet there, by length."""
        demand = dict(zip(simulation.node_ids, simulation.demands_m3s.tolist(), strict=True))
        total = sum(max(demand.get(node, 0.0), 0.0) for node in lost)
        for name in pipes:
            for end in self._ends(name) - lost - self._sources:
                share = self._pipes[name].length_m / sum(self._pipes[other].length_m for other in self._at[end])
                total += 0.5 * share * max(demand.get(end, 0.0), 0.0)
        return total

    def _pressures(
        self, simulation: WaterSimulation, closed: set[str], lost: set[str]
    ) -> tuple[float, tuple[str, ...]]:
        """(lowest pressure of nodes that are still supplied, nodes that fall below the service pressure)."""
        before = dict(zip(simulation.node_ids, simulation.pressures_m.tolist(), strict=True))
        demand = dict(zip(simulation.node_ids, simulation.demands_m3s.tolist(), strict=True))
        fork = simulation.fork()
        junctions = {j.id for j in simulation.network.junctions}
        for node in lost & junctions:
            fork.set_demand(node, 0.0)
        for name in self._to_close(closed, lost):
            fork.set_status(name, False)
        try:
            after = dict(zip(fork.node_ids, fork.pressures_m.tolist(), strict=True))
        except NoSolution:
            return float("nan"), ()
        supplied = [node for node in junctions - lost if demand[node] > 0.0]
        weak = tuple(sorted(node for node in supplied if after[node] < SERVICE_M <= before[node]))
        return min((after[node] for node in supplied), default=float("nan")), weak

    def _to_close(self, closed: set[str], lost: set[str]) -> list[str]:
        """Pipes to close in the model. Nodes without demand stay on one pipe each, through which nothing flows: so the
        equations keep a solution."""
        touching = sorted(closed | {name for node in lost for name in self._at.get(node, ())})
        tree: nx.utils.UnionFind = nx.utils.UnionFind()
        outside = ("outside",)
        shut = []
        for name in touching:
            a, b = ((end if end in lost else outside) for end in (self._pipes[name].start, self._pipes[name].end))
            if tree[a] == tree[b]:
                shut.append(name)
            else:
                tree.union(a, b)
        return shut
