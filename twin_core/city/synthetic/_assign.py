"""Routes: trips spread over the streets until costs and choices agree (iterated stochastic user equilibrium).

In each round a share of the trips looks for a new route at the costs the last round left, seen with an error of its
own; the share falls as one over the round, which makes the loads settle. Delay at junctions follows the Highway
Capacity Manual: uniform delay plus random and overflow delay by degree of saturation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from citybrain_wire.errors import BrokenInvariant
from numpy.typing import NDArray

from ._demand import Pattern
from ._lanes import Draft
from ._legs import LANES
from ._line import length_m
from ._net import Turn
from ._route import shortest_tree, trace
from ._signals import Program

__all__ = ["F64", "I32", "Graph", "assign"]

F64: TypeAlias = NDArray[np.float64]
I32: TypeAlias = NDArray[np.int32]
Key: TypeAlias = tuple[str, str]
_LANE_CAPACITY = {
    "expressway": 1850.0, "ramp": 1250.0, "arterial": 1200.0, "ring": 1200.0, "secondary": 1000.0, "local": 420.0,
}  # fmt: skip
_DISLIKE = {"local": 1.2, "expressway": 1.5, "ramp": 4.0}
_DISLIKE_NIGHT = {"local": 1.3, "expressway": 0.9, "ramp": 1.0}
"""How much longer a second feels: small streets are not through roads, and few take the viaduct for two kilometres;
by night it is free and all do."""
_PERIOD_H = 1.0
_GIVE_WAY = {"r": (3.0, 450.0), "s": (8.0, 320.0), "l": (10.0, 260.0)}
_FREE = {"r": 2.0, "s": 0.0, "l": 3.0}


@dataclass
class Graph:
    """Legs as nodes, movements as arcs [A] in CSR order of their leg."""

    legs: list[str]
    index: dict[str, int]
    keys: list[Key]
    start: I32
    head: I32
    tail: I32
    free_s: F64  # [L] leg travel time
    leg_capacity: F64  # [L] vehicles per hour
    metres: F64  # [L]

    @classmethod
    def build(cls, draft: Draft, turns: Mapping[Key, Turn], night: bool = False) -> Graph:
        """The graph of all legs."""
        legs = list(draft.streets.legs)
        index = {leg: i for i, leg in enumerate(legs)}
        keys = sorted(turns, key=lambda key: (index[key[0]], index[key[1]]))
        tail = np.array([index[a] for a, _ in keys], np.int32)
        start = np.searchsorted(tail, np.arange(len(legs) + 1)).astype(np.int32)
        rows = [draft.streets.legs[leg] for leg in legs]
        metres = np.array([length_m(row.line) for row in rows])
        speed = np.array([row.speed_mps for row in rows])
        dislike = np.array([(_DISLIKE_NIGHT if night else _DISLIKE).get(row.kind, 1.0) for row in rows])
        capacity = np.array([_LANE_CAPACITY[row.kind] * max(row.lanes, LANES.get(row.kind, 1)) for row in rows])
        head = np.array([index[b] for _, b in keys], np.int32)
        return cls(legs, index, keys, start, head, tail, metres / speed / 0.92 * dislike, capacity, metres)


def _junctions(graph: Graph, turns: Mapping[Key, Turn], programs: Mapping[str, Program]) -> tuple[F64, F64, F64, F64]:
    """Per arc: capacity, cycle (0 without signal), green share, delay without traffic."""
    n = len(graph.keys)
    capacity, cycle, share, base = np.full(n, 1e9), np.zeros(n), np.ones(n), np.zeros(n)
    for arc, key in enumerate(graph.keys):
        turn = turns[key]
        lanes = max(1.0, len(turn.lanes)) * (0.55 if turn.shared else 1.0)
        if not turn.signal:
            base[arc] = _FREE[turn.turn]
            if turn.minor:
                base[arc], rate = _GIVE_WAY[turn.turn]
                capacity[arc] = rate * lanes
            continue
        program = programs[turn.signal]
        change = program.yellow_s + program.red_s
        green, yields = 0.0, False
        for stage in program.stages:
            if key in stage.go or key in stage.yields:
                green += stage.green_s + (change if green else 0)
                yields = yields or key in stage.yields
        rate = {"s": 1600.0, "l": 1500.0, "r": 1250.0}[turn.turn]
        cycle[arc], share[arc] = program.cycle_s, green / program.cycle_s
        capacity[arc] = rate * lanes * share[arc] * (0.4 if yields else 1.0) + (40.0 if yields else 0.0)
        base[arc] = _FREE[turn.turn]
    return capacity, cycle, share, base


def _costs(graph: Graph, load: F64, leg_load: F64, junction: tuple[F64, F64, F64, F64]) -> F64:
    capacity, cycle, share, base = junction
    x = load / capacity
    uniform = 0.5 * cycle * (1.0 - share) ** 2 / (1.0 - np.minimum(1.0, x) * share + 1e-9)
    over = 900.0 * _PERIOD_H * ((x - 1.0) + np.sqrt((x - 1.0) ** 2 + 4.0 * x / (capacity * _PERIOD_H)))
    leg = graph.free_s * (1.0 + 1.0 * (leg_load / graph.leg_capacity) ** 4)
    return np.asarray(leg[graph.tail] + base + uniform + over)


def assign(
    graph: Graph,
    patterns: list[Pattern],
    rate_vph: float,
    turns: Mapping[Key, Turn],
    programs: Mapping[str, Program],
    *,
    seed: int,
    rounds: int,
    routes: list[I32] | None = None,
) -> tuple[list[I32], dict[Key, float]]:
    """Routes (arcs) of all patterns and the movements' flows in vehicles per hour. `routes`: where to go on from."""
    each = rate_vph / len(patterns)
    junction = _junctions(graph, turns, programs)
    origin = np.array([graph.index[p.origin] for p in patterns])
    goal = np.array([graph.index[p.destination] for p in patterns])
    order = np.argsort(origin, kind="stable")
    current: list[I32] = list(routes) if routes else [np.empty(0, np.int32)] * len(patterns)
    load, leg_load = _loads(graph, current, origin, each)
    previous, distance = np.empty(len(graph.legs), np.int32), np.empty(len(graph.legs))
    buffer = np.empty(len(graph.legs), np.int32)
    warm = 2 if routes else 0
    for number in range(rounds):
        cost = _costs(graph, load, leg_load, junction)
        random = np.random.Generator(np.random.Philox(key=[seed, number + 1000 * warm]))
        share = 1.0 / (number + 1 + warm)
        last = -1
        for item in order:
            # Drawn for every trip, so that one more trip does not reshuffle the others' choices.
            moves = random.random() < share
            if origin[item] != last:
                last = int(origin[item])
                seen = cost * (1.0 + 0.25 * (random.random(cost.size) - 0.5))
                shortest_tree(graph.start, graph.head, seen, last, previous, distance)
            if moves:
                count = trace(graph.tail, previous, int(goal[item]), buffer)
                if count == 0 and goal[item] != origin[item]:
                    raise BrokenInvariant(f"no route from {patterns[item].origin} to {patterns[item].destination}")
                current[item] = buffer[:count].copy()
        load, leg_load = _loads(graph, current, origin, each)
    return current, {key: float(load[arc]) for arc, key in enumerate(graph.keys) if load[arc] > 0.0}


def _loads(graph: Graph, routes: list[I32], origin: NDArray[np.int64], each: float) -> tuple[F64, F64]:
    load = np.zeros(len(graph.keys))
    for route in routes:
        load[route] += each
    leg_load = np.bincount(graph.tail, load, len(graph.legs)) + np.bincount(origin, minlength=len(graph.legs)) * each
    return load, leg_load
