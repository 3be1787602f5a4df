"""Run one program alone on one core and learn what it used."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from citybrain_wire import Unavailable

__all__ = ["Use", "first_core", "run_pinned"]


class Use(NamedTuple):
    """What a finished process used; `cpu_s` is user plus system time."""

    cpu_s: float
    wall_s: float
    peak_rss_mb: float


def first_core() -> int:
    """The lowest core this process may use."""
    return min(os.sched_getaffinity(0))


def run_pinned(argv: Sequence[str], *, core: int, cwd: Path, log: Path, env: Mapping[str, str] | None = None) -> Use:
    """Run to the end on one core, standard output and errors to `log`; raises `Unavailable` if it fails.

    The process is pinned right after it was started: the few milliseconds before are its loader's.
    """
    started = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(argv, cwd=cwd, stdout=out, stderr=subprocess.STDOUT, env=env)
        os.sched_setaffinity(process.pid, {core})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace")[-800:]
        raise Unavailable(f"{Path(argv[0]).name} ended with code {process.returncode}; the end of {log}:\n{tail}")
    return Use(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024.0)
