"""Where pipes lie: geometry of the water and drainage layers, for maps. What they do is computed elsewhere.

Read from EPANET [COORDINATES] and [VERTICES] (EPANET 2.2 manual, appendix C) and their likes in SWMM files (SWMM 5.2
manual, appendix D); depths from the couplings layer. SI units whatever the file's own are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from twin_core.city._couplings import UnderpassCoupling
from twin_core.city._faults import Findings
from twin_core.city._folder import city_files
from twin_core.city._inp import InpFile, read_drainage, read_water
from twin_core.city._layers import load_couplings

__all__ = ["PipeLink", "PipeMap", "PipeNode", "load_pipe_map"]

FOOT_M = 0.3048
INCH_M = 0.0254
US_WATER_UNITS = ("CFS", "GPM", "MGD", "IMGD", "AFD")
US_DRAINAGE_UNITS = ("CFS", "GPM", "MGD")
WATER_NODES = {"JUNCTIONS": "junction", "RESERVOIRS": "reservoir", "TANKS": "tank"}
DRAINAGE_NODES = {"JUNCTIONS": "manhole", "OUTFALLS": "outfall", "STORAGE": "storage"}

Point = tuple[float, float]
NOWHERE: Point = (math.nan, math.nan)


@dataclass(frozen=True)
class PipeNode:
    """A node. `kind`: junction, reservoir, tank, manhole, outfall, storage. NaN where the file gives no place."""

    id: str
    kind: str
    x_m: float
    y_m: float
    elevation_m: float


@dataclass(frozen=True)
class PipeLink:
    """A link from node to node. `kind`: main, water_pump, valve, sewer, drain_pump, weir.

    `line`: from its first to its last node, () where one of them has no place. NaN where a file does not say:
    `length_m` and `diameter_m` of pumps, `roughness` (Hazen–Williams C or Manning n) of all but pipes, `depth_m`
    (street to crown) without a coupling.
    """

    id: str
    kind: str
    nodes: tuple[str, str]
    line: tuple[Point, ...]
    length_m: float
    diameter_m: float
    roughness: float
    depth_m: float
    edges: tuple[str, ...]  # of the street above


@dataclass(frozen=True)
class PipeMap:
    """All pipes of a city, water first.

    Water: junctions, then reservoirs and tanks, and all links in the order of their lines. Drainage: by kind, in file
    order. These are the orders in which engines give their results.
    """

    nodes: tuple[PipeNode, ...] = ()
    links: tuple[PipeLink, ...] = ()
    underpasses: tuple[UnderpassCoupling, ...] = ()


def load_pipe_map(path: str | Path) -> PipeMap:
    """Pipes of a city folder, empty where it has no such layers. Raises `BadFile` with every fault."""
    layers, findings = city_files(path).layers, Findings()
    water = read_water(layers["water"]["inp"], findings) if "water" in layers else None
    drainage = read_drainage(layers["drainage"]["inp"], findings) if "drainage" in layers else None
    findings.raise_if_any()
    couplings = load_couplings(path)
    above = {pipe.id: (pipe.depth_m, pipe.edges) for pipe in (*couplings.mains, *couplings.sewers)}
    nodes: list[PipeNode] = []
    links: list[PipeLink] = []
    for file, read_links in ((water, _water_links), (drainage, _drainage_links)):
        if file is not None:
            places = _places(file, findings)
            nodes += _nodes(file, places, WATER_NODES if file is water else DRAINAGE_NODES)
            links += read_links(file, _Lines(file, places, above))
    findings.raise_if_any()
    return PipeMap(tuple(nodes), tuple(links), couplings.underpasses)


def _places(file: InpFile, findings: Findings) -> dict[str, Point]:
    places: dict[str, Point] = {}
    for line, row in file.rows.get("COORDINATES", ()):
        point = _point(row)
        if point is None:
            findings.fault(str(file.path), line, "[COORDINATES]", "must be a node and two numbers")
        else:
            places[row[0]] = point
    return places


def _point(row: Sequence[str]) -> Point | None:
    try:
        x, y = float(row[1]), float(row[2])
    except (IndexError, ValueError):
        return None
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None


def _nodes(file: InpFile, places: Mapping[str, Point], kinds: Mapping[str, str]) -> Iterator[PipeNode]:
    metre = _length_unit_m(file)
    rows = [(kind, line, row) for section, kind in kinds.items() for line, row in file.rows.get(section, ())]
    if kinds is WATER_NODES:
        rows.sort(key=lambda item: (item[0] != "junction", item[1]))
    for kind, _, row in rows:
        yield PipeNode(row[0], kind, *places.get(row[0], NOWHERE), _value(row, 1) * metre)


@dataclass(frozen=True)
class _Lines:
    """How a link of one file becomes a line on the map."""

    file: InpFile
    places: Mapping[str, Point]
    above: Mapping[str, tuple[float, tuple[str, ...]]]

    def bends(self) -> dict[str, list[Point]]:
        bends: dict[str, list[Point]] = {}
        for _, row in self.file.rows.get("VERTICES", ()):
            point = _point(row)
            if point is not None:
                bends.setdefault(row[0], []).append(point)
        return bends

    def links(
        self, section: str, kind: str, sizes: Mapping[str, tuple[float, float, float]]
    ) -> Iterator[tuple[int, PipeLink]]:
        """Links of a section, each with its line number; `sizes`: length, diameter, roughness by id."""
        bends, unknown = self.bends(), (math.nan, math.nan, math.nan)
        for number, row in self.file.rows.get(section, ()):
            ends = (row[1], row[2])
            placed = all(name in self.places for name in ends)
            line = (self.places[ends[0]], *bends.get(row[0], ()), self.places[ends[1]]) if placed else ()
            depth_m, edges = self.above.get(row[0], (math.nan, ()))
            yield number, PipeLink(row[0], kind, ends, line, *sizes.get(row[0], unknown), depth_m, edges)


def _water_links(file: InpFile, lines: _Lines) -> list[PipeLink]:
    metre, bore = _length_unit_m(file), INCH_M if _is_us(file) else 0.001
    pipes = {r[0]: (_value(r, 3) * metre, _value(r, 4) * bore, _value(r, 5)) for _, r in file.rows.get("PIPES", ())}
    valves = {r[0]: (math.nan, _value(r, 3) * bore, math.nan) for _, r in file.rows.get("VALVES", ())}
    found = (
        *lines.links("PIPES", "main", pipes),
        *lines.links("PUMPS", "water_pump", {}),
        *lines.links("VALVES", "valve", valves),
    )
    return [link for _, link in sorted(found, key=lambda item: item[0])]


def _drainage_links(file: InpFile, lines: _Lines) -> list[PipeLink]:
    metre = _length_unit_m(file)
    bores = {row[0]: _value(row, 2) * metre for _, row in file.rows.get("XSECTIONS", ())}
    sizes = {
        row[0]: (_value(row, 3) * metre, bores.get(row[0], math.nan), _value(row, 4))
        for _, row in file.rows.get("CONDUITS", ())
    }
    kinds = {"CONDUITS": ("sewer", sizes), "PUMPS": ("drain_pump", {}), "WEIRS": ("weir", {})}
    return [link for section, (kind, known) in kinds.items() for _, link in lines.links(section, kind, known)]


def _is_us(file: InpFile) -> bool:
    """EPANET falls back to GPM, SWMM to CFS, so a file that names no unit is in feet."""
    names = {row[0].upper(): row[1].upper() for _, row in file.rows.get("OPTIONS", ()) if len(row) > 1}
    if "FLOW_UNITS" in names:
        return names["FLOW_UNITS"] in US_DRAINAGE_UNITS
    return names.get("UNITS", "GPM") in US_WATER_UNITS


def _length_unit_m(file: InpFile) -> float:
    return FOOT_M if _is_us(file) else 1.0


def _value(row: Sequence[str], column: int) -> float:
    try:
        return float(row[column])
    except (IndexError, ValueError):
        return math.nan
