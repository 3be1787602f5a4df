"""The gateway's line to the core: a DEALER socket in the event loop that knows whether the core is there.

The socket queues nothing for a core that is away (IMMEDIATE): what it should hear is held by the streams, and said
again after every new connection.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import zmq
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError
from zmq.utils.monitor import recv_monitor_message

__all__ = ["CoreLink"]

log = logging.getLogger("citybrain.gateway")

_EVENTS = zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_DISCONNECTED


class CoreLink:
    """`on_up` and `on_down` follow the connection, `on_message` gets what the core says."""

    def __init__(
        self,
        address: str,
        name: str,
        on_up: Callable[[], None],
        on_down: Callable[[], None],
        on_message: Callable[[twin.GatewayDown], None],
    ) -> None:
        self._on_up, self._on_down, self._on_message = on_up, on_down, on_message
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._socket = self._context.socket(zmq.DEALER)
        self._socket.setsockopt(zmq.IDENTITY, name.encode())
        self._socket.setsockopt(zmq.IMMEDIATE, 1)
        self._socket.setsockopt(zmq.LINGER, 200)
        self._socket.setsockopt(zmq.SNDHWM, 100_000)
        self._socket.setsockopt(zmq.RCVHWM, 100_000)
        self._socket.setsockopt(zmq.RECONNECT_IVL, 50)
        self._socket.setsockopt(zmq.RECONNECT_IVL_MAX, 1_000)
        self._socket.setsockopt(zmq.HEARTBEAT_IVL, 5_000)
        self._socket.setsockopt(zmq.HEARTBEAT_TIMEOUT, 15_000)
        self._monitor = self._socket.get_monitor_socket(_EVENTS)
        self._address = address
        self._again = False
        self.here = False
        self.malformed = 0

    def open(self) -> None:
        """Connect and attach to the running event loop."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._socket.fileno(), self._readable)
        loop.add_reader(self._monitor.fileno(), self._readable)
        self._socket.connect(self._address)
        self._readable()

    def send(self, message: twin.GatewayUp) -> bool:
        """False where the core is away; the caller's streams hold what it must still hear."""
        if not self.here:
            return False
        try:
            self._socket.send(message.SerializeToString(), zmq.NOBLOCK)
        except zmq.Again:
            self._lost()
            return False
        # The descriptor signals edges: an edge that came while we sent would not be signalled again.
        if not self._again:
            self._again = True
            asyncio.get_running_loop().call_soon(self._readable)
        return True

    def close(self) -> None:
        """Detach and close."""
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._socket.fileno())
        loop.remove_reader(self._monitor.fileno())
        self.here = False
        self._context.destroy(linger=200)

    def _readable(self) -> None:
        self._again = False
        while self._monitor.poll(0):
            event = recv_monitor_message(self._monitor, zmq.NOBLOCK)["event"]
            if event == zmq.EVENT_HANDSHAKE_SUCCEEDED:
                self.here = True
                self._on_up()
            else:
                self._lost()
        while True:
            try:
                body = self._socket.recv(zmq.NOBLOCK)
            except zmq.Again:
                return
            try:
                message = twin.GatewayDown.FromString(body)
            except DecodeError:
                self.malformed += 1
                log.warning("a message of %d bytes from the core cannot be read; it is ignored", len(body))
                continue
            self._on_message(message)

    def _lost(self) -> None:
        if self.here:
            self.here = False
            self._on_down()
