"""The core process over real sockets, files and keys; its peers are bare sockets in the test."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zmq
from citybrain_wire import BadConfig, ClockSpec
from citybrain_wire import plan as plans
from citybrain_wire.pki import ensure_pki, load_verify_key
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import ORIGIN, FakeSite, a_plan, tick
from twin_core.live import CoreConfig, CoreProcess, NoScorer, Proposal, Rules

PATIENCE = 2_000  # turns of at most 5 ms


class Rig:
    """A core process turned by hand, with one gateway, a mirror and a broker."""

    def __init__(self, folder: Path, rules: Rules | None = None, **changes: object) -> None:
        self.folder = folder
        self.pki = ensure_pki(folder / "pki", [])
        self.context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        values: dict[str, object] = {
            "run_dir": folder,
            "clock": ClockSpec("lockstep", ORIGIN).to_dict(),
            "gateway_router": f"ipc://{folder}/g",
            "mirror_router": f"ipc://{folder}/m",
            "broker_router": f"ipc://{folder}/b",
            "bus_pub": f"ipc://{folder}/p",
            "journal_dir": folder / "journal",
            "signing_key_path": self.pki.command_key,
            "lockstep": True,
            "forecast_period_s": 2,
            "plan_period_s": 2,
            "lead_s": 0,
            "summary_period_s": 0.1,
            **changes,
        }
        self.config = CoreConfig.from_dict(values)
        self.rules = rules or Rules()
        self.process = CoreProcess(self.config, self.rules, NoScorer())
        self.gateway = self.peer("g", b"gw-1")
        self.mirror = self.peer("m", b"mirror")
        self.broker = self.peer("b", b"broker")
        self.down: list[twin.GatewayDown] = []
        self.to_mirror: list[twin.MirrorDown] = []
        self.to_broker: list[twin.BrokerDown] = []

    def peer(self, name: str, identity: bytes) -> zmq.Socket[bytes]:
        socket = self.context.socket(zmq.DEALER)
        socket.setsockopt(zmq.IDENTITY, identity)
        socket.setsockopt(zmq.LINGER, 0)
        socket.connect(f"ipc://{self.folder}/{name}")
        return socket

    def turn_until(self, found: Callable[[], bool]) -> None:
        for _ in range(PATIENCE):
            self.process.turn(5)
            while self.gateway.poll(0):
                body = self.gateway.recv()
                self.down.append(twin.GatewayDown.FromString(body))
            while self.mirror.poll(0):
                self.to_mirror.append(twin.MirrorDown.FromString(self.mirror.recv()))
            while self.broker.poll(0):
                self.to_broker.append(twin.BrokerDown.FromString(self.broker.recv()))
            if found():
                return
        raise TimeoutError("the core did not get there")

    def hello(self, site: FakeSite) -> None:
        up = twin.GatewayUp(site_up=twin.SiteUp(site_id=site.site_id, hello=site.hello()))
        self.gateway.send(up.SerializeToString())

    def frame(self, site: FakeSite, number: int) -> None:
        row = twin.SiteFrame(site_id=site.site_id, frame=site.frame(tick(number)))
        self.gateway.send(twin.GatewayUp(frames=twin.SiteFrames(frames=[row])).SerializeToString())

    def paces(self) -> list[int]:
        return [down.pace.ts_ns for down in self.down if down.HasField("pace")]

    def acked(self) -> list[tuple[int, int]]:
        return [(a.ack.level, a.ack.seq) for down in self.down for a in down.acks.acks]

    def nowcast_error(self, count_mae: float) -> None:
        done = twin.NowcastDone(ts_ns=tick(0), count_mae=count_mae)
        self.mirror.send(twin.MirrorUp(done=done).SerializeToString())

    def restart(self) -> None:
        """The process dies without a word and starts again; its peers' sockets stay."""
        self.process._journal.close()
        self.process._context.destroy(linger=0)
        self.process = CoreProcess(self.config, self.rules, NoScorer())

    def close(self) -> None:
        self.process.close()
        self.context.destroy(linger=0)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    built = Rig(tmp_path)
    yield built
    built.close()


