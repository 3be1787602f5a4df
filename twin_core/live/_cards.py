"""The life of a proposal as people see it: a card per proposal, a mode per controller. A fold: no clock, no I/O.

    proposed ─┬─ checks fail ──────────▶ BLOCKED
              ├─ mode advise ──────────▶ ADVISED ──newer or 5 min──▶ EXPIRED
              ├─ mode approve ─────────▶ WAITING ──reject──▶ REJECTED      ──5 min──▶ EXPIRED
              │                             └approve┐
              └─ mode automatic ────────────────────┴▶ SENT ──in force──▶ WATCHING ──15 min──▶ KEPT
                                                        ├ refused for good ─▶ REJECTED
                                                        ├ never in force, or gone at the end ─▶ EXPIRED
                                                        ├ another plan takes its place ─▶ REPLACED
                                                        └ roll back ─▶ ROLLED_BACK (also from WATCHING and KEPT)

A controller whose plan was rolled back goes from automatic to approve: what a person took back must not return by
itself two minutes later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from citybrain_wire import plan as plans
from citybrain_wire.errors import Refused
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._effects import Baseline, Effect, Tally
from twin_core.live._plans import ControllerPlan
from twin_core.live._records import PlanAdvised

__all__ = ["LASTS_NS", "WATCH_NS", "Card", "CardBook", "CardState"]

S = 1_000_000_000
LASTS_NS = 300 * S  # a proposal is about the traffic of its moment
WATCH_NS = 900 * S
KEPT_CARDS = 200


class CardState(Enum):
    """Where a proposal stands."""

    ADVISED = "advised"
    WAITING = "waiting"
    SENT = "sent"
    WATCHING = "watching"
    KEPT = "kept"
    ROLLED_BACK = "rolled_back"
    REJECTED = "rejected"
    EXPIRED = "expired"
    BLOCKED = "blocked"
    REPLACED = "replaced"


OPEN = (CardState.ADVISED, CardState.WAITING, CardState.SENT, CardState.WATCHING)
ON_THE_STREET = (CardState.SENT, CardState.WATCHING, CardState.KEPT)
UNDECIDED = (CardState.ADVISED, CardState.WAITING)
_FIRST = {twin.PLAN_MODE_ADVISE: CardState.ADVISED, twin.PLAN_MODE_APPROVE: CardState.WAITING}


@dataclass
class Card:
    """One proposal. `proposed`, `current`: None = the local plan. `since_ns`: when it came to its state."""

    number: int
    controller_id: str
    proposed: edge.Plan | None
    current: edge.Plan | None
    issued_ns: int
    state: CardState
    since_ns: int
    promised: Effect | None = None
    problem: str = ""
    reason: str = ""
    decided_by: str = ""
    decided_ns: int = 0
    watch_from_ns: int = 0
    baseline: Baseline | None = None
    tally: Tally = field(default_factory=Tally)

    @property
    def id(self) -> str:
        """Name for people and addresses."""
        return f"plan-{self.number}"

    @property
    def hash(self) -> bytes:
        """Names the timing, empty for the local plan."""
        return plans.plan_hash(self.proposed) if self.proposed is not None else b""

    @property
    def expires_ns(self) -> int | None:
        """Until when it can be decided, or is watched."""
        if self.state in UNDECIDED:
            return self.issued_ns + LASTS_NS
        return self.watch_from_ns + WATCH_NS if self.state is CardState.WATCHING else None

    @property
    def measured(self) -> Effect | None:
        """What it has done so far."""
        return self.tally.effect() if self.state in ON_THE_STREET or self.tally.n else None

    @property
    def missed(self) -> bool:
        """Whether five minutes or more show, beyond doubt, less than was promised."""
        measured = self.measured
        if self.state is not CardState.WATCHING or self.promised is None or measured is None or measured.n < 5:
            return False
        return measured.low > self.promised.high

    def move(self, state: CardState, ts_ns: int, reason: str = "") -> None:
        """Come to another state."""
        self.state, self.since_ns = state, ts_ns
        self.reason = reason or self.reason


@dataclass
class CardBook:
    """Cards by number, the newest 200; modes of controllers that have one of their own. `version` grows with change."""

    cards: dict[int, Card] = field(default_factory=dict)
    modes: dict[str, twin.PlanMode] = field(default_factory=dict)
    next_number: int = 1
    version: int = 0

    def of(self, controller_id: str, *states: CardState) -> list[Card]:
        """Its cards in these states, oldest first."""
        return [card for card in self.cards.values() if card.controller_id == controller_id and card.state in states]

    # ── records ───────────────────────────────────────────────────────────────────────────────────────────────────

    def advised(self, record: PlanAdvised, entry: ControllerPlan) -> None:
        """A proposal came."""
        for card in self.of(record.controller_id, CardState.ADVISED):
            card.move(CardState.EXPIRED, record.ts_ns, "a newer proposal came")
        state = CardState.BLOCKED if record.problem else _FIRST.get(record.mode, CardState.SENT)
        number, self.next_number = self.next_number, self.next_number + 1
        self.cards[number] = Card(
            number=number,
            controller_id=record.controller_id,
            proposed=record.plan,
            current=entry.in_force.command.plan if entry.in_force is not None else None,
            issued_ns=record.ts_ns,
            state=state,
            since_ns=record.ts_ns,
            promised=record.promised,
            problem=record.problem,
        )
        self._forget_old()
        self.version += 1

    def wanted(self, controller_id: str, plan: edge.Plan | None, ts_ns: int, baseline: Baseline | None) -> None:
        """The core now wants `plan`: the card that proposed it is on its way, another one is replaced."""
        plan_hash = plans.plan_hash(plan) if plan is not None else b""
        for card in self.of(controller_id, CardState.SENT, CardState.WATCHING):
            if card.hash == plan_hash:
                card.baseline = card.baseline or baseline
            else:
                card.move(CardState.REPLACED, ts_ns)
        self.version += 1

    def seen(self, queue_of: Mapping[str, float], ts_ns: int) -> None:
        """A minute's queues, by controller, at its approaches together."""
        for card in self.cards.values():
            if card.state is CardState.WATCHING and card.baseline is not None and card.controller_id in queue_of:
                card.tally.add(queue_of[card.controller_id], card.baseline.at(ts_ns))
                self.version += 1

    def tick(self, entries: Mapping[str, ControllerPlan], ts_ns: int) -> None:
        """A street second closed: what the agents said of the plans moves the cards."""
        for card in self.cards.values():
            if card.state in UNDECIDED:
                if ts_ns - card.issued_ns >= LASTS_NS:
                    self._move(card, CardState.EXPIRED, ts_ns, "nobody decided in time")
            elif card.state in (CardState.SENT, CardState.WATCHING):
                entry = entries.get(card.controller_id)
                if entry is not None:
                    self._follow(card, entry, ts_ns)

    # ── people ────────────────────────────────────────────────────────────────────────────────────────────────────

    def find(self, card_id: str) -> Card | None:
        """The card of that id, None where there is none."""
        prefix, _, number = card_id.rpartition("-")
        if prefix != "plan" or not (number.isascii() and number.isdecimal()):
            return None
        return self.cards.get(int(number))

    def check(self, deed: twin.Deed) -> Card:
        """The card of a deed; raises Refused where it cannot be done now."""
        card = self.find(deed.subject)
        if card is None:
            raise Refused("unknown_plan", f"there is no plan {deed.subject!r}; load the list again")
        if deed.kind == twin.DEED_KIND_ROLL_BACK:
            if card.state not in ON_THE_STREET:
                raise Refused("not_sent", f"{card.id} is {card.state.value}; only a plan that was sent is rolled back")
            if any(other.number > card.number for other in self.of(card.controller_id, *ON_THE_STREET)):
                raise Refused("not_newest", f"{card.id} has been replaced by a newer plan; roll that one back")
            return card
        if card.state is CardState.ADVISED and deed.kind == twin.DEED_KIND_APPROVE:
            text = f"{card.controller_id} is in mode advise: plans are shown, not sent; set its mode to approve first"
            raise Refused("mode_is_advise", text)
        if card.state not in UNDECIDED:
            raise Refused("not_waiting", f"{card.id} is {card.state.value}; there is nothing to decide any more")
        return card

    def do(self, deed: twin.Deed, ts_ns: int) -> None:
        """Take a deed that was checked."""
        if deed.kind == twin.DEED_KIND_SET_MODE:
            self.modes[deed.subject] = deed.mode
            self.version += 1
            return
        card = self.find(deed.subject)
        if card is None:
            return
        card.decided_by, card.decided_ns = deed.who, ts_ns
        if deed.kind == twin.DEED_KIND_APPROVE:
            self._move(card, CardState.SENT, ts_ns, deed.reason)
        elif deed.kind == twin.DEED_KIND_REJECT:
            self._move(card, CardState.REJECTED, ts_ns, deed.reason)
        elif deed.kind == twin.DEED_KIND_ROLL_BACK:
            self._move(card, CardState.ROLLED_BACK, ts_ns, deed.reason)
            if self.modes.get(card.controller_id) != twin.PLAN_MODE_ADVISE:
                self.modes[card.controller_id] = twin.PLAN_MODE_APPROVE

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _follow(self, card: Card, entry: ControllerPlan, ts_ns: int) -> None:
        in_force = entry.in_force.hash if entry.in_force is not None else b""
        arrived = in_force == card.hash and (card.proposed is not None or entry.pending is None)
        if card.state is CardState.SENT:
            wanted = plans.plan_hash(entry.wanted) if entry.wanted is not None else b""
            if arrived:
                card.watch_from_ns = ts_ns
                self._move(card, CardState.WATCHING, ts_ns)
            elif wanted != card.hash:
                self._move(card, CardState.REJECTED, ts_ns, entry.reason or "the core no longer wants it")
            elif ts_ns - card.since_ns >= WATCH_NS:
                self._move(card, CardState.EXPIRED, ts_ns, entry.reason or "it never came into force")
        elif ts_ns - card.watch_from_ns >= WATCH_NS:
            if arrived:
                self._move(card, CardState.KEPT, ts_ns)
            else:
                self._move(card, CardState.EXPIRED, ts_ns, entry.reason or "it is no longer in force")

    def _move(self, card: Card, state: CardState, ts_ns: int, reason: str = "") -> None:
        card.move(state, ts_ns, reason)
        self.version += 1

    def _forget_old(self) -> None:
        done = [number for number, card in self.cards.items() if card.state not in OPEN]
        for number in done[: max(0, len(self.cards) - KEPT_CARDS)]:
            del self.cards[number]
