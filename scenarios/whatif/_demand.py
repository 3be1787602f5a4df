"""Changes of traffic: who drives, and by which way. Pure; draws are a hash of (seed, change, vehicle).

Closing an edge is a matter of routes: whoever would come to it while it is closed takes the quickest way without it,
decided before departure, as drivers do who know. Cars that are under way at the branch may still pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenarios.whatif._changes import Buildings, Change, CloseEdge, Rain, ScaleDemand
from twin_core.city import DEPART_LANE, DEPART_POS, DEPART_SPEED, Demand, Network, Router
from twin_core.mirror import pick_vehicles, scale_draws, uniform

__all__ = ["Traffic", "change_traffic", "rain_effect"]

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

PURPOSE_SCALE, PURPOSE_BUILDINGS = 60, 70
SPREAD_MS = 60_000.0  # within which a copy of a car follows it
SLOWEST, SLACK_MS = 3.0, 300_000.0  # a car may come so many times later than at free flow, and so much on top
# Agarwal, Maze & Souleyrette 2005, Proc. Mid-Continent Transportation Research Symposium (the Highway Capacity Manual
# has taken them over): mm/h from which on, share of speed and of capacity lost, middles of their ranges.
RAIN = ((0.0, 0.015, 0.02), (0.25, 0.03, 0.075), (6.4, 0.055, 0.135))


class Traffic(NamedTuple):
    """The changed demand; trips that lost their way, and trips that drive another one."""

    demand: Demand
    unserved: int
    detoured: int


def rain_effect(mm_per_h: float) -> tuple[float, float]:
    """(share of speed, share of capacity) that rain takes away."""
    _, speed, capacity = max(row for row in RAIN if row[0] <= mm_per_h)
    return speed, capacity


def change_traffic(
    demand: Demand, network: Network, changes: Sequence[Change], *, begin_s: float, end_s: float, seed: int
) -> Traffic:
    """The demand under `changes` between the branch and the end."""
    unserved = detoured = 0
    for number, change in enumerate(changes):
        if isinstance(change, ScaleDemand):
            demand = _scale(demand, change, begin_s, seed, number)
        elif isinstance(change, Buildings):
            demand = _build(demand, network, change, begin_s, end_s, seed, number)
        elif isinstance(change, Rain):
            _, capacity = rain_effect(change.mm_per_h)
            demand = replace(demand, types=replace(demand.types, tau_s=demand.types.tau_s / (1.0 - capacity)))
    closings = [change for change in changes if isinstance(change, CloseEdge)]
    for change in closings:  # last, so that added cars heed them too
        demand, lost, turned = _close(demand, network, change, closings, begin_s)
        unserved, detoured = unserved + lost, detoured + turned
    return Traffic(demand, unserved, detoured)


def _scale(demand: Demand, change: ScaleDemand, begin_s: float, seed: int, number: int) -> Demand:
    """Each car of the chosen relations `factor` times, as whole cars by chance; lines keep their timetable."""
    cars = demand.vehicles
    rows = np.arange(len(cars.id))
    meant = (cars.depart_ms > begin_s * 1000.0) & np.array([line == "" for line in cars.line])
    if change.origins:
        meant &= np.isin(np.array(demand.od_origin), change.origins)
    if change.destinations:
        meant &= np.isin(np.array(demand.od_destination), change.destinations)
    factor = np.where(meant, change.factor, 1.0)
    copies = scale_draws(factor, uniform(seed, PURPOSE_SCALE + number, rows))
    repeated = np.repeat(rows, copies)
    nth = np.arange(repeated.size) - np.repeat(np.cumsum(copies) - copies, copies)
    later_ms = uniform(seed, PURPOSE_SCALE + number, repeated, nth + 1) * SPREAD_MS
    depart_ms = cars.depart_ms[repeated] + np.where(nth > 0, later_ms, 0.0).astype(np.int64)
    return pick_vehicles(demand, repeated, depart_ms=depart_ms)


def _build(
    demand: Demand, network: Network, change: Buildings, begin_s: float, end_s: float, seed: int, number: int
) -> Demand:
    """Cars to and from new buildings: each like a car of today, whose other end of the trip it shares."""
    cars = demand.vehicles
    models = np.flatnonzero((np.diff(cars.stop_start) == 0) & np.array([line == "" for line in cars.line]))
    count = round(change.trips_per_hour * (end_s - begin_s) / 3600.0)
    if not count or not models.size:
        return demand
    purpose, key = PURPOSE_BUILDINGS + number, np.arange(count)
    like = models[(uniform(seed, purpose, key, 1) * models.size).astype(np.int64)]
    at = (uniform(seed, purpose, key, 2) * len(change.edges)).astype(np.int64)
    arriving = uniform(seed, purpose, key, 3) < change.arriving_share
    when_ms = (1000.0 * (begin_s + uniform(seed, purpose, key, 4) * (end_s - begin_s))).astype(np.int64)
    router, index = Router(network), network.edge_index()
    doors = [index[name] for name in change.edges]
    routes: list[I32 | None] = []
    for k in range(count):
        edges = _route_of(demand, int(like[k]))
        door, vclass = doors[int(at[k])], int(demand.types.vclass[cars.type[like[k]]])
        ends = (int(edges[0]), door) if arriving[k] else (door, int(edges[-1]))
        routes.append(router.route(*ends, vclass))
    found = np.flatnonzero([route is not None for route in routes])
    n = len(cars.id)
    rows = np.concatenate([np.arange(n), like[found]])
    departs = np.concatenate([cars.depart_ms, when_ms[found]])
    order = np.argsort(departs, kind="stable")  # as pick_vehicles sorts
    grown = pick_vehicles(demand, rows, depart_ms=departs)
    fresh = {int(place): routes[found[order[place] - n]] for place in np.flatnonzero(order >= n)}
    return _anywhere(_with_routes(grown, network, {k: r for k, r in fresh.items() if r is not None}), list(fresh))


def _anywhere(demand: Demand, rows: list[int]) -> Demand:
    """Cars that start at the begin of their first edge on the best lane and end at the end of their last."""
    cars, at = demand.vehicles, np.array(rows, np.int64)
    lane, pos, speed = cars.depart_lane.copy(), cars.depart_pos.copy(), cars.depart_speed.copy()
    arrival_m = cars.arrival_pos_m.copy()
    lane[at], pos[at], speed[at] = DEPART_LANE.index("best"), DEPART_POS.index("base"), DEPART_SPEED.index("avg")
    arrival_m[at] = np.nan
    changed = replace(cars, depart_lane=lane, depart_pos=pos, depart_speed=speed, arrival_pos_m=arrival_m)
    return replace(demand, vehicles=changed)


def _route_of(demand: Demand, vehicle: int) -> I32:
    route = int(demand.vehicles.route[vehicle])
    return demand.route_edge[demand.route_start[route] : demand.route_start[route + 1]]


def _close(
    demand: Demand, network: Network, change: CloseEdge, all_: Sequence[CloseEdge], begin_s: float
) -> tuple[Demand, int, int]:
    """Other ways for all who would come to the closed edges in time; whoever has none does not drive."""
    index, router = network.edge_index(), Router(network)
    closed = np.array([index[name] for name in change.edges], np.int32)
    from_ms = 1000.0 * max(begin_s, change.from_s if change.from_s is not None else begin_s)
    until_ms = np.inf if change.until_s is None else 1000.0 * change.until_s
    time_s = router.free_flow_s()
    shut = _shut_with(all_, change, index)
    open_s = time_s.copy()
    open_s[np.array(sorted(shut), np.int64)] = np.inf
    cars, routes, lost = demand.vehicles, dict[int, I32](), list[int]()
    known = dict[tuple[int, int, tuple[int, ...]], I32 | None]()
    for vehicle in _comers(demand, closed, time_s, begin_s, from_ms, until_ms):
        edges = _route_of(demand, vehicle)
        stops = range(int(cars.stop_start[vehicle]), int(cars.stop_start[vehicle + 1]))
        at_stops = (int(network.lanes.edge[cars.stop_lane[k]]) for k in stops)
        via = tuple(edge for edge in at_stops if edge not in shut)
        key = (int(cars.route[vehicle]), int(demand.types.vclass[cars.type[vehicle]]), via)
        if key not in known:
            ends = (int(edges[0]), int(edges[-1]))
            way = None if set(ends) & set(shut) else router.route(*ends, key[1], via=via, edge_time_s=open_s)
            known[key] = None if way is None or np.isin(way, closed).any() else way
        new = known[key]
        if new is None:
            lost.append(vehicle)
        else:
            routes[vehicle] = new
    demand = _with_routes(demand, network, routes)
    keep = np.setdiff1d(np.arange(len(cars.id)), np.array(lost, np.int64))
    return (pick_vehicles(demand, keep) if lost else demand), len(lost), len(routes)


def _shut_with(all_: Sequence[CloseEdge], change: CloseEdge, index: Mapping[str, int]) -> frozenset[int]:
    """Edges that are closed at some moment of the time in which `change` is in force."""

    def span(one: CloseEdge) -> tuple[float, float]:
        return (
            -np.inf if one.from_s is None else one.from_s,
            np.inf if one.until_s is None else one.until_s,
        )

    first, last = span(change)
    meets = (one for one in all_ if span(one)[0] < last and span(one)[1] > first)
    return frozenset(index[name] for one in meets for name in one.edges)


def _comers(demand: Demand, closed: I32, time_s: F64, begin_s: float, from_ms: float, until_ms: float) -> list[int]:
    """Vehicles that depart after the branch and may come to a closed edge while it is closed."""
    cars = demand.vehicles
    first_ms = np.full(len(demand.route_start) - 1, -1.0)  # free-flow time to the first closed edge, by route
    hit = np.flatnonzero(np.isin(demand.route_edge, closed))
    owner = np.searchsorted(demand.route_start, hit, side="right") - 1
    for place, route in zip(hit[::-1].tolist(), owner[::-1].tolist(), strict=True):
        first_ms[route] = 1000.0 * float(time_s[demand.route_edge[demand.route_start[route] : place]].sum())
    ahead_ms = first_ms[cars.route]
    depart_ms = cars.depart_ms.astype(np.float64)
    comes = (ahead_ms >= 0.0) & (depart_ms > begin_s * 1000.0)
    comes &= (depart_ms + ahead_ms <= until_ms) & (depart_ms + SLOWEST * ahead_ms + SLACK_MS >= from_ms)
    vehicles: list[int] = np.flatnonzero(comes).tolist()
    return vehicles


def _with_routes(demand: Demand, network: Network, routes: Mapping[int, I32]) -> Demand:
    """The same vehicles, some by other routes; of their stops those stay that lie on the way."""
    if not routes:
        return demand
    cars = demand.vehicles
    route, trip = cars.route.copy(), demand.trip.copy()
    edges, starts = [demand.route_edge], [demand.route_start]
    number: dict[bytes, int] = {}
    at = int(demand.route_start[-1])
    for vehicle, way in routes.items():
        key = way.tobytes()
        if key not in number:
            number[key] = len(demand.route_start) - 1 + len(number)
            edges.append(way.astype(np.int32))
            at += len(way)
            starts.append(np.array([at], np.int32))
        route[vehicle], trip[vehicle] = number[key], False  # the way is chosen; nobody chooses anew at departure
    owner = np.repeat(np.arange(len(cars.id)), np.diff(cars.stop_start))
    stays = np.array(
        [
            int(vehicle) not in routes or bool(np.isin(network.lanes.edge[lane], routes[int(vehicle)]))
            for vehicle, lane in zip(owner, cars.stop_lane, strict=True)
        ],
        np.bool_,
    )
    stop_start = np.zeros(len(cars.id) + 1, np.int32)
    np.cumsum(np.bincount(owner[stays], minlength=len(cars.id)), out=stop_start[1:])
    of_stops = [field.name for field in fields(cars) if field.name.startswith("stop_")]
    stop_fields = {name: stop_start if name == "stop_start" else getattr(cars, name)[stays] for name in of_stops}
    return replace(
        demand,
        vehicles=replace(cars, route=route, **stop_fields),  # type: ignore[arg-type]  # fields by name
        route_start=np.concatenate(starts).astype(np.int32),
        route_edge=np.concatenate(edges),
        trip=trip,
    )
