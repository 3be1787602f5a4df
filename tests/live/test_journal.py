"""The journal: what it keeps, what it finds after a crash, what damage costs."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from citybrain_wire.errors import BadMessage, Unavailable
from citybrain_wire.v1 import edge_pb2 as edge
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.live.harness import FakeSite, a_plan, tick
from twin_core.live import (
    CommandOut,
    CoreSettings,
    FrameIn,
    Journal,
    PlanWanted,
    Record,
    Rules,
    SiteSeen,
    StatusIn,
    TickClosed,
    decode,
    encode,
    recover,
)


def some_records(seconds: int = 20) -> list[Record]:
    """A site's hello, its frames and ticks."""
    site = FakeSite("site-a")
    records: list[Record] = [SiteSeen(site.site_id, site.hello())]
    for number in range(1, seconds + 1):
        records += [FrameIn(site.site_id, site.frame(tick(number))), TickClosed(tick(number))]
    return records


def write(folder: Path, records: list[Record], *, snapshot_after: int = 0) -> None:
    journal, _ = Journal.open(folder)
    for k, record in enumerate(records, 1):
        journal.append([record])
        if k == snapshot_after:
            journal.save_snapshot(b"state")
    journal.close()


def test_every_record_survives_its_row() -> None:
    command = edge.Command(device_id="a", epoch=1, seq=7, plan=a_plan(), signature=b"s")
    records: list[Record] = [
        *some_records(1),
        FrameIn("site-a", FakeSite("site-a").frame(tick(1)), off_time=True),
        StatusIn("site-a", edge.CommandStatus(device_id="a", epoch=1, seq=7, state=edge.COMMAND_STATE_ACTIVE)),
        PlanWanted("a", a_plan(), tick(3)),
        PlanWanted("a", None, tick(4)),
        CommandOut("site-a", command, tick(5)),
    ]
    assert [decode(encode(record)) for record in records] == records


def test_what_was_appended_is_there_after_a_restart(tmp_path: Path) -> None:
    records = some_records()
    write(tmp_path, records)
    journal, found = Journal.open(tmp_path)
    journal.close()
    assert found.records == records
    assert (found.snapshot, found.damage) == (None, None)


def test_a_restart_reads_the_newest_snapshot_and_what_came_after(tmp_path: Path) -> None:
    records = some_records()
    write(tmp_path, records, snapshot_after=10)
    journal, found = Journal.open(tmp_path)
    journal.close()
    assert found.snapshot == b"state"
    assert found.records == records[10:]


def test_rows_that_no_kept_snapshot_needs_are_trimmed(tmp_path: Path) -> None:
    journal, _ = Journal.open(tmp_path)
    for number in range(1, 6):
        journal.append([TickClosed(tick(number))])
        journal.save_snapshot(b"state-%d" % number)
    journal.close()
    with sqlite3.connect(tmp_path / "journal.db") as database:
        assert database.execute("SELECT count(*) FROM record").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM snapshot").fetchone() == (2,)
    database.close()


def test_a_flipped_byte_in_a_row_costs_that_row_and_is_reported(tmp_path: Path) -> None:
    records = some_records()
    write(tmp_path, records)
    with sqlite3.connect(tmp_path / "journal.db") as database:
        (body,) = database.execute("SELECT body FROM record WHERE pos = 6").fetchone()
        database.execute("UPDATE record SET body = ? WHERE pos = 6", (body[:-1] + bytes([body[-1] ^ 1]),))
    database.close()
    journal, found = Journal.open(tmp_path)
    journal.close()
    assert found.records == records[:5] + records[6:]
    assert found.damage is not None
    assert (found.damage.lost_rows, found.damage.set_aside.name) == (1, "journal.db.damaged-1")
    assert found.damage.set_aside.exists()
    again, second = Journal.open(tmp_path)
    again.close()
    assert second.damage is None
    assert second.records == found.records


def test_a_damaged_snapshot_falls_back_to_the_one_before(tmp_path: Path) -> None:
    journal, _ = Journal.open(tmp_path)
    for number in range(1, 4):
        journal.append([TickClosed(tick(number))])
        journal.save_snapshot(b"state-%d" % number)
    journal.append([TickClosed(tick(4))])
    journal.close()
    with sqlite3.connect(tmp_path / "journal.db") as database:
        database.execute("UPDATE snapshot SET body = x'00' WHERE pos = 3")
    database.close()
    journal, found = Journal.open(tmp_path)
    journal.close()
    assert found.snapshot == b"state-2"
    assert found.records == [TickClosed(tick(3)), TickClosed(tick(4))]
    assert found.damage is not None


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 400, bytes(8192)])
def test_a_file_that_is_no_journal_is_set_aside_and_never_stops_a_start(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "journal.db").write_bytes(content)
    journal, found = Journal.open(tmp_path)
    journal.append([TickClosed(tick(1))])
    journal.close()
    assert found.records == []
    again, second = Journal.open(tmp_path)
    again.close()
    assert second.records == [TickClosed(tick(1))]


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    write(folder, some_records(60))
    return folder / "journal.db"


