"""One stream to the gateway under test, and what became of the things said on it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Protocol, cast

import grpc
from citybrain_wire.v1 import edge_pb2 as edge

from bench.inputs._kit import Kit, Messages, message

__all__ = ["SILENCE", "TAKEN", "Conversation", "a_stream", "outcome_of"]

METHOD = "/citybrain.v1.EdgeGateway/Session"
PATIENCE_S, GLANCE_S, LONGEST_GLANCE_S = 15.0, 0.03, 1.0
HIDDEN = "ends INTERNAL"
TAKEN, SILENCE = "taken", "silence"
_OPTIONS = (("grpc.use_local_subchannel_pool", 1), ("grpc.enable_retries", 0))


class Call(Protocol):
    """What grpc.aio's stream call offers; its stubs know neither reading nor writing without iterators."""

    async def read(self) -> object: ...
    async def write(self, body: bytes) -> None: ...
    async def code(self) -> grpc.StatusCode: ...
    def cancel(self) -> bool: ...


class Conversation:
    """An open call, what it has heard last, and whether a Welcome was among it."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.credit = 0
        self._status = asyncio.ensure_future(call.code())

    async def greet(self, hello: bytes) -> str:
        """Say Hello: empty where it is welcomed, else the outcome."""
        with contextlib.suppress(grpc.aio.AioRpcError, asyncio.InvalidStateError):
            await self.call.write(hello)
            heard = await self._hear()
            if heard is not None and heard.HasField("welcome"):
                self.credit = heard.welcome.credit_frames
                return ""
        return await self.end()

    async def say(self, messages: Messages, probe: edge.Frame, glance_s: float = GLANCE_S) -> str:
        """The outcome of `messages`, judged by a good frame after them: refused, taken, or the stream's end.

        That frame waits for `glance_s`, since a write on a stream that is just being ended hides by what (INTERNAL).
        """
        refused = ""
        try:
            async with asyncio.timeout(PATIENCE_S):
                for body in messages:
                    await self.call.write(body)
                await asyncio.wait((self._status,), timeout=glance_s)
                if self._status.done():
                    return await self.end()
                await self.call.write(message(probe))
                while (heard := await self._hear()) is not None:
                    if heard.HasField("refusal"):
                        refused = refused or f"refused {heard.refusal.code}"
                    elif heard.HasField("ack") and (heard.ack.epoch, heard.ack.seq) >= (probe.epoch, probe.seq):
                        return refused or TAKEN
        except TimeoutError:
            return SILENCE
        except (grpc.aio.AioRpcError, asyncio.InvalidStateError):
            pass
        return await self.end()

    async def end(self) -> str:
        """How the gateway ends the stream."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                return f"ends {(await asyncio.shield(self._status)).name}"
        except TimeoutError:
            return SILENCE

    async def hang_up(self) -> None:
        """Cancel the call where it still lives."""
        self.call.cancel()
        await asyncio.wait((self._status,))

    async def _hear(self) -> edge.EdgeDown | None:
        body = await self.call.read()
        return edge.EdgeDown.FromString(body) if isinstance(body, bytes) else None


@contextlib.asynccontextmanager
async def a_stream(
    kit: Kit,
    pair: tuple[bytes, bytes] | None = None,
    compression: grpc.Compression = grpc.Compression.NoCompression,
) -> AsyncIterator[Conversation]:
    """A call by the certificate of the kit's site, or by `pair`; (b"", b"") = without any."""
    key, certificate = pair if pair is not None else kit.pair
    credentials = grpc.ssl_channel_credentials(kit.pki.ca.read_bytes(), key or None, certificate or None)
    async with grpc.aio.secure_channel(kit.address, credentials, _OPTIONS, compression) as channel:
        opener = channel.stream_stream(METHOD, request_serializer=None, response_deserializer=None)
        stream = Conversation(cast("Call", cast("Callable[[], object]", opener)()))
        try:
            yield stream
        finally:
            await stream.hang_up()


async def outcome_of(kit: Kit, variants: list[Messages], *, greeted: bool) -> set[str]:
    """Outcomes of all variants, each on the stream of the one before it as long as that lives."""
    found: set[str] = set()
    waiting, glance_s = list(variants), GLANCE_S
    while waiting:
        async with a_stream(kit) as stream:
            if not greeted:
                (hello,) = waiting.pop(0)
                found.add(await stream.greet(hello) or TAKEN)
                continue
            if trouble := await stream.greet(edge.EdgeUp(hello=kit.hello()).SerializeToString()):
                return found | {trouble}
            alive = True
            while waiting and alive:
                outcome = await stream.say(waiting[0], kit.frame(), glance_s)
                alive = not outcome.startswith("ends")
                if outcome == HIDDEN and glance_s < LONGEST_GLANCE_S:
                    glance_s *= 4
                    continue
                glance_s = GLANCE_S
                del waiting[0]
                found.add(outcome)
    return found
