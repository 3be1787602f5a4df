"""The frozen schedule of the factorisation: which entries of L exist, and which updates are made in which order.

The matrix of the gradient method has the pattern of the network, which never changes: a closed link keeps a tiny
conductance. So ordering and symbolic factorisation are done once per network, and each iteration only replays a flat
list of updates. Nodes are eliminated by minimum degree (George and Liu, SIAM Review 31(1), 1989); columns are then
sorted by their height in the elimination tree, which keeps the fill and puts independent columns side by side, so
the processor overlaps their divisions.
"""

from __future__ import annotations

import heapq
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Schedule", "make_schedule"]

U4 = npt.NDArray[np.uint32]


class Schedule(NamedTuple):
    """LDLᵀ of n unknowns with `rows.size` entries below the diagonal.

    order     [n]        uint32  unknown of the caller that stands at each place
    start     [n + 1]    uint32  first entry of each column; entries of a column follow each other by row
    rows      [entries]  uint32  place (row) of each entry
    targets   [updates]  uint32  entry changed by each update, in the order the factorisation makes them
    slot_of   {(row, column): entry} with row > column, for assembling
    """

    order: U4
    start: U4
    rows: U4
    targets: U4
    slot_of: dict[tuple[int, int], int]


def make_schedule(unknowns: int, edges: list[tuple[int, int]]) -> Schedule:
    """Order the unknowns and list every entry and update; `edges` join unknowns, repeated ones count once."""
    neighbours: list[set[int]] = [set() for _ in range(unknowns)]
    for a, b in edges:
        if a != b:
            neighbours[a].add(b)
            neighbours[b].add(a)
    order, columns = _eliminate(neighbours)
    order = _by_height(order, columns)
    place = {unknown: i for i, unknown in enumerate(order)}
    rows_of = [sorted(place[other] for other in columns[unknown]) for unknown in order]
    start = np.zeros(unknowns + 1, dtype=np.uint32)
    start[1:] = np.cumsum([len(rows) for rows in rows_of])
    slot_of: dict[tuple[int, int], int] = {}
    for column, rows in enumerate(rows_of):
        first = int(start[column])
        slot_of.update(((row, column), first + i) for i, row in enumerate(rows))
    targets = [slot_of[rows[b], rows[a]] for rows in rows_of for a in range(len(rows)) for b in range(a + 1, len(rows))]
    return Schedule(
        np.array(order, dtype=np.uint32),
        start,
        np.array([row for rows in rows_of for row in rows], dtype=np.uint32),
        np.array(targets, dtype=np.uint32),
        slot_of,
    )


def _eliminate(neighbours: list[set[int]]) -> tuple[list[int], list[set[int]]]:
    """Minimum-degree order, and for each unknown those still there when it left: the pattern of its column."""
    heap = [(len(others), unknown) for unknown, others in enumerate(neighbours)]
    heapq.heapify(heap)
    gone = [False] * len(neighbours)
    order: list[int] = []
    while heap:
        degree, unknown = heapq.heappop(heap)
        others = neighbours[unknown]
        if gone[unknown] or degree != len(others):
            continue
        gone[unknown] = True
        order.append(unknown)
        for other in others:
            mine = neighbours[other]
            mine |= others
            mine.discard(other)
            mine.discard(unknown)
            heapq.heappush(heap, (len(mine), other))
    return order, neighbours


def _by_height(order: list[int], columns: list[set[int]]) -> list[int]:
    """The same elimination, lower columns of the tree first; the sort is stable, so the result is unique."""
    height = [0] * len(order)
    for unknown in order:
        for other in columns[unknown]:
            height[other] = max(height[other], height[unknown] + 1)
    return sorted(order, key=lambda unknown: height[unknown])
