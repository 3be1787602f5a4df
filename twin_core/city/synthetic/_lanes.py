"""Legs to edges: approach lanes at signals, turning bays, and which lane leads to which."""

from __future__ import annotations

from dataclasses import dataclass, field

from ._legs import Leg, Streets
from ._line import Polyline, heading_deg, thin
from ._plane import Point

__all__ = ["Draft", "Edge", "lay_lanes"]

_BAY_M = {"arterial": 115.0, "ring": 125.0, "secondary": 85.0, "local": 60.0}
"""Length of the widened part, measured to the junction's middle."""
_REST_M = 48.0  # shortest plain part before a bay; shorter legs are wide throughout


@dataclass
class Edge:
    """An edge as it goes into the plain files. `base_lo`: first lane that goes on straight from the leg's start."""

    id: str
    src: str
    dst: str
    kind: str
    name: str
    lanes: int
    speed_mps: float
    line: list[Point]
    centred: bool
    mark: str
    base_lo: int = 0
    base_n: int = 0


@dataclass
class Draft:
    """Everything that netconvert needs but the signal programs."""

    streets: Streets
    edges: dict[str, Edge] = field(default_factory=dict)
    joints: dict[str, Point] = field(default_factory=dict)  # nodes where a bay begins
    connections: list[tuple[str, str, int, int]] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)  # leg → its first edge
    last: dict[str, str] = field(default_factory=dict)
    turns: dict[tuple[str, str], str] = field(default_factory=dict)  # (leg, leg) → "l", "s", "r"


def _turns(inbound: Leg, outs: list[Leg]) -> dict[str, str]:
    """How each outbound leg is reached: l, s or r; the way back is left out."""
    came = heading_deg(inbound.line, at_end=True)
    angles = []
    for out in outs:
        if out.id == inbound.twin:
            continue
        turn = (heading_deg(out.line, at_end=False) - came + 180.0) % 360.0 - 180.0
        # The ring road's other carriageway is no twin of this one, but no turn either.
        if inbound.kind != "ring" or out.kind != "ring" or abs(turn) < 120.0:
            angles.append((turn, out.id))
    angles.sort()
    if len(angles) == 3:
        return dict(zip((leg for _, leg in angles), "rsl", strict=True))
    return {leg: "l" if turn > 38.0 else "r" if turn < -38.0 else "s" for turn, leg in angles}


def _approach(inbound: Leg, turns: dict[str, str], legs: dict[str, Leg], cross: list[str]) -> list[str]:
    """The approach's lanes from right to left, each with the turns it serves, like ["r", "s", "s", "l"]."""
    target = {turn: legs[leg] for leg, turn in turns.items()}
    n = inbound.lanes
    if inbound.kind == "local":
        shared = "".join(turn for turn in "sr" if turn in target)
        return [word for word in (shared, "l" if "l" in target else "") if word]
    big = inbound.kind in ("arterial", "ring") and all(kind in ("arterial", "ring") for kind in cross)
    lanes: list[str] = []
    straight = min(n, target["s"].lanes) if "s" in target else 0
    if inbound.kind == "ring" and straight:
        straight = 2
    own_right = "r" in target and (inbound.kind in ("arterial", "ring") or "arterial" in cross or not straight)
    if own_right:
        lanes.append("r")
    lanes += ["s"] * straight
    if "r" in target and not own_right:
        lanes[0] = "sr"
    if "l" in target:
        double = (big or not straight) and target["l"].lanes >= 2 and n >= 2
        lanes += ["l"] * (2 if double and (big or n >= 3) else 1)
    return lanes


def lay_lanes(streets: Streets) -> Draft:
    """Edges with lanes, bays and connections for all legs."""
    draft = Draft(streets)
    legs = streets.legs
    into: dict[str, list[Leg]] = {}
    out_of: dict[str, list[Leg]] = {}
    for leg in legs.values():
        into.setdefault(leg.dst, []).append(leg)
        out_of.setdefault(leg.src, []).append(leg)
    approaches: dict[str, list[str]] = {}
    for leg in legs.values():
        turns = _turns(leg, out_of.get(leg.dst, []))
        for other, turn in turns.items():
            draft.turns[leg.id, other] = turn
        if streets.nodes[leg.dst].signal:
            cross = [other.kind for other in into[leg.dst] if other.street != leg.street or other.kind != leg.kind]
            approaches[leg.id] = _approach(leg, turns, legs, cross)
        _lay_leg(draft, leg, approaches.get(leg.id))
    for node, inbound in into.items():
        kind = streets.nodes[node].kind
        if streets.nodes[node].signal:
            for leg in inbound:
                _connect_signal(draft, leg, approaches[leg.id])
        elif kind == "right_only":
            _connect_right_only(draft, inbound, out_of[node])
        elif kind.startswith(("ground_", "deck_")):
            _connect_ramp(draft, kind, inbound, out_of[node])
    return draft


