"""Cases about the simulator itself: nothing overlaps, runs a red or gets lost; workers and saves change nothing."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise

import numpy as np

from bench.traffic._cases import read_case
from bench.traffic._compare import geh
from bench.traffic.suite._road import Car, Edge, Node, Phase, Road, poisson_s
from bench.traffic.suite._score import Band, Case, Figure, Setting
from bench.traffic.suite._simulators import NotOffered, Simulator
from bench.traffic.suite._trace import Trace, crossings_s

__all__ = ["WHOLE_CASES"]

N, BLOCK_M = 3, 250.0
CAR_LENGTH_M = 5.0
RED_S, GREEN_S, YELLOW_S = 30, 20, 3


def _name(i: int, j: int) -> str:
    return f"{chr(ord('a') + i)}{j}"


def _grid(seed: int, per_h: float, until_s: int) -> Road:
    """3 × 3 signals, two lanes each way; whoever enters somewhere leaves on the opposite side."""
    inner = {(i, j) for i in range(1, N + 1) for j in range(1, N + 1)}
    rim = {(i, j) for i in range(N + 2) for j in (0, N + 1) if 1 <= i <= N}
    rim |= {(j, i) for i, j in rim}
    nodes = tuple(
        Node(_name(i, j), BLOCK_M * i, BLOCK_M * j, "traffic_light" if (i, j) in inner else "priority")
        for i, j in sorted(inner | rim)
    )
    edges: list[Edge] = []
    cars: list[Car] = []
    for i, j in sorted(inner | rim):
        for k, m in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
            if (k, m) in inner | rim and ((i, j) in inner or (k, m) in inner):
                edges.append(Edge(_name(i, j), _name(k, m), 2))
    for lane in range(1, N + 1):
        rows = [[(x, lane) for x in range(N + 2)], [(lane, y) for y in range(N + 2)]]
        for row in [*rows, *(r[::-1] for r in rows)]:
            route = tuple(_name(*a) + _name(*b) for a, b in pairwise(row))
            cars += [Car(t, route, {"departLane": "best"}) for t in poisson_s(seed * 100 + len(cars), per_h, until_s)]
    return Road(nodes, tuple(edges), tuple(cars), until_s + 900)


# --- 10 nothing impossible ------------------------------------------------------------------------------------------


def _impossible(simulator: Simulator, setting: Setting) -> list[Figure]:
    """The grid, more than full, with SUMO's own guess of signal programs: both read them from the net."""
    road = _grid(setting.seed, 900.0, 900)
    trace = simulator.trace(road, setting.folder, step_s=setting.step_s, seed=setting.seed)
    red = simulator.trace(_signalled(), setting.folder / "red", step_s=setting.step_s, seed=setting.seed)
    none = Band(0.0, 0.0, "", "definition")
    return [
        Figure("overlaps", float(_overlaps(trace)), none),
        Figure("jumps", float(_jumps(trace)), none),
        Figure("vanished", float(trace.vanished), none),
        Figure("runs of a red", float(_red_runs(red)), none),
    ]


def _signalled() -> Road:
    """One lane, more cars than its signal lets through."""
    nodes = (Node("a", 0, 0), Node("b", 500, 0, "traffic_light"), Node("c", 900, 0))
    phases = (Phase(RED_S, "r"), Phase(GREEN_S, "G"), Phase(YELLOW_S, "y"))
    cars = tuple(Car(2.0 * k, ("ab", "bc")) for k in range(400))
    return Road(nodes, (Edge("a", "b"), Edge("b", "c")), cars, 900, {"b": phases})


def _red_runs(trace: Trace) -> int:
    """Fronts past the stop line while it was red, but for the second in which the lamp changed."""
    in_cycle = crossings_s(trace, "ab") % (RED_S + GREEN_S + YELLOW_S)
    return int(((in_cycle > 1.0) & (in_cycle < RED_S - 1.0)).sum())


def _overlaps(trace: Trace) -> int:
    """Pairs of cars on one lane at one second of which one stands inside the other."""
    by_place: dict[tuple[float, str], list[float]] = {}
    for car in trace.cars.values():
        for time_s, lane, pos_m in zip(car.time_s, car.lane, car.pos_m, strict=True):
            by_place.setdefault((float(time_s), lane), []).append(float(pos_m))
    found = 0
    for places in by_place.values():
        if len(places) > 1:
            found += int((np.diff(np.sort(places)) < CAR_LENGTH_M - 0.01).sum())
    return found


