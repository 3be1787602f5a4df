"""The city's files: programs, routes and flows, buses, stops, places, city.yaml."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from ._assign import Graph
from ._buses import BusLine, BusStop
from ._demand import REGIMES, Pattern, slice_rates
from ._frame import HEIGHT_M, RAIL_TRACKS_U, RIVER_BANKS_V, WIDTH_M, Bend
from ._lanes import Draft
from ._majors import RING
from ._net import Turn
from ._plain import write_gz
from ._signals import Program

__all__ = ["BEGIN_S", "UNTIL_S", "program_lines", "write_buses", "write_city", "write_places", "write_routes"]

BEGIN_S = 25_200.0
UNTIL_S = 32_400.0
_SLICE_MIN = 10
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_TYPES = (
    ("car", "passenger", 4.6, 2.3, 4.5, 1.35, 0.0, 0.10),
    ("taxi", "taxi", 4.6, 2.4, 4.5, 1.30, 0.04, 0.10),
    ("van", "delivery", 6.0, 1.9, 4.3, 1.40, -0.03, 0.08),
    ("truck", "truck", 10.0, 1.2, 4.0, 1.60, -0.07, 0.06),
)
"""id, class, length m, acceleration and deceleration m/s2, headway s, speed factor over the car's, its deviation."""
_SHARES = {"day": (0.88, 0.063, 0.052, 0.005), "night": (0.75, 0.12, 0.05, 0.08)}
_PACE = {"day": 0.80, "night": 1.00}
"""Speed factor of cars. By day e-bikes, people and stopping cars, which are not simulated, slow streets down."""


def _types() -> list[str]:
    lines = []
    for time, shares in _SHARES.items():
        for id_, vclass, length, accel, decel, tau, faster, deviation in _TYPES:
            pace = _PACE[time] + faster
            lines.append(
                f'  <vType id="{id_}_{time}" vClass="{vclass}" length="{length}" minGap="2.5" accel="{accel}" '
                f'decel="{decel}" tau="{tau}" sigma="0.5" '
                f'speedFactor="normc({pace:.2f},{deviation},{pace - 0.25:.2f},{pace + 0.25:.2f})"/>'
            )
        names = " ".join(f"{row[0]}_{time}" for row in _TYPES)
        weights = " ".join(str(share) for share in shares)
        lines.append(f'  <vTypeDistribution id="by_{time}" vTypes="{names}" probabilities="{weights}"/>')
    return lines


def program_lines(programs: Mapping[str, Program], turns: Mapping[tuple[str, str], Turn], root: str, name: str) -> str:
    """Signal programs below a root element: `tlLogics` for netconvert, `additional` for engines."""
    lines = [f"{_HEAD}<{root}>"]
    for program in programs.values():
        lines.append(f'  <tlLogic id="{program.id}" type="static" programID="{name}" offset="{program.offset_s}">')
        for duration, state in program.phases(turns):
            lines.append(f'    <phase duration="{duration}" state="{state}"/>')
        lines.append("  </tlLogic>")
    lines.append(f"</{root}>\n")
    return "\n".join(lines)


def _edges(draft: Draft, legs: Sequence[str]) -> str:
    """The edges of a route; its last leg is not driven into the turning lanes."""
    out: list[str] = []
    for leg in legs[:-1]:
        out.append(draft.first[leg])
        if draft.last[leg] != draft.first[leg]:
            out.append(draft.last[leg])
    out.append(draft.first[legs[-1]])
    return " ".join(out)


def write_routes(
    path: Path,
    draft: Draft,
    graph: Graph,
    patterns: Mapping[str, list[Pattern]],
    routes: Mapping[str, list[NDArray[np.int32]]],
) -> None:
    """Types, the routes of each part of the day as a distribution, and flows in slices that draw from it."""
    lines = [_HEAD + "<routes>", *_types()]
    numbers: dict[str, str] = {}
    weights: dict[str, dict[str, int]] = {}
    for key, found in routes.items():
        mine = weights.setdefault(key, {})
        for pattern, arcs in zip(patterns[key], found, strict=True):
            edges = _edges(draft, [pattern.origin, *(graph.legs[graph.head[arc]] for arc in arcs)])
            if edges not in numbers:
                numbers[edges] = f"r{len(numbers)}"
            mine[numbers[edges]] = mine.get(numbers[edges], 0) + 1
    # Sorted by text: neighbours share long parts, which the compression then stores once.
    for edges in sorted(numbers):
        lines.append(f'  <route id="{numbers[edges]}" edges="{edges}"/>')
    for key, mine in weights.items():
        names, counts = " ".join(mine), " ".join(str(n) for n in mine.values())
        lines.append(f'  <routeDistribution id="{key}" routes="{names}" probabilities="{counts}"/>')
    for n, rate in enumerate(slice_rates(_SLICE_MIN)):
        begin = n * _SLICE_MIN * 60
        hour = begin / 3600.0
        types = "by_day" if 7.0 <= hour < 20.0 else "by_night"
        lines.append(
            f'  <flow id="f{n:03d}" begin="{begin}" end="{begin + _SLICE_MIN * 60}" vehsPerHour="{rate:.1f}" '
            f'type="{types}" route="{_regime(hour)}" departLane="best" departSpeed="avg"/>'
        )
    lines.append("</routes>\n")
    write_gz(path, "\n".join(lines))


def _regime(hour: float) -> str:
    for regime in REGIMES:
        if regime.start_h < regime.end_h:
            if regime.start_h <= hour < regime.end_h:
                return regime.key
        elif hour >= regime.start_h or hour < regime.end_h:
            return regime.key
    return REGIMES[-1].key


