"""`citybrain device`: hardware profiles, emulated devices and the conformance kit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

device_app = typer.Typer(help="Hardware profiles, emulated devices, conformance.", no_args_is_help=True)

Profile = Annotated[str, typer.Argument(help="vendor/model, as `device list` prints it.")]
Junction = Annotated[
    Path | None, typer.Option(help="Layout of the controller's junction, JSON or YAML; the shipped one without it.")
]
Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


@device_app.command("list")
def device_list(json_output: Json = False) -> None:
    """List the shipped hardware profiles."""
    from citybrain._device import print_profiles

    print_profiles(json_output=json_output)


@device_app.command("show")
def device_show(profile: Profile, json_output: Json = False) -> None:
    """Show one hardware profile."""
    from citybrain._device import print_profile

    print_profile(profile, json_output=json_output)


@device_app.command("emulate")
def device_emulate(
    profile: Profile,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Loopback port to listen on.")] = 5000,
    junction: Junction = None,
    speed: Annotated[float, typer.Option(min=0.1, max=1000, help="Device seconds per second.")] = 1.0,
) -> None:
    """Put an emulated device on a loopback port, until Ctrl-C."""
    from citybrain._device import run_emulate

    run_emulate(profile, port=port, junction=junction, factor=speed)


@device_app.command("conform")
def device_conform(
    profile: Profile,
    target: Annotated[str, typer.Option(help="host:port of the device on the bench; never of one on a street.")],
    junction: Junction = None,
    lockstep: Annotated[
        bool, typer.Option(help="The kit paces the device: minutes become seconds. Emulated devices only.")
    ] = False,
    timeout_s: Annotated[float, typer.Option("--timeout", min=0.1, help="Longest silence of the device, s.")] = 10.0,
    only: Annotated[list[str] | None, typer.Option(help="A clause to try instead of all; repeat.")] = None,
    out: Annotated[Path, typer.Option(help="Folder for junit.xml, the reports and wire logs.")] = Path("out/conform"),
    json_output: Json = False,
) -> None:
    """Try every clause of the conformance kit on a device; exit code 1 where one failed."""
    from citybrain._device import run_conform

    code = run_conform(
        profile,
        target=target,
        junction=junction,
        lockstep=lockstep,
        timeout_s=timeout_s,
        only=only or [],
        out=out,
        json_output=json_output,
    )
    raise typer.Exit(code)
