"""The forty worked examples of the safety specification, by their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware_profiles.safety import (
    Command,
    CommandKind,
    Group,
    Lens,
    Mode,
    Profile,
    Stage,
    admit,
    boot,
    check_plan,
    check_profile,
    step,
)
from tests.hardware_profiles.x4 import (
    NOW,
    P1,
    P2,
    PC,
    STAGE_A,
    STAGE_B,
    V1,
    V2,
    A,
    G,
    R,
    Street,
    codes,
    command,
    lamps,
    lit,
    plan,
    symmetric,
    tick,
    veh,
    want,
    x4,
)


def rules(profile: Profile) -> set[str]:
    return {finding.rule for finding in check_profile(profile)}


def texts(profile: Profile) -> str:
    return "\n".join(map(str, check_profile(profile)))


def table(rows: tuple[tuple[int, ...], ...], i: int, j: int, value: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(value if (a, b) == (i, j) else x for b, x in enumerate(row)) for a, row in enumerate(rows))


def group(profile: Profile, g: int, **changes: int) -> Profile:
    groups = list(profile.groups)
    groups[g] = replace(groups[g], **changes)  # type: ignore[arg-type]  # a test names fields of its own choice
    return replace(profile, groups=tuple(groups))


def test_01_the_example_junction_has_no_finding() -> None:
    assert texts(x4()) == ""


def test_02_a_conflict_one_way_only_is_p02() -> None:
    base = x4()
    assert rules(replace(base, conflict=table(base.conflict, V2, V1, 0))) == {"P02"}


def test_03_a_group_in_conflict_with_itself_is_p03() -> None:
    base = x4()
    assert rules(replace(base, conflict=table(base.conflict, V1, V1, 1))) == {"P03"}


def test_04_an_amber_of_two_and_a_half_seconds_is_p04() -> None:
    assert "P04 groups.V1.amber_ms: 2500 ms is not within 3000 to 6000" in texts(group(x4(), V1, amber_ms=2500))


def test_05_a_max_green_below_min_green_is_p05() -> None:
    assert "P05 groups.V1.max_green_ms: 5000 ms is below min green 6000" in texts(group(x4(), V1, max_green_ms=5000))


def test_06_a_vehicle_intergreen_below_amber_and_all_red_is_p06() -> None:
    base = x4()
    found = texts(replace(base, intergreen_ms=table(base.intergreen_ms, V1, V2, 4900)))
    assert "P06 intergreen_ms.V1.V2: 4900 ms is below amber + all red = 5000" in found


def test_07_a_pedestrian_intergreen_below_clearance_and_buffer_is_p07() -> None:
    base = x4()
    found = texts(replace(base, intergreen_ms=table(base.intergreen_ms, P1, V2, 8900)))
    assert "P07 intergreen_ms.P1.V2: 8900 ms is below clearance + buffer = 9000" in found


def test_08_an_intergreen_without_room_for_red_amber_is_p08() -> None:
    found = texts(group(x4(), V2, ra_ms=2000))
    assert "P08 intergreen_ms.P1.V2: 9000 ms is below 10100" in found
    assert "P08 intergreen_ms.V1.V2: 5000 ms is below 5100" in found


def test_09_a_stage_with_a_hard_conflict_is_p10() -> None:
    base = x4()
    assert "P10" in rules(replace(base, stages=(Stage("A", (V1, V2)), base.stages[1])))


def test_10_an_arrow_that_yields_is_p11() -> None:
    groups = (replace(veh("V1"), lens=Lens.ARROW), veh("V2"), veh("V3"))
    soft = [[0, 1, 2], [1, 0, 1], [2, 1, 0]]
    conflict = tuple(map(tuple, soft))
    intergreen = tuple(tuple(5000 if x else 0 for x in row) for row in conflict)
    profile = Profile(
        "t",
        3,
        groups,
        conflict,
        intergreen,
        (Stage("A", (0, 2), ((0, 2),)), Stage("B", (1,))),
        ((0, 1), (0, 1)),
        (plan(30, 30),),
        yields=((0, 2),),
        group_address=(1, 2, 3),
        stage_address=(1, 2),
        plan_address=(1,),
    )
    assert rules(profile) == {"P11"}


def test_11_a_max_red_that_the_local_plan_cannot_keep_is_p14() -> None:
    assert "P14 plans.local.V1: red for 24000 ms at minima, 20000 allowed" in texts(group(x4(), V1, max_red_ms=20_000))


def test_12_an_even_plan_is_sound() -> None:
    assert check_plan(x4(), plan(30, 30)) == []


def test_13_lengths_that_do_not_sum_to_the_cycle_are_p30() -> None:
    assert [f.rule for f in check_plan(x4(), replace(plan(30, 29), cycle_ms=60_000))] == ["P30"]


def test_14_stages_too_short_for_the_walk_are_p34() -> None:
    found = check_plan(x4(), plan(14, 14, lo_s=13))
    assert {f.rule for f in found} == {"P34"}
    assert "below 15000" in found[0].message


def test_15_a_plan_that_leaves_groups_out_is_p32() -> None:
    found = check_plan(x4(), plan(60))
    assert [(f.rule, f.path) for f in found if f.rule == "P32"] == [("P32", "plan.V2"), ("P32", "plan.P2")]


def test_16_a_plan_with_too_long_reds_is_p36() -> None:
    found = check_plan(x4(), plan(140, 140))
    assert {f.rule for f in found} == {"P36"}
    assert "red for 149000 ms, 120000 allowed" in str(found[0])


def test_17_the_intergreen_of_a_stage_before_last_is_p35() -> None:
    conflict = symmetric(3, [(0, 1), (1, 2), (0, 2)])
    intergreen = tuple(tuple(0 if i == j else 5000 for j in range(3)) for i in range(3))
    profile = Profile(
        "t",
        3,
        (veh("V1"), veh("V2"), veh("V3")),
        conflict,
        table(intergreen, 0, 2, 22_000),
        (Stage("A", (0,)), Stage("B", (1,)), Stage("C", (2,))),
        ((0, 1, 2),) * 3,
        (plan(30, 30, 30),),
    )
    found = check_plan(profile, plan(11, 11, 11, lo_s=11, more_s=1))
    assert found
    assert {f.rule for f in found} == {"P35"}
    assert all(f.path.endswith("V3") for f in found)


@pytest.mark.parametrize(
    ("number", "profile", "groups", "ended", "goal", "moves"),
    [
        (18, x4(), ((V1, G, 5.8), (P1, G, 9)), {}, STAGE_B, {P1: PC}),
        (19, x4(), ((V1, G, 5.9), (P1, PC, 1)), {}, STAGE_B, {V1: A}),
        (20, x4(), ((V1, A, 2.8),), {}, STAGE_B, {}),
        (20, x4(), ((V1, A, 2.9),), {}, STAGE_B, {V1: R}),
        (21, x4(), (), {V1: 4.8, P1: 8.9}, STAGE_B, {}),
        (22, x4(), (), {V1: 4.9, P1: 8.8}, STAGE_B, {P2: G}),
        (23, x4(), (), {V1: 4.9, P1: 8.9}, STAGE_B, {V2: G, P2: G}),
        (24, x4(), ((P1, PC, 3), (V1, G, 9)), {}, STAGE_A, {}),
        (24, x4(), ((P1, PC, 7.9), (V1, G, 9)), {}, STAGE_A, {P1: R}),
        (25, x4(), ((V1, R, 1.8), (P1, G, 1)), {}, STAGE_A, {}),
        (25, x4(), ((V1, R, 1.9), (P1, G, 1)), {}, STAGE_A, {V1: G}),
    ],
)
def test_18_to_25_one_step_of_the_group_rules(
    number: int,
    profile: Profile,
    groups: tuple[tuple[int, R, float], ...],
    ended: dict[int, float],
    goal: int,
    moves: dict[int, R],
) -> None:
    """Ages are those before a tick of 0.1 s."""
    st = lit(profile, *groups, ended=ended, goal=goal)
    _, out = step(profile, st, tick(st))
    assert lamps(out) == moves, number


def test_26_a_start_under_way_blocks_its_conflicts() -> None:
    profile = x4()
    st = lit(profile, goal=STAGE_A)
    st.cmd[V2], st.pend[V2] = G, NOW
    _, out = step(profile, st, tick(st))
    assert lamps(out) == {}


def test_27_after_a_gap_one_rule_and_the_local_plan() -> None:
    profile = x4()
    st = lit(profile, (V1, A, 1), goal=STAGE_B)
    after, out = step(profile, st, tick(st, 4))
    assert lamps(out) == {V1: R}
    assert "MISSED_TICK" in codes(out)
    assert after.mode == Mode.LOCAL


def test_28_a_refused_end_of_green_leads_to_local_without_a_trip() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    st.cmd[V1], st.pend[V1] = A, NOW - 3000
    after, out = step(profile, st, tick(st))
    assert "REFUSED" in codes(out)
    assert not out.trip
    assert after.mode == Mode.LOCAL


def test_29_reported_conflicting_greens_trip_and_latch() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    after, out = step(profile, st, tick(st, 0.1, (V2, G)))
    assert "I1" in codes(out)
    assert out.trip
    assert after.mode == Mode.FAULT


def test_30_a_skipped_amber_trips_and_latches() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    after, out = step(profile, st, tick(st, 0.1, (V1, R)))
    assert "I7" in codes(out)
    assert out.trip
    assert after.mode == Mode.FAULT


def test_31_a_set_wall_clock_is_told_and_changes_no_lamp() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    after, out = step(profile, st, tick(st, wall_ms=st.wall + 3_600_000))
    assert codes(out) == ["CLOCK_JUMP"]
    assert out.requests == []
    assert after.mode == Mode.LOCAL


def test_32_after_the_lease_the_minima_and_clearances_still_run() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 6), (P1, G, 3))
    st.wall = 40_000  # the local plan wants stage B from 30 s to 60 s of its cycle
    st, _, _ = admit(
        profile, st, command(CommandKind.PLAN, 1, plan=plan(40, 40, name="c"), plan_hash=b"c", lease_ms=1000), NOW
    )
    street = Street(profile, st)
    st.waiting, st.plan, st.mode = None, replace(st.waiting, lease_end_ms=NOW), Mode.CLOUD  # type: ignore[type-var]
    want(st, STAGE_A)
    street.run(20)
    assert "expired" in street.life
    assert next(t for t, g, aspect in street.log if g == V2 and aspect == G) == pytest.approx(13.0, abs=0.21)


def test_33_an_amber_found_at_boot_lasts_its_full_time_again() -> None:
    profile = x4()
    st = boot(profile, mono_ms=NOW, wall_ms=40_000, epoch=5, reported=(A, R, R, R))
    street = Street(profile, st)
    street.run(12)
    red = next(t for t, g, aspect in street.log if g == V1 and aspect == R)
    first = min(t for t, g, aspect in street.log if g in (V2, P2) and aspect == G)
    assert red >= 3.0
    assert first >= 5.0
    assert not {"I4", "I2"} & set(street.events)


def test_34_an_emergency_cuts_minima_and_never_a_clearance() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 3), (P1, G, 4))
    street = Street(profile, st)
    street.run(0.2, inputs=(0,))
    assert {(g, aspect) for _, g, aspect in street.log} == {(V1, A), (P1, PC)}
    street.run(12, inputs=(0,))
    assert next(t for t, g, aspect in street.log if g == V2 and aspect == G) == pytest.approx(9.0, abs=0.31)
    assert "I3" not in street.events


def test_35_a_hold_that_would_pass_a_red_limit_is_e31() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20), ended={V2: 105})
    _, verdict, _ = admit(profile, st, command(CommandKind.STAGE, 1, stage=STAGE_A, hold_ms=10_000), NOW)
    assert (verdict.code, verdict.detail) == ("E31", "V2 would be red for 124000 ms, 120000 allowed")


def new_plan(seq: int, **more: object) -> Command:
    return command(CommandKind.PLAN, seq, plan=plan(40, 40, name=f"c{seq}"), plan_hash=b"h%d" % seq, **more)


def test_36_the_same_command_again_gets_the_stored_verdict_and_no_effect() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    once, first, _ = admit(profile, st, new_plan(7), NOW)
    twice, second, out = admit(profile, once, new_plan(7), NOW + 500)
    assert first.accepted
    assert second.accepted
    assert second.repeated
    assert twice is once
    assert out.life == []
    _, reused, _ = admit(profile, once, new_plan(7, digest=b"other"), NOW + 500)
    assert reused.code == "E05"


def test_37_a_forged_command_burns_no_number() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    st, forged, _ = admit(profile, st, new_plan(1, authentic=False), NOW)
    st, genuine, _ = admit(profile, st, new_plan(1), NOW)
    assert forged.code == "E02"
    assert not forged.burns
    assert genuine.accepted
    assert st.seq_hi == 1


def test_38_a_refused_command_burns_its_number_for_good() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    st, _ = step(profile, st, tick(st, device_mode=Mode.MANUAL))
    st, first, _ = admit(profile, st, new_plan(7), NOW + 100)
    st, _ = step(profile, st, tick(st))
    _, again, _ = admit(profile, st, new_plan(7), NOW + 200)
    assert [first.code, again.code] == ["E21", "E21"]
    assert again.repeated


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"epoch": 4}, "E04"), ({"basis_ms": NOW - 10_100}, "E07"), ({"lease_ms": 31_000}, "E12")],
)
def test_39_old_epochs_old_data_and_long_leases_are_refused(changes: dict[str, object], code: str) -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    assert admit(profile, st, new_plan(1, **changes), NOW)[1].code == code


def test_40_a_plan_that_is_only_renewed_and_never_confirmed_is_rolled_back() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    street = Street(profile, st)
    street.st, verdict, _ = admit(profile, st, new_plan(1, confirm_ms=120_000), NOW)
    assert verdict.accepted
    for seq in range(2, 16):
        street.run(10)
        now = street.st.mono
        renewal = command(CommandKind.RENEW, seq, plan_hash=b"h1", basis_ms=now)
        street.st, verdict, _ = admit(profile, street.st, renewal, now)
        if "rolled_back" in street.life:
            break
    assert street.life[:1] == ["active"]
    assert street.life[-1] == "rolled_back"
    assert 120 <= (street.st.mono - NOW) / 1000 <= 131
    assert verdict.code == "E33"
    assert street.st.mode == Mode.LOCAL


def test_x4_groups_are_what_the_table_says() -> None:
    assert isinstance(x4().groups[P2], Group)
    assert x4().groups[V1].min_green_ms == 6000
