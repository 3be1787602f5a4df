"""A ROUTER socket that notices when its peers are gone."""

from __future__ import annotations

import zmq
from zmq.utils.monitor import recv_monitor_message

__all__ = ["Peers"]


class Peers:
    """Processes of one kind that connect to an address of ours.

    Sending is mandatory: a message to a peer that is not there is refused at once instead of vanishing. A peer that
    comes back under its old name takes over from its dead connection.
    """

    def __init__(self, context: zmq.Context[zmq.Socket[bytes]], address: str) -> None:
        self._socket = context.socket(zmq.ROUTER)
        self._socket.setsockopt(zmq.ROUTER_MANDATORY, 1)
        self._socket.setsockopt(zmq.ROUTER_HANDOVER, 1)
        self._socket.setsockopt(zmq.SNDHWM, 100_000)
        self._socket.setsockopt(zmq.RCVHWM, 100_000)
        self._socket.setsockopt(zmq.HEARTBEAT_IVL, 5_000)
        self._socket.setsockopt(zmq.HEARTBEAT_TIMEOUT, 15_000)
        self._monitor = self._socket.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_DISCONNECTED)
        self._socket.bind(address)
        self._newest: bytes | None = None
        self._connections = 0

    def register(self, poller: zmq.Poller) -> None:
        """Wake `poller` for messages and for losses."""
        poller.register(self._socket, zmq.POLLIN)
        poller.register(self._monitor, zmq.POLLIN)

    def drain(self, limit: int) -> list[tuple[bytes, bytes]]:
        """(peer, body) of what has come, at most `limit`."""
        found: list[tuple[bytes, bytes]] = []
        while len(found) < limit:
            try:
                parts = self._socket.recv_multipart(zmq.NOBLOCK)
            except zmq.Again:
                break
            self._newest = parts[0]
            found.append((parts[0], parts[-1]))
        return found

    def send(self, peer: bytes, body: bytes) -> bool:
        """False where the peer is not there or takes nothing any more."""
        try:
            self._socket.send_multipart([peer, body], zmq.NOBLOCK)
        except zmq.ZMQError as err:
            if err.errno in (zmq.EHOSTUNREACH, zmq.EAGAIN):
                return False
            raise
        return True

    def send_to_newest(self, body: bytes) -> bool:
        """Send to the peer that spoke last; there is only one of its kind."""
        return self._newest is not None and self.send(self._newest, body)

    def lost_someone(self) -> bool:
        """Whether a connection ended since the last call."""
        lost = False
        while self._monitor.poll(0):
            event = recv_monitor_message(self._monitor, zmq.NOBLOCK)["event"]
            if event == zmq.EVENT_HANDSHAKE_SUCCEEDED:
                self._connections += 1
            else:
                self._connections = max(0, self._connections - 1)
                lost = True
        return lost

    @property
    def alone(self) -> bool:
        """Whether nobody is connected, as far as `lost_someone` has looked."""
        return self._connections == 0
