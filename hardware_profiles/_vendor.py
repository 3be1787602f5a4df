"""Vendor profiles: what a device model can do, one folder per vendor and model."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain_wire.errors import BadFile, BadInput, Fault

from hardware_profiles._yaml import Lines, Plain, dotted, read_yaml
from hardware_profiles.safety import Finding, Profile

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

ROOT = Path(__file__).resolve().parent
SCHEMA = ROOT / "schema.json"


@dataclass(frozen=True)
class Resource:
    """One value that a device reports. `period_ms` 0 = on change only; `unit` is a UCUM code."""

    name: str
    canonical: str
    type: str
    unit: str
    minimum: float | None
    maximum: float | None
    period_ms: int
    address: str


@dataclass(frozen=True)
class SafetyLimits:
    """What a controller model adds to every junction it stands at; fields as in `safety.Profile`."""

    level: int
    tick_ms: int
    stamped: bool
    lag_max_ms: int
    refuse_after_ms: int
    request_gap_ms: int
    monitor_class: str
    hardware_monitor: str
    dead_man_ms: int
    fallback: str
    allowed_modes: tuple[str, ...]
    offset_add_only: bool
    max_groups: int
    max_stages: int
    max_plans: int
    max_cycle_ms: int
    start_flash_ms: int
    start_amber_ms: int
    start_all_red_ms: int


@dataclass(frozen=True)
class VendorProfile:
    """One device model. `name` is "vendor/model"; `hash` SHA-256 over the canonical form of its file.

    `ack_timeout_ms[i]`: within which `commands[i]` is answered. `mandatory`, `optional`, `deviations`: what it can do
    and where it departs from its protocol, in words.
    """

    name: str
    title: str
    kind: str
    experimental: bool
    protocol: str
    report_period_ms: int
    stamp_resolution_ms: int
    resources: tuple[Resource, ...]
    commands: tuple[str, ...]
    ack_timeout_ms: tuple[int, ...]
    mandatory: tuple[str, ...]
    optional: tuple[str, ...]
    deviations: tuple[str, ...]
    safety: SafetyLimits | None
    hash: bytes


def list_profiles() -> tuple[str, ...]:
    """Names of all vendor profiles that are installed, sorted."""
    return tuple(sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in ROOT.glob("*/*/profile.yaml")))


@cache
def load_profile(name: str) -> VendorProfile:
    """The vendor profile "vendor/model". Raises BadInput for an unknown name, BadFile for a broken file."""
    if name not in list_profiles():
        raise BadInput(f"no hardware profile {name!r}; there are {', '.join(list_profiles())}")
    path = ROOT / name / "profile.yaml"
    profile = read_profile(path)
    if profile.name != name:
        raise BadFile.at(path, f"describes {profile.name}, its folder is {name}", field="identity")
    return profile


def read_profile(path: str | Path) -> VendorProfile:
    """The vendor profile in a YAML file. Raises BadFile with every fault, its line and field."""
    data, lines = read_yaml(path)
    faults = [
        Fault(str(path), _line(lines, at), dotted(at), message) for at, message in _schema_faults(data)
    ] or _range_faults(str(path), data, lines)
    if faults or not isinstance(data, dict):
        raise BadFile(sorted(faults))
    return _build(data)


def _schema_faults(data: Plain) -> list[tuple[tuple[str | int, ...], str]]:
    found: list[tuple[tuple[str | int, ...], str]] = []
    for error in _validator().iter_errors(data):
        at = tuple(error.absolute_path)
        schema = error.schema if isinstance(error.schema, dict) else {}
        if error.validator == "additionalProperties" and isinstance(error.instance, dict):
            known = ", ".join(sorted(schema["properties"]))
            extra = sorted(set(error.instance) - set(schema["properties"]))
            found += [((*at, name), f"unknown field; known here: {known}") for name in extra]
        elif error.validator == "not":
            found.append(((*at, "safety"), "only a signal_controller has a safety block"))
        else:
            found.append((at, error.message if len(error.message) <= 160 else error.message[:157] + "..."))
    return found


def _line(lines: Lines, at: tuple[str | int, ...]) -> int:
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 0)


def _range_faults(path: str, data: Plain, lines: Lines) -> list[Fault]:
    """What a schema cannot say: ranges that are empty, commands that undo themselves by nothing, doubled names."""
    faults: list[Fault] = []
    assert isinstance(data, dict)
    resources, commands = data["resources"], data["commands"]
    assert isinstance(resources, list)
    assert isinstance(commands, list)
    for what, items in (("resources", resources), ("commands", commands)):
        names = [item["name"] for item in items if isinstance(item, dict)]
        for k, name in enumerate(names):
            if name in names[:k]:
                where = (what, k, "name")
                faults.append(Fault(path, _line(lines, where), dotted(where), f"{name!r} stands twice"))
    for k, item in enumerate(resources):
        assert isinstance(item, dict)
        low, high = item.get("min"), item.get("max")
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            where = ("resources", k, "min")
            faults.append(Fault(path, _line(lines, where), dotted(where), f"{low} is above max {high}"))
    names = [item["name"] for item in commands if isinstance(item, dict)]
    for k, item in enumerate(commands):
        assert isinstance(item, dict)
        back = item.get("reverted_by")
        if back is not None and back not in names:
            where = ("commands", k, "reverted_by")
            faults.append(Fault(path, _line(lines, where), dotted(where), f"{back!r} is no command of this profile"))
    safety = data.get("safety")
    if isinstance(safety, dict) and not faults:
        faults += [
            Fault(path, _line(lines, ("safety", finding.path)), f"safety.{finding.path}", finding.message)
            for finding in _safety_findings(_limits(safety), data)
        ]
    return faults


def _safety_findings(limits: SafetyLimits, data: dict[str, Plain]) -> list[Finding]:
    rates = data["rates"]
    assert isinstance(rates, dict)
    period = rates["report_period_ms"]
    assert isinstance(period, int)
    found = []
    if limits.monitor_class == "A" and period > 100:
        found.append(Finding("P19", "monitor_class", f"class A needs lamp reports every 100 ms, not {period}"))
    if limits.monitor_class == "B" and not limits.hardware_monitor:
        found.append(Finding("P19", "hardware_monitor", "class B must name a hardware conflict monitor"))
    if limits.lag_max_ms > 1000:
        found.append(Finding("P19", "lag_max_ms", f"{limits.lag_max_ms} is above 1000"))
    if limits.lag_max_ms >= limits.refuse_after_ms:
        what = f"{limits.refuse_after_ms} is not above lag_max_ms {limits.lag_max_ms}"
        found.append(Finding("P19", "refuse_after_ms", what))
    if limits.fallback not in limits.allowed_modes:
        found.append(Finding("P16", "fallback", f"{limits.fallback!r} is not among allowed_modes"))
    return found


@cache
def _validator() -> Validator:
    # Imported here: the edge daemon loads this package and must not load the schema library with it.
    import jsonschema

    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _build(data: dict[str, Plain]) -> VendorProfile:
    """From data that passed the schema, hence the casts by `str` and `int`."""
    identity, transport, rates = (_section(data, key) for key in ("identity", "transport", "rates"))
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    resources = tuple(
        Resource(
            name=str(item["name"]),
            canonical=str(item["canonical"]),
            type=str(item["type"]),
            unit=str(item["unit"]),
            minimum=_number(item.get("min")),
            maximum=_number(item.get("max")),
            period_ms=_int(item.get("period_ms", 0)),
            address=str(item.get("address", "")),
        )
        for item in _items(data, "resources")
    )
    capabilities = _section(data, "capabilities")
    return VendorProfile(
        name=f"{identity['vendor']}/{identity['model']}",
        title=str(identity["title"]),
        kind=str(data["kind"]),
        experimental=identity["status"] == "experimental",
        protocol=str(transport["protocol"]),
        report_period_ms=_int(rates["report_period_ms"]),
        stamp_resolution_ms=_int(rates.get("stamp_resolution_ms", 1)),
        resources=resources,
        commands=tuple(str(item["name"]) for item in _items(data, "commands")),
        ack_timeout_ms=tuple(_int(item["ack_timeout_ms"]) for item in _items(data, "commands")),
        mandatory=_texts(capabilities, "mandatory"),
        optional=_texts(capabilities, "optional"),
        deviations=_texts(capabilities, "deviations"),
        safety=_limits(_section(data, "safety")) if "safety" in data else None,
        hash=hashlib.sha256(b"citybrain-vendor-1" + text.encode("ascii")).digest(),
    )


def _limits(safety: dict[str, Plain]) -> SafetyLimits:
    limits, start = _section(safety, "limits"), _section(safety, "start")
    modes = safety["allowed_modes"]
    assert isinstance(modes, list)
    return SafetyLimits(
        level=_int(safety["level"]),
        tick_ms=_int(safety["tick_ms"]),
        stamped=bool(safety["stamped"]),
        lag_max_ms=_int(safety["lag_max_ms"]),
        refuse_after_ms=_int(safety["refuse_after_ms"]),
        request_gap_ms=_int(safety["request_gap_ms"]),
        monitor_class=str(safety["monitor_class"]),
        hardware_monitor=str(safety.get("hardware_monitor", "")),
        dead_man_ms=_int(safety["dead_man_ms"]),
        fallback=str(safety["fallback"]),
        allowed_modes=tuple(map(str, modes)),
        offset_add_only=bool(safety.get("offset_add_only", False)),
        max_groups=_int(limits["groups"]),
        max_stages=_int(limits["stages"]),
        max_plans=_int(limits["plans"]),
        max_cycle_ms=_int(limits["cycle_ms"]),
        start_flash_ms=_int(start["flash_ms"]),
        start_amber_ms=_int(start["amber_ms"]),
        start_all_red_ms=_int(start["all_red_ms"]),
    )


def on_device(profile: Profile, vendor: VendorProfile) -> Profile:
    """The junction `profile` on a controller of model `vendor`: its level, timing and limits, without a hash yet.

    Raises BadInput where the model is no controller or holds fewer groups than the junction has.
    """
    limits = vendor.safety
    if limits is None:
        raise BadInput(f"{vendor.name} is a {vendor.kind}, no signal controller")
    if len(profile.groups) > limits.max_groups:
        raise BadInput(f"{profile.id}: {len(profile.groups)} groups, {vendor.name} holds {limits.max_groups}")
    longest = max((max(row) for row in profile.intergreen_ms), default=0)
    return replace(
        profile,
        vendor=vendor.name,
        level=limits.level,
        tick_ms=limits.tick_ms,
        report_period_ms=vendor.report_period_ms,
        stamped=limits.stamped,
        lag_max_ms=limits.lag_max_ms,
        refuse_after_ms=limits.refuse_after_ms,
        request_gap_ms=limits.request_gap_ms,
        monitor_class=limits.monitor_class,
        hardware_monitor=limits.hardware_monitor,
        fallback=limits.fallback,
        allowed_modes=limits.allowed_modes,
        offset_add_only=limits.offset_add_only,
        max_stages=limits.max_stages,
        max_plans=limits.max_plans,
        max_cycle_ms=limits.max_cycle_ms,
        start_flash_ms=limits.start_flash_ms,
        start_amber_ms=limits.start_amber_ms,
        start_all_red_ms=max(limits.start_all_red_ms, longest),
        hash=b"",
    )


def _section(data: dict[str, Plain], key: str) -> dict[str, Plain]:
    value = data[key]
    assert isinstance(value, dict)
    return value


def _items(data: dict[str, Plain], key: str) -> list[dict[str, Plain]]:
    value = data[key]
    assert isinstance(value, list)
    return [item for item in value if isinstance(item, dict)]


def _texts(data: dict[str, Plain], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    assert isinstance(value, list)
    return tuple(map(str, value))


def _int(value: Plain) -> int:
    assert isinstance(value, int)
    return value


def _number(value: Plain) -> float | None:
    return float(value) if isinstance(value, int | float) else None
