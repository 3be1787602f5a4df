"""Broken layers: one clear line each, with the file, the line where it can be known, and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from citybrain_wire.errors import BadFile

from twin_core.city import check_city, import_sumo, load_buildings, load_parking

BOX = [[[3, 2, 1, 0]], [[4, 5, 6, 7]], [[0, 1, 5, 4]], [[1, 2, 6, 5]], [[2, 3, 7, 6]], [[3, 0, 4, 7]]]
CORNERS = [[x, y, z] for z in (0, 90) for x, y in ((9000, 9000), (9100, 9000), (9100, 9100), (9000, 9100))]


@pytest.fixture
def city(tmp_path: Path, small_folder: Path) -> Path:
    """The small junction with one building and one row of bays, both good."""
    folder = tmp_path / "city"
    import_sumo(small_folder / "small.net.xml", [], [], folder)
    text = (folder / "city.yaml").read_text(encoding="utf-8")
    layers = "layers:\n  buildings: {cityjson: b.city.json}\n  parking: {sites: p.yaml, geometry: p.geojson}\n"
    (folder / "city.yaml").write_text(text.replace("layers:\n", layers), encoding="utf-8")
    write_buildings(folder, lambda document: None)
    write_parking(folder)
    return folder


def write_buildings(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    solid = {"type": "Solid", "lod": "1.2", "boundaries": [deepcopy(BOX)]}
    document: dict[str, Any] = {
        "type": "CityJSON",
        "version": "2.0",
        "transform": {"scale": [0.1, 0.1, 0.1], "translate": [0, 0, 0]},
        "CityObjects": {"H1": {"type": "Building", "attributes": {"class": "tower"}, "geometry": [solid]}},
        "vertices": [list(corner) for corner in CORNERS],
    }
    change(document)
    (folder / "b.city.json").write_text(json.dumps(document, indent=0), encoding="utf-8")


SITE = "{id: P1, kind: kerb, edge: in, lane: in_0, start_m: 20, end_m: 44, bays: 4, sensor: video}"
FEATURE = '{"type":"Feature","id":"P1","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[24,0]]}}'


def write_parking(folder: Path, site: str = SITE, feature: str = FEATURE) -> None:
    (folder / "p.yaml").write_text(f"schema: 1\nsites:\n  - {site}\n", encoding="utf-8")
    text = f'{{"type":"FeatureCollection","features":[\n{feature}\n]}}\n'
    (folder / "p.geojson").write_text(text, encoding="utf-8")


def faults(folder: Path) -> list[str]:
    """What `city check` says, with paths below the city's folder."""
    return [str(fault).replace(f"{folder.resolve()}/", "").replace(f"{folder}/", "") for fault in check_city(folder)]


def test_good_layers_have_no_fault(city: Path) -> None:
    assert faults(city) == []


def solid(document: dict[str, Any]) -> dict[str, Any]:
    geometry: dict[str, Any] = document["CityObjects"]["H1"]["geometry"][0]
    return geometry


def put(*keys: str, value: object) -> Callable[[dict[str, Any]], object]:
    def change(document: dict[str, Any]) -> None:
        for key in keys[:-1]:
            document = document[key]
        document[keys[-1]] = value

    return change


BUILDINGS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another version": (
        put("version", value="1.1"),
        "b.city.json:1: version: is CityJSON 1.1, and 2.0 is read; upgrade it with: cjio FILE upgrade",
    ),
    "no transform": (
        lambda d: d.pop("transform"),
        "b.city.json: transform: needs scale and translate, three numbers each",
    ),
    "vertices in a plane": (
        put("vertices", value=[[0, 0], [1, 1], [2, 2], [0, 1]]),
        "b.city.json:82: vertices: must be triples of whole numbers",
    ),
    "a vertex that is no number": (
        lambda d: d["vertices"][0].__setitem__(0, float("nan")),
        "b.city.json:82: vertices: hold a number that is not finite",
    ),
    "no objects": (
        lambda d: d.pop("CityObjects"),
        "b.city.json:1: CityObjects: is missing; a CityJSON file holds its objects there",
    ),
    "a tree": (
        put("CityObjects", "H1", "type", value="SolitaryVegetationObject"),
        "b.city.json:17: H1: type 'SolitaryVegetationObject' is not a Building or BuildingPart",
    ),
    "an orphan": (
        put("CityObjects", "H1", "type", value="BuildingPart"),
        "b.city.json:17: H1: its parent None is not in the file",
    ),
    "nothing to see": (
        put("CityObjects", "H1", "geometry", value=[]),
        "b.city.json:17: H1: has neither a geometry nor children",
    ),
    "a curve": (
        lambda d: solid(d).__setitem__("type", "MultiLineString"),
        "b.city.json:17: H1: geometry must be a Solid or a MultiSurface of rings of vertex numbers",
    ),
    "a vertex too far": (
        lambda d: solid(d)["boundaries"][0].append([[0, 1, 8]]),
        "b.city.json:17: H1: names a vertex beyond the 8 of the file",
    ),
    "flat": (
        put("vertices", value=[[x, y, 0] for x, y, _ in CORNERS]),
        "b.city.json:17: H1: is 0 m high; a building is between 0 and 1000 m",
    ),
    "a kilometre and more high": (
        put("transform", "scale", value=[0.1, 0.1, 100]),
        "b.city.json:17: H1: is 9000 m high; a building is between 0 and 1000 m",
    ),
    "no floor": (
        put("vertices", value=[[x, y, z + 5 * (n % 4)] for n, (x, y, z) in enumerate(CORNERS)]),
        "b.city.json:17: H1: has no level floor, so that its footprint is unknown",
    ),
    "a needle": (
        put("vertices", value=[[x - (x > 9000) * 99, y - (y > 9000) * 99, z] for x, y, z in CORNERS]),
        "b.city.json:17: H1: has a footprint of 0.01 m²",
    ),
}


