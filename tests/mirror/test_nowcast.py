from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadFile

from hardware_profiles.safety import Plan, PlanStage
from twin_core.mirror import ControllerState, Nowcast, WorldKey, read_nowcast, write_nowcast

PLAN = Plan("p-1", 60_000, 5_000, (PlanStage(0, 30_000, 25_000, 35_000), PlanStage(2, 30_000, 30_000, 30_000)))

DETECTED = ControllerState("c", dataclasses.replace(PLAN, actuated=True), 2, 900)


def example() -> Nowcast:
    return Nowcast(
        ts_ns=1_700_000_000_000_000_000,
        time_ms=25_200_000,
        world=WorldKey(7, 25_200.0, None),
        source_hash="ab12",
        engine=bytes(range(256)),
        controllers=(ControllerState("tl-甲", PLAN, -1, 0), ControllerState("b", None, 3, 4200, since_ns=5), DETECTED),
        arrays={"counts": np.arange(6, dtype=np.int32).reshape(2, 3), "none": np.zeros(0, np.float32)},
    )


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.nowcast"
    write_nowcast(path, example())
    again = read_nowcast(path)
    assert (again.ts_ns, again.time_ms, again.source_hash) == (1_700_000_000_000_000_000, 25_200_000, "ab12")
    assert again.world == WorldKey(7, 25_200.0, None)
    assert again.engine == bytes(range(256))
    assert again.controllers == example().controllers
    assert again.arrays["counts"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert again.arrays["none"].shape == (0,)
    assert again.street_offset_ms == 1_700_000_000_000 - 25_200_000


def test_the_same_state_gives_the_same_bytes_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write_nowcast(tmp_path / "a", example())
    write_nowcast(tmp_path / "b", example())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("at", [0, 8, 40, -300, -1])
def test_a_flipped_bit_is_found(tmp_path: Path, at: int) -> None:
    path = tmp_path / "a"
    write_nowcast(path, example())
    body = bytearray(path.read_bytes())
    body[at] ^= 0x10
    path.write_bytes(body)
    with pytest.raises(BadFile, match=r"is no nowcast file|is cut or damaged"):
        read_nowcast(path)


@pytest.mark.parametrize("keep", [0, 7, 11, 100, -1])
def test_a_cut_file_is_refused(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "a"
    write_nowcast(path, example())
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(BadFile):
        read_nowcast(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as caught:
        read_nowcast(tmp_path / "none")
    assert str(caught.value) == f"{tmp_path / 'none'}: cannot be read: No such file or directory"