@settings(max_examples=40, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), kind=st.sampled_from(["flip", "zero", "cut"]))
def test_damage_anywhere_yields_only_records_that_were_written(
    sound_file: Path, tmp_path_factory: pytest.TempPathFactory, place: float, kind: str
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    target = folder / "journal.db"
    shutil.copy(sound_file, target)
    content = bytearray(target.read_bytes())
    at = int(place * len(content))
    if kind == "flip":
        content[at] ^= 0x10
    elif kind == "zero":
        content[at : at + 512] = bytes(min(512, len(content) - at))
    else:
        del content[at:]
    target.write_bytes(content)
    written = some_records(60)
    journal, found = Journal.open(folder)
    journal.append([TickClosed(tick(99))])
    journal.close()
    bodies = [encode(record) for record in written]
    assert all(encode(record) in bodies for record in found.records)
    if found.damage is None:
        assert found.records == written


def test_rows_of_a_large_city_are_trimmed_a_few_at_a_time(tmp_path: Path) -> None:
    journal, _ = Journal.open(tmp_path)

    def held() -> int:
        with closing(sqlite3.connect(tmp_path / "journal.db")) as database:
            return int(database.execute("SELECT count(*) FROM record").fetchone()[0])

    for minute in range(2):
        journal.append([TickClosed(tick(3_000 * minute + k)) for k in range(3_000)])
        journal.save_snapshot(b"%d" % minute)
    assert held() == 5_000
    for second in range(5):
        journal.append([TickClosed(tick(6_000 + 100 * second + k)) for k in range(100)])
    assert held() == 6_500 - 1_000 - 2_000
    journal.append([TickClosed(tick(9_000))])
    journal.close()
    again, found = Journal.open(tmp_path)
    again.close()
    assert (found.snapshot, len(found.records), found.damage) == (b"1", 501, None)


def test_no_flipped_bit_of_the_header_or_of_the_names_stops_a_start(sound_file: Path, tmp_path: Path) -> None:
    """Some of these are met by no reading, only by the first writing."""
    body = sound_file.read_bytes()
    with closing(sqlite3.connect(sound_file)) as database:
        (size,) = database.execute("PRAGMA page_size").fetchone()
        pages = [page for (page,) in database.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'meta'")]
    places = [18, 19, *(page * size - back for page in pages for back in range(1, 25))]
    target = tmp_path / "journal.db"
    for at in places:
        content = bytearray(body)
        content[at] ^= 0x10
        for old in tmp_path.iterdir():
            old.unlink()
        target.write_bytes(content)
        journal, found = Journal.open(tmp_path)
        journal.append([TickClosed(tick(99))])
        journal.close()
        assert found.records in (some_records(60), []), f"byte {at}"
        assert found.records or found.damage is not None, f"byte {at}"


def test_a_newer_journal_is_refused_by_name(tmp_path: Path) -> None:
    write(tmp_path, some_records(1))
    with sqlite3.connect(tmp_path / "journal.db") as database:
        database.execute("PRAGMA user_version=99")
        database.execute("UPDATE meta SET value = 99")
    database.close()
    with pytest.raises(Unavailable, match=r"written by a newer citybrain \(format 99\)"):
        Journal.open(tmp_path)


def test_an_unknown_kind_of_row_is_refused() -> None:
    with pytest.raises(BadMessage, match="kind 77 is unknown"):
        decode((77, "", 0, 0, bytes(8)))


def test_after_a_failed_write_the_journal_takes_nothing_more(tmp_path: Path) -> None:
    journal, _ = Journal.open(tmp_path)
    journal.append([TickClosed(tick(1))])
    blocker = sqlite3.connect(tmp_path / "journal.db", timeout=0)
    blocker.execute("PRAGMA busy_timeout=0")
    blocker.execute("BEGIN EXCLUSIVE")
    journal._database.execute("PRAGMA busy_timeout=0")
    with pytest.raises(Unavailable, match="journal cannot be written"):
        journal.append([TickClosed(tick(2))])
    blocker.rollback()
    blocker.close()
    with pytest.raises(Unavailable, match="restart the core"):
        journal.append([TickClosed(tick(2))])
    again, found = Journal.open(tmp_path)
    again.close()
    journal.close()
    assert found.records == [TickClosed(tick(1))]


def test_after_damage_command_numbers_leave_a_gap(tmp_path: Path) -> None:
    site = FakeSite("site-a")
    command = edge.Command(device_id="a", epoch=1, seq=7, kind=edge.COMMAND_KIND_CANCEL)
    write(
        tmp_path,
        [SiteSeen(site.site_id, site.hello()), CommandOut(site.site_id, command, tick(1)), TickClosed(tick(2))],
    )
    with sqlite3.connect(tmp_path / "journal.db") as database:
        database.execute("UPDATE record SET crc = 0 WHERE pos = 3")
    database.close()
    journal, state, damage = recover(tmp_path, Rules(), CoreSettings(lockstep=True))
    journal.close()
    assert damage is not None
    assert state.sites["site-a"].command_seq == 1_000_007
