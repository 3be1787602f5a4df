"""What a gateway takes when it cannot take everything: debug gives way first, then detector, control never.

Frames that the core has not journaled are held in memory. Their number is bounded by each stream's credit; this bounds
their sum. A frame that is shed is refused to its agent and declared to the core, so both count it as dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["Admission", "Pace"]

# Shares of the limit from which on a class is shed.
DEBUG_SHARE, DETECTOR_SHARE = 0.5, 0.8


@dataclass
class Admission:
    """Bytes of frames held by all streams of this gateway, against what they may hold together."""

    limit_bytes: int
    held_bytes: int = 0

    def sheds(self, data_class: int) -> bool:
        """Whether a frame of this class is to be shed now."""
        if data_class == edge.DATA_CLASS_DEBUG:
            return self.held_bytes > DEBUG_SHARE * self.limit_bytes
        if data_class == edge.DATA_CLASS_DETECTOR:
            return self.held_bytes > DETECTOR_SHARE * self.limit_bytes
        return False


class Pace:
    """A token bucket for one stream: how long to wait before its next message is read. A sender that is too quick is
    slowed down by its own full window and loses nothing."""

    def __init__(self, per_s: float) -> None:
        self._per_s = per_s
        self._tokens = per_s
        self._at_s = 0.0

    def wait_s(self, now_s: float) -> float:
        """Seconds to wait after a message at `now_s` (monotonic)."""
        earned = (now_s - self._at_s) * self._per_s
        self._tokens = min(self._per_s, self._tokens + earned) - 1.0
        self._at_s = now_s
        return max(0.0, -self._tokens / self._per_s)
