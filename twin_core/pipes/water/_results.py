"""What a run leaves behind: `summary.json`, `nodes.csv` and `links.csv`, in SI at the report times of the file.

Where the file asks for water quality, `quality_nodes.csv` and `quality_links.csv` join them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from citybrain_wire.errors import MissingPart

from twin_core.pipes.water._network import LinkStatus
from twin_core.pipes.water._quality import WaterQuality
from twin_core.pipes.water._simulation import Report, WaterSimulation

__all__ = ["run_to_folder"]

_STATUS = tuple("closed" if status <= LinkStatus.CLOSED else status.name.lower() for status in LinkStatus)


def run_to_folder(
    simulation: WaterSimulation, folder: Path, *, progress: Callable[[int], None] | None = None
) -> dict[str, object]:
    """Run to the duration of the file and write tables and summary; returns the summary.

    `progress` hears the simulated time, s. Raises MissingPart without pyarrow and NoSolution.
    """
    try:
        import pyarrow
        import pyarrow.csv as arrow_csv
    except ImportError as error:
        raise MissingPart("tables need pyarrow: pip install 'citybrain[twin]'") from error
    folder.mkdir(parents=True, exist_ok=True)
    began_cpu, began_wall, writing_s = time.process_time(), time.perf_counter(), 0.0
    balance, begin = _Balance(simulation), simulation.fork()
    plain = not any(set(name) & set(',"') for name in (*simulation.node_ids, *simulation.link_ids))
    options = arrow_csv.WriteOptions(include_header=False, quoting_style="none" if plain else "needed")
    with ExitStack() as stack:
        writers: dict[str, arrow_csv.CSVWriter] = {}
        for report in simulation.reports():
            started = time.process_time()
            for name, columns in (("nodes", _nodes(simulation, report)), ("links", _links(simulation, report))):
                table = pyarrow.table(columns)
                if name not in writers:
                    sink = stack.enter_context((folder / f"{name}.csv").open("wb"))
                    sink.write((",".join(columns) + "\n").encode())
                    writer = arrow_csv.CSVWriter(sink, table.schema, write_options=options)
                    writers[name] = stack.enter_context(writer)
                writers[name].write_table(table)
            balance.add(report)
            writing_s += time.process_time() - started
            if progress is not None:
                progress(simulation.time_s)
    loop_cpu_s = time.process_time() - began_cpu - writing_s
    loop_wall_s = time.perf_counter() - began_wall
    quality = _write_quality(begin, folder) if simulation.network.quality.kind != "none" else {}
    summary: dict[str, object] = {
        "network": simulation.network.name,
        "nodes": len(simulation.node_ids),
        "links": len(simulation.link_ids),
        "duration_s": simulation.time_s,
        "solves": simulation.solves,
        "iterations": simulation.iterations,
        "unbalanced": simulation.unbalanced,
        "halted": simulation.halted,
        "continuity_error": balance.error,
        "lowest_pressure_m": balance.lowest_m,
        "negative_pressures": balance.negative,
        "without_source": list(simulation.without_source),
        "pump_energy_kwh": float(simulation.energy["kwh"].sum()),
        "pump_cost": float(simulation.energy["cost"].sum()),
        "loop_cpu_s": round(loop_cpu_s, 6),
        "loop_wall_s": round(loop_wall_s, 6),
        **quality,
    }
    (folder / "summary.json").write_text(json.dumps(summary, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return summary


def _write_quality(simulation: WaterSimulation, folder: Path) -> dict[str, object]:
    """A run of its own for what the water carries; returns lines of the summary."""
    import pyarrow
    import pyarrow.csv as arrow_csv

    quality, times = WaterQuality(simulation), simulation.network.times
    names = {"nodes": simulation.node_ids, "links": simulation.link_ids}
    options = arrow_csv.WriteOptions(include_header=False, quoting_style="needed")
    with ExitStack() as stack:
        writers: dict[str, arrow_csv.CSVWriter] = {}
        for time_s in range(times.report_start_s, times.duration_s + 1, times.report_step_s):
            quality.run_until(time_s)
            if simulation.time_s < time_s:
                break
            for kind, values in (("nodes", quality.nodes), ("links", quality.links)):
                columns = {"time_s": np.full(values.size, time_s), "id": list(names[kind]), "quality": values}
                table = pyarrow.table(columns)
                if kind not in writers:
                    sink = stack.enter_context((folder / f"quality_{kind}.csv").open("wb"))
                    sink.write((",".join(columns) + "\n").encode())
                    writers[kind] = stack.enter_context(arrow_csv.CSVWriter(sink, table.schema, write_options=options))
                writers[kind].write_table(table)
    kind = simulation.network.quality.kind
    unit = {"chemical": "mg/L", "age": "h", "trace": "%"}[kind]
    return {"quality": kind, "quality_unit": unit, "quality_mass_balance": quality.mass_balance}


class _Balance:
    """Continuity over all reports: |what enters − what leaves| over what leaves, and the pressures of junctions."""

    def __init__(self, simulation: WaterSimulation) -> None:
        self._junctions = len(simulation.network.junctions)
        self._elevation_m = simulation.elevations_m[: self._junctions]
        self._gap = self._turnover = 0.0
        self.lowest_m: float | None = None
        self.negative = 0

    def add(self, report: Report) -> None:
        self._gap += float(np.abs(report.demand_m3s.sum(axis=1)).sum())
        self._turnover += float(np.maximum(report.demand_m3s, 0.0).sum())
        pressure = report.head_m[:, : self._junctions] - self._elevation_m
        if pressure.size:
            lowest = float(pressure.min())
            self.lowest_m = lowest if self.lowest_m is None else min(self.lowest_m, lowest)
            self.negative += int(((pressure < 0.0) & (report.demand_m3s[:, : self._junctions] > 0.0)).sum())

    @property
    def error(self) -> float:
        return self._gap / self._turnover if self._turnover > 0.0 else 0.0


def _nodes(simulation: WaterSimulation, report: Report) -> dict[str, object]:
    rows, nodes = report.head_m.shape
    return {
        "time_s": np.repeat(report.time_s, nodes),
        "id": list(simulation.node_ids) * rows,
        "head_m": report.head_m.ravel(),
        "pressure_m": (report.head_m - simulation.elevations_m).ravel(),
        "demand_m3s": report.demand_m3s.ravel(),
    }


def _links(simulation: WaterSimulation, report: Report) -> dict[str, object]:
    rows, links = report.flow_m3s.shape
    area = simulation.areas_m2
    speed = np.abs(report.flow_m3s) / np.where(area > 0.0, area, np.inf)
    names = np.array(_STATUS, dtype=object)
    return {
        "time_s": np.repeat(report.time_s, links),
        "id": list(simulation.link_ids) * rows,
        "flow_m3s": report.flow_m3s.ravel(),
        "velocity_mps": speed.ravel(),
        "status": names[report.status.ravel()],
        "setting": report.setting.ravel(),
    }
