"""`Demand` → the engine's tables of types, routes, guides, departures and stops.

A *leg* is a route or, for a vehicle with stops, its part between two stops: its rows are its edges. Vehicles of one
class on one route without stops share a leg.
"""

from __future__ import annotations

import numpy as np
from citybrain_wire import BadInput
from numpy.typing import NDArray

from twin_core.city import VCLASSES, Demand, Network
from twin_core.traffic._guide import fill_guides
from twin_core.traffic._idm import COMFORT_DECEL
from twin_core.traffic._layout import GUIDE, KIND, ROW, STOP, TRIP, TRIP_NOW, Errands, Rows, Street

__all__ = ["LEG_ENDS", "LEG_GOES_ON", "LEG_STOPS", "OBSTACLE_LENGTHS_M", "Legs", "build_errands", "merge_errands"]

LEG_GOES_ON, LEG_ENDS, LEG_STOPS = 0, 1, 2
IGNORING = VCLASSES.index("ignoring")
ALL_CLASSES = np.uint64(0xFFFFFFFFFFFFFFFF)
IDM_MODELS = frozenset({"IDM", "EIDM", "IDMM"})


OBSTACLE_LENGTHS_M = (5.0, 10.0, 20.0, 40.0, 80.0)
"""Lengths of things that may block a lane: the last rows of the table of types."""


class Legs:
    """Rows collected leg by leg, each distinct leg once."""

    def __init__(self) -> None:
        self.edges: list[NDArray[np.int32]] = []
        self.kind: list[int] = []
        self.vclass: list[np.uint64] = []
        self.end_lane: list[int] = []
        self.end_m: list[float] = []
        self.row0: list[int] = []
        self._known: dict[tuple[bytes, int, int, int, float], int] = {}
        self._rows = 0

    def add(
        self, edges: NDArray[np.int32], vclass: np.uint64, kind: int, end_lane: int = -1, end_m: float = 0.0
    ) -> int:
        """First row of the leg."""
        key = (edges.tobytes(), int(vclass), kind, end_lane, end_m)
        known = self._known.get(key)
        if known is not None:
            return known
        row0 = self._rows
        self._known[key] = row0
        self.edges.append(edges)
        self.kind.append(kind)
        self.vclass.append(vclass)
        self.end_lane.append(end_lane)
        self.end_m.append(end_m)
        self.row0.append(row0)
        self._rows += len(edges)
        return row0

    def tables(self, street: Street, closed: NDArray[np.bool_]) -> tuple[Rows, Rows]:
        """(row table, guide table), both complete."""
        lengths = np.array([len(e) for e in self.edges], np.int64)
        row = np.zeros(int(lengths.sum()), ROW)
        if not len(row):
            return row, np.zeros(0, GUIDE)
        row["edge"] = np.concatenate(self.edges)
        row["lane0"] = street.edge["lane0"][row["edge"]]
        widths = street.edge["n_lanes"][row["edge"]]
        row["guide0"] = np.concatenate(([0], np.cumsum(widths)[:-1]))
        last = np.repeat(np.cumsum(lengths) - 1, lengths).astype(np.int32)
        row["kind"] = np.where(np.arange(len(row)) == last, np.repeat(np.array(self.kind), lengths), LEG_GOES_ON)
        guide = np.zeros(int(widths.sum()), GUIDE)
        fill_guides(
            street.edge, street.lane, street.link, row, guide, last,
            np.repeat(np.array(self.vclass, np.uint64), lengths),
            np.repeat(np.array(self.end_lane, np.int32), lengths), np.repeat(np.array(self.end_m), lengths),
            0, len(row), closed,
        )  # fmt: skip
        return row, guide


def class_bit(vclass: int) -> np.uint64:
    """The permission bit of a class; `ignoring` has all."""
    return ALL_CLASSES if vclass == IGNORING else np.uint64(1 << vclass)


def build_errands(street: Street, network: Network, demand: Demand) -> Errands:
    """Compile a demand. Raises `BadInput` where a stop's edge is not on its vehicle's route."""
    kind = _kinds(demand)
    legs = Legs()
    trip, stop = _trips(network, demand, kind, legs)
    closed = np.zeros(len(street.lane), np.bool_)
    row, guide = legs.tables(street, closed)
    return Errands(kind, row, guide, trip, stop)


def _kinds(demand: Demand) -> Rows:
    types = demand.types
    kind = np.zeros(len(types.id) + len(OBSTACLE_LENGTHS_M), KIND)
    for name, values in (
        ("length_m", types.length_m), ("min_gap_m", types.min_gap_m), ("width_m", types.width_m),
        ("accel", types.accel_mps2), ("decel", types.decel_mps2), ("emergency", types.emergency_decel_mps2),
        ("apparent", types.apparent_decel_mps2), ("sigma", types.sigma), ("tau_s", types.tau_s),
        ("max_speed", types.max_speed_mps), ("impatience", types.impatience), ("startup_s", types.startup_delay_s),
        ("gap_minor_s", types.jm_timegap_minor_s), ("lc_strategic", types.lc_strategic),
        ("lc_cooperative", types.lc_cooperative), ("lc_speed_gain", types.lc_speed_gain),
        ("lc_keep_right", types.lc_keep_right), ("lc_assertive", types.lc_assertive),
    ):  # fmt: skip
        kind[name][: len(types.id)] = values
    kind["vclass"][: len(types.id)] = [class_bit(int(v)) for v in types.vclass]
    kind["model"][: len(types.id)] = [model.upper() in IDM_MODELS for model in types.model]
    comfort = np.minimum(types.decel_mps2, COMFORT_DECEL)
    kind["idm_brake"][: len(types.id)] = 2.0 * np.sqrt(types.accel_mps2 * comfort)
    things = kind[len(types.id) :]
    things["length_m"], things["decel"], things["emergency"], things["apparent"] = OBSTACLE_LENGTHS_M, 4.5, 9.0, 4.5
    things["accel"] = things["tau_s"] = things["lc_assertive"] = things["lc_speed_gain"] = 1.0
    return kind


