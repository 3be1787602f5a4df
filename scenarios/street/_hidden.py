"""What the twin is not told: who drives today, and what goes wrong.

Each origin–destination pair of the city's demand is scaled by its own factor; an incident slows a lane to walking pace
for some minutes, as a crash beside it does. Both follow from the hidden seed alone.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenarios.street import _draw
from twin_core.city import VCLASSES, Demand, Network

__all__ = ["Incident", "draw_incident", "hide_demand", "take"]

MAX_SHIFT_S = 30.0  # how far a second car of a scaled-up pair starts from the first
MIN_EDGE_M = 60.0
WALKING_MPS = 1.4
_PUBLIC = {VCLASSES.index(name) for name in ("bus", "coach", "tram", "rail_urban", "rail")}


def take(demand: Demand, chosen: NDArray[np.int64], depart_ms: NDArray[np.int64], suffix: list[str]) -> Demand:
    """The demand of `chosen` vehicles (indices, repeats allowed), sorted by their new departures, ids with a suffix."""
    order = np.lexsort((chosen, depart_ms))
    chosen, depart_ms = chosen[order], depart_ms[order]
    suffix = [suffix[i] for i in order]
    old = demand.vehicles
    lengths = (old.stop_start[1:] - old.stop_start[:-1])[chosen]
    stop_start = np.zeros(len(chosen) + 1, np.int32)
    np.cumsum(lengths, out=stop_start[1:])
    stops = np.concatenate(
        [np.arange(old.stop_start[i], old.stop_start[i + 1]) for i in chosen] or [np.zeros(0, np.int64)]
    )
    stops = stops.astype(np.int64)
    vehicles = replace(
        old,
        id=tuple(old.id[i] + tail for i, tail in zip(chosen, suffix, strict=True)),
        depart_ms=np.ascontiguousarray(depart_ms),
        line=tuple(old.line[i] for i in chosen),
        stop_start=stop_start,
        **{
            name: np.ascontiguousarray(getattr(old, name)[chosen])
            for name in (
                "type", "route", "speed_factor", "depart_lane", "depart_lane_value", "depart_pos",
                "depart_pos_value_m", "depart_speed", "depart_speed_value_mps", "arrival_pos_m",
            )
        },
        **{
            name: np.ascontiguousarray(getattr(old, name)[stops])
            for name in (
                "stop_lane", "stop_start_m", "stop_end_m", "stop_duration_ms", "stop_until_ms", "stop_parking",
                "stop_bus_stop",
            )
        },
    )  # fmt: skip
    return replace(
        demand,
        vehicles=vehicles,
        trip=np.ascontiguousarray(demand.trip[chosen]),
        od_origin=tuple(demand.od_origin[i] for i in chosen),
        od_destination=tuple(demand.od_destination[i] for i in chosen),
    )


def hide_demand(demand: Demand, *, seed: int, spread: float) -> Demand:
    """The hidden day: every origin–destination pair scaled by a factor drawn evenly from 1 ± `spread`.

    A pair below 1 loses each of its cars with the missing share as chance; above 1 it gains a second car, up to
    MAX_SHIFT_S later, likewise. Public transport runs as its timetable says.
    """
    n = len(demand.vehicles.id)
    if n == 0 or spread == 0.0:
        return demand
    pairs = [f"{a}>{b}" for a, b in zip(demand.od_origin, demand.od_destination, strict=True)]
    pair_number = np.array([zlib.crc32(pair.encode()) for pair in pairs], np.uint64)
    factor = 1.0 + spread * (2.0 * _draw.uniform(seed, _draw.OD_FACTOR, pair_number) - 1.0)
    number = np.arange(n, dtype=np.uint64)
    public = np.isin(demand.types.vclass[demand.vehicles.type], list(_PUBLIC))
    keep = public | (_draw.uniform(seed, _draw.KEEP, number) < factor)
    twice = ~public & (_draw.uniform(seed, _draw.DUPLICATE, number) < factor - 1.0)
    shift_ms = (_draw.uniform(seed, _draw.SHIFT, number) * MAX_SHIFT_S * 1000).astype(np.int64)
    kept, doubled = np.flatnonzero(keep), np.flatnonzero(twice)
    depart_ms = demand.vehicles.depart_ms
    return take(
        demand,
        np.concatenate([kept, doubled]),
        np.concatenate([depart_ms[kept], depart_ms[doubled] + shift_ms[doubled]]),
        [""] * len(kept) + ["+"] * len(doubled),
    )


@dataclass(frozen=True)
class Incident:
    """A lane passed at `speed_mps` from `from_s` until `until_s` (seconds of the city's day)."""

    lane: int
    speed_mps: float
    from_s: float
    until_s: float


def draw_incident(network: Network, demand: Demand, *, seed: int, begin_s: float, until_s: float) -> Incident | None:
    """One incident, on a lane of a road with at least two lanes for cars, more likely where more routes pass.

    It begins within the middle half of the run and lasts 5 to 10 minutes. None where the network has no such road or
    the run is shorter than 10 minutes.
    """
    if until_s - begin_s < 600.0:
        return None
    edges, lanes = network.edges, network.lanes
    car = np.uint64(1 << VCLASSES.index("passenger"))
    open_to_cars = (lanes.allowed & car) != 0
    cars_lanes = np.add.reduceat(open_to_cars.astype(np.int32), edges.lane0)
    fits = ~edges.internal & (cars_lanes >= 2) & (lanes.length_m[edges.lane0] >= MIN_EDGE_M)
    uses = np.zeros(len(edges.id))
    for route, count in zip(*np.unique(demand.vehicles.route, return_counts=True), strict=True):
        uses[demand.route_edge[demand.route_start[route] : demand.route_start[route + 1]]] += count
    weight = np.where(fits, uses, 0.0)
    if weight.sum() <= 0.0:
        return None
    draw = _draw.uniform(seed, _draw.INCIDENT, np.arange(4, dtype=np.uint64))
    edge = int(np.searchsorted(np.cumsum(weight) / weight.sum(), draw[0], side="right"))
    first, count = int(edges.lane0[edge]), int(edges.n_lanes[edge])
    choices = [lane for lane in range(first, first + count) if open_to_cars[lane]]
    lane = choices[int(draw[1] * len(choices))]
    from_s = begin_s + (until_s - begin_s) * (0.25 + 0.5 * float(draw[2]))
    return Incident(
        lane=lane,
        speed_mps=WALKING_MPS,
        from_s=float(round(from_s)),
        until_s=float(round(from_s + 300.0 + 300.0 * float(draw[3]))),
    )
