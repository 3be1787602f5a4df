"""Layers above and below the streets: doors that load one each, and their checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import shapely

from twin_core.city._buildings import Building, read_buildings
from twin_core.city._couplings import Couplings, read_couplings
from twin_core.city._faults import Findings
from twin_core.city._fittings import Fitting, read_fittings
from twin_core.city._folder import CityFiles, city_files
from twin_core.city._inp import read_drainage, read_water
from twin_core.city._parking import ParkingSite, read_parking
from twin_core.city.network import Network

__all__ = ["check_layers", "layers_info", "load_buildings", "load_couplings", "load_fittings", "load_parking"]


def load_buildings(path: str | Path) -> tuple[Building, ...]:
    """Buildings of a city folder, () where it has no such layer. Raises `BadFile` with every fault."""
    layer = city_files(path).layers.get("buildings")
    if layer is None:
        return ()
    findings = Findings()
    buildings = read_buildings(layer["cityjson"], findings)
    findings.raise_if_any()
    return buildings


def load_parking(path: str | Path) -> tuple[ParkingSite, ...]:
    """Parking sites of a city folder, () where it has no such layer. Raises `BadFile` with every fault."""
    layer = city_files(path).layers.get("parking")
    if layer is None:
        return ()
    findings = Findings()
    sites = read_parking(layer["sites"], layer["geometry"], findings)
    findings.raise_if_any()
    return sites


def load_fittings(path: str | Path) -> tuple[Fitting, ...]:
    """Hydrants and valves of a city folder, () where it has no such file. Raises `BadFile` with every fault."""
    water = city_files(path).layers.get("water", {})
    if "fittings" not in water:
        return ()
    findings = Findings()
    fittings = read_fittings(water["fittings"], findings, None)
    findings.raise_if_any()
    return fittings


def load_couplings(path: str | Path) -> Couplings:
    """Couplings of a city folder, empty where it has no such layer. Raises `BadFile` with every fault."""
    layer = city_files(path).layers.get("couplings")
    if layer is None:
        return Couplings()
    findings = Findings()
    couplings = read_couplings(layer["yaml"], findings)
    findings.raise_if_any()
    return couplings


def check_layers(files: CityFiles, network: Network | None, findings: Findings) -> None:
    """Every fault of the layers besides the streets; places are held against the network where it could be read."""
    layers = files.layers
    if "buildings" in layers:
        path = layers["buildings"]["cityjson"]
        buildings = read_buildings(path, findings)
        if network is not None:
            _check_clear_of_lanes(path, buildings, network, findings)
    if "parking" in layers:
        read_parking(layers["parking"]["sites"], layers["parking"]["geometry"], findings, network)
    _check_pipes(layers, network, findings)


def _check_pipes(layers: Mapping[str, Mapping[str, Path]], network: Network | None, findings: Findings) -> None:
    """Water, drainage, and what couples them to the streets; ids only against files that could be read."""
    known: dict[str, Iterable[str]] = {}
    if "water" in layers:
        water = read_water(layers["water"]["inp"], findings)
        if water is not None:
            known["mains"] = water.links
        if "fittings" in layers["water"]:
            read_fittings(layers["water"]["fittings"], findings, None if water is None else water.links)
    if "drainage" in layers:
        drainage = read_drainage(layers["drainage"]["inp"], findings)
        if drainage is not None:
            known["sewers"] = drainage.links
            known["underpasses"] = {row[0] for _, row in drainage.rows.get("STORAGE", ())}
    if network is not None:
        known["edges"] = network.edges.id
    if "couplings" in layers:
        read_couplings(layers["couplings"]["yaml"], findings, known)


def _check_clear_of_lanes(path: Path, buildings: tuple[Building, ...], network: Network, findings: Findings) -> None:
    """A building that stands on a lane was drawn in the wrong place or in another coordinate system."""
    lanes = network.lanes
    line = np.repeat(np.arange(len(lanes.id)), np.diff(lanes.shape_start))
    long_enough = np.diff(lanes.shape_start) > 1
    drawn = np.nonzero(long_enough)[0]
    numbers = np.cumsum(long_enough) - 1
    kept = long_enough[line]
    strings = shapely.linestrings(lanes.shape[kept], indices=numbers[line[kept]])
    strips = shapely.buffer(strings, lanes.width_m[drawn] / 2, cap_style="flat")
    ground = [building for building in buildings if building.base_m <= 0.0]
    footprints = np.array([shapely.Polygon(building.ring) for building in ground], dtype=object)
    if not len(footprints):
        return
    hits = shapely.STRtree(strips).query(footprints, predicate="intersects")
    named: set[int] = set()
    for building, lane in hits.T.tolist():
        if building not in named:
            named.add(building)
            message = f"stands on lane {lanes.id[int(drawn[lane])]}"
            findings.fault(str(path), 0, ground[building].id, message)


def layers_info(files: CityFiles) -> dict[str, object]:
    """Counts of the layers besides the streets; nothing where a city has streets only."""
    info: dict[str, object] = {}
    if "buildings" in files.layers:
        buildings = load_buildings(files.path)
        whole = [building for building in buildings if building.base_m <= 0.0]
        info["buildings"] = len(whole)
        info["buildings_by_kind"] = dict(sorted(Counter(building.kind for building in whole).items()))
        info["highest_building_m"] = max((b.base_m + b.height_m for b in buildings), default=0.0)
    if "parking" in files.layers:
        sites = load_parking(files.path)
        bays: Counter[str] = Counter()
        for site in sites:
            bays[site.kind] += site.bays
        info["parking_sites"] = dict(sorted(Counter(site.kind for site in sites).items()))
        info["parking_bays"] = dict(sorted(bays.items()))
    return info | _pipes_info(files)


def _pipes_info(files: CityFiles) -> dict[str, object]:
    info: dict[str, object] = {}
    findings = Findings()
    if "water" in files.layers:
        water = read_water(files.layers["water"]["inp"], findings)
        if water is not None:
            sections = ("JUNCTIONS", "RESERVOIRS", "TANKS", "PIPES", "PUMPS", "VALVES")
            info["water"] = {name.lower(): water.count(name) for name in sections}
            info["water_km"] = round(sum(float(row[3]) for _, row in water.rows.get("PIPES", ())) / 1000.0, 1)
        if "fittings" in files.layers["water"]:
            fittings = read_fittings(files.layers["water"]["fittings"], findings, None)
            info["water_fittings"] = dict(sorted(Counter(fitting.kind for fitting in fittings).items()))
    if "drainage" in files.layers:
        drainage = read_drainage(files.layers["drainage"]["inp"], findings)
        if drainage is not None:
            parts = ("SUBCATCHMENTS", "JUNCTIONS", "OUTFALLS", "STORAGE", "CONDUITS", "PUMPS", "WEIRS")
            info["drainage"] = {name.lower(): drainage.count(name) for name in parts}
            info["sewer_km"] = round(sum(float(row[3]) for _, row in drainage.rows.get("CONDUITS", ())) / 1000.0, 1)
    findings.raise_if_any()
    if "couplings" in files.layers:
        couplings = load_couplings(files.path)
        info["couplings"] = {
            "mains": len(couplings.mains),
            "sewers": len(couplings.sewers),
            "underpasses": len(couplings.underpasses),
        }
    return info
