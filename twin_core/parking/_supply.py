"""Parking sites as arrays, by edge and by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network, ParkingSite

__all__ = ["KINDS", "Supply", "Zone", "make_supply", "zones"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

KINDS = ("kerb", "lot", "garage")
WALK_M = 400.0
"""Farther than five minutes on foot from the destination few people park."""
WALK_SCALE_M = 150.0
NEAREST = 8
ZONE_M = 1000.0


@dataclass(frozen=True)
class Supply:
    """[S] parking sites in the order of the city's file.

    `edge`, `lane`: indices into the network; `start_m`, `end_m` along the lane. `each_bay`: every bay has a sensor;
    elsewhere the free bays are counted as a whole.
    """

    id: tuple[str, ...]
    kind: NDArray[np.int8]  # index into KINDS
    edge: I32
    lane: I32
    start_m: F64
    end_m: F64
    bays: I32
    each_bay: NDArray[np.bool_]
    x_m: F64
    y_m: F64
    edge_x_m: F64  # [E] middle of each edge of the network
    edge_y_m: F64

    @cached_property
    def _near(self) -> dict[int, tuple[I32, F64]]:
        return {}

    def near(self, edge: int) -> tuple[I32, F64]:
        """(sites within a walk of the edge's middle, nearest first, at most 8; share of its drivers that would choose
        each if all were free). Bays attract, distance repels: weight bays · exp(−d / 150 m)."""
        found = self._near.get(edge)
        if found is None:
            distance = np.hypot(self.x_m - self.edge_x_m[edge], self.y_m - self.edge_y_m[edge])
            order = np.argsort(distance, kind="stable")[:NEAREST]
            order = order[distance[order] <= WALK_M].astype(np.int32)
            weight = self.bays[order] * np.exp(-distance[order] / WALK_SCALE_M)
            found = self._near[edge] = (order, weight / weight.sum() if len(order) else weight)
        return found


@dataclass(frozen=True)
class Zone:
    """Parking sites whose sensors and signs one cabinet speaks for."""

    id: str
    members: tuple[int, ...]  # indices into the supply
    x_m: float
    y_m: float


def make_supply(network: Network, sites: Sequence[ParkingSite]) -> Supply:
    """The sites that lie on lanes of this network."""
    lanes, index = network.lanes, network.lane_index()
    kept = [site for site in sites if site.lane in index]
    lane = np.array([index[site.lane] for site in kept], np.int32)
    middle = (lanes.shape_start[:-1] + lanes.shape_start[1:]) // 2
    middle = np.minimum(middle, np.maximum(lanes.shape_start[1:] - 1, 0))[network.edges.lane0]
    return Supply(
        id=tuple(site.id for site in kept),
        kind=np.array([KINDS.index(site.kind) for site in kept], np.int8),
        edge=lanes.edge[lane].astype(np.int32),
        lane=lane,
        start_m=np.array([site.start_m for site in kept], np.float64),
        end_m=np.array([site.end_m for site in kept], np.float64),
        bays=np.array([site.bays for site in kept], np.int32),
        each_bay=np.array([site.sensor == "magnetometer" for site in kept], np.bool_),
        x_m=np.array([site.x_m for site in kept], np.float64),
        y_m=np.array([site.y_m for site in kept], np.float64),
        edge_x_m=lanes.shape[middle, 0],
        edge_y_m=lanes.shape[middle, 1],
    )


def zones(supply: Supply) -> tuple[Zone, ...]:
    """One zone per square kilometre that has a parking site, west to east and south to north."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for i in range(len(supply.id)):
        cells[int(supply.y_m[i] // ZONE_M), int(supply.x_m[i] // ZONE_M)].append(i)
    return tuple(
        Zone(
            id=f"parking-{number:03d}",
            members=tuple(cells[cell]),
            x_m=float(supply.x_m[cells[cell]].mean()),
            y_m=float(supply.y_m[cells[cell]].mean()),
        )
        for number, cell in enumerate(sorted(cells))
    )
