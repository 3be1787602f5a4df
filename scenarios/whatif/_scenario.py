"""Scenario files: YAML held to `schema.json`, every fault with its line and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from citybrain_wire.errors import BadFile, Fault

from hardware_profiles import Lines, Plain, dotted, read_yaml
from scenarios.whatif._changes import Buildings, Change, CloseEdge, Rain, ScaleDemand, SignalPlan

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

__all__ = ["Scenario", "clock_s", "read_scenario"]

SCHEMA = Path(__file__).with_name("schema.json")
CITIES = Path(__file__).resolve().parent.parent / "cities"
NO_PIPES = "pipes are not in the loop yet, so nothing would follow; close the street above the burst with close_edge"
_At = tuple[str | int, ...]


@dataclass(frozen=True)
class Scenario:
    """A scenario file, understood and not yet checked against its city.

    `begin_s`: time of day of the branch; None where it starts from the nowcast file `snapshot`. `lines`: where each
    field stands, for messages.
    """

    path: Path
    name_zh: str
    name_en: str
    description_zh: str
    description_en: str
    city: Path
    begin_s: float | None
    snapshot: Path | None
    warm_up_s: int
    duration_s: int
    seeds: int
    changes: tuple[Change, ...]
    lines: Lines

    def fault(self, at: _At, message: str) -> Fault:
        """A fault of this file at the field `at`."""
        return Fault(str(self.path), _line(self.lines, at), dotted(at), message)


def clock_s(text: str) -> float:
    """Seconds after midnight of `07:30` or `07:30:15`."""
    parts = [int(part) for part in text.split(":")]
    return float(sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False)))


@cache
def _validator() -> Validator:
    import jsonschema

    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _line(lines: Lines, at: _At) -> int:
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 0)


def read_scenario(path: str | Path) -> Scenario:
    """The scenario in a YAML file. Raises BadFile with every fault, its line and its field."""
    plain, lines = read_yaml(path)
    found = [(at, message) for at, message in _schema_faults(plain)] or list(_further_faults(cast("_Map", plain)))
    if found:
        raise BadFile(sorted(Fault(str(path), _line(lines, at), dotted(at), message) for at, message in found))
    return _build(Path(path), cast("_Map", plain), lines)


def _schema_faults(data: Plain) -> Iterator[tuple[_At, str]]:
    for error in _validator().iter_errors(data):
        at = tuple(error.absolute_path)
        schema = error.schema if isinstance(error.schema, dict) else {}
        if error.validator == "additionalProperties" and isinstance(error.instance, dict):
            known = ", ".join(sorted(schema["properties"]))
            for name in sorted(set(error.instance) - set(schema["properties"])):
                yield (*at, name), f"unknown field; known here: {known}"
        elif error.validator == "pattern" or (error.validator == "type" and "pattern" in schema):
            yield at, f'{error.instance!r} is no time of day; write it in quotes, for example "07:30"'
        elif error.validator == "maxProperties":
            yield at, "one change per list item; begin each change with its own dash"
        else:
            yield at, error.message if len(error.message) <= 160 else error.message[:157] + "..."


_Map = Mapping[str, Plain]


def _further_faults(data: _Map) -> Iterator[tuple[_At, str]]:
    """What a schema cannot say."""
    if ("begin" in data) == ("snapshot" in data):
        yield ("begin",), "a scenario branches from a time of day or from a snapshot; give begin or snapshot, not both"
    if "snapshot" in data and "warm_up_s" in data:
        yield ("warm_up_s",), "a snapshot is a street in full motion; remove warm_up_s"
    for k, item in enumerate(cast("list[_Map]", data["changes"])):
        (kind, body) = next(iter(item.items()))
        if kind == "burst_pipe":
            yield ("changes", k, kind), NO_PIPES
        if kind == "close_edge":
            closing = cast("_Map", body)
            begin, end = closing.get("from"), closing.get("until")
            if isinstance(begin, str) and isinstance(end, str) and clock_s(end) <= clock_s(begin):
                yield ("changes", k, kind, "until"), f"{end} is not after {begin}"


def _build(path: Path, data: _Map, lines: Lines) -> Scenario:
    """From data that passed the schema, hence the casts."""
    name, about = cast("_Map", data["name"]), cast("_Map", data.get("description", {}))
    snapshot = data.get("snapshot")
    return Scenario(
        path=path,
        name_zh=str(name["zh"]),
        name_en=str(name["en"]),
        description_zh=str(about.get("zh", "")),
        description_en=str(about.get("en", "")),
        city=_city(path, str(data["city"])),
        begin_s=clock_s(str(data["begin"])) if "begin" in data else None,
        snapshot=path.parent / str(snapshot) if snapshot is not None else None,
        warm_up_s=cast("int", data.get("warm_up_s", 0)),
        duration_s=cast("int", data["duration_s"]),
        seeds=cast("int", data["seeds"]),
        changes=tuple(_change(item) for item in cast("list[_Map]", data["changes"])),
        lines=lines,
    )


def _city(path: Path, name: str) -> Path:
    """A city that ships with the product by its name, else a folder or configuration beside the scenario."""
    shipped = CITIES / name
    return shipped if shipped.is_dir() else (path.parent / name).resolve()


def _ids(body: _Map, key: str) -> tuple[str, ...]:
    return tuple(map(str, cast("list[str]", body.get(key, []))))


def _time(body: _Map, key: str) -> float | None:
    return clock_s(str(body[key])) if key in body else None


def _signal_plan(body: _Map) -> SignalPlan:
    rows = cast("list[dict[str, int]]", body["stages"])
    stages = tuple((row["stage"], row["length_s"]) for row in rows)
    return SignalPlan(str(body["signal"]), cast("int", body["offset_s"]), stages)


_BUILDERS: Mapping[str, Callable[[_Map], Change]] = {
    "close_edge": lambda body: CloseEdge(_ids(body, "edges"), _time(body, "from"), _time(body, "until")),
    "demand": lambda body: ScaleDemand(
        float(cast("float", body["factor"])), _ids(body, "origins"), _ids(body, "destinations")
    ),
    "signal_plan": _signal_plan,
    "rain": lambda body: Rain(float(cast("float", body["mm_per_h"]))),
    "buildings": lambda body: Buildings(
        _ids(body, "edges"),
        float(cast("float", body["trips_per_hour"])),
        float(cast("float", body["arriving_share"])),
    ),
}


def _change(item: _Map) -> Change:
    (kind, body) = next(iter(item.items()))
    return _BUILDERS[kind](cast("_Map", body))
