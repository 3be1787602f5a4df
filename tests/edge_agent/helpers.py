"""A junction, an emulated cabinet and a gateway for the agent's tests."""

from __future__ import annotations

import array
import asyncio
import json
import struct
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import grpc
from citybrain_wire import pki, plan
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import edge_pb2_grpc
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hardware_profiles import sealed, to_dict
from hardware_profiles.safety import Group, Kind, Lens, Plan, PlanStage, Profile, Stage

S = 1_000_000_000
START_NS = 1_700_000_000 * S
CONTROLLER = "tl1"
V1, V2, P1, P2 = range(4)
RED, GREEN, AMBER, PED_CLEAR = edge.ASPECT_RED, edge.ASPECT_GREEN, edge.ASPECT_AMBER, edge.ASPECT_PED_CLEAR
STAGE_A_LAMPS = (GREEN, RED, GREEN, RED)
_LENGTH = struct.Struct(">I")


def junction(controller: str = CONTROLLER) -> Profile:
    """Two roads, a crossing beside each: V1 with P1, V2 with P2; a local plan of 60 s."""
    veh = Group("V1", amber_ms=3000, all_red_ms=2000, min_green_ms=6000, min_red_ms=2000, pre_min_ms=3000)
    ped = Group("P1", kind=Kind.PED, lens=Lens.PED, amber_ms=0, min_green_ms=7000, min_red_ms=2000, clear_ms=8000,
                buffer_ms=1000, pre_min_ms=4000)  # fmt: skip
    groups = (veh, _named(veh, "V2"), ped, _named(ped, "P2"))
    conflict = [[0] * 4 for _ in range(4)]
    for i, j in ((V1, V2), (V1, P2), (V2, P1)):
        conflict[i][j] = conflict[j][i] = 1
    gaps = tuple(tuple((9000 if i >= P1 else 5000) if conflict[i][j] else 0 for j in range(4)) for i in range(4))
    return sealed(
        Profile(
            id=controller,
            level=2,
            groups=groups,
            conflict=tuple(map(tuple, conflict)),
            intergreen_ms=gaps,
            stages=(Stage("A", (V1, P1)), Stage("B", (V2, P2))),
            transitions=((0, 1), (0, 1)),
            plans=(
                Plan("local", 60_000, 0, (PlanStage(0, 30_000, 20_000, 40_000), PlanStage(1, 30_000, 20_000, 40_000))),
            ),
            start_all_red_ms=9000,
            report_period_ms=1000,
            monitor_class="B",
            hardware_monitor="in the cabinet",
            group_address=(1, 2, 3, 4),
            stage_address=(1, 2),
            plan_address=(1,),
        )
    )


def _named(group: Group, name: str) -> Group:
    from dataclasses import replace

    return replace(group, id=name)


def wire_plan(plan_id: str = "p1", first_ms: int = 35_000, second_ms: int = 25_000) -> edge.Plan:
    """A plan that the junction can run."""
    rows = [(0, first_ms), (1, second_ms)]
    return edge.Plan(
        plan_id=plan_id,
        cycle_ms=first_ms + second_ms,
        offset_ms=0,
        stages=[edge.PlanStage(stage=k, len_ms=ms, lo_ms=20_000, hi_ms=45_000) for k, ms in rows],
    )


def tables(controller: str = CONTROLLER) -> tuple[list[edge.Device], list[edge.Sensor]]:
    """Devices and sensors of the cabinet: four lamps, two detectors with count and occupancy, an RSU."""
    devices = [
        edge.Device(id=controller, profile="generic/stage_controller", kind="controller"),
        edge.Device(id="rsu1", profile="generic/rsu", kind="rsu"),
        edge.Device(id="loops", profile="generic/detector_station", kind="detector_station"),
    ]
    sensors = [
        edge.Sensor(index=k, id=name, device_id=controller, quantity=edge.QUANTITY_LAMP)
        for k, name in enumerate(("V1", "V2", "P1", "P2"))
    ]
    for k, quantity in enumerate((edge.QUANTITY_COUNT, edge.QUANTITY_OCCUPANCY) * 2):
        sensors.append(edge.Sensor(index=4 + k, id=f"d{k // 2}", device_id="loops", quantity=quantity))
    return devices, sensors


