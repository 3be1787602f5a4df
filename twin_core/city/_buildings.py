"""The buildings layer: CityJSON 2.0 read to footprints with heights, every fault by object and line."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from twin_core.city._documents import JsonDocument, read_json
from twin_core.city._faults import Findings

__all__ = ["Building", "read_buildings"]

Point: TypeAlias = tuple[float, float]
LEVEL_M = 0.01
"""Corners of a floor lie in one level within this."""
HIGHEST_M = 1000.0


@dataclass(frozen=True)
class Building:
    """A prism over a footprint: a building, or a part of one that stands on another (a tower on its podium)."""

    id: str
    kind: str  # CityJSON's class: tower, walk_up, centre, low, hall, school, hospital, or what the file says
    function: str
    ring: tuple[Point, ...]  # footprint in local metres, counter-clockwise, not closed
    base_m: float  # above the street
    height_m: float  # of this part, from its base to its roof
    floors: int  # storeys above ground of the whole building; 0 = not given


def read_buildings(path: Path, findings: Findings) -> tuple[Building, ...]:
    """All buildings and parts that have a geometry, in file order."""
    document = read_json(path, findings)
    if document is None:
        return ()
    vertices = _vertices(document, findings)
    objects = document.content.get("CityObjects")
    if not isinstance(objects, dict):
        findings.fault(str(path), 1, "CityObjects", "is missing; a CityJSON file holds its objects there")
        return ()
    if vertices is None:
        return ()
    found = []
    for id_, item in objects.items():
        building = _building(id_, item, objects, vertices, document, findings)
        if building is not None:
            found.append(building)
    return tuple(found)


def _vertices(document: JsonDocument, findings: Findings) -> NDArray[np.float64] | None:
    """[N, 3] in metres."""
    path, content = str(document.path), document.content
    if content.get("type") != "CityJSON" or content.get("version") != "2.0":
        said = f"{content.get('type')} {content.get('version')}"
        findings.fault(path, 1, "version", f"is {said}, and 2.0 is read; upgrade it with: cjio FILE upgrade")
        return None
    transform = content.get("transform")
    try:
        scale = np.array(transform["scale"], dtype=np.float64).reshape(3)
        shift = np.array(transform["translate"], dtype=np.float64).reshape(3)
    except (TypeError, KeyError, ValueError):
        findings.fault(
            path, document.line_of("transform"), "transform", "needs scale and translate, three numbers each"
        )
        return None
    try:
        rows = np.array(content.get("vertices"), dtype=np.float64).reshape(-1, 3)
    except (TypeError, ValueError):
        findings.fault(path, document.line_of("vertices"), "vertices", "must be triples of whole numbers")
        return None
    metres = rows * scale + shift
    if not np.isfinite(metres).all():
        findings.fault(path, document.line_of("vertices"), "vertices", "hold a number that is not finite")
        return None
    return metres


def _building(
    id_: str,
    item: Any,
    objects: dict[str, Any],
    vertices: NDArray[np.float64],
    document: JsonDocument,
    findings: Findings,
) -> Building | None:
    def fault(message: str) -> None:
        findings.fault(str(document.path), document.line_of(id_), id_, message)

    if not isinstance(item, dict) or item.get("type") not in ("Building", "BuildingPart"):
        kind = item.get("type") if isinstance(item, dict) else None
        fault(f"type {kind!r} is not a Building or BuildingPart")
        return None
    whole = item
    if item["type"] == "BuildingPart":
        parents = item.get("parents")
        parent = parents[0] if isinstance(parents, list) and parents else None
        if not isinstance(parent, str) or not isinstance(objects.get(parent), dict):
            fault(f"its parent {parent!r} is not in the file")
            return None
        whole = objects[parent]
    geometries = item.get("geometry") or []
    if not geometries:
        if not item.get("children"):
            fault("has neither a geometry nor children")
        return None
    corners = _faces(geometries[0])
    if corners is None:
        fault("geometry must be a Solid or a MultiSurface of rings of vertex numbers")
        return None
    if any(not 0 <= n < len(vertices) for face in corners for n in face):
        fault(f"names a vertex beyond the {len(vertices)} of the file")
        return None
    return _prism(id_, corners, whole, vertices, fault)


def _faces(geometry: Any) -> list[list[int]] | None:
    """Outer rings of all faces, as vertex numbers; None where the geometry is not what CityJSON asks for."""
    if not isinstance(geometry, dict):
        return None
    surfaces = geometry.get("boundaries")
    if geometry.get("type") == "Solid" and isinstance(surfaces, list) and surfaces:
        surfaces = surfaces[0]
    elif geometry.get("type") not in ("MultiSurface", "CompositeSurface"):
        return None
    if not isinstance(surfaces, list) or not surfaces:
        return None
    rings = []
    for surface in surfaces:
        if not isinstance(surface, list) or not surface or not isinstance(surface[0], list) or len(surface[0]) < 3:
            return None
        if any(isinstance(n, bool) or not isinstance(n, int) for n in surface[0]):
            return None
        rings.append(surface[0])
    return rings


def _prism(
    id_: str, faces: list[list[int]], whole: dict[str, Any], vertices: NDArray[np.float64], fault: Callable[[str], None]
) -> Building | None:
    heights = vertices[[n for face in faces for n in face], 2]
    base, top = float(heights.min()), float(heights.max())
    if top - base <= LEVEL_M or top - base > HIGHEST_M:
        fault(f"is {top - base:g} m high; a building is between 0 and {HIGHEST_M:g} m")
        return None
    floors = [face for face in faces if float(vertices[face, 2].max()) - base <= LEVEL_M]
    if not floors:
        fault("has no level floor, so that its footprint is unknown")
        return None
    ring = max((vertices[face, :2] for face in floors), key=lambda points: abs(_area_m2(points)))
    area = _area_m2(ring)
    if not math.isfinite(area) or abs(area) < 1.0:
        fault(f"has a footprint of {abs(area):.2f} m²")
        return None
    corners = ring if area > 0 else ring[::-1]
    attributes = whole.get("attributes")
    attributes = attributes if isinstance(attributes, dict) else {}
    storeys = attributes.get("storeysAboveGround", 0)
    return Building(
        id=id_,
        kind=str(attributes.get("class", "")),
        function=str(attributes.get("function", "")),
        ring=tuple((round(float(x), 3), round(float(y), 3)) for x, y in corners),
        base_m=round(base, 3),
        height_m=round(top - base, 3),
        floors=storeys if isinstance(storeys, int) and not isinstance(storeys, bool) else 0,
    )


def _area_m2(ring: NDArray[np.float64]) -> float:
    """Signed area of a ring: positive where it runs counter-clockwise."""
    x, y = ring[:, 0], ring[:, 1]
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)
