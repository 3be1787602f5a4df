from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twin_core.mirror._pairing import Lacking, Pairing, Surplus

# Detectors 0 and 1 are two lanes of section 0 (window 3 s), 2 is section 1 (window 5 s), 3 belongs to none.
SECTION_OF = np.array([0, 0, 1, -1], np.int32)
WINDOWS = np.array([3.0, 5.0])


def street(*passed: int) -> np.ndarray:
    return np.bincount(np.array(passed, dtype=int), minlength=4).astype(np.int32)


def test_a_car_that_the_model_let_pass_just_before_is_confirmed() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    assert pairing.note(1.0, street(), {0: [7]}) == ([], [])
    assert pairing.note(3.0, street(0), {}) == ([], [])
    assert pairing.note(60.0, street(), {}) == ([], [])
    assert pairing.paired == 1


def test_a_car_in_the_next_lane_is_the_same_car() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    assert pairing.note(1.0, street(0), {1: [7]}) == ([], [])


def test_the_same_lane_is_preferred() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    assert pairing.note(1.0, street(0, 1), {1: [7]}) == ([Lacking(0)], [])


def test_what_only_the_street_saw_is_lacking_at_once() -> None:
    assert Pairing(SECTION_OF, WINDOWS).note(1.0, street(2), {}) == ([Lacking(2)], [])


def test_what_only_the_model_saw_is_surplus_when_its_window_is_over() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    pairing.note(1.0, street(), {2: [7], 0: [8]})
    assert pairing.note(3.9, street(), {}) == ([], [])
    assert pairing.note(4.0, street(), {}) == ([], [Surplus(0, 8)])
    assert pairing.note(6.0, street(), {}) == ([], [Surplus(2, 7)])


def test_loops_of_no_section_make_no_events() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    assert pairing.note(1.0, street(3), {3: [7]}) == ([], [])
    assert pairing.note(60.0, street(), {}) == ([], [])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 2)), max_size=60))
def test_every_event_is_paired_or_odd_exactly_once(events: list[tuple[int, bool, int]]) -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    lacking, surplus, now = [], [], 0.0
    for number, (detector, from_street, wait) in enumerate(events):
        now += wait
        found = pairing.note(
            now, street(detector) if from_street else street(), {} if from_street else {detector: [number]}
        )
        lacking += found[0]
        surplus += found[1]
    surplus += pairing.note(now + 100.0, street(), {})[1]
    measured = [e for e in events if SECTION_OF[e[0]] >= 0]
    assert len(lacking) + pairing.paired == sum(e[1] for e in measured)
    assert len(surplus) + pairing.paired == sum(not e[1] for e in measured)
    assert len({s.number for s in surplus}) == len(surplus)
