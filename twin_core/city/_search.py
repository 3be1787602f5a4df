"""Cheapest path from one edge to another: A* with landmarks, Dijkstra where there are none.

Nodes are street edges, arcs lead from an edge to one that follows it. Entering an edge costs the arc (the way across
the junction) plus the edge itself. With d(L, x) the cost from a landmark L to the end of x, the rest of the way from x
to the destination t costs at least d(L, t) - d(L, x) by the triangle inequality (Goldberg and Harrelson, Computing the
shortest path: A* search meets graph theory, SODA 2005). Bounds made at free flow stay bounds when edges get slower.
Ties are broken by the edge's number, so a path depends on nothing else that was searched for.
"""

from __future__ import annotations

import math

from numba import njit

from twin_core.city.network import F64, I32, B

__all__ = ["cheapest_path"]


@njit("float64(float64[:, ::1], int32, int32)", cache=True)
def _at_least_s(from_landmark_s: F64, edge: int, destination: int) -> float:
    """Lower bound of the cost from the end of `edge` to the end of `destination`; inf where there is no way."""
    bound = 0.0
    for k in range(from_landmark_s.shape[1]):
        here = from_landmark_s[edge, k]
        if math.isfinite(here):
            bound = max(bound, from_landmark_s[destination, k] - here)
    return bound


@njit("void(int32[::1], int32[::1], float64[::1], float64[::1], int32, int32, float64[:, ::1], float64[::1], "
      "int32[::1], bool_[::1], float64[::1], int32[::1])", cache=True)  # fmt: skip
def cheapest_path(
    arc_start: I32,  # [E + 1]
    arc_to: I32,  # [A]
    arc_cost_s: F64,  # [A]
    edge_cost_s: F64,  # [E]
    origin: int,
    destination: int,  # -1: find the cost to every edge
    from_landmark_s: F64,  # [E, K] cost from each landmark to each edge, inf where there is no way; K may be 0
    cost_s: F64,  # [E] out: cost up to the end of the edge; inf where not reached
    previous: I32,  # [E] out: edge before this one on the path, -1 none
    settled: B,  # [E] scratch
    heap_cost: F64,  # [A + 1] scratch
    heap_edge: I32,  # [A + 1] scratch
) -> None:
    """Fill `cost_s` and `previous` until the destination is settled. Every arc enters the heap at most once."""
    cost_s[:] = math.inf
    previous[:] = -1
    settled[:] = False
    cost_s[origin] = edge_cost_s[origin]
    heap_cost[0] = cost_s[origin]
    heap_edge[0] = origin
    size = 1
    while size > 0:
        top = heap_edge[0]
        size -= 1
        last_cost = heap_cost[size]
        last = heap_edge[size]
        hole = 0
        while True:  # sift the last one down from the root
            child = 2 * hole + 1
            if child >= size:
                break
            right = child + 1
            if right < size and (
                heap_cost[right] < heap_cost[child]
                or (heap_cost[right] == heap_cost[child] and heap_edge[right] < heap_edge[child])
            ):
                child = right
            if heap_cost[child] > last_cost or (heap_cost[child] == last_cost and heap_edge[child] >= last):
                break
            heap_cost[hole] = heap_cost[child]
            heap_edge[hole] = heap_edge[child]
            hole = child
        heap_cost[hole] = last_cost
        heap_edge[hole] = last
        if settled[top]:
            continue  # entered the heap again by a cheaper way, which came out first
        settled[top] = True
        if top == destination:
            return
        for arc in range(arc_start[top], arc_start[top + 1]):
            edge = arc_to[arc]
            cost = cost_s[top] + arc_cost_s[arc] + edge_cost_s[edge]
            if cost < cost_s[edge] and not settled[edge]:
                cost_s[edge] = cost
                previous[edge] = top
                if destination >= 0:
                    cost += _at_least_s(from_landmark_s, edge, destination)
                child = size
                size += 1
                while child > 0:  # sift up
                    parent = (child - 1) // 2
                    if heap_cost[parent] < cost or (heap_cost[parent] == cost and heap_edge[parent] <= edge):
                        break
                    heap_cost[child] = heap_cost[parent]
                    heap_edge[child] = heap_edge[parent]
                    child = parent
                heap_cost[child] = cost
                heap_edge[child] = edge
