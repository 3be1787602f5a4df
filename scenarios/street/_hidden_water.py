"""The hidden water network: other demands, other pipes, noisy sensors, and a burst that the twin is not told of.

All of it follows from the hidden seed: each junction's demand is scaled by its own factor and wavers over minutes, each
pipe is smoother or rougher than the plans say, each sensor has an offset of its own and noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import pi

import numpy as np
from citybrain_wire.errors import BadInput
from numpy.typing import NDArray
from scipy.special import ndtri

from scenarios.street import _draw
from twin_core.pipes import WaterNetwork, WaterSimulation
from twin_core.pipes.watch import Kind, Meter, smooth_demand
from twin_core.pipes.water import Junction

__all__ = ["Burst", "HiddenWater", "draw_burst"]

F64 = NDArray[np.float64]
ROUGHNESS_SPREAD, DAY_SPREAD = 0.1, 0.05
WAVER_SHARE, CITY_WAVER_SHARE, WAVER_S = 0.10, 0.005, 600
"""Of a junction's demand and of all: how much it wavers around the day's curve, and how fast."""
PRESSURE_OFFSET_M, PRESSURE_NOISE_M = 0.10, 0.015
FLOW_OFFSET_SHARE, FLOW_NOISE_SHARE, FLOW_NOISE_MPS = 0.003, 0.002, 0.001
LEVEL_NOISE_M = 0.003
HOLE_SHARE = 0.1
"""Of the pipe's cross-section: a ring crack that opens, or a joint that slips."""
BURST_NODE = "hidden-burst"


@dataclass(frozen=True)
class Burst:
    """A pipe that bursts at `at_s` (seconds of the city's day) at a share of its length from its first node."""

    pipe: str
    at_s: float
    along: float


def draw_burst(pipe: str, at_s: float, *, seed: int) -> Burst:
    """A burst of a named pipe; where along it the seed says."""
    return Burst(pipe, at_s, 0.1 + 0.8 * float(_draw.uniform(seed, _draw.BURST, np.zeros(1, np.uint64))[0]))


