"""All commands. A command's body imports what it needs when it runs, so that `--help` stays instant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citybrain import __version__
from citybrain._cli_audit import audit_app
from citybrain._cli_bench import bench_app
from citybrain._cli_city import city_app
from citybrain._cli_device import device_app
from citybrain._cli_edge import agent_app
from citybrain._cli_people import people_app
from citybrain._cli_pipes import pipes_app
from citybrain._cli_pki import pki_app
from citybrain._cli_scenario import scenario_app
from citybrain._cli_view import view_app

app = typer.Typer(
    name="citybrain",
    help="Edge-plus-cloud digital twin that runs a city's streets and pipes.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(city_app, name="city")
app.add_typer(agent_app, name="agent")
app.add_typer(pki_app, name="pki")
app.add_typer(device_app, name="device")
app.add_typer(scenario_app, name="scenario")
app.add_typer(bench_app, name="bench")
app.add_typer(view_app, name="view")
app.add_typer(people_app, name="people")
app.add_typer(audit_app, name="audit")
app.add_typer(pipes_app, name="pipes")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


@app.command()
def up(
    city: Annotated[Path | None, typer.Option(help="City folder, or a .sumocfg; the default city without it.")] = None,
    headless: Annotated[bool, typer.Option(help="No browser view; live table, results at the end.")] = False,
    port: Annotated[int, typer.Option(help="TCP port of the browser view; 0 = a free one.")] = 0,
    duration: Annotated[
        str, typer.Option("--for", help="Street time to run, e.g. 45m, 90s, 2h; 0 = until Ctrl-C.")
    ] = "0",
    out: Annotated[Path, typer.Option(help="Folder for results, logs and the run's files.")] = Path("out"),
    street: Annotated[str, typer.Option(help="Who plays the hidden street: engine or sumo.")] = "engine",
    nominal: Annotated[
        bool, typer.Option(help="The hidden street plays the city's own demand: nothing scaled, no incident.")
    ] = False,
    speed: Annotated[str, typer.Option(help="Street seconds per second, or max: lock-step, reproducible.")] = "1",
    begin: Annotated[
        str, typer.Option(help="Street time of day to start at, e.g. 07:00; the city's own without it.")
    ] = "",
    seed: Annotated[list[int] | None, typer.Option(help="Seed of the hidden street; repeat for several runs.")] = None,
    workers: Annotated[int, typer.Option(help="Ray workers; 0 = as many as cores.")] = 0,
    burst: Annotated[
        str, typer.Option(help="A water main bursts, unknown to the twin: pipe and time, e.g. W0825@07:40.")
    ] = "",
    rain: Annotated[str, typer.Option(help="It rains: mm/h, begin and length, e.g. 80@07:30+30m.")] = "",
    json_output: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Run the whole loop: emulated street, agents, gateway, core, mirror, forecasts and plans."""
    from citybrain._up import run_up

    run_up(
        city=city,
        headless=headless,
        duration=duration,
        out=out,
        street=street,
        nominal=nominal,
        speed=speed,
        begin=begin,
        seeds=seed or [1],
        workers=workers,
        json_output=json_output,
        port=port,
        burst=burst,
        rain=rain,
    )


@app.command()
def simulate(
    city: Annotated[Path | None, typer.Argument(help="City folder.")] = None,
    net: Annotated[Path | None, typer.Option(help="SUMO network instead of a city folder.")] = None,
    routes: Annotated[list[Path] | None, typer.Option(help="SUMO routes; repeat.")] = None,
    add: Annotated[list[Path] | None, typer.Option(help="SUMO additional files; repeat.")] = None,
    begin: Annotated[float | None, typer.Option(help="Start, s; the city's or configuration's own without it.")] = None,
    until: Annotated[float | None, typer.Option(help="End, s; without it until the last vehicle has arrived.")] = None,
    seed: Annotated[int, typer.Option(help="Same seed, same bytes.")] = 1,
    out: Annotated[Path, typer.Option(help="Folder for summary.json, trips and edges.")] = Path("out"),
    table_format: Annotated[str, typer.Option("--format", help="csv or parquet.")] = "csv",
    step_ms: Annotated[int, typer.Option(help="Step length, 100 to 1000 ms.")] = 1000,
    check: Annotated[bool, typer.Option(help="Assert every invariant at every step (slow).")] = False,
    emissions: Annotated[bool, typer.Option(help="Fuel and pollutants per edge, emissions.csv.")] = False,
    json_output: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Simulate streets and write trips, edges and a summary under SUMO's names."""
    from citybrain._simulate import run_simulate

    run_simulate(
        city=city,
        net=net,
        routes=routes or [],
        add=add or [],
        begin_s=begin,
        until_s=until,
        seed=seed,
        out=out,
        table_format=table_format,
        step_ms=step_ms,
        check=check,
        emissions=emissions,
        json_output=json_output,
    )


@app.command()
def doctor(
    json_output: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Tell what is missing on this machine, and the command that mends it."""
    from citybrain._doctor import run_doctor

    run_doctor(json_output=json_output)
