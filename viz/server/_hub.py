"""Browsers that look on: each gets the newest message of each kind, never a queue of old ones."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from fastapi import WebSocket

__all__ = ["Hub", "Viewer"]


class Viewer:
    """One browser. What it has not yet been sent is replaced by what is newer."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._waiting: dict[str, bytes | str] = {}
        self._ready = asyncio.Event()
        self.replaced = 0

    def offer(self, kind: str, body: bytes | str) -> None:
        """Something to send as soon as the browser takes it."""
        self.replaced += kind in self._waiting
        self._waiting[kind] = body
        self._ready.set()

    async def send_newest(self) -> None:
        """Send until the socket closes."""
        while True:
            await self._ready.wait()
            self._ready.clear()
            for kind in list(self._waiting):
                body = self._waiting.pop(kind)
                if isinstance(body, bytes):
                    await self._socket.send_bytes(body)
                else:
                    await self._socket.send_text(body)


class Hub:
    """All browsers."""

    def __init__(self) -> None:
        self._viewers: set[Viewer] = set()

    def __len__(self) -> int:
        return len(self._viewers)

    def join(self, viewer: Viewer, messages: Mapping[str, bytes | str]) -> None:
        """A browser came; it is offered everything there is."""
        self._viewers.add(viewer)
        for kind, body in messages.items():
            viewer.offer(kind, body)

    def leave(self, viewer: Viewer) -> None:
        """A browser went."""
        self._viewers.discard(viewer)

    def tell(self, kinds: Iterable[str], messages: Mapping[str, bytes | str]) -> None:
        """These kinds have changed."""
        for kind in kinds:
            for viewer in self._viewers:
                viewer.offer(kind, messages[kind])
