"""Counts of a city, such as a reader of its source files would find them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from citybrain_wire.errors import BrokenInvariant

from twin_core.city._controllers import derive_controllers
from twin_core.city._expand import DROPPED_EARLY, DROPPED_LATE
from twin_core.city._faults import Findings
from twin_core.city._folder import City, load_city
from twin_core.city._layers import layers_info
from twin_core.city._raw_demand import RawDemand
from twin_core.city._read_demand import collect_demand
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
        info |= layers_info(loaded.files)
        if demand is None and loaded.files.routes:
            return info | _files_info(loaded)
    if demand is not None:
        info |= _demand_info(demand)
    return info


def _files_info(city: City) -> dict[str, object]:
    """The demand of a city within its hours, and what its files hold in all."""
    findings, raw = Findings(), RawDemand()
    demand = collect_demand(
        city.network, city.files.routes, city.files.additional, findings,
        seed=city.files.seed, begin_s=city.begin_s, end_s=city.until_s, raw=raw,
    )  # fmt: skip
    findings.raise_if_any()
    if demand is None:
        raise BrokenInvariant(f"{city.files.path}: no demand and no fault")
    flows = sum(vehicle.flow is not None for vehicle in raw.vehicles)
    routed = sum(bool(vehicle.origin or vehicle.from_taz) for vehicle in raw.vehicles if vehicle.flow is None)
    return _demand_info(demand) | {
        "in_files": {"vehicles": len(raw.vehicles) - flows - routed, "trips": routed, "flows": flows},
        "dropped": {"before_begin": findings.noted(DROPPED_EARLY), "after_end": findings.noted(DROPPED_LATE)},
    }


def _network_info(network: Network) -> dict[str, object]:
    edges, lanes, links, programs = network.edges, network.lanes, network.links, network.programs
    internal_lane = edges.internal[lanes.edge]
    in_force = network.signals.program[network.signals.program >= 0]
    detectors = with_detectors(network).detectors
    controllers = derive_controllers(network)
    local_only = [setup for setup in controllers if setup.local_only]
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
        "controllers": {"plannable": len(controllers) - len(local_only), "local_only": len(local_only)},
        "local_only": {setup.id: list(setup.reasons) for setup in local_only},
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
