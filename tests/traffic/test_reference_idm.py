"""The reference IDM against properties that follow from its equations."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin_core.traffic.reference import IdmDriver, idm_acceleration, idm_equilibrium_gap, idm_next

DRIVER = IdmDriver()


@given(st.floats(0.0, 13.0))
def test_at_the_equilibrium_gap_nothing_changes_and_at_less_the_car_slows_down(v: float) -> None:
    gap = idm_equilibrium_gap(DRIVER, v)
    assert idm_acceleration(DRIVER, v, gap, v) == pytest.approx(0.0, abs=1e-9)
    assert idm_acceleration(DRIVER, v, 0.9 * gap, v) < 0.0


def test_at_the_wanted_speed_on_a_free_road_nothing_changes() -> None:
    assert idm_acceleration(DRIVER, DRIVER.wanted_mps, math.inf, 0.0) == 0.0


@given(st.floats(0.0, 20.0), st.floats(1.0, 100.0), st.floats(0.0, 20.0))
def test_closer_never_accelerates_more(v: float, gap: float, leader: float) -> None:
    assert idm_acceleration(DRIVER, v, gap, leader) <= idm_acceleration(DRIVER, v, gap * 1.5, leader)


def test_halving_the_step_halves_the_error_of_a_start_on_a_free_road() -> None:
    """The speed is chosen from the state at the step's begin, so the method is of first order."""

    def position(step_s: float) -> float:
        x = v = 0.0
        for _ in range(round(8.0 / step_s)):
            x, v = idm_next(DRIVER, x, v, math.inf, 0.0, step_s)
        return x

    exact = position(1.0 / 1024)
    errors = [abs(position(step_s) - exact) for step_s in (0.25, 0.125, 0.0625)]
    for coarse, fine in itertools.pairwise(errors):
        assert coarse / fine == pytest.approx(2.0, abs=0.2)


def test_a_car_behind_a_standing_one_halts_before_touching() -> None:
    x, v, wall = 0.0, 13.89, 120.0
    for _ in range(2_000):
        x, v = idm_next(DRIVER, x, v, wall - x, 0.0, 0.1)
    assert v == pytest.approx(0.0, abs=1e-3)
    assert 0.0 < wall - x <= DRIVER.min_gap_m + 0.5
