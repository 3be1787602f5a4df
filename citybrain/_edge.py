"""What the `citybrain agent` commands print."""

from __future__ import annotations

from pathlib import Path

from citybrain._console import console, print_json

__all__ = ["print_agent_status"]


def print_agent_status(config: Path, *, json_output: bool) -> None:
    """Print the loss sentence of an agent's spool, and its figures."""
    from edge_agent import agent_status

    status = agent_status(config)
    if json_output:
        print_json(status.to_dict())
    else:
        console.print(status.sentence())
