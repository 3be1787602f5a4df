"""Bursts on the default city's mains: noticed, located, and not invented."""

from __future__ import annotations

import json

import pytest

from scenarios.street import Burst, HiddenWater
from tests.hydraulics.rig import BEGIN_S, luzhou_meters, luzhou_water, watch_minutes
from twin_core.pipes.watch import Kind, Suspicion, WaterWatch

WARM_MIN = 40


# On a looped net neighbours look alike: over pipes drawn by length the soak test counts how often this holds.
@pytest.mark.parametrize(("pipe", "seed"), [("W0825", 2), ("W0300", 2), ("W0500", 3)])
def test_a_burst_is_told_within_ten_minutes_and_its_pipe_is_among_the_first_five(pipe: str, seed: int) -> None:
    burst = Burst(pipe, BEGIN_S + 60.0 * WARM_MIN, 0.4)
    told: Suspicion | None = None
    for minute in watch_minutes(seed, burst, WARM_MIN + 10):
        told = minute.suspicion
        assert told is None or minute.time_s > burst.at_s
    assert told is not None
    assert abs(told.since_s - burst.at_s) <= 120
    assert pipe in [candidate.pipe for candidate in told.candidates[:5]]


def test_hours_without_a_burst_raise_no_alarm_whatever_the_seed() -> None:
    for seed in range(3):
        assert all(minute.suspicion is None for minute in watch_minutes(seed, None, 240))


def test_one_broken_logger_is_marked_and_is_no_burst() -> None:
    network, meters = luzhou_water(), luzhou_meters()
    hidden = HiddenWater(network, meters, seed=7, spread=0.2, begin_s=BEGIN_S, burst=None)
    watch = WaterWatch(network, meters, BEGIN_S)
    broken = next((m.kind, m.id) for m in meters if m.kind is Kind.PRESSURE)
    crossed: set[str] = set()
    for minute in range(1, 61):
        readings = hidden.minute(BEGIN_S + 60 * minute)
        if minute > WARM_MIN:
            readings[broken] -= 3.0
        seen = watch.minute(BEGIN_S + 60 * minute, readings)
        assert seen.suspicion is None
        crossed |= {state.meter.id for state in seen.meters if state.crossed}
    assert broken[1] in crossed
    assert len(crossed) < 3


def test_a_watch_that_was_restarted_goes_on_with_what_it_had_learned() -> None:
    network, meters = luzhou_water(), luzhou_meters()
    hidden = HiddenWater(network, meters, seed=3, spread=0.2, begin_s=BEGIN_S, burst=None)
    first = WaterWatch(network, meters, BEGIN_S)
    days = [(BEGIN_S + 60 * m, hidden.minute(BEGIN_S + 60 * m)) for m in range(1, 46)]
    for time_s, readings in days[:-1]:
        first.minute(time_s, readings)
    second = WaterWatch(network, meters, BEGIN_S)
    second.restore(json.loads(json.dumps(first.state())))
    seen, again = first.minute(*days[-1]), second.minute(*days[-1])
    for before, after in zip(seen.meters, again.meters, strict=True):
        assert after.expected == pytest.approx(before.expected, rel=1e-3, abs=1e-3)


def test_a_network_without_all_inlets_metered_is_watched_by_its_file_alone() -> None:
    network = luzhou_water()
    watch = WaterWatch(network, luzhou_meters(), BEGIN_S)
    minute = watch.minute(BEGIN_S + 60, {})
    assert minute.inflow_m3ps != minute.inflow_m3ps  # NaN: unknown
    assert watch.model.factor == 1.0
    assert all(state.expected == state.expected for state in minute.meters)
