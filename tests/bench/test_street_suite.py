"""The suite of street tests: its measures are right about roads whose answer is known, and it catches cheats."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire import BadConfig

from bench.traffic.suite import CASES, Band, Citybrain, NotOffered, Setting, Simulator, Trace, Track, run_suite
from bench.traffic.suite._junction_cases import potential_capacity_per_h
from bench.traffic.suite._lane_cases import _discharge
from bench.traffic.suite._main import _steps_s
from bench.traffic.suite._trace import crossings_s
from bench.traffic.suite._whole_cases import _jumps, _overlaps, _red_runs

needs_netconvert = pytest.mark.skipif(importlib.util.find_spec("sumo") is None, reason="eclipse-sumo is not installed")


def track(start_s: float, lanes: list[str], pos_m: list[float], speed_mps: float = 10.0) -> Track:
    n = len(lanes)
    return Track(start_s + np.arange(n), tuple(lanes), np.array(pos_m), np.full(n, speed_mps))


def trace(*cars: Track, arrived: set[int] | None = None) -> Trace:
    numbered = dict(enumerate(cars))
    return Trace(numbered, frozenset(numbered if arrived is None else arrived), {"ab_0": 100.0, ":b_0": 10.0})


def passing(*times_s: float) -> Trace:
    """Cars whose fronts pass the end of `ab` at these times at 10 m/s."""
    cars = []
    for time_s in times_s:
        first = np.floor(time_s)
        left_m = 10.0 * (time_s - first)
        cars.append(track(first, ["ab_0", ":b_0"], [100.0 - left_m, 10.0 - left_m]))
    return trace(*cars)


def test_there_are_sixteen_cases_with_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) == 16


def test_a_crossing_is_timed_between_the_seconds() -> None:
    assert crossings_s(passing(3.25, 7.5), "ab") == pytest.approx([3.25, 7.5])


def test_discharge_of_known_headways() -> None:
    """Two seconds a car from the first on and 1.5 s before it: 1,800 an hour, 1.5 s lost."""
    times = [cycle * 90.0 + 27.0 + 1.5 + 2.0 * (k + 1) for cycle in range(2, 6) for k in range(24)]
    flow, lost_s = _discharge(passing(*times))
    assert flow == pytest.approx(1800.0)
    assert lost_s == pytest.approx(1.5)


def test_a_car_inside_another_is_an_overlap() -> None:
    far, near = track(0.0, ["ab_0"] * 2, [50.0, 60.0]), track(0.0, ["ab_0"] * 2, [43.0, 56.0])
    assert _overlaps(trace(far, near)) == 1


def test_a_car_that_skips_a_second_or_ends_early_is_a_jump() -> None:
    whole = track(0.0, ["ab_0"] * 9, list(np.arange(9.0)))
    gone = track(0.0, ["ab_0"] * 3, [0.0, 1.0, 2.0])
    gap = Track(np.array([0.0, 1.0, 3.0, 8.0]), ("ab_0",) * 4, np.zeros(4), np.zeros(4))
    assert _jumps(trace(whole, gone, arrived={0})) == 1
    assert _jumps(trace(whole, gone, arrived={0, 1})) == 0
    assert _jumps(trace(whole, gap, arrived={0, 1})) == 2


def test_a_front_past_the_line_in_mid_red_is_a_run_of_the_red() -> None:
    """Red for 30 s, green for 20, yellow for 3: second 10 of the cycle is red, 35 green, 52 yellow."""
    assert _red_runs(passing(10.0, 35.0, 52.0, 53.0 + 15.0)) == 2


def test_a_value_that_could_not_be_measured_is_outside_every_band() -> None:
    assert not Band(-1e9, 1e9, "", "").holds(float("nan"))


def test_potential_capacity_falls_with_the_stream_and_has_the_follow_up_time_as_limit() -> None:
    assert potential_capacity_per_h(1e-6, 4.1, 2.2) == pytest.approx(3600.0 / 2.2)
    assert potential_capacity_per_h(400.0, 4.1, 2.2) == pytest.approx(1169.5, rel=1e-3)


@pytest.mark.parametrize("text", ["", "1,x", "2", "0.05", "0.3"])
def test_a_step_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadConfig, match="that go into a second"):
        _steps_s(text)


class Nothing(Citybrain):
    """A simulator that offers nothing."""

    name = "nothing"

    def trace(self, road: object, folder: Path, *, step_s: float, seed: int) -> Trace:  # type: ignore[override]
        raise NotOffered("it knows no cars")


def test_what_a_simulator_does_not_offer_stays_empty_with_the_reason() -> None:
    nothing: Simulator = Nothing()
    (cell,) = run_suite([nothing], [1.0], cases=CASES[:1])
    assert (cell.figures, cell.why_not, cell.ok) == ((), "it knows no cars", False)


@needs_netconvert
@pytest.mark.parametrize("name", ["free-speed", "nothing-impossible", "save-restore", "workers", "symmetry"])
def test_the_engine_holds_the_bands_that_no_calibration_decides(name: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == name)
    figures = case.run(Citybrain(), Setting(1.0, 1, tmp_path))
    assert [figure for figure in figures if not figure.ok] == []


@needs_netconvert
@pytest.mark.parametrize("step_s", [1.0, 0.5, 0.1])
@pytest.mark.parametrize("name", ["string-stability", "fundamental-diagram", "jam-wave", "saturation"])
def test_the_driver_of_our_own_cities_holds_the_bands_of_a_lane_at_any_step(
    name: str, step_s: float, tmp_path: Path
) -> None:
    case = next(case for case in CASES if case.name == name)
    figures = case.run(Citybrain(), Setting(step_s, 1, tmp_path))
    assert [figure for figure in figures if not figure.ok] == []


@needs_netconvert
def test_the_step_shows_neither_in_saturation_flow_nor_in_lost_time(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "step-invariance")
    figures = case.run(Citybrain(), Setting(1.0, 1, tmp_path))
    assert [figure for figure in figures if not figure.ok] == []


@needs_netconvert
@pytest.mark.parametrize("step_s", [1.0, 0.1])
@pytest.mark.parametrize("name", ["left-turn", "merge"])
def test_the_driver_of_our_own_cities_takes_the_handbooks_gaps(name: str, step_s: float, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == name)
    figures = case.run(Citybrain(), Setting(step_s, 1, tmp_path))
    assert [figure for figure in figures if not figure.ok] == []
