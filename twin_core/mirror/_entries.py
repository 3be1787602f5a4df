"""Entries that loops measure: which car of the nominal demand it is that comes in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.mirror._cars import Arrival
from twin_core.mirror._routes import RouteBook
from twin_core.mirror._world import World

__all__ = ["Entries"]

B = NDArray[np.bool_]
F64 = NDArray[np.float64]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

LOOK_AHEAD = 30  # cars of the nominal demand that may be meant by one that came in
LATE_MS = 300_000  # a car of the nominal demand that has not come 5 minutes after its time does not come


class Entries:
    """Cars of the nominal demand by measured entry edge, each used once.

    Taking type and route from the nominal demand in its order keeps turning shares and their change over the day; among
    the next ones the first is taken whose way the loop's lane leads to, since drivers choose their lane by it.
    """

    def __init__(self, world: World, book: RouteBook) -> None:
        self._world, self._book = world, book
        v, demand = world.demand.vehicles, world.demand
        first_edge = demand.route_edge[demand.route_start[v.route]]
        self._rows: dict[int, I64] = {}
        for edge in np.flatnonzero(world.layout.measured_entries).tolist():
            self._rows[edge] = np.flatnonzero(first_edge == edge)
        self._used: B = np.zeros(v.depart_ms.size, np.bool_)
        self._next = dict.fromkeys(self._rows, 0)
        detectors = np.flatnonzero(world.layout.entry_edge >= 0)
        self._loops = {edge: detectors[world.layout.entry_edge[detectors] == edge].tolist() for edge in self._rows}

    def arrivals(
        self, now_s: float, count: I32, speed_mps: F64, trusted: B, entered: F64, nominal: F64
    ) -> list[Arrival]:
        """Cars that come in within the second that ends at `now_s`; adds to `entered` and `nominal` [E]."""
        out: list[Arrival] = []
        for edge, loops in self._loops.items():
            scheduled = self._due(edge, now_s)
            nominal[edge] += scheduled
            if all(trusted[d] for d in loops):
                for d in loops:
                    for k in range(int(count[d])):
                        out.append(self._arrival(edge, d, float(speed_mps[d]), now_s - 0.5 - 1.5 * k))
            else:
                for _ in range(scheduled):
                    out.append(self._arrival(edge, loops[0], np.nan, now_s))
        for car in out:
            entered[self._world.layout.entry_edge[car.detector]] += 1
        return out

    def expected(self, now_s: float) -> F64:
        """[D] cars that the nominal demand sends over each entry loop in the second that ends at `now_s`."""
        out = np.zeros(self._world.layout.entry_edge.size)
        for edge, loops in self._loops.items():
            out[loops] = self._due(edge, now_s) / len(loops)
        return out

    def _due(self, edge: int, now_s: float) -> int:
        departs = self._world.demand.vehicles.depart_ms[self._rows[edge]]
        low, high = np.searchsorted(departs, [(now_s - 1.0) * 1000.0, now_s * 1000.0], side="right")
        return int(high - low)

    def _arrival(self, edge: int, detector: int, speed_mps: float, time_s: float) -> Arrival:
        network = self._world.network
        lane = int(network.detectors.lane[detector])
        speed = speed_mps if np.isfinite(speed_mps) else 0.9 * float(network.lanes.speed_mps[lane])
        car = Arrival(detector, lane, float(network.detectors.pos_m[detector]), speed, time_s, entry=True)
        row = self._claim(edge, lane, time_s)
        if row >= 0:
            car.edges, car.type = self._way(row), int(self._world.demand.vehicles.type[row])
        return car

    def _claim(self, edge: int, lane: int, time_s: float) -> int:
        """The nominal car that is meant, −1 where there is none left."""
        rows, departs = self._rows[edge], self._world.demand.vehicles.depart_ms
        at = self._next[edge]
        while at < rows.size and (self._used[rows[at]] or departs[rows[at]] < time_s * 1000.0 - LATE_MS):
            at += 1
        self._next[edge] = at
        choice = [int(row) for row in rows[at : at + LOOK_AHEAD] if not self._used[row]]
        if not choice:
            return -1
        found = next((row for row in choice if self._book.leads_on(lane, self._way(row))), -1)
        if found < 0:
            return -1  # nobody in sight goes where this lane leads: the route is drawn instead
        self._used[found] = True
        return found

    def _way(self, row: int) -> I32:
        demand = self._world.demand
        route = int(demand.vehicles.route[row])
        return demand.route_edge[demand.route_start[route] : demand.route_start[route + 1]]
