"""A water network as data: what an EPANET file says, in SI units.

Elements keep the ids and the order of their file. Nothing here computes; `WaterSimulation` compiles a network into
arrays. All classes are immutable: `dataclasses.replace` makes a changed copy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from twin_core.pipes.water._units import Units, make_units

__all__ = [
    "Action",
    "Control",
    "ControlKind",
    "Curve",
    "Demand",
    "Emitter",
    "Energy",
    "Junction",
    "Leakage",
    "LinkStatus",
    "Mixing",
    "Options",
    "Pattern",
    "Pipe",
    "Premise",
    "Pump",
    "Quality",
    "Reservoir",
    "Rule",
    "Source",
    "SourceKind",
    "Tank",
    "Times",
    "Valve",
    "ValveKind",
    "WaterNetwork",
]


class LinkStatus(IntEnum):
    """What a link does; the first three let nothing through."""

    PUMP_CANNOT_LIFT = 0
    CLOSED_FOR_NOW = 1
    CLOSED = 2
    OPEN = 3
    ACTIVE = 4
    PUMP_BEYOND_CURVE = 5
    FLOW_NOT_REACHED = 6
    PRESSURE_NOT_REACHED = 7


class ValveKind(StrEnum):
    """Valve types of EPANET; the unit of a valve's setting stands behind each."""

    PRV = "PRV"  # pressure reducing, m
    PSV = "PSV"  # pressure sustaining, m
    PBV = "PBV"  # pressure breaker, m
    FCV = "FCV"  # flow control, m³/s
    TCV = "TCV"  # throttle, loss coefficient
    GPV = "GPV"  # general purpose, head-loss curve
    PCV = "PCV"  # positional, percent open


@dataclass(frozen=True, slots=True)
class Demand:
    """One category of a junction's demand."""

    base_m3s: float
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Junction:
    id: str
    elevation_m: float
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True)
class Reservoir:
    id: str
    head_m: float
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Tank:
    """Levels are above `elevation_m`; `curve` gives volume (m³) over level (m) instead of a diameter."""

    id: str
    elevation_m: float
    level_m: float
    min_level_m: float
    max_level_m: float
    diameter_m: float
    min_volume_m3: float = 0.0
    curve: str | None = None
    overflow: bool = False


@dataclass(frozen=True, slots=True)
class Pipe:
    """`roughness` is C (H-W), m (D-W) or Manning's n (C-M), as `Options.headloss` says."""

    id: str
    start: str
    end: str
    length_m: float
    diameter_m: float
    roughness: float
    minor_loss: float = 0.0
    check_valve: bool = False
    open: bool = True


@dataclass(frozen=True, slots=True)
class Pump:
    """Either `curve` (head over flow) or `power_w`; `speed` scales the curve, `pattern` drives the speed."""

    id: str
    start: str
    end: str
    curve: str | None = None
    power_w: float = 0.0
    speed: float = 1.0
    pattern: str | None = None
    open: bool = True
    efficiency_curve: str | None = None
    price_per_kwh: float = 0.0
    price_pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Valve:
    """`setting` in the unit of the kind; `fixed` is True (held open), False (held closed) or None (controls)."""

    id: str
    start: str
    end: str
    kind: ValveKind
    diameter_m: float
    setting: float = 0.0
    minor_loss: float = 0.0
    curve: str | None = None
    fixed: bool | None = None


@dataclass(frozen=True, slots=True)
class Emitter:
    """Outflow `coefficient` × pressure_m ** exponent, in m³/s; the exponent is the network's."""

    node: str
    coefficient: float


@dataclass(frozen=True, slots=True)
class Leakage:
    """FAVAD leakage of a pipe: fixed area in mm² per 100 m or ft, growth in mm² per 100 m or ft and m or ft of head."""

    pipe: str
    area: float
    expansion: float


@dataclass(frozen=True, slots=True)
class Pattern:
    id: str
    multipliers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points in the units of the file: the meaning of x and y depends on who uses the curve."""

    id: str
    x: tuple[float, ...]
    y: tuple[float, ...]


class ControlKind(IntEnum):
    BELOW = 0
    ABOVE = 1
    TIME = 2
    CLOCK_TIME = 3


@dataclass(frozen=True, slots=True)
class Control:
    """IF a node's level or pressure is BELOW or ABOVE `level_m`, or AT `time_s`, set a link.

    `open` is None where a setting alone is given; `setting` is None where only the status changes.
    """

    link: str
    kind: ControlKind
    open: bool | None
    setting: float | None
    node: str | None = None
    level_m: float = 0.0
    time_s: int = 0
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Premise:
    """One clause of a rule. `value` is in the units of the file, as the tolerance of the comparison is."""

    joined_by_or: bool
    scope: str  # node, link or system
    element: str | None
    variable: str
    relation: str
    value: float | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What a rule does to a link; `setting` is in the units of the file."""

    link: str
    status: str | None = None
    setting: float | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    premises: tuple[Premise, ...]
    then: tuple[Action, ...]
    otherwise: tuple[Action, ...] = ()
    priority: float = 0.0
    enabled: bool = True
    line: int = 0


