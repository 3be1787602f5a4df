"""The way to the core's people socket: questions and deeds out, answers back, each within a limit of time."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import time

import zmq
import zmq.asyncio
from citybrain_wire.errors import Unavailable
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError

__all__ = ["CoreAnswer", "CoreLink"]

CoreAnswer = twin.PeopleDown

PATIENCE_S = 3.0
MOST_WAITING = 256  # requests; more than people make, fewer than would fill the memory while the core is away


class CoreLink:
    """One connection for all requests of a server; it opens with the first one, in that request's event loop."""

    def __init__(self, address: str, *, patience_s: float = PATIENCE_S) -> None:
        self._address = address
        self._patience_s = patience_s
        self._context: zmq.asyncio.Context | None = None
        self._socket: zmq.asyncio.Socket | None = None
        self._reader: asyncio.Task[None] | None = None
        self._waiting: dict[str, asyncio.Future[twin.PeopleDown]] = {}
        self._numbers = itertools.count(1)

    async def ask(self, topic: twin.Question.Topic, subject: str = "") -> twin.PeopleDown:
        """The core's answer. Raises Unavailable where none comes in time."""
        name = f"q-{os.getpid()}-{next(self._numbers)}"
        return await self._send(twin.PeopleUp(request_id=name, question=twin.Question(topic=topic, subject=subject)))

    async def do(self, deed: twin.Deed, request_id: str) -> twin.PeopleDown:
        """Have something done; asked twice under one id it is done once.

        Raises Unavailable where no answer comes in time: it may have been done, asking again under the same id tells.
        """
        deadline_ns = time.time_ns() + int(self._patience_s * 1e9)
        return await self._send(twin.PeopleUp(request_id=request_id, deadline_wall_ns=deadline_ns, deed=deed))

    async def close(self) -> None:
        """Let go of the connection; who still waits is told that the core is away."""
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
        if self._context is not None:
            self._context.destroy(linger=0)
        self._context = self._socket = self._reader = None

    async def _send(self, message: twin.PeopleUp) -> twin.PeopleDown:
        if len(self._waiting) >= MOST_WAITING:
            raise Unavailable("too many requests wait for the core; try again in a moment")
        if message.request_id in self._waiting:
            raise Unavailable(f"request {message.request_id} is under way; wait for its answer")
        socket = self._open()
        answer: asyncio.Future[twin.PeopleDown] = asyncio.get_running_loop().create_future()
        self._waiting[message.request_id] = answer
        try:
            await socket.send(message.SerializeToString(), zmq.NOBLOCK)
            return await asyncio.wait_for(answer, self._patience_s)
        except (TimeoutError, zmq.Again) as err:
            raise Unavailable(f"the core did not answer within {self._patience_s:g} s; is it running?") from err
        finally:
            self._waiting.pop(message.request_id, None)

    def _open(self) -> zmq.asyncio.Socket:
        if self._socket is None:
            self._context = zmq.asyncio.Context()
            self._socket = self._context.socket(zmq.DEALER)
            self._socket.setsockopt(zmq.SNDHWM, MOST_WAITING)
            self._socket.setsockopt(zmq.LINGER, 0)
            self._socket.connect(self._address)
            self._reader = asyncio.create_task(self._read(self._socket))
        return self._socket

    async def _read(self, socket: zmq.asyncio.Socket) -> None:
        while True:
            body = await socket.recv()
            with contextlib.suppress(DecodeError):
                down = twin.PeopleDown.FromString(body)
                future = self._waiting.get(down.request_id)
                if future is not None and not future.done():
                    future.set_result(down)