def _lay_leg(draft: Draft, leg: Leg, approach: list[str] | None) -> None:
    speed = leg.speed_mps
    common = (leg.kind, leg.name)
    plain = leg.lanes
    wide = max(len(approach or []), plain)
    right = 1 if approach and approach[0] == "r" and wide > plain else 0
    line = Polyline(leg.line)
    bay = _BAY_M.get(leg.kind, 0.0)
    if wide == plain or line.length - bay < _REST_M:
        base = (right, plain) if wide > plain else (0, plain)
        draft.edges[leg.id] = Edge(
            leg.id, leg.src, leg.dst, *common, wide, speed, thin(leg.line), leg.centred, leg.mark, *base
        )
        draft.first[leg.id] = draft.last[leg.id] = leg.id
        return
    joint = f"{leg.id}.j"
    cut = line.length - bay
    draft.joints[joint] = line.at(cut)
    head = [p for p, s in zip(line.points, line.stations, strict=True) if s < cut - 1.0]
    tail = [p for p, s in zip(line.points, line.stations, strict=True) if s > cut + 1.0]
    first, last = leg.id, f"{leg.id}.b"
    draft.edges[first] = Edge(
        first, leg.src, joint, *common, plain, speed, thin([*head, line.at(cut)]), leg.centred, leg.mark, 0, plain
    )
    draft.edges[last] = Edge(
        last, joint, leg.dst, *common, wide, speed, thin([line.at(cut), *tail]), leg.centred, "", right, plain
    )
    draft.first[leg.id], draft.last[leg.id] = first, last
    for lane in range(plain):
        draft.connections.append((first, last, lane, lane + right))
    draft.connections += [(first, last, 0, 0)] * right
    draft.connections += [(first, last, plain - 1, lane) for lane in range(plain + right, wide)]


def _connect_signal(draft: Draft, leg: Leg, approach: list[str]) -> None:
    source = draft.edges[draft.last[leg.id]]
    lanes = list(approach)
    while len(lanes) < source.lanes:
        # More lanes than the turns ask for: the rightmost straight, else left, lane is doubled.
        lanes.insert(0, "r" if "r" in "".join(lanes) else lanes[0])
    for other, turn in [(b, t) for (a, b), t in draft.turns.items() if a == leg.id]:
        target = draft.edges[draft.first[other]]
        serving = [lane for lane, word in enumerate(lanes) if turn in word]
        for n, lane in enumerate(serving):
            if turn == "s":
                to = target.base_lo + min(n, target.base_n - 1)
            elif turn == "r":
                to = min(n, target.lanes - 1)
            else:
                to = max(0, target.lanes - len(serving) + n)
            draft.connections.append((source.id, target.id, lane, to))


def _connect_right_only(draft: Draft, inbound: list[Leg], outbound: list[Leg]) -> None:
    """A main street passes; side streets are entered and left by right turns."""
    for leg in inbound:
        source = draft.edges[draft.last[leg.id]]
        for out in outbound:
            target = draft.edges[draft.first[out.id]]
            turn = draft.turns.get((leg.id, out.id))
            if leg.kind == out.kind and leg.street == out.street and leg.kind in ("arterial", "ring"):
                if turn == "s":
                    shift = target.base_lo if target.base_n == source.lanes else 0
                    last = source.lanes - 1
                    for lane in range(source.lanes):
                        draft.connections.append((source.id, target.id, lane, min(lane + shift, target.lanes - 1)))
                    # Lanes that begin at once behind the junction are reached from the outer lanes.
                    draft.connections += [(source.id, target.id, 0, lane) for lane in range(shift)]
                    draft.connections += [
                        (source.id, target.id, last, n) for n in range(last + shift + 1, target.lanes)
                    ]
            elif turn == "r" or (turn and "ring" in (leg.kind, out.kind)):
                # A ring road's carriageway has no left side to turn to, however its bend makes the angle look.
                draft.connections.append((source.id, target.id, 0, 0))


def _connect_ramp(draft: Draft, kind: str, inbound: list[Leg], outbound: list[Leg]) -> None:
    """Lane for lane past a ramp: the ramp is the leftmost lane of the ring road and the rightmost of the viaduct."""
    main_in = next(draft.edges[draft.last[leg.id]] for leg in inbound if leg.kind != "ramp")
    main_out = next(draft.edges[draft.first[leg.id]] for leg in outbound if leg.kind != "ramp")
    ramp_in = [leg.id for leg in inbound if leg.kind == "ramp"]
    ramp_out = [leg.id for leg in outbound if leg.kind == "ramp"]
    low = main_out.base_lo
    if kind == "ground_on":
        draft.connections += [(main_in.id, main_out.id, lane, low + lane) for lane in range(2)]
        draft.connections.append((main_in.id, ramp_out[0], 2, 0))
    elif kind == "ground_off":
        draft.connections += [(main_in.id, main_out.id, lane, low + lane) for lane in range(2)]
        draft.connections.append((ramp_in[0], main_out.id, 0, low + 2))
    elif kind == "deck_on":
        draft.connections += [(main_in.id, main_out.id, lane, lane + 1) for lane in range(3)]
        draft.connections.append((ramp_in[0], main_out.id, 0, 0))
    else:
        draft.connections += [(main_in.id, main_out.id, lane + 1, lane) for lane in range(3)]
        draft.connections.append((main_in.id, ramp_out[0], 0, 0))
