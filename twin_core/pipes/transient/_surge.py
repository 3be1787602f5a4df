"""`Surge`: a network in its steady state to which something happens."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from citybrain_wire import BadInput
from numpy.typing import NDArray

from twin_core.pipes.transient._cache import CACHE
from twin_core.pipes.transient._characteristics import run_steps
from twin_core.pipes.transient._plan import GRAVITY_MPS2, Line, LineKind, Plan, Spot, SpotKind, plan_surge

__all__ = ["Surge", "SurgeRecord", "warm"]

F64 = NDArray[np.float64]

HOLE_CONTRACTION = 0.6
"""Discharge coefficient of a sharp-edged hole."""
VAPOUR_M = -10.1
"""Gauge head at which water boils at 20 °C; below it the model's full pipes are no longer full."""
ROUNDS_SHARED = 12
"""Sweeps over machines where two share a spot: their coupling is weak, each sweep gains a digit or more."""


@dataclass(frozen=True)
class SurgeRecord:
    """What happened: `time_s` [T]; `head_m` [T, n] of the recorded spots; extremes [S] of every spot since the begin.

    `boiled`: spots whose pressure fell below vapour pressure. From then on the heads near them are not to be trusted:
    water columns part, and this model does not part them.
    """

    time_s: F64
    spots: tuple[str, ...]
    head_m: F64
    lowest_m: F64
    highest_m: F64
    boiled: tuple[str, ...]

    def of(self, spot: str) -> F64:
        """[T] heads of a recorded spot."""
        return np.asarray(self.head_m[:, self.spots.index(spot)])


