"""Krauss car following with steps of finite length: who brakes by b each step stops on a staircase, not a parabola.

Source: S. Krauss, "Microscopic Modeling of Traffic Flow" (1998), in the discrete form SUMO documents for its
default model (semi-implicit Euler: the new speed is chosen first and held for the whole step).

    symbol here     meaning                                unit
    v_mps           speed at the end of the last step      m/s
    decel           comfortable deceleration b             m/s²
    step_s          step length Δ                          s
    headway_s       time gap τ kept to what is ahead       s

The staircases are walked step by step instead of being solved for, since that is how one sees that they are right.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Driver",
    "brake_gap",
    "dawdled_speed",
    "emergency_decel",
    "final_speed",
    "follow_speed",
    "safe_stop_speed",
    "secure_gap",
    "slow_down_speed",
    "stop_speed",
]

GAP_MARGIN_M = 0.001
"""A stop is aimed this far short of the point, so that round-off never carries a car over it."""

EMERGENCY_AMPLIFIER = 1.2
"""In an emergency more is braked than the constant deceleration that would just do, to relax the situation."""


@dataclass(frozen=True)
class Driver:
    """What a driver and his car can do; defaults are SUMO 1.28's passenger car."""

    accel: float = 2.6
    decel: float = 4.5
    emergency_decel: float = 9.0
    apparent_decel: float = 4.5
    sigma: float = 0.5
    tau_s: float = 1.0
    length_m: float = 5.0
    min_gap_m: float = 2.5
    max_speed_mps: float = 55.56
    speed_factor: float = 1.0

    def wanted_mps(self, limit_mps: float) -> float:
        """Desired speed under a speed limit."""
        return min(limit_mps * self.speed_factor, self.max_speed_mps)


def brake_gap(v_mps: float, decel: float, headway_s: float, step_s: float = 1.0) -> float:
    """Metres driven until standing, if every step is b·Δ slower than the one before and `headway_s` passes first.

    The first braking step already drives v − bΔ; the last, partial one is not driven at all.
    """
    stair = decel * step_s
    metres = 0.0
    steps = int(v_mps / stair)
    for k in range(1, steps + 1):
        metres += (v_mps - k * stair) * step_s
    return metres + v_mps * headway_s


def _stair_metres(steps: int, decel: float, headway_s: float, step_s: float) -> float:
    """Metres needed from exactly `steps` stairs of speed: the headway at full speed, then n−1, n−2, …, 0 stairs."""
    stair = decel * step_s
    return steps * stair * headway_s + sum(k * stair * step_s for k in range(steps))


def safe_stop_speed(gap_m: float, decel: float, headway_s: float, step_s: float = 1.0) -> float:
    """Greatest speed from which one stops within `gap_m`, after `headway_s` at that speed, by stairs of b·Δ.

    Full stairs are taken while they fit; what is left of the gap is spread evenly over the n steps and the headway.
    """
    gap = max(0.0, gap_m - GAP_MARGIN_M)
    steps = 0
    while _stair_metres(steps + 1, decel, headway_s, step_s) <= gap:
        steps += 1
    duration = steps * step_s + headway_s
    if duration == 0.0:  # no headway and less than one stair: the gap itself is driven in one step
        return gap / step_s
    return steps * decel * step_s + (gap - _stair_metres(steps, decel, headway_s, step_s)) / duration


def emergency_decel(driver: Driver, v_mps: float, gap_m: float, leader_mps: float, leader_decel: float) -> float:
    """Constant deceleration that just avoids the leader, who brakes by `leader_decel`; m/s²."""
    if gap_m <= 0.0:
        return driver.emergency_decel
    needed = v_mps**2 / 2.0 / (gap_m + leader_mps**2 / 2.0 / leader_decel)
    if needed <= leader_decel:
        return needed  # we stop behind where the leader will have stopped
    return (v_mps**2 - leader_mps**2) / 2.0 / gap_m  # the gap closes while both still drive


