"""Sections that define nodes, links and what hangs on them (User Manual 2.2, Appendix C)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from twin_core.pipes.water._draft import Draft
from twin_core.pipes.water._lines import Line, LineFault, number, starts
from twin_core.pipes.water._network import (
    Demand,
    Emitter,
    Junction,
    Leakage,
    Pipe,
    Pump,
    Reservoir,
    Tank,
    Valve,
    ValveKind,
)

__all__ = ["ELEMENT_READERS", "in_range", "read_curve", "read_pattern", "setting_factor"]


def read_pattern(line: Line, draft: Draft) -> None:
    line.need(2, "pattern multiplier …")
    values = [number(token, "a multiplier") for token in line.tokens[1:]]
    draft.patterns.setdefault(line.tokens[0], []).extend(values)


def read_curve(line: Line, draft: Draft) -> None:
    line.need(3, "curve x y")
    name = line.tokens[0]
    x, y = number(line.tokens[1], "x"), number(line.tokens[2], "y")
    points = draft.curves.setdefault(name, [])
    if points and x <= points[-1][0]:
        raise LineFault(f"x of curve {name!r} must grow from point to point; {x:g} follows {points[-1][0]:g}")
    points.append((x, y))


def _junction(line: Line, draft: Draft) -> None:
    name, tokens = draft.new_node(line), line.tokens
    elevation = number(tokens[1], "elevation") if len(tokens) > 1 else 0.0
    base = number(tokens[2], "demand") if len(tokens) > 2 else 0.0
    pattern = draft.pattern(tokens[3]) if len(tokens) > 3 else None
    draft.junctions[name] = Junction(
        name, elevation * draft.units.length_m, (Demand(base * draft.units.flow_m3s, pattern),)
    )


def _tank_or_reservoir(line: Line, draft: Draft) -> None:
    """EPANET tells tanks from reservoirs by the number of values, in both sections."""
    line.need(2, "reservoir head (pattern), or tank elevation level min max diameter (volume curve overflow)")
    name, tokens, unit = draft.new_node(line), line.tokens, draft.units.length_m
    first = number(tokens[1], "head or elevation") * unit
    draft.fixed_order.append(name)
    if len(tokens) <= 3:
        pattern = draft.pattern(tokens[2]) if len(tokens) == 3 else None
        draft.reservoirs[name] = Reservoir(name, first, pattern)
        return
    line.need(6, "tank elevation level min max diameter (volume curve overflow)")
    words = ("level", "lowest level", "highest level", "diameter")
    level, low, high, diameter = (number(t, w, least=0.0) * unit for t, w in zip(tokens[2:6], words, strict=True))
    if diameter == 0.0:
        draft.reservoirs[name] = Reservoir(name, first)
        return
    volume = number(tokens[6], "lowest volume", least=0.0) if len(tokens) > 6 else 0.0
    curve = draft.curve(tokens[7]) if len(tokens) > 7 and tokens[7] != "*" else None
    overflow = False
    if len(tokens) > 8:
        if not starts(tokens[8], "YES") and not starts(tokens[8], "NO"):
            raise LineFault(f"overflow is {tokens[8]!r}; write YES or NO")
        overflow = starts(tokens[8], "YES")
    if not low <= level <= high:
        raise LineFault(f"levels of tank {name!r} must rise: lowest {tokens[3]}, now {tokens[2]}, highest {tokens[4]}")
    draft.tanks[name] = Tank(name, first, level, low, high, diameter, volume * draft.units.volume_m3, curve, overflow)


def _link(line: Line, draft: Draft) -> None:
    """A pipe, pump or valve; results come in the order of these lines."""
    {"PIPE": _pipe, "PUMP": _pump, "VALV": _valve}[line.section](line, draft)


def _pipe(line: Line, draft: Draft) -> None:
    line.need(6, "pipe start end length diameter roughness (minor loss) (OPEN, CLOSED or CV)")
    name, start, end = draft.new_link(line)
    tokens, units = line.tokens, draft.units
    length = number(tokens[3], "length", above=0.0) * units.length_m
    diameter = number(tokens[4], "diameter", above=0.0) * units.diameter_m
    roughness = number(tokens[5], "roughness", above=0.0)
    if draft.options.headloss == "D-W":
        roughness *= 1e-3 * units.length_m
    loss, word = 0.0, "OPEN"
    rest = list(tokens[6:8])
    if rest and not any(starts(rest[0], key) for key in ("CV", "CLOSED", "OPEN")):
        loss = number(rest.pop(0), "minor loss", least=0.0)
    if rest:
        word = rest[0].upper()
        if not word.startswith(("CV", "CLOSED", "OPEN")):
            raise LineFault(f"status is {rest[0]!r}; write OPEN, CLOSED or CV")
    draft.links[name] = Pipe(
        name, start, end, length, diameter, roughness, loss, word.startswith("CV"), not word.startswith("CLOSED")
    )


def _pump(line: Line, draft: Draft) -> None:
    line.need(5, "pump start end HEAD curve or POWER value (SPEED value) (PATTERN pattern)")
    name, start, end = draft.new_link(line)
    pump = Pump(name, start, end)
    words = line.tokens[3:]
    if len(words) % 2:
        raise LineFault(f"{words[-1]!r} at the end has no value; keywords and values come in pairs")
    for key, value in zip(words[::2], words[1::2], strict=True):
        if starts(key, "POWER"):
            pump = replace(pump, power_w=number(value, "power", above=0.0) * draft.units.power_w, curve=None)
        elif starts(key, "HEAD"):
            pump = replace(pump, curve=draft.curve(value))
        elif starts(key, "PATT"):
            pump = replace(pump, pattern=draft.pattern(value))
        elif starts(key, "SPEE"):
            pump = replace(pump, speed=number(value, "speed", least=0.0))
        else:
            raise LineFault(f"{key!r} is no property of a pump; HEAD, POWER, SPEED and PATTERN are")
    if pump.curve is None and pump.power_w == 0.0:
        raise LineFault(f"pump {name!r} has neither a HEAD curve nor a POWER")
    draft.links[name] = pump


def setting_factor(kind: ValveKind, draft: Draft) -> float:
    """SI per unit of the file of a valve's setting."""
    if kind in (ValveKind.PRV, ValveKind.PSV, ValveKind.PBV):
        return draft.units.pressure_m
    return draft.units.flow_m3s if kind is ValveKind.FCV else 1.0


