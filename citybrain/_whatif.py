"""What-ifs that the view asks: each is a `citybrain scenario run` of its own beside the loop, from the newest nowcast.

    RUN/whatif/<question>/  now.nowcast  scenario.yaml  results/  manifest.json  log

A process of its own, nice to the loop: a what-if may take its time, a plan may not. It ends with the view.
"""

from __future__ import annotations

import math
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import psutil
import yaml
from citybrain_wire import BadFile, BadInput, Unavailable

from viz import Figure, Futures, ViewConfig, WhatIfBusy, WhatIfProgress, serve

__all__ = ["RunWhatIfs", "serve_with_whatifs"]

NICENESS = 10
WORKERS = 1
SIDES = 2
PATIENCE_S = 20.0
LAST_WORDS = 300


@dataclass
class _Asked:
    """A question under way or ended."""

    progress: WhatIfProgress
    folder: Path
    process: subprocess.Popen[bytes]
    cancelled: bool = False


class RunWhatIfs:
    """All questions of one run of the loop."""

    def __init__(self, city: Path, mirror_dir: Path, out: Path) -> None:
        self._city, self._mirror_dir, self._out = city, mirror_dir, out
        self._asked: dict[str, _Asked] = {}
        self._lock = threading.Lock()

    def ask(self, edges: tuple[str, ...], duration_s: int, seeds: int) -> WhatIfProgress:
        """Begin. Raises WhatIfBusy while another is played, Unavailable before the first nowcast, BadInput for edges
        that this city does not have."""
        with self._lock:
            for other in self._asked.values():
                if other.process.poll() is None:
                    raise WhatIfBusy(f"{other.progress.id} is being played; cancel it or wait for it")
            number = len(self._asked) + 1
            folder = self._out / f"{os.getpid()}-{number}"
            from_ts_ns = self._prepare(folder, edges, duration_s, seeds)
            process = _start(folder)
            asked = WhatIfProgress(folder.name, "running", 0, SIDES * seeds, edges, duration_s, from_ts_ns)
            self._asked[folder.name] = _Asked(asked, folder, process)
            return asked

    def progress(self, question: str) -> WhatIfProgress | None:
        """How far it is; its futures once it is done."""
        asked = self._asked.get(question)
        if asked is None or asked.progress.state != "running":
            return asked.progress if asked else None
        # Asked before the results are counted: what ends in between has its results, not the other way round.
        ended = asked.process.poll()
        done = len(list((asked.folder / "results").glob("*.json")))
        if ended is None:
            return replace(asked.progress, done=done)
        if asked.cancelled:
            asked.progress = replace(asked.progress, state="cancelled", done=done)
        elif ended != 0:
            asked.progress = replace(asked.progress, state="failed", done=done, problem=_last_words(asked.folder))
        else:
            asked.progress = replace(asked.progress, state="done", done=done, futures=_read(asked.folder))
        return asked.progress

    def cancel(self, question: str) -> bool:
        """End it; seeds that are finished stay."""
        asked = self._asked.get(question)
        if asked is None:
            return False
        if asked.process.poll() is None:
            asked.cancelled = True
            _end(asked.process)
        return True

    def close(self) -> None:
        """End what is under way."""
        for question in list(self._asked):
            self.cancel(question)

    def _prepare(self, folder: Path, edges: tuple[str, ...], duration_s: int, seeds: int) -> int:
        """Write the question beside a copy of the newest nowcast; its street time."""
        from scenarios.whatif import prepare, read_scenario
        from twin_core.mirror import read_nowcast

        found = sorted(self._mirror_dir.glob("*.nowcast"), key=lambda path: path.stat().st_mtime_ns)
        if not found:
            raise Unavailable("there is no nowcast yet; the first comes about a minute after the start")
        folder.mkdir(parents=True)
        shutil.copyfile(found[-1], folder / "now.nowcast")
        text = {
            "schema": 1,
            "name": {"zh": "封闭道路", "en": "Streets closed"},
            "city": str(self._city.resolve()),
            "snapshot": "now.nowcast",
            "duration_s": duration_s,
            "seeds": seeds,
            "changes": [{"close_edge": {"edges": list(edges)}}],
        }
        path = folder / "question.yaml"
        path.write_text(yaml.safe_dump(text, allow_unicode=True, sort_keys=False), encoding="utf-8")
        try:
            prepare(read_scenario(path))
        except BadFile as error:
            shutil.rmtree(folder)
            raise BadInput(str(error)) from error
        return read_nowcast(folder / "now.nowcast").ts_ns


def serve_with_whatifs(config: ViewConfig) -> None:
    """Serve a view that can ask what-ifs of the run whose configuration it is."""
    if not config.run_dir:
        serve(config)
        return
    run = Path(config.run_dir)
    whatifs = RunWhatIfs(config.city, run / "mirror", run / "whatif")
    try:
        serve(config, whatifs)
    finally:
        whatifs.close()


def _start(folder: Path) -> subprocess.Popen[bytes]:
    scenario = [str(folder / "question.yaml"), "--out", str(folder), "--workers", str(WORKERS), "--json"]
    command = [sys.executable, "-m", "citybrain", "scenario", "run", *scenario]
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    psutil.Process(process.pid).nice(NICENESS)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    """As Ctrl-C does, so that Ray goes with it; killed where that takes too long."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _last_words(folder: Path) -> str:
    text = (folder / "log").read_text(encoding="utf-8", errors="replace").strip()
    return text[-LAST_WORDS:] or "it ended without a word"


def _read(folder: Path) -> Futures:
    from scenarios.whatif import compare

    compared = compare(folder)
    figures = tuple(
        Figure(row.name, row.baseline, row.changed, row.difference.mean, row.difference.low, row.difference.high)
        for row in compared.rows
    )
    change = np.array(
        [(math.nan,) * 3 if one is None else (one.mean, one.low, one.high) for one in compared.speed_change], np.float64
    ).reshape(-1, 3)
    return Futures(
        figures, len(compared.seeds), tuple(compared.edges.tolist()), compared.speed_kmh,
        (change[:, 0], change[:, 1], change[:, 2]), compared.entered, compared.hash,
    )  # fmt: skip
