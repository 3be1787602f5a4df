"""The files of BattLeDIM 2020 (Vrachimis et al. 2022, J. Water Resour. Plann. Manage. 148(12)): leaks and sensors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from citybrain_wire import BadFile

__all__ = ["STEP_S", "Competition", "Leak", "read_competition"]

STEP_S = 300


@dataclass(frozen=True)
class Leak:
    """A hole in the middle of a pipe. Its area grows evenly from `start_s` to `peak_s` and ends with `end_s`."""

    pipe: str
    start_s: int
    peak_s: int
    end_s: int
    diameter_m: float


@dataclass(frozen=True)
class Competition:
    """Times in seconds since the begin of the first year; `judged_s` where the second one begins."""

    leaks: tuple[Leak, ...]
    pressure: tuple[str, ...]
    flow: tuple[str, ...]
    level: tuple[str, ...]
    meters: tuple[str, ...]
    duration_s: int
    judged_s: int


def read_competition(path: Path) -> Competition:
    """Read `dataset_configuration.yalm`. Raises `BadFile` with the field that is missing or wrong."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        begin = _moment(content["times"]["StartTime"])
        end = _moment(content["times"]["EndTime"])
        leaks = tuple(_leak(row, begin) for row in content["leakages"] if row)
        sensors = {
            name: tuple(map(str, content[name]))
            for name in ("pressure_sensors", "flow_sensors", "level_sensors", "amrs")
        }
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise BadFile.at(path, f"is no leak competition's configuration: {error!r}") from error
    return Competition(
        leaks,
        sensors["pressure_sensors"],
        sensors["flow_sensors"],
        sensors["level_sensors"],
        sensors["amrs"],
        int((end - begin).total_seconds()) + STEP_S,
        int((datetime(begin.year + 1, 1, 1) - begin).total_seconds()),
    )


def _moment(text: object) -> datetime:
    return text if isinstance(text, datetime) else datetime.strptime(str(text), "%Y-%m-%d %H:%M")


def _leak(row: str, begin: datetime) -> Leak:
    pipe, start, end, diameter, _, peak = (word.strip() for word in row.split(","))
    seconds = [int((_moment(text) - begin).total_seconds()) for text in (start, peak, end)]
    return Leak(pipe, seconds[0], seconds[1], seconds[2], float(diameter))
