"""The mirror process: sockets, files and signals around `Mirror`."""

from __future__ import annotations

import hashlib
import logging
import signal
import threading
from pathlib import Path
from types import FrameType

import numpy as np
import zmq
from citybrain_wire.errors import BadFile
from citybrain_wire.metrics import MetricsPage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError
from zmq.utils.monitor import recv_monitor_message

from hardware_profiles import plan_from_wire
from twin_core.mirror._config import MirrorConfig
from twin_core.mirror._mirror import Mirror, SecondReport
from twin_core.mirror._nowcast import WorldKey, read_nowcast, write_nowcast
from twin_core.mirror._readings import Second, SensorBook, SensorEntry
from twin_core.mirror._world import World, load_world

__all__ = ["serve"]

log = logging.getLogger("citybrain.mirror")

SECOND_NS = 1_000_000_000
POLL_MS = 200  # how long a stop order may wait
RESTART_NAME = "restart.nowcast"
REPORTED = ("vehicles", "count_mae", "inserted", "deleted")
MAX_BLIND_S = 7200  # a gap in the readings longer than this is not driven through second by second


def serve(config: MirrorConfig, *, stop: threading.Event | None = None) -> None:
    """Follow the street until SIGTERM, SIGINT or `stop`. Goes on from its last snapshot where there is one."""
    stop = stop or threading.Event()
    if threading.current_thread() is threading.main_thread():
        _stop_on_signals(stop)
    config.snapshot_dir.mkdir(parents=True, exist_ok=True)
    world = load_world(config.city, WorldKey(config.seed, config.begin_s, config.until_s))
    mirror = open_mirror(config, world)
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    try:
        _Loop(config, world, mirror, context).run(stop)
    finally:
        context.destroy(linger=200)


def open_mirror(config: MirrorConfig, world: World) -> Mirror:
    """A mirror at the state of the last snapshot in the folder, or at the beginning."""
    mirror = Mirror(world, seed=config.seed, start_ts_ns=config.clock.start_ts_ns, begin_s=config.begin_s)
    last = config.snapshot_dir / RESTART_NAME
    if last.exists():
        try:
            nowcast = read_nowcast(last)
        except BadFile as error:
            log.warning("starting from the beginning: %s", error)
        else:
            if nowcast.source_hash == world.source_hash:
                mirror.restore(nowcast)
            else:
                log.warning("starting from the beginning: %s is of another city or demand", last)
    return mirror


def _stop_on_signals(stop: threading.Event) -> None:
    def order(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, order)
    signal.signal(signal.SIGINT, order)


