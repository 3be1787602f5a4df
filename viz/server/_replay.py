"""The last half hour, for the time slider: pictures in memory, thinned to one in KEEP_EVERY_S, bounded in bytes."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass

__all__ = ["Moment", "Replay"]

KEEP_S = 1_860
KEEP_EVERY_S = 2
MAX_BYTES = 256 << 20


@dataclass(frozen=True)
class Moment:
    """The frames of one instant, as they went to browsers."""

    ts_ns: int
    cars: bytes
    sections: bytes
    lamps: bytes

    @property
    def size(self) -> int:
        """Bytes held."""
        return len(self.cars) + len(self.sections) + len(self.lamps)


class Replay:
    """A ring of moments."""

    def __init__(self, *, keep_s: int = KEEP_S, every_s: int = KEEP_EVERY_S, max_bytes: int = MAX_BYTES) -> None:
        self._keep_ns, self._every_ns, self._max_bytes = keep_s * 10**9, every_s * 10**9, max_bytes
        self._moments: deque[Moment] = deque()
        self._bytes = 0

    def add(self, moment: Moment) -> None:
        """Keep a moment unless one was kept just before; a clock that went back begins anew."""
        if self._moments and moment.ts_ns < self._moments[-1].ts_ns:
            self._moments.clear()
            self._bytes = 0
        if self._moments and moment.ts_ns - self._moments[-1].ts_ns < self._every_ns:
            return
        self._moments.append(moment)
        self._bytes += moment.size
        while self._bytes > self._max_bytes or moment.ts_ns - self._moments[0].ts_ns > self._keep_ns:
            self._bytes -= self._moments.popleft().size

    def at(self, ts_ns: int) -> Moment | None:
        """The moment nearest to `ts_ns`; None while there is none."""
        if not self._moments:
            return None
        i = bisect_left(self._moments, ts_ns, key=lambda moment: moment.ts_ns)
        near = [self._moments[j] for j in (i - 1, i) if 0 <= j < len(self._moments)]
        return min(near, key=lambda moment: abs(moment.ts_ns - ts_ns))

    def reach(self) -> tuple[int, int] | None:
        """First and last instant kept, ns."""
        return (self._moments[0].ts_ns, self._moments[-1].ts_ns) if self._moments else None
