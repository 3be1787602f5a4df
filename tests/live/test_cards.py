"""Proposals and people: who decides in which mode, what is sent, what is watched, what comes back."""

from __future__ import annotations

import json

import pytest
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import Bench, FakeSite, a_forecast, a_plan, settings, tick
from twin_core.live import Card, CardState, Effect, Proposal, Rules, restore, save

ADVISE, APPROVE, AUTOMATIC = twin.PLAN_MODE_ADVISE, twin.PLAN_MODE_APPROVE, twin.PLAN_MODE_AUTOMATIC
DO_APPROVE, DO_REJECT, ROLL_BACK = twin.DEED_KIND_APPROVE, twin.DEED_KIND_REJECT, twin.DEED_KIND_ROLL_BACK
SET_MODE = twin.DEED_KIND_SET_MODE
DONE, REFUSED, UNKNOWN, BAD = (
    twin.PeopleDown.DONE,
    twin.PeopleDown.REFUSED,
    twin.PeopleDown.UNKNOWN,
    twin.PeopleDown.BAD,
)
PROMISED = Effect(-60.0, -90.0, -30.0, 4)


class Desk:
    """A bench whose planner proposes what it is told, every four seconds, for the one controller there is."""

    def __init__(self, mode: twin.PlanMode, check: str = "") -> None:
        self.proposal: edge.Plan | None = a_plan("p1")
        rules = Rules(
            check=lambda _id, _plan: check,
            read_proposals=lambda _body: [Proposal("a", self.proposal, PROMISED)],
        )
        self.bench = Bench(settings(questions=True, plan_mode=mode), rules)
        self.site = FakeSite("site-a")
        self.bench.connect(self.site)
        self.bench.mirror_ready()
        self.bench.broker_ready()
        self.number = 0

    def run(self, seconds: int) -> list[edge.Command]:
        """Let seconds pass, snapshots and results coming at once; returns the commands that were sent."""
        self.bench.take()
        for _ in range(seconds):
            self.number += 1
            self.bench.street_ns = tick(self.number)
            self.bench.send(self.site, self.site.frame(tick(self.number)))
            self.bench.settle()
            self.bench.nowcast(tick(self.number))
            self.bench.settle()
            self.answer_questions()
            self.bench.settle()
        return self.bench.commands()

    def answer_questions(self) -> None:
        desk, now = self.bench.core.desk, self.bench.now()
        for ask in list(desk.schedule.open.values()):
            if ask.request is None:
                ready = twin.SnapshotReady(request_id=f"snapshot-{ask.asked_ns // 1_000_000}", path="p")
                desk.on_mirror(twin.MirrorUp(snapshot=ready), now)
            if ask.result is None:
                result = twin.SimResult(request_id=ask.request_id, outcome=twin.SimResult.DONE, result_json=b"{}")
                desk.on_broker(twin.BrokerUp(result=result), now)

    def activate(self, command: edge.Command) -> None:
        for state in (edge.COMMAND_STATE_RECEIVED, edge.COMMAND_STATE_ACCEPTED, edge.COMMAND_STATE_ACTIVE):
            self.bench.status(self.site, command, state)

    @property
    def cards(self) -> list[Card]:
        return list(self.bench.core.state.cards.cards.values())

    @property
    def card(self) -> Card:
        (card,) = self.cards
        return card

    def in_force(self) -> Desk:
        """Until the first proposal is in force."""
        self.activate(self.run(7)[0])
        self.run(1)
        assert self.card.state is CardState.WATCHING
        return self


def plans_of(commands: list[edge.Command]) -> list[str]:
    return [c.plan.plan_id for c in commands if c.kind == edge.COMMAND_KIND_PLAN]


def test_automatic_sends_at_once_and_shows_a_card() -> None:
    desk = Desk(AUTOMATIC)
    assert plans_of(desk.run(7)) == ["p1"]
    assert (desk.card.state, desk.card.promised) == (CardState.SENT, PROMISED)


def test_a_plan_that_is_proposed_again_makes_no_second_card() -> None:
    desk = Desk(AUTOMATIC)
    desk.run(20)
    assert len(desk.cards) == 1


