"""Intervals of paired runs."""

from __future__ import annotations

import math

import pytest
from citybrain_wire import BadInput

from cluster import mean_interval, paired_interval
from cluster._paired import t_quantile_95


@pytest.mark.parametrize(
    ("freedom", "value"), [(1, 12.7062), (10, 2.2281), (11, 2.2010), (19, 2.0930), (29, 2.0452), (1000, 1.9623)]
)
def test_quantiles_are_those_of_student(freedom: int, value: float) -> None:
    assert t_quantile_95(freedom) == pytest.approx(value, abs=2e-4)


def test_a_common_shift_is_found_whatever_the_pairs_differ_by() -> None:
    found = paired_interval([11.0, 21.0, 31.1], [10.0, 20.0, 30.0])
    assert found.mean == pytest.approx(1.0333, abs=1e-3)
    assert found.excludes_zero
    assert found.low < 1.0 < found.high


def test_one_value_says_nothing_about_its_spread_and_none_nothing_at_all() -> None:
    assert math.isnan(mean_interval([3.0]).half)
    assert not mean_interval([3.0]).excludes_zero
    with pytest.raises(BadInput, match="no value, so no mean"):
        mean_interval([])
