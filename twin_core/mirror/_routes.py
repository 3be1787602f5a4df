"""Where a car goes that the mirror has to invent: a route of the nominal demand that passes the same lane.

A car that crosses a loop shows no destination. It gets the rest of a route that vehicles of the nominal demand drive
about now over that edge, drawn in proportion to how many drive it, among the routes that the lane leads to.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Demand, Network

__all__ = ["RouteBook"]

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

SPAN_MS = 1_200_000  # a route counts while its vehicles departed within the last 20 minutes
RENEW_MS = 300_000
FOLLOW_M = 120.0
TRIES = 6


class RouteBook:
    """Routes by the edges they pass, and how many drive them about now."""

    def __init__(self, network: Network, demand: Demand) -> None:
        self._lanes, self._links, self._edges = network.lanes, network.links, network.edges
        self._demand = demand
        start, edge = demand.route_start.astype(np.int64), demand.route_edge
        route = np.repeat(np.arange(start.size - 1), np.diff(start))
        order = np.argsort(edge, kind="stable")
        self._route = route[order]
        self._place = np.arange(edge.size)[order]  # index into route_edge: the passed edge itself
        self._first = np.searchsorted(edge[order], np.arange(len(network.edges.id) + 1))
        self._counts: F64 = np.zeros(start.size - 1)
        self._type: I32 = np.zeros(start.size - 1, np.int32)
        v = demand.vehicles
        self._type[v.route[::-1]] = v.type[::-1]
        self._counted_ms: int | None = None

    def _count(self, time_ms: int) -> None:
        if self._counted_ms is not None and abs(time_ms - self._counted_ms) < RENEW_MS:
            return
        self._counted_ms = time_ms
        v = self._demand.vehicles
        low, high = np.searchsorted(v.depart_ms, [time_ms - SPAN_MS, time_ms + RENEW_MS])
        recent = np.bincount(v.route[low:high], minlength=self._counts.size)
        # A little of the whole day keeps rare turns possible.
        daily = np.bincount(v.route, minlength=self._counts.size)
        self._counts = recent + 0.01 * daily

    def draw(self, lane: int, time_ms: int, uniform: Callable[[int], float]) -> tuple[I32, int] | None:
        """(edges from the lane's edge on, vehicle type) of a car on `lane`, or None where no route passes.

        Args:
            uniform: the number in [0, 1) of each try: a way that the lane does not lead to is drawn anew.
        """
        self._count(time_ms)
        edge = int(self._lanes.edge[lane])
        rows = slice(int(self._first[edge]), int(self._first[edge + 1]))
        route, place = self._route[rows], self._place[rows]
        weight = self._counts[route]
        fits = self._leads_on(lane, route, place)
        if (weight * fits).sum() > 0:
            weight = weight * fits
        cumulated = np.cumsum(weight)
        if cumulated.size == 0 or cumulated[-1] <= 0:
            return None
        edges: I32 = np.zeros(0, np.int32)
        kind = 0
        for attempt in range(TRIES):
            k = int(np.searchsorted(cumulated, uniform(attempt) * cumulated[-1], side="right"))
            k = min(k, route.size - 1)
            edges = self._demand.route_edge[place[k] : int(self._demand.route_start[route[k] + 1])]
            kind = int(self._type[route[k]])
            if self.leads_on(lane, edges):
                break
        return edges, kind

    def leads_on(self, lane: int, edges: I32) -> bool:
        """Whether a car on `lane` can drive its way `edges` (from the lane's edge on) for the next 120 m, or up to a
        signal beyond the lane, without a change of lane."""
        return self._follow(lane, edges, 1, FOLLOW_M)

    def _follow(self, lane: int, edges: I32, k: int, left_m: float) -> bool:
        if k >= edges.size or left_m <= 0.0:
            return True
        for link in range(int(self._lanes.link_start[lane]), int(self._lanes.link_start[lane + 1])):
            to = int(self._links.to_lane[link])
            if int(self._lanes.edge[to]) != edges[k]:
                continue
            if self._follow(to, edges, k + 1, left_m - float(self._lanes.length_m[to])):
                return True
        return False

    def _leads_on(self, lane: int, route: I64, place: I64) -> NDArray[np.bool_]:
        """Whether the lane leads to the route's next edge (or the route ends here)."""
        links = slice(int(self._lanes.link_start[lane]), int(self._lanes.link_start[lane + 1]))
        targets = self._lanes.edge[self._links.to_lane[links]]
        last = place + 1 >= self._demand.route_start[route + 1]
        following = self._demand.route_edge[np.minimum(place + 1, self._demand.route_edge.size - 1)]
        return np.asarray(last | np.isin(following, targets))
