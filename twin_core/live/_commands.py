"""From a wish to a command: numbered, stamped with what the core had seen, ready to be signed."""

from __future__ import annotations

from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.live._plans import LEASE_MS, Wish
from twin_core.live._sites import Site

__all__ = ["make_command", "make_sign_command"]


def make_command(site: Site, controller_id: str, wish: Wish, seq: int) -> edge.Command:
    """The unsigned command `seq` of a site.

    Freshness and lease run from `basis_ts_ns`, the newest stamp of this agent that the core had seen: neither a slow
    way nor two clocks that differ can stretch a lease.
    """
    profile_hash = next((d.profile_hash for d in site.hello.devices if d.id == controller_id), b"")
    return edge.Command(
        device_id=controller_id,
        epoch=site.epoch,
        seq=seq,
        kind=wish.kind,
        basis_ts_ns=site.progress_ns,
        lease_ms=0 if wish.kind == edge.COMMAND_KIND_CANCEL else LEASE_MS,
        profile_hash=profile_hash,
        replaces_hash=wish.replaces_hash,
        plan_hash=wish.plan_hash,
        plan=wish.plan,
    )


def make_sign_command(site: Site, device_id: str, free_bays: int, seq: int) -> edge.Command:
    """The unsigned command `seq` of a site that tells a sign its number. A sign keeps it until it is told anew."""
    return edge.Command(
        device_id=device_id,
        epoch=site.epoch,
        seq=seq,
        kind=edge.COMMAND_KIND_GUIDANCE,
        basis_ts_ns=site.progress_ns,
        guidance=edge.Guidance(sign_id=device_id, free_bays=free_bays),
    )
