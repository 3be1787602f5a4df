"""The parking layer: sites from YAML, their places from GeoJSON, both checked against the streets."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twin_core.city._documents import JsonDocument, read_json, read_yaml
from twin_core.city._faults import Findings
from twin_core.city.network import Network

__all__ = ["ParkingSite", "read_parking"]

SCHEMA_PATH = Path(__file__).with_name("parking.schema.json")
SHORTEST_BAY_M = 2.0
"""Bays across the street are as narrow as this; a shorter one holds no car."""
SLACK_M = 0.5
"""Lengths in files are rounded."""


@dataclass(frozen=True)
class ParkingSite:
    """A row of bays at the kerb, a car park or a garage, and the lane from which it is reached."""

    id: str
    kind: str  # kerb, lot, garage
    edge: str
    lane: str
    start_m: float  # along the lane; an entry has start = end
    end_m: float
    bays: int
    sensor: str  # video or magnetometer (each bay), gate (cars in and out)
    line: tuple[tuple[float, float], ...]  # middle of the bays, along the lane; one point where it is an entry

    @property
    def x_m(self) -> float:
        """Of the middle of the row, or of the entry."""
        return sum(x for x, _ in self.line) / len(self.line)

    @property
    def y_m(self) -> float:
        """Of the middle of the row, or of the entry."""
        return sum(y for _, y in self.line) / len(self.line)


def read_parking(
    sites: Path, geometry: Path, findings: Findings, network: Network | None = None
) -> tuple[ParkingSite, ...]:
    """All sites; checked against the streets where a network is given."""
    document = read_yaml(sites, SCHEMA_PATH, findings)
    places = read_json(geometry, findings)
    if document is None or places is None:
        return ()
    lines = _lines(places, findings)
    found: dict[str, ParkingSite] = {}
    rows = _line_numbers(sites)
    lanes = network.lane_index() if network is not None else {}
    for site in document["sites"]:
        at = (str(sites), rows.get(site["id"], 0))
        if site["id"] in found:
            findings.fault(*at, site["id"], "id is given twice")
        elif site["id"] not in lines:
            findings.fault(*at, site["id"], f"has no feature in {geometry.name}")
        else:
            found[site["id"]] = ParkingSite(**_fields(site), line=lines[site["id"]])
            _check(found[site["id"]], at, findings, network, lanes)
    for id_ in lines.keys() - {site["id"] for site in document["sites"]}:
        findings.fault(str(geometry), places.line_of(id_), id_, f"has no site in {sites.name}")
    return tuple(found.values())


def _fields(site: Mapping[str, Any]) -> dict[str, Any]:
    return {key: float(value) if key.endswith("_m") else value for key, value in site.items()}


def _line_numbers(path: Path) -> dict[str, int]:
    """Line of each site, as the dress writes them: one a line. Other layouts have no line, only the id."""
    rows: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        _, found, rest = line.partition("id: ")
        if found:
            rows.setdefault(rest.split(",")[0].strip(" \"'}"), number)
    return rows


def _check(
    site: ParkingSite, at: tuple[str, int], findings: Findings, network: Network | None, lanes: Mapping[str, int]
) -> None:
    if site.end_m < site.start_m:
        findings.fault(*at, site.id, f"ends at {site.end_m:g} m before it starts at {site.start_m:g} m")
    if site.kind == "kerb" and (site.end_m - site.start_m) < site.bays * SHORTEST_BAY_M:
        length = site.end_m - site.start_m
        findings.fault(*at, site.id, f"{site.bays} bays do not fit into {length:g} m of kerb")
    if (site.sensor == "gate") != (site.kind != "kerb"):
        findings.fault(*at, site.id, f"sensor {site.sensor} does not fit kind {site.kind}: gates count at entries")
    if network is None:
        return
    lane = lanes.get(site.lane)
    if lane is None:
        findings.fault(*at, site.id, f"lane {site.lane} is not in the street network")
    elif network.edges.id[int(network.lanes.edge[lane])] != site.edge:
        findings.fault(*at, site.id, f"lane {site.lane} is not a lane of edge {site.edge}")
    elif site.end_m > float(network.lanes.length_m[lane]) + SLACK_M:
        length = float(network.lanes.length_m[lane])
        findings.fault(*at, site.id, f"ends at {site.end_m:g} m, but lane {site.lane} is {length:.2f} m long")


def _lines(places: JsonDocument, findings: Findings) -> dict[str, tuple[tuple[float, float], ...]]:
    """Feature id → its points."""
    features = places.content.get("features")
    if places.content.get("type") != "FeatureCollection" or not isinstance(features, list):
        findings.fault(str(places.path), 1, "", "must be a GeoJSON FeatureCollection")
        return {}
    found: dict[str, tuple[tuple[float, float], ...]] = {}
    for number, feature in enumerate(features):
        id_ = feature.get("id") if isinstance(feature, dict) else None
        if not isinstance(id_, str):
            findings.fault(str(places.path), 0, f"features.{number}", "has no id; ids tie it to its site")
            continue
        points = _points(feature.get("geometry"))
        if points is None:
            message = "geometry must be a Point or a LineString of finite local metres"
            findings.fault(str(places.path), places.line_of(id_), id_, message)
        elif id_ in found:
            findings.fault(str(places.path), places.line_of(id_), id_, "id is given twice")
        else:
            found[id_] = points
    return found


def _points(geometry: object) -> tuple[tuple[float, float], ...] | None:
    if not isinstance(geometry, dict):
        return None
    coordinates = geometry.get("coordinates")
    listed = [coordinates] if geometry.get("type") == "Point" else coordinates
    if geometry.get("type") not in ("Point", "LineString") or not isinstance(listed, list) or not listed:
        return None
    points = []
    for point in listed:
        if not isinstance(point, list) or len(point) < 2:
            return None
        x, y = point[:2]
        for value in (x, y):
            if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
                return None
        points.append((float(x), float(y)))
    return tuple(points)
