"""What forecasts are about: speed at the loops of each approach, and cars standing there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.mirror._world import World
from twin_core.traffic import Simulation

__all__ = ["place_ids", "queue_by_approach", "speed_by_approach"]

F64 = NDArray[np.float64]


def place_ids(world: World) -> list[str]:
    """[A] the edge of each approach."""
    return [world.network.edges.id[e] for e in world.layout.approach_edge.tolist()]


def queue_by_approach(world: World, simulation: Simulation) -> F64:
    """[A] cars standing now on the lanes of each zone, by the engine."""
    zone = world.layout.zone_of_lane
    inside = zone >= 0
    n = world.layout.approach_edge.size
    halting = np.asarray(simulation.lane_view().halting, np.float64)
    return np.asarray(np.bincount(zone[inside], weights=halting[inside], minlength=n), np.float64)


def speed_by_approach(world: World, count: F64, speed_sum: F64) -> F64:
    """[A] mean speed of the cars at an approach's loops; NaN where none passed. `count`, `speed_sum`: [D]."""
    layout, n = world.layout, world.layout.approach_edge.size
    cars, total = np.zeros(n), np.zeros(n)
    for of in (layout.advance_of, layout.stop_of):
        rows = of >= 0
        cars += np.bincount(of[rows], weights=count[rows], minlength=n)
        total += np.bincount(of[rows], weights=speed_sum[rows], minlength=n)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(cars > 0, total / cars, np.nan))
