"""Power loss as a disk sees it: every write and sync that SQLite makes is recorded, and images are built from them.

An image is legal if it holds all that was synced before the cut; of what was written since, any part may be there, and
a write may be torn at a sector. SQLite itself runs inside (`apsw`), on a file system that only listens.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512
SYNC, GONE = -1, -2


@dataclass(frozen=True)
class Event:
    """A write (`data` at `offset`), a truncation to `offset` (no `data`), a sync (SYNC) or the end (GONE) of a file."""

    name: str
    offset: int
    data: bytes | None = None


@dataclass
class Trace:
    """Events in order. `marks`: (position, what had been acknowledged by then)."""

    events: list[Event] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def acknowledged(self, number: int) -> None:
        """Everything up to `number` has been promised."""
        self.marks.append((len(self.events), number))

    def promised(self, at: int) -> int:
        """The highest number promised before the power goes at position `at`."""
        return max((number for position, number in self.marks if position <= at), default=0)

    def image(self, at: int, rng: random.Random) -> dict[str, bytes]:
        """What the disk may hold if the power goes at position `at`."""
        files: dict[str, bytearray] = {}
        last_sync = {event.name: k for k, event in enumerate(self.events[:at]) if event.offset == SYNC}
        for k, event in enumerate(self.events[:at]):
            if event.offset == SYNC:
                continue
            if event.offset == GONE:
                files.pop(event.name, None)
                continue
            body = files.setdefault(event.name, bytearray())
            if k < last_sync.get(event.name, -1):
                _apply(body, event.offset, event.data)
            elif event.data is None:
                if rng.random() < 0.5:
                    _apply(body, event.offset, None)
            else:
                for start in range(0, len(event.data), SECTOR):
                    if rng.random() < 0.6:
                        _apply(body, event.offset + start, event.data[start : start + SECTOR])
        return {name: bytes(body) for name, body in files.items()}


def _apply(body: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del body[offset:]
        return
    if len(body) < offset:
        body.extend(bytes(offset - len(body)))
    body[offset : offset + len(data)] = data


class _File(apsw.VFSFile):
    def __init__(self, trace: Trace, filename: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._trace = trace
        path = filename.filename() if isinstance(filename, apsw.URIFilename) else str(filename)
        self._name = Path(path).name
        super().__init__("", filename, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # SQLite's own names
        super().xWrite(data, offset)
        self._trace.events.append(Event(self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._trace.events.append(Event(self._name, newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._trace.events.append(Event(self._name, SYNC, b""))


class Recorder(apsw.VFS):
    """A file system named `name` that records into `trace`."""

    def __init__(self, name: str) -> None:
        self.name, self.trace = name, Trace()
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> _File:
        return _File(self.trace, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        # SQLite syncs the folder where it must not come back; a file that may is one whose content no longer counts
        self.trace.events.append(Event(Path(filename).name, GONE))


class Connection:
    """As much of sqlite3.Connection as spool and journal use, on a recorder."""

    def __init__(self, path: Path, vfs: str) -> None:
        self._inner = apsw.Connection(str(path), vfs=vfs)

    def execute(self, sql: str, values: Sequence[object] = ()) -> apsw.Cursor:
        return self._inner.execute(sql, tuple(values))  # type: ignore[arg-type]

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        for _ in self._inner.executemany(sql, rows):  # type: ignore[arg-type]
            pass

    def executescript(self, sql: str) -> None:
        for _ in self._inner.execute(sql):
            pass

    def __enter__(self) -> Connection:
        self._inner.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._inner.execute("COMMIT" if kind is None else "ROLLBACK")

    def close(self) -> None:
        self._inner.close()
