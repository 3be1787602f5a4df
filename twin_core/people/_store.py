"""People, sessions, links and proposals on disk: one SQLite file that several servers and the command line share.

Of sessions and links only SHA-256 of their secret is kept: who reads the file cannot become somebody by it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from citybrain_wire.errors import BadInput, StoreDamaged, Unavailable

from twin_core.people._pairs import Kind, Proposal, State
from twin_core.people._person import Person
from twin_core.people._rights import Role

__all__ = ["FILE_NAME", "PeopleStore", "SessionRow", "digest_of"]

FILE_NAME = "people.db"
BUSY_S = 5.0
_FORMAT = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS person (
  name TEXT PRIMARY KEY, roles TEXT NOT NULL, password TEXT NOT NULL, temporary INTEGER NOT NULL,
  password_ns INTEGER NOT NULL, failures INTEGER NOT NULL, locked_until_ns INTEGER NOT NULL, closed TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session (
  digest BLOB PRIMARY KEY, name TEXT NOT NULL, csrf TEXT NOT NULL, begun_ns INTEGER NOT NULL, seen_ns INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS link (digest BLOB PRIMARY KEY, name TEXT NOT NULL, until_ns INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS proposal (
  number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, arguments TEXT NOT NULL, reason TEXT NOT NULL,
  made_by TEXT NOT NULL, made_ns INTEGER NOT NULL, second TEXT NOT NULL, decided TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS second (name TEXT PRIMARY KEY, secret TEXT NOT NULL, step INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS mode_change (name TEXT NOT NULL, controller_id TEXT NOT NULL, ts_ns INTEGER NOT NULL);
"""
_COLUMNS = "name, roles, password, temporary, password_ns, failures, locked_until_ns, closed"


@dataclass(frozen=True)
class SessionRow:
    """A session as it is kept. `csrf`: what an order of this session must show beside the cookie."""

    digest: bytes
    name: str
    csrf: str
    begun_ns: int
    seen_ns: int


