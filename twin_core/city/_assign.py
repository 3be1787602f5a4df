"""Routes of departures: given ones checked, trips routed at free flow, each distinct route kept once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from twin_core.city._expand import Departure, draw_zone_edge
from twin_core.city._faults import Findings
from twin_core.city._hash import STREAM_ROUTE, pick
from twin_core.city._raw_demand import RawDemand, RawDistribution, RawRoute, RawStop
from twin_core.city._router import Router
from twin_core.city._vehicle_types import TypeSpec
from twin_core.city.network import I32, VCLASSES, Network

__all__ = ["RouteBook", "assign_routes"]

NO_ROUTE = -1


class RouteBook:
    """Distinct routes as CSR; equal edge lists share a number."""

    def __init__(self) -> None:
        self._number: dict[bytes, int] = {}
        self.edges: list[I32] = []

    def add(self, edges: I32) -> int:
        """Number of the route."""
        key = edges.tobytes()
        number = self._number.get(key)
        if number is None:
            number = self._number[key] = len(self.edges)
            self.edges.append(edges)
        return number

    def csr(self) -> tuple[I32, I32]:
        """(route_start, route_edge)."""
        start = np.zeros(len(self.edges) + 1, np.int32)
        np.cumsum([len(edges) for edges in self.edges], out=start[1:])
        return start, np.concatenate(self.edges) if self.edges else np.zeros(0, np.int32)


class Assignment:
    """Per departure: its route, whether it was routed by us, and the stops that its route brings along."""

    def __init__(self, n: int) -> None:
        self.route = np.full(n, NO_ROUTE, np.int32)
        self.trip = np.zeros(n, np.bool_)
        self.route_stops: list[Sequence[RawStop]] = [()] * n
        self.book = RouteBook()


def assign_routes(
    raw: RawDemand, network: Network, router: Router, departures: list[Departure], findings: Findings, seed: int
) -> Assignment:
    """Route every departure; those that cannot be routed keep NO_ROUTE and are named in a fault."""
    return _Assigner(raw, network, router, findings, seed).run(departures)


class _Assigner:
    def __init__(self, raw: RawDemand, network: Network, router: Router, findings: Findings, seed: int) -> None:
        self._raw = raw
        self._router = router
        self._findings = findings
        self._seed = seed
        self._edge_of = network.edge_index()
        self._internal = network.edges.internal
        self._names = network.edges.id
        self._checked: dict[tuple[int, int], I32 | None] = {}
        self._usable: dict[tuple[int, int], bool] = {}

    def run(self, departures: list[Departure]) -> Assignment:
        out = Assignment(len(departures))
        # trips by (class, top speed), with the stations they pass
        trips: dict[tuple[int, float], list[tuple[int, list[int]]]] = defaultdict(list)
        for i, departure in enumerate(departures):
            spec = self._raw.types[departure.type]
            route = self._given_route(departure)
            if route is not None:
                edges = self._check(route, departure, spec)
                if edges is not None:
                    out.route[i] = out.book.add(edges)
                    out.route_stops[i] = route.stops
            elif departure.raw.route_name == "" and departure.raw.route_choice is None:
                stations = self._stations(departure, spec)
                if stations:
                    out.trip[i] = True
                    trips[spec.vclass, spec.max_speed_mps].append((i, stations))
        for (vclass, top_mps), group in trips.items():
            self._route_trips(group, vclass, top_mps, departures, out)
        return out

    def _fault(self, departure: Departure, field: str, message: str) -> None:
        source = departure.raw
        self._findings.fault(source.path, source.line, field, f"vehicle {source.id!r}: {message}")

    def _given_route(self, departure: Departure) -> RawRoute | None:
        """The route that the file gives; None for trips, and with a fault for unknown names."""
        source = departure.raw
        if source.route is not None:
            return source.route
        choice = source.route_choice or self._raw.route_choices.get(source.route_name)
        name = source.route_name
        if choice is not None:
            if not self._drawable(choice):
                return None
            name = choice.names[pick(choice.cumulative(), self._seed, STREAM_ROUTE, departure.key)]
        elif not name:
            return None
        route = self._raw.routes.get(name)
        if route is None:
            self._fault(departure, "route", f"unknown route {name!r}")
        return route

    def _drawable(self, choice: RawDistribution) -> bool:
        if choice.names and len(choice.names) == len(choice.weights) and choice.cumulative()[-1] > 0.0:
            return True
        self._findings.fault(choice.path, choice.line, "", "routeDistribution: no route with a probability above 0")
        return False

    def _edge(self, departure: Departure, field: str, name: str, path: str, line: int) -> int | None:
        edge = self._edge_of.get(name)
        if edge is None or self._internal[edge]:
            what = "unknown edge" if edge is None else "an internal edge cannot be part of a route:"
            self._findings.fault(path, line, field, f"vehicle {departure.raw.id!r}: {what} {name!r}")
            return None
        return edge

    def _check(self, route: RawRoute, departure: Departure, spec: TypeSpec) -> I32 | None:
        """Edge numbers of a given route; None, with one fault per route and class, where it cannot be driven."""
        key = (id(route), spec.vclass)
        if key in self._checked:
            return self._checked[key]
        edges: list[int] = []
        for name in route.edges:
            edge = self._edge(departure, "edges", name, route.path, route.line)
            if edge is None:
                self._checked[key] = None
                return None
            edges.append(edge)
        result: I32 | None = np.array(edges, np.int32)
        class_name = VCLASSES[spec.vclass]
        for a, b in pairwise(edges):
            if not self._router.connected(a, b, spec.vclass):
                self._findings.fault(
                    route.path, route.line, "edges",
                    f"vehicle {departure.raw.id!r}: no connection from edge {self._names[a]!r} to {self._names[b]!r} "
                    f"for class {class_name}",
                )  # fmt: skip
                result = None
        if edges and not self._may_use(edges[0], spec.vclass):
            self._findings.fault(
                route.path, route.line, "edges",
                f"vehicle {departure.raw.id!r}: edge {self._names[edges[0]]!r} has no lane for class {class_name}",
            )  # fmt: skip
            result = None
        if not edges:
            result = None  # the reader has named the fault
        self._checked[key] = result
        return result

    def _may_use(self, edge: int, vclass: int) -> bool:
        known = self._usable.get((edge, vclass))
        if known is None:
            known = self._usable[edge, vclass] = self._router.usable(edge, vclass)
        return known

    def _stations(self, departure: Departure, spec: TypeSpec) -> list[int]:
        """Origin, via edges and destination of a trip; [] with a fault where one is wrong."""
        source = departure.raw
        ends: list[str] = []
        for field, name, zone, sink in (
            ("from", source.origin, source.from_taz, False),
            ("to", source.destination, source.to_taz, True),
        ):
            if not name and zone:
                taz = self._raw.zones.get(zone)
                weights = {} if taz is None else (taz.sinks if sink else taz.sources)
                drawn = draw_zone_edge(weights, self._seed, departure.key, sink)
                if drawn is None:
                    why = f"unknown zone {zone!r}" if taz is None else f"zone {zone!r} has no edge for this"
                    self._fault(departure, f"{field}Taz", why)
                    return []
                name = drawn
            if not name:
                self._fault(departure, field, "is missing: a vehicle needs a route, or from and to")
                return []
            ends.append(name)
        stations: list[int] = []
        named = [("from", ends[0]), *(("via", name) for name in source.via), ("to", ends[1])]
        for field, name in named:
            edge = self._edge(departure, field, name, source.path, source.line)
            if edge is None:
                return []
            if not self._may_use(edge, spec.vclass):
                self._fault(departure, field, f"edge {name!r} has no lane for class {VCLASSES[spec.vclass]}")
                return []
            stations.append(edge)
        return stations

    def _route_trips(
        self,
        group: list[tuple[int, list[int]]],
        vclass: int,
        top_mps: float,
        departures: list[Departure],
        out: Assignment,
    ) -> None:
        for i, stations in group:
            edges = self._router.route(stations[0], stations[-1], vclass, top_mps, via=stations[1:-1])
            if edges is None:
                source = departures[i].raw
                passing = f" via {' '.join(source.via)!r}" if source.via else ""
                self._fault(
                    departures[i], "to",
                    f"no way from edge {self._names[stations[0]]!r} to {self._names[stations[-1]]!r}{passing} "
                    f"for class {VCLASSES[vclass]}",
                )  # fmt: skip
            else:
                out.route[i] = out.book.add(edges)
