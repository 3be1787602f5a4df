"""A person, and what a log-in does to what is known of one. Pure: time and the verdict on a password come in.

log-in ─┬─ unknown, closed ─────────────▶ refused (same words and same work as a wrong password)
        ├─ locked for some minutes ─────▶ refused
        ├─ wrong password ──5 in a row──▶ locked for 15 min
        ├─ temporary, or 90 days old ───▶ refused until a new one comes with it
        └─ right ───────────────────────▶ in
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from citybrain_wire.errors import BadInput

from twin_core.people._passwords import PASSWORD_DAYS
from twin_core.people._rights import Right, Role, rights_of

__all__ = ["LOCKED_NS", "MOST_FAILURES", "Person", "after_failure", "after_success", "as_name", "as_roles", "why_not"]

S = 1_000_000_000
MOST_FAILURES = 5
LOCKED_NS = 15 * 60 * S
_NAME = re.compile(r"[^\W_][\w.@-]{0,39}")


@dataclass(frozen=True)
class Person:
    """`password`: as kept, empty = none, so that only one-time links let them in. Times are UTC wall time."""

    name: str
    roles: frozenset[Role]
    password: str = ""
    temporary: bool = False
    password_ns: int = 0
    failures: int = 0
    locked_until_ns: int = 0
    closed: str = ""  # why somebody locked the account; empty = open

    @property
    def rights(self) -> frozenset[Right]:
        """All that their roles grant."""
        return rights_of(self.roles)

    def must_change(self, now_ns: int) -> bool:
        """Whether the password is good for nothing but setting a new one."""
        return self.temporary or now_ns - self.password_ns > PASSWORD_DAYS * 86_400 * S


def as_name(text: str) -> str:
    """`text` as a name: one form for what looks the same, so that no two people share one. Raises BadInput."""
    name = unicodedata.normalize("NFKC", text).strip().casefold()
    if not _NAME.fullmatch(name):
        raise BadInput(
            f"{text[:60]!r} is no name; use 1 to 40 letters, digits and . @ - _, the first a letter or digit"
        )
    return name


def as_roles(texts: Iterable[str]) -> frozenset[Role]:
    """Roles by their names, at least one. Raises BadInput."""
    known = {role.value: role for role in Role}
    named = list(texts)
    for text in named:
        if text not in known:
            raise BadInput(f"role {text!r} is unknown; roles are {', '.join(known)}")
    if not named:
        raise BadInput(f"a person needs a role; roles are {', '.join(known)}")
    return frozenset(known[text] for text in named)


def why_not(person: Person | None, now_ns: int) -> str:
    """Why nobody gets in by this name now, whatever the password is: a stable code, empty = no reason."""
    if person is None or not person.password:
        return "unknown"
    if person.closed:
        return "closed"
    return "locked" if now_ns < person.locked_until_ns else ""


def after_failure(person: Person, now_ns: int) -> Person:
    """The person after a wrong password."""
    failures = person.failures + 1
    if failures < MOST_FAILURES:
        return replace(person, failures=failures)
    return replace(person, failures=0, locked_until_ns=now_ns + LOCKED_NS)


def after_success(person: Person) -> Person:
    """The person after the right one."""
    return replace(person, failures=0, locked_until_ns=0)
