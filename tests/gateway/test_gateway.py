"""The gateway over real mutual TLS on loopback."""

from __future__ import annotations

import asyncio
import datetime as dt
import math
from pathlib import Path

import grpc
import pytest
from citybrain_wire import frame as frames
from citybrain_wire.pki import PkiPaths
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from grpc._cython import cygrpc

from tests.gateway.harness import a_frame, a_hello, a_loop, make_pki
from twin_core.gateway import GatewayConfig
from twin_core.gateway._server import server_options


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> PkiPaths:
    return make_pki(tmp_path_factory.mktemp("pki"))


def test_a_frame_reaches_the_core_under_the_certificates_name_and_its_ack_comes_back(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent("site-b") as agent:
            await loop.greet(agent, "site-b")
            await agent.say(edge.EdgeUp(frame=a_frame(1)))
            await loop.core.until(lambda _: bool(loop.core.frames()))
            assert loop.core.frames() == [("site-b", 1, 1)]
            assert len(loop.core.seen[0].site_up.certificate_sha256) == 32
            loop.core.ack("site-b", 1)
            ack = (await agent.hear()).ack
            assert (ack.level, ack.epoch, ack.seq) == (edge.ACK_LEVEL_APPLIED, 1, 1)

    asyncio.run(play())


def test_commands_and_paces_reach_the_agent_in_order(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent)
            command = edge.Command(device_id="c", epoch=1, seq=5, kind=edge.COMMAND_KIND_CANCEL)
            loop.core.say(twin.GatewayDown(command=twin.SiteCommand(site_id="site-a", command=command)))
            loop.core.say(twin.GatewayDown(pace=edge.Pace(ts_ns=7)))
            assert (await agent.hear()).command == command
            assert (await agent.hear()).pace.ts_ns == 7

    asyncio.run(play())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\xff\xff\xff\xff", "is no EdgeUp"),
        (b"", "empty message"),
        (edge.EdgeUp(frame=a_frame(1)).SerializeToString(), "the first message must be Hello"),
        (edge.EdgeUp(hello=edge.Hello(wire_version=2, epoch=1)).SerializeToString(), "wire_version 2"),
        (edge.EdgeUp(hello=edge.Hello(wire_version=1)).SerializeToString(), "epoch 0"),
    ],
)
def test_a_first_message_that_is_no_hello_ends_the_stream_with_invalid_argument(
    pki: PkiPaths, body: bytes, reason: str
) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await agent.call.write(body)
            code, details = await agent.end()
            assert code is grpc.StatusCode.INVALID_ARGUMENT
            assert reason in details
            loop.core.pump()
            assert not [up for up in loop.core.seen if up.HasField("site_up")]

    asyncio.run(play())


