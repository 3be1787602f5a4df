"""Which readings cannot be true. They are kept, marked suspect, and never fed to the twin.

A device that sends nonsense goes on sending it: refusing its frames would lose the good readings beside the bad ones.

    range     not finite, outside what the device's profile or the quantity allows, or not whole where it must be
    time      stamped outside its frame's interval
    chatter   more readings of one sensor than it can give in that time: a relay that bounces, a loop that oscillates
    jump      a change that the world cannot make in the time since the last reading
    stuck     the same value for longer than the street ever stands still
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from citybrain_wire import frame as frames
from citybrain_wire.errors import BadFile, BadInput
from citybrain_wire.v1 import edge_pb2 as edge
from numpy.typing import NDArray

from hardware_profiles import Resource, load_profile

__all__ = ["LIMITS", "REASONS", "Limits", "Plausibility"]

REASONS = ("range", "time", "chatter", "jump", "stuck")
NEVER_S = 1e12
_HOUR_S = 3600.0


class Limits(NamedTuple):
    """What a quantity can be. `per_s`: `high` is for a second and grows with the frame's interval.

    max_rate_hz: readings a second of one sensor. max_jump_ps: change a second. stuck_s, stuck_zero_s: how long the same
    value, or zero, may stay; a road is empty at night, so zero may stay long.
    """

    low: float
    high: float
    whole: bool = False
    per_s: bool = False
    max_rate_hz: float = 20.0
    max_jump_ps: float = NEVER_S
    stuck_s: float = NEVER_S
    stuck_zero_s: float = NEVER_S


_DAY_S = 24 * _HOUR_S
# A quantity that is not listed comes from a later version of the wire: its finite values are let through.
LIMITS: dict[int, Limits] = {
    edge.QUANTITY_COUNT: Limits(0, 1_000, stuck_s=_HOUR_S, stuck_zero_s=_DAY_S),
    edge.QUANTITY_OCCUPANCY: Limits(0, 1, stuck_s=_HOUR_S, stuck_zero_s=_DAY_S),
    edge.QUANTITY_SPEED_MPS: Limits(0, 70, stuck_s=_HOUR_S, stuck_zero_s=_HOUR_S),
    edge.QUANTITY_PASSAGE_S: Limits(0, 3_600, max_rate_hz=10),
    edge.QUANTITY_LAMP: Limits(0, 9, whole=True),
    edge.QUANTITY_STAGE: Limits(-1, 255, whole=True),
    edge.QUANTITY_CONTROLLER_MODE: Limits(0, 7, whole=True),
    edge.QUANTITY_BAY_OCCUPIED: Limits(0, 1, whole=True, max_rate_hz=2),
    edge.QUANTITY_GARAGE_FREE: Limits(0, 100_000, whole=True, max_rate_hz=5, max_jump_ps=5),
    edge.QUANTITY_PROBE_X_M: Limits(-1e6, 1e6, max_rate_hz=5_000),  # one sensor speaks for all vehicles nearby
    edge.QUANTITY_PROBE_Y_M: Limits(-1e6, 1e6, max_rate_hz=5_000),
    edge.QUANTITY_PROBE_SPEED_MPS: Limits(0, 70, max_rate_hz=5_000),
    edge.QUANTITY_HEARTBEAT: Limits(0, 4e9, stuck_s=_HOUR_S, stuck_zero_s=_HOUR_S),
    edge.QUANTITY_PLAN_HASH: Limits(0, 2**24 - 1, whole=True),
    edge.QUANTITY_PRESSURE_M: Limits(-10, 250, max_rate_hz=250, stuck_s=6 * _HOUR_S),  # from vacuum to PN 25
    edge.QUANTITY_FLOW_M3PS: Limits(-20, 20, stuck_zero_s=_DAY_S * 30),
    edge.QUANTITY_LEVEL_M: Limits(0, 60, max_jump_ps=0.5),
    edge.QUANTITY_RAIN_MM_H: Limits(0, 500),
}
_ANY = Limits(-3.4e38, 3.4e38, max_rate_hz=NEVER_S)
_CANONICAL = {
    "count": edge.QUANTITY_COUNT,
    "occupancy": edge.QUANTITY_OCCUPANCY,
    "speed": edge.QUANTITY_SPEED_MPS,
    "passage": edge.QUANTITY_PASSAGE_S,
    "bay_occupied": edge.QUANTITY_BAY_OCCUPIED,
    "garage_free": edge.QUANTITY_GARAGE_FREE,
    "probe_x": edge.QUANTITY_PROBE_X_M,
    "probe_y": edge.QUANTITY_PROBE_Y_M,
    "probe_speed": edge.QUANTITY_PROBE_SPEED_MPS,
    "heartbeat": edge.QUANTITY_HEARTBEAT,
    "pressure": edge.QUANTITY_PRESSURE_M,
    "flow": edge.QUANTITY_FLOW_M3PS,
    "level": edge.QUANTITY_LEVEL_M,
    "rain": edge.QUANTITY_RAIN_MM_H,
}
_PER_INTERVAL = frozenset((edge.QUANTITY_COUNT, edge.QUANTITY_PASSAGE_S))
# A reading may be written down a little late: a burst of this many is none.
_BURST = 3


class Plausibility:
    """One site's sensors as columns, so that a frame is judged in a few array operations.

    It remembers the last value of each sensor and since when it stands: hand the same object to all streams of a site.
    """

    def __init__(self, sensors: Iterable[edge.Sensor], devices: Iterable[edge.Device] = ()) -> None:
        profiles = {device.id: device.profile for device in devices}
        ordered = sorted(sensors, key=lambda sensor: sensor.index)
        rows = [_limits(sensor, profiles) for sensor in ordered]
        self.count = len(rows)
        self._low, self._high = _column(rows, "low"), _column(rows, "high")
        self._whole = np.array([row.whole for row in rows], bool)
        self._per_s = np.array([row.per_s for row in rows], bool)
        self._rate_hz, self._jump_ps = _column(rows, "max_rate_hz"), _column(rows, "max_jump_ps")
        self._stuck_s, self._stuck_zero_s = _column(rows, "stuck_s"), _column(rows, "stuck_zero_s")
        self._jumps = bool((self._jump_ps < NEVER_S).any())
        self._last = np.full(self.count, np.nan)
        self._last_ns = np.zeros(self.count, np.int64)
        self._since_ns = np.zeros(self.count, np.int64)

    def highest_index_fits(self, frame: edge.Frame) -> bool:
        """Whether all indices of a frame are in the site's table."""
        return not frame.count or int(np.frombuffer(frame.sensor, "<u2").max()) < self.count

    def mark_suspects(self, frame: edge.Frame) -> dict[str, int]:
        """Mark readings that cannot be; returns how many were newly marked, by reason (the first that applies).

        Rewrites the quality column and with it the CRC of a checked frame. A reading that a device itself marked keeps
        its mark.
        """
        if not frame.count:
            return {}
        sensor = np.frombuffer(frame.sensor, "<u2")
        value = np.frombuffer(frame.value, "<f4")
        dt_ms = np.frombuffer(frame.dt_ms, "<i4")
        length_ms = (frame.end_ts_ns - frame.base_ts_ns) // 1_000_000
        seconds = max(1.0, length_ms / 1000)
        high = self._high[sensor]
        if seconds > 1.0:
            high = np.where(self._per_s[sensor], high * seconds, high)
        # Comparisons with NaN are false, so that "not inside" catches it together with infinities.
        inside = (value >= self._low[sensor]) & (value <= high)
        inside &= ~self._whole[sensor] | (value == np.rint(value))
        broken = [~inside, (dt_ms < 0) | (dt_ms > length_ms), self._chatter(sensor, seconds)]
        good = inside & ~broken[1]
        broken += self._against_memory(sensor, value, frame.base_ts_ns + dt_ms.astype(np.int64) * 1_000_000, good)
        if not any(mask.any() for mask in broken):
            return {}
        return _mark(frame, broken)

    def _chatter(self, sensor: NDArray[np.uint16], seconds: float) -> NDArray[np.bool_]:
        if len(sensor) <= _BURST:
            return np.zeros(len(sensor), bool)
        often = np.bincount(sensor, minlength=self.count) > self._rate_hz * seconds + _BURST
        return often[sensor]

    def _against_memory(
        self, sensor: NDArray[np.uint16], value: NDArray[np.float32], ts_ns: NDArray[np.int64], good: NDArray[np.bool_]
    ) -> list[NDArray[np.bool_]]:
        """[jump, stuck] of readings that are in order otherwise; older ones of a backlog are not compared."""
        newer = good & (ts_ns >= self._last_ns[sensor])
        last, age_s = self._last[sensor], (ts_ns - self._last_ns[sensor]) / 1e9
        jump = np.zeros(len(sensor), bool)
        if self._jumps:
            known = newer & ~np.isnan(last)
            jump = known & (np.abs(value - last) > self._jump_ps[sensor] * np.maximum(age_s, 1.0) + _BURST)
        changed = newer & (value != last)
        self._since_ns[sensor[changed]] = ts_ns[changed]
        self._last[sensor[newer]] = value[newer]
        self._last_ns[sensor[newer]] = ts_ns[newer]
        limit_s = np.where(value == 0, self._stuck_zero_s[sensor], self._stuck_s[sensor])
        stuck = newer & ((ts_ns - self._since_ns[sensor]) / 1e9 > limit_s)
        return [jump, stuck]


