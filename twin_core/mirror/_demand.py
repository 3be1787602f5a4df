"""Demand made from demand: rows picked, repeated and shifted in time. Used for entries that loops measure and for the
draws of forecast members."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Demand, Vehicles

__all__ = ["pick_vehicles", "scale_draws"]

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

STOP_FIELDS = (
    "stop_lane", "stop_start_m", "stop_end_m", "stop_duration_ms", "stop_until_ms", "stop_parking", "stop_bus_stop",
)  # fmt: skip
TEXT_FIELDS = ("id", "line")


def pick_vehicles(demand: Demand, rows: I64, *, depart_ms: I64 | None = None) -> Demand:
    """A demand of the vehicles `rows` (indices, repeats allowed), in order of their departure.

    `depart_ms` [len(rows)]: other departure times. A row's second and later copies get "#1", "#2", ... after their id.
    Routes and types are shared with `demand`, not copied.
    """
    v = demand.vehicles
    departs = v.depart_ms[rows] if depart_ms is None else depart_ms
    order = np.argsort(departs, kind="stable")
    rows, departs = rows[order], departs[order]
    values: dict[str, object] = {}
    for field in dataclasses.fields(Vehicles):
        old = getattr(v, field.name)
        if field.name in STOP_FIELDS or field.name == "stop_start":
            continue
        values[field.name] = tuple(old[i] for i in rows) if field.name in TEXT_FIELDS else old[rows]
    values["depart_ms"] = np.ascontiguousarray(departs, dtype=np.int64)
    values["id"] = _unique_ids(v.id, rows)
    counts = np.diff(v.stop_start)[rows]
    start = np.zeros(rows.size + 1, np.int32)
    np.cumsum(counts, out=start[1:])
    stops = np.repeat(v.stop_start[rows].astype(np.int64) - start[:-1], counts) + np.arange(start[-1])
    values["stop_start"] = start
    for name in STOP_FIELDS:
        values[name] = getattr(v, name)[stops]
    return dataclasses.replace(
        demand,
        vehicles=Vehicles(**values),  # type: ignore[arg-type]
        trip=demand.trip[rows],
        od_origin=tuple(demand.od_origin[i] for i in rows) if demand.od_origin else (),
        od_destination=tuple(demand.od_destination[i] for i in rows) if demand.od_destination else (),
    )


def _unique_ids(ids: tuple[str, ...], rows: I64) -> tuple[str, ...]:
    seen: dict[int, int] = {}
    out = []
    for i in rows.tolist():
        copy = seen.get(i, 0)
        seen[i] = copy + 1
        out.append(f"{ids[i]}#{copy}" if copy else ids[i])
    return tuple(out)


def scale_draws(factor: F64, uniform: F64) -> I64:
    """How many copies of each vehicle drive when its traffic is scaled: floor or ceiling of `factor`, by chance.

    `factor` [N] ≥ 0, `uniform` [N] in [0, 1). The expectation is `factor`.
    """
    whole = np.floor(factor)
    return (whole + (uniform < factor - whole)).astype(np.int64)