class HiddenWater:
    """`minute()` plays on and says what the sensors read."""

    def __init__(
        self,
        network: WaterNetwork,
        meters: Sequence[Meter],
        *,
        seed: int,
        spread: float,
        begin_s: int,
        burst: Burst | None,
    ) -> None:
        """Play the hidden day up to `begin_s`. Raises BadInput for a burst of a pipe that the network lacks."""
        self._seed, self._meters, self._burst = seed, tuple(meters), burst
        hidden = _altered(smooth_demand(network), seed)
        self._area_m2 = 0.0
        if burst is not None:
            hidden, diameter_m = _with_hole(hidden, burst)
            self._area_m2 = HOLE_SHARE * pi / 4 * diameter_m**2
        self._network = hidden
        self._demand = _Demand(hidden, seed, spread)
        self._simulation = WaterSimulation(hidden)
        self._simulation.run_until(begin_s - begin_s % WAVER_S)
        self._places = [self._place(meter, burst) for meter in self._meters]
        self._areas_m2 = self._simulation.areas_m2

    def _place(self, meter: Meter, burst: Burst | None) -> int:
        simulation = self._simulation
        names = simulation.link_ids if meter.kind is Kind.FLOW else simulation.node_ids
        return names.index(meter.id) if meter.id in names else -1

    @property
    def leak_m3ps(self) -> float:
        """What leaves through the hole now: for scoring after the run."""
        return float(self._simulation.leaks_m3s.sum())

    def minute(self, time_s: int) -> dict[tuple[Kind, str], float]:
        """Go on to `time_s`; a reading of every sensor."""
        simulation = self._simulation
        if self._burst is not None and simulation.time_s <= self._burst.at_s < time_s:
            self._go_to(max(simulation.time_s, int(self._burst.at_s)))
            simulation.set_leak(BURST_NODE, area_m2=self._area_m2)
        self._go_to(time_s)
        return {(m.kind, m.id): self._read(i, time_s) for i, m in enumerate(self._meters) if self._places[i] >= 0}

    def _go_to(self, time_s: int) -> None:
        self._simulation.run_until(time_s)
        for node, demand_m3ps in self._demand.at(time_s):
            self._simulation.set_demand(node, demand_m3ps)
        self._simulation.solve()

    def _read(self, number: int, time_s: int) -> float:
        meter, place = self._meters[number], self._places[number]
        noise = _normal(self._seed, _draw.SENSOR_NOISE, np.array([number * 10_000_000 + time_s // 60], np.uint64))[0]
        offset = 2.0 * _draw.uniform(self._seed, _draw.SENSOR_OFFSET, np.array([number], np.uint64))[0] - 1.0
        if meter.kind is Kind.FLOW:
            flow, area_m2 = float(self._simulation.flows_m3s[place]), float(self._areas_m2[place]) or 0.3
            spread = FLOW_NOISE_SHARE * abs(flow) + FLOW_NOISE_MPS * area_m2
            return float(flow * (1.0 + FLOW_OFFSET_SHARE * offset) + spread * noise)
        pressure = float(self._simulation.pressures_m[place])
        if meter.kind is Kind.LEVEL:
            return float(pressure + LEVEL_NOISE_M * noise)
        return float(pressure + PRESSURE_OFFSET_M * offset + PRESSURE_NOISE_M * noise)


class _Demand:
    """What leaves at each junction at a moment."""

    def __init__(self, network: WaterNetwork, seed: int, spread: float) -> None:
        self._seed = seed
        self._step_s = network.times.pattern_step_s
        self._start_s = network.times.pattern_start_s
        curves = {p.id: np.array(p.multipliers) for p in network.patterns}
        usual = network.options.default_pattern
        self._nodes = [j.id for j in network.junctions]
        names = sorted({d.pattern or usual for j in network.junctions for d in j.demands})
        self._curves = [curves.get(name, np.ones(1)) for name in names]
        base = np.zeros((len(names), len(self._nodes)))
        for i, junction in enumerate(network.junctions):
            for demand in junction.demands:
                base[names.index(demand.pattern or usual), i] += demand.base_m3s
        number = np.arange(len(self._nodes), dtype=np.uint64)
        factor = 1.0 + spread * (2.0 * _draw.uniform(seed, _draw.NODE_DEMAND, number) - 1.0)
        day = 1.0 + DAY_SPREAD * (2.0 * _draw.uniform(seed, _draw.DAY_DEMAND, number[:1]) - 1.0)
        self._base = base * factor * day * network.options.demand_multiplier
        self._drawn = np.flatnonzero(self._base.sum(axis=0) > 0.0).tolist()

    def at(self, time_s: int) -> list[tuple[str, float]]:
        """Demand of each junction that has one, m³/s."""
        period = (time_s + self._start_s) / self._step_s
        now = np.array([_between(curve, period) for curve in self._curves])
        count = len(self._nodes)
        waver = 1.0 + WAVER_SHARE * self._waver(time_s, np.arange(count, dtype=np.uint64))
        whole = 1.0 + CITY_WAVER_SHARE * self._waver(time_s, np.array([count], np.uint64))[0]
        demand = np.maximum(now @ self._base * waver * whole, 0.0)
        return [(self._nodes[i], float(demand[i])) for i in self._drawn]

    def _waver(self, time_s: int, number: NDArray[np.uint64]) -> F64:
        """Normal noise with a line between its knots, one each WAVER_S."""
        knot, share = time_s // WAVER_S, time_s % WAVER_S / WAVER_S
        stride = np.uint64(1_000_003)
        before = _normal(self._seed, _draw.WAVER, number + np.uint64(knot) * stride)
        after = _normal(self._seed, _draw.WAVER, number + np.uint64(knot + 1) * stride)
        return np.asarray((1.0 - share) * before + share * after)


def _between(curve: F64, period: float) -> float:
    """A pattern as a line through the middles of its steps."""
    at = period - 0.5
    first = int(np.floor(at))
    share = at - first
    return float((1.0 - share) * curve[first % len(curve)] + share * curve[(first + 1) % len(curve)])


def _normal(seed: int, purpose: int, number: NDArray[np.uint64]) -> F64:
    return np.asarray(ndtri(np.clip(_draw.uniform(seed, purpose, number), 1e-12, 1.0 - 1e-12)))


def _altered(network: WaterNetwork, seed: int) -> WaterNetwork:
    """Each pipe rougher or smoother than the plans say."""
    draws = _draw.uniform(seed, _draw.ROUGHNESS, np.arange(len(network.pipes), dtype=np.uint64))
    factors = 1.0 + ROUGHNESS_SPREAD * (2.0 * draws - 1.0)
    pipes = tuple(replace(p, roughness=p.roughness * float(f)) for p, f in zip(network.pipes, factors, strict=True))
    return replace(network, pipes=pipes)


def _with_hole(network: WaterNetwork, burst: Burst) -> tuple[WaterNetwork, float]:
    """The network with a junction where the pipe will burst, and the pipe's diameter. The first part keeps the name."""
    by_id = {p.id: p for p in network.pipes}
    if burst.pipe not in by_id:
        raise BadInput(f"pipe {burst.pipe!r} is not in the city's water network; it cannot burst")
    pipe = by_id[burst.pipe]
    ground = {j.id: j.elevation_m for j in network.junctions}
    ends = [ground[end] for end in (pipe.start, pipe.end) if end in ground]
    middle = Junction(BURST_NODE, sum(ends) / len(ends), ())
    first = replace(pipe, end=BURST_NODE, length_m=pipe.length_m * burst.along, minor_loss=pipe.minor_loss / 2)
    second = replace(
        pipe, id=f"{BURST_NODE}-pipe", start=BURST_NODE, length_m=pipe.length_m * (1.0 - burst.along),
        minor_loss=pipe.minor_loss / 2,
    )  # fmt: skip
    pipes = tuple(first if p.id == pipe.id else p for p in network.pipes)
    links = (*network.links, second.id) if network.links else ()
    return (
        replace(network, junctions=(*network.junctions, middle), pipes=(*pipes, second), links=links),
        pipe.diameter_m,
    )
