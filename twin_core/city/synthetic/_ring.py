"""The ring: an elevated expressway above a ring road of two carriageways, joined by ramps at the interchanges.

Each direction has its own nodes, because minor streets and ramps touch one carriageway only. Between an on-ramp and the
next off-ramp the viaduct carries a fourth lane, so that nobody has to merge at a lane's end.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ._legs import Leg, Node, Streets, is_junction, passes
from ._line import Polyline
from ._plane import Plane

__all__ = ["RING_NAME", "VIADUCT_NAME", "lay_ring"]

RING_NAME = "新环路 Xinhuan Lu"
VIADUCT_NAME = "新环高架 Xinhuan Gaojia"
_ROAD_M = 24.0  # middle of a ring road carriageway from the middle of the viaduct
_DECK_M = 9.5
_RAMP_M = 190.0
_INTERCHANGES = frozenset(
    "jinwu_n luxin_n zhuangyuanqiao_n wangfei_e yunlan_e zhuangyuanqiao_s wutong_s yunlan_w wangfei_w".split()  # noqa: SIM905
)


@dataclass
class _Stop:
    """Something on one carriageway at a station in driving direction."""

    s: float
    node: str
    kind: str  # "crossing", "tee", "on", "off"
    interchange: bool = False


def _ring_vertices(plane: Plane) -> list[int]:
    """The ring's vertices, counter-clockwise."""
    start = min(
        v for v, around in enumerate(plane.neighbours) if any(plane.segment(v, w).street == "ring" for w in around)
    )
    loop = [start]
    while True:
        onward = [w for w in plane.neighbours[loop[-1]] if plane.segment(loop[-1], w).street == "ring"]
        fresh = [w for w in onward if w not in loop[-2:]]
        if len(loop) > 2 and start in onward and loop[-1] != loop[1]:
            break
        loop.append(fresh[0])
    area = sum(
        plane.xy[a][0] * plane.xy[b][1] - plane.xy[b][0] * plane.xy[a][1]
        for a, b in zip(loop, loop[1:] + loop[:1], strict=True)
    )
    return loop if area > 0 else [loop[0], *loop[:0:-1]]


def lay_ring(plane: Plane, ids: dict[int, str], streets: Streets) -> dict[int, str]:
    """Adds ring road, viaduct and ramps. Returns the node that each minor street ending on the ring road meets."""
    loop = _ring_vertices(plane)
    centre = Polyline([plane.xy[v] for v in loop], closed=True)
    tees: dict[int, str] = {}
    stops: dict[str, list[_Stop]] = {"a": [], "b": []}  # a: counter-clockwise, b: clockwise
    for i, v in enumerate(loop):
        s = centre.stations[i]
        if not is_junction(plane, v) or passes(plane, v):
            continue
        others = [w for w in plane.neighbours[v] if plane.segment(v, w).street != "ring"]
        if len(others) == 2:
            joined = _is_interchange(plane, v, others)
            stops["a"].append(_Stop(s, ids[v], "crossing", joined))
            stops["b"].append(_Stop(centre.length - s, ids[v], "crossing", joined))
            continue
        p, q, w = plane.xy[loop[i - 1]], plane.xy[v], plane.xy[others[0]]
        outside = (q[0] - p[0]) * (w[1] - q[1]) - (q[1] - p[1]) * (w[0] - q[0]) < 0.0
        side = "a" if outside else "b"
        at = centre.at(s, _ROAD_M if outside else -_ROAD_M)
        streets.nodes[ids[v]] = Node(ids[v], at, kind="right_only")
        stops[side].append(_Stop(s if outside else centre.length - s, ids[v], "tee"))
        tees[v] = ids[v]
    back = Polyline([plane.xy[v] for v in [loop[0], *loop[:0:-1]]], closed=True)
    for side, line in (("a", centre), ("b", back)):
        _lay_direction(side, line, sorted(stops[side], key=lambda stop: stop.s), streets)
    return tees


