"""SUMO as the hidden street: the same cabinets see it, plans move its lamps, both sides of a pair start alike."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire import BadConfig, ClockSpec, MissingPart, Unavailable

from scenarios.street import StreetConfig, check_simulator
from scenarios.street._plant import Plant
from scenarios.street._sumo_plant import SumoPlant, sumo_pair
from tests.street.grid import make_grid
from twin_core.city import Demand, Network, load_city, with_detectors
from twin_core.traffic import SignalProgram

CLOCK = ClockSpec("lockstep", 0, 0)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Network, Demand]:
    city = load_city(make_grid(tmp_path_factory.mktemp("grid")))
    return city.files.net, with_detectors(city.network), city.load_demand(seed=3)


@pytest.fixture
def pair(day: tuple[Path, Network, Demand], tmp_path: Path) -> Iterator[tuple[SumoPlant, SumoPlant]]:
    net, network, demand = day
    config = StreetConfig(Path("grid"), 3, 0.0, 600.0, CLOCK, {}, tmp_path, simulator="sumo")
    plants = sumo_pair(config, net, network, demand)
    yield plants
    for plant in plants:
        plant.close()


def steps(plant: Plant, seconds: int) -> None:
    for _ in range(seconds):
        plant.step()


def test_both_sides_of_a_pair_play_the_same_until_a_plan_comes(pair: tuple[SumoPlant, SumoPlant]) -> None:
    twin, shadow = pair
    for _ in range(60):
        twin.step()
        shadow.step()
        assert twin.counts() == shadow.counts()
    counts = twin.counts()
    assert counts.inserted > 20
    assert counts.inserted == counts.running + counts.arrived
    assert twin.total_delay_s() == shadow.total_delay_s() > 0.0


def test_detectors_count_cars_and_probes_stand_on_their_lanes(
    pair: tuple[SumoPlant, SumoPlant], day: tuple[Path, Network, Demand]
) -> None:
    twin, network = pair[0], day[1]
    counted = 0
    for _ in range(90):
        twin.step()
        seen = twin.detector_view()
        counted += int(seen.count.sum())
        assert np.all((seen.occupancy >= 0.0) & (seen.occupancy <= 1.0))
        assert not np.any(seen.speed_mps[seen.count == 0] >= 0.0)
        assert np.all(seen.passage_s[~np.isnan(seen.passage_s)] >= 0.0)
    cars = twin.vehicles()
    assert counted > 20
    assert len(cars.number) > 0
    assert np.all(cars.pos_m <= network.lanes.length_m[cars.lane] + 0.01)


def test_a_program_shows_from_the_asked_phase_on_and_the_local_one_comes_back(
    pair: tuple[SumoPlant, SumoPlant], day: tuple[Path, Network, Demand]
) -> None:
    twin, network = pair[0], day[1]
    n_links = int(network.signals.n_links[0])
    letters = np.array([[ord("r")] * n_links, [ord("G")] * n_links], np.int8)
    lengths = np.array([7000, 5000], np.int64)
    program = SignalProgram(lengths, lengths, lengths, np.array([1, 0], np.int32), letters, False, 0)
    twin.step()
    twin.set_signal_program(0, program, phase=1, elapsed_ms=2000)
    shown = []
    for _ in range(12):
        twin.step()
        shown.append(chr(twin.signal_letters(0)[0]))
    assert "".join(shown) == "GGG" + "r" * 7 + "GG"
    assert twin.signal_position(0) == (1, 2000)
    twin.set_signal_program(0, None, phase=0, elapsed_ms=1000)
    twin.step()
    programs = network.programs
    first = int(programs.state_start[programs.phase_start[network.signals.program[0]]])
    assert np.array_equal(twin.signal_letters(0), programs.state[first : first + n_links])
    assert twin.signal_position(0) == (0, 2000)


def test_a_slower_lane_slows_the_cars_on_it(
    pair: tuple[SumoPlant, SumoPlant], day: tuple[Path, Network, Demand]
) -> None:
    twin, shadow = pair
    for lane in np.flatnonzero(~day[1].edges.internal[day[1].lanes.edge]).tolist():
        twin.set_lane_speed(lane, 1.4)
    steps(twin, 60)
    steps(shadow, 60)
    assert twin.vehicles().speed_mps.max() < 1.4 * 1.5  # a driver's own factor is on top of the limit
    assert twin.counts().inserted < shadow.counts().inserted


def test_what_sumo_refuses_is_said_in_its_own_words(pair: tuple[SumoPlant, SumoPlant]) -> None:
    twin = pair[0]
    letters = np.full((1, 1), ord("G"), np.int8)
    one = np.array([5000], np.int64)
    twin.set_signal_program(0, SignalProgram(one, one, one, np.array([0], np.int32), letters, False, 0), phase=0)
    twin.step()
    with pytest.raises(Unavailable, match="sumo twin: "):
        twin.signal_letters(0)


def test_an_unknown_simulator_and_a_missing_sumo_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadConfig, match="simulator 'matsim' is unknown; use one of engine, sumo"):
        check_simulator("matsim")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    check_simulator("engine")
    with pytest.raises(MissingPart, match=r"pip install 'citybrain\[sumo\]'"):
        check_simulator("sumo")