def report(
    second: int,
    rows: Sequence[tuple[int, int, float]] = (),
    *,
    lamps: Sequence[int] = STAGE_A_LAMPS,
    mode: int = edge.CONTROLLER_MODE_LOCAL,
    plan_id: str = "",
    stage: int = 0,
    controller: str = CONTROLLER,
) -> device.Report:
    """The report of street second `second`; rows are (sensor, dt_ms, value)."""
    return device.Report(
        base_ts_ns=START_NS + second * S,
        end_ts_ns=START_NS + (second + 1) * S,
        count=len(rows),
        sensor=array.array("H", [row[0] for row in rows]).tobytes(),
        dt_ms=array.array("i", [row[1] for row in rows]).tobytes(),
        value=array.array("f", [row[2] for row in rows]).tobytes(),
        controllers=[
            device.ControllerStatus(device_id=controller, mode=mode, plan_id=plan_id, stage=stage, lamps=list(lamps))
        ],
    )


class Commander:
    """Writes and signs commands as the core does."""

    def __init__(self, key: Ed25519PrivateKey, profile: Profile, epoch: int) -> None:
        self.key, self.profile, self.epoch, self.seq = key, profile, epoch, 0

    def make(self, kind: edge.CommandKind, basis_ts_ns: int, **more: object) -> edge.Command:
        """A signed command with the next number."""
        self.seq += 1
        fields: dict[str, object] = {
            "device_id": self.profile.id,
            "epoch": self.epoch,
            "seq": self.seq,
            "kind": kind,
            "basis_ts_ns": basis_ts_ns,
            "lease_ms": 30_000,
            "profile_hash": self.profile.hash,
            **more,
        }
        command = edge.Command(**fields)  # type: ignore[arg-type]  # a test names fields of its own choice
        if command.HasField("plan") and not command.plan_hash:
            command.plan_hash = plan.plan_hash(command.plan)
        plan.sign(command, self.key)
        return command


@dataclass
class Cabinet:
    """An emulated device over TCP: introduces itself, keeps what it is told, sends what it is given."""

    site_id: str
    devices: list[edge.Device] = field(default_factory=lambda: tables()[0])
    sensors: list[edge.Sensor] = field(default_factory=lambda: tables()[1])
    orders: asyncio.Queue[device.DeviceDown] = field(default_factory=asyncio.Queue)
    done: asyncio.Queue[int] = field(default_factory=asyncio.Queue)
    attached: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0
    _writer: asyncio.StreamWriter | None = None
    _server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        identity = device.Identity(site_id=self.site_id, devices=self.devices, sensors=self.sensors)
        self.send(device.DeviceUp(identity=identity))
        try:
            while True:
                (length,) = _LENGTH.unpack(await reader.readexactly(4))
                message = device.DeviceDown.FromString(await reader.readexactly(length))
                body = message.WhichOneof("body")
                if body == "attach":
                    self.attached.set()
                elif body == "done":
                    self.done.put_nowait(message.done.ts_ns)
                elif body != "keep_alive":
                    self.orders.put_nowait(message)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.attached.clear()
        finally:
            writer.close()

    def send(self, message: device.DeviceUp) -> None:
        """Send a message to the agent."""
        assert self._writer is not None
        body = message.SerializeToString()
        self._writer.write(_LENGTH.pack(len(body)) + body)

    def report(self, report: device.Report) -> None:
        """Send a report."""
        self.send(device.DeviceUp(report=report))

    async def close(self) -> None:
        """Hang up and stop listening."""
        if self._server is not None:
            self._server.close()
        if self._writer is not None:
            self._writer.close()


