"""Car following after Krauß as SUMO runs it: the stopping distance of a car that brakes in whole steps.

Krauß 1998, "Microscopic modeling of traffic flow", ch. 5, with the time discretisation of SUMO (user documentation,
"Simulation / Car-Following Models"). All speeds m/s, distances m, b = decel m/s², Δ = step length s.

    brake gap        n = ⌊v / bΔ⌋;  Δ (n v − bΔ n(n+1)/2) + v τ
    safe speed       the largest v from which a stop within g is possible, braking by bΔ per step after a time τ:
                     n = ⌊½ − (τ − ½ √(Δ² + 4 (Δ (2g/B − τ) + τ²))) / Δ⌋ with B = bΔ, h = ½ n (n−1) B Δ + n B τ,
                     v = n B + (g − h) / (n Δ + τ): a staircase of straight pieces
    following        safe speed over gap + brake gap of the leader at max(b, b_leader)
    stopping         safe speed with τ = Δ

Where more than b is needed the driver brakes by 1.2 times the least sufficient deceleration, at most the emergency one:
d₁ = v² / 2 (gap + v_l² / 2b_l); where d₁ > b_l, d₂ = (v² − v_l²) / 2 gap.
"""

from __future__ import annotations

import math

import numpy as np

from twin_core.traffic._jit import inlined, kernel

__all__ = [
    "GAP_MARGIN_M",
    "brake_gap",
    "follow_speed",
    "follow_speed_at_insertion",
    "free_speed",
    "safe_speed",
    "secure_gap",
    "speed_after",
    "stop_speed",
]

GAP_MARGIN_M = 0.001
"""Taken off every gap, so that rounding never lets bumpers touch."""
EMERGENCY_FACTOR = 1.2
EPS = 0.001


@inlined
def brake_gap(speed: float, decel: float, tau_s: float, dt_s: float) -> float:
    """Distance covered after a reaction time `tau_s` while braking to a stop by whole steps."""
    lost = decel * dt_s
    n = np.floor(speed / lost)
    return dt_s * (n * speed - lost * n * (n + 1) * 0.5) + speed * tau_s


@inlined
def safe_speed(gap_m: float, decel: float, tau_s: float, dt_s: float) -> float:
    """The staircase: the greatest speed from which a stop within `gap_m` is possible."""
    g = gap_m - GAP_MARGIN_M
    if g < 0.0:
        return 0.0
    lost = decel * dt_s
    root = math.sqrt(dt_s * dt_s + 4.0 * (dt_s * (2.0 * g / lost - tau_s) + tau_s * tau_s))
    n = np.floor(0.5 - (tau_s - 0.5 * root) / dt_s)
    used = 0.5 * n * (n - 1.0) * lost * dt_s + n * lost * tau_s
    return n * lost + (g - used) / (n * dt_s + tau_s)


@inlined
def _needed_decel(gap_m: float, speed: float, lead_speed: float, lead_decel: float, emergency: float) -> float:
    if gap_m <= 0.0:
        return emergency
    first = 0.5 * speed * speed / (gap_m + 0.5 * lead_speed * lead_speed / lead_decel)
    if first <= lead_decel:
        return first
    return 0.5 * (speed * speed - lead_speed * lead_speed) / gap_m


@inlined
def _soften(
    safe: float, gap_m: float, speed: float, lead_speed: float, lead_decel: float, decel: float, emergency: float,
    dt_s: float,
) -> float:  # fmt: skip
    """Replace a demand for more than `decel` by the least deceleration that suffices, with a margin."""
    planned = (speed - safe) / dt_s
    if decel == emergency or planned <= decel + EPS:
        return safe
    needed = EMERGENCY_FACTOR * _needed_decel(gap_m, speed, lead_speed, lead_decel, emergency)
    return max(0.0, speed - min(max(needed, decel), planned) * dt_s)


@kernel
def stop_speed(speed: float, gap_m: float, decel: float, k_accel: float, emergency: float, dt_s: float) -> float:
    """Speed for the next step on the way to a stop within `gap_m`."""
    safe = safe_speed(gap_m, decel, dt_s, dt_s)
    safe = _soften(safe, gap_m, speed, 0.0, 1.0, decel, emergency, dt_s)
    return min(safe, speed + k_accel * dt_s)


@kernel
def follow_speed(
    speed: float, gap_m: float, lead_speed: float, lead_decel: float, decel: float, k_accel: float, emergency: float,
    tau_s: float, dt_s: float,
) -> float:  # fmt: skip
    """Speed for the next step behind a leader; `gap_m` is net of the own minimum gap."""
    worst = max(decel, lead_decel)
    safe = safe_speed(gap_m + brake_gap(lead_speed, worst, 0.0, dt_s), decel, tau_s, dt_s)
    safe = _soften(safe, gap_m, speed, lead_speed, lead_decel, decel, emergency, dt_s)
    return min(safe, speed + k_accel * dt_s)


@kernel
def follow_speed_at_insertion(
    gap_m: float, lead_speed: float, lead_decel: float, decel: float, tau_s: float, dt_s: float
) -> float:
    """The greatest speed at which a car may be put behind a leader: no emergency braking is planned for."""
    return safe_speed(gap_m + brake_gap(lead_speed, max(decel, lead_decel), 0.0, dt_s), decel, tau_s, dt_s)


@kernel
def free_speed(dist_m: float, target: float, decel: float, dt_s: float) -> float:
    """Speed for the next step so as to pass a point `dist_m` ahead at no more than `target`."""
    v = target * dt_s
    if dist_m < v:
        return target
    b = decel * dt_s * dt_s
    y = max(0.0, ((math.sqrt((b + 2.0 * v) * (b + 2.0 * v) + 8.0 * b * dist_m) - b) * 0.5 - v) / b)
    whole = np.floor(y)
    used = (whole * whole + whole) * 0.5 * b + whole * v + (v if y > whole else 0.0)
    return max(0.0, dist_m - used) / (whole + 1.0) / dt_s + whole * decel * dt_s + target


@inlined
def secure_gap(speed: float, lead_speed: float, decel: float, lead_decel: float, tau_s: float, dt_s: float) -> float:
    """Least gap, net of the minimum gap, that lets a follower at `speed` keep its deceleration."""
    worst = max(decel, lead_decel)
    return max(0.0, brake_gap(speed, decel, tau_s, dt_s) - brake_gap(lead_speed, worst, 0.0, dt_s))


@inlined
def speed_after(dist_m: float, speed: float, accel: float) -> float:
    """Speed after `dist_m` of constant acceleration, in continuous time."""
    return math.sqrt(max(0.0, speed * speed + 2.0 * dist_m * accel))
