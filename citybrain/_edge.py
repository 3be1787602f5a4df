"""What the `citybrain agent` and `citybrain device` commands print."""

from __future__ import annotations

from pathlib import Path

from citybrain._console import console, print_json, print_table

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
    from hardware_profiles import list_profiles

    profiles = list_profiles()
    if json_output:
        print_json([profile.to_dict() for profile in profiles])
    else:
        print_table(
            "hardware profiles",
            ("profile", "kind", "stability", "what"),
            [(p.name, p.kind, p.stability, p.summary) for p in profiles],
        )


def print_profile(name: str, *, json_output: bool) -> None:
    """Print one profile as it is written."""
    from hardware_profiles import load_profile

    profile = load_profile(name)
    if json_output:
        print_json(profile.to_dict())
    else:
        import yaml

        console.print(yaml.safe_dump(profile.to_dict(), allow_unicode=True, sort_keys=False), markup=False)
