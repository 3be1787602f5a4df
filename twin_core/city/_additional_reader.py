"""Reads the network's share of additional files: detectors, public transport stops, signal programs.

What belongs to the demand (types, routes, vehicles) is read from the same files by the demand reader.
"""

from __future__ import annotations

import math

from twin_core.city._faults import Findings
from twin_core.city._fields import Fields
from twin_core.city._raw import RawBusStop, RawDetector, RawNetwork
from twin_core.city._signal_reader import SignalReader

__all__ = ["ADDITIONAL_ROOTS", "DEMAND_TAGS", "AdditionalReader"]

ADDITIONAL_ROOTS = frozenset({
    "additional", "additionals", "add", "a", "routes", "vTypes", "vehicles", "trips", "flows", "tlLogics",
    "tls", "detectors", "busStops", "stops",
})  # fmt: skip
"""SUMO itself takes any root; these are the ones in use. Others are a sign of a wrong file."""
DEMAND_TAGS = frozenset({
    "vType", "vTypeDistribution", "vehicle", "trip", "flow", "route", "routeDistribution", "stop", "taz",
    "tazSource", "tazSink", "param",
})  # fmt: skip
# Outputs and drawings: nothing that would change how traffic runs.
_SILENT = frozenset({
    "edgeData", "laneData", "poly", "poi", "timedEvent", "vTypeProbe", "routeProbe", "edgeRelation",
    "tazRelation", "interval", "location",
})  # fmt: skip
DEFAULT_PERIOD_S = math.inf  # one interval over the whole run


class AdditionalReader:
    """Element handler for additional files; the result is added to `raw`."""

    roots = ADDITIONAL_ROOTS

    def __init__(self, findings: Findings, raw: RawNetwork) -> None:
        self._findings = findings
        self._raw = raw
        self._path = ""
        self._signals = SignalReader(findings, raw.programs)

    def enter_file(self, path: str) -> None:
        """Faults that follow are in this file."""
        self._path = path

    def end(self, tag: str) -> None:
        """Close what the tag opened."""
        if tag == "tlLogic":
            self._signals.end()

    def start(self, tag: str, attrs: dict[str, str], line: int, parents: list[str]) -> None:
        """Take one element."""
        if tag == "tlLogic" or parents[-1] == "tlLogic":
            self._signals.start(tag, attrs, self._path, line)
        elif tag in ("inductionLoop", "e1Detector"):
            self._detector("e1", attrs, line)
        elif tag in ("laneAreaDetector", "e2Detector"):
            self._detector("e2", attrs, line)
        elif tag in ("busStop", "trainStop"):
            self._bus_stop(attrs, line)
        elif tag not in DEMAND_TAGS and tag not in _SILENT and len(parents) == 1:
            self._findings.note(f"<{tag}> in additional files is ignored")

    def _detector(self, kind: str, attrs: dict[str, str], line: int) -> None:
        name = attrs.get("id", "")
        fields = Fields(attrs, self._findings, self._path, line, f"detector {name!r}")
        fields.required("id")
        if "lanes" in attrs and "lane" not in attrs:
            self._findings.note("lane area detectors over several lanes are left out")
            return
        lane = fields.required("lane")
        if kind == "e1" and "pos" not in attrs:
            fields.fault("pos", "is missing")
        # `freq` is the older name of `period`.
        period = "period" if "period" in attrs else "freq"
        self._raw.detectors.append(RawDetector(
                name,
                kind,
                lane,
                fields.number("pos", math.nan),
                fields.number("endPos", math.nan),
                fields.number("length", math.nan, low=0.0),
                fields.positive(period, DEFAULT_PERIOD_S),
                fields.flag("friendlyPos", False),
                self._path,
                line,
        ))  # fmt: skip

    def _bus_stop(self, attrs: dict[str, str], line: int) -> None:
        name = attrs.get("id", "")
        fields = Fields(attrs, self._findings, self._path, line, f"bus stop {name!r}")
        fields.required("id")
        lane = fields.required("lane")
        self._raw.bus_stops.append(RawBusStop(
                name,
                lane,
                fields.number("startPos", math.nan),
                fields.number("endPos", math.nan),
                fields.flag("friendlyPos", False),
                fields.text("name"),
                self._path,
                line,
        ))  # fmt: skip