def test_frames_are_journaled_acked_and_paced(rig: Rig) -> None:
    site = FakeSite("site-a")
    rig.hello(site)
    rig.turn_until(lambda: any(d.HasField("welcome") for d in rig.down))
    rig.frame(site, 1)
    rig.turn_until(lambda: rig.paces() == [tick(1)])
    assert rig.acked() == [(edge.ACK_LEVEL_JOURNALED, 1), (edge.ACK_LEVEL_APPLIED, 1)]


def test_a_core_that_died_goes_on_with_what_it_had_acknowledged(rig: Rig) -> None:
    site = FakeSite("site-a")
    rig.hello(site)
    for number in (1, 2, 3):
        rig.frame(site, number)
    rig.turn_until(lambda: tick(3) in rig.paces())
    rig.restart()
    rig.down.clear()
    rig.hello(site)
    rig.turn_until(lambda: any(d.HasField("welcome") for d in rig.down) and bool(rig.paces()))
    welcome = next(d.welcome.welcome for d in rig.down if d.HasField("welcome"))
    assert (welcome.acked_epoch, welcome.acked_seq) == (1, 3)
    assert rig.paces()[0] == tick(3), "a pace that may have been lost is said again"
    rig.frame(site, 4)
    rig.turn_until(lambda: tick(4) in rig.paces())
    assert rig.process.core.state.frames.applied == 4


def test_a_plan_goes_all_the_way_from_question_to_signed_command(tmp_path: Path) -> None:
    rules = Rules(read_proposals=lambda body: [Proposal("a", a_plan(json.loads(body)["name"]))])
    rig = Rig(tmp_path, rules)
    site = FakeSite("site-a")
    rig.mirror.send(twin.MirrorUp(ready=twin.MirrorReady()).SerializeToString())
    rig.broker.send(twin.BrokerUp(ready=twin.BrokerReady(workers=1)).SerializeToString())
    rig.turn_until(lambda: rig.process.core.desk.mirror_ready and rig.process.core.desk.broker_ready)
    rig.hello(site)
    for number in (1, 2):
        rig.frame(site, number)
        rig.turn_until(lambda n=number: any(m.readings.end_ts_ns == tick(n) for m in rig.to_mirror))
        rig.mirror.send(twin.MirrorUp(done=twin.NowcastDone(ts_ns=tick(number))).SerializeToString())
    rig.turn_until(lambda: any(m.HasField("snapshot") for m in rig.to_mirror))
    request_id = next(m.snapshot.request_id for m in rig.to_mirror if m.HasField("snapshot"))
    ready = twin.SnapshotReady(request_id=request_id, ts_ns=tick(2), path="/somewhere")
    rig.mirror.send(twin.MirrorUp(snapshot=ready).SerializeToString())
    rig.turn_until(lambda: len(rig.to_broker) == 2)
    for down in rig.to_broker:
        result = twin.SimResult(
            request_id=down.request.request_id, outcome=twin.SimResult.DONE, result_json=b'{"name": "p7"}', wall_s=0.5
        )
        rig.broker.send(twin.BrokerUp(result=result).SerializeToString())
    rig.turn_until(lambda: tick(2) in rig.paces())
    command = next(d.command.command for d in rig.down if d.HasField("command"))
    assert command.plan.plan_id == "p7"
    assert plans.verify(command, load_verify_key(rig.pki.command_public))
    positions = [d.WhichOneof("body") for d in rig.down]
    assert positions.index("command") < len(positions) - 1 - positions[::-1].index("pace")
    rig.close()


def test_a_gateway_that_vanishes_is_noticed_and_its_sites_are_not_waited_for(rig: Rig) -> None:
    site, other = FakeSite("site-a"), FakeSite("site-b")
    rig.hello(site)
    second = rig.peer("g", b"gw-2")
    second.send(twin.GatewayUp(site_up=twin.SiteUp(site_id="site-b", hello=other.hello())).SerializeToString())
    rig.turn_until(lambda: len(rig.process.core.intake.gateways()) == 2)
    second.close(linger=0)
    rig.turn_until(lambda: rig.process.core.intake.gateways() == {b"gw-1"})
    rig.frame(site, 1)
    rig.turn_until(lambda: rig.paces() == [tick(1)])


