"""A gateway on loopback with a real authority, a core made of a bare socket, and agents that say what a test wants."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import grpc
import zmq
from citybrain_wire import frame as frames
from citybrain_wire.pki import PkiPaths, ensure_pki
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.gateway import Gateway, GatewayConfig

S = 1_000_000_000
METHOD = "/citybrain.v1.EdgeGateway/Session"
PATIENCE_S = 10.0


def make_pki(folder: Path) -> PkiPaths:
    """Keys for two sites."""
    return ensure_pki(folder, ["site-a", "site-b"])


def a_hello(epoch: int = 1, sensors: int = 3) -> edge.Hello:
    quantities = (edge.QUANTITY_COUNT, edge.QUANTITY_OCCUPANCY, edge.QUANTITY_SPEED_MPS)
    return edge.Hello(
        wire_version=1,
        epoch=epoch,
        devices=[edge.Device(id="c", kind="controller", profile="generic/stage_controller", profile_hash=b"h" * 32)],
        sensors=[
            edge.Sensor(index=k, id=f"s{k}", device_id="c", quantity=quantities[k % len(quantities)])
            for k in range(sensors)
        ],
    )


def a_frame(seq: int, *readings: frames.Reading, epoch: int = 1) -> edge.Frame:
    return frames.seal(
        readings or (frames.Reading(0, 500, 1.0),),
        epoch=epoch,
        seq=seq,
        data_class=edge.DATA_CLASS_DETECTOR,
        base_ts_ns=1_000 * S + seq * S,
        end_ts_ns=1_001 * S + seq * S,
    )


class FakeCore:
    """A ROUTER socket; a test reads what came and answers as it likes."""

    def __init__(self, context: zmq.Context[zmq.Socket[bytes]], port: int = 0) -> None:
        self._socket = context.socket(zmq.ROUTER)
        self._socket.setsockopt(zmq.ROUTER_HANDOVER, 1)
        self._socket.setsockopt(zmq.LINGER, 0)
        if port:
            _bind(self._socket, port)
            self.port = port
        else:
            self.port = self._socket.bind_to_random_port("tcp://127.0.0.1")
        self.gateway = b""
        self.seen: list[twin.GatewayUp] = []

    async def until(self, found: Callable[[list[twin.GatewayUp]], bool]) -> None:
        """Read until the messages seen so far satisfy `found`."""
        async with asyncio.timeout(PATIENCE_S):
            while not found(self.seen):
                self.pump()
                await asyncio.sleep(0.002)

    def pump(self) -> None:
        while self._socket.poll(0):
            self.gateway, body = self._socket.recv_multipart()
            self.seen.append(twin.GatewayUp.FromString(body))

    def say(self, message: twin.GatewayDown) -> None:
        self._socket.send_multipart([self.gateway, message.SerializeToString()])

    def welcome(self, site_id: str, acked: tuple[int, int] = (0, 0), credit: int = 4) -> None:
        welcome = edge.Welcome(acked_epoch=acked[0], acked_seq=acked[1], credit_frames=credit, lockstep=True)
        self.say(twin.GatewayDown(welcome=twin.SiteWelcome(site_id=site_id, welcome=welcome)))

    def ack(self, site_id: str, seq: int, level: edge.AckLevel = edge.ACK_LEVEL_APPLIED, epoch: int = 1) -> None:
        ack = edge.Ack(level=level, epoch=epoch, seq=seq, credit_frames=4)
        self.say(twin.GatewayDown(acks=twin.SiteAcks(acks=[twin.SiteAck(site_id=site_id, ack=ack)])))

    def frames(self) -> list[tuple[str, int, int]]:
        """(site, epoch, seq) of all frames seen, in order."""
        rows = [row for up in self.seen for row in up.frames.frames]
        return [(row.site_id, row.frame.epoch, row.frame.seq) for row in rows]

    def close(self) -> None:
        self._socket.close(linger=0)


def _bind(socket: zmq.Socket[bytes], port: int) -> None:
    """Bind to a port that a socket of ours is just leaving: closing happens in a thread of its own."""
    for _ in range(1_000):
        try:
            socket.bind(f"tcp://127.0.0.1:{port}")
            return
        except zmq.ZMQError as err:
            if err.errno != zmq.EADDRINUSE:
                raise
            threading.Event().wait(0.005)
    raise TimeoutError(f"port {port} did not become free")


class Loop:
    """A gateway with a fake core."""

    def __init__(
        self, gateway: Gateway, core: FakeCore, pki: PkiPaths, context: zmq.Context[zmq.Socket[bytes]]
    ) -> None:
        self.gateway, self.core, self.pki, self.context = gateway, core, pki, context

    def restart_core(self) -> None:
        """Another core on the same address."""
        port = self.core.port
        self.core.close()
        self.core = FakeCore(self.context, port)

    @contextlib.asynccontextmanager
    async def agent(
        self, site_id: str = "site-a", *, certificate: tuple[bytes, bytes] | None = None
    ) -> AsyncIterator[Agent]:
        """A stream by the certificate of `site_id`, or by (key, certificate) of the test's own."""
        pair = certificate or (
            self.pki.site_key(site_id).read_bytes(),
            self.pki.site_certificate(site_id).read_bytes(),
        )
        credentials = grpc.ssl_channel_credentials(self.pki.ca.read_bytes(), *pair)
        async with grpc.aio.secure_channel(f"localhost:{self.gateway.port}", credentials) as channel:
            call = channel.stream_stream(METHOD)()
            yield Agent(call)
            call.cancel()

    async def greet(
        self, agent: Agent, site_id: str = "site-a", *, credit: int = 4, acked: tuple[int, int] = (0, 0)
    ) -> None:
        """Hello, announced, welcomed."""
        before = sum(up.HasField("site_up") for up in self.core.seen)
        await agent.say(edge.EdgeUp(hello=a_hello()))
        await self.core.until(lambda seen: sum(up.HasField("site_up") for up in seen) > before)
        self.core.welcome(site_id, acked, credit)
        assert (await agent.hear()).HasField("welcome")


class Agent:
    """One stream, seen from the site."""

    def __init__(self, call: grpc.aio.StreamStreamCall[bytes, bytes]) -> None:
        self.call = call

    async def say(self, message: edge.EdgeUp) -> None:
        await self.call.write(message.SerializeToString())

    async def hear(self) -> edge.EdgeDown:
        async with asyncio.timeout(PATIENCE_S):
            return edge.EdgeDown.FromString(await self.call.read())

    async def end(self) -> tuple[grpc.StatusCode, str]:
        """How the gateway ends the stream."""
        async with asyncio.timeout(PATIENCE_S):
            return await self.call.code(), await self.call.details()


@contextlib.asynccontextmanager
async def a_loop(pki: PkiPaths, **changes: float) -> AsyncIterator[Loop]:
    """A running gateway."""
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    core = FakeCore(context)
    config = GatewayConfig("127.0.0.1:0", f"tcp://127.0.0.1:{core.port}", pki.folder, "gw-1")
    gateway = Gateway(replace(config, **changes))  # type: ignore[arg-type]  # numbers for number fields
    await gateway.start()
    loop = Loop(gateway, core, pki, context)
    try:
        yield loop
    finally:
        await gateway.stop()
        loop.core.close()
        context.destroy(linger=0)
