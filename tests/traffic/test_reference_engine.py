"""The engine's compiled helpers against the reference, on generated inputs.

Where a staircase ends exactly at the gap, round-off may count one stair more or less; the speed is continuous there,
so both answers agree all the same.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twin_core.traffic import _krauss as engine
from twin_core.traffic import reference
from twin_core.traffic._idm import free_speed_idm, idm_speed, mean_speed, safe_speed_moving
from twin_core.traffic._layout import CAR, ITEM, KIND
from twin_core.traffic._right_of_way import _blocks

SPEEDS = st.floats(0.0, 55.0)
GAPS = st.floats(-5.0, 400.0)
STEPS = st.sampled_from([0.1, 0.2, 0.5, 1.0])
DRIVERS = st.builds(
    reference.Driver,
    accel=st.sampled_from([1.2, 2.6, 6.0]),
    decel=st.sampled_from([3.0, 4.0, 4.5]),
    emergency_decel=st.sampled_from([4.5, 7.0, 9.0]),
    apparent_decel=st.sampled_from([3.0, 4.5, 7.0]),
    tau_s=st.sampled_from([0.5, 1.0, 1.4]),
    max_speed_mps=st.just(1000.0),
)
ROUND_OFF = 1e-6  # gaps up to 600 m, speeds from differences of squares: 1e-16 · 600² · condition 1e4


@given(SPEEDS, st.sampled_from([3.0, 4.5, 9.0]), st.sampled_from([0.0, 1.0]), STEPS)
@settings(deadline=None)
def test_brake_gap(v: float, decel: float, tau_s: float, step_s: float) -> None:
    # The number of stairs is floor(v / bΔ) on both sides; just below a whole number the gap is continuous too.
    assert engine.brake_gap(v, decel, tau_s, step_s) == pytest.approx(
        reference.brake_gap(v, decel, tau_s, step_s), abs=ROUND_OFF
    )


@given(GAPS, st.sampled_from([3.0, 4.5, 9.0]), st.sampled_from([0.5, 1.0, 1.4]), STEPS)
@settings(deadline=None)
def test_safe_speed(gap: float, decel: float, tau_s: float, step_s: float) -> None:
    tau_s = max(tau_s, step_s)  # a reaction time below half a step makes the closed form skip stairs
    assert engine.safe_speed(gap, decel, tau_s, step_s) == pytest.approx(
        reference.safe_stop_speed(gap, decel, tau_s, step_s), abs=ROUND_OFF
    )


@given(DRIVERS, SPEEDS, GAPS, SPEEDS)
@settings(deadline=None)
def test_follow_speed(driver: reference.Driver, v: float, gap: float, leader: float) -> None:
    lead_decel = driver.apparent_decel
    ours = engine.follow_speed(
        v, gap, leader, lead_decel, driver.decel, driver.accel, driver.emergency_decel, driver.tau_s, 1.0
    )
    assert ours == pytest.approx(reference.follow_speed(driver, v, gap, leader, lead_decel), abs=ROUND_OFF)


@given(DRIVERS, SPEEDS, GAPS)
@settings(deadline=None)
def test_stop_speed(driver: reference.Driver, v: float, gap: float) -> None:
    ours = engine.stop_speed(v, gap, driver.decel, driver.accel, driver.emergency_decel, 1.0)
    assert ours == pytest.approx(reference.stop_speed(driver, v, gap), abs=ROUND_OFF)


@given(st.floats(0.0, 300.0), st.floats(0.0, 20.0), st.sampled_from([3.0, 4.5]), STEPS)
@settings(deadline=None)
def test_speed_towards_a_slower_limit(distance: float, target: float, decel: float, step_s: float) -> None:
    ours = engine.free_speed(distance, target, decel, step_s)
    theirs = reference.slow_down_speed(distance, target, decel, step_s)
    # Unlike the others this staircase jumps: where a stair ends exactly at the distance, either side of it is right.
    beside = [reference.slow_down_speed(distance + d, target, decel, step_s) for d in (-1e-7, 1e-7)]
    assert min(theirs, *beside) - ROUND_OFF <= ours <= max(theirs, *beside) + ROUND_OFF


@given(DRIVERS, SPEEDS, SPEEDS)
@settings(deadline=None)
def test_secure_gap(driver: reference.Driver, v: float, leader: float) -> None:
    ours = engine.secure_gap(v, leader, driver.decel, driver.apparent_decel, driver.tau_s, 1.0)
    assert ours == pytest.approx(reference.secure_gap(driver, v, leader, driver.apparent_decel), abs=ROUND_OFF)


@given(
    st.floats(0.0, 13.0), st.floats(3.0, 300.0), st.floats(0.0, 20.0), st.floats(-3.0, 2.0),
    st.sampled_from([0.25, 0.5, 1.0]),
)  # fmt: skip
@settings(deadline=None)
def test_idm_speed(v: float, distance: float, leader: float, leader_accel: float, step_s: float) -> None:
    """The engine drives quarter seconds, in which the leader goes on with its acceleration; so does this loop.

    Bumper distances that stay above a metre: nearer, the engine's bound by the safe speed decides and not the model.
    """
    driver = reference.IdmDriver()
    gap, speed, ahead, halted = distance, v, leader, v == 0.0
    for _ in range(round(step_s / 0.25)):
        way, speed = reference.idm_next(driver, 0.0, speed, max(gap, 0.01), ahead, 0.25)
        after = max(0.0, ahead + 0.25 * leader_accel)
        gap += 0.125 * (ahead + after) - way
        ahead = after
        halted = halted or speed < 0.05
    ours = idm_speed(
        v, distance - driver.min_gap_m, leader, leader_accel, driver.wanted_mps, driver.accel,
        2.0 * (driver.accel * driver.decel) ** 0.5, driver.headway_s, driver.min_gap_m, step_s,
    )  # fmt: skip
    # A car that halts in a quarter second does so a little further on in the engine: at most what it drives in it.
    assert ours == pytest.approx(speed, abs=0.25 * driver.accel if halted or gap < 1.0 else 1e-6)


@given(st.floats(0.0, 20.0), st.sampled_from([8.0, 13.89, 22.2]), st.sampled_from([0.1, 0.5, 1.0]))
@settings(deadline=None)
def test_idm_free_road(v: float, desired: float, step_s: float) -> None:
    driver = reference.IdmDriver(wanted_mps=desired)
    speed = min(v, desired)
    n = max(1, round(step_s / 0.25))
    for _ in range(n):
        _, speed = reference.idm_next(driver, 0.0, speed, float("inf"), 0.0, step_s / n)
    assert free_speed_idm(v, desired, driver.accel, step_s) == pytest.approx(min(speed, desired), abs=1e-9)


@given(st.floats(0.0, 40.0), st.floats(0.5, 400.0), STEPS)
@settings(deadline=None)
def test_who_keeps_the_safe_speed_can_stop_within_the_gap(v: float, gap: float, step_s: float) -> None:
    """This step at the mean of both speeds, then braking by 4.5 m/s² all the way; 0 where even that is too late."""
    safe = safe_speed_moving(v, gap, 4.5, step_s)
    if safe > 0.0:
        assert 0.5 * (v + safe) * step_s + 0.5 * safe * safe / 4.5 <= gap
    else:
        assert 0.5 * v * step_s + 0.002 >= gap


def test_a_car_that_halts_within_the_step_goes_no_further_than_its_braking_takes_it() -> None:
    assert mean_speed(2.0, 0.0, 1.0, 4.0, 1.0) == pytest.approx(2.0 * 2.0 / (2.0 * 4.0))
    assert mean_speed(8.0, 0.0, 1.0, 4.0, 1.0) == pytest.approx(4.0)
    assert mean_speed(0.0, 1.0, 0.25, 4.0, 1.0) == pytest.approx(0.5 * 1.0 * 0.25)


APPROACHES = st.builds(
    reference.Approach,
    arrival_s=st.integers(0, 20).map(float),
    leave_s=st.integers(21, 40).map(lambda k: k / 2.0),
    arrival_mps=st.sampled_from([0.0, 4.0, 8.0, 12.0]),
    leave_mps=st.sampled_from([4.0, 8.0, 12.0]),
    arrival_braking_mps=st.sampled_from([0.0, 4.0, 8.0]),
    decel=st.sampled_from([4.0, 4.5]),
    waited_s=st.sampled_from([0.0, 1.0, 5.0]),
)


def item_of(a: reference.Approach) -> np.void:
    item = np.zeros(1, ITEM)[0]
    item["arrival_ms"], item["leave_ms"] = round(a.arrival_s * 1000), round(a.leave_s * 1000)
    item["arrival_speed"], item["leave_speed"] = a.arrival_mps, a.leave_mps
    item["braking_speed"], item["request"] = a.arrival_braking_mps, a.request
    return item


def car_and_kind_of(a: reference.Approach) -> tuple[np.void, np.void]:
    car, kind = np.zeros(1, CAR)[0], np.zeros(1, KIND)[0]
    car["waiting_ms"] = round(a.waited_s * 1000)
    kind["decel"], kind["gap_minor_s"] = a.decel, 1.0
    return car, kind


@given(APPROACHES, APPROACHES, st.booleans(), st.sampled_from("mgwZ="))
@settings(deadline=None)
def test_windows_of_right_of_way(foe: reference.Approach, me: reference.Approach, same: bool, letter: str) -> None:
    """Patient drivers who both mean to pass; requests and impatience are looked at before and after this function."""
    foe_car, foe_kind = car_and_kind_of(foe)
    my_car, my_kind = car_and_kind_of(me)
    arrive, leave = round(me.arrival_s * 1000), round(me.leave_s * 1000)
    ours = _blocks(
        item_of(foe),
        foe_car,
        foe_kind,
        ord(letter),
        arrive,
        leave,
        0,
        0,
        item_of(me),
        same,
        0.0,
        my_car,
        my_kind,
        0,
        1.0,
    )
    assert ours == reference.blocks(foe, me, same_target=same, letter=letter)