def digest_of(secret: str) -> bytes:
    """What is kept of a secret with 256 random bits; no salt is needed for those."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


class PeopleStore:
    """The file. Every call is a transaction of its own, durable when it returns."""

    def __init__(self, folder: Path) -> None:
        """Open or begin the store in `folder`. Raises StoreDamaged or Unavailable."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = folder / FILE_NAME
        self._turn = threading.Lock()
        try:
            self._database = sqlite3.connect(self.path, check_same_thread=False, timeout=BUSY_S, isolation_level=None)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=FULL")
            self._database.executescript(_SCHEMA)
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            self._database.execute(f"PRAGMA user_version={_FORMAT}")
        except sqlite3.OperationalError as err:
            raise Unavailable(f"{self.path} cannot be opened: {err}") from err
        except sqlite3.DatabaseError as err:
            text = f"{self.path} is damaged ({err}); put a backup in its place, or move it away and add people anew"
            raise StoreDamaged(text) from err
        if version > _FORMAT:
            raise Unavailable(f"{self.path}: written by a newer citybrain (format {version}); upgrade")
        os.chmod(self.path, 0o600)

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self._database.close()

    # ── people ────────────────────────────────────────────────────────────────────────────────────────────────────

    def people(self) -> list[Person]:
        """All of them, by name."""
        with self._using() as database:
            rows = database.execute(f"SELECT {_COLUMNS} FROM person ORDER BY name").fetchall()
        return [_person(row) for row in rows]

    def find(self, name: str) -> Person | None:
        """The person of that name."""
        with self._using() as database:
            row = database.execute(f"SELECT {_COLUMNS} FROM person WHERE name = ?", (name,)).fetchone()
        return None if row is None else _person(row)

    def need(self, name: str) -> Person:
        """The person of that name. Raises BadInput where there is none."""
        person = self.find(name)
        if person is None:
            raise BadInput(f"there is no {name!r} in {self.path}; `citybrain people list` shows who there is")
        return person

    def add(self, person: Person) -> None:
        """A new person. Raises BadInput where the name is taken."""
        with self._using() as database:
            if database.execute("SELECT 1 FROM person WHERE name = ?", (person.name,)).fetchone():
                raise BadInput(f"there is a {person.name!r} already; every person has a name of their own")
            database.execute(f"INSERT INTO person ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", _row(person))

    def change(self, person: Person, *, end_sessions: bool = False) -> None:
        """Keep what has changed; `end_sessions`: and let nobody stay in by what was."""
        with self._using() as database:
            database.execute("BEGIN IMMEDIATE")
            database.execute(f"REPLACE INTO person ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", _row(person))
            if end_sessions:
                database.execute("DELETE FROM session WHERE name = ?", (person.name,))
                database.execute("DELETE FROM link WHERE name = ?", (person.name,))
            database.execute("COMMIT")

    # ── sessions and links ────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, row: SessionRow, *, ended_before_ns: int) -> None:
        """Keep a session, forget those that began before `ended_before_ns`."""
        with self._using() as database:
            database.execute("DELETE FROM session WHERE begun_ns < ?", (ended_before_ns,))
            values = (row.digest, row.name, row.csrf, row.begun_ns, row.seen_ns)
            database.execute("INSERT INTO session VALUES (?,?,?,?,?)", values)

    def session(self, digest: bytes) -> SessionRow | None:
        """The session of a secret."""
        with self._using() as database:
            row = database.execute("SELECT * FROM session WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else SessionRow(*row)

    def seen(self, digest: bytes, now_ns: int) -> None:
        """Its person has asked for something."""
        with self._using() as database:
            database.execute("UPDATE session SET seen_ns = ? WHERE digest = ?", (now_ns, digest))

    def end(self, digest: bytes) -> None:
        """Forget a session."""
        with self._using() as database:
            database.execute("DELETE FROM session WHERE digest = ?", (digest,))

    def keep_link(self, digest: bytes, name: str, until_ns: int) -> None:
        """A link that lets somebody in once."""
        with self._using() as database:
            database.execute("REPLACE INTO link VALUES (?,?,?)", (digest, name, until_ns))

    def use_link(self, digest: bytes, now_ns: int) -> str:
        """Who comes in by it; it is gone then. Empty = nobody: unknown, used or too old."""
        with self._using() as database:
            row = database.execute("DELETE FROM link WHERE digest = ? RETURNING name, until_ns", (digest,)).fetchone()
        return str(row[0]) if row is not None and now_ns < row[1] else ""

    # ── second factors ────────────────────────────────────────────────────────────────────────────────────────────

    def keep_second(self, name: str, secret: str) -> None:
        """Somebody's second factor, in place of the one before."""
        with self._using() as database:
            database.execute("REPLACE INTO second VALUES (?,?,0)", (name, secret))

    def second(self, name: str) -> str:
        """Its secret; empty = they have none."""
        with self._using() as database:
            row = database.execute("SELECT secret FROM second WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def use_second(self, name: str, step: int) -> bool:
        """Use the code of a step up; false where it, or a later one, was used already."""
        with self._using() as database:
            statement = "UPDATE second SET step = ? WHERE name = ? AND step < ?"
            return database.execute(statement, (step, name, step)).rowcount == 1

    # ── what two people do ────────────────────────────────────────────────────────────────────────────────────────

    def keep_proposal(self, proposal: Proposal) -> Proposal:
        """Keep a new one; it comes back with its number."""
        arguments = json.dumps(dict(proposal.arguments), ensure_ascii=False)
        row = (proposal.kind.value, arguments, proposal.reason, proposal.by, proposal.made_ns, "", State.WAITING.value)
        with self._using() as database:
            columns = "kind, arguments, reason, made_by, made_ns, second, decided"
            number = database.execute(f"INSERT INTO proposal ({columns}) VALUES (?,?,?,?,?,?,?)", row).lastrowid
        return replace(proposal, number=int(number or 0))

    def proposal(self, number: int) -> Proposal | None:
        """The proposal of that number."""
        with self._using() as database:
            row = database.execute("SELECT * FROM proposal WHERE number = ?", (number,)).fetchone()
        return None if row is None else _proposal(row)

    def proposals(self, count: int) -> list[Proposal]:
        """The last ones, newest first."""
        with self._using() as database:
            rows = database.execute("SELECT * FROM proposal ORDER BY number DESC LIMIT ?", (count,)).fetchall()
        return [_proposal(row) for row in rows]

    def decide(self, proposal: Proposal) -> bool:
        """Keep a decision; false where another one was quicker: of two that confirm, one does it."""
        values = (proposal.second, proposal.decided.value, proposal.number, State.WAITING.value)
        with self._using() as database:
            statement = "UPDATE proposal SET second = ?, decided = ? WHERE number = ? AND decided = ?"
            return database.execute(statement, values).rowcount == 1

    def modes_changed(self, name: str, since_ns: int) -> set[str]:
        """Controllers whose mode somebody has changed alone since then."""
        with self._using() as database:
            statement = "SELECT controller_id FROM mode_change WHERE name = ? AND ts_ns > ?"
            return {str(row[0]) for row in database.execute(statement, (name, since_ns))}

    def note_mode(self, name: str, controller_id: str, ts_ns: int, *, forget_before_ns: int) -> None:
        """Somebody changes a mode alone."""
        with self._using() as database:
            database.execute("DELETE FROM mode_change WHERE ts_ns < ?", (forget_before_ns,))
            database.execute("INSERT INTO mode_change VALUES (?,?,?)", (name, controller_id, ts_ns))

    @contextlib.contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._turn:
            try:
                yield self._database
            except sqlite3.Error as err:
                with contextlib.suppress(sqlite3.Error):
                    self._database.execute("ROLLBACK")
                raise Unavailable(f"{self.path} does not answer: {err}") from err


def _row(person: Person) -> tuple[object, ...]:
    roles = " ".join(sorted(role.value for role in person.roles))
    return (person.name, roles, person.password, person.temporary, person.password_ns, person.failures,
            person.locked_until_ns, person.closed)  # fmt: skip


def _person(row: tuple[str, str, str, int, int, int, int, str]) -> Person:
    name, roles, password, temporary, password_ns, failures, locked_until_ns, closed = row
    granted = frozenset(Role(text) for text in roles.split())
    return Person(name, granted, password, bool(temporary), password_ns, failures, locked_until_ns, closed)


def _proposal(row: tuple[int, str, str, str, str, int, str, str]) -> Proposal:
    number, kind, arguments, reason, by, made_ns, second, decided = row
    return Proposal(Kind(kind), json.loads(arguments), reason, by, made_ns, number, second, State(decided))
