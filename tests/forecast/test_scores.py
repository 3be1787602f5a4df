from __future__ import annotations

import math

import numpy as np
import pytest

from twin_core.forecast._scores import LEVELS, Score, Scores, score_values


def sharp(values: list[float]) -> np.ndarray:
    """Quantiles of a forecast that is sure of itself."""
    return np.tile(np.array(values), (len(LEVELS), 1))


def test_a_sure_forecast_has_its_absolute_error_as_crps() -> None:
    score = score_values(np.array([10.0, 4.0]), sharp([10.0, 4.0]), np.array([9.0, 9.0]), np.array([12.0, 4.0]))
    assert score.mae == pytest.approx(1.0)
    assert score.crps == pytest.approx(1.0)
    assert score.persistence == pytest.approx(4.0)
    assert score.bias == pytest.approx(-1.0)
    assert score.coverage == 0.5


def test_an_honest_spread_scores_better_than_false_certainty() -> None:
    observed = np.array([6.0])
    spread = np.array([[2.0], [4.0], [5.0], [6.0], [8.0]])
    honest = score_values(np.array([5.0]), spread, np.array([5.0]), observed)
    certain = score_values(np.array([5.0]), sharp([5.0]), np.array([5.0]), observed)
    assert honest.crps < certain.crps
    assert (honest.coverage, certain.coverage) == (1.0, 0.0)


def test_the_crps_of_a_uniform_forecast_is_near_its_closed_form() -> None:
    # Uniform on [0, 1] observed at ½: CRPS = 1/12. Five levels know it to about a tenth.
    quantiles = np.array(LEVELS)[:, None]
    score = score_values(np.array([0.5]), quantiles, np.array([0.5]), np.array([0.5]))
    assert score.crps == pytest.approx(1 / 12, abs=0.03)


def test_places_without_an_observation_are_left_out() -> None:
    nan = math.nan
    score = score_values(np.array([1.0, 2.0]), sharp([1.0, 2.0]), np.array([1.0, 2.0]), np.array([nan, 2.0]))
    assert score.n == 1
    assert score_values(np.array([1.0]), sharp([1.0]), np.array([nan]), np.array([1.0])) == Score()


def test_scores_add_up_by_quantity_and_lead() -> None:
    one = Scores().plus("speed_mps", 300, Score(n=1, absolute_error=2.0)).plus("queue", 900, Score(n=2))
    both = one + Scores().plus("speed_mps", 300, Score(n=3, absolute_error=2.0))
    assert both.by["speed_mps", 300].mae == 1.0
    assert both.to_dict()["speed"]["5"]["n"] == 4
    assert both.to_dict()["queue"]["15"]["mae"] == 0.0


def test_nothing_scored_yet_says_so() -> None:
    assert Score().to_dict() == {
        "n": 0, "mae": None, "persistence": None, "coverage": None, "crps": None, "bias": None,
    }  # fmt: skip
