"""Cheapest paths from one edge to some others (Dijkstra 1959, doi:10.1007/BF01386390), with a binary heap.

Nodes are street edges, arcs lead from an edge to one that follows it. Entering an edge costs the arc (the way across
the junction) plus the edge itself. Ties are broken by the edge's number, so results do not depend on anything else.
"""

from __future__ import annotations

from numba import njit

from twin_core.city.network import F64, I32, B

__all__ = ["cheapest_paths"]


@njit("void(int32[::1], int32[::1], float64[::1], float64[::1], int32, bool_[::1], int32, float64[::1], int32[::1], "
      "float64[::1], int32[::1])", cache=True)  # fmt: skip
def cheapest_paths(
    arc_start: I32,  # [E + 1]
    arc_to: I32,  # [A]
    arc_cost_s: F64,  # [A]
    edge_cost_s: F64,  # [E]
    origin: int,
    wanted: B,  # [E] edges whose path is asked for; cleared as they are reached
    n_wanted: int,
    cost_s: F64,  # [E] out: cost up to the end of the edge; inf where not reached
    previous: I32,  # [E] out: edge before this one on the path, -1 none
    heap_cost: F64,  # [A + 1] scratch
    heap_edge: I32,  # [A + 1] scratch
) -> None:
    """Fill `cost_s` and `previous` until all wanted edges are settled. Every arc enters the heap at most once."""
    cost_s[:] = float("inf")
    previous[:] = -1
    cost_s[origin] = edge_cost_s[origin]
    heap_cost[0] = cost_s[origin]
    heap_edge[0] = origin
    size = 1
    while size > 0 and n_wanted > 0:
        top_cost = heap_cost[0]
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
        if top_cost > cost_s[top]:
            continue  # a cheaper way was found after this entry was made
        if wanted[top]:
            wanted[top] = False
            n_wanted -= 1
        for arc in range(arc_start[top], arc_start[top + 1]):
            edge = arc_to[arc]
            cost = top_cost + arc_cost_s[arc] + edge_cost_s[edge]
            if cost < cost_s[edge]:
                cost_s[edge] = cost
                previous[edge] = top
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
