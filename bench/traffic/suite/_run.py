"""Runs the cases for every simulator and step, and prints them side by side."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from bench.traffic._report import machine
from bench.traffic.suite._junction_cases import JUNCTION_CASES
from bench.traffic.suite._lane_cases import LANE_CASES
from bench.traffic.suite._score import Case, Figure, Setting
from bench.traffic.suite._simulators import NotOffered, Simulator
from bench.traffic.suite._whole_cases import WHOLE_CASES

__all__ = ["CASES", "Cell", "run_suite", "show_suite", "write_suite"]

CASES: tuple[Case, ...] = (*LANE_CASES, *JUNCTION_CASES, *WHOLE_CASES)


WIDEST = 10_000
"""Characters a line may have before it is folded."""


@dataclass(frozen=True)
class Cell:
    """One case on one simulator at one step: figures, or the reason why there are none."""

    case: str
    simulator: str
    step_s: float
    figures: tuple[Figure, ...]
    why_not: str = ""

    @property
    def ok(self) -> bool:
        """All figures in their bands."""
        return bool(self.figures) and all(figure.ok for figure in self.figures)


def run_suite(
    simulators: Sequence[Simulator],
    steps_s: Sequence[float],
    *,
    cases: Sequence[Case] = CASES,
    seed: int = 1,
    streets: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[Cell]:
    """Every case on every simulator at every step, one after the other."""
    cells = []
    with tempfile.TemporaryDirectory(prefix="citybrain-suite-") as scratch:
        for case in cases:
            for simulator in simulators:
                for step_s in steps_s:
                    if progress:
                        progress(f"{case.name} · {simulator.name} · {step_s} s")
                    folder = Path(scratch) / case.name / simulator.name / str(step_s)
                    folder.mkdir(parents=True)
                    setting = Setting(step_s, seed, folder, streets)
                    try:
                        figures, why_not = tuple(case.run(simulator, setting)), ""
                    except NotOffered as reason:
                        figures, why_not = (), str(reason)
                    cells.append(Cell(case.name, simulator.name, step_s, figures, why_not))
    return cells


def show_suite(console: Console, cells: Sequence[Cell], steps_s: Sequence[float]) -> None:
    """One row a figure; a figure outside its band is in red and marked ✗. The last lines count whole cases."""
    names = list(dict.fromkeys(cell.simulator for cell in cells))
    table = Table(title="street suite: bands and what was found, by step", title_justify="left")
    for column in ("case", "figure", "band"):
        table.add_column(column)
    columns = [(name, step_s) for name in names for step_s in steps_s]
    for name, step_s in columns:
        table.add_column(f"{name} {step_s:g} s", justify="right")
    found = {(cell.case, cell.simulator, cell.step_s): cell for cell in cells}
    for case in dict.fromkeys(cell.case for cell in cells):
        rows = [found[case, *column] for column in columns]
        shown = max(rows, key=lambda cell: len(cell.figures)).figures
        for i, figure in enumerate(shown):
            band = figure.band
            limits = f"{band.low:.4g} … {band.high:.4g} {band.unit}".strip()
            table.add_row(case if i == 0 else "", figure.name, limits, *(_value(cell, i) for cell in rows))
        table.add_section()
    # A folded table cannot be read: on a narrow terminal its lines are longer than the screen.
    wide = console.options.update(max_width=WIDEST)
    console.width = max(console.width, Measurement.get(console, wide, table).maximum)
    console.print(table)
    for name, step_s in columns:
        own = [cell for cell in cells if (cell.simulator, cell.step_s) == (name, step_s)]
        console.print(f"{name} at {step_s:g} s: {sum(cell.ok for cell in own)} of {len(own)} cases in their bands")


def _value(cell: Cell, i: int) -> str:
    if not cell.figures:
        return "–"
    figure = cell.figures[i]
    return f"{figure.value:.4g}" if figure.ok else f"[red]{figure.value:.4g} ✗[/red]"


def write_suite(path: Path, cells: Sequence[Cell]) -> None:
    """All figures with bands and sources as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(cell) | {"ok": cell.ok} for cell in cells]
    content = {"machine": machine(), "cells": rows}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
