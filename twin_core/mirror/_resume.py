"""From a nowcast back to a running engine: what every forecast member and every planning rollout starts with."""

from __future__ import annotations

from functools import lru_cache

from citybrain_wire.errors import BadInput

from hardware_profiles.safety import Plan
from twin_core.city import Demand, plan_to_program
from twin_core.mirror._nowcast import ControllerState, Nowcast
from twin_core.mirror._world import World
from twin_core.traffic import SignalProgram, Simulation, Snapshot

__all__ = ["program_at", "resume"]


@lru_cache(maxsize=1)
def _blank(source_hash: str, world: _Held) -> Simulation:
    """An engine of this world, compiled once and only ever forked."""
    return Simulation(world.world.network, world.world.mirror_demand, seed=0, begin_s=world.world.key.begin_s)


class _Held:
    """A world as a cache argument: compared by nothing, since the source hash beside it says all."""

    def __init__(self, world: World) -> None:
        self.world = world

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)


def resume(world: World, nowcast: Nowcast, *, seed: int, demand: Demand | None = None) -> Simulation:
    """An engine at the state of `nowcast`, with the programs in force running from where the street is in them.

    Args:
        seed: of the drivers from now on. demand: who comes in after now; None = as the mirror's own engine has it.

    Raises:
        BadInput: the nowcast belongs to another world.
    """
    if nowcast.source_hash != world.source_hash:
        raise BadInput("the nowcast is of another city or demand; load the world by the nowcast's key")
    simulation = _blank(world.source_hash, _Held(world)).fork()
    simulation.restore(Snapshot.from_bytes(nowcast.engine))
    simulation = simulation.fork(seed=seed, demand=demand)
    for s, state in enumerate(nowcast.controllers):
        _set_program(world, simulation, nowcast, s, state)
    return simulation


def _set_program(world: World, simulation: Simulation, nowcast: Nowcast, s: int, state: ControllerState) -> None:
    program = program_at(world, nowcast, s, state.plan)
    if state.phase >= 0:
        simulation.set_signal_program(s, program, phase=state.phase, elapsed_ms=state.elapsed_ms)
    else:
        simulation.set_signal_program(s, program)


def program_at(world: World, nowcast: Nowcast, signal: int, plan: Plan | None) -> SignalProgram | None:
    """What the engine runs for a plan, None (its local program) for None. Offsets count in street time."""
    setup = world.controllers[signal]
    if plan is None or setup.profile is None:
        return None
    return SignalProgram(*plan_to_program(setup, plan, base_ms=nowcast.street_offset_ms))
