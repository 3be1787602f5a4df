"""The city as coloured triangles: ground, streets, ribbons and cars; buildings; pipes.

Four parts, since an X-ray blends them. Colours are those of the browser's scene. What the city folder does not have
is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from twin_core.city import Building, City, PipeMap, load_buildings, load_pipe_map
from viz.server._areas import read_areas

__all__ = ["Model", "Part", "make_model"]

F64 = NDArray[np.float64]
Colour = tuple[int, int, int]

GROUND, FOOTWAY, ASPHALT = (0x19, 0x23, 0x2F), (0x2A, 0x37, 0x47), (0x2B, 0x37, 0x48)
AREAS: dict[str, tuple[Colour, float]] = {
    "river": ((0x12, 0x34, 0x4A), 60.0), "water": ((0x12, 0x34, 0x4A), 20.0), "park": ((0x1D, 0x35, 0x2C), 10.0),
    "green": ((0x1D, 0x35, 0x2C), 10.0), "rail": ((0x22, 0x2A, 0x33), 14.0), "bridge": ((0x34, 0x43, 0x5A), 26.0),
}  # fmt: skip
BUILDINGS: dict[str, Colour] = {
    "tower": (0x80, 0x93, 0xB3),
    "walk_up": (0x70, 0x82, 0x9F),
    "centre": (0x8A, 0x9F, 0xC2),
}
LOW: Colour = (0x67, 0x78, 0x94)
CAR: Colour = (0xD8, 0xDD, 0xE6)
CLASSES: tuple[tuple[float, Colour, float], ...] = (
    (0.65, (0x2B, 0x83, 0xBA), 2.6), (0.5, (0x9E, 0xD1, 0xC4), 3.6), (0.35, (0xF6, 0xD5, 0x5C), 6.5),
    (0.2, (0xF0, 0x8A, 0x3C), 8.5), (0.0, (0xD7, 0x30, 0x27), 10.5),
)  # fmt: skip
"""Least speed over free speed, colour, width in metres."""
PIPES: dict[str, Colour] = {"main": (0x4A, 0xA3, 0xE0), "sewer": (0xA9, 0x83, 0x5B)}
ALARMED: Colour = (0xFF, 0x7A, 0x59)
LEAST_PIPE_M = 4.0  # from 600 m up a thinner one would be lost between pixels; the caption says so
DEPTH_SCALE = 3.0
CAR_M = (4.6, 1.9, 1.5)
FAR_M = 6000.0
# Heights that keep what lies flat in order, metres.
Z_AREA, Z_FOOTWAY, Z_ROAD, Z_JUNCTION, Z_RIBBON = 0.02, 0.04, 0.06, 0.08, 0.6


@dataclass
class Part:
    """Triangles: points [T, 3, 3] in metres and their colours [T, 3], 0 to 1."""

    points: list[F64] = field(default_factory=list)
    colours: list[F64] = field(default_factory=list)

    def add(self, triangles: F64, colour: Colour) -> None:
        """Triangles [T, 3, 3] of one colour."""
        if len(triangles):
            self.points.append(np.asarray(triangles, np.float64))
            self.colours.append(np.broadcast_to(np.array(colour, np.float64) / 255.0, (len(triangles), 3)))

    def strip(self, line: F64, right_m: float, left_m: float, z: float | F64, colour: Colour) -> None:
        """A flat strip along a line [n, 2], from `right_m` to `left_m` left of it."""
        step = np.diff(line, axis=0)
        length = np.hypot(step[:, 0], step[:, 1])
        keep = np.concatenate([[True], length > 1e-3])
        line = line[keep]
        if len(line) < 2:
            return
        step = np.diff(line, axis=0)
        normal = np.stack([-step[:, 1], step[:, 0]], 1) / np.hypot(step[:, 0], step[:, 1])[:, None]
        side = np.concatenate([normal[:1], normal[:-1] + normal[1:], normal[-1:]])
        side /= np.maximum(0.4, np.linalg.norm(side, axis=1))[:, None]
        height = np.broadcast_to(z, len(keep))[keep]
        a = np.column_stack([line + side * right_m, height])
        b = np.column_stack([line + side * left_m, height])
        quads = np.stack([a[:-1], a[1:], b[1:], a[:-1], b[1:], b[:-1]], 1)
        self.add(quads.reshape(-1, 3, 3), colour)

    def polygon(self, ring: F64, z: float, colour: Colour) -> None:
        """A filled outline [n, 2]."""
        for triangle in _triangles(ring):
            self.add(np.column_stack([triangle, np.full(3, z)])[None], colour)


@dataclass(frozen=True)
class Model:
    """`street`: all that lies or drives on the ground; `ribbons`: how it flows; the others stand above and below it."""

    street: Part
    ribbons: Part
    buildings: Part
    pipes: Part


def make_model(city: City, *, ratio: F64, of_edge: NDArray[np.int32], cars: F64, alarmed: Iterable[str] = ()) -> Model:
    """All triangles of a city at one moment.

    Args:
        ratio: [S] speed over free speed of sections, NaN = no car. of_edge: [E] section of each edge, -1 for none.
        cars: [n, 3] x, y in metres, heading in radians. alarmed: ids of pipes to point at.
    """
    street, ribbons, buildings, pipes = Part(), Part(), Part(), Part()
    _add_ground(street, city)
    _add_ribbons(ribbons, city, ratio, of_edge)
    _add_cars(street, cars)
    for building in load_buildings(city.files.path):
        _add_building(buildings, building)
    _add_pipes(pipes, load_pipe_map(city.files.path), frozenset(alarmed))
    return Model(street, ribbons, buildings, pipes)


def _lines(city: City) -> list[F64]:
    lanes = city.network.lanes
    start = np.asarray(lanes.shape_start, np.int64)
    xy = np.asarray(lanes.shape, np.float64)
    return [xy[start[k] : start[k + 1]] for k in range(len(start) - 1)]


def _add_ground(street: Part, city: City) -> None:
    network, lines = city.network, _lines(city)
    xy = np.asarray(network.lanes.shape, np.float64)
    (west, south), (east, north) = xy.min(axis=0) - FAR_M, xy.max(axis=0) + FAR_M
    street.polygon(np.array([(west, south), (east, south), (east, north), (west, north)]), 0.0, GROUND)
    for area in read_areas(city.files.path.parent / "places.geojson"):
        if area.kind in AREAS:
            colour, width_m = AREAS[area.kind]
            ring = area.ring.astype(np.float64)
            if area.closed:
                street.polygon(ring, Z_AREA, colour)
            else:
                street.strip(ring, -width_m / 2, width_m / 2, Z_AREA, colour)
    for lane, line in enumerate(lines):
        half = float(network.lanes.width_m[lane]) / 2
        street.strip(line, -half - 3.2, half + 0.4, Z_FOOTWAY, FOOTWAY)
        street.strip(line, -half, half, Z_ROAD, ASPHALT)
    start = np.asarray(network.junctions.shape_start, np.int64)
    for j in range(len(start) - 1):
        street.polygon(np.asarray(network.junctions.shape[start[j] : start[j + 1]], np.float64), Z_JUNCTION, ASPHALT)


def _add_ribbons(ribbons: Part, city: City, ratio: F64, of_edge: NDArray[np.int32]) -> None:
    edges, lines = city.network.edges, _lines(city)
    for e in range(len(edges.id)):
        section = int(of_edge[e])
        if section < 0 or not np.isfinite(ratio[section]):
            continue
        _, colour, width_m = next(row for row in CLASSES if ratio[section] >= row[0])
        line = lines[int(edges.lane0[e]) + int(edges.n_lanes[e]) // 2]
        ribbons.strip(line, -width_m / 2, width_m / 2, Z_RIBBON, colour)


def _add_cars(street: Part, cars: F64) -> None:
    if not len(cars):
        return
    length, width, height = CAR_M
    corners = np.array([(sx, sy) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]) * (length / 2, width / 2)
    turn = np.stack([np.cos(cars[:, 2]), -np.sin(cars[:, 2]), np.sin(cars[:, 2]), np.cos(cars[:, 2])], 1)
    feet = np.einsum("nij,kj->nki", turn.reshape(-1, 2, 2), corners) + cars[:, None, :2]
    for ring in feet:
        _add_prism(street, ring, 0.2, 0.2 + height, CAR)


def _add_building(buildings: Part, building: Building) -> None:
    ring = np.array(building.ring, np.float64)
    if len(ring) > 3 and np.allclose(ring[0], ring[-1]):
        ring = ring[:-1]
    if len(ring) >= 3:
        colour = BUILDINGS.get(building.kind, LOW)
        _add_prism(buildings, ring, building.base_m, building.base_m + building.height_m, colour)


def _add_prism(part: Part, ring: F64, low_m: float, high_m: float, colour: Colour) -> None:
    following = np.roll(ring, -1, axis=0)
    foot = np.column_stack([ring, np.full(len(ring), low_m)])
    next_foot = np.column_stack([following, np.full(len(ring), low_m)])
    lift = np.array([0.0, 0.0, high_m - low_m])
    walls = np.stack([foot, next_foot, next_foot + lift, foot, next_foot + lift, foot + lift], 1)
    part.add(walls.reshape(-1, 3, 3), colour)
    part.polygon(ring, high_m, colour)


def _add_pipes(part: Part, mapped: PipeMap, alarmed: frozenset[str]) -> None:
    """Flat bands turned up, storm left of the common line and water right of it, as in the browser."""
    for link in mapped.links:
        if len(link.line) < 2:
            continue
        bore_m = link.diameter_m if np.isfinite(link.diameter_m) else 0.0
        width_m = max(LEAST_PIPE_M * (0.6 + min(1.0, bore_m)), bore_m)
        depth_m = (link.depth_m if np.isfinite(link.depth_m) else 1.2) + bore_m / 2
        drainage = link.kind in ("sewer", "drain_pump", "weir")
        near, far = (0.3, 0.3 + width_m) if drainage else (-0.3 - width_m, -0.3)
        colour = ALARMED if link.id in alarmed else PIPES["sewer" if drainage else "main"]
        part.strip(np.array(link.line), near, far, -DEPTH_SCALE * depth_m, colour)


def _triangles(ring: F64) -> Sequence[F64]:
    if len(ring) < 3:
        return ()
    if len(ring) <= 4 and _convex(ring):
        return [ring[[0, k, k + 1]] for k in range(1, len(ring) - 1)]
    shape = shapely.Polygon(ring)
    if not shape.is_valid:
        shape = shape.buffer(0)
    pieces = shapely.constrained_delaunay_triangles(shape)
    return [np.array(piece.exterior.coords)[:3] for piece in getattr(pieces, "geoms", ())]


def _convex(ring: F64) -> bool:
    step = np.roll(ring, -1, axis=0) - ring
    following = np.roll(step, -1, axis=0)
    cross = step[:, 0] * following[:, 1] - step[:, 1] * following[:, 0]
    return bool((cross >= 0).all() or (cross <= 0).all())
