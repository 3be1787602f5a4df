"""The hydraulics process: sockets, files and signals around `PipesTwin`."""

from __future__ import annotations

import json
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import numpy as np
import zmq
from citybrain_wire.errors import BadConfig
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError
from zmq.utils.monitor import recv_monitor_message

from twin_core.hydraulics._config import HydraulicsConfig
from twin_core.hydraulics._layers import load_pipe_layers
from twin_core.hydraulics._message import QUANTITY_OF, summary_json
from twin_core.hydraulics._twin import PipesTwin, Reading
from twin_core.pipes.watch import Kind

__all__ = ["serve"]

log = logging.getLogger("citybrain.hydraulics")

POLL_MS = 200
REPEAT_S = 2.0  # who listens late shall not wait for the next street minute
STATE_FILE = "state.json"
_KIND_OF = {int(quantity): kind for kind, quantity in QUANTITY_OF.items()}


def serve(config: HydraulicsConfig, *, stop: threading.Event | None = None) -> None:
    """Follow the pipes until SIGTERM, SIGINT or `stop`. Goes on from the last minute that was written down.

    Raises BadConfig for a city without pipes, BadFile for one whose files cannot be read.
    """
    stop = stop or threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _order(stop))
    layers = load_pipe_layers(config.city)
    if layers is None:
        raise BadConfig(f"hydraulics: {config.city} has no layer of water or drainage; lay them with: city dress")
    config.state_dir.mkdir(parents=True, exist_ok=True)
    pipes = PipesTwin(layers, start_ts_ns=config.clock.start_ts_ns, begin_s=config.begin_s)
    _restore(pipes, config.state_dir / STATE_FILE)
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    try:
        _Loop(config, pipes, context).run(stop)
    finally:
        context.destroy(linger=200)


def _order(stop: threading.Event) -> Callable[[int, FrameType | None], None]:
    def order(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    return order


def _restore(pipes: PipesTwin, path: Path) -> None:
    if not path.exists():
        return
    try:
        pipes.restore(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, TypeError, ValueError) as error:
        log.warning("starting from the beginning: %s cannot be gone on from: %s", path, error)


class _Loop:
    def __init__(self, config: HydraulicsConfig, pipes: PipesTwin, context: zmq.Context[zmq.Socket[bytes]]) -> None:
        self._config, self._pipes = config, pipes
        self._sensors: dict[int, tuple[Kind, str]] = {}
        self._body = b""
        self._told_at = 0.0
        self.malformed = 0
        self._socket = context.socket(zmq.DEALER)
        self._socket.setsockopt(zmq.IDENTITY, b"hydraulics")
        self._monitor = self._socket.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED)
        self._socket.connect(config.core_router)
        self._bus = context.socket(zmq.PUB)
        self._bus.bind(config.bus_pub)

    def run(self, stop: threading.Event) -> None:
        """Until `stop`: take what the core sends."""
        poller = zmq.Poller()
        poller.register(self._socket, zmq.POLLIN)
        poller.register(self._monitor, zmq.POLLIN)
        while not stop.is_set():
            ready = dict(poller.poll(POLL_MS))
            if self._monitor in ready:
                # on every new connection, since a core that was restarted does not know that we are here
                recv_monitor_message(self._monitor)
                self._send(twin.PipesUp(ready=twin.PipesReady(resume_ts_ns=self._pipes.ts_ns)))
            while self._socket in ready and self._socket.poll(0) and not stop.is_set():
                self._take(self._socket.recv_multipart()[-1])
            if self._body and time.monotonic() - self._told_at > REPEAT_S:
                self._tell()

    def _send(self, message: twin.PipesUp) -> None:
        self._socket.send(message.SerializeToString())

    def _take(self, body: bytes) -> None:
        try:
            down = twin.PipesDown.FromString(body)
        except DecodeError:
            self.malformed += 1
            if self.malformed == 1:
                log.warning("the core sent %d bytes that are no PipesDown; such messages are ignored", len(body))
            return
        if down.HasField("table"):
            self._sensors = {
                row.number: (_KIND_OF[int(row.sensor.quantity)], row.sensor.id)
                for row in down.table.rows
                if int(row.sensor.quantity) in _KIND_OF
            }
            self._pipes.set_sensors(self._sensors.values())
        elif down.HasField("readings"):
            self._follow(down.readings)

    def _follow(self, readings: twin.Readings) -> None:
        done = twin.PipesDone(ts_ns=readings.end_ts_ns)
        if readings.end_ts_ns > self._pipes.ts_ns:
            minute = self._pipes.minute(readings.end_ts_ns, self._newest(readings))
            self._body = minute.state.SerializeToString()
            self._tell()
            self._save()
            done.signals.extend(minute.signals)
            done.summary_json = summary_json(minute.state)
            if minute.orders is not None:
                done.orders.CopyFrom(minute.orders)
        self._send(twin.PipesUp(done=done))

    def _newest(self, readings: twin.Readings) -> dict[tuple[Kind, str], Reading]:
        """Of several readings of a sensor the newest counts."""
        found: dict[tuple[Kind, str], Reading] = {}
        columns = (
            np.frombuffer(readings.sensor, "<u4").tolist(),
            np.frombuffer(readings.dt_ms, "<i4").tolist(),
            np.frombuffer(readings.value, "<f4").tolist(),
        )
        for number, dt_ms, value in zip(*columns, strict=True):
            key, ts_ns = self._sensors.get(number), readings.base_ts_ns + dt_ms * 1_000_000
            if key is not None and (key not in found or ts_ns >= found[key].ts_ns):
                found[key] = Reading(value, ts_ns)
        return found

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        self._bus.send_multipart([b"pipe.", self._body])

    def _save(self) -> None:
        path = self._config.state_dir / STATE_FILE
        part = path.with_suffix(".part")
        part.write_text(json.dumps(self._pipes.state(), separators=(",", ":")), encoding="utf-8")
        os.replace(part, path)