def _mark(frame: edge.Frame, broken: list[NDArray[np.bool_]]) -> dict[str, int]:
    quality = np.frombuffer(frame.quality, "u1").copy()
    counted: dict[str, int] = {}
    for reason, mask in zip(REASONS, broken, strict=True):
        newly = mask & (quality != frames.QUALITY_SUSPECT)
        if number := int(newly.sum()):
            counted[reason] = number
            quality[newly] = frames.QUALITY_SUSPECT
    if counted:
        frame.quality = quality.tobytes()
        frame.crc32 = frames.crc(frame)
    return counted


def _column(rows: list[Limits], name: str) -> NDArray[np.float64]:
    return np.array([getattr(row, name) for row in rows], np.float64)


def _limits(sensor: edge.Sensor, profiles: Mapping[str, str]) -> Limits:
    """Limits of the quantity, narrowed by what the device's profile declares for it."""
    limits = LIMITS.get(int(sensor.quantity), _ANY)
    resource = _resource(profiles.get(sensor.device_id, ""), int(sensor.quantity))
    if resource is None:
        return limits
    low = limits.low if resource.minimum is None else max(limits.low, resource.minimum)
    if resource.maximum is None:
        return limits._replace(low=low)
    high = min(limits.high, resource.maximum * max(1.0, resource.period_ms / 1000))
    return limits._replace(low=low, high=high, per_s=sensor.quantity in _PER_INTERVAL)


def _resource(profile: str, quantity: int) -> Resource | None:
    try:
        found = load_profile(profile).resources
    except (BadInput, BadFile):  # a model that we do not know is judged by its quantities alone
        return None
    return next((row for row in found if _CANONICAL.get(row.canonical) == quantity), None)