def _jumps(trace: Trace) -> int:
    """Cars that were nowhere for a second or more between two sightings, or ended short of their route."""
    gaps = sum(int((np.diff(car.time_s) > 1.001).sum()) for car in trace.cars.values())
    end_s = max(float(car.time_s[-1]) for car in trace.cars.values())
    lost = sum(
        number not in trace.arrived and float(car.time_s[-1]) < end_s - 1.001 for number, car in trace.cars.items()
    )
    return gaps + lost


# --- 11 and 12 the same again ---------------------------------------------------------------------------------------


def _workers(simulator: Simulator, setting: Setting) -> list[Figure]:
    road = _grid(setting.seed, 600.0, 300)
    alone = simulator.trace(road, setting.folder / "1", step_s=setting.step_s, seed=setting.seed)
    workers = max(2, os.cpu_count() or 2)
    many = simulator.trace_on_workers(
        road, setting.folder / "n", step_s=setting.step_s, seed=setting.seed, workers=workers
    )
    band = Band(1.0, 1.0, "", "definition: the same seed gives the same bits")
    return [Figure(f"equal on 1 and {workers} threads", float(alone.digest() == many.digest()), band)]


def _saved(simulator: Simulator, setting: Setting) -> list[Figure]:
    road, at_s = _grid(setting.seed, 600.0, 300), 200
    whole = simulator.trace(road, setting.folder / "whole", step_s=setting.step_s, seed=setting.seed)
    resumed = simulator.trace_resumed(
        road, setting.folder / "resumed", step_s=setting.step_s, seed=setting.seed, at_s=at_s
    )
    band = Band(1.0, 1.0, "", "definition: saving changes nothing")
    same = _after(whole, at_s).digest() == _after(resumed, at_s).digest()
    return [Figure("equal after save and restore", float(same), band)]


def _after(trace: Trace, at_s: float) -> Trace:
    """Rows later than `at_s`."""
    cars = {}
    for number, car in trace.cars.items():
        late = car.time_s > at_s
        if late.any():
            lanes = tuple(lane for lane, keep in zip(car.lane, late, strict=True) if keep)
            cars[number] = replace(
                car, time_s=car.time_s[late], lane=lanes, pos_m=car.pos_m[late], speed_mps=car.speed_mps[late]
            )
    return replace(trace, cars=cars)


# --- 14 flows on real streets ---------------------------------------------------------------------------------------


def _flows(simulator: Simulator, setting: Setting) -> list[Figure]:
    """A real hour: does each edge carry what the demand sends over it?"""
    from twin_core.city import read_demand, read_network

    if setting.streets is None:
        raise NotOffered("name a real street folder with --folder")
    streets = read_case(setting.streets)
    network = read_network(streets.net, streets.additional)
    demand = read_demand(
        network, streets.routes, streets.additional, seed=setting.seed, begin_s=streets.begin_s, end_s=streets.end_s
    )
    asked = np.zeros(len(network.edges.id))
    for route in demand.vehicles.route:
        np.add.at(asked, demand.route_edge[demand.route_start[route] : demand.route_start[route + 1]], 1.0)
    asked *= 3600.0 / streets.horizon_s
    carried = simulator.edge_flows_per_h(streets, setting.folder, step_s=setting.step_s, seed=setting.seed)
    shares = [
        geh(carried.get(name, 0.0), float(per_h)) < 5.0
        for name, per_h in zip(network.edges.id, asked, strict=True)
        if per_h >= 20.0
    ]
    band = Band(85.0, 100.0, "% of edges", "FHWA Traffic Analysis Toolbox III (2004): GEH < 5 on 85 %")
    return [Figure(f"GEH < 5 on {setting.streets.name}", 100.0 * float(np.mean(shares)), band)]


WHOLE_CASES = (
    Case("nothing-impossible", "no overlap, no jump, nobody lost", _impossible),
    Case("workers", "one thread or many", _workers),
    Case("save-restore", "saved and gone on", _saved),
    Case("flows", "edges carry their demand", _flows),
)