def test_advise_shows_and_never_sends() -> None:
    desk = Desk(ADVISE)
    assert not desk.run(7)
    assert desk.card.state is CardState.ADVISED
    answer = desk.bench.deed(DO_APPROVE, "plan-1")
    assert (answer.outcome, answer.code) == (REFUSED, "mode_is_advise")


def test_approve_waits_for_a_person_then_sends() -> None:
    desk = Desk(APPROVE)
    assert not desk.run(7)
    assert desk.card.state is CardState.WAITING
    assert desk.bench.deed(DO_APPROVE, "plan-1").outcome == DONE
    assert (desk.card.state, desk.card.decided_by) == (CardState.SENT, "li")
    assert plans_of(desk.run(1)) == ["p1"]


def test_what_waits_does_not_change_under_the_person_who_reads_it() -> None:
    desk = Desk(APPROVE)
    desk.run(7)
    desk.proposal = a_plan("p2", split_ms=20_000)
    desk.run(8)
    assert desk.card.proposed == a_plan("p1")
    assert desk.bench.core.live.counts.sat_out > 0


def test_a_rejected_proposal_is_not_sent() -> None:
    desk = Desk(APPROVE)
    desk.run(7)
    assert desk.bench.deed(DO_REJECT, "plan-1", reason="market day").outcome == DONE
    assert not plans_of(desk.run(3))
    assert (desk.cards[0].state, desk.cards[0].reason) == (CardState.REJECTED, "market day")


def test_a_proposal_nobody_decides_on_expires() -> None:
    desk = Desk(APPROVE)
    desk.run(6)
    desk.proposal = None
    desk.run(300)
    assert desk.cards[0].state is CardState.EXPIRED


def test_a_plan_that_fails_the_check_is_blocked_and_raises_an_alarm() -> None:
    desk = Desk(AUTOMATIC, check="P34 stages.1: 4000 ms is below 7000")
    assert not plans_of(desk.run(7))
    assert desk.cards[0].state is CardState.BLOCKED
    assert [a.kind for a in desk.bench.core.state.alarms.alarms.values()] == ["plan_blocked"]


def test_a_plan_in_force_is_watched_for_a_quarter_of_an_hour_and_kept() -> None:
    desk = Desk(AUTOMATIC).in_force()
    desk.run(899)
    assert desk.card.state is CardState.WATCHING
    desk.run(1)
    assert desk.card.state is CardState.KEPT


def test_roll_back_lets_the_local_plan_return_and_asks_before_the_next() -> None:
    desk = Desk(AUTOMATIC).in_force()
    assert desk.bench.deed(ROLL_BACK, "plan-1", reason="queue on the bridge").outcome == DONE
    kinds = [command.kind for command in desk.run(1)]
    assert kinds == [edge.COMMAND_KIND_CANCEL], "the device goes back at its next safe point"
    assert desk.cards[0].state is CardState.ROLLED_BACK
    desk.run(4)
    assert [card.state for card in desk.cards[1:]] == [CardState.WAITING], "it does not return by itself"


def test_a_newer_plan_takes_the_place_of_one_that_is_watched() -> None:
    desk = Desk(AUTOMATIC).in_force()
    desk.proposal = a_plan("p2", split_ms=20_000)
    desk.run(5)
    assert [card.state for card in desk.cards] == [CardState.REPLACED, CardState.SENT]
    answer = desk.bench.deed(ROLL_BACK, "plan-1")
    assert (answer.outcome, answer.code) == (REFUSED, "not_sent")


def test_a_plan_the_agent_refuses_for_good_is_rejected_and_raises_an_alarm() -> None:
    desk = Desk(AUTOMATIC)
    (command,) = desk.run(7)
    desk.proposal = None
    desk.bench.status(desk.site, command, edge.COMMAND_STATE_REJECTED, "E26 unsafe")
    desk.run(1)
    assert (desk.card.state, desk.card.reason) == (CardState.REJECTED, "E26 unsafe")
    assert [a.kind for a in desk.bench.core.state.alarms.alarms.values()] == ["plan_rejected"]


