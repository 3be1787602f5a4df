"""The two-person rule with its file and its audit, for several servers and the command line."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from citybrain_wire.errors import Refused

from twin_core.audit import AuditLog, Event
from twin_core.people._pairs import (
    ALONE,
    ALONE_NS,
    Kind,
    Proposal,
    State,
    confirmed,
    proposed,
    withdrawn,
)
from twin_core.people._person import Person
from twin_core.people._store import PeopleStore

__all__ = ["Council"]


class Council:
    """`now_ns`: UTC wall time. Every step is written into the audit before it holds."""

    def __init__(self, store: PeopleStore, audit: AuditLog, now_ns: Callable[[], int]) -> None:
        self._store = store
        self._audit = audit
        self._now_ns = now_ns
        self._turn = threading.Lock()

    def propose(self, kind: Kind, arguments: Mapping[str, str], reason: str, by: Person, source: str) -> Proposal:
        """Ask for a second person. Raises Refused, which is written down too."""
        try:
            made = proposed(kind, arguments, reason, by, self._now_ns())
        except Refused as err:
            self._write("proposal_refused", by, kind, "", err.code, source, arguments)
            raise
        kept = self._store.keep_proposal(made)
        self._write("proposed", by, kind, str(kept.number), "ok", source, {**arguments, "reason": reason})
        return kept

    def look(self, number: int) -> Proposal:
        """The proposal of that number. Raises Refused where there is none."""
        proposal = self._store.proposal(number)
        if proposal is None:
            raise Refused("unknown_proposal", f"there is no proposal {number}; load the list again")
        return proposal

    def confirm(self, number: int, second: Person, source: str) -> Proposal:
        """Be the second person. What comes back is to be done now by the caller; it comes once. Raises Refused."""
        return self._decide(number, second, source, confirmed, "confirmed")

    def withdraw(self, number: int, by: Person, source: str) -> Proposal:
        """Take it back. Raises Refused."""
        return self._decide(number, by, source, withdrawn, "withdrawn")

    def done(self, proposal: Proposal, outcome: str, source: str) -> None:
        """Say in the audit what came of doing it."""
        what, names = proposal.kind.value, f"{proposal.by}+{proposal.second}"
        self._audit.append(Event("done_by_two", names, what, str(proposal.number), outcome, source, proposal.arguments))

    def newest(self, count: int = 50) -> list[tuple[Proposal, State]]:
        """The last proposals and where they stand, newest first."""
        now_ns = self._now_ns()
        return [(proposal, proposal.state(now_ns)) for proposal in self._store.proposals(count)]

    def check_alone(self, person: Person, controller_id: str, source: str) -> None:
        """Count a change of mode that one person makes alone. Raises Refused where it is one too many."""
        now_ns = self._now_ns()
        with self._turn:
            changed = self._store.modes_changed(person.name, now_ns - ALONE_NS) | {controller_id}
            if len(changed) <= ALONE:
                self._store.note_mode(person.name, controller_id, now_ns, forget_before_ns=now_ns - ALONE_NS)
                return
        self._write("refused", person, Kind.FLEET_MODE, controller_id, "two_persons_needed", source, {})
        text = f"{ALONE} controllers in ten minutes are what one person changes; propose fleet-mode for more"
        raise Refused("two_persons_needed", text)

    def _decide(
        self,
        number: int,
        person: Person,
        source: str,
        rule: Callable[[Proposal, Person, int], Proposal],
        kind: str,
    ) -> Proposal:
        proposal = self.look(number)
        try:
            decided = rule(proposal, person, self._now_ns())
        except Refused as err:
            self._write("proposal_refused", person, proposal.kind, str(number), err.code, source, {})
            raise
        self._write(kind, person, proposal.kind, str(number), "ok", source, {"proposed_by": proposal.by})
        if not self._store.decide(decided):
            self._write("proposal_refused", person, proposal.kind, str(number), "not_waiting", source, {})
            raise Refused("not_waiting", f"proposal {number} was decided by somebody else in this moment")
        return decided

    def _write(
        self, kind: str, who: Person, what: Kind, number: str, outcome: str, source: str, detail: Mapping[str, str]
    ) -> None:
        self._audit.append(Event(kind, who.name, what.value, number, outcome, source, detail))
