"""How much planning gains, in one process: a rehearsal street under plans beside the same street under its local ones.

The twin sees its street through a mirror, as in a run; the demand to come it never knows. Both streets begin alike and
differ by the plans only, so each seed is one paired comparison.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cluster import Request, run_task
from twin_core.control._exchange import Exchanges, Switch, switch_of
from twin_core.control._plan_task import PlanTask
from twin_core.control._rollout import plans_in_force
from twin_core.mirror import Mirror, Nowcast, RehearsalStreet, World, plan_from_dict, write_nowcast

__all__ = ["Trial", "run_trial"]

LEAD_S = 35


@dataclass(frozen=True)
class Trial:
    """One seed. Delay in seconds a car: time lost on the way and waited before departure, of all that wanted to go."""

    seed: int
    twin_s: float
    local_s: float
    plans: int
    promised_s: float  # what verified rollouts promised in all, vehicle-seconds

    @property
    def change(self) -> float:
        """Twin against local, as a share; negative is better."""
        return self.twin_s / self.local_s - 1.0


def run_trial(
    world: World,
    *,
    seed: int,
    begin_s: float,
    for_s: int,
    folder: Path,
    period_s: int = 300,
    warm_s: int = 300,
    arguments: Mapping[str, object] | None = None,
    tell: Callable[[int, Mapping[str, object]], None] | None = None,
) -> Trial:
    """Plan for `for_s` seconds every `period_s`, first at `warm_s`.

    Args:
        folder: for nowcast files. arguments: of the planning task. tell: called with (second, planning result).
    """
    street = RehearsalStreet(world, seed=seed, begin_s=begin_s)
    local = street.simulation.fork()
    mirror = Mirror(world, seed=seed + 1_000_000, start_ts_ns=0, begin_s=begin_s)
    task = PlanTask(lambda *_: world)
    exchanges = Exchanges(world, [], -street.simulation.time_ms)
    plans, promised_s = 0, 0.0
    for second in range(for_s):
        for switch in exchanges.make(street.simulation):
            mirror.set_plan(switch.signal, switch.plan)
        mirror.advance(street.second())
        local.step()
        if second < warm_s or (second - warm_s) % period_s:
            continue
        nowcast, path = mirror.nowcast(), folder / "trial.nowcast"
        write_nowcast(path, nowcast)
        given = {"city": "rehearsal", "seed": second + 1, "lead_s": LEAD_S, **(arguments or {})}
        request = Request(f"{seed}-{second}", "control.plan", str(path), json.dumps(given).encode())
        result = json.loads(run_task(task, request))
        plans += len(result["plans"])
        promised_s += result["gain_s"]
        exchanges.add(_switches(world, nowcast, result["plans"]))
        if tell is not None:
            tell(second, result)
    counts = local.counts()
    cars = counts.inserted + counts.waiting
    twin_s, local_s = street.simulation.total_delay_s() / cars, local.total_delay_s() / cars
    return Trial(seed, twin_s, local_s, plans, promised_s)


def _switches(world: World, nowcast: Nowcast, proposals: Mapping[str, Mapping[str, object] | None]) -> list[Switch]:
    signals = {setup.id: setup for setup in world.controllers}
    present = plans_in_force(world, nowcast)
    earliest_ms = nowcast.time_ms + LEAD_S * 1000
    return [
        switch_of(setup, present[setup.signal], plan_from_dict(values) if values else None, nowcast, earliest_ms)
        for name, values in proposals.items()
        if (setup := signals[name]).signal in present
    ]
