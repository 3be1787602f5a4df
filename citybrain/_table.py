"""The live table of a run: one screen, numbers with their age, nothing that scrolls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.table import Table

from citybrain._layout import DAY_START_S, NS_PER_S, RunRequest

__all__ = ["live_table"]


def live_table(
    request: RunRequest, core: Mapping[str, Any], restarts: Mapping[str, int], rss_mb: Mapping[str, float]
) -> Table:
    """What the core last said, as a table of two columns."""
    table = Table(
        title=f"citybrain · {request.city.name} · seed {request.seed}", title_justify="left", show_header=False
    )
    table.add_column(style="bold")
    table.add_column()
    frames, plans, mirror = core.get("frames", {}), core.get("plans", {}), core.get("mirror", {})
    sites, age_ms, late = core.get("sites", {}), core.get("age_ms") or {}, core.get("late") or {}
    plan_words = {
        "issued": "issued", "accepted": "accepted", "active": "seen in force", "rejected": "rejected",
        "in_force_now": "in force now",
    }  # fmt: skip
    rows = {
        "street time": _day_time(core.get("ts_ns"), request),
        "sites": f"{sites.get('connected', 0)} connected",
        "frames": f"{frames.get('journaled', 0):,} journaled · {frames.get('applied', 0):,} applied",
        "data age": _quantiles(age_ms),
        "mirror": f"{mirror.get('vehicles', 0):,} cars · count error {mirror.get('count_mae', 0.0):.3f} a loop and s",
        "plans": " · ".join(f"{plans.get(name, 0)} {word}" for name, word in plan_words.items()),
        "forecast": _forecast(core.get("forecast")),
        "late": " · ".join(f"{count} {name}" for name, count in late.items()) or "none",
        "restarts": " · ".join(f"{name} {count}" for name, count in restarts.items() if count) or "none",
        "memory": " · ".join(f"{name} {size:.0f}" for name, size in rss_mb.items()) + " MB",
    }
    for name, text in rows.items():
        table.add_row(name, text)
    return table


def _day_time(ts_ns: int | None, request: RunRequest) -> str:
    if not ts_ns:
        return "starting"
    seconds = ts_ns // NS_PER_S - DAY_START_S
    clock = f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if request.until_s is None:
        return clock
    share = (seconds - request.begin_s) / (request.until_s - request.begin_s)
    return f"{clock}  {100 * share:.0f} %"


def _quantiles(age_ms: Mapping[str, Any]) -> str:
    known = [f"{name} {value:.0f} ms" for name, value in age_ms.items() if isinstance(value, int | float)]
    return " · ".join(known) or "unknown"


def _forecast(scores: object) -> str:
    if not isinstance(scores, Mapping):
        return "not scored yet"
    parts = []
    for quantity, leads in scores.items():
        if not isinstance(leads, Mapping):
            continue
        for lead, score in leads.items():
            if isinstance(score, Mapping) and isinstance(score.get("mae"), int | float):
                parts.append(
                    f"{quantity} +{lead} min: {score['mae']:.2f} (persistence {score.get('persistence', 0.0):.2f})"
                )
    return " · ".join(parts) or "not scored yet"
