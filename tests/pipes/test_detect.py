"""Leaks are found from sensors alone, and none where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput

from tests.pipes.leaky import LEAK_M3S, LEAK_PIPE, SENSORS, lived_days, plan
from twin_core.pipes.detect import Day, LeakFinder, LeakReport


def _reports(finder: LeakFinder, days: Iterable[Day]) -> list[LeakReport]:
    return [report for day in days for report in finder.take(day)]


def test_a_leak_is_found_within_a_crews_reach_of_its_pipe(tmp_path: Path) -> None:
    town = plan(tmp_path)
    finder = LeakFinder(town, SENSORS)
    reports = _reports(finder, lived_days(town, 20, leak_from=11))
    assert len(reports) == 1
    assert finder.distance_m(reports[0].pipe, LEAK_PIPE) <= 300.0
    assert reports[0].onset_day == 11
    assert reports[0].flow_m3s == pytest.approx(LEAK_M3S, rel=0.25)
    assert finder.open_leaks == tuple(reports)
    assert LEAK_PIPE in reports[0].ranked
    assert list(reports[0].likelihood) == sorted(reports[0].likelihood, reverse=True)


def test_a_town_without_a_leak_raises_no_alarm(tmp_path: Path) -> None:
    town = plan(tmp_path)
    assert _reports(LeakFinder(town, SENSORS), lived_days(town, 24)) == []


def test_the_same_days_give_the_same_reports(tmp_path: Path) -> None:
    town = plan(tmp_path)
    once, again = (_reports(LeakFinder(town, SENSORS), lived_days(town, 15, leak_from=9)) for _ in range(2))
    assert once == again
    assert once


def test_days_are_taken_in_order_and_whole(tmp_path: Path) -> None:
    town = plan(tmp_path)
    first, second = lived_days(town, 2)
    finder = LeakFinder(town, SENSORS)
    with pytest.raises(BadInput, match="in order"):
        finder.take(second)
    with pytest.raises(BadInput, match="pressure_m is"):
        finder.take(replace(first, pressure_m=first.pressure_m[:23]))
    with pytest.raises(BadInput, match="fill gaps"):
        finder.take(replace(first, inlet_m3s=np.full((24, 1), np.nan)))


def test_sensors_that_the_network_lacks_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no junction 'n-9-9'"):
        LeakFinder(plan(tmp_path), replace(SENSORS, pressure=("n-9-9",)))
    with pytest.raises(BadInput, match="no pipe"):
        LeakFinder(plan(tmp_path), SENSORS).distance_m("main", LEAK_PIPE)