def _is_interchange(plane: Plane, v: int, others: list[int]) -> bool:
    u, w = plane.uv[v]
    street = plane.segment(v, others[0]).street
    side = "n" if w > 4100.0 else "s" if w < 900.0 else "w" if u < 3000.0 else "e"
    return f"{street}_{side}" in _INTERCHANGES


def _place_ramps(side: str, line: Polyline, stops: list[_Stop], streets: Streets) -> list[_Stop]:
    """Ring road stops with the ramps' feet put in, each 45 m clear of other stops."""
    out = list(stops)
    for crossing in [stop for stop in stops if stop.kind == "crossing" and stop.interchange]:
        for kind, wish in (("on", 215.0), ("off", -275.0)):
            shift = 0.0
            while any(_apart(line, stop.s, crossing.s + wish + shift) < 45.0 for stop in stops):
                shift += 10.0 if kind == "on" else -10.0
            s = (crossing.s + wish + shift) % line.length
            node = Node(f"R-{crossing.node[2:]}-{side}-{kind}", line.at(s, _ROAD_M), kind=f"ground_{kind}")
            streets.nodes[node.id] = node
            out.append(_Stop(s, node.id, kind))
    return sorted(out, key=lambda stop: stop.s)


def _apart(line: Polyline, a: float, b: float) -> float:
    gap = (a - b) % line.length
    return min(gap, line.length - gap)


def _lay_direction(side: str, line: Polyline, stops: list[_Stop], streets: Streets) -> None:
    stops = _place_ramps(side, line, stops, streets)
    # Start at a crossing without ramps nearby, where the lane count is known to be plain.
    first = next(i for i, stop in enumerate(stops) if stop.kind == "crossing" and not stop.interchange)
    stops = stops[first:] + stops[:first]
    lanes = 2
    deck: list[_Stop] = []
    for n, stop in enumerate(stops):
        following = stops[(n + 1) % len(stops)]
        if stop.kind == "crossing":
            lanes = 3 if stop.interchange else 2
        elif stop.kind == "on":
            lanes = 2
        elif stop.kind == "off":
            lanes = 3
        span = (following.s - stop.s) % line.length
        id_ = f"K{n:02d}{side}"
        shape = line.part(stop.s, stop.s + span, _ROAD_M)
        streets.legs[id_] = Leg(id_, stop.node, following.node, "ring", "ring", RING_NAME, shape, lanes, centred=True)
        if stop.kind in ("on", "off"):
            sign = 1.0 if stop.kind == "on" else -1.0
            top = Node(f"{stop.node}-top", line.at(stop.s + sign * _RAMP_M, _DECK_M), kind=f"deck_{stop.kind}")
            streets.nodes[top.id] = top
            deck.append(_Stop((stop.s + sign * _RAMP_M) % line.length, top.id, stop.kind))
            up = stop.kind == "on"
            inner, outer = _DECK_M + 7.5, _ROAD_M - 5.2
            s0 = stop.s if up else stop.s - _RAMP_M
            shape = line.part(s0, s0 + _RAMP_M, outer if up else inner, inner if up else outer)
            ends = (stop.node, top.id) if up else (top.id, stop.node)
            ramp = f"P{n:02d}{side}"
            streets.legs[ramp] = Leg(ramp, *ends, "ramp", "viaduct", VIADUCT_NAME, shape, 1, "ramp", centred=True)
    deck.sort(key=lambda stop: stop.s)
    for n, stop in enumerate(deck):
        following = deck[(n + 1) % len(deck)]
        span = (following.s - stop.s) % line.length
        id_ = f"V{n:02d}{side}"
        streets.legs[id_] = Leg(
            id_,
            stop.node,
            following.node,
            "expressway",
            "viaduct",
            VIADUCT_NAME,
            line.part(stop.s, stop.s + span, _DECK_M),
            4 if stop.kind == "on" else 3,
            "viaduct",
            centred=True,
        )
    if any(a.kind == b.kind for a, b in zip(deck, deck[1:] + deck[:1], strict=True)) or math.isnan(line.length):
        raise ValueError(f"ring direction {side}: ramps do not alternate between on and off; move an interchange")
