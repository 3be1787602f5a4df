#!/usr/bin/env python3
"""Verify an audit of citybrain, apart from citybrain: this file imports nothing but Python and `cryptography`.

    python _verifier.py audit.db --key audit.pub [--heads heads.txt]

An entry k is bytes (JSON) with hash_k = SHA-256(hash_(k-1) ‖ bytes), hash_0 = SHA-256("citybrain audit 1\\n" ‖ chain).
A head is a line `citybrain-audit-head-1 CHAIN SEQ TS_NS HASH SIGNATURE`; the signature (Ed25519, RFC 8032; base64) is
over all before it. `--heads`: lines kept elsewhere; only they can tell that the end of the file was cut off together
with its own heads. Ends with 0 where nothing was found, 1 where something was, 2 where a file cannot be read.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

HEAD_WORD = "citybrain-audit-head-1"
# A forger may store texts or nothing where bytes belong; that must be judged, not stumbled over.
ROWS = "SELECT seq, coalesce(CAST(body AS BLOB), x''), coalesce(CAST(hash AS BLOB), x'') FROM entry ORDER BY seq"


@dataclass
class Verdict:
    """What was looked at and what was found. `unsigned`: entries after the last good head."""

    entries: int = 0
    heads: int = 0
    unsigned: int = 0
    last_head_ns: int = 0
    findings: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(frozen=True)
class _Head:
    chain: str
    seq: int
    ts_ns: int
    digest: bytes
    said: bytes
    signature: bytes


def _parse(line: str) -> _Head:
    """A head from its line. Raises ValueError."""
    word, chain, seq, ts_ns, digest, signature = line.split(" ")
    if word != HEAD_WORD:
        raise ValueError(f"begins with {word[:30]!r}")
    said = line.rsplit(" ", 1)[0].encode()
    return _Head(chain, int(seq), int(ts_ns), bytes.fromhex(digest), said, base64.b64decode(signature, validate=True))


def _entries(database: sqlite3.Connection, chain: str, verdict: Verdict) -> Iterator[tuple[int, bytes]]:
    """Number and hash of each entry, as computed from what it says; findings on the way."""
    before = hashlib.sha256(b"citybrain audit 1\n" + chain.encode()).digest()
    yield 0, before
    expected = 1
    for seq, body, digest in database.execute(ROWS):
        verdict.entries += 1
        if seq != expected:
            gone = f"entry {expected} is" if seq == expected + 1 else f"entries {expected} to {seq - 1} are"
            verdict.findings.append(f"{gone} missing: deleted")
        try:
            said = json.loads(body)["seq"]
        except (ValueError, KeyError, TypeError):
            said = None
        computed = hashlib.sha256(before + body).digest()
        if said != seq:
            verdict.findings.append(f"entry {seq} says that it is number {said}: moved or edited")
        elif computed != digest and seq == expected:
            verdict.findings.append(f"entry {seq} does not give its hash: it was edited, or the one before it was")
        # What is stored goes on, so that one edit is one finding and the rest of the chain is still judged.
        before, expected = digest, seq + 1
        yield seq, before


def _heads(lines: Iterable[str], where: str, chain: str, key: Ed25519PublicKey, verdict: Verdict) -> Iterator[_Head]:
    """Heads of this chain whose signatures hold."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            head = _parse(line.strip())
            key.verify(head.signature, head.said)
        except (ValueError, binascii.Error) as err:
            verdict.findings.append(f"{where}:{number}: is no head: {err}")
        except InvalidSignature:
            verdict.findings.append(f"{where}:{number}: signature does not hold: forged, or signed by another key")
        else:
            if head.chain == chain:  # those kept elsewhere may also speak of files that were set aside before this one
                yield head


def verify(database: Path, key: Ed25519PublicKey, kept: Path | None = None) -> Verdict:
    """Judge an audit file, opened read only; `kept`: heads that were stored elsewhere.

    Raises OSError, ValueError or sqlite3.Error where something cannot be read at all.
    """
    if not database.is_file():
        raise FileNotFoundError(f"{database} does not exist")
    verdict = Verdict()
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = 'chain'").fetchone()
        chain = str(row[0]) if row else ""
        own = [str(line) for (line,) in connection.execute("SELECT line FROM head ORDER BY seq")]
        heads = list(_heads(own, "head", chain, key, verdict))
        verdict.heads = len(heads)
        if verdict.heads < len(own) and not verdict.findings:
            verdict.findings.append(f"{len(own) - verdict.heads} heads in the file are of another chain")
        if kept is not None:
            told = list(_heads(kept.read_text(encoding="ascii").splitlines(), kept.name, chain, key, verdict))
            heads += told
            if not told:
                verdict.findings.append(f"{kept.name}: holds no head of this chain {chain}: it was begun anew")
        wanted: dict[int, list[_Head]] = {}
        for head in heads:
            wanted.setdefault(head.seq, []).append(head)
        last = good = 0
        for seq, digest in _entries(connection, chain, verdict):
            last = seq
            for head in wanted.pop(seq, ()):
                if head.digest == digest:
                    good, verdict.last_head_ns = seq, max(verdict.last_head_ns, head.ts_ns)
                else:
                    verdict.findings.append(
                        f"entry {seq} is not what was signed: something from {good + 1} to {seq} was edited and the "
                        "chain made anew"
                    )
        if wanted:
            verdict.findings.append(f"the file ends at entry {last}, but entry {max(wanted)} was signed: cut off")
        verdict.unsigned = last - good
    finally:
        connection.close()
    return verdict


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Verify an audit of citybrain.")
    parser.add_argument("database", type=Path)
    parser.add_argument("--key", type=Path, required=True, help="audit.pub")
    parser.add_argument("--heads", type=Path, help="heads that were kept elsewhere")
    asked = parser.parse_args(arguments)
    try:
        key = load_pem_public_key(asked.key.read_bytes())
        if not isinstance(key, Ed25519PublicKey):
            raise ValueError(f"{asked.key} is no Ed25519 key")
        verdict = verify(asked.database, key, asked.heads)
    except (OSError, ValueError, sqlite3.Error) as err:
        sys.stderr.write(f"cannot be verified: {err}\n")
        return 2
    for finding in verdict.findings:
        sys.stdout.write(finding + "\n")
    word = "sound" if verdict.sound else f"NOT SOUND, {len(verdict.findings)} findings"
    counted = f"{verdict.entries} entries, {verdict.heads} heads; {verdict.unsigned} entries after the last good head"
    sys.stdout.write(f"{word}: {counted}\n")
    return 0 if verdict.sound else 1


if __name__ == "__main__":
    sys.exit(main())
