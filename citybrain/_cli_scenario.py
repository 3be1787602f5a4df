"""`citybrain scenario`: what-ifs on paired seeds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

scenario_app = typer.Typer(help="What-ifs: play, compare, report.", no_args_is_help=True)

Folder = Annotated[Path, typer.Argument(help="Folder of a run, as --out of `scenario run` named it.")]
Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


@scenario_app.command("list")
def scenario_list(json_output: Json = False) -> None:
    """List the scenarios that ship with the product."""
    from citybrain._scenario import run_list

    run_list(json_output=json_output)


@scenario_app.command("run")
def scenario_run(
    scenario: Annotated[str, typer.Argument(help="Scenario file, or the name of a shipped one.")],
    out: Annotated[Path | None, typer.Option(help="Folder of the run; out/scenario/NAME without it.")] = None,
    seeds: Annotated[int | None, typer.Option(min=1, max=1000, help="Seeds 1..N instead of the scenario's.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Ray workers; 0 = as many as cores.")] = 0,
    json_output: Json = False,
) -> None:
    """Play the city as it is and as changed, seed by seed; the same command resumes a stopped run."""
    from citybrain._scenario import run_whatif

    run_whatif(scenario, out=out, seeds=seeds, workers=workers, json_output=json_output)


@scenario_app.command("compare")
def scenario_compare(folder: Folder, json_output: Json = False) -> None:
    """Print differences with their 95 % paired intervals."""
    from citybrain._scenario import run_compare

    run_compare(folder, json_output=json_output)


@scenario_app.command("report")
def scenario_report(
    folder: Folder,
    exports: Annotated[list[str] | None, typer.Option("--export", help="csv, parquet or geojson; repeat.")] = None,
    json_output: Json = False,
) -> None:
    """Write report.html (Chinese and English, pictures inside), and tables on request."""
    from citybrain._scenario import run_report

    run_report(folder, exports=exports or [], json_output=json_output)
