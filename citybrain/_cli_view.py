"""`citybrain view`: the browser view of a run that someone else started."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

view_app = typer.Typer(help="Look at a running twin in the browser.", no_args_is_help=True)


@view_app.command("serve")
def view_serve(
    run: Annotated[Path, typer.Option(help="Folder of a run, such as out/seed-1.")] = Path("out/seed-1"),
    port: Annotated[int, typer.Option(help="TCP port to serve on; 0 = the run's own.")] = 0,
    host: Annotated[
        str, typer.Option(help="Address to serve on; beyond loopback it needs a certificate.")
    ] = "127.0.0.1",
    name: Annotated[list[str] | None, typer.Option(help="Host name that browsers ask for; repeat.")] = None,
    certificate: Annotated[Path | None, typer.Option(help="Certificate for TLS, PEM.")] = None,
    key: Annotated[Path | None, typer.Option(help="Its key, PEM.")] = None,
) -> None:
    """Serve the view of a running twin, as often as you like: each server keeps its own half hour.

    People and sessions are those of the run: who is logged in at one server is so at all of them.
    """
    from citybrain_wire import BadConfig

    from citybrain._console import console
    from citybrain._whatif import serve_with_whatifs
    from viz import ViewConfig

    path = run / "config" / "viz.json"
    if not path.is_file():
        raise BadConfig(f"{path} does not exist; --run names the folder of a run, such as out/seed-1")
    config = ViewConfig.from_dict(json.loads(path.read_text(encoding="utf-8")))
    config = replace(
        config,
        port=port or config.port,
        host=host,
        names=tuple(name or ()),
        certificate=str(certificate or ""),
        key=str(key or ""),
    )
    console.print(f"the twin is at {config.address}")
    serve_with_whatifs(config)


@view_app.command("snapshot")
def view_snapshot(
    run: Annotated[Path, typer.Option(help="Folder of a run, live or finished, such as out/seed-1.")] = Path(
        "out/seed-1"
    ),
    out: Annotated[Path, typer.Option(help="Folder for the pictures.")] = Path("out/pictures"),
    width: Annotated[int, typer.Option(min=320, max=7680, help="Pixels across.")] = 1920,
    height: Annotated[int, typer.Option(min=240, max=4320, help="Pixels down, without the caption.")] = 1080,
    json_output: Annotated[bool, typer.Option("--json", help="Print the files as JSON.")] = False,
) -> None:
    """Draw the newest moment of a run, by day and through the ground, in both languages; needs no screen."""
    from citybrain._snapshot import write_pictures

    write_pictures(run, out, width=width, height=height, json_output=json_output)
