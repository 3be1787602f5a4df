"""A road of one lane with at most one signal on it, and nothing else: car following, stopping, dawdling, insertion.

All cars are planned with everybody's state at the end of the last step, then all move: the leader's new position is
never seen early. A car is x (front bumper, m from the road's start) and v.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from twin_core.traffic.reference._krauss import Driver, final_speed, follow_speed, stop_speed
from twin_core.traffic.reference._signal import brakes_for_yellow

__all__ = ["Car", "LaneRun", "Road", "drive_road"]

DepartSpeed = Literal["avg", "max", "zero"]
"""Mean speed of the lane or wait; desired speed, lowered to what is safe; standing."""

DEPART_GAP_M = 0.1
"""A car departs with its tail this far inside the road."""


@dataclass(frozen=True)
class Road:
    """One lane; the signal, if any, stands at `signal_m` and cars halt `stop_gap_m` before it."""

    length_m: float
    limit_mps: float
    signal_m: float | None = None
    stop_gap_m: float = 1.0
    letter: Callable[[float], str] = field(default=lambda _time_s: "G")


@dataclass
class Car:
    """One car. `crossed_s` is when its front passed the signal within the step, by linear interpolation."""

    number: int
    driver: Driver
    depart_s: float
    x_m: float = 0.0
    v_mps: float = 0.0
    crossed_s: float | None = None
    time_loss_s: float = 0.0
    waited_s: float = 0.0


@dataclass
class LaneRun:
    """What happened: arrived cars with their arrival time, cars on the road, cars that still wait to depart."""

    arrived: list[tuple[float, Car]]
    running: list[Car]  # front car first
    waiting: list[Car]
    departed_s: dict[int, float]


def _planned_speed(road: Road, car: Car, leader: Car | None, letter: str, step_s: float) -> float:
    safe = car.driver.wanted_mps(road.limit_mps)
    if leader is not None:
        gap = leader.x_m - leader.driver.length_m - car.x_m - car.driver.min_gap_m
        safe = min(safe, follow_speed(car.driver, car.v_mps, gap, leader.v_mps, leader.driver.apparent_decel, step_s))
    if road.signal_m is not None and car.x_m <= road.signal_m and letter in "ryYu":
        seen = road.signal_m - car.x_m
        if brakes_for_yellow(seen, car.v_mps, car.driver.decel, car.driver.emergency_decel, step_s):
            safe = min(safe, stop_speed(car.driver, car.v_mps, seen - road.stop_gap_m, step_s))
    return safe


def _try_depart(road: Road, car: Car, running: list[Car], speed: DepartSpeed, step_s: float) -> bool:
    """Depart behind the last car if that is safe; False: wait."""
    driver = car.driver
    x = driver.length_m + DEPART_GAP_M
    v = driver.wanted_mps(road.limit_mps)
    last = running[-1] if running else None
    if speed == "avg" and running:
        v = min(v, sum(c.v_mps for c in running) / len(running))
    elif speed == "zero":
        v = 0.0
    if last is not None:
        gap = last.x_m - last.driver.length_m - x - driver.min_gap_m
        if gap < 0.0:
            return False
        safe = follow_speed(driver, v, gap, last.v_mps, last.driver.apparent_decel, step_s, emergencies=False)
        if speed == "max":
            v = min(v, safe)
        elif v > safe:
            return False
    car.x_m, car.v_mps = x, v
    return True


def drive_road(
    road: Road,
    cars: list[Car],
    until_s: float,
    draw: Callable[[int, int], float],
    step_s: float = 1.0,
    depart_speed: DepartSpeed = "avg",
) -> LaneRun:
    """Drive from second 0 to `until_s`; `draw(number, step)` in [0, 1) is the dawdling of one car in one step.

    `cars` are in order of departure. Cars with x_m > 0 already stand on the road (front car first) with their v_mps.
    """
    running = [c for c in cars if c.x_m > 0.0]
    run = LaneRun([], running, [c for c in cars if c.x_m <= 0.0], {c.number: 0.0 for c in running})
    for step in range(round(until_s / step_s)):
        time_s = step * step_s
        letter = road.letter(time_s)
        leaders: list[Car | None] = [None, *run.running][: len(run.running)]
        safe = [_planned_speed(road, c, lead, letter, step_s) for c, lead in zip(run.running, leaders, strict=True)]
        for car, safe_mps in zip(run.running, safe, strict=True):
            v = final_speed(car.driver, car.v_mps, road.limit_mps, safe_mps, draw(car.number, step), step_s)
            before = car.x_m
            car.x_m, car.v_mps = before + v * step_s, v
            car.time_loss_s += step_s * (1.0 - v / car.driver.wanted_mps(road.limit_mps))
            car.waited_s += step_s if v <= 0.1 else 0.0
            if road.signal_m is not None and before <= road.signal_m < car.x_m:
                car.crossed_s = time_s + (road.signal_m - before) / v
        while run.running and run.running[0].x_m > road.length_m:
            run.arrived.append((time_s, run.running.pop(0)))
        due = bool(run.waiting) and run.waiting[0].depart_s <= time_s
        if due and _try_depart(road, run.waiting[0], run.running, depart_speed, step_s):
            car = run.waiting.pop(0)
            run.departed_s[car.number] = time_s
            run.running.append(car)
    return run
