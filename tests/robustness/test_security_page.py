"""The security page and the list of bad inputs name tests: each of them exists, or they promise what nothing shows."""

from __future__ import annotations

import ast
import re

import pytest

from bench.inputs import load_inputs
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "security.md"
SHOWN = {tuple(entry.shown.split("::")) for entry in load_inputs() if entry.shown}
NAMED = sorted(SHOWN | set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE.read_text(encoding="utf-8"))))


def test_the_page_names_tests() -> None:
    assert len(NAMED) > 12


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _, name in NAMED])
def test_a_test_that_the_page_names_exists(path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
