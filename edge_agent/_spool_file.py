"""One SQLite file of the spool: open, write, read with CRC, save what can be read of a damaged one, set it aside."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import zlib
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

__all__ = [
    "CLASS_NAMES",
    "DAMAGED",
    "MEASURE",
    "OLDEST",
    "REFUSED",
    "SEALED",
    "Count",
    "Row",
    "RowKind",
    "SpoolFile",
    "is_damage",
    "salvage",
    "set_aside",
]

SCHEMA_VERSION = 1
ROW_OVERHEAD_BYTES = 64  # the columns beside the body and the index entry
# Keys of `counts`: all frames ever handed to the spool; the classes, for what was dropped of each; frames that the core
# did not take; rows lost with damaged parts of a file.
SEALED, REFUSED, DAMAGED = 0, 8, 9
CLASS_NAMES = {1: "control", 2: "detector", 3: "debug"}
_SIDE_FILES = ("", "-wal", "-shm")
_KEEP_ASIDE = 4
# Primary result codes (sqlite.org/rescode.html) after which the bytes of a file are not to be trusted. An I/O error is
# one: after a failed fsync the kernel may have thrown the dirty pages away, so a retry would "succeed" without them.
_DAMAGE_CODES = {10, 11, 24, 26}  # IOERR, CORRUPT, FORMAT, NOTADB

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rows(
  id INTEGER PRIMARY KEY, site TEXT NOT NULL, kind INTEGER NOT NULL, class INTEGER NOT NULL,
  epoch INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, ts_ns INTEGER NOT NULL,
  crc INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS by_site ON rows(site, id);
CREATE TABLE IF NOT EXISTS counts(
  class INTEGER PRIMARY KEY, frames INTEGER NOT NULL, readings INTEGER NOT NULL);
"""
_COLUMNS = "id, site, kind, class, epoch, seq, n, ts_ns, crc, body"
_INSERT = f"INSERT OR REPLACE INTO rows({_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?)"
MEASURE = (  # rows, bytes, greatest id, greatest epoch
    f"SELECT count(*), coalesce(sum(length(body)+{ROW_OVERHEAD_BYTES}),0),"
    " coalesce(max(id),0), coalesce(max(epoch),0) FROM rows"
)
OLDEST = (  # by id and not by time, since a spool may hold a week and this is asked every second
    "SELECT coalesce((SELECT ts_ns FROM rows WHERE kind=0 ORDER BY id LIMIT 1),"
    " (SELECT ts_ns FROM rows ORDER BY id LIMIT 1), 0)"
)
_COUNT = (
    "INSERT INTO counts VALUES(?,?,?) ON CONFLICT(class) DO UPDATE SET"
    " frames=frames+excluded.frames, readings=readings+excluded.readings"
)


Count = tuple[int, int, int]
"""(data class of what was dropped, or SEALED, REFUSED, DAMAGED; frames or rows; readings)"""


class RowKind(IntEnum):
    """What the body of a row is."""

    FRAME = 0
    STATUS = 1
    ALARM = 2
    LOSS = 3


class Row(NamedTuple):
    """One message that waits for the core. `id` orders all rows of this agent; `body` is the serialised message."""

    id: int
    site: str
    kind: int
    data_class: int
    epoch: int
    seq: int
    n: int
    ts_ns: int
    body: bytes

    @property
    def size(self) -> int:
        """Bytes this row is counted with."""
        return len(self.body) + ROW_OVERHEAD_BYTES


