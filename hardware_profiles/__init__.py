"""What a device is and what it must never do.

A *vendor profile* (one folder per vendor and model) says what a model can do; a *resolved controller*
(`safety.Profile`) adds how one junction is laid out and is what agent, core and planner load and compare by hash.
"""

from __future__ import annotations

from hardware_profiles._resolved import from_dict, profile_hash, read_controller, sealed, to_dict, write_controller
from hardware_profiles._vendor import (
    Resource,
    SafetyLimits,
    VendorProfile,
    list_profiles,
    load_profile,
    on_device,
    read_profile,
)
from hardware_profiles._wire import command_from_wire, life_to_wire, mode_from_wire, plan_from_wire, plan_to_wire
from hardware_profiles._yaml import Lines, Plain, dotted, read_yaml

__all__ = [
    "Lines",
    "Plain",
    "Resource",
    "SafetyLimits",
    "VendorProfile",
    "command_from_wire",
    "dotted",
    "from_dict",
    "life_to_wire",
    "list_profiles",
    "load_profile",
    "mode_from_wire",
    "on_device",
    "plan_from_wire",
    "plan_to_wire",
    "profile_hash",
    "read_controller",
    "read_profile",
    "read_yaml",
    "sealed",
    "to_dict",
    "write_controller",
]
