"""From the planar map to directed legs between junctions, with names, ids and the choice of signals."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise

from twin_core.city._draw import Draw

from ._frame import HEIGHT_M, WIDTH_M, district_at
from ._majors import Major
from ._names import free_names
from ._plane import Plane, Point, direction

__all__ = ["LANES", "Chain", "Leg", "Node", "Streets", "chains_of", "choose_signals", "street_names"]

LANES = {"arterial": 3, "secondary": 2, "ring": 2, "local": 1}
SPEED_MPS = {"arterial": 16.67, "secondary": 13.89, "ring": 13.89, "local": 11.11, "expressway": 22.22, "ramp": 13.89}
SLOW_MPS = 8.33
MAJOR = ("arterial", "secondary", "ring")
UNDER_RING = ("guifu", "xinghe", "fengle", "daoxiang")
"""Secondaries that pass below ring road and viaduct without meeting them."""


@dataclass
class Node:
    """A junction, a gate, or a point where lanes change."""

    id: str
    at: Point
    signal: bool = False
    kind: str = "junction"  # "junction", "gate", "lanes", "right_only" (no left turns, no crossing)
    label: str = ""


@dataclass
class Leg:
    """One direction of a street between two nodes. `first` and `last` are set when lanes are laid."""

    id: str
    src: str
    dst: str
    kind: str
    street: str
    name: str
    line: list[Point]
    lanes: int
    mark: str = ""
    twin: str = ""
    slow: bool = False  # a local street inside the ring: 30 km/h
    centred: bool = False  # the line is the middle of this direction, not of the whole street

    @property
    def speed_mps(self) -> float:
        """Posted speed."""
        return SLOW_MPS if self.slow else SPEED_MPS[self.kind]


@dataclass
class Chain:
    """An undirected piece of street between two junction vertices of the plane."""

    number: int
    vertices: list[int]
    kind: str
    street: str
    mark: str


@dataclass
class Streets:
    """Nodes and legs of the ground streets."""

    nodes: dict[str, Node] = field(default_factory=dict)
    legs: dict[str, Leg] = field(default_factory=dict)


def passes(plane: Plane, v: int) -> bool:
    """True where a street passes below the ring without a junction."""
    streets = {plane.segment(v, w).street for w in plane.neighbours[v]}
    return "ring" in streets and bool(streets & set(UNDER_RING)) and len(plane.neighbours[v]) == 4


def is_junction(plane: Plane, v: int) -> bool:
    """True for crossings, ends, and points where the class of street changes."""
    around = plane.neighbours[v]
    if passes(plane, v):
        return False
    return len(around) != 2 or plane.segment(v, around[0]).kind != plane.segment(v, around[1]).kind


def chains_of(plane: Plane) -> list[Chain]:
    """All chains, numbered in the order of their lowest segment."""
    chains: list[Chain] = []
    used: set[tuple[int, int]] = set()
    for key in sorted(plane.segments):
        if key in used:
            continue
        path = list(key)
        used.add(key)
        for _ in range(2):
            while not is_junction(plane, path[-1]) and path[0] != path[-1]:
                here, before = path[-1], path[-2]
                street = plane.segment(before, here).street
                onward = [w for w in plane.neighbours[here] if w != before]
                if len(onward) > 1:
                    onward = [w for w in onward if plane.segment(here, w).street == street]
                path.append(onward[0])
                used.add((min(here, onward[0]), max(here, onward[0])))
            path.reverse()
        segment = plane.segment(path[0], path[1])
        marks = {plane.segment(a, b).mark for a, b in pairwise(path)} - {""}
        if segment.street in UNDER_RING and any(passes(plane, v) for v in path):
            marks.add("ring")
        chains.append(Chain(len(chains), path, segment.kind, segment.street, "+".join(sorted(marks))))
    return chains


def street_names(plane: Plane, chains: list[Chain], majors: tuple[Major, ...]) -> dict[int, str]:
    """Name of each chain. Chains that run on across a junction share one."""
    parent = list(range(len(chains)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    ends: dict[int, list[tuple[int, Point]]] = {}
    for chain in chains:
        for tip, following in ((0, 1), (-1, -2)):
            v, w = chain.vertices[tip], chain.vertices[following]
            ends.setdefault(v, []).append((chain.number, direction(plane.xy[v], plane.xy[w])))
    named = {m.key: f"{m.zh} {m.pinyin}" for m in majors if m.zh}
    for around in ends.values():
        for i in range(len(around)):
            for j in range(i):
                (a, da), (b, db) = around[i], around[j]
                straight = da[0] * db[0] + da[1] * db[1] < -0.88
                plain = chains[a].street not in named and chains[b].street not in named
                if straight and plain and chains[a].kind == chains[b].kind:
                    parent[max(root(a), root(b))] = min(root(a), root(b))
    pool = free_names()
    given: dict[int, str] = {}
    out: dict[int, str] = {}
    for chain in chains:
        if chain.street in named:
            out[chain.number] = named[chain.street]
            continue
        group = root(chain.number)
        if group not in given:
            zh, pinyin = next(pool)
            old = district_at(*plane.uv[chain.vertices[len(chain.vertices) // 2]]).key == "huaiyin"
            word, latin = ("街", "Jie") if old and chain.kind != "arterial" else ("路", "Lu")
            given[group] = f"{zh}{word} {pinyin} {latin}"
        out[chain.number] = given[group]
    return out


def junction_ids(plane: Plane, vertices: list[int]) -> dict[int, str]:
    """Ids like J-E07-S03: column from the west, row from the north, cells of 250 m, a letter where they share one."""
    cells: dict[str, list[int]] = {}
    for v in vertices:
        x, y = plane.xy[v]
        column = min(max(int(x // 250.0), 0), int(WIDTH_M // 250)) + 1
        row = min(max(int((HEIGHT_M - y) // 250.0), 0), int(HEIGHT_M // 250)) + 1
        cells.setdefault(f"J-E{column:02d}-S{row:02d}", []).append(v)
    out: dict[int, str] = {}
    for cell, members in cells.items():
        members.sort(key=lambda v: (-plane.xy[v][1], plane.xy[v][0]))
        for n, v in enumerate(members):
            out[v] = cell if n == 0 else f"{cell}{chr(ord('a') + n)}"
    return out


def choose_signals(plane: Plane, chains: list[Chain], seed: int, share_local: float) -> set[int]:
    """Junctions with signals: all of two main streets, and a share of those of a main street and a local."""
    at: dict[int, list[Chain]] = {}
    for chain in chains:
        for v in (chain.vertices[0], chain.vertices[-1]):
            at.setdefault(v, []).append(chain)
    chosen: list[int] = []
    minor: list[tuple[float, int]] = []
    for v, around in sorted(at.items()):
        kinds = [c.kind for c in around]
        main = sum(kind in MAJOR for kind in kinds)
        if len(around) < 3 or main < 2:
            continue
        if any(len(plane.neighbours[end]) == 1 for c in around for end in (c.vertices[0], c.vertices[-1])):
            chosen.append(v)
            continue
        ring_tee = "ring" in kinds and len(around) == 3
        # Nobody crosses the ring road's six lanes without a signal.
        if (main >= 3 or "ring" in kinds) and not ring_tee:
            chosen.append(v)
        elif not ring_tee and "local" in kinds and len(around) == 4:
            # A crossing of an arterial serves more people than one of a secondary.
            rank = Draw(seed, "signals", f"{plane.xy[v]}").unit() - (0.35 if "arterial" in kinds else 0.0)
            minor.append((rank, v))
    quota = round(share_local * sum(1 for v, c in at.items() if len(c) > 2 and {"local"} < {x.kind for x in c}))
    minor.sort()
    for _, v in minor:
        if quota == 0:
            break
        if all(math.dist(plane.xy[v], plane.xy[w]) >= 170.0 for w in chosen):
            chosen.append(v)
            quota -= 1
    return set(chosen)
