"""One finished run in one shape, whichever simulator made it."""

from __future__ import annotations

import csv
import json
import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

__all__ = ["MEAN_FIELDS", "EdgeRow", "Means", "RunResult", "read_engine_result", "read_sumo_result"]


class Means(NamedTuple):
    """Plain means over arrived vehicles, as SUMO's tripinfo defines them."""

    duration_s: float
    time_loss_s: float
    depart_delay_s: float
    waiting_time_s: float
    route_length_m: float


MEAN_FIELDS = Means._fields


class EdgeRow(NamedTuple):
    """One edge over the whole run. `cars` is the greater of those that entered and those that left."""

    cars: int
    sampled_s: float
    speed_mps: float
    travel_time_s: float  # NaN where nobody drove


class RunResult(NamedTuple):
    """One run: vehicle counts, means, edges by id (internal ones begin with ":")."""

    loaded: int
    inserted: int
    running: int
    waiting: int
    arrived: int
    means: Means
    edges: Mapping[str, EdgeRow]

    @property
    def vehicle_updates(self) -> float:
        """Vehicle-seconds over all edges: vehicle-updates at steps of 1 s."""
        return math.fsum(row.sampled_s for row in self.edges.values())


def _number(text: str | None) -> float:
    return float(text) if text else math.nan


def read_sumo_result(folder: Path) -> RunResult:
    """The run whose tripinfo.xml, edgedata.xml and statistic.xml lie in `folder`."""
    statistics = ElementTree.parse(folder / "statistic.xml").getroot()
    vehicles = statistics.find("vehicles")
    trips = statistics.find("vehicleTripStatistics")
    edges: dict[str, EdgeRow] = {}
    for _, element in ElementTree.iterparse(folder / "edgedata.xml"):
        if element.tag == "edge":
            entered, left = int(element.get("entered", 0)), int(element.get("left", 0))
            edges[element.get("id", "")] = EdgeRow(
                max(entered, left),
                float(element.get("sampledSeconds", 0.0)),
                _number(element.get("speed")),
                _number(element.get("traveltime")),
            )
            element.clear()
    count = {} if vehicles is None else {name: int(value) for name, value in vehicles.items()}
    mean = {} if trips is None else dict(trips.items())
    return RunResult(
        loaded=count["loaded"],
        inserted=count["inserted"],
        running=count["running"],
        waiting=count["waiting"],
        arrived=int(mean["count"]),
        means=Means(*(float(mean[n]) for n in ("duration", "timeLoss", "departDelay", "waitingTime", "routeLength"))),
        edges=edges,
    )


def read_engine_result(folder: Path) -> RunResult:
    """The run whose summary.json, trips.csv and edges.csv lie in `folder`."""
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    vehicles, means = summary["vehicles"], summary["means"]
    with (folder / "trips.csv").open(encoding="utf-8", newline="") as lines:
        trips = [row for row in csv.DictReader(lines) if _number(row["arrival"]) >= 0.0]  # NaN and -1: still driving
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as lines:
        edges = {
            row["id"]: EdgeRow(
                max(int(float(row["entered"])), int(float(row["left"]))),
                float(row["sampledSeconds"]),
                _number(row["speed"]),
                _number(row["traveltime"]),
            )
            for row in csv.DictReader(lines)
        }
    length_m = math.fsum(float(row["routeLength"]) for row in trips) / len(trips) if trips else math.nan
    return RunResult(
        loaded=vehicles["loaded"],
        inserted=vehicles["inserted"],
        running=vehicles["running"],
        waiting=vehicles["waiting"],
        arrived=vehicles["arrived"],
        means=Means(
            duration_s=float(means["duration_s"]),
            time_loss_s=float(means["time_loss_s"]),
            depart_delay_s=float(means["depart_delay_s"]),
            waiting_time_s=float(means["waiting_time_s"]),
            route_length_m=length_m,
        ),
        edges=edges,
    )
