"""`Network` → the engine's fixed tables."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network
from twin_core.traffic._conflicts import measure_conflicts
from twin_core.traffic._layout import DETECTOR, EDGE, LANE, LINK, RESPONSE, UPSTREAM, Rows, Street
from twin_core.traffic._loops import place_loops

__all__ = ["build_street"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

UPSTREAM_M = 120.0
"""How far back followers are looked for: the braking distance from 28 m/s with a second to react."""
UPSTREAM_DEPTH = 6


def build_street(network: Network) -> Street:
    """Compile a network; a second or two for 20,000 lanes."""
    lane, in_link = _lanes(network)
    edge = _edges(network)
    link = _links(network, lane)
    conflict = measure_conflicts(network, link)
    _mark_foes(lane, link, conflict)
    upstream = _upstream(lane, link, in_link)
    response = _responses(network, lane, link, conflict)
    link["watched"][response["link"]] = True
    return Street(
        edge, lane, link, conflict, upstream, response, _order(network), _detectors(network),
        place_loops(network, lane, link),
    )  # fmt: skip


def _mark_foes(lane: Rows, link: Rows, conflict: Rows) -> None:
    """One bit per internal lane of a junction, from the 64th on one for all, and per link those of its foes' lanes."""
    inner = np.flatnonzero(lane["internal"])
    by_junction = inner[np.argsort(lane["junction"][inner], kind="stable")]
    _, first, n = np.unique(lane["junction"][by_junction], return_index=True, return_counts=True)
    index = np.arange(len(inner)) - np.repeat(first, n)
    lane["bit"][by_junction] = np.uint64(1) << np.minimum(index, 63).astype(np.uint64)
    of = np.repeat(np.arange(len(link)), link["conflict1"] - link["conflict0"])
    foe = conflict["foe_lane"]
    np.bitwise_or.at(link["foes"], of[foe >= 0], lane["bit"][foe[foe >= 0]])


def _order(network: Network) -> I32:
    """Lanes in the order in which a step visits them: junction by junction, those that lead to it, then those on it;
    the lanes of an edge together. Neighbours in space so are neighbours in time, and share caches."""
    edges = network.edges
    junction = np.where(edges.internal, edges.from_junction, edges.to_junction)
    by_edge = np.lexsort((np.arange(len(junction)), edges.internal, junction))
    first = edges.lane0[by_edge]
    return np.concatenate([np.arange(a, a + n) for a, n in zip(first, edges.n_lanes[by_edge], strict=True)]).astype(
        np.int32
    )


def _edges(network: Network) -> Rows:
    edges = network.edges
    edge = np.zeros(len(edges.id), EDGE)
    edge["lane0"], edge["n_lanes"] = edges.lane0, edges.n_lanes
    edge["internal"], edge["roundabout"] = edges.internal, edges.roundabout
    edge["length_m"] = network.lanes.length_m[edges.lane0]
    return edge


def _lanes(network: Network) -> tuple[Rows, I32]:
    lanes, edges, links = network.lanes, network.edges, network.links
    n = len(lanes.length_m)
    lane = np.zeros(n, LANE)
    for name, values in (
        ("length_m", lanes.length_m), ("allowed", lanes.allowed), ("change_left", lanes.change_left),
        ("change_right", lanes.change_right), ("edge", lanes.edge), ("link0", lanes.link_start[:-1]),
        ("link1", lanes.link_start[1:]), ("internal", edges.internal[lanes.edge]),
        ("roundabout", edges.roundabout[lanes.edge]),
    ):  # fmt: skip
        lane[name] = values
    lane["index"] = np.arange(n) - edges.lane0[lanes.edge]
    lane["n_lanes"] = edges.n_lanes[lanes.edge]
    lane["alone"] = edges.n_lanes[lanes.edge] == 1
    lane["right"] = np.where(lane["index"] > 0, np.arange(n) - 1, -1)
    leftmost = lane["index"] == edges.n_lanes[lanes.edge] - 1
    lane["left"] = np.where(leftmost, -1, np.arange(n) + 1)
    lane["junction"] = np.where(lane["internal"], edges.from_junction[lanes.edge], -1)
    follows = np.where(links.via_lane >= 0, links.via_lane, links.to_lane)
    in_link = np.argsort(follows, kind="stable").astype(np.int32)
    starts = np.searchsorted(follows[in_link], np.arange(n + 1))
    lane["in0"], lane["in1"] = starts[:-1], starts[1:]
    _origins(lane, links.from_lane, links.via_lane)
    _forbid_changes_on_junctions(lane, links.from_lane, links.state, links.direction)
    lane["fringe"] = (lane["link0"] == lane["link1"]) | (lane["in0"] == lane["in1"])
    return lane, in_link


