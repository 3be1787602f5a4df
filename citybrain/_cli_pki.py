"""`citybrain pki`: the authority that lets sites in, and keeps them out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from twin_core.people import Kind

pki_app = typer.Typer(help="The authority: invite sites, deny them, serve enrolment.", no_args_is_help=True)
_Folder = Annotated[Path, typer.Option("--dir", help="Folder with ca.pem and ca.key.")]
_By = Annotated[str, typer.Option("--by", help="In a guarded folder: who proposes it; the password is asked for.")]


@pki_app.command("make")
def pki_make(
    folder: _Folder,
    host: Annotated[list[str] | None, typer.Option(help="Name or address that agents use; may repeat.")] = None,
) -> None:
    """Make a root, a server certificate and a command key where they are missing."""
    from citybrain_wire.pki import ensure_pki

    ensure_pki(folder, [], gateway_hosts=host or ("localhost", "127.0.0.1", "::1"))


@pki_app.command("invite")
def pki_invite(
    site: Annotated[str, typer.Argument(help="Site id.")],
    folder: _Folder,
    address: Annotated[str, typer.Option(help="host:port of `citybrain pki serve`, as the box reaches it.")],
    out: Annotated[Path, typer.Option(help="Where to write the invitation.")],
    hours: Annotated[float, typer.Option(help="How long it is good.", min=0.1, max=720)] = 24.0,
) -> None:
    """Write an invitation for one site: a one-time token and whom to trust. Carry it to the box by hand."""
    from citybrain._pki import invite

    invite(site, folder, address, out, hours)


@pki_app.command("deny")
def pki_deny(
    what: Annotated[str, typer.Argument(help="Site id, or sha256:<fingerprint> of a certificate.")],
    folder: _Folder,
    reason: Annotated[str, typer.Option(help="Why; kept in the list.")],
    by: _By = "",
) -> None:
    """Put a site or a certificate on the deny list: gateways end its stream within a second."""
    from citybrain._pki import deny
    from citybrain._pki_pairs import change_alone
    from twin_core.people import Kind

    if by:
        _propose(folder, Kind.DENY, what, reason, by)
    else:
        change_alone(folder, lambda: deny(what, folder, reason))


@pki_app.command("allow")
def pki_allow(
    what: Annotated[str, typer.Argument(help="As it was denied.")],
    folder: _Folder,
    reason: Annotated[str, typer.Option(help="Why; kept in the audit of a guarded folder.")] = "",
    by: _By = "",
) -> None:
    """Take a site or a certificate off the deny list."""
    from citybrain._pki import allow
    from citybrain._pki_pairs import change_alone
    from twin_core.people import Kind

    if by:
        _propose(folder, Kind.ALLOW, what, reason, by)
    else:
        change_alone(folder, lambda: allow(what, folder))


@pki_app.command("guard")
def pki_guard(
    folder: _Folder,
    people: Annotated[Path, typer.Option(help="Folder of people who propose and confirm.")] = Path("out/people"),
) -> None:
    """From now on the deny list of this authority changes by two people only."""
    from citybrain._pki_pairs import guard

    guard(folder, people)


@pki_app.command("confirm")
def pki_confirm(
    number: Annotated[int, typer.Argument(help="Number of the proposal.")],
    folder: _Folder,
    by: Annotated[str, typer.Option(help="The second person; the password is asked for.")],
) -> None:
    """Be the second person: what was proposed is done at once."""
    from citybrain._console import console
    from citybrain._pki_pairs import confirm

    done = confirm(folder, number, by, _secrets(by))
    console.print(f"{done.kind.value} {done.arguments['what']}: proposed by {done.by}, confirmed by {done.second}")


def _secrets(by: str) -> tuple[str, str]:
    """Password and, where there is a second factor, its code."""
    password = typer.prompt(f"password of {by}", hide_input=True)
    return password, typer.prompt("code of the second factor, empty without one", default="", show_default=False)


def _propose(folder: Path, kind: Kind, what: str, reason: str, by: str) -> None:
    from citybrain._console import console
    from citybrain._pki_pairs import propose

    made = propose(folder, kind, what, reason, by, _secrets(by))
    console.print(f"proposal {made.number}; within ten minutes another person runs")
    console.print(f"citybrain pki confirm {made.number} --dir {folder} --by NAME", soft_wrap=True, markup=False)


@pki_app.command("serve")
def pki_serve(
    folder: _Folder,
    listen: Annotated[str, typer.Option(help="host:port for agents.")] = "127.0.0.1:7444",
) -> None:
    """Serve enrolment and renewal in the foreground, on the machine that holds the authority's key."""
    from twin_core.gateway import EnrolmentConfig, serve_enrolment

    serve_enrolment(EnrolmentConfig(listen, folder))
