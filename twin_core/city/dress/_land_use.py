"""What stands on each parcel: uses by distance from the centre, with the shares of a Chinese new district.

Shares after GB 50137-2011 (classes of urban land) as a mid-size new district meets them; the centre is where signals
stand densest, since that is the one trace of activity every street network holds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon
from shapely.affinity import rotate

from twin_core.city._draw import Draw
from twin_core.city.dress._surface import Ground, polygons
from twin_core.city.network import Network

__all__ = ["Parcel", "centre_of", "lay_parcels"]

LARGEST_PARCEL_M2 = 52_000.0
SMALLEST_PARCEL_M2 = 700.0
PRIVATE_ROAD_M = 9.0
KERNEL_M = 650.0
SHARES = (("centre", 0.09), ("old_town", 0.09))
"""Shares of all parcels' area taken in order of distance: nearest the centre, nearest the old town's heart."""
INDUSTRY_SHARE = 0.15
CIVIC = (("green", 0.10), ("school", 0.06), ("hospital", 0.02))
"""Chance of a parcel outside the centre to be one of these."""


@dataclass(frozen=True)
class Parcel:
    """A piece of a block under one use."""

    id: str
    block: str
    polygon: Polygon
    use: str  # centre, old_town, industry, housing, green, school, hospital
    angle_deg: float  # of its street front, folded into (-45, 45], so that "along" runs nearly east and west
    distance: float  # from the centre; 1 = radius of a circle as large as the city


def centre_of(network: Network, ground: Ground) -> tuple[float, float]:
    """Where signals stand densest (a kernel over them); the middle of the city where it has none."""
    middle = ground.extent.centroid
    signalled = [i for i, kind in enumerate(network.junctions.type) if kind.startswith("traffic_light")]
    if not signalled:
        return float(middle.x), float(middle.y)
    xy = np.column_stack((network.junctions.x_m[signalled], network.junctions.y_m[signalled]))
    apart2 = ((xy[:, None, :] - xy[None, :, :]) ** 2).sum(axis=2)
    radius = math.sqrt(ground.extent.area / math.pi)
    off = np.hypot(xy[:, 0] - middle.x, xy[:, 1] - middle.y) / radius
    # A dense rim is a suburb's crossing, not a centre.
    score = np.exp(-apart2 / (2 * KERNEL_M**2)).sum(axis=1) * np.maximum(0.2, 1.0 - off)
    best = int(np.argmax(score))
    return float(xy[best, 0]), float(xy[best, 1])


def lay_parcels(ground: Ground, centre: tuple[float, float], seed: int) -> list[Parcel]:
    """Split large blocks by private roads and give every parcel its use."""
    pieces = [
        (f"{block.id}.{n}", block.id, piece)
        for block in ground.blocks
        for n, piece in enumerate(_split(block.polygon, Draw(seed, "split", block.id)))
        if piece.area >= SMALLEST_PARCEL_M2
    ]
    radius = math.sqrt(ground.extent.area / math.pi)
    bearing = Draw(seed, "land", "bearing").between(0.0, math.tau)
    old = (centre[0] + 0.38 * radius * math.cos(bearing), centre[1] + 0.38 * radius * math.sin(bearing))
    works = bearing + math.pi * Draw(seed, "land", "works").between(0.7, 1.3)
    use = _civic({id_: "" for id_, _, _ in pieces}, seed)
    total = sum(piece.area for _, _, piece in pieces)
    for (name, share), heart in zip(SHARES, (centre, old), strict=True):
        near = sorted(pieces, key=lambda item: _away(item[2], heart))
        _take(near, use, name, share * total, over=("", "school") if name == "centre" else ("",))
    far = sorted(pieces, key=lambda item: -_outward(item[2], centre, works))
    _take(far, use, "industry", INDUSTRY_SHARE * total, over=("",))
    return [
        Parcel(id_, block, piece, use[id_] or "housing", _front_deg(piece), round(_away(piece, centre) / radius, 4))
        for id_, block, piece in pieces
    ]


def _civic(use: dict[str, str], seed: int) -> dict[str, str]:
    for id_ in use:
        luck = Draw(seed, "use", id_).unit()
        for name, chance in CIVIC:
            if luck < chance:
                use[id_] = name
                break
            luck -= chance
    return use


def _take(
    ordered: list[tuple[str, str, Polygon]], use: dict[str, str], name: str, area_m2: float, over: tuple[str, ...]
) -> None:
    for id_, _, piece in ordered:
        if area_m2 <= 0:
            return
        if use[id_] in over:
            use[id_] = name
            area_m2 -= piece.area


def _away(piece: Polygon, heart: tuple[float, float]) -> float:
    middle = piece.centroid
    return math.hypot(middle.x - heart[0], middle.y - heart[1])


def _outward(piece: Polygon, centre: tuple[float, float], bearing: float) -> float:
    middle = piece.centroid
    return (middle.x - centre[0]) * math.cos(bearing) + (middle.y - centre[1]) * math.sin(bearing)


def _front_deg(piece: Polygon) -> float:
    """Direction of the longer side of the smallest rectangle around a piece, folded into (-45, 45] degrees."""
    box = shapely.minimum_rotated_rectangle(piece)
    ring = shapely.get_coordinates(box)
    sides = np.diff(ring[:3], axis=0)
    longer = sides[int(np.argmax(np.hypot(sides[:, 0], sides[:, 1])))]
    angle = math.degrees(math.atan2(longer[1], longer[0]))
    return round((angle + 45.0) % 90.0 - 45.0, 2)


def _split(polygon: Polygon, draw: Draw) -> list[Polygon]:
    """Halve a polygon across its longer side until its parts are small enough."""
    if polygon.area <= LARGEST_PARCEL_M2:
        return [polygon]
    angle = _front_deg(polygon)
    origin = polygon.centroid
    level = rotate(polygon, -angle, origin=origin)
    west, south, east, north = level.bounds
    share = draw.between(0.42, 0.58)
    half = PRIVATE_ROAD_M / 2
    if east - west > north - south:
        cut = west + share * (east - west)
        sides = (shapely.box(west, south, cut - half, north), shapely.box(cut + half, south, east, north))
    else:
        cut = south + share * (north - south)
        sides = (shapely.box(west, south, east, cut - half), shapely.box(west, cut + half, east, north))
    parts = [part for side in sides for part in polygons(level.intersection(side))]
    return [small for part in parts for small in _split(rotate(part, angle, origin=origin), draw)]
