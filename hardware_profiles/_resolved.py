"""A resolved controller as plain values: what an agent and the core load, compare by hash and keep beside a site.

`to_dict` names groups and stages by id, since people read it; `from_dict` takes nothing it does not know and says for
every fault where it stands. The hash is SHA-256 over the canonical JSON of that form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

from citybrain_wire.errors import BadFile, Fault

from hardware_profiles._fields import Fields
from hardware_profiles._yaml import read_yaml
from hardware_profiles.safety import (
    FORBIDDEN,
    Group,
    Kind,
    Lens,
    Plan,
    PlanStage,
    Preempt,
    Profile,
    Stage,
    check_profile,
)

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
VERSION = 1
_GROUP_INTS = tuple(f.name for f in fields(Group) if f.type == "int")
_PLAIN_INTS = (
    "level", "tick_ms", "report_period_ms", "lag_max_ms", "refuse_after_ms", "request_gap_ms", "start_flash_ms",
    "start_amber_ms", "start_all_red_ms", "max_stages", "max_plans", "max_cycle_ms",
)  # fmt: skip
_PLAIN_TEXTS = ("id", "monitor_class", "hardware_monitor", "fallback", "vendor")
_PLAIN_FLAGS = ("stamped", "amber_regreen", "local_only", "offset_add_only")
_KNOWN = frozenset(
    (*_PLAIN_INTS, *_PLAIN_TEXTS, *_PLAIN_FLAGS, "version", "groups", "conflicts", "intergreens", "stages",
     "transitions", "plans", "local_plan", "allowed_modes", "preempts", "addresses")
)  # fmt: skip


def to_dict(profile: Profile) -> dict[str, Value]:
    """Plain values of a resolved controller; `from_dict` reads them back to an equal profile."""
    name = [group.id for group in profile.groups]
    stage = [item.id for item in profile.stages]
    n = len(name)
    conflicts: list[Value] = []
    for i in range(n):
        for j in range(i + 1, n):
            if profile.conflict[i][j]:
                entry: dict[str, Value] = {"groups": [name[i], name[j]]}
                if profile.conflict[i][j] == 2:
                    entry["yields"] = name[i] if (i, j) in profile.yields else name[j]
                conflicts.append(entry)
    intergreens: dict[str, Value] = {
        name[i]: {name[j]: profile.intergreen_ms[i][j] for j in range(n) if profile.intergreen_ms[i][j]}
        for i in range(n)
        if any(profile.intergreen_ms[i])
    }
    detours: list[Value] = [
        {"from": stage[a], "to": stage[b], "via": None if hop == FORBIDDEN else stage[hop]}
        for a, row in enumerate(profile.transitions)
        for b, hop in enumerate(row)
        if hop != b
    ]
    out: dict[str, Value] = {"version": VERSION}
    for key in (*_PLAIN_TEXTS, *_PLAIN_INTS, *_PLAIN_FLAGS):
        out[key] = getattr(profile, key)
    out["groups"] = [_group_dict(group, name) for group in profile.groups]
    out["conflicts"] = conflicts
    out["intergreens"] = intergreens
    out["stages"] = [
        {
            "id": item.id,
            "groups": [name[g] for g in item.groups],
            "permissive": [[name[i], name[j]] for i, j in item.permissive],
        }
        for item in profile.stages
    ]
    out["transitions"] = detours
    out["plans"] = [_plan_dict(plan, stage) for plan in profile.plans]
    out["local_plan"] = profile.plans[profile.local_plan].id
    out["allowed_modes"] = list(profile.allowed_modes)
    out["preempts"] = [
        {"id": pre.id, "stage": stage[pre.stage], "max_ms": pre.max_ms, "entry_ms": pre.entry_ms}
        for pre in profile.preempts
    ]
    out["addresses"] = {
        "groups": list(profile.group_address),
        "stages": list(profile.stage_address),
        "plans": list(profile.plan_address),
    }
    return out


def _group_dict(group: Group, name: list[str]) -> dict[str, Value]:
    entry: dict[str, Value] = {"id": group.id, "kind": group.kind.value, "lens": group.lens.value}
    entry.update({key: getattr(group, key) for key in _GROUP_INTS})
    entry["parents"] = [name[parent] for parent in group.parents]
    return entry


_PLAN_FIELDS = ("id", "cycle_ms", "offset_ms", "stages")


def _plan_dict(plan: Plan, stage: list[str]) -> dict[str, Value]:
    rows: list[Value] = [
        {"stage": stage[row.stage], "len_ms": row.len_ms, "lo_ms": row.lo_ms, "hi_ms": row.hi_ms} for row in plan.stages
    ]
    out: dict[str, Value] = {
        "id": plan.id,
        "cycle_ms": plan.cycle_ms,
        "offset_ms": plan.offset_ms,
        "stages": rows,
    }
    return {**out, "actuated": True} if plan.actuated else out


def profile_hash(profile: Profile) -> bytes:
    """SHA-256 that names a resolved controller, 32 bytes."""
    text = json.dumps(to_dict(profile), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(b"citybrain-profile-1" + text.encode("ascii")).digest()


def sealed(profile: Profile) -> Profile:
    """The same profile with its hash filled in."""
    return replace(profile, hash=profile_hash(profile))


def from_dict(data: Mapping[str, object], *, path: str = "profile", check: bool = True) -> Profile:
    """The resolved controller that `data` describes, with its hash.

    Raises BadFile naming every fault: unknown and missing fields, wrong types, unknown names, and, unless `check` is
    False or the controller is local only, every finding of the safety rules.
    """
    f = Fields(path, data, _KNOWN)
    if f.integer("version") != VERSION:
        f.fault("version", f"{data.get('version')!r} is not {VERSION}, the version this program reads")
    groups = _groups(f)
    names = {group.id: g for g, group in enumerate(groups)}
    if len(names) < len(groups) or not groups:
        f.raise_faults()  # nothing that names a group can be read
    stages = _stages(f, names)
    at = {stage.id: k for k, stage in enumerate(stages)}
    conflict, yields = _conflicts(f, names)
    plans = tuple(_plan(entry, at) for entry in f.children("plans", _PLAN_FIELDS, ("actuated",)))
    local = f.text("local_plan")
    plan_ids = [plan.id for plan in plans]
    if local not in plan_ids:
        f.fault("local_plan", f"{local!r} is not among the plans {plan_ids}")
    addresses = f.child("addresses", ("groups", "stages", "plans"))
    profile = Profile(
        **{key: f.integer(key) for key in _PLAIN_INTS},  # type: ignore[arg-type]  # the three tuples name fields of these types
        **{key: f.text(key, empty=True) for key in _PLAIN_TEXTS},  # type: ignore[arg-type]
        **{key: f.flag(key) for key in _PLAIN_FLAGS},  # type: ignore[arg-type]
        groups=groups,
        conflict=conflict,
        yields=yields,
        intergreen_ms=_intergreens(f, names),
        stages=stages,
        transitions=_transitions(f, at),
        plans=plans,
        local_plan=plan_ids.index(local) if local in plan_ids else 0,
        allowed_modes=tuple(f.texts("allowed_modes")),
        preempts=tuple(
            Preempt(e.text("id"), e.one_of("stage", at), e.integer("max_ms"), e.integer("entry_ms"))
            for e in f.children("preempts", ("id", "stage", "max_ms", "entry_ms"))
        ),
        group_address=tuple(addresses.integers("groups")),
        stage_address=tuple(addresses.integers("stages")),
        plan_address=tuple(addresses.integers("plans")),
    )
    f.raise_faults()
    findings = check_profile(profile) if check and not profile.local_only else []
    if findings:
        raise BadFile([Fault(path, 0, finding.path, f"{finding.rule}: {finding.message}") for finding in findings])
    return sealed(profile)


def _groups(f: Fields) -> tuple[Group, ...]:
    entries = f.children("groups", ("id", "kind", "lens", "parents", *_GROUP_INTS))
    names = {entry.text("id"): g for g, entry in enumerate(entries)}
    if len(names) != len(entries):
        f.fault("groups", "two groups have the same id")
    kinds, lenses = {kind.value: kind for kind in Kind}, {lens.value: lens for lens in Lens}
    return tuple(
        Group(
            entry.text("id"),
            kind=entry.choice("kind", kinds),
            lens=entry.choice("lens", lenses),
            parents=tuple(entry.all_of("parents", names)),
            **{key: entry.integer(key) for key in _GROUP_INTS},
        )
        for entry in entries
    )


def _stages(f: Fields, names: dict[str, int]) -> tuple[Stage, ...]:
    stages = []
    for entry in f.children("stages", ("id", "groups", "permissive")):
        pairs = [entry.pair("permissive", k, names) for k in range(entry.length("permissive"))]
        ordered = tuple((min(pair), max(pair)) for pair in pairs)
        stages.append(Stage(entry.text("id"), tuple(entry.all_of("groups", names)), ordered))
    return tuple(stages)


def _conflicts(f: Fields, names: dict[str, int]) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]:
    table = [[0] * len(names) for _ in names]
    yields = []
    for entry in f.children("conflicts", ("groups",), optional=("yields",)):
        members = entry.all_of("groups", names)
        if len(members) != 2:
            entry.fault("groups", f"a conflict names two groups, not {len(members)}")
            continue
        i, j = members
        if table[i][j]:
            entry.fault("groups", "this pair stands twice")
        grade = 1
        if entry.has("yields"):
            grade, side = 2, entry.one_of("yields", names)
            yields.append((side, j if side == i else i))
        table[i][j] = table[j][i] = grade
    return tuple(map(tuple, table)), tuple(sorted(yields))


def _intergreens(f: Fields, names: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    table = [[0] * len(names) for _ in names]
    rows = f.mapping("intergreens")
    for i, row in rows.items():
        entry = Fields(f"{f.path}.intergreens.{i}", row, frozenset(names), f.faults)
        if i not in names:
            f.fault("intergreens", f"{i!r} is no group")
            continue
        for j in entry.present():
            if j in names:
                table[names[i]][names[j]] = entry.integer(j)
    return tuple(map(tuple, table))


def _transitions(f: Fields, at: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    table = [list(range(len(at))) for _ in at]
    for entry in f.children("transitions", ("from", "to", "via")):
        a, b = entry.one_of("from", at), entry.one_of("to", at)
        if table:
            table[a][b] = FORBIDDEN if entry.is_null("via") else entry.one_of("via", at)
    return tuple(map(tuple, table))


def _plan(entry: Fields, at: dict[str, int]) -> Plan:
    rows = tuple(
        PlanStage(row.one_of("stage", at), row.integer("len_ms"), row.integer("lo_ms"), row.integer("hi_ms"))
        for row in entry.children("stages", ("stage", "len_ms", "lo_ms", "hi_ms"))
    )
    actuated = entry.has("actuated") and entry.flag("actuated")
    return Plan(entry.text("id"), entry.integer("cycle_ms"), entry.integer("offset_ms"), rows, actuated)


def read_controller(path: str | Path) -> Profile:
    """The resolved controller in a JSON file (or YAML, by its ending), checked. Raises BadFile."""
    if Path(path).suffix in (".yaml", ".yml"):
        plain, _ = read_yaml(path)
        if not isinstance(plain, dict):
            raise BadFile.at(path, "is no mapping of names at its top")
        return from_dict(plain, path=str(path))
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"), parse_constant=_no_constant)
    except OSError as err:
        raise BadFile.at(path, f"cannot be read: {err.strerror or err}") from err
    except (ValueError, RecursionError) as err:
        raise BadFile.at(path, f"is no JSON: {err}") from err
    if not isinstance(data, dict):
        raise BadFile.at(path, "is no object at its top")
    return from_dict(data, path=str(path))


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


def write_controller(profile: Profile, path: str | Path) -> None:
    """Write `profile` as JSON, one field a line."""
    Path(path).write_text(json.dumps(to_dict(profile), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
