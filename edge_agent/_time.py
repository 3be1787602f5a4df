"""The instants a site's kernel lives by.

Timers and leases must run on a scale that never steps. A real controller's agent has CLOCK_BOOTTIME, which also runs
while the machine sleeps; the stamps of its reports are wall time, so each stamp is kept together with the instant at
which it came, and a command's basis is looked up among them: setting the clock then neither stretches nor ends a lease.
An emulated street is the clock itself: the stamps of its reports are the scale, at any speed.
"""

from __future__ import annotations

import time
from collections import deque

from citybrain_wire.clock import Clock, ClockKind

__all__ = ["SiteTime"]

_NS_PER_MS = 1_000_000
_SILENT_MS = 2_000
_KEPT_STAMPS = 128
_UNKNOWN_MS = -(1 << 50)


def _boot_ms() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // _NS_PER_MS


class SiteTime:
    """Monotonic milliseconds of one site. `wall_ok`: whether the wall clock may be used for coordination."""

    def __init__(self, kind: ClockKind, clock: Clock) -> None:
        self._kind, self._clock = kind, clock
        self._mono_ms = 0
        self._stamps: deque[tuple[int, int]] = deque(maxlen=_KEPT_STAMPS)
        self.wall_ok = True

    @property
    def mono_ms(self) -> int:
        """The instant of now: of the last report on an emulated street, which is all that is known there."""
        return max(self._mono_ms, _boot_ms()) if self._kind == "real" else self._mono_ms

    @property
    def wall_ms(self) -> int:
        """Street time, ms."""
        return self._clock.now_ns() // _NS_PER_MS if self._kind != "lockstep" else self._mono_ms

    def reported(self, end_ts_ns: int) -> int:
        """A report has come that ends at `end_ts_ns`; returns the instant that stands for its end."""
        now_ms = _boot_ms() if self._kind == "real" else end_ts_ns // _NS_PER_MS
        self._mono_ms = max(self._mono_ms, now_ms)
        self._stamps.append((end_ts_ns, self._mono_ms))
        return self._mono_ms

    def mono_of(self, ts_ns: int) -> int:
        """The instant at which the stamp `ts_ns` was given out; far in the past for one that never was."""
        if self._kind != "real":
            return ts_ns // _NS_PER_MS
        for stamp, mono_ms in reversed(self._stamps):
            if stamp == ts_ns:
                return mono_ms
        return _UNKNOWN_MS

    def silent(self) -> int | None:
        """The instant of now where no report has come for two seconds, else None. A lock-step street that is silent
        has stopped, and its time with it."""
        if self._kind == "lockstep":
            return None
        now_ms = _boot_ms() if self._kind == "real" else self._clock.now_ns() // _NS_PER_MS
        if now_ms - self._mono_ms < _SILENT_MS:
            return None
        self._mono_ms = now_ms
        return now_ms
