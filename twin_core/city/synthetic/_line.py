"""Polylines in the plane: stations along them, cutting, offsetting, thinning. Metres, ground coordinates."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise

from ._plane import Point

__all__ = ["Polyline", "heading_deg", "length_m", "thin"]


class Polyline:
    """A line with stations: `at(s)` is the point s metres from its start. Closed lines wrap."""

    def __init__(self, points: list[Point], closed: bool = False) -> None:
        self.points = [*points, points[0]] if closed else list(points)
        self.closed = closed
        self.stations = [0.0]
        for a, b in zip(self.points[:-1], self.points[1:], strict=True):
            self.stations.append(self.stations[-1] + math.dist(a, b))
        self.length = self.stations[-1]

    def _locate(self, s: float) -> tuple[int, float]:
        s = s % self.length if self.closed else min(max(s, 0.0), self.length)
        i = min(bisect_right(self.stations, s) - 1, len(self.points) - 2)
        return i, (s - self.stations[i]) / (self.stations[i + 1] - self.stations[i])

    def at(self, s: float, right_m: float = 0.0) -> Point:
        """Point at station s, moved to the right of the line's direction."""
        i, share = self._locate(s)
        a, b = self.points[i], self.points[i + 1]
        x, y = a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
        if right_m == 0.0:
            return (round(x, 2), round(y, 2))
        # The normal turns evenly from vertex to vertex, so that an offset line has no kinks.
        n0, n1 = self._normal(i), self._normal(i + 1)
        nx, ny = n0[0] + share * (n1[0] - n0[0]), n0[1] + share * (n1[1] - n0[1])
        size = math.hypot(nx, ny)
        return (round(x + right_m * nx / size, 2), round(y + right_m * ny / size, 2))

    def _normal(self, i: int) -> Point:
        """Unit vector to the right at vertex i, the mean of its two sides."""
        last = len(self.points) - 1
        before = self.points[i - 1] if i > 0 else (self.points[last - 1] if self.closed else self.points[0])
        after = self.points[i + 1] if i < last else (self.points[1] if self.closed else self.points[last])
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = math.hypot(dx, dy)
        return (dy / size, -dx / size)

    def part(self, s0: float, s1: float, right0_m: float = 0.0, right1_m: float | None = None) -> list[Point]:
        """The line from station s0 to s1 > s0, offset to the right by an amount that may change evenly."""
        right1 = right0_m if right1_m is None else right1_m
        count = max(1, round((s1 - s0) / 40.0))
        return [
            self.at(s0 + (s1 - s0) * n / count, right0_m + (right1 - right0_m) * n / count) for n in range(count + 1)
        ]


def length_m(points: list[Point]) -> float:
    """Length of a polyline."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def heading_deg(points: list[Point], at_end: bool, reach_m: float = 35.0) -> float:
    """Direction of travel in degrees at an end of a line, over its last or first `reach_m` metres."""
    line = Polyline(points)
    reach = min(reach_m, line.length)
    a, b = (line.at(line.length - reach), points[-1]) if at_end else (points[0], line.at(reach))
    return math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))


def thin(points: list[Point], tolerance_m: float = 0.6) -> list[Point]:
    """The line without vertices that lie within the tolerance of it (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return list(points)
    a, b = points[0], points[-1]
    size = math.dist(a, b)
    worst, where = 0.0, 0
    for i in range(1, len(points) - 1):
        p = points[i]
        if size < 1e-6:
            off = math.dist(a, p)
        else:
            off = abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / size
        if off > worst:
            worst, where = off, i
    if worst <= tolerance_m:
        return [a, b]
    return thin(points[: where + 1], tolerance_m)[:-1] + thin(points[where:], tolerance_m)
