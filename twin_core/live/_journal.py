"""The core's journal: what was accepted and decided, durable before anything follows from it.

One SQLite file (WAL, synchronous FULL), one writer, one commit per batch. Every row carries a CRC of its own, since
SQLite does not notice a flipped bit in its main file. A snapshot of the applied state is kept in the same file, so
position and state cannot drift apart; the last two snapshots are kept and rows before the older one are trimmed, unless
the historian has not read them yet.

    restart = newest snapshot that passes its CRC + all rows after it

A damaged file is renamed aside and reported; what still reads and passes its CRC is carried over to a new file.
"""

from __future__ import annotations

import bisect
import os
import secrets
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citybrain_wire.errors import BadMessage, Unavailable
from citybrain_wire.store import set_aside

from twin_core.live._records import Record, Row, decode, encode

__all__ = ["FILE_NAME", "Damage", "Journal", "Recovered", "row_crc"]

FILE_NAME = "journal.db"
KEPT_SNAPSHOTS = 2
MOST_UNREAD = 2_000_000  # rows held for a historian that is away: about a day of a hundred sites
TRIM_FIRST, TRIM_SHARE = 1_000, 4  # rows that go with a snapshot, and with each row that comes after it
_FORMAT = 1
_CHUNK = 256
_VERSIONS_AT, _NEWEST_FILE_VERSION = 18, 2  # bytes of the header, SQLite file format section 1.3.3
_DAMAGE_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
  pos INTEGER PRIMARY KEY, kind INTEGER NOT NULL, subject TEXT NOT NULL,
  epoch INTEGER NOT NULL, seq INTEGER NOT NULL, crc INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS snapshot (pos INTEGER PRIMARY KEY, crc INTEGER NOT NULL, body BLOB NOT NULL);
"""


@dataclass(frozen=True)
class Damage:
    """A journal that failed its checks: where it lies now, how many rows were lost, what was found first."""

    set_aside: Path
    lost_rows: int
    finding: str

    def __str__(self) -> str:
        return (
            f"journal was damaged ({self.finding}); it was set aside as {self.set_aside}, {self.lost_rows} rows could "
            "not be carried over"
        )


@dataclass(frozen=True)
class Recovered:
    """What a restart finds: state at a position, the records after it, and whether something was damaged."""

    snapshot: bytes | None = None
    records: list[Record] = field(default_factory=list)
    damage: Damage | None = None


@dataclass
class _Found:
    """Rows and snapshots of a file that pass their CRC; `finding` is empty for a sound file."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    snapshots: list[tuple[int, bytes]] = field(default_factory=list)
    bad_rows: int = 0
    finding: str = ""

    def fault(self, finding: str, rows: int = 0) -> None:
        self.finding = self.finding or finding
        self.bad_rows += rows


