"""EPANET 2.2 and 2.3 input files to a `WaterNetwork`: all sections, every fault with its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from citybrain_wire.errors import BadFile, Fault

from twin_core.pipes.water._check import faults_of
from twin_core.pipes.water._draft import Draft
from twin_core.pipes.water._lines import Line, LineFault, split_sections
from twin_core.pipes.water._network import Pipe, Pump, Quality, Valve, WaterNetwork
from twin_core.pipes.water._read_controls import read_control, read_rules
from twin_core.pipes.water._read_elements import ELEMENT_READERS, read_curve, read_pattern
from twin_core.pipes.water._read_options import finish_times, read_energy, read_option, read_time, read_units
from twin_core.pipes.water._read_quality import read_initial, read_mixing, read_reaction, read_source

__all__ = ["read_inp"]

MAX_NODES = 1_000_000
MAX_FAULTS = 100
_HEADINGS = {
    "JUNC": "JUNCTIONS", "RESE": "RESERVOIRS", "TANK": "TANKS", "PIPE": "PIPES", "PUMP": "PUMPS", "VALV": "VALVES",
    "CONT": "CONTROLS", "RULE": "RULES", "DEMA": "DEMANDS", "SOUR": "SOURCES", "EMIT": "EMITTERS", "PATT": "PATTERNS",
    "CURV": "CURVES", "QUAL": "QUALITY", "STAT": "STATUS", "ENER": "ENERGY", "REAC": "REACTIONS", "MIXI": "MIXING",
    "TIME": "TIMES", "OPTI": "OPTIONS", "COOR": "COORDINATES", "VERT": "VERTICES", "LEAK": "LEAKAGE",
}  # fmt: skip
Reader = Callable[[Line, Draft], None]


def read_inp(path: Path | str) -> WaterNetwork:
    """Read an EPANET input file.

    Sections without meaning for the computation (labels, backdrop, tags, report) are passed over. Raises BadFile with
    all faults found (at most 100), each with line and section.
    """
    path = Path(path)
    sections = split_sections(path)
    draft, faults = Draft(), list[Fault]()
    count = sum(len(sections[name]) for name in ("JUNC", "RESE", "TANK"))
    if count > MAX_NODES:
        first = sections["JUNC"][0] if sections["JUNC"] else sections["TANK"][0]
        raise BadFile.at(path, f"{count} nodes; at most {MAX_NODES} are taken", line=first.number, field="[JUNCTIONS]")

    def each(lines: list[Line], reader: Reader) -> None:
        for line in lines:
            try:
                reader(line, draft)
            except LineFault as fault:
                faults.append(_fault(path, line, str(fault)))

    try:
        read_units(sections["OPTI"], draft)
    except LineFault as fault:
        raise BadFile(_fault(path, _culprit(sections["OPTI"]), str(fault))) from fault
    each(sections["OPTI"], read_option)
    each(sections["TIME"], read_time)
    each(sections["PATT"], read_pattern)
    each(sections["CURV"], read_curve)
    merged = {
        "FIXED": sorted(sections["RESE"] + sections["TANK"], key=lambda line: line.number),
        "LINK": sorted(sections["PIPE"] + sections["PUMP"] + sections["VALV"], key=lambda line: line.number),
    }
    for name, reader in ELEMENT_READERS:
        each(merged[name] if name in merged else sections[name], reader)
    each(sections["CONT"], read_control)
    rule_faults: list[tuple[Line, str]] = []
    read_rules(sections["RULE"], draft, rule_faults)
    faults.extend(_fault(path, line, message) for line, message in rule_faults)
    for name, reader in (
        ("ENER", read_energy), ("QUAL", read_initial), ("SOUR", read_source), ("REAC", read_reaction),
        ("MIXI", read_mixing),
    ):  # fmt: skip
        each(sections[name], reader)
    faults = faults or faults_of(draft, str(path))
    if faults:
        raise BadFile(sorted(faults, key=lambda fault: fault.line)[:MAX_FAULTS])
    return _network(draft, path.stem)


def _fault(path: Path, line: Line, message: str) -> Fault:
    return Fault(str(path), line.number, f"[{_HEADINGS.get(line.section, line.section)}]", message)


def _culprit(lines: list[Line]) -> Line:
    """The [OPTIONS] line that made `read_units` fail: the first that fails alone."""
    for line in lines:
        try:
            read_units([line], Draft())
        except LineFault:
            return line
    return lines[0]


def _network(draft: Draft, name: str) -> WaterNetwork:
    links = draft.links.values()
    quality_fields = {f.name for f in fields(Quality)}
    numbers = {key: value for key, value in draft.quality.items() if key in quality_fields}
    junctions = tuple(
        j if j.id not in draft.demands else type(j)(j.id, j.elevation_m, tuple(draft.demands[j.id]))
        for j in draft.junctions.values()
    )
    return WaterNetwork(
        name=name,
        junctions=junctions,
        reservoirs=tuple(draft.reservoirs.values()),
        tanks=tuple(draft.tanks.values()),
        pipes=tuple(link for link in links if isinstance(link, Pipe)),
        pumps=tuple(link for link in links if isinstance(link, Pump)),
        valves=tuple(link for link in links if isinstance(link, Valve)),
        links=tuple(draft.links),
        patterns=draft.pattern_list(),
        curves=draft.curve_list(),
        emitters=tuple(draft.emitters.values()),
        leakage=tuple(draft.leakage.values()),
        controls=tuple(draft.controls),
        rules=tuple(draft.rules),
        quality=Quality(
            **numbers,  # type: ignore[arg-type]  # the readers put each field's own type there
            initial=tuple(draft.initial.items()),
            sources=tuple(draft.sources.values()),
            mixing=tuple(draft.mixing.values()),
            pipe_bulk=tuple(draft.pipe_bulk.items()),
            pipe_wall=tuple(draft.pipe_wall.items()),
            tank_bulk=tuple(draft.tank_bulk.items()),
        ),
        energy=draft.energy,
        options=draft.options,
        times=finish_times(draft.times),
        units=draft.units,
        coordinates=tuple((name, x, y) for name, (x, y) in draft.coordinates.items()),
        vertices=tuple(draft.vertices),
        node_order=tuple(draft.fixed_order),
    )
