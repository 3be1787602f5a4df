"""The engine against SUMO on small roads where one rule shows alone: start, queue discharge, insertion, minor roads.

Both read the same files, made here by SUMO's netconvert. Why the bands are as wide as they are stands beside them;
"sd" is SUMO's own standard deviation over seeds on that case, measured with version 1.28.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import statistics
from pathlib import Path

import pytest

from bench.traffic._unit_cases import (
    UnitCase,
    actuated_case,
    four_way_case,
    insertion_case,
    lane_drop_case,
    minor_road_case,
    peer_counts,
    peer_means,
    peer_phases,
    permissive_left_case,
    queue_case,
    signal_case,
    straight_case,
)
from twin_core.city import read_demand, read_network
from twin_core.traffic import Simulation, run, write_results

pytestmark = pytest.mark.skipif(importlib.util.find_spec("sumo") is None, reason="eclipse-sumo is not installed")

SEEDS = (1, 2, 3)
MODEL = 0.05
"""Allowed difference of model, as for mean durations on real networks; chance comes on top."""


def simulation(case: UnitCase, seed: int) -> Simulation:
    network = read_network(case.net, [case.additional])
    demand = read_demand(network, [case.routes], [case.additional], seed=seed)
    return Simulation(network, demand, seed=seed, check=False)


def engine_counts(case: UnitCase, seed: int) -> dict[str, int]:
    """Cars that entered and left the counted edge within the counted time."""
    sim = simulation(case, seed)
    edge = sim.network.edges.id.index(case.edge)
    first = int(sim.network.edges.lane0[edge])
    lanes = slice(first, first + int(sim.network.edges.n_lanes[edge]))

    def totals() -> tuple[int, int]:
        view = sim.lane_view()
        return int(view.entered[lanes].sum()), int(view.left[lanes].sum())

    sim.step(case.count_from_s)
    entered, left = totals()
    sim.step(case.until_s - case.count_from_s)
    sim.validate()
    return {"entered": totals()[0] - entered, "left": totals()[1] - left}


def engine_means(case: UnitCase, seed: int) -> dict[str, float]:
    """Number of arrived cars and means of their duration, time loss and depart delay."""
    sim = simulation(case, seed)
    sim.step(case.until_s)
    sim.validate()
    out = case.net.parent / f"ours{seed}"
    write_results(sim.results(), out)
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return {"arrived": float(summary["vehicles"]["arrived"]), **{k: float(v) for k, v in summary["means"].items()}}


def both_means(case: UnitCase) -> tuple[dict[str, float], dict[str, float]]:
    """(ours, SUMO's): means over the seeds."""
    sides = [[of(case, seed) for seed in SEEDS] for of in (engine_means, peer_means)]
    ours, sumos = ({name: statistics.fmean(run[name] for run in runs) for name in sides[1][0]} for runs in sides)
    return ours, sumos


def both(case: UnitCase, what: str) -> tuple[float, float]:
    """(ours, SUMO's): mean over the seeds."""
    ours = statistics.fmean(engine_counts(case, seed)[what] for seed in SEEDS)
    return ours, statistics.fmean(peer_counts(case, seed)[what] for seed in SEEDS)


def test_a_lone_car_starts_as_sumos_does(tmp_path: Path) -> None:
    """No chance in this case, so every figure must be SUMO's to the digits that it prints."""
    case = straight_case(tmp_path, 'sigma="0" speedFactor="1" speedDev="0"', [2.3], 'departSpeed="0"', lanes=3)
    sim = simulation(case, 1)
    seen = []
    for _ in range(12):
        sim.step()
        cars = sim.vehicles()
        if len(cars.pos_m):
            seen.append((round(float(cars.pos_m[0]), 2), round(float(cars.speed_mps[0]), 2)))
    assert seen[:6] == [(5.10, 0.0), (7.70, 2.6), (12.90, 5.2), (20.70, 7.8), (31.10, 10.4), (44.10, 13.0)]


def test_a_lone_car_is_accounted_as_sumos_is(tmp_path: Path) -> None:
    case = straight_case(tmp_path, 'sigma="0" speedFactor="1" speedDev="0"', [2.3], 'departSpeed="0"', lanes=3)
    network = read_network(case.net, [case.additional])
    demand = read_demand(network, [case.routes], [case.additional], seed=1)
    finished = run(network, demand, begin_s=0.0, until_s=case.until_s, seed=1)
    write_results(finished.results(), tmp_path / "out")
    with (tmp_path / "out" / "trips.csv").open(encoding="utf-8", newline="") as lines:
        (trip,) = csv.DictReader(lines)
    wanted = {"depart": 3.0, "departDelay": 0.7, "duration": 74.0, "routeLength": 995.0, "timeLoss": 2.19}
    assert {name: round(float(trip[name]), 2) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("vehicle_type", "figure"),
    [
        pytest.param("", 30.4, id="default"),
        pytest.param('sigma="0"', 35.6, id="no dawdling"),
        pytest.param('length="4.3" minGap="1.5"', 33.0, id="short cars"),
    ],
)
def test_a_queue_discharges_as_fast_as_sumos(tmp_path: Path, vehicle_type: str, figure: float) -> None:
    """Cars per 60 s green over 10 greens. sd of one run 0.2; the mean of three differs by up to 3 · 0.2 · √(2/3)."""
    cycles = 10
    ours, sumos = both(signal_case(tmp_path, vehicle_type, cycles=cycles), "entered")
    assert sumos / cycles == pytest.approx(figure, abs=0.5)
    assert ours / cycles == pytest.approx(sumos / cycles, abs=0.5)


def test_without_chance_the_queue_discharges_exactly_as_sumos(tmp_path: Path) -> None:
    case = signal_case(tmp_path, 'sigma="0" speedFactor="1" speedDev="0"', cycles=4)
    assert peer_counts(case, 1)["entered"] == 4 * 39
    assert engine_counts(case, 1)["entered"] == 4 * 39


@pytest.mark.parametrize("depart_speed", ["avg", "max", "0", "desired"])
def test_a_lane_takes_in_as_many_cars_as_sumos(tmp_path: Path, depart_speed: str) -> None:
    """Twenty minutes. sd of one run 0.4 % (speed 0: 0.1 %, desired: 0.8 %), so 2 % is three of the greatest."""
    case = insertion_case(tmp_path, depart_speed, until_s=1200)
    ours = []
    for seed in SEEDS:
        sim = simulation(case, seed)
        sim.step(case.until_s)
        ours.append(sim.counts().inserted)
    sumos = statistics.fmean(peer_counts(case, seed)["entered"] for seed in SEEDS)
    assert statistics.fmean(ours) == pytest.approx(sumos, rel=0.02)


@pytest.mark.parametrize(
    ("move", "major_per_h", "sd"), [("crossing", 600.0, 0.014), ("crossing", 1200.0, 0.057), ("merging", 600.0, 0.057)]
)
def test_a_minor_road_gets_as_many_cars_through_as_sumos(
    tmp_path: Path, move: str, major_per_h: float, sd: float
) -> None:
    """Half an hour, the same cars on the major road on both sides.

    Band: three sd of a difference of means, and the model's 5 %.
    """
    case = minor_road_case(tmp_path, move, major_per_h, seed=1, until_s=1800)
    ours, sumos = both(case, "left")
    assert ours == pytest.approx(sumos, rel=MODEL + 3 * sd * (2 / len(SEEDS)) ** 0.5)


def test_without_chance_an_actuated_signal_switches_in_the_same_seconds_as_sumos(tmp_path: Path) -> None:
    """Same cars, same loops, same gaps: half an hour of phases, and any difference in driving would show in them."""
    case = actuated_case(tmp_path, 'sigma="0" speedFactor="1" speedDev="0"', seed=4, until_s=1800)
    sim = simulation(case, 1)
    ours = []
    for _ in range(case.until_s):
        ours.append(int(sim.signal_position(0)[0]))  # the step labelled 0 is the one that a new simulation has made
        sim.step()
    assert tuple(ours) == peer_phases(case, {}).phase


@pytest.mark.parametrize("depart_lane", ["first", "best_prob"])
def test_cars_spread_over_two_lanes_before_a_signal_as_sumos(tmp_path: Path, depart_lane: str) -> None:
    """Without changes for speed, `first` would queue twice as long. sd of a run's mean time loss 4 %."""
    ours, sumos = both_means(queue_case(tmp_path, depart_lane, until_s=1500))
    assert ours["duration_s"] == pytest.approx(sumos["duration_s"], rel=MODEL)
    assert ours["time_loss_s"] == pytest.approx(sumos["time_loss_s"], rel=MODEL + 3 * 0.04 * (2 / len(SEEDS)) ** 0.5)


@pytest.mark.parametrize("period_s", [2.4, 1.5])
def test_two_lanes_merge_into_one_as_in_sumo(tmp_path: Path, period_s: float) -> None:
    """1,500 cars an hour just fit through one lane, 2,400 do not. sd of a run's mean duration 2.5 %."""
    ours, sumos = both_means(lane_drop_case(tmp_path, period_s, until_s=1500))
    assert ours["arrived"] == pytest.approx(sumos["arrived"], rel=MODEL)
    assert ours["duration_s"] == pytest.approx(sumos["duration_s"], rel=MODEL + 3 * 0.025 * (2 / len(SEEDS)) ** 0.5)


@pytest.mark.parametrize(("opposing_per_h", "sd"), [(200.0, 0.02), (600.0, 0.05)])
def test_as_many_left_turns_find_a_gap_as_in_sumo(tmp_path: Path, opposing_per_h: float, sd: float) -> None:
    """Left turns an hour through oncoming traffic, among them the one or two that clear on yellow each cycle."""
    case = permissive_left_case(tmp_path, opposing_per_h, seed=1, until_s=1800)
    ours, sumos = both(case, "entered")
    assert ours == pytest.approx(sumos, rel=MODEL + 3 * sd * (2 / len(SEEDS)) ** 0.5)


@pytest.mark.parametrize(("kind", "sd"), [("right_before_left", 0.06), ("allway_stop", 0.01)])
def test_equal_roads_cross_as_in_sumo(tmp_path: Path, kind: str, sd: float) -> None:
    """1,000 cars an hour over a crossing without a major road, where circles of four who wait must be broken by lot."""
    ours, sumos = both_means(four_way_case(tmp_path, kind, 1000.0, seed=1, until_s=1500))
    assert ours["arrived"] == pytest.approx(sumos["arrived"], rel=MODEL)
    assert ours["duration_s"] == pytest.approx(sumos["duration_s"], rel=MODEL + 3 * sd * (2 / len(SEEDS)) ** 0.5)
