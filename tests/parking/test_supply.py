"""Parking sites of the default city: which serve which edge, who parks, and the plan of a day as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from citybrain_wire import BadFile

from twin_core.city import City, Demand, load_city, load_parking
from twin_core.parking import (
    Supply,
    expected_flows,
    load_plan,
    make_plan,
    make_supply,
    save_plan,
    trip_ends,
    usual_share,
    zones,
)

BEGIN_S, UNTIL_S = 8 * 3600.0, 8 * 3600.0 + 1200.0


@pytest.fixture(scope="module")
def city(luzhou: Path) -> City:
    return load_city(luzhou)


@pytest.fixture(scope="module")
def supply(city: City, luzhou: Path) -> Supply:
    return make_supply(city.network, load_parking(luzhou))


@pytest.fixture(scope="module")
def demand(city: City) -> Demand:
    return city.load_demand(seed=1, begin_s=BEGIN_S, end_s=UNTIL_S)


def test_near_sites_come_nearest_first_within_a_walk_and_their_shares_sum_to_one(supply: Supply) -> None:
    served = 0
    for edge in range(0, len(supply.edge_x_m), 37):
        sites, share = supply.near(edge)
        distance = np.hypot(supply.x_m[sites] - supply.edge_x_m[edge], supply.y_m[sites] - supply.edge_y_m[edge])
        assert (np.diff(distance) >= 0.0).all()
        assert (distance <= 400.0).all()
        if len(sites):
            served += 1
            assert share.sum() == pytest.approx(1.0)
    assert served > 100


def test_of_two_sites_at_one_distance_the_larger_draws_more(supply: Supply) -> None:
    edge = int(supply.edge[0])
    sites, share = supply.near(edge)
    expected = supply.bays[sites] * np.exp(
        -np.hypot(supply.x_m[sites] - supply.edge_x_m[edge], supply.y_m[sites] - supply.edge_y_m[edge]) / 150.0
    )
    assert share == pytest.approx(expected / expected.sum())


def test_every_site_lies_in_exactly_one_zone(supply: Supply) -> None:
    members = [site for zone in zones(supply) for site in zone.members]
    assert sorted(members) == list(range(len(supply.id)))
    assert len({zone.id for zone in zones(supply)}) == len(zones(supply))


def test_buses_do_not_park_and_who_leaves_the_city_does_not_either(city: City, demand: Demand, supply: Supply) -> None:
    ends = trip_ends(city.network, demand, supply)
    lines = np.array([bool(line) for line in demand.vehicles.line])
    assert (ends.destination[lines] == -1).all()
    assert (ends.origin[lines] == -1).all()
    last = demand.route_edge[demand.route_start[1:][demand.vehicles.route] - 1]
    parks = ends.destination >= 0
    assert (ends.destination[parks] == last[parks]).all()
    assert 0.3 < parks.mean() < 0.95


def test_expected_flows_hold_every_car_that_parks_within_the_time(city: City, demand: Demand, supply: Supply) -> None:
    ends = trip_ends(city.network, demand, supply)
    still = np.zeros(len(city.network.edges.id))
    flows = expected_flows(demand, ends, supply, still, begin_s=BEGIN_S, until_s=UNTIL_S)
    assert flows.leaving.sum() == pytest.approx((ends.origin >= 0).sum())
    assert flows.arriving.sum() == pytest.approx((ends.destination >= 0).sum())
    whole = flows.between(BEGIN_S, UNTIL_S)
    halves = [flows.between(BEGIN_S, BEGIN_S + 430.0), flows.between(BEGIN_S + 430.0, UNTIL_S)]
    assert whole[0] == pytest.approx(halves[0][0] + halves[1][0])
    assert flows.between(UNTIL_S + 1e6, UNTIL_S + 2e6)[0].sum() == 0.0


def test_usual_shares_are_shares_and_homes_empty_by_day() -> None:
    kinds = np.array([0, 1, 2], np.int8)
    hours = np.array([usual_share(kinds, 3600.0 * hour) for hour in range(25)])
    assert ((hours > 0.0) & (hours < 1.0)).all()
    assert hours[12, 2] < hours[3, 2]
    assert hours[12, 0] > hours[3, 0]
    assert hours[24] == pytest.approx(hours[0])


def test_a_plan_survives_its_file_and_a_damaged_file_is_named(
    city: City, demand: Demand, luzhou: Path, tmp_path: Path
) -> None:
    plan = make_plan(city.network, load_parking(luzhou), demand, begin_s=BEGIN_S, until_s=UNTIL_S, day_ns=5)
    path = tmp_path / "parking.npz"
    save_plan(plan, path)
    found = load_plan(path)
    assert found.supply.id == plan.supply.id
    assert (found.supply.bays == plan.supply.bays).all()
    assert found.flows.arriving == pytest.approx(plan.flows.arriving, abs=1e-4)
    assert found.day_ns == 5
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(BadFile, match=r"parking\.npz.*is no plan of parking"):
        load_plan(path)
