"""Where pipes lie: units, orders and places of the water and drainage layers."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from citybrain_wire.errors import BadFile

from twin_core.city import PipeLink, load_pipe_map
from twin_core.pipes import read_inp
from twin_core.pipes.drainage import read_swmm

WATER = """[JUNCTIONS]
A 10
B 20
[TANKS]
T 5 1 0 5 10 0
[RESERVOIRS]
R 7
[PIPES]
P2 A B 1000 12 130 0 Open
[VALVES]
V1 B T 6 TCV 1 0
[PIPES]
P1 R A 500 6 140 0 Open
[COORDINATES]
A 0 0
B 100 0
R 0 50
[VERTICES]
P2 50 10
[OPTIONS]
Units GPM
"""
DRAINAGE = """[OPTIONS]
FLOW_UNITS CMS
[JUNCTIONS]
A 9 2 0 0 0
[OUTFALLS]
O 8 FREE NO
[CONDUITS]
D1 A O 80 0.013 0 0 0 0
[XSECTIONS]
D1 CIRCULAR 0.6 0 0 0 1
[COORDINATES]
A 5 5
O 85 5
"""


def _city(folder: Path, water: str, drainage: str) -> Path:
    (folder / "water.inp").write_text(water, encoding="utf-8")
    (folder / "drainage.inp").write_text(drainage, encoding="utf-8")
    (folder / "net.net.xml").write_text("<net/>", encoding="utf-8")
    (folder / "city.yaml").write_text(
        "schema: 1\nname: {zh: 城, en: town}\nlayers:\n  streets: {net: net.net.xml, routes: [], additional: []}\n"
        "  water: {inp: water.inp}\n  drainage: {inp: drainage.inp}\n",
        encoding="utf-8",
    )
    return folder


def test_american_files_come_out_in_metres(tmp_path: Path) -> None:
    links = {link.id: link for link in load_pipe_map(_city(tmp_path, WATER, DRAINAGE)).links}
    assert links["P2"].length_m == pytest.approx(304.8)
    assert links["P2"].diameter_m == pytest.approx(0.3048)
    assert links["P2"].line == ((0.0, 0.0), (50.0, 10.0), (100.0, 0.0))
    assert (links["D1"].length_m, links["D1"].diameter_m, links["D1"].roughness) == (80.0, 0.6, 0.013)


def test_what_has_no_place_is_listed_and_not_drawn(tmp_path: Path) -> None:
    mapped = load_pipe_map(_city(tmp_path, WATER, DRAINAGE))
    valve = next(link for link in mapped.links if link.id == "V1")
    assert valve.line == ()
    assert math.isnan(valve.length_m)
    assert math.isnan(valve.depth_m)
    assert math.isnan(next(node for node in mapped.nodes if node.id == "T").x_m)


def test_two_layers_may_use_one_name(tmp_path: Path) -> None:
    mapped = load_pipe_map(_city(tmp_path, WATER, DRAINAGE))
    assert [(node.kind, node.x_m) for node in mapped.nodes if node.id == "A"] == [("junction", 0.0), ("manhole", 5.0)]


def test_orders_are_those_of_the_engines(luzhou: Path, tmp_path: Path) -> None:
    """Columns of results carry no names, so a map in another order would show every value at the wrong pipe."""
    for folder in (luzhou, _city(tmp_path, WATER, DRAINAGE)):
        mapped = load_pipe_map(folder)
        inputs = sorted(folder.rglob("*.inp"))
        water = read_inp(next(path for path in inputs if path.name == "water.inp"))
        drainage = read_swmm(next(path for path in inputs if path.name == "drainage.inp")) if folder == luzhou else None
        assert _ids(mapped.links, ("main", "water_pump", "valve")) == list(water.links)
        nodes = [node.id for node in mapped.nodes if node.kind in ("junction", "reservoir", "tank")]
        assert nodes == list(water.node_ids())
        if drainage is not None:
            assert _ids(mapped.links, ("sewer",)) == list(drainage.conduit_ids)
            assert [node.id for node in mapped.nodes if node.kind == "storage"] == list(drainage.storage_ids)


def _ids(links: tuple[PipeLink, ...], kinds: tuple[str, ...]) -> list[str]:
    return [link.id for link in links if link.kind in kinds]


def test_a_place_that_is_no_place_is_a_fault_with_its_line(tmp_path: Path) -> None:
    broken = WATER.replace("B 100 0", "B here 0")
    with pytest.raises(BadFile, match=r"water\.inp.*COORDINATES"):
        load_pipe_map(_city(tmp_path, broken, DRAINAGE))
