"""Meters in groups: a telemetry station speaks for all of one part of the city."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twin_core.pipes.watch._meters import Meter

__all__ = ["Station", "group_meters"]


@dataclass(frozen=True, slots=True)
class Station:
    """One station: its site's id, the middle of its meters, and the meters."""

    id: str
    x_m: float
    y_m: float
    meters: tuple[Meter, ...]


def group_meters(meters: Sequence[Meter]) -> tuple[Station, ...]:
    """A station `site-water-N` for each quarter of the city that has meters."""
    if not meters:
        return ()
    middle_x, middle_y = (float(np.median([getattr(m, axis) for m in meters])) for axis in ("x_m", "y_m"))
    quarters: dict[tuple[bool, bool], list[Meter]] = {}
    for meter in meters:
        quarters.setdefault((meter.y_m < middle_y, meter.x_m >= middle_x), []).append(meter)
    return tuple(
        Station(
            f"site-water-{number}",
            round(sum(m.x_m for m in group) / len(group), 1),
            round(sum(m.y_m for m in group) / len(group), 1),
            tuple(group),
        )
        for number, (_, group) in enumerate(sorted(quarters.items()), start=1)
    )
