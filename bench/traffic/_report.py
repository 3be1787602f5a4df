"""The bench's tables for people and its JSON for programs."""

from __future__ import annotations

import json
import math
import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.traffic._compare import Comparison, Spread
from bench.traffic._speed import SpeedRow

__all__ = ["machine", "show_comparisons", "show_speed", "write_json"]

SHOWN = (
    ("arrived", "arrived"),
    ("duration_s", "duration s"),
    ("time_loss_s", "time loss s"),
    ("depart_delay_s", "depart delay s"),
    ("waiting_time_s", "waiting s"),
    ("route_length_m", "length m"),
    ("running", "running at end"),
    ("waiting", "waiting at end"),
)


def _spread(value: Spread) -> str:
    return f"{value.mean:,.1f} ± {value.sd:,.1f}"


def _share(value: float) -> str:
    return "–" if math.isnan(value) else f"{100.0 * value:.1f} %"


def show_comparisons(console: Console, comparisons: Sequence[Comparison]) -> None:
    """One table of means, one of edges."""
    means = Table(title="means over arrived vehicles, ± sd over seeds", title_justify="left")
    for column in ("folder", "what", "citybrain", "SUMO", "ratio"):
        means.add_column(column, justify="left" if column in ("folder", "what") else "right")
    for one in comparisons:
        for i, (key, label) in enumerate(SHOWN):
            first = f"{one.name} ({one.seeds} seeds)" if i == 0 else ""
            means.add_row(first, label, _spread(one.ours[key]), _spread(one.peer[key]), f"{one.ratio[key]:.3f}")
        means.add_section()
    console.print(means)
    edges = Table(title="edges with 20 cars or more; ceiling = SUMO half against half", title_justify="left")
    for column in ("folder", "edges", "flow GEH < 5", "ceiling", "travel time ± 15 % or 5 s", "ceiling"):
        edges.add_column(column, justify="left" if column == "folder" else "right")
    for one in comparisons:
        shares = (one.flow_share, one.ceiling_flow_share, one.travel_time_share, one.ceiling_travel_time_share)
        edges.add_row(one.name, str(one.edges), *(_share(share) for share in shares))
    console.print(edges)


def show_speed(console: Console, rows: Sequence[SpeedRow]) -> None:
    """One row per grid city."""
    table = Table(title="vehicle-updates per CPU second of the loop, one core", title_justify="left")
    for column in ("grid", "citybrain median", "min – max", "SUMO median", "min – max", "ratio"):
        table.add_column(column, justify="left" if column == "grid" else "right")
    for row in rows:
        cells = []
        for rates in (row.ours_per_s, row.peer_per_s):
            cells += [f"{statistics.median(rates):,.0f}", f"{min(rates):,.0f} – {max(rates):,.0f}"]
        table.add_row(f"{row.name} ({len(row.ours_per_s)} repeats)", *cells, f"{row.ratio:.1f}")
    console.print(table)


def machine() -> dict[str, str]:
    """What the numbers were taken on."""
    model = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {"system": platform.platform(), "processor": model, "python": platform.python_version()}


def _finite(value: object) -> object:
    """JSON knows no NaN: such numbers become null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def write_json(path: Path, comparisons: Sequence[Comparison], speeds: Sequence[SpeedRow]) -> None:
    """Everything the tables show, and each repeat of the speed rows."""
    content = {
        "machine": machine(),
        "fidelity": [asdict(one) for one in comparisons],
        "speed": [asdict(row) | {"ratio": row.ratio} for row in speeds],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(_finite(content), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