def test_a_mirror_that_vanishes_is_noticed(rig: Rig) -> None:
    rig.mirror.send(twin.MirrorUp(ready=twin.MirrorReady()).SerializeToString())
    rig.turn_until(lambda: rig.process.core.desk.mirror_ready)
    rig.mirror.close(linger=0)
    rig.mirror = rig.peer("g", b"unused")
    rig.turn_until(lambda: not rig.process.core.desk.mirror_ready)


def test_bytes_that_are_no_message_are_counted_and_ignored(rig: Rig) -> None:
    rig.gateway.send(b"\xff\xff")
    rig.turn_until(lambda: rig.process.malformed == 1)


def test_the_summary_file_holds_what_the_supervisor_reads(rig: Rig) -> None:
    site = FakeSite("site-a")
    rig.hello(site)
    rig.frame(site, 1)
    path = rig.folder / "core_summary.json"

    def written() -> bool:
        return path.exists() and json.loads(path.read_text())["frames"]["journaled"] == 1

    rig.turn_until(written)
    summary = json.loads(path.read_text())
    assert summary["sites"]["connected"] == 1
    assert set(summary["plans"]) >= {"issued", "accepted", "active", "rejected", "differing"}
    assert set(summary["late"]) == {"forecasts", "plans"}
    assert set(summary["age_ms"]) == {"p50", "p99"}
    assert summary["frames"]["lost"] == 0
    assert summary["controllers"]["a"]["mode"] == "local"


def test_a_figure_that_is_not_known_yet_is_null_in_the_summary(rig: Rig) -> None:
    rig.nowcast_error(math.nan)
    path = rig.folder / "core_summary.json"

    def unknown() -> bool:
        return path.exists() and json.loads(path.read_text())["mirror"]["count_mae"] is None

    rig.turn_until(unknown)


def test_serve_ends_when_told_and_leaves_a_snapshot(tmp_path: Path) -> None:
    from twin_core.live import serve

    rig = Rig(tmp_path)
    config = rig.config
    rig.close()
    stop = threading.Event()
    thread = threading.Thread(target=serve, args=(config, Rules()), kwargs={"stop": stop})
    thread.start()
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert (tmp_path / "core_summary.json").exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"speed": 3}, "core: field 'speed' is unknown"),
        ({"lockstep": "yes"}, "core: field 'lockstep' must be true or false, not 'yes'"),
        ({"lockstep": False}, "core: lockstep is False, but the clock is 'lockstep'; make them agree"),
        ({"bus_pub": "5001"}, "core: bus_pub '5001' is no address; write it like tcp://127.0.0.1:5001"),
        ({"plan_period_s": -1}, "core: plan_period_s -1 is out of range; use 0 to 86400"),
        ({"plan_period_s": 1.5}, "core: field 'plan_period_s' must be a whole number, not 1.5"),
        ({"journal_dir": 7}, "core: field 'journal_dir' must be a path, not 7"),
        ({"plan_arguments": []}, "core: field 'plan_arguments' must be a mapping, not []"),
        ({"clock": {"kind": "fast"}}, "clock kind 'fast' is unknown; use real, scaled or lockstep"),
        ({"clock": {"sort": "real"}}, "core: field 'clock': "),
    ],
)
def test_a_configuration_that_cannot_be_used_is_refused_by_field(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    values: dict[str, object] = {
        "run_dir": str(tmp_path),
        "clock": {"kind": "lockstep"},
        "gateway_router": "tcp://127.0.0.1:1",
        "mirror_router": "tcp://127.0.0.1:2",
        "broker_router": "tcp://127.0.0.1:3",
        "bus_pub": "tcp://127.0.0.1:4",
        "journal_dir": str(tmp_path),
        "signing_key_path": "k",
        "lockstep": True,
    }
    assert CoreConfig.from_dict(values).lockstep
    with pytest.raises(BadConfig) as caught:
        CoreConfig.from_dict(values | change)
    assert message in str(caught.value)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(BadConfig, match="core: field 'run_dir' is missing"):
        CoreConfig.from_dict({})
