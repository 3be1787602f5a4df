"""What makes the kernel reviewable: it is short, it depends on nothing, and no driver can be reached around it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware_profiles import safety
from tests.conftest import ROOT

FOLDER = Path(safety.__file__).parent
KERNEL = ("_kernel.py", "_groups.py")  # what decides over lamps: the step and the group rules K1–K5
MAX_KERNEL_LINES = 400
# Of the standard library only what neither reads a clock nor files nor draws numbers.
PURE = {"__future__", "collections.abc", "dataclasses", "enum", "typing"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_the_kernel_can_be_read_in_one_sitting() -> None:
    assert sum(len((FOLDER / name).read_text(encoding="utf-8").splitlines()) for name in KERNEL) <= MAX_KERNEL_LINES


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_safety_imports_nothing_that_could_make_two_runs_differ(path: Path) -> None:
    ours = {name for name in imports(path) if name.startswith("hardware_profiles.safety")}
    assert set(imports(path)) - ours <= PURE
    assert "hardware_profiles" not in sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_safety_counts_in_whole_milliseconds(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    floats = [node.lineno for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    divisions = [node.lineno for node in nodes if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)]
    assert (floats, divisions) == ([], [])


def test_only_the_site_gives_orders_to_a_driver_and_only_from_effects_or_the_monitor() -> None:
    """Every call of a driver's order in the agent, by function: what the kernel said, or the way back to local."""
    orders = {"apply", "request", "revert", "show"}
    callers: set[tuple[str, str, str]] = set()
    for path in sorted((ROOT / "edge_agent").glob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in orders
                    and ast.unparse(node.func.value).endswith("driver")
                ):
                    callers.add((path.name, function.name, node.func.attr))
    assert callers == {
        ("_site.py", "_carry_out", "apply"),
        ("_site.py", "_carry_out", "request"),
        ("_site.py", "_revert", "revert"),
        ("_site.py", "trip", "revert"),
        ("_site.py", "_stored", "show"),
    }
