"""What a spool holds and what it lost, in figures; readable from outside while another process writes it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from edge_agent._spool_file import CLASS_NAMES, DAMAGED, MEASURE, OLDEST, REFUSED, SEALED

__all__ = ["FILE_NAMES", "SpoolStats", "count_aside", "read_spool_stats"]

FILE_NAMES = ("spool-a.db", "spool-b.db")


@dataclass(frozen=True)
class SpoolStats:
    """What the loss sentence is made of. Dropped counts are by class name and since the spool was made.

    `frames_sealed`: all frames handed to the spool since it was made, over all lives of the agent; each of them is in
    the core's journal, among `frames_held`, dropped and counted, refused by the core, or was lost with damaged rows.
    """

    rows: int = 0
    frames_held: int = 0
    frames_sealed: int = 0
    bytes: int = 0
    limit_bytes: int = 0
    oldest_ts_ns: int = 0
    dropped_frames: dict[str, int] = field(default_factory=dict)
    dropped_readings: dict[str, int] = field(default_factory=dict)
    damaged_rows: int = 0
    refused_frames: int = 0
    set_aside: int = 0
    held_rows: int = 0
    refused_rows: int = 0


def count_aside(folder: Path) -> int:
    """How many damaged files were set aside in `folder` and are still there."""
    return sum(
        1 for name in FILE_NAMES for path in folder.glob(f"{name}.*-*") if not path.name.endswith(("-wal", "-shm"))
    )


def read_spool_stats(folder: Path) -> SpoolStats:
    """Figures of a spool that another process may be writing; reads only."""
    rows = size = held = 0
    special: Counter[int] = Counter()
    oldest: list[int] = []
    frames: Counter[str] = Counter()
    readings: Counter[str] = Counter()
    for name in FILE_NAMES:
        path = folder / name
        if not path.is_file():
            continue
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2.0)
        try:
            found = connection.execute(MEASURE).fetchone()
            rows += int(found[0])
            size += int(found[1])
            (oldest_ns,) = connection.execute(OLDEST).fetchone()
            oldest += [int(oldest_ns)] if oldest_ns else []
            held += int(connection.execute("SELECT count(*) FROM rows WHERE kind=0").fetchone()[0])
            for key, n_frames, n_readings in connection.execute("SELECT class, frames, readings FROM counts"):
                if key in CLASS_NAMES:
                    frames[CLASS_NAMES[key]] += int(n_frames)
                    readings[CLASS_NAMES[key]] += int(n_readings)
                else:
                    special[int(key)] += int(n_frames)
        except sqlite3.Error:
            continue  # damaged: the agent sets it aside and says so
        finally:
            connection.close()
    return SpoolStats(
        rows=rows,
        bytes=size,
        frames_held=held,
        frames_sealed=special[SEALED],
        oldest_ts_ns=min(oldest, default=0),
        dropped_frames=dict(frames),
        dropped_readings=dict(readings),
        damaged_rows=special[DAMAGED],
        refused_frames=special[REFUSED],
        set_aside=count_aside(folder),
    )
