"""What a run yields, in the field's own names and definitions (SUMO: TripInfo, edgeData)."""

from __future__ import annotations

import csv
import json
import resource
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from citybrain_wire import BadInput, MissingPart
from numpy.typing import NDArray

__all__ = ["EdgeTable", "Means", "Results", "TripTable", "write_results"]

F64 = NDArray[np.float64]
I32 = NDArray[np.int32]


class TripTable(NamedTuple):
    """Arrived vehicles in order of the demand."""

    id: tuple[str, ...]
    number: I32
    depart_s: F64
    arrival_s: F64
    duration_s: F64
    route_length_m: F64
    waiting_time_s: F64
    time_loss_s: F64
    depart_delay_s: F64
    stop_time_s: F64
    depart_lane: I32


class EdgeTable(NamedTuple):
    """Edges on which anything drove; one interval. `density` and `traveltime` count fronts, `speed` and
    `sampled_s` any part of a vehicle (edgeData's own definitions)."""

    begin_s: float
    end_s: float
    id: tuple[str, ...]
    edge: I32
    entered: I32
    left: I32
    departed: I32
    arrived: I32
    sampled_s: F64
    speed_mps: F64
    density_per_km: F64
    traveltime_s: F64
    waiting_time_s: F64
    time_loss_s: F64


class Means(NamedTuple):
    """Plain means over arrived vehicles; nan where none arrived."""

    duration_s: float
    time_loss_s: float
    depart_delay_s: float
    waiting_time_s: float
    speed_mps: float
    route_length_m: float


@dataclass(frozen=True)
class Results:
    """Everything about a run up to now."""

    trips: TripTable
    edges: EdgeTable
    means: Means
    loaded: int
    inserted: int
    running: int
    waiting: int
    arrived: int
    steps: int
    vehicle_updates: int
    seed: int
    time_s: float
    loop_cpu_s: float
    loop_wall_s: float
    load_wall_s: float
    clamps: int
    """Times a car had to be held back by force to avoid an overlap. Anything but 0 is a bug."""
    rerouted: int

    def summary(self) -> dict[str, object]:
        """What `summary.json` holds."""
        return {
            "vehicles": {name: getattr(self, name) for name in ("loaded", "inserted", "running", "waiting", "arrived")},
            "means": {name: (None if np.isnan(value) else value) for name, value in self.means._asdict().items()},
            "steps": self.steps,
            "vehicle_updates": self.vehicle_updates,
            "loop_cpu_s": self.loop_cpu_s,
            "loop_wall_s": self.loop_wall_s,
            "load_wall_s": self.load_wall_s,
            "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0,
            "seed": self.seed,
            "forced_stops": self.clamps,
            "rerouted": self.rerouted,
        }


_TRIP_COLUMNS = {
    "id": "id", "depart": "depart_s", "arrival": "arrival_s", "duration": "duration_s", "routeLength": "route_length_m",
    "waitingTime": "waiting_time_s", "timeLoss": "time_loss_s", "departDelay": "depart_delay_s",
}  # fmt: skip
_EDGE_COLUMNS = {
    "id": "id", "entered": "entered", "left": "left", "sampledSeconds": "sampled_s", "speed": "speed_mps",
    "density": "density_per_km", "traveltime": "traveltime_s", "departed": "departed", "arrived": "arrived",
    "waitingTime": "waiting_time_s", "timeLoss": "time_loss_s",
}  # fmt: skip


def write_results(results: Results, out_dir: Path, *, format: str = "csv", version: str = "0") -> None:
    """Write `summary.json`, `trips` and `edges` into `out_dir`, which is made. `format` is "csv" or "parquet"."""
    if format not in ("csv", "parquet"):
        raise BadInput(f"unknown format {format!r}; say csv or parquet")
    out_dir.mkdir(parents=True, exist_ok=True)
    trips = {column: getattr(results.trips, name) for column, name in _TRIP_COLUMNS.items()}
    n = len(results.edges.id)
    edges = {
        "begin": np.full(n, results.edges.begin_s),
        "end": np.full(n, results.edges.end_s),
        **{column: getattr(results.edges, name) for column, name in _EDGE_COLUMNS.items()},
    }
    for name, table in (("trips", trips), ("edges", edges)):
        if format == "csv":
            _write_csv(out_dir / f"{name}.csv", table)
        else:
            _write_parquet(out_dir / f"{name}.parquet", table)
    summary = {**results.summary(), "version": version}
    (out_dir / "summary.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")


def _write_csv(path: Path, table: dict[str, NDArray[np.float64] | tuple[str, ...]]) -> None:
    columns = [
        list(values) if isinstance(values, tuple) else [_text(v) for v in values.tolist()] for values in table.values()
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(table)
        writer.writerows(zip(*columns, strict=True))


def _text(value: float | int) -> str:
    if isinstance(value, int):
        return str(value)
    return "" if np.isnan(value) else f"{value:.3f}".rstrip("0").rstrip(".")


def _write_parquet(path: Path, table: dict[str, NDArray[np.float64] | tuple[str, ...]]) -> None:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingPart("parquet needs pyarrow: pip install 'citybrain[twin]', or use --format csv") from error
    pyarrow.parquet.write_table(
        pyarrow.table({k: list(v) if isinstance(v, tuple) else v for k, v in table.items()}), path
    )
