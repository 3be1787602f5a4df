"""The reception: lets people in and out, knows who is in, and writes all of it down.

Every refusal of a log-in says the same and costs the same, so that nobody learns which names there are.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from citybrain_wire.errors import BadInput, Refused

from twin_core.audit import AuditLog, Event
from twin_core.people._passwords import Hashing, check_password
from twin_core.people._person import Person, after_failure, after_success, as_name, why_not
from twin_core.people._rights import Right
from twin_core.people._second import step_of
from twin_core.people._store import PeopleStore, SessionRow, digest_of

__all__ = ["IDLE_NS", "LINK_NS", "SESSION_NS", "Reception", "Visit"]

S = 1_000_000_000
SESSION_NS = 12 * 3600 * S  # a shift and its handing over
IDLE_NS = 30 * 60 * S
LINK_NS = 3600 * S
SEEN_EVERY_NS = 60 * S  # being asked ten times a second must not be ten writes a second
FAILURES_A_MINUTE = 20  # of one address, whoever it names
KNOWN_ADDRESSES = 1000
_NO = "the name or the password is wrong, or this name is locked; after five wrong ones it is, for 15 minutes"


@dataclass(frozen=True)
class Visit:
    """Somebody who is in. `secret`: what their browser shows, known to nobody else; empty where it was not made now."""

    person: Person
    session: SessionRow
    secret: str = ""

    def may(self, right: Right) -> bool:
        """Whether a role grants it."""
        return right in self.person.rights

    @property
    def until_ns(self) -> int:
        """When they must log in again at the latest."""
        return self.session.begun_ns + SESSION_NS


class Reception:
    """`now_ns`: UTC wall time. `strict`: nobody comes in without a second factor, and no link lets anybody in."""

    def __init__(
        self,
        store: PeopleStore,
        audit: AuditLog,
        now_ns: Callable[[], int],
        hashing: Hashing | None = None,
        *,
        strict: bool = False,
    ) -> None:
        self.store = store
        self.audit = audit
        self.now_ns = now_ns
        self._hashing = hashing or Hashing()
        self._strict = strict
        self._failed: dict[str, deque[int]] = {}
        self._turn = threading.Lock()  # guesses that come together must count one after the other

    @classmethod
    def open(
        cls, folder: Path, now_ns: Callable[[], int], hashing: Hashing | None = None, *, strict: bool = False
    ) -> Reception:
        """People and audit that lie in `folder`; both begin there where they are not."""
        return cls(PeopleStore(folder), AuditLog(folder, now_ns), now_ns, hashing, strict=strict)

    def close(self) -> None:
        """Close both files; the audit is signed first."""
        self.audit.close()
        self.store.close()

    # ── in and out ────────────────────────────────────────────────────────────────────────────────────────────────

    def log_in(self, name: str, password: str, source: str, new_password: str = "", code: str = "") -> Visit:
        """Let somebody in by a password, and the code of their second factor where they have one.

        Raises Refused: wrong, slow_down, code, no_second, change_password, bad_password.
        """
        with self._turn:
            return self._log_in(name, password, source, new_password, code)

    def _log_in(self, name: str, password: str, source: str, new_password: str, code: str) -> Visit:
        now_ns = self.now_ns()
        self._slow_down(source, now_ns)
        try:
            person = self.store.find(as_name(name))
        except BadInput:
            person = None
        why = why_not(person, now_ns)
        fits = self._hashing.fits(password, person.password if person is not None and not why else self._hashing.decoy)
        if person is None or why or not fits:
            self._failure(person, name, why or "wrong", source, now_ns)
            raise Refused("wrong", _NO)
        if person.must_change(now_ns) and not new_password:
            raise Refused("change_password", "this password is temporary or 90 days old; choose a new one with it")
        self._check_second(person, code, source, now_ns)
        if new_password:
            person = self._with_new(person, password, new_password, now_ns)
        self.store.change(after_success(person))
        return self._begin(person, "password", source, now_ns)

    def log_in_once(self, link: str, source: str) -> Visit:
        """Let somebody in by a one-time link. Raises Refused."""
        now_ns = self.now_ns()
        self._slow_down(source, now_ns)
        if self._strict:
            raise Refused("bad_link", "links let in on the machine itself only; log in by password and code")
        name = self.store.use_link(digest_of(link), now_ns)
        person = self.store.find(name) if name else None
        if person is None or person.closed:
            self._failure(None, name, "bad_link", source, now_ns)
            text = "this link was used, or is too old; `citybrain people link` makes another one"
            raise Refused("bad_link", text)
        return self._begin(person, "link", source, now_ns)

    def make_link(self, name: str, by: str) -> str:
        """A secret that lets somebody in once, within the hour. Raises BadInput where nobody has that name."""
        person = self.store.need(name)
        self.audit.append(Event("link", by, what="make", subject=person.name))
        secret = secrets.token_urlsafe(32)
        self.store.keep_link(digest_of(secret), person.name, self.now_ns() + LINK_NS)
        return secret

    def visit(self, secret: str) -> Visit | None:
        """Who shows this secret, as far as they are still in."""
        row = self.store.session(digest_of(secret)) if secret else None
        return None if row is None else self._alive(row)

    def still_in(self, visit: Visit) -> bool:
        """Whether somebody who came in a while ago is in still."""
        row = self.store.session(visit.session.digest)
        return row is not None and self._alive(row) is not None

    def has_token(self, visit: Visit, token: str) -> bool:
        """Whether an order comes from the page of this session and not from one that only has its cookie sent."""
        return hmac.compare_digest(visit.session.csrf.encode(), token.encode("utf-8", "replace"))

    def log_out(self, visit: Visit, source: str) -> None:
        """Somebody goes."""
        self.store.end(visit.session.digest)
        self.audit.append(Event("logout", visit.person.name, source=source))

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _alive(self, row: SessionRow) -> Visit | None:
        now_ns = self.now_ns()
        person = self.store.find(row.name)
        over = now_ns - row.begun_ns > SESSION_NS or now_ns - row.seen_ns > IDLE_NS
        if person is None or person.closed or over:
            self.store.end(row.digest)
            return None
        if now_ns - row.seen_ns > SEEN_EVERY_NS:
            self.store.seen(row.digest, now_ns)
        return Visit(person, row)

    def _begin(self, person: Person, what: str, source: str, now_ns: int) -> Visit:
        roles = " ".join(sorted(role.value for role in person.roles))
        self.audit.append(Event("login", person.name, what=what, source=source, detail={"roles": roles}))
        secret = secrets.token_urlsafe(32)
        row = SessionRow(digest_of(secret), person.name, secrets.token_urlsafe(16), now_ns, now_ns)
        self.store.begin(row, ended_before_ns=now_ns - SESSION_NS)
        return Visit(person, row, secret)

    def _check_second(self, person: Person, code: str, source: str, now_ns: int) -> None:
        secret = self.store.second(person.name)
        if not secret and not self._strict:
            return
        if not secret:
            self.audit.append(Event("login", person.name, outcome="no_second", source=source))
            text = "beyond this machine everybody needs a second factor; `citybrain people second` gives one"
            raise Refused("no_second", text)
        if not code:
            raise Refused("code", "the six digits of the second factor are needed too")
        step = step_of(secret, code, now_ns)
        if step is None or not self.store.use_second(person.name, step):
            self._failure(person, person.name, "wrong", source, now_ns)
            raise Refused("code", "these digits are wrong, used or too old; wait for the next ones")

    def _with_new(self, person: Person, old: str, new: str, now_ns: int) -> Person:
        if new == old:
            raise Refused("bad_password", "the new password is the old one; choose another")
        check_password(new, person.name)
        self.audit.append(Event("password", person.name, what="change", subject=person.name))
        changed = replace(person, password=self._hashing.keep(new), temporary=False, password_ns=now_ns)
        self.store.change(changed, end_sessions=True)
        return changed

    def _failure(self, person: Person | None, name: str, why: str, source: str, now_ns: int) -> None:
        self._failed[source].append(now_ns)
        self.audit.append(Event("login", name, outcome=why, source=source))
        if person is None or why != "wrong":
            return
        changed = after_failure(person, now_ns)
        self.store.change(changed)
        if changed.locked_until_ns > now_ns:
            self.audit.append(Event("locked", name, outcome="failures", source=source))

    def _slow_down(self, source: str, now_ns: int) -> None:
        if source not in self._failed and len(self._failed) >= KNOWN_ADDRESSES:
            self._failed.pop(next(iter(self._failed)))
        failed = self._failed.setdefault(source, deque(maxlen=FAILURES_A_MINUTE))
        if len(failed) == FAILURES_A_MINUTE and now_ns - failed[0] < 60 * S:
            raise Refused("slow_down", "too many wrong log-ins from this address; wait a minute")
