"""Frames keep their readings bit for bit, and no damaged container passes."""

from __future__ import annotations

import math
import random
import struct

import pytest
from citybrain_wire import frame
from citybrain_wire.errors import BadMessage
from citybrain_wire.frame import Reading
from citybrain_wire.v1 import edge_pb2 as edge
from google.protobuf.message import DecodeError
from hypothesis import given, settings
from hypothesis import strategies as st

READINGS = st.lists(
    st.builds(
        Reading,
        st.integers(0, 65_535),
        st.integers(-(1 << 31), (1 << 31) - 1),
        st.floats(width=32, allow_nan=True, allow_infinity=True),
        st.integers(0, 255),
    ),
    max_size=40,
)


def sealed(readings: list[Reading], seq: int = 1) -> edge.Frame:
    return frame.seal(
        readings,
        epoch=3,
        seq=seq,
        data_class=edge.DATA_CLASS_DETECTOR,
        base_ts_ns=1_000,
        end_ts_ns=2_000,
    )


def bits(reading: Reading) -> tuple[int, int, bytes, int]:
    return reading.sensor, reading.dt_ms, struct.pack("<f", reading.value), reading.quality


@settings(deadline=None, derandomize=True)
@given(READINGS)
def test_readings_survive_seal_send_check_and_read(readings: list[Reading]) -> None:
    got = edge.Frame.FromString(sealed(readings).SerializeToString())
    frame.check(got)
    assert [bits(reading) for reading in frame.read(got)] == [bits(reading) for reading in readings]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"epoch": 0}, r"frame 0:1: epoch and seq start at 1"),
        ({"seq": 0}, r"frame 3:0: epoch and seq start at 1"),
        ({"data_class": 4}, r"data_class 4 is unknown; use 1 control, 2 detector, 3 debug"),
        ({"count": 3}, r"column sensor has 4 bytes, 3 readings need 6"),
        ({"count": 1_000_000_000}, r"count 1000000000 is above 16384"),
        ({"dt_ms": b"1234567"}, r"column dt_ms has 7 bytes, 2 readings need 8"),
        ({"value": b""}, r"column value has 0 bytes, 2 readings need 8"),
        ({"quality": b"\0"}, r"column quality has 1 bytes, 2 readings need 2"),
        ({"base_ts_ns": 3_000}, r"base_ts_ns 3000 and end_ts_ns 2000 are not in order"),
        ({"base_ts_ns": 0}, r"base_ts_ns 0 and end_ts_ns 2000 are not in order"),
        ({"crc32": 1}, r"CRC does not match; the frame was damaged on its way"),
        ({"end_ts_ns": 2_001}, r"CRC does not match"),
    ],
)
def test_a_frame_whose_container_is_wrong_is_named(change: dict[str, object], message: str) -> None:
    got = sealed([Reading(1, 2, 3.0), Reading(2, 3, 4.0)])
    for name, value in change.items():
        setattr(got, name, value)
    with pytest.raises(BadMessage, match=message):
        frame.check(got)


def test_a_sensor_outside_the_table_is_named() -> None:
    frame.check(sealed([Reading(4, 0, 0.0)]), sensors=5)
    with pytest.raises(BadMessage, match=r"sensor index 5 is not in the site's table of 5"):
        frame.check(sealed([Reading(5, 0, 0.0)]), sensors=5)


def test_no_truncation_and_no_flipped_bit_of_a_frame_passes_as_another_frame() -> None:
    rng = random.Random(1)
    good = sealed([Reading(rng.randrange(100), rng.randrange(1000), rng.random()) for _ in range(30)])
    body = good.SerializeToString()
    damaged = [body[:cut] for cut in range(len(body))]
    for position in range(len(body)):
        flipped = bytearray(body)
        flipped[position] ^= 1 << rng.randrange(8)
        damaged.append(bytes(flipped))
    passed = []
    for raw in damaged:
        try:
            got = edge.Frame.FromString(raw)
            frame.check(got)
        except (DecodeError, BadMessage):
            continue
        got.DiscardUnknownFields()  # type: ignore[attr-defined]  # the stubs leave it out
        if got != good:
            passed.append(raw)
    assert not passed


def test_an_empty_frame_is_whole() -> None:
    frame.check(sealed([]), sensors=0)


def test_too_many_readings_and_values_that_do_not_fit_are_refused() -> None:
    with pytest.raises(BadMessage, match=r"a frame holds at most 16384 readings, not 16385; seal it in parts"):
        sealed([Reading(0, 0, 0.0)] * 16_385)
    with pytest.raises(BadMessage, match=r"frame 3:1: a reading does not fit its column"):
        sealed([Reading(65_536, 0, 0.0)])
    with pytest.raises(BadMessage, match=r"frame 3:1: a reading does not fit its column"):
        sealed([Reading(0, 1 << 31, 0.0)])


def test_nan_and_infinity_are_kept_and_known_for_what_they_are() -> None:
    values = [reading.value for reading in frame.read(sealed([Reading(0, 0, math.nan), Reading(0, 0, math.inf)]))]
    assert [frame.is_finite(value) for value in [*values, 1.0]] == [False, False, True]
