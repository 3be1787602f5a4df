"""Cars that are sent another way while they drive."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twin_core.city import City, Router, load_city
from twin_core.traffic import EDIT_CODES, Reroutes, Simulation

BEGIN_S = 7 * 3600.0
WANTED = 25


@pytest.fixture(scope="module")
def city(luzhou: Path) -> City:
    return load_city(luzhou)


@pytest.fixture
def busy(city: City) -> Simulation:
    """Two minutes of a morning, every step checked."""
    demand = city.load_demand(seed=3, begin_s=BEGIN_S, end_s=BEGIN_S + 120.0)
    simulation = Simulation(city.network, demand, seed=3, begin_s=BEGIN_S, check=True)
    simulation.step(90)
    return simulation


def wishes(simulation: Simulation, city: City, *, arrival_m: float = float("nan")) -> Reroutes:
    """New ways for cars in the middle of their edge: to the destination of the car before in the list."""
    view, lanes, edges = simulation.vehicles(), city.network.lanes, city.network.edges
    router = Router(city.network)
    start, ways, numbers = [0], [], []
    destination = int(edges.id.index("E0100")) if "E0100" in edges.id else 0
    for number, lane, pos_m, kind in zip(
        *(x.tolist() for x in (view.number, view.lane, view.pos_m, view.type)), strict=True
    ):
        edge = int(lanes.edge[lane])
        if edges.internal[edge] or pos_m > 0.4 * float(lanes.length_m[lane]) or len(numbers) == WANTED:
            continue
        if simulation.demand.vehicles.line[number]:
            continue
        way = router.route(edge, destination, int(simulation.demand.types.vclass[kind]))
        destination = edge
        if way is not None and len(way) > 1:
            numbers.append(number)
            ways.append(way)
            start.append(start[-1] + len(way))
    return Reroutes(
        np.array(numbers, np.int32), np.array(start, np.int32), np.concatenate(ways), np.full(len(numbers), arrival_m)
    )


def state_bytes(simulation: Simulation) -> bytes:
    """A snapshot without its head, which counts how many ways were compiled in this very process."""
    return simulation.snapshot().to_bytes().split(b"\n", 2)[2]


def arrived_on(simulation: Simulation, numbers: list[int], edges: list[int], steps: int) -> dict[int, bool]:
    """For each car that leaves the road within `steps`: whether the last edge it was seen on is its new one."""
    ends, last = dict(zip(numbers, edges, strict=True)), dict[int, int]()
    edge_of = simulation.network.lanes.edge
    for _ in range(steps):
        view = simulation.vehicles()
        seen = {n: int(edge_of[lane]) for n, lane in zip(view.number.tolist(), view.lane.tolist(), strict=True)}
        last.update({n: seen[n] for n in ends if n in seen})
        simulation.step()
    still = set(simulation.vehicles().number.tolist())
    return {n: last[n] == ends[n] for n in ends if n not in still and n in last}


def test_a_rerouted_car_ends_its_trip_where_its_new_way_ends(busy: Simulation, city: City) -> None:
    asked = wishes(busy, city)
    code = busy.reroute(asked)
    assert {EDIT_CODES[c] for c in code} <= {"done", "too late to take another way from here"}
    done = np.flatnonzero(code == 0)
    assert len(done) >= WANTED // 2
    ends = [int(asked.route_edge[asked.route_start[i + 1] - 1]) for i in done]
    found = arrived_on(busy, asked.number[done].tolist(), ends, 600)
    assert len(found) >= len(done) // 3
    assert all(found.values())


def test_a_snapshot_keeps_the_new_ways(busy: Simulation, city: City) -> None:
    busy.reroute(wishes(busy, city))
    saved = busy.snapshot()
    busy.step(60)
    first = state_bytes(busy)
    busy.restore(saved)
    busy.step(60)
    assert state_bytes(busy) == first


def test_the_end_may_be_a_place_on_the_last_edge(busy: Simulation, city: City) -> None:
    asked = wishes(busy, city, arrival_m=20.0)
    number = int(asked.number[np.flatnonzero(busy.reroute(asked) == 0)[0]])
    for _ in range(900):
        busy.step()
        if number not in busy.vehicles().number:
            return
    pytest.fail("the car never arrived")


def test_what_cannot_be_followed_is_refused_with_its_reason(busy: Simulation, city: City) -> None:
    asked = wishes(busy, city)
    one, whole = asked.number[:1], np.array([0, 2], np.int32)
    elsewhere = np.array([asked.route_edge[1], asked.route_edge[0]], np.int32)
    nowhere = np.array([asked.route_edge[0], asked.route_edge[asked.route_start[2] - 1]], np.int32)
    at = np.array([np.nan])
    before = busy.snapshot().to_bytes()
    for number, edges, reason in (
        (np.array([1 << 29], np.int32), elsewhere, "no such vehicle on the road"),
        (one, elsewhere, "route does not begin on the lane's edge or is not connected"),
        (one, nowhere, "route does not begin on the lane's edge or is not connected"),
    ):
        code = busy.reroute(Reroutes(number, whole, edges, at))
        assert [EDIT_CODES[c] for c in code] == [reason]
    assert len(busy.snapshot().to_bytes()) >= len(before)


def test_a_car_at_the_line_keeps_its_way(busy: Simulation, city: City) -> None:
    """Cars one metre before the line that are asked to leave by another link refuse; nobody jumps over a lane."""
    view, lanes = busy.vehicles(), city.network.lanes
    router = Router(city.network)
    asked = []
    for number, lane, pos_m, kind, speed in zip(
        *(x.tolist() for x in (view.number, view.lane, view.pos_m, view.type, view.speed_mps)), strict=True
    ):
        edge = int(lanes.edge[lane])
        if city.network.edges.internal[edge] or busy.demand.vehicles.line[number] or speed < 8.0:
            continue
        if float(lanes.length_m[lane]) - pos_m < 8.0:
            ends = (router.route(edge, end, int(busy.demand.types.vclass[kind])) for end in range(0, 400, 7))
            asked += [(number, way) for way in ends if way is not None and len(way) > 1]
    assert asked
    refused = [
        EDIT_CODES[
            int(
                busy.reroute(
                    Reroutes(np.array([n], np.int32), np.array([0, len(way)], np.int32), way, np.array([np.nan]))
                )[0]
            )
        ]
        for n, way in asked[:40]
    ]
    assert "too late to take another way from here" in refused
    busy.step(60)
