"""The broker process: sockets and signals around `Broker` and an executor."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections import Counter
from collections.abc import Mapping
from types import FrameType

import zmq
from citybrain_wire.metrics import MetricsPage
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError
from zmq.utils.monitor import recv_monitor_message

from cluster._broker import Answer, Broker, Instruction, Outcome, Revoke, Submit
from cluster._config import BrokerConfig
from cluster._ray import RayExecutor
from cluster._task import Request

__all__ = ["serve"]

log = logging.getLogger("citybrain.broker")

_OUTCOMES = {
    Outcome.DONE: twin.SimResult.DONE,
    Outcome.LATE: twin.SimResult.LATE,
    Outcome.CANCELLED: twin.SimResult.CANCELLED,
    Outcome.FAILED: twin.SimResult.FAILED,
}
IDLE_POLL_MS = 200  # how long a stop order may wait


def serve(config: BrokerConfig, tasks: Mapping[str, str], *, stop: threading.Event | None = None) -> None:
    """Serve simulation requests of the core until SIGTERM, SIGINT or `stop`.

    Args:
        tasks: name of a task → `module:object` that does it (see `cluster.Task`).
    """
    stop = stop or threading.Event()
    if threading.current_thread() is threading.main_thread():
        _stop_on_signals(stop)
    executor = RayExecutor(config.workers, config.run_dir, object_store_mb=config.object_store_mb)
    context = zmq.Context()
    try:
        _Loop(config, tasks, executor, context).run(stop)
    finally:
        context.destroy(linger=200)
        executor.close()


def _stop_on_signals(stop: threading.Event) -> None:
    def order(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, order)
    signal.signal(signal.SIGINT, order)


class _Loop:
    def __init__(
        self,
        config: BrokerConfig,
        tasks: Mapping[str, str],
        executor: RayExecutor,
        context: zmq.Context[zmq.Socket[bytes]],
    ) -> None:
        self._ready = twin.BrokerUp(ready=twin.BrokerReady(workers=config.workers, tasks=sorted(tasks)))
        self._executor = executor
        self._broker = Broker(tasks, slots=executor.slots)
        self._socket = context.socket(zmq.DEALER)
        self._socket.setsockopt(zmq.IDENTITY, config.identity.encode())
        self._monitor = self._socket.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED)
        self._socket.connect(config.core_router)
        self.malformed = 0
        self._answered: Counter[str] = Counter()
        self._metrics = MetricsPage("broker", config.metrics_port)
        self._workers = config.workers

    def run(self, stop: threading.Event) -> None:
        """Until `stop`: wait for a message, the end of a call or a deadline, and do what follows."""
        poller = zmq.Poller()
        for source in (self._socket, self._monitor, self._executor.bell):
            poller.register(source, zmq.POLLIN)
        while not stop.is_set():
            ready = dict(poller.poll(self._patience_ms()))
            if self._monitor in ready:
                # A core that was restarted does not know us: say so on every new connection, not only the first.
                recv_monitor_message(self._monitor)
                self._socket.send(self._ready.SerializeToString())
            while self._socket in ready and self._socket.poll(0):
                self._do(self._on_message(self._socket.recv_multipart()[-1]))
            for end in self._executor.ended():
                self._do(self._broker.on_ended(end.ticket, end.value, end.error, time.time_ns()))
            self._do(self._broker.tick(time.time_ns()))
            answered = {f"answers_{name}": number for name, number in self._answered.items()}
            self._metrics.publish({"workers": self._workers, "malformed": self.malformed, **answered})

    def _patience_ms(self) -> int:
        deadline_ns = self._broker.next_deadline_ns
        if deadline_ns is None:
            return IDLE_POLL_MS
        return max(0, min(IDLE_POLL_MS, (deadline_ns - time.time_ns()) // 1_000_000 + 1))

    def _on_message(self, body: bytes) -> list[Instruction]:
        try:
            down = twin.BrokerDown.FromString(body)
        except DecodeError:
            self.malformed += 1
            if self.malformed == 1:
                log.warning(
                    "a message of %d bytes from the core is no BrokerDown; such messages are ignored", len(body)
                )
            return []
        now_ns = time.time_ns()
        if down.HasField("cancel"):
            return self._broker.on_cancel(down.cancel.request_id, now_ns)
        if not down.HasField("request"):
            return []
        ask = down.request
        request = Request(ask.request_id, ask.task, ask.snapshot_path, ask.arguments_json)
        return self._broker.on_request(request, ask.deadline_wall_ns, now_ns)

    def _do(self, instructions: list[Instruction]) -> None:
        for instruction in instructions:
            if isinstance(instruction, Submit):
                self._executor.submit(instruction.ticket, instruction.call)
            elif isinstance(instruction, Revoke):
                self._executor.revoke(instruction.ticket)
            else:
                self._answered[instruction.outcome.name.lower()] += 1
                self._socket.send(_result(instruction).SerializeToString())


def _result(answer: Answer) -> twin.BrokerUp:
    return twin.BrokerUp(
        result=twin.SimResult(
            request_id=answer.request_id,
            outcome=_OUTCOMES[answer.outcome],
            reason=answer.reason,
            result_json=answer.result_json,
            wall_s=answer.wall_s,
        )
    )
