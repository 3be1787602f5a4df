"""`citybrain city`: import, make, check and describe cities."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

city_app = typer.Typer(help="Import, make, check and describe cities.", no_args_is_help=True)
import_app = typer.Typer(help="Make a city folder from files in a standard format.", no_args_is_help=True)
make_app = typer.Typer(help="Make a city from code.", no_args_is_help=True)
city_app.add_typer(import_app, name="import")
city_app.add_typer(make_app, name="make")


@import_app.command("sumo")
def import_sumo(
    net: Annotated[Path, typer.Option(help="SUMO network, .net.xml or .net.xml.gz.")],
    routes: Annotated[list[Path], typer.Option(help="SUMO routes; repeat.")],
    out: Annotated[Path, typer.Option(help="City folder to make.")],
    add: Annotated[list[Path] | None, typer.Option(help="SUMO additional files; repeat.")] = None,
) -> None:
    """Make a city folder from SUMO files."""
    from citybrain._city import import_from_sumo

    import_from_sumo(net, routes, add or [], out)


@make_app.command("luzhou")
def make_luzhou(
    out: Annotated[Path, typer.Option(help="Folder to write.")],
    seed: Annotated[int, typer.Option(help="Same seed, same bytes.")] = 20260101,
) -> None:
    """Make Luzhou New District, the default city (needs the extra `sumo` for netconvert)."""
    from citybrain._city import make_default_city

    make_default_city(out, seed)


@city_app.command("dress")
def dress(
    city: Annotated[Path, typer.Argument(help="City folder with its city.yaml.")],
    seed: Annotated[int, typer.Option(help="Same seed, same bytes.")] = 20260101,
) -> None:
    """Lay buildings, parking, water supply, drainage and couplings over a city's streets."""
    from citybrain._city import dress_folder

    dress_folder(city, seed)


@city_app.command("check")
def check(
    city: Annotated[Path, typer.Argument(help="City folder or .sumocfg.")],
    json_output: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Name every fault with file and line; exit code 2 when there is one."""
    from citybrain._city import run_check

    run_check(city, json_output=json_output)


@city_app.command("info")
def info(
    city: Annotated[Path, typer.Argument(help="City folder or .sumocfg.")],
    json_output: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Print counts that match the source files."""
    from citybrain._city import run_info

    run_info(city, json_output=json_output)
