"""Street inputs named on a command line, in one of three ways: a city folder, a .sumocfg, or files one by one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain_wire import BadConfig

if TYPE_CHECKING:
    from twin_core.city import Demand, Network

__all__ = ["DEFAULT_CITY", "StreetInputs", "street_inputs"]

DEFAULT_CITY = Path(__file__).resolve().parent.parent / "scenarios" / "cities" / "luzhou"


@dataclass(frozen=True)
class StreetInputs:
    """What a simulation needs. `until_s` None = until the last vehicle has arrived."""

    network: Network
    demand: Demand
    begin_s: float
    until_s: float | None
    load_wall_s: float


def street_inputs(
    city: Path | None,
    net: Path | None,
    routes: list[Path],
    additional: list[Path],
    *,
    begin_s: float | None,
    until_s: float | None,
    seed: int,
) -> StreetInputs:
    """Read network and demand. Raises BadConfig for a wrong combination of options, BadFile for bad files."""
    from twin_core.city import load_city, read_demand, read_network

    started = time.perf_counter()
    if (city is None) == (net is None):
        raise BadConfig("give either a city folder (or .sumocfg) or --net with --routes")
    if city is not None:
        loaded = load_city(city)
        begin = loaded.begin_s if begin_s is None else begin_s
        until = loaded.until_s if until_s is None else until_s
        demand = loaded.load_demand(seed=seed, begin_s=begin, end_s=until)
        return StreetInputs(loaded.network, demand, begin, until, time.perf_counter() - started)
    if net is None or not routes:
        raise BadConfig("--net needs at least one --routes")
    network = read_network(net, additional)
    begin = begin_s or 0.0
    demand = read_demand(network, routes, additional, seed=seed, begin_s=begin, end_s=until_s)
    return StreetInputs(network, demand, begin, until_s, time.perf_counter() - started)
