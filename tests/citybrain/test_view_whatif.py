"""What-ifs beside the loop: one at a time, cancelled, failed with the reason, and played whole from a real nowcast."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from citybrain_wire import BadInput, Unavailable

from citybrain import _whatif
from citybrain._whatif import RunWhatIfs
from twin_core.mirror import Mirror, RehearsalStreet, WorldKey, load_world, write_nowcast
from viz import WhatIfBusy

EDGES = ("E1",)
PATIENCE_S = 20.0
WHOLE_S = 280.0
BEGIN_S = 25_200.0


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunWhatIfs]:
    """A runner whose questions are prepared by nobody and played by a program that waits to be interrupted."""
    monkeypatch.setattr(RunWhatIfs, "_prepare", lambda _self, folder, *_question: folder.mkdir(parents=True) or 7)
    monkeypatch.setattr(_whatif, "_start", lambda folder: _program(folder, "import time; time.sleep(60)"))
    runner = RunWhatIfs(tmp_path, tmp_path / "mirror", tmp_path / "whatif")
    yield runner
    runner.close()


def _program(folder: Path, code: str) -> subprocess.Popen[bytes]:
    with open(folder / "log", "wb") as log:
        return subprocess.Popen([sys.executable, "-c", code], stdout=log, stderr=log)


def _until_ended(runner: RunWhatIfs, question: str, patience_s: float = PATIENCE_S) -> _whatif.WhatIfProgress:
    over = time.monotonic() + patience_s
    while True:
        found = runner.progress(question)
        assert found is not None
        if found.state != "running":
            return found
        assert time.monotonic() < over, "it never ended"


def test_one_question_at_a_time_and_a_cancelled_one_makes_way(played: RunWhatIfs) -> None:
    first = played.ask(EDGES, 600, 2)
    assert (first.state, first.total, first.from_ts_ns) == ("running", 4, 7)
    with pytest.raises(WhatIfBusy, match=first.id):
        played.ask(EDGES, 600, 2)
    assert played.cancel(first.id)
    assert _until_ended(played, first.id).state == "cancelled"
    assert played.ask(EDGES, 600, 2).id != first.id


def test_pieces_that_are_there_are_counted(played: RunWhatIfs, tmp_path: Path) -> None:
    asked = played.ask(EDGES, 600, 2)
    results = tmp_path / "whatif" / asked.id / "results"
    results.mkdir()
    (results / "a.json").write_text("{}", encoding="utf-8")
    now = played.progress(asked.id)
    assert now is not None
    assert now.done == 1


def test_what_failed_says_its_last_words(played: RunWhatIfs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_whatif, "_start", lambda folder: _program(folder, "raise SystemExit('the disk is full')"))
    ended = _until_ended(played, played.ask(EDGES, 600, 2).id)
    assert ended.state == "failed"
    assert "the disk is full" in ended.problem


def test_a_question_never_asked_is_none(played: RunWhatIfs) -> None:
    assert played.progress("x-1") is None
    assert not played.cancel("x-1")


def test_before_the_first_nowcast_there_is_nothing_to_branch_from(tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    with pytest.raises(Unavailable, match="nowcast"):
        RunWhatIfs(tmp_path, tmp_path / "mirror", tmp_path / "whatif").ask(EDGES, 600, 2)


@pytest.fixture(scope="module")
def morning(luzhou: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a nowcast of the default city two minutes into the morning."""
    world = load_world(luzhou, WorldKey(7, BEGIN_S, BEGIN_S + 1800.0))
    street = RehearsalStreet(world, seed=3, begin_s=BEGIN_S)
    mirror = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    for _ in range(120):
        mirror.advance(street.second())
    folder = tmp_path_factory.mktemp("mirror")
    write_nowcast(folder / "120000.nowcast", mirror.nowcast())
    return folder


@pytest.mark.soak
def test_a_bridge_is_closed_and_both_futures_are_told(luzhou: Path, morning: Path, tmp_path: Path) -> None:
    runner = RunWhatIfs(luzhou, morning, tmp_path / "whatif")
    with pytest.raises(BadInput, match="no edge"):
        runner.ask(("nowhere",), 300, 2)
    asked = runner.ask(("E0067", "-E0067"), 300, 2)
    ended = _until_ended(runner, asked.id, WHOLE_S)
    assert (ended.state, ended.done) == ("done", 4), ended.problem
    assert ended.futures is not None
    figures = {figure.name: figure for figure in ended.futures.figures}
    assert figures["detoured"].changed > 0.0
    assert figures["detoured"].baseline == 0.0
    assert len(ended.futures.edges) == ended.futures.change_kmh[0].size
