"""Sections: chains of edges between real choices, the pieces of street that get one colour.

A junction that only joins two edges, such as a lane drop, would else cut a street into a slow piece before a stop line
and a fast one behind it, and each would be painted as if it were a street.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network

__all__ = ["Sections", "make_sections"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]


@dataclass(frozen=True)
class Sections:
    """[S] sections. `of_edge` [E] section of each edge, -1 for internal ones; `free_mps` mean limit by length."""

    of_edge: I32
    first_edge: I32
    length_m: F64
    free_mps: F64

    @property
    def n(self) -> int:
        """How many there are."""
        return int(self.first_edge.size)


def make_sections(network: Network) -> Sections:
    """Chains of edges with one way on and one way in, U-turns aside."""
    edges, lanes, links = network.edges, network.lanes, network.links
    n = len(edges.id)
    lane_edge = np.asarray(lanes.edge, np.int64)
    a, b = lane_edge[links.from_lane], lane_edge[links.to_lane]
    counts = ~edges.internal[a] & ~edges.internal[b] & (links.direction != ord("t"))
    pairs = np.unique(np.stack([a[counts], b[counts]], 1), axis=0)
    outs, ins = np.bincount(pairs[:, 0], minlength=n), np.bincount(pairs[:, 1], minlength=n)
    follows = np.full(n, -1, np.int64)
    only = (outs[pairs[:, 0]] == 1) & (ins[pairs[:, 1]] == 1)
    follows[pairs[only, 0]] = pairs[only, 1]
    is_followed = np.zeros(n, np.bool_)
    is_followed[follows[follows >= 0]] = True
    of_edge = np.full(n, -1, np.int32)
    first: list[int] = []
    normal = np.flatnonzero(~edges.internal)
    # Heads of chains first; what is left over are rings without a head.
    for e in [*normal[~is_followed[normal]].tolist(), *normal.tolist()]:
        if of_edge[e] >= 0:
            continue
        number, at = len(first), e
        first.append(e)
        while at >= 0 and of_edge[at] < 0:
            of_edge[at] = number
            at = int(follows[at])
    length_m = np.zeros(len(first))
    time_s = np.zeros(len(first))
    lane0 = np.asarray(edges.lane0, np.int64)[normal]
    np.add.at(length_m, of_edge[normal], lanes.length_m[lane0])
    np.add.at(time_s, of_edge[normal], lanes.length_m[lane0] / np.maximum(lanes.speed_mps[lane0], 0.1))
    return Sections(of_edge, np.array(first, np.int32), length_m, length_m / np.maximum(time_s, 1e-9))
