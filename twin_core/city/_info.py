"""Counts of a city, such as a reader of its source files would find them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from twin_core.city._folder import load_city
from twin_core.city._sites import derive_sites, with_detectors
from twin_core.city.network import Demand, Network

__all__ = ["city_info"]


def city_info(city: str | Path | Network, demand: Demand | None = None) -> dict[str, object]:
    """Counts by name; `city` is a folder, a `.sumocfg` or a network. A folder's own demand is counted too."""
    if isinstance(city, Network):
        info = _network_info(city)
    else:
        loaded = load_city(city)
        info = {"name": {"zh": loaded.files.name_zh, "en": loaded.files.name_en}} | _network_info(loaded.network)
        if demand is None and loaded.files.routes:
            demand = loaded.load_demand(end_s=loaded.until_s)
    if demand is not None:
        info |= _demand_info(demand)
    return info


def _network_info(network: Network) -> dict[str, object]:
    edges, lanes, links, programs = network.edges, network.lanes, network.links, network.programs
    internal_lane = edges.internal[lanes.edge]
    in_force = network.signals.program[network.signals.program >= 0]
    detectors = with_detectors(network).detectors
    return {
        "edges": int((~edges.internal).sum()),
        "internal_edges": int(edges.internal.sum()),
        "lanes": int((~internal_lane).sum()),
        "internal_lanes": int(internal_lane.sum()),
        "lane_km": round(float(lanes.length_m[~internal_lane].sum()) / 1000, 3),
        "junctions": dict(sorted(Counter(network.junctions.type).items())),
        "connections": len(links.from_lane),
        "links_with_waiting_place": int(links.cont.sum()),
        "roundabout_edges": int(edges.roundabout.sum()),
        "signals": len(network.signals.id),
        "programs": len(programs.id),
        "programs_in_force": {
            "actuated": int(programs.actuated[in_force].sum()),
            "static": int((~programs.actuated[in_force]).sum()),
        },
        "detectors": dict(Counter(network.detectors.kind)),
        "derived_detectors": dict(Counter(role for role in detectors.role if role != "given")),
        "sites": len(derive_sites(network)),
        "bus_stops": len(network.bus_stops.id),
        "source_hash": network.source_hash,
        "network_notes": list(network.notes),
    }


def _demand_info(demand: Demand) -> dict[str, object]:
    vehicles = demand.vehicles
    by_type = np.bincount(vehicles.type, minlength=len(demand.types.id))
    return {
        "vehicles": len(vehicles.id),
        "vehicles_by_type": {name: int(n) for name, n in zip(demand.types.id, by_type, strict=True) if n},
        "vehicle_types": len(demand.types.id),
        "trips": int(demand.trip.sum()),
        "routes": len(demand.route_start) - 1,
        "stops": len(vehicles.stop_lane),
        "parking_stops": int(vehicles.stop_parking.sum()),
        "first_depart_s": float(vehicles.depart_ms[0]) / 1000 if len(vehicles.id) else None,
        "last_depart_s": float(vehicles.depart_ms[-1]) / 1000 if len(vehicles.id) else None,
        "demand_notes": list(demand.notes),
    }
