"""The compiled street network and demand: what readers make and engines read.

Faithful to the SUMO files: ids are the source's, internal lanes are lanes, a *link* is one `<connection>`. Static data
only; nothing here changes while a simulation runs. Every array is C-contiguous; "-1 = none" holds for all index fields.
CSR: the items of row i are `values[start[i]:start[i + 1]]`, with `start` one longer than the rows.

    Network ─ edges ──▶ lanes ──▶ links ──▶ lanes          Demand ─ types, routes, vehicles, stops
            └ junctions, signals, programs, phases, detectors, bus stops
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "ARRIVAL_LANE_CURRENT",
    "DEPART_LANE",
    "DEPART_POS",
    "DEPART_SPEED",
    "VCLASSES",
    "BusStops",
    "Demand",
    "Detectors",
    "Edges",
    "Junctions",
    "Lanes",
    "Links",
    "Network",
    "Programs",
    "Signals",
    "VehicleTypes",
    "Vehicles",
]

I8: TypeAlias = NDArray[np.int8]
I32: TypeAlias = NDArray[np.int32]
I64: TypeAlias = NDArray[np.int64]
U64: TypeAlias = NDArray[np.uint64]
F32: TypeAlias = NDArray[np.float32]
F64: TypeAlias = NDArray[np.float64]
B: TypeAlias = NDArray[np.bool_]

VCLASSES: tuple[str, ...] = (
    "passenger", "private", "taxi", "bus", "coach", "delivery", "truck", "trailer", "motorcycle", "moped", "bicycle",
    "pedestrian", "tram", "rail_urban", "rail", "rail_electric", "rail_fast", "ship", "emergency", "authority", "army",
    "vip", "hov", "evehicle", "custom1", "custom2", "scooter", "container", "cable_car", "subway", "aircraft",
    "wheelchair", "drone", "ignoring",
)  # fmt: skip
"""Bit i of a permission mask is VCLASSES[i]. `ignoring` may use every lane."""


@dataclass(frozen=True)
class Edges:
    """[E] normal edges first in file order, then internal ones in file order."""

    id: tuple[str, ...]
    lane0: I32  # first (rightmost) lane; lanes of an edge are consecutive, right to left
    n_lanes: I32
    internal: B
    from_junction: I32  # junction where it begins; internal edges: their junction
    to_junction: I32
    priority: I32
    roundabout: B
    name: tuple[str, ...]  # street name, "" where none
    type: tuple[str, ...]


@dataclass(frozen=True)
class Lanes:
    """[L] lanes, grouped by edge."""

    id: tuple[str, ...]
    edge: I32
    length_m: F64
    speed_mps: F64  # speed limit
    width_m: F64
    allowed: U64  # permission mask over VCLASSES
    change_left: U64  # classes that may change to the left from here
    change_right: U64
    link_start: I32  # [L + 1] CSR into Links: links leaving this lane, in file order (Links are sorted by from_lane)
    shape_start: I32  # [L + 1] CSR into shape
    shape: F64  # [P, 2] polyline x, y in metres, in driving direction


@dataclass(frozen=True)
class Links:
    """[K] one per `<connection>`, sorted by from_lane, then file order.

    An *entry link* leaves a normal lane; where internal lanes exist its `via_lane` is the internal lane. Links leaving
    an internal lane lead to the next internal lane (a split, "cont", left turn: via_lane set) or to the normal lane.
    The lane driven on after the link is via_lane if >= 0, else to_lane.
    """

    from_lane: I32
    to_lane: I32  # the normal lane finally reached
    via_lane: I32
    direction: I8  # ord() of s, t, l, r, L, R or i
    state: I8  # ord() of the file's state: M m = s w Z o O ...
    junction: I32  # junction crossed (also for internal links)
    request: I32  # row of this link in the junction's right-of-way matrix; -1 for links without one, internal ones too
    signal: I32  # controlling signal, -1 none
    signal_index: I32  # position in the signal's state string, -1 none
    keep_clear: B
    pass_: B  # attribute pass: needs not yield
    visibility_m: F64
    cont: B  # may enter and wait inside (request's cont)
    foe_start: I32  # [K + 1] CSR into foe: links of the same junction in geometric conflict (request foes)
    foe: I32
    # [K + 1] CSR into response: entry links this one must yield to; of a link that leaves a waiting place, those of its
    # entry link that begin on foe_inc_lane. Where such a foe may wait inside (cont), the link that leaves its waiting
    # place counts as well; it is not listed.
    response_start: I32
    response: I32
    # For links that leave the first part of a split internal lane (internal junctions): the foe lanes named by the
    # `<junction type="internal">` element, as lanes.
    foe_lane_start: I32  # [K + 1] CSR into foe_lane: internal lanes in conflict (intLanes)
    foe_lane: I32
    foe_inc_lane_start: I32  # [K + 1] CSR into foe_inc_lane: incoming lanes (incLanes) whose traffic has priority
    foe_inc_lane: I32


@dataclass(frozen=True)
class Junctions:
    """[J] without those of type internal."""

    id: tuple[str, ...]
    type: tuple[str, ...]  # priority, traffic_light, right_before_left, allway_stop, zipper, dead_end, ...
    x_m: F64
    y_m: F64
    shape_start: I32  # [J + 1]
    shape: F64  # [P, 2]


@dataclass(frozen=True)
class Signals:
    """[S] traffic light logics (tlLogic ids)."""

    id: tuple[str, ...]
    n_links: I32  # length of the state strings
    link_start: I32  # [S + 1] CSR into link: links controlled by it, by (signal_index, link)
    link: I32
    program: I32  # the program in force: the one loaded last


@dataclass(frozen=True)
class Programs:
    """[G] signal programs, all that were loaded; [F] their phases."""

    id: tuple[str, ...]
    signal: I32
    actuated: B
    offset_ms: I64
    phase_start: I32  # [G + 1] CSR into the phase arrays
    duration_ms: I64  # [F]
    min_ms: I64  # [F] minDur, = duration where the file has none
    max_ms: I64  # [F] maxDur, = duration where the file has none
    next: I32  # [F] index within the program of the successor; -1 = the following one, cyclic
    state_start: I64  # [F] where the phase's letters begin in state
    state: I8  # letters (ord of G g y r u o O s Y), n_links of the signal per phase
    params: tuple[dict[str, str], ...]  # [G] <param> of the program: max-gap, detector-gap, passing-time, ...


@dataclass(frozen=True)
class Detectors:
    """[D] loops (E1) and lane areas (E2)."""

    id: tuple[str, ...]
    kind: tuple[str, ...]  # "e1" or "e2"
    lane: I32
    pos_m: F64  # E1: position; E2: start
    end_m: F64  # E1: = pos; E2: end
    period_s: F64  # inf: one interval over the whole run
    role: tuple[str, ...]  # "given", or derived: "stop", "advance", "entry", "exit"


@dataclass(frozen=True)
class BusStops:
    """[T] bus stops."""

    id: tuple[str, ...]
    lane: I32
    start_m: F64
    end_m: F64
    name: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """A whole street network. `source_hash` is SHA-256 hex over the source files' bytes."""

    edges: Edges
    lanes: Lanes
    links: Links
    junctions: Junctions
    signals: Signals
    programs: Programs
    detectors: Detectors
    bus_stops: BusStops
    net_offset: tuple[float, float]
    projection: str  # proj string of <location>, "!" for none
    source_hash: str
    notes: tuple[str, ...] = ()  # what the files ask for and is not supported, each once with a count

    def edge_index(self) -> dict[str, int]:
        """Edge id → index."""
        return {name: i for i, name in enumerate(self.edges.id)}

    def lane_index(self) -> dict[str, int]:
        """Lane id → index."""
        return {name: i for i, name in enumerate(self.lanes.id)}


