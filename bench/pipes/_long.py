"""Years of one network: pressure-driven, with leaks that open, grow and are repaired."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from datetime import datetime
from math import pi
from pathlib import Path

from citybrain_wire import BadFile, BadInput

from twin_core.pipes.water import WaterNetwork, WaterSimulation, read_inp

__all__ = ["Leak", "long_run", "read_leaks"]

DAY_S = 86400
GROWTH_STEP_S = 3600  # a growing leak is given its new size once an hour
LEAKS = 33
_ROW = re.compile(r"^\s*-?\s*([^,#\s]+),\s*(.+?),\s*(.+?),\s*([0-9.eE+-]+),\s*(\w+),\s*(.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Leak:
    """A hole in a pipe: full size from `peak_s` on, growing evenly from `begin_s` to there, closed at `end_s`."""

    pipe: str
    begin_s: int
    peak_s: int
    end_s: int
    area_m2: float

    def area_at(self, time_s: int) -> float:
        if not self.begin_s <= time_s < self.end_s:
            return 0.0
        if time_s >= self.peak_s:
            return self.area_m2
        return self.area_m2 * (time_s - self.begin_s) / (self.peak_s - self.begin_s)


def read_leaks(path: Path) -> list[Leak]:
    """Rows `pipe, start, end, diameter (m), type, peak` as BattLeDIM writes them; time 0 is the first year's begin.

    Raises BadFile without any such row.
    """
    rows = [match.groups() for line in path.read_text(encoding="utf-8").splitlines() if (match := _ROW.match(line))]
    if not rows:
        raise BadFile.at(path, "no row `pipe, start, end, diameter, type, peak`")
    form = "%Y-%m-%d %H:%M"
    years = datetime(min(datetime.strptime(row[1], form) for row in rows).year, 1, 1)

    def seconds(text: str) -> int:
        return int((datetime.strptime(text, form) - years).total_seconds())

    return [
        Leak(pipe, seconds(begin), seconds(peak), seconds(end), pi * float(diameter) ** 2 / 4.0)
        for pipe, begin, end, diameter, _, peak in rows
    ]


def even_leaks(network: WaterNetwork, days: int) -> list[Leak]:
    """33 holes of 1.5 cm, one after the other, each open for a fifth of the time."""
    pipes = [pipe.id for pipe in network.pipes][:: max(1, len(network.pipes) // LEAKS)][:LEAKS]
    begins = [days * DAY_S * i // len(pipes) for i in range(len(pipes))]
    return [
        Leak(pipe, begin, begin, begin + days * DAY_S // 5, pi * 0.015**2 / 4.0)
        for pipe, begin in zip(pipes, begins, strict=True)
    ]


def long_run(path: Path, days: int, leaks_file: Path | None) -> dict[str, float]:
    """CPU seconds for days at the file's step, demands driven by pressure (20 m for all of a demand)."""
    network = read_inp(path)
    leaks = read_leaks(leaks_file) if leaks_file else even_leaks(network, days)
    options = replace(network.options, pressure_driven=True, required_pressure_m=20.0)
    simulation = WaterSimulation(replace(network, options=options))
    simulation.solve()
    junctions = {junction.id for junction in network.junctions}
    pipes = {pipe.id: [n for n in (pipe.start, pipe.end) if n in junctions] for pipe in network.pipes}
    for leak in leaks:
        if not pipes.get(leak.pipe):
            raise BadInput(f"leak on {leak.pipe!r}: {path.name} has no such pipe with a junction")
    began = time.process_time()
    for time_s in _change_times(leaks, days * DAY_S):
        simulation.run_until(time_s)
        areas: dict[str, float] = {}
        for leak in leaks:
            for node in pipes[leak.pipe]:
                areas[node] = areas.get(node, 0.0) + leak.area_at(time_s) / len(pipes[leak.pipe])
        for node, area in areas.items():
            simulation.set_leak(node, area_m2=area)
    simulation.run_until(days * DAY_S)
    return {
        "days": days,
        "leaks": len(leaks),
        "cpu_s": time.process_time() - began,
        "solves": simulation.solves,
        "iterations": simulation.iterations,
    }


def _change_times(leaks: list[Leak], end_s: int) -> list[int]:
    times = {t for leak in leaks for t in (leak.begin_s, leak.peak_s, leak.end_s)}
    for leak in leaks:
        times.update(range(leak.begin_s, leak.peak_s, GROWTH_STEP_S))
    return sorted(t for t in times if 0 <= t < end_s)
