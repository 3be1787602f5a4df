"""The recipe: streets, net, land, demand, signals, routes, buses, files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ._assign import Graph, assign
from ._buses import lay_buses
from ._demand import REGIMES, Pattern, busiest_vph, draw_patterns
from ._frame import Bend
from ._ground import build_streets
from ._land import lay_zones
from ._lanes import Draft, lay_lanes
from ._net import Turn, read_turns
from ._plain import netconvert, stripped, write_gz, write_plain
from ._signals import Program, plan_signals
from ._waves import coordinate
from ._write import program_lines, write_buses, write_city, write_places, write_routes

__all__ = ["Made", "make_luzhou"]

Key: TypeAlias = tuple[str, str]
Progress: TypeAlias = Callable[[str, float], None]


@dataclass(frozen=True)
class Made:
    """What was made, in counts."""

    folder: Path
    nodes: int
    edges: int
    signals: int
    bus_lines: int
    mean_trip_km: float


def make_luzhou(out_dir: str | Path, *, seed: int = 20260101, progress: Progress | None = None) -> Made:
    """Makes the city Luzhou New District from nothing but a seed: equal seeds give equal bytes.

    Needs SUMO's netconvert. `progress` is told each step's name and the share done before it. Raises
    `FileNotFoundError` where netconvert is missing and `BrokenInvariant` when a step's result contradicts itself.
    """
    tell = progress or (lambda name, share: None)
    out = Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        return _make(out, Path(scratch), seed, tell)


def _make(out: Path, work: Path, seed: int, tell: Progress) -> Made:
    tell("streets", 0.0)
    streets, plane, blocks, chains = build_streets(seed)
    draft = lay_lanes(streets)
    tell("net", 0.1)
    options = write_plain(draft, work)
    netconvert(options, work / "draft.net.xml")
    turns = read_turns(work / "draft.net.xml", draft)
    tell("demand", 0.2)
    zones = lay_zones(plane, blocks, chains, draft, seed)
    patterns = {regime.key: draw_patterns(zones, regime, seed) for regime in REGIMES}
    graph = Graph.build(draft, turns)
    routes, programs, night = _load(draft, graph, turns, patterns, seed, tell)
    tell("files", 0.9)
    (work / "luzhou.tll.xml").write_text(program_lines(programs, turns, "tlLogics", "0"), encoding="utf-8")
    (out / "plans").mkdir(exist_ok=True)
    write_gz(out / "plans" / "night.add.xml.gz", program_lines(night, turns, "additional", "night"))
    netconvert([*options, "--tllogic-files", str(work / "luzhou.tll.xml")], work / "luzhou.net.xml")
    write_gz(out / "luzhou.net.xml.gz", stripped((work / "luzhou.net.xml").read_text(encoding="utf-8")))
    write_routes(out / "luzhou.rou.xml.gz", draft, graph, patterns, routes)
    lines, stops = lay_buses(draft, graph, turns, seed)
    write_buses(out / "buses.rou.xml", out / "luzhou.add.xml.gz", draft, lines, stops)
    write_places(out / "places.geojson", draft, Bend(seed))
    write_city(out / "city.yaml", seed)
    metres = [graph.metres[graph.head[route]].sum() for route in routes["am"]]
    tell("done", 1.0)
    return Made(out, len(streets.nodes), len(draft.edges), len(programs), len(lines) // 2, float(np.mean(metres)) / 1e3)


def _load(
    draft: Draft,
    graph: Graph,
    turns: Mapping[Key, Turn],
    patterns: Mapping[str, list[Pattern]],
    seed: int,
    tell: Progress,
) -> tuple[dict[str, list[NDArray[np.int32]]], dict[str, Program], dict[str, Program]]:
    """Routes of all parts of the day, the day's programs and the night's.

    Signals follow the loads of both peaks and the loads follow the signals, three times in turn.
    """
    rates = {regime.key: busiest_vph(regime) for regime in REGIMES}
    programs = plan_signals(draft, turns, {})
    routes: dict[str, list[NDArray[np.int32]]] = {}
    for turn in range(3):
        tell("routes and signals", 0.3 + 0.2 * turn)
        worst: dict[Key, float] = {}
        for key in ("am", "pm"):
            routes[key], flow = assign(
                graph, patterns[key], rates[key], turns, programs, seed=seed, rounds=6, routes=routes.get(key)
            )
            for movement, rate in flow.items():
                worst[movement] = max(worst.get(movement, 0.0), rate)
        if turn < 2:
            programs = plan_signals(draft, turns, worst)
    routes["day"], _ = assign(graph, patterns["day"], rates["day"], turns, programs, seed=seed, rounds=4)
    night = plan_signals(draft, turns, {}, night=True)
    # The evening's first hours are four times as busy as the rest of the night, and still quiet.
    free = Graph.build(draft, turns, night=True)
    routes["night"], quiet = assign(free, patterns["night"], rates["night"] / 2.0, turns, night, seed=seed, rounds=3)
    coordinate(programs, draft, turns)
    return routes, programs, plan_signals(draft, turns, quiet, night=True)
