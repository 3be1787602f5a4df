"""Names to numbers, while a network is compiled."""

from __future__ import annotations

from dataclasses import dataclass

from twin_core.city._raw import RawEdge

__all__ = ["LaneTable"]


@dataclass(frozen=True)
class LaneTable:
    """Names and lane numbers of all edges, while names are being resolved."""

    edges: list[RawEdge]  # normal first
    edge_of: dict[str, int]
    lane_of: dict[str, int]
    lane0: list[int]  # [E + 1]
    junction_of: dict[str, int]
