"""How alike two sets of runs are: means and their spread, edge flows by GEH, edge travel times."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.traffic._result import MEAN_FIELDS, EdgeRow, RunResult

__all__ = ["Comparison", "Spread", "compare", "edge_shares", "geh"]

LEAST_CARS = 20
"""Edges with fewer cars (mean over the peer's seeds) are left out: their counts are mostly chance."""
GEH_LIMIT = 5.0
TRAVEL_TIME_SHARE = 0.15
TRAVEL_TIME_S = 5.0


def geh(model_per_h: float, count_per_h: float) -> float:
    """GEH statistic of two hourly flows; below 5 is the practice's "good"."""
    total = model_per_h + count_per_h
    return 0.0 if total == 0.0 else math.sqrt(2.0 * (model_per_h - count_per_h) ** 2 / total)


@dataclass(frozen=True)
class Spread:
    """Mean and standard deviation over seeds (0 for a single one)."""

    mean: float
    sd: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Spread of at least one value."""
        return cls(statistics.fmean(values), statistics.stdev(values) if len(values) > 1 else 0.0)


@dataclass(frozen=True)
class Comparison:
    """One folder. Shares are of edges with enough cars; `ceiling_*` is the peer's half of seeds against its other half.

    The ceiling is NaN with one seed. `ratio` is ours over the peer's, per mean.
    """

    name: str
    seeds: int
    ours: dict[str, Spread]
    peer: dict[str, Spread]
    ratio: dict[str, float]
    edges: int
    flow_share: float
    travel_time_share: float
    ceiling_flow_share: float
    ceiling_travel_time_share: float


def _mean_edges(runs: Sequence[RunResult]) -> dict[str, EdgeRow]:
    """Edges averaged over runs; travel times only over the runs in which somebody drove there."""
    names = {name for run in runs for name in run.edges}
    rows: dict[str, EdgeRow] = {}
    for name in names:
        found = [run.edges[name] for run in runs if name in run.edges]
        times = [row.travel_time_s for row in found if not math.isnan(row.travel_time_s)]
        rows[name] = EdgeRow(
            round(sum(row.cars for row in found) / len(runs)),
            sum(row.sampled_s for row in found) / len(runs),
            math.nan,
            statistics.fmean(times) if times else math.nan,
        )
    return rows


def edge_shares(model: Sequence[RunResult], peer: Sequence[RunResult], horizon_s: float) -> tuple[int, float, float]:
    """(edges counted, share with GEH < 5, share with travel time within 15 % or 5 s), normal edges only."""
    ours, theirs = _mean_edges(model), _mean_edges(peer)
    names = sorted(n for n, row in theirs.items() if row.cars >= LEAST_CARS and not n.startswith(":"))
    if not names:
        return 0, math.nan, math.nan
    nobody = EdgeRow(0, 0.0, math.nan, math.nan)
    per_hour = 3600.0 / horizon_s
    good_flow = good_time = 0
    for name in names:
        here, there = ours.get(name, nobody), theirs[name]
        good_flow += geh(here.cars * per_hour, there.cars * per_hour) < GEH_LIMIT
        error_s = abs(here.travel_time_s - there.travel_time_s)  # NaN is never within
        good_time += error_s <= max(TRAVEL_TIME_S, TRAVEL_TIME_SHARE * there.travel_time_s)
    return len(names), good_flow / len(names), good_time / len(names)


def _columns(runs: Sequence[RunResult]) -> dict[str, Spread]:
    counts = {name: Spread.of([getattr(run, name) for run in runs]) for name in ("arrived", "running", "waiting")}
    return counts | {name: Spread.of([getattr(run.means, name) for run in runs]) for name in MEAN_FIELDS}


def compare(name: str, ours: Sequence[RunResult], peer: Sequence[RunResult], horizon_s: float) -> Comparison:
    """Compare runs of one folder, at least one on each side."""
    left, right = _columns(ours), _columns(peer)
    edges, flow, travel_time = edge_shares(ours, peer, horizon_s)
    half = len(peer) // 2
    _, top_flow, top_time = edge_shares(peer[:half], peer[half:], horizon_s) if half else (0, math.nan, math.nan)
    return Comparison(
        name=name,
        seeds=len(ours),
        ours=left,
        peer=right,
        ratio={key: left[key].mean / right[key].mean if right[key].mean else math.nan for key in left},
        edges=edges,
        flow_share=flow,
        travel_time_share=travel_time,
        ceiling_flow_share=top_flow,
        ceiling_travel_time_share=top_time,
    )
