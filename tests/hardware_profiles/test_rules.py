"""Each rule of profiles and plans that the worked examples do not reach, with its message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware_profiles.safety import (
    FORBIDDEN,
    Group,
    Lens,
    Plan,
    PlanStage,
    Preempt,
    Profile,
    Stage,
    check_plan,
    check_profile,
    entry_bound_ms,
    least_lengths_ms,
    plan_trace,
    trap,
)
from tests.hardware_profiles.x4 import P1, P2, V1, V2, A, G, plan, symmetric, veh, x4


def with_group(g: int, **changes: object) -> Profile:
    groups = list(x4().groups)
    groups[g] = replace(groups[g], **changes)  # type: ignore[arg-type]  # a test names fields of its own choice
    return x4(groups=tuple(groups))


LOCAL = x4().plans[0]
PROFILES: list[tuple[Profile, str]] = [
    (x4(groups=()), "P01 groups: 0 groups, 1 to 64 allowed"),
    (x4(level=4), "P01 level: 4 is not 1, 2 or 3"),
    (x4(tick_ms=0), "P01 tick_ms: 0 is not positive"),
    (with_group(V2, id="V1"), "P01 groups: id 'V1' is not unique"),
    (with_group(V2, id=""), "P01 groups: an id is empty"),
    (with_group(V1, amber_ms=3050), "P01 groups.V1.amber_ms: 3050 ms is not a multiple of 100 ms from 0 up"),
    (with_group(V1, min_red_ms=-100), "P01 groups.V1.min_red_ms: -100 ms is not a multiple of 100 ms from 0 up"),
    (with_group(V1, parents=(9,)), "P01 groups.V1.parents: [9] are not groups of 0 to 3"),
    (
        x4(stages=(Stage("A", (V1, 7)), Stage("B", (V2, P2)))),
        "P01 stages.A: groups [0, 7] are not distinct groups of 0 to 3",
    ),
    (x4(stages=(Stage("A", (V1, V1)), Stage("B", (V2, P2)))), "P01 stages.A: groups [0, 0] are not distinct groups"),
    (x4(conflict=symmetric(3, [])), "P01 conflict: the table is not 4 by 4"),
    (x4(transitions=((0, 5), (0, 1))), "P01 transitions.A: names a stage outside 0 to 1"),
    (x4(local_plan=3), "P01 local_plan: 3 is no plan, there are 1"),
    (x4(preempts=(Preempt("n", 4),)), "P01 preempts.n: stage 4, there are 2"),
    (x4(amber_regreen=True), "P01 amber_regreen: the kernel itself goes from amber to red only"),
    (x4(conflict=symmetric(4, [(V1, V2), (V1, P2), (V2, P1)], 3)), "P02 conflict.V1.V2: 3 and 3 are not 0, 1 or 2"),
    (x4(yields=((V1, V2),)), "P02 conflict.V1.V2: one side yields though the conflict is 1, not 2"),
    (with_group(V1, ra_ms=3100), "P04 groups.V1.ra_ms: 3100 ms is not within 0 to 3000"),
    (with_group(V1, gf_ms=5100), "P04 groups.V1.gf_ms: 5100 ms is not within 0 to 5000"),
    (with_group(V1, min_green_ms=4900), "P04 groups.V1.min_green_ms: 4900 ms is below 5000"),
    (with_group(V1, min_red_ms=900), "P04 groups.V1.min_red_ms: 900 ms is below 1000"),
    (with_group(P1, min_green_ms=3900, pre_min_ms=3900), "P04 groups.P1.min_green_ms: walk 3900 ms is below 4000"),
    (with_group(P1, crossing_mm=9700), "P04 groups.P1.clear_ms: 8000 ms is below 8084 for 9700 mm"),
    (with_group(P1, walking_mmps=1300), "P04 groups.P1.walking_mmps: 1300 mm/s is not within 1 to 1200"),
    (with_group(V1, pre_min_ms=6100), "P05 groups.V1.pre_min_ms: 6100 ms is above min green 6000"),
    (x4(transitions=((0, FORBIDDEN), (0, 1))), "P13 stages.A: no way to B"),
    (with_group(P1, parents=(V1,)), ""),
    (with_group(P2, parents=(V1,)), "P15 groups.P2.parents: hard conflict with parent V1"),
    (x4(stages=(Stage("A", (V1,)), Stage("B", (V2, P2)))), "P13 plans.local: never serves P1"),
    (x4(fallback="dark"), "P16 fallback: 'dark' is not among the allowed modes ['local', 'flash']"),
    (
        x4(plans=(replace(LOCAL, offset_ms=60_000),)),
        "P16 plans.local.offset_ms: P30 60000 ms is not within 0 and the cycle",
    ),
    (x4(start_flash_ms=2900), "P17 start_flash_ms: 2900 ms is below 3000"),
    (x4(start_amber_ms=2900), "P17 start_amber_ms: 2900 ms is below 3000"),
    (x4(start_all_red_ms=8900), "P17 start_all_red_ms: 8900 ms is below the longest intergreen 9000"),
    (with_group(P1, pre_min_ms=3000), "P18 groups.P1.pre_min_ms: 3000 ms is below 4000"),
    (x4(preempts=(Preempt("n", 1, max_ms=181_000),)), "P18 preempts.n.max_ms: 181000 ms is above 180000"),
    (
        x4(preempts=(Preempt("n", 1, entry_ms=10_000),)),
        "P18 preempts.n.entry_ms: entry may take 16600 ms, 10000 declared",
    ),
    (x4(lag_max_ms=1100), "P19 lag_max_ms: 1100 ms is above 1000"),
    (x4(lag_max_ms=900, refuse_after_ms=900), "P19 refuse_after_ms: 900 ms is not above lag_max 900"),
    (x4(report_period_ms=1000), "P19 monitor_class: class A needs lamp reports every 100 ms, not 1000"),
    (x4(monitor_class="B"), "P19 hardware_monitor: class B must name a hardware conflict monitor"),
    (x4(monitor_class="C"), "P19 monitor_class: 'C' is not A or B"),
    (x4(group_address=(1, 1, 3, 4)), "P20 group_address: [1, 1, 3, 4] are not 4 distinct addresses from 0 up"),
    (x4(max_stages=1), "P20 stages: 2 stages, the device holds 1"),
    (x4(max_plans=0), "P20 plans: 1 plans, the device holds 0"),
]


@pytest.mark.parametrize(("profile", "message"), PROFILES, ids=[text.split(":")[0] or "sound" for _, text in PROFILES])
def test_a_profile_that_breaks_a_rule_is_told_which(profile: Profile, message: str) -> None:
    found = "\n".join(map(str, check_profile(profile)))
    assert message in found if message else found == ""


def rows(*items: tuple[int, int, int, int], offset_ms: int = 0) -> Plan:
    stages = tuple(PlanStage(*item) for item in items)
    return Plan("p", sum(item.len_ms for item in stages), offset_ms, stages)


PLANS: list[tuple[Plan, str]] = [
    (Plan("p", 0, 0, ()), "P30 plan.stages: 0 rows, 1 to 64 allowed"),
    (rows((0, 30_000, 20_000, 40_000), (7, 30_000, 20_000, 40_000)), "P30 plan.stages.1: stage 7, there are 2"),
    (
        rows((0, 30_050, 20_000, 40_000), (1, 30_000, 20_000, 40_000)),
        "P30 plan.stages.0: a length is not a multiple of 100 ms",
    ),
    (
        rows((0, 30_000, 20_000, 40_000), (1, 30_000, 20_000, 40_000), offset_ms=60_000),
        "P30 plan.offset_ms: 60000 ms is not",
    ),
    (
        rows((0, 590_000, 20_000, 590_000), (1, 30_000, 20_000, 40_000)),
        "P30 plan.cycle_ms: 620000 ms is not within 1 to 600000",
    ),
    (
        rows((0, 30_000, 31_000, 40_000), (1, 30_000, 20_000, 40_000)),
        "P31 plan.stages.0: not 0 < 31000 <= 30000 <= 40000",
    ),
    (rows((0, 30_000, 0, 40_000), (1, 30_000, 20_000, 40_000)), "P31 plan.stages.0: not 0 < 0 <= 30000"),
    (
        rows((0, 30_000, 20_000, 40_000), (0, 30_000, 20_000, 40_000), (1, 30_000, 20_000, 40_000)),
        "P33 plan.stages.1: A to A is not a direct change",
    ),
    (
        rows((0, 30_000, 14_000, 40_000), (1, 30_000, 20_000, 40_000)),
        "P35 plan.stages.0.V1: shortest: green for 5000 ms",
    ),
    (rows((0, 30_000, 30_000, 30_000), (1, 30_000, 30_000, 30_000)), "P38 plan.stages: no row can move"),
]


@pytest.mark.parametrize(("wanted", "message"), PLANS, ids=[text.split(":")[0] for _, text in PLANS])
def test_a_plan_that_breaks_a_rule_is_told_which(wanted: Plan, message: str) -> None:
    assert message in "\n".join(map(str, check_plan(x4(), wanted)))


DETECTED = replace(plan(30, 30, lo_s=15, more_s=20, name="local"), actuated=True)


def actuated(*items: tuple[int, int, int, int]) -> Plan:
    return replace(rows(*items), actuated=True)


def test_a_device_with_an_actuated_plan_of_its_own_runs_others_of_the_kind() -> None:
    device = x4(level=2, plans=(DETECTED,))
    assert check_profile(device) == []
    assert check_plan(device, actuated((0, 30_000, 15_000, 40_000), (1, 30_000, 15_000, 60_000))) == []


@pytest.mark.parametrize(
    ("device", "wanted", "message"),
    [
        (
            x4(level=2),
            actuated((0, 30_000, 15_000, 40_000), (1, 30_000, 15_000, 60_000)),
            "P39 plan: actuated, but no plan of the device is: it has no detectors to go by",
        ),
        (
            x4(),
            actuated((0, 30_000, 15_000, 40_000), (1, 30_000, 15_000, 60_000)),
            "P39 plan: actuated, but the kernel, which sets the lamps at level 3, sees no detectors",
        ),
        (
            x4(level=2, plans=(DETECTED,)),
            actuated((0, 30_000, 15_000, 40_000), (1, 30_000, 15_000, 118_000)),
            "P36 plan.V1: red for 127000 ms, 120000 allowed",
        ),
        (
            x4(level=2, plans=(DETECTED,)),
            actuated((0, 30_000, 9000, 40_000), (1, 30_000, 15_000, 60_000)),
            "P35 plan.stages.0.V1: shortest: not green at the end, 6000 needed",
        ),
    ],
    ids=["no detectors", "level 3", "longest red", "shortest green"],
)
def test_an_actuated_plan_must_be_safe_at_whatever_its_detectors_choose(
    device: Profile, wanted: Plan, message: str
) -> None:
    assert message in "\n".join(map(str, check_plan(device, wanted)))


@pytest.mark.parametrize("lease_ms", [999, 30_001])
def test_a_lease_outside_1_to_30_s_is_p37(lease_ms: int) -> None:
    assert [f.rule for f in check_plan(x4(), plan(30, 30), lease_ms=lease_ms)] == ["P37"]
    assert check_plan(x4(), plan(30, 30), lease_ms=30_000) == []


def test_a_change_of_stage_by_a_third_one_is_no_direct_change() -> None:
    three = x4(
        stages=(*x4().stages, Stage("C", (V1,))),
        transitions=((0, 2, 2), (0, 1, 2), (0, 1, 2)),
        stage_address=(1, 2, 3),
    )
    found = check_profile(three)
    assert [f.path for f in found] == ["plans.local.stages.1"]
    assert "P33 A to B is not a direct change" in found[0].message


def trap_junction(lens: Lens) -> Profile:
    """Opposing roads with a left turn that yields: the left's stage ends while the other road keeps its green."""
    groups = (replace(veh("left"), lens=lens), veh("on"), veh("side"))
    conflict = [[0, 2, 1], [2, 0, 1], [1, 1, 0]]
    return Profile(
        "t",
        2,
        groups,
        tuple(map(tuple, conflict)),
        tuple(tuple(5000 if x else 0 for x in row) for row in conflict),
        (Stage("both", (0, 1), ((0, 1),)), Stage("on", (1,)), Stage("side", (2,))),
        ((0, 1, 2),) * 3,
        (rows((0, 30_000, 20_000, 40_000), (2, 30_000, 20_000, 40_000)),),
        yields=((0, 1),),
        group_address=(1, 2, 3),
        stage_address=(1, 2, 3),
        plan_address=(1,),
    )


