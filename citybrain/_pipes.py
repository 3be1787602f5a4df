"""What `citybrain pipes run` does: one network, its own duration, tables and a summary."""

from __future__ import annotations

from pathlib import Path

from citybrain_wire import BadConfig
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from citybrain._console import console, print_json, print_table

__all__ = ["run_pipes"]


def run_pipes(file: Path, out: Path, *, json_output: bool) -> None:
    """Run an EPANET file. Raises BadConfig for other formats, BadFile and NoSolution."""
    if file.suffix.lower() != ".inp":
        raise BadConfig(f"{file}: only EPANET input files (.inp) can be run")
    from twin_core.pipes import WaterSimulation, read_inp, run_to_folder, warm

    network = read_inp(file)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=json_output,
    ) as bar:
        compiling = bar.add_task("compiling kernels (first run only)", total=None)
        warm()
        bar.remove_task(compiling)
        task = bar.add_task(f"{network.name}, simulated seconds", total=max(network.times.duration_s, 1))
        summary = run_to_folder(
            WaterSimulation(network), out, progress=lambda time_s: bar.update(task, completed=time_s)
        )
    if json_output:
        print_json(summary)
        return
    rows = [(name, value if isinstance(value, int | float | str) else str(value)) for name, value in summary.items()]
    print_table(f"{network.name} → {out}", ("what", "value"), rows)
