"""Which delay belongs to which signal: catchments of the streets, and who feeds whom.

The zone of a signal is every edge from which traffic meets this signal before any other, with the junctions between.
A change of plan shows there first, and in the zones next downstream, which get what it lets through. Delay that no
signal governs lies in no zone and is compared as a part of the whole only.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network

__all__ = ["Zones", "make_zones"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

REACH_M = 800.0  # beyond that a queue at the signal is a city's problem, not the junction's


@dataclass(frozen=True)
class Zones:
    """[L] lanes, [E] edges, [S] signals."""

    of_lane: I32  # [L] signal whose zone the lane lies in, -1 none
    of_edge: I32  # [E]
    feeds: F64  # [S, S] share of what zone n receives from signals that comes through signal j: feeds[j, n]

    def delay(self, lane_time_loss_s: F64, edge_waiting_s: F64) -> F64:
        """[S] delay in each zone: time lost on its lanes and waited outside before its edges, vehicle-seconds."""
        n = self.feeds.shape[0]
        inside = np.bincount(self.of_lane + 1, weights=lane_time_loss_s, minlength=n + 1)[1:]
        outside = np.bincount(self.of_edge + 1, weights=edge_waiting_s, minlength=n + 1)[1:]
        return np.asarray(inside + outside)

    def cost(self, zone_delay: F64) -> F64:
        """[S] what a signal answers for: its own zone, and its share of the zones it feeds."""
        return np.asarray(zone_delay + self.feeds @ zone_delay)


def make_zones(network: Network) -> Zones:
    """Catchments by shortest way to a controlled stop line."""
    links, lanes, edges = network.links, network.lanes, network.edges
    internal = edges.internal[lanes.edge]
    entry = np.flatnonzero(~internal[links.from_lane])
    from_edge, to_edge = lanes.edge[links.from_lane[entry]], lanes.edge[links.to_lane[entry]]
    of_edge = np.full(len(edges.id), -1, np.int32)
    _spread(network, from_edge, to_edge, entry, of_edge)
    _junction_interiors(network, of_edge)
    feeds = np.zeros((len(network.signals.id), len(network.signals.id)))
    controlled = links.signal[entry] >= 0
    source, target = links.signal[entry[controlled]], of_edge[to_edge[controlled]]
    apart = (target >= 0) & (target != source)
    np.add.at(feeds, (source[apart], target[apart]), 1.0)
    received = feeds.sum(axis=0)
    feeds /= np.maximum(received, 1.0)[None, :]
    return Zones(of_edge[lanes.edge].astype(np.int32), of_edge, feeds)


def _spread(network: Network, from_edge: I32, to_edge: I32, entry: NDArray[np.int64], of_edge: I32) -> None:
    """Give each edge to the signal nearest downstream (Dijkstra against the driving direction)."""
    lanes, edges = network.lanes, network.edges
    order = np.argsort(to_edge, kind="stable")
    start = np.searchsorted(to_edge[order], np.arange(of_edge.size + 1))
    length = lanes.length_m[edges.lane0]
    heap: list[tuple[float, int, int]] = []
    signal = network.links.signal[entry]
    for k in np.flatnonzero(signal >= 0).tolist():
        heap.append((0.0, int(from_edge[k]), int(signal[k])))
    heapq.heapify(heap)
    while heap:
        distance, edge, zone = heapq.heappop(heap)
        if of_edge[edge] >= 0:
            continue
        of_edge[edge] = zone
        beyond = distance + float(length[edge])
        if beyond > REACH_M:
            continue
        for k in order[start[edge] : start[edge + 1]].tolist():
            if of_edge[from_edge[k]] < 0:
                heapq.heappush(heap, (beyond, int(from_edge[k]), zone))


def _junction_interiors(network: Network, of_edge: I32) -> None:
    """An internal lane belongs to the signal that lets traffic onto it, else to the zone of the edge before it."""
    links, lanes = network.links, network.lanes
    via = links.via_lane
    for _ in range(3):  # a way through a junction has at most three internal lanes in a row
        for k in np.flatnonzero(via >= 0).tolist():
            inside = int(lanes.edge[via[k]])
            if of_edge[inside] < 0:
                zone = int(links.signal[k])
                of_edge[inside] = zone if zone >= 0 else of_edge[lanes.edge[links.from_lane[k]]]
