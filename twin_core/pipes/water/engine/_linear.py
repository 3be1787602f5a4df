"""The linear system of one iteration: A H = F with A = Σ p, assembled over links and solved over the frozen schedule.

A_ii += p, A_jj += p, A_ij −= p;   F_i += y − q, F_j −= y − q;   a fixed head H_i adds p H_i to F_j
A = L D Lᵀ, right-looking; the forward solve runs in the same pass (George and Liu 1981, chapter 5)
"""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import F8, U4
from twin_core.pipes.water.engine._cache import kernel

__all__ = ["assemble", "fixed_heads", "solve_linear"]


@kernel
def assemble(
    link_from: U4,
    link_to: U4,
    slot: U4,
    flow: F8,
    conductance: F8,
    shift: F8,
    demand: F8,
    diagonal: F8,
    right: F8,
    lower: F8,
) -> None:
    """Matrix and right side of links and demands; links with p = 0 are left to their valve."""
    lower[:] = 0.0
    diagonal[:] = 0.0
    for i in range(right.size):
        right[i] = -demand[i] if i < demand.size else 0.0
    for k in range(flow.size):
        p = conductance[k]
        if p == 0.0:
            continue
        a, b = link_from[k], link_to[k]
        z = shift[k] - flow[k]
        diagonal[a] += p
        diagonal[b] += p
        right[a] += z
        right[b] -= z
        lower[slot[k]] -= p


@kernel
def fixed_heads(
    fixed_links: U4, link_from: U4, link_to: U4, junctions: int, head: F8, conductance: F8, right: F8
) -> None:
    """Known heads move to the right side."""
    for k in fixed_links:
        a, b = link_from[k], link_to[k]
        if a >= junctions:
            right[b] += conductance[k] * head[a]
        if b >= junctions:
            right[a] += conductance[k] * head[b]


@kernel
def solve_linear(
    column: U4, row: U4, target: U4, diagonal: F8, lower: F8, right: F8, factor: F8, inverse: F8, head: F8
) -> int:
    """Heads of all unknowns; returns −1, or the first unknown whose pivot is not positive."""
    n = inverse.size
    u = 0
    for j in range(n):
        pivot = diagonal[j]
        if not pivot > 0.0:  # so that a pivot that is no number ends here too
            return j
        inv = 1.0 / pivot
        inverse[j] = inv
        f = right[j]
        first, end = column[j], column[j + 1]
        for a in range(first, end):
            entry = lower[a]
            part = entry * inv
            factor[a] = part
            i = row[a]
            diagonal[i] -= part * entry
            right[i] -= part * f
            for b in range(a + 1, end):
                lower[target[u]] -= part * lower[b]
                u += 1
    for back in range(n):
        j = n - 1 - back
        h = right[j] * inverse[j]
        for a in range(column[j], column[j + 1]):
            h -= factor[a] * head[row[a]]
        head[j] = h
    return -1
