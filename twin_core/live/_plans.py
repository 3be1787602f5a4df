"""The life of a plan, controller by controller: from "the planner wants it" to "seen in force", and back.

    wanted ─issue─▶ ISSUED ─▶ RECEIVED ─▶ ACCEPTED ─▶ (active: becomes the plan in force)
                      │           └▶ rejected(reason)        │ renewed every 10 s while wanted
                      └▶ unanswered for 15 s                 └▶ cancelled, expired, reverted, superseded

A controller has two places: `pending`, a plan that is on its way, and `in_force`, one the agent saw on the street. Only
what the agent says moves a plan forward; the lease on the agent's side ends whatever the core forgets.

Everything here is a fold over CommandOut, StatusIn, PlanWanted and SiteSeen records: no clock, no I/O.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from citybrain_wire import plan as plans
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["ControllerPlan", "Issued", "Life", "PlanCounts", "Wish", "next_commands"]

S = 1_000_000_000
LEASE_MS = 30_000
RENEW_NS = 10 * S
UNANSWERED_NS = 15 * S
ENDING_NS = 40 * S  # a lease and a margin: by then the agent is back on its own plan, told or not
FIRST_PAUSE_NS, LONGEST_PAUSE_NS = 15 * S, 300 * S

# Reasons that another try cannot mend: the plan itself, its target or its authority is wrong.
FINAL_REASONS = ("E01", "E02", "E03", "E09", "E10", "E12", "E13", "E26", "E30", "E31")
# Reasons that say our number is behind what the agent has stored.
NUMBER_REASONS = ("E05", "E06")
NUMBER_JUMP = 1_000_000


class Life(IntEnum):
    """How far the agent says a plan has come."""

    ISSUED = 1
    RECEIVED = 2
    ACCEPTED = 3
    ACTIVE = 4


_ENDS = {
    edge.COMMAND_STATE_SUPERSEDED: "superseded",
    edge.COMMAND_STATE_EXPIRED: "expired",
    edge.COMMAND_STATE_CANCELLED: "cancelled",
    edge.COMMAND_STATE_REVERTED: "reverted",
    edge.COMMAND_STATE_ROLLED_BACK: "rolled_back",
}
_FORWARD = {
    edge.COMMAND_STATE_RECEIVED: Life.RECEIVED,
    edge.COMMAND_STATE_ACCEPTED: Life.ACCEPTED,
    edge.COMMAND_STATE_WAITING: Life.ACCEPTED,
    edge.COMMAND_STATE_ACTIVE: Life.ACTIVE,
    edge.COMMAND_STATE_CONFIRMED: Life.ACTIVE,
}


@dataclass
class PlanCounts:
    """What happened to plans, each plan once per column."""

    issued: int = 0
    received: int = 0
    accepted: int = 0
    active: int = 0
    rejected: int = 0
    superseded: int = 0
    expired: int = 0
    cancelled: int = 0
    reverted: int = 0
    rolled_back: int = 0
    unanswered: int = 0
    voided: int = 0  # the agent booted: no plan survives that
    renewals: int = 0
    cancels: int = 0


@dataclass
class Issued:
    """A plan that was sent. `renewed_ns`: basis of its lease, from which the agent counts 30 s."""

    command: edge.Command
    issued_ns: int
    renewed_ns: int
    life: Life = Life.ISSUED

    @property
    def hash(self) -> bytes:
        """Names the timing."""
        return self.command.plan_hash


@dataclass(frozen=True)
class Wish:
    """A command that should be sent now; the core numbers, stamps and signs it."""

    kind: edge.CommandKind
    plan: edge.Plan | None = None
    plan_hash: bytes = b""
    replaces_hash: bytes = b""


@dataclass
class ControllerPlan:
    """Plans of one controller. `reason`: why the last plan was refused or ended."""

    controller_id: str
    site_id: str = ""
    wanted: edge.Plan | None = None
    pending: Issued | None = None
    in_force: Issued | None = None
    retry_ns: int = 0
    tries: int = 0
    cancel_sent_ns: int = 0
    reason: str = ""
    unknown_plan: str = ""  # a plan the agent says is in force that we did not send: it is cancelled
    kinds: dict[tuple[int, int], int] = field(default_factory=dict)  # (epoch, seq) of commands → kind

    # ── records ───────────────────────────────────────────────────────────────────────────────────────────────────

    def want(self, plan: edge.Plan | None) -> None:
        """The planner's word; a new wish starts with a clean count of tries."""
        same = plan is not None and self.wanted is not None and plans.plan_hash(plan) == plans.plan_hash(self.wanted)
        if not same:
            self.tries, self.retry_ns = 0, 0
        self.wanted = plan

    def sent(self, command: edge.Command, ts_ns: int, counts: PlanCounts) -> None:
        """A command is on its way."""
        self.kinds[command.epoch, command.seq] = command.kind
        while len(self.kinds) > 32:
            del self.kinds[next(iter(self.kinds))]
        if command.kind == edge.COMMAND_KIND_PLAN:
            if self.pending is not None:
                counts.superseded += 1
            self.pending = Issued(command, ts_ns, command.basis_ts_ns)
            self.tries += 1
            counts.issued += 1
        elif command.kind == edge.COMMAND_KIND_RENEW:
            counts.renewals += 1
            for place in (self.in_force, self.pending):
                if place is not None and place.hash == command.plan_hash:
                    place.renewed_ns = command.basis_ts_ns
        elif command.kind == edge.COMMAND_KIND_CANCEL:
            counts.cancels += 1
            self.cancel_sent_ns = ts_ns

    def told(self, status: edge.CommandStatus, ts_ns: int, counts: PlanCounts) -> None:
        """The agent's word on a command; told twice changes nothing."""
        key = (status.epoch, status.seq)
        kind = self.kinds.get(key)
        if kind == edge.COMMAND_KIND_RENEW:
            self._told_of_renewal(status)
        elif kind == edge.COMMAND_KIND_CANCEL:
            if status.state in (edge.COMMAND_STATE_CANCELLED, edge.COMMAND_STATE_ACTIVE):
                self._end_all(counts)
        elif self.pending is not None and key == _key(self.pending):
            self._told_of_pending(self.pending, status, ts_ns, counts)
        elif self.in_force is not None and key == _key(self.in_force) and status.state in _ENDS:
            self._count_end(status, counts)
            self.in_force = None
            self._back_off(status, ts_ns)

    def greeted(self, site_id: str, new_boot: bool, plans_in_force: Iterable[str], counts: PlanCounts) -> None:
        """The agent opened a stream and said which plans are in force."""
        self.site_id = site_id
        named = [text.partition("=")[2] for text in plans_in_force if text.partition("=")[0] == self.controller_id]
        if new_boot:
            counts.voided += (self.pending is not None) + (self.in_force is not None)
            self.pending = self.in_force = None
            self.kinds.clear()
            self.retry_ns = self.tries = 0
        if self.in_force is not None and self.in_force.command.plan.plan_id not in named:
            counts.voided += 1
            self.in_force = None
        known = {p.command.plan.plan_id for p in (self.pending, self.in_force) if p is not None}
        self.unknown_plan = next((name for name in named if name not in known), "")

    # ── decisions ─────────────────────────────────────────────────────────────────────────────────────────────────

    def wishes(self, now_ns: int, local_hash: bytes | None) -> list[Wish]:
        """What should be sent at street time `now_ns`. A plan equal to the local one needs no command."""
        wanted = self.wanted
        wanted_hash = plans.plan_hash(wanted) if wanted is not None else b""
        if wanted is None or wanted_hash == local_hash:
            running = self.pending is not None or self.in_force is not None or self.unknown_plan
            if running and now_ns - self.cancel_sent_ns >= UNANSWERED_NS:
                return [Wish(edge.COMMAND_KIND_CANCEL)]
            return []
        wishes = [
            Wish(edge.COMMAND_KIND_RENEW, plan_hash=place.hash)
            for place in (self.in_force, self.pending)
            if place is not None and place.life >= Life.ACCEPTED and now_ns - place.renewed_ns >= RENEW_NS
        ]
        newest = self.pending or self.in_force
        if (newest is None or newest.hash != wanted_hash) and now_ns >= self.retry_ns and not self._awaits_answer():
            replaces = self.in_force.hash if self.in_force is not None else b""
            wishes.append(Wish(edge.COMMAND_KIND_PLAN, wanted, wanted_hash, replaces))
        return wishes

    def expire(self, now_ns: int, counts: PlanCounts) -> None:
        """Give up waiting: commands without an answer, plans whose lease must have ended unseen."""
        if self._awaits_answer() and self.pending is not None and now_ns - self.pending.issued_ns >= UNANSWERED_NS:
            counts.unanswered += 1
            self.pending = None
            self.reason = "no answer"
            self._pause(now_ns)
        for name in ("pending", "in_force"):
            place = getattr(self, name)
            if place is not None and now_ns - place.renewed_ns >= ENDING_NS:
                counts.expired += 1
                setattr(self, name, None)
        if self.unknown_plan and self.cancel_sent_ns and now_ns - self.cancel_sent_ns >= ENDING_NS:
            self.unknown_plan = ""

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _awaits_answer(self) -> bool:
        return self.pending is not None and self.pending.life < Life.ACCEPTED

    def _told_of_pending(self, pending: Issued, status: edge.CommandStatus, ts_ns: int, counts: PlanCounts) -> None:
        if status.state == edge.COMMAND_STATE_REJECTED:
            counts.rejected += 1
            self.pending = None
            self._back_off(status, ts_ns)
            if status.reason[:3] in FINAL_REASONS:
                # What is in force was good a moment ago: keep it rather than fall back, until the planner speaks.
                self.wanted = self.in_force.command.plan if self.in_force is not None else None
            return
        if status.state in _ENDS:
            self._count_end(status, counts)
            self.pending = None
            self._back_off(status, ts_ns)
            return
        life = _FORWARD.get(status.state, pending.life)
        # Statuses may be lost with a spool: whoever is active was also accepted.
        counts.received += pending.life < Life.RECEIVED <= life
        counts.accepted += pending.life < Life.ACCEPTED <= life
        counts.active += pending.life < Life.ACTIVE <= life
        pending.life = max(pending.life, life)
        if pending.life is Life.ACTIVE:
            if self.in_force is not None:
                counts.superseded += 1
            self.in_force, self.pending = pending, None
            self.tries, self.retry_ns, self.reason = 0, 0, ""

    def _told_of_renewal(self, status: edge.CommandStatus) -> None:
        if status.state != edge.COMMAND_STATE_REJECTED:
            return
        self.reason = status.reason
        if status.reason[:3] == "E33" and self.pending is None:
            self.in_force = None  # nothing to renew: the plan is gone and its end was not told to us

    def _end_all(self, counts: PlanCounts) -> None:
        counts.cancelled += (self.pending is not None) + (self.in_force is not None)
        self.pending = self.in_force = None
        self.unknown_plan = ""

    def _count_end(self, status: edge.CommandStatus, counts: PlanCounts) -> None:
        name = _ENDS[status.state]
        setattr(counts, name, getattr(counts, name) + 1)

    def _back_off(self, status: edge.CommandStatus, ts_ns: int) -> None:
        if status.reason:
            self.reason = status.reason
        if status.state in (edge.COMMAND_STATE_CANCELLED, edge.COMMAND_STATE_SUPERSEDED):
            return
        if status.state == edge.COMMAND_STATE_ROLLED_BACK:
            self.wanted = None
        self._pause(ts_ns)

    def _pause(self, ts_ns: int) -> None:
        pause_ns = min(LONGEST_PAUSE_NS, FIRST_PAUSE_NS << max(0, min(self.tries - 1, 5)))
        self.retry_ns = max(self.retry_ns, ts_ns + pause_ns)


def _key(issued: Issued) -> tuple[int, int]:
    return issued.command.epoch, issued.command.seq


def next_commands(
    book: Iterable[ControllerPlan], now_ns: int, local_hashes: Mapping[str, bytes]
) -> list[tuple[ControllerPlan, Wish]]:
    """All wishes of a moment in the order of controller ids, so that equal runs number commands equally."""
    return [
        (entry, wish)
        for entry in sorted(book, key=lambda entry: entry.controller_id)
        for wish in entry.wishes(now_ns, local_hashes.get(entry.controller_id))
    ]
