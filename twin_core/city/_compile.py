"""From collected elements to the arrays of `network.py`: edges, lanes, junctions; the parts are joined here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from twin_core.city._compile_additional import compile_bus_stops, compile_detectors
from twin_core.city._compile_links import compile_links
from twin_core.city._compile_signals import compile_signals
from twin_core.city._csr import shapes
from twin_core.city._faults import Findings
from twin_core.city._lane_table import LaneTable
from twin_core.city._raw import RawNetwork
from twin_core.city.network import F64, I32, U64, Edges, Junctions, Lanes, Network

__all__ = ["compile_network"]


def compile_network(raw: RawNetwork, findings: Findings, source_hash: str) -> Network | None:
    """Resolve all names. Adds faults to `findings` and returns None where there are any."""
    if findings.cut_short:
        return None
    table = _lane_table(raw, findings)
    edges = _edges(raw, table, findings)
    if findings:
        return None
    links, lane_links = compile_links(raw, table, edges, findings)
    if links is None:
        return None
    lanes = _lanes(table, lane_links)
    signals, programs = compile_signals(raw, links, findings)
    detectors = compile_detectors(raw, table.lane_of, lanes.length_m, findings)
    bus_stops = compile_bus_stops(raw, table.lane_of, lanes.length_m, findings)
    if findings:
        return None
    return Network(
        edges=edges,
        lanes=lanes,
        links=links,
        junctions=_junctions(raw),
        signals=signals,
        programs=programs,
        detectors=detectors,
        bus_stops=bus_stops,
        net_offset=raw.net_offset,
        projection=raw.projection,
        source_hash=source_hash,
        notes=findings.notes(),
    )


def _lane_table(raw: RawNetwork, findings: Findings) -> LaneTable:
    edges = [e for e in raw.edges if e.function == "normal"] + [e for e in raw.edges if e.function != "normal"]
    edge_of: dict[str, int] = {}
    lane_of: dict[str, int] = {}
    lane0 = [0]
    for i, edge in enumerate(edges):
        if edge_of.setdefault(edge.id, i) != i:
            first = edges[edge_of[edge.id]].line
            findings.fault(raw.path, edge.line, "id", f"edge {edge.id!r}: stands already in line {first}")
        for k, lane in enumerate(edge.lanes):
            # netconvert writes index 0 for every lane behind an internal junction: there only the order counts
            if lane.index != k and edge.function == "normal":
                findings.fault(
                    raw.path, lane.line, "index", f"lane {lane.id!r}: lanes of an edge must be numbered 0, 1, 2, …"
                )
            if lane_of.setdefault(lane.id, lane0[-1] + k) != lane0[-1] + k:
                findings.fault(raw.path, lane.line, "id", f"lane {lane.id!r}: stands already elsewhere in the file")
        lane0.append(lane0[-1] + len(edge.lanes))
    junction_of: dict[str, int] = {}
    for junction in raw.junctions:
        if junction.type == "internal":
            continue
        if junction.id in junction_of:
            findings.fault(raw.path, junction.line, "id", f"junction {junction.id!r}: stands already in the file")
        else:
            junction_of[junction.id] = len(junction_of)
    return LaneTable(edges, edge_of, lane_of, lane0, junction_of)


def _junction_of_internal_edge(name: str) -> str:
    # ":<junction>_<number>", ":<junction>_c<number>", ":<junction>_w<number>"
    return name[1:].rpartition("_")[0]


def _edges(raw: RawNetwork, table: LaneTable, findings: Findings) -> Edges:
    n = len(table.edges)
    ends = np.full((2, n), -1, np.int32)
    for i, edge in enumerate(table.edges):
        if edge.function == "normal":
            pairs = (("from", edge.from_junction), ("to", edge.to_junction))
        else:
            pairs = (("id", _junction_of_internal_edge(edge.id)),) * 2
        for side, (attribute, name) in enumerate(pairs):
            junction = table.junction_of.get(name)
            if junction is not None:
                ends[side, i] = junction
            elif name or edge.function != "normal":
                findings.fault(raw.path, edge.line, attribute, f"edge {edge.id!r}: unknown junction {name!r}")
    roundabout = np.zeros(n, np.bool_)
    for name, line in raw.roundabout_edges:
        if name in table.edge_of:
            roundabout[table.edge_of[name]] = True
        else:
            findings.fault(raw.path, line, "edges", f"roundabout: unknown edge {name!r}")
    lane0 = np.array(table.lane0, np.int32)
    return Edges(
        id=tuple(e.id for e in table.edges),
        lane0=lane0[:-1].copy(),
        n_lanes=np.diff(lane0),
        internal=np.array([e.function != "normal" for e in table.edges], np.bool_),
        from_junction=ends[0].copy(),
        to_junction=ends[1].copy(),
        priority=np.array([e.priority for e in table.edges], np.int32),
        roundabout=roundabout,
        name=tuple(e.name for e in table.edges),
        type=tuple(e.type for e in table.edges),
    )


def _lanes(table: LaneTable, lane_links: I32) -> Lanes:
    lanes = [lane for edge in table.edges for lane in edge.lanes]
    shape_start, shape = shapes([lane.shape for lane in lanes])

    def f64(values: Sequence[float]) -> F64:
        return np.array(values, np.float64)

    def u64(values: Sequence[int]) -> U64:
        return np.array(values, np.uint64)

    return Lanes(
        id=tuple(lane.id for lane in lanes),
        edge=np.repeat(np.arange(len(table.edges), dtype=np.int32), np.diff(table.lane0)),
        length_m=f64([lane.length_m for lane in lanes]),
        speed_mps=f64([lane.speed_mps for lane in lanes]),
        width_m=f64([lane.width_m for lane in lanes]),
        allowed=u64([lane.allowed for lane in lanes]),
        change_left=u64([lane.change_left for lane in lanes]),
        change_right=u64([lane.change_right for lane in lanes]),
        link_start=lane_links,
        shape_start=shape_start,
        shape=shape,
    )


def _junctions(raw: RawNetwork) -> Junctions:
    real = [junction for junction in raw.junctions if junction.type != "internal"]
    shape_start, shape = shapes([junction.shape for junction in real])
    return Junctions(
        id=tuple(junction.id for junction in real),
        type=tuple(junction.type for junction in real),
        x_m=np.array([junction.x_m for junction in real], np.float64),
        y_m=np.array([junction.y_m for junction in real], np.float64),
        shape_start=shape_start,
        shape=shape,
    )
