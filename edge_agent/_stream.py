"""One site's stream to a gateway: grpc.aio with the site's certificate, kept alive, made again with jitter.

The first pauses are short (a gateway that was restarted should not be missed), the longest 5 s; jitter spreads the
agents of a city after a common outage, since a handshake costs the gateway 2 ms.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

import grpc
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._session import Session, SessionState

__all__ = ["Link", "StreamOwner", "run_stream"]

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 5.0
MAX_MESSAGE_BYTES = 256 << 10
_METHOD = "/citybrain.v1.EdgeGateway/Session"
_OPTIONS = (
    ("grpc.keepalive_time_ms", 20_000),
    ("grpc.keepalive_timeout_ms", 10_000),
    ("grpc.http2.ping_timeout_ms", 10_000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.http2.max_pings_without_data", 0),
    ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
    ("grpc.max_send_message_length", MAX_MESSAGE_BYTES),
    ("grpc.enable_retries", 0),
    # each site is its own identity: connections must never be shared between channels
    ("grpc.use_local_subchannel_pool", 1),
)
_log = logging.getLogger("citybrain.agent.stream")


@dataclass(frozen=True)
class Link:
    """Where a site's gateway is and what the site shows it."""

    address: str
    ca: Path
    certificate: Path
    key: Path


class StreamOwner(Protocol):
    """Whose session a stream serves."""

    @property
    def site_id(self) -> str:
        """For the log."""
        ...

    @property
    def session(self) -> Session:
        """The conversation."""
        ...

    @property
    def news(self) -> asyncio.Event:
        """Set whenever the session may have something to send."""
        ...

    async def hello(self) -> edge.EdgeUp:
        """The message that opens a stream."""
        ...

    def obey(self, message: edge.EdgeDown) -> None:
        """A message from the gateway. Raises BadMessage where the stream is to be closed."""
        ...

    def connected(self, up: bool) -> None:
        """The stream was welcomed, or is gone."""
        ...


async def run_stream(owner: StreamOwner, link: Link) -> None:
    """Keep a stream open until cancelled."""
    pause_s, told = FIRST_PAUSE_S, ""
    while True:
        try:
            await _one_stream(owner, link)
            cause = "closed by the gateway"
        except grpc.aio.AioRpcError as err:
            cause = f"{err.code().name}: {err.details()}"
        except (BadMessage, OSError) as err:  # a key file that is being renewed cannot be read for a moment
            cause = str(err)
        finally:
            welcomed = owner.session.state is SessionState.OPEN
            owner.session.closed()
            owner.connected(False)
        if welcomed:
            pause_s, told = FIRST_PAUSE_S, ""
        if cause != told:
            _log.warning("site %s: stream to %s: %s", owner.site_id, link.address, cause)
            told = cause
        await asyncio.sleep(random.uniform(0.5, 1.0) * pause_s)
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)


async def _one_stream(owner: StreamOwner, link: Link) -> None:
    credentials = grpc.ssl_channel_credentials(
        link.ca.read_bytes(), link.key.read_bytes(), link.certificate.read_bytes()
    )
    async with grpc.aio.secure_channel(link.address, credentials, options=_OPTIONS) as channel:
        # no serialiser: what the spool holds is what is sent, byte for byte
        opener = channel.stream_stream(_METHOD, request_serializer=None, response_deserializer=edge.EdgeDown.FromString)
        call = cast("_Call", cast("Callable[[], object]", opener)())
        hello = await owner.hello()
        writer = asyncio.get_running_loop().create_task(_write(owner, call, hello))
        try:
            while True:
                message = await call.read()
                if not isinstance(message, edge.EdgeDown):
                    return  # the end of the stream
                before = owner.session.state
                owner.obey(message)
                if before is not owner.session.state:
                    owner.connected(True)
        finally:
            writer.cancel()
            call.cancel()
            await asyncio.gather(writer, return_exceptions=True)


class _Call(Protocol):
    """What grpc.aio's stream call offers; its stubs know neither reading nor writing without iterators."""

    async def read(self) -> object:
        """The next message, or grpc's end mark. Raises AioRpcError where the stream failed."""
        ...

    async def write(self, body: bytes) -> None:
        """Send one message."""
        ...

    def cancel(self) -> bool:
        """End the stream."""
        ...


async def _write(owner: StreamOwner, call: _Call, hello: edge.EdgeUp) -> None:
    await call.write(hello.SerializeToString())
    while True:
        await owner.news.wait()
        owner.news.clear()
        for body in owner.session.outgoing():
            await call.write(body)
