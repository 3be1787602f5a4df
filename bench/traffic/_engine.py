"""Our side: the street engine in a process of its own, results as `citybrain simulate` writes them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from bench.traffic._cases import Case
from bench.traffic._process import Use, run_pinned
from bench.traffic._result import RunResult, read_engine_result

__all__ = ["compiled_in", "engine_result", "run_engine", "simulate"]

COMPILED = "compiled.txt"
"""Number of functions that the child had to compile: 0, or its CPU time is no measure of the loop."""
CHILD = "import sys; from bench.traffic._engine import simulate; simulate(sys.argv[1])"


def run_engine(case: Case, seed: int, out: Path, *, core: int, until_s: float | None = None) -> Use:
    """Run our engine once in a new process; its results are then in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    spec = {
        "net": str(case.net),
        "routes": [str(path) for path in case.routes],
        "additional": [str(path) for path in case.additional],
        "begin_s": case.begin_s,
        "until_s": case.end_s if until_s is None else until_s,
        "seed": seed,
        "out": str(out.resolve()),
    }
    path = out / "spec.json"
    path.write_text(json.dumps(spec, indent=2) + "\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    argv = [sys.executable, "-c", CHILD, str(path.resolve())]
    return run_pinned(argv, core=core, cwd=out, log=out / "log.txt", env=environment)


def engine_result(case: Case, seed: int, out: Path, *, core: int) -> RunResult:
    """Result of our engine for one seed."""
    run_engine(case, seed, out, core=core)
    return read_engine_result(out)


def compiled_in(out: Path) -> int:
    """Functions compiled by the run whose results lie in `out`."""
    return int((out / COMPILED).read_text(encoding="utf-8"))


def simulate(spec_path: str) -> None:
    """What the child process does."""
    from twin_core.city import read_demand, read_network
    from twin_core.traffic import compiled_count, run, write_results

    spec = json.loads(Path(spec_path).read_text(encoding="utf-8"))
    additional = [Path(path) for path in spec["additional"]]
    network = read_network(Path(spec["net"]), additional)
    demand = read_demand(
        network,
        [Path(path) for path in spec["routes"]],
        additional,
        seed=spec["seed"],
        begin_s=spec["begin_s"],
        end_s=spec["until_s"],
    )
    simulation = run(network, demand, begin_s=spec["begin_s"], until_s=spec["until_s"], seed=spec["seed"])
    write_results(simulation.results(), Path(spec["out"]))
    (Path(spec["out"]) / COMPILED).write_text(f"{compiled_count()}\n", encoding="utf-8")
