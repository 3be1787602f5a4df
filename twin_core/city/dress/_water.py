"""Water supply over a street graph: a looped main under every street, two plants, a tank with a booster.

Demand by floor area and use on the maximum day (GB/T 50331-2002 and local quotas), diurnal factors of a Chinese city;
heads so that six storeys have 28 m of pressure at the peak hour (GB 50013-2018, 3.0.10); hydrants at most 120 m apart
(GB 50974-2014), valves at the legs of every meeting of mains.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Point

from twin_core.city._draw import Draw
from twin_core.city._fittings import Fitting
from twin_core.city.dress._buildings import House
from twin_core.city.dress._sizing import Sizing, size_pipes
from twin_core.city.dress._streets import StreetGraph, StreetSegment
from twin_core.city.dress._surface import Ground
from twin_core.city.dress._terrain import Terrain

__all__ = ["DIURNAL", "Main", "Supply", "Works", "lay_water"]

DEMAND_L_PER_M2_DAY = {"residential": 3.9, "office": 4.2, "retail": 5.0, "mixed": 4.2, "industrial": 7.0, "school": 3.0,
                       "hospital": 8.0, "public": 3.0}  # fmt: skip
STREET_SHARE, LEAK_SHARE = 0.05, 0.10
LEAST_CITY_L_PER_S = 4.0
"""A network without buildings still waters its trees."""
PEAK = 1.45
SERVICE_HEAD_M = 30.0
COVER_M = 1.2
DIURNAL = {
    "home": (0.48, 0.40, 0.37, 0.37, 0.45, 0.70, 1.10, 1.45, 1.40, 1.25, 1.18, 1.15, 1.17, 1.07, 1.03, 1.02, 1.10, 1.27,
             1.42, 1.45, 1.37, 1.20, 0.97, 0.63),
    "work": (0.30, 0.28, 0.27, 0.27, 0.30, 0.45, 0.75, 1.10, 1.50, 1.65, 1.65, 1.60, 1.45, 1.45, 1.55, 1.60, 1.55, 1.45,
             1.25, 1.05, 0.90, 0.70, 0.50, 0.43),
}  # fmt: skip
"""Hour by hour, mean 1; works and leakage run flat."""
HYDRANT_EVERY_M = 115.0
VALVE_OFF_M = 9.0
OLD_SHARE = 0.15
FAST_MPS, SLOW_MPS = 13.0, 11.2
"""Speed limits that tell main streets and local streets."""
TANK_SHARE = 0.08
"""Of a day's demand, kept in the tank."""


@dataclass(frozen=True)
class Main:
    """A main under one street, from place to place."""

    id: str
    segment: StreetSegment
    diameter_mm: int
    roughness: float  # Hazen-Williams C


@dataclass(frozen=True)
class Works:
    """A plant (clear well with pumps) or a tank with its booster, beside a place of the street graph."""

    node: int
    level_m: float  # water in the well; the tank's ground
    flow_m3ps: float  # at the peak hour
    head_m: float  # the pumps' lift at that flow


@dataclass(frozen=True)
class Supply:
    """The whole water network."""

    mains: tuple[Main, ...]
    ground_m: tuple[float, ...]  # [N] by street node
    demand_m3ps: dict[str, tuple[float, ...]]  # pattern → [N]; "flat" has no pattern
    plants: tuple[Works, ...]
    tank: Works
    tank_m3: float
    fittings: tuple[Fitting, ...]


def lay_water(ground: Ground, graph: StreetGraph, houses: list[House], terrain: Terrain, seed: int) -> Supply:
    """Mains, demands, plants, tank and fittings; sized for the peak hour."""
    heights = tuple(terrain(node.x_m, node.y_m) for node in graph.nodes)
    demand = _demands(graph, houses)
    total = {name: np.array(values) for name, values in demand.items()}
    peak = PEAK * (total["home"] + total["work"]) + total["flat"]
    segments = graph.segments
    roughness = np.array([_roughness(segment, seed, n) for n, segment in enumerate(segments)])
    sources = _plant_places(ground, graph)
    stored = _tank_place(ground, graph, sources)
    least = np.array([_least_mm(segment, stored) for segment in segments])
    sizing = size_pipes(
        np.array([s.a for s in segments]), np.array([s.b for s in segments]), np.array([s.length_m for s in segments]),
        roughness, least, peak, sources,
    )  # fmt: skip
    mains = tuple(
        Main(f"W{n:04d}", segment, int(sizing.diameter_mm[n]), float(roughness[n]))
        for n, segment in enumerate(segments)
    )
    plants = _plants(sources, heights, sizing)
    day_m3 = 86_400.0 * float(sum(values.sum() for values in total.values()))
    tank = _tank(stored, heights, day_m3, plants)
    return Supply(mains, heights, demand, plants, tank, TANK_SHARE * day_m3, tuple(_fittings(graph, mains)))


