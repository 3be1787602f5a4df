"""Green splits from flows: the stage lengths of a cycle that make a junction's expected delay least.

Delay of one lane over the horizon T is the sum of three well-known parts (Highway Capacity Manual 2010, ch. 18 and 30,
eqs. 18-19, 18-45 and the initial-queue term as a plain area), with capacity c = s·g/C and degree of saturation X = q/c:

    uniform       q·T · ½·C·(1 − g/C)² / (1 − min(1, X)·g/C)
    overflow      q·T · ¼·T·[(X − 1) + √((X − 1)² + 4·X/(c·T))]
    first queue   Q₀·t − ½·(c − q)·t², the area under the first queue Q₀ while it shrinks; t = min(T, Q₀/(c − q))

Greens are linear in the stage lengths, since intergreens depend on the sequence only: g = g_base + S·(len − base). The
search moves whole seconds from one stage to another while that helps; the delay is nearly convex in the splits, so it
ends within a second or two of the best ones, less than what the flows are known to.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

import twin_core.traffic  # noqa: F401  it says where compiled kernels are kept

__all__ = ["Junction", "best_splits", "expected_delay"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]

LEAST_GREEN_S = 0.5  # keeps the capacity of an unserved lane finite
MOVES_S = (4, 2, 1)
MAX_MOVES = 400


class Junction(NamedTuple):
    """What a junction must serve. [A] approach lanes, [P] stages in the order of the plan."""

    arrivals_vps: F64  # [A] expected arrivals, vehicles/s
    queue: F64  # [A] vehicles that wait now
    saturation_vps: F64  # [A] discharge while green and queued, vehicles/s
    green_s: F64  # [A] effective green in a cycle with `base_s`
    serves: F64  # [A, P] share of the lane's traffic that has green in the stage, 0..1
    base_s: I64  # [P] stage lengths that `green_s` was computed with
    least_s: I64  # [P] shortest allowed stage lengths
    horizon_s: float


@njit(cache=True, error_model="numpy")
def _delay_kernel(
    arrivals: F64, queue: F64, saturation: F64, green: F64, serves: F64, base: I64, lengths: I64, horizon_s: float
) -> float:
    cycle = 0.0
    for p in range(lengths.size):
        cycle += lengths[p]
    total = 0.0
    for a in range(arrivals.size):
        g = green[a]
        for p in range(lengths.size):
            g += serves[a, p] * (lengths[p] - base[p])
        g = min(max(g, LEAST_GREEN_S), cycle)
        share = g / cycle
        capacity = saturation[a] * share
        q = arrivals[a]
        x = q / capacity
        uniform = 0.5 * cycle * (1.0 - share) ** 2 / max(1.0 - min(1.0, x) * share, 1e-6)
        excess = x - 1.0
        overflow = 0.25 * horizon_s * (excess + np.sqrt(excess * excess + 4.0 * x / (capacity * horizon_s)))
        total += q * horizon_s * (uniform + overflow)
        shrink = capacity - q
        t = horizon_s
        if shrink > 0.0:
            t = min(t, queue[a] / shrink)
        total += queue[a] * t - 0.5 * max(shrink, 0.0) * t * t
    return float(total)


@njit(cache=True, error_model="numpy")
def _search_kernel(
    arrivals: F64,
    queue: F64,
    saturation: F64,
    green: F64,
    serves: F64,
    base: I64,
    least: I64,
    lengths: I64,
    horizon_s: float,
) -> float:
    n = lengths.size
    best = _delay_kernel(arrivals, queue, saturation, green, serves, base, lengths, horizon_s)
    for move in MOVES_S:
        for _ in range(MAX_MOVES):
            giver, taker, least_delay = -1, -1, best - 1e-9
            for i in range(n):
                if lengths[i] - move < least[i]:
                    continue
                for j in range(n):
                    if i == j:
                        continue
                    lengths[i] -= move
                    lengths[j] += move
                    delay = _delay_kernel(arrivals, queue, saturation, green, serves, base, lengths, horizon_s)
                    lengths[i] += move
                    lengths[j] -= move
                    if delay < least_delay:
                        giver, taker, least_delay = i, j, delay
            if giver < 0:
                break
            lengths[giver] -= move
            lengths[taker] += move
            best = least_delay
    return float(best)


def expected_delay(junction: Junction, lengths_s: I64) -> float:
    """Expected delay over the horizon with these stage lengths, vehicle-seconds."""
    j = junction
    return float(
        _delay_kernel(
            j.arrivals_vps, j.queue, j.saturation_vps, j.green_s, j.serves, j.base_s, lengths_s, float(j.horizon_s)
        )
    )


def best_splits(junction: Junction, cycle_s: int) -> tuple[I64, float] | None:
    """Stage lengths [P] that sum to `cycle_s` with the least expected delay, and that delay in vehicle-seconds.

    None where the shortest stages do not fit into the cycle.
    """
    j = junction
    spare = cycle_s - int(j.least_s.sum())
    if spare < 0:
        return None
    # Start from the present shares of the time above the minima: the search then changes what must change.
    above = np.maximum(j.base_s - j.least_s, 0).astype(np.float64)
    weights = above / above.sum() if above.sum() > 0 else np.full(above.size, 1.0 / above.size)
    lengths = j.least_s + np.floor(weights * spare).astype(np.int64)
    rest = cycle_s - int(lengths.sum())
    lengths[np.argsort(-weights, kind="stable")[:rest]] += 1
    lengths[0] += cycle_s - int(lengths.sum())
    delay = _search_kernel(
        j.arrivals_vps,
        j.queue,
        j.saturation_vps,
        j.green_s,
        j.serves,
        j.base_s,
        j.least_s,
        lengths,
        float(j.horizon_s),
    )
    return lengths, float(delay)
