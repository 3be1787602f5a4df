"""The core process: sockets, journal, clock and files around the pure `Core`.

One thread, one loop: drain what has come, journal it in one commit, apply it, acknowledge it, then let the core move on
until it only waits. The loop never blocks on a peer; sends go to queues that drop a peer which is gone.
"""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import TypeVar

import zmq
from citybrain_wire import plan as plans
from citybrain_wire.clock import LockstepClock, open_clock
from citybrain_wire.errors import BadConfig
from citybrain_wire.metrics import MetricsPage
from citybrain_wire.pki import load_signing_key
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from google.protobuf.message import DecodeError, Message

from twin_core.live._config import CoreConfig
from twin_core.live._core import Core
from twin_core.live._history_mark import read_mark
from twin_core.live._hooks import ForecastScorer, NoParking, NoScorer, ParkingKeeper
from twin_core.live._instructions import (
    ForecastMade,
    Instruction,
    Now,
    ReadingsSent,
    Rules,
    ToBroker,
    ToEveryGateway,
    ToGateway,
    ToMirror,
    ToPerson,
    ToPipes,
)
from twin_core.live._live import Step
from twin_core.live._records import FrameIn, Record
from twin_core.live._recover import recover
from twin_core.live._rules import load_rules
from twin_core.live._snapshot import save
from twin_core.live._sockets import Peers
from twin_core.live._summary import state_view, summary_of

__all__ = ["CoreProcess", "serve"]

log = logging.getLogger("citybrain.core")

_M = TypeVar("_M", bound=Message)

SUMMARY_FILE = "core_summary.json"
MAX_BATCH = 4096  # messages a turn; more wait, so that acks and ticks are never starved


def serve(
    config: CoreConfig,
    rules: Rules | None = None,
    scorer: ForecastScorer | None = None,
    parking: ParkingKeeper | None = None,
    *,
    stop: threading.Event | None = None,
) -> None:
    """Run the core until SIGTERM, SIGINT or `stop`. Without `rules` those of `config.profiles_dir` hold.

    Raises Unavailable where the journal cannot be written: the supervisor starts us again, and what was not
    acknowledged comes again.
    """
    stop = stop or threading.Event()
    if threading.current_thread() is threading.main_thread():
        _stop_on_signals(stop)
    process = CoreProcess(
        config, rules or load_rules(config.profiles_dir), scorer or NoScorer(), parking or NoParking()
    )
    try:
        process.run(stop)
    finally:
        process.close()


def _stop_on_signals(stop: threading.Event) -> None:
    def order(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, order)
    signal.signal(signal.SIGINT, order)


