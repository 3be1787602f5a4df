"""The street engine on real networks: every invariant at every step, same seed same bytes, split runs equal one run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twin_core.city import City, Demand, load_city
from twin_core.traffic import Simulation, Snapshot, write_results

# folder, configuration, minutes driven with all invariants checked at every step
FOLDERS = {
    "bologna-acosta": ("run.sumocfg", 20),
    "dlr-TAVF-Hamburg": ("run_simulation.sumocfg", 8),
    "resco-cologne1": ("cologne1.sumocfg", 60),
    "resco-cologne3": ("cologne3.sumocfg", 60),
    "resco-ingolstadt1": ("ingolstadt1.sumocfg", 60),
    "resco-ingolstadt7": ("ingolstadt7.sumocfg", 30),
}


def open_city(shared_data: Path, folder: str) -> tuple[City, Demand]:
    city = load_city(shared_data / "streets" / folder / FOLDERS[folder][0])
    return city, city.load_demand(seed=7)


def start(city: City, demand: Demand, *, seed: int = 7, check: bool = False) -> Simulation:
    return Simulation(city.network, demand, seed=seed, begin_s=city.begin_s, check=check)


@pytest.mark.data
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_car_overlaps_is_lost_or_passes_a_red_light(shared_data: Path, folder: str) -> None:
    city, demand = open_city(shared_data, folder)
    simulation = start(city, demand, check=True)  # raises BrokenInvariant at the step that breaks one
    simulation.step(60 * FOLDERS[folder][1])
    counts = simulation.counts()
    due = int(np.count_nonzero(demand.vehicles.depart_ms <= simulation.time_ms))
    assert counts.inserted > 100
    assert counts.running + counts.arrived == counts.inserted
    assert counts.inserted + counts.waiting in (due, due - 1, counts.loaded)
    assert counts.removed == 0


@pytest.mark.data
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(shared_data: Path, tmp_path: Path) -> None:
    city, demand = open_city(shared_data, "resco-cologne3")
    texts = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        simulation = start(city, demand, seed=seed)
        simulation.step(900)
        write_results(simulation.results(), tmp_path / name)
        texts.append(tuple((tmp_path / name / file).read_bytes() for file in ("trips.csv", "edges.csv")))
    assert texts[0] == texts[1]
    assert texts[0] != texts[2]


@pytest.mark.data
@pytest.mark.parametrize("at", [1, 333, 600])
def test_saving_and_loading_between_two_steps_changes_nothing(shared_data: Path, at: int) -> None:
    city, demand = open_city(shared_data, "resco-cologne3")
    whole, first, second = start(city, demand), start(city, demand), start(city, demand)
    whole.step(900)
    first.step(at)
    second.restore(Snapshot.from_bytes(first.snapshot().to_bytes()))
    second.step(900 - at)
    assert second.snapshot().to_bytes() == whole.snapshot().to_bytes()


@pytest.mark.data
def test_one_step_at_a_time_comes_to_the_same_as_many_at_once(shared_data: Path) -> None:
    """Between two calls anybody may have put cars anywhere, so a call looks at all lanes first; within one, only at
    those that cars have come to."""
    city, demand = open_city(shared_data, "dlr-TAVF-Hamburg")
    many, single = start(city, demand), start(city, demand)
    many.step(240)
    for _ in range(240):
        single.step()
    for mine, theirs in zip(many.vehicles(), single.vehicles(), strict=True):
        np.testing.assert_array_equal(mine, theirs)


@pytest.mark.data
def test_a_fork_goes_its_own_way_and_leaves_its_origin_alone(shared_data: Path) -> None:
    city, demand = open_city(shared_data, "resco-cologne3")
    origin = start(city, demand)
    origin.step(600)
    before = origin.snapshot().to_bytes()
    same, other = origin.fork(), origin.fork(seed=99)
    same.step(120)
    other.step(120)
    assert origin.snapshot().to_bytes() == before
    origin.step(120)
    assert same.snapshot().to_bytes() == origin.snapshot().to_bytes()
    assert other.total_delay_s() != origin.total_delay_s()


@pytest.mark.data
def test_a_red_light_from_outside_is_obeyed(shared_data: Path) -> None:
    city, demand = open_city(shared_data, "resco-cologne1")
    simulation = start(city, demand, check=True)
    simulation.step(300)
    links = int(city.network.signals.n_links[0])
    simulation.set_signal_letters(0, np.full(links, ord("r"), np.int8))
    simulation.step(30)  # those that could not brake any more have left the junction by then
    arrived = simulation.counts().arrived
    inside = np.isin(simulation.vehicles().lane, np.flatnonzero(city.network.edges.internal[city.network.lanes.edge]))
    own = city.network.links.via_lane[city.network.links.signal == 0]
    assert not np.isin(simulation.vehicles().lane[inside], own).any()
    simulation.step(120)
    assert not np.isin(simulation.vehicles().lane, own).any()
    assert simulation.counts().arrived >= arrived


@pytest.mark.data
def test_an_incident_costs_time(shared_data: Path) -> None:
    city, demand = open_city(shared_data, "resco-cologne3")
    calm, slowed = start(city, demand), start(city, demand)
    lane = int(np.bincount(demand.route_edge[demand.route_start[demand.vehicles.route]]).argmax())
    first = int(city.network.edges.lane0[lane])
    for simulation in (calm, slowed):
        simulation.step(300)
    slowed.set_lane_speed(first, 1.4)
    for simulation in (calm, slowed):
        simulation.step(300)
    assert slowed.total_delay_s() > calm.total_delay_s()
