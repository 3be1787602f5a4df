"""`citybrain agent`: the edge box."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

agent_app = typer.Typer(help="Run and inspect the edge agent.", no_args_is_help=True)


@agent_app.command("run")
def agent_run(config: Annotated[Path, typer.Option(help="Agent configuration, YAML.")]) -> None:
    """Run the agent daemon in the foreground."""
    from edge_agent import run_agent

    run_agent(config)


@agent_app.command("enrol")
def agent_enrol(
    invitation: Annotated[Path, typer.Argument(help="Invitation made by `citybrain pki invite`.")],
    folder: Annotated[Path, typer.Option("--dir", help="Where key, certificate and what to trust are written.")],
) -> None:
    """Make this box's key and get its first certificate by an invitation that is good once."""
    from edge_agent import Invitation, enrol

    enrol(Invitation.read(invitation), folder)


@agent_app.command("status")
def agent_status(
    config: Annotated[Path, typer.Option(help="Agent configuration, YAML.")],
    json_output: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Say how much is unsent, since when, for how long the spool lasts and what was dropped."""
    from citybrain._edge import print_agent_status

    print_agent_status(config, json_output=json_output)


@agent_app.command("monitor")
def agent_monitor(config: Annotated[Path, typer.Option(help="Agent configuration, YAML.")]) -> None:
    """Run the independent monitor of the lamps in the foreground; without it the agent refuses every plan."""
    from edge_agent import run_monitor

    run_monitor(config)


@agent_app.command("reset")
def agent_reset(
    site: Annotated[str, typer.Argument(help="Site of the controller.")],
    controller: Annotated[str, typer.Argument(help="Controller whose trip or fault is latched.")],
    config: Annotated[Path, typer.Option(help="Agent configuration, YAML.")],
    person: Annotated[str, typer.Option("--by", help="Your name; it is kept.")],
    reason: Annotated[str, typer.Option(help="What was found and mended; it is kept.")],
) -> None:
    """End a latched trip or fault, on site, with agent and monitor stopped."""
    from citybrain._console import console
    from edge_agent import reset_latch

    reset_latch(config, site, controller, person=person, reason=reason)
    console.print(f"{site} {controller}: reset by {person}; start monitor and agent again")
