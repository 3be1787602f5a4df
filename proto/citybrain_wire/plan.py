"""Plans and commands as bytes: the hash that names a plan and the signature that authorises a command.

The plan hash is SHA-256 over a fixed layout, not over protobuf's own serialisation, which no one promises to keep:

    head | u32 cycle_ms | u32 offset_ms | u32 n | n x (u32 stage | u32 len_ms | u32 lo_ms | u32 hi_ms)

little-endian; head is "citybrain-plan-1", or "citybrain-plan-1-actuated" where the device's own detectors decide
between lo and hi. `plan_id` is a label and not part of it: the same timing is the same plan.
"""

from __future__ import annotations

import hashlib
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from citybrain_wire.v1 import edge_pb2 as edge

FIXED, ACTUATED = b"citybrain-plan-1", b"citybrain-plan-1-actuated"

__all__ = ["command_digest", "plan_hash", "plan_hash32", "sign", "verify"]


def plan_hash(plan: edge.Plan) -> bytes:
    """SHA-256 that names a plan's timing, 32 bytes."""
    head = ACTUATED if plan.actuated else FIXED
    parts = [head, struct.pack("<III", plan.cycle_ms, plan.offset_ms, len(plan.stages))]
    parts += [struct.pack("<IIII", s.stage, s.len_ms, s.lo_ms, s.hi_ms) for s in plan.stages]
    return hashlib.sha256(b"".join(parts)).digest()


def plan_hash32(plan: edge.Plan) -> int:
    """24 bits of the hash that survive a float32 reading column exactly; 0 is kept for "local plan"."""
    return int.from_bytes(plan_hash(plan)[:3], "little") or 1


def _unsigned(command: edge.Command) -> bytes:
    bare = edge.Command()
    bare.CopyFrom(command)
    bare.signature = b""
    return bare.SerializeToString(deterministic=True)


def command_digest(command: edge.Command) -> bytes:
    """SHA-256 of a command without its signature: what makes a repeated (epoch, seq) the same command."""
    return hashlib.sha256(_unsigned(command)).digest()


def sign(command: edge.Command, key: Ed25519PrivateKey) -> None:
    """Set `command.signature`."""
    command.signature = key.sign(_unsigned(command))


def verify(command: edge.Command, key: Ed25519PublicKey) -> bool:
    """Whether the signature is by `key`."""
    try:
        key.verify(command.signature, _unsigned(command))
    except InvalidSignature:
        return False
    return True
