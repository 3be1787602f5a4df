"""The enrolment service: a process of its own beside the authority's key, apart from the gateways on the street side.

TLS shows the server; who asks is shown by a token or by the certificate to be renewed, so a box whose certificate has
expired can still ask. What is refused names a code that the agent's operator can look up.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import grpc
from citybrain_wire.enrolment import Registrar
from citybrain_wire.errors import BadConfig, BadFile, CityBrainError, Refused
from citybrain_wire.pki import PkiPaths
from citybrain_wire.v1 import enrol_pb2 as wire
from google.protobuf.message import DecodeError

from twin_core.gateway._admission import Pace

__all__ = ["EnrolmentConfig", "EnrolmentServer", "serve_enrolment"]

if TYPE_CHECKING:  # grpc's classes take type arguments in its stubs only
    _Context = grpc.aio.ServicerContext[bytes, bytes]

log = logging.getLogger("citybrain.enrolment")

SERVICE = "citybrain.v1.Enrolment"
MAX_MESSAGE_BYTES = 16_384
REQUESTS_PER_S = 20.0  # a signature takes a millisecond; who guesses tokens gets no further than this


@dataclass(frozen=True)
class EnrolmentConfig:
    """`listen`: host:port for agents. `pki_dir`: folder that holds the authority's key."""

    listen: str
    pki_dir: Path


class EnrolmentServer:
    """The service. `port` is the bound port once started; `now` tells UTC."""

    def __init__(
        self, config: EnrolmentConfig, now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    ) -> None:
        self._config, self._now = config, now
        self._paths = PkiPaths(config.pki_dir)
        self._registrar = Registrar(self._paths)
        self._pace = Pace(REQUESTS_PER_S)
        self.port = 0
        options = (("grpc.max_receive_message_length", MAX_MESSAGE_BYTES), ("grpc.server_handshake_timeout_ms", 10_000))
        self._server = grpc.aio.server(options=options)
        methods = {
            "Enrol": grpc.unary_unary_rpc_method_handler(self._enrol),
            "Renew": grpc.unary_unary_rpc_method_handler(self._renew),
        }
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, methods),))

    async def start(self) -> None:
        """Bind and accept. Raises BadConfig, BadFile."""
        for path in (self._paths.gateway_key, self._paths.gateway_certificate):
            if not path.is_file():
                raise BadFile.at(path, "is missing; `citybrain pki make` makes the authority's files")
        pair = (self._paths.gateway_key.read_bytes(), self._paths.gateway_certificate.read_bytes())
        try:
            self.port = self._server.add_secure_port(self._config.listen, grpc.ssl_server_credentials([pair]))
        except RuntimeError as err:
            raise BadConfig(f"enrolment: cannot listen on {self._config.listen}: {err}; is the port taken?") from err
        await self._server.start()
        log.info("enrolment listens on %s", self._config.listen)

    async def stop(self) -> None:
        """Finish what runs, then end."""
        await self._server.stop(1.0)

    async def _enrol(self, body: bytes, context: _Context) -> bytes:
        def answer() -> bytes:
            ask = wire.EnrolRequest.FromString(body)
            log.info("site %r enrols", ask.site_id[:200])
            return self._registrar.enrol(ask.site_id, ask.token, ask.csr_der, self._now())

        return await self._answer(answer, context)

    async def _renew(self, body: bytes, context: _Context) -> bytes:
        def answer() -> bytes:
            ask = wire.RenewRequest.FromString(body)
            site_id, pem = self._registrar.renew(ask.certificate_der, ask.csr_der, ask.signature, self._now())
            log.info("site %r has renewed its certificate", site_id)
            return pem

        return await self._answer(answer, context)

    async def _answer(self, work: Callable[[], bytes], context: _Context) -> bytes:
        await asyncio.sleep(self._pace.wait_s(asyncio.get_running_loop().time()))
        try:
            pem = work()
        except DecodeError:
            await context.abort(grpc.StatusCode.INVALID_ARGUMENT, "the message cannot be read")
        except Refused as err:
            log.warning("refused: %s", err)
            await context.abort(grpc.StatusCode.PERMISSION_DENIED, str(err))
        except (CityBrainError, OSError, ValueError) as err:
            log.error("an answer failed: %s", err)
            await context.abort(grpc.StatusCode.INTERNAL, "the authority cannot answer; see its log")
        answer = wire.Enrolled(
            certificate_pem=pem,
            ca_pem=self._paths.ca.read_bytes(),
            command_public_pem=self._paths.command_public.read_bytes(),
        )
        return answer.SerializeToString()


def serve_enrolment(config: EnrolmentConfig, *, stop: threading.Event | None = None) -> None:
    """Serve until SIGTERM, SIGINT or `stop`. Raises BadConfig, BadFile."""
    asyncio.run(_serve(config, stop))


async def _serve(config: EnrolmentConfig, stop: threading.Event | None) -> None:
    done = asyncio.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, done.set)
    server = EnrolmentServer(config)
    await server.start()
    try:
        while not done.is_set() and not (stop is not None and stop.is_set()):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), 0.1 if stop is not None else None)
    finally:
        await server.stop()
