"""The network as its own measurements drive it.

Tanks stand at their measured level, measured pumps take their measured flow, metered customers use what their meters
say, all others what the file says times what the meters say of the hour. What the model then says at the sensors hangs
on demand and leaks alone: a wrong pump curve or control cannot be mistaken for a leak.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from citybrain_wire.errors import BadInput
from numpy.typing import NDArray

from twin_core.pipes.water import NoSolution, WaterNetwork, WaterSimulation

__all__ = ["BLOCKS", "Day", "DrivenModel", "Point", "Sensors"]

F64 = NDArray[np.float64]
HOUR_S, DAY_H = 3600, 24
ACCURACY = 1e-6
"""A leak of a litre a second moves a sensor by centimetres: the solver must be closer than files ask for."""
BLOCKS = ((1, 5), (6, 10), (11, 16), (17, 22))
"""Hours of a day whose means are looked at: the quiet night, when demand errs least, and three loads of the day."""
LEAST_STEP_M3S = 1.0 / 3600.0


@dataclass(frozen=True)
class Sensors:
    """What is measured: pressures at nodes, flows in `inlets` and `pumps`, levels of tanks, use at metered nodes.

    A pump may be listed only if it fills a tank that is listed: what the tank then gives to its zone is known too.
    """

    pressure: tuple[str, ...]
    inlets: tuple[str, ...]
    pumps: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    meters: tuple[str, ...] = ()

    def check(self, network: WaterNetwork) -> None:
        """Raises `BadInput` with the first name that does not fit `network`."""
        junctions = {node.id for node in network.junctions}
        pumps = {pump.id: pump for pump in network.pumps}
        links = {link.id for link in (*network.pipes, *network.pumps, *network.valves)}
        for names, known, what in (
            (self.pressure, junctions, "junction"),
            (self.meters, junctions, "junction"),
            (self.inlets, links, "link"),
            (self.pumps, pumps.keys(), "pump"),
            (self.levels, {tank.id for tank in network.tanks}, "tank"),
        ):
            for name in names:
                if name not in known:
                    raise BadInput(f"sensors: there is no {what} {name!r} in the network")
        for name in self.pumps:
            if pumps[name].end not in self.levels:
                raise BadInput(f"sensors: pump {name!r} is measured, the level of {pumps[name].end!r} is not; list it")


@dataclass(frozen=True)
class Day:
    """One day as `Sensors` lists it: hourly means [24, n], `level_m` at the full hours [25, tanks]; SI units.

    `number` counts days from the file's time 0, so that weekly patterns stand right.
    """

    number: int
    pressure_m: F64
    inlet_m3s: F64
    pump_m3s: F64
    level_m: F64
    meter_m3s: F64

    def check(self, sensors: Sensors) -> None:
        """Raises `BadInput` where a shape is wrong or a value is not finite; gaps must be filled before."""
        for name, rows, columns in (
            ("pressure_m", DAY_H, sensors.pressure),
            ("inlet_m3s", DAY_H, sensors.inlets),
            ("pump_m3s", DAY_H, sensors.pumps),
            ("level_m", DAY_H + 1, sensors.levels),
            ("meter_m3s", DAY_H, sensors.meters),
        ):
            values = getattr(self, name)
            if values.shape != (rows, len(columns)):
                raise BadInput(f"day {self.number}: {name} is {values.shape}, wanted {(rows, len(columns))}")
            if not np.isfinite(values).all():
                raise BadInput(f"day {self.number}: {name} has values that are not finite; fill gaps first")


@dataclass(frozen=True)
class Point:
    """The model around one state. B blocks, J junctions, S sensors, P pipes.

    `response` [B, J, S]: change of each sensor per m³/s drawn at a junction; `flow_m3s` [B, P]; `pressure_m` [B, J].
    """

    response: F64
    flow_m3s: F64
    pressure_m: F64


class DrivenModel:
    """Solves the driven network. Sensors stand in the order pressures, inlets, what listed tanks give to their zone."""

    def __init__(self, network: WaterNetwork, sensors: Sensors) -> None:
        """Raises `BadInput` for sensors that the network does not have."""
        sensors.check(network)
        self.network, self.sensors = network, sensors
        self._simulation = simulation = WaterSimulation(_without_pumps(network, sensors))
        self._start = simulation.snapshot()
        node = {name: i for i, name in enumerate(simulation.node_ids)}
        link = {name: i for i, name in enumerate(simulation.link_ids)}
        self.junctions = tuple(junction.id for junction in network.junctions)
        junction = {name: i for i, name in enumerate(self.junctions)}
        self._rows = np.array([node[name] for name in self.junctions])
        self._pressure = np.array([node[name] for name in sensors.pressure], np.int64)
        self._inlet = np.array([link[name] for name in sensors.inlets], np.int64)
        self._tank = np.array([node[name] for name in sensors.levels], np.int64)
        self._height_m = simulation.elevations_m
        self.metered = np.array([junction[name] for name in sensors.meters], np.int64)
        pumps = {pump.id: pump for pump in network.pumps}
        self._from = np.array([junction[pumps[name].start] for name in sensors.pumps], np.int64)
        self._fills = np.array([[pumps[p].end == tank for p in sensors.pumps] for tank in sensors.levels], np.float64)
        tanks = {tank.id: tank for tank in network.tanks}
        self.tank_area_m2 = np.array([np.pi / 4.0 * tanks[name].diameter_m ** 2 for name in sensors.levels])
        kept = [pipe for pipe in network.pipes if pipe.start in junction and pipe.end in junction]
        self.pipes = tuple(pipe.id for pipe in kept)
        self.length_m = np.array([pipe.length_m for pipe in kept])
        self.ends = np.array([[junction[pipe.start], junction[pipe.end]] for pipe in kept])
        self._pipe = np.array([link[pipe.id] for pipe in kept])
        self._base, self._weekly = _categories(network, junction)

    @property
    def width(self) -> int:
        """How many sensors there are."""
        return len(self._pressure) + len(self._inlet) + len(self._tank)

    def measured(self, day: Day) -> F64:
        """[24, S] what the sensors said."""
        filled = day.pump_m3s @ self._fills.T if self._fills.size else np.zeros((DAY_H, len(self._tank)))
        given = filled - np.diff(day.level_m, axis=0) * self.tank_area_m2 / HOUR_S
        return np.hstack((day.pressure_m, day.inlet_m3s, given))

    def demand_m3s(self, day: Day) -> F64:
        """[24, J] what each junction is thought to draw, leaks apart; the hour's mood is that of the metered nodes."""
        hours = np.arange(DAY_H) + DAY_H * day.number
        steady = np.zeros((DAY_H, len(self.junctions)))
        varied = np.zeros_like(steady)
        for base, weekly in zip(self._base, self._weekly, strict=True):
            of = steady if len(weekly) == 1 else varied
            of += weekly[hours % len(weekly)][:, None] * base
        if self.metered.size:
            expected = varied[:, self.metered].sum(axis=1)
            found = day.meter_m3s.sum(axis=1) - steady[:, self.metered].sum(axis=1)
            varied *= (np.maximum(found, 0.0) / np.maximum(expected, 1e-9))[:, None]
        demand = steady + varied
        demand[:, self.metered] = day.meter_m3s
        for i, place in enumerate(self._from):
            demand[:, place] += day.pump_m3s[:, i]
        return demand

    def customers(self, demand_m3s: F64) -> F64:
        """The part of [B, J] demand that is guessed, neither metered nor pumped."""
        free = np.maximum(demand_m3s, 0.0)
        free[:, self.metered] = 0.0
        free[:, self._from] = 0.0
        return free

    def solve(self, demand_m3s: F64, level_m: F64) -> F64:
        """[T, S] what the sensors would say with [T, J] demands and [T, tanks] levels."""
        out = np.empty((len(demand_m3s), self.width))
        for i, (demand, level) in enumerate(zip(demand_m3s, level_m, strict=True)):
            self._put(demand, level)
            try:
                out[i] = self._read()
            except NoSolution:
                self._simulation.restore(self._start)
                raise
        return out

    def around(
        self, demand_m3s: F64, level_m: F64, step_m3s: float = LEAST_STEP_M3S, only: NDArray[np.int64] | None = None
    ) -> Point:
        """The model around [B, J] demands. `step_m3s` is drawn at each junction in turn: a leak of that size.

        `only` some junctions; the responses to others are nan.
        """
        asked = np.arange(len(self.junctions)) if only is None else only
        simulation = self._simulation
        response = np.full((len(demand_m3s), len(self.junctions), self.width), np.nan)
        flows, pressures = [], []
        for b, (demand, level) in enumerate(zip(demand_m3s, level_m, strict=True)):
            self._put(demand, level)
            whole = self._read()
            flows.append(simulation.flows_m3s[self._pipe])
            pressures.append((simulation.heads_m - self._height_m)[self._rows])
            kept = simulation.snapshot()
            for i in asked:
                simulation.set_demand(self.junctions[i], demand[i] + step_m3s)
                response[b, i] = (self._read() - whole) / step_m3s
                simulation.restore(kept)
        return Point(response, np.array(flows), np.array(pressures))

    def _put(self, demand: F64, level: F64) -> None:
        everywhere = np.zeros(len(self._height_m))
        everywhere[self._rows] = demand
        self._simulation.set_demands(everywhere)
        for tank, height in zip(self.sensors.levels, level.tolist(), strict=True):
            self._simulation.set_tank_level(tank, height)

    def _read(self) -> F64:
        heads = self._simulation.heads_m - self._height_m
        flows = np.abs(self._simulation.flows_m3s[self._inlet])
        return np.concatenate((heads[self._pressure], flows, -self._simulation.demands_m3s[self._tank]))


