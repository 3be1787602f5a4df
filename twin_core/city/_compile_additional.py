"""Detectors and bus stops: names to lanes, positions resolved and checked."""

from __future__ import annotations

import math

import numpy as np

from twin_core.city._faults import Findings
from twin_core.city._raw import RawBusStop, RawDetector, RawNetwork
from twin_core.city.network import F64, BusStops, Detectors

__all__ = ["compile_bus_stops", "compile_detectors"]

POSITION_EPS_M = 0.1
"""SUMO's smallest distance; a stop or a lane area is at least this long."""


def resolve_position(position_m: float, length_m: float, friendly: bool) -> float:
    """A position from the lane's begin. Negative ones count from the end; NaN where it lies beyond the lane.

    `friendly` moves what lies beyond to the nearest place on the lane.
    """
    if position_m < 0.0:
        position_m += length_m
    if friendly:
        return min(max(position_m, 0.0), length_m)
    return position_m if 0.0 <= position_m <= length_m + POSITION_EPS_M else math.nan


def _where(first: RawDetector | RawBusStop, second: RawDetector | RawBusStop) -> str:
    return f"in line {first.line}" if first.path == second.path else f"in {first.path}:{first.line}"


def compile_detectors(raw: RawNetwork, lane_of: dict[str, int], length_m: F64, findings: Findings) -> Detectors:
    """All loops and lane areas in file order."""
    rows: list[tuple[str, str, int, float, float, float]] = []
    seen: dict[str, RawDetector] = {}
    for d in raw.detectors:
        what = f"detector {d.id!r}"
        if (first := seen.setdefault(d.id, d)) is not d:
            findings.fault(d.path, d.line, "id", f"{what}: stands already {_where(first, d)}")
        lane = lane_of.get(d.lane)
        if lane is None:
            if d.lane:
                findings.fault(d.path, d.line, "lane", f"{what}: unknown lane {d.lane!r}")
            continue
        size = float(length_m[lane])
        begin = d.pos_m
        end = d.end_m
        if d.kind == "e1":
            end = begin
        elif math.isnan(begin) and not math.isnan(end) and not math.isnan(d.length_m):
            begin = (end + size if end < 0 else end) - d.length_m
        elif math.isnan(begin):
            begin = 0.0
        begin_m = resolve_position(begin, size, d.friendly)
        if math.isnan(end):
            end = begin_m + d.length_m if not math.isnan(d.length_m) else size
        end_m = resolve_position(end, size, d.friendly)
        for field, given, value in (("pos", begin, begin_m), ("endPos", end, end_m)):
            if math.isnan(value) and not math.isnan(given) and (field == "pos" or d.kind == "e2"):
                findings.fault(d.path, d.line, field, f"{what}: {given:g} m lies beyond lane {d.lane!r} of {size:g} m")
        if d.kind == "e2" and end_m - begin_m < POSITION_EPS_M - 1e-9:
            findings.fault(d.path, d.line, "endPos", f"{what}: ends at {end_m:g} m, before it begins at {begin_m:g} m")
        rows.append((d.id, d.kind, lane, min(begin_m, size), min(end_m, size), d.period_s))
    return Detectors(
        id=tuple(row[0] for row in rows),
        kind=tuple(row[1] for row in rows),
        lane=np.array([row[2] for row in rows], np.int32),
        pos_m=np.array([row[3] for row in rows], np.float64),
        end_m=np.array([row[4] for row in rows], np.float64),
        period_s=np.array([row[5] for row in rows], np.float64),
        role=("given",) * len(rows),
    )


def compile_bus_stops(raw: RawNetwork, lane_of: dict[str, int], length_m: F64, findings: Findings) -> BusStops:
    """All stops in file order; without positions a stop takes the whole lane."""
    rows: list[tuple[str, int, float, float, str]] = []
    seen: dict[str, RawBusStop] = {}
    for s in raw.bus_stops:
        what = f"bus stop {s.id!r}"
        if (first := seen.setdefault(s.id, s)) is not s:
            findings.fault(s.path, s.line, "id", f"{what}: stands already {_where(first, s)}")
        lane = lane_of.get(s.lane)
        if lane is None:
            if s.lane:
                findings.fault(s.path, s.line, "lane", f"{what}: unknown lane {s.lane!r}")
            continue
        size = float(length_m[lane])
        begin = 0.0 if math.isnan(s.start_m) else resolve_position(s.start_m, size, s.friendly)
        end = size if math.isnan(s.end_m) else resolve_position(s.end_m, size, s.friendly)
        if s.friendly:
            begin = max(0.0, min(begin, end - POSITION_EPS_M))
        for field, given, value in (("startPos", s.start_m, begin), ("endPos", s.end_m, end)):
            if math.isnan(value):
                findings.fault(s.path, s.line, field, f"{what}: {given:g} m lies beyond lane {s.lane!r} of {size:g} m")
        if end - begin < POSITION_EPS_M - 1e-9:
            findings.fault(s.path, s.line, "endPos", f"{what}: ends at {end:g} m, before it begins at {begin:g} m")
        rows.append((s.id, lane, min(begin, size), min(end, size), s.name))
    return BusStops(
        id=tuple(row[0] for row in rows),
        lane=np.array([row[1] for row in rows], np.int32),
        start_m=np.array([row[2] for row in rows], np.float64),
        end_m=np.array([row[3] for row in rows], np.float64),
        name=tuple(row[4] for row in rows),
    )
