"""Whatever plans come and go, the default city's controllers show nothing that the safety kernel objects to."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hardware_profiles.safety import (
    Change,
    Mode,
    Plan,
    PlanStage,
    Profile,
    Tick,
    boot,
    check_plan,
    least_lengths_ms,
    step,
)
from scenarios.street._firmware import Firmware, SignalTimes
from twin_core.city import ControllerSetup, Network, ProgramArrays, derive_controllers, load_city, plan_to_program

CONTROLLERS = 20
SECONDS = 900


@pytest.fixture(scope="module")
def city(luzhou: Path) -> tuple[Network, tuple[ControllerSetup, ...]]:
    network = load_city(luzhou).network
    return network, derive_controllers(network)


def local_arrays(network: Network, setup: ControllerSetup) -> ProgramArrays:
    programs = network.programs
    g = int(network.signals.program[setup.signal])
    rows = slice(int(programs.phase_start[g]), int(programs.phase_start[g + 1]))
    n = int(network.signals.n_links[setup.signal])
    first = int(programs.state_start[rows.start])
    count = rows.stop - rows.start
    state = programs.state[first : first + count * n].reshape(count, n)
    duration = programs.duration_ms[rows]
    return ProgramArrays(duration, duration, duration, programs.next[rows], state, False, int(programs.offset_ms[g]))


def times(name: str, arrays: ProgramArrays, setup: ControllerSetup) -> SignalTimes:
    texts = [row.tobytes().decode("ascii") for row in arrays.state]
    stages = tuple(setup.stage_letters.index(text) if text in setup.stage_letters else -1 for text in texts)
    lengths = tuple(arrays.duration_ms.tolist())
    return SignalTimes(name, lengths, (0,) * len(texts), stages, arrays.offset_ms, False)


def random_plan(rng: random.Random, profile: Profile, name: str) -> Plan | None:
    order = [row.stage for row in profile.plans[0].stages]
    least = least_lengths_ms(profile, tuple(order))
    lens = [-(-ms // 1000) * 1000 + 1000 * rng.randrange(0, 30) for ms in least]
    rows = tuple(PlanStage(k, ms, ms, ms + 5000) for k, ms in zip(order, lens, strict=True))
    plan = Plan(name, sum(lens), 1000 * rng.randrange(0, sum(lens) // 1000), rows)
    return None if check_plan(profile, plan) else plan


def run(rng: random.Random, network: Network, setup: ControllerSetup) -> tuple[list[str], int]:
    """What the kernel said over SECONDS of plans that come and go, and how many plans came into force."""
    profile = setup.profile
    assert profile is not None
    arrays = {"": local_arrays(network, setup)}
    local = times("", arrays[""], setup)
    least = [max((profile.groups[g].min_green_ms for g in stage.groups), default=0) for stage in profile.stages]
    firmware = Firmware(local, least, dead_man_ms=10_000)
    running, phase, since = local, 0, 0
    shown = list(setup.aspects(arrays[""].state[0]))
    st = boot(profile, mono_ms=0, wall_ms=0, epoch=1, reported=shown)
    said: list[str] = []
    entered = 0
    for now in range(0, SECONDS * 1000, 1000):
        if rng.random() < 0.01:
            plan = random_plan(rng, profile, f"p{now}")
            if plan is not None:
                arrays[plan.id] = plan_to_program(setup, plan)
                firmware.apply(times(plan.id, arrays[plan.id], setup), now, now)
        elif rng.random() < 0.003:
            firmware.revert("cancelled", now)
        if rng.random() < 0.98:
            firmware.keep_alive(now)
        switch = firmware.tick(now, phase, now - since)
        if switch is not None:
            running, phase, since = switch.program, switch.phase, now - switch.elapsed_ms
            entered += 1
        while now - since >= running.duration_ms[phase]:
            since += running.duration_ms[phase]
            follow = int(arrays[running.plan_id].next[phase])
            phase = follow if follow >= 0 else (phase + 1) % len(running.duration_ms)
        changes = []
        for g, aspect in enumerate(setup.aspects(arrays[running.plan_id].state[phase])):
            if aspect != shown[g]:
                shown[g] = aspect
                changes.append(Change(now, g, aspect))
        after = now + 1000
        st, out = step(profile, st, Tick(after, after, after, tuple(changes), monitor_hash=profile.hash))
        said += [f"{setup.id} {event.code} {event.detail}" for event in out.events]
    assert st.mode != Mode.FAULT
    return said, entered


@pytest.mark.parametrize("seed", [1, 2])
def test_no_exchange_of_plans_breaks_a_rule(city: tuple[Network, tuple[ControllerSetup, ...]], seed: int) -> None:
    network, setups = city
    rng = random.Random(seed)
    plannable = [setup for setup in setups if not setup.local_only]
    assert len(plannable) >= 0.8 * len(setups)
    said, entered = [], 0
    for setup in rng.sample(plannable, CONTROLLERS):
        more, count = run(rng, network, setup)
        said += more
        entered += count
    assert said == []
    assert entered > CONTROLLERS
