"""What a burst does to heads and flows when the inflow is known: the pattern by which it is found.

The twin follows the measured inflow by scaling all demand. A burst that it does not know of is spread over the city in
this way; what is left in the residuals is the local fall less its share in that common one. Signatures are made alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.pipes.water import Scenario, WaterNetwork, WaterSimulation, solve_batch

__all__ = ["Signatures", "burst_signatures", "inlets"]

F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Signatures:
    """Per m³/s of outflow at each junction [J], the inflow held by the demand: heads [J, nodes], flows [J, links].

    Rows are NaN where a junction cannot leak (no pressure, no solution). `demand_*`: per m³/s of more demand
    everywhere.
    """

    head_m: F64
    flow_m3ps: F64
    demand_head_m: F64  # [nodes]
    demand_flow_m3ps: F64  # [links]


def inlets(network: WaterNetwork) -> dict[str, float]:
    """Links through which water comes from reservoirs and tanks: link → +1 where its own direction is inwards."""
    outside = {r.id for r in network.reservoirs} | {t.id for t in network.tanks}
    found = {}
    for name, link in network.links_by_id().items():
        if (link.start in outside) != (link.end in outside):
            found[name] = 1.0 if link.start in outside else -1.0
    return found


def burst_signatures(simulation: WaterSimulation, flow_m3ps: float) -> Signatures:
    """Signatures of bursts of about `flow_m3ps` in the present state, secants rather than slopes: heads fall with more
    than the flow. One solution for each junction."""
    junctions = [j.id for j in simulation.network.junctions]
    heads, flows = simulation.heads_m, simulation.flows_m3s
    pressure = np.maximum(simulation.pressures_m[: len(junctions)], 1.0)
    demand = float(simulation.demands_m3s[: len(junctions)].sum())
    scenarios = [
        Scenario(leaks={name: flow_m3ps / float(np.sqrt(p))}) for name, p in zip(junctions, pressure, strict=True)
    ]
    batch = solve_batch(simulation, [*scenarios, Scenario(demand_factor=1.0 + flow_m3ps / max(demand, 1e-6))])
    by_link = inlets(simulation.network)
    at = [simulation.link_ids.index(name) for name in by_link]
    head, flow = batch.head_m[:, 0] - heads, batch.flow_m3s[:, 0] - flows
    inflow = flow[:, at] @ np.array(list(by_link.values()))
    leaks = np.where(inflow[:-1] > 0.05 * flow_m3ps, inflow[:-1], np.nan)[:, None]
    demand_head, demand_flow = head[-1] / inflow[-1], flow[-1] / inflow[-1]
    return Signatures(head[:-1] / leaks - demand_head, flow[:-1] / leaks - demand_flow, demand_head, demand_flow)
