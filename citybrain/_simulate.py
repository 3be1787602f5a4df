"""What `citybrain simulate` does: streets alone, results under SUMO's names."""

from __future__ import annotations

from pathlib import Path

from citybrain_wire import BadConfig
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from citybrain._console import console, print_json, print_table
from citybrain._inputs import StreetInputs, street_inputs

__all__ = ["run_simulate", "warm_kernels"]


def warm_kernels() -> None:
    """Compile the kernels once, with progress; nothing happens where they are compiled already."""
    from twin_core.traffic import warm

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task("compiling kernels (first run only)", total=None)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        warm(report)


def run_simulate(
    *,
    city: Path | None,
    net: Path | None,
    routes: list[Path],
    add: list[Path],
    begin_s: float | None,
    until_s: float | None,
    seed: int,
    out: Path,
    table_format: str,
    step_ms: int,
    check: bool,
    json_output: bool,
) -> None:
    """Simulate and write the results to `out`."""
    from twin_core.traffic import run, write_results

    if table_format not in ("csv", "parquet"):
        raise BadConfig(f"--format {table_format!r} is unknown; use csv or parquet")
    inputs: StreetInputs = street_inputs(city, net, routes, add, begin_s=begin_s, until_s=until_s, seed=seed)
    warm_kernels()
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:.0f} s"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task("simulating", total=None if until_s is None else until_s - inputs.begin_s)
        simulation = run(
            inputs.network,
            inputs.demand,
            begin_s=inputs.begin_s,
            until_s=inputs.until_s,
            seed=seed,
            step_ms=step_ms,
            check=check,
            progress=lambda time_s: bar.update(task, completed=time_s - inputs.begin_s),
        )
    summary = write_results(simulation.results(), out, table_format=table_format, load_wall_s=inputs.load_wall_s)
    if json_output:
        print_json(summary)
        return
    flat = {
        **{f"vehicles {name}": value for name, value in summary["vehicles"].items()},
        **{f"mean {name}": value for name, value in summary["means"].items()},
        "vehicle updates": summary["vehicle_updates"],
        "loop CPU s": summary["loop_cpu_s"],
    }
    print_table(f"results in {out}", ("what", "value"), list(flat.items()))
