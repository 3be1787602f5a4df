"""The security page and the list of bad inputs name tests: each of them exists, or they promise what nothing shows."""

from __future__ import annotations

import ast
import re

import pytest
import yaml

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "security.md"
INPUTS = yaml.safe_load((ROOT / "tests" / "robustness" / "inputs.yaml").read_text(encoding="utf-8"))
SHOWN = {tuple(entry["shown"].split("::")) for entry in INPUTS if "shown" in entry}
NAMED = sorted(SHOWN | set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE.read_text(encoding="utf-8"))))


def test_the_page_names_tests() -> None:
    assert len(NAMED) > 12


def test_each_bad_input_has_one_number_and_one_status() -> None:
    numbers = [entry["n"] for entry in INPUTS]
    assert numbers == sorted(set(numbers))
    assert all(entry["input"] and entry["status"] for entry in INPUTS)
    assert sum("shown" in entry for entry in INPUTS) >= 45, "what was shown once stays shown"


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _, name in NAMED])
def test_a_test_that_the_page_names_exists(path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