def _forbid_changes_on_junctions(
    lane: Rows, from_lane: I32, state: NDArray[np.int8], direction: NDArray[np.int8]
) -> None:
    """Lanes may be changed on a junction only straight on, where all its entries have priority or a signal, and between
    lanes that come from different ones (measured with SUMO 1.28: no change elsewhere in 500,000 passages)."""
    minor = frozenset(ord(letter) for letter in "m=sw")
    inner = np.flatnonzero(lane["internal"])
    by_edge: dict[int, list[int]] = {}
    for i in inner:
        by_edge.setdefault(int(lane["edge"][i]), []).append(int(i))
    for members in by_edge.values():
        entries = [int(lane["entry_link"][i]) for i in members]
        free = all(k >= 0 and int(state[k]) not in minor and chr(direction[k]) == "s" for k in entries)
        sources = [int(from_lane[k]) if k >= 0 else -1 for k in entries]
        if not free or len(set(sources)) < len(sources):
            lane["change_left"][members] = 0
            lane["change_right"][members] = 0


def _origins(lane: Rows, from_lane: I32, via_lane: I32) -> None:
    for name in ("entry_link", "before", "source"):
        lane[name] = -1
    has_via = np.flatnonzero(via_lane >= 0)
    lane["entry_link"][via_lane[has_via]] = has_via
    lane["before"][via_lane[has_via]] = from_lane[has_via]
    for i in np.flatnonzero(lane["internal"]):
        before = int(lane["before"][i])
        while before >= 0 and lane["internal"][before]:
            before = int(lane["before"][before])
        lane["source"][i] = before


def _links(network: Network, lane: Rows) -> Rows:
    links, lanes = network.links, network.lanes
    n = len(links.from_lane)
    link = np.zeros(n, LINK)
    for name in ("from_lane", "to_lane", "direction", "state", "junction", "request", "visibility_m"):
        link[name] = getattr(links, name)
    link["via"] = links.via_lane
    link["next"] = np.where(links.via_lane >= 0, links.via_lane, links.to_lane)
    link["cont"] = links.cont
    from_internal, has_via = lane["internal"][links.from_lane], links.via_lane >= 0
    link["is_entry"] = ~from_internal & has_via
    link["is_exit"] = from_internal & ~has_via
    link["inner"] = from_internal & has_via
    before = lane["before"][links.from_lane]
    link["after_inner"] = link["is_exit"] & (before >= 0) & lane["internal"][np.maximum(before, 0)]
    link["length_m"] = np.where(has_via, lanes.length_m[np.maximum(links.via_lane, 0)], 0.0)
    link["lamp"] = -1
    lamp0 = np.concatenate(([0], np.cumsum(network.signals.n_links)))
    signalled = (links.signal >= 0) & (links.signal_index >= 0)
    link["lamp"][signalled] = lamp0[links.signal[signalled]] + links.signal_index[signalled]
    entry = np.arange(n, dtype=np.int32)
    for k in np.flatnonzero(from_internal):
        j = int(k)
        while lane["internal"][link["from_lane"][j]]:
            j = int(lane["entry_link"][link["from_lane"][j]])
        entry[k] = j
    link["entry"] = entry
    link["waits_after"] = np.where(link["inner"], entry, -1)
    link["to_roundabout"] = lane["roundabout"][links.to_lane]
    has_foes = np.zeros(len(network.junctions.id) + 1, np.bool_)
    np.logical_or.at(has_foes, links.junction, np.diff(links.foe_start) > 0)
    link["keep_clear"] = links.keep_clear & ((link["is_entry"] & has_foes[links.junction]) | link["inner"])
    link["radius_m"] = [_radius_m(network, link[k]) for k in range(n)]
    return link


def _radius_m(network: Network, k: Rows) -> float:
    """Mean radius of a left or back turn; inf for straight on and right, whose bend leads away from the foe."""
    if not k["is_exit"] and not k["inner"]:
        return math.inf
    entry = int(k["entry"])
    if chr(network.links.direction[entry]) in "srR":
        return math.inf
    first = _shape(network, int(network.links.from_lane[entry]))
    last = _shape(network, int(k["to_lane"]))
    arrive = math.atan2(*(first[-1] - first[-2])[::-1])
    leave = math.atan2(*(last[1] - last[0])[::-1])
    angle = abs((leave - arrive + math.pi) % (2.0 * math.pi) - math.pi)
    length = network.lanes.length_m[k["from_lane"]]
    if k["after_inner"]:
        length += network.lanes.length_m[network.links.via_lane[entry]]
    elif k["inner"]:
        length += network.lanes.length_m[k["via"]]
    return float(length / angle) if angle > 0.0 else math.inf


