"""From departures with routes to the arrays of `Demand`: stops placed, positions resolved, speed factors drawn."""

from __future__ import annotations

import math

import numpy as np

from twin_core.city._assign import NO_ROUTE, Assignment, assign_routes
from twin_core.city._compile_additional import POSITION_EPS_M, resolve_position
from twin_core.city._expand import Departure, expand
from twin_core.city._faults import Findings
from twin_core.city._hash import STREAM_SPEED_FACTOR, normal
from twin_core.city._raw_demand import RawDemand, RawStop
from twin_core.city._router import Router
from twin_core.city._vehicle_types import TypeSpec, compile_types
from twin_core.city.network import F32, Demand, Network, Vehicles

__all__ = ["compile_demand"]

MAX_REDRAWS = 64
Stop = tuple[int, float, float, int, int, bool, int]


def compile_demand(
    raw: RawDemand,
    network: Network,
    router: Router,
    findings: Findings,
    *,
    seed: int,
    begin_ms: int,
    end_ms: int | None,
    source_hash: str,
) -> Demand | None:
    """Resolve all names. Adds faults to `findings` and returns None where there are any."""
    if findings.cut_short:
        return None
    departures = expand(raw, findings, seed, begin_ms, end_ms)
    assignment = assign_routes(raw, network, router, departures, findings, seed)
    type_of = {name: i for i, name in enumerate(raw.types)}
    specs = list(raw.types.values())
    places = _Places(network, assignment, findings)
    stops = [
        places.stops(i, departure) if assignment.route[i] != NO_ROUTE else [] for i, departure in enumerate(departures)
    ]
    lanes_value, pos_value, arrival = places.ends(departures)
    if findings:
        return None
    types = np.array([type_of[departure.type] for departure in departures], np.int32)
    vehicles = _vehicles(
        departures, types, assignment, stops, lanes_value, pos_value, arrival, _factors(departures, specs, types, seed)
    )
    route_start, route_edge = assignment.book.csr()
    names = network.edges.id
    first = [names[route_edge[route_start[r]]] for r in assignment.route.tolist()]
    last = [names[route_edge[route_start[r + 1] - 1]] for r in assignment.route.tolist()]
    return Demand(
        types=compile_types(specs),
        vehicles=vehicles,
        route_start=route_start,
        route_edge=route_edge,
        trip=assignment.trip,
        seed=seed,
        source_hash=source_hash,
        notes=findings.notes(),
        od_origin=tuple(d.raw.from_taz or edge for d, edge in zip(departures, first, strict=True)),
        od_destination=tuple(d.raw.to_taz or edge for d, edge in zip(departures, last, strict=True)),
    )


def _factors(departures: list[Departure], specs: list[TypeSpec], types: np.ndarray, seed: int) -> F32:
    """Speed factor per vehicle: normal, drawn anew while outside the type's range."""
    out = np.empty(len(departures), np.float32)
    for i, departure in enumerate(departures):
        spec = specs[types[i]]
        if not math.isnan(departure.raw.speed_factor):
            out[i] = departure.raw.speed_factor
            continue
        value = spec.speed_factor_mean
        if spec.speed_factor_dev > 0.0:
            for attempt in range(MAX_REDRAWS):
                value = spec.speed_factor_mean + spec.speed_factor_dev * normal(
                    seed, STREAM_SPEED_FACTOR, departure.key, attempt
                )
                if spec.speed_factor_min <= value <= spec.speed_factor_max:
                    break
            else:
                value = min(max(value, spec.speed_factor_min), spec.speed_factor_max)
        out[i] = value
    return out