@dataclass(frozen=True)
class VehicleTypes:
    """[V] vehicle types, after defaults of the vehicle class were filled in (SUMO 1.28's table)."""

    id: tuple[str, ...]
    vclass: I32  # index into VCLASSES
    model: tuple[str, ...]  # "Krauss", "IDM", "EIDM", ...: as the file asks; "" = nothing asked
    length_m: F64
    min_gap_m: F64
    width_m: F64
    accel_mps2: F64
    decel_mps2: F64
    emergency_decel_mps2: F64
    apparent_decel_mps2: F64
    sigma: F64
    tau_s: F64
    max_speed_mps: F64
    speed_factor_mean: F64
    speed_factor_dev: F64
    speed_factor_min: F64
    speed_factor_max: F64
    lc_strategic: F64
    lc_cooperative: F64
    lc_speed_gain: F64
    lc_keep_right: F64
    lc_assertive: F64
    impatience: F64
    startup_delay_s: F64
    jm_timegap_minor_s: F64


# How depart lane, position and speed are chosen; a number asked for stands beside as depart_*_value.
DEPART_LANE = ("given", "first", "free", "best", "best_prob", "random", "allowed")
DEPART_POS = ("given", "base", "last", "free", "random", "random_free", "stop")
DEPART_SPEED = ("given", "avg", "max", "desired", "limit", "random", "last")
ARRIVAL_LANE_CURRENT = -1


@dataclass(frozen=True)
class Vehicles:
    """[N] vehicles in order of departure (ties: file order). Flows and distributions are already drawn."""

    id: tuple[str, ...]
    type: I32
    depart_ms: I64
    route: I32  # [N] index of the route
    speed_factor: F32  # drawn once per vehicle at load, from (seed, vehicle)
    depart_lane: I8  # index into DEPART_LANE
    depart_lane_value: I32
    depart_pos: I8  # index into DEPART_POS
    depart_pos_value_m: F32
    depart_speed: I8  # index into DEPART_SPEED
    depart_speed_value_mps: F32
    arrival_pos_m: F32  # on the last edge; NaN = its end; negative values were resolved
    stop_start: I32  # [N + 1] CSR into the stop arrays
    stop_lane: I32
    stop_start_m: F32
    stop_end_m: F32
    stop_duration_ms: I64
    stop_until_ms: I64  # -1 = none
    stop_parking: B  # leaves the lane while stopped
    stop_bus_stop: I32  # index of the bus stop, -1
    line: tuple[str, ...]  # bus line or "" per vehicle


@dataclass(frozen=True)
class Demand:
    """Who drives where. Routes are normal edges, at least one, each connected to the next for the vehicle's class."""

    types: VehicleTypes
    vehicles: Vehicles
    route_start: I32  # [R + 1] CSR into route_edge
    route_edge: I32
    trip: B  # [N] True where the file gave a trip that we routed, so that it may be routed anew at departure
    seed: int
    source_hash: str
    notes: tuple[str, ...] = field(default_factory=tuple)
    od_origin: tuple[
        str, ...
    ] = ()  # [N] fromTaz or first edge: the key by which demand is scaled per origin–destination
    od_destination: tuple[str, ...] = ()
