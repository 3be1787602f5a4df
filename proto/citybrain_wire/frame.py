"""The frame codec: readings in columns, sealed with a count and a CRC.

A frame is the unit of transport, spool, ack and journal. Columns are little-endian and equally long:

    sensor   uint16   index into the site's sensor table
    dt_ms    int32    milliseconds after base_ts_ns
    value    float32
    quality  uint8    0 good, 1 suspect, 2 substituted

The CRC is `zlib.crc32` over the header `<QQBqqI` (epoch, seq, data_class, base_ts_ns, end_ts_ns, count) followed by the
four columns in the order above, and by `<I` (table) where the frame names one. It guards what protobuf does not: 3 of
246 truncations of a valid message still parsed.

`table` names the sensor table by its own checksum, since a frame may wait in a spool while the table changes: read by
the newer table its indices would mean other sensors.

No numpy here, since the agent's daemon must not load it; readers with numpy view the same bytes by `numpy.frombuffer`.
"""

from __future__ import annotations

import array
import math
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = [
    "MAX_READINGS",
    "QUALITY_GOOD",
    "QUALITY_SUBSTITUTED",
    "QUALITY_SUSPECT",
    "Reading",
    "check",
    "check_loss",
    "crc",
    "read",
    "seal",
    "table_crc",
]

MAX_READINGS = 16_384  # 11 bytes a reading: at most 180 kB, under the 256 kB that a gateway takes
MAX_LOSS_RANGES = 1024
QUALITY_GOOD, QUALITY_SUSPECT, QUALITY_SUBSTITUTED = 0, 1, 2
_HEADER = struct.Struct("<QQBqqI")
_TABLE = struct.Struct("<I")
_WIDTHS = (("sensor", 2), ("dt_ms", 4), ("value", 4), ("quality", 1))
_SWAP = sys.byteorder == "big"


class Reading(NamedTuple):
    """One value of one sensor at one time."""

    sensor: int
    dt_ms: int
    value: float
    quality: int = QUALITY_GOOD


def _column(typecode: str, values: Iterable[int | float]) -> bytes:
    column = array.array(typecode, values)
    if _SWAP:
        column.byteswap()
    return column.tobytes()


def _uncolumn(typecode: str, raw: bytes) -> array.array[int] | array.array[float]:
    column: array.array[int] | array.array[float] = array.array(typecode)
    column.frombytes(raw)
    if _SWAP:
        column.byteswap()
    return column


def crc(frame: edge.Frame) -> int:
    """CRC-32 of a frame's header and columns; does not look at `frame.crc32`."""
    header = _HEADER.pack(
        frame.epoch, frame.seq, frame.data_class & 0xFF, frame.base_ts_ns, frame.end_ts_ns, frame.count
    )
    value = zlib.crc32(header)
    for column in (frame.sensor, frame.dt_ms, frame.value, frame.quality):
        value = zlib.crc32(column, value)
    return zlib.crc32(_TABLE.pack(frame.table), value) if frame.table else value


def table_crc(sensors: Iterable[edge.Sensor]) -> int:
    """The checksum that names a sensor table: `zlib.crc32` over index, quantity, ids and their lengths; never 0."""
    value = 0
    for sensor in sorted(sensors, key=lambda row: row.index):
        names = sensor.device_id.encode(), sensor.id.encode()
        value = zlib.crc32(struct.pack("<IIII", sensor.index, sensor.quantity, *map(len, names)), value)
        value = zlib.crc32(names[0] + names[1], value)
    return value or 1


