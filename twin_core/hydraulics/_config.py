"""Configuration of the hydraulics process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig

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
        """Read plain values of a JSON file; unknown or missing names and wrong types are refused by name."""
        known = [entry.name for entry in fields(cls)]
        for name in values:
            if name not in known:
                raise BadConfig(f"hydraulics: field {name!r} is unknown; fields are {', '.join(known)}")
        clock, begin_s = values.get("clock"), values.get("begin_s")
        if not isinstance(clock, Mapping):
            raise BadConfig(f"hydraulics: field 'clock' must be a mapping with kind and start_ts_ns, not {clock!r}")
        if not isinstance(begin_s, int | float) or isinstance(begin_s, bool):
            raise BadConfig(f"hydraulics: field 'begin_s' must be a number, not {begin_s!r}")
        try:
            spec = ClockSpec(**clock)
        except TypeError as error:
            raise BadConfig(f"hydraulics: field 'clock' cannot be used: {error}") from error
        texts = {name: _text(values, name) for name in ("city", "core_router", "bus_pub", "state_dir")}
        return cls(
            city=Path(texts["city"]),
            core_router=texts["core_router"],
            bus_pub=texts["bus_pub"],
            state_dir=Path(texts["state_dir"]),
            clock=spec,
            begin_s=float(begin_s),
        )


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise BadConfig(f"hydraulics: field {name!r} must be a text that is not empty, not {value!r}")
    return value
