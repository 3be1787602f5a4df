"""Underpasses: troughs below the street, each with its own catchment, sump and pumps, behind a hump against the rest.

Trough 24 m wide, 20 m of level bottom, grades of 4 %: area of the water at depth h is 24 (20 + 2 h / 0.04) m². Own
system, high water kept out by a hump (GB 50014-2021, 5.10); one hump in four is weak and one station is tired, so that
a heavy storm has something to find.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely import LineString, Point

from twin_core.city.dress._storm import Storm
from twin_core.city.dress._streets import StreetGraph
from twin_core.city.dress._terrain import Terrain
from twin_core.city.network import VCLASSES, Network

__all__ = ["SUMP_AREA_M2", "SUMP_M", "TROUGH", "Underpass", "lay_underpasses"]

WIDTH_M, BOTTOM_M, GRADE = 24.0, 20.0, 0.04
TROUGH = tuple((h, WIDTH_M * (BOTTOM_M + 2 * h / GRADE)) for h in (0.0, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 6.0))
"""Depth above the road's lowest point, m, and area of the water, m²."""
SUMP_M, SUMP_AREA_M2 = 2.5, 24.0
DROP_M = 5.5
AREA_HA = 1.0
HUMP_M, WEAK_HUMP_M = 0.45, 0.05
PUMP_M3PS, TIRED_PUMP_M3PS = 0.5, 0.2
OVER_M = 35.0
"""Edges whose middle lies within this of the lowest point stand under water with it."""


@dataclass(frozen=True)
class Underpass:
    """A trough as a storage node."""

    id: str
    name: str
    edges: tuple[str, ...]  # carriageways that pass through its lowest point
    x_m: float
    y_m: float
    floor_m: float  # lowest point of the road, above datum
    drop_m: float
    area_ha: float
    manhole: int  # nearest, into which the pumps lift and which spills over the hump
    crest_m: float  # of the hump
    pump_m3ps: float


def lay_underpasses(
    home: Path, network: Network, graph: StreetGraph, storm: Storm, terrain: Terrain
) -> tuple[Underpass, ...]:
    """The underpasses that `places.geojson` names, as lines with kind "underpass"; () where it names none."""
    path = home / "places.geojson"
    if not path.exists() or not graph.nodes:
        return ()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    named = [
        f for f in features if f["properties"].get("kind") == "underpass" and f["geometry"]["type"] == "LineString"
    ]
    tree = shapely.STRtree([Point(node.x_m, node.y_m) for node in graph.nodes])
    found = []
    for n, feature in enumerate(named):
        line = LineString(feature["geometry"]["coordinates"])
        middle = line.interpolate(0.5, normalized=True)
        ground = terrain(middle.x, middle.y)
        manhole = int(tree.nearest(middle))
        weak = n % 4 == 1
        found.append(
            Underpass(
                id=f"U{n + 1:02d}",
                name=str(feature["properties"].get("name", "")),
                edges=_edges_through(network, line, middle),
                x_m=round(middle.x, 1),
                y_m=round(middle.y, 1),
                floor_m=round(ground - DROP_M, 2),
                drop_m=DROP_M,
                area_ha=AREA_HA,
                manhole=manhole,
                crest_m=round(storm.manholes[manhole].ground_m + (WEAK_HUMP_M if weak else HUMP_M), 2),
                pump_m3ps=TIRED_PUMP_M3PS if n % 8 == 2 else PUMP_M3PS,
            )
        )
    return tuple(found)


def _edges_through(network: Network, line: LineString, middle: Point) -> tuple[str, ...]:
    """Edges for cars that run along the trough past its lowest point; what crosses above it does not."""
    car = 1 << VCLASSES.index("passenger")
    at = line.project(middle)
    ahead, behind = line.interpolate(at + 10.0), line.interpolate(max(0.0, at - 10.0))
    along = math.atan2(ahead.y - behind.y, ahead.x - behind.x)
    found = []
    for e in range(len(network.edges.id)):
        lane = int(network.edges.lane0[e])
        if network.edges.internal[e] or not int(network.lanes.allowed[lane + int(network.edges.n_lanes[e]) - 1]) & car:
            continue
        start, end = int(network.lanes.shape_start[lane]), int(network.lanes.shape_start[lane + 1])
        points = network.lanes.shape[start:end]
        if end - start < 2 or abs(points[:, 0] - middle.x).min() > 400 or abs(points[:, 1] - middle.y).min() > 400:
            continue
        shape = LineString(points)
        if shape.distance(middle) > OVER_M / 2:
            continue
        near = shape.project(middle)
        a, b = shape.interpolate(max(0.0, near - 5.0)), shape.interpolate(min(shape.length, near + 5.0))
        lean = abs(math.sin(math.atan2(b.y - a.y, b.x - a.x) - along))
        if lean < 0.5:
            found.append(network.edges.id[e])
    return tuple(found)
