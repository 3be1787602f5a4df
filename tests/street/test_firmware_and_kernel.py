"""Whatever plans come and go, the default city's controllers show nothing that the safety kernel objects to."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
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
from twin_core.city import (
    ControllerSetup,
    Network,
    ProgramArrays,
    derive_controllers,
    load_city,
    plan_to_program,
    read_network,
)

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
    duration, offset_ms = programs.duration_ms[rows], int(programs.offset_ms[g])
    if programs.actuated[g]:
        low, high = programs.min_ms[rows], programs.max_ms[rows]
        return ProgramArrays(np.clip(duration, low, high), low, high, programs.next[rows], state, True, offset_ms)
    return ProgramArrays(duration, duration, duration, programs.next[rows], state, False, offset_ms)


def times(name: str, arrays: ProgramArrays, setup: ControllerSetup) -> SignalTimes:
    texts = [row.tobytes().decode("ascii") for row in arrays.state]
    stages = tuple(setup.stage_letters.index(text) if text in setup.stage_letters else -1 for text in texts)
    lengths, longest = tuple(arrays.duration_ms.tolist()), tuple(arrays.max_ms.tolist())
    shortest = tuple(arrays.min_ms.tolist()) if arrays.actuated else (0,) * len(texts)
    return SignalTimes(name, lengths, shortest, longest, stages, arrays.offset_ms, arrays.actuated)


def random_end_ms(rng: random.Random, program: SignalTimes, phase: int) -> int:
    """How long a phase lasts that begins now: at the pleasure of detectors where they decide."""
    if not program.actuated:
        return program.duration_ms[phase]
    return rng.randrange(program.min_ms[phase], program.max_ms[phase] + 1, 1000)


def random_plan(rng: random.Random, profile: Profile, name: str) -> Plan | None:
    order = [row.stage for row in profile.plans[0].stages]
    least = least_lengths_ms(profile, tuple(order))
    lens = [-(-ms // 1000) * 1000 + 1000 * rng.randrange(0, 30) for ms in least]
    actuated = profile.plans[0].actuated and rng.random() < 0.7
    lows = [-(-row.lo_ms // 1000) * 1000 if actuated else 0 for row in profile.plans[0].stages]
    lens = [max(ms, low) for ms, low in zip(lens, lows, strict=True)]
    rows = tuple(PlanStage(k, ms, low or ms, ms + 5000) for k, ms, low in zip(order, lens, lows, strict=True))
    plan = Plan(name, sum(lens), 1000 * rng.randrange(0, sum(lens) // 1000), rows, actuated)
    return None if check_plan(profile, plan) else plan


def run(rng: random.Random, network: Network, setup: ControllerSetup) -> tuple[list[str], int]:
    """What the kernel said over SECONDS of plans that come and go, and how many plans came into force."""
    profile = setup.profile
    assert profile is not None
    arrays = {"": local_arrays(network, setup)}
    local = times("", arrays[""], setup)
    least = [max((profile.groups[g].min_green_ms for g in stage.groups), default=0) for stage in profile.stages]
    firmware = Firmware(local, least, dead_man_ms=10_000)
    running, phase, since, length = local, 0, 0, random_end_ms(rng, local, 0)
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
            length = random_end_ms(rng, running, phase)
            length = max(length, switch.elapsed_ms) if running.actuated else length
            entered += 1
        while now - since >= length:
            since += length
            follow = int(arrays[running.plan_id].next[phase])
            phase = follow if follow >= 0 else (phase + 1) % len(running.duration_ms)
            length = random_end_ms(rng, running, phase)
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


@pytest.mark.data
@pytest.mark.parametrize("seed", [1, 2])
def test_no_exchange_with_actuated_plans_breaks_a_rule(shared_data: Path, seed: int) -> None:
    network = read_network(str(shared_data / "streets/dlr-TAVF-Hamburg/network.net.xml.gz"))
    rng = random.Random(seed)
    said, entered = [], 0
    for setup in derive_controllers(network):
        if not setup.local_only and setup.profile is not None and setup.profile.plans[0].actuated:
            more, count = run(rng, network, setup)
            said += more
            entered += count
    assert said == []
    assert entered > CONTROLLERS
