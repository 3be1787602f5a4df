"""Configuration of the street process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire import BadConfig, ClockSpec
from citybrain_wire.settings import read_settings

from scenarios.street._hidden_pipes import PipesPlan
from scenarios.street._simulators import check_simulator

__all__ = ["StreetConfig"]


@dataclass(frozen=True)
class StreetConfig:
    """How the supervisor starts an emulated street.

    `seed` is the hidden one: no twin process is told it. `site_ports` gives each site's cabinet its TCP port on
    loopback. `clock.start_ts_ns` is the street time that `begin_s` of the city's demand stands for. `demand_spread`:
    each origin–destination pair is scaled by a factor drawn evenly from 1 ± this. `probe_share`: cars that tell the
    roadside units where they are. `pace_timeout_s`: wall seconds a lock-step tick waits for the sites. `simulator`:
    who moves the cars, "engine" or "sumo". `pipes`: stations of the water company, where the city has pipes.
    """

    city: Path
    seed: int
    begin_s: float
    until_s: float
    clock: ClockSpec
    site_ports: Mapping[str, int]
    out_dir: Path
    demand_spread: float = 0.2
    incident: bool = True
    probe_share: float = 0.1
    pace_timeout_s: float = 60.0
    simulator: str = "engine"
    pipes: PipesPlan | None = None

    def __post_init__(self) -> None:
        if self.until_s <= self.begin_s:
            raise BadConfig(f"street: until_s {self.until_s} is not after begin_s {self.begin_s}")
        if not 0.0 <= self.demand_spread < 1.0:
            raise BadConfig(f"street: demand_spread {self.demand_spread} is out of range; use 0 to below 1")
        if not 0.0 <= self.probe_share <= 1.0:
            raise BadConfig(f"street: probe_share {self.probe_share} is out of range; use 0 to 1")
        check_simulator(self.simulator)

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> StreetConfig:
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "street")
