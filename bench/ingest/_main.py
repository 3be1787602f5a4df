"""`citybrain bench ingest`: what the thread from agents to the core's state carries, on loopback, in one run."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire import BadConfig
from rich.console import Console
from rich.table import Table

from bench.ingest._agent import AgentCost, Replay, measure_agent, measure_replay
from bench.ingest._fleet import Fleet, Latency, Pace, measure_fleet
from bench.ingest._rig import a_rig
from bench.ingest._sustained import Sustained, measure_sustained
from bench.traffic import machine

__all__ = ["CASES", "IngestRequest", "bench_ingest"]

CASES = ("sustained", "fleet", "replay", "agent")


@dataclass(frozen=True)
class IngestRequest:
    """What to measure. `streams` send as fast as they may for `duration_s`, in frames of `readings`; `sites` send a
    frame every `period_s`; one more site was cut off for `outage_s`."""

    cases: Sequence[str] = CASES
    streams: int = 32
    sites: int = 2_000
    readings: int = 100
    period_s: float = 4.0
    duration_s: float = 15.0
    outage_s: int = 7_200

    def __post_init__(self) -> None:
        unknown = sorted(set(self.cases) - set(CASES))
        if unknown:
            raise BadConfig(f"case {unknown[0]!r} is unknown; use {', '.join(CASES)}")
        if not (1 <= self.streams <= 1_000 and 1 <= self.sites <= 20_000 and 1 <= self.readings <= 16_384):
            raise BadConfig("use 1 to 1,000 streams, 1 to 20,000 sites and 1 to 16,384 readings a frame")
        if not (0.5 <= self.period_s <= 60 and 1 <= self.duration_s <= 3_600 and 60 <= self.outage_s <= 2_592_000):
            raise BadConfig("use a period of 0.5 to 60 s, a duration of 1 s to 1 h and an outage of 1 min to 30 days")


def bench_ingest(request: IngestRequest, out: Path) -> None:
    """Run the cases, print a table, write `OUT/ingest.json`.

    Stores lie in a folder beside the results, on the disk that is to be measured, and are removed at the end. Raises
    Unavailable where a process does not come up.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows: list[tuple[str, ...]] = []
    found: dict[str, object] = {}
    for case in request.cases:
        with tempfile.TemporaryDirectory(prefix="ingest-", dir=out) as folder:
            result = _run(case, request, Path(folder))
        found[case] = _plain(result)
        rows += _rows(result)
    console = Console(highlight=False)
    table = Table(title=f"ingest on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", title_justify="left")
    for column in ("case", "figure", "value", "asked for"):
        table.add_column(column)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    body = {"machine": machine(), "cores": os.cpu_count(), "load_average": os.getloadavg(), "cases": found}
    (out / "ingest.json").write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")


Result = Sustained | Fleet | Replay | AgentCost


def _run(case: str, request: IngestRequest, folder: Path) -> Result:
    if case == "agent":
        with a_rig(folder, ["quiet"]) as rig:
            return asyncio.run(measure_agent(rig, "quiet", duration_s=request.duration_s / 2))
    if case == "sustained":
        with a_rig(folder, [f"site-{k}" for k in range(request.streams)]) as rig:
            return asyncio.run(measure_sustained(rig, readings=request.readings, duration_s=request.duration_s))
    names = [f"site-{k}" for k in range(request.sites)]
    load = Pace(request.readings, request.period_s)
    if case == "fleet":
        with a_rig(folder, names) as rig:
            return asyncio.run(measure_fleet(rig, load, duration_s=request.duration_s))
    live = names[: max(1, request.sites // 5)]  # the share that leaves a machine of two cores room for a backlog
    with a_rig(folder, [*live, "cut-off"]) as rig:
        return asyncio.run(
            measure_replay(rig, "cut-off", live, load, outage_s=request.outage_s, baseline_s=request.duration_s)
        )


def _plain(result: Result) -> dict[str, object]:
    """All fields and derived figures of a result."""
    plain: dict[str, object] = {
        name: value._asdict() if isinstance(value, Latency) else value for name, value in result._asdict().items()
    }
    if isinstance(result, Sustained):
        plain |= {"readings_per_s": result.readings_per_s, "readings_per_cpu_s": result.readings_per_cpu_s}
    if isinstance(result, Replay):
        plain["times_real"] = result.times_real
    return plain


def _rows(result: Result) -> list[tuple[str, ...]]:
    match result:
        case Sustained():
            cpu = f"{result.gateway_cpu_s:.1f} + {result.core_cpu_s:.1f} + {result.load_cpu_s:.1f}"
            return [
                ("sustained", "readings a second, applied", f"{result.readings_per_s:,.0f}", "≥ 200,000"),
                ("", "readings a CPU second, all processes", f"{result.readings_per_cpu_s:,.0f}", ""),
                ("", f"CPU s of gateway + core + load in {result.wall_s:.0f} s", cpu, ""),
                ("", "frames lost, wrong", f"{result.lost}, {result.wrong}", "0, 0"),
            ]
        case Fleet():
            cpu = f"{result.gateway_cpu_s:.1f} + {result.core_cpu_s:.1f} + {result.load_cpu_s:.1f}"
            back = f"{result.reconnect_s:.1f} s ({result.reconnect_listening_s:.1f} s)"
            return [
                (f"{result.sites} sites", "journal ack p50, p99", _latency(result.latency), "p99 ≤ 250 ms"),
                ("", f"CPU s of gateway + core + load in {result.wall_s:.0f} s", cpu, ""),
                ("", "all connected", f"{result.connect_s:.1f} s", ""),
                ("", "all back after a crash (after its restart)", back, "≤ 15 s"),
                ("", "frames lost, wrong", f"{result.lost}, {result.wrong}", "0, 0"),
            ]
        case Replay():
            worse = result.during.p99_ms / result.before.p99_ms
            return [
                ("replay", f"outage of {result.outage_s / 3600:.1f} h", f"{result.times_real:,.0f} × real", "≥ 50 ×"),
                ("", f"{result.live_sites} live sites before", _latency(result.before), ""),
                ("", "and during", f"{_latency(result.during)}: p99 × {worse:.1f}", "p99 ≤ × 2"),
                ("", "frames lost", str(result.lost), "0"),
            ]
        case AgentCost():
            return [
                ("agent", "memory", f"{result.rss_mb:.0f} MB", "≤ 70 MB"),
                ("", "start to cabinet, to first frame", f"{result.start_s:.2f} s, {result.stream_s:.2f} s", "≤ 1.5 s"),
                ("", "CPU at rest, at a report a second", f"{result.rest_cpu:.2%}, {result.work_cpu:.2%}", "≤ 1 %"),
            ]


def _latency(latency: Latency) -> str:
    return f"{latency.p50_ms:.0f} ms, {latency.p99_ms:.0f} ms"
