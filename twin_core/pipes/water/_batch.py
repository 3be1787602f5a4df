"""Many scenarios of one network: all start from one state and differ by leaks, closures, settings or demands.

Eight scenarios are computed side by side (`engine/_lanes.py`); each has the bits of a run of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from citybrain_wire.errors import BadInput

from twin_core.pipes.water._changes import Changeable
from twin_core.pipes.water._memory import lane_state, make_state, make_work
from twin_core.pipes.water._network import WaterNetwork
from twin_core.pipes.water._simulation import MANY, WaterSimulation
from twin_core.pipes.water._units import M_PER_FT
from twin_core.pipes.water._unsolved import NoSolution, why_unsolved
from twin_core.pipes.water.engine._lanes import LANES
from twin_core.pipes.water.engine._march import ASLEEP, DONE, FAILED, Record, march
from twin_core.pipes.water.engine._spread import spread

__all__ = ["Batch", "BatchResult", "Scenario", "leak_signatures", "solve_batch"]

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

    def apply(self, simulation: Changeable) -> None:
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
    """[scenario, report, node] and [scenario, report, link]; nan where there is no solution (`failed` says why).

    Nodes and links stand in the order of the file, or nodes as they were asked for.
    """

    time_s: npt.NDArray[np.int64]
    head_m: F8
    flow_m3s: F8
    failed: Mapping[int, str]


class Batch:
    """Memory for eight scenarios side by side, all from the state of one simulation; keep it for repeated use."""

    def __init__(self, base: WaterNetwork | WaterSimulation) -> None:
        """`base` itself is solved, else never changed; a network stands at time 0."""
        self._base = WaterSimulation(base) if isinstance(base, WaterNetwork) else base
        net = self._base.compiled.net
        _, self._state = make_state(net, (LANES,))
        self._work = make_work(net, (LANES,))
        self._lanes = [Changeable(self._base.compiled, lane_state(self._state, lane)) for lane in range(LANES)]

    def solve(
        self, scenarios: Sequence[Scenario], *, until_s: int | None = None, nodes: Sequence[str] | None = None
    ) -> BatchResult:
        """Solve every scenario from the present state of `base`.

        Without `until_s` the present time is solved once per scenario; with it each scenario runs on and is reported
        at the report times of the file. `nodes` asks for the heads of some nodes only, and for no flows. Raises
        BadInput for names that the network lacks.
        """
        compiled = self._base.compiled
        times = self._report_times(until_s)
        columns, column_of = self._columns(nodes)
        links = len(compiled.link_ids) if nodes is None else 0
        head = np.full((len(scenarios), times.size, int(columns.max(initial=-1)) + 1), np.nan)
        flow = np.full((len(scenarios), times.size, links), np.nan)
        failed = self._run(scenarios, head, flow, columns[compiled.net.node_file], until_s)
        np.multiply(head, M_PER_FT, out=head)
        np.multiply(flow, compiled.flow_m3s, out=flow)
        return BatchResult(times, head if column_of is None else head[..., column_of], flow, failed)

    def _columns(self, nodes: Sequence[str] | None) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.intp] | None]:
        """(column of each node, −1: none; column of each asked-for node, None: all in the order of the file)."""
        ids = self._base.node_ids
        if nodes is None:
            return np.arange(len(ids), dtype=np.int32), None
        place = {name: i for i, name in enumerate(ids)}
        for name in nodes:
            if name not in place:
                raise BadInput(f"node {name!r} is not in this network")
        unique, column_of = np.unique(np.array([place[name] for name in nodes], dtype=np.int64), return_inverse=True)
        columns = np.full(len(ids), -1, dtype=np.int32)
        columns[unique] = np.arange(unique.size)
        return columns, column_of

    def _report_times(self, until_s: int | None) -> npt.NDArray[np.int64]:
        self._base.solve()
        if until_s is None:
            return np.array([self._base.time_s], dtype=np.int64)
        return np.arange(self._base.next_report_s, until_s + 1, self._base.network.times.report_step_s, dtype=np.int64)

    def _run(
        self,
        scenarios: Sequence[Scenario],
        head: F8,
        flow: F8,
        node_column: npt.NDArray[np.int32],
        until_s: int | None,
    ) -> dict[int, str]:
        """Fill head and flow [scenario, report, column] in ft and cfs; returns why scenarios failed."""
        base, compiled, progress = self._base, self._base.compiled, self._work.progress[0]
        end_s, rows = base.time_s if until_s is None else until_s, head.shape[1]
        none, no_states = np.zeros((LANES, rows, 0)), np.zeros((LANES, rows, 0), dtype=np.int8)
        link_column = compiled.net.link_file.astype(np.int32)
        failed: dict[int, str] = {}
        for first in range(0, len(scenarios), LANES):
            group = slice(first, min(first + LANES, len(scenarios)))
            spread(base.state, self._state)
            if until_s is None:
                self._state.clock["next_report_s"] = base.time_s
            progress["stage"] = ASLEEP
            progress["stage"][: group.stop - first] = DONE
            for scenario, lane in zip(scenarios[group], self._lanes, strict=False):
                scenario.apply(lane)
            record = Record(
                np.zeros(LANES), np.zeros((LANES, rows)), head[group], none, flow[group], none, no_states, node_column,
                link_column,
            )  # fmt: skip
            march(compiled.net, self._state, self._work, record, end_s, MANY)
            for place in np.flatnonzero(progress["stage"] == FAILED).tolist():
                failed[first + place] = why_unsolved(compiled, self._lanes[place].state)
        return failed


def solve_batch(
    base: WaterNetwork | WaterSimulation, scenarios: Sequence[Scenario], *, until_s: int | None = None
) -> BatchResult:
    """`Batch(base).solve(…)` for a single use."""
    return Batch(base).solve(scenarios, until_s=until_s)


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
    by_id = {pipe.id: pipe for pipe in start.network.pipes}
    wanted = list(by_id) if pipes is None else list(pipes)
    junctions = {junction.id for junction in start.network.junctions}
    scenarios = [Scenario()]
    for name in wanted:
        if name not in by_id:
            raise BadInput(f"pipe {name!r} is not in this network")
        ends = [end for end in (by_id[name].start, by_id[name].end) if end in junctions]
        scenarios.append(Scenario(leaks=dict.fromkeys(ends, coefficient / max(len(ends), 1))))
    result = Batch(start).solve(scenarios, until_s=until_s, nodes=sensors)
    if result.failed:
        raise NoSolution(next(iter(result.failed.values())))
    return result.head_m[0] - result.head_m[1:]
