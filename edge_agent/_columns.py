"""From a device's report to sealed frames, column by column.

A report's columns become a frame's columns as they are when all its sensors are of one data class, which is the common
case; else they are split by a mask. No object is made per reading: 130 sites with 50 readings each would be 6,500
objects a second, and a frame costs a tenth of that in columns.
"""

from __future__ import annotations

import array
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from citybrain_wire import frame as frames
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["Columns", "LampChange", "SensorTable", "seal_columns"]

CONTROL_QUANTITIES = frozenset(
    (edge.QUANTITY_LAMP, edge.QUANTITY_STAGE, edge.QUANTITY_CONTROLLER_MODE, edge.QUANTITY_PLAN_HASH)
)
DERIVED = (edge.QUANTITY_CONTROLLER_MODE, edge.QUANTITY_STAGE, edge.QUANTITY_PLAN_HASH)
_SWAP = sys.byteorder == "big"
_NS_PER_MS = 1_000_000
_MAX_SENSORS = 65_535


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns in the layout of a Frame."""

    count: int
    sensor: bytes
    dt_ms: bytes
    value: bytes
    quality: bytes


class LampChange(NamedTuple):
    """A lamp change of a report: controller, signal group id, milliseconds after the report's start, aspect."""

    device_id: str
    group_id: str
    dt_ms: int
    aspect: int


NO_ROWS = Columns(0, b"", b"", b"", b"")


def _array(typecode: str, raw: bytes) -> array.array[int]:
    column: array.array[int] = array.array(typecode)
    column.frombytes(raw)
    if _SWAP:
        column.byteswap()
    return column


def _bytes(typecode: str, values: Sequence[int] | Sequence[float]) -> bytes:
    column = array.array(typecode, values)
    if _SWAP:
        column.byteswap()
    return column.tobytes()


class SensorTable:
    """The sensors of one site. Where a controller has no sensor for its mode, stage or plan, one is added behind the
    device's own, and filled by the agent from the controller's status."""

    def __init__(self, devices: Sequence[edge.Device], sensors: Sequence[edge.Sensor]) -> None:
        if [sensor.index for sensor in sensors] != list(range(len(sensors))):
            raise BadMessage("sensor indices of the device are not 0, 1, 2, ... in order")
        if len(sensors) + 3 * len(devices) > _MAX_SENSORS:
            raise BadMessage(f"a site may have {_MAX_SENSORS} sensors, not {len(sensors)}")
        self.sensors = list(sensors)
        self.device_sensors = len(sensors)
        self.derived: dict[tuple[str, int], int] = {}
        present = {(sensor.device_id, sensor.quantity) for sensor in sensors}
        for entry in devices:
            for quantity in DERIVED if entry.kind == "controller" else ():
                if (entry.id, quantity) not in present:
                    index = len(self.sensors)
                    self.derived[entry.id, int(quantity)] = index
                    self.sensors.append(edge.Sensor(index=index, id=entry.id, device_id=entry.id, quantity=quantity))
        self.crc = frames.table_crc(self.sensors)
        self._control = {sensor.index for sensor in self.sensors if sensor.quantity in CONTROL_QUANTITIES}
        self._lamps = {
            sensor.index: (sensor.device_id, sensor.id) for sensor in sensors if sensor.quantity == edge.QUANTITY_LAMP
        }

    def split(self, report: device.Report) -> tuple[Columns, Columns, list[LampChange]]:
        """(control columns, detector columns, lamp changes in order of time) of a report.

        Rows outside the report's interval are marked suspect. Raises BadMessage where the container is broken.
        """
        count, length_ms = report.count, (report.end_ts_ns - report.base_ts_ns) // _NS_PER_MS
        if not 0 < report.base_ts_ns <= report.end_ts_ns:
            raise BadMessage(f"report from {report.base_ts_ns} to {report.end_ts_ns}: times are not in order")
        if count > frames.MAX_READINGS:
            raise BadMessage(f"report holds {count} readings; {frames.MAX_READINGS} are allowed")
        if (len(report.sensor), len(report.dt_ms), len(report.value)) != (2 * count, 4 * count, 4 * count):
            raise BadMessage(f"report ending {report.end_ts_ns}: columns do not hold {count} readings each")
        if not count:
            return NO_ROWS, NO_ROWS, []
        sensor, dt_ms = _array("H", report.sensor), _array("i", report.dt_ms)
        if max(sensor) >= self.device_sensors:
            raise BadMessage(f"report names sensor {max(sensor)}; the site has {self.device_sensors}")
        quality = bytes(count)
        if min(dt_ms) < 0 or max(dt_ms) > length_ms:
            quality = bytes(frames.QUALITY_SUSPECT if not 0 <= dt <= length_ms else 0 for dt in dt_ms)
        whole = Columns(count, report.sensor, report.dt_ms, report.value, quality)
        if self._control.isdisjoint(sensor):
            return NO_ROWS, whole, []
        mask = [index in self._control for index in sensor]
        if all(mask):
            return whole, NO_ROWS, self._changes(sensor, dt_ms, report.value)
        value = _array("f", report.value)
        parts = []
        for chosen in (mask, [not flag for flag in mask]):
            parts.append(
                Columns(
                    sum(chosen),
                    _bytes("H", list(compress(sensor, chosen))),
                    _bytes("i", list(compress(dt_ms, chosen))),
                    _bytes("f", list(compress(value, chosen))),
                    bytes(compress(quality, chosen)),
                )
            )
        return parts[0], parts[1], self._changes(sensor, dt_ms, report.value)

    def _changes(self, sensor: array.array[int], dt_ms: array.array[int], value: bytes) -> list[LampChange]:
        aspects = _array("f", value)
        found = [
            LampChange(*self._lamps[index], dt, int(aspect) if 0 <= aspect <= 9 else edge.ASPECT_UNKNOWN)
            for index, dt, aspect in zip(sensor, dt_ms, aspects, strict=True)
            if index in self._lamps
        ]
        found.sort(key=lambda change: change.dt_ms)
        return found

    def with_derived(self, columns: Columns, rows: Sequence[tuple[int, float]], dt_ms: int) -> Columns:
        """`columns` with rows (sensor index, value) added at `dt_ms`."""
        if not rows:
            return columns
        n = len(rows)
        return Columns(
            columns.count + n,
            columns.sensor + _bytes("H", [index for index, _ in rows]),
            columns.dt_ms + _bytes("i", [dt_ms] * n),
            columns.value + _bytes("f", [value for _, value in rows]),
            columns.quality + bytes(n),
        )


def seal_columns(
    columns: Columns, *, epoch: int, seq: int, data_class: edge.DataClass, base_ts_ns: int, end_ts_ns: int, table: int
) -> bytes:
    """A sealed frame of these columns of table `table` (its checksum) as a serialised EdgeUp: what is spooled is what
    is sent."""
    sealed = edge.Frame(
        epoch=epoch,
        seq=seq,
        data_class=data_class,
        base_ts_ns=base_ts_ns,
        end_ts_ns=end_ts_ns,
        count=columns.count,
        sensor=columns.sensor,
        dt_ms=columns.dt_ms,
        value=columns.value,
        quality=columns.quality,
        table=table,
    )
    sealed.crc32 = frames.crc(sealed)
    return edge.EdgeUp(frame=sealed).SerializeToString()
