"""From a wish to a command: numbered, stamped with what the core had seen, ready to be signed."""

from __future__ import annotations

from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.live._plans import LEASE_MS, Wish
from twin_core.live._sites import Site

__all__ = ["make_command"]


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
