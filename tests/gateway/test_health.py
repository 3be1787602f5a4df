"""Health and reflection beside the device service, behind the same mutual TLS."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import grpc
import pytest
from citybrain_wire.pki import PkiPaths
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc

from tests.gateway.harness import Loop, a_loop, make_pki

SERVICE = "citybrain.v1.EdgeGateway"
SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> PkiPaths:
    return make_pki(tmp_path_factory.mktemp("pki"))


@contextlib.asynccontextmanager
async def a_channel(loop: Loop) -> AsyncIterator[grpc.aio.Channel]:
    pair = (loop.pki.site_key("site-a").read_bytes(), loop.pki.site_certificate("site-a").read_bytes())
    credentials = grpc.ssl_channel_credentials(loop.pki.ca.read_bytes(), *pair)
    async with grpc.aio.secure_channel(f"localhost:{loop.gateway.port}", credentials) as channel:
        yield channel


def test_a_gateway_is_healthy_while_its_core_answers(pki: PkiPaths) -> None:
    async def play() -> list[int]:
        async with a_loop(pki) as loop, a_channel(loop) as channel:
            watch = health_pb2_grpc.HealthStub(channel).Watch(health_pb2.HealthCheckRequest(service=SERVICE))
            seen = []
            async with asyncio.timeout(20):
                while not seen or seen[-1] != SERVING:
                    seen.append((await watch.read()).status)
                loop.core.close()
                seen.append((await watch.read()).status)
            watch.cancel()
            return seen

    seen = asyncio.run(play())
    assert seen[-2:] == [SERVING, NOT_SERVING]


def test_an_unknown_service_is_not_found(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, a_channel(loop) as channel:
            request = health_pb2.HealthCheckRequest(service="citybrain.v1.Nothing")
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await health_pb2_grpc.HealthStub(channel).Check(request)
            assert caught.value.code() is grpc.StatusCode.NOT_FOUND

    asyncio.run(play())


def test_reflection_names_the_device_service(pki: PkiPaths) -> None:
    async def play() -> set[str]:
        async with a_loop(pki) as loop, a_channel(loop) as channel:
            call = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo()
            await call.write(reflection_pb2.ServerReflectionRequest(list_services=""))
            answer = await call.read()
            call.cancel()
            return {service.name for service in answer.list_services_response.service}

    assert {SERVICE, "grpc.health.v1.Health"} <= asyncio.run(play())


def test_without_a_certificate_nobody_learns_anything(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop:
            credentials = grpc.ssl_channel_credentials(pki.ca.read_bytes())
            async with grpc.aio.secure_channel(f"localhost:{loop.gateway.port}", credentials) as channel:
                with pytest.raises(grpc.aio.AioRpcError) as caught:
                    await health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=5)
                assert caught.value.code() is grpc.StatusCode.UNAVAILABLE

    asyncio.run(play())
