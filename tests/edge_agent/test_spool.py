"""The spool keeps what it said it stored, in order, through kills, damage and full disks, and counts what it loses."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from citybrain_wire.errors import BadConfig
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._spool import Row, RowKind, Spool, SpoolLimits, read_spool_stats

CONTROL, DETECTOR, DEBUG = 1, 2, 3
SMALL = SpoolLimits(limit_bytes=20_000, reserve_bytes=4_000, segment_bytes=8_192)


def row(seq: int, *, site: str = "site-a", data_class: int = DETECTOR, size: int = 200, n: int = 10) -> Row:
    body = random.Random(seq).randbytes(size)
    return Row(0, site, RowKind.FRAME, data_class, 1, seq, n, 1_000_000_000 * seq, body)


def seqs(spool: Spool, site: str = "site-a") -> list[int]:
    return [kept.seq for kept in spool.rows_after(site, 0, 100_000)[0] if kept.kind == RowKind.FRAME]


def crash(spool: Spool) -> None:
    """Let go of the files as a killed process does: nothing is trimmed, nothing is written."""
    for file in spool._files:
        if file is not None:
            file.close()


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".db")


def test_rows_come_back_in_order_by_site_with_their_bytes(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.append([row(1), row(1, site="site-b"), row(2)])
    spool.append([row(3)])
    assert seqs(spool) == [1, 2, 3]
    assert seqs(spool, "site-b") == [1]
    assert spool.rows_after("site-a", 0, 9)[0][1].body == row(2).body
    first, complete = spool.rows_after("site-a", 0, 1)
    assert not complete
    assert [kept.seq for kept in spool.rows_after("site-a", first[0].id, 1)[0]] == [2]
    assert spool.rows_after("site-a", first[0].id, 9)[1]


def test_what_was_stored_is_there_after_a_crash_and_ids_go_on(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    first = spool.append([row(k) for k in range(1, 50)])
    assert first.durable
    crash(spool)
    again = Spool(tmp_path)
    assert seqs(again) == list(range(1, 50))
    assert again.append([row(50)]).rows[0].id > first.rows[-1].id
    assert again.max_epoch() == 1


def test_acknowledged_rows_are_forgotten_and_their_bytes_given_back(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    stored = spool.append([row(k) for k in range(1, 11)]).rows
    spool.acknowledge(kept.id for kept in stored[:7])
    assert seqs(spool) == [8, 9, 10]
    spool.trim()
    assert spool.stats().rows == 3
    assert spool.stats().bytes == 3 * stored[0].size
    spool.close()
    assert seqs(Spool(tmp_path)) == [8, 9, 10]


def test_acknowledged_and_damaged_rows_do_not_hide_those_behind_them(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    stored = spool.append([row(k) for k in range(1, 41)]).rows
    spool.acknowledge(kept.id for kept in stored[:20])
    first, complete = spool.rows_after("site-a", 0, 8)
    assert [kept.seq for kept in first] == list(range(21, 29))
    assert not complete
    rest, complete = spool.rows_after("site-a", first[-1].id, 13)
    assert [kept.seq for kept in rest] == list(range(29, 41))
    assert complete


def test_a_full_spool_drops_the_oldest_detector_rows_and_counts_them(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    batches = [[row(k), row(k + 1)] for k in range(1, 201, 2)]
    dropped = [gone.seq for batch in batches for gone in spool.append(batch).dropped]
    kept = seqs(spool)
    assert sorted(dropped + kept) == list(range(1, 201))
    assert dropped == list(range(1, len(dropped) + 1))
    stats = spool.stats()
    assert stats.dropped_frames == {"detector": len(dropped)}
    assert stats.dropped_readings == {"detector": 10 * len(dropped)}
    assert stats.bytes <= SMALL.limit_bytes
    crash(spool)
    assert Spool(tmp_path, SMALL).stats().dropped_frames == {"detector": len(dropped)}


def test_control_rows_push_detector_rows_out_and_are_never_dropped_for_them(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    spool.append([row(k) for k in range(1, 70)])
    for k in range(100, 190):
        assert not [gone for gone in spool.append([row(k, data_class=CONTROL)]).dropped if gone.data_class == CONTROL]
    assert seqs(spool) == list(range(100, 190))
    assert spool.stats().bytes <= SMALL.limit_bytes + SMALL.reserve_bytes


def test_control_rows_beyond_the_reserve_are_refused_loudly_and_nothing_stored_is_touched(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    refused = sum(len(spool.append([row(k, data_class=CONTROL)]).dropped) for k in range(1, 121))
    assert refused > 0
    assert seqs(spool) == list(range(1, 121 - refused))
    assert spool.stats().refused_rows == refused
    assert any("refused" in finding for finding in spool.findings)


def test_debug_rows_end_at_half_of_the_limit_newest_first(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    for k in range(1, 101):
        spool.append([row(k, data_class=DEBUG)])
    kept = seqs(spool)
    assert kept == list(range(1, len(kept) + 1))
    assert spool.stats().bytes <= SMALL.limit_bytes // 2
    assert spool.stats().dropped_frames == {"debug": 100 - len(kept)}


def test_the_two_files_change_places_and_space_is_given_back(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SpoolLimits(segment_bytes=8_192))
    for k in range(1, 60):
        stored = spool.append([row(k, size=1500)]).rows
        spool.acknowledge([stored[0].id])
        spool.trim()
    assert spool.stats().rows == 0
    assert all(path.stat().st_size < 80_000 for path in files_of(tmp_path))
    assert seqs(spool) == []


def test_rows_of_both_files_come_in_one_order_across_a_switch(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SpoolLimits(segment_bytes=4_096))
    for k in range(1, 60):
        spool.append([row(k)])
    written = [file.rows for file in spool._files if file]
    assert min(written) > 0, "both files must hold rows for this test to say anything"
    assert seqs(spool) == list(range(1, 60))


@pytest.mark.parametrize("damage", ["flip", "truncate", "zero", "garbage", "empty", "directory", "newer"])
def test_a_damaged_file_never_blocks_a_start_and_never_gives_wrong_rows(tmp_path: Path, damage: str) -> None:
    for trial in range(4):
        folder = tmp_path / str(trial)
        spool = Spool(folder)
        for start in range(1, 120, 40):
            spool.append([row(k) for k in range(start, min(start + 40, 120))])
        spool.close()
        path = max(files_of(folder), key=lambda path: path.stat().st_size)
        spoil(path, damage, random.Random(trial))
        again = Spool(folder)
        good = {k: row(k).body for k in range(1, 120)}
        for kept in again.rows_after("site-a", 0, 1000)[0]:
            assert kept.body == good[kept.seq]
        assert again.append([row(500)]).durable
        assert seqs(again)[-1] == 500
        again.close()


def spoil(path: Path, damage: str, rng: random.Random) -> None:
    content = bytearray(path.read_bytes())
    if damage == "flip":
        for _ in range(20):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    elif damage == "truncate":
        content = content[: rng.randrange(1, len(content))]
    elif damage == "zero":
        start = rng.randrange(len(content) - 4096)
        content[start : start + 4096] = bytes(4096)
    elif damage == "garbage":
        content = bytearray(rng.randbytes(len(content)))
    elif damage == "empty":
        content = bytearray()
    elif damage == "directory":
        path.unlink()
        path.mkdir()
        return
    elif damage == "newer":
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version=99")
        connection.close()
        return
    path.write_bytes(content)


def test_a_row_with_one_flipped_bit_is_left_out_counted_and_reported_and_the_rest_is_kept(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.append([row(k) for k in range(1, 21)])
    spool.close()
    path = max(files_of(tmp_path), key=lambda path: path.stat().st_size)
    content = bytearray(path.read_bytes())
    content[content.index(row(7).body) + 100] ^= 4
    path.write_bytes(content)
    again = Spool(tmp_path)
    assert seqs(again) == [k for k in range(1, 21) if k != 7]
    assert again.stats().damaged_rows == 1
    assert again.findings == [f"{path.name}: 1 rows of site-a fail their CRC and are left out"]


def test_a_file_damaged_under_our_feet_is_replaced_and_the_append_still_lands(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    for start in range(1, 200, 20):
        spool.append([row(k, size=2000) for k in range(start, start + 20)])
    active = spool._files[spool._active]
    assert active is not None
    active._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = active.path.stat().st_size
    with open(active.path, "r+b") as file:
        file.seek(4096)
        file.write(bytes(size - 8192))
    active._connection.execute("PRAGMA shrink_memory")
    spool.rows_after("site-a", 0, 1000)
    assert spool.append([row(1000), row(1001)]).durable
    assert seqs(spool)[-2:] == [1000, 1001]
    assert spool.stats().set_aside >= 1
    assert any("set aside" in finding for finding in spool.findings)


def test_a_full_disk_holds_rows_in_memory_and_stores_them_when_there_is_room_again(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.append([row(1)])
    for file in spool._files:
        assert file is not None
        pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
        file._connection.execute(f"PRAGMA max_page_count={pages}")
    results = [spool.append([row(k, size=3000)]) for k in range(2, 12)]
    assert not results[-1].durable
    assert spool.stats().held_rows > 0
    assert seqs(spool) == list(range(1, 12)), "held rows are still sent"
    for file in spool._files:
        assert file is not None
        file._connection.execute("PRAGMA max_page_count=1000000")
    assert spool.append([row(12)]).durable
    assert spool.stats().held_rows == 0
    crash(spool)
    assert seqs(Spool(tmp_path)) == list(range(1, 13))


def test_a_folder_that_cannot_be_written_is_named_at_the_start(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("x")
    with pytest.raises(BadConfig, match=r"spool folder .*/spool cannot be written \(Not a directory\); choose another"):
        Spool(blocker / "spool")


def test_every_frame_ever_sealed_is_held_acknowledged_dropped_or_damaged(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    acked = 0
    for k in range(1, 301, 3):
        stored = spool.append([row(k), row(k + 1, data_class=CONTROL if k % 7 == 0 else DETECTOR), row(k + 2)]).rows
        if k % 2 == 0 and stored:
            spool.acknowledge([stored[0].id])
            acked += 1
        if k % 100 == 0:
            crash(spool)
            spool = Spool(tmp_path, SMALL)
    spool.trim()
    stats = spool.stats()
    assert stats.frames_sealed == 300
    assert stats.frames_held <= stats.rows, "beside frames there are rows that declare what was dropped"
    # an acknowledgement that was not yet noted when the process died leaves a row to be sent again, never less
    missing = 300 - stats.frames_held - sum(stats.dropped_frames.values()) - acked
    assert -10 <= missing <= 0


def test_another_process_can_read_the_figures_while_the_spool_is_open(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    for k in range(1, 101):
        spool.append([row(k)])
    mine, theirs = spool.stats(), read_spool_stats(tmp_path)
    assert (theirs.rows, theirs.bytes, theirs.oldest_ts_ns) == (mine.rows, mine.bytes, mine.oldest_ts_ns)
    assert theirs.dropped_frames == mine.dropped_frames


def test_random_lives_lose_nothing_that_was_stored_and_not_acknowledged(tmp_path: Path) -> None:
    for seed in range(4):
        rng = random.Random(seed)
        folder = tmp_path / str(seed)
        spool = Spool(folder, SpoolLimits(segment_bytes=6_000))
        expected: dict[int, int] = {}
        seq = 0
        for _ in range(40):
            action = rng.random()
            if action < 0.6:
                batch = [row(seq + 1 + k) for k in range(rng.randrange(1, 5))]
                seq += len(batch)
                expected.update((stored.seq, stored.id) for stored in spool.append(batch).rows)
            elif action < 0.85 and expected:
                count = rng.randrange(1, len(expected) + 1)
                done = sorted(expected)[:count]
                spool.acknowledge([expected.pop(k) for k in done])
            else:
                crash(spool)
                spool = Spool(folder, SpoolLimits(segment_bytes=6_000))
            assert set(seqs(spool)) >= set(expected)
        spool.close()
        assert seqs(Spool(folder)) == sorted(seqs(Spool(folder)))
        assert set(seqs(Spool(folder))) >= set(expected)


def declared(spool: Spool, site: str = "site-a") -> tuple[set[int], int]:
    """(numbers, readings) that the unsent Loss rows of a site name."""
    rows, _ = spool.rows_after(site, 0, 1 << 20)
    losses = [edge.EdgeUp.FromString(kept.body).loss for kept in rows if kept.kind == RowKind.LOSS]
    spans = [range(a, a + n) for loss in losses for a, n in zip(loss.first, loss.length, strict=True)]
    return {seq for span in spans for seq in span}, sum(loss.readings for loss in losses)


def test_what_was_dropped_is_declared_to_the_core_by_rows_that_survive_a_crash(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    gone = {victim.seq for k in range(1, 201) for victim in spool.append([row(k)]).dropped}
    assert declared(spool) == (gone, 10 * len(gone))
    crash(spool)
    assert declared(Spool(tmp_path, SMALL))[0] == gone


def test_declarations_are_replaced_by_newer_ones_and_never_fill_the_spool(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    for k in range(1, 1001):
        spool.append([row(2 * k), row(2 * k + 1, data_class=CONTROL)] if k % 50 == 0 else [row(2 * k)])
    rows, _ = spool.rows_after("site-a", 0, 1 << 20)
    assert sum(kept.kind == RowKind.LOSS for kept in rows) == 1
    kept_control = {kept.seq for kept in rows if kept.kind == RowKind.FRAME and kept.data_class == CONTROL}
    assert kept_control == set(range(101, 2002, 100)), "control is held, though the declared range reaches over it"


def test_a_declaration_that_has_arrived_is_not_told_again(tmp_path: Path) -> None:
    spool = Spool(tmp_path, SMALL)
    batches = [spool.append([row(k)]) for k in range(1, 121)]
    told, _ = declared(spool)
    losses = [kept.id for batch in batches for kept in batch.rows if kept.kind == RowKind.LOSS]
    spool.acknowledge(losses)
    later = {victim.seq for k in range(121, 200) for victim in spool.append([row(k)]).dropped}
    assert declared(spool)[0] == later
    assert not told & later


def test_frames_that_the_core_refused_are_forgotten_and_counted(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    stored = spool.append([row(1), row(2)]).rows
    spool.refused([stored[0].id])
    assert seqs(spool) == [2]
    spool.append([])
    crash(spool)
    assert Spool(tmp_path).stats().refused_frames == read_spool_stats(tmp_path).refused_frames == 1
