"""Readings that cannot be true are marked, with the reason counted; good ones beside them stay good."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from citybrain_wire import frame as frames
from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.gateway import Plausibility

S = 1_000_000_000
HOUR = 3_600
COUNT, OCCUPANCY, SPEED = edge.QUANTITY_COUNT, edge.QUANTITY_OCCUPANCY, edge.QUANTITY_SPEED_MPS
GARAGE, LAMP = edge.QUANTITY_GARAGE_FREE, edge.QUANTITY_LAMP


def of(*quantities: edge.Quantity, profile: str = "") -> Plausibility:
    sensors = [edge.Sensor(index=k, id=f"s{k}", device_id="d", quantity=q) for k, q in enumerate(quantities)]
    return Plausibility(sensors, [edge.Device(id="d", profile=profile)])


def frame(second: float, rows: Sequence[tuple[int, int, float]], *, length_s: int = 1) -> edge.Frame:
    """A frame that begins at `second`; rows are (sensor, dt_ms, value)."""
    base_ns = int((1_000_000 + second) * S)
    return frames.seal(
        [frames.Reading(*row) for row in rows],
        epoch=1,
        seq=1,
        data_class=edge.DATA_CLASS_DETECTOR,
        base_ts_ns=base_ns,
        end_ts_ns=base_ns + length_s * S,
    )


def test_a_chattering_detector_is_marked_and_its_neighbour_is_not() -> None:
    judge = of(LAMP, LAMP)
    sealed = frame(0, [(0, k, k % 10) for k in range(1000)] + [(1, 500, 3)])
    assert judge.mark_suspects(sealed) == {"chatter": 1000}
    assert list(sealed.quality)[-1] == frames.QUALITY_GOOD
    frames.check(sealed)


def test_a_lamp_may_change_as_often_as_a_stage_change_makes_it() -> None:
    assert of(LAMP).mark_suspects(frame(0, [(0, 100 * k, k % 6) for k in range(10)])) == {}


@pytest.mark.parametrize(("value", "hours"), [(0.37, 1), (0.0, 24)])
def test_a_value_that_stands_too_long_is_stuck_until_it_moves(value: float, hours: int) -> None:
    judge = of(OCCUPANCY)
    for minute in range(hours * 60 + 1):
        assert judge.mark_suspects(frame(60 * minute, [(0, 0, value)])) == {}, minute
    assert judge.mark_suspects(frame(hours * HOUR + 60, [(0, 0, value)])) == {"stuck": 1}
    assert judge.mark_suspects(frame(hours * HOUR + 61, [(0, 0, 0.5)])) == {}


def test_an_old_frame_of_a_backlog_neither_moves_the_memory_nor_is_judged_by_it() -> None:
    judge = of(GARAGE)
    assert judge.mark_suspects(frame(100, [(0, 0, 500)])) == {}
    assert judge.mark_suspects(frame(10, [(0, 0, 20)])) == {}
    assert judge.mark_suspects(frame(101, [(0, 0, 499)])) == {}


def test_a_garage_cannot_empty_within_a_second() -> None:
    judge = of(GARAGE)
    judge.mark_suspects(frame(0, [(0, 0, 500)]))
    assert judge.mark_suspects(frame(1, [(0, 0, 40)])) == {"jump": 1}


def test_a_profile_narrows_what_its_quantity_would_allow() -> None:
    declared, unknown = of(COUNT, profile="generic/detector_station"), of(COUNT, profile="no/such")
    assert declared.mark_suspects(frame(0, [(0, 0, 40)])) == {"range": 1}
    assert unknown.mark_suspects(frame(0, [(0, 0, 40)])) == {}
    assert declared.mark_suspects(frame(60, [(0, 0, 40)], length_s=60)) == {}, "40 in a minute are no wonder"


def test_each_reading_is_counted_under_one_reason() -> None:
    judge = of(SPEED)
    sealed = frame(0, [(0, 5_000, 900.0), (0, 500, 20.0)])
    assert judge.mark_suspects(sealed) == {"range": 1}
    assert list(sealed.quality) == [frames.QUALITY_SUSPECT, frames.QUALITY_GOOD]
