"""Diameters of a looped water network, so that velocities and losses stay where practice wants them.

Flows by the global gradient method (Todini & Pilati 1988) with Hazen-Williams losses; pipes that are too fast or too
steep become one size larger until none is. This is a draughtsman's sizing, not the engine that simulates the network.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve

__all__ = ["DIAMETERS_MM", "Sizing", "size_pipes"]

DIAMETERS_MM = (150, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1200, 1400)
STEEPEST = 0.0035
"""Metres of head per metre of pipe at the peak hour."""
ROUNDS = 60
ITERATIONS = 60
SETTLED = 1e-6
FLOW_EXPONENT = 1.852
HAZEN_WILLIAMS = 10.667  # SI form: h = 10.667 L q^1.852 / (C^1.852 D^4.871), EPANET 2.2 user manual, table 3.1


@dataclass(frozen=True)
class Sizing:
    """The sized network at the peak hour."""

    diameter_mm: NDArray[np.int64]  # [P]
    flow_m3ps: NDArray[np.float64]  # [P] from `tail` to `head`
    loss_m: NDArray[np.float64]  # [N] of head from the sources to each node
    source_flow_m3ps: NDArray[np.float64]  # [S]


def size_pipes(
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    length_m: NDArray[np.float64],
    roughness: NDArray[np.float64],
    least_mm: NDArray[np.int64],
    demand_m3ps: NDArray[np.float64],
    sources: list[int],
) -> Sizing:
    """Enlarge pipes from `least_mm` until all keep velocity and gradient; sources hold one common head."""
    sizes = np.array(DIAMETERS_MM)
    size = np.searchsorted(sizes, least_mm)
    flow = np.full(len(tail), 0.01)
    for _ in range(ROUNDS):
        diameter = sizes[size] / 1000.0
        resistance = HAZEN_WILLIAMS * length_m / (roughness**FLOW_EXPONENT * diameter**4.871)
        flow, drop = _flows(tail, head, resistance, demand_m3ps, sources, flow)
        velocity = np.abs(flow) / (np.pi * diameter**2 / 4)
        fastest = np.where(diameter <= 0.2, 0.7, np.where(diameter <= 0.4, 0.9, 1.15))
        gradient = resistance * np.abs(flow) ** FLOW_EXPONENT / length_m
        narrow = ((velocity > fastest) | (gradient > STEEPEST)) & (size < len(sizes) - 1)
        if not narrow.any():
            break
        size = size + narrow
    supplied = np.array([flow[tail == s].sum() - flow[head == s].sum() + demand_m3ps[s] for s in sources])
    return Sizing(sizes[size], flow, drop, supplied)


def _flows(
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    resistance: NDArray[np.float64],
    demand_m3ps: NDArray[np.float64],
    sources: list[int],
    flow: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Newton's method on heads and flows together; returns flows and each node's head below the sources."""
    nodes = len(demand_m3ps)
    free = np.setdiff1d(np.arange(nodes), sources)
    place = np.full(nodes, -1)
    place[free] = np.arange(len(free))
    below = np.zeros(nodes)
    for _ in range(ITERATIONS):
        slope = np.maximum(FLOW_EXPONENT * resistance * np.abs(flow) ** (FLOW_EXPONENT - 1), 1e-4)
        give = 1.0 / slope
        carried = flow - give * resistance * flow * np.abs(flow) ** (FLOW_EXPONENT - 1)
        right = -demand_m3ps.copy()
        np.add.at(right, tail, -carried)
        np.add.at(right, head, carried)
        i, j = place[tail], place[head]
        both = (i >= 0) & (j >= 0)
        rows = np.concatenate((i[i >= 0], j[j >= 0], i[both], j[both]))
        columns = np.concatenate((i[i >= 0], j[j >= 0], j[both], i[both]))
        values = np.concatenate((give[i >= 0], give[j >= 0], -give[both], -give[both]))
        matrix = coo_matrix((values, (rows, columns)), shape=(len(free), len(free))).tocsc()
        heads = np.zeros(nodes)
        heads[free] = spsolve(matrix, right[free])
        new = carried + give * (heads[tail] - heads[head])
        change = np.abs(new - flow).sum() / max(np.abs(new).sum(), 1e-9)
        flow, below = new, -heads
        if change < SETTLED:
            break
    return flow, below
