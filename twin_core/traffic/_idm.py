"""Car following by the Intelligent Driver Model, integrated in quarter seconds so that results do not move with the
step.

Treiber, Hennecke & Helbing 2000, Phys. Rev. E 62, 1805, eqs. (3)–(4), doi:10.1103/PhysRevE.62.1805:

    dv/dt = a [1 − (v/v₀)⁴ − (s*/s)²],   s* = s₀ + max(0, v T + v Δv / (2 √(a b)))

Symbols: a accel, b decel (m/s²), v₀ desired speed (m/s), T time headway `tau_s` (s), s₀ `min_gap_m`, s bumper-to-bumper
gap (m), Δv approach rate (m/s). Within a step the leader keeps its speed. Departures from the paper: the leader's speed
is held over the step, and the result never exceeds the Krauß safe speed for a reaction time of one step (see
`_krauss`), which guarantees that no step, however long, ends in an overlap; the paper's continuous model needs no such
bound.
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import kernel

__all__ = ["idm_speed"]

SUBSTEP_S = 0.25
MIN_GAP_M = 0.01
"""Below this the interaction term would overflow; it stands for contact."""


@kernel
def idm_speed(
    speed: float, gap_m: float, lead_speed: float, desired: float, accel: float, decel: float, tau_s: float,
    min_gap_m: float, dt_s: float,
) -> float:  # fmt: skip
    """Speed after one step; `gap_m` is net of the minimum gap, as everywhere in the engine."""
    n = max(1, math.ceil(dt_s / SUBSTEP_S))
    h = dt_s / n
    v, s = speed, gap_m + min_gap_m
    brake = 2.0 * math.sqrt(accel * decel)
    for _ in range(n):
        free = v / max(desired, 0.1)
        wish = min_gap_m + max(0.0, v * tau_s + v * (v - lead_speed) / brake)
        ratio = wish / max(s, MIN_GAP_M)
        a = accel * (1.0 - free * free * free * free - ratio * ratio)
        new = max(0.0, v + a * h)
        s -= (0.5 * (v + new) - lead_speed) * h
        v = new
    return v
