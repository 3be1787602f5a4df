"""Configuration of the mirror process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig
from citybrain_wire.settings import read_settings

__all__ = ["MirrorConfig"]


@dataclass(frozen=True)
class MirrorConfig:
    """How the supervisor starts a mirror.

    `city`: city folder. `seed`: of the twin's own demand and drivers. `core_router`: ZeroMQ address of the core's
    ROUTER for mirrors. `bus_pub`: address that the mirror binds to publish `veh.` and `sig.`; empty = does not publish.
    `snapshot_dir`: where nowcast files go. `clock`: its `start_ts_ns` is the street time of engine time `begin_s`.
    `until_s`: end of the demand that is loaded, None = all. `snapshot_period_s`: street seconds between the snapshots
    that a restart goes on from. `keep`: how many nowcast files stay. `metrics_port`: Prometheus on loopback, 0 = off.
    """

    city: Path
    seed: int
    core_router: str
    snapshot_dir: Path
    clock: ClockSpec
    begin_s: float
    bus_pub: str = ""
    until_s: float | None = None
    snapshot_period_s: int = 30
    keep: int = 8
    identity: str = "mirror"
    metrics_port: int = 0

    def __post_init__(self) -> None:
        for name in ("core_router", "bus_pub"):
            value = getattr(self, name)
            if "://" not in value and not (name == "bus_pub" and not value):
                raise BadConfig(f"mirror: {name} {value!r} is no address; write it like tcp://127.0.0.1:5001")
        if self.snapshot_period_s < 1:
            raise BadConfig(f"mirror: snapshot_period_s {self.snapshot_period_s} is out of range; use 1 or more")
        if self.keep < 2:
            raise BadConfig(f"mirror: keep {self.keep} is out of range; use 2 or more")

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> MirrorConfig:
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "mirror")
