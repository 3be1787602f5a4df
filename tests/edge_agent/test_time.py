"""A site's instants never step back, whatever stamps, silence and the wall clock do."""

from __future__ import annotations

import pytest
from citybrain_wire.clock import ClockSpec

from edge_agent import _time
from edge_agent._time import SiteTime

MS = 1_000_000


class Boot:
    """CLOCK_BOOTTIME in the test's hand, ms."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_ms = 50_000
        monkeypatch.setattr(_time, "_boot_ms", lambda: self.now_ms)


@pytest.fixture
def boot(monkeypatch: pytest.MonkeyPatch) -> Boot:
    return Boot(monkeypatch)


def test_in_lock_step_the_stamps_are_the_scale_and_silence_is_no_time(boot: Boot) -> None:
    time = SiteTime(ClockSpec("lockstep"))
    assert time.reported(1_000 * MS) == 1_000
    boot.now_ms += 600_000
    assert time.silent() is None
    assert time.mono_ms == 1_000
    assert time.mono_of(400 * MS) == 400


def test_on_a_scaled_street_silence_goes_on_at_its_factor_and_late_stamps_never_step_back(boot: Boot) -> None:
    time = SiteTime(ClockSpec("scaled", factor=10.0))
    time.reported(1_000 * MS)
    boot.now_ms += 1_900
    assert time.silent() is None, "nineteen seconds of street, but not two of the wall"
    boot.now_ms += 600
    assert time.silent() == 26_000
    boot.now_ms += 100
    assert time.silent() == 27_000, "once silent, every look counts"
    assert time.reported(2_000 * MS) == 27_000
    assert time.wall_ms == 2_000
    assert time.mono_of(2_000 * MS) == 27_000
    assert time.reported(3_000 * MS) == 28_000


def test_a_real_clock_that_is_set_moves_no_instant_and_unknown_stamps_are_old(boot: Boot) -> None:
    time = SiteTime(ClockSpec("real"))
    assert time.reported(7_000_000 * MS) == 50_000
    boot.now_ms += 1_000
    assert time.reported(3_000_000 * MS) == 51_000, "the wall clock was set back by more than an hour"
    assert time.mono_of(7_000_000 * MS) == 50_000
    assert time.mono_of(3_000_000 * MS) == 51_000
    assert time.mono_of(9_000_000 * MS) < 0
    boot.now_ms += 2_500
    assert time.silent() == 53_500
