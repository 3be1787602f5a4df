"""Reads the journal behind the core's back: other process, read only, in short looks that hold up no one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from citybrain_wire.errors import BadMessage

from twin_core.live._journal import FILE_NAME, row_crc
from twin_core.live._records import Record, decode

__all__ = ["JournalTail", "Tail"]


class Tail(NamedTuple):
    """Rows of a journal file. `last_pos`: up to where they go, skipped ones included."""

    generation: int
    last_pos: int
    records: list[Record]


class JournalTail:
    """The journal of a folder. `skipped`: rows that failed their CRC or that this version cannot read."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self.skipped = 0

    def read(self, generation: int, after: int, limit: int) -> Tail:
        """Rows after position `after`, at most `limit`; where the file is not of `generation`, from its beginning.

        Empty where there is no journal yet or it cannot be read now.
        """
        nothing = Tail(generation, after, [])
        if not self._path.exists():
            return nothing
        address = f"{self._path.resolve().as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=1.0)) as database:
                (found,) = database.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
                start = after if found == generation else 0
                rows = database.execute(
                    "SELECT pos, kind, subject, epoch, seq, crc, body FROM record WHERE pos > ? ORDER BY pos LIMIT ?",
                    (start, limit),
                ).fetchall()
        except (sqlite3.Error, TypeError):  # being set aside or made at this moment: the next look finds it
            return nothing
        records = []
        for _pos, kind, subject, epoch, seq, crc, body in rows:
            row = (kind, subject, epoch, seq, body)
            try:
                if row_crc(row) != crc:
                    raise BadMessage("fails its CRC")
                records.append(decode(row))
            except BadMessage:
                self.skipped += 1
        return Tail(int(found), rows[-1][0] if rows else start, records)