@pytest.mark.parametrize("case", BUILDINGS)
def test_a_broken_building_is_named(city: Path, case: str) -> None:
    change, message = BUILDINGS[case]
    write_buildings(city, change)
    assert faults(city) == [message]
    with pytest.raises(BadFile):
        load_buildings(city)


def test_a_building_on_a_lane_is_named(city: Path) -> None:
    def move(document: dict[str, Any]) -> None:
        document["vertices"] = [[x - 9000 + 100, y - 9000 - 80, z] for x, y, z in CORNERS]

    write_buildings(city, move)
    assert faults(city) == ["b.city.json: H1: stands on lane in_0"]


PARKING: dict[str, tuple[str, str, str]] = {
    "an unknown kind": (
        SITE.replace("kerb", "tower"),
        FEATURE,
        "p.yaml:3: sites.0.kind: 'tower' is not one of ['kerb', 'lot', 'garage']",
    ),
    "no bays": (SITE.replace("bays: 4", "bays: 0"), FEATURE, "p.yaml:3: sites.0.bays: 0 is less than the minimum of 1"),
    "an unknown field": (
        SITE.replace("}", ", colour: red}"),
        FEATURE,
        "p.yaml:3: sites.0: Additional properties are not allowed ('colour' was unexpected)",
    ),
    "backwards": (SITE.replace("44", "12"), FEATURE, "p.yaml:3: P1: ends at 12 m before it starts at 20 m"),
    "too many bays": (
        SITE.replace("bays: 4", "bays: 40"),
        FEATURE,
        "p.yaml:3: P1: 40 bays do not fit into 24 m of kerb",
    ),
    "a gate at the kerb": (
        SITE.replace("video", "gate"),
        FEATURE,
        "p.yaml:3: P1: sensor gate does not fit kind kerb: gates count at entries",
    ),
    "an unknown lane": (
        SITE.replace("in_0", "in_9"),
        FEATURE,
        "p.yaml:3: P1: lane in_9 is not in the street network",
    ),
    "a lane of another street": (
        SITE.replace("edge: in", "edge: out"),
        FEATURE,
        "p.yaml:3: P1: lane in_0 is not a lane of edge out",
    ),
    "no place": (SITE, FEATURE.replace("P1", "P2"), "p.yaml:3: P1: has no feature in p.geojson"),
    "a place of nobody": (SITE, f"{FEATURE},\n{FEATURE.replace('P1', 'P2')}", "p.geojson:3: P2: has no site in p.yaml"),
    "a place twice": (SITE, f"{FEATURE},\n{FEATURE}", "p.geojson:2: P1: id is given twice"),
    "a site twice": (f"{SITE}\n  - {SITE}", FEATURE, "p.yaml:3: P1: id is given twice"),
    "a place without an id": (
        SITE,
        f"{FEATURE},\n{FEATURE.replace('id', 'name')}",
        "p.geojson: features.1: has no id; ids tie it to its site",
    ),
    "a place of text": (
        SITE,
        FEATURE.replace("[24,0]", '["x",0]'),
        "p.geojson:2: P1: geometry must be a Point or a LineString of finite local metres",
    ),
    "text that is no JSON": (SITE, FEATURE[:-1], "p.geojson:3: not well-formed JSON: Expecting ',' delimiter"),
}


@pytest.mark.parametrize("case", PARKING)
def test_a_broken_parking_site_is_named(city: Path, case: str) -> None:
    site, feature, message = PARKING[case]
    write_parking(city, site, feature)
    assert message in faults(city)


def test_a_missing_file_a_folder_and_another_encoding_are_named(city: Path) -> None:
    (city / "b.city.json").unlink()
    (city / "p.yaml").write_bytes("schema: 1\nsites: [] # 泊位\n".encode("gbk"))
    (city / "p.geojson").unlink()
    (city / "p.geojson").mkdir()
    assert faults(city) == [
        "b.city.json: no such file",
        "p.geojson: is a folder; name the file in it",
        "p.yaml: not UTF-8; save the file as UTF-8",
    ]
    with pytest.raises(BadFile, match="is a folder"):
        load_parking(city)


def test_an_unknown_layer_is_named(city: Path) -> None:
    text = (city / "city.yaml").read_text(encoding="utf-8")
    (city / "city.yaml").write_text(text.replace("buildings:", "castles:"), encoding="utf-8")
    assert faults(city) == ["city.yaml:6: layers: Additional properties are not allowed ('castles' was unexpected)"]
