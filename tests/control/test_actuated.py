"""Signals whose own detectors decide: what they are offered, and how programs follow one another there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hardware_profiles.safety import Plan, check_plan
from twin_core.city import ControllerSetup
from twin_core.control import Switch
from twin_core.control._candidates import Expectation, candidates_of
from twin_core.control._exchange import Exchanges, switch_of
from twin_core.control._service import Discharge, make_approach_lanes
from twin_core.mirror import Mirror, RehearsalStreet, World, make_world, read_nowcast, resume, write_nowcast
from twin_core.traffic import Simulation

BEGIN_S = 25_200.0
LEAST_MS, MOST_FACTOR = 6000, 2


@pytest.fixture(scope="module")
def detected(world: World) -> World:
    """The default city as if all its signals were actuated."""
    network = world.network
    programs = network.programs
    stage = np.concatenate([setup.phase_stage for setup in world.controllers]) >= 0
    low = np.where(stage, np.minimum(programs.duration_ms, LEAST_MS), programs.duration_ms)
    high = np.where(stage, programs.duration_ms * MOST_FACTOR, programs.duration_ms)
    actuated = np.ones_like(programs.actuated)
    programs = replace(programs, actuated=actuated, min_ms=low, max_ms=high)
    network = replace(network, programs=programs, source_hash=network.source_hash[::-1])
    return make_world(network, world.demand, begin_s=BEGIN_S, until_s=BEGIN_S + 1200.0)


def offers(world: World, setup: ControllerSetup, present: Plan) -> dict[str, Plan]:
    lanes = make_approach_lanes(world.network)
    n = lanes.lane.size
    rate = Discharge(np.zeros((n, 3)), np.zeros((n, 3))).rate_vps()
    expected = Expectation(np.full(n, 0.08), np.full(n, 2.0), rate, 600.0)
    found = candidates_of(setup, present, lanes, expected, fixed_cycle=False)
    return {candidate.name: candidate.plan for candidate in found}


def plannable(world: World) -> list[ControllerSetup]:
    return [setup for setup in world.controllers if setup.profile is not None and not setup.local_only]


def local_plan(setup: ControllerSetup) -> Plan:
    assert setup.profile is not None
    return setup.profile.plans[setup.profile.local_plan]


def test_detectors_are_offered_bounds_and_all_offers_pass_the_agents_checks(detected: World) -> None:
    kinds: set[str] = set()
    for setup in plannable(detected)[::9]:
        assert setup.profile is not None
        found = offers(detected, setup, local_plan(setup))
        kinds |= set(found)
        for name, plan in found.items():
            assert check_plan(setup.profile, plan) == []
            assert plan.actuated == (name in ("bounds", "steady"))
            assert plan.id.startswith("a" if plan.actuated else "p")
    assert {"bounds", "steady", "best cycle"} <= kinds


def test_a_fixed_signal_is_never_offered_a_plan_for_detectors(world: World) -> None:
    for setup in plannable(world)[::20]:
        assert not any(plan.actuated for plan in offers(world, setup, local_plan(setup)).values())


def test_what_is_in_force_is_not_offered_again(detected: World) -> None:
    setup = plannable(detected)[0]
    first = offers(detected, setup, local_plan(setup))
    assert "bounds" in first
    assert "bounds" not in offers(detected, setup, first["bounds"])


def test_programs_follow_each_other_at_greens_they_share(detected: World) -> None:
    """Local, bounds, fixed and local again: at no exchange does a lamp change."""
    setup = plannable(detected)[3]
    found = offers(detected, setup, local_plan(setup))
    simulation = Simulation(detected.network, detected.demand, seed=1, begin_s=BEGIN_S)
    exchanges = Exchanges(detected, [], 0)
    made: list[Switch] = []
    for plan in (found["bounds"], found["best cycle"], None):
        exchanges.add([Switch(setup.signal, plan, simulation.time_ms + 20_000, in_step=False)])
        for _ in range(600):
            before = simulation.signal_letters(setup.signal).tobytes()
            now = exchanges.make(simulation)
            if now:
                assert simulation.signal_letters(setup.signal).tobytes() == before
                assert before.decode("ascii") in setup.stage_letters
            made += now
            simulation.step()
            if exchanges.next_ms() is None:
                break
        assert exchanges.next_ms() is None
    assert [switch.plan for switch in made] == [found["bounds"], found["best cycle"], None]


def test_only_two_fixed_programs_change_in_step(detected: World, world: World, nowcast_path: Path) -> None:
    nowcast = read_nowcast(nowcast_path)
    setup = plannable(detected)[3]
    fixed = offers(detected, setup, local_plan(setup))["best cycle"]
    assert not switch_of(setup, local_plan(setup), fixed, nowcast, nowcast.time_ms).in_step
    assert not switch_of(setup, fixed, None, nowcast, nowcast.time_ms).in_step
    other = plannable(world)[3]
    assert switch_of(other, local_plan(other), None, nowcast, nowcast.time_ms).in_step


def test_a_nowcast_says_where_an_actuated_plan_is_and_a_rollout_goes_on_from_there(
    detected: World, tmp_path: Path
) -> None:
    street = RehearsalStreet(detected, seed=3, begin_s=BEGIN_S)
    mirror = Mirror(detected, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    exchanges = Exchanges(detected, [], -street.simulation.time_ms)
    chosen = {}
    for setup in plannable(detected)[::15]:
        plan = offers(detected, setup, local_plan(setup)).get("bounds")
        if plan is not None:
            chosen[setup.signal] = plan
            exchanges.add([Switch(setup.signal, plan, street.simulation.time_ms, in_step=False)])
    for _ in range(150):
        for switch in exchanges.make(street.simulation):
            mirror.set_plan(switch.signal, switch.plan)
        mirror.advance(street.second())
    write_nowcast(tmp_path / "n", mirror.nowcast())
    nowcast = read_nowcast(tmp_path / "n")
    running = [s for s, plan in chosen.items() if nowcast.controllers[s].plan == plan]
    assert len(running) >= 0.8 * len(chosen)
    rollout = resume(detected, nowcast, seed=1)
    for s in running:
        assert nowcast.controllers[s].phase >= 0
        assert rollout.signal_letters(s).tobytes() == street.simulation.signal_letters(s).tobytes()
        assert rollout.signal_position(s)[0] == street.simulation.signal_position(s)[0]
