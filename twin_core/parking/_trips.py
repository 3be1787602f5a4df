"""Which trips look for a bay and which free one, and how many a city's plans let expect at each site.

A trip parks where its last edge does not leave the network, and had parked where its first edge does not enter it.
Public transport, emergency cars and whoever runs on a timetable do not park.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city import VCLASSES, Demand, Network
from twin_core.parking._supply import Supply

__all__ = ["Flows", "TripEnds", "expected_flows", "trip_ends"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

PARKING_CLASSES = tuple(VCLASSES.index(name) for name in ("passenger", "private", "evehicle", "hov", "taxi"))
TURNS_ROUND = (ord("t"), ord("T"))


@dataclass(frozen=True)
class TripEnds:
    """[N] per vehicle of the demand: edge on which it looks for a bay, edge near which it freed one; -1 for none."""

    destination: I32
    origin: I32


def _through(network: Network) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """[E] (the edge leads on to others than its own way back, others lead into it)."""
    links, lane_edge, n = network.links, network.lanes.edge, len(network.edges.id)
    normal = ~network.edges.internal[lane_edge[links.from_lane]] & ~np.isin(links.direction, TURNS_ROUND)
    leads_on, is_led_to = np.zeros(n, np.bool_), np.zeros(n, np.bool_)
    leads_on[lane_edge[links.from_lane[normal]]] = True
    is_led_to[lane_edge[links.to_lane[normal]]] = True
    return leads_on, is_led_to


def trip_ends(network: Network, demand: Demand, supply: Supply) -> TripEnds:
    """Edges where vehicles of the demand park, as far as a site is within a walk."""
    vehicles, start = demand.vehicles, demand.route_start
    last = demand.route_edge[start[1:][vehicles.route] - 1]
    first = demand.route_edge[start[:-1][vehicles.route]]
    leads_on, is_led_to = _through(network)
    served = np.zeros(len(network.edges.id), np.bool_)
    for edge in np.unique(np.concatenate((last, first))).tolist():
        served[edge] = len(supply.near(edge)[0]) > 0
    stops = np.diff(vehicles.stop_start) > 0
    parks = np.isin(demand.types.vclass[vehicles.type], PARKING_CLASSES) & ~stops
    return TripEnds(
        destination=np.where(parks & leads_on[last] & served[last], last, -1).astype(np.int32),
        origin=np.where(parks & is_led_to[first] & served[first], first, -1).astype(np.int32),
    )


@dataclass(frozen=True)
class Flows:
    """Expected cars into and out of each site: [T, S] per interval of `period_s` from `begin_s` on."""

    begin_s: float
    period_s: float
    arriving: F64
    leaving: F64

    def between(self, since_s: float, until_s: float) -> tuple[F64, F64]:
        """([S] arriving, [S] leaving) within a stretch of the day; parts of intervals count in proportion."""
        steps = np.arange(len(self.arriving)) * self.period_s + self.begin_s
        share = np.clip((until_s - steps) / self.period_s, 0.0, 1.0) - np.clip(
            (since_s - steps) / self.period_s, 0.0, 1.0
        )
        return share @ self.arriving, share @ self.leaving


def expected_flows(
    demand: Demand, ends: TripEnds, supply: Supply, free_flow_s: F64, *, begin_s: float, until_s: float,
    period_s: float = 300.0, delay_factor: float = 1.4,
) -> Flows:  # fmt: skip
    """What the planned demand brings. `free_flow_s` [E]: seconds to drive each edge alone; a trip takes `delay_factor`
    times the sum over its route."""
    count = max(1, int(np.ceil((until_s - begin_s) / period_s)))
    arriving, leaving = np.zeros((count, len(supply.id))), np.zeros((count, len(supply.id)))
    vehicles, start = demand.vehicles, demand.route_start
    drive_s = np.add.reduceat(free_flow_s[demand.route_edge], start[:-1]) if len(demand.route_edge) else np.zeros(0)
    depart_s = vehicles.depart_ms / 1000.0
    arrive_s = depart_s + delay_factor * drive_s[vehicles.route]
    for table, edges, at_s in ((arriving, ends.destination, arrive_s), (leaving, ends.origin, depart_s)):
        slot = np.floor((at_s - begin_s) / period_s).astype(np.int64)
        counted = (edges >= 0) & (slot >= 0) & (slot < count)
        pairs, number = np.unique(np.stack((edges[counted], slot[counted])), axis=1, return_counts=True)
        for edge, when, cars in zip(pairs[0].tolist(), pairs[1].tolist(), number.tolist(), strict=True):
            sites, share = supply.near(edge)
            table[when, sites] += cars * share
    return Flows(begin_s, period_s, arriving, leaving)
