"""Storm drainage under a street graph: a forest of sewers falling to outfalls, underpasses with their own pumps.

Sized by the rational method (GB 50014-2021, chapter 4) with Manning's formula, crowns level, never smaller downstream.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import MultiPoint, Point
from shapely.ops import nearest_points

from twin_core.city.dress._land_use import Parcel
from twin_core.city.dress._rain import design_intensity
from twin_core.city.dress._streets import StreetGraph, StreetSegment
from twin_core.city.dress._surface import Ground
from twin_core.city.dress._terrain import RIVER_LEVEL_M, Terrain

__all__ = ["Manhole", "Outfall", "Sewer", "Storm", "lay_storm"]

CORE_PERIOD_Y, PERIOD_Y = 5, 3
CORE_DISTANCE = 0.35
COVER_M = 1.2
MANNING = 0.013
INLET_MIN = 10.0
DESIGN_MPS = 1.2
MARGIN = 1.35
"""The rational method knows no backwater; a third is left for it."""
SIZES_M = (0.6, 0.8, 1.0, 1.2, 1.5, 1.8, 2.0, 2.2, 2.4, 2.7, 3.0, 3.3, 3.6)
LEAST_SLOPE = (0.002, 0.0018, 0.0015, 0.0012, 0.001, 0.0009, 0.0008, 0.0008, 0.0008, 0.0007, 0.0007, 0.0007, 0.0007)
IMPERVIOUS = {"centre": 0.80, "old_town": 0.80, "industry": 0.75, "housing": 0.62, "school": 0.55, "hospital": 0.65,
              "green": 0.20}  # fmt: skip
STREET_IMPERVIOUS = 0.90
AREA_PER_OUTFALL_M2 = 1.5e6
BANK_REACH_M = 320.0
UPHILL = 150.0
"""A metre uphill costs as much as this many metres of way, so that sewers follow the ground."""


@dataclass(frozen=True)
class Manhole:
    """Where sewers meet, at a place of the street graph, with the ground that drains into it."""

    node: int
    ground_m: float
    invert_m: float
    area_ha: float
    impervious: float  # share


@dataclass(frozen=True)
class Sewer:
    """From a manhole down to the next, or to an outfall (`to` = -1 - outfall)."""

    id: str
    segment: StreetSegment | None  # None: the last piece to an outfall
    frm: int
    to: int
    length_m: float
    up_m: float  # invert levels
    down_m: float
    size_m: float  # diameter
    reverse: bool  # the segment's line runs upwards


@dataclass(frozen=True)
class Outfall:
    """The end of a forest's tree, in the river or at the city's low rim."""

    manhole: int
    invert_m: float
    level_m: float  # of the water outside; below the invert: free fall
    x_m: float
    y_m: float


@dataclass(frozen=True)
class Storm:
    """The whole drainage network."""

    manholes: tuple[Manhole, ...]
    sewers: tuple[Sewer, ...]
    outfalls: tuple[Outfall, ...]


def lay_storm(ground: Ground, graph: StreetGraph, parcels: list[Parcel], terrain: Terrain) -> Storm:
    """Subcatchments, outfalls, the forest of sewers to them, and their sizes."""
    heights = [terrain(node.x_m, node.y_m) for node in graph.nodes]
    areas, impervious, core = _catchments(ground, graph, parcels)
    neighbours = _neighbours(ground, graph)
    ends = _outfall_places(ground, graph, heights, neighbours)
    down = _forest(graph, heights, neighbours, ends)
    order, downstream = _order(down, ends)
    sizes, slopes = _sizes(graph, heights, areas, impervious, core, downstream, order)
    inverts, crowns = _levels(graph, heights, downstream, order, sizes, slopes)
    sewers: list[Sewer] = []
    outfalls: list[Outfall] = []
    for n in order:
        via, nxt = downstream[n]
        size = SIZES_M[sizes[n]]
        up = crowns[n] - size
        length = graph.segments[via].length_m if via >= 0 else _to_water(ground, graph, n)[0]
        low = up - slopes[n] * length
        segment = graph.segments[via] if via >= 0 else None
        to = nxt if via >= 0 else -1 - len(outfalls)
        reverse = segment is not None and segment.a != n
        sewers.append(Sewer(f"D{n:04d}", segment, n, to, round(length, 1), round(up, 3), round(low, 3), size, reverse))
        if segment is None:
            _, x, y = _to_water(ground, graph, n)
            level = RIVER_LEVEL_M if not ground.water.is_empty else round(low, 3) - 1.0
            outfalls.append(Outfall(n, round(low, 3), level, round(x, 1), round(y, 1)))
    manholes = [
        Manhole(n, heights[n], round(inverts[n], 3), round(areas[n] / 1e4, 4), round(impervious[n], 3))
        for n in range(len(graph.nodes))
    ]
    return Storm(tuple(manholes), tuple(sewers), tuple(outfalls))


def _catchments(
    ground: Ground, graph: StreetGraph, parcels: list[Parcel]
) -> tuple[list[float], list[float], list[bool]]:
    """Area, impervious share and whether it is the core, by place: each drains what lies nearest to it."""
    points = [Point(node.x_m, node.y_m) for node in graph.nodes]
    dry = ground.extent.difference(ground.water) if not ground.water.is_empty else ground.extent
    cells = shapely.voronoi_polygons(MultiPoint(points), extend_to=ground.extent, ordered=True)
    areas = [float(cell.intersection(dry).area) for cell in cells.geoms]
    tree = shapely.STRtree(points)
    built = [0.0] * len(points)
    sealed = [0.0] * len(points)
    nearest_core = [math.inf] * len(points)
    for parcel in parcels:
        n = int(tree.nearest(parcel.polygon.centroid))
        built[n] += parcel.polygon.area
        sealed[n] += parcel.polygon.area * IMPERVIOUS[parcel.use]
        nearest_core[n] = min(nearest_core[n], parcel.distance)
    impervious = []
    for n, area in enumerate(areas):
        parts = min(built[n], area)
        inside = sealed[n] / built[n] if built[n] else 0.5
        impervious.append((inside * parts + STREET_IMPERVIOUS * 0.5 * (area - parts)) / max(area, 1.0))
    return areas, impervious, [distance < CORE_DISTANCE for distance in nearest_core]


def _neighbours(ground: Ground, graph: StreetGraph) -> list[list[tuple[int, int]]]:
    """[N] (segment, other end) of streets on dry ground: no sewer crosses the river on a bridge."""
    around: list[list[tuple[int, int]]] = [[] for _ in graph.nodes]
    for n, segment in enumerate(graph.segments):
        if ground.water.is_empty or not shapely.LineString(segment.line).intersects(ground.water):
            around[segment.a].append((n, segment.b))
            around[segment.b].append((n, segment.a))
    return around


def _to_water(ground: Ground, graph: StreetGraph, n: int) -> tuple[float, float, float]:
    """Length of the last piece and where it ends: at the bank, or a little beyond the last manhole."""
    node = graph.nodes[n]
    if ground.water.is_empty:
        return 30.0, node.x_m + 30.0, node.y_m
    _, bank = nearest_points(Point(node.x_m, node.y_m), ground.water)
    return max(15.0, math.hypot(bank.x - node.x_m, bank.y - node.y_m)), float(bank.x), float(bank.y)


def _outfall_places(
    ground: Ground, graph: StreetGraph, heights: list[float], neighbours: list[list[tuple[int, int]]]
) -> list[int]:
    """Places from which water leaves: along the river's banks, far from each other, and the lowest of every part."""
    count = max(1, round(ground.extent.area / AREA_PER_OUTFALL_M2))
    points = np.array([(node.x_m, node.y_m) for node in graph.nodes])
    if ground.water.is_empty:
        able = [int(n) for n in np.argsort(np.array(heights), kind="stable")[: max(1, len(heights) // 6)]]
    else:
        near = [Point(x, y).distance(ground.water) for x, y in points]
        able = [n for n in range(len(near)) if near[n] <= BANK_REACH_M and neighbours[n]]
        able = sorted(able, key=lambda n: (near[n], n)) or [int(np.argmin(near))]
    chosen = [able[0]]
    while len(chosen) < min(count, len(able)):
        apart = [min(float(np.hypot(*(points[n] - points[m]))) for m in chosen) for n in able]
        chosen.append(able[int(np.argmax(apart))])
    reached = _reach(neighbours, chosen)
    for n in sorted(range(len(heights)), key=lambda n: (heights[n], n)):
        if n not in reached:
            chosen.append(n)
            reached |= _reach(neighbours, [n])
    return chosen


def _reach(neighbours: list[list[tuple[int, int]]], start: list[int]) -> set[int]:
    seen, waiting = set(start), list(start)
    while waiting:
        for _, other in neighbours[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def _forest(
    graph: StreetGraph, heights: list[float], neighbours: list[list[tuple[int, int]]], ends: list[int]
) -> dict[int, tuple[int, int]]:
    """Place → (segment, next place) on the way to its outfall that climbs least (Dijkstra from all outfalls)."""
    best = dict.fromkeys(ends, 0.0)
    down: dict[int, tuple[int, int]] = {}
    waiting = [(0.0, n) for n in ends]
    heapq.heapify(waiting)
    while waiting:
        cost, n = heapq.heappop(waiting)
        if cost > best[n]:
            continue
        for via, other in neighbours[n]:
            climb = max(0.0, heights[n] - heights[other])  # water runs from `other` to `n`
            way = cost + graph.segments[via].length_m + UPHILL * climb
            if way < best.get(other, math.inf):
                best[other] = way
                down[other] = (via, n)
                heapq.heappush(waiting, (way, other))
    return down


def _order(down: dict[int, tuple[int, int]], ends: list[int]) -> tuple[list[int], dict[int, tuple[int, int]]]:
    """Places from the leaves to the outfalls, and where each one's water goes; (-1, -1) at an outfall."""
    downstream = {**down, **dict.fromkeys(ends, (-1, -1))}
    upstream = dict.fromkeys(downstream, 0)
    for _, nxt in down.values():
        upstream[nxt] += 1
    ready = sorted((n for n, count in upstream.items() if count == 0), reverse=True)
    order = []
    while ready:
        n = ready.pop()
        order.append(n)
        nxt = downstream[n][1]
        if nxt >= 0:
            upstream[nxt] -= 1
            if upstream[nxt] == 0:
                ready.append(nxt)
    return order, downstream


def _sizes(
    graph: StreetGraph,
    heights: list[float],
    areas: list[float],
    impervious: list[float],
    core: list[bool],
    downstream: dict[int, tuple[int, int]],
    order: list[int],
) -> tuple[dict[int, int], dict[int, float]]:
    """Size index and slope of the sewer that leaves each place, by the rational method."""
    effective = {n: impervious[n] * areas[n] / 1e4 for n in order}
    minutes = dict.fromkeys(order, INLET_MIN)
    least = dict.fromkeys(order, 0)
    sizes: dict[int, int] = {}
    slopes: dict[int, float] = {}
    for n in order:
        via, nxt = downstream[n]
        length = graph.segments[via].length_m if via >= 0 else 60.0
        fall = (heights[n] - heights[nxt]) / length if via >= 0 else 0.0
        period = CORE_PERIOD_Y if core[n] else PERIOD_Y
        flow = MARGIN * design_intensity(minutes[n], period) * effective[n] / 1000.0
        size = least[n]
        while size < len(SIZES_M) - 1 and _full_m3ps(SIZES_M[size], max(fall, LEAST_SLOPE[size])) < flow:
            size += 1
        sizes[n], slopes[n] = size, max(fall, LEAST_SLOPE[size])
        if nxt >= 0:
            effective[nxt] += effective[n]
            minutes[nxt] = max(minutes[nxt], minutes[n] + length / DESIGN_MPS / 60.0)
            least[nxt] = max(least[nxt], size)
    return sizes, slopes


def _full_m3ps(diameter_m: float, slope: float) -> float:
    """Manning's flow in a full circular pipe."""
    return math.pi * diameter_m**2 / 4 * math.pow(diameter_m / 4, 2 / 3) * math.sqrt(slope) / MANNING


def _levels(
    graph: StreetGraph,
    heights: list[float],
    downstream: dict[int, tuple[int, int]],
    order: list[int],
    sizes: dict[int, int],
    slopes: dict[int, float],
) -> tuple[dict[int, float], dict[int, float]]:
    """Invert of each manhole and crown of the sewer that leaves it: below the cover and below all that arrives."""
    crowns = {n: heights[n] - COVER_M for n in order}
    arriving: dict[int, list[float]] = {n: [] for n in order}
    inverts: dict[int, float] = {}
    for n in order:
        via, nxt = downstream[n]
        size = SIZES_M[sizes[n]]
        inverts[n] = min([crowns[n] - size, *arriving[n]])
        if via >= 0:
            length = graph.segments[via].length_m
            fallen = crowns[n] - slopes[n] * length
            # The next street may lie lower than the slope leads: the sewer follows its cover down.
            if fallen > heights[nxt] - COVER_M:
                fallen = heights[nxt] - COVER_M
                slopes[n] = (crowns[n] - fallen) / length
            crowns[nxt] = min(crowns[nxt], fallen)
            arriving[nxt].append(fallen - size)
    return inverts, crowns
