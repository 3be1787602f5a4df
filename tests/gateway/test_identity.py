"""Enrolment over the wire, renewal under a running stream, and the end of streams that may not go on."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import grpc
import pytest
from citybrain_wire.enrolment import LIFE, Registrar
from citybrain_wire.errors import Refused
from citybrain_wire.pki import PkiPaths, ensure_pki
from citybrain_wire.v1 import edge_pb2 as edge

from citybrain._pki import allow, deny, invite
from edge_agent import Invitation, enrol
from edge_agent._enrol import keep_certificates
from edge_agent._keys import KeyPair
from tests.conftest import ROOT
from tests.gateway.harness import a_frame, a_loop
from twin_core.gateway import EnrolmentConfig, EnrolmentServer


@pytest.fixture
def pki(tmp_path: Path) -> PkiPaths:
    return ensure_pki(tmp_path / "pki", ["site-a", "site-b"])


def box(folder: Path, site: str = "site-a") -> KeyPair:
    paths = PkiPaths(folder)
    return KeyPair(paths.site_certificate(site), paths.site_key(site))


def test_a_box_enrols_by_its_invitation_and_holds_a_stream(pki: PkiPaths, tmp_path: Path) -> None:
    async def play() -> None:
        server = EnrolmentServer(EnrolmentConfig("127.0.0.1:0", pki.folder))
        await server.start()
        file = tmp_path / "site-a.invite"
        invite("site-a", pki.folder, f"127.0.0.1:{server.port}", file, 1.0)
        got = await asyncio.to_thread(enrol, Invitation.read(file), tmp_path / "box")
        assert got.command_public.read_bytes() == pki.command_public.read_bytes()
        pair = (got.site_key("site-a").read_bytes(), got.site_certificate("site-a").read_bytes())
        async with a_loop(pki) as loop, loop.agent(certificate=pair) as agent:
            await loop.greet(agent)
        with pytest.raises(Refused, match=r"^TOKEN: .*was used"):
            await asyncio.to_thread(enrol, Invitation.read(file), tmp_path / "other-box")
        await server.stop()

    asyncio.run(play())


def test_a_certificate_is_renewed_at_two_thirds_of_its_life_and_the_stream_goes_on(
    pki: PkiPaths, tmp_path: Path
) -> None:
    async def play() -> None:
        clock = [dt.datetime.now(dt.UTC)]
        server = EnrolmentServer(EnrolmentConfig("127.0.0.1:0", pki.folder), now=lambda: clock[0])
        await server.start()
        address = f"127.0.0.1:{server.port}"
        token = Registrar(pki).invite("site-a", clock[0])
        invitation = Invitation("site-a", address, token, pki.ca.read_bytes())
        await asyncio.to_thread(enrol, invitation, tmp_path / "box")
        pair = box(tmp_path / "box")
        first, _ = pair.load()
        async with (
            a_loop(pki) as loop,
            loop.agent(certificate=(pair.key.read_bytes(), pair.certificate.read_bytes())) as agent,
        ):
            await loop.greet(agent)
            clock[0] += LIFE * 0.7
            job = asyncio.create_task(keep_certificates([pair], address, pki.ca, now=lambda: clock[0], period_s=0.01))
            async with asyncio.timeout(10):
                while pair.load()[0].serial_number == first.serial_number:
                    await asyncio.sleep(0.01)
            job.cancel()
            await asyncio.gather(job, return_exceptions=True)
            await agent.say(edge.EdgeUp(frame=a_frame(1)))
            await loop.core.until(lambda _: bool(loop.core.frames()))
            assert loop.gateway.hub.counts.streams_opened == 1
        renewed, _ = pair.load()
        assert renewed.not_valid_after_utc - first.not_valid_after_utc > LIFE * 0.6
        await server.stop()

    asyncio.run(play())


def test_a_denied_site_is_put_out_of_its_stream_and_not_let_in_again_until_it_is_allowed(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop:
            async with loop.agent() as agent, loop.agent("site-b") as other:
                await loop.greet(agent)
                await loop.greet(other, "site-b")
                deny("site-a", pki.folder, "box stolen\nfrom its cabinet")
                code, why = await agent.end()
                assert (code, "deny list" in why) == (grpc.StatusCode.PERMISSION_DENIED, True)
                await other.say(edge.EdgeUp(frame=a_frame(1)))
                await loop.core.until(lambda _: bool(loop.core.frames()))
            async with loop.agent() as again:
                assert (await again.end())[0] is grpc.StatusCode.PERMISSION_DENIED
            allow("site-a", pki.folder)
            async with asyncio.timeout(10):
                while loop.gateway._guard._list.sites:
                    await asyncio.sleep(0.05)
            async with loop.agent() as again:
                await loop.greet(again)

    asyncio.run(play())


def test_a_stream_ends_when_its_certificate_does(pki: PkiPaths) -> None:
    async def play() -> None:
        async with a_loop(pki) as loop, loop.agent() as agent:
            await loop.greet(agent)
            (line,) = loop.gateway.hub._lines.values()
            line.holder.until_s = 0.0
            code, why = await agent.end()
            assert (code, "has expired" in why) == (grpc.StatusCode.PERMISSION_DENIED, True)

    asyncio.run(play())


def test_a_deny_list_that_becomes_unreadable_leaves_the_last_one_in_force(pki: PkiPaths) -> None:
    async def play() -> None:
        deny("site-a", pki.folder, "stolen")
        async with a_loop(pki) as loop:
            pki.denied.write_text("nonsense\n")
            loop.gateway._guard.refresh()
            async with loop.agent() as agent:
                assert (await agent.end())[0] is grpc.StatusCode.PERMISSION_DENIED

    asyncio.run(play())


_PROBE = """
import asyncio, socket, ssl, sys
from citybrain_wire.tls import tls13_only
tls13_only()
from pathlib import Path
from citybrain_wire.pki import PkiPaths
from twin_core.gateway import Gateway, GatewayConfig

paths = PkiPaths(Path(sys.argv[1]))

def attempt(port, highest, secure=True):
    with socket.create_connection(("127.0.0.1", port), 10) as plain:
        if not secure:
            plain.sendall(b"PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n")
            return plain.recv(100).hex() or "closed"
        context = ssl.create_default_context(cafile=str(paths.ca))
        context.load_cert_chain(paths.site_certificate("site-a"), paths.site_key("site-a"))
        context.maximum_version = highest
        context.set_alpn_protocols(["h2"])
        try:
            with context.wrap_socket(plain, server_hostname="localhost") as wrapped:
                return wrapped.version()
        except OSError as err:
            return type(err).__name__

async def main():
    gateway = Gateway(GatewayConfig("127.0.0.1:0", "tcp://127.0.0.1:9", paths.folder, "gw"))
    await gateway.start()
    print(await asyncio.to_thread(attempt, gateway.port, ssl.TLSVersion.TLSv1_3))
    print(await asyncio.to_thread(attempt, gateway.port, ssl.TLSVersion.TLSv1_2))
    print(await asyncio.to_thread(attempt, gateway.port, None, False))
    await gateway.stop()

asyncio.run(main())
"""


def test_the_device_port_speaks_tls_1_3_and_nothing_else(pki: PkiPaths) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "GRPC_SSL_CIPHER_SUITES"}
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(pki.folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    newest, older, plain = done.stdout.split()
    assert newest == "TLSv1.3"
    assert older != "TLSv1.2", "1.2 must find no suite to agree on"
    assert plain == "closed" or not plain.startswith("000"), "no HTTP/2 settings frame without TLS"
