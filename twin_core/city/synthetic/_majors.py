"""The main streets: arterials, ring, river and railway roads, and the first secondaries, as a planar map."""

from __future__ import annotations

import math
from dataclasses import dataclass

from twin_core.city._draw import Draw

from ._frame import HEIGHT_M, RAIL_U, RIVER_V, WIDTH_M, Bend
from ._plane import Plane, Point, Segment

__all__ = ["RING", "Major", "lay_majors", "main_streets"]

_STEP_M = 45.0


@dataclass(frozen=True)
class Major:
    """A main street in plan space."""

    key: str
    zh: str
    pinyin: str
    kind: str
    line: tuple[Point, ...]
    closed: bool = False


@dataclass(frozen=True)
class Ring:
    """The ring: a rounded rectangle in plan space."""

    west: float = 1100.0
    east: float = 5990.0
    south: float = 700.0
    north: float = 4260.0
    radius: float = 800.0


RING = Ring()


def _rounded(west: float, south: float, east: float, north: float, radius: float) -> tuple[Point, ...]:
    """Counter-clockwise rounded rectangle, closed by its user."""
    points: list[Point] = []
    corners = (
        (east - radius, south + radius, -90.0),
        (east - radius, north - radius, 0.0),
        (west + radius, north - radius, 90.0),
        (west + radius, south + radius, 180.0),
    )
    for cu, cv, start in corners:
        for i in range(13):
            angle = math.radians(start + 90.0 * i / 12)
            points.append((cu + radius * math.cos(angle), cv + radius * math.sin(angle)))
    return tuple(points)


def main_streets(seed: int) -> tuple[Major, ...]:
    """The main streets with their lines; spacing of the arterials varies with the seed by up to 12 %."""

    def near(key: str, value: float, spread: float) -> float:
        return round(value + Draw(seed, "majors", key).between(-spread, spread), 1)

    wutong = near("wutong", 3000.0, 70.0)
    luxin = near("luxin", 3960.0, 60.0)
    jinwu = near("jinwu", 2000.0, 60.0)
    zyq = near("zhuangyuanqiao", 4990.0, 60.0)
    yunlan = near("yunlan", 1440.0, 50.0)
    wangfei = near("wangfei", 3010.0, 60.0)
    wenlan = near("wenlan", 3640.0, 50.0)
    south, north, west, east = 130.0, HEIGHT_M - 130.0, 140.0, WIDTH_M - 130.0
    lo, hi = RIVER_V
    rw, re_ = RAIL_U

    def across(key: str, zh: str, pinyin: str, kind: str, v: float, u0: float, u1: float) -> Major:
        return Major(key, zh, pinyin, kind, ((u0, v), (u1, v)))

    def along(key: str, zh: str, pinyin: str, kind: str, u: float, v0: float, v1: float) -> Major:
        return Major(key, zh, pinyin, kind, ((u, v0), (u, v1)))

    ring_line = _rounded(RING.west, RING.south, RING.east, RING.north, RING.radius)
    return (
        along("jinwu", "金梧路", "Jinwu Lu", "arterial", jinwu, 0.0, north),
        along("wutong", "梧桐大道", "Wutong Dadao", "arterial", wutong, south, HEIGHT_M),
        along("luxin", "庐新大道", "Luxin Dadao", "arterial", luxin, 0.0, HEIGHT_M),
        along("zhuangyuanqiao", "状元桥路", "Zhuangyuanqiao Lu", "arterial", zyq, 0.0, north),
        across("yunlan", "云澜大道", "Yunlan Dadao", "arterial", yunlan, 0.0, WIDTH_M),
        across("wangfei", "望淝大道", "Wangfei Dadao", "arterial", wangfei, 0.0, WIDTH_M),
        across("wenlan", "文澜路", "Wenlan Lu", "arterial", wenlan, west, WIDTH_M),
        Major("ring", "新环路", "Xinhuan Lu", "ring", ring_line, closed=True),
        across("linhe", "临河路", "Linhe Lu", "secondary", hi, west, east),
        across("qingxi", "清溪路", "Qingxi Lu", "secondary", lo, west, rw),
        across("qingxi_east", "清溪东路", "Qingxi Donglu", "local", lo, re_, east),
        along("zhanqian_n", "站前路", "Zhanqian Lu", "secondary", rw, hi, north),
        along("zhanqian_s", "站前南路", "Zhanqian Nanlu", "secondary", rw, south, lo),
        along("xinzhan_n", "新站大道", "Xinzhan Dadao", "secondary", re_, hi, north),
        along("xinzhan_s", "新站南路", "Xinzhan Nanlu", "secondary", re_, south, lo),
        along("guifu", "桂馥路", "Guifu Lu", "secondary", near("guifu", 2480.0, 30.0), hi, north),
        along("xinghe", "星河路", "Xinghe Lu", "secondary", near("xinghe", 4480.0, 30.0), hi, north),
        along("fengle", "丰乐路", "Fengle Lu", "secondary", near("fengle", 2510.0, 30.0), south, lo),
        across("daoxiang", "稻香路", "Daoxiang Lu", "secondary", near("daoxiang", 1770.0, 20.0), west, jinwu),
        Major("loop_nw", "", "", "local", ((rw, north), *_bow(west, north, 420.0, 90.0), (west, hi))),
        Major("loop_sw", "", "", "local", ((west, lo), *_bow(west, south, 420.0, 180.0), (rw, south))),
        Major("loop_ne", "", "", "local", ((east, hi), *_bow(east, north, 200.0, 0.0), (re_, north))),
        Major("loop_se", "", "", "local", ((re_, south), *_bow(east, south, 200.0, 270.0), (east, lo))),
    )


