"""Shortest paths over legs with congested costs, and the loading of trips on them (Numba)."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["shortest_tree", "trace"]

F64: TypeAlias = NDArray[np.float64]
I32: TypeAlias = NDArray[np.int32]


@njit(cache=True)
def shortest_tree(start: I32, head: I32, cost: F64, origin: int, previous: I32, distance: F64) -> None:
    """Dijkstra over a graph whose nodes are legs and whose arcs are movements, from leg `origin`.

    `start` [N + 1] CSR into `head` [A], the leg an arc leads to, and `cost` [A], seconds, all >= 0. Writes the arc by
    which each leg is reached to `previous` (-1: not reached or the origin) and the cost to `distance` (inf).
    """
    n = start.size - 1
    heap_cost = np.empty(head.size + 8, np.float64)
    heap_leg = np.empty(head.size + 8, np.int32)
    previous[:] = -1
    distance[:] = np.inf
    done = np.zeros(n, np.bool_)
    distance[origin] = 0.0
    heap_cost[0], heap_leg[0] = 0.0, origin
    size = 1
    while size > 0:
        here = heap_leg[0]
        size -= 1
        moved_cost, moved_leg = heap_cost[size], heap_leg[size]
        hole = 0
        while True:
            child = 2 * hole + 1
            if child >= size:
                break
            if child + 1 < size and heap_cost[child + 1] < heap_cost[child]:
                child += 1
            if heap_cost[child] >= moved_cost:
                break
            heap_cost[hole], heap_leg[hole] = heap_cost[child], heap_leg[child]
            hole = child
        heap_cost[hole], heap_leg[hole] = moved_cost, moved_leg
        if done[here]:
            continue
        done[here] = True
        for arc in range(start[here], start[here + 1]):
            there = head[arc]
            reach = distance[here] + cost[arc]
            if reach < distance[there]:
                distance[there] = reach
                previous[there] = arc
                hole = size
                size += 1
                while hole > 0:
                    parent = (hole - 1) // 2
                    if heap_cost[parent] <= reach:
                        break
                    heap_cost[hole], heap_leg[hole] = heap_cost[parent], heap_leg[parent]
                    hole = parent
                heap_cost[hole], heap_leg[hole] = reach, there


@njit(cache=True)
def trace(tail: I32, previous: I32, destination: int, out: I32) -> int:
    """Writes the arcs from the tree's origin to a leg into `out`, first arc first; returns how many (0: none)."""
    count = 0
    leg = destination
    while previous[leg] >= 0:
        out[count] = previous[leg]
        leg = tail[previous[leg]]
        count += 1
    for n in range(count // 2):
        out[n], out[count - 1 - n] = out[count - 1 - n], out[n]
    return count
