"""The audit on disk: one SQLite file (WAL, synchronous FULL) that several processes append to.

    AUDIT/audit.db      entries and heads; edits and deletions are refused by triggers, and found by the verifier
    AUDIT/audit.db      entries and heads; triggers refuse edits and deletions, the verifier finds them
    AUDIT/audit.key     Ed25519 key that signs heads, readable by its owner; audit.pub: what the verifier needs

An entry is durable when `append` returns: orders are written down before they are given.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.errors import Unavailable
from citybrain_wire.pki import ensure_signing_pair, load_signing_key
from citybrain_wire.store import set_aside

from twin_core.audit._chain import Event, body_of, first_hash, link, signed_head

__all__ = ["AuditLog", "AuditPaths"]

BUSY_S = 5.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, body BLOB NOT NULL, hash BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS head (seq INTEGER PRIMARY KEY, line TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;
CREATE TRIGGER IF NOT EXISTS entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;
"""


@dataclass(frozen=True)
class AuditPaths:
    """Where the files of one audit lie."""

    folder: Path

    @property
    def database(self) -> Path:
        """Entries and heads."""
        return self.folder / "audit.db"

    @property
    def heads(self) -> Path:
        """Heads as text."""
        return self.folder / "heads.txt"

    @property
    def key(self) -> Path:
        """Private key, PEM."""
        return self.folder / "audit.key"

    @property
    def public(self) -> Path:
        """Public key, PEM."""
        return self.folder / "audit.pub"


class AuditLog:
    """Appends to an audit and signs its end. `now_ns`: UTC wall time."""

    def __init__(self, folder: Path, now_ns: Callable[[], int]) -> None:
        """Open or begin the audit in `folder`; a file that is damaged at its end is set aside and named in the new one.

        Raises Unavailable where nothing can be written, BadFile where the key is unreadable.
        """
        self.paths = AuditPaths(folder)
        self._now_ns = now_ns
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._turn = threading.Lock()
        with _alone(folder / "audit.lock"):
            ensure_signing_pair(self.paths.key, self.paths.public)
            self._key = load_signing_key(self.paths.key)
            aside = set_aside(self.paths.database) if (fault := _fault_of(self.paths.database)) else None
            self._database = _connect(self.paths.database)
            self.chain = str(self._database.execute("SELECT value FROM meta WHERE name = 'chain'").fetchone()[0])
        if aside is not None:
            self.append(Event("chain_begun", "", what=fault, subject=aside.name, outcome="damaged"))

    def append(self, event: Event) -> int:
        """Write an event down; its number. Raises Unavailable where it cannot be made durable."""
        with self._writing() as database:
            seq, before = self._end(database)
            body = body_of(seq + 1, self._now_ns(), event)
            database.execute("INSERT INTO entry VALUES (?,?,?)", (seq + 1, body, link(before, body)))
            return seq + 1

    def sign_head(self) -> str | None:
        """Sign the newest entry and return the line; None where it was signed already, or there is none."""
        with self._writing() as database:
            seq, entry_hash = self._end(database)
            (signed,) = database.execute("SELECT coalesce(max(seq), 0) FROM head").fetchone()
            if seq <= signed:
                return None
            line = signed_head(self._key, self.chain, seq, self._now_ns(), entry_hash)
            database.execute("INSERT INTO head VALUES (?,?)", (seq, line))
        with contextlib.suppress(OSError), self.paths.heads.open("a", encoding="ascii") as file:
            file.write(line + "\n")  # a copy for carrying away: the database holds it too
        return line

    def newest_head(self) -> str | None:
        """The last line that was signed."""
        with self._turn:
            row = self._database.execute("SELECT line FROM head ORDER BY seq DESC LIMIT 1").fetchone()
        return None if row is None else str(row[0])

    def newest(self, count: int) -> list[str]:
        """Bodies of the last entries as JSON texts, oldest first."""
        with self._turn:
            rows = self._database.execute("SELECT body FROM entry ORDER BY seq DESC LIMIT ?", (count,)).fetchall()
        return [bytes(body).decode() for (body,) in reversed(rows)]

    def close(self) -> None:
        """Sign the end and close the file."""
        with contextlib.suppress(Unavailable):
            self.sign_head()
        with self._turn:
            self._database.close()

    def _end(self, database: sqlite3.Connection) -> tuple[int, bytes]:
        row = database.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, first_hash(self.chain)) if row is None else (row[0], row[1])

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other process writes beside: the end that was read stays the end until it commits."""
        with self._turn:
            try:
                self._database.execute("BEGIN IMMEDIATE")
                yield self._database
                self._database.execute("COMMIT")
            except sqlite3.Error as err:
                with contextlib.suppress(sqlite3.Error):
                    self._database.execute("ROLLBACK")
                text = (
                    f"audit {self.paths.database} cannot be written: {err}; nothing is done that cannot be written down"
                )
                raise Unavailable(text) from err


def _connect(path: Path) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(path, check_same_thread=False, timeout=BUSY_S, isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.executescript(_SCHEMA)
        # Every file is a chain of its own: entries of another one do not fit into it.
        database.execute("INSERT OR IGNORE INTO meta VALUES ('chain', ?)", (secrets.token_hex(16),))
    except sqlite3.Error as err:
        raise Unavailable(f"audit {path} cannot be opened: {err}") from err
    os.chmod(path, 0o600)
    return database


def _fault_of(path: Path) -> str:
    """What is wrong with a file that is there, as far as appending to it would hide it; empty = nothing."""
    if not path.exists():
        return ""
    database = None
    try:
        database = sqlite3.connect(path, timeout=BUSY_S)
        (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            return str(verdict).replace("\n", " ")
        tail = database.execute("SELECT seq, body, hash FROM entry ORDER BY seq DESC LIMIT 2").fetchall()
        if len(tail) == 2 and (tail[0][0] != tail[1][0] + 1 or link(tail[1][2], tail[0][1]) != tail[0][2]):
            return f"entry {tail[0][0]} does not follow on the one before it"
        return ""
    except sqlite3.OperationalError as err:
        if "no such table" in str(err):
            return ""  # a start that was killed before its first commit
        return str(err)
    except sqlite3.DatabaseError as err:
        return str(err)
    finally:
        if database is not None:
            database.close()


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time looks whether the file is sound: two must not set it aside after one another."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