def _demands(graph: StreetGraph, houses: list[House]) -> dict[str, tuple[float, ...]]:
    """Mean demand of the maximum day by node and pattern, m³/s."""
    count = len(graph.nodes)
    by = {name: np.zeros(count) for name in ("home", "work", "flat")}
    tree = shapely.STRtree([Point(node.x_m, node.y_m) for node in graph.nodes])
    for house in houses:
        ring = house.parts[0][0]
        middle = Point(sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
        rate = DEMAND_L_PER_M2_DAY[house.function] * house.floor_area_m2 / 86_400.0 / 1000.0
        name = {"residential": "home", "industrial": "flat"}.get(house.function, "work")
        by[name][int(tree.nearest(middle))] += rate
    used = sum(float(values.sum()) for values in by.values())
    used = max(used, LEAST_CITY_L_PER_S / 1000.0)
    beside = np.zeros(count)
    for segment in graph.segments:
        beside[[segment.a, segment.b]] += segment.length_m / 2
    by["flat"] += (STREET_SHARE + LEAK_SHARE) / (1 - STREET_SHARE - LEAK_SHARE) * used * beside / beside.sum()
    return {name: tuple(round(float(v), 6) for v in values) for name, values in by.items()}


def _least_mm(segment: StreetSegment, tank: int) -> int:
    """By the street's class; more beside the tank, which fills and empties in a few hours."""
    if tank in (segment.a, segment.b):
        return 500
    if segment.lanes >= 4 and segment.speed_mps > FAST_MPS:
        return 300
    return 200 if segment.speed_mps > SLOW_MPS else 150


def _roughness(segment: StreetSegment, seed: int, number: int) -> float:
    """New ductile iron, polyethylene in local streets, and a share of old iron."""
    if Draw(seed, "pipe", f"{number}").unit() < OLD_SHARE:
        return 100.0
    return 140.0 if segment.lanes <= 2 else 130.0


def _plant_places(ground: Ground, graph: StreetGraph) -> list[int]:
    """The two meetings of main streets that lie farthest out in opposite corners."""
    degree = np.zeros(len(graph.nodes))
    widest = np.zeros(len(graph.nodes))
    for segment in graph.segments:
        for end in (segment.a, segment.b):
            degree[end] += 1
            widest[end] = max(widest[end], segment.lanes * segment.speed_mps)
    able = np.nonzero((degree >= 3) & (widest >= np.quantile(widest, 0.6)))[0]
    able = able if len(able) > 1 else np.arange(len(graph.nodes))
    diagonal = np.array([graph.nodes[n].x_m - graph.nodes[n].y_m for n in able])
    return sorted({int(able[int(np.argmin(diagonal))]), int(able[int(np.argmax(diagonal))])})


def _plants(sources: list[int], heights: tuple[float, ...], sizing: Sizing) -> tuple[Works, ...]:
    """One common head at the plants that leaves the service head at the worst place at the peak hour."""
    grade = max(z + drop for z, drop in zip(heights, sizing.loss_m, strict=True)) + SERVICE_HEAD_M
    plants = []
    for source, flow in zip(sources, sizing.source_flow_m3ps, strict=True):
        level = round(heights[source] - 1.5, 2)
        plants.append(Works(source, level, round(max(float(flow), 0.002), 4), round(float(grade) - level, 2)))
    return tuple(plants)


def _tank_place(ground: Ground, graph: StreetGraph, sources: list[int]) -> int:
    """The place nearest the city's middle, but no plant's."""
    middle = ground.extent.centroid
    others = [node for node in graph.nodes if node.number not in sources] or list(graph.nodes)
    return min(others, key=lambda node: (math.hypot(node.x_m - middle.x, node.y_m - middle.y), node.number)).number


def _tank(node: int, heights: tuple[float, ...], day_m3: float, plants: tuple[Works, ...]) -> Works:
    """A ground tank with a booster; filled at night, pumped out at the peaks."""
    grade = plants[0].level_m + plants[0].head_m
    flow = TANK_SHARE * day_m3 / (6 * 3600.0)
    return Works(node, heights[node], round(flow, 4), round(grade - heights[node] - 4.0, 2))


def _fittings(graph: StreetGraph, mains: tuple[Main, ...]) -> list[Fitting]:
    """Valves near both ends of every main that meets others there, hydrants along it."""
    degree = np.zeros(len(graph.nodes), dtype=int)
    for main in mains:
        degree[[main.segment.a, main.segment.b]] += 1
    fittings: list[Fitting] = []
    for main in mains:
        length = main.segment.length_m
        hydrants = max(1, math.ceil(length / HYDRANT_EVERY_M))
        places = [("hydrant", length * (n + 0.5) / hydrants) for n in range(hydrants)]
        if length > 4 * VALVE_OFF_M:
            ends = ((main.segment.a, VALVE_OFF_M), (main.segment.b, length - VALVE_OFF_M))
            places += [("valve", at) for end, at in ends if degree[end] > 2]
        line = shapely.LineString(main.segment.line)
        for kind, at in sorted(places, key=lambda place: place[1]):
            point = line.interpolate(at / length, normalized=True)
            id_ = f"{kind[0].upper()}{len(fittings):04d}"
            fittings.append(Fitting(id_, kind, main.id, round(at, 1), round(point.x, 1), round(point.y, 1)))
    return fittings
