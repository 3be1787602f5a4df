"""One door to the car-following models: what a vehicle type's driver does behind a leader, before a stop, towards a
limit.

`k` is a row of the table of types, `k.model` 0 Krauß, 1 IDM. Gaps are net of the minimum gap.
"""

from __future__ import annotations

from twin_core.traffic._idm import idm_speed
from twin_core.traffic._jit import inlined
from twin_core.traffic._krauss import brake_gap, follow_speed, safe_speed, stop_speed
from twin_core.traffic._layout import Rows

__all__ = ["KRAUSS", "follow", "stop_within"]

KRAUSS = 0


@inlined
def _needed_m(k: Rows, speed: float, want: float, tau_s: float, dt_s: float) -> float:
    """A gap from which on a driver at up to the greater of both speeds is not hindered: its continuous braking
    distance."""
    most = max(speed, want)
    return most * (tau_s + dt_s) + 0.5 * most * most / k.decel


@inlined
def follow(
    k: Rows, speed: float, gap_m: float, lead_speed: float, lead_decel: float, want: float, dt_s: float
) -> float:
    """Speed for the next step behind a leader; `want` is the desired speed here."""
    if k.model == KRAUSS:
        if gap_m > _needed_m(k, speed, want, k.tau_s, dt_s):
            return speed + k.accel * dt_s
        return follow_speed(speed, gap_m, lead_speed, lead_decel, k.decel, k.accel, k.emergency, k.tau_s, dt_s)
    wish = idm_speed(speed, gap_m, lead_speed, want, k.accel, k.decel, k.tau_s, k.min_gap_m, dt_s)
    reach = gap_m + k.min_gap_m + brake_gap(lead_speed, max(k.decel, lead_decel), 0.0, dt_s)
    return min(wish, safe_speed(reach, k.decel, dt_s, dt_s))


@inlined
def stop_within(k: Rows, speed: float, gap_m: float, want: float, dt_s: float) -> float:
    """Speed for the next step on the way to a stop within `gap_m`."""
    if k.model == KRAUSS:
        if gap_m > _needed_m(k, speed, want, dt_s, dt_s):
            return speed + k.accel * dt_s
        return stop_speed(speed, gap_m, k.decel, k.accel, k.emergency, dt_s)
    wish = idm_speed(speed, gap_m, 0.0, want, k.accel, k.decel, k.tau_s, k.min_gap_m, dt_s)
    return min(wish, safe_speed(gap_m, k.decel, dt_s, dt_s))
