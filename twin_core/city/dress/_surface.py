"""What streets cover and what they leave free: the ground of a city as polygons, local metres."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from twin_core.city.network import VCLASSES, Network

__all__ = ["Block", "Ground", "lay_ground", "polygons", "read_places"]

FOOTWAY_M = 4.0
"""From the outermost lane to the red line: footway and kerb."""
REACH_M = 140.0
"""How far a city goes beyond its outermost streets' middle, before the rim is drawn in again."""
RIM_M = 95.0
SMALLEST_BLOCK_M2 = 900.0
RIVERSIDE_M = 45.0
RAILSIDE_M = 20.0
_ROAD = sum(1 << VCLASSES.index(name) for name in ("passenger", "private", "bus", "delivery", "bicycle"))


@dataclass(frozen=True)
class Block:
    """Ground between streets. `id` counts blocks from the south-west."""

    id: str
    polygon: Polygon
    x_m: float
    y_m: float


@dataclass(frozen=True)
class Ground:
    """The city's ground, cut by its streets."""

    extent: Polygon  # all of the city
    street: BaseGeometry  # lanes and junctions, without footways
    water: BaseGeometry  # rivers as `places.geojson` gives them; empty where there is none
    blocks: tuple[Block, ...]


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons a shape consists of; lines and points that an overlay left over are dropped."""
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    parts = getattr(shape, "geoms", ())
    return [polygon for part in parts for polygon in polygons(part)]


def read_places(folder: Path, kind: str) -> BaseGeometry:
    """All polygons of a kind ("river", "rail") in `places.geojson`; empty where the file or the kind is missing."""
    path = folder / "places.geojson"
    if not path.exists():
        return MultiPolygon()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    rings = [
        Polygon(f["geometry"]["coordinates"][0])
        for f in features
        if f["properties"].get("kind") == kind and f["geometry"]["type"] == "Polygon"
    ]
    return shapely.union_all(rings) if rings else MultiPolygon()


def lay_ground(network: Network, river: BaseGeometry, rail: BaseGeometry) -> Ground:
    """Cut the city's ground by its streets, its river with the dykes and its railway."""
    street = _street_surface(network)
    near = street.simplify(2.0).buffer(REACH_M, quad_segs=2).buffer(-RIM_M, quad_segs=2)
    extent = Polygon(max(polygons(near), key=lambda part: part.area).exterior)
    taken = [street.buffer(FOOTWAY_M, quad_segs=2, join_style="mitre", mitre_limit=2.0)]
    taken += [river.buffer(RIVERSIDE_M, quad_segs=2)] if not river.is_empty else []
    taken += [rail.buffer(RAILSIDE_M, quad_segs=2)] if not rail.is_empty else []
    free = extent.difference(shapely.union_all(taken)).simplify(0.3)
    cut = [polygon for polygon in polygons(free) if polygon.area >= SMALLEST_BLOCK_M2]
    placed = sorted(((_inner_point(polygon), polygon) for polygon in cut), key=lambda item: (item[0].y, item[0].x))
    blocks = tuple(
        Block(f"B{n:04d}", polygon, round(point.x, 2), round(point.y, 2)) for n, (point, polygon) in enumerate(placed)
    )
    return Ground(extent, street, river, blocks)


def _inner_point(polygon: Polygon) -> Point:
    middle = polygon.centroid
    return middle if polygon.contains(middle) else polygon.representative_point()


def _street_surface(network: Network) -> BaseGeometry:
    """Union of all lanes on which anything but trains drives, at their width, and of all junctions."""
    lanes = network.lanes
    shapes: list[BaseGeometry] = []
    for lane in np.nonzero((lanes.allowed & np.uint64(_ROAD)) != 0)[0]:
        line = _line(lanes.shape, lanes.shape_start, int(lane))
        if len(line) > 1:
            shapes.append(LineString(line).buffer(float(lanes.width_m[lane]) / 2, cap_style="flat", quad_segs=2))
    for junction in range(len(network.junctions.id)):
        ring = _line(network.junctions.shape, network.junctions.shape_start, junction)
        if len(ring) > 2:
            shapes.append(Polygon(ring).buffer(0.0))
    return shapely.union_all(shapes)


def _line(points: NDArray[np.float64], start: NDArray[np.int32], row: int) -> NDArray[np.float64]:
    return points[int(start[row]) : int(start[row + 1])]
