"""Broken pipe layers: one clear line each, with file, line and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from citybrain_wire.errors import BadFile

from twin_core.city import check_city, import_sumo, load_couplings

WATER = """[JUNCTIONS]
A 10
B 11
[RESERVOIRS]
R 50
[PIPES]
P1 R A 100 200 130 0 Open
P2 A B 80 150 130 0 Open
"""
FITTINGS = "id,kind,main,at_m,x_m,y_m\nH1,hydrant,P1,50,0,0\nV1,valve,P2,9,0,0\n"
DRAINAGE = """[JUNCTIONS]
M1 8 3
[OUTFALLS]
O1 5 FREE NO
[STORAGE]
U1 4 6 0 FUNCTIONAL 1000 0 0
[CONDUITS]
D1 M1 O1 60 0.013 8 5
"""
COUPLINGS = """schema: 1
mains:
  - {id: P1, edges: [in], depth_m: 1.2}
sewers:
  - {id: D1, edges: [out], depth_m: 2}
underpasses:
  - {id: U1, name: 下穿, edges: [in], road_m: 2.5, notice_m: 0.1, slow_m: 0.15, close_m: 0.25}
"""
LAYERS = """layers:
  water: {inp: water.inp, fittings: fittings.csv}
  drainage: {inp: drainage.inp}
  couplings: {yaml: couplings.yaml}
"""
TEXTS = {"water.inp": WATER, "fittings.csv": FITTINGS, "drainage.inp": DRAINAGE, "couplings.yaml": COUPLINGS}


@pytest.fixture
def city(tmp_path: Path, small_folder: Path) -> Path:
    """The small junction with pipes that have no fault."""
    folder = tmp_path / "city"
    import_sumo(small_folder / "small.net.xml", [], [], folder)
    text = (folder / "city.yaml").read_text(encoding="utf-8")
    (folder / "city.yaml").write_text(text.replace("layers:\n", LAYERS), encoding="utf-8")
    for name, content in TEXTS.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    return [str(fault).replace(f"{folder.resolve()}/", "").replace(f"{folder}/", "") for fault in check_city(folder)]


def test_good_pipes_have_no_fault(city: Path) -> None:
    assert faults(city) == []


CASES = {
    "an unknown node": (
        "water.inp", "P1 R A", "P1 R X",
        "water.inp:7: [PIPES] P1: node X is not declared",
    ),
    "a pipe to itself": (
        "water.inp", "P2 A B", "P2 A A",
        "water.inp:8: [PIPES] P2: begins and ends at node A",
    ),
    "a pipe without ends": (
        "water.inp", "P2 A B 80 150 130 0 Open", "P2 A",
        "water.inp:8: [PIPES] P2: names no two nodes",
    ),
    "zero diameter": (
        "water.inp", "80 150", "80 0",
        "water.inp:8: [PIPES] P2: diameter is 0; it must be a number above 0",
    ),
    "negative length": (
        "water.inp", "80 150", "-80 150",
        "water.inp:8: [PIPES] P2: length is -80; it must be a number above 0",
    ),
    "a length that is no number": (
        "water.inp", "80 150", "nan 150",
        "water.inp:8: [PIPES] P2: length is nan; it must be a number above 0",
    ),
    "a node twice": (
        "water.inp", "B 11", "A 11",
        "water.inp:3: [JUNCTIONS] A: id is given twice",
    ),
    "a pipe twice": (
        "water.inp", "P2 A B", "P1 A B",
        "water.inp:8: [PIPES] P1: id is given twice",
    ),
    "no source": (
        "water.inp", "R 50\n", "",
        "water.inp: has no row in [RESERVOIRS] or [TANKS]: water needs somewhere to come from or go to",
    ),
    "no section": (
        "water.inp", "[JUNCTIONS]\n", "",
        "water.inp:1: stands before the first section of an EPANET file",
    ),
    "another header": (
        "fittings.csv", "id,kind", "name,kind",
        "fittings.csv:1: the first line must be id,kind,main,at_m,x_m,y_m",
    ),
    "an unknown fitting": (
        "fittings.csv", "hydrant", "fountain",
        "fittings.csv:2: H1: kind 'fountain' is neither hydrant nor valve",
    ),
    "a fitting on no main": (
        "fittings.csv", "valve,P2", "valve,P9",
        "fittings.csv:3: V1: main P9 is no link of the water network",
    ),
    "a fitting nowhere": (
        "fittings.csv", "9,0,0", "9,east,0",
        "fittings.csv:3: V1: at_m, x_m and y_m must be numbers",
    ),
    "a short row": (
        "fittings.csv", "9,0,0", "9,0",
        "fittings.csv:3: V1: has 5 columns instead of 6",
    ),
    "no outfall": (
        "drainage.inp", "O1 5 FREE NO\n", "",
        "drainage.inp: has no row in [OUTFALLS]: water needs somewhere to come from or go to",
    ),
    "a rough conduit": (
        "drainage.inp", "0.013", "0",
        "drainage.inp:8: [CONDUITS] D1: roughness is 0; it must be a number above 0",
    ),
    "an unknown manhole": (
        "drainage.inp", "D1 M1", "D1 M7",
        "drainage.inp:8: [CONDUITS] D1: node M7 is not declared",
    ),
    "a main nobody knows": (
        "couplings.yaml", "id: P1", "id: P7",
        "couplings.yaml:3: P7: is no link of the water network",
    ),
    "a sewer nobody knows": (
        "couplings.yaml", "id: D1", "id: D7",
        "couplings.yaml:5: D7: is no link of the drainage",
    ),
    "an underpass nobody knows": (
        "couplings.yaml", "id: U1", "id: U7",
        "couplings.yaml:7: U7: is no storage node",
    ),
    "a street nobody knows": (
        "couplings.yaml", "[out]", "[outer]",
        "couplings.yaml:5: D1: edge outer is not in the street network",
    ),
    "levels out of order": (
        "couplings.yaml", "slow_m: 0.15", "slow_m: 0.3",
        "couplings.yaml:7: U1: notice_m, slow_m and close_m must rise in this order",
    ),
    "a pipe above the street": (
        "couplings.yaml", "depth_m: 1.2", "depth_m: -1.2",
        "couplings.yaml:3: mains.0.depth_m: -1.2 is less than the minimum of 0",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_broken_pipe_layer_is_named(city: Path, case: str) -> None:
    name, before, after, message = CASES[case]
    assert before in TEXTS[name]
    (city / name).write_text(TEXTS[name].replace(before, after, 1), encoding="utf-8")
    assert message in faults(city)


def test_couplings_that_the_schema_refuses_do_not_load(city: Path) -> None:
    (city / "couplings.yaml").write_text("schema: 2\n", encoding="utf-8")
    with pytest.raises(BadFile, match="'mains' is a required property"):
        load_couplings(city)
