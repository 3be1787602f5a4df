"""Which values a sensor can give. What it cannot is kept, marked suspect, and never fed to the twin.

A device that sends nonsense goes on sending it: refusing its frames would lose the good readings beside the bad ones.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from citybrain_wire import frame as frames
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["LIMITS", "ValueRanges"]

# quantity → (lowest, highest, whole numbers only). A quantity that is not listed comes from a later version of the
# wire: its finite values are let through.
LIMITS: dict[int, tuple[float, float, bool]] = {
    edge.QUANTITY_COUNT: (0, 1_000, False),
    edge.QUANTITY_OCCUPANCY: (0, 1, False),
    edge.QUANTITY_SPEED_MPS: (0, 70, False),
    edge.QUANTITY_PASSAGE_S: (0, 3_600, False),
    edge.QUANTITY_LAMP: (0, 9, True),
    edge.QUANTITY_STAGE: (-1, 255, True),
    edge.QUANTITY_CONTROLLER_MODE: (0, 7, True),
    edge.QUANTITY_BAY_OCCUPIED: (0, 1, True),
    edge.QUANTITY_GARAGE_FREE: (0, 100_000, True),
    edge.QUANTITY_PROBE_X_M: (-1e6, 1e6, False),
    edge.QUANTITY_PROBE_Y_M: (-1e6, 1e6, False),
    edge.QUANTITY_PROBE_SPEED_MPS: (0, 70, False),
    edge.QUANTITY_HEARTBEAT: (0, 4e9, False),
    edge.QUANTITY_PLAN_HASH: (0, 2**24 - 1, True),
}
_ANY = (-3.4e38, 3.4e38, False)


class ValueRanges:
    """Limits of one site's sensors as columns, so that a frame is judged in a few array operations."""

    def __init__(self, sensors: Iterable[edge.Sensor]) -> None:
        rows = [LIMITS.get(int(sensor.quantity), _ANY) for sensor in sorted(sensors, key=lambda s: s.index)]
        self.count = len(rows)
        self._low = np.array([low for low, _, _ in rows], np.float32)
        self._high = np.array([high for _, high, _ in rows], np.float32)
        self._whole = np.array([whole for _, _, whole in rows], bool)

    def highest_index_fits(self, frame: edge.Frame) -> bool:
        """Whether all indices of a frame are in the site's table."""
        return not frame.count or int(np.frombuffer(frame.sensor, "<u2").max()) < self.count

    def mark_suspects(self, frame: edge.Frame) -> int:
        """Mark values and times that cannot be; returns how many were newly marked.

        Rewrites the quality column and with it the CRC of a checked frame. A reading that a device itself marked keeps
        its mark.
        """
        if not frame.count:
            return 0
        sensor = np.frombuffer(frame.sensor, "<u2")
        value = np.frombuffer(frame.value, "<f4")
        dt_ms = np.frombuffer(frame.dt_ms, "<i4")
        length_ms = (frame.end_ts_ns - frame.base_ts_ns) // 1_000_000
        # Comparisons with NaN are false, so that "not inside" catches it together with infinities.
        inside = (value >= self._low[sensor]) & (value <= self._high[sensor])
        inside &= (dt_ms >= 0) & (dt_ms <= length_ms)
        inside &= ~self._whole[sensor] | (value == np.rint(value))
        if inside.all():
            return 0
        quality = np.frombuffer(frame.quality, "u1").copy()
        newly = ~inside & (quality != frames.QUALITY_SUSPECT)
        quality[newly] = frames.QUALITY_SUSPECT
        frame.quality = quality.tobytes()
        frame.crc32 = frames.crc(frame)
        return int(newly.sum())
