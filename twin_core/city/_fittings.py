"""Hydrants and isolation valves on mains, from CSV: EPANET has no elements for them."""

from __future__ import annotations

import csv
import math
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from twin_core.city._documents import read_text
from twin_core.city._faults import Findings

__all__ = ["Fitting", "read_fittings"]

COLUMNS = ["id", "kind", "main", "at_m", "x_m", "y_m"]
KINDS = ("hydrant", "valve")


@dataclass(frozen=True)
class Fitting:
    """A hydrant or an isolation valve."""

    id: str
    kind: str
    main: str  # EPANET id of the pipe it sits on
    at_m: float  # from the pipe's first node
    x_m: float
    y_m: float


def read_fittings(path: Path, findings: Findings, mains: Container[str] | None) -> tuple[Fitting, ...]:
    """All fittings; held against the mains where they are given."""
    text = read_text(path, findings)
    if text is None:
        return ()
    rows = list(csv.reader(text.splitlines()))
    if not rows or rows[0] != COLUMNS:
        findings.fault(str(path), 1, "", f"the first line must be {','.join(COLUMNS)}")
        return ()
    found: dict[str, Fitting] = {}
    for line, row in enumerate(rows[1:], start=2):
        fault = _fault(row, found, mains)
        if fault:
            findings.fault(str(path), line, row[0] if row else "", fault)
        else:
            found[row[0]] = Fitting(row[0], row[1], row[2], *(float(value) for value in row[3:]))
    return tuple(found.values())


def _fault(row: list[str], found: Container[str], mains: Container[str] | None) -> str:
    if len(row) != len(COLUMNS):
        return f"has {len(row)} columns instead of {len(COLUMNS)}"
    if row[0] in found:
        return "id is given twice"
    if row[1] not in KINDS:
        return f"kind {row[1]!r} is neither hydrant nor valve"
    if mains is not None and row[2] not in mains:
        return f"main {row[2]} is no link of the water network"
    try:
        numbers = [float(value) for value in row[3:]]
    except ValueError:
        return "at_m, x_m and y_m must be numbers"
    return "" if all(math.isfinite(value) for value in numbers) else "at_m, x_m and y_m must be finite"
