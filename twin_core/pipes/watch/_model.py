"""The twin's own water network: the demand of the file, made to agree with the inflow that is measured."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from citybrain_wire.errors import BadInput
from numpy.typing import NDArray

from twin_core.pipes.watch._demand import smooth_demand
from twin_core.pipes.watch._signatures import inlets
from twin_core.pipes.water import LinkStatus, WaterNetwork, WaterSimulation

__all__ = ["WaterModel"]

F64 = NDArray[np.float64]
LEAST_FACTOR, MOST_FACTOR = 0.1, 5.0
SLOW_S = 3600.0
"""Over how long the day's own level of demand is learned: what comes faster is a change, not a day."""


class WaterModel:
    """One network in the city's day. `factor`: demand now over the file's; `slow_factor`: the same without haste."""

    def __init__(self, network: WaterNetwork, begin_s: int) -> None:
        """Play the day up to `begin_s`, seconds after midnight, by the file alone."""
        self.network = network
        self.simulation = WaterSimulation(smooth_demand(network))
        self.simulation.run_until(begin_s)
        self._junctions = len(network.junctions)
        names = self.simulation.link_ids
        self.inlet = {names.index(name): sign for name, sign in inlets(network).items()}
        self.factor = self.slow_factor = 1.0
        self._heard_s: int | None = None

    @property
    def time_s(self) -> int:
        """Seconds after midnight of the first day."""
        return self.simulation.time_s

    def demand_m3ps(self) -> float:
        """All that leaves at junctions."""
        return float(self.simulation.demands_m3s[: self._junctions].sum())

    def statuses(self) -> NDArray[np.int8]:
        """`LinkStatus` of links other than pipes: what switches by itself and changes the whole picture."""
        piped = {pipe.id for pipe in self.network.pipes}
        kept = [i for i, name in enumerate(self.simulation.link_ids) if name not in piped]
        return np.asarray(self.simulation.statuses[kept] > LinkStatus.CLOSED, np.int8)

    def follow(self, time_s: int, inflow_m3ps: float | None, levels_m: Mapping[str, float]) -> float:
        """Go on to `time_s` with tanks as they are measured and demand as the inflow tells; returns the inflow that
        the day so far let expect, m³/s. Raises BadInput where time runs backwards."""
        if time_s < self.time_s:
            raise BadInput(f"the water model stands at {self.time_s} s; it cannot go back to {time_s} s")
        self.simulation.run_until(time_s)
        for tank, level_m in levels_m.items():
            self.simulation.set_tank_level(tank, level_m)
        nominal = self.demand_m3ps() / self.factor
        expected = nominal * self.slow_factor
        if inflow_m3ps is not None and nominal > 0.0:
            wanted = min(max(inflow_m3ps / nominal, LEAST_FACTOR), MOST_FACTOR)
            self._learn(time_s, wanted)
            self.simulation.scale_demands(wanted / self.factor)
            self.factor = wanted
        return expected

    def _learn(self, time_s: int, factor: float) -> None:
        if self._heard_s is None:
            self.slow_factor = factor
        else:
            share = min(1.0, (time_s - self._heard_s) / SLOW_S)
            self.slow_factor += share * (factor - self.slow_factor)
        self._heard_s = time_s

    def without(self, flow_m3ps: float) -> WaterSimulation:
        """A fork in the same state with so much less demand: the city before a burst was taken for thirst."""
        fork, demand = self.simulation.fork(), self.demand_m3ps()
        fork.scale_demands(max(LEAST_FACTOR, 1.0 - flow_m3ps / demand) if demand > 0.0 else 1.0)
        return fork

    def state(self) -> dict[str, object]:
        """What `restore` needs besides the day itself."""
        return {"time_s": self.time_s, "factor": self.factor, "slow_factor": self.slow_factor, "heard_s": self._heard_s}

    def restore(self, state: Mapping[str, object]) -> None:
        """Go on from a `state` that an earlier model of the same network left. Raises KeyError and ValueError."""
        factor, time_s = float(str(state["factor"])), int(str(state["time_s"]))
        heard = state["heard_s"]
        self.simulation.run_until(max(self.time_s, time_s))
        self.simulation.scale_demands(factor / self.factor)
        self.factor, self.slow_factor = factor, float(str(state["slow_factor"]))
        self._heard_s = None if heard is None else int(str(heard))
