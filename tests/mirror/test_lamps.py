from __future__ import annotations

import numpy as np

from hardware_profiles.safety import Aspect
from twin_core.mirror._lamps import SignalShape, SignalView


def letters(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.int8)


# Groups: 0 through (link 0), 1 opposing left (link 1: yields to 0 in stage 0, protected in stage 1), 2 side road.
SHAPE = SignalShape(
    group_positions=((0,), (1,), (2, 3)),
    stage_letters=(letters("Ggrr"), letters("rGrr"), letters("rrGG")),
    stage_groups=(frozenset({0, 1}), frozenset({1}), frozenset({2})),
)


def view(*aspects: Aspect) -> SignalView:
    signal = SignalView(SHAPE, 4)
    for group, aspect in enumerate(aspects):
        signal.set(group, aspect)
    signal.refresh(1000)
    return signal


def shown(signal: SignalView) -> str:
    assert signal.letters is not None
    return signal.letters.tobytes().decode()


def test_nothing_is_said_before_all_groups_are_known() -> None:
    assert view(Aspect.RED, Aspect.RED).letters is None


def test_a_green_yields_or_not_by_the_stage_that_fits() -> None:
    assert shown(view(Aspect.GREEN, Aspect.GREEN, Aspect.RED)) == "Ggrr"
    assert shown(view(Aspect.RED, Aspect.GREEN, Aspect.RED)) == "rGrr"
    assert shown(view(Aspect.RED, Aspect.RED, Aspect.GREEN)) == "rrGG"


def test_in_between_each_lamp_speaks_for_itself() -> None:
    assert shown(view(Aspect.AMBER, Aspect.GREEN, Aspect.RED)) == "yGrr"
    assert shown(view(Aspect.RED, Aspect.AMBER, Aspect.RED_AMBER)) == "ryuu"


def test_a_change_is_told_once_with_its_time() -> None:
    signal = view(Aspect.GREEN, Aspect.GREEN, Aspect.RED)
    assert signal.refresh(2000) is False
    signal.set(0, Aspect.AMBER)
    assert signal.refresh(3000) is True
    assert signal.since_ms == 3000


def test_a_group_that_does_not_exist_changes_nothing() -> None:
    signal = view(Aspect.RED, Aspect.RED, Aspect.RED)
    signal.set(7, Aspect.GREEN)
    assert signal.refresh(2000) is False
