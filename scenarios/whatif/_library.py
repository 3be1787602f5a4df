"""The scenarios that ship with the product."""

from __future__ import annotations

from pathlib import Path

from citybrain_wire.errors import BadConfig

from scenarios.whatif._scenario import Scenario, read_scenario

__all__ = ["list_scenarios", "scenario_path"]

LIBRARY = Path(__file__).resolve().parent.parent / "library"


def list_scenarios() -> tuple[tuple[str, Scenario], ...]:
    """(name, scenario) of all that ship, by name."""
    return tuple((path.stem, read_scenario(path)) for path in sorted(LIBRARY.glob("*.yaml")))


def scenario_path(name: str) -> Path:
    """The file of a shipped scenario, or `name` itself where it is a file. Raises BadConfig."""
    if Path(name).is_file():
        return Path(name)
    shipped = LIBRARY / f"{name}.yaml"
    if shipped.is_file():
        return shipped
    known = ", ".join(sorted(path.stem for path in LIBRARY.glob("*.yaml")))
    raise BadConfig(f"{name!r} is neither a file nor a shipped scenario; shipped are {known}")