class Journal:
    """Append-only log with snapshots. Not thread-safe: the core has one thread."""

    def __init__(self, database: sqlite3.Connection, next_pos: int) -> None:
        self._database = database
        self._next_pos = next_pos
        self._failed = False
        self._oldest, self._trim_up_to = 0, 0  # rows from the one to the other are needed by nobody
        self.rows_written = 0
        self.commits = 0
        self.unread_trimmed = 0  # rows that had to go before the historian had read them
        self.generation = _generation(database)

    @classmethod
    def open(cls, folder: Path) -> tuple[Journal, Recovered]:
        """The journal of `folder`, made if absent, and what it holds.

        Raises Unavailable where the folder cannot be written.
        """
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            found = _read(path) if path.exists() else _Found()
            database, damage = _connect_or_replace(path, found)
            _sync_folder(folder)
        except (OSError, sqlite3.Error) as err:
            raise Unavailable(f"{path}: journal cannot be opened: {err}; check disk space and rights") from err
        start, body = found.snapshots[-1] if found.snapshots else (0, None)
        records = [decode(row) for pos, row in found.rows if pos > start]
        last_pos = max([start, *(pos for pos, _ in found.rows[-1:])])
        return cls(database, last_pos + 1), Recovered(body, records, damage)

    def append(self, records: Sequence[Record]) -> None:
        """Make `records` durable in one commit.

        Raises Unavailable where the disk refuses; the journal is then closed for good, since after a failed sync no
        one knows what is on disk. A restart reads what is there and the gateways send the rest again.
        """
        if not records:
            return
        rows = []
        for pos, record in enumerate(records, self._next_pos):
            row = encode(record)
            rows.append((pos, *row[:4], row_crc(row), row[4]))
        self._commit("INSERT INTO record VALUES (?,?,?,?,?,?,?)", rows, trim=TRIM_SHARE * len(rows))
        self._next_pos += len(rows)
        self.rows_written += len(rows)
        self.commits += 1

    def save_snapshot(self, body: bytes, *, unread_after: int | None = None) -> None:
        """Keep `body` as the state after all records so far, and trim what no kept snapshot needs: some rows now, the
        others with the appends that follow, since to trim a minute of a large city at once would hold up its acks.

        `unread_after`: the historian still needs the rows after this position; None = there is no historian.
        """
        pos = self._next_pos - 1
        self._commit("INSERT OR REPLACE INTO snapshot VALUES (?,?,?)", [(pos, zlib.crc32(body), body)])
        kept = [p for (p,) in self._database.execute("SELECT pos FROM snapshot ORDER BY pos DESC")][:KEPT_SNAPSHOTS]
        if len(kept) == KEPT_SNAPSHOTS:
            self._commit("DELETE FROM snapshot WHERE pos < ?", [(kept[-1],)])
            (self._oldest,) = self._database.execute("SELECT coalesce(min(pos), 0) FROM record").fetchone()
            self._trim_up_to = self._trim_to(kept[-1], unread_after)
            self._commit("", (), trim=TRIM_FIRST)

    def _trim_to(self, needed_from: int, unread_after: int | None) -> int:
        if unread_after is None or unread_after >= needed_from:
            return needed_from
        held_from = max(unread_after, needed_from - MOST_UNREAD)
        if held_from > unread_after:
            (gone,) = self._database.execute(
                "SELECT count(*) FROM record WHERE pos > ? AND pos <= ?", (unread_after, held_from)
            ).fetchone()
            self.unread_trimmed += gone
        return held_from

    def close(self) -> None:
        """Close the file; appending afterwards fails."""
        self._failed = True
        self._database.close()

    def _commit(self, statement: str, rows: Iterable[tuple[object, ...]], *, trim: int = 0) -> None:
        """One transaction: `statement` for each of `rows`, and up to `trim` rows that nobody needs go."""
        if self._failed:
            raise Unavailable("journal was closed after an earlier failure; restart the core")
        try:
            with self._database:
                if statement:
                    self._database.executemany(statement, rows)
                if trim and self._oldest <= self._trim_up_to:
                    upto = min(self._oldest + trim - 1, self._trim_up_to)
                    self._database.execute("DELETE FROM record WHERE pos <= ?", (upto,))
                    self._oldest = upto + 1
        except sqlite3.Error as err:
            self._failed = True
            raise Unavailable(f"journal cannot be written: {err}; nothing of this batch was acknowledged") from err


def row_crc(row: Row) -> int:
    """CRC of a row, over its columns and body."""
    kind, subject, epoch, seq, body = row
    return zlib.crc32(body, zlib.crc32(f"{kind}|{subject}|{epoch}|{seq}|".encode()))


def _connect_or_replace(path: Path, found: _Found) -> tuple[sqlite3.Connection, Damage | None]:
    """The file at `path`, or a new one with what was `found` in it where it is damaged."""
    if not found.finding:
        try:
            return _connect(path), None
        except sqlite3.DatabaseError as err:
            if err.sqlite_errorcode & 0xFF not in _DAMAGE_CODES:
                raise
            found.fault(str(err))  # damage that reading does not meet, such as a page that only writing needs
    damage = Damage(set_aside(path), found.bad_rows, found.finding)
    _close_ranks(found)
    database = _connect(path)
    _carry_over(database, found)
    return database, damage


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.executescript(_SCHEMA)
        with database:
            database.execute("INSERT OR REPLACE INTO meta VALUES ('format', ?)", (_FORMAT,))
            # Positions begin anew in a new file: who remembers one must know which file it was of.
            database.execute("INSERT OR IGNORE INTO meta VALUES ('generation', ?)", (secrets.randbits(62),))
        database.execute(f"PRAGMA user_version={_FORMAT}")
        _generation(database)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _generation(database: sqlite3.Connection) -> int:
    (generation,) = database.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
    return int(generation)


