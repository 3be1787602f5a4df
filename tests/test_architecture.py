"""The shape of the code base, held by a machine: import directions, doors, file lengths, what the edge box may load."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Each package → what of ours it may import. The street is nobody's to import but the supervisor's: the wall.
WIRE, HARDWARE = "citybrain_wire", "hardware_profiles"
CITY, TRAFFIC, MIRROR, CONTROL = "twin_core.city", "twin_core.traffic", "twin_core.mirror", "twin_core.control"
KERNELS, PIPES = "twin_core.kernels", "twin_core.pipes"
ALLOWED: dict[str, set[str]] = {
    WIRE: set(),
    HARDWARE: {WIRE},
    "cluster": {WIRE},
    "edge_agent": {HARDWARE, WIRE},
    CITY: {HARDWARE, WIRE},
    KERNELS: set(),
    TRAFFIC: {CITY, KERNELS, WIRE},
    PIPES: {CITY, KERNELS, WIRE},
    "twin_core.coupling": {CITY, TRAFFIC, PIPES, WIRE},
    "twin_core.hydraulics": {CITY, PIPES, "twin_core.coupling", WIRE},
    "twin_core.audit": {WIRE},
    "twin_core.emissions": {CITY, TRAFFIC},
    "twin_core.parking": {CITY, WIRE},
    "twin_core.people": {"twin_core.audit", WIRE},
    "twin_core.gateway": {HARDWARE, WIRE},
    "twin_core.live": {HARDWARE, WIRE},
    "twin_core.history": {"twin_core.live", HARDWARE, WIRE},
    MIRROR: {CITY, TRAFFIC, "twin_core.coupling", HARDWARE, WIRE},
    CONTROL: {CITY, TRAFFIC, MIRROR, "cluster", HARDWARE, WIRE},
    "twin_core.forecast": {CITY, TRAFFIC, MIRROR, CONTROL, "cluster", HARDWARE, WIRE},
    "viz": {"twin_core", HARDWARE, WIRE},
    "scenarios": {"twin_core", "cluster", HARDWARE, WIRE},
    "bench": {"twin_core", "cluster", HARDWARE, WIRE},
    "citybrain": {"viz", "scenarios", "bench", "edge_agent", "twin_core", "cluster", HARDWARE, WIRE},
}
OURS = {name.split(".")[0] for name in ALLOWED} | {"tests"}
MAX_LINES = 600


def _sources() -> Iterator[tuple[str, Path]]:
    """(dotted module name, path) of every product source that is not generated."""
    for base in (ROOT, ROOT / "proto"):
        for top in sorted(OURS - {"tests"}):
            for path in sorted((base / top).rglob("*.py")):
                if "_pb2" not in path.name:
                    parts = path.relative_to(base).with_suffix("").parts
                    yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def _package(module: str) -> str:
    """The longest entry of ALLOWED that holds `module`; twin_core itself is only a folder."""
    matches = [name for name in ALLOWED if module == name or module.startswith(name + ".")]
    return max(matches, key=len, default=module.split(".")[0])


def _imports(path: Path, module: str) -> Iterator[tuple[int, str]]:
    """Absolute names a file imports, with `from a import b` given as a.b too, since b may be a module."""
    is_package = path.name == "__init__.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                anchor = module.split(".")[: len(module.split(".")) - node.level + (1 if is_package else 0)]
                base = ".".join([*anchor, base] if base else anchor)
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"


SOURCES = list(_sources())


def test_sources_are_found() -> None:
    assert len(SOURCES) > 20


def test_imports_follow_the_arrows() -> None:
    wrong = []
    for module, path in SOURCES:
        package = _package(module)
        for line, name in _imports(path, module):
            if name.split(".")[0] not in OURS:
                continue
            target = _package(name)
            if target == package:
                continue
            allowed = ALLOWED.get(package, set())
            if target not in allowed and target.split(".")[0] not in allowed:
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {package} must not import {target}")
    assert not wrong, "\n".join(wrong)


def test_other_packages_are_entered_by_the_door() -> None:
    wrong = []
    for module, path in SOURCES:
        package = _package(module)
        for line, name in _imports(path, module):
            if name.split(".")[0] not in OURS or _package(name) == package:
                continue
            inside = name.removeprefix(_package(name)).split(".")[1:]
            # The last part may be a name such as __all__'s member; a private module is any part with an underscore.
            if any(part.startswith("_") for part in inside):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {name} is private to {_package(name)}")
    assert not wrong, "\n".join(wrong)


def test_only_the_command_line_knows_the_street() -> None:
    knows = {
        _package(module)
        for module, path in SOURCES
        for _, name in _imports(path, module)
        if name.startswith("scenarios.street") and not module.startswith("scenarios.street")
    }
    assert knows <= {"citybrain"}


def test_no_file_is_longer_than_one_sitting() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {n} lines"
        for _, path in SOURCES
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    ]
    tests = [
        f"{path.relative_to(ROOT)}: {n} lines"
        for path in (ROOT / "tests").rglob("*.py")
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    ]
    assert not long + tests


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_each_package_has_one_door_with_all_its_names(package: str) -> None:
    base = ROOT / "proto" if package == "citybrain_wire" else ROOT
    door = base.joinpath(*package.split("."), "__init__.py")
    assert door.is_file(), f"{package} has no door"
    tree = ast.parse(door.read_text(encoding="utf-8"))
    listed = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(target := (node.targets[0] if isinstance(node, ast.Assign) else node.target), ast.Name)
        and target.id == "__all__"
        and node.value is not None
    ]
    assert len(listed) == 1, f"{package}: the door lists its names in __all__, once"
    assert ast.get_docstring(tree), f"{package}: the door says what the package is for"