def _bow(u: float, v: float, radius: float, start_deg: float) -> list[Point]:
    """A rounded corner of a counter-clockwise loop: a quarter circle that ends `radius` from the corner (u, v)."""
    middle = math.radians(start_deg + 45.0)
    cu = u - math.copysign(radius, math.cos(middle))
    cv = v - math.copysign(radius, math.sin(middle))
    angles = [math.radians(start_deg + 90.0 * i / 8) for i in range(9)]
    return [(cu + radius * math.cos(a), cv + radius * math.sin(a)) for a in angles]


def _crossings(a: Major, b: Major) -> list[tuple[float, float, Point]]:
    """Where two lines meet: position along each (in vertices), and the point."""
    out = []
    la = [*a.line, a.line[0]] if a.closed else list(a.line)
    lb = [*b.line, b.line[0]] if b.closed else list(b.line)
    for i in range(len(la) - 1):
        (x1, y1), (x2, y2) = la[i], la[i + 1]
        for j in range(len(lb) - 1):
            (x3, y3), (x4, y4) = lb[j], lb[j + 1]
            det = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3)
            if abs(det) < 1e-9:
                continue
            s = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / det
            t = ((x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1)) / det
            if -1e-6 <= s <= 1.0 + 1e-6 and -1e-6 <= t <= 1.0 + 1e-6:
                out.append((i + s, j + t, (x1 + s * (x2 - x1), y1 + s * (y2 - y1))))
    return out


def lay_majors(seed: int, bend: Bend) -> tuple[Plane, tuple[Major, ...]]:
    """The planar map of the main streets, bent into the ground."""
    majors = main_streets(seed)
    stations: list[list[tuple[float, Point]]] = [[(float(i), p) for i, p in enumerate(m.line)] for m in majors]
    for i, major in enumerate(majors):
        for j in range(i + 1, len(majors)):
            for s, t, point in _crossings(major, majors[j]):
                stations[i].append((s, point))
                stations[j].append((t, point))
    plane = Plane()
    known: dict[tuple[int, int], int] = {}

    def vertex(p: Point) -> int:
        # Half a metre apart is the same point: crossings were computed twice.
        key = (round(p[0] * 2), round(p[1] * 2))
        for du in (0, -1, 1):
            for dv in (0, -1, 1):
                if (key[0] + du, key[1] + dv) in known:
                    return known[key[0] + du, key[1] + dv]
        known[key] = plane.add_vertex(p, bend(*p))
        return known[key]

    for major, marks in zip(majors, stations, strict=True):
        marks.sort()
        if major.closed:
            marks.append((float(len(major.line)), major.line[0]))
        previous = vertex(marks[0][1])
        for k in range(1, len(marks)):
            (u0, v0), (u1, v1) = marks[k - 1][1], marks[k][1]
            pieces = max(1, round(math.hypot(u1 - u0, v1 - v0) / _STEP_M))
            for n in range(1, pieces + 1):
                share = n / pieces
                current = vertex((u0 + share * (u1 - u0), v0 + share * (v1 - v0)))
                if current == previous:
                    continue
                plane.add_segment(previous, current, _segment(plane, major, previous, current))
                previous = current
    return plane, majors


def _segment(plane: Plane, major: Major, a: int, b: int) -> Segment:
    """A piece of a main street with its mark: over the river, or under the railway."""
    u = (plane.uv[a][0] + plane.uv[b][0]) / 2
    v = (plane.uv[a][1] + plane.uv[b][1]) / 2
    if RIVER_V[0] < v < RIVER_V[1]:
        return Segment(major.kind, major.key, False, "bridge")
    if RAIL_U[0] < u < RAIL_U[1]:
        return Segment(major.kind, major.key, False, "rail")
    outside = not (130.0 < u < WIDTH_M - 125.0 and 125.0 < v < HEIGHT_M - 125.0)
    return Segment(major.kind, major.key, not (outside and major.kind == "arterial"))
