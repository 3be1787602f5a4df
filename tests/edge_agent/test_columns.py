"""Reports are split by data class column by column, as splitting them row by row would."""

from __future__ import annotations

import math

import pytest
from citybrain_wire import frame
from citybrain_wire.errors import BadMessage
from citybrain_wire.frame import Reading
from citybrain_wire.v1 import edge_pb2 as edge
from hypothesis import given, settings
from hypothesis import strategies as st

from edge_agent._columns import SensorTable, seal_columns
from tests.edge_agent.helpers import CONTROLLER, START_NS, S, report, tables

ROWS = st.lists(st.tuples(st.integers(0, 7), st.integers(-50, 1500), st.floats(width=32, allow_nan=True)), max_size=30)


def table() -> SensorTable:
    return SensorTable(*tables())


def opened(body: bytes) -> list[Reading]:
    got = edge.EdgeUp.FromString(body).frame
    frame.check(got, sensors=11)
    return list(frame.read(got))


@settings(deadline=None, derandomize=True)
@given(ROWS)
def test_every_row_lands_in_its_class_once_and_in_order(rows: list[tuple[int, int, float]]) -> None:
    split = table().split(report(0, rows))
    for columns, members in zip(split[:2], (range(4), range(4, 8)), strict=True):
        body = seal_columns(
            columns,
            epoch=1,
            seq=1,
            data_class=edge.DATA_CLASS_CONTROL,
            base_ts_ns=START_NS,
            end_ts_ns=START_NS + S,
            table=0,
        )
        expected = [row for row in rows if row[0] in members]
        got = opened(body)
        assert [(r.sensor, r.dt_ms) for r in got] == [(sensor, dt) for sensor, dt, _ in expected]
        assert [r.quality for r in got] == [0 if 0 <= dt <= 1000 else 1 for _, dt, _ in expected]
        assert all(r.value == v or math.isnan(v) for r, (_, _, v) in zip(got, expected, strict=True))


def test_lamp_changes_come_in_order_of_time_with_unknown_for_what_no_lamp_shows() -> None:
    _, _, changes = table().split(report(0, [(1, 700, 3.0), (0, 200, 5.0), (2, 900, 77.0), (3, 950, math.nan)]))
    assert [(c.group_id, c.dt_ms, c.aspect) for c in changes] == [
        ("V1", 200, 5),
        ("V2", 700, 3),
        ("P1", 900, 0),
        ("P2", 950, 0),
    ]


def test_mode_stage_and_plan_get_sensors_of_their_own_where_the_device_has_none() -> None:
    made = table()
    added = [(s.index, s.device_id, s.quantity) for s in made.sensors[8:]]
    assert added == [
        (8, CONTROLLER, edge.QUANTITY_CONTROLLER_MODE),
        (9, CONTROLLER, edge.QUANTITY_STAGE),
        (10, CONTROLLER, edge.QUANTITY_PLAN_HASH),
    ]
    devices, sensors = tables()
    own = edge.Sensor(index=8, id="m", device_id=CONTROLLER, quantity=edge.QUANTITY_CONTROLLER_MODE)
    assert len(SensorTable(devices, [*sensors, own]).sensors) == 11


def test_tables_that_are_not_dense_are_refused() -> None:
    devices, sensors = tables()
    with pytest.raises(BadMessage, match="sensor indices of the device are not 0, 1, 2"):
        SensorTable(devices, sensors[1:])


def test_broken_containers_are_named() -> None:
    cases = {
        "columns do not hold 2 readings each": {"count": 2},
        "report names sensor 9; the site has 8": {"sensor": b"\x09\x00"},
        "times are not in order": {"base_ts_ns": START_NS + 2 * S},
        "report holds 99999 readings; 16384 are allowed": {"count": 99_999},
    }
    for message, change in cases.items():
        broken = report(0, [(4, 0, 1.0)])
        for name, value in change.items():
            setattr(broken, name, value)
        with pytest.raises(BadMessage, match=message):
            table().split(broken)
