"""Which internal lanes a link must watch, and the geometry of each pair.

A link that leaves an internal lane watches the lanes of all links in geometric conflict (the network's `foes`); of a
split turn, the second part, and the first part too where we must yield to it. The two links of a split turn watch what
the network's internal junction names. All watch the lanes that begin at the same normal lane, near their begin.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from twin_core.city import Network
from twin_core.traffic._geometry import NOWHERE_M, divergence_m, last_crossing, merge_behind_m, path_length_m
from twin_core.traffic._layout import CONFLICT, Rows

__all__ = ["foe_lanes_of", "measure_conflicts"]

F64 = NDArray[np.float64]
I32 = NDArray[np.int32]

MERGE_WIDTH_M = 2.5
"""Lanes farther apart than this do not merge or share an origin, however wide they are."""


def foe_lanes_of(network: Network) -> list[list[int]]:
    """Per link: internal lanes in conflict with the internal lane it leaves; empty for other links."""
    links, lanes = network.links, network.lanes
    internal = network.edges.internal[lanes.edge]
    first_link = lanes.link_start[:-1]
    watched: list[list[int]] = [[] for _ in range(len(links.from_lane))]
    for k in range(len(links.from_lane)):
        if internal[links.from_lane[k]] or links.via_lane[k] < 0:
            continue
        leaving = int(first_link[links.via_lane[k]])
        if links.via_lane[leaving] >= 0:  # a split turn: the internal junction says whom to watch
            watched[leaving] = _of_internal_junction(network, k, leaving)
            watched[int(first_link[links.via_lane[leaving]])] = list(watched[leaving])
        else:
            watched[leaving] = _of_matrix(network, k)
    return watched


def _row(start: I32, values: I32, k: int) -> list[int]:
    return [int(v) for v in values[start[k] : start[k + 1]]]


def _of_matrix(network: Network, k: int) -> list[int]:
    links, first_link = network.links, network.lanes.link_start
    yields_to = set(_row(links.response_start, links.response, k))
    out: list[int] = []
    for foe in _row(links.foe_start, links.foe, k):
        via = int(links.via_lane[foe])
        if via < 0:
            continue
        second = int(links.via_lane[first_link[via]])
        out.append(second if second >= 0 else via)
        if second >= 0 and foe in yields_to:
            out.append(via)
    return out


def _of_internal_junction(network: Network, k: int, leaving: int) -> list[int]:
    links, first_link = network.links, network.lanes.link_start
    yields_to_via = {int(links.via_lane[f]) for f in _row(links.response_start, links.response, k)}
    out: list[int] = []
    for lane in _row(links.foe_lane_start, links.foe_lane, leaving):
        second = int(links.via_lane[first_link[lane]])
        if second < 0:
            out.append(lane)
            continue
        if lane in yields_to_via:
            out.append(lane)
        out.append(second)
    return out


def measure_conflicts(network: Network, link: Rows) -> Rows:
    """The conflict rows, CSR by `link["conflict0"]`, which this fills in."""
    lanes = network.lanes
    watched = foe_lanes_of(network)
    internal = network.edges.internal[lanes.edge]
    entered_by = np.full(len(lanes.length_m), -1, np.int32)
    with_via = np.flatnonzero(network.links.via_lane >= 0)
    entered_by[network.links.via_lane[with_via]] = with_via
    source_links: list[list[int]] = [[] for _ in range(len(lanes.length_m))]
    for k in range(len(watched)):
        source_links[network.links.from_lane[k]].append(k)
    pairs: list[tuple[int, int, bool]] = []
    counts = np.zeros(len(watched) + 1, np.int64)
    for k, foes in enumerate(watched):
        lane = int(network.links.from_lane[k])
        if internal[lane]:
            before = int(network.links.from_lane[entered_by[lane]])
            siblings = [
                int(network.links.via_lane[j])
                for j in source_links[before]
                if network.links.via_lane[j] not in (-1, lane)
            ]
            pairs += [(k, foe, False) for foe in dict.fromkeys(foes) if foe not in siblings]
            pairs += [(k, foe, True) for foe in siblings]
        counts[k + 1] = len(pairs)
    link["conflict0"], link["conflict1"] = counts[:-1], counts[1:]
    table = np.zeros(len(pairs), CONFLICT)
    mine = np.array([p[0] for p in pairs], np.int32)
    table["foe_lane"] = [p[1] for p in pairs]
    table["same_source"] = [p[2] for p in pairs]
    table["foe_exit"] = lanes.link_start[table["foe_lane"]]
    _measure(
        table, mine, link, np.array(lanes.length_m), np.array(lanes.width_m), np.array(lanes.shape_start),
        np.array(lanes.shape), np.array(network.links.response_start), np.array(network.links.response),
    )  # fmt: skip
    return table


@njit(cache=True)
def _measure(
    table: Rows, mine: I32, link: Rows, length_m: F64, width_m: F64, shape_start: I32, shape: F64,
    response_start: I32, response: I32,
) -> None:  # fmt: skip
    n = len(table)
    own_behind = np.zeros(n)  # without the rule that a waiting place is at the lane's begin
    crosses = np.zeros(n, np.bool_)
    for i in range(n):
        c, k = table[i], link[mine[i]]
        lane, foe = k.from_lane, c.foe_lane
        a = shape[shape_start[lane] : shape_start[lane + 1]]
        b = shape[shape_start[foe] : shape_start[foe + 1]]
        foe_exit = link[c.foe_exit]
        c.foe_waits = foe_exit.via >= 0 and not (k.inner or k.after_inner)
        c.same_target = k.to_lane == foe_exit.to_lane and not k.inner and foe_exit.via < 0
        min_dist = min(MERGE_WIDTH_M, 0.5 * (width_m[lane] + width_m[foe]))
        c.width_m = width_m[foe]
        if c.same_source:
            gap = math.hypot(a[0, 0] - b[0, 0], a[0, 1] - b[0, 1])
            if gap >= min_dist:
                c.foe_lane = -1
                continue
            together = divergence_m(a, b, length_m[lane], length_m[foe], min_dist)
            scale = length_m[lane] / max(path_length_m(a), 1e-3)
            c.behind_m = max(0.0, length_m[lane] - together * scale)
        elif c.same_target:
            la, lb = len(a) - 1, len(b) - 1
            if math.hypot(a[la, 0] - b[lb, 0], a[la, 1] - b[lb, 1]) >= min_dist:
                c.behind_m = 0.0
            else:
                together = merge_behind_m(a, b, length_m[lane], length_m[foe], min_dist)
                c.behind_m = together * length_m[lane] / max(path_length_m(a), 1e-3)
        else:
            c.behind_m, c.width_m = last_crossing(a, b, width_m[foe], length_m[lane])
            crosses[i] = c.behind_m < NOWHERE_M
        own_behind[i] = c.behind_m
        if crosses[i] and k.after_inner:
            c.behind_m = length_m[lane]  # cars wait at the internal junction, not on the second part
    for i in range(n):
        if table[i].foe_lane >= 0:
            _fill_foe(table, i, own_behind, crosses[i], mine, link, length_m, width_m, shape_start, shape)
            _fill_yield(table[i], link, mine[i], response_start, response)


@njit(cache=True)
def _fill_foe(
    table: Rows, i: int, own_behind: F64, crosses: bool, mine: I32, link: Rows, length_m: F64, width_m: F64,
    shape_start: I32, shape: F64,
) -> None:  # fmt: skip
    """The same conflict as the foe measures it; measured here where the foe does not list our lane."""
    c = table[i]
    lane = link[mine[i]].from_lane
    for j in range(link[c.foe_exit].conflict0, link[c.foe_exit].conflict1):
        if table[j].foe_lane == lane:
            c.foe_behind_m, c.foe_width_m = own_behind[j], table[j].width_m
            return
    c.foe_behind_m, c.foe_width_m = -NOWHERE_M, 0.0
    if crosses:
        a = shape[shape_start[c.foe_lane] : shape_start[c.foe_lane + 1]]
        b = shape[shape_start[lane] : shape_start[lane + 1]]
        c.foe_behind_m, c.foe_width_m = last_crossing(a, b, width_m[lane], length_m[c.foe_lane])


@njit(cache=True)
def _fill_yield(c: Rows, link: Rows, k: int, response_start: I32, response: I32) -> None:
    entry, foe_entry = link[k].entry, link[c.foe_exit].entry
    for i in range(response_start[entry], response_start[entry + 1]):
        if response[i] == foe_entry:
            c.yields = True
    for i in range(response_start[foe_entry], response_start[foe_entry + 1]):
        if response[i] == entry:
            c.foe_yields = True
