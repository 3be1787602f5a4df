"""The last word on a car's next speed: bounds, dawdling, and the wishes of lane changers.

v_min    max(v_safe, v − emergency Δ), at most v − b Δ;   v_max   min(v + a Δ, v_safe, v_vehicle), at least v_min
v'       v_max less the dawdling σ a Δ u (σ v_max Δ u where v_max < a), u uniform, at least v_min (Krauß 1998, eq.
5.4) lane changers' wishes within [v_min, v_max] (`_patch`)
"""

from __future__ import annotations

from twin_core.traffic._jit import kernel
from twin_core.traffic._layout import Rows
from twin_core.traffic._models import KRAUSS
from twin_core.traffic._patch import patch_speed
from twin_core.traffic._random import FOR_DAWDLE, uniform

__all__ = ["EPS_MPS", "set_next_speed"]

EPS_MPS = 0.0001
"""Slower counts as standing."""


@kernel
def set_next_speed(c: Rows, t: Rows, safe: float, least: float, seed: int, step: int, dt_s: float) -> None:
    """Settle `next_speed`: at most `safe`, and at least `least` where the car goes on at all."""
    low = max(0.0, min(c.speed - t.decel * dt_s, max(safe, c.speed - t.emergency * dt_s)))
    high = max(low, min(min(c.speed + t.accel * dt_s, t.max_speed), safe))
    v = high
    if t.model == KRAUSS and t.sigma > 0.0 and high > 0.0:
        base = high if high < t.accel else t.accel
        v = max(low, high - dt_s * t.sigma * base * uniform(seed, c.number, step, FOR_DAWDLE))
    v = patch_speed(c, t, low, v, high, dt_s)
    if v > 0.0:
        v = max(v, least)
    c.next_speed = v if v > EPS_MPS else 0.0