def _read(path: Path) -> _Found:
    """All that passes its CRC; stops at nothing that only this file suffers from."""
    found = _Found()
    database = None
    try:
        database = sqlite3.connect(path)
        _check_format(database, path, found)
        # Zeroed pages can hide rows without any error; this walks the whole tree, some milliseconds for a trimmed file.
        (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            found.fault(str(verdict).replace("\n", " "))
        _read_snapshots(database, found)
        _read_rows(database, found)
    except sqlite3.DatabaseError as err:
        found.fault(str(err))
    finally:
        if database is not None:
            database.close()
    return found


def _check_format(database: sqlite3.Connection, path: Path, found: _Found) -> None:
    with path.open("rb") as file:
        header = file.read(_VERSIONS_AT + 2)
    if any(version > _NEWEST_FILE_VERSION for version in header[_VERSIONS_AT:]):
        found.fault("the file's header names a version of SQLite's format that does not exist")  # opens read-only
    # The number stands in two places: a newer program writes both, a flipped bit changes one and stops no start.
    (version,) = database.execute("PRAGMA user_version").fetchone()
    row = database.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    if row is not None and version == row[0] > _FORMAT:
        raise Unavailable(f"{path}: written by a newer citybrain (format {version}); upgrade, or move it away")
    if row is None or version != row[0]:
        found.fault(f"format number {version} does not stand in both places")


def _read_snapshots(database: sqlite3.Connection, found: _Found) -> None:
    for pos, crc, body in database.execute("SELECT pos, crc, body FROM snapshot ORDER BY pos"):
        if isinstance(body, bytes) and zlib.crc32(body) == crc:
            found.snapshots.append((pos, body))
        else:
            found.fault(f"snapshot {pos} fails its CRC")


def _read_rows(database: sqlite3.Connection, found: _Found) -> None:
    (last,) = database.execute("SELECT coalesce(max(pos), 0) FROM record").fetchone()
    # Rows run without a hole from the oldest snapshot on; a hole is damage that SQLite itself does not notice.
    expected = (found.snapshots[0][0] if found.snapshots else 0) + 1
    (first,) = database.execute("SELECT coalesce(min(pos), 0) FROM record").fetchone()
    if first and not found.snapshots:
        expected = min(expected, first)  # with a snapshot, what lies before it is the historian's alone
    while expected <= last:
        chunk = range(expected, min(expected + _CHUNK, last + 1))
        try:
            rows = _select(database, chunk)
        except sqlite3.DatabaseError as err:
            # An unreadable page costs its own rows, not all that follow.
            found.fault(str(err))
            rows = [row for pos in chunk for row in _select_or_none(database, pos)]
        for values in rows:
            _judge(values, found)
        if len(rows) < len(chunk):
            found.fault(f"rows are missing between {chunk.start} and {chunk.stop - 1}", len(chunk) - len(rows))
        expected = chunk.stop


def _select(database: sqlite3.Connection, chunk: range) -> list[tuple[int, int, str, int, int, int, bytes]]:
    return database.execute(
        "SELECT pos, kind, subject, epoch, seq, crc, body FROM record WHERE pos >= ? AND pos < ? ORDER BY pos",
        (chunk.start, chunk.stop),
    ).fetchall()


def _select_or_none(database: sqlite3.Connection, pos: int) -> list[tuple[int, int, str, int, int, int, bytes]]:
    try:
        return _select(database, range(pos, pos + 1))
    except sqlite3.DatabaseError:
        return []


def _judge(values: tuple[int, int, str, int, int, int, bytes], found: _Found) -> None:
    pos, kind, subject, epoch, seq, crc, body = values
    row: Row = (kind, subject, epoch, seq, body)
    try:
        sound = isinstance(body, bytes) and row_crc(row) == crc
        if sound:
            decode(row)
    except BadMessage:
        sound = False
    if sound:
        found.rows.append((pos, row))
    else:
        found.fault(f"row {pos} fails its CRC", 1)


def _close_ranks(found: _Found) -> None:
    """Renumber what was saved without holes, so that the new file passes the check for holes."""
    positions = [pos for pos, _ in found.rows]
    found.snapshots = [(bisect.bisect_right(positions, pos), body) for pos, body in found.snapshots]
    found.rows = [(number, row) for number, (_, row) in enumerate(found.rows, 1)]


def _carry_over(database: sqlite3.Connection, found: _Found) -> None:
    with database:
        database.executemany(
            "INSERT INTO record VALUES (?,?,?,?,?,?,?)",
            [(pos, *row[:4], row_crc(row), row[4]) for pos, row in found.rows],
        )
        database.executemany(
            "INSERT OR REPLACE INTO snapshot VALUES (?,?,?)",
            [(pos, zlib.crc32(body), body) for pos, body in found.snapshots],
        )


def _sync_folder(folder: Path) -> None:
    # Without this a power cut may lose the file's name although its content was synced.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