class Surge:
    """Waves on a plan's grid. Not thread-safe; several are independent of each other."""

    def __init__(self, plan: Plan) -> None:
        """Start in the plan's steady state. Raises `BadInput` where a spot has machines only."""
        self._plan = plan
        self._head, self._flow = plan.head_m.copy(), plan.flow_m3s.copy()
        self._head2, self._flow2 = self._head.copy(), self._flow.copy()
        n, m = len(plan.spots), len(plan.machine_id)
        for s in range(n):
            if plan.end0[s] == plan.end0[s + 1] and not plan.fixed[s]:
                raise BadInput(
                    f"spot {plan.spots[s].id!r}: no pipe of a reach or more leads there, so it has no pressure of its "
                    f"own; take a smaller step than {plan.dt_s} s or join it with its neighbour"
                )
        self._spot_head = plan.spot_head_m.copy()
        self._source, self._resist, self._taken = np.zeros(n), np.zeros(n), np.zeros(n)
        self._lowest, self._highest = self._spot_head.copy(), self._spot_head.copy()
        self._machine_flow, self._speed = plan.machine_flow_m3s.copy(), np.ones(m)
        used = plan.machine_spot.ravel()
        self._rounds = ROUNDS_SHARED if len(np.unique(used)) < len(used) else 1
        self._holes: dict[int, tuple[float, float, float]] = {}
        self._moves: dict[int, tuple[float, float, float]] = {}
        self._trips: dict[int, float] = {}
        self._steps = 0

    @property
    def time_s(self) -> float:
        """Time since the steady state."""
        return self._steps * self._plan.dt_s

    # --- what may happen

    def open_hole(self, spot: str, *, area_m2: float, at_s: float, within_s: float = 0.0) -> None:
        """A burst: q = C A √(2 g (H − z)) from `at_s` on, growing to its size `within_s`."""
        if not (math.isfinite(area_m2) and area_m2 > 0.0):
            raise BadInput(f"hole at {spot!r}: area_m2 is {area_m2}; it must be above 0")
        k = HOLE_CONTRACTION * area_m2 * math.sqrt(2.0 * GRAVITY_MPS2)
        self._holes[self._spot(spot)] = (k, at_s, within_s)

    def move_valve(self, valve: str, *, opening: float, at_s: float, within_s: float = 0.0) -> None:
        """Bring a valve's opening τ (of Q = τ Q₀ √(ΔH/ΔH₀)) evenly from 1 to `opening`, 0 shut, within a time."""
        if not 0.0 <= opening <= 1.0:
            raise BadInput(f"valve {valve!r}: opening is {opening}; it must be 0 to 1")
        self._moves[self._machine(valve, LineKind.VALVE)] = (opening, at_s, within_s)

    def trip_pump(self, pump: str, *, at_s: float) -> None:
        """Cut a pump's power; it runs down by its inertia behind a check valve."""
        self._trips[self._machine(pump, LineKind.PUMP)] = at_s

    def _spot(self, spot: str) -> int:
        if spot not in self._plan.spot_of:
            raise BadInput(f"there is no spot {spot!r}")
        index = self._plan.spot_of[spot]
        if self._plan.fixed[index]:
            raise BadInput(f"spot {spot!r} is a reservoir; a hole there changes no head")
        return index

    def _machine(self, name: str, kind: LineKind) -> int:
        if name not in self._plan.machine_id:
            raise BadInput(f"there is no {kind.name.lower()} {name!r}")
        index = self._plan.machine_id.index(name)
        if self._plan.machine_kind[index] != kind:
            raise BadInput(f"{name!r} is no {kind.name.lower()}")
        return index

    # --- run

    def run(self, for_s: float, record: tuple[str, ...] = ()) -> SurgeRecord:
        """Go on for `for_s` (rounded up to two steps); `record` names the spots whose heads to keep, default all."""
        plan = self._plan
        wanted = record or tuple(spot.id for spot in plan.spots)
        for name in wanted:
            if name not in plan.spot_of:
                raise BadInput(f"there is no spot {name!r}")
        columns = np.array([plan.spot_of[name] for name in wanted], np.int32)
        n = 2 * math.ceil(for_s / plan.dt_s / 2.0 - 1e-9)
        heads = np.empty((n, len(columns)))
        times = np.asarray((self._steps + 1 + np.arange(n)) * plan.dt_s, np.float64)
        for first, last in self._blocks(times):
            self._block(times[first:last], columns, heads[first:last])
        boiled = [
            plan.spots[s].id for s in np.flatnonzero(self._lowest - plan.elevation_m < VAPOUR_M) if not plan.fixed[s]
        ]
        return SurgeRecord(times, wanted, heads, self._lowest.copy(), self._highest.copy(), tuple(boiled))

    def _blocks(self, times: F64) -> list[tuple[int, int]]:
        """Ranges of steps, cut (at even numbers) where a pump trips."""
        cuts = {0, len(times)}
        for at_s in self._trips.values():
            cut = int(np.searchsorted(times, at_s))
            cuts.add(min(len(times), cut + cut % 2))
        edges = sorted(cuts)
        return [(a, b) for a, b in pairwise(edges) if b > a]

    def _block(self, times: F64, columns: NDArray[np.int32], heads: F64) -> None:
        plan = self._plan
        hole_of = np.full(len(plan.spots), -1, np.int32)
        hole_k = np.zeros((len(times), max(1, len(self._holes))))
        for i, (spot, (k, at_s, within_s)) in enumerate(self._holes.items()):
            hole_of[spot] = i
            hole_k[:, i] = k * _ramp(times, at_s, within_s)
        opening = np.ones((len(times), len(plan.machine_id)))
        for machine, (target, at_s, within_s) in self._moves.items():
            opening[:, machine] = 1.0 + (target - 1.0) * _ramp(times, at_s, within_s)
        tripped = np.zeros(len(plan.machine_id), np.bool_)
        for machine, at_s in self._trips.items():
            tripped[machine] = times[0] >= at_s
        run_steps(
            plan.point0, plan.b, plan.r, plan.end0, plan.end_point, plan.end_inner, plan.end_pipe, plan.end_sign,
            plan.fixed, plan.elevation_m, plan.outflow, plan.machine_spot, plan.machine_kind, plan.loss, plan.pump,
            self._rounds, hole_of, hole_k, opening, tripped,
            self._head, self._flow, self._head2, self._flow2, self._spot_head, self._source, self._resist, self._taken,
            self._machine_flow, self._speed, self._lowest, self._highest, columns, heads, plan.dt_s,
        )  # fmt: skip
        self._steps += len(times)


def _ramp(times: F64, at_s: float, within_s: float) -> F64:
    """0 before `at_s`, 1 after `within_s` more, even between."""
    if within_s <= 0.0:
        return (times >= at_s - 1e-9).astype(np.float64)
    return np.clip((times - at_s) / within_s, 0.0, 1.0)


def warm() -> None:
    """Compile the kernels into the cache unless a process did before."""
    if CACHE.is_warm():
        return
    with CACHE.compiling_alone():
        if not CACHE.is_warm():
            spots = (Spot("a", 50.0, kind=SpotKind.RESERVOIR), Spot("b", 50.0))
            line = Line("p", "a", "b", 0.0, length_m=100.0, diameter_m=0.3)
            Surge(plan_surge(spots, (line,), dt_s=0.01)).run(0.1)
            CACHE.mark_warm()
