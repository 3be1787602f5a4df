"""The broker with Ray and sockets. One broker serves all tests here: starting Ray costs seconds."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import zmq
from citybrain_wire.v1 import twin_pb2 as twin

from cluster import BrokerConfig, serve

TOYS = "tests.cluster.toy_tasks"
TASKS = {
    "squares": f"{TOYS}:SQUARES",
    "failing": f"{TOYS}:FAILING",
    "slow": f"{TOYS}:SLOW",
    "killed": f"{TOYS}:KILLED_ONCE",
}
WAIT_MS = 60_000


class Core:
    """The core's side of the socket."""

    def __init__(self, context: zmq.Context[zmq.Socket[bytes]]) -> None:
        self.socket = context.socket(zmq.ROUTER)
        self.socket.setsockopt(zmq.ROUTER_MANDATORY, 1)
        self.port = self.socket.bind_to_random_port("tcp://127.0.0.1")
        self.peer = b""

    def receive(self) -> twin.BrokerUp:
        assert self.socket.poll(WAIT_MS), "the broker is silent"
        self.peer, body = self.socket.recv_multipart()
        return twin.BrokerUp.FromString(body)

    def send(self, down: twin.BrokerDown) -> None:
        self.socket.send_multipart([self.peer, down.SerializeToString()])

    def ask(self, request_id: str, task: str, arguments: dict[str, int], path: str = "", deadline_ns: int = 0) -> None:
        request = twin.SimRequest(
            request_id=request_id,
            task=task,
            snapshot_path=path,
            arguments_json=json.dumps(arguments).encode(),
            deadline_wall_ns=deadline_ns,
        )
        self.send(twin.BrokerDown(request=request))

    def result(self) -> twin.SimResult:
        up = self.receive()
        assert up.HasField("result")
        return up.result


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Core]:
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    core = Core(context)
    config = BrokerConfig(f"tcp://127.0.0.1:{core.port}", 2, tmp_path_factory.mktemp("run"), object_store_mb=100)
    stop = threading.Event()
    thread = threading.Thread(target=serve, args=(config, TASKS), kwargs={"stop": stop})
    thread.start()
    try:
        ready = core.receive()
        assert (ready.ready.workers, list(ready.ready.tasks)) == (2, sorted(TASKS))
        yield core
    finally:
        stop.set()
        thread.join(60)
        context.destroy(linger=0)
    assert not thread.is_alive()


def test_a_request_comes_back_with_its_result(core: Core) -> None:
    core.ask("one", "squares", {"n": 5, "extra": 3})
    result = core.result()
    assert (result.request_id, result.outcome) == ("one", twin.SimResult.DONE)
    assert json.loads(result.result_json) == {"sum": 39}


def test_asked_twice_it_answers_the_same_bytes(core: Core) -> None:
    core.ask("twice", "squares", {"n": 4})
    first = core.result()
    core.ask("twice", "squares", {"n": 4})
    assert core.result() == first


def test_a_failure_says_why(core: Core) -> None:
    core.ask("bad", "failing", {"n": 1})
    result = core.result()
    assert (result.outcome, result.reason) == (twin.SimResult.FAILED, "failing run 0: ValueError: no number 0 here")


def test_a_killed_worker_costs_a_retry_and_nothing_else(core: Core, tmp_path: Path) -> None:
    core.ask("killed", "killed", {"n": 3}, path=str(tmp_path / "mark"))
    result = core.result()
    assert result.outcome == twin.SimResult.DONE, result.reason
    assert json.loads(result.result_json) == {"sum": 5}
    assert (tmp_path / "mark").exists()


def test_late_and_cancelled_requests_leave_the_workers_free(core: Core) -> None:
    core.ask("late", "slow", {"n": 2}, deadline_ns=time.time_ns() + 1_500_000_000)
    late = core.result()
    assert (late.request_id, late.outcome) == ("late", twin.SimResult.LATE)
    core.ask("unwanted", "slow", {"n": 2})
    core.send(twin.BrokerDown(cancel=twin.SimCancel(request_id="unwanted")))
    assert core.result().outcome == twin.SimResult.CANCELLED
    core.ask("next", "squares", {"n": 3})
    following = core.result()
    assert following.outcome == twin.SimResult.DONE
    assert following.wall_s < 90.0, "the slow calls of two minutes each were not stopped"


def test_bytes_that_are_no_message_are_ignored(core: Core) -> None:
    core.socket.send_multipart([core.peer, b"\xff\xff\xff"])
    core.ask("after noise", "squares", {"n": 2})
    assert core.result().request_id == "after noise"
