"""Land use by block: who lives and works where, and by which legs a block is left and reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city._draw import Draw

from ._frame import District, district_at
from ._lanes import Draft
from ._legs import Chain
from ._line import length_m
from ._plane import Plane, area_m2

__all__ = ["Zone", "columns", "lay_zones"]

_WEIGHT = {"local": 1.0, "secondary": 0.25, "arterial": 0.02, "ring": 0.0}
_SHORTEST_M = 60.0


@dataclass(frozen=True)
class Zone:
    """A block, or a gate where `gate` is its share of the outside traffic."""

    id: str
    x_m: float
    y_m: float
    residents: float
    jobs: float
    retail: float
    schools: float
    gate: float
    origins: tuple[tuple[str, float], ...]  # legs on which trips begin, with weights
    destinations: tuple[tuple[str, float], ...]


def columns(zones: list[Zone], name: str) -> NDArray[np.float64]:
    """One attribute of all zones."""
    return np.array([float(getattr(zone, name)) for zone in zones])


def lay_zones(plane: Plane, blocks: list[list[int]], chains: list[Chain], draft: Draft, seed: int) -> list[Zone]:
    """Zones of all blocks with a usable street, then the gates."""
    chain_at: dict[tuple[int, int], Chain] = {}
    for chain in chains:
        for a, b in zip(chain.vertices[:-1], chain.vertices[1:], strict=True):
            chain_at[min(a, b), max(a, b)] = chain
    zones = []
    for n, loop in enumerate(blocks):
        access: dict[str, float] = {}
        for i, a in enumerate(loop):
            b = loop[(i + 1) % len(loop)]
            chain = chain_at[min(a, b), max(a, b)]
            if chain.mark or chain.kind == "ring":
                continue
            weight = _WEIGHT[chain.kind]
            for leg in (f"E{chain.number:04d}", f"-E{chain.number:04d}"):
                edge = draft.edges[draft.first[leg]]
                if length_m(edge.line) >= _SHORTEST_M:
                    access[leg] = access.get(leg, 0.0) + weight
        if not access:
            continue
        uv = [plane.uv[v] for v in loop]
        middle = (sum(p[0] for p in uv) / len(uv), sum(p[1] for p in uv) / len(uv))
        xy = [plane.xy[v] for v in loop]
        at = (sum(p[0] for p in xy) / len(xy), sum(p[1] for p in xy) / len(xy))
        zones.append(_block(f"Z{n:03d}", at, area_m2(xy) / 1e4, district_at(*middle), access, seed))
    return zones + _gates(draft)


def _block(
    id_: str, at: tuple[float, float], hectares: float, district: District, access: dict[str, float], seed: int
) -> Zone:
    draw = Draw(seed, "land", id_)
    # One block in seven is a park, a school ground or a reserve and draws little.
    active = 0.12 if draw.unit() < 0.14 else 1.0
    legs = tuple(sorted(access.items()))
    return Zone(
        id_,
        at[0],
        at[1],
        residents=hectares * district.residents_per_ha * active * draw.between(0.6, 1.4),
        jobs=hectares * district.jobs_per_ha * active * draw.between(0.4, 1.6),
        retail=hectares * district.retail * active * draw.between(0.3, 1.7),
        schools=hectares * (3.0 if draw.unit() < (0.22 if district.key == "heming" else 0.08) else 0.05),
        gate=0.0,
        origins=legs,
        destinations=legs,
    )


def _gates(draft: Draft) -> list[Zone]:
    zones = []
    for node in draft.streets.nodes.values():
        if node.kind != "gate":
            continue
        legs = draft.streets.legs.values()
        out = tuple((leg.id, 1.0) for leg in legs if leg.src == node.id)
        into = tuple((leg.id, 1.0) for leg in legs if leg.dst == node.id)
        # The great avenues carry more of the outside traffic than the others.
        share = 1.3 if any("Dadao" in leg.name for leg in legs if leg.src == node.id) else 0.8
        zones.append(Zone(node.id, *node.at, 0.0, 0.0, 0.0, 0.0, share, out, into))
    return zones
