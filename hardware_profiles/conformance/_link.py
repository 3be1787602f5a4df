"""The agent's side of `device.proto` for the kit: one message at a time, every one of them remembered."""

from __future__ import annotations

import contextlib
import socket
import struct
import time
from collections import deque
from collections.abc import Sequence

from citybrain_wire.errors import Unavailable
from citybrain_wire.v1 import device_pb2 as device
from google.protobuf.message import DecodeError

__all__ = ["MAX_MESSAGE_BYTES", "Link", "WireLog"]

MAX_MESSAGE_BYTES = 1 << 20
LOG_LINES = 60
_LENGTH = struct.Struct(">I")


class WireLog:
    """The newest messages of a run, as one line each."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=LOG_LINES)
        self._began = time.monotonic()

    def note(self, arrow: str, text: str) -> None:
        """Remember one line, with the seconds since the run began."""
        self._lines.append(f"{time.monotonic() - self._began:9.3f} {arrow} {text}")

    def lines(self) -> Sequence[str]:
        """Oldest first."""
        return tuple(self._lines)


def _brief(message: device.DeviceUp | device.DeviceDown) -> str:
    kind = message.WhichOneof("body") or "nothing"
    if isinstance(message, device.DeviceUp) and kind == "report":
        report = message.report
        states = "; ".join(
            f"mode {one.mode} plan {one.plan_id or 'local'} stage {one.stage} lamps {'-'.join(map(str, one.lamps))}"
            for one in report.controllers
        )
        return f"report to {report.end_ts_ns // 1_000_000} ms, {report.count} readings {states}"
    body = " ".join(str(getattr(message, kind)).split()) if kind != "nothing" else ""
    return f"{kind} {body[:300]}"


class Link:
    """One connection to a device. Raises Unavailable where it cannot be made, breaks, or stays silent too long."""

    def __init__(self, host: str, port: int, log: WireLog, *, timeout_s: float) -> None:
        self._log, self._timeout_s = log, timeout_s
        self._buffer = bytearray()
        try:
            self._socket = socket.create_connection((host, port), timeout=timeout_s)
        except OSError as error:
            raise Unavailable(f"no device at {host}:{port}: {error.strerror or error}; is it switched on?") from error
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        log.note("--", f"connected to {host}:{port}")

    def send(self, message: device.DeviceDown) -> None:
        """Send a message."""
        self._log.note("->", _brief(message))
        self.send_bytes(message.SerializeToString())

    def send_bytes(self, body: bytes, *, announced: int | None = None) -> None:
        """Send a body with its length before it, or with another length than its own."""
        try:
            self._socket.sendall(_LENGTH.pack(len(body) if announced is None else announced) + body)
        except OSError as error:
            raise Unavailable(f"the device hung up: {error.strerror or error}") from error

    def receive(self, timeout_s: float | None = None) -> device.DeviceUp:
        """The next message."""
        limit_s = self._timeout_s if timeout_s is None else timeout_s
        raw = self._body(time.monotonic() + limit_s, limit_s)
        try:
            message = device.DeviceUp.FromString(raw)
        except DecodeError as error:
            raise Unavailable(f"the device sent {len(raw)} bytes that are no device.proto") from error
        self._log.note("<-", _brief(message))
        return message

    def _body(self, deadline: float, limit_s: float) -> bytes:
        self._fill(4, deadline, limit_s)
        (length,) = _LENGTH.unpack_from(self._buffer)
        if length > MAX_MESSAGE_BYTES:
            raise Unavailable(f"the device announced a message of {length} bytes, {MAX_MESSAGE_BYTES} are allowed")
        self._fill(4 + length, deadline, limit_s)
        body = bytes(self._buffer[4 : 4 + length])
        del self._buffer[: 4 + length]
        return body

    def _fill(self, size: int, deadline: float, limit_s: float) -> None:
        while len(self._buffer) < size:
            self._socket.settimeout(max(0.001, deadline - time.monotonic()))
            try:
                data = self._socket.recv(1 << 16)
            except TimeoutError as error:
                raise Unavailable(f"the device was silent for {limit_s:.1f} s") from error
            except OSError as error:
                raise Unavailable(f"the device hung up: {error.strerror or error}") from error
            if not data:
                raise Unavailable("the device hung up")
            self._buffer += data

    def close(self) -> None:
        """Hang up."""
        self._log.note("--", "hung up")
        with contextlib.suppress(OSError):
            self._socket.close()
