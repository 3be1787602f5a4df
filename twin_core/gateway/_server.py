"""The gateway process: a grpc.aio server with mutual TLS around the hub.

Messages cross grpc as bytes: a message that cannot be parsed then ends its stream with INVALID_ARGUMENT and a reason,
where grpc's own deserialiser would answer UNKNOWN and leave a traceback in our log.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import grpc
from citybrain_wire.errors import BadConfig, BadFile, BadMessage
from citybrain_wire.pki import PkiPaths, site_id_from_peer
from prometheus_client import CollectorRegistry, start_http_server

from twin_core.gateway._admission import Pace
from twin_core.gateway._config import GatewayConfig
from twin_core.gateway._counts import GatewayCollector
from twin_core.gateway._guard import Guard, Pass
from twin_core.gateway._health import SERVICE, Health
from twin_core.gateway._hub import Hub, Line
from twin_core.gateway._stream import StreamState

__all__ = ["Gateway", "serve"]

if TYPE_CHECKING:  # grpc's classes take type arguments in its stubs only
    _Context = grpc.aio.ServicerContext[bytes, bytes]

log = logging.getLogger("citybrain.gateway")

_STOP_GRACE_S = 1.0
LEAST_PING_GAP_MS = 1_000
PATROL_S = 1.0
LAST_WORD_S = 5.0


def serve(config: GatewayConfig, *, stop: threading.Event | None = None) -> None:
    """Serve agents until SIGTERM, SIGINT or `stop`.

    Raises BadConfig where the address or the metrics port cannot be bound, BadFile where a key or certificate is
    missing.
    """
    asyncio.run(_serve(config, stop))


async def _serve(config: GatewayConfig, stop: threading.Event | None) -> None:
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, done.set)
    gateway = Gateway(config)
    await gateway.start()
    try:
        while not done.is_set() and not (stop is not None and stop.is_set()):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), 0.1 if stop is not None else None)
    finally:
        await gateway.stop()


def server_options(config: GatewayConfig) -> tuple[tuple[str, int], ...]:
    """What the server asks of grpc."""
    keepalive_ms = int(config.keepalive_s * 1000)
    return (
        ("grpc.max_receive_message_length", config.max_frame_bytes),
        ("grpc.max_metadata_size", 16_384),
        ("grpc.max_concurrent_streams", 16),
        ("grpc.server_handshake_timeout_ms", int(config.hello_s * 1000)),
        ("grpc.keepalive_time_ms", keepalive_ms),
        ("grpc.keepalive_timeout_ms", keepalive_ms // 2),
        # The time-out above alone ends no line that is dead in both directions: grpc waits a minute for its pings.
        ("grpc.http2.ping_timeout_ms", keepalive_ms // 2),
        ("grpc.keepalive_permit_without_calls", 1),
        # Agents ping as often as we do, and grpc adds pings of its own to measure bandwidth; by its usual limit of five
        # minutes an idle stream would be ended for too many of them.
        ("grpc.http2.min_ping_interval_without_data_ms", LEAST_PING_GAP_MS),
    )


class Gateway:
    """Server, hub and metrics of one process. `port` is the bound port once started."""

    def __init__(self, config: GatewayConfig) -> None:
        self._config = config
        self._paths = PkiPaths(config.pki_dir)
        self.hub = Hub(config)
        self._guard = Guard(self._paths.denied)
        self._patrol: asyncio.Task[None] | None = None
        self.registry = CollectorRegistry()
        self.registry.register(GatewayCollector(self.hub.counts, config.name))
        self.port = 0
        self._server = grpc.aio.server(options=server_options(config))
        method = grpc.stream_stream_rpc_method_handler(self._session)
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, {"Session": method}),))
        self._health = Health(self._server)

    async def start(self) -> None:
        """Bind, connect to the core, accept streams."""
        credentials = _Credentials(self._paths).server_credentials()
        try:
            self.port = self._server.add_secure_port(self._config.listen, credentials)
        except RuntimeError as err:
            raise BadConfig(f"gateway: cannot listen on {self._config.listen}: {err}; is the port taken?") from err
        if self._config.metrics_port:
            try:
                start_http_server(self._config.metrics_port, addr="127.0.0.1", registry=self.registry)
            except OSError as err:
                raise BadConfig(f"gateway: metrics_port {self._config.metrics_port} cannot be bound: {err}") from err
        self.hub.open()
        await self._server.start()
        self._patrol = asyncio.create_task(self._keep_out())
        log.info("gateway %s listens on %s", self._config.name, self._config.listen)

    async def stop(self) -> None:
        """End all streams, then the server."""
        if self._patrol is not None:
            self._patrol.cancel()
        await self._health.leave()
        self.hub.close()
        await self._server.stop(_STOP_GRACE_S)

    async def _keep_out(self) -> None:
        """Once a second: streams of denied sites and expired certificates end, and health follows the core's."""
        while True:
            await self._health.tell(serving=bool(self.hub.counts.core_here))
            await asyncio.sleep(PATROL_S)
            self._guard.refresh()
            self.hub.put_out(self._guard, time.time())

    async def _session(self, _requests: object, context: _Context) -> None:
        """One stream, from its opening to its end."""
        auth = context.auth_context()
        try:
            site_id = site_id_from_peer(auth)
        except BadMessage as err:
            self.hub.counts.closed["UNAUTHENTICATED"] += 1
            await context.abort(grpc.StatusCode.UNAUTHENTICATED, str(err))  # raises: the stream ends here
        holder = Pass(site_id, b"".join(auth.get("x509_pem_cert", ())))
        if why := self._guard.why_not(holder, time.time()):
            self.hub.counts.closed["PERMISSION_DENIED"] += 1
            await context.abort(grpc.StatusCode.PERMISSION_DENIED, why)
        line = self.hub.line(holder)
        self.hub.attach(line)
        reader = asyncio.create_task(self._read(context, line))
        writer = asyncio.create_task(self._write(context, line))
        try:
            await line.ended.wait()
        finally:
            self.hub.detach(line)
            reader.cancel()
            # gRPC takes no status while a message is under way: cancelled in the middle of one, the writer would leave
            # the agent with a stream that nobody serves and that never ends. Who reads nothing is not waited for.
            await asyncio.wait((reader, writer), timeout=LAST_WORD_S)
            writer.cancel()
            await asyncio.gather(reader, writer, return_exceptions=True)
        if line.end is not None:
            await context.abort(grpc.StatusCode[line.end.code], line.end.message)

    async def _read(self, context: _Context, line: Line) -> None:
        """Pass on what the agent says; its silence before Hello ends the stream."""
        pace = Pace(self._config.site_frames_per_s)
        try:
            async with asyncio.timeout(self._config.hello_s) as limit:
                while not line.ended.is_set():
                    body: object = await context.read()
                    if not isinstance(body, bytes):  # grpc's EOF mark
                        line.finish(None)
                        return
                    self.hub.received(line, body)
                    if line.stream.state is not StreamState.GREETING:
                        limit.reschedule(None)
                    if (wait_s := pace.wait_s(asyncio.get_running_loop().time())) > 0:
                        await asyncio.sleep(wait_s)
        except TimeoutError:
            line.finish(line.stream.silent(self._config.hello_s))
        except (grpc.aio.AioRpcError, grpc.aio.UsageError, asyncio.InvalidStateError):
            line.finish(None)

    async def _write(self, context: _Context, line: Line) -> None:
        """Write what waits; an agent that reads nothing holds up only its own stream."""
        try:
            while not line.ended.is_set():
                await line.wake.wait()
                for body in line.drain():
                    await context.write(body)
        except (grpc.aio.AioRpcError, grpc.aio.UsageError, asyncio.InvalidStateError):
            line.finish(None)


