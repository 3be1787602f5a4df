"""The two-person rule: one proposes, another one confirms, it is done once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from citybrain_wire.errors import Refused

from twin_core.people import (
    ALONE,
    PROPOSAL_NS,
    Council,
    Hashing,
    Kind,
    Person,
    Proposal,
    Reception,
    Role,
    State,
    kind_of,
)

S = 1_000_000_000
WEAK = Hashing(memory_kib=64, iterations=1, lanes=1)
MODES = {"mode": "advise", "controllers": '["a"]'}

# Who may do which half, by hand.
HALVES = {
    Kind.FLEET_MODE: ({Role.OPERATOR}, {Role.OPERATOR, Role.ADMIN}),
    Kind.DENY: ({Role.SECURITY_OFFICER}, {Role.SECURITY_OFFICER, Role.ADMIN}),
    Kind.ALLOW: ({Role.SECURITY_OFFICER}, {Role.SECURITY_OFFICER, Role.ADMIN}),
}


def one(name: str, *roles: Role) -> Person:
    return Person(name, frozenset(roles or (Role.OPERATOR,)))


LI, WANG, CHEN = one("li"), one("wang"), one("chen", Role.ADMIN)


class Chamber:
    """A council and a clock that stands until somebody moves it."""

    def __init__(self, folder: Path) -> None:
        self.now_ns = 1_800_000_000 * S
        self.reception = Reception.open(folder, lambda: self.now_ns, WEAK)
        self.council = self.another()

    def another(self) -> Council:
        """The council of another server over the same files."""
        return Council(self.reception.store, self.reception.audit, lambda: self.now_ns)

    def why_not(self, step: Callable[[], Proposal]) -> str:
        """The code of the refusal; empty = it was done."""
        try:
            step()
        except Refused as err:
            return err.code
        return ""

    def code(self, number: int, second: Person) -> str:
        """Why it cannot be confirmed; empty = it was."""
        return self.why_not(lambda: self.council.confirm(number, second, "desk"))

    def written(self, count: int = 1) -> list[tuple[str, str, str]]:
        entries = [json.loads(body) for body in self.reception.audit.newest(count)]
        return [(entry["kind"], entry["who"], entry["outcome"]) for entry in entries]


@pytest.fixture
def chamber(tmp_path: Path) -> Iterator[Chamber]:
    """Nothing waits."""
    chamber = Chamber(tmp_path)
    yield chamber
    chamber.reception.close()


def test_what_one_proposes_another_confirms_and_both_are_written_down(chamber: Chamber) -> None:
    made = chamber.council.propose(Kind.FLEET_MODE, MODES, "storm", LI, "desk")
    agreed = chamber.council.confirm(made.number, WANG, "desk")
    assert (agreed.by, agreed.second, agreed.arguments) == ("li", "wang", MODES)
    assert chamber.written(2) == [("proposed", "li", "ok"), ("confirmed", "wang", "ok")]
    chamber.council.done(agreed, "ok", "desk")
    assert chamber.written() == [("done_by_two", "li+wang", "ok")]


def test_nobody_confirms_their_own_proposal(chamber: Chamber) -> None:
    made = chamber.council.propose(Kind.FLEET_MODE, MODES, "storm", LI, "desk")
    assert chamber.code(made.number, LI) == "same_person"
    assert chamber.code(made.number, one("li", *Role)) == "same_person"
    assert chamber.written() == [("proposal_refused", "li", "same_person")]
    assert chamber.code(made.number, CHEN) == ""


def test_it_is_done_once_whoever_confirms_and_wherever(chamber: Chamber) -> None:
    made = chamber.council.propose(Kind.FLEET_MODE, MODES, "storm", LI, "desk")
    assert chamber.another().confirm(made.number, WANG, "desk").second == "wang"
    assert chamber.code(made.number, CHEN) == "not_waiting"
    stale = made
    assert not chamber.reception.store.decide(stale), "a server that had read it before comes too late"


def test_it_waits_ten_minutes_and_no_longer(chamber: Chamber) -> None:
    made = chamber.council.propose(Kind.FLEET_MODE, MODES, "storm", LI, "desk")
    chamber.now_ns += PROPOSAL_NS
    assert chamber.council.newest()[0][1] is State.WAITING
    chamber.now_ns += 1
    assert chamber.council.newest()[0][1] is State.EXPIRED
    assert chamber.code(made.number, WANG) == "not_waiting"


def test_it_is_withdrawn_by_who_made_it_or_might_confirm_it(chamber: Chamber) -> None:
    for who, code in ((LI, ""), (CHEN, ""), (one("zhao", Role.VIEWER), "not_your_duty")):
        made = chamber.council.propose(Kind.FLEET_MODE, MODES, "storm", LI, "desk")
        assert chamber.why_not(lambda who=who, made=made: chamber.council.withdraw(made.number, who, "desk")) == code
        assert chamber.code(made.number, WANG) == ("" if code else "not_waiting")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("role", Role)
def test_each_half_is_for_the_roles_that_are_written_down_here(chamber: Chamber, kind: Kind, role: Role) -> None:
    first, second = HALVES[kind]
    assert chamber.why_not(lambda: chamber.council.propose(kind, {}, "why", one("li", role), "desk")) == (
        "" if role in first else "not_your_duty"
    )
    made = chamber.council.propose(kind, {}, "why", one("li", *first), "desk")
    assert chamber.code(made.number, one("wang", role)) == ("" if role in second else "not_your_duty")


@pytest.mark.parametrize("name", ["disable-envelope", "delete-history", "replace-root"])
def test_what_the_product_never_does_is_not_done_by_two_either(name: str) -> None:
    with pytest.raises(Refused) as refused:
        kind_of(name)
    assert refused.value.code == "no_such_operation"


def test_what_nobody_knows_is_refused(chamber: Chamber) -> None:
    with pytest.raises(Refused, match="unknown_kind"):
        kind_of("anything")
    assert chamber.code(77, WANG) == "unknown_proposal"


def test_one_person_changes_a_few_modes_and_then_needs_another(chamber: Chamber) -> None:
    for number in range(ALONE):
        for _ in range(3):
            chamber.council.check_alone(LI, f"c{number}", "desk")
    with pytest.raises(Refused, match="two_persons_needed"):
        chamber.another().check_alone(LI, "c9", "desk")
    assert chamber.written() == [("refused", "li", "two_persons_needed")]
    chamber.council.check_alone(LI, "c0", "desk")
    chamber.council.check_alone(WANG, "c9", "desk")
    chamber.now_ns += 10 * 60 * S + 1
    chamber.council.check_alone(LI, "c9", "desk")
