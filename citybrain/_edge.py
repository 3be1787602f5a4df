"""What the `citybrain agent` and `citybrain device` commands print."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain._console import console, print_json, print_table

if TYPE_CHECKING:
    from hardware_profiles import VendorProfile

__all__ = ["print_agent_status", "print_profile", "print_profiles"]


def print_agent_status(config: Path, *, json_output: bool) -> None:
    """Print the loss sentence of an agent's spool, and its figures."""
    from edge_agent import agent_status

    status = agent_status(config)
    if json_output:
        print_json(status.to_dict())
    else:
        console.print(status.sentence())


def print_profiles(*, json_output: bool) -> None:
    """Print all shipped profiles."""
    from hardware_profiles import list_profiles, load_profile

    profiles = [load_profile(name) for name in list_profiles()]
    if json_output:
        print_json([_plain(profile) for profile in profiles])
        return
    rows = [(p.name, p.kind, p.protocol, "experimental" if p.experimental else "in use", p.title) for p in profiles]
    print_table("hardware profiles", ("profile", "kind", "protocol", "state", "what"), rows)


def print_profile(name: str, *, json_output: bool) -> None:
    """Print one profile as it was understood."""
    from hardware_profiles import load_profile

    plain = _plain(load_profile(name))
    if json_output:
        print_json(plain)
    else:
        import yaml

        console.print(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), markup=False)


def _plain(profile: VendorProfile) -> dict[str, object]:
    """A profile as plain values; its hash in hex."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(profile), default=_hex))
    return plain


def _hex(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
