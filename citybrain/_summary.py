"""`summary.json` of a run: what the core counted, what the street knows, what the supervisor saw."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from cluster import paired_interval

__all__ = ["combine", "paired", "read_json", "seed_summary", "write_json"]


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object, empty where the file is not there or not whole yet."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def write_json(path: Path, value: Mapping[str, object]) -> None:
    """Write as a whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(part, path)


def seed_summary(
    core: Mapping[str, Any],
    truth: Mapping[str, Any],
    agent: Mapping[str, Any],
    *,
    sites_connected: int,
    sites_expected: int,
    local_only: Mapping[str, str],
    restarts: Mapping[str, int],
    rss_mb: Mapping[str, float],
) -> dict[str, Any]:
    """One run's summary. What a process did not report is null, never a made-up number.

    `sites_connected`: the most that were connected at once; at the very end the street has hung up already.
    """
    frames, plans = core.get("frames", {}), core.get("plans", {})
    twin, local = truth.get("twin", {}), truth.get("local", {})
    return {
        "seed": truth.get("seed"),
        "sites": {
            "connected": sites_connected,
            "expected": sites_expected,
            "local_only": dict(local_only),
        },
        "frames": {
            "sent": agent.get("frames_sealed"),
            "journaled": frames.get("journaled"),
            "applied": frames.get("applied"),
            "lost": _lost(core, agent),
            "duplicates": frames.get("duplicates"),
        },
        "plans": {name: plans.get(name) for name in ("issued", "accepted", "active", "rejected", "differing")},
        "plans_detail": dict(plans),
        "delay_s": {"twin": twin.get("delay_s"), "local": local.get("delay_s")},
        "street": dict(truth),
        "forecast": core.get("forecast"),
        "mirror": core.get("mirror"),
        "age_ms": core.get("age_ms"),
        "late": core.get("late"),
        "restarts": dict(restarts),
        "rss_mb": dict(rss_mb),
    }


def _lost(core: Mapping[str, Any], agent: Mapping[str, Any]) -> int | None:
    """Frames that an agent accepted into its spool and that are now neither there nor in the core's journal."""
    sealed, held, dropped = (agent.get(name) for name in ("frames_sealed", "frames_held", "frames_dropped"))
    journaled = core.get("frames", {}).get("journaled")
    if sealed is None or held is None or dropped is None or journaled is None:
        return None
    return max(0, int(sealed) - int(held) - int(dropped) - int(journaled)) + int(dropped)


def paired(twin: Sequence[float], local: Sequence[float]) -> dict[str, float | None]:
    """Mean paired difference twin − local, s, with its 95 % interval, and the change in per cent of local."""
    difference = paired_interval(twin, local)
    return {
        "mean_difference_s": difference.mean,
        "ci95_half_s": None if math.isnan(difference.half) else difference.half,
        "change_percent": 100.0 * difference.mean / fmean(local) if fmean(local) else None,
    }


def combine(
    runs: Sequence[Mapping[str, Any]], *, city: str, begin_s: float, for_s: float, version: str
) -> dict[str, Any]:
    """The summary of all seeds: counts are summed, delays listed per seed, memory is the highest seen."""
    delays = [(run["delay_s"]["twin"], run["delay_s"]["local"]) for run in runs]
    known = [(a, b) for a, b in delays if a is not None and b is not None]
    first = runs[0]
    return {
        "city": city,
        "begin_s": begin_s,
        "for_s": for_s,
        "version": version,
        "seeds": [run["seed"] for run in runs],
        "sites": first["sites"],
        "frames": {name: _sum(run["frames"][name] for run in runs) for name in first["frames"]},
        "plans": {name: _sum(run["plans"][name] for run in runs) for name in first["plans"]},
        "delay_s": {"twin": [a for a, _ in delays], "local": [b for _, b in delays]},
        "paired": paired([a for a, _ in known], [b for _, b in known]) if known else None,
        "forecast": [run["forecast"] for run in runs],
        "age_ms": [run["age_ms"] for run in runs],
        "late": {name: _sum(run["late"][name] for run in runs) for name in first["late"]} if first["late"] else None,
        "restarts": {name: _sum(run["restarts"][name] for run in runs) for name in first["restarts"]},
        "rss_mb": {name: max(run["rss_mb"][name] for run in runs) for name in first["rss_mb"]},
        "runs": list(runs),
    }


def _sum(values: Any) -> int | None:  # any iterable of counts, None where one is not known
    listed = list(values)
    return None if any(value is None for value in listed) else sum(listed)
