"""Routes over a network for a class of vehicles.

Costs follow SUMO's routing of trips (MSEdge, MSRoutingEngine): an edge costs its length over the lower of its limit and
the vehicle's top speed; so does each internal edge on the way across a junction, plus 1.5 s where its link has no
priority and no signal, plus 5 s for a turnaround. A link counts only if the class may use the lane it leaves, the
internal lane and the lane it leads to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from twin_core.city.network import F64, I32, Network

__all__ = ["Router"]

MINOR_PENALTY_S = 1.5
TURNAROUND_PENALTY_S = 5.0
N_LANDMARKS = 12
MIN_EDGES_FOR_LANDMARKS = 500  # below, the searches for landmarks cost more than they save
MAX_VIA = 8  # internal lanes on one way across a junction; more would be a circle in a damaged file


@dataclass(frozen=True)
class _Graph:
    """What one class may drive: arcs between edges, sorted by the edge they leave."""

    arc_start: I32  # [E + 1]
    arc_to: I32  # [A]
    penalty_s: F64  # [A]
    via_arc: I32  # [V] arc ...
    via_edge: I32  # [V] ... and an internal edge passed on it


class _Search:
    """A graph with the costs of one top speed, and scratch memory to search it."""

    def __init__(self, graph: _Graph, edge_time_s: F64) -> None:
        n, n_arcs = len(edge_time_s), len(graph.arc_to)
        self._graph = graph
        self._time_s = edge_time_s
        on_way_s = np.bincount(graph.via_arc, weights=edge_time_s[graph.via_edge], minlength=n_arcs)
        self._arc_s: F64 = graph.penalty_s + on_way_s
        self._from_landmark_s: F64 = np.empty((n, 0))
        self._cost_s, self._previous, self._settled = np.empty(n), np.empty(n, np.int32), np.empty(n, np.bool_)
        self._heap = np.empty(n_arcs + 1), np.empty(n_arcs + 1, np.int32)

    def with_times(self, edge_time_s: F64) -> _Search:
        """The same with measured times, which count where they are above free flow; landmarks stay valid."""
        search = _Search(self._graph, np.maximum(self._time_s, edge_time_s))
        search._from_landmark_s = self._from_landmark_s
        return search

    def place_landmarks(self, xy_m: F64) -> None:
        """Edges far from each other, each time the one farthest from all before; their costs to every edge."""
        candidates = np.flatnonzero(np.diff(self._graph.arc_start) > 0)
        if len(candidates) < MIN_EDGES_FOR_LANDMARKS:
            return
        columns = []
        place = xy_m[candidates].mean(axis=0)
        apart = np.full(len(candidates), np.inf)
        for _ in range(N_LANDMARKS):
            apart = np.minimum(apart, np.hypot(*(xy_m[candidates] - place).T))
            edge = int(candidates[np.argmax(apart)])
            place = xy_m[edge]
            self._run(edge, -1)
            columns.append(self._cost_s.copy())
        self._from_landmark_s = np.ascontiguousarray(np.stack(columns, axis=1))

    def path(self, origin: int, destination: int) -> I32 | None:
        """Edges of the cheapest path; None where there is none."""
        self._run(origin, destination)
        if not math.isfinite(self._cost_s[destination]):
            return None
        path = [destination]
        while (edge := int(self._previous[path[-1]])) >= 0:
            path.append(edge)
        return np.array(path[::-1], np.int32)

    def _run(self, origin: int, destination: int) -> None:
        # numba is imported here since most of this package's users never route and its import takes most of a second
        from twin_core.city._search import cheapest_path

        graph = self._graph
        cheapest_path(
            graph.arc_start, graph.arc_to, self._arc_s, self._time_s, origin, destination, self._from_landmark_s,
            self._cost_s, self._previous, self._settled, *self._heap,
        )  # fmt: skip


class Router:
    """Cheapest routes. Keeps the graph of each class and every route found at free flow."""

    def __init__(
        self,
        network: Network,
        *,
        minor_penalty_s: float = MINOR_PENALTY_S,
        turnaround_penalty_s: float = TURNAROUND_PENALTY_S,
    ) -> None:
        self._network = network
        self._minor_s = minor_penalty_s
        self._turnaround_s = turnaround_penalty_s
        self._graphs: dict[int, _Graph] = {}
        self._pairs: dict[int, set[tuple[int, int]]] = {}
        self._searches: dict[tuple[int, float], _Search] = {}
        self._free: dict[tuple[int, float, int, int], I32 | None] = {}
        lane0 = network.edges.lane0
        self._length_m = network.lanes.length_m[lane0]
        self._limit_mps = network.lanes.speed_mps[lane0]
        self._link_masks = self._masks()

    def connected(self, edge: int, following: int, vclass: int) -> bool:
        """Whether vehicles of the class can drive from `edge` straight on to `following`."""
        pairs = self._pairs.get(vclass)
        if pairs is None:
            graph = self._graph(vclass)
            before = np.repeat(np.arange(len(graph.arc_start) - 1), np.diff(graph.arc_start))
            pairs = self._pairs[vclass] = set(zip(before.tolist(), graph.arc_to.tolist(), strict=True))
        return (edge, following) in pairs

    def usable(self, edge: int, vclass: int) -> bool:
        """Whether any lane of the edge admits the class."""
        first = self._network.edges.lane0[edge]
        masks = self._network.lanes.allowed[first : first + self._network.edges.n_lanes[edge]]
        return bool(np.any(masks >> np.uint64(vclass) & np.uint64(1)))

    def free_flow_s(self, max_speed_mps: float = math.inf) -> F64:
        """[E] seconds to drive each edge when nobody else does, internal ones too."""
        times: F64 = self._length_m / np.minimum(self._limit_mps, max_speed_mps)
        return times

    def route(
        self,
        origin: int,
        destination: int,
        vclass: int,
        max_speed_mps: float = math.inf,
        *,
        via: Sequence[int] = (),
        edge_time_s: F64 | None = None,
    ) -> I32 | None:
        """Edges from `origin` to `destination` through `via` in this order; None where there is no way.

        `edge_time_s` [E] are travel times as measured now, inf for a closed edge; where they are below free flow,
        free flow holds. Without them the result is kept and shared: do not write into it.
        """
        stations = [origin, *via, destination]
        legs: list[I32] = []
        for start, end in pairwise(stations):
            if start == end and len(stations) > 2:
                continue  # as SUMO, an edge named twice in a row is driven once
            leg = self.routes([(start, end)], vclass, max_speed_mps, edge_time_s=edge_time_s)[0]
            if leg is None:
                return None
            legs.append(leg[1:] if legs else leg)
        if not legs:
            return np.array([origin], np.int32)
        return legs[0] if len(legs) == 1 else np.concatenate(legs)

    def routes(
        self,
        pairs: Sequence[tuple[int, int]],
        vclass: int,
        max_speed_mps: float = math.inf,
        *,
        edge_time_s: F64 | None = None,
    ) -> list[I32 | None]:
        """Routes of many (origin, destination) pairs, as `route` without via; equal pairs are searched once."""
        known: dict[tuple[int, float, int, int], I32 | None] = self._free if edge_time_s is None else {}
        keys = [(vclass, max_speed_mps, origin, destination) for origin, destination in pairs]
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if missing:
            search = self._search(vclass, max_speed_mps)
            costs = search if edge_time_s is None else search.with_times(edge_time_s)
            for key in missing:
                known[key] = costs.path(key[2], key[3]) if self.usable(key[2], vclass) else None
        return [known[key] for key in keys]

    def _search(self, vclass: int, max_speed_mps: float) -> _Search:
        search = self._searches.get((vclass, max_speed_mps))
        if search is None:
            graph = self._graph(vclass)
            edges, junctions = self._network.edges, self._network.junctions
            at = np.maximum(edges.from_junction, 0)
            xy = np.stack([junctions.x_m[at], junctions.y_m[at]], axis=1)
            search = _Search(graph, self.free_flow_s(max_speed_mps))
            search.place_landmarks(xy)
            self._searches[vclass, max_speed_mps] = search
        return search

    def _masks(self) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        """[K] classes that may use a link: the lanes before, on and after the junction admit them."""
        links, allowed = self._network.links, self._network.lanes.allowed
        masks = allowed[links.from_lane] & allowed[links.to_lane]
        has_via = links.via_lane >= 0
        masks[has_via] &= allowed[links.via_lane[has_via]]
        return masks

    def _graph(self, vclass: int) -> _Graph:
        graph = self._graphs.get(vclass)
        if graph is None:
            graph = self._graphs[vclass] = self._build(vclass)
        return graph

    def _build(self, vclass: int) -> _Graph:
        links, lanes, edges = self._network.links, self._network.lanes, self._network.edges
        from_edge = lanes.edge[links.from_lane]
        open_to = (self._link_masks >> np.uint64(vclass) & np.uint64(1)).astype(np.bool_)
        entry = np.flatnonzero(open_to & ~edges.internal[from_edge] & ~edges.internal[lanes.edge[links.to_lane]])
        entry = entry[np.argsort(from_edge[entry], kind="stable")]
        minor = (links.signal < 0) & ((links.state >= ord("a")) & (links.state <= ord("z")))
        turnaround = (links.direction == ord("t")) | (links.direction == ord("T"))
        # A net without internal lanes has no place to charge these to; SUMO does not charge them there either.
        on_link = np.where(links.via_lane >= 0, minor * self._minor_s + turnaround * self._turnaround_s, 0.0)
        penalty_s = np.zeros(len(entry))
        via_arc: list[int] = []
        via_edge: list[int] = []
        for arc, link in enumerate(entry.tolist()):
            for _ in range(MAX_VIA):
                via = int(links.via_lane[link])
                if via < 0:
                    break
                penalty_s[arc] += on_link[link]
                via_arc.append(arc)
                via_edge.append(int(lanes.edge[via]))
                if lanes.link_start[via] == lanes.link_start[via + 1]:
                    break
                link = int(lanes.link_start[via])
        return _Graph(
            arc_start=np.searchsorted(from_edge[entry], np.arange(len(edges.id) + 1)).astype(np.int32),
            arc_to=lanes.edge[links.to_lane[entry]].astype(np.int32),
            penalty_s=penalty_s,
            via_arc=np.array(via_arc, np.int32),
            via_edge=np.array(via_edge, np.int32),
        )
