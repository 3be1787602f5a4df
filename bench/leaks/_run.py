"""`citybrain bench leaks`: make the truth, let the finder look at its sensors day by day, judge what it said."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from citybrain_wire import BadFile
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bench.leaks._competition import STEP_S, Competition, read_competition
from bench.leaks._score import Claim, Score, judge
from bench.leaks._truth import Scada, Truth, play_truth, read_truth, write_truth
from twin_core.pipes.detect import Day, LeakFinder, Sensors
from twin_core.pipes.water import WaterNetwork, read_inp, warm

__all__ = ["bench_leaks", "days_of", "find_leaks", "sensors_of"]

F64 = NDArray[np.float64]
DAY_S, HOUR_S = 86400, 3600
M3H = 3600.0


def bench_leaks(*, data: Path, seeds: Sequence[int], out: Path) -> None:
    """Play, find and judge per seed; prints a table and writes `leaks.json`. `data` holds the competition's files."""
    inp, settings = data / "L-TOWN.inp", data / "dataset_configuration.yalm"
    for path in (inp, settings):
        if not path.is_file():
            raise BadFile.at(path, "is missing; --data must name the folder of the competition's files")
    console = Console(highlight=False, width=150)
    competition, network = read_competition(settings), read_inp(inp)
    out.mkdir(parents=True, exist_ok=True)
    warm()
    table = Table(title="Leaks found from sensors only, judged as BattLeDIM judges", title_justify="left")
    for name in ("seed", "score, EUR", "perfect, EUR", "share", "found", "false alarms", "finder, CPU s"):
        table.add_column(name, justify="right")
    rows = []
    for seed in seeds:
        kept = out / f"leaks-truth-{seed}.npz"
        if kept.is_file():
            truth = read_truth(kept)
        else:
            console.print(f"seed {seed}: EPANET plays {competition.duration_s / DAY_S:.0f} days")
            truth = play_truth(inp, competition, seed=seed)
            write_truth(truth, kept)
        begun = time.process_time()
        claims, score = find_leaks(network, competition, truth)
        cpu_s = time.process_time() - begun
        leaks = len(score.found) + len(score.missed)
        table.add_row(
            str(seed), f"{score.eur:,.0f}", f"{score.perfect_eur:,.0f}", f"{score.share:.1%}",
            f"{len(score.found)} of {leaks}", str(score.false), f"{cpu_s:.0f}",
        )  # fmt: skip
        rows.append({"seed": seed, "cpu_s": cpu_s, **asdict(score), "claims": [asdict(claim) for claim in claims]})
    console.print(table)
    (out / "leaks.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def find_leaks(network: WaterNetwork, competition: Competition, truth: Truth) -> tuple[list[Claim], Score]:
    """Feed the sensors' days to a finder; a claim is made when its day is over.

    Leaks that were found in the first year and still run are claimed as the judged year begins.
    """
    finder = LeakFinder(network, sensors_of(network, competition))
    claims: list[Claim] = []
    for day in days_of(truth.scada, competition):
        if day.number * DAY_S == competition.judged_s:
            claims += [Claim(report.pipe, competition.judged_s) for report in finder.open_leaks]
        claims += [Claim(report.pipe, (day.number + 1) * DAY_S) for report in finder.take(day)]
    return claims, judge(claims, competition, truth.leak_m3h, finder.distance_m)


def sensors_of(network: WaterNetwork, competition: Competition) -> Sensors:
    """The competition's sensors: of its flow sensors those at pumps fill tanks, the others measure inlets."""
    pumps = {pump.id for pump in network.pumps}
    return Sensors(
        competition.pressure,
        tuple(name for name in competition.flow if name not in pumps),
        tuple(name for name in competition.flow if name in pumps),
        competition.level,
        competition.meters,
    )


def days_of(scada: Scada, competition: Competition) -> Iterator[Day]:
    """Hourly means of the series; the last level stands for the hour that ends the series."""
    per_hour = HOUR_S // STEP_S
    hours = len(scada.pressure_m) // per_hour // 24 * 24
    pressure, flow, meter = (
        values[: hours * per_hour].reshape(hours, per_hour, -1).astype(np.float64).mean(axis=1)
        for values in (scada.pressure_m, scada.flow_m3h, scada.meter_m3h)
    )
    level = scada.level_m[: hours * per_hour : per_hour].astype(np.float64)
    level = np.vstack((level, scada.level_m[-1:]))
    is_pump = np.array([name.startswith("PUMP") for name in competition.flow])
    for number in range(hours // 24):
        rows = slice(number * 24, number * 24 + 24)
        yield Day(
            number, pressure[rows], flow[rows][:, ~is_pump] / M3H, flow[rows][:, is_pump] / M3H,
            level[rows.start : rows.stop + 1], meter[rows] / M3H,
        )  # fmt: skip
