"""A TCP proxy on loopback that is as bad as a link can be, without rights that a test machine seldom grants.

What TCP hides from its users it hides here too: a lost packet is a pause until it is sent again, a cut direction holds
what is under way until the link is whole or the connection is reset.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import struct
from dataclasses import dataclass, field

__all__ = ["FaultProxy", "Weather"]

CHUNK_BYTES = 16_384
RESEND_S = 0.2  # Linux's least retransmission time-out
_RESET = struct.pack("ii", 1, 0)  # linger on, for no time: close sends RST


@dataclass
class Weather:
    """What the link does at this moment. `loss`: share of packets that are sent again. `up`, `down`: whether bytes
    towards the target and back pass. `bytes_per_s`: 0 = as fast as it goes. `chunk_bytes`: the longest packet."""

    delay_s: float = 0.0
    loss: float = 0.0
    bytes_per_s: float = 0.0
    up: bool = True
    down: bool = True
    chunk_bytes: int = CHUNK_BYTES


@dataclass
class FaultProxy:
    """Listens on a port of its own and passes connections on to `target` (a port of loopback) through `weather`."""

    target: int
    seed: int = 0
    port: int = 0
    weather: Weather = field(default_factory=Weather)
    connections: int = 0
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)

    async def open(self) -> None:
        """Take connections; on the same port every time."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Refuse connections and reset those there are."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self.reset()
        await asyncio.sleep(0)

    def change(self, weather: Weather) -> None:
        """Another weather from now on; what was held by a cut direction goes on its way."""
        self.weather = weather
        self._changed.set()
        self._changed = asyncio.Event()

    def reset(self) -> None:
        """Reset all connections, in the middle of whatever they say."""
        for writer in list(self._open):
            handle = writer.get_extra_info("socket")
            with contextlib.suppress(OSError):
                handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, far_writer}
        ways = [
            asyncio.create_task(self._pass(reader, far_writer, up=True)),
            asyncio.create_task(self._pass(far_reader, writer, up=False)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        self._open -= {writer, far_writer}
        for end in (writer, far_writer):
            end.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, up: bool) -> None:
        with contextlib.suppress(ConnectionError):
            while chunk := await reader.read(self.weather.chunk_bytes):
                while not (self.weather.up if up else self.weather.down):
                    await self._changed.wait()
                now = self.weather
                pause_s = now.delay_s + (RESEND_S if self._rng.random() < now.loss else 0.0)
                if now.bytes_per_s:
                    pause_s += len(chunk) / now.bytes_per_s
                if pause_s:
                    await asyncio.sleep(pause_s)
                writer.write(chunk)
                await writer.drain()
