"""What each change does to the traffic: nobody drives where it is closed, nobody is lost in silence."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from scenarios.whatif._changes import Buildings, Change, CloseEdge, Rain, ScaleDemand
from scenarios.whatif._demand import Traffic, change_traffic, rain_effect
from twin_core.city import City, Demand, Router, load_city
from twin_core.traffic import Simulation

BEGIN_S, END_S = 60.0, 600.0


@pytest.fixture(scope="module")
def city(grid: Path) -> City:
    return load_city(grid)


@pytest.fixture(scope="module")
def nominal(city: City) -> Demand:
    return city.load_demand(seed=1)


def changed(city: City, demand: Demand, *changes: Change, seed: int = 1) -> Traffic:
    return change_traffic(demand, city.network, changes, begin_s=BEGIN_S, end_s=END_S, seed=seed)


def edges_of(demand: Demand, vehicle: int) -> list[int]:
    route = int(demand.vehicles.route[vehicle])
    found: list[int] = demand.route_edge[demand.route_start[route] : demand.route_start[route + 1]].tolist()
    return found


def busiest(city: City, demand: Demand) -> int:
    """The edge that most cars pass on their way, neither their first nor their last."""
    middle = [edge for i in range(len(demand.vehicles.id)) for edge in edges_of(demand, i)[1:-1]]
    return int(np.bincount(middle).argmax())


def test_nobody_who_departs_later_comes_to_a_closed_edge(city: City, nominal: Demand) -> None:
    edge = busiest(city, nominal)
    name = city.network.edges.id[edge]
    traffic = changed(city, nominal, CloseEdge((name,), None, None))
    after = traffic.demand
    assert traffic.detoured > 20
    assert traffic.unserved == 0
    assert len(after.vehicles.id) == len(nominal.vehicles.id)
    router = Router(city.network)
    for i in range(len(after.vehicles.id)):
        way, before = edges_of(after, i), edges_of(nominal, i)
        if after.vehicles.depart_ms[i] <= BEGIN_S * 1000:
            assert way == before
            continue
        assert edge not in way
        assert (way[0], way[-1]) == (before[0], before[-1])
        vclass = int(after.types.vclass[after.vehicles.type[i]])
        assert all(router.connected(a, b, vclass) for a, b in pairwise(way))


def test_the_engine_drives_nobody_over_a_closed_edge(city: City, nominal: Demand) -> None:
    edge = busiest(city, nominal)
    closing = CloseEdge((city.network.edges.id[edge],), None, None)
    traffic = change_traffic(nominal, city.network, [closing], begin_s=-1.0, end_s=END_S, seed=1)
    street = Simulation(city.network, traffic.demand, seed=1, begin_s=0.0, check=True)
    street.step(300)
    assert edge not in street.results().edges.edge
    assert street.counts().arrived > 0


def test_a_closing_for_a_while_turns_only_those_away_who_may_meet_it(city: City, nominal: Demand) -> None:
    name = city.network.edges.id[busiest(city, nominal)]
    whole = changed(city, nominal, CloseEdge((name,), None, None)).detoured
    late = changed(city, nominal, CloseEdge((name,), 540.0, None)).detoured
    early = changed(city, nominal, CloseEdge((name,), None, 200.0)).detoured
    assert 0 < early < whole
    assert 0 < late <= whole


def test_a_trip_that_begins_or_ends_behind_the_closing_is_counted_as_unserved(city: City, nominal: Demand) -> None:
    first = edges_of(nominal, int(np.flatnonzero(nominal.vehicles.depart_ms > BEGIN_S * 1000)[0]))[0]
    traffic = changed(city, nominal, CloseEdge((city.network.edges.id[first],), None, None))
    assert traffic.unserved > 0
    assert len(traffic.demand.vehicles.id) == len(nominal.vehicles.id) - traffic.unserved


@pytest.mark.parametrize("factor", [0.5, 1.0, 1.7])
def test_demand_is_scaled_after_the_branch_only(factor: float, city: City, nominal: Demand) -> None:
    after = changed(city, nominal, ScaleDemand(factor, (), ())).demand
    before_branch = np.sum(nominal.vehicles.depart_ms <= BEGIN_S * 1000)
    assert np.sum(after.vehicles.depart_ms <= BEGIN_S * 1000) == before_branch
    n = len(nominal.vehicles.id) - before_branch
    # each car is copied by itself: at most n/4 of variance, five standard deviations miss once in a million
    assert abs(len(after.vehicles.id) - before_branch - factor * n) <= 5 * np.sqrt(n / 4) * (factor % 1 > 0)
    assert np.all(np.diff(after.vehicles.depart_ms) >= 0)


def test_only_the_named_relation_is_scaled(city: City, nominal: Demand) -> None:
    after = changed(city, nominal, ScaleDemand(0.0, ("bottom1B0",), ())).demand
    late = after.vehicles.depart_ms > BEGIN_S * 1000
    assert not any(origin == "bottom1B0" for origin, is_late in zip(after.od_origin, late, strict=True) if is_late)
    assert sum(origin == "left0A0" for origin in after.od_origin) == sum(o == "left0A0" for o in nominal.od_origin)


def test_new_buildings_add_trips_from_and_to_their_doors(city: City, nominal: Demand) -> None:
    door = city.network.edge_index()["A1B1"]
    after = changed(city, nominal, Buildings(("A1B1",), 400.0, 0.25)).demand
    added = len(after.vehicles.id) - len(nominal.vehicles.id)
    wanted = round(400 * (END_S - BEGIN_S) / 3600)
    ends = [(edges_of(after, i)[0], edges_of(after, i)[-1]) for i in range(len(after.vehicles.id))]
    leaving, arriving = sum(first == door for first, _ in ends), sum(last == door for _, last in ends)
    assert added == leaving + arriving == wanted
    assert leaving > arriving > 0
    assert len(set(after.vehicles.id)) == len(after.vehicles.id)
    Simulation(city.network, after, seed=1, begin_s=0.0, check=True).step(120)


def test_rain_costs_speed_and_capacity_by_its_strength(city: City, nominal: Demand) -> None:
    light, heavy = rain_effect(0.1), rain_effect(20.0)
    assert light[0] < heavy[0] < 0.1
    assert light[1] < heavy[1] < 0.2
    after = changed(city, nominal, Rain(20.0)).demand
    assert np.allclose(after.types.tau_s, nominal.types.tau_s / (1.0 - heavy[1]))


def test_the_same_seed_gives_the_same_traffic_and_another_seed_another(city: City, nominal: Demand) -> None:
    first, again, other = (changed(city, nominal, ScaleDemand(1.3, (), ()), seed=s).demand for s in (4, 4, 5))
    assert first.vehicles.id == again.vehicles.id
    assert np.array_equal(first.vehicles.depart_ms, again.vehicles.depart_ms)
    assert first.vehicles.id != other.vehicles.id
