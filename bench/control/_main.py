"""The bench's entry function: every controller with every seed, kept, then one table."""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from citybrain_wire import BadConfig, Unavailable
from rich.console import Console
from rich.table import Table

from bench.control._delay import Delay, read_delay
from bench.control._drive import Job, drive
from bench.traffic import Case, read_case, sumo_command
from cluster import Interval, mean_interval, paired_interval
from twin_core.city import load_city

__all__ = ["CONTROLLERS", "bench_control"]

CONTROLLERS = ("fixed", "actuated", "delay_based", "greedy", "max_pressure", "twin")
KEPT = ("tripinfo.xml", "summary.xml")


def bench_control(
    street: Path, controllers: Sequence[str], seeds: Sequence[int], out: Path, *, duration_s: float | None = None
) -> None:
    """`citybrain bench control`: each run in `OUT/<controller>/<seed>/`, the table in `OUT/control.json`.

    A run whose files are there is not repeated. Raises BadConfig for an unknown controller, Unavailable where a run
    fails; finished runs stay.
    """
    unknown = sorted(set(controllers) - set(CONTROLLERS))
    if unknown:
        raise BadConfig(f"controller {unknown[0]!r} is unknown; use {', '.join(CONTROLLERS)}")
    case = read_case(street.parent if street.is_file() else street)
    if duration_s is not None:
        case = read_case(case.folder, end_s=case.begin_s + duration_s)
    demand = load_city(_configuration(case)).load_demand(begin_s=case.begin_s, end_s=case.end_s)
    departures_s = dict(zip(demand.vehicles.id, (demand.vehicles.depart_ms / 1000.0).tolist(), strict=True))
    found: dict[str, list[Delay]] = {name: [] for name in controllers}
    console = Console(highlight=False)
    for name in controllers:
        for seed in seeds:
            folder = out / name / str(seed)
            if not (folder / "done").is_file():
                folder.mkdir(parents=True, exist_ok=True)
                (_run_twin if name == "twin" else _run_sumo)(case, name, seed, folder.resolve())
                (folder / "done").touch()
            found[name].append(read_delay(folder / "tripinfo.xml", departures_s, case.end_s))
            console.print(f"{case.name} {name} seed {seed}: {found[name][-1].mean_s:.2f} s a car")
    _report(case, seeds, found, out, console)


def _configuration(case: Case) -> Path:
    return next(iter(sorted(case.folder.glob("*.sumocfg"))))


def _run_sumo(case: Case, controller: str, seed: int, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="citybrain-bench-") as temporary:
        scratch = Path(temporary) / case.name
        shutil.copytree(case.folder, scratch, copy_function=shutil.copyfile)
        scratch.chmod(0o755)
        extra = ("--tripinfo-output.write-unfinished", "--summary-output", str(folder / "summary.xml"))
        command = sumo_command(case, scratch, folder, seed, end_s=case.end_s, extra=extra)
        job = Job(controller, tuple(command[1:]), case.begin_s, case.end_s, folder / "log.txt")
        process = multiprocessing.get_context("spawn").Process(target=drive, args=(job,))
        process.start()
        process.join()
    for name in ("edgedata.xml", "statistic.xml"):
        (folder / name).unlink(missing_ok=True)
    if process.exitcode != 0:
        raise Unavailable(f"SUMO under {controller} ended with code {process.exitcode}; see {folder / 'log.txt'}")


def _run_twin(case: Case, controller: str, seed: int, folder: Path) -> None:
    run = folder / "run"
    shutil.rmtree(run, ignore_errors=True)
    words = [sys.executable, "-m", "citybrain", "up", "--headless", "--street", "sumo", "--nominal", "--speed", "max"]
    words += ["--city", str(_configuration(case)), "--begin", str(case.begin_s), "--for", f"{case.horizon_s:.0f}s"]
    words += ["--seed", str(seed), "--out", str(run)]
    with (folder / "log.txt").open("wb") as log:
        done = subprocess.run(words, stdout=log, stderr=subprocess.STDOUT, env=os.environ, check=False)
    if done.returncode != 0:
        raise Unavailable(f"citybrain up ended with code {done.returncode}; see {folder / 'log.txt'}")
    for name in KEPT:
        shutil.copyfile(run / f"seed-{seed}" / "street" / "sumo" / "twin" / name, folder / name)


def _report(
    case: Case, seeds: Sequence[int], found: Mapping[str, Sequence[Delay]], out: Path, console: Console
) -> None:
    """Means with intervals, and each controller against the first, pair by pair."""
    means = {name: [one.mean_s for one in delays] for name, delays in found.items()}
    first = next(iter(means))
    table = Table(title=f"{case.name}: delay, s a car, {len(seeds)} seeds", title_justify="left")
    for column in ("controller", "mean", "95 %", f"against {first}", "95 %", "cars", "never inserted"):
        table.add_column(column, justify="left" if column == "controller" else "right")
    rows = []
    for name, values in means.items():
        own, against = mean_interval(values), paired_interval(values, means[first])
        cars, waiting = found[name][0].cars, sum(one.waiting for one in found[name])
        table.add_row(
            name, f"{own.mean:.2f}", _half(own), f"{against.mean:+.2f}", _half(against), str(cars), str(waiting)
        )
        rows.append(
            {
                "controller": name,
                "delay_s": values,
                "mean_s": own.mean,
                "ci95_half_s": _plain(own.half),
                f"against_{first}_s": against.mean,
                f"against_{first}_ci95_half_s": _plain(against.half),
                "never_inserted": waiting,
            }
        )
    console.print(table)
    body = {"street": case.name, "begin_s": case.begin_s, "end_s": case.end_s, "seeds": list(seeds), "rows": rows}
    (out / "control.json").write_text(json.dumps(body, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _half(interval: Interval) -> str:
    return "–" if math.isnan(interval.half) else f"± {interval.half:.2f}"


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else value
