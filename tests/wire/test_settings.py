"""Configurations of processes: each field by its type, each complaint by role and name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from citybrain_wire import BadConfig, ClockSpec
from citybrain_wire.settings import read_settings


@dataclass(frozen=True)
class Lamp:
    """A part that reads itself."""

    colour: str

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> Lamp:
        return read_settings(cls, values, "lamp")


@dataclass(frozen=True)
class Every:
    """One field of every type."""

    name: str
    folder: Path
    clock: ClockSpec
    share: float
    note: str = ""
    count: int = 3
    loud: bool = False
    until_s: float | None = None
    archive: Path | None = None
    ports: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, object] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    lamp: Lamp | None = None


GOOD: dict[str, object] = {"name": "n", "folder": "f", "clock": {"kind": "lockstep"}, "share": 1}


def test_values_become_the_declared_types() -> None:
    found = read_settings(
        Every, GOOD | {"until_s": 5, "archive": "a", "ports": {"x": 1}, "more": {"y": [1]}, "loud": True}, "role"
    )
    assert found == Every(
        "n", Path("f"), ClockSpec("lockstep"), 1.0, until_s=5.0, archive=Path("a"), ports={"x": 1}, more={"y": [1]},
        loud=True,
    )  # fmt: skip
    assert isinstance(found.share, float)
    parts = read_settings(Every, GOOD | {"names": ["a", "b"], "lamp": {"colour": "red"}}, "role")
    assert (parts.names, parts.lamp) == (("a", "b"), Lamp("red"))
    assert read_settings(Every, GOOD | {"until_s": None, "archive": None}, "role").archive is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nmae": "n"}, "role: field 'nmae' is unknown; fields are archive, clock, count"),
        ({"name": ""}, "role: field 'name' must be a text that is not empty, not ''"),
        ({"name": 3}, "role: field 'name' must be a text, not 3"),
        ({"folder": ""}, "role: field 'folder' must be a path, not ''"),
        ({"share": "1"}, "role: field 'share' must be a number, not '1'"),
        ({"share": True}, "role: field 'share' must be a number, not True"),
        ({"count": 1.5}, "role: field 'count' must be a whole number, not 1.5"),
        ({"count": False}, "role: field 'count' must be a whole number, not False"),
        ({"loud": 1}, "role: field 'loud' must be true or false, not 1"),
        ({"clock": 3}, "role: field 'clock' must be a mapping with kind and start_ts_ns, not 3"),
        ({"clock": {"sort": "real"}}, "role: field 'clock': "),
        ({"names": "a"}, "role: field 'names' must be a list of texts that are not empty, not 'a'"),
        ({"names": ["a", ""]}, "role: field 'names' must be a list of texts that are not empty, not ['a', '']"),
        ({"lamp": "red"}, "role: field 'lamp' must be a mapping, not 'red'"),
        ({"lamp": {"colour": 1}}, "lamp: field 'colour' must be a text, not 1"),
        ({"ports": [1]}, "role: field 'ports' must be a mapping, not [1]"),
        ({"ports": {"x": "1"}}, "role: field 'ports', 'x' must be a whole number, not '1'"),
    ],
)
def test_a_wrong_value_is_named_with_what_it_must_be(change: dict[str, object], message: str) -> None:
    with pytest.raises(BadConfig) as caught:
        read_settings(Every, GOOD | change, "role")
    assert str(caught.value).startswith(message)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(BadConfig, match="role: field 'folder' is missing"):
        read_settings(Every, {name: value for name, value in GOOD.items() if name != "folder"}, "role")
