"""What the `citybrain scenario` commands do."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from citybrain._console import console, print_json, print_table
from citybrain._kernels import warm_kernels

if TYPE_CHECKING:
    from cluster import Executor
    from scenarios.whatif import Comparison

__all__ = ["run_compare", "run_list", "run_report", "run_whatif"]


def run_list(*, json_output: bool) -> None:
    """Print the scenarios that ship with the product."""
    from scenarios.whatif import list_scenarios

    found = list_scenarios()
    if json_output:
        print_json([{"name": name, "zh": one.name_zh, "en": one.name_en, "seeds": one.seeds} for name, one in found])
        return
    rows = [(name, one.name_zh, one.name_en, one.seeds) for name, one in found]
    print_table("scenarios", ("name", "名称", "what", "seeds"), rows)


def run_whatif(name: str, *, out: Path | None, seeds: int | None, workers: int, json_output: bool) -> None:
    """Play what is missing of a scenario, then compare. Ctrl-C keeps the seeds that are finished."""
    from scenarios.whatif import Progress as Played
    from scenarios.whatif import compare, prepare, read_scenario, run_scenario, scenario_path

    path = scenario_path(name)
    folder = out or Path("out/scenario") / path.stem
    prepared = prepare(read_scenario(path))
    warm_kernels()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    executor = _executor(workers, folder)
    try:
        with Progress(*columns, console=console, transient=True, disable=json_output) as bar:
            task = bar.add_task("runs", total=None)

            def show(played: Played) -> None:
                bar.update(task, completed=played.done, total=played.total)

            run_scenario(prepared, folder, executor, seeds=seeds, progress=show)
    except KeyboardInterrupt:
        console.print(f"stopped; finished seeds are kept in {folder}, the same command goes on from there")
        raise
    finally:
        executor.close()
    _print_comparison(compare(folder), folder, json_output=json_output)


def _executor(workers: int, folder: Path) -> Executor:
    """Ray with so many workers."""
    from cluster import RayExecutor

    count = workers or len(os.sched_getaffinity(0))
    return RayExecutor(count, folder)


def run_compare(folder: Path, *, json_output: bool) -> None:
    """Print both sides of a finished run and their differences."""
    from scenarios.whatif import compare

    _print_comparison(compare(folder), folder, json_output=json_output)


def _print_comparison(comparison: Comparison, folder: Path, *, json_output: bool) -> None:
    if json_output:
        figures = {
            row.name: {
                "baseline": row.baseline,
                "changed": row.changed,
                "difference": row.difference.mean,
                "ci95": None if math.isnan(row.difference.half) else [row.difference.low, row.difference.high],
                "excludes_zero": row.difference.excludes_zero,
            }
            for row in comparison.rows
        }
        identity = {"hash": comparison.hash, "city_hash": comparison.city_hash, "seeds": list(comparison.seeds)}
        print_json({"folder": str(folder), **identity, "figures": figures})
        return
    rows = [
        (
            row.name,
            row.baseline,
            row.changed,
            f"{row.difference.mean:,.2f} [{row.difference.low:,.2f}, {row.difference.high:,.2f}]",
            "yes" if row.difference.excludes_zero else "no",
        )
        for row in comparison.rows
    ]
    columns = ("figure", "as it is", "changed", "difference, 95 % interval", "beyond doubt")
    print_table(f"{comparison.name_zh} · {comparison.name_en}, {len(comparison.seeds)} pairs", columns, rows)


def run_report(folder: Path, *, exports: Sequence[str], json_output: bool) -> None:
    """Write `report.html` and the exports asked for beside the run."""
    from scenarios.whatif import compare, export, write_report

    comparison = compare(folder)
    written = export(comparison, folder, exports)
    write_report(comparison, folder / "report.html")
    files = [str(path) for path in (folder / "report.html", *written)]
    if json_output:
        print_json({"files": files})
    else:
        console.print("written: " + ", ".join(files), soft_wrap=True)
