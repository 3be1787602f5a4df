"""The bytes that browsers get."""

from __future__ import annotations

import struct

import numpy as np

from viz.server._frames import CAR, NO_CAR_SEEN, Slots, car_frame, lamp_frame, section_frame


def _frame(x_m: float, heading_rad: float, speed_mps: float) -> tuple[tuple[object, ...], np.void]:
    one = np.array([1.0])
    body = car_frame(
        5, 1000, (10.0, 20.0), 0.5, x_m * one, 30.0 * one, heading_rad * one, speed_mps * one, np.array([3])
    )
    return struct.unpack("<4sBBHqIfff", body[:32]), np.frombuffer(body[32:], CAR)[0]


def test_a_car_takes_eight_bytes_after_a_header_of_thirty_two() -> None:
    head, car = _frame(60.0, 0.0, 10.0)
    assert head == (b"CBV1", 1, 8, 1000, 5, 1, 10.0, 20.0, 0.5)
    assert (car["x"], car["y"], car["heading"], car["speed"], car["slot"]) == (100, 20, 0, 40, 3)


def test_headings_wrap_to_one_turn() -> None:
    assert _frame(60.0, -np.pi / 2, 0.0)[1]["heading"] == 192
    assert _frame(60.0, np.pi, 0.0)[1]["heading"] == 128


def test_what_does_not_fit_is_cut_to_the_border_and_never_wraps() -> None:
    assert _frame(1e6, 0.0, 200.0)[1]["x"] == 65_535
    assert _frame(1e6, 0.0, 200.0)[1]["speed"] == 255
    assert _frame(-5.0, 0.0, 0.0)[1]["x"] == 0


def test_cars_without_a_slot_are_left_out() -> None:
    two = np.array([1.0, 2.0])
    body = car_frame(5, 1000, (0.0, 0.0), 1.0, two, two, two, two, np.array([7, -1]))
    assert len(body) == 32 + 8


def test_a_slot_stays_with_its_car_and_rests_a_frame_before_another_gets_it() -> None:
    slots = Slots()
    first = slots.assign(np.array([10, 11, 12]))
    second = slots.assign(np.array([12, 10, 13]))
    assert second[0] == first[2]
    assert second[1] == first[0]
    assert second[2] not in first
    third = slots.assign(np.array([12, 10, 13, 14]))
    assert third[3] == first[1]


def test_sections_without_cars_are_marked_and_fast_ones_stay_below_the_mark() -> None:
    body = section_frame(9, np.array([0.0, 0.5, 9.0, np.nan]))
    assert struct.unpack("<4sBBHqI", body[:20]) == (b"CBE1", 1, 0, 0, 9, 4)
    assert list(body[20:]) == [0, 100, NO_CAR_SEEN - 1, NO_CAR_SEEN]


def test_lamps_carry_an_aspect_a_group_and_a_countdown_a_controller() -> None:
    body = lamp_frame(9, np.array([1, 3, 255], np.uint8), np.array([125, 65_535], np.uint16))
    assert struct.unpack("<4sBBHqI", body[:20]) == (b"CBG1", 1, 0, 2, 9, 3)
    assert body[20:] == bytes([1, 3, 255]) + struct.pack("<HH", 125, 65_535)