def _valve(line: Line, draft: Draft) -> None:
    line.need(5, "valve start end diameter type setting (minor loss) (curve)")
    name, start, end = draft.new_link(line)
    tokens = line.tokens
    word = tokens[4][:3].upper()
    if word not in ValveKind.__members__:
        raise LineFault(f"valve type is {tokens[4]!r}; {', '.join(ValveKind)} are known")
    kind = ValveKind(word)
    diameter = number(tokens[3], "diameter", above=0.0) * draft.units.diameter_m
    setting, curve = 0.0, None
    if kind is ValveKind.GPV:
        line.need(6, "valve start end diameter GPV curve")
        curve = draft.curve(tokens[5])
    elif len(tokens) > 5:
        setting = number(tokens[5], "setting") * setting_factor(kind, draft)
    loss = number(tokens[6], "minor loss", least=0.0) if len(tokens) > 6 else 0.0
    if kind is ValveKind.PCV and len(tokens) > 7:
        curve = draft.curve(tokens[7])
    fixed = True if kind is ValveKind.GPV else None
    draft.links[name] = Valve(name, start, end, kind, diameter, setting, loss, curve, fixed)


def _demand(line: Line, draft: Draft) -> None:
    """The first [DEMANDS] line of a junction replaces the demand of [JUNCTIONS], the next ones add categories."""
    line.need(2, "junction demand (pattern)")
    name = draft.node(line.tokens[0])
    base = number(line.tokens[1], "demand") * draft.units.flow_m3s
    pattern = draft.pattern(line.tokens[2]) if len(line.tokens) > 2 else None
    if name in draft.junctions:
        draft.demands.setdefault(name, []).append(Demand(base, pattern))


