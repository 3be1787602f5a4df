"""What a city has of pipes, and which sensors its water company would place."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from twin_core.city import Fitting, UnderpassCoupling, city_files, load_couplings, load_fittings, load_pipe_map
from twin_core.pipes.drainage import DrainageNetwork, read_swmm
from twin_core.pipes.isolation import Isolation, ValveOnPipe
from twin_core.pipes.watch import Kind, Meter, Station, choose_meters, group_meters, smooth_demand
from twin_core.pipes.water import WaterNetwork, WaterSimulation, read_inp

__all__ = ["RAIN_GAUGE", "PipeLayers", "load_pipe_layers"]

RAIN_GAUGE = "rain-gauge"
TYPICAL_S = 8 * 3600
"""The morning peak: bursts then tell pipes apart best, since heads fall along them."""


@dataclass(frozen=True)
class PipeLayers:
    """Networks, fittings and couplings of one city. `places`: node → local metres; `edges`: main → edges above it."""

    water: WaterNetwork | None
    drainage: DrainageNetwork | None
    underpasses: tuple[UnderpassCoupling, ...]
    fittings: tuple[Fitting, ...]
    edges: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[float, float]]
    middles: Mapping[str, tuple[float, float]]  # main → the middle of its line

    def isolation(self, simulation: WaterSimulation) -> Isolation:
        """Segments between the valves of the fittings file."""
        rows = {kind: [ValveOnPipe(f.id, f.main, f.at_m) for f in self.fittings if f.kind == kind] for kind in
                ("valve", "hydrant")}  # fmt: skip
        return Isolation(simulation, rows["valve"], rows["hydrant"], self.edges)

    def stations(self) -> tuple[Station, ...]:
        """Telemetry stations: meters of the water network, levels in underpasses, a rain gauge."""
        meters: list[Meter] = []
        if self.water is not None:
            simulation = WaterSimulation(smooth_demand(self.water))
            simulation.run_until(TYPICAL_S)
            meters += choose_meters(simulation)
        sumps = [Meter(u.id, Kind.LEVEL, *self.places[u.id]) for u in self.underpasses if u.id in self.places]
        meters += sumps
        if self.drainage is not None and meters:
            middle = [sum(getattr(m, axis) for m in meters) / len(meters) for axis in ("x_m", "y_m")]
            meters.append(Meter(RAIN_GAUGE, Kind.RAIN, middle[0], middle[1]))
        return group_meters(meters)


def load_pipe_layers(city: str | Path) -> PipeLayers | None:
    """The pipes of a city folder, None where it has neither water nor drainage. Raises BadFile with every fault."""
    layers = city_files(city).layers
    water = read_inp(layers["water"]["inp"]) if "water" in layers else None
    drainage = read_swmm(layers["drainage"]["inp"]) if "drainage" in layers else None
    if water is None and drainage is None:
        return None
    couplings, pipes = load_couplings(city), load_pipe_map(city)
    known = set() if drainage is None else set(drainage.storage_ids)
    return PipeLayers(
        water=water,
        drainage=drainage,
        underpasses=tuple(u for u in couplings.underpasses if u.id in known),
        fittings=load_fittings(city),
        edges={main.id: main.edges for main in couplings.mains},
        places={node.id: (node.x_m, node.y_m) for node in pipes.nodes if math.isfinite(node.x_m)},
        middles={link.id: link.line[len(link.line) // 2] for link in pipes.links if link.kind == "main" and link.line},
    )
