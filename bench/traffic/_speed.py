"""Speed: vehicle-updates per CPU second of the simulation loop, ours and the peer's on the same core in one run.

CPU of the loop = CPU of a whole run less CPU of a run of one step, both sides alike, so that neither start, nor
reading, nor writing of empty results counts. SUMO reads all routes before its first step here, as our engine does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire import BadFile, Unavailable

from bench.traffic._cases import Case, read_case
from bench.traffic._engine import compiled_in, run_engine
from bench.traffic._process import Use
from bench.traffic._result import RunResult, read_engine_result, read_sumo_result
from bench.traffic._sumo import run_sumo, sumo_home

__all__ = ["SpeedRow", "grid_case", "make_grid", "measure_speed"]


@dataclass(frozen=True)
class SpeedRow:
    """One grid city: vehicle-updates per CPU second of each repeat, and what they came from."""

    name: str
    ours_per_s: tuple[float, ...]
    peer_per_s: tuple[float, ...]
    ours_updates: float
    peer_updates: float
    ours_peak_rss_mb: float
    peer_peak_rss_mb: float

    @property
    def ratio(self) -> float:
        """Median of ours over median of the peer's."""
        return statistics.median(self.ours_per_s) / statistics.median(self.peer_per_s)


def make_grid(script: Path, folder: Path, *, n: int, rate: float, end_s: int) -> None:
    """Let a grid script write an n × n city into `folder` (`--n --rate --end --out`), unless it is there already."""
    if (folder / "grid.net.xml").is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    argv = [sys.executable, str(script), "--n", str(n), "--rate", str(rate), "--end", str(end_s), "--out", str(folder)]
    home = sumo_home()  # the script calls netconvert
    search = os.pathsep.join([str(home / "bin"), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": search, "SUMO_HOME": str(home)}
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        raise Unavailable(f"{script} ended with code {done.returncode}; it wrote:\n{done.stderr[-800:]}")


def grid_case(folder: Path, *, end_s: float) -> Case:
    """The case of a grid folder: a folder with a .sumocfg, or one with exactly one net and one route file."""
    if any(folder.glob("*.sumocfg")):
        return read_case(folder, end_s=None)
    nets, routes = sorted(folder.glob("*.net.xml*")), sorted(folder.glob("*.rou.xml*"))
    if len(nets) != 1 or len(routes) != 1:
        raise BadFile.at(folder, "is no grid city: one *.net.xml and one *.rou.xml are wanted, or a .sumocfg")
    return Case(folder.name, folder, nets[0], (routes[0],), (), 0.0, end_s)


def measure_speed(case: Case, *, repeats: int, out: Path, core: int, seeds: Sequence[int] = (1,)) -> SpeedRow:
    """Run both sides in turn `repeats` times on one core; the seeds are cycled through."""
    ours: list[float] = []
    peer: list[float] = []
    results: dict[str, RunResult] = {}
    peaks = {"ours": 0.0, "peer": 0.0}
    for repeat in range(repeats):
        seed = seeds[repeat % len(seeds)]

        def engine(until_s: float, seed: int = seed) -> Use:
            use = run_engine(case, seed, out / "ours", core=core, until_s=until_s)
            if compiled_in(out / "ours"):
                raise Unavailable("kernels were compiled within a measured run: their sources changed; run again")
            return use

        def sumo(until_s: float, seed: int = seed) -> Use:
            return run_sumo(case, seed, out / "peer", core=core, until_s=until_s, extra=("--route-steps", "0"))

        for side, run, rates in (("ours", engine, ours), ("peer", sumo, peer)):
            start = run(case.begin_s + 1.0)
            whole = run(case.end_s)
            results[side] = read_engine_result(out / side) if side == "ours" else read_sumo_result(out / side)
            rates.append(results[side].vehicle_updates / (whole.cpu_s - start.cpu_s))
            peaks[side] = max(peaks[side], whole.peak_rss_mb)
    return SpeedRow(
        name=case.name,
        ours_per_s=tuple(ours),
        peer_per_s=tuple(peer),
        ours_updates=results["ours"].vehicle_updates,
        peer_updates=results["peer"].vehicle_updates,
        ours_peak_rss_mb=peaks["ours"],
        peer_peak_rss_mb=peaks["peer"],
    )
