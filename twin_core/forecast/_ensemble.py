"""The task `forecast.ensemble`: members from one nowcast, summed up by quantiles.

Arguments (JSON): `city` folder; optional `members` (8), `leads_s` ([300, 900]), `seed` (1), `far_period_s` (0). Each
lead is the mean over the minute that ends there. Signals run the programs that are in force now. Most of the work goes
into the last lead, which changes least from one minute to the next: with a `far_period_s` all leads but the nearest are
forecast only where street time is a multiple of it, and left out otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import NormalDist

import numpy as np
from citybrain_wire.errors import BadInput
from numpy.typing import NDArray

from cluster import Done, Request, Shard
from twin_core.forecast._scores import LEVELS
from twin_core.mirror import (
    Nowcast,
    World,
    load_world,
    member_demand,
    member_seed,
    pack_arrays,
    place_ids,
    queue_by_approach,
    read_nowcast,
    resume,
    speed_by_approach,
    unpack_arrays,
)

__all__ = ["EnsembleTask", "ensemble_task", "run_member"]

F64 = NDArray[np.float64]

MEMBERS, SEED = 8, 1
LEADS_S = (300, 900)
WINDOW_S = 60
MAX_MEMBERS, MAX_LEAD_S = 64, 7200
NS_PER_S = 1_000_000_000
DIGITS = 3
JAM_SPACING_M = 7.5  # of standing cars, front to front: 5 m and 2.5 m between them, as SUMO's default type
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
# Factor and floor that bring the 5–95 % range to cover 0.86 to 0.95 of what came at +5 and +15 min, 8 members, on two
# of the RESCO networks with rehearsal streets; the plain quantiles of the members covered 0.38 to 0.54.
SPREAD = {"speed_mps": (1.7, 0.6), "queue": (1.35, 0.6)}


def run_member(world: World, nowcast: Nowcast, *, member: int, seed: int, leads_s: Sequence[int]) -> dict[str, F64]:
    """One member: `speed_mps` and `queue` [leads, A] as means over the minute before each lead, `vehicles` [leads]."""
    horizon_s = max(leads_s)
    demand = member_demand(world, nowcast, seed=seed, member=member, horizon_s=horizon_s)
    simulation = resume(world, nowcast, seed=member_seed(seed, member), demand=demand)
    n_det, n_places = len(world.network.detectors.id), world.layout.approach_edge.size
    out: dict[str, list[object]] = {"speed_mps": [], "queue": [], "vehicles": []}
    now_s = 0
    for lead_s in sorted(leads_s):
        simulation.step(max(0, lead_s - WINDOW_S - now_s))
        now_s = max(now_s, lead_s - WINDOW_S)
        count, speed_sum, queue = np.zeros(n_det), np.zeros(n_det), np.zeros(n_places)
        seconds = lead_s - now_s
        for _ in range(seconds):
            simulation.step()
            seen = simulation.detector_view()
            passed, speed = np.asarray(seen.count, np.float64), np.asarray(seen.speed_mps, np.float64)
            count += passed
            speed_sum += np.where(passed > 0, np.nan_to_num(speed) * passed, 0.0)
            queue += queue_by_approach(world, simulation)
        now_s = lead_s
        out["speed_mps"].append(speed_by_approach(world, count, speed_sum))
        out["queue"].append(queue / max(seconds, 1))
        out["vehicles"].append(float(simulation.counts().running))
    return {name: np.array(rows, np.float64) for name, rows in out.items()}


def summarise(members: Sequence[dict[str, F64]], lead: int) -> dict[str, dict[str, list[object]]]:
    """Mean and quantiles [len(LEVELS)] of each quantity at one lead (index). None where no member had a value.

    Members see less than the street does: equal signals, equal types, no incidents. So quantiles are those of a normal
    about the mean with the members' variance, one part in n more for the mean's own doubt, and a floor, all widened by
    the factor that SPREAD says; below 0 there is neither speed nor queue.
    """
    out: dict[str, dict[str, list[object]]] = {}
    for name, (factor, floor) in SPREAD.items():
        values = np.stack([m[name][lead] for m in members])
        n = np.isfinite(values).sum(axis=0)
        known = n > 0
        mean, quantiles = np.full(n.size, np.nan), np.full((len(LEVELS), n.size), np.nan)
        if known.any():
            mean[known] = np.nanmean(values[:, known], axis=0)
            variance = np.nanvar(values[:, known], axis=0) * n[known] / np.maximum(n[known] - 1, 1)
            spread = factor * np.sqrt(variance * (1.0 + 1.0 / n[known]) + floor**2)
            quantiles[:, known] = np.maximum(mean[known] + NORMAL[:, None] * spread, 0.0)
        out[name] = {"mean": _plain(mean), "quantiles": [_plain(row) for row in quantiles]}
    return out


def _plain(values: F64) -> list[object]:
    return [round(float(v), DIGITS) if np.isfinite(v) else None for v in values]


class EnsembleTask:
    """`plan` cuts into members, `run` drives one, `reduce` sums them up."""

    def plan(self, request: Request) -> Sequence[Shard]:
        """One shard per member."""
        asked = _arguments(request)
        return [
            Shard(f"member {m}", json.dumps({**asked, "member": m}, sort_keys=True).encode(), request.snapshot_path)
            for m in range(int(str(asked["members"])))
        ]

    def run(self, shard: Shard) -> bytes:
        """Drive one member."""
        asked = json.loads(shard.arguments_json)
        nowcast = read_nowcast(Path(shard.snapshot_path))
        world = load_world(Path(asked["city"]), nowcast.world)
        member = run_member(world, nowcast, member=asked["member"], seed=asked["seed"], leads_s=asked["leads_s"])
        return pack_arrays(member)

    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done:
        """The forecast as JSON: see `twin_core.forecast` for its shape."""
        asked = _arguments(request)
        leads_s = sorted(asked["leads_s"])  # type: ignore[call-overload]
        nowcast = read_nowcast(Path(request.snapshot_path))
        world = load_world(Path(str(asked["city"])), nowcast.world)
        members = [_as_f64(unpack_arrays(body)[0]) for body in rounds[0]]
        forecast = {
            "issued_ts_ns": nowcast.ts_ns,
            "members": len(members),
            "levels": list(LEVELS),
            "places": place_ids(world),
            "controllers": [world.network.signals.id[s] for s in world.layout.approach_signal.tolist()],
            "storage": _plain(_storage(world)),
            "now": {
                "speed_mps": _plain(np.asarray(nowcast.arrays["place_speed"], np.float64)),
                "queue": _plain(np.asarray(nowcast.arrays["place_queue"], np.float64)),
            },
            "leads": {
                str(lead_s): {
                    **summarise(members, i),
                    "vehicles": round(float(np.mean([m["vehicles"][i] for m in members])), 1),
                }
                for i, lead_s in enumerate(leads_s)
            },
        }
        return Done(json.dumps(forecast, separators=(",", ":"), allow_nan=False).encode())


def _storage(world: World) -> F64:
    """[A] vehicles that find room between the stop line and the advance loops, where queues are counted."""
    layout = world.layout
    inside = layout.zone_of_lane >= 0
    room_m = world.network.lanes.length_m[inside] - layout.zone_from_m[inside]
    zone = layout.zone_of_lane[inside]
    return np.asarray(
        np.bincount(zone, weights=room_m, minlength=layout.approach_edge.size) / JAM_SPACING_M, np.float64
    )


def _as_f64(arrays: dict[str, NDArray[np.generic]]) -> dict[str, F64]:
    return {name: np.asarray(values, np.float64) for name, values in arrays.items()}


def _arguments(request: Request) -> dict[str, object]:
    """The arguments with defaults. Raises BadInput for what cannot be used."""
    given = json.loads(request.arguments_json)
    leads = given.get("leads_s", list(LEADS_S))
    members = given.get("members", MEMBERS)
    if not isinstance(given.get("city"), str):
        raise BadInput("forecast.ensemble: argument 'city' must name a city folder")
    if not isinstance(members, int) or not 2 <= members <= MAX_MEMBERS:
        raise BadInput(f"forecast.ensemble: members {members!r} is out of range; use 2 to {MAX_MEMBERS}")
    if not leads or not all(isinstance(s, int) and 0 < s <= MAX_LEAD_S for s in leads):
        raise BadInput(f"forecast.ensemble: leads_s {leads!r} must be whole seconds up to {MAX_LEAD_S}")
    far_s, ts_ns = given.get("far_period_s", 0), given.get("ts_ns", 0)
    if not isinstance(far_s, int) or not 0 <= far_s <= MAX_LEAD_S:
        raise BadInput(f"forecast.ensemble: far_period_s {far_s!r} must be whole seconds up to {MAX_LEAD_S}")
    near = far_s > 0 and int(ts_ns) % (far_s * NS_PER_S) != 0
    leads = sorted(leads)[:1] if near else sorted(leads)
    return {"city": given["city"], "members": members, "leads_s": leads, "seed": int(given.get("seed", SEED))}


ensemble_task = EnsembleTask()
