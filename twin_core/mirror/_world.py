"""What mirror, forecasts and planning all need to know of a city: streets, nominal demand, controllers, detectors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twin_core.city import DEPART_POS, ControllerSetup, Demand, Network, derive_controllers, load_city, with_detectors
from twin_core.mirror._demand import pick_vehicles
from twin_core.mirror._lamps import SignalShape
from twin_core.mirror._layout import Layout, make_layout
from twin_core.mirror._nowcast import WorldKey

__all__ = ["World", "load_world", "make_world"]

B = NDArray[np.bool_]

GIVEN, BASE = DEPART_POS.index("given"), DEPART_POS.index("base")
FEW_BEYOND = 0.02  # share of an entry's vehicles that may start beyond its loop


@dataclass(frozen=True)
class World:
    """One city as the twin knows it. `source_hash` names network and demand: snapshots fit no other world."""

    network: Network
    demand: Demand
    mirror_demand: Demand  # without the vehicles whose entry is measured: those come when a loop counts them
    controllers: tuple[ControllerSetup, ...]  # [S]
    shapes: tuple[SignalShape | None, ...]  # [S] None where nothing can be known of the lamps
    layout: Layout
    key: WorldKey
    source_hash: str


def make_world(network: Network, demand: Demand, *, begin_s: float, until_s: float | None = None) -> World:
    """Put together what belongs together. `begin_s`, `until_s`: the span that `demand` was loaded for."""
    network = with_detectors(network)
    layout = _only_countable(demand, network, make_layout(network))
    first_edge = demand.route_edge[demand.route_start[demand.vehicles.route]]
    unmeasured = np.flatnonzero(~layout.measured_entries[first_edge])
    controllers = derive_controllers(network)
    digest = hashlib.sha256(f"{network.source_hash}|{demand.source_hash}|{demand.seed}".encode())
    digest.update(np.int64(demand.vehicles.depart_ms.size).tobytes())
    return World(
        network,
        demand,
        pick_vehicles(demand, unmeasured),
        controllers,
        tuple(_shape(setup) for setup in controllers),
        layout,
        WorldKey(demand.seed, begin_s, until_s),
        digest.hexdigest(),
    )


@lru_cache(maxsize=2)
def load_world(city_dir: Path, key: WorldKey | None = None) -> World:
    """The world of a city folder; kept by the process, since every request of a run asks for the same one.

    Args:
        key: which demand; None = as `city.yaml` says.
    """
    city = load_city(city_dir)
    key = key or WorldKey(city.files.seed, city.begin_s, city.until_s)
    demand = city.load_demand(seed=key.seed, begin_s=key.begin_s, end_s=key.until_s)
    return make_world(city.network, demand, begin_s=key.begin_s, until_s=key.until_s)


def _shape(setup: ControllerSetup) -> SignalShape | None:
    if setup.profile is None:
        return None
    groups = range(len(setup.profile.groups))
    return SignalShape(
        group_positions=tuple(tuple(np.flatnonzero(setup.group_of == g).tolist()) for g in groups),
        stage_letters=tuple(np.frombuffer(text.encode("ascii"), np.int8) for text in setup.stage_letters),
        stage_groups=tuple(frozenset(stage.groups) for stage in setup.profile.stages),
    )


def _only_countable(demand: Demand, network: Network, layout: Layout) -> Layout:
    """Without the entries where vehicles start beyond the loop: it would never count them."""
    v = demand.vehicles
    first_edge = demand.route_edge[demand.route_start[v.route]]
    # "base" puts the tail at the lane's start; a number stands beside; all other ways may be anywhere
    start_m = np.where(v.depart_pos == GIVEN, v.depart_pos_value_m, np.inf)
    start_m = np.where(v.depart_pos == BASE, demand.types.length_m[v.type] + 0.1, start_m)
    loop_m = np.full(len(network.edges.id), np.inf)
    loops = np.flatnonzero(layout.entry_edge >= 0)
    np.minimum.at(loop_m, layout.entry_edge[loops], network.detectors.pos_m[loops])
    late = np.zeros(loop_m.size)
    np.add.at(late, first_edge, (start_m >= loop_m[first_edge]).astype(np.float64))
    total = np.bincount(first_edge, minlength=loop_m.size)
    measured = layout.measured_entries & (late <= FEW_BEYOND * total)
    entry_edge = np.where(measured[np.maximum(layout.entry_edge, 0)], layout.entry_edge, -1).astype(np.int32)
    # a loop that is passed before the entry loop would count the same car a second time
    edge = network.lanes.edge[network.detectors.lane]
    first = measured[edge] & (network.detectors.pos_m <= loop_m[edge] + 1.0)
    section_of = np.where(first, -1, layout.section_of).astype(np.int32)
    return replace(layout, measured_entries=measured, entry_edge=entry_edge, section_of=section_of)