def test_what_a_plan_does_is_measured_against_the_forecast_without_it() -> None:
    desk = Desk(AUTOMATIC)
    desk.run(1)
    desk.bench.forecast(a_forecast(1, queue=4.0, mean=4.0, sd=0.1), 1)
    desk.in_force()
    for minute in range(1, 7):
        desk.run(60)
        desk.bench.forecast(a_forecast(desk.number, queue=9.0), desk.number)
        assert desk.card.tally.n == minute
    measured = desk.card.measured
    assert measured is not None
    assert measured.mean == pytest.approx(5.0 * 600.0)
    assert measured.low < measured.mean < measured.high
    assert desk.card.missed, "far worse than the −30 vehicle-seconds that were promised at the least"
    desk.run(2)
    assert "plan_missed_effect" in [a.kind for a in desk.bench.core.state.alarms.alarms.values()]


def test_a_plan_as_good_as_promised_raises_nothing() -> None:
    desk = Desk(AUTOMATIC)
    desk.run(1)
    desk.bench.forecast(a_forecast(1, queue=4.0, mean=4.0, sd=0.5), 1)
    desk.in_force()
    for _ in range(7):
        desk.run(60)
        desk.bench.forecast(a_forecast(desk.number, queue=3.9), desk.number)
    desk.run(2)
    assert not desk.bench.core.state.alarms.alarms


def test_a_mode_is_set_by_name_and_kept() -> None:
    desk = Desk(AUTOMATIC)
    assert desk.bench.deed(SET_MODE, "a", mode=ADVISE).outcome == DONE
    assert not desk.run(7)
    desk.bench.crash()
    assert desk.bench.core.state.cards.modes == {"a": ADVISE}


@pytest.mark.parametrize(
    ("kind", "subject", "more", "outcome", "code"),
    [
        (DO_APPROVE, "plan-99", {}, UNKNOWN, "unknown_plan"),
        (DO_APPROVE, "alarm-1", {}, UNKNOWN, "unknown_plan"),
        (SET_MODE, "nowhere", {"mode": ADVISE}, UNKNOWN, "unknown_controller"),
        (SET_MODE, "a", {}, BAD, "bad_mode"),
        (SET_MODE, "a", {"mode": 77}, BAD, "bad_mode"),
        (DO_APPROVE, "plan-1", {"who": " "}, BAD, "no_name"),
        (DO_APPROVE, "plan-1", {"request_id": ""}, BAD, "no_request_id"),
        (DO_APPROVE, "plan-1", {"reason": "x" * 501}, BAD, "too_long"),
        (99, "plan-1", {}, BAD, "unknown_deed"),
        (0, "plan-1", {}, BAD, "unknown_deed"),
        (ROLL_BACK, "plan-1", {}, REFUSED, "not_sent"),
    ],
)
def test_a_deed_that_cannot_be_done_is_refused_by_name_and_leaves_no_record(
    kind: twin.DeedKind, subject: str, more: dict[str, object], outcome: int, code: str
) -> None:
    desk = Desk(APPROVE)
    desk.run(7)
    rows = len(desk.bench.rows)
    answer = desk.bench.deed(kind, subject, **more)
    assert (answer.outcome, answer.code) == (outcome, code)
    assert answer.message
    assert len(desk.bench.rows) == rows


def test_a_deed_asked_twice_is_done_once() -> None:
    desk = Desk(APPROVE)
    desk.run(7)
    assert desk.bench.deed(DO_APPROVE, "plan-1", request_id="x").outcome == DONE
    rows = len(desk.bench.rows)
    assert desk.bench.deed(DO_APPROVE, "plan-1", request_id="x").outcome == DONE
    assert len(desk.bench.rows) == rows


def test_a_deed_that_comes_too_late_is_refused() -> None:
    desk = Desk(APPROVE)
    desk.run(7)
    deed = twin.Deed(kind=DO_APPROVE, who="li", subject="plan-1")
    answer = desk.bench.person(twin.PeopleUp(request_id="x", deadline_wall_ns=1, deed=deed))
    assert (answer.outcome, answer.code) == (REFUSED, "late")
    assert desk.card.state is CardState.WAITING


