"""Getting a site's certificate and keeping it: once by an invitation, then by itself at two thirds of its life.

An invitation is a small file that the core's operator makes and an installer carries: the site, where to ask, whom to
trust, and a token that is good once. The key is made here and never leaves the box.
"""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import grpc
from citybrain_wire.enrolment import make_request, renewal_due, sign_request, site_of
from citybrain_wire.errors import BadFile, BadMessage, Refused, Unavailable
from citybrain_wire.pki import PkiPaths
from citybrain_wire.v1 import enrol_pb2 as wire
from cryptography.hazmat.primitives import serialization

from edge_agent._keys import KeyPair

__all__ = ["Invitation", "enrol", "keep_certificates"]

CHECK_S = 60.0
TIMEOUT_S = 30.0
MAX_FILE_BYTES = 1 << 16
_log = logging.getLogger("citybrain.agent.enrol")


@dataclass(frozen=True)
class Invitation:
    """What an installer brings."""

    site: str
    address: str
    token: bytes
    ca_pem: bytes

    @classmethod
    def read(cls, path: Path) -> Invitation:
        """Raises BadFile where the file is no invitation."""
        try:
            if path.stat().st_size > MAX_FILE_BYTES:
                raise BadFile.at(path, "is too large to be an invitation")
            found = json.loads(path.read_text(encoding="utf-8"))
            site, address, ca_pem = found["site"], found["address"], found["ca_pem"]
            token = base64.urlsafe_b64decode(found["token"])
            if not all(isinstance(text, str) and text for text in (site, address, ca_pem)):
                raise ValueError("site, address and ca_pem must be texts")
        except (OSError, ValueError, KeyError, TypeError) as err:
            raise BadFile.at(path, f"is no invitation ({err!r}); ask for a new one") from err
        return cls(site, address, token, ca_pem.encode())

    def write(self, path: Path) -> None:
        """Readable by its owner only: who holds it can become the site."""
        token = base64.urlsafe_b64encode(self.token).decode()
        values = {"site": self.site, "address": self.address, "token": token, "ca_pem": self.ca_pem.decode()}
        path.touch(mode=0o600)
        path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")


def enrol(invitation: Invitation, folder: Path) -> PkiPaths:
    """Make a key, get its certificate, write both into `folder` with what to trust.

    Raises Refused with the authority's code, Unavailable where it does not answer.
    """
    paths = PkiPaths(folder)
    key, request = make_request(invitation.site)
    ask = wire.EnrolRequest(site_id=invitation.site, token=invitation.token, csr_der=request)
    with grpc.secure_channel(invitation.address, grpc.ssl_channel_credentials(invitation.ca_pem)) as channel:
        call = channel.unary_unary("/citybrain.v1.Enrolment/Enrol", None, None)
        try:
            answer = wire.Enrolled.FromString(call(ask.SerializeToString(), timeout=TIMEOUT_S, wait_for_ready=True))
        except grpc.RpcError as err:
            raise _told(invitation.address, err) from err
    pair = KeyPair(paths.site_certificate(invitation.site), paths.site_key(invitation.site))
    pair.certificate.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    pair.replace(answer.certificate_pem, key)
    paths.ca.write_bytes(answer.ca_pem)
    paths.command_public.write_bytes(answer.command_public_pem)
    return paths


async def keep_certificates(
    pairs: Sequence[KeyPair],
    address: str,
    ca: Path,
    *,
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    period_s: float = CHECK_S,
) -> None:
    """Renew what is due, for ever. A failure is told and tried again; streams are not touched: they live on, and use
    the new pair when they are next made."""
    while True:
        for pair in pairs:
            try:
                certificate, _ = await asyncio.to_thread(pair.load)
                if renewal_due(certificate, now()):
                    await _renew(pair, address, ca)
            except (BadFile, BadMessage, Refused, Unavailable, OSError) as err:
                _log.error("%s: certificate was not renewed: %s", pair.certificate.name, err)
        await asyncio.sleep(period_s)


async def _renew(pair: KeyPair, address: str, ca: Path) -> None:
    certificate, old_key = pair.load()
    site_id = site_of(certificate)
    key, request = make_request(site_id)
    ask = wire.RenewRequest(
        certificate_der=certificate.public_bytes(serialization.Encoding.DER),
        csr_der=request,
        signature=sign_request(request, old_key),
    )
    async with grpc.aio.secure_channel(address, grpc.ssl_channel_credentials(ca.read_bytes())) as channel:
        call = channel.unary_unary("/citybrain.v1.Enrolment/Renew", None, None)
        try:
            body = cast(bytes, await call(ask.SerializeToString(), timeout=TIMEOUT_S, wait_for_ready=True))
        except grpc.aio.AioRpcError as err:
            raise _told(address, err) from err
    answer = wire.Enrolled.FromString(body)
    await asyncio.to_thread(pair.replace, answer.certificate_pem, key)
    _log.info("site %s: certificate was renewed", site_id)


def _told(address: str, err: grpc.RpcError) -> Refused | Unavailable:
    """What the authority's answer means: a refusal with its code, or nothing that could be understood."""
    text = str(err.details() or "")
    if err.code() is grpc.StatusCode.PERMISSION_DENIED:
        code, _, message = text.partition(": ")
        return Refused(code, message)
    return Unavailable(f"enrolment at {address} did not answer: {err.code().name} {text}")
