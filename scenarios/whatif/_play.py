"""Play one side of a pair: from the branch to the end, and what came of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from citybrain_wire.errors import BadFile
from numpy.typing import NDArray

from scenarios.whatif._changes import Rain, SignalPlan
from scenarios.whatif._demand import Traffic, change_traffic, rain_effect
from scenarios.whatif._prepare import Prepared, signal_plan
from twin_core.city import Demand, derive_controller, load_city, plan_to_program
from twin_core.mirror import load_world, member_demand, member_seed, read_nowcast, resume
from twin_core.traffic import EdgeTable, SignalProgram, Simulation

__all__ = ["KPIS", "Outcome", "Variant", "play", "read_outcome"]

Variant = Literal["baseline", "changed"]
F64 = NDArray[np.float64]

SAMPLE_S = 10
MEMBER_SEED = 1
DIGITS = 6
KPIS = ("time_per_trip_min", "delay_per_trip_s", "mean_speed_kmh", "vehicle_km", "arrived", "unserved", "detoured")


@dataclass(frozen=True)
class Outcome:
    """One side, one seed. `kpis` by name (KPIS); per edge of the network, internal ones left out by the reader:
    `entered` cars, `sampled_s` car-seconds, `distance_m` driven, all from the branch on."""

    kpis: dict[str, float]
    entered: F64
    sampled_s: F64
    distance_m: F64

    def to_json(self) -> bytes:
        """Canonical bytes: equal outcomes, equal bytes."""
        columns = {name: _plain(getattr(self, name)) for name in ("entered", "sampled_s", "distance_m")}
        kpis = {name: round(value, DIGITS) for name, value in self.kpis.items()}
        return json.dumps({"kpis": kpis, **columns}, sort_keys=True, separators=(",", ":")).encode()


def _plain(column: F64) -> list[float]:
    return [round(float(value), 2) for value in column]


def read_outcome(path: Path) -> Outcome:
    """A stored outcome. Raises BadFile where it is damaged."""
    try:
        values = json.loads(path.read_bytes())
        columns = {name: np.array(values[name], np.float64) for name in ("entered", "sampled_s", "distance_m")}
        return Outcome({str(k): float(v) for k, v in values["kpis"].items()}, **columns)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadFile.at(path, f"is no stored result ({error}); remove it and run the scenario again") from error


@lru_cache(maxsize=2)
def _drawn(city: Path, seed: int, begin_s: float, end_s: float) -> Demand:
    return load_city(city).load_demand(seed=seed, begin_s=begin_s, end_s=end_s)


def play(prepared: Prepared, variant: Variant, seed: int) -> Outcome:
    """One side of the pair with this seed. Both sides are bit for bit the same up to the branch."""
    scenario, begin_s = prepared.scenario, prepared.begin_s
    end_s = begin_s + scenario.duration_s
    if scenario.snapshot is None:
        warm_s = begin_s - scenario.warm_up_s
        demand = _drawn(scenario.city, seed, warm_s, end_s)
        before = Simulation(prepared.network, demand, seed=seed, begin_s=warm_s)
        before.step(scenario.warm_up_s)
        traffic = _traffic(prepared, variant, demand, seed, end_s)
        street = before.fork(demand=traffic.demand)
    else:
        nowcast = read_nowcast(scenario.snapshot)
        world = load_world(scenario.city, nowcast.world)
        horizon_s = float(scenario.duration_s)
        demand = member_demand(world, nowcast, seed=MEMBER_SEED, member=seed, horizon_s=horizon_s)
        traffic = _traffic(prepared, variant, demand, seed, end_s)
        street = resume(world, nowcast, seed=member_seed(MEMBER_SEED, seed), demand=traffic.demand)
    if variant == "changed":
        _change_street(prepared, street)
    return _drive(prepared, street, traffic)


def _traffic(prepared: Prepared, variant: Variant, demand: Demand, seed: int, end_s: float) -> Traffic:
    if variant == "baseline":
        return Traffic(demand, 0, 0)
    changes = prepared.scenario.changes
    return change_traffic(demand, prepared.network, changes, begin_s=prepared.begin_s, end_s=end_s, seed=seed)


def _change_street(prepared: Prepared, street: Simulation) -> None:
    """What changes on the street itself: signal plans, speeds in the rain."""
    network = prepared.network
    for change in prepared.scenario.changes:
        if isinstance(change, SignalPlan):
            signal = network.signals.id.index(change.signal)
            setup = derive_controller(network, signal)
            street.set_signal_program(signal, SignalProgram(*plan_to_program(setup, signal_plan(setup, change))))
        elif isinstance(change, Rain):
            lost, _ = rain_effect(change.mm_per_h)
            for lane, speed_mps in enumerate(network.lanes.speed_mps.tolist()):
                street.set_lane_speed(lane, speed_mps * (1.0 - lost))


def _drive(prepared: Prepared, street: Simulation, traffic: Traffic) -> Outcome:
    counts, delay_s, edges = street.counts(), street.total_delay_s(), street.results().edges
    spent_s = 0.0
    for _ in range(prepared.scenario.duration_s // SAMPLE_S):
        street.step(SAMPLE_S)
        now = street.counts()
        spent_s += SAMPLE_S * (now.running + now.waiting)
    street.step(prepared.scenario.duration_s % SAMPLE_S)
    now, after = street.counts(), street.results().edges
    n = len(prepared.network.edges.id)
    sums = {name: _column(after, name, n) - _column(edges, name, n) for name in ("entered", "sampled_s", "distance_m")}
    # Everybody on the road or waiting at the branch, and everybody who came since.
    concerned = max(1, now.inserted + now.waiting - counts.arrived)
    distance_m, sampled_s = float(sums["distance_m"].sum()), float(sums["sampled_s"].sum())
    kpis = {
        "time_per_trip_min": spent_s / 60.0 / concerned,
        "delay_per_trip_s": (street.total_delay_s() - delay_s) / concerned,
        "mean_speed_kmh": 3.6 * distance_m / sampled_s if sampled_s else 0.0,
        "vehicle_km": distance_m / 1000.0,
        "arrived": float(now.arrived - counts.arrived),
        "unserved": float(traffic.unserved),
        "detoured": float(traffic.detoured),
    }
    return Outcome(kpis, **sums)


def _column(table: EdgeTable, name: str, n: int) -> F64:
    out = np.zeros(n)
    if name == "entered":
        out[table.edge] = table.entered + table.departed
    elif name == "sampled_s":
        out[table.edge] = table.sampled_s
    else:
        out[table.edge] = np.nan_to_num(table.speed_mps) * table.sampled_s
    return out
