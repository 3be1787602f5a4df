"""The junction on the bench: three stages, an arrow, two pedestrian crossings with their clearances."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from citybrain_wire.errors import BadFile, Fault

from hardware_profiles import VendorProfile, on_device, read_controller, sealed
from hardware_profiles.safety import Profile, check_profile

__all__ = ["bench_junction"]

SHIPPED = Path(__file__).with_name("junction.json")


def bench_junction(vendor: VendorProfile, path: Path | None = None) -> Profile:
    """The resolved controller to test on: the layout in `path`, or the shipped one, on a device of this model.

    Raises BadFile with the broken rules where the layout cannot stand on such a device, BadInput where the model is no
    signal controller.
    """
    source = path or SHIPPED
    profile = on_device(read_controller(source), vendor)
    findings = check_profile(profile)
    if findings:
        raise BadFile([Fault(str(source), 0, one.path, f"{one.rule}: {one.message}") for one in findings])
    return sealed(replace(profile, hash=b""))
