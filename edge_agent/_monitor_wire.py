"""How agent and monitor speak over loopback TCP: messages with their length before them.

agent ──▶ monitor    u16 length of the site's id, the id, a DeviceUp message as the device sent it
agent ◀── monitor    JSON: {"profiles": {site: {controller: hash}}}, {"latched": {site: {controller: cause}}},
                           {"seen": {site: ts_ns}}, {"beat": n}, {"trip": [site, controller, cause]},
                           {"local": [site, controller, cause]}
"""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Callable

__all__ = ["Framed", "feed_message", "json_message", "read_feed"]

MAX_MESSAGE_BYTES = 4 << 20
_LENGTH = struct.Struct(">I")
_ID = struct.Struct(">H")


def feed_message(site: str, raw: bytes) -> bytes:
    """A device's message on its way to the monitor."""
    name = site.encode()
    return _LENGTH.pack(_ID.size + len(name) + len(raw)) + _ID.pack(len(name)) + name + raw


def read_feed(body: bytes) -> tuple[str, bytes]:
    """(site, device's message). Raises ValueError where it is none."""
    if len(body) < _ID.size:
        raise ValueError("feed message is too short")
    (length,) = _ID.unpack_from(body)
    if len(body) < _ID.size + length:
        raise ValueError("feed message is too short")
    return body[_ID.size : _ID.size + length].decode(), body[_ID.size + length :]


def json_message(values: dict[str, object]) -> bytes:
    """The monitor's word."""
    body = json.dumps(values, separators=(",", ":")).encode()
    return _LENGTH.pack(len(body)) + body


class Framed(asyncio.Protocol):
    """Cuts a byte stream into messages. `take` may raise ValueError: the connection is then closed."""

    def __init__(
        self,
        take: Callable[[Framed, list[bytes]], None],
        gone: Callable[[Framed], None],
        made: Callable[[Framed], None] | None = None,
    ) -> None:
        self._take, self._gone, self._made = take, gone, made
        self._buffer = bytearray()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self._made is not None:
            self._made(self)

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        start, bodies = 0, []
        while len(buffer) - start >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(buffer, start)
            if length > MAX_MESSAGE_BYTES:
                self.close()
                return
            end = start + _LENGTH.size + length
            if len(buffer) < end:
                break
            bodies.append(bytes(memoryview(buffer)[start + _LENGTH.size : end]))
            start = end
        del buffer[:start]
        if bodies:
            try:
                self._take(self, bodies)
            except ValueError:
                self.close()

    def send(self, message: bytes) -> bool:
        """Send unless the peer has stopped reading."""
        if self.transport is None or self.transport.is_closing():
            return False
        if self.transport.get_write_buffer_size() > 2 * MAX_MESSAGE_BYTES:
            return False
        self.transport.write(message)
        return True

    def close(self) -> None:
        """Close at once."""
        if self.transport is not None:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._gone(self)
