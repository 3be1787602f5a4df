from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from hardware_profiles.safety import check_plan
from twin_core.control._candidates import Expectation, candidates_of, cycle_of
from twin_core.control._service import Discharge, make_approach_lanes, make_junction
from twin_core.control._splits import best_splits
from twin_core.mirror import World


@pytest.fixture(scope="module")
def expected(world: World) -> Expectation:
    lanes = make_approach_lanes(world.network)
    draw = np.random.default_rng(1)
    n = lanes.lane.size
    nothing = Discharge(np.zeros((n, 3)), np.zeros((n, 3)))
    return Expectation(draw.uniform(0.01, 0.15, n), draw.uniform(0, 4, n), nothing.rate_vps(), 600.0)


def test_every_candidate_passes_the_agents_own_checks(world: World, expected: Expectation) -> None:
    lanes = make_approach_lanes(world.network)
    found = 0
    for setup in world.controllers[::7]:
        if setup.profile is None:
            continue
        present = setup.profile.plans[setup.profile.local_plan]
        for candidate in candidates_of(setup, present, lanes, expected, fixed_cycle=False):
            found += 1
            assert check_plan(setup.profile, candidate.plan) == []
            assert [r.stage for r in candidate.plan.stages] == [r.stage for r in present.stages]
            assert sum(r.len_ms for r in candidate.plan.stages) == candidate.plan.cycle_ms
            assert candidate.expected_gain > 0
    assert found > 20


def test_a_fixed_cycle_keeps_the_cycle_and_the_start_of_the_longest_stage(world: World, expected: Expectation) -> None:
    lanes = make_approach_lanes(world.network)
    checked = 0
    for setup in world.controllers[::7]:
        if setup.profile is None:
            continue
        present = setup.profile.plans[setup.profile.local_plan]
        main = max(range(len(present.stages)), key=lambda k: (present.stages[k].len_ms, -k))
        begin = (present.offset_ms + sum(r.len_ms for r in present.stages[:main])) % present.cycle_ms
        for candidate in candidates_of(setup, present, lanes, expected, fixed_cycle=True):
            plan = candidate.plan
            assert plan.cycle_ms == present.cycle_ms
            assert (plan.offset_ms + sum(r.len_ms for r in plan.stages[:main])) % plan.cycle_ms == begin
            checked += 1
    assert checked > 5


def test_a_controller_that_may_only_be_watched_gets_no_candidate(world: World, expected: Expectation) -> None:
    setup = next(s for s in world.controllers if s.profile is not None)
    assert setup.profile is not None
    watched = dataclasses.replace(setup, reasons=("a reason",))
    assert (
        candidates_of(watched, setup.profile.plans[0], make_approach_lanes(world.network), expected, fixed_cycle=False)
        == []
    )


def test_the_cycle_adds_up_and_each_row_has_a_phase_that_shows_its_stage(world: World) -> None:
    for setup in world.controllers[::11]:
        if setup.profile is None:
            continue
        plan = setup.profile.plans[0]
        cycle = cycle_of(setup, plan)
        assert cycle.duration_s.sum() == pytest.approx(plan.cycle_ms / 1000)
        for row, phase in enumerate(cycle.full_green.tolist()):
            green = {g for g, a in enumerate(setup.aspects(cycle.letters[phase])) if a == 3}
            assert green == set(setup.profile.stages[plan.stages[row].stage].groups)


def test_green_of_a_lane_counts_by_what_it_is_worth(world: World) -> None:
    lanes = make_approach_lanes(world.network)
    n = lanes.lane.size
    setup = next(s for s in world.controllers if not s.local_only and s.profile is not None)
    assert setup.profile is not None
    cycle = cycle_of(setup, setup.profile.plans[0])
    rate = np.tile([0.0, 0.25, 0.5], (n, 1))
    junction = make_junction(
        lanes, setup.signal, cycle, arrivals_vps=np.full(n, 0.05), queue=np.zeros(n), rate_vps=rate, horizon_s=600.0
    )
    rows = lanes.of(setup.signal)
    for i, a in enumerate(rows.tolist()):
        kinds = lanes.kinds(a, cycle.letters).mean(axis=-1)
        vehicles = (0.25 * kinds * cycle.duration_s).sum()  # kind 2 is worth 0.5, kind 1 half of it
        assert junction.saturation_vps[i] * junction.green_s[i] == pytest.approx(vehicles)
    assert best_splits(junction, int(cycle.length_s.sum())) is not None
