"""Blocks: faces of the street map are split by new streets until they have the size their district wants.

A face is cut across its long axis near the middle. A cut must meet its end streets at a decent angle, keep away from
junctions, and continue a street on the other side where one ends close by; that is what makes streets go on past a
junction in some places and stop in others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from twin_core.city._draw import Draw

from ._frame import RAIL_U, RIVER_V, district_at
from ._plane import Plane, Point, Segment, area_m2, direction

__all__ = ["grow"]

_CLEAR_M = {"arterial": 170.0, "ring": 170.0, "secondary": 95.0, "local": 62.0}
"""How far from other junctions a new street may end, by the kind of street it ends on."""
_SNAP_M = {"secondary": 150.0, "local": 85.0}
_MIN_ANGLE = math.sin(math.radians(58.0))


@dataclass(frozen=True)
class _End:
    """One end of a cut: an existing vertex, or a point on the segment a-b."""

    at: Point
    vertex: int
    a: int
    b: int
    cost: float


def _long_axis(points: list[Point]) -> tuple[Point, float, float, Point]:
    """Direction of the long side of the smallest box by area, its length and width, and its centre."""
    best: tuple[float, Point, float, float, Point] | None = None
    for i in range(len(points)):
        if math.dist(points[i - 1], points[i]) < 8.0:
            continue
        d = direction(points[i - 1], points[i])
        along = [p[0] * d[0] + p[1] * d[1] for p in points]
        aside = [-p[0] * d[1] + p[1] * d[0] for p in points]
        size = max(along) - min(along), max(aside) - min(aside)
        if best is None or size[0] * size[1] < best[0] - 1e-6:
            ca, cs = (max(along) + min(along)) / 2, (max(aside) + min(aside)) / 2
            centre = (ca * d[0] - cs * d[1], ca * d[1] + cs * d[0])
            axis, length, width = (d, *size) if size[0] >= size[1] else ((-d[1], d[0]), size[1], size[0])
            best = (size[0] * size[1], axis, length, width, centre)
    assert best is not None
    return best[1:]


def _junctions(plane: Plane, loop: list[int]) -> list[int]:
    return [v for v in loop if len(plane.neighbours[v]) > 2]


def _anchor(plane: Plane, loop: list[int], i: int, at: Point, kind: str, inward: Point) -> _End | None:
    """Where a cut that reaches segment i of the loop at `at` may end, or None."""
    a, b = loop[i], loop[(i + 1) % len(loop)]
    segment = plane.segment(a, b)
    if not segment.open or (kind == "secondary" and segment.kind == "local"):
        return None
    inside = set(loop)
    for v in _junctions(plane, loop):
        apart = math.dist(plane.xy[v], at)
        if apart < _SNAP_M[kind] and len(plane.neighbours[v]) == 3:
            outer = [w for w in plane.neighbours[v] if w not in inside]
            # Minor streets meet only the near carriageway of the ring road, so none goes on across it.
            if (
                len(outer) != 1
                or segment.kind == "ring"
                or not all(plane.segment(v, w).open for w in plane.neighbours[v])
            ):
                continue
            beyond = direction(plane.xy[outer[0]], plane.xy[v])
            same = plane.segment(v, outer[0]).kind == kind
            if beyond[0] * inward[0] + beyond[1] * inward[1] > 0.88 and (same or kind == "local"):
                return _End(plane.xy[v], v, -1, -1, apart * 0.35)
    clear = _CLEAR_M[segment.kind] * (1.5 if kind == "secondary" else 1.0)
    if any(math.dist(plane.xy[v], at) < clear for v in _junctions(plane, loop)):
        return None
    for v in (a, b):
        if math.dist(plane.xy[v], at) < 9.0 and len(plane.neighbours[v]) == 2:
            return _End(plane.xy[v], v, -1, -1, 0.0)
    return _End(at, -1, a, b, 0.0)


def _cut(plane: Plane, loop: list[int], through: Point, d: Point, kind: str) -> tuple[_End, _End] | None:
    """The two ends of a cut through a point along direction d, if it is a good one."""
    hits: list[tuple[float, int, Point]] = []
    for i, v in enumerate(loop):
        p, q = plane.xy[v], plane.xy[loop[(i + 1) % len(loop)]]
        sp = (p[0] - through[0]) * d[1] - (p[1] - through[1]) * d[0]
        sq = (q[0] - through[0]) * d[1] - (q[1] - through[1]) * d[0]
        if (sp < 0.0) != (sq < 0.0):
            share = sp / (sp - sq)
            at = (p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1]))
            hits.append(((at[0] - through[0]) * d[0] + (at[1] - through[1]) * d[1], i, at))
    hits.sort()
    before = [h for h in hits if h[0] < 0.0]
    after = [h for h in hits if h[0] >= 0.0]
    if len(before) % 2 == 0 or not after:
        return None
    low = _anchor(plane, loop, before[-1][1], before[-1][2], kind, d)
    high = _anchor(plane, loop, after[0][1], after[0][2], kind, (-d[0], -d[1]))
    if low is None or high is None or math.dist(low.at, high.at) < 70.0:
        return None
    new = direction(low.at, high.at)
    for _, i, _at in (before[-1], after[0]):
        side = direction(plane.xy[loop[i]], plane.xy[loop[(i + 1) % len(loop)]])
        if abs(new[0] * side[1] - new[1] * side[0]) < _MIN_ANGLE:
            return None
    return (low, high) if _inside(plane, loop, low, high) else None


def _inside(plane: Plane, loop: list[int], low: _End, high: _End) -> bool:
    """True when the straight cut meets no other side of the face and leaves room to its vertices."""
    new = direction(low.at, high.at)
    length = math.dist(low.at, high.at)
    for v in loop:
        if v in (low.vertex, high.vertex):
            continue
        dx, dy = plane.xy[v][0] - low.at[0], plane.xy[v][1] - low.at[1]
        along = dx * new[0] + dy * new[1]
        aside = abs(-dx * new[1] + dy * new[0])
        if 40.0 < along < length - 40.0 and aside < 45.0:
            return False
    return True


def _place(
    plane: Plane, loop: list[int], kind: str, draw: Draw, slack: float, across: bool
) -> tuple[_End, _End] | None:
    points = [plane.xy[v] for v in loop]
    axis, length, width, centre = _long_axis(points)
    if across:
        axis, length = (-axis[1], axis[0]), width
    wish = draw.between(-0.07, 0.07) * length
    lean = math.radians(draw.between(-3.5, 3.5))
    best: tuple[float, _End, _End] | None = None
    for turn in (lean, lean + math.radians(9.0), lean - math.radians(9.0)):
        d = (
            -axis[1] * math.cos(turn) - axis[0] * math.sin(turn),
            axis[0] * math.cos(turn) - axis[1] * math.sin(turn),
        )
        for n in range(-12, 13):
            shift = wish + n * slack * length / 12
            through = (centre[0] + shift * axis[0], centre[1] + shift * axis[1])
            ends = _cut(plane, loop, through, d, kind)
            if ends is None:
                continue
            snapped = sum(60.0 for end in ends if end.vertex >= 0 and len(plane.neighbours[end.vertex]) == 3)
            cost = abs(shift - wish) + ends[0].cost + ends[1].cost - snapped + abs(turn - lean) * 150.0
            if best is None or cost < best[0] - 1e-9:
                best = (cost, *ends)
    return None if best is None else best[1:]


def _mix(p: Point, q: Point, share: float) -> Point:
    return (p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1]))


def _apply(
    plane: Plane, loop: list[int], ends: tuple[_End, _End], kind: str, street: str
) -> tuple[list[int], list[int]]:
    tips = []
    for end in ends:
        # A first split may have divided the segment the second end lies on only if both lie on one side: excluded.
        tips.append(end.vertex if end.vertex >= 0 else plane.split(end.a, end.b, end.at))
    loop = plane.expand(loop)
    a, b = tips
    length = math.dist(plane.xy[a], plane.xy[b])
    pieces = max(1, round(length / 50.0))
    chain = [a]
    for n in range(1, pieces):
        s = n / pieces
        xy = _mix(plane.xy[a], plane.xy[b], s)
        chain.append(plane.add_vertex(_mix(plane.uv[a], plane.uv[b], s), (round(xy[0], 2), round(xy[1], 2))))
    chain.append(b)
    for p, q in pairwise(chain):
        plane.add_segment(p, q, Segment(kind, street))
    i, j = loop.index(a), loop.index(b)
    first = loop[i : j + 1] if i < j else loop[i:] + loop[: j + 1]
    second = loop[j : i + 1] if j < i else loop[j:] + loop[: i + 1]
    return first + chain[-2:0:-1], second + chain[1:-1]


def _middle(plane: Plane, loop: list[int]) -> Point:
    return (sum(plane.uv[v][0] for v in loop) / len(loop), sum(plane.uv[v][1] for v in loop) / len(loop))


def _is_void(uv: Point) -> bool:
    """River and railway land, which no street is laid through."""
    return RIVER_V[0] < uv[1] < RIVER_V[1] or RAIL_U[0] < uv[0] < RAIL_U[1]


def grow(plane: Plane, seed: int, *, secondary_m: float, local_scale: float) -> list[list[int]]:
    """Adds secondaries and locals; returns the blocks (faces) as loops, river and railway land left out."""
    faces = [(str(n), loop) for n, loop in enumerate(plane.faces())]
    faces = [(name, loop) for name, loop in faces if not _is_void(_middle(plane, loop))]
    blocks = _round(plane, seed, faces, "secondary", secondary_m, 1.0)
    return [loop for _, loop in _round(plane, seed, blocks, "local", 0.0, local_scale)]


def _round(
    plane: Plane, seed: int, faces: list[tuple[str, list[int]]], kind: str, limit_m: float, scale: float
) -> list[tuple[str, list[int]]]:
    """Splits breadth first, so that all faces of one size are there before smaller ones look for partners."""
    done: list[tuple[str, list[int]]] = []
    wave = faces
    while wave:
        following: list[tuple[str, list[int]]] = []
        for name, loop in wave:
            loop = plane.expand(loop)
            district = district_at(*_middle(plane, loop))
            draw = Draw(seed, kind, name)
            _, length, width, _ = _long_axis([plane.xy[v] for v in loop])
            limit = limit_m or district.block_m * scale * draw.between(0.85, 1.15)
            whole = (
                kind == "local" and draw.unit() < district.superblock and length < 2.0 * limit and width > 0.45 * length
            )
            if length < limit or whole or area_m2([plane.xy[v] for v in loop]) < 12_000.0:
                done.append((name, loop))
                continue
            ends = _place(plane, loop, kind, draw, 0.16, False) or _place(plane, loop, kind, draw, 0.30, False)
            if ends is None and width > 0.75 * limit:
                ends = _place(plane, loop, kind, draw, 0.25, True)
            if ends is None:
                done.append((name, loop))
                continue
            for tag, part in zip("ab", _apply(plane, loop, ends, kind, f"{kind[0]}{name}"), strict=True):
                following.append((name + tag, part))
        wave = following
    return [(name, plane.expand(loop)) for name, loop in done]
