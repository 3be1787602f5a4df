"""The reference's car following against closed forms, its own promises and SUMO's published example."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin_core.traffic.reference import (
    Driver,
    brake_gap,
    dawdled_speed,
    final_speed,
    follow_speed,
    safe_stop_speed,
    secure_gap,
    slow_down_speed,
    stop_speed,
)

SPEEDS = st.floats(0.0, 40.0)
GAPS = st.floats(0.0, 300.0)
DECELS = st.sampled_from([3.0, 4.0, 4.5, 7.0])
STEPS = st.sampled_from([0.1, 0.25, 0.5, 1.0])
ROUND_OFF = 1e-9  # sums of at most some hundred terms below 1e3, each with 1e-16 relative error


def closed_brake_gap(v: float, decel: float, headway: float, step: float) -> float:
    """The stairs of `brake_gap` summed by formula: Δ(nv − bΔ·n(n+1)/2) + vτ."""
    n = int(v / (decel * step))
    return step * (n * v - decel * step * n * (n + 1) / 2) + v * headway


def closed_safe_stop_speed(gap: float, decel: float, headway: float, step: float) -> float:
    """The stairs of `safe_stop_speed` solved for: the number of whole stairs is a root of a quadratic."""
    g = max(0.0, gap - 0.001)
    stair = decel * step
    root = math.sqrt(step**2 + 4 * (step * (2 * g / stair - headway) + headway**2))
    n = math.floor(0.5 - (headway - 0.5 * root) / step)
    h = 0.5 * n * (n - 1) * stair * step + n * stair * headway
    return n * stair + (g - h) / (n * step + headway)


@given(SPEEDS, DECELS, st.floats(0.0, 2.0), STEPS)
def test_brake_gap_is_the_sum_of_the_stairs(v: float, decel: float, headway: float, step: float) -> None:
    assert brake_gap(v, decel, headway, step) == pytest.approx(closed_brake_gap(v, decel, headway, step), abs=1e-6)


@given(GAPS, DECELS, st.floats(0.05, 2.0), st.sampled_from([0.5, 1.0]))
def test_safe_stop_speed_solves_the_quadratic(gap: float, decel: float, headway: float, step: float) -> None:
    ours = safe_stop_speed(gap, decel, headway, step)
    # At a whole number of stairs both stair counts give the same speed, so round-off in n does no harm.
    assert ours == pytest.approx(closed_safe_stop_speed(gap, decel, headway, step), abs=1e-6)


@given(GAPS, DECELS, st.floats(0.0, 2.0), STEPS)
def test_from_the_safe_speed_one_stops_within_the_gap(gap: float, decel: float, headway: float, step: float) -> None:
    v = safe_stop_speed(gap, decel, headway, step)
    assert brake_gap(v, decel, headway, step) <= gap + ROUND_OFF


@given(GAPS, GAPS, DECELS)
def test_a_longer_gap_never_makes_slower(one: float, other: float, decel: float) -> None:
    near, far = sorted((one, other))
    assert safe_stop_speed(near, decel, 1.0) <= safe_stop_speed(far, decel, 1.0) + ROUND_OFF


def test_a_car_braking_for_a_line_halts_before_it_with_comfortable_decel() -> None:
    driver = Driver(sigma=0.0)
    x, v, line = 0.0, 13.89, 100.0
    for _ in range(60):
        slower = min(13.89, stop_speed(driver, v, line - 1.0 - x))
        assert slower >= v - driver.decel - ROUND_OFF
        v = slower
        x += v
    assert v == pytest.approx(0.0, abs=1e-3)
    assert line - 1.1 <= x <= line - 1.0


@given(SPEEDS, SPEEDS, st.floats(0.0, 100.0), st.integers(0, 40))
def test_a_follower_at_the_follow_speed_survives_a_leader_who_brakes_now(
    v: float, leader: float, gap: float, after: int
) -> None:
    """The leader brakes by b each step to a stand; who follows by the rule at b never touches him."""
    driver = Driver(sigma=0.0, emergency_decel=4.5)
    v = min(v, follow_speed(driver, v, gap, leader))
    for _ in range(after + 20):
        leader = max(0.0, leader - driver.decel)
        gap += leader - v
        assert gap >= -ROUND_OFF
        v = follow_speed(driver, v, gap, leader)


def test_check_trajectory_of_an_unhindered_start() -> None:
    driver = Driver(sigma=0.0)
    x, v, seen = 5.10, 0.0, []
    for _ in range(5):
        v = final_speed(driver, v, 13.89, math.inf, draw=0.7)
        x += v
        seen.append((round(x, 2), round(v, 2)))
    assert seen == [(7.70, 2.6), (12.90, 5.2), (20.70, 7.8), (31.10, 10.4), (44.10, 13.0)]


def test_dawdling_scales_with_speed_below_one_acceleration() -> None:
    driver = Driver()
    assert dawdled_speed(driver, 10.0, 0.5) == pytest.approx(10.0 - 0.5 * 2.6 * 0.5)
    assert dawdled_speed(driver, 2.0, 0.5) == pytest.approx(2.0 - 0.5 * 2.0 * 0.5)
    assert dawdled_speed(driver, 0.0, 0.99) == 0.0


@given(SPEEDS, st.floats(0.0, 60.0), st.floats(0.0, 1.0, exclude_max=True))
def test_speed_changes_stay_within_the_car(v: float, safe: float, draw: float) -> None:
    driver = Driver(max_speed_mps=100.0)
    new = final_speed(driver, v, 100.0, safe, draw)
    assert max(0.0, v - driver.emergency_decel) - ROUND_OFF <= new <= v + driver.accel + ROUND_OFF


@given(SPEEDS, SPEEDS)
def test_the_secure_gap_is_the_least_gap_that_lets_the_follower_keep_his_speed(v: float, leader: float) -> None:
    driver = Driver(max_speed_mps=100.0)
    need = secure_gap(driver, v, leader, driver.apparent_decel)
    kept = follow_speed(driver, v, need + 0.0011, leader, emergencies=False)
    assert kept >= v - 1e-6
    if need > 1.0:
        assert follow_speed(driver, v, need - 0.5, leader, emergencies=False) < v


@given(st.floats(0.0, 300.0), st.floats(0.0, 20.0), DECELS)
def test_the_way_to_a_slower_limit_needs_no_more_than_b(distance: float, target: float, decel: float) -> None:
    """The rule, asked anew each step, never needs more than b and has the target speed where the limit begins."""
    v = 55.0
    v = min(v, slow_down_speed(distance, target, decel))
    while distance >= 0.0 and v > target + 1e-6:
        distance -= v
        slower = slow_down_speed(max(distance, 0.0), target, decel) if distance >= 0.0 else target
        assert min(v, slower) >= v - decel - 1e-6
        v = min(v, slower)
