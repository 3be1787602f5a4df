"""The stubs are those of the .proto files, and the wire still speaks to older peers."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_protos", ROOT / "proto" / "check_protos.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


protos = load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "proto" / "citybrain_wire" / "v1", tmp_path / "citybrain_wire" / "v1")
    return tmp_path


def edit(root: Path, old: str, new: str) -> None:
    path = root / "citybrain_wire" / "v1" / "edge.proto"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_committed_stubs_and_baseline_are_current() -> None:
    assert protos.check() == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  uint32 count = 6; ", "  reserved 6; ", "Frame.count = 6 uint32: was removed"),
        ("  uint32 count = 6; ", "  uint32 count = 99; ", "Frame.count: was '6 uint32', is '99 uint32'"),
        ("  uint32 count = 6; ", "  uint64 count = 6; ", "Frame.count: was '6 uint32', is '6 uint64'"),
        ("  uint32 count = 6; ", "  uint32 rows = 6; ", "Frame.count: its number 6 was given to rows"),
        ("  bytes sensor = 7; ", "  repeated bytes sensor = 7; ", "Frame.sensor: was '7 bytes', is '7 repeated bytes'"),
        ("ACK_LEVEL_APPLIED = 3;", "ACK_LEVEL_APPLIED = 5;", "AckLevel.ACK_LEVEL_APPLIED: was '3', is '5'"),
        ("  ASPECT_DARK = 7;\n", "", "Aspect.ASPECT_DARK = 7: was removed"),
    ],
)
def test_a_change_that_older_peers_would_misread_is_named(copy: Path, old: str, new: str, fault: str) -> None:
    edit(copy, old, new)
    faults = protos.breaking_changes(
        protos.shape(protos.compile_protos(protos.HERE, None)), protos.shape(protos.compile_protos(copy, None))
    )
    assert faults == [fault]


def test_a_new_field_is_no_breaking_change_but_must_enter_the_baseline(copy: Path) -> None:
    edit(copy, "  uint32 count = 6; ", "  uint32 count = 6; string note = 99; ")
    faults = protos.check(copy, protos.BASELINE)
    assert faults[0] == "baseline.json lacks Frame.note; run: python proto/check_protos.py --write"
    assert faults[1] == (
        "citybrain_wire/v1/edge_pb2.py is not made from citybrain_wire/v1/edge.proto; "
        "run: python proto/check_protos.py --write"
    )


def test_a_stub_edited_by_hand_is_found(copy: Path) -> None:
    stub = copy / "citybrain_wire" / "v1" / "device_pb2.pyi"
    stub.write_text(stub.read_text() + "\nx = 1\n")
    assert protos.stub_drift(copy) == [
        "citybrain_wire/v1/device_pb2.pyi is not made from citybrain_wire/v1/device.proto"
    ]
