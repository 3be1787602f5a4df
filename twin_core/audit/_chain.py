"""The chain as bytes: what an entry says, how it hangs on the one before, what a head signs. Pure."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = ["HEAD_WORD", "Event", "body_of", "first_hash", "link", "signed_head"]

HEAD_WORD = "citybrain-audit-head-1"
LONGEST_TEXT = 500  # characters of one field: an entry must not be a way to fill the disk


@dataclass(frozen=True)
class Event:
    """Something that somebody did or tried.

    `kind`: login, refused, order, ... `who`: a person's name, or `os:NAME` at the command line; empty = nobody known.
    `what`: the action, `subject`: on what. `outcome`: ok, or the stable code of the refusal. `source`: where from.
    """

    kind: str
    who: str
    what: str = ""
    subject: str = ""
    outcome: str = "ok"
    source: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)


def body_of(seq: int, ts_ns: int, event: Event) -> bytes:
    """The bytes that are stored and hashed: JSON with sorted names, UTF-8. `ts_ns`: UTC wall time."""
    said: dict[str, object] = {
        "seq": seq,
        "ts_ns": ts_ns,
        "kind": event.kind,
        "who": _short(event.who),
        "what": _short(event.what),
        "subject": _short(event.subject),
        "outcome": event.outcome,
        "source": _short(event.source),
        "detail": {name: _short(text) for name, text in event.detail.items()},
    }
    # A lone surrogate is no UTF-8; an entry about a hostile name must still be written.
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def first_hash(chain: str) -> bytes:
    """Hash before the first entry: it belongs to this chain alone, so that no piece of another one fits."""
    return hashlib.sha256(b"citybrain audit 1\n" + chain.encode()).digest()


def link(before: bytes, body: bytes) -> bytes:
    """Hash of an entry that follows on `before`."""
    return hashlib.sha256(before + body).digest()


def signed_head(key: Ed25519PrivateKey, chain: str, seq: int, ts_ns: int, entry_hash: bytes) -> str:
    """A head as one line of ASCII: the signature is over all that stands before it, without the blank between."""
    said = f"{HEAD_WORD} {chain} {seq} {ts_ns} {entry_hash.hex()}"
    return f"{said} {base64.b64encode(key.sign(said.encode())).decode()}"
