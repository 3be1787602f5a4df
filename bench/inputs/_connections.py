"""Bad inputs that are about connections: who knocks, how, how often, and what is said before gRPC is spoken."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import ssl
import struct
from collections.abc import Awaitable, Callable

import grpc
from citybrain_wire.pki import PkiPaths, ensure_pki, site_uri
from citybrain_wire.v1 import edge_pb2 as edge
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bench.inputs._kit import Kit, limited, message
from bench.inputs._stream import SILENCE, TAKEN, a_stream, outcome_of

__all__ = ["CONNECTIONS", "Skipped"]

CLOSED = "closed"
SLOW_SOCKETS = 300  # of those that say one byte; more say nothing new and cost the sender its descriptors
OPEN_AND_CANCEL = 200
STORM = 100
FLOOD = 20_000
ENDURED_S = 2.0  # after which a flood has done nothing
_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_SETTINGS, _PING, _HEADERS, _RST, _GOAWAY = 4, 6, 1, 3, 7


class Skipped(Exception):
    """This input cannot be tried here, and why."""


async def _knock(kit: Kit, pair: tuple[bytes, bytes]) -> set[str]:
    async with a_stream(kit, pair) as stream:
        return {await stream.greet(edge.EdgeUp(hello=kit.hello()).SerializeToString()) or TAKEN}


async def gzip_bomb(kit: Kit) -> set[str]:
    async with a_stream(kit, compression=grpc.Compression.Gzip) as stream:
        if trouble := await stream.greet(edge.EdgeUp(hello=kit.hello()).SerializeToString()):
            return {trouble}
        return {await stream.say([limited(99, bytes(1 << 25))], kit.frame())}


async def without_certificate(kit: Kit) -> set[str]:
    return await _knock(kit, (b"", b""))


async def unknown_authority(kit: Kit) -> set[str]:
    other = ensure_pki(kit.scratch / "stranger", [kit.site])
    return await _knock(kit, (other.site_key(kit.site).read_bytes(), other.site_certificate(kit.site).read_bytes()))


def _leaf(pki: PkiPaths, site: str, since: dt.timedelta, until: dt.timedelta) -> tuple[bytes, bytes]:
    """A certificate of `site` by the authority itself, valid from and to so far from now."""
    if not pki.ca_key.exists():
        raise Skipped("needs the authority's key (ca.key), which is not here")
    authority = x509.load_pem_x509_certificate(pki.ca.read_bytes())
    signer = serialization.load_pem_private_key(pki.ca_key.read_bytes(), None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + since)
        .not_valid_after(now + until)
        .add_extension(x509.SubjectAlternativeName([x509.UniformResourceIdentifier(site_uri(site))]), critical=True)
        .sign(signer, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return pem, certificate.public_bytes(serialization.Encoding.PEM)


async def expired(kit: Kit) -> set[str]:
    return await _knock(kit, _leaf(kit.pki, kit.site, dt.timedelta(days=-1), dt.timedelta(seconds=-1)))


async def not_yet_valid(kit: Kit) -> set[str]:
    return await _knock(kit, _leaf(kit.pki, kit.site, dt.timedelta(hours=1), dt.timedelta(days=1)))


async def clone(kit: Kit) -> set[str]:
    """Two boxes with one certificate: how the first one's stream ends when the second opens its own."""
    hello = edge.EdgeUp(hello=kit.hello()).SerializeToString()
    async with a_stream(kit) as first, a_stream(kit) as second:
        trouble = await first.greet(hello) or await second.greet(hello)
        if trouble:
            return {trouble}
        return {await first.end()}


def _tls(kit: Kit, *, with_certificate: bool) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=kit.pki.ca)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.set_alpn_protocols(["h2"])
    if with_certificate:
        context.load_cert_chain(kit.pki.site_certificate(kit.site), kit.pki.site_key(kit.site))
    return context


def _host_port(kit: Kit) -> tuple[str, int]:
    host, _, port = kit.address.rpartition(":")
    return host, int(port)


async def operators_token(kit: Kit) -> set[str]:
    """A person's token over HTTP/1.1 on the device port, without a device's certificate."""
    host, port = _host_port(kit)
    try:
        reader, writer = await asyncio.open_connection(host, port, ssl=_tls(kit, with_certificate=False))
        writer.write(b"GET /api/v1/state HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer operator\r\n\r\n")
        async with asyncio.timeout(10):
            answer = await reader.read(16)
    except (OSError, TimeoutError):
        return {CLOSED}
    writer.close()
    return {"answered HTTP" if answer.startswith(b"HTTP") else CLOSED}


async def slow_handshakes(kit: Kit) -> set[str]:
    """Sockets that begin a handshake with one byte and say no more: the gateway hangs up on all of them."""
    pairs = [await asyncio.open_connection(*_host_port(kit)) for _ in range(SLOW_SOCKETS)]
    for _, writer in pairs:
        writer.write(b"\x16")
    found = {await _until_closed(reader) for reader, _ in pairs}
    for _, writer in pairs:
        writer.close()
    return found


