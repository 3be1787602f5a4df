"""Ranges learn from how the last forecasts turned out."""

from __future__ import annotations

import json
from statistics import NormalDist

import numpy as np
import pytest

from twin_core.forecast import Scorer
from twin_core.forecast._calibration import LEAST_SCORES, LIMITS, Calibration, scaled
from twin_core.forecast._scores import LEVELS

PLACES, MINUTE_NS = 120, 60_000_000_000
Z = np.array([NormalDist().inv_cdf(level) for level in LEVELS])


@pytest.mark.parametrize("wrong", [0.5, 1.0, 2.0])
def test_a_width_that_is_wrong_by_a_factor_is_put_right(wrong: float) -> None:
    draw = np.random.default_rng(1)
    calibration = Calibration()
    for _ in range(10):
        calibration.note("queue", 300, np.full(200, wrong * Z[-1]), np.zeros(200), draw.normal(0.0, 1.0, 200))
    assert calibration.factor("queue", 300) * wrong == pytest.approx(1.0, rel=0.05)
    assert calibration.factor("queue", 900) == 1.0


def test_few_scores_change_nothing_and_places_without_an_observation_do_not_count() -> None:
    calibration = Calibration()
    few = LEAST_SCORES - 1
    calibration.note("queue", 300, np.ones(few), np.zeros(few), np.full(few, 9.0))
    calibration.note("queue", 300, np.ones(500), np.zeros(500), np.full(500, np.nan))
    assert calibration.factor("queue", 300) == 1.0


def test_old_scores_are_forgotten_and_factors_have_limits() -> None:
    calibration = Calibration()
    for observed in [100.0] * 20:
        calibration.note("queue", 300, np.ones(300), np.zeros(300), np.full(300, observed))
    assert calibration.factor("queue", 300) == LIMITS[1]
    for observed in [0.5] * 20:
        calibration.note("queue", 300, np.ones(300), np.zeros(300), np.full(300, observed))
    assert calibration.factor("queue", 300) == 0.5


def test_a_range_that_was_cut_at_zero_widens_like_the_other_side() -> None:
    lines: list[object] = [[value, None] for value in (0.0, 0.5, 1.0, 1.5, 4.0)]
    row: dict[str, list[object]] = {"mean": [1.0, None], "quantiles": lines}
    narrow = scaled(row, 0.2)
    assert narrow["quantiles"] == [[0.4, None], [0.9, None], [1.0, None], [1.1, None], [1.6, None]]
    assert scaled(row, 1.0)["quantiles"] == row["quantiles"]


def forecast(minute: int, observed: np.ndarray, sd: float) -> bytes:
    def rows(values: np.ndarray) -> dict[str, object]:
        return {"mean": values.tolist(), "quantiles": (values + sd * Z[:, None]).tolist()}

    mean = np.full(PLACES, 50.0)
    now = {"speed_mps": observed.tolist(), "queue": observed.tolist()}
    leads = {"300": {"speed_mps": rows(mean), "queue": rows(mean), "vehicles": 1.0}}
    return json.dumps({"issued_ts_ns": minute * MINUTE_NS, "now": now, "leads": leads}).encode()


def test_a_run_of_forecasts_comes_to_cover_nine_of_ten() -> None:
    draw = np.random.default_rng(2)
    scorer = Scorer()
    told = b""
    for minute in range(60):
        told = scorer.on_forecast(minute * MINUTE_NS, forecast(minute, draw.normal(50.0, 3.0, PLACES), sd=1.0))
    issued = json.loads(told)["leads"]["300"]["queue"]
    width = (np.array(issued["quantiles"][-1]) - np.array(issued["mean"])) / Z[-1]
    assert width == pytest.approx(3.0, rel=0.1)
    summary = scorer.summary()
    queue = summary["queue"]
    assert isinstance(queue, dict)
    assert 0.8 < queue["5"]["coverage"] < 0.93, "the first ones, which nothing had been learned for, count, too"
    assert queue["5"]["widened"] == pytest.approx(3.0, rel=0.1)
