"""What the readers of demand files collect before names become indices and flows become vehicles."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from twin_core.city._vehicle_types import TypeSpec

__all__ = ["RawDemand", "RawDistribution", "RawFlow", "RawRoute", "RawStop", "RawTaz", "RawVehicle"]


@dataclass(slots=True)
class RawStop:
    """`<stop>`; -1 marks a time that is not given, NaN a position."""

    bus_stop: str
    lane: str
    start_m: float
    end_m: float
    friendly: bool
    duration_ms: int
    until_ms: int
    parking: bool
    path: str
    line: int


@dataclass(slots=True)
class RawRoute:
    """`<route>`, alone or within a vehicle."""

    edges: list[str]
    path: str
    line: int
    stops: list[RawStop] = field(default_factory=list)


@dataclass(slots=True)
class RawDistribution:
    """Names with weights: of types or of routes."""

    names: list[str]
    weights: list[float]
    path: str
    line: int
    _cumulative: list[float] = field(default_factory=list)

    def cumulative(self) -> list[float]:
        """Running sums of the weights, made once; call it when all weights are known."""
        if not self._cumulative:
            self._cumulative = list(accumulate(self.weights))
        return self._cumulative


@dataclass(slots=True)
class RawFlow:
    """When the vehicles of a `<flow>` depart. One of period, rate and probability is above 0, or number alone."""

    begin_ms: int  # -1: begin of the simulation
    end_ms: int  # -1: end of the simulation
    number: int  # -1: not given
    period_s: float
    poisson_per_s: float
    probability: float


@dataclass(slots=True)
class RawVehicle:
    """`<vehicle>`, `<trip>` or `<flow>`."""

    id: str
    type: str
    depart_ms: int
    depart_lane: tuple[int, int]
    depart_pos: tuple[int, float]
    depart_speed: tuple[int, float]
    arrival_pos_m: float
    speed_factor: float  # NaN: drawn from the type
    route_name: str
    origin: str
    destination: str
    via: list[str]
    from_taz: str
    to_taz: str
    line_name: str
    path: str
    line: int
    flow: RawFlow | None = None
    route: RawRoute | None = None
    route_choice: RawDistribution | None = None
    stops: list[RawStop] = field(default_factory=list)


@dataclass(slots=True)
class RawTaz:
    """Zone: edges with weights where trips start and end."""

    sources: dict[str, float] = field(default_factory=dict)
    sinks: dict[str, float] = field(default_factory=dict)


@dataclass
class RawDemand:
    """Everything of the demand files, in loading order."""

    types: dict[str, TypeSpec] = field(default_factory=dict)
    type_weights: dict[str, float] = field(default_factory=dict)
    type_choices: dict[str, RawDistribution] = field(default_factory=dict)
    routes: dict[str, RawRoute] = field(default_factory=dict)
    route_choices: dict[str, RawDistribution] = field(default_factory=dict)
    zones: dict[str, RawTaz] = field(default_factory=dict)
    vehicles: list[RawVehicle] = field(default_factory=list)
