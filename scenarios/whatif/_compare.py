"""Both sides of a run, pair by pair: differences with their 95 % intervals, and where in the city they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from citybrain_wire.errors import BadConfig, BadFile
from numpy.typing import NDArray

from cluster import Interval, paired_interval
from scenarios.whatif._play import KPIS, Outcome, read_outcome
from twin_core.city import Network, load_city

__all__ = ["Comparison", "KpiRow", "compare"]

F64 = NDArray[np.float64]
B = NDArray[np.bool_]


@dataclass(frozen=True)
class KpiRow:
    """One figure: means of both sides over the seeds, and changed − baseline with its interval."""

    name: str
    baseline: float
    changed: float
    difference: Interval


@dataclass(frozen=True)
class Comparison:
    """A run, compared. Per normal edge [E]: mean speeds in km/h (NaN where nobody drove), their difference with its
    interval over the pairs in which both sides saw cars, and cars entered."""

    name_zh: str
    name_en: str
    description_zh: str
    description_en: str
    city: str
    city_hash: str
    hash: str
    begin_s: float
    duration_s: int
    seeds: tuple[int, ...]
    rows: tuple[KpiRow, ...]
    network: Network
    edges: NDArray[np.int64]
    speed_kmh: tuple[F64, F64]  # baseline, changed
    speed_change: tuple[Interval | None, ...]  # km/h, changed − baseline; None without two such pairs
    entered: tuple[F64, F64]
    per_seed: tuple[dict[str, tuple[float, float]], ...]  # by seed: KPI → (baseline, changed)


def compare(folder: Path) -> Comparison:
    """The comparison of the run in `folder`. Raises BadConfig where there is none, BadFile where it is damaged."""
    path = folder / "manifest.json"
    if not path.is_file():
        raise BadConfig(f"{folder} holds no finished run; start one with: citybrain scenario run FILE --out {folder}")
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        keys = manifest["results"]
        seeds = tuple(int(seed) for seed in manifest["seeds"])
        sides = [[read_outcome(folder / "results" / f"{key}.json") for key in keys[v]] for v in ("baseline", "changed")]
    except (ValueError, KeyError, TypeError) as error:
        raise BadFile.at(path, f"is no manifest of a run ({error}); run the scenario again") from error
    city = Path(str(manifest["city_path"]))
    if not city.exists():
        raise BadConfig(f"{folder}: its city is not at {city} any more; put it back or run the scenario again")
    network = load_city(city).network
    edges = np.flatnonzero(~network.edges.internal)
    baseline, changed = sides
    return Comparison(
        str(manifest["name"]["zh"]), str(manifest["name"]["en"]),
        str(manifest["description"]["zh"]), str(manifest["description"]["en"]),
        str(manifest["city"]), str(manifest["city_hash"]), str(manifest["hash"]), float(manifest["begin_s"]),
        int(manifest["duration_s"]), seeds,
        tuple(_row(name, baseline, changed) for name in KPIS),
        network, edges,
        (_speeds(baseline, edges), _speeds(changed, edges)),
        _speed_change(baseline, changed, edges),
        (_entered(baseline, edges), _entered(changed, edges)),
        tuple(
            {name: (b.kpis[name], c.kpis[name]) for name in KPIS} for b, c in zip(baseline, changed, strict=True)
        ),
    )  # fmt: skip


def _row(name: str, baseline: Sequence[Outcome], changed: Sequence[Outcome]) -> KpiRow:
    before, after = [one.kpis[name] for one in baseline], [one.kpis[name] for one in changed]
    return KpiRow(name, fmean(before), fmean(after), paired_interval(after, before))


def _speeds(side: Sequence[Outcome], edges: NDArray[np.int64]) -> F64:
    distance_m = np.sum([one.distance_m[edges] for one in side], axis=0)
    sampled_s = np.sum([one.sampled_s[edges] for one in side], axis=0)
    speeds: F64 = np.where(sampled_s > 0.0, 3.6 * distance_m / np.maximum(sampled_s, 1e-9), np.nan)
    return speeds


def _speed_change(
    baseline: Sequence[Outcome], changed: Sequence[Outcome], edges: NDArray[np.int64]
) -> tuple[Interval | None, ...]:
    before, after = (np.array([_speeds([one], edges) for one in side]) for side in (baseline, changed))
    both = np.isfinite(before) & np.isfinite(after)
    return tuple(
        paired_interval(after[rows, e].tolist(), before[rows, e].tolist()) if rows.sum() > 1 else None
        for e, rows in enumerate(both.T)
    )


def _entered(side: Sequence[Outcome], edges: NDArray[np.int64]) -> F64:
    means: F64 = np.mean([one.entered[edges] for one in side], axis=0)
    return means
