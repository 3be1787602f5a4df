"""What the agent must remember across its own death: boot number, verdicts, plans in force, faults, red times.

One SQLite file, WAL, FULL. The order of use is *persist, effect, answer*: any other order lets a crash apply a command
twice, or give two verdicts for one number. A command is therefore written here, in one transaction for all sites that
have something to write, before the driver hears of it and before the core does.

The boot number (epoch) also stands in a text file beside it: losing both at once would still leave the spool's, and as
a last resort the clock's seconds, since a number that goes back would make the core take new frames for old ones.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.v1 import edge_pb2 as edge
from google.protobuf.message import DecodeError

from edge_agent._spool_file import is_damage, set_aside, sync_folder

__all__ = ["AgentStore", "OpenCommand", "StoredVerdict"]

KEEP_VERDICTS = 256
KEEP_TABLES = 4  # of a site: frames that are still in the spool were sealed under one of the last few
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS verdicts(
  site TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, device TEXT NOT NULL, digest BLOB NOT NULL,
  code TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY(site, epoch, seq)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS open_commands(
  site TEXT NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, plan_id TEXT NOT NULL,
  PRIMARY KEY(site, epoch, seq)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS faults(
  site TEXT NOT NULL, device TEXT NOT NULL, code TEXT NOT NULL, ts_ns INTEGER NOT NULL, PRIMARY KEY(site, device));
CREATE TABLE IF NOT EXISTS resets(site TEXT, device TEXT, person TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS tables(
  id INTEGER PRIMARY KEY, site TEXT NOT NULL, crc INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE(site, crc));
CREATE TABLE IF NOT EXISTS reds(
  site TEXT NOT NULL, device TEXT NOT NULL, ts_ns INTEGER NOT NULL, red_ms TEXT NOT NULL, PRIMARY KEY(site, device));
"""


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """The answer to command `seq` of `epoch`; `digest` names its content."""

    site: str
    epoch: int
    seq: int
    device: str
    digest: bytes
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class OpenCommand:
    """An accepted command whose end is not known yet."""

    site: str
    device: str
    epoch: int
    seq: int
    plan_id: str