class _Credentials:
    """Server credentials that follow the files: a renewed certificate is used from the next handshake on."""

    def __init__(self, paths: PkiPaths) -> None:
        self._paths = paths
        self._seen: tuple[int, ...] = ()

    def server_credentials(self) -> grpc.ServerCredentials:
        """Mutual TLS; a client without a certificate by our root does not get past the handshake."""
        # The stubs do not know that None means "unchanged".
        fetch = cast("Callable[[], grpc.ServerCertificateConfiguration]", self._fetch)
        return grpc.dynamic_ssl_server_credentials(self._load(), fetch, require_client_authentication=True)

    def _stamps(self) -> tuple[int, ...]:
        files = (self._paths.gateway_key, self._paths.gateway_certificate, self._paths.ca)
        return tuple(path.stat().st_mtime_ns for path in files)

    def _load(self) -> grpc.ServerCertificateConfiguration:
        self._seen = self._stamps_or_raise()
        pair = (self._paths.gateway_key.read_bytes(), self._paths.gateway_certificate.read_bytes())
        return grpc.ssl_server_certificate_configuration([pair], root_certificates=self._paths.ca.read_bytes())

    def _stamps_or_raise(self) -> tuple[int, ...]:
        for path in (self._paths.gateway_key, self._paths.gateway_certificate, self._paths.ca):
            if not Path(path).is_file():
                raise BadFile.at(path, "is missing; `citybrain up` makes the keys and certificates of a run")
        return self._stamps()

    def _fetch(self) -> grpc.ServerCertificateConfiguration | None:
        try:
            return self._load() if self._stamps() != self._seen else None
        except OSError:
            return None  # half-way through a renewal: the old pair serves until both files are there
