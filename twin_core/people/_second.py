"""The second factor: six digits that change every half minute (TOTP, RFC 6238), as authenticator programs show them."""

from __future__ import annotations

import base64
import binascii
import hmac
import os

from citybrain_wire.errors import StoreDamaged
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

__all__ = ["new_second", "second_uri", "step_of"]

STEP_S = 30
DIGITS = 6
DRIFT_STEPS = 1  # telephones' clocks are a little wrong; RFC 6238, 5.2 recommends one step
S = 1_000_000_000


def new_second() -> str:
    """A secret of 160 bits in base32, as RFC 4226 recommends for HMAC-SHA-1."""
    return base64.b32encode(os.urandom(20)).decode()


def second_uri(name: str, secret: str) -> str:
    """What an authenticator program reads, as text or as a QR code."""
    return _totp(secret).get_provisioning_uri(name, "citybrain")


def step_of(secret: str, code: str, now_ns: int) -> int | None:
    """The half minute whose code this is, of those that are near; None = it is none of theirs."""
    now = now_ns // S // STEP_S
    totp = _totp(secret)
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if hmac.compare_digest(totp.generate(step * STEP_S), code.encode("utf-8", "replace")):
            return step
    return None


def _totp(secret: str) -> TOTP:
    try:
        return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_S)  # SHA-1: all that every program understands
    except (binascii.Error, ValueError) as err:
        raise StoreDamaged("a second factor in the store is no base32; give its person a new one") from err
