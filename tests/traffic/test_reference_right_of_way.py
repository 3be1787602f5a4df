"""The reference's right of way: each rule once, at its edge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin_core.traffic.reference import Approach, blocks, opened, registered_arrival

ME = Approach(arrival_s=10.0, leave_s=12.0, arrival_mps=8.0, leave_mps=8.0)


def foe(arrival_s: float, leave_s: float, speed: float = 8.0, **more: float) -> Approach:
    return Approach(arrival_s=arrival_s, leave_s=leave_s, arrival_mps=speed, leave_mps=speed, **more)


def test_a_foe_in_my_window_blocks_and_one_out_of_it_does_not() -> None:
    assert blocks(foe(9.0, 11.0), ME, same_target=False)
    assert blocks(foe(13.0, 15.0), ME, same_target=False)  # arrives exactly one second after I left
    assert not blocks(foe(13.01, 15.0), ME, same_target=False)
    assert not blocks(foe(7.0, 9.99), ME, same_target=False)
    assert blocks(foe(7.0, 10.0), ME, same_target=False)


def test_merging_behind_wants_a_second_and_a_leader_not_slower() -> None:
    assert blocks(foe(7.0, 9.5), ME, same_target=True)
    assert not blocks(foe(7.0, 8.9, speed=9.0), ME, same_target=True)
    assert blocks(foe(7.0, 8.9, speed=7.0), ME, same_target=True)


def test_merging_before_a_faster_foe_is_refused() -> None:
    slow = Approach(arrival_s=14.0, leave_s=16.0, arrival_mps=7.0, leave_mps=7.0, arrival_braking_mps=7.0)
    fast = Approach(arrival_s=14.0, leave_s=16.0, arrival_mps=9.0, leave_mps=9.0, arrival_braking_mps=9.0)
    assert not blocks(slow, ME, same_target=True)
    assert blocks(fast, ME, same_target=True)


def test_a_foe_without_request_never_blocks() -> None:
    held = Approach(9.0, 11.0, 8.0, 8.0, request=False)
    assert not blocks(held, ME, same_target=True)


def test_impatience_moves_the_foe_towards_his_braked_arrival() -> None:
    near = Approach(12.5, 14.0, 8.0, 8.0, arrival_braking_s=15.5)
    assert blocks(near, ME, same_target=False, impatience=0.0)
    assert blocks(near, ME, same_target=False, impatience=1 / 6)  # 13.0, not after 13.0
    assert not blocks(near, ME, same_target=False, impatience=0.2)


def test_letters_decide_before_windows() -> None:
    foes = [(foe(9.0, 11.0), False)]
    assert not opened("r", ME, [])
    assert not opened("y", ME, [])
    assert opened("G", ME, foes)
    assert opened("M", ME, foes)
    assert not opened("g", ME, foes)
    assert opened("g", ME, [])
    assert opened("g", ME, foes, cont=True)


def test_a_stop_sign_wants_a_stop() -> None:
    assert not opened("s", ME, [])
    assert opened("s", Approach(10.0, 12.0, 0.0, 4.0, waited_s=1.0), [])


def test_at_an_all_way_stop_who_waited_longer_goes_then_who_came_first() -> None:
    me = Approach(10.0, 12.0, 0.0, 4.0, waited_s=2.0)
    assert not blocks(foe(10.0, 12.0, waited_s=1.0), me, same_target=False, letter="w")
    assert blocks(foe(10.0, 12.0, waited_s=3.0), me, same_target=False, letter="w")
    assert not blocks(foe(10.5, 12.0, waited_s=2.0), me, same_target=False, letter="w")


@given(st.floats(0.0, 30.0), st.floats(0.1, 5.0), st.floats(0.0, 30.0), st.floats(0.1, 5.0))
def test_of_two_who_cross_with_equal_windows_at_most_one_is_free_to_go_before_the_other(
    a: float, a_takes: float, b: float, b_takes: float
) -> None:
    one, two = foe(a, a + a_takes), foe(b, b + b_takes)
    if not blocks(two, one, same_target=False) and not blocks(one, two, same_target=False):
        assert one.leave_s < two.arrival_s or two.leave_s < one.arrival_s


def test_arrival_is_computed_with_a_speed_change_at_the_limit() -> None:
    assert registered_arrival(100.0, 10.0, 10.0, 2.6, 4.5) == pytest.approx(10.0)
    # from 5 to 10 m/s at 2.5 m/s²: 2 s and 15 m, then 85 m at 10 m/s
    assert registered_arrival(100.0, 5.0, 10.0, 2.5, 4.5) == pytest.approx(10.5)
    assert registered_arrival(0.0, 5.0, 10.0, 2.5, 4.5) == 0.0
