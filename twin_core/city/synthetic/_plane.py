"""A planar map of street centre lines that grows by splitting: vertices, segments, faces.

Segments are straight; a street between two junctions is a chain of them. Splitting a segment leaves a note, so loops of
vertices that were taken earlier can be brought up to date (`expand`), which is all the bookkeeping faces need.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TypeAlias

__all__ = ["Plane", "Point", "Segment", "area_m2", "direction"]

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Segment:
    """What a piece of street is. `open`: other streets may end on it. `mark`: "", "bridge", "rail", "ring"."""

    kind: str  # "arterial", "secondary", "ring", "local"
    street: str
    open: bool = True
    mark: str = ""


def direction(a: Point, b: Point) -> Point:
    """Unit vector from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    return (dx / length, dy / length)


def area_m2(points: list[Point]) -> float:
    """Signed area; positive for counter-clockwise loops."""
    return 0.5 * sum(points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1] for i in range(len(points)))


class Plane:
    """The growing map. Vertex ids are positions in `xy` and `uv`; nothing is ever renumbered."""

    def __init__(self) -> None:
        self.uv: list[Point] = []
        self.xy: list[Point] = []
        self.segments: dict[tuple[int, int], Segment] = {}
        self.neighbours: list[list[int]] = []
        self._middle: dict[tuple[int, int], int] = {}

    def add_vertex(self, uv: Point, xy: Point) -> int:
        """A new vertex, not yet joined to anything."""
        self.uv.append(uv)
        self.xy.append(xy)
        self.neighbours.append([])
        return len(self.xy) - 1

    def add_segment(self, a: int, b: int, segment: Segment) -> None:
        """Joins two vertices."""
        self.segments[min(a, b), max(a, b)] = segment
        self.neighbours[a].append(b)
        self.neighbours[b].append(a)

    def remove_segment(self, a: int, b: int) -> None:
        """Takes a segment out."""
        del self.segments[min(a, b), max(a, b)]
        self.neighbours[a].remove(b)
        self.neighbours[b].remove(a)

    def segment(self, a: int, b: int) -> Segment:
        """The segment between two joined vertices."""
        return self.segments[min(a, b), max(a, b)]

    def split(self, a: int, b: int, at: Point) -> int:
        """Puts a vertex at ground position `at` into the segment a-b and returns it."""
        old = self.segment(a, b)
        whole = math.dist(self.xy[a], self.xy[b])
        share = math.dist(self.xy[a], at) / whole
        uv = (
            self.uv[a][0] + share * (self.uv[b][0] - self.uv[a][0]),
            self.uv[a][1] + share * (self.uv[b][1] - self.uv[a][1]),
        )
        middle = self.add_vertex(uv, (round(at[0], 2), round(at[1], 2)))
        self.remove_segment(a, b)
        self.add_segment(a, middle, old)
        self.add_segment(middle, b, replace(old))
        self._middle[min(a, b), max(a, b)] = middle
        return middle

    def expand(self, loop: list[int]) -> list[int]:
        """The loop with all vertices that splits have put between its own."""
        out: list[int] = []
        for i, a in enumerate(loop):
            out.append(a)
            self._between(a, loop[(i + 1) % len(loop)], out)
        return out

    def _between(self, a: int, b: int, out: list[int]) -> None:
        middle = self._middle.get((min(a, b), max(a, b)))
        if middle is None or (min(a, b), max(a, b)) in self.segments:
            return
        self._between(a, middle, out)
        out.append(middle)
        self._between(middle, b, out)

    def faces(self) -> list[list[int]]:
        """All bounded faces as counter-clockwise loops, in an order fixed by the vertex numbers."""
        order: list[dict[int, int]] = []
        for v, around in enumerate(self.neighbours):
            x, y = self.xy[v]
            ring = sorted(around, key=lambda w: math.atan2(self.xy[w][1] - y, self.xy[w][0] - x))
            # Having come from `ring[i]`, the next edge of the face on the left is the one clockwise before it.
            order.append({w: ring[i - 1] for i, w in enumerate(ring)})
        seen: set[tuple[int, int]] = set()
        out: list[list[int]] = []
        for key in sorted(self.segments):
            for a, b in (key, key[::-1]):
                if (a, b) in seen:
                    continue
                loop = []
                while (a, b) not in seen:
                    seen.add((a, b))
                    loop.append(a)
                    a, b = b, order[b][a]
                if area_m2([self.xy[v] for v in loop]) > 0.0:
                    out.append(loop)
        return out
