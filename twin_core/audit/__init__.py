"""The audit: who did what and what was refused, as a chain of hashes whose ends are signed.

    entry k:  hash_k = SHA-256(hash_(k-1) ‖ body_k)        hash_0 = SHA-256("citybrain audit 1" ‖ name of the chain)
    head:     one line of text, signed with Ed25519: chain, number and hash of the newest entry, time

An edit breaks the chain, a chain made anew contradicts its signed heads, a cut end is contradicted by heads that were
carried elsewhere. `_verifier.py` checks all of it and imports nothing of ours, so that an auditor can read it and run
it alone.
"""

from __future__ import annotations

from twin_core.audit._chain import Event
from twin_core.audit._log import AuditLog, AuditPaths
from twin_core.audit._verifier import verify

__all__ = ["AuditLog", "AuditPaths", "Event", "verify"]
