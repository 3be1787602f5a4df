"""The intelligent driver model, as published but for one thing: its two terms do not add, the lesser counts.

Source: M. Treiber, A. Hennecke, D. Helbing, "Congested traffic states in empirical observations and microscopic
simulations", Phys. Rev. E 62 (2000) 1805, equations 3–5.

    dv/dt = a·min(1 − (v/v0)^δ, 1 − (s*/s)²),    s* = s0 + max(0, v·T + v·Δv / (2·√(a·b)))

s is the bumper-to-bumper distance, Δv = v − v_leader the approach rate. So the equilibrium gap is s0 + v·T up to the
wanted speed, as in the improved model of Treiber & Kesting 2013, "Traffic Flow Dynamics", section 11.3.7.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["IdmDriver", "idm_acceleration", "idm_equilibrium_gap", "idm_next"]


@dataclass(frozen=True)
class IdmDriver:
    """Parameters of the model; SI units."""

    wanted_mps: float = 13.89
    headway_s: float = 1.0
    min_gap_m: float = 2.5
    accel: float = 2.6
    decel: float = 4.5
    exponent: float = 4.0


def idm_acceleration(driver: IdmDriver, v_mps: float, gap_m: float, leader_mps: float) -> float:
    """Acceleration behind a leader `gap_m` ahead (math.inf: free road); m/s²."""
    free = 1.0 - math.pow(v_mps / driver.wanted_mps, driver.exponent)
    if math.isinf(gap_m):
        return driver.accel * free
    dynamic = v_mps * driver.headway_s + v_mps * (v_mps - leader_mps) / (2.0 * math.sqrt(driver.accel * driver.decel))
    wanted_gap = driver.min_gap_m + max(0.0, dynamic)
    return driver.accel * min(free, 1.0 - (wanted_gap / gap_m) ** 2)


def idm_equilibrium_gap(driver: IdmDriver, v_mps: float) -> float:
    """Least gap at which a car behind an equally fast one does not slow down; m."""
    return driver.min_gap_m + v_mps * driver.headway_s


def idm_next(
    driver: IdmDriver, x_m: float, v_mps: float, gap_m: float, leader_mps: float, step_s: float
) -> tuple[float, float]:
    """Position and speed after one ballistic step; a car that would turn round stops where its speed passes zero."""
    acceleration = idm_acceleration(driver, v_mps, gap_m, leader_mps)
    v_next = v_mps + acceleration * step_s
    if v_next >= 0.0:
        return x_m + (v_mps + v_next) / 2.0 * step_s, v_next
    return x_m - v_mps**2 / (2.0 * acceleration), 0.0
