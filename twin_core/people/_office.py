"""What is done about people: added, given roles, locked, given a new password. Each step is written down first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citybrain_wire.errors import Refused

from twin_core.audit import AuditLog, Event
from twin_core.people._passwords import Hashing, temporary_password
from twin_core.people._person import Person
from twin_core.people._rights import Role
from twin_core.people._second import new_second, second_uri
from twin_core.people._store import PeopleStore

__all__ = ["Office"]


class Office:
    """`by` names who does it: a person, or `os:NAME` at the command line. `now_ns`: UTC wall time."""

    def __init__(
        self, store: PeopleStore, audit: AuditLog, now_ns: Callable[[], int], hashing: Hashing | None = None
    ) -> None:
        self._store = store
        self._audit = audit
        self._now_ns = now_ns
        self._hashing = hashing or Hashing()

    def add(self, name: str, roles: frozenset[Role], by: str, *, password: bool = True) -> str:
        """A new person; their temporary password, empty where `password` is false. Raises BadInput for a taken name."""
        made = temporary_password() if password else ""
        kept = self._hashing.keep(made) if made else ""
        person = Person(name, roles, kept, temporary=True, password_ns=self._now_ns())
        self._audit.append(Event("person", by, "add", name, detail={"roles": _listed(roles)}))
        self._store.add(person)
        return made

    def give_roles(self, name: str, roles: frozenset[Role], by: str) -> None:
        """These roles from now on, in place of those before."""
        person = self._store.need(name)
        detail = {"roles": _listed(roles), "before": _listed(person.roles)}
        self._audit.append(Event("person", by, "role", name, detail=detail))
        self._store.change(replace(person, roles=roles))

    def new_password(self, name: str, by: str) -> str:
        """Give somebody a temporary password; who is in by the old one is out."""
        person = self._store.need(name)
        made = temporary_password()
        self._audit.append(Event("person", by, "password", name))
        kept = self._hashing.keep(made)
        changed = replace(person, password=kept, temporary=True, password_ns=self._now_ns(), failures=0)
        self._store.change(replace(changed, locked_until_ns=0), end_sessions=True)
        return made

    def new_second(self, name: str, by: str) -> str:
        """Give somebody a second factor, in place of the one before: what their authenticator program reads."""
        person = self._store.need(name)
        secret = new_second()
        self._audit.append(Event("person", by, "second", name))
        self._store.keep_second(person.name, secret)
        return second_uri(person.name, secret)

    def lock(self, name: str, reason: str, by: str) -> None:
        """Keep somebody out, at once, until they are unlocked. Raises Refused where one would lock oneself out."""
        person = self._store.need(name)
        if name == by:
            raise Refused("not_oneself", "nobody locks themselves out; another one must")
        self._audit.append(Event("person", by, "lock", name, detail={"reason": reason}))
        self._store.change(replace(person, closed=reason), end_sessions=True)

    def unlock(self, name: str, by: str) -> None:
        """Let somebody in again, also after wrong passwords."""
        person = self._store.need(name)
        self._audit.append(Event("person", by, "unlock", name))
        self._store.change(replace(person, closed="", failures=0, locked_until_ns=0))


def _listed(roles: frozenset[Role]) -> str:
    return " ".join(sorted(role.value for role in roles))