def seal(
    readings: Iterable[Reading],
    *,
    epoch: int,
    seq: int,
    data_class: edge.DataClass,
    base_ts_ns: int,
    end_ts_ns: int,
    table: int = 0,
) -> edge.Frame:
    """A sealed frame of `readings`; `table`: `table_crc` of the table they index, 0 = that of the stream's Hello.

    Raises BadMessage where a reading does not fit its column or the frame would pass MAX_READINGS.
    """
    rows = list(readings)
    if len(rows) > MAX_READINGS:
        raise BadMessage(f"a frame holds at most {MAX_READINGS} readings, not {len(rows)}; seal it in parts")
    try:
        frame = edge.Frame(
            epoch=epoch,
            seq=seq,
            data_class=data_class,
            base_ts_ns=base_ts_ns,
            end_ts_ns=end_ts_ns,
            count=len(rows),
            table=table,
            sensor=_column("H", (row.sensor for row in rows)),
            dt_ms=_column("i", (row.dt_ms for row in rows)),
            value=_column("f", (row.value for row in rows)),
            quality=_column("B", (row.quality for row in rows)),
        )
    except (OverflowError, ValueError, TypeError) as err:
        raise BadMessage(f"frame {epoch}:{seq}: a reading does not fit its column: {err}") from err
    frame.crc32 = crc(frame)
    return frame


def check(frame: edge.Frame, *, sensors: int | None = None) -> None:
    """Raise BadMessage unless the frame is whole: sequence, times, column lengths, count and CRC.

    `sensors`: length of the site's sensor table; when given, indices are checked against it. Values are not judged
    here (NaN included): a bad value is kept and marked, only a broken container is refused.
    """
    where = f"frame {frame.epoch}:{frame.seq}"
    if frame.epoch == 0 or frame.seq == 0:
        raise BadMessage(f"{where}: epoch and seq start at 1")
    if frame.data_class not in (1, 2, 3):
        raise BadMessage(f"{where}: data_class {frame.data_class} is unknown; use 1 control, 2 detector, 3 debug")
    if frame.count > MAX_READINGS:
        raise BadMessage(f"{where}: count {frame.count} is above {MAX_READINGS}")
    for name, width in _WIDTHS:
        length = len(getattr(frame, name))
        if length != frame.count * width:
            raise BadMessage(
                f"{where}: column {name} has {length} bytes, {frame.count} readings need {frame.count * width}"
            )
    if not 0 < frame.base_ts_ns <= frame.end_ts_ns:
        raise BadMessage(f"{where}: base_ts_ns {frame.base_ts_ns} and end_ts_ns {frame.end_ts_ns} are not in order")
    if crc(frame) != frame.crc32:
        raise BadMessage(f"{where}: CRC does not match; the frame was damaged on its way")
    if sensors is not None and frame.count:
        highest = max(_uncolumn("H", frame.sensor))
        if highest >= sensors:
            raise BadMessage(f"{where}: sensor index {highest} is not in the site's table of {sensors}")


def check_loss(loss: edge.Loss) -> None:
    """Raise BadMessage unless a Loss names frames that can exist, in at most MAX_LOSS_RANGES ranges."""
    if not 0 < loss.epoch < 1 << 63 or len(loss.first) != len(loss.length) or len(loss.first) > MAX_LOSS_RANGES:
        raise BadMessage(
            f"Loss of epoch {loss.epoch}: {len(loss.first)} starts and {len(loss.length)} lengths; they must be as "
            f"many, at most {MAX_LOSS_RANGES}, and the epoch lies in 1 to 2^63 - 1"
        )
    if any(not 0 < first < 1 << 62 or not length for first, length in zip(loss.first, loss.length, strict=True)):
        raise BadMessage(f"Loss of epoch {loss.epoch}: a range begins outside 1 to 2^62 - 1 or is empty")


def read(frame: edge.Frame) -> Iterator[Reading]:
    """The readings of a checked frame, in order."""
    columns = (
        _uncolumn("H", frame.sensor),
        _uncolumn("i", frame.dt_ms),
        _uncolumn("f", frame.value),
        _uncolumn("B", frame.quality),
    )
    for sensor, dt_ms, value, quality in zip(*columns, strict=True):
        yield Reading(int(sensor), int(dt_ms), float(value), int(quality))


def is_finite(value: float) -> bool:
    """Whether a value may be fed to the twin."""
    return math.isfinite(value)
