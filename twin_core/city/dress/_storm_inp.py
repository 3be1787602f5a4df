"""The drainage as SWMM 5.2 input (EPA/600/R-22/030): cubic metres per second, dynamic wave, absolute levels."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

from twin_core.city.dress._rain import RETURN_PERIODS_Y, STEP_MIN, hyetograph_mm_h
from twin_core.city.dress._storm import MANNING, Storm
from twin_core.city.dress._streets import StreetGraph
from twin_core.city.dress._underpass import SUMP_AREA_M2, SUMP_M, TROUGH, Underpass

__all__ = ["write_storm"]

DEFAULT_PERIOD_Y = 3
RUN_H = 4
PONDED_M2 = 600.0
CATCHMENT_SLOPE_PCT = 0.4
KERB_M = 0.5
"""How high water may stand above the hump at a manhole that spills into an underpass."""

PUMP_STEPS = ((0.8, 0.5), (1.6, 1.0), (9.0, 1.0))
"""Depth in the sump, m, and share of the pumps that run."""

OPTIONS = (
    "FLOW_UNITS CMS", "INFILTRATION HORTON", "FLOW_ROUTING DYNWAVE", "LINK_OFFSETS ELEVATION", "MIN_SLOPE 0",
    "ALLOW_PONDING YES", "START_DATE 06/27/2026", "START_TIME 00:00:00", "END_DATE 06/27/2026",
    f"END_TIME {RUN_H:02d}:00:00", "REPORT_STEP 00:05:00", "WET_STEP 00:01:00", "DRY_STEP 00:05:00",
    "ROUTING_STEP 5", "VARIABLE_STEP 0.75", "LENGTHENING_STEP 5", "INERTIAL_DAMPING PARTIAL",
    "NORMAL_FLOW_LIMITED BOTH", "FORCE_MAIN_EQUATION H-W", "MAX_TRIALS 10", "HEAD_TOLERANCE 0.0015", "THREADS 1",
)  # fmt: skip


def write_storm(path: Path, storm: Storm, underpasses: tuple[Underpass, ...], graph: StreetGraph, title: str) -> None:
    """Write the `.inp`; the rain gage plays the 3-year storm, the other storms stand beside it as time series."""
    sections = [
        ("TITLE", [f"{title}: invented storm drainage, laid under the streets"]),
        ("OPTIONS", list(OPTIONS)),
        ("EVAPORATION", ["CONSTANT 0"]),
        ("RAINGAGES", [f"RG1 INTENSITY 0:{STEP_MIN:02d} 1.0 TIMESERIES P{DEFAULT_PERIOD_Y}Y"]),
        ("SUBCATCHMENTS", _subcatchments(storm, underpasses)),
        ("SUBAREAS", _each_catchment(storm, underpasses, "0.013 0.20 1.5 5 25 OUTLET")),
        ("INFILTRATION", _each_catchment(storm, underpasses, "50 8 3 7 0")),
        ("JUNCTIONS", _junctions(storm, underpasses)),
        ("OUTFALLS", _outfalls(storm)),
        ("STORAGE", [f"{u.id} {u.floor_m - SUMP_M:.2f} {SUMP_M + u.drop_m:.2f} 0.3 TABULAR TROUGH 0 0"
                     for u in underpasses]),
        ("CONDUITS", _conduits(storm)),
        ("PUMPS", [f"{u.id}P {u.id} M{u.manhole:04d} {u.id}Q ON 0.8 0.3" for u in underpasses]),
        ("WEIRS", [f"{u.id}W M{u.manhole:04d} {u.id} TRANSVERSE {u.crest_m:.2f} 1.7 NO" for u in underpasses]),
        ("XSECTIONS", [f"{sewer.id} CIRCULAR {sewer.size_m:g} 0 0 0 1" for sewer in storm.sewers]
                      + [f"{u.id}W RECT_OPEN {KERB_M:g} 20 0 0" for u in underpasses]),
        ("CURVES", _curves(underpasses)),
        ("TIMESERIES", _storms()),
        ("REPORT", ["INPUT NO", "CONTROLS NO", "SUBCATCHMENTS NONE", "NODES NONE", "LINKS NONE"]),
        ("COORDINATES", _coordinates(storm, underpasses, graph)),
        ("VERTICES", _vertices(storm)),
    ]  # fmt: skip
    text = "\n".join("\n".join([f"[{name}]", *rows, ""]) for name, rows in sections if rows)
    path.write_text(text, encoding="utf-8")


def _drained(storm: Storm) -> list[int]:
    return [n for n, manhole in enumerate(storm.manholes) if manhole.area_ha > 0]


def _subcatchments(storm: Storm, underpasses: tuple[Underpass, ...]) -> list[str]:
    """Id, gage, outlet, hectares, impervious %, width m, slope %."""
    rows = []
    for n in _drained(storm):
        manhole = storm.manholes[n]
        width = max(20.0, math.sqrt(manhole.area_ha * 1e4))
        share = 100 * manhole.impervious
        rows.append(f"C{n:04d} RG1 M{n:04d} {manhole.area_ha} {share:.1f} {width:.0f} {CATCHMENT_SLOPE_PCT} 0")
    return rows + [f"{u.id}C RG1 {u.id} {u.area_ha} 95 120 4 0" for u in underpasses]


def _each_catchment(storm: Storm, underpasses: tuple[Underpass, ...], values: str) -> list[str]:
    return [f"C{n:04d} {values}" for n in _drained(storm)] + [f"{u.id}C {values}" for u in underpasses]


def _junctions(storm: Storm, underpasses: tuple[Underpass, ...]) -> list[str]:
    """Id, invert, depth to the ground, initial and surcharge depth, ponded area."""
    crests = {u.manhole: u.crest_m for u in underpasses}
    rows = []
    for n, manhole in enumerate(storm.manholes):
        top = crests[n] + KERB_M + 0.05 if n in crests else manhole.ground_m  # SWMM wants the weir's top below
        depth = top - manhole.invert_m
        rows.append(f"M{n:04d} {manhole.invert_m} {depth:.3f} 0 0 {PONDED_M2:g}")
    return rows


def _outfalls(storm: Storm) -> list[str]:
    rows = []
    for n, outfall in enumerate(storm.outfalls):
        kind = f"FIXED {outfall.level_m:g}" if outfall.level_m > outfall.invert_m else "FREE"
        rows.append(f"OF{n + 1} {outfall.invert_m} {kind} YES")
    return rows


def _conduits(storm: Storm) -> list[str]:
    rows = []
    for sewer in storm.sewers:
        to = f"M{sewer.to:04d}" if sewer.to >= 0 else f"OF{-sewer.to}"
        rows.append(f"{sewer.id} M{sewer.frm:04d} {to} {sewer.length_m} {MANNING} {sewer.up_m} {sewer.down_m} 0 0")
    return rows


def _curves(underpasses: tuple[Underpass, ...]) -> list[str]:
    """The trough's area by depth above the sump's floor, and each station's pumps by depth."""
    if not underpasses:
        return []
    rows = [f"TROUGH STORAGE 0 {SUMP_AREA_M2:g}", f"TROUGH {SUMP_M - 0.01:g} {SUMP_AREA_M2:g}"]
    rows += [f"TROUGH {SUMP_M + depth:g} {area:g}" for depth, area in TROUGH]
    for u in underpasses:
        rows.append(f"{u.id}Q PUMP4 0.3 0")
        rows += [
            f"{u.id}Q {depth:g} {share * u.pump_m3ps:.3f}" for depth, share in ((0.8, 0.5), (1.6, 1.0), (9.0, 1.0))
        ]
    return rows


def _storms() -> list[str]:
    rows = []
    for period in RETURN_PERIODS_Y:
        for step, intensity in enumerate([*hyetograph_mm_h(period), 0.0]):
            minute = step * STEP_MIN
            rows.append(f"P{period}Y {minute // 60}:{minute % 60:02d} {intensity:g}")
    return rows


def _coordinates(storm: Storm, underpasses: tuple[Underpass, ...], graph: StreetGraph) -> list[str]:
    rows = [f"M{node.number:04d} {node.x_m:.1f} {node.y_m:.1f}" for node in graph.nodes]
    rows += [f"OF{n + 1} {outfall.x_m} {outfall.y_m}" for n, outfall in enumerate(storm.outfalls)]
    return rows + [f"{u.id} {u.x_m:.1f} {u.y_m:.1f}" for u in underpasses]


def _vertices(storm: Storm) -> list[str]:
    rows = []
    for sewer in storm.sewers:
        if sewer.segment is not None:
            line = sewer.segment.line[::-1] if sewer.reverse else sewer.segment.line
            rows += [f"{sewer.id} {x} {y}" for (x, y), _ in pairwise(line[1:])]
    return rows
