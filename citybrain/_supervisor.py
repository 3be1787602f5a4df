"""Keeps the processes of a run alive: starts them, restarts those that die, stops them in order, reads their memory.

A process that dies is started again after a pause that grows with its recent deaths (0.2 s doubling to 5 s), for ever:
giving up would turn a passing fault into an outage. Only the street is not: it ends by itself when its time is over,
and a reality that begins anew in mid-run would make every number of the run a lie.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

__all__ = ["Role", "Supervisor"]

_FIRST_PAUSE_S, _LONGEST_PAUSE_S, _CALM_AFTER_S = 0.2, 5.0, 30.0


@dataclass(frozen=True)
class Role:
    """One process of a run. `ends`: its end, good or bad, is final; it is never started again."""

    name: str
    command: tuple[str, ...]
    ends: bool = False
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, config: Path, *, role: str = "", ends: bool = False) -> Role:
        """The process `citybrain._process` plays `role` in (default: the role called `name`)."""
        return cls(name, (sys.executable, "-m", "citybrain._process", role or name, str(config)), ends)


@dataclass
class _Running:
    role: Role
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    pause_s: float = _FIRST_PAUSE_S
    restarts: int = 0
    exit_code: int | None = None
    peak_rss: int = 0


class Supervisor:
    """Processes of one run; `poll()` is called about ten times a second by its owner."""

    def __init__(self, roles: Sequence[Role], log_dir: Path) -> None:
        self._log_dir = log_dir
        self._running = {role.name: _Running(role) for role in roles}
        log_dir.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        """Start all, in the given order."""
        for entry in self._running.values():
            self._launch(entry)

    def _launch(self, entry: _Running) -> None:
        with open(self._log_dir / f"{entry.role.name}.log", "ab") as log:
            entry.process = subprocess.Popen(
                entry.role.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=os.environ | {"PYTHONUNBUFFERED": "1"} | entry.role.environment,
                start_new_session=True,  # Ctrl-C is ours to pass on, in order
            )
        entry.started_at = time.monotonic()

    def poll(self) -> None:
        """Notice deaths and start again what is due."""
        now = time.monotonic()
        for entry in self._running.values():
            if entry.exit_code is not None:
                continue
            if entry.process is not None:
                code = entry.process.poll()
                if code is None:
                    if now - entry.started_at > _CALM_AFTER_S:
                        entry.pause_s = _FIRST_PAUSE_S
                    continue
                entry.process = None
                if entry.role.ends:
                    entry.exit_code = code
                    continue
                entry.restarts += 1
                entry.start_again_at = now + entry.pause_s
                entry.pause_s = min(2 * entry.pause_s, _LONGEST_PAUSE_S)
            elif now >= entry.start_again_at:
                self._launch(entry)

    def exit_code(self, name: str) -> int | None:
        """With what a process that ends by itself has ended; None while it runs."""
        return self._running[name].exit_code

    def ask_to_end(self, name: str) -> None:
        """SIGTERM to one process, which then ends in its own time."""
        process = self._running[name].process
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM)

    def pid(self, name: str) -> int | None:
        """Process id while it runs."""
        process = self._running[name].process
        return process.pid if process is not None and process.poll() is None else None

    def restarts(self) -> dict[str, int]:
        """How often each process was started again."""
        return {name: entry.restarts for name, entry in self._running.items()}

    def rss_mb(self) -> dict[str, float]:
        """Peak resident memory seen so far of each process with its children, MB."""
        for name, entry in self._running.items():
            pid = self.pid(name)
            if pid is None:
                continue
            try:
                process = psutil.Process(pid)
                family = [process, *process.children(recursive=True)]
                rss = sum(member.memory_info().rss for member in family)
            except psutil.Error:
                continue
            entry.peak_rss = max(entry.peak_rss, rss)
        return {name: round(entry.peak_rss / 1e6, 1) for name, entry in self._running.items()}

    def stop(self, patience_s: float = 10.0) -> None:
        """SIGTERM to all in reverse order, SIGKILL to what is left after `patience_s`."""
        living = [
            e.process for e in reversed(self._running.values()) if e.process is not None and e.process.poll() is None
        ]
        for process in living:
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + patience_s
        for process in living:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
