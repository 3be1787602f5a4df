"""What an agent says about itself: the sentence about loss, and the figures behind it.

The daemon writes `status.json` every second; spool figures are read from the spool itself, so that they are right
even when the daemon is dead.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from citybrain_wire.errors import BadInput

from edge_agent._config import load_agent_config
from edge_agent._latch import LatchFile
from edge_agent._spool import SpoolStats, read_spool_stats
from edge_agent._store import AgentStore

__all__ = ["AgentStatus", "agent_status", "reset_latch", "write_status"]

_FRESH_S = 10.0


@dataclass(frozen=True)
class AgentStatus:
    """`running`: a daemon has written its status within ten seconds of wall time.

    `append_bytes_per_s`: rate at which the spool was written lately. `sites_*` count sites, `tripped` lists
    "site controller: cause" of latched monitor trips.
    """

    running: bool
    pid: int
    epoch: int
    sites: int
    sites_connected: int
    sites_attached: int
    append_bytes_per_s: float
    tripped: list[str]
    spool: SpoolStats
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def seconds_to_full(self) -> float | None:
        """How long the spool lasts at the present rate without a core; None where nothing is written."""
        left = self.spool.limit_bytes - self.spool.bytes
        return max(0.0, left / self.append_bytes_per_s) if self.append_bytes_per_s > 0 else None

    def sentence(self) -> str:
        """What is unsent, since when, how long there is room, and what was lost since the spool was made."""
        spool = self.spool
        if spool.rows:
            since = datetime.fromtimestamp(spool.oldest_ts_ns / 1e9, UTC).strftime("%Y-%m-%d %H:%M:%S")
            parts = [
                f"{spool.rows} messages ({_size(spool.bytes)}) wait for the core, the oldest from {since} street time"
            ]
        else:
            parts = ["Nothing waits for the core"]
        full = self.seconds_to_full
        if full is not None:
            parts.append(f"without a core the spool of {_size(spool.limit_bytes)} is full in {_span(full)}")
        elif spool.limit_bytes:
            parts.append(f"the spool holds up to {_size(spool.limit_bytes)}")
        lost = [
            f"{count} {name} frames ({spool.dropped_readings.get(name, 0)} readings)"
            for name, count in sorted(spool.dropped_frames.items())
            if count
        ]
        if spool.refused_frames:
            lost.append(f"{spool.refused_frames} frames that the core refused")
        if spool.damaged_rows:
            lost.append(f"{spool.damaged_rows} damaged rows")
        parts.append("lost since the spool was made: " + (", ".join(lost) if lost else "nothing"))
        if spool.set_aside:
            parts.append(f"{spool.set_aside} damaged files were set aside")
        if spool.held_rows:
            parts.append(f"the disk takes nothing and {spool.held_rows} messages are held in memory only")
        if self.tripped:
            parts.append("latched by the monitor: " + ", ".join(self.tripped))
        state = (
            f"{self.sites_connected} of {self.sites} sites connected" if self.running else "the agent is not running"
        )
        return "; ".join([*parts, state]) + "."

    def to_dict(self) -> dict[str, object]:
        """Plain values."""
        return asdict(self) | {"seconds_to_full": self.seconds_to_full, "sentence": self.sentence()}


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"


def _span(seconds: float) -> str:
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} seconds"


def write_status(path: Path, values: dict[str, object]) -> None:
    """Replace the status file as a whole; a reader never sees half of it. Not synced: it is news, not a record.

    Raises OSError where the disk takes nothing.
    """
    part = path.with_suffix(".part")
    part.write_text(json.dumps(values), encoding="utf-8")
    os.replace(part, path)


def agent_status(config_path: str | Path) -> AgentStatus:
    """The status of the agent that runs with this configuration, or ran last. Raises BadConfig."""
    config = load_agent_config(config_path)
    try:
        told = json.loads(config.status_path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = {}
    stats = read_spool_stats(config.spool_folder)
    said = told.get("spool", {})
    stats = SpoolStats(
        **(
            asdict(stats)
            | {
                "limit_bytes": config.spool_limits.limit_bytes,
                "held_rows": int(said.get("held_rows", 0)),
                "refused_rows": int(said.get("refused_rows", 0)),
            }
        )
    )
    fresh = time.time() - float(told.get("written_wall_s", 0)) < _FRESH_S
    running = fresh and not told.get("stopped", False)
    return AgentStatus(
        running=running,
        pid=int(told.get("pid", 0)),
        epoch=int(told.get("epoch", 0)),
        sites=len(config.sites),
        sites_connected=int(told.get("sites_connected", 0)) if running else 0,
        sites_attached=int(told.get("sites_attached", 0)) if running else 0,
        append_bytes_per_s=float(told.get("append_bytes_per_s", 0.0)),
        tripped=[str(text) for text in told.get("tripped", [])],
        spool=stats,
        counts={str(name): int(count) for name, count in told.get("counts", {}).items()},
    )


def reset_latch(config_path: str | Path, site: str, device_id: str, *, person: str, reason: str) -> None:
    """End a latched trip and fault of one controller: on site, by a person with a name and a reason, which are kept.

    Agent and monitor must not be running, since each holds the latch in memory too. Raises BadInput where the agent
    runs, where name or reason is missing, or where nothing is latched.
    """
    if agent_status(config_path).running:
        raise BadInput("the agent is running; stop agent and monitor, reset, then start them again")
    config = load_agent_config(config_path)
    store = AgentStore(config.spool_folder)
    try:
        latches = LatchFile(config.monitor.folder) if config.monitor is not None else None
        tripped = latches is not None and device_id in latches.by_site().get(site, {})
        if not person.strip() or not reason.strip():
            raise BadInput("a reset needs the name of a person and a reason")
        if latches is not None and tripped:
            latches.reset(site, device_id, person=person, reason=reason)
        if not store.reset_fault(site, device_id, person=person, reason=reason) and not tripped:
            raise BadInput(f"{site} {device_id}: nothing is latched")
    finally:
        store.close()
