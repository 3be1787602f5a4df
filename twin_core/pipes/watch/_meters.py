"""Where a water network is measured, and how well: loggers and meters placed so that bursts look different.

Places follow from the network alone: columns of the burst signatures are picked by QR with column pivoting (Manohar,
Brunton, Kutz, Brunton 2018, doi:10.1109/MCS.2018.2810460), so that each next sensor says what those before do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import qr

from twin_core.pipes.watch._signatures import burst_signatures, inlets
from twin_core.pipes.water import WaterNetwork, WaterSimulation

__all__ = ["Kind", "Meter", "choose_meters", "flow_error_m3ps", "node_places"]

PRESSURE_ERROR_M = 0.02
"""Of a mean over a minute: 0.1 % of 100 m a reading, sampled each second, with drift that no minute averages out."""
FLOW_ERROR_SHARE, LEAST_FLOW_ERROR_MPS = 0.003, 0.002
"""Repeatability of an electromagnetic meter, of the reading and at standstill (ISO 20456, class 0.3 upwards)."""
KM2_PER_LOGGER = 1.2
"""Some thirty loggers for a district of 36 km²; large Chinese cities begin at one in 5 km² and end at one in 1."""
LEAST_LOGGERS, MOST_LOGGERS = 4, 60
LOGGERS_PER_METER = 2
METERED_FROM_M = 0.29
"""Diameter from which insertion meters pay."""
TRIAL_M3PS = 0.05


class Kind(StrEnum):
    """What is measured; the unit is part of the name."""

    PRESSURE = "pressure_m"
    FLOW = "flow_m3ps"
    LEVEL = "level_m"
    RAIN = "rain_mm_h"


@dataclass(frozen=True, slots=True)
class Meter:
    """One sensor: `id` is the node (pressure), link (flow) or tank, underpass or gauge (level, rain) it sits at."""

    id: str
    kind: Kind
    x_m: float
    y_m: float


def node_places(network: WaterNetwork) -> dict[str, tuple[float, float]]:
    """Node → (x_m, y_m), of those that have a place."""
    return {name: (x, y) for name, x, y in network.coordinates}


def flow_error_m3ps(flow_m3ps: NDArray[np.float64], area_m2: NDArray[np.float64]) -> NDArray[np.float64]:
    """Standard error of a meter's mean over a minute. Pumps have no cross-section: they count as 0.3 m²."""
    standstill = LEAST_FLOW_ERROR_MPS * np.where(area_m2 > 0.0, area_m2, 0.3)
    return np.asarray(np.maximum(FLOW_ERROR_SHARE * np.abs(flow_m3ps), standstill))


def choose_meters(simulation: WaterSimulation) -> tuple[Meter, ...]:
    """Pressure loggers, meters on mains, meters at all inlets, tank levels; the simulation stays where it is.

    The present state should be a typical one: what bursts do there decides. Nodes without a place get no sensor.
    """
    network, places = simulation.network, node_places(simulation.network)
    links = network.links_by_id()
    taken = _by_signatures(simulation, places)
    meters = [Meter(name, Kind.PRESSURE, *places[name]) for name in taken[Kind.PRESSURE]]
    for name in [*taken[Kind.FLOW], *inlets(network)]:
        ends = [places[end] for end in (links[name].start, links[name].end) if end in places]
        if ends:
            meters.append(Meter(name, Kind.FLOW, *np.mean(ends, axis=0).tolist()))
    meters += [Meter(tank.id, Kind.LEVEL, *places[tank.id]) for tank in network.tanks if tank.id in places]
    return tuple(meters)


def _by_signatures(simulation: WaterSimulation, places: Mapping[str, tuple[float, float]]) -> dict[Kind, list[str]]:
    network = simulation.network
    junctions = [j.id for j in network.junctions]
    nodes = [i for i, name in enumerate(junctions) if name in places]
    loggers = _loggers(np.array([places[junctions[i]] for i in nodes]).reshape(-1, 2))
    signatures = burst_signatures(simulation, TRIAL_M3PS)
    by_head = np.nan_to_num(signatures.head_m)
    at_inlet = inlets(network)
    wide = {
        pipe.id
        for pipe in network.pipes
        if pipe.diameter_m >= METERED_FROM_M
        and pipe.id not in at_inlet
        and (pipe.start in places or pipe.end in places)
    }
    mains = [i for i, name in enumerate(simulation.link_ids) if name in wide]
    error = flow_error_m3ps(simulation.flows_m3s, simulation.areas_m2)
    by_meter = np.nan_to_num(signatures.flow_m3ps) / error
    return {
        Kind.PRESSURE: [junctions[i] for i in _pick(by_head, nodes, loggers)],
        Kind.FLOW: [simulation.link_ids[i] for i in _pick(by_meter, mains, loggers // LOGGERS_PER_METER)],
    }


def _loggers(at_m: NDArray[np.float64]) -> int:
    if len(at_m) == 0:
        return 0
    extent = np.ptp(at_m, axis=0)
    wanted = int(np.ceil(float(extent[0] * extent[1]) / 1e6 / KM2_PER_LOGGER))
    return min(max(wanted, LEAST_LOGGERS), MOST_LOGGERS, len(at_m))


def _pick(columns: NDArray[np.float64], names: list[int], count: int) -> list[int]:
    if not names or count <= 0:
        return []
    _, _, order = qr(columns[:, names], mode="economic", pivoting=True)
    return [names[int(i)] for i in order[:count]]
