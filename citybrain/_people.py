"""What the `citybrain people` commands do, and the link that a run shows to who started it."""

from __future__ import annotations

import getpass
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from citybrain_wire.errors import BadConfig, BadFile, BadInput

from citybrain._console import console, print_json, print_table
from twin_core.people import Office, Reception, Role, as_name, as_roles

__all__ = [
    "link_address",
    "link_for_who_started",
    "run_add",
    "run_link",
    "run_list",
    "run_lock",
    "run_password",
    "run_role",
    "run_second",
    "run_unlock",
]

# Who starts a run on their own machine does everything the page offers; what two people must do stays theirs.
FIRST_ROLES = frozenset({Role.OPERATOR, Role.PLANNER, Role.ADMIN})


def run_add(folder: Path, name: str, roles: Sequence[str]) -> None:
    """Add somebody and print their temporary password. Raises BadInput."""
    person, granted = as_name(name), as_roles(roles)
    with _open(folder, make=True) as reception:
        password = _office(reception).add(person, granted, _by())
    console.print(f"{person} was added; temporary password, shown once: {password}", markup=False)


def run_list(folder: Path, *, json_output: bool) -> None:
    """Print who there is."""
    with _open(folder) as reception:
        people = reception.store.people()
    rows = [(one.name, sorted(role.value for role in one.roles), one.closed, bool(one.password)) for one in people]
    if json_output:
        print_json([dict(zip(("name", "roles", "locked", "password"), row, strict=True)) for row in rows])
        return
    words = [(name, ", ".join(roles), why, "yes" if has else "links only") for name, roles, why, has in rows]
    print_table(str(folder), ["name", "roles", "locked because", "password"], words)


def run_role(folder: Path, name: str, roles: Sequence[str]) -> None:
    """Give somebody roles. Raises BadInput."""
    granted = as_roles(roles)
    with _open(folder) as reception:
        _office(reception).give_roles(as_name(name), granted, _by())


def run_password(folder: Path, name: str) -> None:
    """Give somebody a temporary password and print it."""
    with _open(folder) as reception:
        password = _office(reception).new_password(as_name(name), _by())
    console.print(f"temporary password, shown once: {password}", markup=False)


def run_second(folder: Path, name: str) -> None:
    """Give somebody a second factor and print what their authenticator program reads."""
    with _open(folder) as reception:
        uri = _office(reception).new_second(as_name(name), _by())
    console.print("for the authenticator program, shown once:")
    console.print(uri, soft_wrap=True, markup=False)


def run_lock(folder: Path, name: str, reason: str) -> None:
    """Keep somebody out. Raises BadInput."""
    if not reason.strip():
        raise BadInput("say why: --reason must not be empty")
    with _open(folder) as reception:
        _office(reception).lock(as_name(name), reason.strip(), _by())


def run_unlock(folder: Path, name: str) -> None:
    """Let somebody in again."""
    with _open(folder) as reception:
        _office(reception).unlock(as_name(name), _by())


def run_link(folder: Path, name: str, address: str) -> None:
    """Print a link that lets somebody in once. Raises BadConfig for an address that is none."""
    if not address.startswith(("http://", "https://")):
        raise BadConfig(f"--address {address!r} is no address; write it like http://127.0.0.1:8080")
    with _open(folder) as reception:
        secret = reception.make_link(as_name(name), _by())
    console.print(link_address(address, secret), soft_wrap=True, markup=False)


def link_for_who_started(folder: Path) -> str:
    """The secret of a one-time link for who runs this program; empty where they have a password, or are locked.

    The first start makes them a person: their name is that of their account on this machine.
    """
    name = _first_name()
    with _open(folder, make=True) as reception:
        person = reception.store.find(name)
        if person is None:
            if reception.store.people():
                return ""
            _office(reception).add(name, FIRST_ROLES, _by(), password=False)
        elif person.password or person.closed:
            return ""
        return reception.make_link(name, _by())


def link_address(address: str, secret: str) -> str:
    """Where a link leads. The secret stands behind the #, which no browser sends and no server logs."""
    return f"{address}/login#once={secret}"


def _first_name() -> str:
    try:
        return as_name(getpass.getuser())
    except (BadInput, OSError, KeyError):
        return "operator"  # an account without a name, as in some containers


def _by() -> str:
    return f"os:{_first_name()}"


def _office(reception: Reception) -> Office:
    return Office(reception.store, reception.audit, time.time_ns)


@contextmanager
def _open(folder: Path, *, make: bool = False) -> Iterator[Reception]:
    if not make and not (folder / "people.db").is_file():
        raise BadFile.at(folder, "there are no people here; --dir names the folder of people, such as out/people")
    reception = Reception.open(folder, time.time_ns)
    try:
        yield reception
    finally:
        reception.close()
