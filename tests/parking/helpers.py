"""A small supply of parking, its plan and its readings, for tests."""

from __future__ import annotations

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.parking import Flows, ParkingPlan, ParkingWatch, Supply

S = 1_000_000_000
HOUR_S = 3600.0


def supply(bays: list[int], each_bay: list[bool] | None = None) -> Supply:
    n = len(bays)
    zeros = np.zeros(n)
    return Supply(
        id=tuple(f"P{i}" for i in range(n)), kind=np.full(n, 2, np.int8), edge=np.zeros(n, np.int32),
        lane=np.zeros(n, np.int32), start_m=zeros, end_m=zeros, bays=np.array(bays, np.int32),
        each_bay=np.array(each_bay or [False] * n), x_m=np.arange(n) * 10.0, y_m=zeros, edge_x_m=zeros[:1],
        edge_y_m=zeros[:1],
    )  # fmt: skip


def flows(arriving_per_h: list[float], leaving_per_h: list[float], hours: int = 3) -> Flows:
    slots = hours * 12
    return Flows(
        8 * HOUR_S, 300.0, np.tile(np.array(arriving_per_h) / 12, (slots, 1)),
        np.tile(np.array(leaving_per_h) / 12, (slots, 1)),
    )  # fmt: skip


def at(second: float) -> int:
    return round((8 * HOUR_S + second) * S)


def readings(second: float, rows: list[tuple[int, float]]) -> twin.Readings:
    return twin.Readings(
        base_ts_ns=at(second - 1), end_ts_ns=at(second),
        sensor=np.array([number for number, _ in rows], "<u4").tobytes(),
        dt_ms=np.zeros(len(rows), "<i4").tobytes(), value=np.array([value for _, value in rows], "<f4").tobytes(),
    )  # fmt: skip


def a_watch() -> ParkingWatch:
    """A garage of 30 bays, counted, and a row of 6, bay by bay; and a loop that is none of ours."""
    made = ParkingWatch(ParkingPlan(supply([30, 6], [False, True]), flows([0.0, 0.0], [0.0, 0.0]), 0))
    table = twin.SensorTable(version=1)
    sensors = [("P0", "free", edge.QUANTITY_GARAGE_FREE), ("J1", "loop", edge.QUANTITY_COUNT)]
    sensors += [("P1", f"bay-{bay:04d}", edge.QUANTITY_BAY_OCCUPIED) for bay in range(6)]
    for number, (device, name, quantity) in enumerate(sensors):
        row = table.rows.add(number=number, site_id="parking-000" if device != "J1" else "site-J1")
        row.sensor.device_id, row.sensor.id, row.sensor.quantity = device, name, quantity
    made.on_table(table)
    return made