def _without_pumps(network: WaterNetwork, sensors: Sensors) -> WaterNetwork:
    return replace(
        network,
        pumps=tuple(pump for pump in network.pumps if pump.id not in sensors.pumps),
        links=(),
        controls=(),
        rules=(),
        options=replace(network.options, accuracy=min(ACCURACY, network.options.accuracy), trials=200),
        times=replace(network.times, duration_s=0),
    )


def _categories(network: WaterNetwork, place: dict[str, int]) -> tuple[F64, list[F64]]:
    """(base demand per pattern [patterns + 1, J], hourly multipliers of each pattern; the last is steady)."""
    names = {pattern.id: i for i, pattern in enumerate(network.patterns)}
    step_s = network.times.pattern_step_s
    hourly = [_hourly(np.array(pattern.multipliers), step_s) for pattern in network.patterns]
    base = np.zeros((len(names) + 1, len(place)))
    for junction in network.junctions:
        for demand in junction.demands:
            row = names.get(demand.pattern or network.options.default_pattern, len(names))
            base[row, place[junction.id]] += demand.base_m3s * network.options.demand_multiplier
    return base, [*hourly, np.ones(1)]


def _hourly(multipliers: F64, step_s: int) -> F64:
    """Means over the hours of a pattern's round; steady where the round is shorter than a day."""
    edges = np.arange(0, len(multipliers) * step_s + 1, HOUR_S)
    if len(edges) <= DAY_H:
        return np.array([multipliers.mean()])
    total = np.concatenate(([0.0], np.cumsum(multipliers) * step_s))
    at = np.interp(edges, np.arange(len(total)) * step_s, total)
    return np.array([(b - a) / HOUR_S for a, b in pairwise(at.tolist())])
