"""`dress_city`: lays buildings, parking and pipes over a street network, from nothing but it and a seed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml
from citybrain_wire.errors import BadConfig

from twin_core.city._folder import load_city
from twin_core.city._parking import ParkingSite
from twin_core.city.dress._buildings import raise_buildings
from twin_core.city.dress._cityjson import write_buildings
from twin_core.city.dress._couplings import write_couplings
from twin_core.city.dress._land_use import centre_of, lay_parcels
from twin_core.city.dress._parking import lay_parking
from twin_core.city.dress._parks import write_parks
from twin_core.city.dress._storm import lay_storm
from twin_core.city.dress._storm_inp import write_storm
from twin_core.city.dress._streets import street_graph
from twin_core.city.dress._surface import lay_ground, read_places
from twin_core.city.dress._terrain import Terrain
from twin_core.city.dress._underpass import lay_underpasses
from twin_core.city.dress._water import lay_water
from twin_core.city.dress._water_inp import write_fittings, write_water

__all__ = ["DRESSED", "Dressed", "dress_city"]

DRESSED = "dressed"
"""Folder below the city's that holds all that the dress writes, so that it can be thrown away and made again."""
Progress: TypeAlias = Callable[[str, float], None]


@dataclass(frozen=True)
class Dressed:
    """What was laid, in counts."""

    folder: Path
    buildings: int
    parking_sites: int
    bays: int
    mains_km: float
    sewers_km: float
    underpasses: int


def dress_city(folder: str | Path, *, seed: int = 20260101, progress: Progress | None = None) -> Dressed:
    """Write the layers of a city folder and name them in its `city.yaml`; equal seeds give equal bytes.

    Layers that `city.yaml` names from other folders stay as they are. Raises `BadFile` where the streets cannot be
    read and `BadConfig` where the path is a `.sumocfg`, which has no place for layers.
    """
    tell = progress or (lambda name, share: None)
    tell("streets", 0.0)
    city = load_city(folder)
    if city.files.path.name.endswith(".sumocfg"):
        raise BadConfig(f"{city.files.path} is no city folder; make one with: citybrain city import sumo")
    home = city.files.path.parent
    out = home / DRESSED
    out.mkdir(exist_ok=True)
    tell("blocks", 0.05)
    ground = lay_ground(city.network, read_places(home, "river"), read_places(home, "rail"))
    parcels = lay_parcels(ground, centre_of(city.network, ground), seed)
    write_parks(home, parcels)
    tell("buildings", 0.3)
    houses = raise_buildings(parcels, seed)
    write_buildings(out / "buildings.city.json", houses, city.files.name_en)
    tell("parking", 0.4)
    sites = lay_parking(city.network, ground, houses, seed)
    _write_parking(out, sites)
    tell("water", 0.5)
    graph = street_graph(city.network)
    terrain = Terrain(ground, seed)
    supply = lay_water(ground, graph, houses, terrain, seed)
    write_water(out / "water.inp", supply, graph, city.files.name_en)
    write_fittings(out / "water_fittings.csv", supply)
    tell("drainage", 0.7)
    storm = lay_storm(ground, graph, parcels, terrain)
    underpasses = lay_underpasses(home, city.network, graph, storm, terrain)
    write_storm(out / "drainage.inp", storm, underpasses, graph, city.files.name_en)
    write_couplings(out / "couplings.yaml", supply, storm, underpasses)
    layers = {
        "buildings": {"cityjson": f"{DRESSED}/buildings.city.json"},
        "parking": {"sites": f"{DRESSED}/parking.yaml", "geometry": f"{DRESSED}/parking.geojson"},
        "water": {"inp": f"{DRESSED}/water.inp", "fittings": f"{DRESSED}/water_fittings.csv"},
        "drainage": {"inp": f"{DRESSED}/drainage.inp"},
        "couplings": {"yaml": f"{DRESSED}/couplings.yaml"},
    }
    _name_layers(city.files.path, layers)
    tell("done", 1.0)
    return Dressed(
        home,
        len(houses),
        len(sites),
        sum(site.bays for site in sites),
        round(sum(main.segment.length_m for main in supply.mains) / 1000.0, 1),
        round(sum(sewer.length_m for sewer in storm.sewers) / 1000.0, 1),
        len(underpasses),
    )


def _write_parking(out: Path, sites: list[ParkingSite]) -> None:
    rows = [
        "  - "
        + json.dumps(
            {
                "id": site.id,
                "kind": site.kind,
                "edge": site.edge,
                "lane": site.lane,
                "start_m": site.start_m,
                "end_m": site.end_m,
                "bays": site.bays,
                "sensor": site.sensor,
            }
        )
        for site in sites
    ]
    (out / "parking.yaml").write_text("\n".join(["schema: 1", "sites:" if rows else "sites: []", *rows, ""]), "utf-8")
    features = [
        json.dumps(
            {
                "type": "Feature",
                "id": site.id,
                "properties": {"kind": site.kind, "bays": site.bays},
                "geometry": {
                    "type": "LineString" if len(site.line) > 1 else "Point",
                    "coordinates": [list(point) for point in site.line] if len(site.line) > 1 else list(site.line[0]),
                },
            },
            separators=(",", ":"),
        )
        for site in sites
    ]
    write_features(out / "parking.geojson", features)


def write_features(path: Path, features: list[str]) -> None:
    """A GeoJSON collection in the city's local metres, one feature a line."""
    head = '{"type":"FeatureCollection","coordinates_in":"local metres, x east, y north","features":[\n'
    path.write_text(head + ",\n".join(features) + "\n]}\n", encoding="utf-8")


def _name_layers(city_yaml: Path, layers: dict[str, dict[str, str]]) -> None:
    """Add the layers to `city.yaml` and keep what it says otherwise."""
    document = yaml.safe_load(city_yaml.read_text(encoding="utf-8"))
    given = document["layers"]
    for name, roles in layers.items():
        if all(str(file).startswith(f"{DRESSED}/") for file in given.get(name, {}).values()):
            given[name] = roles
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=120)
    city_yaml.write_text(text, encoding="utf-8")
