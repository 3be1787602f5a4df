"""The linear system of one iteration: A H = F with A = Σ p, assembled over links and solved over the frozen schedule.

A_ii += p, A_jj += p, A_ij −= p;   F_i += y − q, F_j −= y − q;   a fixed head H_i adds p H_i to F_j
A = L D Lᵀ, right-looking; the forward solve runs in the same pass (George and Liu 1981, chapter 5)

Every kernel takes the arrays of one simulation or of eight side by side (`_lanes.py`): all have the same schedule.
"""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import F8, U4
from twin_core.pipes.water.engine._cache import kernel
from twin_core.pipes.water.engine._lanes import all_true, everywhere, load, select, store, zero_like

__all__ = ["assemble", "fixed_heads", "solve_linear"]


@kernel
def assemble(
    link_from: U4,
    link_to: U4,
    slot: U4,
    pipes: int,
    flow: F8,
    conductance: F8,
    shift: F8,
    demand: F8,
    diagonal: F8,
    right: F8,
    lower: F8,
) -> None:
    """Matrix and right side of links and demands; devices with p = 0 are left to their valve."""
    lower[:] = 0.0
    diagonal[:] = 0.0
    junctions = demand.shape[0]
    for i in range(right.shape[0]):
        store(right, i, -load(demand, i) if i < junctions else zero_like(right))
    for k in range(link_from.size):
        a, b = link_from[k], link_to[k]
        p = load(conductance, k)
        z = load(shift, k) - load(flow, k)
        if k >= pipes:
            z = select(p == 0.0, 0.0, z)
        store(diagonal, a, load(diagonal, a) + p)
        store(diagonal, b, load(diagonal, b) + p)
        store(right, a, load(right, a) + z)
        store(right, b, load(right, b) - z)
        store(lower, slot[k], load(lower, slot[k]) - p)


@kernel
def fixed_heads(
    fixed_links: U4, link_from: U4, link_to: U4, junctions: int, head: F8, conductance: F8, right: F8
) -> None:
    """Known heads move to the right side."""
    for k in fixed_links:
        a, b = link_from[k], link_to[k]
        p = load(conductance, k)
        if a >= junctions:
            store(right, b, load(right, b) + p * load(head, a))
        if b >= junctions:
            store(right, a, load(right, a) + p * load(head, b))


@kernel
def solve_linear(
    column: U4, row: U4, target: U4, diagonal: F8, lower: F8, right: F8, factor: F8, inverse: F8, head: F8
) -> bool:
    """Heads of all unknowns; returns whether all pivots are positive. `diagonal` keeps the pivots."""
    n = inverse.shape[0]
    fine = all_true(diagonal)
    u = 0
    for j in range(n):
        pivot = load(diagonal, j)
        fine = fine & (pivot > 0.0)
        inv = 1.0 / pivot
        store(inverse, j, inv)
        f = load(right, j)
        first, end = column[j], column[j + 1]
        for a in range(first, end):
            entry = load(lower, a)
            part = entry * inv
            store(factor, a, part)
            i = row[a]
            store(diagonal, i, load(diagonal, i) - part * entry)
            store(right, i, load(right, i) - part * f)
            for b in range(a + 1, end):
                t = target[u]
                store(lower, t, load(lower, t) - part * load(lower, b))
                u += 1
    for back in range(n):
        j = n - 1 - back
        h = load(right, j) * load(inverse, j)
        for a in range(column[j], column[j + 1]):
            h = h - load(factor, a) * load(head, row[a])
        store(head, j, h)
    return bool(everywhere(fine))