async def _until_closed(reader: asyncio.StreamReader) -> str:
    try:
        async with asyncio.timeout(30):
            while await reader.read(1_024):
                continue
    except TimeoutError:
        return SILENCE
    except OSError:
        pass
    return CLOSED


async def nothing_said(kit: Kit) -> set[str]:
    async with a_stream(kit) as stream:
        return {await stream.end()}


async def never_reads(kit: Kit) -> set[str]:
    """A window of frames again and again, and no ack is ever read meanwhile."""
    async with a_stream(kit) as stream:
        if trouble := await stream.greet(edge.EdgeUp(hello=kit.hello()).SerializeToString()):
            return {trouble}
        for _ in range(4):
            for _ in range(max(1, stream.credit // 2)):
                await stream.call.write(message(kit.frame()))
            await asyncio.sleep(0.3)
        return {await stream.say([], kit.frame())}


async def ten_times_too_fast(kit: Kit) -> set[str]:
    async with a_stream(kit) as stream:
        if trouble := await stream.greet(edge.EdgeUp(hello=kit.hello()).SerializeToString()):
            return {trouble}
        half = max(1, stream.credit // 2)
        found = set()
        for _ in range(10):
            found.add(await stream.say([message(kit.frame()) for _ in range(half)], kit.frame()))
        return found


async def connect_at_once(kit: Kit) -> set[str]:
    """Many handshakes of one box at once; the newest stream stands, and all were heard."""

    async def one() -> str:
        async with a_stream(kit) as stream:
            return await stream.greet(edge.EdgeUp(hello=kit.hello()).SerializeToString()) or TAKEN

    return set(await asyncio.gather(*(one() for _ in range(STORM))))


async def open_and_cancel(kit: Kit) -> set[str]:
    for _ in range(OPEN_AND_CANCEL):
        async with a_stream(kit) as stream:
            with contextlib.suppress(TimeoutError, grpc.aio.AioRpcError):
                async with asyncio.timeout(0.01):
                    await stream.greet(edge.EdgeUp(hello=kit.hello()).SerializeToString())
    return await outcome_of(kit, [[]], greeted=True)


def _h2(kind: int, flags: int, stream: int, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + body


def _request() -> bytes:
    """Header block of a call, literals without Huffman (RFC 7541, section 6.2.2)."""
    path, kind = b"/citybrain.v1.EdgeGateway/Session", b"application/grpc"
    block = b"\x83\x87\x04" + bytes([len(path)]) + path + b"\x01\x01x"
    return block + b"\x0f\x10" + bytes([len(kind)]) + kind + b"\x00\x02te\x08trailers"


async def _flood(kit: Kit, body: bytes) -> set[str]:
    host, port = _host_port(kit)
    reader, writer = await asyncio.open_connection(host, port, ssl=_tls(kit, with_certificate=True))
    heard = asyncio.ensure_future(_goaway(reader))
    with contextlib.suppress(OSError):
        writer.write(_PREFACE + _h2(_SETTINGS, 0, 0) + body)
        await writer.drain()
    try:
        async with asyncio.timeout(ENDURED_S):
            return {await heard}
    except TimeoutError:
        return {"endured"}
    finally:
        writer.transport.abort()


async def _goaway(reader: asyncio.StreamReader) -> str:
    """Read frames of HTTP/2 until the peer says GOAWAY or hangs up."""
    with contextlib.suppress(OSError, asyncio.IncompleteReadError):
        while True:
            head = await reader.readexactly(9)
            await reader.readexactly(int.from_bytes(head[:3], "big"))
            if head[3] == _GOAWAY:
                return "goaway"
    return CLOSED


async def floods(kit: Kit) -> set[str]:
    """Pings without end, then calls that are opened and reset at once (CVE-2023-44487)."""
    found = await _flood(kit, _h2(_PING, 0, 0, bytes(8)) * FLOOD)
    block = _request()
    rapid = b"".join(
        _h2(_HEADERS, 0x4, 2 * k + 1, block) + _h2(_RST, 0, 2 * k + 1, struct.pack(">I", 8)) for k in range(FLOOD // 10)
    )
    return found | await _flood(kit, rapid)


CONNECTIONS: dict[int, Callable[[Kit], Awaitable[set[str]]]] = {
    12: gzip_bomb,
    46: clone,
    50: without_certificate,
    51: unknown_authority,
    52: expired,
    53: not_yet_valid,
    57: operators_token,
    71: slow_handshakes,
    73: nothing_said,
    74: never_reads,
    75: ten_times_too_fast,
    76: connect_at_once,
    77: open_and_cancel,
    78: floods,
}
