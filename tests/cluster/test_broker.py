from __future__ import annotations

import json

import pytest
from citybrain_wire.errors import BadConfig
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster import (
    Answer,
    Broker,
    BrokerConfig,
    Call,
    Instruction,
    Outcome,
    Request,
    Revoke,
    Submit,
    execute,
    resolve,
    run_inline,
)

TOYS = "tests.cluster.toy_tasks"
TASKS = {"squares": f"{TOYS}:SQUARES", "failing": f"{TOYS}:FAILING", "endless": f"{TOYS}:ENDLESS"}


def ask(request_id: str, task: str = "squares", **arguments: int) -> Request:
    return Request(request_id, task, "", json.dumps(arguments or {"n": 3}).encode())


def drive(broker: Broker, instructions: list[Instruction], now_ns: int = 0) -> list[Answer]:
    """Carry out everything, first in first out, until nothing is left."""
    answers, queue = [], list(instructions)
    while queue:
        broker.validate()
        instruction = queue.pop(0)
        if isinstance(instruction, Answer):
            answers.append(instruction)
        elif isinstance(instruction, Submit):
            try:
                value, error = execute(instruction.call), ""
            except ValueError as problem:
                value, error = None, str(problem)
            queue += broker.on_ended(instruction.ticket, value, error, now_ns)
    return answers


def test_a_request_is_cut_run_and_reduced() -> None:
    answer = run_inline(ask("a", n=4), TASKS["squares"])
    assert (answer.outcome, json.loads(answer.result_json)) == (Outcome.DONE, {"sum": 14})


def test_reduce_may_ask_for_another_round() -> None:
    assert json.loads(run_inline(ask("a", n=4, extra=10), TASKS["squares"]).result_json) == {"sum": 114}


def test_a_request_without_shards_is_reduced_at_once() -> None:
    assert json.loads(run_inline(ask("a", n=0), TASKS["squares"]).result_json) == {"sum": 0}


def test_an_exception_of_a_task_is_a_failure_with_its_reason_on_one_line() -> None:
    answer = run_inline(ask("a", "failing", n=2), TASKS["failing"])
    assert answer.outcome is Outcome.FAILED
    assert answer.reason == "failing run 0: ValueError: no number 0 here"


def test_a_task_that_never_ends_is_stopped() -> None:
    answer = run_inline(ask("a", "endless", n=1), TASKS["endless"])
    assert (answer.outcome, answer.reason) == (Outcome.FAILED, "endless asks for round 9")


def test_the_same_request_is_computed_once_and_answered_alike() -> None:
    broker = Broker(TASKS, slots=2)
    first = broker.on_request(ask("a"), 0, 0)
    assert broker.on_request(ask("a"), 0, 0) == []
    answers = drive(broker, first)
    assert len(answers) == 1
    assert broker.on_request(ask("a"), 0, 5) == answers


def test_an_unknown_task_fails_and_names_those_that_are_known() -> None:
    [answer] = Broker({"b": "x:y", "a": "x:y"}, slots=1).on_request(ask("r", "c"), 0, 0)
    assert isinstance(answer, Answer)
    assert (answer.outcome, answer.reason) == (Outcome.FAILED, "no task 'c'; known: a, b")


def test_a_late_request_is_revoked_and_its_slots_come_back_when_the_calls_end() -> None:
    broker = Broker(TASKS, slots=1)
    [plan] = broker.on_request(ask("a"), 100, 0)
    assert isinstance(plan, Submit)
    [run] = broker.on_ended(plan.ticket, execute(plan.call), "", 10)
    assert isinstance(run, Submit)
    assert broker.next_deadline_ns == 100
    out = broker.tick(100)
    assert out[0] == Revoke(run.ticket)
    assert isinstance(out[1], Answer)
    assert out[1].outcome is Outcome.LATE
    assert broker.on_request(ask("b"), 0, 101) == [], "the slot is still taken"
    [after] = broker.on_ended(run.ticket, None, "cancelled", 102)
    assert isinstance(after, Submit)
    assert after.call.request.request_id == "b"


def test_a_request_that_comes_after_its_deadline_is_late_at_once() -> None:
    [answer] = Broker(TASKS, slots=1).on_request(ask("a"), 100, 100)
    assert isinstance(answer, Answer)
    assert answer.outcome is Outcome.LATE


