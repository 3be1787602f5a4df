"""The emulated street: a hidden reality behind emulated devices, seen only through them.

    hidden demand, incident ─▶ Reality ─▶ Cabinet per site ══ device.proto over loopback TCP ══▶ agents
                               ├ a plant that moves the cars: our street engine, or SUMO in its own process
                               └ shadow with local plans only, for the paired baseline

Only the supervisor imports this package; no twin process reads its folder.
"""

from __future__ import annotations

from scenarios.street._config import StreetConfig
from scenarios.street._device import EmulatedController, EmulatedDevice, EmulatedSensors, emulated_device
from scenarios.street._device_serve import DeviceServer, serve_device
from scenarios.street._hidden_pipes import PipesPlan, Rain
from scenarios.street._hidden_water import Burst, HiddenWater, draw_burst
from scenarios.street._serve import serve
from scenarios.street._simulators import check_simulator

__all__ = [
    "Burst",
    "DeviceServer",
    "EmulatedController",
    "EmulatedDevice",
    "EmulatedSensors",
    "HiddenWater",
    "PipesPlan",
    "Rain",
    "StreetConfig",
    "check_simulator",
    "draw_burst",
    "emulated_device",
    "serve",
    "serve_device",
]
