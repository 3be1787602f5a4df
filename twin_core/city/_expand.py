"""From vehicles, trips and flows in files to single departures: flows unrolled, zones and types drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from twin_core.city._faults import Findings
from twin_core.city._hash import STREAM_FLOW, STREAM_TAZ, STREAM_TYPE, pick, uniform
from twin_core.city._raw_demand import RawDemand, RawDistribution, RawFlow, RawVehicle
from twin_core.city._vehicle_types import DEFAULT_TYPES, default_type

__all__ = ["DROPPED_EARLY", "DROPPED_LATE", "Departure", "expand"]

MAX_VEHICLES = 5_000_000
"""A flow with a wrong period must not eat the machine."""
MAX_TRIALS = 366 * 86400
"""A flow by probability is one draw per second."""
DROPPED_EARLY = "vehicles depart before the begin and are dropped"
DROPPED_LATE = "vehicles depart at or after the end and are dropped"
NEVER_MS = 1 << 60


@dataclass(slots=True)
class Departure:
    """One vehicle. `key` is the place of its element in the files and its number within a flow: what draws hang on."""

    id: str
    key: int
    depart_ms: int
    shift_ms: int  # how much later than the first of its flow
    type: str
    raw: RawVehicle


def expand(raw: RawDemand, findings: Findings, seed: int, begin_ms: int, end_ms: int | None) -> list[Departure]:
    """Departures within [begin, end), sorted by time, ties in file order. Draws the types of distributions."""
    kept: list[Departure] = []
    made = early = late = 0
    seen: set[str] = set()
    for f, vehicle in enumerate(raw.vehicles):
        choice = _type_choice(raw, vehicle, findings)
        if choice is None:
            continue
        times = _times(vehicle, findings, seed, f, begin_ms, end_ms)
        for i, (name, depart_ms, shift_ms) in enumerate(times):
            if name in seen:
                findings.fault(vehicle.path, vehicle.line, "id", f"vehicle {name!r}: stands already elsewhere")
                break
            if made >= MAX_VEHICLES:
                findings.fault(vehicle.path, vehicle.line, "", f"more than {MAX_VEHICLES} vehicles; refused")
                return []
            seen.add(name)
            made += 1
            key = f << 32 | i
            if depart_ms < begin_ms:
                early += 1
            elif end_ms is not None and depart_ms >= end_ms:
                late += 1
            else:
                drawn = choice.names[0]
                if len(choice.names) > 1:
                    drawn = choice.names[pick(choice.cumulative(), seed, STREAM_TYPE, key)]
                kept.append(Departure(name, key, depart_ms, shift_ms, drawn, vehicle))
    if early:
        findings.note(DROPPED_EARLY, early)
    if late:
        findings.note(DROPPED_LATE, late)
    kept.sort(key=lambda departure: departure.depart_ms)
    return kept


def _type_choice(raw: RawDemand, vehicle: RawVehicle, findings: Findings) -> RawDistribution | None:
    name = vehicle.type
    if name in raw.type_choices:
        choice = raw.type_choices[name]
        for i, weight in enumerate(choice.weights):
            if math.isnan(weight):
                choice.weights[i] = raw.type_weights.get(choice.names[i], 1.0)
        unknown = [one for one in choice.names if one not in raw.types]
        if unknown or not any(weight > 0.0 for weight in choice.weights):
            why = f"unknown type {unknown[0]!r}" if unknown else "no type with a probability above 0"
            findings.fault(choice.path, choice.line, "vTypes", f"vTypeDistribution {name!r}: {why}")
            return None
        return choice
    if name in DEFAULT_TYPES and name not in raw.types:
        raw.types[name] = default_type(name)
    if name not in raw.types:
        findings.fault(vehicle.path, vehicle.line, "type", f"vehicle {vehicle.id!r}: unknown type {name!r}")
        return None
    return RawDistribution([name], [1.0], vehicle.path, vehicle.line)


def _times(
    vehicle: RawVehicle, findings: Findings, seed: int, flow_index: int, begin_ms: int, end_ms: int | None
) -> Iterator[tuple[str, int, int]]:
    """(id, depart ms, shift ms) of a vehicle, or of all vehicles of a flow."""
    flow = vehicle.flow
    if flow is None:
        yield vehicle.id, (begin_ms if vehicle.depart_ms < 0 else vehicle.depart_ms), 0
        return
    start_ms = begin_ms if flow.begin_ms < 0 else flow.begin_ms
    stop_ms = flow.end_ms if flow.end_ms >= 0 else end_ms
    what = f"flow {vehicle.id!r}"
    if stop_ms is None and (flow.number < 0 or not (flow.period_s or flow.poisson_per_s or flow.probability)):
        findings.fault(vehicle.path, vehicle.line, "end", f"{what}: needs an end, since the simulation has none either")
        return
    length_s = math.inf if stop_ms is None else (stop_ms - start_ms) / 1000
    # what departs after the simulation's end need not be made
    last_ms = min(stop_ms if stop_ms is not None else NEVER_MS, end_ms if end_ms is not None else NEVER_MS)
    if flow.probability > 0.0 and last_ms - start_ms > MAX_TRIALS * 1000:
        findings.fault(vehicle.path, vehicle.line, "end", f"{what}: with a probability it may last a year at most")
        return
    for i, offset_s in enumerate(_offsets(flow, seed, flow_index, length_s)):
        if start_ms / 1000 + offset_s >= last_ms / 1000 or 0 <= flow.number <= i:
            return
        shift_ms = round(offset_s * 1000)
        yield f"{vehicle.id}.{i}", start_ms + shift_ms, shift_ms


def _offsets(flow: RawFlow, seed: int, flow_index: int, length_s: float) -> Iterator[float]:
    """Endless (or as long as the flow) departure times in seconds from the flow's begin."""
    if flow.poisson_per_s > 0.0:
        at, i = 0.0, 0
        while True:
            at -= math.log(uniform(seed, STREAM_FLOW, flow_index, i)) / flow.poisson_per_s
            yield at
            i += 1
    elif flow.probability > 0.0:
        for second in range(math.ceil(min(length_s, MAX_TRIALS))):
            if uniform(seed, STREAM_FLOW, flow_index, second) < flow.probability:
                yield float(second)
    elif flow.period_s > 0.0:
        i = 0
        while True:
            yield i * flow.period_s
            i += 1
    elif flow.number > 0:
        for i in range(flow.number):
            yield i * length_s / flow.number


def draw_zone_edge(weights: dict[str, float], seed: int, key: int, sink: bool) -> str | None:
    """An edge of a zone by weight; None where it has none."""
    names = [name for name, weight in weights.items() if weight > 0.0]
    if not names:
        return None
    return names[pick(list(accumulate(weights[name] for name in names)), seed, STREAM_TAZ, 2 * key + sink)]
