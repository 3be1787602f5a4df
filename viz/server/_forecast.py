"""A forecast as browsers take it: per section, speed over free speed with its range, at each lead.

Forecasts speak of the loops of an approach; a section shows what is expected at the loops of its approach. The city's
own line is the mean over those approaches, told relative to the same mean at the time of issue.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from citybrain_wire.errors import BadMessage
from numpy.typing import NDArray

from viz.server._sections import Sections

__all__ = ["forecast_message"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
LOW, HIGH = 0.05, 0.95


def forecast_message(body: bytes, sections: Sections, edge_index: Mapping[str, int]) -> dict[str, object]:
    """The text message `forecast`. Raises BadMessage where the forecast has another shape than `twin_core.forecast`
    says."""
    try:
        made = json.loads(body)
        edges = [edge_index.get(name, -1) for name in made["places"]]
        section = np.array([sections.of_edge[e] if e >= 0 else -1 for e in edges], np.int64)
        levels = [float(level) for level in made["levels"]]
        low, high = _nearest(levels, LOW), _nearest(levels, HIGH)
        now = _floats(made["now"]["speed_mps"])
        leads = []
        for lead_s, values in sorted(made["leads"].items(), key=lambda item: int(item[0])):
            speed = values["speed_mps"]
            rows = [_floats(speed["quantiles"][low]), _floats(speed["mean"]), _floats(speed["quantiles"][high])]
            leads.append((int(lead_s), rows))
        issued = int(made["issued_ts_ns"])
        members = int(made["members"])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BadMessage(f"a forecast cannot be read: {type(error).__name__} {error}") from error
    shown = np.unique(section[section >= 0])
    return {
        "type": "forecast",
        "issued_ts_ns": str(issued),
        "members": members,
        "levels": [levels[low], levels[high]],
        "sections": shown.tolist(),
        "leads": [
            {
                "lead_s": lead_s,
                "low": _per_section(rows[0], section, shown, sections.free_mps),
                "mid": _per_section(rows[1], section, shown, sections.free_mps),
                "high": _per_section(rows[2], section, shown, sections.free_mps),
                "city": _city(rows, now),
            }
            for lead_s, rows in leads
        ],
    }


def _nearest(levels: Sequence[float], wanted: float) -> int:
    return min(range(len(levels)), key=lambda i: abs(levels[i] - wanted))


def _floats(values: Sequence[float | None]) -> F64:
    return np.array([np.nan if v is None else float(v) for v in values], np.float64)


def _per_section(values: F64, section: I64, shown: I64, free_mps: F64) -> list[float | None]:
    known = np.isfinite(values) & (section >= 0)
    total = np.bincount(section[known], weights=values[known], minlength=free_mps.size)
    count = np.bincount(section[known], minlength=free_mps.size)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = total / count / free_mps
    return [round(float(r), 3) if np.isfinite(r) else None for r in ratio[shown]]


def _city(rows: Sequence[F64], now: F64) -> list[float] | None:
    """Low, mid and high of the city's mean speed over the mean now; None where no place has both."""
    both = np.isfinite(now) & np.all([np.isfinite(row) for row in rows], axis=0)
    if not both.any() or now[both].mean() <= 0.0:
        return None
    return [round(float(row[both].mean() / now[both].mean()), 4) for row in rows]