def is_damage(error: sqlite3.Error) -> bool:
    """Whether `error` says that the file is damaged, rather than full, locked or read-only."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by ourselves, or by the module before SQLite was asked
        return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
    return (int(code) & 0xFF) in _DAMAGE_CODES


def set_aside(path: Path, reason: str) -> Path:
    """Rename a file (or whatever lies in its place) with its WAL to `<name>.<reason>-<n>`; keeps the newest four."""
    numbers = [
        int(tail)
        for old in path.parent.glob(f"{path.name}.{reason}-*")
        if (tail := old.name.rpartition("-")[2]).isdigit()
    ]
    number = max(numbers, default=0) + 1
    target = path.with_name(f"{path.name}.{reason}-{number}")
    for suffix in _SIDE_FILES:
        source = path.with_name(path.name + suffix)
        if source.exists() or source.is_symlink():
            os.replace(source, target.with_name(target.name + suffix))
    for old_number in sorted(numbers)[: -_KEEP_ASIDE + 1]:
        for suffix in _SIDE_FILES:
            old = path.with_name(f"{path.name}.{reason}-{old_number}{suffix}")
            if old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.unlink(missing_ok=True)
    sync_folder(path.parent)
    return target


def sync_folder(folder: Path) -> None:
    """Make renames and new files of `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class SpoolFile:
    """One open file. Methods raise sqlite3.Error; `is_damage` tells the owner what it means."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5.0)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode=WAL")
        run("PRAGMA synchronous=FULL")
        version = int(run("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise sqlite3.DatabaseError(f"it was written by a newer version ({version} > {SCHEMA_VERSION})")
        verdict = run("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(str(verdict))
        self._connection.executescript(_SCHEMA)
        run(f"PRAGMA user_version={SCHEMA_VERSION}")
        row = run(MEASURE).fetchone()
        self.rows, self.bytes, self.max_id, self.max_epoch = (int(value) for value in row)
        self.written_bytes = self.bytes
        if self.max_id == 0:
            sync_folder(self.path.parent)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; durable when it ends well."""
        rows, size = self.rows, self.bytes
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self.rows, self.bytes = rows, size
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def insert(self, rows: Sequence[Row]) -> None:
        """Within a transaction."""
        self._connection.executemany(_INSERT, [(*row[:8], zlib.crc32(row.body), row.body) for row in rows])
        size = sum(row.size for row in rows)
        self.rows += len(rows)
        self.bytes += size
        self.written_bytes += size

    def delete(self, ids: Iterable[int]) -> None:
        """Within a transaction; ids of other files are ignored."""
        for row_id in ids:
            gone = self._connection.execute("DELETE FROM rows WHERE id=? RETURNING length(body)", (row_id,)).fetchall()
            for (length,) in gone:
                self.rows -= 1
                self.bytes -= int(length) + ROW_OVERHEAD_BYTES

    def count(self, totals: Iterable[Count]) -> None:
        """Within a transaction: add (class or SEALED, frames, readings) to the counts of this file."""
        self._connection.executemany(_COUNT, list(totals))

    def counts(self) -> list[Count]:
        """(class or SEALED, frames, readings) counted in this file since it was made."""
        found = self._connection.execute("SELECT class, frames, readings FROM counts").fetchall()
        return [(int(a), int(b), int(c)) for a, b, c in found]

    def oldest_of_class(self, data_class: int, limit: int) -> list[Row]:
        """The first rows of a class, oldest first; CRC not looked at, since they are about to be dropped."""
        found = self._connection.execute(
            f"SELECT {_COLUMNS} FROM rows WHERE class=? ORDER BY id LIMIT ?", (data_class, limit)
        ).fetchall()
        return [_row(values) for values in found]

    def after(self, site: str, row_id: int, limit: int) -> tuple[list[Row], list[int]]:
        """(good rows of a site with a greater id, ids of rows whose CRC does not match)."""
        found = self._connection.execute(
            f"SELECT {_COLUMNS} FROM rows WHERE site=? AND id>? ORDER BY id LIMIT ?", (site, row_id, limit)
        ).fetchall()
        return _split_by_crc(found)

    def first_seqs(self, site: str, epoch: int, acked: Container[int]) -> list[int]:
        """Number of the first frame of a site's boot that is not among `acked`, if there is one."""
        for row_id, seq in self._connection.execute(
            "SELECT id, seq FROM rows WHERE site=? AND epoch=? AND kind=0 ORDER BY id", (site, epoch)
        ):
            if row_id not in acked:
                return [int(seq)]
        return []

    def frames(self) -> int:
        """How many of the rows are frames."""
        return int(self._connection.execute("SELECT count(*) FROM rows WHERE kind=0").fetchone()[0])

    def oldest_ts_ns(self) -> int:
        """Street time of the first frame, without one of the first row, 0 when empty."""
        return int(self._connection.execute(OLDEST).fetchone()[0])

    def close(self) -> None:
        """Close without a word; what was committed is safe."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()


def _row(values: Sequence[int | str | bytes]) -> Row:
    return Row._make((*values[:8], values[9]))


def _split_by_crc(found: Iterable[Sequence[int | str | bytes]]) -> tuple[list[Row], list[int]]:
    good, bad = [], []
    for values in found:
        body = values[9]
        if isinstance(body, bytes) and isinstance(values[1], str) and zlib.crc32(body) == values[8]:
            good.append(_row(values))
        else:
            bad.append(int(values[0]))
    return good, bad


def salvage(path: Path) -> tuple[list[Row], int, list[Count]]:
    """(rows of a damaged file whose CRC holds, number of rows seen whose CRC does not, its counts).

    Reads from both ends towards the damage, since one bad page stops a scan. Never raises.
    """
    rows: dict[int, Row] = {}
    lost: set[int] = set()
    counts: list[Count] = []
    if not path.is_file():
        return [], 0, []
    for direction, start, compare in (("ASC", -(1 << 62), ">"), ("DESC", 1 << 62, "<")):
        connection = None
        try:
            connection = sqlite3.connect(path, isolation_level=None)
            at = start
            while True:
                found = connection.execute(
                    f"SELECT {_COLUMNS} FROM rows WHERE id{compare}? ORDER BY id {direction} LIMIT 1", (at,)
                ).fetchall()
                if not found or int(found[0][0]) in rows:
                    break
                good, bad = _split_by_crc(found)
                rows.update((row.id, row) for row in good)
                lost.update(bad)
                at = int(found[0][0])
            counts = [
                (int(a), int(b), int(c))
                for a, b, c in connection.execute("SELECT class, frames, readings FROM counts").fetchall()
                if a in (SEALED, REFUSED, DAMAGED, *CLASS_NAMES)
            ]
        except (sqlite3.Error, ValueError, OverflowError):
            pass  # the damage; the other direction may still find rows behind it
        finally:
            if connection is not None:
                with contextlib.suppress(sqlite3.Error):
                    connection.close()
    return [rows[key] for key in sorted(rows)], len(lost), counts
