"""The life of a plan as a table: what the agent says, what the core does next."""

from __future__ import annotations

from itertools import pairwise

import pytest
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import Bench, FakeSite, S, a_plan, plan_hash, settings, tick
from twin_core.live import ControllerPlan, Life, PlanCounts, Proposal, Rules

PLAN, RENEW, CANCEL = edge.COMMAND_KIND_PLAN, edge.COMMAND_KIND_RENEW, edge.COMMAND_KIND_CANCEL
RECEIVED, ACCEPTED, ACTIVE = (
    edge.COMMAND_STATE_RECEIVED,
    edge.COMMAND_STATE_ACCEPTED,
    edge.COMMAND_STATE_ACTIVE,
)


class Street:
    """A bench with one site that reports every second."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.bench = Bench(settings(), rules)
        self.site = FakeSite("site-a")
        self.bench.connect(self.site)
        self.number = 0
        self.run(1)

    def run(self, seconds: int) -> list[edge.Command]:
        """Let seconds pass; returns the commands that were sent."""
        self.bench.take()
        for _ in range(seconds):
            self.number += 1
            self.bench.run_tick(self.number, self.site)
        return self.bench.commands()

    def command(self) -> edge.Command:
        """The one command of the next second."""
        (command,) = self.run(1)
        return command

    def say(self, command: edge.Command, *states: int, reason: str = "") -> None:
        for state in states:
            self.bench.status(self.site, command, state, reason)

    @property
    def entry(self) -> ControllerPlan:
        return self.bench.core.state.plans["a"]

    @property
    def counts(self) -> PlanCounts:
        return self.bench.core.state.plan_counts

    def to_active(self, plan: edge.Plan) -> edge.Command:
        self.bench.want("a", plan)
        command = self.command()
        self.say(command, RECEIVED, ACCEPTED, ACTIVE)
        return command


def test_a_wanted_plan_is_issued_with_lease_basis_and_signature() -> None:
    street = Street()
    street.bench.want("a", a_plan())
    command = street.command()
    assert (command.kind, command.device_id, command.epoch, command.seq) == (PLAN, "a", 1, 1)
    assert command.plan == a_plan()
    assert command.plan_hash == plan_hash(a_plan())
    assert command.replaces_hash == b""
    assert command.profile_hash == b"h" * 32
    assert command.lease_ms == 30_000
    assert command.basis_ts_ns == tick(street.number), "the newest stamp of the site's agent"
    assert command.signature == b"signed"


def test_a_command_is_journaled_before_it_is_sent() -> None:
    street = Street()
    street.bench.want("a", a_plan())
    order: list[str] = []
    street.bench.journal = lambda records: order.extend(type(r).__name__ for r in records)  # type: ignore[method-assign]
    before = street.bench.core.apply
    street.bench.core.apply = lambda records, now: (order.append("apply"), before(records, now))[1]  # type: ignore[method-assign]
    assert street.command().kind == PLAN
    assert order[-2:] == ["CommandOut", "apply"]


def test_a_plan_that_is_seen_in_force_is_active_and_differs_from_the_local_one() -> None:
    street = Street(Rules(local_hash={"a": b"local"}))
    street.to_active(a_plan())
    assert (street.counts.issued, street.counts.accepted, street.counts.active) == (1, 1, 1)
    assert street.bench.core.state.differing == {"a"}
    assert street.entry.in_force.life is Life.ACTIVE
    assert street.entry.pending is None


def test_a_plan_equal_to_the_local_one_needs_no_command() -> None:
    street = Street(Rules(local_hash={"a": plan_hash(a_plan())}))
    street.bench.want("a", a_plan("another label"))
    assert street.run(20) == []


def test_statuses_told_twice_count_once() -> None:
    street = Street()
    command = street.to_active(a_plan())
    street.say(command, RECEIVED, ACCEPTED, ACTIVE, ACTIVE)
    assert (street.counts.received, street.counts.accepted, street.counts.active) == (1, 1, 1)


def test_a_lease_is_renewed_every_ten_seconds_while_the_plan_is_wanted() -> None:
    street = Street()
    street.to_active(a_plan())
    renewals = street.run(30)
    assert [c.kind for c in renewals] == [RENEW] * 3
    assert {c.plan_hash for c in renewals} == {plan_hash(a_plan())}
    assert [(b.basis_ts_ns - a.basis_ts_ns) // S for a, b in pairwise(renewals)] == [10, 10]
    assert [c.seq for c in renewals] == [2, 3, 4]


def test_a_waiting_plan_is_renewed_too_since_a_safe_point_may_be_a_cycle_away() -> None:
    street = Street()
    street.bench.want("a", a_plan())
    command = street.command()
    street.say(command, RECEIVED, ACCEPTED)
    assert [c.kind for c in street.run(21)] == [RENEW, RENEW]


def test_a_plan_that_is_no_longer_wanted_is_cancelled() -> None:
    street = Street()
    command = street.to_active(a_plan())
    street.bench.want("a", None)
    cancel = street.command()
    assert (cancel.kind, cancel.lease_ms) == (CANCEL, 0)
    street.say(cancel, RECEIVED, ACCEPTED)
    street.say(command, edge.COMMAND_STATE_CANCELLED)
    assert street.entry.in_force is None
    assert street.counts.cancelled == 1
    assert street.run(60) == []


def test_a_cancel_without_answer_is_said_again_until_the_lease_must_have_ended() -> None:
    street = Street()
    street.to_active(a_plan())
    street.bench.want("a", None)
    assert [c.kind for c in street.run(60)] == [CANCEL] * 3
    assert street.entry.in_force is None
    assert street.counts.expired == 1


def test_a_new_plan_names_the_one_it_replaces_and_keeps_it_alive_until_then() -> None:
    street = Street()
    first = street.to_active(a_plan())
    other = a_plan("p2", split_ms=40_000)
    street.bench.want("a", other)
    second = street.command()
    assert (second.kind, second.replaces_hash) == (PLAN, plan_hash(a_plan()))
    street.say(second, RECEIVED, ACCEPTED)
    renewed = {c.plan_hash for c in street.run(12)}
    assert renewed == {plan_hash(a_plan()), plan_hash(other)}
    street.say(second, ACTIVE)
    street.say(first, edge.COMMAND_STATE_SUPERSEDED)
    assert street.entry.in_force.hash == plan_hash(other)
    assert street.counts.superseded == 1


@pytest.mark.parametrize(
    ("reason", "issued_again"),
    [("E07", True), ("E11", True), ("E21", True), ("E22", True), ("E12", False), ("E13 P30", False), ("E10", False)],
)
def test_a_rejection_is_tried_again_only_where_time_can_mend_it(reason: str, issued_again: bool) -> None:
    street = Street()
    street.bench.want("a", a_plan())
    command = street.command()
    street.say(command, RECEIVED)
    street.say(command, edge.COMMAND_STATE_REJECTED, reason=reason)
    assert street.counts.rejected == 1
    assert street.entry.reason == reason
    assert street.run(14) == [], "not at once"
    again = street.run(5)
    assert [c.kind for c in again] == ([PLAN] if issued_again else [])
    if again:
        assert again[0].seq == 2


def test_a_rejected_successor_leaves_the_plan_in_force_alone() -> None:
    street = Street()
    street.to_active(a_plan())
    street.bench.want("a", a_plan("bad", split_ms=1_000))
    second = street.command()
    street.say(second, edge.COMMAND_STATE_REJECTED, reason="E13")
    assert {c.kind for c in street.run(40)} == {RENEW}
    assert street.entry.in_force.hash == plan_hash(a_plan())


@pytest.mark.parametrize("reason", ["E05", "E06"])
def test_a_number_the_agent_knows_better_makes_ours_jump(reason: str) -> None:
    street = Street()
    street.bench.want("a", a_plan())
    street.say(street.command(), edge.COMMAND_STATE_REJECTED, reason=reason)
    (again,) = street.run(20)
    assert again.seq > 1_000_000


@pytest.mark.parametrize(
    ("state", "column"),
    [
        (edge.COMMAND_STATE_EXPIRED, "expired"),
        (edge.COMMAND_STATE_REVERTED, "reverted"),
        (edge.COMMAND_STATE_ROLLED_BACK, "rolled_back"),
    ],
)
def test_a_plan_that_ended_by_itself_is_issued_again_after_a_pause(state: int, column: str) -> None:
    street = Street()
    command = street.to_active(a_plan())
    street.say(command, state, reason="MONITOR")
    assert getattr(street.counts, column) == 1
    assert street.entry.in_force is None
    assert street.run(14) == []
    wanted_still = state != edge.COMMAND_STATE_ROLLED_BACK
    assert [c.kind for c in street.run(3)] == ([PLAN] if wanted_still else [])


def test_a_command_without_answer_is_given_up_and_tried_again_ever_more_slowly() -> None:
    street = Street()
    street.bench.want("a", a_plan())
    first = street.number
    issued = []
    for _ in range(240):
        issued += [street.number - first for c in street.run(1) if c.kind == PLAN]
    pauses = [b - a for a, b in pairwise(issued)]
    assert pauses == sorted(pauses)
    assert pauses[0] >= 30
    assert street.counts.unanswered == street.counts.issued - (street.entry.pending is not None)


def test_a_new_boot_voids_all_plans_and_they_are_issued_under_the_new_epoch() -> None:
    street = Street()
    street.to_active(a_plan())
    street.site.epoch, street.site.seq = 2, 0
    street.bench.connect(street.site)
    assert street.counts.voided == 1
    (again,) = [c for c in street.run(1) if c.kind == PLAN]
    assert (again.epoch, again.seq) == (2, 2)


def test_a_plan_the_agent_does_not_name_any_more_is_void() -> None:
    street = Street()
    street.to_active(a_plan())
    street.site.plans_in_force = ["a=p1"]
    street.bench.connect(street.site)
    assert street.entry.in_force is not None
    street.site.plans_in_force = []
    street.bench.connect(street.site)
    assert street.entry.in_force is None


def test_a_core_that_comes_back_renews_the_plans_it_had() -> None:
    street = Street()
    street.to_active(a_plan())
    street.bench.crash()
    street.bench.connect(street.site, resumed=True)  # by the gateway, whose Hello is from before the plan
    assert [c.kind for c in street.run(10)] == [RENEW]
    assert (street.counts.voided, street.counts.issued) == (0, 1)


def test_a_core_without_a_journal_lets_leases_it_does_not_know_run_out() -> None:
    street = Street()
    street.to_active(a_plan())
    street.bench.rows.clear()
    street.bench.crash()
    street.site.plans_in_force = ["a=p1"]
    street.bench.connect(street.site, resumed=True)
    assert street.run(20) == []
    street.bench.connect(street.site)
    assert [c.kind for c in street.run(1)] == [CANCEL], "said by a Hello of now, it is cancelled"


def test_a_plan_we_never_sent_is_cancelled() -> None:
    street = Street()
    street.site.plans_in_force = ["a=stranger", "b=other site's"]
    street.bench.connect(street.site)
    assert [c.kind for c in street.run(1)] == [CANCEL]


def test_a_stream_that_broke_hears_an_unanswered_command_again_while_it_is_fresh() -> None:
    street = Street()
    street.bench.want("a", a_plan())
    command = street.command()
    street.bench.take()
    street.bench.connect(street.site)
    assert street.bench.commands() == [command], "the same bytes: by number and content it is one command"
    street.run(9)
    street.bench.take()
    street.bench.connect(street.site)
    assert street.bench.commands() == []


def test_no_command_goes_to_a_site_that_is_away_or_silent() -> None:
    street = Street()
    other = FakeSite("site-b")
    street.bench.connect(other)
    street.run(1)
    street.bench.want("a", a_plan())
    street.bench.core.intake.gateway_lost(b"gw-1")
    street.bench.connect(other)
    for number in range(street.number + 1, street.number + 30):
        street.bench.run_tick(number, other)
    assert street.bench.commands() == []


def test_a_status_of_a_site_for_a_device_of_another_is_ignored() -> None:
    street = Street()
    street.bench.want("a", a_plan())
    command = street.command()
    other = FakeSite("site-b")
    street.bench.connect(other)
    street.bench.status(other, command, edge.COMMAND_STATE_ACTIVE)
    assert street.counts.active == 0


def test_proposals_pass_the_check_before_they_are_wanted() -> None:
    proposals = [Proposal("a", a_plan("bad", split_ms=1_000)), Proposal("ghost", a_plan())]
    rules = Rules(
        check=lambda _controller, plan: "P31: stage too short" if plan.plan_id == "bad" else "",
        read_proposals=lambda _json: proposals,
    )
    bench = Bench(settings(questions=True), rules)
    site = FakeSite("site-a")
    _plan_round(bench, site)
    assert bench.core.live.counts.unsafe == 2
    assert bench.core.state.plans["a"].reason == "not sent: P31: stage too short"
    assert bench.commands() == []


def test_a_proposal_that_passes_is_issued_in_the_same_second() -> None:
    bench = Bench(settings(questions=True), Rules(read_proposals=lambda _json: [Proposal("a", a_plan())]))
    _plan_round(bench, FakeSite("site-a"))
    assert [c.plan for c in bench.commands()] == [a_plan()]
    items = bench.outbox
    kinds = [i.message.WhichOneof("body") for i in items if not hasattr(i, "readings") and hasattr(i, "message")]
    assert kinds.index("command") < len(kinds) - 1 - kinds[::-1].index("pace"), "commands go before the pace"


def test_a_result_that_cannot_be_read_is_counted() -> None:
    def unreadable(_json: bytes) -> list[Proposal]:
        raise BadMessage("no JSON")

    bench = Bench(settings(questions=True), Rules(read_proposals=unreadable))
    _plan_round(bench, FakeSite("site-a"))
    assert bench.core.live.counts.unreadable_results == 1


def _plan_round(bench: Bench, site: FakeSite) -> None:
    """Six seconds in which a planning result is asked for and taken."""
    bench.mirror_ready()
    bench.broker_ready()
    bench.connect(site)
    for number in range(1, 5):
        bench.run_tick(number, site)
    ready = twin.SnapshotReady(request_id=f"snapshot-{tick(4) // 10**6}", ts_ns=tick(4), path="/s")
    bench.outbox += bench.core.desk.on_mirror(twin.MirrorUp(snapshot=ready), bench.now())
    bench.settle()
    for request in bench.requests():
        result = twin.SimResult(request_id=request.request_id, outcome=twin.SimResult.DONE, result_json=b"{}")
        bench.outbox += bench.core.desk.on_broker(twin.BrokerUp(result=result), bench.now())
    bench.run_tick(5, site)
    bench.run_tick(6, site)
