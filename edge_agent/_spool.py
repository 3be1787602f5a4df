"""The durable spool: every sealed frame and command status of all sites of this agent, until the core has journaled it.

SQLite, WAL, synchronous=FULL: a row that `append` returned as stored survives a power cut. One transaction holds what
all sites have to say at a time, since the sync costs 4 ms and the rows almost nothing.

    spool-a.db ┐ one is written, the other drains; they change places when the written one is large and the other is
    spool-b.db ┘ empty. A damaged one is renamed aside, what can be read of it is saved, and the agent goes on.

SQLite itself does not notice a flipped bit in a page, hence a CRC beside every row, checked on every read. When the
spool is full, each class has its own rule: control is never dropped (it may use a reserve that the others may not),
detector loses its oldest rows, debug its newest. Every loss is counted, and declared to the core by a Loss row, in the
transaction that makes it: what the agent says was lost and what the core misses is the same.

All methods block; one thread at a time.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from citybrain_wire.errors import BadConfig

from edge_agent._losses import LossBook
from edge_agent._spool_file import (
    CLASS_NAMES,
    DAMAGED,
    REFUSED,
    SEALED,
    Count,
    Row,
    RowKind,
    SpoolFile,
    is_damage,
    salvage,
    set_aside,
)
from edge_agent._spool_stats import FILE_NAMES, SpoolStats, count_aside, read_spool_stats

__all__ = ["AppendResult", "Row", "RowKind", "Spool", "SpoolLimits", "SpoolStats", "read_spool_stats"]

CONTROL, DETECTOR, DEBUG = 1, 2, 3
_TRIM_ROWS = 1024
_HELD_ROWS = 8192
_DROP_STEP = 64


@dataclass(frozen=True)
class SpoolLimits:
    """`limit_bytes` for all classes; control alone may go `reserve_bytes` above it; debug ends at half of it."""

    limit_bytes: int = 256 << 20
    reserve_bytes: int = 16 << 20
    segment_bytes: int = 32 << 20

    def __post_init__(self) -> None:
        if self.limit_bytes < 4096 or self.reserve_bytes < 0 or self.segment_bytes < 4096:
            raise BadConfig(
                f"spool limits (limit {self.limit_bytes}, reserve {self.reserve_bytes}, segment {self.segment_bytes} "
                "bytes) are too small; limit and segment need at least 4096"
            )


@dataclass
class AppendResult:
    """`rows` in order, now with ids, and behind them the Loss rows that declare what was dropped. `durable`: all of
    them survive a power cut; else the disk took none of them.

    `dropped`: older rows that gave way, and new ones that found no room; each is counted.
    """

    rows: list[Row]
    durable: bool
    dropped: list[Row]


class Spool:
    """The spool of one agent in `folder`. Opening never fails for damage, only where the folder cannot be written."""

    def __init__(self, folder: Path, limits: SpoolLimits | None = None) -> None:
        self._folder = folder
        self._limits = limits or SpoolLimits()
        self.findings: list[str] = []  # for the log and an alarm; the owner empties it
        self._acked: list[int] = []
        self._held: list[Row] = []
        self._uncounted: Counter[tuple[int, str]] = Counter()
        self._refused_rows = 0
        self._losses = LossBook()
        self._declared: list[Row] = []  # Loss rows of the append that runs
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / ".probe"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as err:
            raise BadConfig(f"spool folder {folder} cannot be written ({err.strerror}); choose another") from err
        self._files: list[SpoolFile | None] = [None, None]
        for index in range(2):
            self._open(index)
        self._active = max(range(2), key=lambda index: self._max_id(index))
        self._next_id = max(self._max_id(0), self._max_id(1)) + 1

    # ── state ────────────────────────────────────────────────────────────────────────────────────────────────────

    def max_epoch(self) -> int:
        """Highest epoch of any row; a boot number that was lost elsewhere must still be greater than this."""
        return max((file.max_epoch for file in self._files if file), default=0)

    @property
    def bytes(self) -> int:
        """Bytes held, in files and memory, as the limits count them."""
        return sum(file.bytes for file in self._files if file) + sum(row.size for row in self._held)

    def stats(self) -> SpoolStats:
        """Figures now."""
        files = [file for file in self._files if file]
        oldest = [ts for file in files if (ts := file.oldest_ts_ns())] + [row.ts_ns for row in self._held]
        frames: Counter[str] = Counter()
        readings: Counter[str] = Counter()
        counted = [entry for file in files for entry in file.counts()] + self._count_rows()
        for key, n_frames, n_readings in counted:
            if key in CLASS_NAMES:
                frames[CLASS_NAMES[key]] += n_frames
                readings[CLASS_NAMES[key]] += n_readings
        return SpoolStats(
            rows=sum(file.rows for file in files) + len(self._held),
            frames_held=sum(file.frames() for file in files) + sum(row.kind == RowKind.FRAME for row in self._held),
            frames_sealed=sum(n for key, n, _ in counted if key == SEALED),
            bytes=self.bytes,
            limit_bytes=self._limits.limit_bytes,
            oldest_ts_ns=min(oldest, default=0),
            dropped_frames=dict(frames),
            dropped_readings=dict(readings),
            damaged_rows=sum(n for key, n, _ in counted if key == DAMAGED),
            refused_frames=sum(n for key, n, _ in counted if key == REFUSED),
            set_aside=count_aside(self._folder),
            held_rows=len(self._held),
            refused_rows=self._refused_rows,
        )

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def append(self, rows: Sequence[Row]) -> AppendResult:
        """Store rows (their ids are set here), those held from earlier tries first, in one transaction.

        Never raises for a full or damaged disk: rows it does not take are held in memory, bounded, and tried again by
        the next call.
        """
        numbered = [row._replace(id=self._next_id + k) for k, row in enumerate(rows)]
        self._next_id += len(numbered)
        for row in numbered:
            self._count(SEALED, row)
        batch = self._held + numbered
        self._held = []
        dropped: list[Row] = []
        self._declared = []
        batch = self._make_room(batch, dropped)
        durable = self._store(batch)
        if not durable:
            self._hold(batch, dropped)
        gone = {row.id for row in dropped}
        self._switch()
        return AppendResult([row for row in numbered if row.id not in gone] + self._declared, durable, dropped)

    def acknowledge(self, ids: Sequence[int]) -> None:
        """The core has these rows in its journal. They are forgotten with one of the next transactions: doing it
        later is safe, since the core names its high-water mark at every connection."""
        self._acked += ids
        self._losses.arrived(ids)
        if self._held:
            known = set(self._acked)
            self._held = [row for row in self._held if row.id not in known]
        if len(self._acked) >= _TRIM_ROWS:
            self.trim()

    def refused(self, ids: Sequence[int]) -> None:
        """The core did not take these frames and never will: they are forgotten like acknowledged ones, and counted."""
        self._uncounted[REFUSED, "frames"] += len(ids)
        self.acknowledge(ids)

    def trim(self) -> None:
        """Forget acknowledged rows now."""
        if not self._acked:
            return
        ids, self._acked = self._acked, []
        for index, file in enumerate(self._files):
            if file is not None and file.rows:
                self._guarded(index, partial(_delete, file, ids, ()))
        self._switch()

    def rows_after(self, site: str, row_id: int, limit: int) -> tuple[list[Row], bool]:
        """(the next rows of a site in order, whether there are surely no more behind them).

        Rows whose CRC fails are counted, reported and left out; acknowledged ones are left out.
        """
        acked = set(self._acked)
        found = [row for row in self._held if row.site == site and row.id > row_id]
        complete = True
        for index in range(2):
            rows, ended = self._read(index, site, row_id, limit, acked)
            found += rows
            complete = complete and ended
        found.sort(key=lambda row: row.id)
        return found[:limit], complete and len(found) <= limit

    def _read(self, index: int, site: str, row_id: int, limit: int, acked: Container[int]) -> tuple[list[Row], bool]:
        """The same for one file. A damaged file is replaced by what can be saved of it, and read again."""
        file = self._files[index]
        rows: list[Row] = []
        while file is not None and file.rows and len(rows) < limit:
            try:
                good, bad = file.after(site, row_id, limit)
            except sqlite3.Error as error:
                if is_damage(error):
                    self._replace(index, str(error))
                    return self._read(index, site, row_id, limit, acked)
                return rows, False
            if bad:
                self.findings.append(f"{file.path.name}: {len(bad)} rows of {site} fail their CRC and are left out")
                self._guarded(index, partial(_delete, file, bad, [(DAMAGED, len(bad), 0)]))
            rows += [row for row in good if row.id not in acked]
            if len(good) + len(bad) < limit:
                return rows, True
            row_id = max([row.id for row in good[-1:]] + bad)
        return rows, len(rows) < limit

    def oldest_seq(self, site: str, epoch: int) -> int:
        """Number of the oldest frame of a site's boot that is still held, 0 for none."""
        acked = set(self._acked)
        found = [row.seq for row in self._held if (row.site, row.epoch, row.kind) == (site, epoch, RowKind.FRAME)]
        for file in self._files:
            if file is not None and file.rows:
                try:
                    found += file.first_seqs(site, epoch, acked)
                except sqlite3.Error:
                    continue  # met again, and mended, by the next read
        return min(found, default=0)

    def close(self) -> None:
        """Forget what was acknowledged and close."""
        self.trim()
        if self._held:
            self.append([])
        for file in self._files:
            if file is not None:
                file.close()
        self._files = [None, None]

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _max_id(self, index: int) -> int:
        file = self._files[index]
        return file.max_id if file is not None else 0

    def _count_rows(self) -> list[Count]:
        keys = {key for key, _ in self._uncounted}
        return [(key, self._uncounted[key, "frames"], self._uncounted[key, "readings"]) for key in sorted(keys)]

    def _count(self, key: int, row: Row) -> None:
        if row.kind == RowKind.FRAME:
            self._uncounted[key, "frames"] += 1
            self._uncounted[key, "readings"] += row.n

    def _open(self, index: int) -> None:
        path = self._folder / FILE_NAMES[index]
        try:
            self._files[index] = SpoolFile(path)
        except sqlite3.Error as error:
            if path.is_dir() or is_damage(error):
                self._replace(index, str(error))
            else:
                self.findings.append(f"{path.name} cannot be opened ({error}); rows are held in memory until it can")
        except ValueError as error:  # undecodable text in the schema of a damaged file
            self._replace(index, str(error))

    def _replace(self, index: int, reason: str) -> None:
        """Set a damaged file aside, start a fresh one in its place and bring back what can be read."""
        path = self._folder / FILE_NAMES[index]
        file = self._files[index]
        self._files[index] = None
        before = file.rows if file is not None else None
        if file is not None:
            file.close()
        saved, bad, counts = salvage(path)
        aside = set_aside(path, "newer" if "newer version" in reason else "damaged")
        missing = bad if before is None else max(before - len(saved), 0)
        self._uncounted[DAMAGED, "frames"] += missing
        self.findings.append(
            f"{path.name} is damaged ({reason}); it was set aside as {aside.name}, {len(saved)} rows were saved, "
            f"{missing if before is not None else f'at least {missing}'} are lost"
        )
        try:
            fresh = SpoolFile(path)
            _write(fresh, (), counts, saved)
            fresh.max_id = max((row.id for row in saved), default=0)
            self._files[index] = fresh
        except sqlite3.Error as error:
            self.findings.append(f"{path.name} cannot be made anew ({error}); rows are held in memory until it can")
            self._held = sorted([*saved, *self._held], key=lambda row: row.id)[-_HELD_ROWS:]

    def _guarded(self, index: int, work: Callable[[], None]) -> bool:
        """Run `work`; False where the file did not take it. A damaged file is replaced."""
        try:
            work()
        except sqlite3.Error as error:
            if is_damage(error):
                self._replace(index, str(error))
            return False
        return True

    def _store(self, batch: Sequence[Row]) -> bool:
        """One transaction for trimming, losses and new rows; tries the other file, then a fresh one."""
        if not batch and not self._acked and not self._uncounted:
            return True
        # a declaration goes only with the transaction that stores the one which replaces it
        superseded, self._losses.superseded = self._losses.superseded, []
        acked, self._acked = self._acked, []
        ids = acked + superseded
        for index in (self._active, 1 - self._active):
            if self._files[index] is None:
                self._open(index)
            file = self._files[index]
            if file is None:
                continue
            if self._guarded(index, partial(_write, file, ids, self._count_rows(), batch)):
                self._uncounted.clear()
                self._active = index
                # the drained file needs no sync of its own for each tick: it is trimmed in larger steps
                if (other := self._files[1 - index]) is not None and other.rows:
                    self._acked = ids
                    if len(ids) >= _TRIM_ROWS:
                        self.trim()
                return True
        self._acked, self._losses.superseded = acked, superseded
        return False

    def _make_room(self, batch: list[Row], dropped: list[Row]) -> list[Row]:
        """Apply the policy of each class; returns what is to be stored, appends to `dropped` and counts."""
        limit = self._limits.limit_bytes
        size = self.bytes + sum(row.size for row in batch)
        if size > limit // 2:
            size = self._drop_new(batch, DEBUG, size, limit // 2, dropped)
        if size > limit and self._acked:
            incoming = size - self.bytes
            self.trim()
            size = self.bytes + incoming
        while size > limit:
            freed = self._drop_stored(size - limit, dropped)
            if not freed:
                break
            size -= freed
        if size > limit:
            size = self._drop_new(batch, DETECTOR, size, limit, dropped)
        if size > limit + self._limits.reserve_bytes:
            size = self._refuse_control(batch, size, limit + self._limits.reserve_bytes, dropped)
        gone = {row.id for row in dropped}
        kept = [row for row in batch if row.id not in gone]
        return kept + self._declare([row for row in batch if row.id in gone])

    def _drop_new(self, batch: Sequence[Row], data_class: int, size: int, limit: int, dropped: list[Row]) -> int:
        for row in batch:
            if size <= limit:
                break
            if row.data_class == data_class:
                dropped.append(row)
                self._count(row.data_class, row)
                size -= row.size
        return size

    def _refuse_control(self, batch: Sequence[Row], size: int, limit: int, dropped: list[Row]) -> int:
        """No room is left even for control: the newest are refused, loudly, and nothing stored is touched."""
        before = self._refused_rows
        already = {row.id for row in dropped}
        for row in reversed(batch):
            if size <= limit:
                break
            if row.id not in already:
                dropped.append(row)
                self._refused_rows += 1
                self._count(row.data_class, row)
                size -= row.size
        self.findings.append(
            f"spool is full with unsent control rows: {self._refused_rows - before} new ones were refused"
        )
        return size

    def _drop_stored(self, need_bytes: int, dropped: list[Row]) -> int:
        """Drop the oldest stored detector rows, a step at a time; returns the bytes freed."""
        order = sorted((i for i in range(2) if self._files[i]), key=self._oldest_detector)
        for index in order:
            file = self._files[index]
            if file is None:
                continue
            freed = 0
            victims: list[Row] = []
            for row in file.oldest_of_class(DETECTOR, _DROP_STEP):
                victims.append(row)
                freed += row.size
                if freed >= need_bytes:
                    break
            if not victims:
                continue
            counts = [(DETECTOR, len(victims), sum(row.n for row in victims))]
            ids = [row.id for row in victims]
            known, mark = len(self._declared), self._losses.mark()
            if self._guarded(index, partial(_write, file, ids, counts, self._declare(victims, oldest_first=True))):
                dropped += victims
                return freed
            del self._declared[known:]
            self._losses.back(mark)
        return 0

    def _declare(self, victims: Sequence[Row], *, oldest_first: bool = False) -> list[Row]:
        """Loss rows that tell the core which frames will never come."""
        rows = self._losses.declare(victims, self._next_id, oldest_first=oldest_first)
        self._next_id += len(rows)
        self._declared += rows
        return rows

    def _oldest_detector(self, index: int) -> int:
        file = self._files[index]
        rows = file.oldest_of_class(DETECTOR, 1) if file is not None else []
        return rows[0].id if rows else 1 << 62

    def _hold(self, batch: list[Row], dropped: list[Row]) -> None:
        self._held = batch
        excess = len(batch) - _HELD_ROWS
        if excess <= 0:
            return
        for victim in [row for row in batch if row.data_class != CONTROL][:excess]:
            dropped.append(victim)
            self._count(victim.data_class, victim)
        gone = {row.id for row in dropped}
        self._held = [row for row in batch if row.id not in gone]
        for victim in self._held[_HELD_ROWS:]:
            dropped.append(victim)
            gone.add(victim.id)
            self._refused_rows += 1
            self._count(victim.data_class, victim)
        self._held = self._held[:_HELD_ROWS] + self._declare([row for row in batch if row.id in gone])

    def _switch(self) -> None:
        """Change places: the drained file is deleted, which gives its space back, and becomes the written one."""
        active, other = self._files[self._active], self._files[1 - self._active]
        if active is None or active.written_bytes < self._limits.segment_bytes or other is None or other.rows:
            return
        try:
            counts = other.counts()
            with active.transaction():
                active.count(counts)
            other.close()
            for suffix in ("", "-wal", "-shm"):
                other.path.with_name(other.path.name + suffix).unlink(missing_ok=True)
            self._files[1 - self._active] = None
            self._open(1 - self._active)
        except (sqlite3.Error, OSError):
            return  # not now; the next transaction tries again
        if self._files[1 - self._active] is not None:
            self._active = 1 - self._active
            active.written_bytes = 0


def _write(file: SpoolFile, ids: Iterable[int], counts: Iterable[Count], rows: Sequence[Row]) -> None:
    with file.transaction():
        file.delete(ids)
        file.count(counts)
        file.insert(rows)


def _delete(file: SpoolFile, ids: Iterable[int], counts: Iterable[Count]) -> None:
    _write(file, ids, counts, ())
