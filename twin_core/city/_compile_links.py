"""Connections to `Links`: where they lead, who controls them, and who yields to whom.

The right-of-way matrix of a junction numbers its links by incoming lane (`incLanes` in order) and, within a lane, by
file order of the connections; row and column i of `<request index="i">` mean the i-th of them. Bit strings are read
right to left (SUMO, "SUMO Road Networks", section "Requests"; checked against eclipse-sumo by the tests).
"""

from __future__ import annotations

import numpy as np

from twin_core.city._csr import csr
from twin_core.city._faults import Findings
from twin_core.city._lane_table import LaneTable
from twin_core.city._raw import RawConnection, RawJunction, RawNetwork
from twin_core.city.network import I32, B, Edges, Links

__all__ = ["compile_links"]


def compile_links(raw: RawNetwork, table: LaneTable, edges: Edges, findings: Findings) -> tuple[Links | None, I32]:
    """(links, link_start [L + 1] of the lanes); None and an empty array where faults were found."""
    from_lane, to_lane, via_lane = _resolve(raw, table, findings)
    signal = _signals(raw, findings)
    if findings:
        return None, np.zeros(0, np.int32)
    order = np.argsort(from_lane, kind="stable").astype(np.int32)
    connections = [raw.connections[k] for k in order]
    from_lane, to_lane, via_lane, signal = from_lane[order], to_lane[order], via_lane[order], signal[order]
    n_lanes = table.lane0[-1]
    link_start = np.searchsorted(from_lane, np.arange(n_lanes + 1)).astype(np.int32)
    matrix = _RightOfWay(len(connections))
    counted = _in_matrix(connections, table)
    for junction in raw.junctions:
        if junction.type == "internal":
            _internal_junction(junction, table, link_start, matrix, raw.path, findings)
        elif junction.requests:
            _requests(junction, table, link_start, counted, matrix, raw.path, findings)
    if findings:
        return None, np.zeros(0, np.int32)
    _check_ways(connections, via_lane, link_start, table, raw.path, findings)
    if findings:
        return None, np.zeros(0, np.int32)
    _waiting_responses(matrix, from_lane, via_lane)
    edge_of_lane = np.repeat(np.arange(len(edges.id)), edges.n_lanes)
    return _links(
        connections, from_lane, to_lane, via_lane, signal, edges.to_junction[edge_of_lane[from_lane]], matrix
    ), link_start


class _RightOfWay:
    """Per link: what the junctions say about it."""

    def __init__(self, n: int) -> None:
        self.request: I32 = np.full(n, -1, np.int32)
        self.cont: B = np.zeros(n, np.bool_)
        self.foes: list[list[int]] = [[] for _ in range(n)]
        self.responses: list[list[int]] = [[] for _ in range(n)]
        self.foe_lanes: list[list[int]] = [[] for _ in range(n)]
        self.foe_inc_lanes: list[list[int]] = [[] for _ in range(n)]


def _resolve(raw: RawNetwork, table: LaneTable, findings: Findings) -> tuple[I32, I32, I32]:
    lanes = np.full((3, len(raw.connections)), -1, np.int32)
    for k, c in enumerate(raw.connections):
        what = f"connection {c.from_edge!r} → {c.to_edge!r}"
        for row, (side, name, index) in enumerate((("from", c.from_edge, c.from_lane), ("to", c.to_edge, c.to_lane))):
            edge = table.edge_of.get(name)
            if edge is None:
                findings.fault(raw.path, c.line, side, f"{what}: unknown edge {name!r}")
                continue
            count = table.lane0[edge + 1] - table.lane0[edge]
            if index >= count:
                findings.fault(
                    raw.path,
                    c.line,
                    f"{side}Lane",
                    f"{what}: edge {name!r} has {count} lanes, there is no lane {index}",
                )
                continue
            lanes[row, k] = table.lane0[edge] + index
        if c.via:
            via = table.lane_of.get(c.via)
            if via is None:
                findings.fault(raw.path, c.line, "via", f"{what}: unknown lane {c.via!r}")
            else:
                lanes[2, k] = via
    return lanes[0], lanes[1], lanes[2]


def _signals(raw: RawNetwork, findings: Findings) -> I32:
    """Signal number of each connection, in the order in which signals first appear in the programs."""
    numbers: dict[str, int] = {}
    for program in raw.programs:
        if program.path == raw.path:
            numbers.setdefault(program.signal, len(numbers))
    signal = np.full(len(raw.connections), -1, np.int32)
    for k, c in enumerate(raw.connections):
        if c.tl:
            number = numbers.get(c.tl)
            if number is None:
                findings.fault(
                    raw.path, c.line, "tl",
                    f"connection {c.from_edge!r} → {c.to_edge!r}: signal {c.tl!r} has no <tlLogic>",
                )  # fmt: skip
            else:
                signal[k] = number
    return signal


def _in_matrix(connections: list[RawConnection], table: LaneTable) -> B:
    """[K] whether a link has a row in the matrix: steps on and off the waiting areas of pedestrians have none."""
    function = [edge.function for edge in table.edges]
    out = np.ones(len(connections), np.bool_)
    for k, c in enumerate(connections):
        before, after = function[table.edge_of[c.from_edge]], function[table.edge_of[c.to_edge]]
        out[k] = after != "walkingarea" and (before != "walkingarea" or after == "crossing")
    return out


def _bits(text: str) -> list[int]:
    """Positions of 1, counted from the right."""
    return [i for i, letter in enumerate(reversed(text)) if letter == "1"]