def write_buses(routes: Path, additional: Path, draft: Draft, lines: list[BusLine], stops: list[BusStop]) -> None:
    """Bus lines as flows over the service day, and the stops."""
    out = [_HEAD + "<routes>"]
    out.append(
        '  <vType id="bus" vClass="bus" length="12" minGap="2.5" accel="1.2" decel="4" tau="1.4" sigma="0.5" '
        'speedFactor="normc(0.8,0.03,0.7,0.9)"/>'
    )
    timed: list[tuple[int, str]] = []
    for n, line in enumerate(lines):
        out.append(f'  <route id="{line.id}" edges="{_edges(draft, line.legs)}">')
        out += [
            f'    <stop busStop="{stop}" duration="{16 + (n * 7 + k * 5) % 13}"/>' for k, stop in enumerate(line.stops)
        ]
        out.append("  </route>")
        for start_h, end_h, slower in (
            (5.5, 6.5, 2),
            (6.5, 9.5, 1),
            (9.5, 16.5, 1.5),
            (16.5, 19.5, 1),
            (19.5, 22.5, 2),
        ):
            begin = int(start_h * 3600) + (n * 47) % 240
            period, name = int(line.headway_s * slower), line.id.split(".")[0]
            text = (
                f'  <flow id="{line.id}@{int(start_h * 10):03d}" type="bus" route="{line.id}" begin="{begin}" '
                f'end="{int(end_h * 3600)}" period="{period}" line="{name}"/>'
            )
            timed.append((begin, text))
    out += [text for _, text in sorted(timed)]
    out.append("</routes>\n")
    routes.write_text("\n".join(out), encoding="utf-8")
    out = [_HEAD + "<additional>"]
    out += [
        f'  <busStop id="{stop.id}" lane="{stop.edge}_0" startPos="{stop.start_m}" endPos="{stop.end_m}" '
        f"name={quoteattr(stop.name)}/>"
        for stop in stops
    ]
    out.append("</additional>\n")
    write_gz(additional, "\n".join(out))


def write_places(path: Path, draft: Draft, bend: Bend) -> None:
    """River, railway, bridges, underpasses and gates as GeoJSON features in the city's local metres."""
    features = [
        _feature("river", "river", "清淝河", _band(bend, RIVER_BANKS_V, along="u"), ""),
        _feature("rail", "rail", "铁路", _band(bend, RAIL_TRACKS_U, along="v"), ""),
    ]
    names = {"bridge": ("bridge", "桥"), "rail": ("underpass", "下穿铁路立交"), "ring": ("underpass", "下穿新环高架")}
    for leg in draft.streets.legs.values():
        if leg.mark in names and not leg.id.startswith("-"):
            kind, word = names[leg.mark]
            zh = leg.name.split(" ", 1)[0] + word
            line = [list(p) for p in leg.line]
            features.append(_feature(leg.id, kind, zh, {"type": "LineString", "coordinates": line}, leg.mark))
    for node in draft.streets.nodes.values():
        if node.kind == "gate":
            features.append(_feature(node.id, "gate", node.label, {"type": "Point", "coordinates": list(node.at)}, ""))
    features += _ring_bridges(bend)
    document = {"type": "FeatureCollection", "coordinates_in": "local metres, x east, y north", "features": features}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _ring_bridges(bend: Bend) -> list[dict[str, object]]:
    """Where the elevated ring crosses the river: its own two bridges, each over the water and the dykes."""
    river = sum(RIVER_BANKS_V) / 2
    features = []
    for side, zh, u in (("west", "新环西桥", RING.west), ("east", "新环东桥", RING.east)):
        line = [list(bend(u, v)) for v in (RIVER_BANKS_V[0] - 60.0, river, RIVER_BANKS_V[1] + 60.0)]
        features.append(_feature(f"ring-{side}", "bridge", zh, {"type": "LineString", "coordinates": line}, ""))
    return features


def _band(bend: Bend, across: tuple[float, float], *, along: str) -> dict[str, object]:
    """A strip of plan space, from rim to rim and a little beyond, as a closed ring on the ground."""
    length = WIDTH_M if along == "u" else HEIGHT_M
    stations = [-250.0 + 50.0 * i for i in range(int((length + 500.0) / 50.0) + 1)]
    sides = ((across[0], stations), (across[1], stations[::-1]))
    ring = [bend(s, at) if along == "u" else bend(at, s) for at, run in sides for s in run]
    if along == "v":
        ring.reverse()  # counter-clockwise, as RFC 7946 asks of outer rings
    return {"type": "Polygon", "coordinates": [[list(point) for point in [*ring, ring[0]]]]}


def _feature(id_: str, kind: str, name: str, geometry: object, crosses: str) -> dict[str, object]:
    properties = {"kind": kind, "name": name} | ({"below": crosses} if kind == "underpass" else {})
    return {"type": "Feature", "id": id_, "properties": properties, "geometry": geometry}


def write_city(path: Path, seed: int) -> None:
    """city.yaml."""
    path.write_text(
        f"""schema: 1
name:
  zh: 庐州新区
  en: Luzhou New District
description:
  zh: 由程序生成的虚构城区，不取自任何真实地图。
  en: An invented district made by code; nothing in it comes from a real map.
license: Apache-2.0
layers:
  streets:
    net: luzhou.net.xml.gz
    routes: [luzhou.rou.xml.gz, buses.rou.xml]
    additional: [luzhou.add.xml.gz]
begin_s: {BEGIN_S:g}
until_s: {UNTIL_S:g}
seed: {seed}
""",
        encoding="utf-8",
    )
