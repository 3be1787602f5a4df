"""The two-person rule for the authority: one proposes a change of the deny list, another confirms it.

`two-persons.txt` in the folder of keys names the folder of people. It binds those who keep the rules; who owns the
machine could take it away, which is why keys lie on a machine of their own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from citybrain_wire.errors import BadFile, BadInput, CityBrainError, Refused

from citybrain._pki import allow, deny, entry_of
from twin_core.audit import Event
from twin_core.people import Council, Kind, Person, Proposal, Reception, Role

__all__ = ["change_alone", "confirm", "guard", "guarded_by", "propose"]

FILE_NAME = "two-persons.txt"
SOURCE = "command line"


def guard(folder: Path, people_dir: Path) -> None:
    """From now on two people of `people_dir` are needed. Raises Refused where there are no two that could."""
    if not (folder / "ca.pem").is_file():
        raise BadFile.at(folder, "there is no authority here; --dir names the folder with ca.pem")
    with _open(people_dir) as (reception, _):
        people = [person for person in reception.store.people() if not person.closed and person.password]
        officers = [person for person in people if Role.SECURITY_OFFICER in person.roles]
        seconds = [person for person in people if person.roles & {Role.SECURITY_OFFICER, Role.ADMIN}]
        if not officers or len({person.name for person in (*officers, *seconds)}) < 2:
            text = "a security officer and another one or an administrator are needed, each with a password"
            raise Refused("nobody_to_confirm", text)
        reception.audit.append(Event("guarded", "", "pki", str(folder.resolve()), source=SOURCE))
    (folder / FILE_NAME).write_text(f"{people_dir.resolve()}\n", encoding="utf-8")


def guarded_by(folder: Path) -> Path | None:
    """The folder of people without two of whom nothing changes here; None = one may do it alone."""
    path = folder / FILE_NAME
    return Path(path.read_text(encoding="utf-8").strip()) if path.is_file() else None


def change_alone(folder: Path, step: Callable[[], None]) -> None:
    """Do what one person may, in a folder that nobody guards. Raises Refused where it is guarded."""
    if guarded_by(folder) is not None:
        text = f"{folder} is guarded: say --by NAME to propose it, another person then confirms it"
        raise Refused("two_persons_needed", text)
    step()


def propose(folder: Path, kind: Kind, what: str, reason: str, name: str, secrets: tuple[str, str]) -> Proposal:
    """Propose a change of the deny list. Raises BadInput for what could not be done, Refused for who may not."""
    entry_of(what)
    with _as(folder, name, secrets) as (council, person):
        return council.propose(kind, {"what": what, "pki": str(folder.resolve())}, reason, person, SOURCE)


def confirm(folder: Path, number: int, name: str, secrets: tuple[str, str]) -> Proposal:
    """Be the second person: the change is made at once. Raises Refused."""
    with _as(folder, name, secrets) as (council, person):
        waiting = council.look(number)
        if waiting.arguments.get("pki") != str(folder.resolve()):
            raise BadInput(f"proposal {number} is not about {folder}")
        proposal = council.confirm(number, person, SOURCE)
        try:
            if proposal.kind is Kind.DENY:
                names = f"{proposal.by} and {proposal.second}"
                deny(proposal.arguments["what"], folder, f"{proposal.reason} ({names})")
            else:
                allow(proposal.arguments["what"], folder)
        except CityBrainError:
            council.done(proposal, "failed", SOURCE)
            raise
        council.done(proposal, "ok", SOURCE)
        return proposal


@contextmanager
def _as(folder: Path, name: str, secrets: tuple[str, str]) -> Iterator[tuple[Council, Person]]:
    """Somebody at the command line, as themselves for one step. `secrets`: password and code of the second factor."""
    people_dir = guarded_by(folder)
    if people_dir is None:
        raise BadInput(f"{folder} is not guarded; `citybrain pki guard` names the people, or leave --by away")
    with _open(people_dir) as (reception, council):
        password, code = secrets
        visit = reception.log_in(name, password, SOURCE, code=code)
        try:
            yield council, visit.person
        finally:
            reception.log_out(visit, SOURCE)


@contextmanager
def _open(people_dir: Path) -> Iterator[tuple[Reception, Council]]:
    if not (people_dir / "people.db").is_file():
        raise BadFile.at(people_dir, "there are no people here; `citybrain people add` makes them")
    reception = Reception.open(people_dir, time.time_ns)
    try:
        yield reception, Council(reception.store, reception.audit, time.time_ns)
    finally:
        reception.close()
