"""Ground streets: legs for all chains of the planar map, then the ring."""

from __future__ import annotations

from ._frame import HEIGHT_M, WIDTH_M, Bend
from ._legs import LANES, Chain, Leg, Node, Streets, chains_of, choose_signals, is_junction, junction_ids, street_names
from ._majors import RING, lay_majors
from ._plane import Plane
from ._ring import lay_ring
from ._split import grow

__all__ = ["build_streets"]

_SECONDARY_M = 900.0
_SIGNAL_SHARE_LOCAL = 0.165


def build_streets(seed: int) -> tuple[Streets, Plane, list[list[int]], list[Chain]]:
    """Nodes and legs of the whole city, the planar map, the blocks between the streets, and its chains."""
    plane, majors = lay_majors(seed, Bend(seed))
    blocks = grow(plane, seed, secondary_m=_SECONDARY_M, local_scale=0.95)
    chains = chains_of(plane)
    names = street_names(plane, chains, majors)
    signals = choose_signals(plane, chains, seed, _SIGNAL_SHARE_LOCAL)
    vertices = [v for v in range(len(plane.xy)) if plane.neighbours[v] and is_junction(plane, v)]
    ids = junction_ids(plane, vertices)
    streets = Streets()
    kinds = _kinds(plane)
    for v in vertices:
        gate = len(plane.neighbours[v]) == 1
        u, w = plane.uv[v]
        side = "W" if u < 5.0 else "E" if u > WIDTH_M - 5.0 else "S" if w < 5.0 else "N" if w > HEIGHT_M - 5.0 else ""
        streets.nodes[ids[v]] = Node(
            ids[v],
            plane.xy[v],
            signal=v in signals,
            kind="gate" if gate else _rule(kinds[v], v in signals),
            label=side if gate else "",
        )
    tees = lay_ring(plane, ids, streets)
    for chain in chains:
        if chain.kind == "ring":
            continue
        line = [plane.xy[v] for v in chain.vertices]
        for tip, end in ((chain.vertices[0], 0), (chain.vertices[-1], -1)):
            if tip in tees:
                line[end] = streets.nodes[tees[tip]].at
        a, b = ids[chain.vertices[0]], ids[chain.vertices[-1]]
        there, back = f"E{chain.number:04d}", f"-E{chain.number:04d}"
        middle = plane.uv[chain.vertices[len(chain.vertices) // 2]]
        slow = chain.kind == "local" and RING.west < middle[0] < RING.east and RING.south < middle[1] < RING.north
        for id_, twin, src, dst, shape in ((there, back, a, b, line), (back, there, b, a, line[::-1])):
            streets.legs[id_] = Leg(
                id_,
                src,
                dst,
                chain.kind,
                chain.street,
                names[chain.number],
                shape,
                LANES[chain.kind],
                chain.mark,
                twin,
                slow,
            )
    _label(streets)
    return streets, plane, blocks, chains


def _kinds(plane: Plane) -> dict[int, list[str]]:
    return {v: sorted(plane.segment(v, w).kind for w in around) for v, around in enumerate(plane.neighbours)}


def _rule(kinds: list[str], signal: bool) -> str:
    """Where a local meets an arterial without a signal, the median is closed: right turns only."""
    if not signal and kinds.count("arterial") == 2 and set(kinds) <= {"arterial", "local"} and len(kinds) > 2:
        return "right_only"
    return "junction"


def _label(streets: Streets) -> None:
    """Names of signals' junctions, "X路—Y路 X Lu / Y Lu", the larger street first."""
    rank = {"arterial": 0, "ring": 1, "secondary": 2, "local": 3}
    met: dict[str, dict[str, int]] = {}
    for leg in streets.legs.values():
        if leg.kind in rank:
            for end in (leg.src, leg.dst):
                known = met.setdefault(end, {})
                known[leg.name] = min(rank[leg.kind], known.get(leg.name, 9))
    for node in streets.nodes.values():
        if node.kind != "gate" and node.id in met:
            names = sorted(met[node.id], key=lambda name: (met[node.id][name], name))[:2]
            zh = "—".join(name.split(" ", 1)[0] for name in names)
            latin = " / ".join(name.split(" ", 1)[1] for name in names)
            node.label = f"{zh} {latin}"
