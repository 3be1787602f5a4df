from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twin_core.mirror._pairing import Odd, Pairing

# Detectors 0 and 1 are two lanes of section 0 (window 3 s), 2 is section 1 (window 5 s), 3 belongs to none.
SECTION_OF = np.array([0, 0, 1, -1], np.int32)
WINDOWS = np.array([3.0, 5.0])


def counts(*passed: int) -> np.ndarray:
    return np.bincount(np.array(passed, dtype=int), minlength=4).astype(np.int32)


def test_the_same_car_a_second_apart_is_a_pair() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    assert pairing.note(1.0, counts(0), counts()) == []
    assert pairing.note(2.0, counts(), counts(0)) == []
    assert pairing.note(60.0, counts(), counts()) == []
    assert pairing.paired == 1


def test_a_car_in_the_next_lane_is_the_same_car() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    pairing.note(1.0, counts(0), counts(1))
    assert pairing.note(60.0, counts(), counts()) == []


def test_the_same_lane_is_preferred() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    pairing.note(1.0, counts(0, 1), counts(1))
    assert pairing.note(4.0, counts(), counts()) == [Odd(0, 1.0, lacking=True)]


def test_what_has_no_partner_within_the_window_is_lacking_or_surplus() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    pairing.note(1.0, counts(0), counts(2))
    assert pairing.note(3.9, counts(), counts()) == []
    assert pairing.note(4.0, counts(), counts()) == [Odd(0, 1.0, lacking=True)]
    assert pairing.note(6.0, counts(), counts()) == [Odd(2, 1.0, lacking=False)]


def test_a_car_later_than_the_window_is_lacking_first_and_surplus_then() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    pairing.note(1.0, counts(0), counts())
    odd = [*pairing.note(4.0, counts(), counts()), *pairing.note(5.0, counts(), counts(0))]
    odd += pairing.note(9.0, counts(), counts())
    assert [o.lacking for o in odd] == [True, False]


def test_loops_of_no_section_and_forgotten_loops_make_no_events() -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    pairing.note(1.0, counts(3, 0), counts())
    pairing.forget(np.array([0], np.int32))
    assert pairing.note(60.0, counts(), counts()) == []


def test_a_saved_and_loaded_pairing_goes_on_alike() -> None:
    first = Pairing(SECTION_OF, WINDOWS)
    first.note(1.0, counts(0, 2), counts(1))
    second = Pairing(SECTION_OF, WINDOWS)
    second.load(first.to_lists())
    assert second.note(9.0, counts(), counts()) == first.note(9.0, counts(), counts())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1), st.integers(0, 2)), max_size=60))
def test_every_event_is_paired_or_odd_exactly_once(events: list[tuple[int, int, int]]) -> None:
    pairing = Pairing(SECTION_OF, WINDOWS)
    balance, odd, now = np.zeros(2, int), [], 0.0
    for detector, from_street, wait in events:
        now += wait
        street, model = (counts(detector), counts()) if from_street else (counts(), counts(detector))
        odd += pairing.note(now, street, model)
        if SECTION_OF[detector] >= 0:
            balance[SECTION_OF[detector]] += 1 if from_street else -1
    odd += pairing.note(now + 100.0, counts(), counts())
    for section in range(2):
        assert sum(1 if o.lacking else -1 for o in odd if SECTION_OF[o.detector] == section) == balance[section]
    measured = sum(1 for d, _, _ in events if SECTION_OF[d] >= 0)
    assert 2 * pairing.paired + len(odd) == measured
