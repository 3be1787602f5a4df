"""Buildings on parcels: rows of a template inside the setback, facing south as far as the parcel lets them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.affinity import rotate

from twin_core.city._draw import Draw
from twin_core.city.dress._land_use import Parcel
from twin_core.city.dress._surface import polygons
from twin_core.city.dress._templates import FALLBACKS, LANDMARK, Template, template_of

__all__ = ["House", "raise_buildings"]

LANDMARKS = 2


@dataclass(frozen=True)
class House:
    """One building; `parts` stack upwards: (ring, base, height), the first stands on the ground."""

    id: str
    kind: str
    function: str
    parcel: str
    block: str
    floors: int
    parts: tuple[tuple[tuple[tuple[float, float], ...], float, float], ...]

    @property
    def height_m(self) -> float:
        """From the street to the highest roof."""
        return max(base + height for _, base, height in self.parts)

    @property
    def floor_area_m2(self) -> float:
        """Gross floor area, all storeys of all parts."""
        storey = self.height_m / self.floors
        return sum(Polygon(ring).area * height / storey for ring, _, height in self.parts)


def raise_buildings(parcels: list[Parcel], seed: int) -> list[House]:
    """All buildings, by parcel."""
    core = sorted((p for p in parcels if p.use == "centre" and p.polygon.area > 9_000), key=lambda p: p.distance)
    landmarks: dict[str, list[House]] = {}
    for parcel in core:
        landmark = _built(parcel, LANDMARK, Draw(seed, "landmark", parcel.id))[:1]
        if landmark and len(landmarks) < LANDMARKS:
            landmarks[parcel.id] = landmark
    houses: list[House] = []
    for parcel in parcels:
        houses += landmarks.get(parcel.id) or _rows(parcel, seed)
    return [replace(house, id=f"H{n:05d}") for n, house in enumerate(houses)]


def _rows(parcel: Parcel, seed: int) -> list[House]:
    """A parcel's buildings: of its template, or of the next smaller one that finds a place."""
    draw = Draw(seed, "buildings", parcel.id)
    template = template_of(parcel.use, parcel.distance, parcel.polygon.area, draw)
    options = (template, *FALLBACKS.get(parcel.use, ()))
    return next((built for option in options if (built := _built(parcel, option, draw))), [])


def _built(parcel: Parcel, template: Template, draw: Draw) -> list[House]:
    origin = parcel.polygon.centroid
    level = rotate(parcel.polygon, -parcel.angle_deg, origin=origin)
    free = [part for part in polygons(level.buffer(-template.setback_m, quad_segs=1)) if part.area > 60]
    houses: list[House] = []
    for part in free:
        for place in _places(part, template):
            if draw.unit() >= template.fill:
                continue
            footprint = rotate(_footprint(place, template, draw), parcel.angle_deg, origin=origin)
            houses.append(_house(parcel, template, footprint, draw))
    return houses


def _places(free: Polygon, template: Template) -> NDArray[np.object_]:
    """Rectangles of the template's size in rows, as many as lie wholly within `free`; the best of a few shifts."""
    reach = 2 * template.podium_m
    width, depth = template.width_m + reach, template.depth_m + template.wing_m + reach
    step_x, step_y = width + template.gap_m, depth + template.row_m
    west, south, east, north = free.bounds
    shapely.prepare(free)
    best: NDArray[np.object_] = np.empty(0, dtype=object)
    for shift_x in (0.0, 0.5):
        for shift_y in (0.0, 0.34, 0.67):
            x, y = np.meshgrid(
                np.arange(west + shift_x * template.gap_m, east - width + 0.01, step_x),
                np.arange(south + shift_y * template.row_m, north - depth + 0.01, step_y),
            )
            boxes = shapely.box(x.ravel(), y.ravel(), x.ravel() + width, y.ravel() + depth)
            kept = boxes[shapely.contains(free, boxes)]
            if len(kept) > len(best):
                best = kept
    return best


def _footprint(place: Polygon, template: Template, draw: Draw) -> Polygon:
    """The ground plan within its place: the place itself, or an L where the template has a wing."""
    if not template.wing_m:
        return place
    west, south, east, north = place.bounds
    foot = south + template.depth_m
    wing = west + 0.24 * (east - west)
    if draw.unit() < 0.5:
        return Polygon([(west, south), (east, south), (east, foot), (wing, foot), (wing, north), (west, north)])
    wing = east - (wing - west)
    return Polygon([(west, south), (east, south), (east, north), (wing, north), (wing, foot), (west, foot)])


def _house(parcel: Parcel, template: Template, footprint: Polygon, draw: Draw) -> House:
    low, high = template.floors
    floors = low + int(draw.unit() * (high - low + 1))
    height = round(floors * template.storey_m, 1)
    podium = round(template.podium_floors * template.storey_m, 1)
    parts = [(_ring(footprint), 0.0, podium or height)]
    if podium:
        tower = _ring(footprint.buffer(-template.podium_m, join_style="mitre"))
        parts.append((tower, podium, round(height - podium, 1)))
    return House("", template.kind, template.function, parcel.id, parcel.block, floors, tuple(parts))


def _ring(polygon: Polygon) -> tuple[tuple[float, float], ...]:
    """Counter-clockwise corners, centimetres, not closed."""
    corners = np.asarray(shapely.geometry.polygon.orient(polygon).exterior.coords)[:-1]
    return tuple((round(float(x), 2), round(float(y), 2)) for x, y in corners)