class _Loop:
    def __init__(
        self, config: MirrorConfig, world: World, mirror: Mirror, context: zmq.Context[zmq.Socket[bytes]]
    ) -> None:
        self._config, self._world, self._mirror = config, world, mirror
        self._signal_index = {name: s for s, name in enumerate(world.network.signals.id)}
        self._book = _sensor_book(world)
        self._modes: dict[str, tuple[edge.ControllerMode, str]] = {}
        self._waiting: list[twin.SnapshotRequest] = []
        self._written: list[Path] = []
        self._table_version = 0
        self.malformed = 0
        self._metrics = MetricsPage("mirror", config.metrics_port)
        self._socket = context.socket(zmq.DEALER)
        self._socket.setsockopt(zmq.IDENTITY, config.identity.encode())
        self._monitor = self._socket.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED)
        self._socket.connect(config.core_router)
        self._bus = context.socket(zmq.PUB)
        if config.bus_pub:
            self._bus.bind(config.bus_pub)

    def run(self, stop: threading.Event) -> None:
        """Until `stop`: take what the core sends."""
        poller = zmq.Poller()
        poller.register(self._socket, zmq.POLLIN)
        poller.register(self._monitor, zmq.POLLIN)
        while not stop.is_set():
            ready = dict(poller.poll(POLL_MS))
            if self._monitor in ready:
                # On every new connection, since a core that was restarted does not know where we stand.
                recv_monitor_message(self._monitor)
                self._send(twin.MirrorUp(ready=twin.MirrorReady(resume_ts_ns=self._mirror.ts_ns)))
            while self._socket in ready and self._socket.poll(0) and not stop.is_set():
                self._take(self._socket.recv_multipart()[-1])
        self._save()

    def _send(self, message: twin.MirrorUp) -> None:
        self._socket.send(message.SerializeToString())

    def _take(self, body: bytes) -> None:
        try:
            down = twin.MirrorDown.FromString(body)
        except DecodeError:
            self.malformed += 1
            if self.malformed == 1:
                log.warning("the core sent %d bytes that are no MirrorDown; such messages are ignored", len(body))
            return
        kind = down.WhichOneof("body")
        if kind == "table":
            self._table_version = down.table.version
            self._book.set_table(_entry(row) for row in down.table.rows)
            if self._book.unknown:
                log.warning("%d sensors have ids that the city does not know", self._book.unknown)
        elif kind == "readings":
            self._follow(down.readings)
        elif kind == "snapshot":
            self._waiting.append(down.snapshot)
            self._answer_snapshots()
        elif kind == "orders":
            self._mirror.order_roads({order.edge: order.state for order in down.orders.orders})

    # ── readings ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _follow(self, readings: twin.Readings) -> None:
        """Go on to the end of these readings; seconds that are missing before them are driven blind."""
        if readings.end_ts_ns <= self._mirror.ts_ns:
            return
        blind = min((readings.end_ts_ns - self._mirror.ts_ns) // SECOND_NS - 1, MAX_BLIND_S)
        for _ in range(blind):
            self._mirror.advance(None)
        self._note_controllers(readings)
        second = self._book.second(
            readings.end_ts_ns,
            np.frombuffer(readings.sensor, "<u4"),
            np.frombuffer(readings.dt_ms, "<i4"),
            np.frombuffer(readings.value, "<f4"),
        )
        report = self._mirror.advance(second)
        self._tell(report, readings.end_ts_ns, second)
        self._answer_snapshots()
        elapsed_s = (self._mirror.ts_ns - self._config.clock.start_ts_ns) // SECOND_NS
        if elapsed_s % self._config.snapshot_period_s == 0:
            self._save()

    def _note_controllers(self, readings: twin.Readings) -> None:
        for item in readings.controllers:
            s = self._signal_index.get(item.controller_id)
            if s is None:
                continue
            plan = plan_from_wire(item.plan) if item.HasField("plan") else None
            self._mirror.set_plan(s, plan)
            self._modes[item.controller_id] = (item.mode, item.plan.plan_id if plan else "")

    def _tell(self, report: SecondReport, ts_ns: int, second: Second) -> None:
        self._send(
            twin.MirrorUp(
                done=twin.NowcastDone(
                    ts_ns=ts_ns,
                    vehicles=report.vehicles,
                    count_mae=report.count_mae,
                    inserted=report.inserted,
                    deleted=report.deleted,
                )
            )
        )
        figures = {"ts_s": ts_ns / SECOND_NS, "malformed": self.malformed, "unknown_sensors": self._book.unknown}
        self._metrics.publish({**figures, **{name: getattr(report, name) for name in REPORTED}})
        if self._config.bus_pub:
            self._publish(ts_ns)

    def _publish(self, ts_ns: int) -> None:
        cars = self._mirror.simulation.vehicles()
        state = twin.VehicleState(
            ts_ns=ts_ns,
            id=np.asarray(cars.number).astype("<u4").tobytes(),
            lane=np.asarray(cars.lane).astype("<u4").tobytes(),
            pos_m=np.asarray(cars.pos_m).astype("<f4").tobytes(),
            speed_mps=np.asarray(cars.speed_mps).astype("<f4").tobytes(),
            network_hash=bytes.fromhex(self._world.network.source_hash),
        )
        self._bus.send_multipart([b"veh.", state.SerializeToString()])
        lamps = twin.SignalState(ts_ns=ts_ns)
        for name, aspects in self._mirror.lamps():
            mode, plan_id = self._modes.get(name, (edge.CONTROLLER_MODE_LOCAL, ""))
            row = lamps.controllers.add(controller_id=name, mode=mode, plan_id=plan_id)
            row.lamps.extend(aspects)  # type: ignore[arg-type]
        self._bus.send_multipart([b"sig.", lamps.SerializeToString()])

    # ── snapshots ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _save(self) -> None:
        write_nowcast(self._config.snapshot_dir / RESTART_NAME, self._mirror.nowcast())

    def _answer_snapshots(self) -> None:
        """Write the snapshots whose moment has come; a request for a moment that has passed gets the present one."""
        due = [r for r in self._waiting if r.ts_ns <= self._mirror.ts_ns]
        self._waiting = [r for r in self._waiting if r.ts_ns > self._mirror.ts_ns]
        if not due:
            return
        path = self._config.snapshot_dir / f"{self._mirror.ts_ns // 1_000_000}.nowcast"
        write_nowcast(path, self._mirror.nowcast())
        digest = hashlib.sha256(path.read_bytes()).digest()
        for request in due:
            ready = twin.SnapshotReady(
                request_id=request.request_id, ts_ns=self._mirror.ts_ns, path=str(path), sha256=digest
            )
            self._send(twin.MirrorUp(snapshot=ready))
        if path not in self._written:
            self._written.append(path)
        while len(self._written) > self._config.keep:
            self._written.pop(0).unlink(missing_ok=True)


def _entry(row: twin.SensorRow) -> SensorEntry:
    return SensorEntry(row.number, row.site_id, row.sensor.id, row.sensor.device_id, int(row.sensor.quantity))


def _sensor_book(world: World) -> SensorBook:
    groups = {
        setup.id: (s, {group.id: g for g, group in enumerate(setup.profile.groups)})
        for s, setup in enumerate(world.controllers)
        if setup.profile is not None
    }
    detectors = world.network.detectors
    return SensorBook({name: d for d, name in enumerate(detectors.id)}, groups, len(detectors.id))
