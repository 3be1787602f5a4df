"""`citybrain bench`: every number in a document names one of these commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

bench_app = typer.Typer(help="Measure against peers in one run on the same work.", no_args_is_help=True)


@bench_app.callback()
def _root() -> None:
    """Keeps `traffic` a sub-command while it is the only one."""


@bench_app.command("traffic")
def traffic(
    folders: Annotated[
        list[Path] | None, typer.Option("--folder", help="Street folder with a .sumocfg; repeat.")
    ] = None,
    seeds: Annotated[int, typer.Option(help="Seeds 1..N on both sides.")] = 3,
    grid: Annotated[Path | None, typer.Option(help="Folder of a grid city for the speed row.")] = None,
    grid_script: Annotated[
        Path | None, typer.Option(help="Python script that fills an empty grid folder: --n, --rate, --end, --out.")
    ] = None,
    repeats: Annotated[int, typer.Option(help="Repeats of the speed row.")] = 5,
    out: Annotated[Path, typer.Option(help="Folder for the tables as JSON.")] = Path("out/bench"),
    cache: Annotated[Path | None, typer.Option(help="Folder where SUMO's results are kept between runs.")] = None,
    suite: Annotated[
        bool, typer.Option("--suite", help="Judge both by the sixteen cases of the street suite.")
    ] = False,
    steps: Annotated[str, typer.Option(help="Time steps of the suite, s.")] = "0.1,0.5,1",
) -> None:
    """Streets against SUMO: fidelity on real networks, speed on a grid city, or the suite of street tests."""
    from bench import bench_street_suite, bench_traffic

    if suite:
        bench_street_suite(steps=steps, streets=folders[0] if folders else None, out=out)
        return

    bench_traffic(
        folders=folders or [], seeds=seeds, grid=grid, repeats=repeats, out=out, cache=cache, grid_script=grid_script
    )


@bench_app.command("control")
def control(
    street: Annotated[Path, typer.Option(help="A .sumocfg, or its folder.")],
    controllers: Annotated[
        str, typer.Option(help="Which, in order; the first is what the others are compared with.")
    ] = "fixed,actuated,delay_based,greedy,max_pressure,twin",
    seeds: Annotated[str, typer.Option(help="Seeds, as 1-5 or 3.")] = "1-5",
    duration_s: Annotated[
        float | None,
        typer.Option("--duration", min=60, help="Seconds from the begin; to the street's own end without it."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for each run's tripinfo.xml and summary.xml.")] = Path(
        "out/bench/control"
    ),
) -> None:
    """Signal controllers on SUMO by RESCO's protocol; the same command resumes a stopped run."""
    from bench import bench_control
    from citybrain._units import parse_seeds

    bench_control(street, controllers.split(","), parse_seeds(seeds), out, duration_s=duration_s)


@bench_app.command("pipes")
def pipes(
    files: Annotated[
        list[Path] | None, typer.Option("--file", help="EPANET file beside those of wntr; repeat.")
    ] = None,
    repeats: Annotated[int, typer.Option(help="Repeats of every speed row.")] = 5,
    only: Annotated[
        str, typer.Option(help="Which of parity,quality,solve,batch,day,signatures,long,transient,fork; all without.")
    ] = "",
    long_days: Annotated[
        int, typer.Option(help="Days of a pressure-driven run with 33 leaks per --file; 0: none.")
    ] = 730,
    leaks: Annotated[
        Path | None, typer.Option(help="Leaks of that run: rows pipe, start, end, diameter (m), type, peak.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the tables as JSON.")] = Path("out/bench"),
) -> None:
    """Water against EPANET: heads, events and quality on the networks of wntr, speed beside the toolkit."""
    from bench.pipes import PARTS, bench_pipes

    parts = tuple(only.split(",")) if only else PARTS
    bench_pipes(files=files or [], repeats=repeats, long_days=long_days, out=out, only=parts, leaks=leaks)


@bench_app.command("ingest")
def ingest(
    cases: Annotated[str, typer.Option(help="Which, in order.")] = "sustained,fleet,replay,agent",
    streams: Annotated[int, typer.Option(help="Streams that send as fast as they may.")] = 32,
    sites: Annotated[int, typer.Option(help="Sites that send at their pace, a certificate each.")] = 2_000,
    readings: Annotated[int, typer.Option(help="Readings a frame.")] = 100,
    period_s: Annotated[float, typer.Option("--period", help="Seconds between a site's frames.")] = 4.0,
    duration_s: Annotated[float, typer.Option("--duration", help="Seconds of each measurement.")] = 15.0,
    outage_s: Annotated[int, typer.Option("--outage", help="Seconds a site was cut off.")] = 7_200,
    out: Annotated[Path, typer.Option(help="Folder for ingest.json; stores lie there while it runs.")] = Path(
        "out/bench"
    ),
) -> None:
    """Agents to applied state on loopback: readings a second, ack latency, return after a crash, replay, agent."""
    from bench import IngestRequest, bench_ingest

    request = IngestRequest(cases.split(","), streams, sites, readings, period_s, duration_s, outage_s)
    bench_ingest(request, out)


@bench_app.command("inputs")
def inputs(
    target: Annotated[str, typer.Option(help="host:port of a gateway; without it one is started here.")] = "",
    pki: Annotated[Path, typer.Option(help="Folder with ca.pem and the keys of both sites.")] = Path("pki"),
    site: Annotated[str, typer.Option(help="Site that misbehaves: one for tests, never one on a street.")] = "culprit",
    witness: Annotated[str, typer.Option(help="Site that must not be harmed.")] = "witness",
    only: Annotated[list[int] | None, typer.Option(help="Number of an input; repeat. All without it.")] = None,
    out: Annotated[Path, typer.Option(help="Folder for inputs.json.")] = Path("out/bench"),
) -> None:
    """Send the list of bad inputs to a gateway; exit code 1 where one ends otherwise than it must."""
    from citybrain_wire.pki import PkiPaths

    from bench import Target, bench_inputs

    chosen = Target(target, PkiPaths(pki), site, witness) if target else None
    if bench_inputs(chosen, out, only or ()):
        raise typer.Exit(1)


@bench_app.command("leaks")
def leaks(
    data: Annotated[Path, typer.Option(help="Folder of the leak competition's files: L-TOWN.inp and its settings.")],
    truth_seeds: Annotated[str, typer.Option("--truth-seed", help="Seeds of the played truth, as 3 or 1-3.")] = "1-3",
    out: Annotated[Path, typer.Option(help="Folder for the result as JSON and for the played years.")] = Path(
        "out/bench"
    ),
) -> None:
    """Leak finding by BattLeDIM's formula: EPANET plays two years, the finder sees the sensors only."""
    from bench import bench_leaks
    from citybrain._units import parse_seeds

    bench_leaks(data=data, seeds=parse_seeds(truth_seeds), out=out)
