"""Buildings as CityJSON 2.0 (OGC 20-072r5): LoD 1.2 solids, vertices as whole decimetres."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

from twin_core.city.dress._buildings import House

__all__ = ["write_buildings"]

SCALE_M = 0.1
Solid: TypeAlias = list[list[list[list[int]]]]


class _Vertices:
    """Shared vertices: equal decimetres, equal index."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, int]] = []
        self._index: dict[tuple[int, int, int], int] = {}

    def __call__(self, x_m: float, y_m: float, z_m: float) -> int:
        key = (round(x_m / SCALE_M), round(y_m / SCALE_M), round(z_m / SCALE_M))
        if key not in self._index:
            self._index[key] = len(self.rows)
            self.rows.append(key)
        return self._index[key]


def write_buildings(path: Path, houses: list[House], title: str) -> None:
    """Write one CityJSON file, one city object per line so that a fault can name its line.

    z = 0 is the street: the ground is drawn flat, its true height stands in the pipe layers. No reference system is
    named, since the city lies in local metres (x east, y north).
    """
    vertices = _Vertices()
    objects = [line for house in houses for line in _objects(house, vertices)]
    head = {
        "type": "CityJSON",
        "version": "2.0",
        "transform": {"scale": [SCALE_M] * 3, "translate": [0.0, 0.0, 0.0]},
        "metadata": {"title": title},
    }
    rows = [json.dumps(list(row), separators=(",", ":")) for row in vertices.rows]
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    body = ",\n".join(objects)
    points = ",\n".join(",".join(rows[n : n + 16]) for n in range(0, len(rows), 16))
    path.write_text(f'{text},\n"CityObjects":{{\n{body}\n}},\n"vertices":[\n{points}\n]}}\n', encoding="utf-8")


def _objects(house: House, vertices: _Vertices) -> list[str]:
    """The building, and the tower on its podium as a part of it."""
    attributes: dict[str, object] = {
        "class": house.kind,
        "function": house.function,
        "storeysAboveGround": house.floors,
        "measuredHeight": house.height_m,
    }
    whole: dict[str, object] = {"type": "Building", "attributes": attributes}
    upper = [(f"{house.id}-{n}", part) for n, part in enumerate(house.parts[1:], start=1)]
    if upper:
        whole["children"] = [name for name, _ in upper]
    whole["geometry"] = [_solid(*house.parts[0], vertices)]
    named: list[tuple[str, dict[str, object]]] = [(house.id, whole)]
    for name, part in upper:
        named.append((name, {"type": "BuildingPart", "parents": [house.id], "geometry": [_solid(*part, vertices)]}))
    return [f'"{name}":' + json.dumps(item, separators=(",", ":")) for name, item in named]


def _solid(
    ring: tuple[tuple[float, float], ...], base_m: float, height_m: float, vertices: _Vertices
) -> dict[str, object]:
    """A prism: floor seen from below, roof from above, walls from outside, each ring counter-clockwise as seen."""
    low = [vertices(x, y, base_m) for x, y in ring]
    high = [vertices(x, y, base_m + height_m) for x, y in ring]
    following = [*range(1, len(ring)), 0]
    walls = [[[low[i], low[j], high[j], high[i]]] for i, j in enumerate(following)]
    shell = [[low[::-1]], [high], *walls]
    boundaries: Solid = [shell]
    return {"type": "Solid", "lod": "1.2", "boundaries": boundaries}
