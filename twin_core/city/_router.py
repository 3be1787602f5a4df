"""Routes over a network for a class of vehicles.

Costs follow SUMO's routing of trips (MSEdge, MSRoutingEngine): an edge costs its length over the lower of its limit and
the vehicle's top speed; so does each internal edge on the way across a junction, plus 1.5 s where its link has no
priority and no signal, plus 5 s for a turnaround. A link counts only if the class may use the lane it leaves, the
internal lane and the lane it leads to.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from twin_core.city.network import F64, I32, Network

__all__ = ["Router"]

MINOR_PENALTY_S = 1.5
TURNAROUND_PENALTY_S = 5.0
MAX_VIA = 8  # internal lanes on one way across a junction; more would be a circle in a damaged file


@dataclass(frozen=True)
class _Graph:
    """What one class may drive: arcs between edges, sorted by the edge they leave."""

    arc_start: I32  # [E + 1]
    arc_to: I32  # [A]
    penalty_s: F64  # [A]
    via_arc: I32  # [V] arc ...
    via_edge: I32  # [V] ... and an internal edge passed on it


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
        self._free: dict[tuple[int, float, int, int], I32 | None] = {}
        lane0 = network.edges.lane0
        self._length_m = network.lanes.length_m[lane0]
        self._limit_mps = network.lanes.speed_mps[lane0]
        self._link_masks = self._masks()

    def connected(self, edge: int, following: int, vclass: int) -> bool:
        """Whether vehicles of the class can drive from `edge` straight on to `following`."""
        graph = self._graph(vclass)
        return following in graph.arc_to[graph.arc_start[edge] : graph.arc_start[edge + 1]]

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
        """Routes of many (origin, destination) pairs: one search per origin, ended when all its destinations are."""
        known: dict[tuple[int, float, int, int], I32 | None] = self._free if edge_time_s is None else {}
        missing: dict[int, set[int]] = defaultdict(set)
        for origin, destination in pairs:
            if (vclass, max_speed_mps, origin, destination) not in known:
                missing[origin].add(destination)
        if missing:
            self._search(missing, vclass, max_speed_mps, edge_time_s, known)
        return [known[vclass, max_speed_mps, origin, destination] for origin, destination in pairs]

    def _search(
        self,
        missing: dict[int, set[int]],
        vclass: int,
        max_speed_mps: float,
        edge_time_s: F64 | None,
        known: dict[tuple[int, float, int, int], I32 | None],
    ) -> None:
        # numba is imported here since most of this package's users never route and its import takes most of a second
        from twin_core.city._dijkstra import cheapest_paths

        graph = self._graph(vclass)
        time_s = self.free_flow_s(max_speed_mps)
        if edge_time_s is not None:
            time_s = np.maximum(time_s, edge_time_s)
        n_arcs = len(graph.arc_to)
        arc_cost_s = graph.penalty_s + np.bincount(
            graph.via_arc, weights=time_s[graph.via_edge], minlength=n_arcs
        ).astype(np.float64)
        n = len(time_s)
        cost_s, previous = np.empty(n), np.empty(n, np.int32)
        heap_cost, heap_edge = np.empty(n_arcs + 1), np.empty(n_arcs + 1, np.int32)
        wanted = np.zeros(n, np.bool_)
        for origin, destinations in missing.items():
            wanted[:] = False
            wanted[list(destinations)] = True
            cheapest_paths(
                graph.arc_start, graph.arc_to, arc_cost_s, time_s, origin, wanted, len(destinations),
                cost_s, previous, heap_cost, heap_edge,
            )  # fmt: skip
            usable = self.usable(origin, vclass)
            for destination in destinations:
                found = usable and math.isfinite(cost_s[destination])
                known[vclass, max_speed_mps, origin, destination] = _path(previous, destination) if found else None

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


def _path(previous: I32, destination: int) -> I32:
    path = [destination]
    while (edge := int(previous[path[-1]])) >= 0:
        path.append(edge)
    return np.array(path[::-1], np.int32)
