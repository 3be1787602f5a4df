"""Leak finding is judged by the competition's formula, on years that the finder does not know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadFile

from bench.leaks import (
    Claim,
    Competition,
    Leak,
    Scada,
    days_of,
    find_leaks,
    judge,
    play_truth,
    read_competition,
    sensors_of,
)
from twin_core.pipes.water import read_inp

DAY_S = 86400
YEAR = Competition(
    leaks=(Leak("a", 0, 0, 4 * DAY_S, 0.01), Leak("b", 3 * DAY_S, 3 * DAY_S, 4 * DAY_S, 0.01)),
    pressure=("n1",),
    flow=("inlet", "PUMP_1"),
    level=("t",),
    meters=("n2",),
    duration_s=4 * DAY_S,
    judged_s=2 * DAY_S,
)
AWAY_M = {("a", "a"): 0.0, ("b", "b"): 0.0, ("beside a", "a"): 150.0, ("beside a", "b"): 900.0}


def _away_m(one: str, other: str) -> float:
    return AWAY_M.get((one, other), 1000.0)


def _flows() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Two leaks of 10 m³/h over four days, the second on the last of them only."""
    flows = np.full((4 * 288, 2), 10.0, np.float32)
    flows[: 3 * 288, 1] = 0.0
    return flows


def test_water_of_the_judged_year_that_a_claim_may_save_is_paid_less_the_crews_way() -> None:
    score = judge([Claim("beside a", 3 * DAY_S)], YEAR, _flows(), _away_m)
    assert score.eur == pytest.approx(0.8 * 240.0 - 500.0 * 150.0 / 300.0)
    assert score.perfect_eur == pytest.approx(0.8 * (480.0 + 240.0))
    assert (score.found, score.missed, score.false) == (("a",), ("b",), 0)


def test_a_leak_is_paid_once_and_a_claim_beside_all_leaks_costs_a_crew() -> None:
    claims = [Claim("a", 2 * DAY_S), Claim("a", 3 * DAY_S), Claim("c", 3 * DAY_S)]
    score = judge(claims, YEAR, _flows(), _away_m)
    assert score.eur == pytest.approx(0.8 * 480.0 - 500.0)
    assert score.false == 1


def test_claims_before_a_leak_begins_are_false_and_those_of_the_first_year_do_not_count() -> None:
    score = judge([Claim("b", 2 * DAY_S), Claim("a", DAY_S)], YEAR, _flows(), _away_m)
    assert (score.false, score.found) == (1, ())


def test_days_are_hourly_means_with_levels_at_full_hours() -> None:
    rows = np.arange(2 * 288, dtype=np.float32)[:, None]
    scada = Scada(rows, np.hstack((rows, 2.0 * rows)), rows, rows)
    first, second = days_of(scada, YEAR)
    assert first.pressure_m[0, 0] == pytest.approx(5.5)
    assert first.inlet_m3s[0, 0] == pytest.approx(5.5 / 3600.0)
    assert first.pump_m3s[0, 0] == pytest.approx(11.0 / 3600.0)
    assert first.level_m[[0, 1, 24], 0].tolist() == [0.0, 12.0, 288.0]
    assert (second.number, second.level_m[24, 0]) == (1, 575.0)


def test_settings_that_are_no_competition_are_refused_with_their_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.yalm"
    path.write_text("times: {}\n", encoding="utf-8")
    with pytest.raises(BadFile, match=r"settings\.yalm"):
        read_competition(path)


@pytest.mark.data
def test_the_competitions_settings_name_33_leaks_and_its_sensors(shared_data: Path) -> None:
    folder = shared_data / "pipes/l-town"
    competition = read_competition(folder / "dataset_configuration.yalm")
    assert len(competition.leaks) == 33
    assert competition.leaks[0] == Leak("p257", 653_400, 2_104_200, 63_071_700, 0.011843)
    assert competition.judged_s == 365 * DAY_S
    sensors = sensors_of(read_inp(folder / "L-TOWN.inp"), competition)
    assert (len(sensors.pressure), sensors.inlets, sensors.pumps, len(sensors.meters)) == (
        33, ("p227", "p235"), ("PUMP_1",), 82,
    )  # fmt: skip


@pytest.mark.data
def test_epanet_plays_the_same_truth_again_and_leaks_in_it_follow_the_orifice_law(shared_data: Path) -> None:
    folder = shared_data / "pipes/l-town"
    hole = Leak("p257", 0, 0, 2 * DAY_S, 0.012)
    brief = replace(read_competition(folder / "dataset_configuration.yalm"), leaks=(hole,), duration_s=DAY_S)
    once, again = (play_truth(folder / "L-TOWN.inp", brief, seed=5) for _ in range(2))
    assert np.array_equal(once.scada.pressure_m, again.scada.pressure_m)
    area_m2 = np.pi * hole.diameter_m**2 / 4.0
    head_m = (once.leak_m3h[1:, 0] / 3600.0 / (0.75 * area_m2)) ** 2 / (2.0 * 9.81)
    assert 15.0 < head_m.min() <= head_m.max() < 75.0


@pytest.mark.data
@pytest.mark.soak
@pytest.mark.parametrize("seed", [2, 3])
def test_three_quarters_of_the_perfect_score_are_reached_with_six_false_alarms_at_most(
    shared_data: Path, seed: int
) -> None:
    folder = shared_data / "pipes/l-town"
    competition = read_competition(folder / "dataset_configuration.yalm")
    truth = play_truth(folder / "L-TOWN.inp", competition, seed=seed)
    _, score = find_leaks(read_inp(folder / "L-TOWN.inp"), competition, truth)
    assert score.share >= 0.75
    assert score.false <= 6