def _trips(network: Network, demand: Demand, kind: Rows, legs: Legs) -> tuple[Rows, Rows]:
    vehicles = demand.vehicles
    trip = np.zeros(len(vehicles.id), TRIP)
    for name, values in (
        ("depart_ms", vehicles.depart_ms), ("factor", vehicles.speed_factor), ("arrival_m", vehicles.arrival_pos_m),
        ("depart_pos_m", vehicles.depart_pos_value_m), ("depart_speed", vehicles.depart_speed_value_mps),
        ("kind", vehicles.type), ("stop0", vehicles.stop_start[:-1]), ("stop1", vehicles.stop_start[1:]),
        ("depart_lane", vehicles.depart_lane_value), ("lane_rule", vehicles.depart_lane),
        ("pos_rule", vehicles.depart_pos), ("speed_rule", vehicles.depart_speed),
    ):  # fmt: skip
        trip[name] = values
    last_edge = demand.route_edge[demand.route_start[1:][vehicles.route] - 1]
    end_m = network.lanes.length_m[network.edges.lane0[last_edge]]
    trip["arrival_m"] = np.where(np.isnan(trip["arrival_m"]), end_m, np.minimum(trip["arrival_m"], end_m))
    stop = np.zeros(len(vehicles.stop_lane), STOP)
    for name, values in (
        ("start_m", vehicles.stop_start_m), ("end_m", vehicles.stop_end_m), ("duration_ms", vehicles.stop_duration_ms),
        ("until_ms", vehicles.stop_until_ms), ("lane", vehicles.stop_lane),
    ):  # fmt: skip
        stop[name] = values
    stop["parking"] = vehicles.stop_parking
    simple: dict[tuple[int, int], int] = {}
    for i in range(len(trip)):
        route, vclass = int(vehicles.route[i]), kind["vclass"][trip["kind"][i]]
        if trip["stop0"][i] == trip["stop1"][i]:
            key = (route, int(vclass))
            if key not in simple:
                simple[key] = legs.add(_edges(demand, route), vclass, LEG_ENDS)
            trip["row0"][i] = simple[key]
        else:
            trip["row0"][i] = _with_stops(network, demand, i, vclass, stop, legs)
    return trip, stop


def _edges(demand: Demand, route: int) -> NDArray[np.int32]:
    return demand.route_edge[demand.route_start[route] : demand.route_start[route + 1]]


def _with_stops(network: Network, demand: Demand, i: int, vclass: np.uint64, stop: Rows, legs: Legs) -> int:
    vehicles = demand.vehicles
    edges = _edges(demand, int(vehicles.route[i]))
    at, rows = 0, []
    for s in range(int(vehicles.stop_start[i]), int(vehicles.stop_start[i + 1])):
        lane = int(vehicles.stop_lane[s])
        where = np.flatnonzero(edges[at:] == network.lanes.edge[lane])
        if not len(where):
            raise BadInput(
                f"vehicle {vehicles.id[i]!r}: its stop on lane {network.lanes.id[lane]!r} is not on its route "
                "behind the stops before; mend the order of the stops or the route"
            )
        upto = at + int(where[0])
        rows.append(legs.add(edges[at : upto + 1], vclass, LEG_STOPS, lane, float(stop["start_m"][s])))
        at = upto
    rows.append(legs.add(edges[at:], vclass, LEG_ENDS))
    first = int(vehicles.stop_start[i])
    stop["row_after"][first : first + len(rows) - 1] = rows[1:]
    return rows[0]


def merge_errands(old: Errands, new: Errands, trip_now: Rows, t_ms: int) -> tuple[Errands, Rows]:
    """(both demands as one, state of all trips): of `old` only those called up stay, of `new` those due after
    `t_ms`."""
    kinds, rows, guides, stops = len(old.kind), len(old.row), len(old.guide), len(old.stop)
    row, trip, stop = new.row.copy(), new.trip.copy(), new.stop.copy()
    row["guide0"] += guides
    trip["kind"] += kinds
    trip["row0"] += rows
    trip["stop0"] += stops
    trip["stop1"] += stops
    stop["row_after"] += rows
    merged = Errands(
        np.concatenate((old.kind, new.kind)), np.concatenate((old.row, row)), np.concatenate((old.guide, new.guide)),
        np.concatenate((old.trip, trip)), np.concatenate((old.stop, stop)),
    )  # fmt: skip
    kept = trip_now.copy()
    kept["phase"][kept["phase"] == 0] = 4
    added = np.zeros(len(trip), TRIP_NOW)
    added["next_waiting"] = -1
    added["phase"][trip["depart_ms"] <= t_ms] = 4
    return merged, np.concatenate((kept, added))
