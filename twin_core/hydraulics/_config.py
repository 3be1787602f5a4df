"""Configuration of the hydraulics process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig
from citybrain_wire.settings import read_settings

__all__ = ["HydraulicsConfig"]


@dataclass(frozen=True)
class HydraulicsConfig:
    """How the supervisor starts the process.

    `city`: city folder with a water or drainage layer. `core_router`: ZeroMQ address of the core's ROUTER for pipes.
    `bus_pub`: address to bind for `pipe.`. `state_dir`: what a restart goes on from. `clock`: its `start_ts_ns` is the
    street time of `begin_s`, seconds after midnight of the city's day.
    """

    city: Path
    core_router: str
    bus_pub: str
    state_dir: Path
    clock: ClockSpec
    begin_s: float

    def __post_init__(self) -> None:
        for name in ("core_router", "bus_pub"):
            if "://" not in getattr(self, name):
                raise BadConfig(
                    f"hydraulics: {name} {getattr(self, name)!r} is no address; write it like tcp://127.0.0.1:5001"
                )

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> HydraulicsConfig:
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "hydraulics")