def test_a_yellow_trap_is_p12_unless_the_left_flashes_amber() -> None:
    round_lens = trap_junction(Lens.ROUND)
    assert trap(round_lens, 0, 1) == (0, 1)
    assert trap(round_lens, 1, 0) is None
    assert [str(f) for f in check_profile(round_lens)] == [
        "P12 transitions.both.on: ends left and keeps on to which it yields"
    ]
    assert check_profile(trap_junction(Lens.FLASH_AMBER)) == []


def test_the_least_lengths_are_intergreen_and_minimum_green() -> None:
    assert least_lengths_ms(x4(), (0, 1)) == (15_000, 15_000)


def test_the_entry_bound_is_that_of_the_longest_way() -> None:
    assert entry_bound_ms(x4(level=2)) == 7000 + 9000


def test_a_steady_cycle_of_a_plan_is_shown_event_by_event() -> None:
    run = plan_trace(x4(level=2), plan(30, 30))
    v1 = [(at, aspect) for at, g, aspect in run.trace if g == V1]
    assert v1 == [(9000, G), (30_000, A), (33_000, 1)]
    assert run.red_ms[V1] == 39_000
    assert run.late == ()


def test_a_group_may_follow_another_as_its_overlap() -> None:
    base = x4()
    overlap = Group("O", min_red_ms=2000, parents=(V1,), max_red_ms=120_000)
    profile = replace(
        base,
        groups=(*base.groups, overlap),
        conflict=(*((*row, 0) for row in base.conflict), (0,) * 5),
        intergreen_ms=(*((*row, 0) for row in base.intergreen_ms), (0,) * 5),
        group_address=(1, 2, 3, 4, 5),
    )
    found = [str(f) for f in check_profile(profile)]
    assert "P15 stages.A: has V1 but not its overlap O" in found
    stages = (replace(base.stages[0], groups=(V1, P1, 4)), base.stages[1])
    assert check_profile(replace(profile, stages=stages)) == []
