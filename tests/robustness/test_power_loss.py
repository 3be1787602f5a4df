"""Every legal image of the disk after a power cut opens by itself and holds all that had been acknowledged."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent import _spool_file
from edge_agent._spool import Row, RowKind, Spool, SpoolLimits
from tests.robustness.power import SYNC, Connection, Event, Recorder, Trace
from twin_core.live import FrameIn, Journal, SiteSeen, _journal

apsw = pytest.importorskip("apsw")

IMAGES = 20  # of each trace
SEEDS = [*range(15), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(15, 150))]
LIMITS = SpoolLimits(limit_bytes=1 << 20, segment_bytes=1 << 20)


@pytest.fixture
def disk() -> Iterator[Path]:
    base = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="citybrain-", dir=base if base.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """Spool and journal write through it; what opens an image afterwards is the product as it is."""
    vfs = Recorder("citybrain-power")

    def connect(path: Path, **_: object) -> Connection:
        return Connection(path, vfs.name)

    fake = type("sqlite3", (), {**vars(sqlite3), "connect": staticmethod(connect)})
    monkeypatch.setattr(_spool_file, "sqlite3", fake)
    monkeypatch.setattr(_journal, "sqlite3", fake)
    yield vfs
    vfs.unregister()


def frame_row(seq: int, rng: random.Random) -> Row:
    return Row(0, "site-a", RowKind.FRAME, 2, 1, seq, 1, seq, rng.randbytes(rng.randrange(50, 3_000)))


def lay(image: dict[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, body in image.items():
        (folder / name).write_bytes(body)


def cuts(trace: Trace, rng: random.Random) -> list[tuple[int, dict[str, bytes]]]:
    """(what was promised, an image) for cuts at random places, many of them right after a promise."""
    places = [rng.randrange(len(trace.events) + 1) for _ in range(IMAGES // 2)]
    places += [rng.choice(trace.marks)[0] for _ in range(IMAGES - len(places))]
    return [(trace.promised(at), trace.image(at, rng)) for at in places]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spool_holds_every_acknowledged_frame_after_a_power_cut(
    seed: int, disk: Path, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)
    bodies: dict[int, bytes] = {}
    spool, seq = Spool(disk / "run", LIMITS), 0
    for _ in range(30):
        batch = [frame_row(seq + 1 + k, rng) for k in range(rng.randrange(1, 5))]
        bodies.update((row.seq, row.body) for row in batch)
        seq += len(batch)
        assert spool.append(batch).durable
        recorder.trace.acknowledged(seq)
    spool.close()
    monkeypatch.undo()
    for number, (promised, image) in enumerate(cuts(recorder.trace, rng)):
        folder = disk / f"{number}"
        lay(image, folder)
        after = Spool(folder, LIMITS)
        kept = {row.seq: row.body for row in after.rows_after("site-a", 0, 1 << 20)[0]}
        assert set(range(1, promised + 1)) <= set(kept), f"seed {seed}, image {number}"
        assert all(bodies[seq] == body for seq, body in kept.items())
        assert (after.findings, after.stats().damaged_rows) == ([], 0)
        after.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_journal_holds_every_acknowledged_frame_after_a_power_cut(
    seed: int, disk: Path, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)
    journal, _ = Journal.open(disk / "run")
    journal.append([SiteSeen("site-a", edge.Hello(epoch=1))])
    seq = 0
    for turn in range(30):
        batch = [
            FrameIn("site-a", edge.Frame(epoch=1, seq=seq + 1 + k, value=rng.randbytes(rng.randrange(50, 2_000))))
            for k in range(rng.randrange(1, 6))
        ]
        seq += len(batch)
        journal.append(batch)
        recorder.trace.acknowledged(seq)
        if turn == 15:
            journal.save_snapshot(str(seq).encode())
    journal.close()
    monkeypatch.undo()
    for number, (promised, image) in enumerate(cuts(recorder.trace, rng)):
        if not promised:
            continue  # before the first promise there may be no journal yet
        folder = disk / f"{number}"
        lay(image, folder)
        after, found = Journal.open(folder)
        held = {record.frame.seq for record in found.records if isinstance(record, FrameIn)}
        held |= set(range(1, int(found.snapshot or b"0") + 1))
        assert set(range(1, promised + 1)) <= held, f"seed {seed}, image {number}"
        assert found.damage is None, f"seed {seed}, image {number}: {found.damage}"
        after.close()


def test_the_images_differ_and_some_lose_what_was_not_promised() -> None:
    """A disk that always kept everything would prove nothing."""
    trace = Trace()
    trace.events = [Event("f", 0, b"a" * 1024), Event("f", SYNC, b""), Event("f", 1024, b"b" * 1024)]
    images = {trace.image(3, random.Random(seed))["f"] for seed in range(20)}
    assert len(images) > 2
    assert all(image[:1024] == b"a" * 1024 for image in images)
