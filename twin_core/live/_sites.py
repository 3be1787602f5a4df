"""Sites as the core knows them: who they are, how far their frames have come, what their sensors last said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from citybrain_wire import frame as frames
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from numpy.typing import NDArray

from twin_core.live._gaps import Gaps, Span

__all__ = ["Columns", "Mark", "SensorSet", "Site", "columns_of"]

NS_PER_MS = 1_000_000
_MAX_SQLITE_INT = (1 << 63) - 1


class Mark(NamedTuple):
    """A place in a site's sequence of frames; ordered by boot first."""

    epoch: int = 0
    seq: int = 0


class Columns(NamedTuple):
    """The readings of one frame, viewed in place.

    `sensor` uint16 [n] index into the site's table; `ts_ns` int64 [n] street time; `value` float32 [n];
    `fit` bool [n] whether the reading may be fed to the twin; `suspect` bool [n] what the edge marked so.
    """

    sensor: NDArray[np.uint16]
    ts_ns: NDArray[np.int64]
    value: NDArray[np.float32]
    fit: NDArray[np.bool_]
    suspect: NDArray[np.bool_]


def columns_of(frame: edge.Frame, sensors: int) -> Columns:
    """The columns of a frame of a site with `sensors` sensors.

    Raises BadMessage where lengths or indices do not fit; the gateway has checked the CRC.
    """
    sensor = np.frombuffer(frame.sensor, "<u2") if len(frame.sensor) == 2 * frame.count else None
    if sensor is None or len(frame.dt_ms) != 4 * frame.count or len(frame.value) != 4 * frame.count:
        raise BadMessage(f"frame {frame.epoch}:{frame.seq}: columns do not hold {frame.count} readings each")
    if len(frame.quality) != frame.count:
        raise BadMessage(f"frame {frame.epoch}:{frame.seq}: quality column does not hold {frame.count} readings")
    if not (0 < frame.epoch <= _MAX_SQLITE_INT and 0 < frame.seq <= _MAX_SQLITE_INT):
        raise BadMessage(f"frame {frame.epoch}:{frame.seq}: epoch and seq lie in 1 to 2^63 - 1")
    if frame.count and int(sensor.max()) >= sensors:
        raise BadMessage(
            f"frame {frame.epoch}:{frame.seq}: sensor index {int(sensor.max())} is not in the site's table of {sensors}"
        )
    ts_ns = frame.base_ts_ns + np.frombuffer(frame.dt_ms, "<i4").astype(np.int64) * NS_PER_MS
    value = np.frombuffer(frame.value, "<f4")
    suspect = np.frombuffer(frame.quality, "u1") == frames.QUALITY_SUSPECT
    return Columns(sensor, ts_ns, value, ~suspect & np.isfinite(value), suspect)


@dataclass
class SensorSet:
    """The sensor table of one Hello. `numbers` are city-wide and given when the next tick closes; None until then."""

    sensors: tuple[edge.Sensor, ...] = ()
    numbers: NDArray[np.uint32] | None = None
    mode_of: dict[str, int] = field(default_factory=dict)  # controller id → index of its mode sensor
    crc: int = 0  # checksum that frames name this table with
    older: dict[int, NDArray[np.int32]] = field(default_factory=dict)  # older table → index here of each, -1 = gone

    @classmethod
    def of(cls, hello: edge.Hello) -> SensorSet:
        """The table of a Hello that the gateway has checked (dense indices)."""
        sensors = tuple(sorted(hello.sensors, key=lambda sensor: sensor.index))
        modes = {s.device_id: s.index for s in sensors if s.quantity == edge.QUANTITY_CONTROLLER_MODE}
        places = {_key(sensor): sensor.index for sensor in sensors}
        older = {
            table.crc32: np.array([places.get(_key(sensor), -1) for sensor in table.sensors], np.int32)
            for table in hello.older_tables
        }
        return cls(sensors, mode_of=modes, crc=frames.table_crc(sensors), older=older)

    def same_as(self, other: SensorSet) -> bool:
        """Whether both describe the same sensors in the same order."""
        return self.sensors == other.sensors

    def columns_of(self, frame: edge.Frame) -> Columns:
        """The columns of a frame in the indices of this table, whichever table the frame was sealed under.

        Readings of sensors that are gone are not fit. Raises BadMessage where the frame names a table that no Hello
        has shown, or does not fit its own.
        """
        if frame.table in (0, self.crc):
            return columns_of(frame, len(self.sensors))
        places = self.older.get(frame.table)
        if places is None:
            raise BadMessage(
                f"frame {frame.epoch}:{frame.seq}: sensor table {frame.table:08x} was shown by no Hello; it is not read"
            )
        columns = columns_of(frame, len(places))
        place = places[columns.sensor]
        here = place >= 0
        sensor = np.maximum(place, 0).astype(np.uint16)
        return columns._replace(sensor=sensor, fit=columns.fit & here, suspect=columns.suspect & here)


