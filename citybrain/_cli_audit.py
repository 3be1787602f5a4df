"""`citybrain audit`: what people did, and whether the record of it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

audit_app = typer.Typer(help="The audit: read it, verify it, carry its head elsewhere.", no_args_is_help=True)
_Folder = Annotated[Path, typer.Option("--dir", help="Folder with audit.db.")]


@audit_app.command("verify")
def audit_verify(
    file: Annotated[Path, typer.Argument(help="audit.db")],
    key: Annotated[Path, typer.Option(help="audit.pub, from a place that who could edit the file cannot reach.")],
    heads: Annotated[Path | None, typer.Option(help="Heads that were carried elsewhere; they show a cut end.")] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON.")] = False,
) -> None:
    """Check entries, signatures and the end of the file. Exit code 5 where something is not as it was written."""
    from citybrain._audit import run_verify

    run_verify(file, key, heads, json_output=json_output)


@audit_app.command("list")
def audit_list(
    folder: _Folder = Path("out/people"),
    last: Annotated[int, typer.Option(help="How many of the newest entries.", min=1)] = 20,
    json_output: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """Show the newest entries."""
    from citybrain._audit import run_list

    run_list(folder, last, json_output=json_output)


@audit_app.command("head")
def audit_head(folder: _Folder = Path("out/people")) -> None:
    """Sign the newest entry and print the line, to be kept on another machine or on paper."""
    from citybrain._audit import run_head

    run_head(folder)
