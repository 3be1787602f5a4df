"""Emissions: the polynomials against SUMO's own, and sums over a street."""

from __future__ import annotations

import csv
import multiprocessing
from pathlib import Path

import numpy as np
import pytest

from twin_core.city import City, load_city
from twin_core.emissions import SUBSTANCES, EmissionMeter, emission_rates, write_emissions
from twin_core.traffic import Simulation

SUMO_CLASSES = {
    "passenger": "HBEFA3/PC_G_EU4",
    "delivery": "HBEFA3/LDV_D_EU4",
    "truck": "HBEFA3/HDV_D_EU4",
    "bus": "HBEFA3/Bus",
    "coach": "HBEFA3/Coach",
}
BEGIN_S = 8 * 3600.0


def sumo_rates(folder: Path) -> dict[str, list[tuple[float, ...]]]:
    """(speed, acceleration, mg/s ...) of each class on SUMO's street, speeds drawn at random. In a process of its own:
    libsumo holds one simulation and prints as it likes."""
    import subprocess

    import libsumo
    import sumo

    (folder / "n.nod.xml").write_text('<nodes><node id="a" x="0" y="0"/><node id="b" x="60000" y="0"/></nodes>')
    (folder / "n.edg.xml").write_text('<edges><edge id="e" from="a" to="b" numLanes="5" speed="45"/></edges>')
    net = folder / "n.net.xml"
    files = ["-n", str(folder / "n.nod.xml"), "-e", str(folder / "n.edg.xml"), "-o", str(net)]
    subprocess.run([f"{sumo.SUMO_HOME}/bin/netconvert", *files], check=True, capture_output=True)
    rows = [
        f'<vType id="{name}" emissionClass="{kind}" accel="3" decel="9"/>'
        f'<vehicle id="{name}" type="{name}" depart="0" departLane="{lane}"><route edges="e"/></vehicle>'
        for lane, (name, kind) in enumerate(SUMO_CLASSES.items())
    ]
    (folder / "r.rou.xml").write_text(f"<routes>{''.join(rows)}</routes>")
    libsumo.start(["sumo", "-n", str(net), "-r", str(folder / "r.rou.xml"), "--no-step-log", "--no-warnings"])
    libsumo.simulationStep()
    draw = np.random.default_rng(1)
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in SUMO_CLASSES}
    car = libsumo.vehicle
    ask = (
        car.getCO2Emission, car.getCOEmission, car.getHCEmission, car.getNOxEmission, car.getPMxEmission,
        car.getFuelConsumption,
    )  # fmt: skip
    for _ in range(60):
        for name in found:
            car.setSpeed(name, float(np.clip(car.getSpeed(name) + draw.normal(0.5, 2.0), 0.0, 30.0)))
        libsumo.simulationStep()
        for name, rates in found.items():
            rates.append((car.getSpeed(name), car.getAcceleration(name), *(one(name) for one in ask)))
    libsumo.close()
    return found


def test_every_class_emits_what_sumo_says(tmp_path: Path) -> None:
    pytest.importorskip("libsumo", reason="libsumo is not installed (extra: sumo)")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(sumo_rates, (tmp_path,))
    for name, rows in found.items():
        table = np.array(rows)
        assert np.ptp(table[:, 0]) > 5.0
        assert (table[:, 2] == 0.0).any()  # coasting is among the cases
        ours = emission_rates(name, table[:, 0], table[:, 1])
        assert pytest.approx(table[:, 2:], rel=1e-9, abs=1e-9) == ours.T


def test_nothing_is_taken_out_of_the_air_and_who_has_no_engine_emits_nothing() -> None:
    speed, accel = np.meshgrid(np.linspace(0.0, 40.0, 30), np.linspace(-9.0, 4.0, 20))
    for name in SUMO_CLASSES:
        assert (emission_rates(name, speed.ravel(), accel.ravel()) >= 0.0).all()
    assert not emission_rates("bicycle", np.array([5.0]), np.array([1.0])).any()
    with pytest.raises(KeyError):
        emission_rates("spaceship", np.array([5.0]), np.array([1.0]))


@pytest.fixture(scope="module")
def city(luzhou: Path) -> City:
    return load_city(luzhou)


def metered(city: City, seconds: int) -> tuple[Simulation, EmissionMeter]:
    demand = city.load_demand(seed=1, begin_s=BEGIN_S, end_s=BEGIN_S + 120.0)
    street = Simulation(city.network, demand, seed=1, begin_s=BEGIN_S)
    meter = EmissionMeter(city.network, demand)
    for _ in range(seconds):
        street.step()
        meter.observe(street.vehicles())
    return street, meter


def test_a_street_emits_as_cities_do_and_its_edges_sum_to_the_whole(city: City, tmp_path: Path) -> None:
    street, meter = metered(city, 300)
    totals = meter.totals()
    edges = street.results().edges
    driven_km = float((edges.speed_mps * edges.sampled_s).sum()) / 1000.0
    # Urban fleets of Euro 4 emit 150 to 400 g CO2 a vehicle km (EEA, EMEP/EEA Guidebook 2019, 1.A.3.b, tier 2).
    assert 150.0 < 1000.0 * totals["co2_kg"] / driven_km < 450.0
    table = meter.table()
    assert table.grams.sum(axis=0) == pytest.approx([1000.0 * totals[f"{name}_kg"] for name in SUBSTANCES])
    write_emissions(table, tmp_path / "emissions.csv")
    with (tmp_path / "emissions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(table.edge)
    assert sum(float(row["co2_g"]) for row in rows) == pytest.approx(1000.0 * totals["co2_kg"], rel=1e-5)


def test_one_seed_emits_the_same_twice(city: City) -> None:
    first, second = (metered(city, 60)[1].totals() for _ in range(2))
    assert first == second
