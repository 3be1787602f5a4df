"""A street to rehearse on: the same engine with another day's demand and other drivers, seen only as readings.

For tests and for measuring mirror and planner without devices. It is no part of a run: there the street is elsewhere.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hardware_profiles.safety import Plan
from twin_core.city import Demand, plan_to_program
from twin_core.mirror._demand import pick_vehicles, scale_draws
from twin_core.mirror._draws import PURPOSE_REHEARSAL, uniform
from twin_core.mirror._readings import LampChange, Second
from twin_core.mirror._world import World
from twin_core.traffic import SignalProgram, Simulation

__all__ = ["RehearsalStreet"]

SHIFT_S = 60.0


class RehearsalStreet:
    """Every route's traffic is scaled by its own factor within 1 ± `spread`, departures move by up to a minute."""

    def __init__(self, world: World, *, seed: int, begin_s: float, spread: float = 0.2) -> None:
        self.world, self._begin_ms = world, round(begin_s * 1000)
        demand = _another_day(world.demand, seed=seed, spread=spread, begin_ms=self._begin_ms)
        self.simulation = Simulation(world.network, demand, seed=seed, begin_s=begin_s)
        self._shown: list[tuple[int, ...]] = [() for _ in world.controllers]

    @property
    def ts_ns(self) -> int:
        """Street time: nanoseconds since the begin."""
        return (self.simulation.time_ms - self._begin_ms) * 1_000_000

    def second(self) -> Second:
        """Go on by one second and say what the devices saw."""
        self.simulation.step()
        seen = self.simulation.detector_view()
        return Second(
            end_ts_ns=self.ts_ns,
            heard=np.ones(len(self.world.network.detectors.id), np.bool_),
            count=np.asarray(seen.count, np.int32),
            occupancy=np.asarray(seen.occupancy, np.float64),
            speed_mps=np.asarray(seen.speed_mps, np.float64),
            passage_s=np.asarray(seen.passage_s, np.float64),
            signals_heard=frozenset(range(len(self._shown))),
            lamps=tuple(self._changed_lamps()),
        )

    def set_plan(self, signal: int, plan: Plan | None) -> None:
        """Put a plan (None: the local program) in force at once."""
        if plan is None:
            self.simulation.set_signal_program(signal, None)
            return
        program = plan_to_program(self.world.controllers[signal], plan, base_ms=-self._begin_ms)
        self.simulation.set_signal_program(signal, SignalProgram(*program))

    def _changed_lamps(self) -> list[LampChange]:
        changes = []
        for s, setup in enumerate(self.world.controllers):
            if setup.profile is None:
                continue
            aspects = setup.aspects(self.simulation.signal_letters(s))
            before = self._shown[s] or (-1,) * len(aspects)
            changes += [LampChange(0, s, g, a) for g, a in enumerate(aspects) if a != before[g]]
            self._shown[s] = aspects
        return changes


def _another_day(demand: Demand, *, seed: int, spread: float, begin_ms: int) -> Demand:
    v = demand.vehicles
    rows = np.arange(v.depart_ms.size)
    factor = 1.0 + spread * (2.0 * uniform(seed, PURPOSE_REHEARSAL, v.route.astype(np.int64)) - 1.0)
    rows = np.repeat(rows, scale_draws(factor, uniform(seed, PURPOSE_REHEARSAL + 1, rows)))
    shift: NDArray[np.float64] = uniform(seed, PURPOSE_REHEARSAL + 2, rows, np.arange(rows.size)) - 0.5
    moved = v.depart_ms[rows] + (2.0 * shift * SHIFT_S * 1000.0).astype(np.int64)
    return pick_vehicles(demand, rows, depart_ms=np.maximum(moved, begin_ms))
