"""The cabinets on the network: one TCP port per site on loopback, length-prefixed `device.proto`.

One agent at a time may be attached to a cabinet; a newer connection takes the place of an older one, since the older
peer is then most likely a dead process whose socket has not noticed yet.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import struct
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from citybrain_wire.v1 import device_pb2 as device
from google.protobuf.message import DecodeError

__all__ = ["CabinetServer", "CabinetServers"]

log = logging.getLogger("street")
MAX_MESSAGE = 1 << 20
_LENGTH = struct.Struct(">I")


class Speaker(Protocol):
    """Who speaks for the devices behind a port."""

    def identity(self) -> device.Identity:
        """The first message of every connection."""
        ...

    def forget(self) -> None:
        """A new reader knows nothing: the next report says everything."""
        ...


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


class SiteSpeaker(Speaker, Protocol):
    """Who speaks for a site of a street."""

    @property
    def site(self) -> Named:
        """The site."""
        ...


S = TypeVar("S", bound=Speaker)
C = TypeVar("C", bound=SiteSpeaker)
Handle = Callable[[S, device.DeviceDown], "device.DeviceUp | None"]


class CabinetServer(Generic[S]):
    """One cabinet's port."""

    def __init__(self, cabinet: S, handle: Handle[S], changed: asyncio.Condition) -> None:
        self.cabinet = cabinet
        self._identity = cabinet.identity()
        self.attached = False
        self.lockstep = False  # whether the attached agent paces the reports
        self.done_ts_ns = 0
        self._last = device.DeviceUp()
        self._handle = handle
        self._changed = changed
        self._writer: asyncio.StreamWriter | None = None
        self._server: asyncio.Server | None = None

    async def open(self, port: int) -> None:
        """Listen on loopback."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port)

    async def close(self) -> None:
        """Stop listening and hang up."""
        if self._server is not None:
            self._server.close()
        if self._writer is not None:
            self._writer.close()

    def report(self, report: device.Report) -> None:
        """Say what was seen; an agent that attaches before the next second still hears it, so its pace goes on."""
        self._last = device.DeviceUp(report=report)
        self.send(self._last)

    def send(self, message: device.DeviceUp) -> None:
        """Queue a message to the attached agent; nobody attached means nobody hears it, as on a real cabinet."""
        if self._writer is not None and self.attached:
            body = message.SerializeToString()
            self._writer.write(_LENGTH.pack(len(body)) + body)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        identity = device.DeviceUp(identity=self._identity).SerializeToString()
        writer.write(_LENGTH.pack(len(identity)) + identity)
        try:
            while True:
                (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
                if length > MAX_MESSAGE:
                    log.warning(
                        "%s: a message of %d bytes is above %d; hanging up", self._identity.site_id, length, MAX_MESSAGE
                    )
                    return
                message = device.DeviceDown.FromString(await reader.readexactly(length))
                if message.WhichOneof("body") == "attach" and self._writer is not writer:
                    if self._writer is not None:
                        self._writer.close()
                    self._writer = writer
                if self._writer is writer:  # before it attaches, a peer has nothing to say here
                    await self._take(message)
        except DecodeError:
            log.warning("%s: bytes that are no DeviceDown message; hanging up", self._identity.site_id)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the agent hung up: noticed below, like every other end of a connection
        finally:
            if self._writer is writer:
                self._writer, self.attached = None, False
                async with self._changed:
                    self._changed.notify_all()
            writer.close()

    async def _take(self, message: device.DeviceDown) -> None:
        kind = message.WhichOneof("body")
        if kind == "attach":
            self.attached, self.lockstep = True, message.attach.lockstep
            self.cabinet.forget()
            if self._last.report.end_ts_ns > self.done_ts_ns:
                self.send(self._last)
        elif kind == "done":
            self.done_ts_ns = max(self.done_ts_ns, message.done.ts_ns)
        elif (answer := self._handle(self.cabinet, message)) is not None:
            self.send(answer)
        if kind in ("attach", "done"):
            async with self._changed:
                self._changed.notify_all()


class CabinetServers(Generic[C]):
    """All cabinets of a street."""

    def __init__(self, cabinets: list[C], handle: Handle[C]) -> None:
        self.changed = asyncio.Condition()
        self.all = [CabinetServer(cabinet, handle, self.changed) for cabinet in cabinets]

    async def open(self, ports: dict[str, int]) -> None:
        """Listen on every site's port."""
        await asyncio.gather(*(server.open(ports[server.cabinet.site.id]) for server in self.all))

    async def close(self) -> None:
        """Stop all."""
        await asyncio.gather(*(server.close() for server in self.all))

    async def until(self, condition: Callable[[CabinetServer[C]], bool], timeout_s: float) -> bool:
        """Wait until `condition` holds for every cabinet; False when `timeout_s` of wall time passed first."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_s), self.changed:
                await self.changed.wait_for(lambda: all(map(condition, self.all)))
                return True
        return False
