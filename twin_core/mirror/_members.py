"""What makes the members of an ensemble differ: seeds of the drivers, and draws of the demand to come.

Traffic of an entry at τ after now = nominal × own(entry) × common × exp(r·e^(−τ/T)), where r is the logarithm of what
came in within the last quarter of an hour by what the nominal demand has, drawn to 0 where little was counted. Own and
common factors are lognormal. All draws hang on (member, entry or vehicle) alone, so the same member meets the same
traffic whatever the signals do: plans are compared with equal luck.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Demand
from twin_core.mirror._demand import pick_vehicles, scale_draws
from twin_core.mirror._draws import PURPOSE_DEMAND, uniform
from twin_core.mirror._nowcast import Nowcast
from twin_core.mirror._world import World

__all__ = ["entry_ratio", "member_demand", "member_seed"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]

COMMON_SD, OWN_SD = 0.06, 0.12
PERSISTENCE_S = 1800.0
SHRINK_COUNT = 20.0
RATIO_LIMITS = (1.0 / 3.0, 3.0)
SEED_STEP = 1_000_003
COPY_SPREAD_S = 60.0


def member_seed(seed: int, member: int) -> int:
    """Seed of a member's drivers; never the seed that the mirror itself drives with."""
    return (seed + SEED_STEP * (member + 1)) % 2**31


def entry_ratio(nowcast: Nowcast) -> F64:
    """[E] log ratio of counted to nominal entries of the last 15 minutes, shrunk; 0 where nothing is counted."""
    entered = np.asarray(nowcast.arrays["entered"], np.float64)
    nominal = np.asarray(nowcast.arrays["nominal"], np.float64)
    ratio = (entered + SHRINK_COUNT) / (nominal + SHRINK_COUNT)
    measured = (entered + nominal) > 0
    return np.where(measured, np.log(np.clip(ratio, *RATIO_LIMITS)), 0.0)


def _normal(seed: int, member: int, key: I64) -> F64:
    """Standard normals (Box–Muller) by counter."""
    first = uniform(seed, PURPOSE_DEMAND, key, 2 * member)
    second = uniform(seed, PURPOSE_DEMAND, key, 2 * member + 1)
    return np.asarray(np.sqrt(-2.0 * np.log(1.0 - first)) * np.cos(2.0 * np.pi * second))


def member_demand(world: World, nowcast: Nowcast, *, seed: int, member: int, horizon_s: float) -> Demand:
    """Vehicles that come in within the horizon, in this member's draw of the traffic."""
    demand, v = world.demand, world.demand.vehicles
    low, high = np.searchsorted(v.depart_ms, [nowcast.time_ms, nowcast.time_ms + round(horizon_s * 1000)], side="right")
    rows = np.arange(low, high)
    edge = demand.route_edge[demand.route_start[v.route[rows]]].astype(np.int64)
    after_s = (v.depart_ms[rows] - nowcast.time_ms) / 1000.0
    common = COMMON_SD * _normal(seed, member, np.array([-1]))[0]
    own = OWN_SD * _normal(seed, member, edge)
    log_factor = entry_ratio(nowcast)[edge] * np.exp(-after_s / PERSISTENCE_S) + common + own
    copies = scale_draws(np.exp(log_factor), uniform(seed, PURPOSE_DEMAND + 1, rows, member))
    repeated = np.repeat(rows, copies)
    # second copies of a car come some time after it, not on its bumper
    nth = np.arange(repeated.size) - np.repeat(np.cumsum(copies) - copies, copies)
    spread = uniform(seed, PURPOSE_DEMAND + 2, repeated, nth.astype(np.int64)) * COPY_SPREAD_S * 1000.0
    depart = v.depart_ms[repeated] + np.where(nth > 0, spread, 0.0).astype(np.int64)
    return pick_vehicles(demand, repeated, depart_ms=depart)