class Gateway(edge_pb2_grpc.EdgeGatewayServicer):
    """A gateway that journals in memory: remembers frames per site, acknowledges each, hands out what tests give it."""

    def __init__(self, paths: pki.PkiPaths, *, lockstep: bool = False, credit: int = 16) -> None:
        self.paths, self.lockstep, self.credit = paths, lockstep, credit
        self.frames: dict[str, dict[tuple[int, int], edge.Frame]] = {}
        self.duplicates = 0
        self.statuses: list[edge.CommandStatus] = []
        self.alarms: list[edge.Alarm] = []
        self.hellos: list[edge.Hello] = []
        self.news = asyncio.Condition()
        self.acking = True
        self.address = ""
        self._out: dict[str, asyncio.Queue[edge.EdgeDown]] = {}
        self._server: grpc.aio.Server | None = None

    async def open(self, port: int = 0) -> None:
        """Listen with mTLS."""
        self._server = grpc.aio.server()
        edge_pb2_grpc.add_EdgeGatewayServicer_to_server(self, self._server)
        pair = (self.paths.gateway_key.read_bytes(), self.paths.gateway_certificate.read_bytes())
        credentials = grpc.ssl_server_credentials([pair], self.paths.ca.read_bytes(), True)
        bound = self._server.add_secure_port(f"127.0.0.1:{port}", credentials)
        self.address = f"127.0.0.1:{bound}"
        await self._server.start()

    async def close(self) -> None:
        """End all streams."""
        if self._server is not None:
            await self._server.stop(0)

    def tell(self, site: str, message: edge.EdgeDown) -> None:
        """Send a message on a site's stream."""
        self._out[site].put_nowait(message)

    async def Session(
        self, request_iterator: AsyncIterator[edge.EdgeUp], context: grpc.aio.ServicerContext
    ) -> AsyncIterator[edge.EdgeDown]:
        """One stream."""
        site = pki.site_id_from_peer(context.auth_context())
        out: asyncio.Queue[edge.EdgeDown] = asyncio.Queue()
        self._out[site] = out
        reader = asyncio.ensure_future(self._read(site, request_iterator, out))
        try:
            while True:
                yield await out.get()
        finally:
            reader.cancel()

    async def _read(self, site: str, messages: AsyncIterator[edge.EdgeUp], out: asyncio.Queue[edge.EdgeDown]) -> None:
        journal = self.frames.setdefault(site, {})
        async for message in messages:
            body = message.WhichOneof("body")
            async with self.news:
                if body == "hello":
                    self.hellos.append(message.hello)
                    epoch, seq = max(journal, default=(0, 0))
                    out.put_nowait(
                        edge.EdgeDown(
                            welcome=edge.Welcome(
                                acked_epoch=epoch, acked_seq=seq, credit_frames=self.credit, lockstep=self.lockstep
                            )
                        )
                    )
                elif body == "frame":
                    key = (message.frame.epoch, message.frame.seq)
                    self.duplicates += key in journal
                    journal[key] = message.frame
                    if self.acking:
                        level = edge.ACK_LEVEL_APPLIED
                        ack = edge.Ack(level=level, epoch=key[0], seq=key[1], credit_frames=self.credit)
                        out.put_nowait(edge.EdgeDown(ack=ack))
                elif body == "status":
                    self.statuses.append(message.status)
                elif body == "alarm":
                    self.alarms.append(message.alarm)
                self.news.notify_all()

    async def until(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        """Wait until something that came makes `condition` true."""
        async with asyncio.timeout(timeout_s), self.news:
            await self.news.wait_for(condition)

    def states(self, seq: int) -> list[edge.CommandState]:
        """What was said of command `seq`, in order."""
        return [status.state for status in self.statuses if status.seq == seq]


def write_config(
    folder: Path,
    paths: pki.PkiPaths,
    sites: dict[str, int],
    gateway: str,
    *,
    clock: str = "lockstep",
    monitor_port: int = 0,
    profile: Profile | None = None,
    limit_mb: float = 64,
) -> Path:
    """An agent configuration for these sites (id → port of the cabinet)."""
    profile_path = folder / "profile.json"
    profile_path.write_text(json.dumps(to_dict(profile or junction())), encoding="utf-8")
    entries = [
        {
            "id": site,
            "device": f"127.0.0.1:{port}",
            "profile": str(profile_path),
            "certificate": str(paths.site_certificate(site)),
            "key": str(paths.site_key(site)),
        }
        for site, port in sites.items()
    ]
    document: dict[str, object] = {
        "gateway": {"address": gateway, "ca": str(paths.ca)},
        "command_key": str(paths.command_public),
        "clock": {"kind": clock, "start_ts_ns": START_NS},
        "spool": {"folder": str(folder / "spool"), "limit_mb": limit_mb, "commit_ms": 20},
        "sites": entries,
    }
    if monitor_port:
        document["monitor"] = {"address": f"127.0.0.1:{monitor_port}", "folder": str(folder / "monitor")}
    path = folder / "agent.yaml"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
