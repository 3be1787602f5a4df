"""Broken device descriptions are refused with the file, the place and the words that a person needs to mend them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from citybrain_wire.errors import BadFile

from hardware_profiles import read_controller, read_profile, to_dict
from tests.hardware_profiles.x4 import x4

GOOD = Path(__file__).resolve().parents[3] / "hardware_profiles" / "generic" / "stage_controller" / "profile.yaml"


def vendor(tmp_path: Path, change: Callable[[str], str]) -> str:
    text = GOOD.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    path = tmp_path / "profile.yaml"
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_profile(path)
    return str(caught.value).replace(str(path), "profile.yaml")


def put(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            put("status: stable", "status: stable\n  colour: red"),
            "identity.colour: unknown field; known here: firmware, labels, model, status, title, vendor",
        ),
        (
            put("report_period_ms: 100,", "report_period_ms: .nan,"),
            "profile.yaml:17: rates.report_period_ms: .nan is no number that can be used",
        ),
        (
            put("report_period_ms: 100,", "report_period_ms: fast,"),
            "profile.yaml:17: rates.report_period_ms: 'fast' is not of type 'integer'",
        ),
        (put("level: 2", "level: two"), "profile.yaml:33: safety.level: 'two' is not one of [1, 2, 3]"),
        (
            put("kind: signal_controller", "kind: rsu"),
            "profile.yaml:33: safety: only a signal_controller has a safety block",
        ),
        (put("  level: 2\n", "  level: 2\n  level: 3\n"), "profile.yaml:34: safety.level: stands twice"),
        (
            put("report_period_ms: 100,", "report_period_ms: 1000,"),
            "profile.yaml:39: safety.monitor_class: class A needs lamp reports every 100 ms, not 1000",
        ),
        (put("lag_max_ms: 500", "lag_max_ms: 4000"), "profile.yaml:36: safety.lag_max_ms: 4000 is above 1000"),
        (
            put("reverted_by: revert_to_local", "reverted_by: magic"),
            "profile.yaml:28: commands.0.reverted_by: 'magic' is no command of this profile",
        ),
        (
            put("name: stage, canonical", "name: lamp, canonical"),
            "profile.yaml:13: resources.1.name: 'lamp' stands twice",
        ),
        (put("min: -1, max: 63", "min: 70, max: 63"), "profile.yaml:13: resources.1.min: 70 is above max 63"),
        (lambda text: text + BOMB, "profile.yaml:49: alias *a: aliases are not taken; write the value out"),
        (
            lambda text: text + "x: !!python/object/apply:os.system [ls]\n",
            "profile.yaml:48: x: python/object/apply:os.system is no plain value",
        ),
        (
            lambda text: text + "x: 2020-01-01\n",
            "profile.yaml:48: x: timestamp is no plain value; quote it if it is text",
        ),
        (
            lambda text: text + "x: [\n",
            "profile.yaml:49: is no YAML: expected the node content, but found '<stream end>'",
        ),
        (lambda text: "[1, 2]\n", "profile.yaml:1: [1, 2] is not of type 'object'"),
        (lambda text: "", "profile.yaml: is empty"),
        (lambda text: text + "x: " + "[" * 100 + "]" * 100, "is nested deeper than 12 levels"),
        (lambda text: text + "#" * (1 << 18), "bytes, at most 262144 are read"),
    ],
)
def test_a_bad_vendor_profile_is_refused_by_line_and_field(
    tmp_path: Path, change: Callable[[str], str], message: str
) -> None:
    assert message in vendor(tmp_path, change)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(b"kind: \xff\xfe")
    with pytest.raises(BadFile, match="is no UTF-8: byte 6"):
        read_profile(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read: No such file or directory"):
        read_profile(tmp_path / "none.yaml")


Data = dict[str, object]


def resolved(tmp_path: Path, change: Callable[[Data], object]) -> str:
    data: Data = json.loads(json.dumps(to_dict(x4())))
    change(data)
    path = tmp_path / "x4.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_controller(path)
    return str(caught.value).replace(str(path), "x4.json")


def at(data: Data, *keys: str | int) -> dict[str, object]:
    node: object = data
    for key in keys:
        node = node[key]  # type: ignore[index]  # a path into plain JSON
    assert isinstance(node, dict)
    return node


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda d: d["conflicts"].append({"groups": ["V2", "V1"], "yields": "V1"}),
            "conflicts.3.groups: this pair stands twice",
        ),
        (
            lambda d: at(d, "intergreens", "V1").update(V2=4000),
            "intergreen_ms.V1.V2: P06: 4000 ms is below amber + all red = 5000",
        ),
        (
            lambda d: at(d, "intergreens", "P1").update(V2=8000),
            "intergreen_ms.P1.V2: P07: 8000 ms is below clearance + buffer = 9000",
        ),
        (lambda d: at(d, "stages", 0).update(groups=["V1", "V2"]), "stages.A: P10: V1 and V2 are in hard conflict"),
        (
            lambda d: at(d, "groups", 0).update(amber_ms=2000),
            "groups.V1.amber_ms: P04: 2000 ms is not within 3000 to 6000",
        ),
        (lambda d: at(d, "groups", 0).update(amber_ms=float("nan")), "is no JSON: NaN is no number"),
        (
            lambda d: at(d, "groups", 0).update(amber_ms=3000.0),
            "groups.0.amber_ms: the number 3000.0 where a whole number is needed",
        ),
        (
            lambda d: at(d, "groups", 0).update(amber_ms=True),
            "groups.0.amber_ms: true or false where a whole number is needed",
        ),
        (
            lambda d: at(d, "groups", 0).update(amber_ms=10**30),
            "groups.0.amber_ms: a huge number where a whole number is needed",
        ),
        (lambda d: at(d, "groups", 0).update(colour="red"), "groups.0.colour: unknown field; known here: all_red_ms"),
        (lambda d: at(d, "groups", 0).pop("min_green_ms"), "groups.0.min_green_ms: is missing"),
        (lambda d: at(d, "groups", 0).update(id="V2"), "groups: two groups have the same id"),
        (
            lambda d: at(d, "stages", 0).update(groups=["V9"]),
            "stages.0.groups: 'V9' is not known; known are V1, V2, P1, P2",
        ),
        (lambda d: at(d, "stages", 0).update(groups="V1"), "stages.0.groups: the text 'V1' where a list is needed"),
        (
            lambda d: at(d, "plans", 0).update(cycle_ms=61_000),
            "plans.local.cycle_ms: P16: P30 lengths sum to 60000 ms, the cycle is 61000",
        ),
        (lambda d: d.update(local_plan="night"), "local_plan: 'night' is not among the plans ['local']"),
        (lambda d: d.update(version=2), "version: 2 is not 1, the version this program reads"),
        (lambda d: d.update(level="2"), "level: the text '2' where a whole number is needed"),
        (lambda d: d.update(groups=None), "groups: is null"),
        (lambda d: d.update(monitor_class="B"), "hardware_monitor: P19: class B must name a hardware conflict monitor"),
    ],
)
def test_a_bad_controller_is_refused_by_field(tmp_path: Path, change: Callable[[Data], object], message: str) -> None:
    assert message in resolved(tmp_path, change)


def test_every_fault_of_a_controller_is_told_at_once(tmp_path: Path) -> None:
    def spoil(data: Data) -> None:
        at(data, "groups", 0)["amber_ms"] = "long"
        at(data, "groups", 1)["kind"] = "tank"
        data["hurry"] = True

    text = resolved(tmp_path, spoil)
    assert len(text.splitlines()) == 3
    assert "groups.1.kind: 'tank' is not one of bike, bus, ped, veh" in text


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', "nul", "[" * 100_000])
def test_what_is_no_controller_at_all_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x4.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile):
        read_controller(path)
