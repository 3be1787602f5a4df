"""SWMM 5 input to a compiled drainage: what the kinematic wave needs, every fault with section and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from citybrain_wire.errors import BadFile, Fault

from twin_core.pipes.drainage._network import F64, I64, Catchments, DrainageNetwork
from twin_core.pipes.drainage._section import full_area_m2, full_flow_m3ps

__all__ = ["read_swmm"]

LEAST_SLOPE = 1e-5
"""SWMM lifts smaller slopes to a minimum too; a level pipe carries no kinematic wave."""
BOTTOMLESS_M2 = 1e6
MM_H = 1.0 / 3_600_000.0


@dataclass
class _Rows:
    """Rows of an input file by section: (line, words)."""

    path: Path
    sections: dict[str, list[tuple[int, list[str]]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def of(self, section: str) -> list[tuple[int, list[str]]]:
        return self.sections.get(section, [])

    def fault(self, line: int, section: str, message: str) -> None:
        self.faults.append(Fault(str(self.path), line, f"[{section}]", message))

    def number(self, line: int, section: str, words: list[str], column: int) -> float:
        """A finite number, or NaN with a fault."""
        try:
            value = float(words[column])
            if np.isfinite(value):
                return value
        except (IndexError, ValueError):
            pass
        said = words[column] if column < len(words) else "missing"
        self.fault(line, section, f"{words[0]}: column {column + 1} is {said}; a number is needed")
        return float("nan")


def read_swmm(path: str | Path) -> DrainageNetwork:
    """Read the subset that the kinematic wave knows. Raises `BadFile` with all faults.

    Metric flow units, circular conduits, one way out of every junction, tabular storage, pumps by depth (PUMP4).
    Weirs and the file's own routing options are left out.
    """
    rows = _sections(Path(path))
    nodes = _nodes(rows)
    conduits = _conduits(rows, nodes)
    curves = _curves(rows)
    catchments = _catchments(rows, nodes)
    stores = [_curve(rows, line, "STORAGE", w[5] if len(w) > 5 else "", curves) for line, w in rows.of("STORAGE")]
    pumps = [(line, w) for line, w in rows.of("PUMPS") if _has(rows, line, "PUMPS", w, 7)]
    pump_curves = [_curve(rows, line, "PUMPS", w[3], curves) for line, w in pumps]
    pump_ends = [[_node(rows, line, "PUMPS", w[n], nodes) for n in (1, 2)] for line, w in pumps]
    starts = [[rows.number(line, "PUMPS", w, n) for n in (5, 6)] for line, w in pumps]
    if rows.faults:
        raise BadFile(sorted(rows.faults))
    tail, head = conduits["tail"].astype(np.int64), conduits["head"].astype(np.int64)
    levels = _levels(rows, tail, head, len(nodes))
    return DrainageNetwork(
        node_ids=tuple(nodes),
        junctions=len(rows.of("JUNCTIONS")),
        storages=len(rows.of("STORAGE")),
        storage_depth_m=tuple(curve[0] for curve in stores),
        storage_area_m2=tuple(curve[1] for curve in stores),
        conduit_ids=tuple(words[0] for _, words in rows.of("CONDUITS")),
        tail=tail,
        head=head,
        length_m=conduits["length"],
        full_area_m2=full_area_m2(conduits["diameter"]),
        full_flow_m3ps=full_flow_m3ps(conduits["diameter"], conduits["slope"], conduits["roughness"]),
        levels=levels,
        pump_ids=tuple(words[0] for _, words in pumps),
        pump_from=np.array([a for a, _ in pump_ends], dtype=np.int64),
        pump_to=np.array([b for _, b in pump_ends], dtype=np.int64),
        pump_depth_m=tuple(curve[0] for curve in pump_curves),
        pump_flow_m3ps=tuple(curve[1] for curve in pump_curves),
        pump_start_m=np.array([start for start, _ in starts]),
        pump_stop_m=np.array([stop for _, stop in starts]),
        catchments=catchments,
    )


def _sections(path: Path) -> _Rows:
    rows = _Rows(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile.at(path, f"cannot be read: {error}") from None
    section = ""
    for line, raw in enumerate(text.splitlines(), start=1):
        words = raw.partition(";")[0].split()
        if words and words[0].startswith("["):
            section = words[0].strip("[]").upper()
        elif words:
            rows.sections.setdefault(section, []).append((line, words))
    units = next((w[1].upper() for _, w in rows.of("OPTIONS") if w[0].upper() == "FLOW_UNITS" and len(w) > 1), "CFS")
    if units != "CMS":
        raise BadFile.at(path, f"flow units {units}: only CMS is read; convert the file in SWMM", field="[OPTIONS]")
    return rows


def _has(rows: _Rows, line: int, section: str, words: list[str], count: int) -> bool:
    if len(words) < count:
        rows.fault(line, section, f"{words[0]}: has {len(words)} columns instead of {count}")
    return len(words) >= count


def _node(rows: _Rows, line: int, section: str, name: str, nodes: dict[str, int]) -> int:
    if name not in nodes:
        rows.fault(line, section, f"node {name} is not declared")
    return nodes.get(name, -1)


def _nodes(rows: _Rows) -> dict[str, int]:
    nodes: dict[str, int] = {}
    for section in ("JUNCTIONS", "STORAGE", "OUTFALLS"):
        for line, words in rows.of(section):
            if words[0] in nodes:
                rows.fault(line, section, f"node {words[0]} is given twice")
            nodes[words[0]] = len(nodes)
    if not rows.of("OUTFALLS"):
        rows.fault(0, "OUTFALLS", "there is none; water must leave somewhere")
    return nodes


def _conduits(rows: _Rows, nodes: dict[str, int]) -> dict[str, F64]:
    """tail, head, length, slope, roughness, diameter of each conduit."""
    diameter: dict[str, float] = {}
    for line, words in rows.of("XSECTIONS"):
        if _has(rows, line, "XSECTIONS", words, 3) and words[1].upper() == "CIRCULAR":
            diameter[words[0]] = rows.number(line, "XSECTIONS", words, 2)
    table = []
    for line, words in rows.of("CONDUITS"):
        if not _has(rows, line, "CONDUITS", words, 7):
            continue
        ends = [_node(rows, line, "CONDUITS", words[n], nodes) for n in (1, 2)]
        length, roughness, up, down = (rows.number(line, "CONDUITS", words, n) for n in (3, 4, 5, 6))
        if words[0] not in diameter:
            rows.fault(line, "CONDUITS", f"{words[0]}: has no circular cross-section")
        wide = diameter.get(words[0], float("nan"))
        if min(length, roughness, wide) <= 0:
            rows.fault(line, "CONDUITS", f"{words[0]}: length, roughness and diameter must be above 0")
        slope = max((up - down) / length, LEAST_SLOPE) if length > 0 else LEAST_SLOPE
        table.append((*ends, length, slope, roughness, wide))
    columns = np.array(table, dtype=np.float64).reshape(-1, 6).T
    return dict(zip(("tail", "head", "length", "slope", "roughness", "diameter"), columns, strict=True))


def _curves(rows: _Rows) -> dict[str, tuple[F64, F64]]:
    """Curve id → (x, y); the kind may stand in the first row."""
    points: dict[str, list[tuple[float, float]]] = {}
    for line, words in rows.of("CURVES"):
        values = words[1:] if len(words) == 3 else words[2:]
        if len(values) != 2:
            rows.fault(line, "CURVES", f"{words[0]}: needs one pair of numbers a row")
            continue
        padded = [words[0], *values]
        points.setdefault(words[0], []).append(
            (rows.number(line, "CURVES", padded, 1), rows.number(line, "CURVES", padded, 2))
        )
    return {name: (np.array([x for x, _ in pairs]), np.array([y for _, y in pairs])) for name, pairs in points.items()}


def _curve(rows: _Rows, line: int, section: str, name: str, curves: dict[str, tuple[F64, F64]]) -> tuple[F64, F64]:
    if name not in curves:
        rows.fault(line, section, f"curve {name or '(none)'} is not declared")
        return np.array([0.0, 1.0]), np.array([1.0, 1.0])
    x, y = curves[name]
    if section == "STORAGE":  # above the curve the last area goes on
        return np.append(x, x[-1] + BOTTOMLESS_M2), np.append(y, y[-1])
    return x, y


def _catchments(rows: _Rows, nodes: dict[str, int]) -> Catchments:
    """The ground and how it sheds water (SWMM Reference Manual I, table 3-1 and eq. 3-5)."""
    surface = {words[0]: (line, words) for line, words in rows.of("SUBAREAS")}
    soil = {words[0]: (line, words) for line, words in rows.of("INFILTRATION")}
    ids, outlets, parts = [], [], []
    for line, words in rows.of("SUBCATCHMENTS"):
        if not _has(rows, line, "SUBCATCHMENTS", words, 7):
            continue
        if words[0] not in surface or words[0] not in soil:
            rows.fault(line, "SUBCATCHMENTS", f"{words[0]}: has no row in [SUBAREAS] or [INFILTRATION]")
            continue
        ids.append(words[0])
        outlets.append(_node(rows, line, "SUBCATCHMENTS", words[2], nodes))
        hectares, sealed, width, slope = (rows.number(line, "SUBCATCHMENTS", words, n) for n in (3, 4, 5, 6))
        at, sub = surface[words[0]]
        rough, rough_green, store, store_green, smooth = (rows.number(at, "SUBAREAS", sub, n) for n in (1, 2, 3, 4, 5))
        at, ground = soil[words[0]]
        most, least, decay = (rows.number(at, "INFILTRATION", ground, n) for n in (1, 2, 3))
        whole = hectares * 1e4
        roofs, green = whole * sealed / 100.0, whole * (1.0 - sealed / 100.0)
        rate = width * np.sqrt(max(slope, 0.0) / 100.0)
        alpha = rate / max(rough * roofs, 1e-9), rate / max(rough_green * green, 1e-9)
        parts.append(
            (
                (roofs * smooth / 100.0, roofs * (1.0 - smooth / 100.0), green),
                (alpha[0], alpha[0], alpha[1]),
                (0.0, store / 1000.0, store_green / 1000.0),
                (0.0, 0.0, most * MM_H),
                (0.0, 0.0, least * MM_H),
                (0.0, 0.0, decay / 3600.0),
            )
        )
    table = np.array(parts, dtype=np.float64).reshape(-1, 6, 3)
    columns = [table[:, n].copy() for n in range(6)]
    return Catchments(tuple(ids), np.array(outlets, dtype=np.int64), *columns)


def _levels(rows: _Rows, tail: I64, head: I64, nodes: int) -> tuple[I64, ...]:
    """Conduits in groups from the leaves down."""
    outgoing = np.full(nodes, -1, dtype=np.int64)
    for conduit, node in enumerate(tail):
        if outgoing[node] >= 0:
            line, words = rows.of("CONDUITS")[conduit]
            message = f"{words[0]}: node {words[1]} has a second way out; the kinematic wave follows one"
            raise BadFile.at(rows.path, message, line=line, field="[CONDUITS]")
        outgoing[node] = conduit
    waiting = np.bincount(head, minlength=nodes)
    groups = []
    ready = [c for c in range(len(tail)) if waiting[tail[c]] == 0]
    done = 0
    while ready:
        groups.append(np.array(ready, dtype=np.int64))
        done += len(ready)
        following = []
        for conduit in ready:
            node = head[conduit]
            waiting[node] -= 1
            if waiting[node] == 0 and outgoing[node] >= 0:
                following.append(int(outgoing[node]))
        ready = sorted(following)
    if done < len(tail):
        raise BadFile.at(rows.path, f"{len(tail) - done} conduits run in a circle; water must fall", field="[CONDUITS]")
    return tuple(groups)
