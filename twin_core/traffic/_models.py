"""One door to the car-following models: what a vehicle type's driver does alone, behind a leader, before a stop, and
how far it gets in a step.

`k` is a row of the table of types, `k.model` 0 Krauß, 1 IDM. Gaps are net of the minimum gap.
"""

from __future__ import annotations

from twin_core.traffic._idm import free_speed_idm, idm_speed, mean_speed, safe_speed_moving
from twin_core.traffic._jit import inlined
from twin_core.traffic._krauss import brake_gap, follow_speed, stop_speed
from twin_core.traffic._layout import Rows

__all__ = ["KRAUSS", "alone", "braking_m", "follow", "sees_m", "step_speed", "stop_within"]

KRAUSS = 0


@inlined
def _needed_m(k: Rows, speed: float, want: float, tau_s: float, dt_s: float) -> float:
    """A gap from which on a driver at up to the greater of both speeds is not hindered: its continuous braking
    distance."""
    most = max(speed, want)
    return most * (tau_s + dt_s) + 0.5 * most * most / k.decel


@inlined
def follow(
    k: Rows, speed: float, gap_m: float, lead_speed: float, lead_accel: float, lead_decel: float, want: float,
    dt_s: float,
) -> float:  # fmt: skip
    """Speed for the next step behind a leader; `want` is the desired speed here."""
    if k.model == KRAUSS:
        if gap_m > _needed_m(k, speed, want, k.tau_s, dt_s):
            return speed + k.accel * dt_s
        return follow_speed(speed, gap_m, lead_speed, lead_decel, k.decel, k.accel, k.emergency, k.tau_s, dt_s)
    wish = idm_speed(speed, gap_m, lead_speed, lead_accel, want, k.accel, k.idm_brake, k.tau_s, k.min_gap_m, dt_s)
    reach = gap_m + k.min_gap_m + brake_gap(lead_speed, max(k.decel, lead_decel), 0.0, dt_s)
    return min(wish, safe_speed_moving(speed, reach, k.decel, dt_s))


@inlined
def stop_within(k: Rows, speed: float, gap_m: float, want: float, dt_s: float) -> float:
    """Speed for the next step on the way to a stop within `gap_m`. The IDM's headway is kept to cars only: a line does
    not brake, and a driver may come near it at √(2 gap √(a b))."""
    if k.model == KRAUSS:
        if gap_m > _needed_m(k, speed, want, dt_s, dt_s):
            return speed + k.accel * dt_s
        return stop_speed(speed, gap_m, k.decel, k.accel, k.emergency, dt_s)
    wish = idm_speed(speed, gap_m, 0.0, 0.0, want, k.accel, k.idm_brake, 0.0, k.min_gap_m, dt_s)
    return min(wish, safe_speed_moving(speed, gap_m, k.decel, dt_s))


@inlined
def alone(k: Rows, speed: float, want: float, dt_s: float) -> float:
    """Speed for the next step on a free road."""
    if k.model == KRAUSS:
        return min(min(speed + k.accel * dt_s, k.max_speed), want)
    return free_speed_idm(speed, want, k.accel, dt_s)


@inlined
def braking_m(k: Rows, speed: float, decel: float, tau_s: float, dt_s: float) -> float:
    """Way to a stop after a reaction time `tau_s`."""
    if k.model == KRAUSS:
        return brake_gap(speed, decel, tau_s, dt_s)
    return 0.5 * speed * speed / decel + speed * tau_s


@inlined
def sees_m(k: Rows, speed: float, visibility_m: float, dt_s: float) -> float:
    """How far before a line without priority its foes are seen, for a decision that holds for a whole step: an IDM
    driver's is that of the step's middle, so that long steps do not make it see late."""
    return visibility_m if k.model == KRAUSS else visibility_m + 0.5 * speed * dt_s


@inlined
def step_speed(k: Rows, before: float, after: float, moving_s: float, dt_s: float) -> float:
    """Way of a step by its length, m/s; `moving_s` as in `mean_speed`."""
    if k.model == KRAUSS:
        return after
    return mean_speed(before, after, moving_s, k.decel, dt_s)
