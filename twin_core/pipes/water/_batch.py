"""Many scenarios of one network: all start from one state and differ by leaks, closures, settings or demands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from citybrain_wire.errors import BadInput

from twin_core.pipes.water._network import WaterNetwork
from twin_core.pipes.water._simulation import NoSolution, WaterSimulation

__all__ = ["BatchResult", "Scenario", "leak_signatures", "solve_batch"]

F8 = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes to a network: leaks in m³/s per √m, links held open or closed, settings in SI, demands in m³/s.

    `demand_factor` multiplies the demands of the file that `demands` does not replace.
    """

    leaks: Mapping[str, float] = field(default_factory=dict)
    open: Mapping[str, bool] = field(default_factory=dict)
    settings: Mapping[str, float] = field(default_factory=dict)
    demands: Mapping[str, float] = field(default_factory=dict)
    demand_factor: float = 1.0

    def apply(self, simulation: WaterSimulation) -> None:
        """Make the changes. Raises BadInput for names that the network lacks."""
        if self.demand_factor != 1.0:
            simulation.scale_demands(self.demand_factor)
        for node, coefficient in self.leaks.items():
            simulation.set_leak(node, coefficient=coefficient)
        for link, opened in self.open.items():
            simulation.set_status(link, opened)
        for link, value in self.settings.items():
            simulation.set_setting(link, value)
        for node, demand in self.demands.items():
            simulation.set_demand(node, demand)


@dataclass(frozen=True, slots=True, eq=False)
class BatchResult:
    """[scenario, report, node] and [scenario, report, link]; nan where there is no solution (`failed` says why)."""

    time_s: npt.NDArray[np.int64]
    head_m: F8
    flow_m3s: F8
    failed: Mapping[int, str]


def solve_batch(
    base: WaterNetwork | WaterSimulation, scenarios: Sequence[Scenario], *, until_s: int | None = None
) -> BatchResult:
    """Solve every scenario from the state of `base` (a network stands at time 0).

    Without `until_s` the present time is solved once per scenario; with it each scenario runs on and is reported at
    the report times of the file. `base` itself does not move.
    """
    start = WaterSimulation(base) if isinstance(base, WaterNetwork) else base
    start.solve()
    kept = start.snapshot()
    lane = start.fork()
    if until_s is None:
        times = np.array([start.time_s], dtype=np.int64)
    else:
        step, first = start.network.times.report_step_s, start.next_report_s
        times = np.arange(first, until_s + 1, step, dtype=np.int64)
    head = np.full((len(scenarios), times.size, len(start.node_ids)), np.nan)
    flow = np.full((len(scenarios), times.size, len(start.link_ids)), np.nan)
    failed: dict[int, str] = {}
    for i, scenario in enumerate(scenarios):
        lane.restore(kept)
        scenario.apply(lane)
        try:
            if until_s is None:
                head[i, 0], flow[i, 0] = lane.heads_m, lane.flows_m3s
            else:
                report = lane.run(until_s)
                rows = report.time_s.size
                head[i, :rows], flow[i, :rows] = report.head_m, report.flow_m3s
        except NoSolution as error:
            failed[i] = str(error)
    return BatchResult(times, head, flow, failed)


def leak_signatures(
    base: WaterNetwork | WaterSimulation,
    pipes: Iterable[str] | None = None,
    *,
    sensors: Sequence[str],
    coefficient: float,
    until_s: int,
) -> F8:
    """Fall of head, m, at each sensor when a pipe leaks: [pipe, report, sensor].

    Half of the leak (`coefficient`, m³/s per √m) is put at each end of the pipe that is a junction. Raises BadInput
    for names that the network lacks.
    """
    start = WaterSimulation(base) if isinstance(base, WaterNetwork) else base
    places = []
    for name in sensors:
        if name not in start.node_ids:
            raise BadInput(f"sensor {name!r} is no node of this network")
        places.append(start.node_ids.index(name))
    by_id = {pipe.id: pipe for pipe in start.network.pipes}
    wanted = list(by_id) if pipes is None else list(pipes)
    junctions = {junction.id for junction in start.network.junctions}
    start.solve()
    kept, lane = start.snapshot(), start.fork()
    whole = lane.report_heads(until_s, places)
    out = np.empty((len(wanted), *whole.shape))
    for i, name in enumerate(wanted):
        if name not in by_id:
            raise BadInput(f"pipe {name!r} is not in this network")
        ends = [end for end in (by_id[name].start, by_id[name].end) if end in junctions]
        lane.restore(kept)
        for end in ends:
            lane.set_leak(end, coefficient=coefficient / len(ends))
        out[i] = whole - lane.report_heads(until_s, places)
    return out
