"""The driver for emulated cabinets: `device.proto`, each message with its length before it, over loopback TCP."""

from __future__ import annotations

import asyncio
import logging
import random
import struct

from citybrain_wire.v1 import device_pb2 as device
from google.protobuf.message import DecodeError

from edge_agent._drivers._driver import Capabilities, DriverSink, capabilities_of

__all__ = ["EmulatedDriver", "framed"]

MAX_MESSAGE_BYTES = 1 << 20
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 2.0
_LENGTH = struct.Struct(">I")
_NOTHING = Capabilities(frozenset(), frozenset(), frozenset())
_log = logging.getLogger("citybrain.agent.driver")


def framed(body: bytes) -> bytes:
    """`body` with its length before it."""
    return _LENGTH.pack(len(body)) + body


class _Wire(asyncio.Protocol):
    """Cuts the byte stream into messages."""

    def __init__(self, driver: EmulatedDriver) -> None:
        self._driver = driver
        self._buffer = bytearray()
        self.transport: asyncio.Transport | None = None
        self.lost: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        start, size = 0, len(buffer)
        while size - start >= 4:
            (length,) = _LENGTH.unpack_from(buffer, start)
            if length > MAX_MESSAGE_BYTES:
                self.fail(f"a message of {length} bytes was announced, {MAX_MESSAGE_BYTES} are allowed")
                return
            if size - start - 4 < length:
                break
            body = bytes(memoryview(buffer)[start + 4 : start + 4 + length])
            start += 4 + length
            try:
                self._driver.take(body)
            except DecodeError as err:
                self.fail(f"a message is not device.proto ({err})")
                return
        del buffer[:start]

    def fail(self, cause: str) -> None:
        """Close because of what the peer sent."""
        if not self.lost.done():
            self.lost.set_result(cause)
        if self.transport is not None:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.lost.done():
            self.lost.set_result(str(exc) if exc else "closed by the device")


class EmulatedDriver:
    """One connection to one emulated cabinet, made again whenever it breaks."""

    def __init__(self, site_id: str, host: str, port: int, *, lockstep: bool) -> None:
        self._site_id, self._host, self._port, self._lockstep = site_id, host, port, lockstep
        self._sink: DriverSink | None = None
        self._wire: _Wire | None = None
        self._task: asyncio.Task[None] | None = None
        self._identity: device.Identity | None = None

    @property
    def capabilities(self) -> Capabilities:
        """What the attached devices can do; empty while none is attached."""
        return capabilities_of(list(self._identity.devices)) if self._identity is not None else _NOTHING

    def readings(self, sink: DriverSink) -> None:
        """Begin: connect, and hand everything that comes to `sink` until `close`."""
        self._sink = sink
        self._task = asyncio.get_running_loop().create_task(self._run(), name=f"driver {self._site_id}")

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        pause_s, told = FIRST_PAUSE_S, False
        while True:
            try:
                _, wire = await loop.create_connection(lambda: _Wire(self), self._host, self._port)
            except OSError as err:
                if not told:
                    _log.warning("site %s: no device at %s:%d (%s)", self._site_id, self._host, self._port, err)
                    told = True
                await asyncio.sleep(random.uniform(0.5, 1.0) * pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
                continue
            self._wire = wire
            cause = await wire.lost
            self._wire = None
            if self._identity is not None:
                pause_s, told = FIRST_PAUSE_S, False
                self._identity = None
                self._told(cause)
            elif not told:
                _log.warning("site %s: device at %s:%d: %s", self._site_id, self._host, self._port, cause)
                told = True
            await asyncio.sleep(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def _told(self, cause: str) -> None:
        if self._sink is not None:
            self._sink.detached(cause)

    def take(self, raw: bytes) -> None:
        """One message from the device. Raises DecodeError where it is none."""
        message = device.DeviceUp.FromString(raw)
        body = message.WhichOneof("body")
        assert self._sink is not None
        if body == "report" and self._identity is not None:
            self._sink.reported(message.report, raw)
        elif body == "identity":
            self._introduced(message.identity)
        elif body == "result":
            self._sink.applied(message.result)

    def _introduced(self, identity: device.Identity) -> None:
        assert self._sink is not None
        assert self._wire is not None
        if identity.site_id != self._site_id:
            self._wire.fail(f"it says it is site {identity.site_id!r}, the configuration says {self._site_id!r}")
            return
        self._identity = identity
        self._sink.attached(identity)
        self._send(device.DeviceDown(attach=device.Attach(lockstep=self._lockstep)))

    def _send(self, message: device.DeviceDown) -> bool:
        if self._wire is None or self._wire.transport is None or self._identity is None:
            return False
        self._wire.transport.write(framed(message.SerializeToString()))
        return True

    def apply(self, order: device.ApplyPlan) -> bool:
        """Hand a plan to a controller."""
        return self._send(device.DeviceDown(apply=order))

    def request(self, order: device.RequestStage) -> bool:
        """Hand a stage request to a controller."""
        return self._send(device.DeviceDown(request=order))

    def revert(self, device_id: str, cause: str) -> bool:
        """Send a controller back to its local plan."""
        return self._send(device.DeviceDown(revert=device.RevertToLocal(device_id=device_id, cause=cause)))

    def show(self, order: device.Show) -> bool:
        """Hand advice to an RSU or guidance to a sign."""
        return self._send(device.DeviceDown(show=order))

    def keep_alive(self) -> None:
        """Feed the devices' own dead man."""
        self._send(device.DeviceDown(keep_alive=device.KeepAlive()))

    def done(self, ts_ns: int) -> None:
        """Lock-step: the street may go on from `ts_ns`."""
        self._send(device.DeviceDown(done=device.ReportDone(ts_ns=ts_ns)))

    async def close(self) -> None:
        """End the connection."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._wire is not None and self._wire.transport is not None:
            self._wire.transport.close()
            self._wire = None
