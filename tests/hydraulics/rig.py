"""The default city's water: its network, its meters, a hidden reality and the watch that sees only readings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from scenarios.street import Burst, HiddenWater
from tests.conftest import ROOT
from twin_core.pipes import WaterNetwork, WaterSimulation, read_inp
from twin_core.pipes.watch import Meter, Minute, WaterWatch, choose_meters

LUZHOU = ROOT / "scenarios" / "cities" / "luzhou"
BEGIN_S = 25_200


@cache
def luzhou_water() -> WaterNetwork:
    return read_inp(LUZHOU / "dressed" / "water.inp")


@cache
def luzhou_meters() -> tuple[Meter, ...]:
    simulation = WaterSimulation(luzhou_water())
    simulation.run_until(8 * 3600)
    return choose_meters(simulation)


def watch_minutes(seed: int, burst: Burst | None, minutes: int) -> Iterator[Minute]:
    """A watch from 07:00 on over a hidden day of that seed."""
    network, meters = luzhou_water(), luzhou_meters()
    hidden = HiddenWater(network, meters, seed=seed, spread=0.2, begin_s=BEGIN_S, burst=burst)
    watch = WaterWatch(network, meters, BEGIN_S)
    for minute in range(1, minutes + 1):
        time_s = BEGIN_S + 60 * minute
        yield watch.minute(time_s, hidden.minute(time_s))
