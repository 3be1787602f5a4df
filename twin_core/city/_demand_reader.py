"""Reads demand: types, routes, vehicles, trips, flows, stops and zones, from route and additional files alike."""

from __future__ import annotations

import math

from twin_core.city._additional_reader import ADDITIONAL_ROOTS
from twin_core.city._departures import (
    parse_arrival_pos,
    parse_depart_lane,
    parse_depart_pos,
    parse_depart_speed,
    parse_flow,
)
from twin_core.city._faults import Findings
from twin_core.city._fields import Fields
from twin_core.city._raw_demand import RawDemand, RawDistribution, RawRoute, RawStop, RawTaz, RawVehicle
from twin_core.city._vehicle_types import TYPE_ATTRIBUTES, parse_type

__all__ = ["DemandReader"]

# Travellers on foot and freight are not simulated; their elements are counted once each and skipped whole.
_SKIPPED = frozenset({"person", "personFlow", "container", "containerFlow"})
_WORDLESS_DEPARTS = frozenset({"triggered", "containerTriggered", "split"})


class DemandReader:
    """Element handler for route and additional files; the result is `raw`."""

    roots = ADDITIONAL_ROOTS

    def __init__(self, findings: Findings, raw: RawDemand) -> None:
        self._findings = findings
        self._raw = raw
        self._path = ""
        self._vehicle: RawVehicle | None = None
        self._route: RawRoute | None = None
        self._type_choice: RawDistribution | None = None
        self._route_choice: RawDistribution | None = None
        self._zone: RawTaz | None = None
        self._skipping = 0

    def enter_file(self, path: str) -> None:
        """Faults that follow are in this file."""
        self._path = path

    def end(self, tag: str) -> None:
        """Close what the tag opened."""
        if self._skipping:
            self._skipping -= 1
        elif tag in ("vehicle", "trip", "flow"):
            self._close_vehicle()
        elif tag == "route":
            self._route = None
        elif tag == "vTypeDistribution":
            self._type_choice = None
        elif tag == "routeDistribution":
            self._route_choice = None
        elif tag == "taz":
            self._zone = None

    def start(self, tag: str, attrs: dict[str, str], line: int, parents: list[str]) -> None:
        """Take one element."""
        if self._skipping or tag in _SKIPPED:
            if not self._skipping:
                self._findings.note(f"<{tag}> is not simulated")
            self._skipping += 1
        elif tag in ("vehicle", "trip", "flow"):
            self._vehicle = self._new_vehicle(tag, attrs, line)
        elif tag == "route":
            self._new_route(attrs, line)
        elif tag == "stop":
            self._stop(attrs, line)
        elif tag == "vType":
            self._type(attrs, line)
        elif tag in ("vTypeDistribution", "routeDistribution"):
            self._distribution(tag, attrs, line)
        elif tag == "taz":
            self._new_zone(attrs)
        elif parents[-1] in ("vType", "vehicle", "trip", "flow", "route") and tag != "param":
            self._findings.note(f"<{tag}> in <{parents[-1]}> is ignored")
        elif tag in ("tazSource", "tazSink") and self._zone is not None:
            fields = self._fields(attrs, line, tag)
            edges = self._zone.sources if tag == "tazSource" else self._zone.sinks
            edges[fields.required("id")] = fields.number("weight", 1.0, low=0.0)

    def _fields(self, attrs: dict[str, str], line: int, what: str) -> Fields:
        return Fields(attrs, self._findings, self._path, line, what)

    def _type(self, attrs: dict[str, str], line: int) -> None:
        name = attrs.get("id", "")
        fields = self._fields(attrs, line, f"vType {name!r}")
        spec = parse_type(fields)
        for other in sorted(attrs.keys() - TYPE_ATTRIBUTES):
            self._findings.note(f"attribute {other} of vehicle types is ignored")
        weight = fields.number("probability", 1.0, low=0.0)
        if name in self._raw.types or name in self._raw.type_choices:
            fields.fault("id", "stands already elsewhere")
            return
        self._raw.types[name] = spec
        self._raw.type_weights[name] = weight
        if self._type_choice is not None:
            self._type_choice.names.append(name)
            self._type_choice.weights.append(weight)

    def _distribution(self, tag: str, attrs: dict[str, str], line: int) -> None:
        name = attrs.get("id", "")
        fields = self._fields(attrs, line, f"{tag} {name!r}")
        names = fields.text("vTypes" if tag == "vTypeDistribution" else "routes").split()
        texts = fields.text("probabilities").split()
        weights: list[float] = []
        for text in texts:
            weights.append(self._fields({"probabilities": text}, line, fields.what).number("probabilities", 1.0, low=0))
        if texts and len(texts) != len(names):
            fields.fault("probabilities", f"{len(texts)} probabilities for {len(names)} names")
        if not texts and tag == "vTypeDistribution":
            weights = [math.nan] * len(names)  # the types' own probabilities, once all types are known
        choice = RawDistribution(names, weights or [1.0] * len(names), self._path, line)
        if tag == "vTypeDistribution":
            known = name in self._raw.types or name in self._raw.type_choices
            self._raw.type_choices[fields.required("id")] = self._type_choice = choice
        else:
            known = name in self._raw.routes or name in self._raw.route_choices
            self._route_choice = choice
            if self._vehicle is not None:
                self._vehicle.route_choice = choice
                return
            self._raw.route_choices[fields.required("id")] = choice
        if known:
            fields.fault("id", "stands already elsewhere")

    def _new_route(self, attrs: dict[str, str], line: int) -> None:
        name = attrs.get("id", "")
        fields = self._fields(attrs, line, f"route {name!r}" if name else "route")
        refers = fields.text("refId") if self._route_choice is not None else ""
        if self._route_choice is not None:
            name = name or f"!{self._path}:{line}:{len(self._route_choice.names)}"
            self._route_choice.names.append(refers or name)
            self._route_choice.weights.append(fields.number("probability", 1.0, low=0.0))
            if refers:
                return
        edges = fields.text("edges").replace(",", " ").split()
        if not edges:
            fields.fault("edges", "names no edge")
        repeat = fields.integer("repeat", 0, low=0)
        self._route = RawRoute(edges * (repeat + 1), self._path, line)
        if self._vehicle is not None and self._route_choice is None:
            self._vehicle.route = self._route
            return
        if name in self._raw.routes or name in self._raw.route_choices:
            fields.fault("id", "stands already elsewhere")
        elif not name:
            fields.fault("id", "is missing")
        self._raw.routes[name] = self._route

    def _new_zone(self, attrs: dict[str, str]) -> None:
        edges = attrs.get("edges", "").split()
        self._zone = RawTaz(dict.fromkeys(edges, 1.0), dict.fromkeys(edges, 1.0))
        self._raw.zones[attrs.get("id", "")] = self._zone

    def _new_vehicle(self, tag: str, attrs: dict[str, str], line: int) -> RawVehicle | None:
        name = attrs.get("id", "")
        fields = self._fields(attrs, line, f"{tag} {name!r}")
        fields.required("id")
        depart_ms = 0
        if tag != "flow":
            text = attrs.get("depart")
            if text in _WORDLESS_DEPARTS:
                self._findings.note(f'vehicles with depart="{text}" are left out')
                self._skipping += 1
                return None
            if text is None:
                fields.fault("depart", "is missing")
            elif text == "begin":
                depart_ms = -1
            else:
                depart_ms = fields.time_ms("depart", 0)
                if depart_ms < 0:
                    fields.fault("depart", f"{text} is out of range; it must be at least 0")
        for ignored in ("arrivalLane", "arrivalSpeed", "departPosLat", "departEdge", "arrivalEdge"):
            if ignored in attrs:
                self._findings.note(f"{ignored} of vehicles is ignored")
        return RawVehicle(
            id=name,
            type=attrs.get("type", "DEFAULT_VEHTYPE"),
            depart_ms=depart_ms,
            depart_lane=parse_depart_lane(fields),
            depart_pos=parse_depart_pos(fields),
            depart_speed=parse_depart_speed(fields),
            arrival_pos_m=parse_arrival_pos(fields, self._findings),
            speed_factor=fields.positive("speedFactor", math.nan),
            route_name=attrs.get("route", ""),
            origin=attrs.get("from", ""),
            destination=attrs.get("to", ""),
            via=attrs.get("via", "").replace(",", " ").split(),
            from_taz=attrs.get("fromTaz", ""),
            to_taz=attrs.get("toTaz", ""),
            line_name=attrs.get("line", ""),
            path=self._path,
            line=line,
            flow=parse_flow(fields) if tag == "flow" else None,
        )

    def _close_vehicle(self) -> None:
        if self._vehicle is not None:
            self._raw.vehicles.append(self._vehicle)
        self._vehicle = None

    def _stop(self, attrs: dict[str, str], line: int) -> None:
        owner: RawRoute | RawVehicle | None = self._route if self._route is not None else self._vehicle
        if owner is None:
            return
        fields = self._fields(attrs, line, "stop")
        bus_stop = attrs.get("busStop", attrs.get("trainStop", ""))
        lane = attrs.get("lane", "")
        if not bus_stop and not lane:
            other = next(
                (name for name in ("edge", "parkingArea", "chargingStation", "containerStop") if name in attrs), ""
            )
            if other:
                self._findings.note(f"stops at a {other} are left out")
            else:
                fields.fault("busStop", "a stop needs a busStop or a lane")
            return
        duration, until = fields.time_ms("duration", -1), fields.time_ms("until", -1)
        if "duration" in attrs and duration < 0:
            fields.fault("duration", f"{attrs['duration']} is out of range; it must be at least 0")
        if duration < 0 and until < 0:
            if fields.flag("triggered", False) or "expected" in attrs:
                self._findings.note("stops that wait for passengers are left out")
            else:
                fields.fault("duration", "a stop needs a duration or an until")
            return
        if fields.number("speed", 0.0) > 0.0:
            self._findings.note("waypoints (stops with a speed) are left out")
            return
        parking = attrs.get("parking") == "opportunistic" or fields.flag("parking", False)
        owner.stops.append(
            RawStop(
                bus_stop,
                lane,
                fields.number("startPos", math.nan),
                fields.number("endPos", math.nan),
                fields.flag("friendlyPos", False),
                max(0, duration),
                until,
                parking,
                self._path,
                line,
            )
        )
