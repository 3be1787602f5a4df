"""The historian process: follows the core's journal and writes the archive. It serves nothing and holds up nobody."""

from __future__ import annotations

import logging
import os
import signal
import threading
from types import FrameType

from citybrain_wire.metrics import MetricsPage

from twin_core.history._archive import Archive
from twin_core.history._config import HistorianConfig
from twin_core.history._tables import SCHEMAS, Rows
from twin_core.live import JournalTail, Record, SiteSeen, TickClosed

__all__ = ["Historian", "serve"]

log = logging.getLogger("citybrain.historian")

COURTESY = 10  # nice value: history may lag, the street may not


def serve(config: HistorianConfig, *, stop: threading.Event | None = None) -> None:
    """Archive until SIGTERM, SIGINT or `stop`, then once more.

    Raises BadFile where the archive cannot be read, OSError where it cannot be written: the supervisor starts us again,
    and the journal waits.
    """
    stop = stop or threading.Event()
    if threading.current_thread() is threading.main_thread():
        _stop_on_signals(stop)
        os.nice(COURTESY)
    historian = Historian(config)
    while not stop.wait(config.flush_s):
        historian.catch_up(stop)
    historian.catch_up(threading.Event())


def _stop_on_signals(stop: threading.Event) -> None:
    def order(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, order)
    signal.signal(signal.SIGINT, order)


class Historian:
    """One archive and the journal it follows. `archived`: journal rows since this process started."""

    def __init__(self, config: HistorianConfig) -> None:
        self._config = config
        self._archive = Archive(config.history_dir)
        self._tail = JournalTail(config.journal_dir)
        self._rows = Rows(self._archive.hellos())
        self._metrics = MetricsPage("historian", config.metrics_port)
        self.archived = 0

    def catch_up(self, stop: threading.Event) -> None:
        """Archive all there is, batch by batch."""
        while self._batch() and not stop.is_set():
            pass
        days = dict.fromkeys(SCHEMAS, self._config.keep_days) | {"readings": self._config.keep_readings_days}
        self._archive.forget_before(days)
        known = self._archive.manifest
        self._metrics.publish(
            {
                "archived_rows": self.archived,
                "skipped_rows": self._tail.skipped,
                "left_out_frames": self._rows.left_out,
                "position": known.pos,
                "newest_ts_s": known.newest_ns / 1e9,
                "files": {name: len(files) for name, files in known.files.items()},
            }
        )

    def _batch(self) -> bool:
        """Archive one batch; whether there may be more."""
        known = self._archive.manifest
        tail = self._tail.read(known.generation, known.pos, self._config.batch_rows)
        if not tail.records and (tail.generation, tail.last_pos) == (known.generation, known.pos):
            return False
        records = tail.records
        first_pos = known.pos + 1
        if tail.generation != known.generation:
            log.info("the journal is another file; it is read from its beginning")
            records, first_pos = _after(records, known.newest_ns), 1
        if any(isinstance(record, SiteSeen) for record in records):
            self._rows.take([record for record in records if isinstance(record, SiteSeen)])
            self._archive.save_hellos(self._rows.hellos)
        self._rows.take(records)
        self._archive.add(self._rows.tables(), tail.generation, first_pos, tail.last_pos, self._rows.tick_ns)
        self.archived += len(records)
        return len(tail.records) >= self._config.batch_rows


def _after(records: list[Record], newest_ns: int) -> list[Record]:
    """A journal that was damaged begins anew with what could be saved: leave out what was archived before."""
    ends = [i for i, record in enumerate(records) if isinstance(record, TickClosed) and record.ts_ns <= newest_ns]
    start = ends[-1] + 1 if ends else 0
    return [record for record in records[:start] if isinstance(record, SiteSeen)] + records[start:]
