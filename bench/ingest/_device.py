"""The load: sites that speak the agent's side of the wire, many to a process, with frames made beforehand."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, cast

import grpc
import numpy as np
from citybrain_wire import frame as frames
from citybrain_wire.pki import PkiPaths
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["FrameMaker", "LoadSite"]

METHOD = "/citybrain.v1.EdgeGateway/Session"
DEVICE = "station"
PATTERNS = 32  # sets of values that follow each other, so that no sensor looks stuck
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 5.0  # between connections, as the agent has them
_OPTIONS = (("grpc.use_local_subchannel_pool", 1), ("grpc.enable_retries", 0))


class FrameMaker:
    """Sealed detector frames of `readings` readings, one of each of as many sensors; only stamps and number differ.

    Columns are made once, so that a frame costs its maker a few microseconds and the machine is left to the product.
    """

    def __init__(self, readings: int, seed: int = 1) -> None:
        rng = np.random.default_rng(seed)
        self._sensor = np.arange(readings, dtype="<u2").tobytes()
        self._dt_ms, self._quality = bytes(4 * readings), bytes(readings)
        self._values = [rng.integers(0, 12, readings).astype("<f4").tobytes() for _ in range(PATTERNS)]
        self.readings = readings
        self.sensors = [
            edge.Sensor(index=k, id=f"d{k}", device_id=DEVICE, quantity=edge.QUANTITY_COUNT) for k in range(readings)
        ]
        self._table = frames.table_crc(self.sensors)

    def hello(self, epoch: int, newest_seq: int) -> bytes:
        """The first message of a stream."""
        device = edge.Device(id=DEVICE, profile="generic/detector_station", kind="detector_station")
        hello = edge.Hello(wire_version=1, epoch=epoch, newest_seq=newest_seq, devices=[device], sensors=self.sensors)
        return edge.EdgeUp(hello=hello).SerializeToString()

    def frame(self, epoch: int, seq: int, base_ts_ns: int, end_ts_ns: int) -> bytes:
        """Frame `seq` as a message."""
        frame = edge.Frame(
            epoch=epoch,
            seq=seq,
            data_class=edge.DATA_CLASS_DETECTOR,
            base_ts_ns=base_ts_ns,
            end_ts_ns=end_ts_ns,
            count=self.readings,
            sensor=self._sensor,
            dt_ms=self._dt_ms,
            value=self._values[seq % PATTERNS],
            quality=self._quality,
            table=self._table,
        )
        frame.crc32 = frames.crc(frame)
        return edge.EdgeUp(frame=frame).SerializeToString()


class _Sent(NamedTuple):
    seq: int
    due_s: float
    body: bytes


class _Call(Protocol):
    """What grpc.aio's stream call offers; its stubs know neither reading nor writing without iterators."""

    async def read(self) -> object: ...
    async def write(self, body: bytes) -> None: ...
    def cancel(self) -> bool: ...


@dataclass
class LoadSite:
    """One site. What is not acknowledged is held and sent again on the next stream, as an agent's spool does it.

    `latencies_s`: from the moment a frame was due to its JOURNALED ack, while `measuring`. `welcomed_s`: monotonic time
    of the last Welcome.
    """

    site_id: str
    address: str
    pki: PkiPaths
    maker: FrameMaker
    epoch: int = 1
    seq: int = 0
    acked: int = 0
    refused: int = 0
    welcomed_s: float = 0.0
    measuring: bool = False
    latencies_s: list[float] = field(default_factory=list)
    _held: deque[_Sent] = field(default_factory=deque)
    _waiting: deque[bytes] = field(default_factory=deque)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _room: asyncio.Event = field(default_factory=asyncio.Event)
    _credit: int = 0
    _last_ns: int = 0

    @property
    def open(self) -> bool:
        """Whether the stream is welcomed."""
        return self.welcomed_s > 0.0

    def make(self, due_s: float) -> None:
        """Seal the next frame, which was due at monotonic `due_s`, and queue it."""
        now_ns = max(time.time_ns(), self._last_ns + 1_000_000)
        base_ns, self._last_ns = self._last_ns or now_ns - 1_000_000, now_ns
        self.seq += 1
        body = self.maker.frame(self.epoch, self.seq, base_ns, now_ns)
        self._held.append(_Sent(self.seq, due_s, body))
        if self.open:
            self._waiting.append(body)
            self._news.set()

    async def room(self) -> None:
        """Wait until the window has room for a frame."""
        while not self.open or len(self._held) >= self._credit:
            self._room.clear()
            await self._room.wait()

    @property
    def unacked(self) -> int:
        """Frames that are not known to be in the journal."""
        return len(self._held)

    async def run(self) -> None:
        """Keep a stream open until cancelled, with the agent's own pauses between tries."""
        pause_s = FIRST_PAUSE_S
        while True:
            with contextlib.suppress(grpc.aio.AioRpcError):
                await self._one_stream()
            if self.open:
                pause_s = FIRST_PAUSE_S
            self.welcomed_s = 0.0
            await asyncio.sleep(random.uniform(0.5, 1.0) * pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    async def _one_stream(self) -> None:
        key, certificate = self.pki.site_key(self.site_id), self.pki.site_certificate(self.site_id)
        credentials = grpc.ssl_channel_credentials(self.pki.ca.read_bytes(), key.read_bytes(), certificate.read_bytes())
        async with grpc.aio.secure_channel(self.address, credentials, options=_OPTIONS) as channel:
            opener = channel.stream_stream(METHOD, request_serializer=None, response_deserializer=None)
            call = cast("_Call", cast("Callable[[], object]", opener)())
            self._waiting.clear()
            await call.write(self.maker.hello(self.epoch, self.seq))
            writer = asyncio.get_running_loop().create_task(self._write(call))
            try:
                while isinstance(body := await call.read(), bytes):
                    self._hear(edge.EdgeDown.FromString(body))
            finally:
                writer.cancel()
                call.cancel()
                await asyncio.gather(writer, return_exceptions=True)

    async def _write(self, call: _Call) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            while self._waiting:
                await call.write(self._waiting.popleft())

    def _hear(self, message: edge.EdgeDown) -> None:
        if message.HasField("ack"):
            if message.ack.level >= edge.ACK_LEVEL_JOURNALED and message.ack.epoch == self.epoch:
                self._forget(message.ack.seq)
        elif message.HasField("welcome"):
            self.welcomed_s = time.monotonic()
            self._credit = message.welcome.credit_frames
            self._forget(message.welcome.acked_seq if message.welcome.acked_epoch == self.epoch else 0)
            self._waiting.extend(sent.body for sent in self._held)
            self._news.set()
            self._room.set()
        elif message.HasField("refusal"):
            self.refused += 1

    def _forget(self, seq: int) -> None:
        now_s = time.monotonic()
        while self._held and self._held[0].seq <= seq:
            due_s = self._held.popleft().due_s
            if self.measuring:
                self.latencies_s.append(now_s - due_s)
        self.acked = max(self.acked, seq)
        self._room.set()
