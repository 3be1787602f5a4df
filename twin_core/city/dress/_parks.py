"""Parks: green parcels as places of the city, so that a map can draw them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely

from twin_core.city.dress._land_use import Parcel

__all__ = ["write_parks"]

PREFIX = "park-"
"""Of the ids of parks in `places.geojson`: those of an earlier dress make way for the new ones."""
HEDGE_M = 2.0
EMPTY: dict[str, Any] = {
    "type": "FeatureCollection",
    "coordinates_in": "local metres, x east, y north",
    "features": [],
}


def write_parks(home: Path, parcels: list[Parcel]) -> None:
    """Add the parks to `places.geojson`, one feature a line; other places stay as they are."""
    path = home / "places.geojson"
    document = json.loads(path.read_text(encoding="utf-8")) if path.exists() else dict(EMPTY)
    features = [feature for feature in document.pop("features") if not str(feature.get("id", "")).startswith(PREFIX)]
    features += [_park(number, parcel) for number, parcel in enumerate(p for p in parcels if p.use == "green")]
    head = json.dumps(document, ensure_ascii=False, separators=(",", ":"))[:-1]
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    path.write_text(f'{head},"features":[\n{rows}\n]}}\n', encoding="utf-8")


def _park(number: int, parcel: Parcel) -> dict[str, object]:
    inner = parcel.polygon.buffer(-HEDGE_M, quad_segs=1, join_style="mitre").simplify(1.0)
    # a hedge can cut a narrow piece in two: the park is the larger one
    outline = max(getattr(inner, "geoms", [inner]), key=lambda part: part.area)
    ring = shapely.get_coordinates(shapely.orient_polygons(outline).exterior).round(1).tolist()
    return {
        "type": "Feature",
        "id": f"{PREFIX}{number:03d}",
        "properties": {"kind": "park", "name": f"街心公园 {number + 1}"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
