"""Damage at random places: whatever a file says, reading it ends in an answer or in `BadFile`, never otherwise."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from citybrain_wire.errors import BadFile

from twin_core.city import check_files, read_demand, read_network

GOOD = Path(__file__).resolve().parents[2] / "city" / "small"
NAMES = {"net": "small.net.xml", "add": "small.add.xml", "rou": "small.rou.xml"}
# What people and programs write by mistake, in place of any attribute value.
VALUES = (
    "", " ", "0", "-1", "-0.0", "1e400", "1e308", "-1e-320", "nan", "inf", "-inf", "99999999999999999999", "0x10",
    "1,5", "½", "true", "in", "in_0", ":J", ":J_3_0", "J", "E", "exp(", "exp(-1)", "normc(", "normc(1,2,3,4)", "12:00",
    "1:2:3:4:5", "all", "ignoring", "0000", "1111", "0,0 1,1", "0,0", "x" * 5000, "&#9;", "泸州",
)  # fmt: skip


def outcome(paths: dict[str, Path]) -> str:
    try:
        network = read_network(paths["net"], [paths["add"]])
        read_demand(network, [paths["rou"]], [paths["add"]], seed=0, end_s=200.0)
    except BadFile as error:
        return "refused" if error.faults else "refused without a word"
    return "read"


def copies(folder: Path) -> dict[str, Path]:
    paths = {}
    for file, name in NAMES.items():
        paths[file] = folder / name
        paths[file].write_bytes((GOOD / name).read_bytes())
    return paths


@pytest.mark.parametrize("file", NAMES)
def test_any_attribute_may_hold_anything(tmp_path: Path, file: str) -> None:
    text = (GOOD / NAMES[file]).read_text(encoding="utf-8")
    spots = [match.span(1) for match in re.finditer(r'="([^"]*)"', text)]
    draw = random.Random(f"values {file}")
    paths = copies(tmp_path)
    seen = set()
    for _ in range(400):
        begin, end = draw.choice(spots)
        paths[file].write_text(text[:begin] + draw.choice(VALUES) + text[end:], encoding="utf-8")
        seen.add(outcome(paths))
    assert seen == {"read", "refused"}


@pytest.mark.parametrize("file", NAMES)
def test_any_attribute_may_be_missing(tmp_path: Path, file: str) -> None:
    text = (GOOD / NAMES[file]).read_text(encoding="utf-8")
    paths = copies(tmp_path)
    seen = set()
    for match in re.finditer(r' [A-Za-z]+="[^"]*"', text):
        paths[file].write_text(text[: match.start()] + text[match.end() :], encoding="utf-8")
        seen.add(outcome(paths))
    assert seen == {"read", "refused"}


@pytest.mark.parametrize("file", NAMES)
def test_any_element_may_be_missing_or_stand_twice(tmp_path: Path, file: str) -> None:
    lines = (GOOD / NAMES[file]).read_text(encoding="utf-8").splitlines(keepends=True)
    paths = copies(tmp_path)
    seen = set()
    for i in range(len(lines)):
        for changed in (lines[:i] + lines[i + 1 :], lines[: i + 1] + lines[i:]):
            paths[file].write_text("".join(changed), encoding="utf-8")
            seen.add(outcome(paths))
    assert "refused" in seen


@pytest.mark.parametrize("file", NAMES)
def test_any_byte_may_be_damaged(tmp_path: Path, file: str) -> None:
    good = (GOOD / NAMES[file]).read_bytes()
    draw = random.Random(f"bytes {file}")
    paths = copies(tmp_path)
    for _ in range(300):
        bad = bytearray(good)
        for _ in range(draw.randint(1, 4)):
            bad[draw.randrange(len(bad))] = draw.randrange(256)
        paths[file].write_bytes(bytes(bad[: draw.randint(1, len(bad))]) if draw.random() < 0.2 else bytes(bad))
        outcome(paths)


def test_checking_never_raises_what_reading_would(tmp_path: Path) -> None:
    draw = random.Random("check")
    paths = copies(tmp_path)
    text = {file: (GOOD / name).read_text(encoding="utf-8") for file, name in NAMES.items()}
    for _ in range(200):
        file = draw.choice(sorted(NAMES))
        match = draw.choice(list(re.finditer(r'="([^"]*)"', text[file])))
        begin, end = match.span(1)
        paths[file].write_text(text[file][:begin] + draw.choice(VALUES) + text[file][end:], encoding="utf-8")
        faults = check_files(paths["net"], [paths["rou"]], [paths["add"]], end_s=200.0)
        assert bool(faults) == (outcome(paths) == "refused")
        paths[file].write_text(text[file], encoding="utf-8")
