"""Ranges learn from how the last forecasts turned out."""

from __future__ import annotations

import json
from statistics import NormalDist

import numpy as np
import pytest

from twin_core.forecast import Scorer
from twin_core.forecast._calibration import LEAST_SCORES, LIMITS, Calibration, Correction
from twin_core.forecast._scores import LEVELS

PLACES, MINUTE_NS = 120, 60_000_000_000
Z = np.array([NormalDist().inv_cdf(level) for level in LEVELS])


@pytest.mark.parametrize("wrong", [0.5, 1.0, 2.0])
def test_a_width_that_is_wrong_by_a_factor_is_put_right(wrong: float) -> None:
    draw = np.random.default_rng(1)
    calibration = Calibration()
    for _ in range(10):
        truth = draw.normal(20.0, 3.0, 200)
        observed = truth + draw.normal(0.0, 1.0, 200)
        calibration.note("queue", 300, truth, np.full(200, wrong * Z[-1]), draw.normal(20.0, 9.0, 200), observed)
    learned = calibration.correction("queue", 300)
    assert learned.factor * wrong == pytest.approx(1.0, rel=0.05)
    assert (learned.weight, learned.bias) == (pytest.approx(1.0, abs=0.05), pytest.approx(0.0, abs=0.1))
    assert calibration.correction("queue", 900) == Correction()


def test_means_are_drawn_to_what_proved_nearer_and_lose_their_bias() -> None:
    draw = np.random.default_rng(1)
    calibration = Calibration()
    for _ in range(10):
        truth = draw.normal(20.0, 3.0, 200)
        members, before = truth + draw.normal(2.0, 2.0, 200), truth + draw.normal(0.0, 1.0, 200)
        calibration.note("queue", 300, members, np.ones(200), before, truth)
    learned = calibration.correction("queue", 300)
    assert 0.05 < learned.weight < 0.3, "the present value was nearer"
    assert learned.bias == pytest.approx(2.0 * learned.weight, abs=0.1)
    assert learned.mean(np.array([4.0, 0.0]), np.array([np.nan, 0.0])).tolist() == [4.0 - learned.bias, 0.0]


def test_few_scores_change_nothing_and_places_without_an_observation_do_not_count() -> None:
    calibration = Calibration()
    few = LEAST_SCORES - 1
    calibration.note("queue", 300, np.zeros(few), np.ones(few), np.zeros(few), np.full(few, 9.0))
    calibration.note("queue", 300, np.zeros(500), np.ones(500), np.zeros(500), np.full(500, np.nan))
    assert calibration.correction("queue", 300) == Correction()


def test_old_scores_are_forgotten_and_factors_have_limits() -> None:
    draw = np.random.default_rng(1)
    calibration = Calibration()
    for wrong, factor in ((100.0, LIMITS[1]), (0.01, LIMITS[0])):
        for _ in range(20):
            observed = 20.0 + wrong * draw.normal(0.0, 1.0, 300)
            calibration.note("queue", 300, np.full(300, 20.0), np.ones(300), np.full(300, 20.0), observed)
        assert calibration.correction("queue", 300).factor == factor


def test_a_range_that_was_cut_at_zero_widens_like_the_other_side() -> None:
    members = np.array([1.0, np.nan])
    quantiles = np.array([[0.0, np.nan], [0.5, np.nan], [1.0, np.nan], [1.5, np.nan], [4.0, np.nan]])
    narrow = Correction(factor=0.2).quantiles(members, quantiles, members)
    assert narrow[:, 0] == pytest.approx([0.4, 0.9, 1.0, 1.1, 1.6])
    assert np.isnan(narrow[:, 1]).all()
    assert Correction().quantiles(members, quantiles, members)[:, 0] == pytest.approx(quantiles[:, 0])


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
    assert queue["5"]["factor"] == pytest.approx(3.0, rel=0.1)


def test_a_far_lead_is_told_again_until_it_is_near_and_scored_once() -> None:
    values = np.full(PLACES, 50.0)
    scorer, leads = Scorer(), []
    for minute in range(17):
        made = json.loads(forecast(minute, values, sd=1.0))
        if minute % 10 == 0:
            made["leads"]["900"] = made["leads"]["300"]
        told = json.loads(scorer.on_forecast(minute * MINUTE_NS, json.dumps(made).encode()))["leads"]
        leads.append(sorted(map(int, told)))
    assert leads[:10] == [[300, 900 - 60 * minute] for minute in range(10)]
    assert leads[10] == [300, 900]
    far = scorer.summary()["queue"]
    assert isinstance(far, dict)
    assert far["15"]["n"] == PLACES, "minute 15 scores what minute 0 said"


def test_a_far_lead_whose_moment_is_near_is_forgotten() -> None:
    values = np.full(PLACES, 50.0)
    scorer = Scorer()
    made = json.loads(forecast(0, values, sd=1.0))
    made["leads"]["900"] = made["leads"]["300"]
    scorer.on_forecast(0, json.dumps(made).encode())
    told = json.loads(scorer.on_forecast(10 * MINUTE_NS, forecast(10, values, sd=1.0)))
    assert list(told["leads"]) == ["300"]
