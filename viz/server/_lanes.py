"""Where a place along a lane lies on the ground: (lane, position) → x, y, heading, for all cars at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network

__all__ = ["LaneMap"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]


class LaneMap:
    """Polylines of all lanes in one table that one binary search serves.

    Lane l's points occupy keys from `l * span` on, where `span` is longer than any lane, so that a sorted search over
    all lanes finds the segment of every car in one call. A lane's `length_m` may differ from that of its drawn shape
    (SUMO allows it); positions are scaled.
    """

    def __init__(self, network: Network) -> None:
        lanes = network.lanes
        start = np.asarray(lanes.shape_start, np.int64)
        self._xy = np.asarray(lanes.shape, np.float64)
        n_points = np.diff(start)
        owner = np.repeat(np.arange(n_points.size), n_points)
        step = np.zeros(self._xy.shape[0])
        step[1:] = np.hypot(*np.diff(self._xy, axis=0).T)
        step[start[:-1]] = 0.0
        total = np.cumsum(step)
        self._along_m: F64 = total - total[start[:-1]][owner]
        self._drawn_m: F64 = np.maximum(self._along_m[start[1:] - 1], 1e-6)
        self._length_m: F64 = np.maximum(np.asarray(lanes.length_m, np.float64), 1e-6)
        self._first, self._last = start[:-1], start[1:] - 2
        self._span = float(self._drawn_m.max(initial=1.0)) + 1.0
        self._keys: F64 = self._along_m + owner * self._span

    @property
    def n_lanes(self) -> int:
        """How many lanes the map knows."""
        return int(self._drawn_m.size)

    def place(self, lane: I64, pos_m: F64) -> tuple[F64, F64, F64]:
        """x, y in metres and heading in radians, east = 0, counter-clockwise; each [n]."""
        along = np.clip(pos_m / self._length_m[lane], 0.0, 1.0) * self._drawn_m[lane]
        segment = np.searchsorted(self._keys, lane * self._span + along, side="right") - 1
        segment = np.clip(segment, self._first[lane], np.maximum(self._last[lane], self._first[lane]))
        a, b = self._xy[segment], self._xy[np.minimum(segment + 1, self._xy.shape[0] - 1)]
        delta = b - a
        length = np.maximum(np.hypot(delta[:, 0], delta[:, 1]), 1e-9)
        share = (along - self._along_m[segment]) / length
        x, y = a[:, 0] + share * delta[:, 0], a[:, 1] + share * delta[:, 1]
        return x, y, np.arctan2(delta[:, 1], delta[:, 0])