class AgentStore:
    """The store of one agent. All methods block; writing methods raise sqlite3.Error where nothing was stored."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._path = folder / "state.db"
        self.findings: list[str] = []
        try:
            self._connection = self._open()
        except (sqlite3.Error, ValueError) as error:
            if isinstance(error, sqlite3.Error) and not (self._path.is_dir() or is_damage(error)):
                raise
            aside = set_aside(self._path, "damaged")
            self.findings.append(f"state.db is damaged ({error}); it was set aside as {aside.name}")
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=5.0)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise sqlite3.DatabaseError(str(verdict))
            connection.executescript(_SCHEMA)
        except BaseException:
            connection.close()
            raise
        return connection

    def next_epoch(self, at_least: int, wall_s: int) -> int:
        """Persist and return a boot number greater than any before.

        `at_least`: highest number seen elsewhere (spool, core). `wall_s`: seconds of the wall clock, used only where
        every record of earlier boots is gone.
        """
        found = self._connection.execute("SELECT value FROM meta WHERE key='epoch'").fetchone()
        known = max(int(found[0]) if found else 0, self._beside(), at_least)
        if known == 0 and self.findings:
            known = wall_s
        epoch = known + 1
        with self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES('epoch', ?)", (epoch,))
        part = self._folder / "epoch.part"
        with open(part, "w", encoding="ascii") as file:
            file.write(f"{epoch}\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self._folder / "epoch")
        sync_folder(self._folder)
        return epoch

    def _beside(self) -> int:
        try:
            return int((self._folder / "epoch").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def record(
        self,
        verdicts: Sequence[StoredVerdict],
        opened: Sequence[OpenCommand] = (),
        closed: Sequence[tuple[str, int, int]] = (),
    ) -> None:
        """One durable transaction: verdicts, commands now open, and (site, epoch, seq) of commands that have ended."""
        run = self._connection.executemany
        with self._transaction():
            run(
                "INSERT OR REPLACE INTO verdicts VALUES(?,?,?,?,?,?,?)",
                [(v.site, v.epoch, v.seq, v.device, v.digest, v.code, v.detail) for v in verdicts],
            )
            run(
                "DELETE FROM verdicts WHERE site=? AND epoch=? AND seq<?",
                [(v.site, v.epoch, v.seq - KEEP_VERDICTS) for v in verdicts],
            )
            run(
                "INSERT OR REPLACE INTO open_commands VALUES(?,?,?,?,?)",
                [(c.site, c.device, c.epoch, c.seq, c.plan_id) for c in opened],
            )
            run("DELETE FROM open_commands WHERE site=? AND epoch=? AND seq=?", list(closed))

    def forget_older_epochs(self, epoch: int) -> None:
        """Verdicts of earlier boots answer nothing any more: their commands are refused by their epoch."""
        with self._transaction():
            self._connection.execute("DELETE FROM verdicts WHERE epoch<?", (epoch,))

    def verdicts(self, site: str, epoch: int) -> list[StoredVerdict]:
        """Stored verdicts of one site and boot, in order."""
        found = self._connection.execute(
            "SELECT site, epoch, seq, device, digest, code, detail FROM verdicts WHERE site=? AND epoch=? ORDER BY seq",
            (site, epoch),
        ).fetchall()
        return [StoredVerdict(*values) for values in found]

    def open_commands(self) -> list[OpenCommand]:
        """Commands whose end was not recorded: after a boot they are reported as reverted."""
        found = self._connection.execute(
            "SELECT site, device, epoch, seq, plan_id FROM open_commands ORDER BY site, epoch, seq"
        ).fetchall()
        return [OpenCommand(*values) for values in found]

    def latch_fault(self, site: str, device: str, code: str, ts_ns: int) -> None:
        """Remember a fault until somebody resets it on site; the first cause stays."""
        with self._transaction():
            self._connection.execute("INSERT OR IGNORE INTO faults VALUES(?,?,?,?)", (site, device, code, ts_ns))

    def reset_fault(self, site: str, device: str, *, person: str, reason: str) -> bool:
        """Forget a fault and keep who did it and why; False where there was none."""
        with self._transaction():
            cursor = self._connection.execute("DELETE FROM faults WHERE site=? AND device=?", (site, device))
            if cursor.rowcount > 0:
                self._connection.execute("INSERT INTO resets VALUES(?,?,?,?)", (site, device, person, reason))
        return cursor.rowcount > 0

    def faults(self) -> dict[tuple[str, str], tuple[str, int]]:
        """(site, device) → (code, street time) of latched faults."""
        found = self._connection.execute("SELECT site, device, code, ts_ns FROM faults").fetchall()
        return {(site, device): (code, int(ts_ns)) for site, device, code, ts_ns in found}

    def remember_table(self, site: str, table: edge.Table) -> None:
        """Keep a sensor table, so that frames sealed under it can be read when it is no longer the site's own."""
        with self._transaction():
            run = self._connection.execute
            run(
                "INSERT OR REPLACE INTO tables(site, crc, body) VALUES(?,?,?)",
                (site, table.crc32, table.SerializeToString()),
            )
            run(
                "DELETE FROM tables WHERE site=? AND id NOT IN (SELECT id FROM tables WHERE site=? ORDER BY id DESC"
                " LIMIT ?)",
                (site, site, KEEP_TABLES),
            )

    def tables(self, site: str) -> list[edge.Table]:
        """The sensor tables of a site, the newest last; one that cannot be read is left out."""
        found = self._connection.execute("SELECT body FROM tables WHERE site=? ORDER BY id", (site,)).fetchall()
        tables = []
        for (body,) in found:
            with contextlib.suppress(DecodeError):
                tables.append(edge.Table.FromString(body))
        return tables

    def save_reds(self, rows: Sequence[tuple[str, str, int, Sequence[int]]]) -> None:
        """(site, device, street time, red time of each group in ms): how long the reds already lasted, for a boot."""
        with self._transaction():
            self._connection.executemany(
                "INSERT OR REPLACE INTO reds VALUES(?,?,?,?)",
                [(site, device, ts_ns, ",".join(map(str, red_ms))) for site, device, ts_ns, red_ms in rows],
            )

    def reds(self) -> dict[tuple[str, str], tuple[int, tuple[int, ...]]]:
        """(site, device) → (street time, red time of each group in ms) as last saved."""
        found = self._connection.execute("SELECT site, device, ts_ns, red_ms FROM reds").fetchall()
        return {
            (site, device): (int(ts_ns), tuple(int(part) for part in red_ms.split(",") if part))
            for site, device, ts_ns, red_ms in found
        }

    def close(self) -> None:
        """Close; everything recorded is already durable."""
        self._connection.close()