class SourceKind(IntEnum):
    CONCENTRATION = 0
    MASS = 1
    SETPOINT = 2
    FLOW_PACED = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a substance: `strength` in mg/L, or mg/min for MASS."""

    node: str
    kind: SourceKind
    strength: float
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Mixing:
    """How a tank mixes: MIXED, 2COMP, FIFO or LIFO."""

    tank: str
    model: str
    fraction: float = 1.0


@dataclass(frozen=True, slots=True)
class Quality:
    """Water quality: `kind` is none, chemical, age or trace; rates per day; wall rates in file length units per day."""

    kind: str = "none"
    trace_node: str | None = None
    tolerance: float | None = None
    diffusivity_m2s: float = 1.3e-8 * 0.3048**2
    initial: tuple[tuple[str, float], ...] = ()
    sources: tuple[Source, ...] = ()
    mixing: tuple[Mixing, ...] = ()
    bulk_order: float = 1.0
    wall_order: float = 1.0
    tank_order: float = 1.0
    bulk_per_day: float = 0.0
    wall_per_day: float = 0.0
    limiting: float = 0.0
    roughness_factor: float = 0.0
    pipe_bulk: tuple[tuple[str, float], ...] = ()
    pipe_wall: tuple[tuple[str, float], ...] = ()
    tank_bulk: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Energy:
    """Prices per kWh, efficiency in percent, demand charge per kW of the peak."""

    price_per_kwh: float = 0.0
    pattern: str | None = None
    efficiency: float = 75.0
    demand_charge: float = 0.0


@dataclass(frozen=True, slots=True)
class Options:
    """[OPTIONS] of the file; defaults are EPANET's. HTOL and QTOL stay in feet and cfs, as EPANET has them."""

    headloss: str = "H-W"
    specific_gravity: float = 1.0
    viscosity_m2s: float = 1.1e-5 * 0.3048**2
    demand_multiplier: float = 1.0
    default_pattern: str = "1"
    emitter_exponent: float = 0.5
    emitter_backflow: bool = True
    pressure_driven: bool = False
    minimum_pressure_m: float = 0.0
    required_pressure_m: float = 0.1 * 0.3048
    pressure_exponent: float = 0.5
    trials: int = 200
    accuracy: float = 0.001
    extra_trials: int = -1
    head_error_m: float = 0.0
    flow_change_m3s: float = 0.0
    check_every: int = 2
    check_until: int = 10
    damp_limit: float = 0.0
    head_tolerance_ft: float = 0.0005
    flow_tolerance_cfs: float = 0.0001
    low_flow_gradient: float = 1e-7


@dataclass(frozen=True, slots=True)
class Times:
    """[TIMES] of the file, all in seconds."""

    duration_s: int = 0
    hydraulic_step_s: int = 3600
    quality_step_s: int = 360
    rule_step_s: int = 360
    pattern_step_s: int = 3600
    pattern_start_s: int = 0
    report_step_s: int = 3600
    report_start_s: int = 0
    start_clock_s: int = 0
    statistic: str = "NONE"


@dataclass(frozen=True, slots=True)
class WaterNetwork:
    """A whole network. `links` lists the ids of pipes, pumps and valves in the order of the file."""

    name: str = ""
    junctions: tuple[Junction, ...] = ()
    reservoirs: tuple[Reservoir, ...] = ()
    tanks: tuple[Tank, ...] = ()
    pipes: tuple[Pipe, ...] = ()
    pumps: tuple[Pump, ...] = ()
    valves: tuple[Valve, ...] = ()
    links: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    curves: tuple[Curve, ...] = ()
    emitters: tuple[Emitter, ...] = ()
    leakage: tuple[Leakage, ...] = ()
    controls: tuple[Control, ...] = ()
    rules: tuple[Rule, ...] = ()
    quality: Quality = Quality()
    energy: Energy = Energy()
    options: Options = Options()
    times: Times = Times()
    units: Units = field(default_factory=lambda: make_units("GPM", None, 1.0))
    coordinates: tuple[tuple[str, float, float], ...] = ()
    vertices: tuple[tuple[str, float, float], ...] = ()
    node_order: tuple[str, ...] = ()

    def node_ids(self) -> tuple[str, ...]:
        """Junctions, then reservoirs and tanks in the order of the file: the order of all result columns."""
        fixed = {r.id for r in self.reservoirs} | {t.id for t in self.tanks}
        ordered = [i for i in self.node_order if i in fixed]
        rest = [i for i in (*(r.id for r in self.reservoirs), *(t.id for t in self.tanks)) if i not in set(ordered)]
        return (*(j.id for j in self.junctions), *ordered, *rest)

    def links_by_id(self) -> dict[str, Pipe | Pump | Valve]:
        """All links: pipes, then pumps, then valves."""
        found: dict[str, Pipe | Pump | Valve] = {}
        found.update((pipe.id, pipe) for pipe in self.pipes)
        found.update((pump.id, pump) for pump in self.pumps)
        found.update((valve.id, valve) for valve in self.valves)
        return found

    def link_ids(self) -> tuple[str, ...]:
        """Pipes, pumps and valves in the order of the file: the order of all result columns."""
        if self.links:
            return self.links
        return (*(p.id for p in self.pipes), *(p.id for p in self.pumps), *(v.id for v in self.valves))
