"""Two years of a water network that the finder does not know, played by the EPANET toolkit.

The truth differs from the network file as a real network does from its model: each pipe is rougher or smoother, each
customer uses more or less, demand has weather, seasons and a mood of each quarter, sensors have noise and a resolution.
Demand depends on pressure, leaks are orifices in mid-pipe.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from bench.leaks._competition import STEP_S, Competition, Leak
from bench.pipes._epanet import peer_project

__all__ = ["Scada", "Spread", "Truth", "play_truth", "read_truth", "write_truth"]

F64 = NDArray[np.float64]

HOLE_CONTRACTION = 0.75
GRAVITY_MPS2 = 9.81
CLASSES = ("P-Residential", "P-Commercial", "P-Industrial")
QUARTERS = 5
"""Parts of the town whose demand has a mood of its own."""


@dataclass(frozen=True)
class Spread:
    """How far the truth is from the file: relative standard deviations, the season's amplitude, sensors' noise."""

    roughness: float = 0.08
    customer: float = 0.10
    quarter: float = 0.04
    weather: float = 0.05
    noise: float = 0.03
    season: float = 0.08
    pressure_m: float = 0.03
    flow: float = 0.005


@dataclass(frozen=True)
class Scada:
    """What the sensors said: [T] rows every five minutes; pressures m, flows and meters m³/h, level m."""

    pressure_m: NDArray[np.float32]
    flow_m3h: NDArray[np.float32]
    level_m: NDArray[np.float32]
    meter_m3h: NDArray[np.float32]


@dataclass(frozen=True)
class Truth:
    """The sensors' series, and what only the judge sees: [T, L] leak flows, m³/h."""

    scada: Scada
    leak_m3h: NDArray[np.float32]


def play_truth(
    inp: Path, competition: Competition, *, seed: int, spread: Spread | None = None,
    progress: Callable[[float], None] | None = None,
) -> Truth:  # fmt: skip
    """Play the years. Raises `MissingPart` without the toolkit, `PeerFailed` with EPANET's words where it fails."""
    rng = np.random.default_rng(seed)
    wide = spread or Spread()
    rows = competition.duration_s // STEP_S
    with peer_project(inp) as (en, project):
        _roughen(en, project, rng, wide)
        _demands(en, project, rng, wide, rows)
        holes = [_hole(en, project, leak.pipe) for leak in competition.leaks]
        en.setdemandmodel(project, en.PDA, 0.0, 20.0, 0.5)
        en.settimeparam(project, en.DURATION, rows * STEP_S)
        exact = _play(en, project, competition, holes, rows, progress)
    return _as_sensed(exact, rng, wide)


def _roughen(en: Any, project: Any, rng: np.random.Generator, wide: Spread) -> None:
    for link in range(1, en.getcount(project, en.LINKCOUNT) + 1):
        if en.getlinktype(project, link) == en.PIPE:
            factor = math.exp(rng.normal(0.0, wide.roughness))
            en.setlinkvalue(project, link, en.ROUGHNESS, en.getlinkvalue(project, link, en.ROUGHNESS) * factor)


def _demands(en: Any, project: Any, rng: np.random.Generator, wide: Spread, rows: int) -> None:
    """Patterns over the whole time per class and quarter; customers by quarters of the map."""
    made = _patterns(en, project, rng, wide, rows)
    nodes = en.getcount(project, en.NODECOUNT)
    centres = rng.integers(1, nodes, QUARTERS)
    places = np.array([_coordinates(en, project, int(c)) for c in centres])
    by_index = {en.getpatternindex(project, name): name for name in CLASSES}
    for node in range(1, int(nodes) + 1):
        if en.getnodetype(project, node) != en.JUNCTION:
            continue
        quarter = int(np.argmin(((places - _coordinates(en, project, node)) ** 2).sum(axis=1)))
        for demand in range(1, en.getnumdemands(project, node) + 1):
            name = by_index.get(int(en.getdemandpattern(project, node, demand)))
            amount = en.getbasedemand(project, node, demand) * max(0.2, 1.0 + rng.normal(0.0, wide.customer))
            en.setbasedemand(project, node, demand, amount)
            if name is not None:
                en.setdemandpattern(project, node, demand, made[name, quarter])


def _patterns(
    en: Any, project: Any, rng: np.random.Generator, wide: Spread, rows: int
) -> dict[tuple[str, int], int]:  # fmt: skip
    """(class, quarter) → index of its pattern: the file's week times season, weather and moods."""
    weekly = {}
    for name in CLASSES:
        index = en.getpatternindex(project, name)
        length = en.getpatternlen(project, index)
        weekly[name] = np.array([en.getpatternvalue(project, index, i + 1) for i in range(length)])
    day = np.arange(rows) * STEP_S / 86400.0
    season = 1.0 + wide.season * np.sin(2.0 * np.pi * (day - 110.0) / 365.0)
    weather = _mood(rng, rows, 2.0, wide.weather)
    made = {}
    for name in CLASSES:
        shared = season * weather if name != "P-Industrial" else np.ones(rows)
        for quarter in range(QUARTERS):
            moods = _mood(rng, rows, 1.0, wide.quarter) * _mood(rng, rows, 0.02, wide.noise)
            values = np.resize(weekly[name], rows) * shared * moods
            pattern = f"{name}-{quarter}"
            en.addpattern(project, pattern)
            array = en.doubleArray(rows)
            for i, value in enumerate(np.maximum(values, 0.0).tolist()):
                array[i] = value
            made[name, quarter] = en.getpatternindex(project, pattern)
            en.setpattern(project, made[name, quarter], array, rows)
    return made