def _key(sensor: edge.Sensor) -> tuple[str, str, int]:
    return sensor.device_id, sensor.id, int(sensor.quantity)


@dataclass
class Site:
    """One site. Live readings: `value` float32, `ts_ns` int64 (0 = never), `quality` uint8, by sensor index."""

    site_id: str
    hello: edge.Hello = field(default_factory=edge.Hello)
    sensors: SensorSet = field(default_factory=SensorSet)
    mark: Mark = field(default_factory=Mark)
    gaps: Gaps = field(default_factory=Gaps)
    newest_seen: Mark = field(default_factory=Mark)
    progress_ns: int = 0  # end of the newest detector frame in plausible time
    command_seq: int = 0
    value: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
    ts_ns: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    # What follows is not durable: it is about the connection, or seen anew within a minute.
    suspect_ns: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))  # newest suspect reading
    gateway: bytes | None = None
    laggard: bool = False
    packed_hello: str = ""  # `hello` as the last snapshot wrote it: it is long and hardly ever changes

    @property
    def connected(self) -> bool:
        """Whether a stream of the site is open at some gateway."""
        return self.gateway is not None

    @property
    def epoch(self) -> int:
        """Boot number of the agent that spoke last."""
        return self.hello.epoch

    def knows(self, hello: edge.Hello) -> bool:
        """Whether `hello` is of the boot, devices and sensors that we have."""
        own = self.hello
        return (hello.epoch, list(hello.devices), list(hello.sensors), list(hello.older_tables)) == (
            own.epoch,
            list(own.devices),
            list(own.sensors),
            list(own.older_tables),
        )

    def greet(self, hello: edge.Hello) -> None:
        """Take a Hello: boot, devices and sensors of the agent from now on."""
        self.hello, self.packed_hello = hello, ""
        sensors = SensorSet.of(hello)
        if sensors.same_as(self.sensors):
            self.sensors.older = sensors.older
        else:
            self.sensors = sensors
            self.value = np.zeros(len(sensors.sensors), np.float32)
            self.ts_ns = np.zeros(len(sensors.sensors), np.int64)
            self.suspect_ns = np.zeros(len(sensors.sensors), np.int64)
        self.newest_seen = max(self.newest_seen, Mark(hello.epoch, hello.newest_seq))

    def advance(self, frame: edge.Frame) -> tuple[int, int]:
        """Move the high-water mark to `frame`; returns (lost, dropped) of the frames that are missing before it."""
        mark = Mark(frame.epoch, frame.seq)
        if self.mark.epoch == frame.epoch:
            first = self.mark.seq + 1
        elif self.mark.epoch:
            first = 1  # every boot begins there
        else:
            # A site that we never heard of may have an old agent: what that one sent before was for another core.
            own = frame.epoch == self.hello.epoch and self.hello.oldest_unacked_seq
            first = min(self.hello.oldest_unacked_seq, frame.seq) if own else frame.seq
        self.mark = mark
        self.newest_seen = max(self.newest_seen, mark)
        return self.gaps.passed(frame.epoch, first, frame.seq)

    def declare(self, loss: edge.Loss) -> tuple[int, int]:
        """Frames that the agent has dropped: (lost, dropped) to add."""
        spans: list[Span] = [
            (loss.epoch, first, first + length - 1) for first, length in zip(loss.first, loss.length, strict=True)
        ]
        return self.gaps.declare(spans, self.mark)

    def keep(self, columns: Columns) -> None:
        """Take the newest fit value of each sensor; an old frame from a backlog never hides a newer one."""
        newer = columns.fit & (columns.ts_ns >= self.ts_ns[columns.sensor])
        sensor = columns.sensor[newer]
        self.value[sensor] = columns.value[newer]
        self.ts_ns[sensor] = columns.ts_ns[newer]
        if columns.suspect.any():
            self.suspect_ns[columns.sensor[columns.suspect]] = columns.ts_ns[columns.suspect]

    def mode(self, controller_id: str) -> int:
        """Mode the controller last reported, 0 if never."""
        index = self.sensors.mode_of.get(controller_id)
        return int(self.value[index]) if index is not None and self.ts_ns[index] else 0
