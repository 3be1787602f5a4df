"""Countdowns from what was seen, never from what was planned."""

from __future__ import annotations

import pytest

from twin_core.city import City
from viz.server._lamps import UNKNOWN_DS, ControllerView, Lamps

S = 10**9
GO, STOP, AMBER = (3, 1), (1, 3), (5, 1)


def _driven(seconds: int) -> ControllerView:
    """20 s of one green, 3 s of amber, 17 s of the other."""
    view = ControllerView("a", (("1", (0,)), ("2", (1,))), 0)
    for second in range(seconds):
        into = second % 40
        view.show(second * S, GO if into < 20 else AMBER if into < 23 else STOP)
    return view


def test_nothing_is_promised_before_a_whole_cycle_was_seen() -> None:
    assert _driven(60).remaining_s(59 * S) is None
    assert _driven(60).cycle() == []


def test_after_a_cycle_the_countdown_is_what_the_last_one_took() -> None:
    view = _driven(125)
    assert view.aspects == GO
    assert view.remaining_s(124 * S) == pytest.approx(16.0)
    assert [state.seconds for state in view.cycle()] == [20.0, 3.0, 17.0]
    assert view.cycle()[0].aspects == GO


def test_a_change_that_is_overdue_is_unknown_and_not_negative() -> None:
    assert _driven(125).remaining_s(150 * S) is None


def test_reports_that_do_not_fit_the_city_are_ignored(city: City) -> None:
    lamps = Lamps(city.network)
    known = lamps.controllers[0]
    lamps.update(S, [("nowhere", (1, 3), 1, ""), (known.id, (1,) * (len(known.groups) + 1), 1, "")])
    assert known.aspects == ()
    assert (lamps.aspects() == 255).all()
    assert (lamps.remaining_ds() == UNKNOWN_DS).all()


def test_every_group_of_the_default_city_stands_on_a_lane(city: City) -> None:
    lamps = Lamps(city.network)
    assert len(lamps.controllers) == len(city.network.signals.id)
    assert all(lanes for view in lamps.controllers for _, lanes in view.groups)
