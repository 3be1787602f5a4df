"""Drivers who look for a bay on the hidden street, and the cabinets that count the bays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from scenarios.street._parking import Bays, ParkingDrivers
from scenarios.street._parking_cabinet import ParkingCabinet
from twin_core.city import City, load_city, load_parking
from twin_core.parking import Supply, make_supply, zones
from twin_core.traffic import Simulation

BEGIN_S = 8 * 3600.0
SECONDS = 480


@pytest.fixture(scope="module")
def city(luzhou: Path) -> City:
    return load_city(luzhou)


@pytest.fixture(scope="module")
def supply(city: City, luzhou: Path) -> Supply:
    return make_supply(city.network, load_parking(luzhou))


def played(city: City, supply: Supply, *, seconds: int = SECONDS, seed: int = 1) -> tuple[Simulation, ParkingDrivers]:
    demand = city.load_demand(seed=1, begin_s=BEGIN_S, end_s=BEGIN_S + 240.0)
    street = Simulation(city.network, demand, seed=1, begin_s=BEGIN_S)
    drivers = ParkingDrivers(city.network, demand, supply, seed=seed, second_of_day=BEGIN_S)
    for second in range(seconds):
        street.step()
        drivers.step(street, second)
        assert (drivers.bays.taken <= supply.bays).all()
        assert (drivers.bays.taken >= 0).all()
    street.validate()
    return street, drivers


@pytest.fixture(scope="module")
def usual(city: City, supply: Supply) -> tuple[Simulation, ParkingDrivers]:
    return played(city, supply)


def test_every_car_that_parks_takes_one_bay_and_every_one_that_leaves_frees_one(
    usual: tuple[Simulation, ParkingDrivers], supply: Supply
) -> None:
    _, drivers = usual
    before = Bays(supply, 1, BEGIN_S).taken.sum()
    assert drivers.counts.parked > 50
    assert drivers.counts.left > 500
    assert drivers.bays.taken.sum() == before + drivers.counts.parked - drivers.counts.left


def test_single_bays_agree_with_their_count(usual: tuple[Simulation, ParkingDrivers]) -> None:
    bays = usual[1].bays
    assert all(int(row.sum()) == bays.taken[site] for site, row in bays.occupied.items())


def test_one_seed_gives_the_same_drivers_twice(
    city: City, supply: Supply, usual: tuple[Simulation, ParkingDrivers]
) -> None:
    again = played(city, supply)[1]
    assert again.counts == usual[1].counts
    assert (again.bays.taken == usual[1].bays.taken).all()


def test_a_city_with_few_bays_makes_drivers_turn_away_and_drive_on(
    city: City, supply: Supply, usual: tuple[Simulation, ParkingDrivers]
) -> None:
    scarce = replace(supply, bays=np.ones_like(supply.bays), each_bay=np.zeros_like(supply.each_bay))
    street, drivers = played(city, scarce)
    assert drivers.counts.turned_away > 5 * usual[1].counts.turned_away + 20
    assert street.counts().arrived < usual[0].counts().arrived


def test_who_believes_signs_avoids_full_sites(city: City, supply: Supply) -> None:
    """All signs but those of large garages say full: believers go there, so fewer are turned away than were told."""
    demand = city.load_demand(seed=1, begin_s=BEGIN_S, end_s=BEGIN_S + 60.0)
    drivers = ParkingDrivers(city.network, demand, supply, seed=1, second_of_day=BEGIN_S)
    drivers.signs[:] = np.where(supply.bays >= 200, 50, 0)
    chosen = {True: [0, 0], False: [0, 0]}
    for n in np.flatnonzero(drivers._ends.destination >= 0).tolist():
        drivers._tried[n] = []
        edge_now = int(drivers._ends.destination[n])
        if not (supply.bays[supply.near(edge_now)[0]] >= 200).any():
            continue
        found = drivers._next_site(n, edge_now, 0.0)
        if found is not None:
            counted = chosen[bool(drivers._believes[n])]
            counted[0] += 1
            counted[1] += supply.bays[found[0]] >= 200
    assert chosen[True][0] > 20
    assert chosen[True][1] / chosen[True][0] > chosen[False][1] / chosen[False][0]


def cabinet(supply: Supply) -> tuple[ParkingCabinet, Bays, np.ndarray]:
    bays = Bays(supply, 1, BEGIN_S)
    signs = np.full(len(supply.id), -1, np.int32)
    zone = max(zones(supply), key=lambda z: len(z.members))
    return ParkingCabinet(zone, supply, bays, signs), bays, signs


def heard(made: ParkingCabinet, second: int, known: dict[int, float]) -> int:
    report = made.report(second, second * 1_000_000_000)
    sensor = np.frombuffer(report.sensor, "<u2").tolist()
    known.update(zip(sensor, np.frombuffer(report.value, "<f4").tolist(), strict=True))
    return len(sensor)


def test_a_listener_knows_every_bay_after_one_report_and_changes_after_the_next(supply: Supply) -> None:
    made, bays, _ = cabinet(supply)
    known: dict[int, float] = {}
    heard(made, 0, known)
    for _ in range(3):
        for site in made.site.members:
            bays.leave(site)
        heard(made, 1, known)
    by_device: dict[str, float] = {}
    for sensor in made.sensors:
        if sensor.quantity == edge.QUANTITY_GARAGE_FREE:
            by_device[sensor.device_id] = known[sensor.index]
        elif sensor.quantity == edge.QUANTITY_BAY_OCCUPIED:
            by_device[sensor.device_id] = by_device.get(sensor.device_id, 0.0) + 1.0 - known[sensor.index]
    assert by_device == {supply.id[site]: float(bays.free(site)) for site in made.site.members}


def test_where_nothing_changes_little_is_said(supply: Supply) -> None:
    made, _, _ = cabinet(supply)
    whole = heard(made, 0, {})
    assert heard(made, 1, {}) < whole / 10
    made.forget()
    assert heard(made, 2, {}) > whole / 2


def test_a_sign_shows_what_it_is_told_and_signs_of_others_stay(supply: Supply) -> None:
    made, _, signs = cabinet(supply)
    own = made.site.members[0]
    for device_id in (supply.id[own], "P-unknown"):
        made.command(device.DeviceDown(show=device.Show(device_id=device_id, guidance=edge.Guidance(free_bays=7))))
    assert signs[own] == 7
    assert (np.delete(signs, own) == -1).all()
