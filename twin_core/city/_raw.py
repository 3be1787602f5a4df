"""What the readers of street files collect before names become indices: one record per element, with its line."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "RawBusStop",
    "RawConnection",
    "RawDetector",
    "RawEdge",
    "RawJunction",
    "RawLane",
    "RawNetwork",
    "RawPhase",
    "RawProgram",
    "RawRequest",
    "Shape",
]

Shape = list[tuple[float, float]]


@dataclass(slots=True)
class RawLane:
    """`<lane>`; masks are over VCLASSES."""

    id: str
    index: int
    length_m: float
    speed_mps: float
    width_m: float
    allowed: int
    change_left: int
    change_right: int
    shape: Shape
    line: int


@dataclass(slots=True)
class RawEdge:
    """`<edge>` of any function."""

    id: str
    function: str
    from_junction: str
    to_junction: str
    priority: int
    type: str
    name: str
    line: int
    lanes: list[RawLane] = field(default_factory=list)


@dataclass(slots=True)
class RawConnection:
    """`<connection>`; `tl` is "" and `link_index` -1 where no signal controls it."""

    from_edge: str
    to_edge: str
    from_lane: int
    to_lane: int
    via: str
    tl: str
    link_index: int
    direction: str
    state: str
    pass_: bool
    keep_clear: bool
    visibility_m: float
    line: int


@dataclass(slots=True)
class RawRequest:
    """`<request>`; bit strings as in the file, the rightmost character is link 0."""

    index: int
    response: str
    foes: str
    cont: bool
    line: int


@dataclass(slots=True)
class RawJunction:
    """`<junction>`, internal ones too."""

    id: str
    type: str
    x_m: float
    y_m: float
    inc_lanes: list[str]
    int_lanes: list[str]
    shape: Shape
    line: int
    requests: list[RawRequest] = field(default_factory=list)


@dataclass(slots=True)
class RawPhase:
    """`<phase>`; min and max are filled in."""

    duration_ms: int
    min_ms: int
    max_ms: int
    state: str
    next: int
    line: int


@dataclass(slots=True)
class RawProgram:
    """`<tlLogic>`."""

    signal: str
    program: str
    type: str
    offset_ms: int
    path: str
    line: int
    phases: list[RawPhase] = field(default_factory=list)
    params: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class RawDetector:
    """A loop or lane area; NaN marks a value that the file does not give."""

    id: str
    kind: str
    lane: str
    pos_m: float
    end_m: float
    length_m: float
    period_s: float
    friendly: bool
    path: str
    line: int


@dataclass(slots=True)
class RawBusStop:
    """`<busStop>`; NaN marks a value that the file does not give."""

    id: str
    lane: str
    start_m: float
    end_m: float
    friendly: bool
    name: str
    path: str
    line: int


@dataclass
class RawNetwork:
    """Everything of a network and its additional files."""

    path: str = ""
    edges: list[RawEdge] = field(default_factory=list)
    junctions: list[RawJunction] = field(default_factory=list)
    connections: list[RawConnection] = field(default_factory=list)
    programs: list[RawProgram] = field(default_factory=list)
    detectors: list[RawDetector] = field(default_factory=list)
    bus_stops: list[RawBusStop] = field(default_factory=list)
    roundabout_edges: list[tuple[str, int]] = field(default_factory=list)
    net_offset: tuple[float, float] = (0.0, 0.0)
    projection: str = "!"
