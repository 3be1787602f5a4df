"""The task `control.plan`: plans that beat what is in force, or none.

    round 1   what is in force, recorded: flows, queues, discharge (and everything local, where cloud plans run)
    round 2   each kind of candidate at all junctions at once, same members: the cost of each junction tells its own
    round 3   the chosen ones together against what is in force, with fresh members
    round 4   the same without those that lost in round 3, where some did
    round 5   where the whole is better, but not beyond doubt: the last comparison with as many members again

Arguments (JSON): `city`; optional `members` (4), `verify_members` (4), `horizon_s` (600), `seed` (1), `lead_s` (35:
seconds until a proposal can be in force), `least_stay_s` (420), `kinds` of candidates, `connected` controllers
(default all), `wanted` and `in_force` plans by controller.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from citybrain_wire.errors import BadInput
from numpy.typing import NDArray

from cluster import Done, More, Request, Shard
from hardware_profiles.safety import Plan
from twin_core.control._candidates import Expectation, candidates_of
from twin_core.control._choose import Difference, accepted, best_by_signal, difference, worse_ones
from twin_core.control._exchange import Switch, row_zero_ms, switch_of
from twin_core.control._rollout import Recording, plans_in_force, roll
from twin_core.control._service import ApproachLanes, Discharge, make_approach_lanes
from twin_core.control._zones import Zones, make_zones
from twin_core.mirror import (
    Nowcast,
    World,
    WorldKey,
    load_world,
    pack_arrays,
    plan_from_dict,
    plan_to_dict,
    read_nowcast,
    unpack_arrays,
)

__all__ = ["PlanTask", "plan_task"]

F64 = NDArray[np.float64]

NS_PER_S = 1_000_000_000
KINDS = ("split", "half", "shorter", "much shorter", "best cycle", "bounds", "steady")
KEEP, LOCAL, CHOSEN = "keep", "local", "chosen"


@dataclass(frozen=True)
class _Asked:
    """The arguments with defaults."""

    city: str
    members: int = 4
    verify_members: int = 4
    horizon_s: int = 600
    seed: int = 1
    lead_s: int = 35
    least_stay_s: int = 420
    kinds: tuple[str, ...] = KINDS
    connected: tuple[str, ...] | None = None
    changing: frozenset[str] = frozenset()  # controllers whose wanted plan is not in force yet


@dataclass(frozen=True)
class _Site:
    """What all rounds of a request know."""

    asked: _Asked
    world: World
    nowcast: Nowcast
    present: Mapping[int, Plan]
    lanes: ApproachLanes
    zones: Zones


class PlanTask:
    """`plan` asks for round 1, `run` drives one rollout, `reduce` decides what comes next.

    `world_of(city folder, key)` gives the world; the service loads it from files, a rehearsal hands in its own.
    """

    def __init__(self, world_of: Callable[[Path, WorldKey], World] = load_world) -> None:
        self._world_of = world_of
        self._geometry: tuple[str, ApproachLanes, Zones] | None = None

    def _site(self, arguments_json: bytes, snapshot_path: str) -> _Site:
        asked = _arguments(arguments_json)
        nowcast = read_nowcast(Path(snapshot_path))
        world = self._world_of(Path(asked.city), nowcast.world)
        if self._geometry is None or self._geometry[0] != world.network.source_hash:
            network = world.network
            self._geometry = network.source_hash, make_approach_lanes(network), make_zones(network)
        _, lanes, zones = self._geometry
        return _Site(asked, world, nowcast, plans_in_force(world, nowcast), lanes, zones)

    def plan(self, request: Request) -> Sequence[Shard]:
        """Round 1."""
        site = self._site(request.arguments_json, request.snapshot_path)
        slots = [KEEP]
        if any(state.plan is not None for state in site.nowcast.controllers):
            slots.append(LOCAL)
        return [
            _shard(request, slot, {}, member, record=slot == KEEP)
            for slot in slots
            for member in range(site.asked.members)
        ]

    def run(self, shard: Shard) -> bytes:
        """Drive one rollout."""
        values = json.loads(shard.arguments_json)
        site = self._site(json.dumps(values["request"]).encode(), shard.snapshot_path)
        plans = {int(s): plan_from_dict(plan) if plan else None for s, plan in values["plans"].items()}
        if values["slot"] == LOCAL:
            plans = {s: None for s, state in enumerate(site.nowcast.controllers) if state.plan is not None}
        recording = roll(
            site.world,
            site.nowcast,
            site.zones,
            site.lanes,
            _switches(site, plans),
            member=values["member"],
            seed=site.asked.seed,
            horizon_s=site.asked.horizon_s,
            record=values["record"],
        )
        return _pack(recording, values["slot"], values["plans"])

    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done | More:
        """Decide on the next round or the answer."""
        site = self._site(request.arguments_json, request.snapshot_path)
        first = [_unpack(body) for body in rounds[0]]
        n = site.asked.members
        local = first[n:]
        if len(rounds) == 1:
            offers = _offers(site, first[:n])
            shards = [
                _shard(request, kind, offers[kind], member)
                for kind in site.asked.kinds
                if offers[kind]
                for member in range(n)
            ]
            if shards:
                return More(tuple(shards))
        offers = _offers_of(rounds[1]) if len(rounds) > 1 else {}
        tried = [_unpack(body) for body in rounds[1]] if offers else []
        chosen = _choose(site, offers, first[:n], local, tried)
        return _verify(site, request, chosen, rounds, rounds[2:] if offers else rounds[1:])


@dataclass(frozen=True)
class _Choice:
    """A plan (None = local) for one signal, why, and what round 2 promised."""

    plan: Plan | None
    kind: str
    promised: Difference


def _offers(site: _Site, keep: Sequence[Recording]) -> dict[str, dict[int, Plan]]:
    """Kind of candidate → signal → plan, out of what keeping showed."""
    expected = Expectation(
        arrivals_vps=np.mean([r.arrivals_vps for r in keep], axis=0),
        queue=keep[0].queue,
        rate_vps=Discharge(
            np.sum([r.discharge.seconds for r in keep], axis=0), np.sum([r.discharge.vehicles for r in keep], axis=0)
        ).rate_vps(),
        horizon_s=float(site.asked.horizon_s),
    )
    out: dict[str, dict[int, Plan]] = {kind: {} for kind in site.asked.kinds}
    for s in _open_signals(site):
        setup, present = site.world.controllers[s], site.present[s]
        start_ms = row_zero_ms(present, site.nowcast, site.nowcast.time_ms + site.asked.lead_s * 1000)
        for candidate in candidates_of(setup, present, site.lanes, expected, fixed_cycle=False):
            plan = candidate.plan
            if plan.cycle_ms != present.cycle_ms and not present.actuated:
                # nothing to be in step with: begin where the present plan begins anew, so that nobody waits twice
                street_ms = start_ms + site.nowcast.street_offset_ms
                plan = replace(plan, offset_ms=street_ms % plan.cycle_ms // 1000 * 1000)
            if candidate.name in out:
                out[candidate.name][s] = plan
    return out


def _open_signals(site: _Site) -> list[int]:
    """Signals that may get another plan now: plannable, connected, and not changed a moment ago."""
    out = []
    for s in site.present:
        setup, state = site.world.controllers[s], site.nowcast.controllers[s]
        stays_s = (site.nowcast.ts_ns - state.since_ns) / NS_PER_S if state.since_ns else np.inf
        known = site.asked.connected is None or setup.id in site.asked.connected
        settled = setup.id not in site.asked.changing and stays_s >= site.asked.least_stay_s
        if known and settled and not setup.local_only:
            out.append(s)
    return out


def _choose(
    site: _Site,
    offers: Mapping[str, Mapping[int, Plan]],
    keep: Sequence[Recording],
    local: Sequence[Recording],
    tried: Sequence[Recording],
) -> dict[int, _Choice]:
    base = np.stack([r.cost for r in keep])
    n = site.asked.members
    costs: dict[str, F64] = {}
    for i, kind in enumerate(offers):
        costs[kind] = np.stack([r.cost for r in tried[i * n : (i + 1) * n]])
    offered = {kind: set(offers[kind]) for kind in costs}
    if local:
        costs[LOCAL] = np.stack([r.cost for r in local])
        offered[LOCAL] = {s for s, state in enumerate(site.nowcast.controllers) if state.plan is not None}
    best = best_by_signal(base, costs, offered)
    return {s: _Choice(None if kind == LOCAL else offers[kind][s], kind, gain) for s, (kind, gain) in best.items()}


def _verify(
    site: _Site,
    request: Request,
    chosen: dict[int, _Choice],
    rounds: Sequence[Sequence[bytes]],
    done: Sequence[Sequence[bytes]],
) -> Done | More:
    """Rounds 3 to 5; `done` are those that are back."""
    n = site.asked.verify_members
    if not chosen:
        return _answer(site, {}, None, rounds)
    fresh, fresher = (range(site.asked.members + k * n, site.asked.members + (k + 1) * n) for k in (0, 1))
    plans = {s: choice.plan for s, choice in chosen.items()}
    if not done:
        return More((*_shards(request, KEEP, {}, fresh), *_shards(request, CHOSEN, plans, fresh)))
    results = [_unpack(body) for body in done[0]]
    keep, together, back = results[:n], results[n:], 1
    drop = worse_ones(_costs(keep), _costs(together), sorted(chosen))
    left = {s: choice for s, choice in chosen.items() if s not in drop}
    fewer = {s: choice.plan for s, choice in left.items()}
    if drop and left:
        if len(done) == back:
            return More(_shards(request, CHOSEN, fewer, fresh))
        together, back = [_unpack(body) for body in done[back]], back + 1
    gain = accepted([r.total for r in keep], [r.total for r in together])
    if gain is None and left and difference([r.total for r in together], [r.total for r in keep]).mean < 0.0:
        if len(done) == back:  # better, but not beyond doubt: as many members again
            return More((*_shards(request, KEEP, {}, fresher), *_shards(request, CHOSEN, fewer, fresher)))
        more = [_unpack(body) for body in done[back]]
        gain = accepted([r.total for r in (*keep, *more[:n])], [r.total for r in (*together, *more[n:])])
    return _answer(site, left if gain else {}, gain, rounds)


def _costs(recordings: Sequence[Recording]) -> F64:
    return np.stack([r.cost for r in recordings])


def _answer(
    site: _Site, chosen: Mapping[int, _Choice], gain: Difference | None, rounds: Sequence[Sequence[bytes]]
) -> Done:
    result = {
        "ts_ns": site.nowcast.ts_ns,
        "plans": {
            site.world.controllers[s].id: plan_to_dict(choice.plan) if choice.plan else None
            for s, choice in sorted(chosen.items())
        },
        "reasons": {
            site.world.controllers[s].id: {
                "kind": choice.kind,
                "promised_s": round(choice.promised.mean, 1),
                "se_s": round(choice.promised.se, 1),
            }
            for s, choice in sorted(chosen.items())
        },
        "horizon_s": site.asked.horizon_s,
        "members": site.asked.members,
        "gain_s": round(-gain.mean, 1) if gain else 0.0,
        "gain_se_s": round(gain.se, 1) if gain else 0.0,
        "rollouts": sum(len(row) for row in rounds),
    }
    return Done(json.dumps(result, separators=(",", ":"), allow_nan=False).encode())


def _switches(site: _Site, plans: Mapping[int, Plan | None]) -> list[Switch]:
    """When each plan takes over."""
    earliest_ms = site.nowcast.time_ms + site.asked.lead_s * 1000
    return [
        switch_of(site.world.controllers[s], site.present[s], plan, site.nowcast, earliest_ms)
        for s, plan in sorted(plans.items())
    ]


def _shards(request: Request, slot: str, plans: Mapping[int, Plan | None], members: range) -> tuple[Shard, ...]:
    return tuple(_shard(request, slot, plans, member) for member in members)


def _shard(
    request: Request, slot: str, plans: Mapping[int, Plan | None], member: int, *, record: bool = False
) -> Shard:
    values = {
        "slot": slot,
        "plans": {str(s): plan_to_dict(plan) if plan else None for s, plan in sorted(plans.items())},
        "member": member,
        "record": record,
        "request": json.loads(request.arguments_json),
    }
    return Shard(f"{slot} member {member}", json.dumps(values, sort_keys=True).encode(), request.snapshot_path)


def _offers_of(results: Sequence[bytes]) -> dict[str, dict[int, Plan]]:
    """The candidates that round 2 tried, as its results name them; empty for a round of another kind."""
    out: dict[str, dict[int, Plan]] = {}
    for body in results:
        values = unpack_arrays(body)[1]
        slot, plans = str(values["slot"]), values["plans"]
        if slot not in (KEEP, LOCAL, CHOSEN) and slot not in out and isinstance(plans, Mapping):
            out[slot] = {int(s): plan_from_dict(plan) for s, plan in plans.items()}
    return out


def _pack(r: Recording, slot: str, plans: Mapping[str, object]) -> bytes:
    """A recording and which plans it was driven with."""
    return pack_arrays(
        {
            "cost": r.cost,
            "total": np.array([r.total]),
            "arrivals_vps": r.arrivals_vps,
            "queue": r.queue,
            "seconds": r.discharge.seconds,
            "vehicles": r.discharge.vehicles,
        },
        {"slot": slot, "plans": plans},
    )


def _unpack(body: bytes) -> Recording:
    arrays = {name: np.asarray(values, np.float64) for name, values in unpack_arrays(body)[0].items()}
    return Recording(
        arrays["cost"],
        float(arrays["total"][0]),
        arrays["arrivals_vps"],
        arrays["queue"],
        Discharge(arrays["seconds"], arrays["vehicles"]),
    )


_RANGES = {
    "members": (2, 64),
    "verify_members": (2, 64),
    "horizon_s": (120, 3600),
    "seed": (0, 2**31 - 1),
    "lead_s": (0, 300),
    "least_stay_s": (0, 86_400),
}


def _arguments(arguments_json: bytes) -> _Asked:
    """Raises BadInput for what cannot be used. Names this task does not know are left to others."""
    given = json.loads(arguments_json)
    if not isinstance(given.get("city"), str):
        raise BadInput("control.plan: argument 'city' must name a city folder")
    values: dict[str, int] = {}
    for name, (low, high) in _RANGES.items():
        value = given.get(name, getattr(_Asked, name))
        if not isinstance(value, int) or not low <= value <= high:
            raise BadInput(f"control.plan: {name} {value!r} is out of range; use {low} to {high}")
        values[name] = value
    kinds = tuple(given.get("kinds", KINDS))
    connected = given.get("connected")
    wanted, in_force = given.get("wanted", {}), given.get("in_force", {})
    return _Asked(
        given["city"],
        kinds=kinds,
        connected=None if connected is None else tuple(connected),
        changing=frozenset(name for name in {*wanted, *in_force} if wanted.get(name) != in_force.get(name)),
        **values,
    )


plan_task = PlanTask()
