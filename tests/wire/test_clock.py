"""Clocks tell street time and nothing goes backwards."""

from __future__ import annotations

import time

import pytest
from citybrain_wire import BadConfig, ClockSpec, LockstepClock, ScaledClock, VirtualClock, open_clock
from hypothesis import given, settings
from hypothesis import strategies as st


@settings(deadline=None, derandomize=True)
@given(st.integers(0, 1 << 60), st.lists(st.integers(0, 1 << 61)))
def test_a_virtual_clock_moves_only_forward(start_ns: int, moves: list[int]) -> None:
    clock = VirtualClock(start_ns)
    seen = start_ns
    for move in moves:
        clock.advance_to(move)
        assert clock.now_ns() == max(seen, move)
        seen = clock.now_ns()


def test_each_kind_opens_its_clock() -> None:
    assert isinstance(open_clock(ClockSpec("lockstep", start_ts_ns=7)), LockstepClock)
    assert open_clock(ClockSpec("lockstep", start_ts_ns=7)).now_ns() == 7
    assert isinstance(open_clock(ClockSpec("scaled", factor=2.0)), ScaledClock)
    before = time.time_ns()
    assert before <= open_clock(ClockSpec("real")).now_ns() <= time.time_ns()


def test_a_scaled_clock_runs_from_the_start_of_the_run_at_its_factor() -> None:
    spec = ClockSpec("scaled", start_ts_ns=1_000, start_wall_ns=time.time_ns() - 2_000_000_000, factor=10.0)
    clock = open_clock(spec)
    first, second = clock.now_ns(), clock.now_ns()
    assert 20_000_001_000 <= first <= 25_000_000_000
    assert second >= first


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"kind": "warp"}, "clock kind 'warp' is unknown; use real, scaled or lockstep"),
        ({"kind": "scaled", "factor": 0.0}, "clock factor 0.0 is out of range; use 0.001 to 10000"),
        ({"kind": "scaled", "factor": float("nan")}, "clock factor nan is out of range; use 0.001 to 10000"),
    ],
)
def test_a_clock_that_cannot_be_is_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(BadConfig) as caught:
        ClockSpec(**values)  # type: ignore[arg-type]  # wrong values are the point
    assert str(caught.value) == message


def test_a_spec_round_trips_through_plain_values() -> None:
    spec = ClockSpec("scaled", 5, 6, 2.5)
    assert ClockSpec(**spec.to_dict()) == spec  # type: ignore[arg-type]  # plain values by name
