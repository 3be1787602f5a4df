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
) -> None:
    """Serve the view of a running twin, as often as you like: each server keeps its own half hour."""
    from citybrain_wire import BadConfig

    from citybrain._console import console
    from viz import ViewConfig, serve

    path = run / "config" / "viz.json"
    if not path.is_file():
        raise BadConfig(f"{path} does not exist; --run names the folder of a run, such as out/seed-1")
    config = ViewConfig.from_dict(json.loads(path.read_text(encoding="utf-8")))
    config = replace(config, port=port or config.port)
    console.print(f"the twin is at http://{config.host}:{config.port}")
    serve(config)
