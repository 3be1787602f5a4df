"""`citybrain pipes`: pipe networks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

pipes_app = typer.Typer(help="Simulate pipe networks.", no_args_is_help=True)


@pipes_app.callback()
def _root() -> None:
    """Keeps `run` a sub-command while it is the only one."""


@pipes_app.command("run")
def run(
    file: Annotated[Path, typer.Argument(help="EPANET input file, .inp.")],
    out: Annotated[Path, typer.Option(help="Folder for summary.json, nodes.csv and links.csv.")] = Path("out"),
    json_output: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Simulate a water network over the duration of its file."""
    from citybrain._pipes import run_pipes

    run_pipes(file, out, json_output=json_output)


@pipes_app.command("isolate")
def isolate(
    pipe: Annotated[str, typer.Argument(help="Water main to close off.")],
    city: Annotated[Path | None, typer.Option(help="City folder; the default city without it.")] = None,
    at: Annotated[str, typer.Option(help="Time of day whose demand counts.")] = "08:00",
    json_output: Annotated[bool, typer.Option("--json", help="Print the plan as JSON.")] = False,
) -> None:
    """Tell which valves close a main off, who is then without water, and what pressure is left for the rest."""
    from citybrain._isolate import run_isolate

    run_isolate(pipe, city, at, json_output=json_output)
