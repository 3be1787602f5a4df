"""The instants a site's kernel lives by.

Timers and leases must run on a scale that never steps. A real controller's agent has CLOCK_BOOTTIME, which also runs
while the machine sleeps; the stamps of its reports are wall time, so each stamp is kept together with the instant at
which it came, and a command's basis is looked up among them: setting the clock then neither stretches nor ends a lease.
An emulated street is the clock itself: the stamps of its reports are the scale, at any speed.
"""

from __future__ import annotations

import time
from collections import deque

from citybrain_wire.clock import ClockSpec

__all__ = ["SiteTime"]

_NS_PER_MS = 1_000_000
_SILENT_MS = 2_000
_SILENT_WALL_MS = 2_000  # a busy machine stalls for a second now and then, and a fast street must not notice
_KEPT_STAMPS = 128
_UNKNOWN_MS = -(1 << 50)


def _boot_ms() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // _NS_PER_MS


class SiteTime:
    """Monotonic milliseconds of one site. `wall_ok`: whether the wall clock may be used for coordination.

    On an emulated street the scale is the stamps plus `_shift_ms`, which grows when time went on without reports: a
    street that comes back late goes on behind its own stamps, never back.
    """

    def __init__(self, spec: ClockSpec) -> None:
        self._kind = spec.kind
        self._factor = spec.factor if spec.kind == "scaled" else 1.0
        self._mono_ms = 0
        self._shift_ms = 0
        self._heard_ms = _boot_ms()
        self._silent = False
        self._stamps: deque[tuple[int, int]] = deque(maxlen=_KEPT_STAMPS)
        self.wall_ok = True

    @property
    def mono_ms(self) -> int:
        """The instant of now: of the last report on an emulated street, which is all that is known there."""
        return max(self._mono_ms, _boot_ms()) if self._kind == "real" else self._mono_ms

    @property
    def wall_ms(self) -> int:
        """Street time, ms."""
        return time.time_ns() // _NS_PER_MS if self._kind == "real" else self._mono_ms - self._shift_ms

    def reported(self, end_ts_ns: int) -> int:
        """A report has come that ends at `end_ts_ns`; returns the instant that stands for its end."""
        self._heard_ms, self._silent = _boot_ms(), False
        if self._kind == "real":
            self._mono_ms = max(self._mono_ms, self._heard_ms)
        else:
            stamp_ms = end_ts_ns // _NS_PER_MS
            self._shift_ms = max(self._shift_ms, self._mono_ms - stamp_ms)
            self._mono_ms = stamp_ms + self._shift_ms
        self._stamps.append((end_ts_ns, self._mono_ms))
        return self._mono_ms

    def mono_of(self, ts_ns: int) -> int:
        """The instant at which the stamp `ts_ns` was given out; far in the past for one that never was."""
        if self._kind != "real":
            return ts_ns // _NS_PER_MS + self._shift_ms
        for stamp, mono_ms in reversed(self._stamps):
            if stamp == ts_ns:
                return mono_ms
        return _UNKNOWN_MS

    def silent(self) -> int | None:
        """The instant of now where no report has come for two seconds of street time (and of wall time), else
        None. A lock-step street that is silent has stopped, and its time with it."""
        if self._kind == "lockstep" or not self._mono_ms:
            return None
        waited_ms = _boot_ms() - self._heard_ms
        street_ms = int(waited_ms * self._factor)
        if not self._silent and (street_ms < _SILENT_MS or waited_ms < _SILENT_WALL_MS):
            return None
        self._heard_ms += waited_ms
        self._mono_ms += street_ms
        self._silent = True
        return self._mono_ms
