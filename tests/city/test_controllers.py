"""Controllers derived from real signal programs: what becomes plannable; no device breaks its own profile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hardware_profiles import from_dict, to_dict
from hardware_profiles.safety import (
    Aspect,
    Change,
    Plan,
    PlanStage,
    Profile,
    Tick,
    boot,
    check_plan,
    check_profile,
    step,
)
from twin_core.city import read_network
from twin_core.city._controllers import ControllerSetup, ProgramArrays, derive_controllers, plan_to_program
from twin_core.city.network import Network

NETS = {
    "bologna": ("bologna-acosta/acosta_buslanes.net.xml", ["bologna-acosta/acosta_tls.add.xml"]),
    "hamburg": ("dlr-TAVF-Hamburg/network.net.xml.gz", []),
    "cologne1": ("resco-cologne1/cologne1.net.xml", []),
    "cologne3": ("resco-cologne3/cologne3.net.xml", []),
    "ingolstadt1": ("resco-ingolstadt1/ingolstadt1.net.xml", []),
    "ingolstadt7": ("resco-ingolstadt7/ingolstadt7.net.xml", []),
}
SHARE = 0.8


@pytest.fixture(scope="module", params=sorted(NETS))
def real(request: pytest.FixtureRequest, shared_data: Path) -> Network:
    net, more = NETS[request.param]
    folder = shared_data / "streets"
    return read_network(str(folder / net), [str(folder / name) for name in more])


def local_program(network: Network, setup: ControllerSetup) -> ProgramArrays:
    """The network's own program, its durations clamped as an actuated one would be without demand."""
    programs = network.programs
    g = int(network.signals.program[setup.signal])
    rows = slice(int(programs.phase_start[g]), int(programs.phase_start[g + 1]))
    n = int(network.signals.n_links[setup.signal])
    state = np.stack([programs.state[at : at + n] for at in programs.state_start[rows]])
    low, high = programs.min_ms[rows], programs.max_ms[rows]
    duration = np.clip(programs.duration_ms[rows], low, high) if programs.actuated[g] else programs.duration_ms[rows]
    return ProgramArrays(duration, duration, duration, programs.next[rows], state, False, int(programs.offset_ms[g]))


def lamp_changes(setup: ControllerSetup, program: ProgramArrays, until_ms: int) -> list[tuple[int, int, int]]:
    """(instant, group, aspect) of everything that `program` shows from 0 on; the first entries say how it begins."""
    out: list[tuple[int, int, int]] = []
    shown: list[int] = [-1] * (len(setup.profile.groups) if setup.profile else 0)
    at, phase = 0, 0
    while at < until_ms:
        for g, aspect in enumerate(setup.aspects(program.state[phase])):
            if aspect != shown[g]:
                out.append((at, g, aspect))
                shown[g] = aspect
        at += int(program.duration_ms[phase])
        follow = int(program.next[phase])
        phase = follow if follow >= 0 else (phase + 1) % len(program.duration_ms)
    return out


def breaches(profile: Profile, changes: list[tuple[int, int, int]], until_ms: int) -> list[str]:
    """What the safety kernel says when it watches these lamps, told once a second."""
    first = [aspect for at, _, aspect in changes if at == 0]
    st = boot(profile, mono_ms=0, wall_ms=0, epoch=1, reported=first)
    found: list[str] = []
    queue = [change for change in changes if change[0] > 0]
    for now in range(1000, until_ms, 1000):
        due = []
        while queue and queue[0][0] <= now:
            due.append(Change(*queue.pop(0)))
        st, out = step(profile, st, Tick(now, now, now, tuple(due), monitor_hash=profile.hash))
        found += [f"{event.code} {event.detail}" for event in out.events]
    return found


@pytest.mark.data
def test_most_signals_with_a_choice_become_plannable(shared_data: Path) -> None:
    plannable = watched = 0
    why: list[str] = []
    for name, (net, more) in NETS.items():
        folder = shared_data / "streets"
        network = read_network(str(folder / net), [str(folder / file) for file in more])
        for setup in derive_controllers(network):
            if len(setup.stage_letters) < 2:
                assert setup.local_only, "a signal with one stage has nothing to plan"
                continue
            plannable += not setup.local_only
            watched += setup.local_only
            why += [f"{name} {setup.id}: {'; '.join(setup.reasons[:2])}"] if setup.local_only else []
    assert plannable / (plannable + watched) >= SHARE, "\n".join(why)
    assert plannable >= 40


