"""Water quality of a running network: age, share of a source, or a chemical that reacts."""

from __future__ import annotations

from typing import Self

import numpy as np
import numpy.typing as npt

from twin_core.pipes.water._quality_arrays import LITRES_PER_FT3, begin_chains, make_waters, with_segments
from twin_core.pipes.water._simulation import WaterSimulation
from twin_core.pipes.water.engine._constants import CLOSED
from twin_core.pipes.water.routing._arrays import CHEMICAL, Chains, Flows
from twin_core.pipes.water.routing._segments import link_means, stored_mass
from twin_core.pipes.water.routing._transport import begin_flows, transport

__all__ = ["WaterQuality"]

F8 = npt.NDArray[np.float64]


class WaterQuality:
    """What the water of a network carries, as [OPTIONS] QUALITY of its file says.

    Drives a `WaterSimulation` from event to event and moves the water between. Changes to the simulation hold from its
    present time on. Quality is in mg/L for chemicals, h for age, percent for the share of a traced source.
    """

    def __init__(self, simulation: WaterSimulation) -> None:
        """Take a simulation at its present time, with the initial quality of the file. Raises BadInput without any."""
        self._simulation = simulation
        compiled = simulation.compiled
        self._waters = make_waters(compiled)
        self._chains = begin_chains(compiled, self._waters, simulation.state.volume)
        chemical = self._waters.settings[0]["kind"] == CHEMICAL
        self._unit = LITRES_PER_FT3 if chemical else 1.0

    @property
    def simulation(self) -> WaterSimulation:
        """The hydraulics; step it through this object only."""
        return self._simulation

    @property
    def nodes(self) -> F8:
        """Quality at nodes, in the order of `node_ids`."""
        return self._chains.node / self._unit

    @property
    def links(self) -> F8:
        """Mean quality of the water in links, in the order of `link_ids`; of their ends where they hold none."""
        means = np.empty(self._waters.link_from.size)
        link_means(self._waters, self._chains, means)
        return means / self._unit

    @property
    def mass_balance(self) -> float:
        """What left, reacted and is stored over what was there and came in; 1 is perfect."""
        account = self._chains.account[0]
        gained, lost = (
            account["initial"] + account["inflow"],
            account["outflow"] + stored_mass(self._waters, self._chains),
        )
        if account["reacted"] > 0.0:
            lost += account["reacted"]
        else:
            gained -= account["reacted"]
        return float(lost / gained) if gained > 0.0 else 1.0

    def step(self) -> int:
        """Go on to the next hydraulic event; returns its time, s. Raises NoSolution."""
        self._advance(None)
        return self._simulation.time_s

    def run_until(self, until_s: int) -> None:
        """Go on to a time, s."""
        self._simulation.solve()
        while self._simulation.time_s < until_s and not self._simulation.halted:
            self._advance(until_s)

    def _advance(self, until_s: int | None) -> None:
        simulation = self._simulation
        simulation.solve()
        began_s, flows = simulation.time_s, self._flows()
        simulation.step(until_s)
        begin_flows(self._waters, flows, self._chains)
        at_s, wanted_s = 0, simulation.time_s - began_s
        while at_s < wanted_s:
            at_s = transport(self._waters, flows, self._chains, began_s, at_s, wanted_s)
            if at_s < wanted_s:
                self._chains = with_segments(self._chains, self._chains.volume.size)

    def _flows(self) -> Flows:
        state, net = self._simulation.state, self._simulation.compiled.net
        flow, demand = np.zeros(state.flow.size), np.zeros(state.head.size)
        flow[net.link_file] = np.where(state.status > CLOSED, state.flow, 0.0)
        demand[net.node_file] = state.outflow
        return Flows(flow, demand)

    def snapshot(self) -> Chains:
        """The state of the water, bit for bit; keep one of the simulation beside it."""
        return _copy(self._chains)

    def restore(self, snapshot: Chains) -> None:
        """Return to a snapshot of this network."""
        self._chains = _copy(snapshot)

    def fork(self) -> Self:
        """Independent water in an independent simulation, both in the same state."""
        twin = type(self).__new__(type(self))
        twin._simulation = self._simulation.fork()
        twin._waters, twin._unit = self._waters, self._unit
        twin._chains = self.snapshot()
        return twin


def _copy(chains: Chains) -> Chains:
    return Chains(**{name: array.copy() for name, array in chains._asdict().items()})
