"""The method of characteristics on a grid.

    C⁺ from the point upstream:    H + B' Q = H_A + B Q_A,   B' = B + R |Q_A|
    C⁻ from the point downstream:  H − B' Q = H_B − B Q_B

with B = a/(gA), R = f Δx/(2 g D A²); friction is taken at the new flow and the old amount of it, which is stable for
any Q (Wylie & Streeter 1993, §3-2, eqs. 3-17 to 3-22). At a spot all ends share the head, and what flows in leaves:

    Σ (C − H)/B' = k √(H − z) + machines

Each spot is thus a source of head h₀ = ΣC/B' / Σ1/B' behind a resistance 1/Σ1/B', and a valve or pump between two of
them one quadratic in its flow.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from twin_core.pipes.transient._cache import inlined, kernel

__all__ = ["run_steps"]

F64 = NDArray[np.float64]
I32 = NDArray[np.int32]
BOOL = NDArray[np.bool_]

VALVE = 1
SHUT = 1e-6
"""Openings below this let nothing through."""


@kernel
def run_steps(
    point0: I32, b: F64, r: F64, end0: I32, end_point: I32, end_inner: I32, end_pipe: I32, end_sign: I32,
    fixed: BOOL, elevation: F64, outflow: F64, machine_spot: I32, machine_kind: I32, loss: F64, pump: F64,
    rounds: int, hole_of: I32, hole_k: F64, opening: F64, tripped: BOOL,
    head: F64, flow: F64, head2: F64, flow2: F64, spot_head: F64, source: F64, resist: F64, taken: F64,
    machine_flow: F64, speed: F64, lowest: F64, highest: F64, record: I32, recorded: F64, dt_s: float,
) -> None:  # fmt: skip
    """As many steps as `recorded` has rows; an even number, so that the state ends where it began: in head and flow.

    `hole_of` [S] column of a spot's hole or −1; `hole_k` [T, holes], `opening` [T, M]: per step. `recorded` [T, n]:
    heads of the spots `record`. `rounds`: sweeps over machines, 1 where no two of them share a spot.
    """
    for t in range(len(recorded)):
        h, q, h2, q2 = (head, flow, head2, flow2) if t % 2 == 0 else (head2, flow2, head, flow)
        for p in range(len(b)):
            _inner(point0[p], point0[p + 1] - 1, b[p], r[p], h, q, h2, q2)
        for s in range(len(fixed)):
            taken[s] = 0.0
            if fixed[s]:
                source[s], resist[s] = spot_head[s], 0.0
            else:
                source[s], resist[s] = _arriving(s, end0, end_inner, end_pipe, end_sign, b, r, h, q)
        _machines(
            machine_spot, machine_kind, loss, pump, opening[t], tripped, source, resist, taken, machine_flow, speed,
            rounds, dt_s,
        )  # fmt: skip
        for s in range(len(fixed)):
            if not fixed[s]:
                k = outflow[s] + (hole_k[t, hole_of[s]] if hole_of[s] >= 0 else 0.0)
                spot_head[s] = _spot_head(source[s] - resist[s] * taken[s], resist[s], k, elevation[s])
            lowest[s] = min(lowest[s], spot_head[s])
            highest[s] = max(highest[s], spot_head[s])
            _ends(s, end0, end_point, end_inner, end_pipe, end_sign, b, r, h, q, h2, q2, spot_head[s])
        for i in range(len(record)):
            recorded[t, i] = spot_head[record[i]]


@inlined
def _inner(first: int, last: int, b: float, r: float, h: F64, q: F64, h2: F64, q2: F64) -> None:
    for i in range(first + 1, last):
        up, down = b + r * abs(q[i - 1]), b + r * abs(q[i + 1])
        plus, minus = h[i - 1] + b * q[i - 1], h[i + 1] - b * q[i + 1]
        new = (plus - minus) / (up + down)
        q2[i] = new
        h2[i] = plus - up * new


@inlined
def _arriving(
    s: int, end0: I32, end_inner: I32, end_pipe: I32, end_sign: I32, b: F64, r: F64, h: F64, q: F64
) -> tuple[float, float]:
    """(head that the arriving waves would give spot `s` if nothing left it, metres lost per m³/s that does)."""
    total, admit = 0.0, 0.0
    for e in range(end0[s], end0[s + 1]):
        p, inner = end_pipe[e], end_inner[e]
        impedance = b[p] + r[p] * abs(q[inner])
        total += (h[inner] + end_sign[e] * b[p] * q[inner]) / impedance
        admit += 1.0 / impedance
    return total / admit, 1.0 / admit


@inlined
def _spot_head(free: float, resist: float, k: float, z: float) -> float:
    """Head where k √(H − z) leaves; `free` where nothing did. Nothing enters through a hole."""
    if k <= 0.0 or free <= z:
        return free
    root = 0.5 * (math.sqrt(k * k * resist * resist + 4.0 * (free - z)) - k * resist)
    return z + root * root


@inlined
def _machines(
    spot: I32, kind: I32, loss: F64, pump: F64, opening: F64, tripped: BOOL, source: F64, resist: F64, taken: F64,
    flow: F64, speed: F64, rounds: int, dt_s: float,
) -> None:  # fmt: skip
    """Flow through each valve and pump, taken from the spot before it and given to the one behind."""
    for i in range(len(kind)):
        taken[spot[i, 0]] += flow[i]
        taken[spot[i, 1]] -= flow[i]
    for _ in range(rounds):
        for i in range(len(kind)):
            a, z = spot[i, 0], spot[i, 1]
            taken[a] -= flow[i]
            taken[z] += flow[i]
            push = (source[a] - resist[a] * taken[a]) - (source[z] - resist[z] * taken[z])
            if kind[i] == VALVE:
                flow[i] = _valve_flow(push, resist[a] + resist[z], loss[i], opening[i])
            else:
                flow[i] = _pump_flow(push, resist[a] + resist[z], pump[i, 0], pump[i, 1], speed[i], opening[i])
            taken[a] += flow[i]
            taken[z] -= flow[i]
    for i in range(len(kind)):
        if kind[i] != VALVE and tripped[i] and speed[i] > 0.0:
            lift = pump[i, 0] * speed[i] * speed[i] + pump[i, 1] * flow[i] * flow[i]
            speed[i] = max(0.0, speed[i] - dt_s * pump[i, 2] * flow[i] * max(lift, 0.0) / max(speed[i], 0.01))


@inlined
def _valve_flow(push: float, resist: float, loss: float, opening: float) -> float:
    """Root of K Q|Q| / τ² + resist Q = push; τ is the opening of Q = τ √(ΔH/K)."""
    if opening < SHUT:
        return 0.0
    k = loss / (opening * opening)
    if k * abs(push) < 1e-12 * resist * resist:
        return push / resist if resist > 0.0 else 0.0
    size = 2.0 * abs(push) / (resist + math.sqrt(resist * resist + 4.0 * k * abs(push)))
    return math.copysign(size, push)


@inlined
def _pump_flow(push: float, resist: float, shutoff: float, bend: float, speed: float, opening: float) -> float:
    """Root of push + α² h₀ + h₂ Q² = resist Q, Q ≥ 0: a check valve stands behind each pump."""
    drive = push + shutoff * speed * speed
    if drive <= 0.0 or opening < SHUT:
        return 0.0
    return 2.0 * drive / (resist + math.sqrt(resist * resist - 4.0 * bend * drive))


@inlined
def _ends(
    s: int, end0: I32, end_point: I32, end_inner: I32, end_pipe: I32, end_sign: I32, b: F64, r: F64, h: F64, q: F64,
    h2: F64, q2: F64, head: float,
) -> None:  # fmt: skip
    for e in range(end0[s], end0[s + 1]):
        p, inner, sign = end_pipe[e], end_inner[e], end_sign[e]
        impedance = b[p] + r[p] * abs(q[inner])
        q2[end_point[e]] = sign * (h[inner] + sign * b[p] * q[inner] - head) / impedance
        h2[end_point[e]] = head
