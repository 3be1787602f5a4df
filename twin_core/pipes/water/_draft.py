"""What the reader has understood so far: names that later lines may refer to, and elements in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from twin_core.pipes.water._lines import Line, LineFault
from twin_core.pipes.water._network import (
    Control,
    Curve,
    Demand,
    Emitter,
    Energy,
    Junction,
    Leakage,
    Mixing,
    Options,
    Pattern,
    Pipe,
    Pump,
    Reservoir,
    Rule,
    Source,
    Tank,
    Times,
    Valve,
)
from twin_core.pipes.water._units import Units, make_units

__all__ = ["Draft"]

Link = Pipe | Pump | Valve


@dataclass(slots=True)
class Draft:
    """Names and elements; where a file repeats itself, the last word counts."""

    units: Units = field(default_factory=lambda: make_units("GPM", None, 1.0))
    options: Options = field(default_factory=Options)
    times: Times = field(default_factory=lambda: Times(quality_step_s=0, rule_step_s=0))
    energy: Energy = field(default_factory=Energy)
    patterns: dict[str, list[float]] = field(default_factory=dict)
    curves: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    junctions: dict[str, Junction] = field(default_factory=dict)
    demands: dict[str, list[Demand]] = field(default_factory=dict)
    reservoirs: dict[str, Reservoir] = field(default_factory=dict)
    tanks: dict[str, Tank] = field(default_factory=dict)
    fixed_order: list[str] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)
    emitters: dict[str, Emitter] = field(default_factory=dict)
    leakage: dict[str, Leakage] = field(default_factory=dict)
    controls: list[Control] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    initial: dict[str, float] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    mixing: dict[str, Mixing] = field(default_factory=dict)
    quality: dict[str, float | str] = field(default_factory=dict)
    pipe_bulk: dict[str, float] = field(default_factory=dict)
    pipe_wall: dict[str, float] = field(default_factory=dict)
    tank_bulk: dict[str, float] = field(default_factory=dict)
    coordinates: dict[str, tuple[float, float]] = field(default_factory=dict)
    vertices: list[tuple[str, float, float]] = field(default_factory=list)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def is_node(self, name: str) -> bool:
        return name in self.junctions or name in self.reservoirs or name in self.tanks

    def node(self, name: str) -> str:
        """The name, if a node has it."""
        if not self.is_node(name):
            raise LineFault(f"node {name!r} is not defined in [JUNCTIONS], [RESERVOIRS] or [TANKS]")
        return name

    def link(self, name: str) -> Link:
        if name not in self.links:
            raise LineFault(f"link {name!r} is not defined in [PIPES], [PUMPS] or [VALVES]")
        return self.links[name]

    def pattern(self, name: str) -> str:
        if name not in self.patterns:
            raise LineFault(f"pattern {name!r} is not defined in [PATTERNS]")
        return name

    def curve(self, name: str) -> str:
        if name not in self.curves:
            raise LineFault(f"curve {name!r} is not defined in [CURVES]")
        return name

    def new_node(self, line: Line) -> str:
        name = line.tokens[0]
        if self.is_node(name):
            raise LineFault(f"node {name!r} is defined twice, first in line {self.lines['node', name]}")
        self.lines["node", name] = line.number
        return name

    def new_link(self, line: Line) -> tuple[str, str, str]:
        """(id, start, end) of a link that nobody defined before and that joins two nodes."""
        name, start, end = line.tokens[:3]
        if name in self.links:
            raise LineFault(f"link {name!r} is defined twice, first in line {self.lines['link', name]}")
        self.node(start)
        self.node(end)
        if start == end:
            raise LineFault(f"link {name!r} starts and ends at node {start!r}")
        self.lines["link", name] = line.number
        return name, start, end

    def pattern_list(self) -> tuple[Pattern, ...]:
        return tuple(Pattern(name, tuple(values)) for name, values in self.patterns.items())

    def curve_list(self) -> tuple[Curve, ...]:
        return tuple(
            Curve(name, tuple(x for x, _ in points), tuple(y for _, y in points))
            for name, points in self.curves.items()
        )
