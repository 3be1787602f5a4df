"""Car following by the Intelligent Driver Model, integrated so that results do not move with the step.

Treiber, Hennecke & Helbing 2000, Phys. Rev. E 62, 1805, eqs. (3)–(4), doi:10.1103/PhysRevE.62.1805:

    free road     a_f = a [1 − (v/v₀)⁴]
    interaction   a_i = a [1 − (s*/s)²],   s* = s₀ + max(0, v T + v Δv / (2 √(a b)))

Symbols: a accel, b comfortable decel (m/s²), v₀ desired speed (m/s), T time headway `tau_s` (s), s₀ `min_gap_m`, s
bumper-to-bumper gap (m), Δv approach rate (m/s).

Departures from the paper. A type's `decel` is what its driver can brake by and relies on from others; b, at which it
likes to, is 2 m/s² or that, if less (ibid., table 1: 1.67; ITE's yellow times count on 3.05). The lesser of both
terms counts, not their sum: the sum keeps drivers near v₀ at gaps far above s₀ + v T, so that no headway T fits both
the flow and the wave speed that are observed; this is the limit that the improved model of Treiber & Kesting 2013,
"Traffic Flow Dynamics", section 11.3.7, smooths. A step is driven in quarter seconds, in each of which speed and
position are advanced by one acceleration (the "ballistic" update, ibid. section 10.2), while the leader goes on with
the acceleration of its last step. The result never exceeds the speed from which the driver can stop behind a leader
that brakes at once (`safe_speed_moving`), which guarantees that no step, however long, ends in an overlap; the
paper's continuous model needs no such bound.
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._krauss import GAP_MARGIN_M

__all__ = ["COMFORT_DECEL", "free_speed_idm", "idm_speed", "mean_speed", "safe_speed_moving"]

COMFORT_DECEL = 2.0
"""b, m/s²."""
SUBSTEP_S = 0.25
MIN_GAP_M = 0.01
"""Below this the interaction term would overflow; it stands for contact."""
REST_MPS = 0.05
"""Slower and still slowing a driver halts: the model would creep on for ever."""
NUDGE_M = 0.5
"""For less room than this nobody who stands moves up."""


@inlined
def _substeps(dt_s: float) -> int:
    return max(1, math.ceil(dt_s / SUBSTEP_S))


@inlined
def _quartic(ratio: float) -> float:
    square = ratio * ratio
    return square * square


@kernel
def free_speed_idm(speed: float, desired: float, accel: float, dt_s: float) -> float:
    """Speed after one step on a free road; at once `desired` for who is faster."""
    n = _substeps(dt_s)
    h = dt_s / n
    v = speed
    for _ in range(n):
        if v >= desired:
            return desired
        v += accel * (1.0 - _quartic(v / desired)) * h
    return min(v, desired)


@kernel
def idm_speed(
    speed: float, gap_m: float, lead_speed: float, lead_accel: float, desired: float, accel: float, brake: float,
    tau_s: float, min_gap_m: float, dt_s: float,
) -> float:  # fmt: skip
    """Speed after one step behind a leader; `gap_m` is net of the minimum gap, as everywhere in the engine; `brake` is
    2 √(a b)."""
    if speed == 0.0 and lead_speed == 0.0 and gap_m < NUDGE_M:
        return 0.0
    n = _substeps(dt_s)
    h = dt_s / n
    v, s, lead = speed, gap_m + min_gap_m, lead_speed
    for _ in range(n):
        wish = min_gap_m + max(0.0, v * tau_s + v * (v - lead) / brake)
        ratio = wish / max(s, MIN_GAP_M)
        term = max(_quartic(v / max(desired, REST_MPS)), ratio * ratio)
        new = max(0.0, v + accel * (1.0 - term) * h)
        then = max(0.0, lead + lead_accel * h)
        s += 0.5 * (lead + then - v - new) * h
        v, lead = new, then
    return 0.0 if v < REST_MPS and v <= speed else v


@inlined
def safe_speed_moving(speed: float, gap_m: float, decel: float, dt_s: float) -> float:
    """The greatest speed after this step from which a stop within `gap_m` from here is possible: the step itself at the
    mean of both speeds, then v² / 2b."""
    half = 0.5 * decel * dt_s
    square = half * half + 2.0 * decel * (gap_m - GAP_MARGIN_M - 0.5 * speed * dt_s)
    return max(0.0, math.sqrt(square) - half) if square > 0.0 else 0.0


@inlined
def mean_speed(before: float, after: float, moving_s: float, decel: float, dt_s: float) -> float:
    """Mean over a step, m/s, of a car that moved for its last `moving_s` and, if it halts, braked by `decel` or
    more."""
    if after == 0.0:
        return min(0.5 * before, 0.5 * before * before / (decel * dt_s))
    return 0.5 * (before + after) * moving_s / dt_s