def test_a_cancelled_request_is_answered_as_cancelled_and_later_results_are_dropped() -> None:
    broker = Broker(TASKS, slots=4)
    [plan] = broker.on_request(ask("a"), 0, 0)
    assert isinstance(plan, Submit)
    runs = broker.on_ended(plan.ticket, execute(plan.call), "", 0)
    out = broker.on_cancel("a", 5)
    assert [i.ticket for i in out if isinstance(i, Revoke)] == [i.ticket for i in runs if isinstance(i, Submit)]
    assert isinstance(out[-1], Answer)
    assert out[-1].outcome is Outcome.CANCELLED
    for run in runs:
        assert isinstance(run, Submit)
        assert broker.on_ended(run.ticket, b"1", "", 6) == []
    assert not broker.busy
    assert broker.on_cancel("a", 7) == []


def test_calls_leave_in_the_order_of_deadlines() -> None:
    broker = Broker(TASKS, slots=1)
    [first] = broker.on_request(ask("first"), 1000, 0)
    assert isinstance(first, Submit)
    assert broker.on_request(ask("lazy"), 0, 0) == []
    assert broker.on_request(ask("urgent"), 50, 0) == []
    [following] = broker.on_ended(first.ticket, None, "x", 0)[1:]
    assert isinstance(following, Submit)
    assert following.call.request.request_id == "urgent"


def test_old_answers_are_forgotten() -> None:
    broker = Broker(TASKS, slots=1, remembered=2)
    for name in "abc":
        drive(broker, broker.on_request(ask(name), 0, 0))
    assert isinstance(broker.on_request(ask("a"), 0, 0)[0], Submit)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ask", "end", "cancel", "tick"]), st.integers(0, 5)), max_size=60))
def test_any_order_of_events_answers_each_request_exactly_once(events: list[tuple[str, int]]) -> None:
    broker = Broker(TASKS, slots=2)
    out: list[Submit] = []
    answered: dict[str, int] = {}
    asked: set[str] = set()

    def note(instructions: list[Instruction], known: bool = False) -> None:
        for instruction in instructions:
            if isinstance(instruction, Submit):
                out.append(instruction)
            elif isinstance(instruction, Answer) and not known:
                answered[instruction.request_id] = answered.get(instruction.request_id, 0) + 1

    now = 0
    for kind, number in events:
        now += 1
        name = f"r{number}"
        if kind == "ask":
            note(broker.on_request(ask(name, n=number), 15 * number, now), known=name in answered)
            asked.add(name)
        elif kind == "end" and out:
            call = out.pop(number % len(out))
            note(broker.on_ended(call.ticket, execute(call.call), "", now))
        elif kind == "cancel":
            note(broker.on_cancel(name, now))
        else:
            note(broker.tick(now))
        broker.validate()
    while out:
        call = out.pop()
        note(broker.on_ended(call.ticket, execute(call.call), "", now))
        broker.validate()
    assert answered == dict.fromkeys(asked, 1)
    assert not broker.busy


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("nothing", "task 'nothing' is not of the form module:object"),
        (f"{TOYS}:NO_TASK", f"task '{TOYS}:NO_TASK' is no task; it needs plan, run and reduce"),
    ],
)
def test_a_bad_task_name_is_refused(spec: str, message: str) -> None:
    with pytest.raises(BadConfig) as caught:
        resolve(spec)
    assert str(caught.value) == message


def test_a_missing_module_is_named() -> None:
    with pytest.raises(BadConfig, match=r"task 'no_such_module:X' cannot be loaded: No module named 'no_such_module'"):
        resolve("no_such_module:X")


def test_a_run_call_without_a_shard_is_refused() -> None:
    with pytest.raises(BadConfig, match="run needs a shard"):
        execute(Call(TASKS["squares"], "run", ask("a")))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"core_router": "tcp://h:1", "workers": 2},
            "broker: field 'run_dir' is missing",
        ),
        (
            {"core_router": "tcp://h:1", "workers": "2", "run_dir": "r"},
            "broker: field 'workers' must be a whole number, not '2'",
        ),
        (
            {"core_router": "tcp://h:1", "workers": 0, "run_dir": "r"},
            "broker: workers 0 is out of range; use 1 to 1024",
        ),
        (
            {"core_router": "5001", "workers": 2, "run_dir": "r"},
            "broker: core_router '5001' is no address; write it like tcp://127.0.0.1:5001",
        ),
        (
            {"core_router": "tcp://h:1", "workers": 2, "run_dir": "r", "object_store_mb": 10},
            "broker: object_store_mb 10 is below Ray's least of 80",
        ),
        (
            {"worker": 2},
            (
                "broker: field 'worker' is unknown; fields are core_router, identity, metrics_port, "
                "object_store_mb, run_dir, workers"
            ),
        ),
    ],
)
def test_a_bad_configuration_is_refused_by_name(values: dict[str, object], message: str) -> None:
    with pytest.raises(BadConfig) as caught:
        BrokerConfig.from_dict(values)
    assert str(caught.value) == message
