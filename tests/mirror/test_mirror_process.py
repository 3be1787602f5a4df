"""The mirror behind its sockets, with a core that the test plays."""

from __future__ import annotations

import hashlib
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

from twin_core.mirror import MirrorConfig, read_nowcast, serve

BEGIN_S = 25_200.0
START_NS = 1_000_000_000_000
WAIT_MS = 60_000


class Core:
    def __init__(self) -> None:
        self.context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self.socket = self.context.socket(zmq.ROUTER)
        self.port = self.socket.bind_to_random_port("tcp://127.0.0.1")
        self.peer = b""

    def receive(self) -> twin.MirrorUp:
        assert self.socket.poll(WAIT_MS), "the mirror is silent"
        self.peer, body = self.socket.recv_multipart()
        return twin.MirrorUp.FromString(body)

    def send(self, down: twin.MirrorDown) -> None:
        self.socket.send_multipart([self.peer, down.SerializeToString()])

    def readings(self, second: int, numbers: list[int], values: list[float]) -> twin.MirrorDown:
        end_ns = START_NS + second * 1_000_000_000
        return twin.MirrorDown(
            readings=twin.Readings(
                base_ts_ns=end_ns - 1_000_000_000,
                end_ts_ns=end_ns,
                sensor=np.array(numbers, "<u4").tobytes(),
                dt_ms=np.zeros(len(numbers), "<i4").tobytes(),
                value=np.array(values, "<f4").tobytes(),
            )
        )


@pytest.fixture
def core() -> Iterator[Core]:
    core = Core()
    yield core
    core.context.destroy(linger=0)


def config(core: Core, city: Path, folder: Path, **more: object) -> MirrorConfig:
    return MirrorConfig.from_dict(
        {
            "city": str(city),
            "seed": 7,
            "core_router": f"tcp://127.0.0.1:{core.port}",
            "snapshot_dir": str(folder),
            "clock": ClockSpec("lockstep", start_ts_ns=START_NS).to_dict(),
            "begin_s": BEGIN_S,
            "until_s": BEGIN_S + 300.0,
            **more,
        }
    )


class Running:
    """A mirror in a thread."""

    def __init__(self, settings: MirrorConfig) -> None:
        self.stop = threading.Event()
        self.thread = threading.Thread(target=serve, args=(settings,), kwargs={"stop": self.stop})

    def __enter__(self) -> Running:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join(60)
        assert not self.thread.is_alive()


def test_it_follows_the_readings_hands_out_nowcasts_and_goes_on_after_a_restart(
    core: Core, luzhou: Path, tmp_path: Path
) -> None:
    settings = config(core, luzhou, tmp_path, snapshot_period_s=2)
    with Running(settings):
        assert core.receive().ready.resume_ts_ns == START_NS
        row = twin.SensorRow(number=0, site_id="s", sensor=edge.Sensor(id="nowhere", quantity=edge.QUANTITY_COUNT))
        core.send(twin.MirrorDown(table=twin.SensorTable(version=1, rows=[row])))
        core.send(core.readings(1, [0], [1.0]))
        assert core.receive().done.ts_ns == START_NS + 1_000_000_000
        core.socket.send_multipart([core.peer, b"\xff\xff"])
        # a second is missing: it is driven blind, and nothing is told about it
        core.send(core.readings(3, [0], [0.0]))
        assert core.receive().done.ts_ns == START_NS + 3_000_000_000
        request = twin.SnapshotRequest(request_id="snap", ts_ns=START_NS + 4_000_000_000)
        core.send(twin.MirrorDown(snapshot=request))
        core.send(core.readings(4, [], []))
        assert core.receive().HasField("done")
        ready = core.receive().snapshot
    assert (ready.request_id, ready.ts_ns) == ("snap", START_NS + 4_000_000_000)
    assert hashlib.sha256(Path(ready.path).read_bytes()).digest() == ready.sha256
    nowcast = read_nowcast(Path(ready.path))
    assert (nowcast.ts_ns, nowcast.time_ms) == (START_NS + 4_000_000_000, round(BEGIN_S * 1000) + 4000)

    with Running(settings):
        assert core.receive().ready.resume_ts_ns == START_NS + 4_000_000_000


def test_a_damaged_restart_file_means_a_fresh_start(core: Core, luzhou: Path, tmp_path: Path) -> None:
    (tmp_path / "restart.nowcast").write_bytes(b"CBNOW1\r\nrubbish")
    with Running(config(core, luzhou, tmp_path)):
        assert core.receive().ready.resume_ts_ns == START_NS


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"snapshot_dir": ""}, "mirror: field 'snapshot_dir' must be a path, not ''"),
        ({"seed": "7"}, "mirror: field 'seed' must be a whole number, not '7'"),
        ({"core_router": "x"}, "mirror: core_router 'x' is no address; write it like tcp://127.0.0.1:5001"),
        ({"clock": 3}, "mirror: field 'clock' must be a mapping with kind and start_ts_ns, not 3"),
        ({"begin_s": None}, "mirror: field 'begin_s' must be a number, not None"),
        ({"snapshot_period_s": 0}, "mirror: snapshot_period_s 0 is out of range; use 1 or more"),
        ({"keep": 1}, "mirror: keep 1 is out of range; use 2 or more"),
    ],
)
def test_a_bad_configuration_is_refused_by_name(
    core: Core, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    with pytest.raises(BadConfig) as caught:
        config(core, tmp_path, tmp_path, **change)
    assert str(caught.value) == message


def test_an_unknown_field_is_refused(core: Core, tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="mirror: field 'sed' is unknown; fields are begin_s, bus_pub, city, clock"):
        config(core, tmp_path, tmp_path, sed=1)