def test_the_audit_says_who_did_what() -> None:
    desk = Desk(APPROVE)
    desk.run(7)
    desk.bench.deed(DO_APPROVE, "plan-1", who="王芳")
    assert any(subject == "王芳" for _kind, subject, *_ in desk.bench.rows)


def test_a_snapshot_keeps_cards_modes_alarms_and_the_forecast() -> None:
    desk = Desk(AUTOMATIC)
    desk.run(1)
    desk.bench.forecast(a_forecast(1, queue=19.0), 1)
    desk.in_force()
    desk.run(60)
    desk.bench.forecast(a_forecast(desk.number, queue=19.0), desk.number)
    desk.run(2)
    desk.bench.deed(twin.DEED_KIND_ACKNOWLEDGE, "alarm-1")
    desk.bench.deed(SET_MODE, "a", mode=APPROVE)
    body = save(desk.bench.core.state)
    assert b"queue_spillback" in body
    assert save(restore(body, {}, history=300)) == body


def test_questions_are_answered_in_json_without_a_record() -> None:
    desk = Desk(AUTOMATIC)
    desk.run(1)
    desk.bench.forecast(a_forecast(1), 1)
    desk.in_force()
    rows = len(desk.bench.rows)
    topics = twin.Question
    found = {
        topic: json.loads(desk.bench.ask(topic, subject).body_json)
        for topic, subject in (
            (topics.SITES, ""),
            (topics.SENSORS, "site-a"),
            (topics.ALARMS, ""),
            (topics.PLANS, ""),
            (topics.CONTROLLERS, ""),
            (topics.FORECAST, "in-a"),
        )
    }
    assert found[topics.SITES]["sites"][0]["connected"] is True
    assert found[topics.SENSORS]["sensors"][0]["value"] == 2.0
    assert found[topics.PLANS]["plans"][0]["effect"]["mean"] == PROMISED.mean
    assert found[topics.CONTROLLERS][0]["mode"] == "automatic"
    assert [step["lead_s"] for step in found[topics.FORECAST]["steps"]] == [0, 300, 900]
    assert len(desk.bench.rows) == rows


@pytest.mark.parametrize(
    ("topic", "subject", "outcome", "code"),
    [
        (twin.Question.SENSORS, "site-x", UNKNOWN, "unknown_site"),
        (twin.Question.FORECAST, "in-x", UNKNOWN, "unknown_edge"),
        (twin.Question.TOPIC_UNSPECIFIED, "", BAD, "unknown_topic"),
    ],
)
def test_a_question_about_nothing_is_answered_so(
    topic: twin.Question.Topic, subject: str, outcome: int, code: str
) -> None:
    desk = Desk(AUTOMATIC)
    desk.run(1)
    desk.bench.forecast(a_forecast(1), 1)
    answer = desk.bench.ask(topic, subject)
    assert (answer.outcome, answer.code) == (outcome, code)


def test_a_request_without_a_body_is_bad() -> None:
    assert Desk(AUTOMATIC).bench.person(twin.PeopleUp(request_id="x")).code == "no_body"


def test_before_the_first_forecast_there_is_none_yet() -> None:
    assert Desk(AUTOMATIC).bench.ask(twin.Question.FORECAST, "in-a").code == "forecast_not_ready"


def test_the_newer_of_two_forecasts_counts_and_the_hour_ahead_goes_on_behind_it() -> None:
    desk = Desk(AUTOMATIC)
    desk.run(1)
    desk.bench.forecast(a_forecast(0, mean=1.0, leads=3600), 0, "outlook")
    desk.bench.forecast(a_forecast(1, mean=5.0), 1)
    steps = json.loads(desk.bench.ask(twin.Question.FORECAST, "in-a").body_json)["steps"]
    assert [(s["ts_ns"], s["queue_veh"]["p50"]) for s in steps] == [
        (str(tick(1)), 4.0),
        (str(tick(300)), 1.0),
        (str(tick(301)), 5.0),
        (str(tick(901)), 5.0),
        (str(tick(3600)), 1.0),
    ]
