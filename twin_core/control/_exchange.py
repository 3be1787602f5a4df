"""How one program follows another in a rollout: in step with the clock, or at a green that both share.

Where both are fixed the change is made at the moment when neither jumps. An actuated program keeps no clock, so there
the change comes as a controller makes it: once the present stage has had its least green, where the new program has
that stage, too; a fixed program is entered so that its own end of the stage follows, held a little if need be, and
out of step where no such moment comes for UNSYNCED_CYCLES.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hardware_profiles.safety import Plan
from twin_core.city import ControllerSetup, plan_to_program
from twin_core.mirror import Nowcast, World
from twin_core.traffic import SignalProgram, Simulation, network_program

__all__ = ["Exchanges", "Switch", "row_zero_ms", "switch_of"]

HOLD_SHARE = 0.3  # of its cycle a fixed program's first stage may be held to come into step
UNSYNCED_CYCLES = 3


@dataclass(frozen=True)
class Switch:
    """Change signal `signal` to `plan` (None = its local program) at engine time `at_ms`, or, where not `in_step`, at
    the first shared green from then on."""

    signal: int
    plan: Plan | None
    at_ms: int
    in_step: bool = True


def row_zero_ms(plan: Plan, nowcast: Nowcast, after_ms: int) -> int:
    """Engine time (ms) of the first start of the plan's row 0 at or after `after_ms`."""
    street_ms = after_ms + nowcast.street_offset_ms
    return after_ms + (plan.offset_ms - street_ms) % plan.cycle_ms


def switch_of(setup: ControllerSetup, present: Plan, plan: Plan | None, nowcast: Nowcast, earliest_ms: int) -> Switch:
    """When `plan` takes over from `present`.

    Two fixed programs: where the present one begins its row 0, or before that by as much as the new one's clock is
    ahead.
    """
    assert setup.profile is not None
    new = plan or setup.profile.plans[setup.profile.local_plan]
    if present.actuated or new.actuated:
        return Switch(setup.signal, plan, earliest_ms, in_step=False)
    at_ms = row_zero_ms(present, nowcast, earliest_ms)
    if plan is not None and plan.cycle_ms == present.cycle_ms:
        shift = (plan.offset_ms - present.offset_ms) % plan.cycle_ms
        at_ms -= plan.cycle_ms - shift if shift > plan.cycle_ms // 2 else 0
    return Switch(setup.signal, plan, at_ms)


class Exchanges:
    """Switches that are still to come. `street_offset_ms`: street time minus engine time."""

    def __init__(self, world: World, switches: Sequence[Switch], street_offset_ms: int) -> None:
        self._world, self._offset_ms = world, street_offset_ms
        self._due = sorted(switches, key=lambda w: (w.at_ms, w.signal))

    def add(self, switches: Sequence[Switch]) -> None:
        """More of them."""
        self._due = sorted([*self._due, *switches], key=lambda w: (w.at_ms, w.signal))

    def next_ms(self) -> int | None:
        """Engine time at which to look again; None when all is done."""
        return self._due[0].at_ms if self._due else None

    def make(self, simulation: Simulation) -> list[Switch]:
        """Make those whose moment has come; gives them."""
        due = [switch for switch in self._due if switch.at_ms <= simulation.time_ms]
        made = [switch for switch in due if self._made(simulation, switch)]
        self._due = [switch for switch in self._due if switch not in made]
        return made

    def _made(self, simulation: Simulation, switch: Switch) -> bool:
        setup = self._world.controllers[switch.signal]
        program: SignalProgram | None = None
        if switch.plan is not None:
            program = SignalProgram(*plan_to_program(setup, switch.plan, base_ms=self._offset_ms))
        if switch.in_step:
            simulation.set_signal_program(switch.signal, program)
            return True
        network = self._world.network
        known = program or network_program(network, int(network.signals.program[switch.signal]))
        place = _place(simulation, setup, known, switch)
        if place is None:
            return False
        simulation.set_signal_program(switch.signal, program, phase=place[0], elapsed_ms=place[1])
        return True


def _place(
    simulation: Simulation, setup: ControllerSetup, program: SignalProgram, switch: Switch
) -> tuple[int, int] | None:
    """(phase, ms since it began) in which `program` may take over now; None to wait."""
    assert setup.profile is not None
    letters = simulation.signal_letters(switch.signal)
    text = letters.tobytes().decode("ascii")
    shared = np.flatnonzero((program.state == letters).all(axis=1))
    if text not in setup.stage_letters or not shared.size:
        return None
    phase, elapsed_ms = int(shared[0]), simulation.signal_position(switch.signal)[1]
    groups = setup.profile.stages[setup.stage_letters.index(text)].groups
    if elapsed_ms < max((setup.profile.groups[g].min_green_ms for g in groups), default=0):
        return None
    if program.actuated:
        return phase, min(elapsed_ms, int(program.max_ms[phase]))
    length_ms, cycle_ms = int(program.duration_ms[phase]), int(program.duration_ms.sum())
    end_ms = int(program.duration_ms[: phase + 1].sum())
    hold_ms = (end_ms - (simulation.time_ms - program.offset_ms)) % cycle_ms
    if hold_ms <= length_ms + HOLD_SHARE * cycle_ms - elapsed_ms:
        return phase, length_ms - hold_ms
    late = simulation.time_ms - switch.at_ms > UNSYNCED_CYCLES * cycle_ms
    return (phase, min(elapsed_ms, length_ms)) if late else None