def _emitter(line: Line, draft: Draft) -> None:
    line.need(2, "junction coefficient")
    name = draft.node(line.tokens[0])
    value = number(line.tokens[1], "coefficient", least=0.0)
    units, exponent = draft.units, draft.options.emitter_exponent
    if name in draft.junctions:
        draft.emitters[name] = Emitter(name, value * units.flow_m3s / units.emitter_pressure_m**exponent)


def _leakage(line: Line, draft: Draft) -> None:
    line.need(3, "pipe area expansion")
    link = draft.link(line.tokens[0])
    area, expansion = (number(token, "leak area", least=0.0) for token in line.tokens[1:3])
    if isinstance(link, Pipe):
        draft.leakage[link.id] = Leakage(link.id, area, expansion)


def in_range(name: str, first: str, last: str) -> bool:
    """Whether an id lies between two others: as numbers where all are, else as text."""
    if first.isdecimal() and last.isdecimal() and int(first) > 0 and int(last) > 0:
        return name.isdecimal() and int(first) <= int(name) <= int(last)
    return first <= name <= last


def _status(line: Line, draft: Draft) -> None:
    line.need(2, "link OPEN, CLOSED or setting")
    *names, word = line.tokens
    if len(names) == 1:
        targets = [draft.link(names[0])]
        if isinstance(targets[0], Pipe) and targets[0].check_valve:
            raise LineFault(f"pipe {names[0]!r} is a check valve; its status cannot be set")
    else:
        targets = [link for name, link in draft.links.items() if in_range(name, names[0], names[1])]
    fixed = True if starts(word, "OPEN") else False if starts(word, "CLOSED") else None
    value = number(word, "setting", least=0.0) if fixed is None else 0.0
    for link in targets:
        draft.links[link.id] = _with_status(link, fixed, value, draft)


def _with_status(link: Pipe | Pump | Valve, fixed: bool | None, value: float, draft: Draft) -> Pipe | Pump | Valve:
    if isinstance(link, Pipe):
        return link if fixed is None or link.check_valve else replace(link, open=fixed)
    if isinstance(link, Pump):
        speed = value if fixed is None else float(fixed)
        return replace(link, speed=speed, open=speed > 0.0 if fixed is None else fixed)
    if link.kind is ValveKind.GPV:
        return link if fixed is None else replace(link, fixed=fixed)
    if fixed is None:
        return replace(link, setting=value * setting_factor(link.kind, draft), fixed=None)
    return replace(link, fixed=fixed)


def _coordinate(line: Line, draft: Draft) -> None:
    line.need(3, "node x y")
    x, y = number(line.tokens[1], "x"), number(line.tokens[2], "y")
    if draft.is_node(line.tokens[0]):
        draft.coordinates[line.tokens[0]] = (x, y)


def _vertex(line: Line, draft: Draft) -> None:
    line.need(3, "link x y")
    x, y = number(line.tokens[1], "x"), number(line.tokens[2], "y")
    if line.tokens[0] in draft.links:
        draft.vertices.append((line.tokens[0], x, y))


# Section → reader of one of its lines, in an order in which every name is known before it is used.
ELEMENT_READERS: tuple[tuple[str, Callable[[Line, Draft], None]], ...] = (
    ("JUNC", _junction),
    ("FIXED", _tank_or_reservoir),
    ("LINK", _link),
    ("DEMA", _demand),
    ("EMIT", _emitter),
    ("LEAK", _leakage),
    ("STAT", _status),
    ("COOR", _coordinate),
    ("VERT", _vertex),
)
