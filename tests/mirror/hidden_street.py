"""A hidden street for tests: the same engine with another seed and another day's demand, seen only as readings."""

from __future__ import annotations

import dataclasses

import numpy as np

from twin_core.mirror import LampChange, Second, World, pick_vehicles, scale_draws, uniform
from twin_core.traffic import Simulation


class HiddenStreet:
    """Demand scaled per vehicle by ±20 % at random and moved by up to a minute; other drivers."""

    def __init__(self, world: World, *, seed: int, begin_s: float) -> None:
        v = world.demand.vehicles
        rows = np.arange(v.depart_ms.size)
        copies = scale_draws(0.8 + 0.4 * uniform(seed, 91, v.route.astype(np.int64)), uniform(seed, 92, rows))
        rows = np.repeat(rows, copies)
        shift_ms = (uniform(seed, 93, rows, np.arange(rows.size)) - 0.5) * 120_000
        depart_ms = np.maximum(v.depart_ms[rows] + shift_ms.astype(np.int64), round(begin_s * 1000))
        demand = pick_vehicles(world.demand, rows, depart_ms=depart_ms)
        self.world, self.begin_ms = world, round(begin_s * 1000)
        self.simulation = Simulation(world.network, demand, seed=seed, begin_s=begin_s)
        self._shown: list[tuple[int, ...]] = [() for _ in world.controllers]

    def second(self) -> Second:
        """Go on by one second and say what the devices saw."""
        self.simulation.step()
        seen = self.simulation.detector_view()
        count = np.asarray(seen.count, np.int32)
        return Second(
            end_ts_ns=(self.simulation.time_ms - self.begin_ms) * 1_000_000,
            heard=np.ones(count.size, np.bool_),
            count=count,
            occupancy=np.asarray(seen.occupancy, np.float64),
            speed_mps=np.asarray(seen.speed_mps, np.float64),
            passage_s=np.asarray(seen.passage_s, np.float64),
            signals_heard=frozenset(range(len(self._shown))),
            lamps=tuple(self._lamps()),
        )

    def _lamps(self) -> list[LampChange]:
        changes = []
        for s, setup in enumerate(self.world.controllers):
            if setup.profile is None:
                continue
            aspects = setup.aspects(self.simulation.signal_letters(s))
            before = self._shown[s] or (-1,) * len(aspects)
            changes += [LampChange(0, s, g, a) for g, a in enumerate(aspects) if a != before[g]]
            self._shown[s] = aspects
        return changes


def silenced(second: Second, detectors: np.ndarray) -> Second:
    """The same second with some loops that see nothing."""
    count, occupancy = second.count.copy(), second.occupancy.copy()
    count[detectors], occupancy[detectors] = 0, 0.0
    return dataclasses.replace(second, count=count, occupancy=occupancy)


def zone_counts(world: World, simulation: Simulation) -> np.ndarray:
    """Cars on each lane within the zones that loops measure, for the lanes that have one."""
    view, layout = simulation.vehicles(), world.layout
    inside = (layout.zone_of_lane[view.lane] >= 0) & (view.pos_m >= layout.zone_from_m[view.lane])
    counts = np.bincount(view.lane[inside], minlength=layout.zone_of_lane.size)
    return counts[layout.zone_of_lane >= 0]