class _Places:
    """Turns names and positions of departures and stops into lanes and metres."""

    def __init__(self, network: Network, assignment: Assignment, findings: Findings) -> None:
        self._findings = findings
        self._assignment = assignment
        self._lane_of = network.lane_index()
        self._edge_of_lane = network.lanes.edge
        self._lane_length_m = network.lanes.length_m
        self._lane0 = network.edges.lane0
        self._n_lanes = network.edges.n_lanes
        self._names = network.edges.id
        self._stop_of = {name: i for i, name in enumerate(network.bus_stops.id)}
        self._bus_stops = network.bus_stops

    def ends(self, departures: list[Departure]) -> tuple[list[int], list[float], list[float]]:
        """(lane, depart position, arrival position) per departure, numbers checked against the edge."""
        lanes: list[int] = []
        positions: list[float] = []
        arrivals: list[float] = []
        for i, departure in enumerate(departures):
            source = departure.raw
            lanes.append(source.depart_lane[1])
            positions.append(source.depart_pos[1])
            arrivals.append(source.arrival_pos_m)
            route = self._assignment.route[i]
            if route == NO_ROUTE:
                continue
            edges = self._assignment.book.edges[route]
            first, last = int(edges[0]), int(edges[-1])
            what = f"vehicle {source.id!r}"
            if source.depart_lane[0] == 0 and source.depart_lane[1] >= self._n_lanes[first]:
                self._findings.fault(
                    source.path, source.line, "departLane",
                    f"{what}: edge {self._names[first]!r} has {self._n_lanes[first]} lanes, "
                    f"there is no lane {source.depart_lane[1]}",
                )  # fmt: skip
            size = float(self._lane_length_m[self._lane0[first]])
            if source.depart_pos[0] == 0:
                positions[i] = resolve_position(source.depart_pos[1], size, False)
                if math.isnan(positions[i]):
                    self._findings.fault(
                        source.path, source.line, "departPos",
                        f"{what}: {source.depart_pos[1]:g} m lies beyond edge {self._names[first]!r} of {size:g} m",
                    )  # fmt: skip
            if not math.isnan(source.arrival_pos_m):
                # SUMO moves arrivals beyond the edge to its end without a word
                arrivals[i] = resolve_position(
                    source.arrival_pos_m, float(self._lane_length_m[self._lane0[last]]), True
                )
        return lanes, positions, arrivals

    def stops(self, i: int, departure: Departure) -> list[Stop]:
        """Stops of a departure in driving order: those of its route, then its own."""
        edges = self._assignment.book.edges[self._assignment.route[i]].tolist()
        found: list[Stop] = []
        at = 0
        # until counts from the departure where a route brings it, from the flow's first vehicle in a flow
        for shift_ms, stops in (
            (departure.depart_ms, self._assignment.route_stops[i]),
            (departure.shift_ms, departure.raw.stops),
        ):
            for stop in stops:
                placed = self._place(stop)
                if placed is None:
                    continue
                lane, begin, end, bus_stop = placed
                edge = int(self._edge_of_lane[lane])
                try:
                    at = edges.index(edge, at)
                except ValueError:
                    self._findings.fault(
                        stop.path, stop.line, "busStop" if stop.bus_stop else "lane",
                        f"vehicle {departure.raw.id!r}: edge {self._names[edge]!r} of this stop lies not ahead",
                    )  # fmt: skip
                    continue
                until = stop.until_ms + shift_ms if stop.until_ms >= 0 else -1
                found.append((lane, begin, end, stop.duration_ms, until, stop.parking, bus_stop))
        return found

    def _place(self, stop: RawStop) -> tuple[int, float, float, int] | None:
        """(lane, begin m, end m, bus stop or -1)."""
        if stop.bus_stop:
            number = self._stop_of.get(stop.bus_stop)
            if number is None:
                self._findings.fault(stop.path, stop.line, "busStop", f"stop: unknown bus stop {stop.bus_stop!r}")
                return None
            stops = self._bus_stops
            return int(stops.lane[number]), float(stops.start_m[number]), float(stops.end_m[number]), number
        lane = self._lane_of.get(stop.lane)
        if lane is None:
            self._findings.fault(stop.path, stop.line, "lane", f"stop: unknown lane {stop.lane!r}")
            return None
        size = float(self._lane_length_m[lane])
        end = size if math.isnan(stop.end_m) else resolve_position(stop.end_m, size, stop.friendly)
        begin = max(0.0, end - 2 * POSITION_EPS_M)
        if not math.isnan(stop.start_m):
            begin = resolve_position(stop.start_m, size, stop.friendly)
        for field, value, given in (("startPos", begin, stop.start_m), ("endPos", end, stop.end_m)):
            if math.isnan(value) and not math.isnan(given):
                self._findings.fault(
                    stop.path, stop.line, field, f"stop: {given:g} m lies beyond lane {stop.lane!r} of {size:g} m"
                )
                return None
        if begin > end:
            self._findings.fault(
                stop.path, stop.line, "endPos", f"stop: ends at {end:g} m, before it begins at {begin:g} m"
            )
            return None
        return lane, begin, end, -1


def _vehicles(
    departures: list[Departure],
    types: np.ndarray,
    assignment: Assignment,
    stops: list[list[Stop]],
    lane_values: list[int],
    pos_values: list[float],
    arrival: list[float],
    factors: F32,
) -> Vehicles:
    stop_start = np.zeros(len(departures) + 1, np.int32)
    np.cumsum([len(row) for row in stops], out=stop_start[1:])
    flat = [stop for row in stops for stop in row]
    raws = [departure.raw for departure in departures]
    return Vehicles(
        id=tuple(departure.id for departure in departures),
        type=types,
        depart_ms=np.array([departure.depart_ms for departure in departures], np.int64),
        route=assignment.route,
        speed_factor=factors,
        depart_lane=np.array([raw.depart_lane[0] for raw in raws], np.int8),
        depart_lane_value=np.array(lane_values, np.int32),
        depart_pos=np.array([raw.depart_pos[0] for raw in raws], np.int8),
        depart_pos_value_m=np.array(pos_values, np.float32),
        depart_speed=np.array([raw.depart_speed[0] for raw in raws], np.int8),
        depart_speed_value_mps=np.array([raw.depart_speed[1] for raw in raws], np.float32),
        arrival_pos_m=np.array(arrival, np.float32),
        stop_start=stop_start,
        stop_lane=np.array([stop[0] for stop in flat], np.int32),
        stop_start_m=np.array([stop[1] for stop in flat], np.float32),
        stop_end_m=np.array([stop[2] for stop in flat], np.float32),
        stop_duration_ms=np.array([stop[3] for stop in flat], np.int64),
        stop_until_ms=np.array([stop[4] for stop in flat], np.int64),
        stop_parking=np.array([stop[5] for stop in flat], np.bool_),
        stop_bus_stop=np.array([stop[6] for stop in flat], np.int32),
        line=tuple(raw.line_name for raw in raws),
    )
