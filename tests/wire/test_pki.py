"""The development authority makes what mTLS needs, keeps it, and lets nobody be somebody else."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import grpc
import pytest
from citybrain_wire import pki
from citybrain_wire.errors import BadFile, BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import edge_pb2_grpc
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

ODD = "交叉口/../ø #1"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_running_it_twice_changes_nothing_and_a_new_site_is_added(tmp_path: Path) -> None:
    pki.ensure_pki(tmp_path, ["site-a"])
    first = snapshot(tmp_path)
    paths = pki.ensure_pki(tmp_path, ["site-a", ODD])
    second = snapshot(tmp_path)
    assert {name: second[name] for name in first} == first
    assert pki.site_certificate(paths.site_certificate(ODD)) == ODD
    assert paths.site_certificate(ODD).parent == tmp_path / "sites"


def test_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    pki.ensure_pki(tmp_path, ["site-a"])
    keys = list(tmp_path.rglob("*.key"))
    assert len(keys) == 4
    assert all(path.stat().st_mode & 0o077 == 0 for path in keys)


def test_a_leaf_that_is_about_to_expire_is_renewed_and_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pki, "_LEAF_DAYS", 3)
    paths = pki.ensure_pki(tmp_path, ["site-a"])
    monkeypatch.setattr(pki, "_LEAF_DAYS", 30)
    before = snapshot(tmp_path)
    pki.ensure_pki(tmp_path, ["site-a"])
    after = snapshot(tmp_path)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"gateway.pem", "gateway.key", "sites/site-a.pem", "sites/site-a.key"}
    renewed = x509.load_pem_x509_certificate(paths.site_certificate("site-a").read_bytes())
    assert renewed.not_valid_after_utc - dt.datetime.now(dt.UTC) > dt.timedelta(days=29)


def test_a_leaf_of_another_root_is_made_anew(tmp_path: Path) -> None:
    paths = pki.ensure_pki(tmp_path / "a", ["site-a"])
    other = pki.ensure_pki(tmp_path / "b", ["site-a"])
    stolen = other.site_certificate("site-a").read_bytes()
    paths.site_certificate("site-a").write_bytes(stolen)
    pki.ensure_pki(tmp_path / "a", ["site-a"])
    assert paths.site_certificate("site-a").read_bytes() != stolen


def test_a_broken_root_is_named_and_never_replaced(tmp_path: Path) -> None:
    paths = pki.ensure_pki(tmp_path, [])
    paths.ca_key.write_text("junk")
    with pytest.raises(BadFile, match=r"ca\.key: is not a PEM key .*delete ca\.key and ca\.pem to start anew"):
        pki.ensure_pki(tmp_path, [])
    pki.ensure_pki(tmp_path / "other", [])
    paths.ca_key.write_bytes((tmp_path / "other" / "ca.key").read_bytes())
    with pytest.raises(BadFile, match=r"ca\.key: does not belong to ca\.pem; delete both to start anew"):
        pki.ensure_pki(tmp_path, [])


def test_command_keys_sign_and_verify_and_other_files_are_refused(tmp_path: Path) -> None:
    paths = pki.ensure_pki(tmp_path, [])
    signature = pki.load_signing_key(paths.command_key).sign(b"x")
    pki.load_verify_key(paths.command_public).verify(signature, b"x")
    with pytest.raises(BadFile, match="is not an Ed25519 key; commands are signed with Ed25519 only"):
        pki.load_signing_key(paths.gateway_key)
    with pytest.raises(BadFile, match=r"command verify key is missing; copy command\.pub from the core"):
        pki.load_verify_key(tmp_path / "none")
    with pytest.raises(BadFile, match="is not a PEM public key"):
        pki.load_verify_key(paths.gateway_certificate)


@settings(deadline=None, derandomize=True)
@given(st.text(min_size=1, max_size=30))
def test_every_id_is_one_file_name_and_comes_back_from_its_uri(site_id: str) -> None:
    if any(0xD800 <= ord(letter) < 0xE000 for letter in site_id):
        return
    uri = pki.site_uri(site_id)
    assert uri.isascii()
    assert pki.site_id_from_peer({"x509_subject_alternative_name": [uri.encode()]}) == site_id
    path = pki.PkiPaths(Path("/p")).site_key(site_id)
    assert path.parent == Path("/p/sites")
    assert path.name not in (".", "..")


@pytest.mark.parametrize(
    "names",
    [
        [],
        [b"spiffe://city/gateway"],
        [b"spiffe://city/site/"],
        [b"spiffe://city/site/a", b"spiffe://city/site/b"],
        [b"spiffe://city/site/a/b"],
        [b"spiffe://elsewhere/site/a"],
        [b"\xff\xfe"],
    ],
)
def test_a_peer_that_names_no_single_site_is_nobody(names: list[bytes]) -> None:
    with pytest.raises(BadMessage, match="certificate must name exactly one site"):
        pki.site_id_from_peer({"x509_subject_alternative_name": names})


class _Echo(edge_pb2_grpc.EdgeGatewayServicer):
    async def Session(
        self, request_iterator: AsyncIterator[edge.EdgeUp], context: grpc.aio.ServicerContext
    ) -> AsyncIterator[edge.EdgeDown]:
        site = pki.site_id_from_peer(context.auth_context())
        yield edge.EdgeDown(refusal=edge.Refusal(message=site))


async def ask(server: pki.PkiPaths, trusted: pki.PkiPaths, certificate: Path | None, key: Path | None) -> str:
    """What a gateway with `server`'s files answers to a client; the grpc status where it does not."""
    made = grpc.aio.server()
    edge_pb2_grpc.add_EdgeGatewayServicer_to_server(_Echo(), made)
    pair = (server.gateway_key.read_bytes(), server.gateway_certificate.read_bytes())
    port = made.add_secure_port(
        "127.0.0.1:0", grpc.ssl_server_credentials([pair], server.ca.read_bytes(), require_client_auth=True)
    )
    await made.start()
    credentials = grpc.ssl_channel_credentials(
        trusted.ca.read_bytes(),
        key.read_bytes() if key is not None else None,
        certificate.read_bytes() if certificate is not None else None,
    )
    try:
        async with grpc.aio.secure_channel(f"127.0.0.1:{port}", credentials) as channel:
            async for answer in edge_pb2_grpc.EdgeGatewayStub(channel).Session(iter([edge.EdgeUp()])):
                return str(answer.refusal.message)
        return ""
    except grpc.aio.AioRpcError as error:
        return error.code().name
    finally:
        await made.stop(0)


def test_only_a_site_of_our_root_gets_in_and_under_its_own_name(tmp_path: Path) -> None:
    ours = pki.ensure_pki(tmp_path / "a", [ODD])
    theirs = pki.ensure_pki(tmp_path / "b", [ODD])

    async def all_cases() -> dict[str, str]:
        mine, key = ours.site_certificate(ODD), ours.site_key(ODD)
        return {
            "own": await ask(ours, ours, mine, key),
            "no certificate": await ask(ours, ours, None, None),
            "other root": await ask(ours, ours, theirs.site_certificate(ODD), theirs.site_key(ODD)),
            "server of another root": await ask(theirs, ours, mine, key),
        }

    assert asyncio.run(all_cases()) == {
        "own": ODD,
        "no certificate": "UNAVAILABLE",
        "other root": "UNAVAILABLE",
        "server of another root": "UNAVAILABLE",
    }