def test_bad_bytes_in_mid_stream_end_only_that_stream(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent("site-a") as bad, loop.agent("site-b") as good:
            await loop.greet(bad, "site-a")
            await loop.greet(good, "site-b")
            await bad.call.write(b"\x0a\xff")
            assert (await bad.end())[0] is grpc.StatusCode.INVALID_ARGUMENT
            await good.say(edge.EdgeUp(frame=a_frame(1)))
            await loop.core.until(lambda _: ("site-b", 1, 1) in loop.core.frames())
            await loop.core.until(lambda seen: any(up.site_down.site_id == "site-a" for up in seen))

    asyncio.run(play())


def test_an_oversize_message_ends_its_stream_with_resource_exhausted(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki, max_frame_bytes=20_000) as loop, loop.agent() as agent:
            await loop.greet(agent)
            rows = [frames.Reading(0, 1, 1.0)] * 4_000
            await agent.say(edge.EdgeUp(frame=a_frame(1, *rows)))
            assert (await agent.end())[0] is grpc.StatusCode.RESOURCE_EXHAUSTED

    asyncio.run(play())


def test_a_damaged_frame_is_refused_and_the_stream_goes_on(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent)
            broken = a_frame(1)
            broken.crc32 ^= 1
            await agent.say(edge.EdgeUp(frame=broken))
            refusal = (await agent.hear()).refusal
            assert (refusal.code, refusal.epoch, refusal.seq) == ("FRAME", 1, 1)
            assert "CRC does not match" in refusal.message
            await agent.say(edge.EdgeUp(frame=a_frame(2, epoch=9)))
            assert "named epoch 1" in (await agent.hear()).refusal.message
            await agent.say(edge.EdgeUp(frame=a_frame(3, frames.Reading(99, 0, 1.0))))
            assert "beyond the site's table of 3" in (await agent.hear()).refusal.message
            await agent.say(edge.EdgeUp(frame=a_frame(4)))
            await loop.core.until(lambda _: loop.core.frames() == [("site-a", 1, 4)])
            assert loop.gateway.hub.counts.refused == {"FRAME": 3}

    asyncio.run(play())


def test_values_that_cannot_be_are_marked_and_the_frame_is_sealed_again(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent)
            rows = [
                frames.Reading(0, 500, 3.0),
                frames.Reading(0, 500, -1.0),
                frames.Reading(1, 500, 1.5),
                frames.Reading(2, 500, math.nan),
                frames.Reading(2, 500, math.inf),
                frames.Reading(2, 500, 71.0),
                frames.Reading(2, 2_000, 20.0),
            ]
            await agent.say(edge.EdgeUp(frame=a_frame(1, *rows)))
            await loop.core.until(lambda _: bool(loop.core.frames()))
            frame = loop.core.seen[-1].frames.frames[0].frame
            assert list(frame.quality) == [0, 1, 1, 1, 1, 1, 1]
            frames.check(frame)
            assert loop.gateway.hub.counts.suspect_readings == 6

    asyncio.run(play())


def test_a_repeated_frame_is_not_passed_on(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent, acked=(1, 2))
            for seq in (2, 3, 3, 4):
                await agent.say(edge.EdgeUp(frame=a_frame(seq)))
            await loop.core.until(lambda _: len(loop.core.frames()) >= 2)
            assert loop.core.frames() == [("site-a", 1, 3), ("site-a", 1, 4)]
            assert loop.gateway.hub.counts.duplicates == 2

    asyncio.run(play())


def test_a_stream_that_ignores_its_credit_is_ended(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent, credit=2)
            for seq in range(1, 12):
                await agent.say(edge.EdgeUp(frame=a_frame(seq)))
            code, details = await agent.end()
            assert code is grpc.StatusCode.RESOURCE_EXHAUSTED
            assert "the credit is 2" in details

    asyncio.run(play())


def test_a_second_stream_of_a_site_replaces_the_first(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as old:
            await loop.greet(old)
            async with loop.agent() as new:
                await loop.greet(new)
                assert (await old.end())[0] is grpc.StatusCode.ABORTED
                await new.say(edge.EdgeUp(frame=a_frame(1)))
                await loop.core.until(lambda _: bool(loop.core.frames()))
                assert not [up for up in loop.core.seen if up.HasField("site_down")]
                assert loop.gateway.hub.counts.streams_replaced == 1

    asyncio.run(play())


def test_a_core_that_comes_back_hears_again_what_it_had_not_journaled(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent)
            for seq in (1, 2, 3):
                await agent.say(edge.EdgeUp(frame=a_frame(seq)))
            status = edge.CommandStatus(device_id="c", epoch=1, seq=1, state=edge.COMMAND_STATE_ACTIVE)
            await agent.say(edge.EdgeUp(status=status))
            await loop.core.until(lambda seen: any(up.HasField("status") for up in seen))
            loop.core.ack("site-a", 1)
            assert (await agent.hear()).ack.seq == 1
            loop.restart_core()
            await loop.core.until(lambda seen: any(up.HasField("site_up") for up in seen))
            assert loop.core.seen[0].site_up.resumed
            await agent.say(edge.EdgeUp(frame=a_frame(4)))
            assert loop.core.frames() == []
            loop.core.welcome("site-a", acked=(1, 2))
            assert (await agent.hear()).ack.seq == 2, "the agent hears an ack, never a second welcome"
            await loop.core.until(lambda _: len(loop.core.frames()) == 2)
            assert loop.core.frames() == [("site-a", 1, 3), ("site-a", 1, 4)]
            assert [up.status.status for up in loop.core.seen if up.HasField("status")] == [status]
            assert loop.gateway.hub.counts.core_losses == 1

    asyncio.run(play())


def test_without_a_core_a_stream_stays_open_and_waits_for_its_welcome(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop:
            port = loop.core.port
            loop.core.close()
            async with loop.agent() as agent:
                await agent.say(edge.EdgeUp(hello=a_hello()))
                loop.core = type(loop.core)(loop.context, port)
                await loop.core.until(lambda seen: any(up.HasField("site_up") for up in seen))
                assert not loop.core.seen[-1].site_up.resumed, "its Hello is news to every core"
                loop.core.welcome("site-a")
                assert (await agent.hear()).HasField("welcome")

    asyncio.run(play())


def test_silence_before_hello_ends_the_stream(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki, hello_s=0.1) as loop, loop.agent() as agent:
            await agent.call.wait_for_connection()
            code, details = await agent.end()
            assert code is grpc.StatusCode.DEADLINE_EXCEEDED
            assert details == "no Hello within 0.1 s"

    asyncio.run(play())


def test_every_option_is_one_that_this_grpc_knows(pki: PkiPaths) -> None:
    # grpc ignores options it does not know; a wrong name once ended idle streams for "too many pings".
    library = Path(cygrpc.__file__).read_bytes()
    config = GatewayConfig("127.0.0.1:0", "tcp://127.0.0.1:1", pki.folder, "gw-1")
    assert [name for name, _ in server_options(config) if name.encode() not in library] == []


def _certificate(pki: PkiPaths, uri: str, *, foreign: bool = False, age_days: int = 0) -> tuple[bytes, bytes]:
    """(key, certificate) for `uri`, signed by our root or by a root of nobody's."""
    root = x509.load_pem_x509_certificate(pki.ca.read_bytes())
    signer = serialization.load_pem_private_key(pki.ca_key.read_bytes(), None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    start = dt.datetime.now(dt.UTC) - dt.timedelta(days=age_days)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")]))
        .issuer_name(root.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.UniformResourceIdentifier(uri)]), critical=False)
        .sign(ec.generate_private_key(ec.SECP256R1()) if foreign else signer, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return pem, certificate.public_bytes(serialization.Encoding.PEM)


def test_a_certificate_that_names_no_site_is_unauthenticated(pki: PkiPaths) -> None:
    async def play() -> None:
        pair = _certificate(pki, "spiffe://city/operator/x")
        async with a_loop(pki) as loop, loop.agent(certificate=pair) as agent:
            code, details = await agent.end()
            assert code is grpc.StatusCode.UNAUTHENTICATED
            assert "must name exactly one site" in details

    asyncio.run(play())


@pytest.mark.parametrize("fault", ["foreign", "expired", "none"])
def test_strangers_do_not_get_past_the_handshake(pki: PkiPaths, fault: str) -> None:
    async def play() -> None:
        uri = "spiffe://city/site/site-a"
        pair = _certificate(pki, uri, foreign=fault == "foreign", age_days=5 if fault == "expired" else 0)
        async with a_loop(pki) as loop:
            parts = (None, None) if fault == "none" else pair
            credentials = grpc.ssl_channel_credentials(pki.ca.read_bytes(), *parts)
            async with grpc.aio.secure_channel(f"localhost:{loop.gateway.port}", credentials) as channel:
                call = channel.stream_stream("/citybrain.v1.EdgeGateway/Session")(timeout=10)
                assert await call.code() is grpc.StatusCode.UNAVAILABLE
            assert loop.gateway.hub.counts.streams_opened == 0

    asyncio.run(play())


def test_other_methods_are_unimplemented(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop:
            pair = (pki.site_key("site-a").read_bytes(), pki.site_certificate("site-a").read_bytes())
            credentials = grpc.ssl_channel_credentials(pki.ca.read_bytes(), *pair)
            async with grpc.aio.secure_channel(f"localhost:{loop.gateway.port}", credentials) as channel:
                call = channel.stream_stream("/citybrain.v1.EdgeGateway/Other")(timeout=10)
                assert await call.code() is grpc.StatusCode.UNIMPLEMENTED

    asyncio.run(play())


def test_metrics_are_exported_by_name(pki: PkiPaths, tmp_path: Path) -> None:
    from prometheus_client import generate_latest

    async def play() -> str:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent)
            await agent.say(edge.EdgeUp(frame=a_frame(1)))
            await loop.core.until(lambda _: bool(loop.core.frames()))
            return generate_latest(loop.gateway.registry).decode()

    text = asyncio.run(play())
    assert 'citybrain_gateway_frames_total{gateway="gw-1"} 1.0' in text
    assert 'citybrain_gateway_streams{gateway="gw-1"} 1.0' in text


class SlowWriter:
    """As much of gRPC's context as a session uses; a message stays under way until `arrived` is set."""

    def __init__(self, pki: PkiPaths, said: list[bytes]) -> None:
        self._certificate = pki.site_certificate("site-a").read_bytes()
        self._said = said
        self.arrived, self.writing = asyncio.Event(), asyncio.Event()
        self.under_way = False

    def auth_context(self) -> dict[str, list[bytes]]:
        return {"x509_subject_alternative_name": [b"spiffe://city/site/site-a"], "x509_pem_cert": [self._certificate]}

    async def read(self) -> bytes:
        if len(self._said) == 1:
            await self.writing.wait()
        return self._said.pop(0)

    async def write(self, _body: bytes) -> None:
        self.under_way = True
        self.writing.set()
        await self.arrived.wait()
        self.under_way = False

    async def abort(self, code: grpc.StatusCode, _details: str) -> None:
        assert not self.under_way, "gRPC takes no status while a message is under way: the stream would never end"
        raise ConnectionAbortedError(code.name)


def test_a_stream_that_is_ended_in_the_middle_of_a_message_learns_it(pki: PkiPaths) -> None:
    async def scene() -> None:
        async with a_loop(pki) as loop:
            hello = edge.EdgeUp(hello=a_hello()).SerializeToString()
            context = SlowWriter(pki, [hello, b"\xff"])
            session = asyncio.ensure_future(loop.gateway._session(None, context))  # type: ignore[arg-type]
            await loop.core.until(lambda seen: any(up.HasField("site_up") for up in seen))
            loop.core.welcome("site-a")
            await context.writing.wait()
            while loop.gateway.hub.counts.streams:
                await asyncio.sleep(0.001)
            context.arrived.set()
            with pytest.raises(ConnectionAbortedError, match="INVALID_ARGUMENT"):
                await session

    asyncio.run(asyncio.wait_for(scene(), 20))