def _requests(
    junction: RawJunction,
    table: LaneTable,
    link_start: I32,
    counted: B,
    out: _RightOfWay,
    path: str,
    findings: Findings,
) -> None:
    links: list[int] = []
    for name in junction.inc_lanes:
        lane = table.lane_of.get(name)
        if lane is None:
            findings.fault(path, junction.line, "incLanes", f"junction {junction.id!r}: unknown lane {name!r}")
            return
        links += [k for k in range(link_start[lane], link_start[lane + 1]) if counted[k]]
    n = len(links)
    if n != len(junction.requests):
        findings.fault(
            path, junction.line, "",
            f"junction {junction.id!r}: {len(junction.requests)} requests for {n} links on its incoming lanes",
        )  # fmt: skip
        return
    seen: set[int] = set()
    for request in junction.requests:
        what = f"junction {junction.id!r}"
        if not 0 <= request.index < n:
            findings.fault(
                path, request.line, "index", f"{what}: request {request.index} is out of range; there are {n} links"
            )
            continue
        if request.index in seen:
            findings.fault(path, request.line, "index", f"{what}: request {request.index} stands twice")
            continue
        seen.add(request.index)
        for field, text in (("response", request.response), ("foes", request.foes)):
            if len(text) != n:
                findings.fault(path, request.line, field, f"{what}: {len(text)} bits for {n} links")
                return
        link = links[request.index]
        out.request[link] = request.index
        out.cont[link] = request.cont
        out.foes[link] = [links[i] for i in _bits(request.foes)]
        out.responses[link] = [links[i] for i in _bits(request.response)]


def _internal_junction(
    junction: RawJunction, table: LaneTable, link_start: I32, out: _RightOfWay, path: str, findings: Findings
) -> None:
    """The first incoming lane is the waiting place itself; its only link does the yielding, to all others."""
    lanes: list[list[int]] = []
    for field, names in (("incLanes", junction.inc_lanes), ("intLanes", junction.int_lanes)):
        unknown = [name for name in names if name not in table.lane_of]
        if unknown:
            findings.fault(path, junction.line, field, f"junction {junction.id!r}: unknown lane {unknown[0]!r}")
            return
        lanes.append([table.lane_of[name] for name in names])
    incoming, internal = lanes
    if not incoming:
        findings.fault(path, junction.line, "incLanes", f"junction {junction.id!r}: names no lane")
        return
    first, last = int(link_start[incoming[0]]), int(link_start[incoming[0] + 1])
    if last - first != 1:
        findings.fault(
            path, junction.line, "incLanes",
            f"junction {junction.id!r}: lane {junction.inc_lanes[0]!r} must have one connection, it has {last - first}",
        )  # fmt: skip
        return
    out.foe_lanes[first] = internal
    out.foe_inc_lanes[first] = incoming[1:]


def _check_ways(
    connections: list[RawConnection], via_lane: I32, link_start: I32, table: LaneTable, path: str, findings: Findings
) -> None:
    """Every way across a junction must lead over internal lanes, each with one way on, to a normal lane."""
    internal = np.repeat([edge.function != "normal" for edge in table.edges], np.diff(table.lane0))
    for k in np.flatnonzero(via_lane >= 0).tolist():
        c = connections[k]
        what = f"connection {c.from_edge!r} → {c.to_edge!r}: lane {c.via!r}"
        via = int(via_lane[k])
        count = int(link_start[via + 1] - link_start[via])
        if not internal[via]:
            findings.fault(path, c.line, "via", f"{what} is no internal lane")
        elif count != 1:
            findings.fault(path, c.line, "via", f"{what} must have one connection, it has {count}")
        else:
            following = connections[link_start[via]]
            if (following.to_edge, following.to_lane) != (c.to_edge, c.to_lane):
                findings.fault(path, c.line, "via", f"{what} leads to another lane than this connection")
            elif following.via == c.via:
                findings.fault(path, c.line, "via", f"{what} leads to itself")


def _waiting_responses(matrix: _RightOfWay, from_lane: I32, via_lane: I32) -> None:
    """Whom a link that leaves a waiting place yields to: the responses of its entry link that come from `incLanes`."""
    entry_of = {int(via_lane[k]): k for k in np.flatnonzero(via_lane >= 0).tolist()}
    for k, incoming in enumerate(matrix.foe_inc_lanes):
        entry = entry_of.get(int(from_lane[k]))
        if incoming and entry is not None:
            matrix.responses[k] = [foe for foe in matrix.responses[entry] if int(from_lane[foe]) in incoming]


def _links(
    connections: list[RawConnection],
    from_lane: I32,
    to_lane: I32,
    via_lane: I32,
    signal: I32,
    junction: I32,
    matrix: _RightOfWay,
) -> Links:
    foe_start, foe = csr(matrix.foes)
    response_start, response = csr(matrix.responses)
    foe_lane_start, foe_lane = csr(matrix.foe_lanes)
    foe_inc_lane_start, foe_inc_lane = csr(matrix.foe_inc_lanes)
    return Links(
        from_lane=from_lane,
        to_lane=to_lane,
        via_lane=via_lane,
        direction=np.array([ord(c.direction) for c in connections], np.int8),
        state=np.array([ord(c.state) for c in connections], np.int8),
        junction=junction.astype(np.int32),
        request=matrix.request,
        signal=signal,
        signal_index=np.array([c.link_index for c in connections], np.int32),
        keep_clear=np.array([c.keep_clear for c in connections], np.bool_),
        pass_=np.array([c.pass_ for c in connections], np.bool_),
        visibility_m=np.array([c.visibility_m for c in connections], np.float64),
        cont=matrix.cont,
        foe_start=foe_start,
        foe=foe,
        response_start=response_start,
        response=response,
        foe_lane_start=foe_lane_start,
        foe_lane=foe_lane,
        foe_inc_lane_start=foe_inc_lane_start,
        foe_inc_lane=foe_inc_lane,
    )
