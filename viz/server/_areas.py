"""Rivers, parks and rails of a city folder: lines and outlines of its `places.geojson`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from citybrain_wire.errors import BadFile
from numpy.typing import NDArray

__all__ = ["Area", "area_arrays", "read_areas"]

Array = NDArray[np.generic]
F32 = NDArray[np.float32]

KINDS = ("river", "water", "park", "green", "rail", "bridge", "underpass")


class Area(NamedTuple):
    """An outline or, where it is not `closed`, a line; points [n, 2] in metres."""

    kind: str
    name: str
    closed: bool
    ring: F32


def read_areas(path: Path) -> list[Area]:
    """All areas that are drawn, [] where there is no such file. Raises BadFile naming the feature at fault."""
    if not path.is_file():
        return []
    try:
        features: Sequence[Mapping[str, Mapping[str, object]]] = json.loads(path.read_text(encoding="utf-8"))[
            "features"
        ]
    except (json.JSONDecodeError, KeyError, UnicodeDecodeError) as error:
        raise BadFile.at(path, f"not a GeoJSON FeatureCollection: {error}") from None
    areas: list[Area] = []
    for number, feature in enumerate(features):
        properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
        kind = properties.get("kind")
        if kind in KINDS:
            name = str(properties.get("name", ""))
            areas += [Area(str(kind), name, closed, ring) for ring, closed in _rings(path, number, geometry)]
    return areas


def area_arrays(areas: Sequence[Area]) -> dict[str, Array]:
    """Points of all areas [A + 1] CSR into `area_xy`."""
    lengths = [len(area.ring) for area in areas]
    points = np.concatenate([area.ring for area in areas]) if areas else np.zeros((0, 2), np.float32)
    return {"area_start": np.cumsum([0, *lengths]).astype(np.uint32), "area_xy": points}


def _rings(path: Path, number: int, geometry: Mapping[str, object]) -> list[tuple[NDArray[np.float32], bool]]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    lines = {"LineString": [coordinates], "Polygon": coordinates, "MultiLineString": coordinates}.get(str(kind), [])
    if kind == "MultiPolygon" and isinstance(coordinates, list):
        lines = [ring for polygon in coordinates for ring in polygon[:1]]
    if not isinstance(lines, list):
        raise BadFile.at(path, f"feature {number}: coordinates are no list")
    try:
        found = [np.array([point[:2] for point in line], np.float32).reshape(-1, 2) for line in lines]
    except (TypeError, ValueError):
        raise BadFile.at(path, f"feature {number}: coordinates are not pairs of numbers") from None
    return [(ring, "Polygon" in str(kind)) for ring in found if len(ring) > 1]