def _relaxed(
    driver: Driver, v_mps: float, gap_m: float, safe: float, leader: tuple[float, float], step_s: float
) -> float:
    """Where `safe` demands more than b, brake by no more than what is needed (and a fifth more). `leader`: v and b."""
    planned = (v_mps - safe) / step_s
    if driver.emergency_decel == driver.decel or planned <= driver.decel + GAP_MARGIN_M:
        return safe
    needed = EMERGENCY_AMPLIFIER * emergency_decel(driver, v_mps, gap_m, *leader)
    return max(0.0, v_mps - min(max(needed, driver.decel), planned) * step_s)


def stop_speed(driver: Driver, v_mps: float, gap_m: float, step_s: float = 1.0) -> float:
    """Speed when stopping at a point `gap_m` ahead (red, lane end): the reaction time is one step, not tau."""
    x = safe_stop_speed(gap_m, driver.decel, step_s, step_s)
    return min(_relaxed(driver, v_mps, gap_m, x, (0.0, 1.0), step_s), v_mps + driver.accel * step_s)


def slow_down_speed(distance_m: float, target_mps: float, decel: float, step_s: float = 1.0) -> float:
    """Speed in the next step such that stairs of b·Δ lead to `target_mps` in the step that crosses `distance_m`."""
    if distance_m < target_mps * step_s:
        return target_mps
    stair, steps, used_m = decel * step_s, 0, 0.0
    while used_m + (target_mps + (steps + 1) * stair) * step_s <= distance_m:
        steps += 1
        used_m += (target_mps + steps * stair) * step_s
    rest_m = distance_m - used_m
    if rest_m > 0.0:  # the crossing step itself is driven at the target speed
        rest_m = max(0.0, rest_m - target_mps * step_s)
    return target_mps + steps * stair + rest_m / ((steps + 1) * step_s)


def follow_speed(
    driver: Driver,
    v_mps: float,
    gap_m: float,
    leader_mps: float,
    leader_decel: float | None = None,
    step_s: float = 1.0,
    *,
    emergencies: bool = True,
) -> float:
    """Speed behind a leader; `gap_m` is leader's back − own front − own minimum gap.

    `emergencies=False` is the rule for insertion and for looking at another lane: there a demand beyond b is an
    answer ("no"), not something to be driven.
    """
    b_leader = driver.apparent_decel if leader_decel is None else leader_decel
    leader_stops_after = brake_gap(leader_mps, max(driver.decel, b_leader), 0.0, step_s)
    x = safe_stop_speed(gap_m + leader_stops_after, driver.decel, driver.tau_s, step_s)
    if emergencies:
        x = _relaxed(driver, v_mps, gap_m, x, (leader_mps, b_leader), step_s)
    return min(x, v_mps + driver.accel * step_s, driver.max_speed_mps)


def dawdled_speed(driver: Driver, v_mps: float, draw: float, step_s: float = 1.0) -> float:
    """Imperfection, applied after safety: slower by up to σ·a·Δ, by up to σ·v·Δ where v is below a; draw in [0, 1)."""
    scale = v_mps if v_mps < driver.accel else driver.accel
    return max(0.0, v_mps - step_s * driver.sigma * scale * draw)


def final_speed(
    driver: Driver, v_mps: float, limit_mps: float, safe_mps: float, draw: float, step_s: float = 1.0
) -> float:
    """New speed: never slower than b allows (unless an emergency asks), never faster than wish, engine and safety."""
    comfortable = v_mps - driver.decel * step_s
    emergency = v_mps - driver.emergency_decel * step_s
    slowest = max(0.0, min(comfortable, max(safe_mps, emergency)))
    fastest = max(slowest, min(driver.wanted_mps(limit_mps), v_mps + driver.accel * step_s, safe_mps))
    return max(slowest, dawdled_speed(driver, fastest, draw, step_s))


def secure_gap(
    follower: Driver, follower_mps: float, leader_mps: float, leader_decel: float, step_s: float = 1.0
) -> float:
    """Least gap (without the minimum gap) at which a lane change or insertion is safe; m."""
    needed = brake_gap(follower_mps, follower.decel, follower.tau_s, step_s)
    given = brake_gap(leader_mps, max(follower.decel, leader_decel), 0.0, step_s)
    return max(0.0, needed - given)