@pytest.mark.data
def test_plannable_controllers_keep_every_rule_and_survive_a_round_trip(real: Network) -> None:
    for setup in derive_controllers(real):
        if not setup.local_only:
            assert setup.profile is not None
            assert check_profile(setup.profile) == []
            assert from_dict(to_dict(setup.profile)) == setup.profile


@pytest.mark.data
def test_a_signal_that_runs_its_own_program_never_breaks_its_profile(real: Network) -> None:
    for setup in derive_controllers(real):
        if not setup.local_only:
            assert setup.profile is not None
            program = local_program(real, setup)
            until = 3 * setup.profile.plans[0].cycle_ms
            assert breaches(setup.profile, lamp_changes(setup, program, until), until) == [], setup.id


@pytest.mark.data
def test_a_signal_that_runs_a_plan_never_breaks_its_profile(real: Network) -> None:
    ran = 0
    for setup in derive_controllers(real):
        if setup.local_only:
            continue
        profile = setup.profile
        assert profile is not None
        for factor in (0.8, 1.0, 1.3):
            rows = [
                PlanStage(r.stage, round(r.len_ms * factor / 1000) * 1000, 1000, r.len_ms * 2)
                for r in profile.plans[0].stages
            ]
            plan = Plan("try", sum(r.len_ms for r in rows), 0, tuple(rows))
            if any(f.rule in ("P30", "P31", "P33", "P34") for f in check_plan(profile, plan)):
                continue
            ran += 1
            program = plan_to_program(setup, plan)
            assert int(program.duration_ms.sum()) == plan.cycle_ms
            until = 3 * plan.cycle_ms
            assert breaches(profile, lamp_changes(setup, program, until), until) == [], (setup.id, factor)
    assert ran or all(setup.local_only for setup in derive_controllers(real))


@pytest.mark.data
def test_whatever_detectors_choose_within_an_actuated_plan_breaks_no_rule(real: Network) -> None:
    draw = np.random.default_rng(1)
    for setup in derive_controllers(real):
        if setup.local_only or setup.profile is None or not setup.profile.plans[0].actuated:
            continue
        local = setup.profile.plans[0]
        rows = [replace(r, hi_ms=max(r.len_ms, min(r.hi_ms, 3 * r.lo_ms // 1000 * 1000))) for r in local.stages]
        plan = replace(local, id="try", stages=tuple(rows))
        assert check_plan(setup.profile, plan) == [], setup.id
        program = plan_to_program(setup, plan)
        assert program.actuated
        assert (program.min_ms <= program.duration_ms).all()
        assert (program.duration_ms <= program.max_ms).all()
        assert [int(program.min_ms.sum()), int(program.max_ms.sum())] == [
            sum(r.lo_ms for r in rows),
            sum(r.hi_ms for r in rows),
        ]
        for _ in range(5):
            # several cycles in a row, each phase as long as it pleases
            lengths = np.concatenate([draw.integers(program.min_ms, program.max_ms + 1) for _ in range(4)])
            chosen = ProgramArrays(
                lengths, lengths, lengths, np.full(lengths.size, -1), np.tile(program.state, (4, 1)), False, 0
            )
            until = int(lengths.sum())
            assert breaches(setup.profile, lamp_changes(setup, chosen, until), until) == [], setup.id


@pytest.mark.data
def test_a_plan_ends_in_the_green_of_each_of_its_stages(real: Network) -> None:
    for setup in derive_controllers(real):
        if setup.local_only:
            continue
        profile = setup.profile
        assert profile is not None
        plan = profile.plans[0]
        program = plan_to_program(setup, plan)
        ends = np.cumsum(program.duration_ms)
        row_end = 0
        for row in plan.stages:
            row_end += row.len_ms
            phase = int(np.searchsorted(ends, row_end - 1, side="right"))
            aspects = setup.aspects(program.state[phase])
            green = {g for g, aspect in enumerate(aspects) if aspect == Aspect.GREEN}
            assert green == set(profile.stages[row.stage].groups)
