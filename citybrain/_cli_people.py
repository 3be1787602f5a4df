"""`citybrain people`: who may come into the control room, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

people_app = typer.Typer(help="People: add them, give roles, lock, let in.", no_args_is_help=True)
_Folder = Annotated[Path, typer.Option("--dir", help="Folder with people.db and the audit; a run's is OUT/people.")]
_Name = Annotated[str, typer.Argument(help="Name of the person.")]
_Roles = Annotated[
    list[str], typer.Option("--role", help="viewer, operator, planner, integrator, security-officer, admin; repeat.")
]
HERE = Path("out/people")


@people_app.command("add")
def people_add(name: _Name, role: _Roles, folder: _Folder = HERE) -> None:
    """Add somebody; a temporary password is printed once, to be changed at the first log-in."""
    from citybrain._people import run_add

    run_add(folder, name, role)


@people_app.command("list")
def people_list(
    folder: _Folder = HERE,
    json_output: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """Show who there is."""
    from citybrain._people import run_list

    run_list(folder, json_output=json_output)


@people_app.command("role")
def people_role(name: _Name, role: _Roles, folder: _Folder = HERE) -> None:
    """Give somebody these roles, in place of those before; it holds at once."""
    from citybrain._people import run_role

    run_role(folder, name, role)


@people_app.command("password")
def people_password(name: _Name, folder: _Folder = HERE) -> None:
    """Give somebody a temporary password, and end their sessions."""
    from citybrain._people import run_password

    run_password(folder, name)


@people_app.command("second")
def people_second(name: _Name, folder: _Folder = HERE) -> None:
    """Give somebody a second factor: the text for their authenticator program, shown once."""
    from citybrain._people import run_second

    run_second(folder, name)


@people_app.command("lock")
def people_lock(
    name: _Name,
    reason: Annotated[str, typer.Option(help="Why; kept in the audit.")],
    folder: _Folder = HERE,
) -> None:
    """Keep somebody out, at once."""
    from citybrain._people import run_lock

    run_lock(folder, name, reason)


@people_app.command("unlock")
def people_unlock(name: _Name, folder: _Folder = HERE) -> None:
    """Let somebody in again, also after wrong passwords."""
    from citybrain._people import run_unlock

    run_unlock(folder, name)


@people_app.command("link")
def people_link(
    name: _Name,
    folder: _Folder = HERE,
    address: Annotated[str, typer.Option(help="Where the view is; a run prints it.")] = "http://127.0.0.1:8080",
) -> None:
    """Print a link that lets somebody in once, within the hour."""
    from citybrain._people import run_link

    run_link(folder, name, address)