def _shape(network: Network, lane: int) -> F64:
    start = network.lanes.shape_start
    return network.lanes.shape[start[lane] : start[lane + 1]]


def _upstream(lane: Rows, link: Rows, in_link: I32) -> Rows:
    """Lanes before each lane within `UPSTREAM_M`, depth first, CSR by up0:up1, which this fills in."""
    length, in0, in1 = lane["length_m"].tolist(), lane["in0"].tolist(), lane["in1"].tolist()
    from_lane, entering = link["from_lane"].tolist(), in_link.tolist()
    rows: list[list[float]] = []

    def walk(where: int, before_m: float, depth: int) -> None:
        for k in entering[in0[where] : in1[where]]:
            mine = [before_m, from_lane[k], k, 0]
            rows.append(mine)
            reach = before_m + length[from_lane[k]]
            if reach < UPSTREAM_M and depth < UPSTREAM_DEPTH:
                walk(from_lane[k], reach, depth + 1)
            mine[3] = len(rows)

    for where in range(len(lane)):
        lane["up0"][where] = len(rows)
        walk(where, 0.0, 1)
        lane["up1"][where] = len(rows)
    out = np.zeros(len(rows), UPSTREAM)
    if rows:
        for name, values in zip(("before_m", "lane", "link", "skip"), np.array(rows).T, strict=True):
            out[name] = values
    return out


def _responses(network: Network, lane: Rows, link: Rows, conflict: Rows) -> Rows:
    """Links each link must yield to, CSR by response0:response1, which this fills in.

    Of a foe that is a split turn, both lines count; the second line of a split turn yields to those whose lanes its
    internal junction names.
    """
    links = network.links
    values: list[int] = []
    for k in range(len(link)):
        link["response0"][k] = len(values)
        if link["inner"][k]:
            lanes = set(links.foe_lane[links.foe_lane_start[k] : links.foe_lane_start[k + 1]].tolist())
            for where in links.foe_inc_lane[links.foe_inc_lane_start[k] : links.foe_inc_lane_start[k + 1]]:
                for j in range(network.lanes.link_start[where], network.lanes.link_start[where + 1]):
                    if int(links.via_lane[j]) in lanes:
                        values.append(j)
        elif not link["is_exit"][k]:
            for foe in links.response[links.response_start[k] : links.response_start[k + 1]]:
                values.append(int(foe))
                if links.via_lane[foe] >= 0:
                    second = int(network.lanes.link_start[links.via_lane[foe]])
                    if links.via_lane[second] >= 0:
                        values.append(second)
        link["response1"][k] = len(values)
    response = np.zeros(len(values), RESPONSE)
    response["link"] = values
    for k in range(len(link)):
        for i in range(link["response0"][k], link["response1"][k]):
            _measure_crossing(response[i], k, lane, link, conflict)
    return response


def _measure_crossing(r: Rows, k: int, lane: Rows, link: Rows, conflict: Rows) -> None:
    """Where the ways after the lines of `k` and of the link it yields to cross, from the conflicts of their lanes."""
    own, theirs = int(link["via"][k]), int(link["via"][r["link"]])
    if own < 0 or theirs < 0:
        return
    leaves = int(lane["link0"][own])
    rows = conflict[link["conflict0"][leaves] : link["conflict1"][leaves]]
    found = rows[(rows["foe_lane"] == theirs) & ~rows["same_target"] & ~rows["same_source"]]
    if not len(found):
        return
    x = found[0]
    enter_m = float(lane["length_m"][own] - x["behind_m"])
    foe_enter_m = float(lane["length_m"][theirs] - x["foe_behind_m"])
    foe_after_m = float(x["foe_behind_m"] - x["foe_width_m"])
    if 0.0 <= enter_m <= lane["length_m"][own] and foe_enter_m >= 0.0 <= foe_after_m:
        r["enter_m"], r["clear_m"] = enter_m, enter_m + x["width_m"]
        r["foe_enter_m"], r["foe_after_m"], r["crosses"] = foe_enter_m, foe_after_m, True


def _detectors(network: Network) -> Rows:
    given = network.detectors
    detector = np.zeros(len(given.id), DETECTOR)
    detector["lane"], detector["pos_m"], detector["end_m"] = given.lane, given.pos_m, given.end_m
    detector["area"] = [kind == "e2" for kind in given.kind]
    return detector