class CoreProcess:
    """A core with its sockets and files. `turn` is one round of the loop."""

    def __init__(
        self, config: CoreConfig, rules: Rules, scorer: ForecastScorer, parking: ParkingKeeper | None = None
    ) -> None:
        self._config = config
        self._scorer = scorer
        self._parking: ParkingKeeper = parking or NoParking()
        self._clock = open_clock(config.clock)
        self._key: Ed25519PrivateKey = load_signing_key(config.signing_key_path)
        settings = config.settings()
        self._journal, state, self.damage = recover(config.journal_dir, rules, settings)
        self.core = Core(settings, rules, self._sign, state)
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        try:
            self._gateways = Peers(self._context, config.gateway_router)
            self._mirror = Peers(self._context, config.mirror_router)
            self._broker = Peers(self._context, config.broker_router)
            self._people = Peers(self._context, config.people_router) if config.people_router else None
            self._pipes = Peers(self._context, config.pipes_router) if config.pipes_router else None
            self._bus = self._context.socket(zmq.PUB)
            self._bus.bind(config.bus_pub)
        except zmq.ZMQError as err:
            self._context.destroy(linger=0)
            raise BadConfig(f"core: cannot bind its sockets: {err}; is another core running?") from err
        self._poller = zmq.Poller()
        for peers in (self._gateways, self._mirror, self._broker, self._people, self._pipes):
            if peers is not None:
                peers.register(self._poller)
        self.core.people.state_view = lambda _now: state_view(self.core, self.summary())
        self.core.people.parking_view = self._parking.view
        self._patience_ms = 50 if config.lockstep else max(1, min(20, int(50 / config.clock.factor)))
        self._metrics = MetricsPage("core", config.metrics_port)
        self._summary_due = self._snapshot_due = time.monotonic()
        self.malformed = 0
        log.info("core is up at tick %d with %d sites known", state.ticks.closed_ns, len(state.sites))

    def _sign(self, command: edge.Command) -> None:
        plans.sign(command, self._key)

    # ── the loop ──────────────────────────────────────────────────────────────────────────────────────────────────

    def run(self, stop: threading.Event) -> None:
        """Turn until told to stop."""
        while not stop.is_set():
            self.turn(self._patience_ms)

    def turn(self, patience_ms: int) -> None:
        """Wait at most `patience_ms` for messages, then do all that can be done."""
        self._poller.poll(patience_ms)
        received_ns = time.monotonic_ns()
        now = self._now()
        self._take_gateway_messages(self._gateways.drain(MAX_BATCH), now, received_ns)
        for _, body in self._mirror.drain(MAX_BATCH):
            up = _parse(twin.MirrorUp(), body)
            if up is not None:
                self._carry_out(self.core.desk.on_mirror(up, now))
                if up.HasField("ready") and self._pipes is not None:
                    self._carry_out([self.core.pipes.orders()])
        for _, body in self._broker.drain(MAX_BATCH):
            answer = _parse(twin.BrokerUp(), body)
            if answer is not None:
                self._carry_out(self.core.desk.on_broker(answer, now))
        self._take_pipes_messages(now)
        self._take_people_messages(now)
        self._notice_losses()
        while (step := self.core.step(self._now())) is not None:
            self._take_step(step, now)
        self._write_down()

    def _now(self) -> Now:
        if isinstance(self._clock, LockstepClock):
            self._clock.advance_to(self.core.state.ticks.closed_ns)
        return Now(self._clock.now_ns(), time.time_ns(), time.monotonic_ns())

    def _take_gateway_messages(self, messages: Sequence[tuple[bytes, bytes]], now: Now, received_ns: int) -> None:
        records: list[Record] = []
        answers: list[Instruction] = []
        for gateway, body in messages:
            up = _parse(twin.GatewayUp(), body)
            if up is None:
                self.malformed += 1
                continue
            if up.HasField("site_up"):
                # What a Hello says changes how the frames after it are judged: first finish those before it.
                self._finish(records, answers, now, received_ns)
                records, answers = [], []
                self._take_step(self.core.intake.admit(gateway, up, now), now)
                self._carry_out(self.core.intake.welcome(gateway, up.site_up.site_id))
                continue
            if up.HasField("frames") and records:
                # High-water marks move when records are applied; a second message may repeat frames of the first.
                self._finish(records, answers, now, received_ns)
                records, answers = [], []
            step = self.core.intake.admit(gateway, up, now)
            records += step.records
            answers += step.instructions
        self._finish(records, answers, now, received_ns)

    def _take_pipes_messages(self, now: Now) -> None:
        if self._pipes is None:
            return
        for _, body in self._pipes.drain(MAX_BATCH):
            up = _parse(twin.PipesUp(), body)
            if up is not None:
                self._take_step(self.core.pipes.on_message(up), now)
        if self._pipes.lost_someone() and self._pipes.alone:
            self.core.pipes.lost()

    def _take_people_messages(self, now: Now) -> None:
        if self._people is None:
            return
        for person, body in self._people.drain(MAX_BATCH):
            up = _parse(twin.PeopleUp(), body)
            if up is None:
                self.malformed += 1
                continue
            self._take_step(self.core.people.on_message(person, up, now), now)
        self._people.lost_someone()  # who is gone asks no more; the events must not pile up

    def _finish(self, records: list[Record], answers: list[Instruction], now: Now, received_ns: int) -> None:
        if records:
            self._journal.append(records)
            self._carry_out(self.core.intake.journaled(records))
            self._carry_out(self.core.apply(records, now))
            if self._config.lockstep:
                age_ms = (time.monotonic_ns() - received_ns) / 1e6
                for record in records:
                    if isinstance(record, FrameIn):
                        self.core.live.ages.note(age_ms)
        self._carry_out(answers)

    def _take_step(self, step: Step, now: Now) -> None:
        self._journal.append(step.records)
        self._carry_out(self.core.apply(step.records, now))
        self._carry_out(step.instructions)

    # ── out ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _carry_out(self, instructions: Sequence[Instruction]) -> None:
        for instruction in instructions:
            match instruction:
                case ToGateway(gateway, message):
                    self._to_gateway(gateway, message.SerializeToString())
                case ToEveryGateway(message):
                    body = message.SerializeToString()
                    for gateway in sorted(self.core.intake.gateways()):
                        self._to_gateway(gateway, body)
                case ToMirror(message):
                    if message.HasField("table"):
                        self._scorer.on_table(message.table)
                        self._parking.on_table(message.table)
                    if not self._mirror.send_to_newest(message.SerializeToString()):
                        self.core.desk.mirror_lost()
                case ToPipes(message):
                    if self._pipes is None or not self._pipes.send_to_newest(message.SerializeToString()):
                        self.core.pipes.lost()
                case ToBroker(message):
                    if not self._broker.send_to_newest(message.SerializeToString()):
                        self.core.desk.broker_lost()
                case ToPerson(peer, answer):
                    if self._people is not None:
                        self._people.send(peer, answer.SerializeToString())
                case ReadingsSent(readings):
                    self._scorer.on_readings(readings)
                    self._keep_parking(readings)
                case ForecastMade(issued_ts_ns, forecast_json, kind):
                    told = self._scorer.on_forecast(issued_ts_ns, forecast_json)
                    self.core.judge.note_scores(self._scorer.newest())
                    step = self.core.forecast_told(kind, issued_ts_ns, told, self._scorer.summary())
                    self._take_step(step, self._now())
                    state = twin.ForecastState(issued_ts_ns=issued_ts_ns, forecast_json=told)
                    self._bus.send_multipart([b"fore.", state.SerializeToString()])

    def _keep_parking(self, readings: twin.Readings) -> None:
        """Once a minute: tell who looks, and tell the signs."""
        state = self._parking.on_readings(readings)
        if state is None:
            return
        self._bus.send_multipart([b"park.", state.SerializeToString()])
        for site_id, device_id, free_bays in self._parking.signs():
            if self.core.show(site_id, device_id, free_bays):
                self._parking.shown(device_id, free_bays)

    def _to_gateway(self, gateway: bytes, body: bytes) -> None:
        if not self._gateways.send(gateway, body):
            self.core.intake.gateway_lost(gateway)

    def _notice_losses(self) -> None:
        if self._gateways.lost_someone():
            # The event does not say who: an empty message finds out, a gateway that lives ignores it.
            for gateway in sorted(self.core.intake.gateways()):
                self._to_gateway(gateway, b"")
        if self._mirror.lost_someone() and self._mirror.alone:
            self.core.desk.mirror_lost()
        if self._broker.lost_someone() and self._broker.alone:
            self.core.desk.broker_lost()

    def summary(self) -> dict[str, object]:
        """Counters of the core, its journal and the forecast scores."""
        return {
            **summary_of(self.core),
            "forecast": dict(self._scorer.summary()),
            "parking": self._parking.summary(),
            "journal": {
                "rows": self._journal.rows_written,
                "commits": self._journal.commits,
                "damage": str(self.damage) if self.damage is not None else "",
            },
            "malformed": self.malformed,
        }

    def _write_down(self) -> None:
        mono_s = time.monotonic()
        if mono_s >= self._snapshot_due:
            self._snapshot_due = mono_s + self._config.snapshot_period_s
            self._save_snapshot()
        if mono_s >= self._summary_due:
            self._summary_due = mono_s + self._config.summary_period_s
            self._publish_summary()

    def _save_snapshot(self) -> None:
        unread_after = None
        if self._config.history_dir is not None:
            unread_after = read_mark(self._config.history_dir, self._journal.generation)
        self._journal.save_snapshot(save(self.core.state), unread_after=unread_after)
        self.core.judge.history_lost = self._journal.unread_trimmed

    def _publish_summary(self) -> None:
        summary = self.summary()
        self._metrics.publish({name: value for name, value in summary.items() if name != "controllers"})
        text = json.dumps(_finite(summary), separators=(",", ":"), allow_nan=False).encode()
        _replace(self._config.run_dir / SUMMARY_FILE, text)
        state = twin.CoreState(ts_ns=self.core.state.ticks.closed_ns, summary_json=text)
        self._bus.send_multipart([b"core.", state.SerializeToString()])

    def close(self) -> None:
        """Leave a last snapshot and summary, then close everything."""
        try:
            self._save_snapshot()
            self._publish_summary()
        finally:
            self._journal.close()
            self._context.destroy(linger=200)


def _parse(into: _M, body: bytes) -> _M | None:
    try:
        into.ParseFromString(body)
    except DecodeError:
        log.warning("a message of %d bytes from a peer of the core cannot be read; it is ignored", len(body))
        return None
    return into


def _finite(value: object) -> object:
    """`value` with null for numbers that JSON does not know, such as a mean over nothing yet."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _replace(path: Path, text: bytes) -> None:
    """Write as a whole or not at all: the supervisor reads this file at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(text)
    os.replace(part, path)