def _mood(rng: np.random.Generator, rows: int, days: float, sd: float) -> F64:
    """1 + an autoregressive walk that forgets within `days` and has the standard deviation `sd`."""
    keep = math.exp(-STEP_S / (86400.0 * days))
    shocks = rng.normal(0.0, sd * math.sqrt(1.0 - keep * keep), rows)
    return 1.0 + np.asarray(lfilter([1.0], [1.0, -keep], shocks), np.float64)


def _coordinates(en: Any, project: Any, node: int) -> F64:
    return np.array(en.getcoord(project, node), np.float64)


def _hole(en: Any, project: Any, pipe: str) -> int:
    """Cut a pipe in its middle; returns the new node."""
    link = en.getlinkindex(project, pipe)
    start, end = en.getlinknodes(project, link)
    name = f"hole-{pipe}"
    node = int(en.addnode(project, name, en.JUNCTION))
    heights = [en.getnodevalue(project, side, en.ELEVATION) for side in (start, end)]
    en.setnodevalue(project, node, en.ELEVATION, sum(heights) / 2.0)
    values = [en.getlinkvalue(project, link, what) for what in (en.LENGTH, en.DIAMETER, en.ROUGHNESS)]
    ids = [en.getnodeid(project, side) for side in (start, end)]
    second = int(en.addlink(project, f"{pipe}-2", en.PIPE, name, ids[1]))
    en.setpipedata(project, second, values[0] / 2.0, values[1], values[2], 0.0)
    en.setlinknodes(project, link, start, node)
    en.setlinkvalue(project, link, en.LENGTH, values[0] / 2.0)
    return node


def _play(
    en: Any, project: Any, competition: Competition, holes: list[int], rows: int,
    progress: Callable[[float], None] | None,
) -> Truth:  # fmt: skip
    """Every five minutes: read what the sensors would see, then give each leak its present area."""
    pressure, level, meter = (
        [en.getnodeindex(project, name) for name in names]
        for names in (competition.pressure, competition.level, competition.meters)
    )
    flow = [en.getlinkindex(project, name) for name in competition.flow]
    series = [np.empty((rows, len(places)), np.float32) for places in (pressure, flow, level, meter)]
    leak_flow = np.zeros((rows, len(holes)), np.float32)
    in_force = np.zeros(len(holes))
    en.openH(project)
    en.initH(project, en.NOSAVE)
    row = 0
    while row < rows:
        if en.runH(project) >= row * STEP_S:
            series[0][row] = [en.getnodevalue(project, node, en.PRESSURE) for node in pressure]
            series[1][row] = [en.getlinkvalue(project, link, en.FLOW) for link in flow]
            series[2][row] = [en.getnodevalue(project, node, en.PRESSURE) for node in level]
            series[3][row] = [en.getnodevalue(project, node, en.DEMANDFLOW) for node in meter]
            for i in np.flatnonzero(in_force).tolist():
                leak_flow[row, i] = in_force[i] * math.sqrt(max(0.0, en.getnodevalue(project, holes[i], en.PRESSURE)))
            row += 1
            if progress and row % 2016 == 0:
                progress(row / rows)
            for i, leak in enumerate(competition.leaks):
                wanted = _coefficient(leak, row * STEP_S)
                if wanted != in_force[i]:
                    in_force[i] = wanted
                    en.setnodevalue(project, holes[i], en.EMITTER, wanted)
        if en.nextH(project) <= 0:
            break
    en.closeH(project)
    return Truth(Scada(*series), leak_flow)


def _as_sensed(exact: Truth, rng: np.random.Generator, wide: Spread) -> Truth:
    """With the sensors' noise and resolution."""
    scada = exact.scada
    pressure = scada.pressure_m + rng.normal(0.0, wide.pressure_m, scada.pressure_m.shape)
    flow = scada.flow_m3h * (1.0 + rng.normal(0.0, wide.flow, scada.flow_m3h.shape))
    rounded: list[F64] = [
        np.round(pressure, 2),
        np.round(flow, 2),
        np.round(scada.level_m, 2),
        np.round(scada.meter_m3h, 3),
    ]
    return Truth(Scada(*(values.astype(np.float32) for values in rounded)), exact.leak_m3h)


def _coefficient(leak: Leak, time_s: int) -> float:
    """m³/h per √m of the leak's present area; growing ones change every hour."""
    if not leak.start_s <= time_s <= leak.end_s:
        return 0.0
    grown = 1.0
    if time_s < leak.peak_s:
        hour = (time_s - leak.start_s) // 3600 * 3600 + 3600
        grown = min(1.0, hour / (leak.peak_s - leak.start_s))
    area = math.pi * leak.diameter_m**2 / 4.0 * grown
    return 3600.0 * HOLE_CONTRACTION * area * math.sqrt(2.0 * GRAVITY_MPS2)


def write_truth(truth: Truth, path: Path) -> None:
    """Keep it as `.npz`."""
    series = {field.name: getattr(truth.scada, field.name) for field in fields(Scada)}
    np.savez_compressed(path, leak_m3h=truth.leak_m3h, **series)


def read_truth(path: Path) -> Truth:
    """What `write_truth` kept."""
    with np.load(path) as stored:
        scada = Scada(**{field.name: stored[field.name] for field in fields(Scada)})
        return Truth(scada, stored["leak_m3h"])
