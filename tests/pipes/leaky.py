"""A small town whose sensors are read for some days, with or without a leak. A finder knows only its plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np

from tests.pipes.helpers import network_from
from twin_core.pipes.detect import Day, Sensors
from twin_core.pipes.water import WaterNetwork, WaterSimulation

__all__ = ["LEAK_PIPE", "SENSORS", "lived_days", "plan"]

SIDE = 6
LEAK_PIPE = "h-4-3"
LEAK_M3S = 2.0e-3
SENSORS = Sensors(
    tuple(f"n-{row}-{column}" for row, column in ((0, 2), (1, 5), (2, 1), (3, 3), (4, 0), (5, 2), (5, 5))), ("main",)
)


def plan(folder: Path) -> WaterNetwork:
    """A grid of SIDE² junctions, 120 m apart, fed by one main; demand follows the sun."""
    cells = list(product(range(SIDE), range(SIDE)))
    junctions = [f" n-{row}-{column} 10 0.6 day" for row, column in cells]
    across = [f" h-{r}-{c} n-{r}-{c} n-{r}-{c + 1} 120 110 110" for r, c in cells if c + 1 < SIDE]
    down = [f" v-{r}-{c} n-{r}-{c} n-{r + 1}-{c} 120 110 110" for r, c in cells if r + 1 < SIDE]
    day = " ".join(f"{1.0 - 0.6 * np.cos(2.0 * np.pi * (hour + 0.5) / 24.0):.3f}" for hour in range(24))
    lines = [
        "[JUNCTIONS]", *junctions, "[RESERVOIRS]", " source 60", "[PIPES]", " main source n-0-0 300 300 110", *across,
        *down, "[PATTERNS]", f" day {day}", "[TIMES]", " Duration 24", " Hydraulic Timestep 1:00",
        " Pattern Timestep 1:00", "[OPTIONS]", " Units LPS", " Headloss H-W", "[END]", "",
    ]  # fmt: skip
    return network_from(folder, "\n".join(lines))


def lived_days(planned: WaterNetwork, count: int, *, leak_from: int | None = None) -> Iterator[Day]:
    """What the sensors say of a town whose pipes and customers are not quite as planned.

    From noon of day `leak_from` on LEAK_PIPE loses LEAK_M3S.
    """
    rng = np.random.default_rng(7)
    pipes = tuple(replace(pipe, roughness=pipe.roughness * float(rng.normal(1.0, 0.05))) for pipe in planned.pipes)
    simulation = WaterSimulation(replace(planned, pipes=pipes, links=()))
    customers = {node.id: node.demands[0].base_m3s * float(rng.normal(1.0, 0.08)) for node in planned.junctions}
    week = planned.patterns[0].multipliers
    node = {name: i for i, name in enumerate(simulation.node_ids)}
    sensed = [node[name] for name in SENSORS.pressure]
    main = simulation.link_ids.index("main")
    ends = next((pipe.start, pipe.end) for pipe in planned.pipes if pipe.id == LEAK_PIPE)
    for number in range(count):
        mood = float(rng.normal(1.0, 0.03))
        pressure, inlet = np.empty((24, len(sensed))), np.empty((24, 1))
        for hour in range(24):
            leaks = leak_from is not None and (number > leak_from or (number == leak_from and hour >= 12))
            for name, base in customers.items():
                lost = LEAK_M3S / 2.0 if leaks and name in ends else 0.0
                simulation.set_demand(name, base * week[hour] * mood + lost)
            pressure[hour] = simulation.pressures_m[sensed] + rng.normal(0.0, 0.01, len(sensed))
            inlet[hour] = simulation.flows_m3s[main] * rng.normal(1.0, 0.002)
        yield Day(number, pressure, inlet, np.empty((24, 0)), np.empty((25, 0)), np.empty((24, 0)))
