"""The two-person rule: what one person alone must not do is proposed by one and confirmed by another. Pure.

    proposed ─┬─ confirmed by another one, in time ─▶ CONFIRMED (now it is done, once)
              ├─ withdrawn by either ───────────────▶ WITHDRAWN
              └─ ten minutes ───────────────────────▶ EXPIRED

Which roles may do which half stands in `DUTIES`. What has no line there is not done, by however many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from citybrain_wire.errors import Refused

from twin_core.people._person import Person
from twin_core.people._rights import Role

__all__ = ["ALONE", "ALONE_NS", "DUTIES", "PROPOSAL_NS", "Duty", "Kind", "Proposal", "State", "confirmed", "kind_of",
           "proposed", "withdrawn"]  # fmt: skip

S = 1_000_000_000
PROPOSAL_NS = 10 * 60 * S
ALONE, ALONE_NS = 5, 10 * 60 * S  # controllers whose mode one person may change within ten minutes


class Kind(Enum):
    """What needs two."""

    FLEET_MODE = "fleet-mode"  # the mode of more controllers than one person may change
    DENY = "deny"  # a site or certificate on the deny list
    ALLOW = "allow"  # and off it


# These would need two, and nothing in the product does them at all.
NEVER = {
    "disable-envelope": "no command reaches past the safety kernel; a device is set otherwise at its cabinet",
    "delete-history": "the product deletes no history; who keeps the archive's disk does",
    "replace-root": "the root of the authority is made once; a new one is a new installation",
}


@dataclass(frozen=True)
class Duty:
    """Who may propose and who may confirm."""

    propose: frozenset[Role]
    confirm: frozenset[Role]


_KEYS = Duty(frozenset({Role.SECURITY_OFFICER}), frozenset({Role.SECURITY_OFFICER, Role.ADMIN}))
DUTIES = {
    Kind.FLEET_MODE: Duty(frozenset({Role.OPERATOR}), frozenset({Role.OPERATOR, Role.ADMIN})),
    Kind.DENY: _KEYS,
    Kind.ALLOW: _KEYS,
}


class State(Enum):
    """Where a proposal stands."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Proposal:
    """Something that waits for a second person, or did. `number` is 0 until it is kept. Times are UTC wall time."""

    kind: Kind
    arguments: Mapping[str, str]
    reason: str
    by: str
    made_ns: int
    number: int = 0
    second: str = ""
    decided: State = State.WAITING

    def state(self, now_ns: int) -> State:
        """Where it stands at that time."""
        late = self.decided is State.WAITING and now_ns - self.made_ns > PROPOSAL_NS
        return State.EXPIRED if late else self.decided


def kind_of(text: str) -> Kind:
    """The kind of that name. Raises Refused."""
    if text in NEVER:
        raise Refused("no_such_operation", f"{text}: {NEVER[text]}")
    if text not in {kind.value for kind in Kind}:
        raise Refused(
            "unknown_kind", f"{text!r} is nothing that two people do; they do {', '.join(k.value for k in Kind)}"
        )
    return Kind(text)


def proposed(kind: Kind, arguments: Mapping[str, str], reason: str, by: Person, now_ns: int) -> Proposal:
    """A new proposal. Raises Refused where it is not theirs to make."""
    _check_duty(kind, by, DUTIES[kind].propose, "propose")
    return Proposal(kind, dict(arguments), reason, by.name, now_ns)


def confirmed(proposal: Proposal, second: Person, now_ns: int) -> Proposal:
    """The proposal as confirmed. Raises Refused: same_person, not_your_duty, not_waiting."""
    _check_waiting(proposal, now_ns)
    if second.name == proposal.by:
        raise Refused("same_person", f"{second.name} proposed it; another person confirms it")
    _check_duty(proposal.kind, second, DUTIES[proposal.kind].confirm, "confirm")
    return replace(proposal, second=second.name, decided=State.CONFIRMED)


def withdrawn(proposal: Proposal, by: Person, now_ns: int) -> Proposal:
    """The proposal as taken back, by who made it or who might have confirmed it. Raises Refused."""
    _check_waiting(proposal, now_ns)
    if by.name != proposal.by:
        _check_duty(proposal.kind, by, DUTIES[proposal.kind].confirm, "withdraw")
    return replace(proposal, second=by.name, decided=State.WITHDRAWN)


def _check_waiting(proposal: Proposal, now_ns: int) -> None:
    state = proposal.state(now_ns)
    if state is not State.WAITING:
        raise Refused(
            "not_waiting", f"proposal {proposal.number} is {state.value}; make a new one if it is still wanted"
        )


def _check_duty(kind: Kind, person: Person, roles: frozenset[Role], verb: str) -> None:
    if not person.roles & roles:
        needed = " or ".join(sorted(role.value for role in roles))
        raise Refused("not_your_duty", f"to {verb} {kind.value} is for {needed}; {person.name} is none")
