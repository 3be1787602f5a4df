"""A whole view in one process: the server on loopback, a bus that a thread feeds, a desk without a core."""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn
import zmq
from citybrain_wire.clock import ClockSpec

from tests.view import helpers
from tests.view.desk import Desk
from tests.view.doors import reception_at
from twin_core.city import City
from twin_core.people import Office, Reception, Role
from viz import Picture, ViewConfig, WhatIfs, create_app

SECOND_S = 0.25  # wall time of a street second: four times as fast as the street, so that tests are
HISTORY_S = 400
FORECAST_EDGES = 300
FIRST = frozenset({Role.OPERATOR, Role.PLANNER, Role.ADMIN})  # as who starts a run is given


@dataclass(frozen=True)
class Show:
    """A running view: where it is, who gives it orders, who lets people in."""

    address: str
    desk: Desk
    reception: Reception

    def way_in(self) -> str:
        """An address that logs an operator in once."""
        return f"{self.address}/login#once={self.reception.make_link('desk-1', 'test')}"


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class _Feeder(threading.Thread):
    def __init__(self, city: City, picture: Picture, addresses: tuple[str, str], cars: int, start_wall_ns: int) -> None:
        super().__init__(daemon=True)
        self._city, self._picture, self._cars, self._start_wall_ns = city, picture, cars, start_wall_ns
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._bus = self._context.socket(zmq.PUB)
        for address in addresses:
            self._bus.bind(address)
        self._over = threading.Event()

    def run(self) -> None:
        network = self._city.network
        edges = [e for e in range(len(network.edges.id)) if not network.edges.internal[e]][:FORECAST_EDGES]
        second = HISTORY_S
        while True:
            second += 1
            due_s = self._start_wall_ns / 1e9 + (second - HISTORY_S) * SECOND_S
            if self._over.wait(max(0.0, due_s - time.time())):
                break
            self._bus.send_multipart([b"veh.", helpers.cars(network, second, self._cars)])
            self._bus.send_multipart([b"sig.", helpers.lamps(self._picture.lamps, second)])
            self._bus.send_multipart([b"core.", helpers.core(second)])
            self._bus.send_multipart([b"pipe.", helpers.pipes(self._picture.scene.pipes, second)])
            if second % 20 == 2:
                self._bus.send_multipart([b"fore.", helpers.forecast(network, second, edges)])
        self._context.destroy(linger=0)

    def end(self) -> None:
        self._over.set()
        self.join()


@contextlib.contextmanager
def running(city: City, *, cars: int, whatifs: WhatIfs | None = None) -> Iterator[Show]:
    """A view with some minutes behind it, fed until the block ends; `whatifs` plays what it is asked."""
    picture = Picture(city)
    for second in range(HISTORY_S):
        picture.take(b"sig.", helpers.lamps(picture.lamps, second))
        picture.take(b"veh.", helpers.cars(city.network, second, cars))
        if second % 60 == 0:
            picture.take(b"pipe.", helpers.pipes(picture.scene.pipes, second))
    desk = Desk(city, picture, at_s=HISTORY_S)
    core_bus, mirror_bus = (f"tcp://127.0.0.1:{_free_port()}" for _ in range(2))
    port, start_wall_ns = _free_port(), time.time_ns()
    clock = ClockSpec("scaled", helpers.START_NS + HISTORY_S * 10**9, start_wall_ns, 1.0 / SECOND_S)
    folder = Path(tempfile.mkdtemp(prefix="citybrain-people-"))
    reception = reception_at(folder)
    Office(reception.store, reception.audit, time.time_ns).add("desk-1", FIRST, "test", password=False)
    config = ViewConfig(city.files.path, folder, port, core_bus, mirror_bus, clock)
    feeder = _Feeder(city, picture, (core_bus, mirror_bus), cars, start_wall_ns)
    app = create_app(config, picture, reception, desk.routes(), whatifs)
    settings = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", ws="websockets-sansio")
    server = uvicorn.Server(settings)
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    while not server.started and serving.is_alive():
        serving.join(0.01)
    feeder.start()
    try:
        yield Show(f"http://127.0.0.1:{port}", desk, reception)
    finally:
        feeder.end()
        server.should_exit = True
        serving.join()
        reception.close()
        shutil.rmtree(folder)
