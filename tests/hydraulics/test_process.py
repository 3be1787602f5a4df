"""The hydraulics process behind its sockets, with a core that the test plays."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import zmq
from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.hydraulics.rig import BEGIN_S, LUZHOU, luzhou_water
from twin_core.hydraulics import HydraulicsConfig, serve

START_NS = 1_794_592_800_000_000_000
MINUTE_NS = 60_000_000_000
WAIT_MS = 60_000


class Core:
    """Both ends that the process speaks to: the core's ROUTER and a listener on the bus."""

    def __init__(self) -> None:
        self.context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self.router = self.context.socket(zmq.ROUTER)
        self.port = self.router.bind_to_random_port("tcp://127.0.0.1")
        spare = self.context.socket(zmq.PUB)
        self.bus_port = spare.bind_to_random_port("tcp://127.0.0.1")
        spare.close(linger=0)
        self.bus = self.context.socket(zmq.SUB)
        self.bus.setsockopt(zmq.SUBSCRIBE, b"pipe.")
        self.bus.connect(f"tcp://127.0.0.1:{self.bus_port}")
        self.peer = b""

    def receive(self) -> twin.PipesUp:
        assert self.router.poll(WAIT_MS), "the process is silent"
        self.peer, body = self.router.recv_multipart()
        return twin.PipesUp.FromString(body)

    def state(self) -> twin.PipesState:
        assert self.bus.poll(WAIT_MS), "nothing on the bus"
        return twin.PipesState.FromString(self.bus.recv_multipart()[1])

    def send(self, body: bytes) -> None:
        self.router.send_multipart([self.peer, body])

    def minute(self, number: int, levels_m: list[float]) -> twin.PipesDone:
        readings = twin.Readings(
            base_ts_ns=START_NS + (number - 1) * MINUTE_NS,
            end_ts_ns=START_NS + number * MINUTE_NS,
            sensor=np.arange(len(levels_m), dtype="<u4").tobytes(),
            dt_ms=np.full(len(levels_m), 60_000, "<i4").tobytes(),
            value=np.array(levels_m, "<f4").tobytes(),
        )
        self.send(twin.PipesDown(readings=readings).SerializeToString())
        return self.receive().done


@pytest.fixture
def core() -> Iterator[Core]:
    core = Core()
    yield core
    core.context.destroy(linger=0)


def _config(core: Core, folder: Path) -> HydraulicsConfig:
    return HydraulicsConfig(
        city=LUZHOU,
        core_router=f"tcp://127.0.0.1:{core.port}",
        bus_pub=f"tcp://127.0.0.1:{core.bus_port}",
        state_dir=folder,
        clock=ClockSpec("lockstep", START_NS, 0),
        begin_s=BEGIN_S,
    )


def _table() -> bytes:
    names = [("T1", edge.QUANTITY_LEVEL_M), ("U01", edge.QUANTITY_LEVEL_M)]
    rows = [
        twin.SensorRow(number=i, site_id="site-water-1", sensor=edge.Sensor(index=i, id=name, quantity=quantity))
        for i, (name, quantity) in enumerate(names)
    ]
    return twin.PipesDown(table=twin.SensorTable(version=1, rows=rows)).SerializeToString()


def test_minutes_are_answered_published_and_gone_on_with_after_a_death(core: Core, tmp_path: Path) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=serve, args=(_config(core, tmp_path),), kwargs={"stop": stop})
    thread.start()
    try:
        assert core.receive().HasField("ready")
        core.send(b"\xff\xff not a message")
        core.send(_table())
        assert core.minute(1, [2.0, 0.0]).ts_ns == START_NS + MINUTE_NS
        done = core.minute(2, [2.1, 2.9])
        told = json.loads(done.summary_json)
        assert [signal.kind for signal in done.signals] == ["underpass_water"]
        assert {order.state for order in done.orders.orders} == {"closed"}
        assert told["water"]["tanks"][0]["level_m"] == pytest.approx(2.1)
        seen = core.state()
        assert len(seen.water.flow_m3ps) == 4 * len(luzhou_water().link_ids())
    finally:
        stop.set()
        thread.join(60)
    again = threading.Event()
    thread = threading.Thread(target=serve, args=(_config(core, tmp_path),), kwargs={"stop": again})
    thread.start()
    try:
        assert core.receive().ready.resume_ts_ns == START_NS + 2 * MINUTE_NS
        core.send(_table())
        assert core.minute(2, [2.1, 2.9]).summary_json == b""  # that minute is over
        assert not core.minute(3, [2.1, 2.9]).signals  # told before
    finally:
        again.set()
        thread.join(60)


def test_a_city_without_pipes_is_refused(core: Core, tmp_path: Path) -> None:
    bare = tmp_path / "city.yaml"
    bare.write_text(
        "schema: 1\nname: {zh: 空, en: Bare}\nlayers: {streets: {net: a.net.xml, routes: []}}\n", encoding="utf-8"
    )
    values = {
        "city": str(bare),
        "core_router": f"tcp://127.0.0.1:{core.port}",
        "bus_pub": f"tcp://127.0.0.1:{core.bus_port}",
        "state_dir": str(tmp_path),
        "clock": {"kind": "lockstep", "start_ts_ns": START_NS, "start_wall_ns": 0},
        "begin_s": BEGIN_S,
    }
    with pytest.raises(BadConfig, match="no layer of water"):
        serve(HydraulicsConfig.from_dict(values), stop=threading.Event())
    with pytest.raises(BadConfig, match="'begin_s'"):
        HydraulicsConfig.from_dict({**values, "begin_s": "soon"})
    with pytest.raises(BadConfig, match="'colour'"):
        HydraulicsConfig.from_dict({**values, "colour": 1})
