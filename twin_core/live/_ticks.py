"""Street seconds: which is open, what belongs to it, and the Readings that the mirror gets when it closes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from numpy.typing import NDArray

from twin_core.live._sites import NS_PER_MS, Columns, Mark, SensorSet

__all__ = ["AHEAD_LIMIT_NS", "TICK_NS", "Numbering", "Pending", "Ticks"]

TICK_NS = 1_000_000_000
LATE_KEPT_NS = 5 * TICK_NS
# Frames that claim to lie this far ahead of the street are kept in the journal and out of the twin.
AHEAD_LIMIT_NS = 60 * TICK_NS

SensorKey = tuple[str, str, str, int]  # site, device, sensor, quantity


@dataclass(frozen=True)
class Pending:
    """A frame that waits for its tick. `frame` is kept for the snapshot."""

    site_id: str
    mark: Mark
    sensors: SensorSet
    columns: Columns
    frame: edge.Frame


class Ticks:
    """Readings between arrival and mirror. `closed_ns`: end of the last closed tick, 0 before the first."""

    def __init__(self, history: int) -> None:
        self.closed_ns = 0
        self.pending: list[Pending] = []
        self.late_readings = 0
        self._sent: deque[twin.Readings] = deque(maxlen=history)

    def add(self, pending: Pending) -> None:
        """Hold a frame's readings until their tick closes."""
        self.pending.append(pending)

    def forget(self, site_id: str) -> None:
        """Drop what waits of a site whose sensor table changed: its indices mean something else now."""
        gone = [p for p in self.pending if p.site_id == site_id]
        self.late_readings += sum(int(p.columns.fit.sum()) for p in gone)
        self.pending = [p for p in self.pending if p.site_id != site_id]

    def earliest_end_ns(self) -> int:
        """End of the earliest frame that waits, 0 if none."""
        return min((p.frame.end_ts_ns for p in self.pending), default=0)

    def close(self, end_ts_ns: int) -> twin.Readings:
        """Close the tick that ends at `end_ts_ns`.

        Rows stand in the order (site id, frame, row), so that the message does not depend on who came first. Readings
        that came after their own tick are passed on for five seconds, then only counted: the twin is about now.
        """
        due = [p for p in self.pending if p.frame.end_ts_ns <= end_ts_ns]
        self.pending = [p for p in self.pending if p.frame.end_ts_ns > end_ts_ns]
        due.sort(key=lambda p: (p.site_id, p.mark))
        base_ts_ns = end_ts_ns - TICK_NS
        sensor, dt_ms, value = [], [], []
        for p in due:
            fit = p.columns.fit
            fresh = fit & (p.columns.ts_ns > base_ts_ns - LATE_KEPT_NS)
            if p.frame.end_ts_ns <= base_ts_ns:
                self.late_readings += int(fit.sum())
            if p.sensors.numbers is None or not fresh.any():
                continue
            sensor.append(p.sensors.numbers[p.columns.sensor[fresh]])
            dt_ms.append(((p.columns.ts_ns[fresh] - base_ts_ns) // NS_PER_MS).astype("<i4"))
            value.append(p.columns.value[fresh])
        readings = twin.Readings(
            base_ts_ns=base_ts_ns,
            end_ts_ns=end_ts_ns,
            sensor=_joined(sensor, "<u4"),
            dt_ms=_joined(dt_ms, "<i4"),
            value=_joined(value, "<f4"),
        )
        self.closed_ns = end_ts_ns
        self._sent.append(readings)
        return readings

    def newest(self, count: int) -> list[twin.Readings]:
        """The last `count` closed ticks, oldest first."""
        return list(self._sent)[-count:]

    def remember(self, readings: twin.Readings) -> None:
        """Put back a closed tick that a snapshot kept."""
        self._sent.append(readings)

    def after(self, ts_ns: int) -> Iterator[twin.Readings]:
        """Closed ticks that end after `ts_ns`, as far back as they are kept."""
        return (readings for readings in self._sent if readings.end_ts_ns > ts_ns)


def _joined(parts: Sequence[NDArray[np.generic]], dtype: str) -> bytes:
    return np.concatenate(parts).astype(dtype, copy=False).tobytes() if parts else b""


class Numbering:
    """City-wide sensor numbers: dense, never reused, the same after a restart.

    New sensors are numbered when a tick closes, in the order of their site's id, not when their site connects: the
    numbers then do not depend on which of many sites was quickest.
    """

    def __init__(self) -> None:
        self.version = 0
        self.rows: list[tuple[str, edge.Sensor]] = []
        self._number_of: dict[SensorKey, int] = {}

    def add(self, site_id: str, sensor: edge.Sensor) -> int:
        """The number of a sensor, a new one if it was not seen before."""
        key = (site_id, sensor.device_id, sensor.id, int(sensor.quantity))
        number = self._number_of.setdefault(key, len(self.rows))
        if number == len(self.rows):
            self.rows.append((site_id, sensor))
        return number

    def load(self, rows: list[tuple[str, edge.Sensor]], version: int) -> None:
        """Take the rows of a snapshot, in the order of their numbers."""
        for site_id, sensor in rows:
            self.add(site_id, sensor)
        self.version = version

    def cover(self, sites: Iterable[tuple[str, SensorSet]]) -> bool:
        """Number the sensors of all sites that have none; returns whether the table changed."""
        changed = False
        for site_id, sensors in sorted(sites, key=lambda item: item[0]):
            if sensors.numbers is None:
                sensors.numbers = np.array([self.add(site_id, s) for s in sensors.sensors], np.uint32)
                changed = True
        self.version += changed
        return changed

    def table(self) -> twin.SensorTable:
        """The table as the mirror gets it."""
        return twin.SensorTable(
            version=self.version,
            rows=[
                twin.SensorRow(number=number, site_id=site_id, sensor=sensor)
                for number, (site_id, sensor) in enumerate(self.rows)
            ],
        )
