"""EPANET and SWMM input files as sections with lines: enough to check names, ends and sizes, not to simulate."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

from twin_core.city._documents import read_text
from twin_core.city._faults import Findings

__all__ = ["InpFile", "read_drainage", "read_water"]

WATER_NODES = ("JUNCTIONS", "RESERVOIRS", "TANKS")
WATER_LINKS = ("PIPES", "PUMPS", "VALVES")
DRAINAGE_NODES = ("JUNCTIONS", "OUTFALLS", "STORAGE", "DIVIDERS")
DRAINAGE_LINKS = ("CONDUITS", "PUMPS", "WEIRS", "ORIFICES", "OUTLETS")
POSITIVE = {"EPANET": {"PIPES": {3: "length", 4: "diameter", 5: "roughness"}, "VALVES": {3: "diameter"}},
            "SWMM": {"CONDUITS": {3: "length", 4: "roughness"}}}  # fmt: skip
"""Section → column → what stands there and must be above zero."""


@dataclass
class InpFile:
    """Rows of a file by section, each with its line, and the nodes and links it declares."""

    path: Path
    rows: dict[str, list[tuple[int, list[str]]]] = field(default_factory=dict)
    nodes: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)

    def count(self, section: str) -> int:
        """Rows of a section."""
        return len(self.rows.get(section, ()))


def read_water(path: Path, findings: Findings) -> InpFile | None:
    """An EPANET file; None where it cannot be read at all."""
    return _read(path, findings, "EPANET", WATER_NODES, WATER_LINKS, sources=("RESERVOIRS", "TANKS"))


def read_drainage(path: Path, findings: Findings) -> InpFile | None:
    """A SWMM file; None where it cannot be read at all."""
    return _read(path, findings, "SWMM", DRAINAGE_NODES, DRAINAGE_LINKS, sources=("OUTFALLS",))


def _read(
    path: Path,
    findings: Findings,
    program: str,
    nodes: tuple[str, ...],
    links: tuple[str, ...],
    sources: tuple[str, ...],
) -> InpFile | None:
    text = read_text(path, findings)
    if text is None:
        return None
    file = InpFile(path)
    section = ""
    for line, raw in enumerate(text.splitlines(), start=1):
        content = raw.partition(";")[0].split()
        if not content:
            continue
        if content[0].startswith("["):
            section = content[0].strip("[]").upper()
            file.rows.setdefault(section, [])
        elif not section:
            findings.fault(str(path), line, "", f"stands before the first section of an {program} file")
            return None
        else:
            file.rows[section].append((line, content))
    if not any(file.rows.get(name) for name in sources):
        wanted = " or ".join(f"[{name}]" for name in sources)
        findings.fault(str(path), 0, "", f"has no row in {wanted}: water needs somewhere to come from or go to")
    _names(file, nodes, file.nodes, findings)
    _names(file, links, file.links, findings)
    _ends(file, links, findings)
    _sizes(file, POSITIVE[program], findings)
    return file


def _names(file: InpFile, sections: tuple[str, ...], known: set[str], findings: Findings) -> None:
    for section in sections:
        for line, row in file.rows.get(section, ()):
            if row[0] in known:
                findings.fault(str(file.path), line, f"[{section}] {row[0]}", "id is given twice")
            known.add(row[0])


def _ends(file: InpFile, sections: tuple[str, ...], findings: Findings) -> None:
    for section in sections:
        for line, row in file.rows.get(section, ()):
            where = f"[{section}] {row[0]}"
            if len(row) < 3:
                findings.fault(str(file.path), line, where, "names no two nodes")
                continue
            for node in row[1:3]:
                if node not in file.nodes:
                    findings.fault(str(file.path), line, where, f"node {node} is not declared")
            if row[1] == row[2]:
                findings.fault(str(file.path), line, where, f"begins and ends at node {row[1]}")


def _sizes(file: InpFile, positive: dict[str, dict[int, str]], findings: Findings) -> None:
    for section, columns in positive.items():
        for line, row in file.rows.get(section, ()):
            for column, name in columns.items():
                value = _number(row[column]) if column < len(row) else None
                if value is None or value <= 0:
                    said = row[column] if column < len(row) else "missing"
                    message = f"{name} is {said}; it must be a number above 0"
                    findings.fault(str(file.path), line, f"[{section}] {row[0]}", message)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
