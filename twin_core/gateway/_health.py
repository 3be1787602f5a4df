"""gRPC health checking and reflection beside the device service, behind the same mutual TLS."""

from __future__ import annotations

import grpc
from citybrain_wire.v1 import edge_pb2 as edge
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

__all__ = ["SERVICE", "Health"]

SERVICE = edge.DESCRIPTOR.services_by_name["EdgeGateway"].full_name


class Health:
    """Serving while the core answers: a gateway without a core takes frames and acknowledges none.

    Protocols: grpc.health.v1 (GRPC Health Checking Protocol) and grpc.reflection.v1alpha.
    """

    def __init__(self, server: grpc.aio.Server) -> None:
        self._servicer = health.aio.HealthServicer()  # type: ignore[attr-defined]  # its stubs know no asyncio
        health_pb2_grpc.add_HealthServicer_to_server(self._servicer, server)
        reflection.enable_server_reflection((SERVICE, health.SERVICE_NAME, reflection.SERVICE_NAME), server)

    async def tell(self, *, serving: bool) -> None:
        """Set the state of the service and of the server as a whole."""
        status = health_pb2.HealthCheckResponse
        for name in ("", SERVICE):
            await self._servicer.set(name, status.SERVING if serving else status.NOT_SERVING)

    async def leave(self) -> None:
        """The server is about to end: whoever watches should go elsewhere."""
        await self._servicer.enter_graceful_shutdown()
