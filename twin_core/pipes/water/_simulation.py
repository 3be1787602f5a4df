"""A running water network: solve, step, change while it runs, snapshot, fork."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Self, TypeVar

import numpy as np
import numpy.typing as npt
from citybrain_wire.errors import BadInput

from twin_core.pipes.water._changes import Changeable
from twin_core.pipes.water._compile import Compiled, compile_network
from twin_core.pipes.water._memory import Block, begin, make_state, make_work
from twin_core.pipes.water._network import Demand, Junction, Pipe, Reservoir, WaterNetwork
from twin_core.pipes.water._units import M_PER_FT
from twin_core.pipes.water._unsolved import NoSolution, why_unsolved, without_source
from twin_core.pipes.water.engine._arrays import Table
from twin_core.pipes.water.engine._cache import CACHE
from twin_core.pipes.water.engine._constants import FCV, MISSING, PBV, PRV, PSV
from twin_core.pipes.water.engine._march import FAILED, FULL, Record, march

__all__ = ["Report", "Snapshot", "WaterSimulation", "is_warm", "warm"]

F8 = npt.NDArray[np.float64]
I1 = npt.NDArray[np.int8]
MANY = 2**62
S = TypeVar("S", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A state, bit for bit; fits every simulation of the same network."""

    block: Block
    time_s: int


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Rows of a run in the order of the file: [rows], [rows, nodes], [rows, links]."""

    time_s: npt.NDArray[np.int64]
    head_m: F8
    demand_m3s: F8
    flow_m3s: F8
    setting: F8
    status: I1


class WaterSimulation(Changeable):
    """Extended-period simulation of one network.

    Heads and flows belong to `time_s`, 0 at first, and are solved when they are first asked for. Several simulations
    of one network share everything that does not change; nothing is global, so a process holds any number of them.
    """

    def __init__(self, network: WaterNetwork, *, compiled: Compiled | None = None) -> None:
        """Compile the network (or share `compiled`) and stand at time 0. Compiles kernels at the first use."""
        shared = compiled or compile_network(network)
        self._block, state = make_state(shared.net)
        super().__init__(shared, state)
        self._work = make_work(shared.net)
        begin(self._compiled, self._state)

    @property
    def network(self) -> WaterNetwork:
        return self._compiled.network

    @property
    def time_s(self) -> int:
        return int(self._clock["time_s"])

    @property
    def next_report_s(self) -> int:
        """The next time of the file's report steps that has not been reported yet."""
        return int(self._clock["next_report_s"])

    @property
    def _clock(self) -> np.void:
        return self._state.clock[0]

    # --- going on ---------------------------------------------------------------------------------------------------

    def solve(self) -> None:
        """Solve the present time, if something changed. Raises NoSolution."""
        if self._clock["dirty"] or not self._clock["solved"]:
            self._march(self._rows(0), self.time_s, 1)

    def step(self, until_s: int | None = None) -> int:
        """Solve the present time, go to the next at which anything changes, solve it; returns that time, s.

        `until_s` is a time that is not stepped over.
        """
        self.solve()
        end_s = self.time_s + 366 * 86400 if until_s is None else int(until_s)
        if not self._clock["halted"]:
            self._march(self._rows(0), end_s, 1)
        return self.time_s

    def run_until(self, until_s: int) -> None:
        """Go on to a time, s, and solve it."""
        self._march(self._rows(0), int(until_s), MANY)

    def reports(self, until_s: int | None = None, *, rows: int = 256) -> Iterator[Report]:
        """Go on to a time (default: the duration of the file); yields the reports on the way in blocks of rows."""
        end_s = self.network.times.duration_s if until_s is None else int(until_s)
        while True:
            left = max(0, end_s - int(self._clock["next_report_s"])) // self.network.times.report_step_s + 2
            record = self._rows(min(rows, left))
            outcome = self._march(record, end_s, MANY)
            yield self._report(record)
            if outcome != FULL:
                return

    def run(self, until_s: int | None = None) -> Report:
        """Go on to a time (default: the duration of the file) and return all reports on the way."""
        parts = list(self.reports(until_s))
        return Report(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Report)))

    def _march(self, record: Record, until_s: int, solves: int) -> int:
        march(self._compiled.net, self._state, self._work, record, until_s, solves)
        outcome = int(self._work.progress[0]["stage"])
        if outcome == FAILED:
            raise NoSolution(why_unsolved(self._compiled, self._state))
        return outcome

    def _rows(self, rows: int) -> Record:
        nodes, links = self._state.head.size, self._state.flow.size
        return Record(
            np.zeros(1),
            np.zeros((1, rows)),
            np.zeros((1, rows, nodes)),
            np.zeros((1, rows, nodes)),
            np.zeros((1, rows, links)),
            np.zeros((1, rows, links)),
            np.zeros((1, rows, links), dtype=np.int8),
            self._compiled.net.node_file.astype(np.int32),
            self._compiled.net.link_file.astype(np.int32),
        )

    def _report(self, record: Record) -> Report:
        rows, flow = int(record.filled[0]), self._compiled.flow_m3s
        return Report(
            record.time_s[0, :rows].astype(np.int64),
            record.head[0, :rows] * M_PER_FT,
            record.outflow[0, :rows] * flow,
            record.flow[0, :rows] * flow,
            np.where(record.setting[0, :rows] == MISSING, np.nan, record.setting[0, :rows])
            * self._setting_factors()[None, :],
            record.status[0, :rows],
        )

    # --- looking ----------------------------------------------------------------------------------------------------

    @property
    def heads_m(self) -> F8:
        """Heads, m, in the order of `node_ids`."""
        self.solve()
        return self._by_node(self._state.head) * M_PER_FT

    @property
    def pressures_m(self) -> F8:
        """Pressure heads, m of water above the node's elevation; 0 at reservoirs."""
        self.solve()
        net = self._compiled.net
        reservoir = net.tank["node"][net.tank["area_ft2"] == 0.0]
        pressure = self._state.head - net.elevation
        pressure[reservoir] = 0.0
        return self._by_node(pressure) * M_PER_FT

    @property
    def demands_m3s(self) -> F8:
        """Outflow of junctions with emitters and leaks, inflow of tanks and reservoirs, m³/s."""
        self.solve()
        return self._by_node(self._state.outflow) * self._compiled.flow_m3s

    @property
    def flows_m3s(self) -> F8:
        """Flows from start to end, m³/s, in the order of `link_ids`; closed links carry about 0."""
        self.solve()
        return self._by_link(self._state.flow) * self._compiled.flow_m3s

    @property
    def leaks_m3s(self) -> F8:
        """Leak flow of each node, m³/s: `set_leak` and the file's leakage; 0 at reservoirs and tanks."""
        self.solve()
        leaks = np.zeros(self._state.head.size)
        leaks[: self._state.fixed_leak.size] = self._state.fixed_leak_flow + self._state.growing_leak_flow
        return self._by_node(leaks) * self._compiled.flow_m3s

    @property
    def statuses(self) -> I1:
        """`LinkStatus` of each link."""
        self.solve()
        return self._by_link(self._state.status)

    @property
    def settings(self) -> F8:
        """Pump speeds and valve settings (m, m³/s or the valve's own unit); nan where a link is held open or closed."""
        self.solve()
        held = np.where(self._state.setting == MISSING, np.nan, self._state.setting)
        return self._by_link(held) * self._setting_factors()

    @property
    def energy(self) -> Table:
        """Energy of each pump in the order of the file."""
        return self._state.energy.copy()

    @property
    def solves(self) -> int:
        return int(self._clock["solves"])

    @property
    def iterations(self) -> int:
        return int(self._clock["iterations"])

    @property
    def unbalanced(self) -> int:
        """Solutions that stopped before they met the accuracy."""
        return int(self._clock["unbalanced"])

    @property
    def halted(self) -> bool:
        """Whether a solution was not balanced in a file that says UNBALANCED STOP."""
        return bool(self._clock["halted"])

    @property
    def without_source(self) -> tuple[str, ...]:
        """Junctions that want water and have no open path to a reservoir or tank now; their heads mean nothing."""
        self.solve()
        return without_source(self._compiled, self._state)

    @property
    def elevations_m(self) -> F8:
        """Elevations of nodes; at reservoirs their head."""
        return self._by_node(self._compiled.net.elevation) * M_PER_FT

    @property
    def areas_m2(self) -> F8:
        """Cross sections of links; 0 for pumps."""
        return self._by_link(self._compiled.net.area) * M_PER_FT**2

    @property
    def node_ids(self) -> tuple[str, ...]:
        return self._compiled.node_ids

    @property
    def link_ids(self) -> tuple[str, ...]:
        return self._compiled.link_ids

    def _by_node(self, values: npt.NDArray[S]) -> npt.NDArray[S]:
        out = np.empty_like(values)
        out[self._compiled.net.node_file] = values
        return out

    def _by_link(self, values: npt.NDArray[S]) -> npt.NDArray[S]:
        out = np.empty_like(values)
        out[self._compiled.net.link_file] = values
        return out

    def _setting_factors(self) -> F8:
        """SI per engine unit of each link's setting, in the order of the file."""
        kind = self._by_link(self._compiled.net.kind)
        factors = np.ones(kind.size)
        factors[np.isin(kind, (PRV, PSV, PBV))] = M_PER_FT
        factors[kind == FCV] = self._compiled.flow_m3s
        return factors

    # --- keeping ----------------------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """The whole state, bit for bit."""
        return Snapshot(self._block.copy(), self.time_s)

    def restore(self, snapshot: Snapshot) -> None:
        """Return to a snapshot of this network. Raises BadInput when it is of another one."""
        if snapshot.block.size != self._block.size:
            raise BadInput("the snapshot belongs to another network")
        self._block[:] = snapshot.block

    def fork(self) -> Self:
        """An independent simulation with the same state; it shares what never changes."""
        twin = type(self).__new__(type(self))
        twin._compiled = self._compiled
        twin._block, twin._state = make_state(self._compiled.net)
        twin._work = make_work(self._compiled.net)
        twin._block[:] = self._block
        return twin


def is_warm() -> bool:
    """Whether some process has compiled all kernels of single simulations."""
    return CACHE.is_warm()


def warm() -> None:
    """Compile all kernels, or load them, under the cache's lock. Processes that start together call this first."""
    if CACHE.is_warm():
        return
    with CACHE.compiling_alone():
        if CACHE.is_warm():
            return
        simulation = WaterSimulation(_TOY)
        simulation.run_until(1)
        simulation.set_status("p", True)
        simulation.set_demand("a", 0.001)
        simulation.run_until(2)
        CACHE.mark_warm()


_TOY = WaterNetwork(
    name="toy",
    junctions=(Junction("a", 0.0, (Demand(0.001),)),),
    reservoirs=(Reservoir("r", 10.0),),
    pipes=(Pipe("p", "r", "a", 100.0, 0.1, 100.0),),
)
