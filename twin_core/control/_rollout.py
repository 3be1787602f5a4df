"""One rollout: the streets from now on under given plans, and what it costs whom.

Equal luck for all plans: drivers' seed and demand hang on the member alone, so two rollouts of the same member differ
by their plans only, and two of the same plans not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware_profiles.safety import Plan
from twin_core.control._exchange import Exchanges, Switch
from twin_core.control._service import PERMISSIVE, PRIORITY, ApproachLanes, Discharge
from twin_core.control._zones import Zones
from twin_core.mirror import Nowcast, World, member_demand, member_seed, resume
from twin_core.traffic import Simulation

__all__ = ["Recording", "plans_in_force", "roll"]

F64 = NDArray[np.float64]
I8 = NDArray[np.int8]
I32 = NDArray[np.int32]

WAITING_EVERY_S = 5
QUEUED_CARS = 2  # a lane with this many standing cars can use all the green it gets
GREEN_AGE_S = 3.0  # start-up loss: discharge is counted from here on


@dataclass(frozen=True)
class Recording:
    """What a rollout shows. [S] signals, [A] approach lanes.

    `cost`: [S] delay that each signal answers for, `total`: delay of all, vehicle-seconds over the horizon. The rest is
    there only where it was asked for.
    """

    cost: F64
    total: float
    arrivals_vps: F64
    queue: F64
    discharge: Discharge


def roll(
    world: World,
    nowcast: Nowcast,
    zones: Zones,
    lanes: ApproachLanes,
    switches: Sequence[Switch],
    *,
    member: int,
    seed: int,
    horizon_s: int,
    record: bool,
) -> Recording:
    """Drive one member under `switches` for `horizon_s` seconds."""
    demand = member_demand(world, nowcast, seed=seed, member=member, horizon_s=horizon_s)
    simulation = resume(world, nowcast, seed=member_seed(seed, member), demand=demand)
    exchanges = Exchanges(world, switches, nowcast.street_offset_ms)
    watch = _Watch(simulation, lanes) if record else None
    before, delay_before = _lane_loss(simulation), simulation.total_delay_s()
    outside = np.zeros(len(world.network.edges.id))
    second = 0
    while second < horizon_s:
        exchanges.make(simulation)
        n = _stride(second, horizon_s, exchanges.next_ms(), simulation.time_ms, every_second=watch is not None)
        simulation.step(n)
        second += n
        if watch is not None:
            watch.look(simulation)
        if second % WAITING_EVERY_S == 0:
            outside += WAITING_EVERY_S * np.asarray(simulation.edge_waiting().n, np.float64)
    cost = zones.cost(zones.delay(_lane_loss(simulation) - before, outside))
    total = simulation.total_delay_s() - delay_before
    if watch is None:
        none = np.zeros(0)
        return Recording(cost, total, none, none, Discharge(none, none))
    return Recording(cost, total, *watch.summary(simulation, horizon_s))


def _lane_loss(simulation: Simulation) -> F64:
    return np.array(simulation.lane_view().time_loss_s, np.float64)


def _stride(second: int, horizon_s: int, due_ms: int | None, time_ms: int, *, every_second: bool) -> int:
    """Seconds to the next moment at which something has to be done."""
    if every_second:
        return 1
    n = min(WAITING_EVERY_S - second % WAITING_EVERY_S, horizon_s - second)
    if due_ms is not None:
        n = min(n, max(1, -(-(due_ms - time_ms) // 1000)))
    return n


class _Watch:
    """Counts what approach lanes let go, second by second."""

    def __init__(self, simulation: Simulation, lanes: ApproachLanes) -> None:
        view = simulation.lane_view()
        self._lanes = lanes
        n = lanes.lane.size
        self._left0 = np.array(view.left, np.int64)[lanes.lane]
        self._queue0 = np.array(view.halting, np.int64)[lanes.lane]
        self._rows = np.repeat(np.arange(n), np.diff(lanes.link_start))  # of each link
        links = simulation.network.signals.n_links
        lamp0 = np.cumsum(links, dtype=np.int64) - links
        self._lamp = lamp0[lanes.signal[self._rows]] + lanes.position
        self._left, self._halting = self._left0.copy(), self._queue0.copy()
        self._green_s: F64 = np.zeros(n)
        self._kind = self._kinds(simulation)
        self._seconds: F64 = np.zeros((n, 3))
        self._vehicles: F64 = np.zeros((n, 3))

    def _kinds(self, simulation: Simulation) -> NDArray[np.int64]:
        """[A] best kind of green that each lane shows now."""
        out = np.zeros(self._lanes.lane.size, np.int64)
        shown = np.asarray(simulation.all_letters(), np.int8)[self._lamp]
        kinds = np.where(shown == ord("G"), PRIORITY, np.where(shown == ord("g"), PERMISSIVE, 0))
        np.maximum.at(out, self._rows, kinds)
        return out

    def look(self, simulation: Simulation) -> None:
        """After one second."""
        view, lane = simulation.lane_view(), self._lanes.lane
        left, halting = np.array(view.left, np.int64)[lane], np.array(view.halting, np.int64)[lane]
        kind = self._kinds(simulation)
        self._green_s = np.where(kind > 0, self._green_s + 1.0, 0.0)
        used = (self._green_s > GREEN_AGE_S) & (self._halting >= QUEUED_CARS) & (kind == self._kind)
        rows = np.flatnonzero(used)
        self._seconds[rows, kind[rows]] += 1.0
        self._vehicles[rows, kind[rows]] += left[rows] - self._left[rows]
        self._left, self._halting, self._kind = left, halting, kind

    def summary(self, simulation: Simulation, horizon_s: int) -> tuple[F64, F64, Discharge]:
        """(arrivals a second, cars standing at first, discharge)."""
        n = np.array(simulation.lane_view().n, np.int64)[self._lanes.lane]
        arrivals = np.maximum(self._left - self._left0 + n - self._queue0, 0) / horizon_s
        return arrivals, self._queue0.astype(np.float64), Discharge(self._seconds, self._vehicles)


def plans_in_force(world: World, nowcast: Nowcast) -> Mapping[int, Plan]:
    """Per signal the plan that it runs now: the cloud's, else the local one in its plan form."""
    out: dict[int, Plan] = {}
    for s, setup in enumerate(world.controllers):
        state = nowcast.controllers[s]
        if setup.profile is not None and setup.profile.plans:
            out[s] = state.plan or setup.profile.plans[setup.profile.local_plan]
    return out
