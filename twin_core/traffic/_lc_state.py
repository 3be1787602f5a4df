"""Bits of `lc_state`: what a driver wants of its lane, why, and what hinders it."""

from __future__ import annotations

__all__ = [
    "BACK_BLOCKER", "BLOCKED", "BLOCKED_BY_FOLLOWER", "BLOCKED_BY_LEADER", "BLOCKING_FOLLOWER", "BLOCKING_LEADER",
    "COOPERATIVE", "GAIN", "KEEP_RIGHT", "LEFT", "OVERLAP", "PEER_LEFT", "PEER_RIGHT", "RIGHT", "STAY", "STRATEGIC",
    "TOLD", "URGENT", "WANTS",
]  # fmt: skip

STAY, LEFT, RIGHT = 1, 2, 4
WANTS = LEFT | RIGHT
STRATEGIC, COOPERATIVE, GAIN, KEEP_RIGHT = 8, 16, 32, 64
"""Reasons."""
URGENT = 256
BLOCKED_BY_LEADER, BLOCKED_BY_FOLLOWER, OVERLAP = 512, 1024, 2048
BLOCKED = BLOCKED_BY_LEADER | BLOCKED_BY_FOLLOWER | OVERLAP
BLOCKING_LEADER, BLOCKING_FOLLOWER = 1 << 16, 1 << 17
"""Told by another: you are the leader, or the follower, who blocks my change."""
PEER_RIGHT, PEER_LEFT = 1 << 18, 1 << 19
"""The direction in which that other wants to go."""
BACK_BLOCKER = 1 << 20
TOLD = 0x7FFF0000
"""What others told, kept until the next step."""
