"""The whole kernel on random junctions: whatever comes in, an independent judge sees nothing wrong on the lamps."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from hardware_profiles.safety import Aspect, CommandKind, Mode, Tick, admit, check_plan, check_profile, step
from tests.hardware_profiles.rig import HASH, Rig, random_plan, random_profile
from tests.hardware_profiles.x4 import NOW, P1, V1, V2, A, G, Street, codes, command, lit, plan, tick, x4

HARMLESS = {"PREEMPT", "PREEMPT_END", "MISSED_TICK", "STUCK", "CLOCK_JUMP", "TOUR", "OFFSET_STUCK", "LAG", "PRIORITY"}


@pytest.mark.parametrize("seed", range(12))
def test_random_junctions_pass_the_checker(seed: int) -> None:
    rng = random.Random(seed)
    profile = random_profile(rng, rng.choice([4, 6, 8, 12, 16, 32]))
    assert [str(finding) for finding in check_profile(profile)] == []


@pytest.mark.parametrize("seed", range(8))
def test_any_mix_of_orders_ticks_and_lags_leaves_the_lamps_in_order(seed: int) -> None:
    rng = random.Random(1000 + seed)
    profile = random_profile(rng, rng.choice([4, 6, 8, 10]))
    rig = Rig(rng, profile, lag=seed % 3, late=0.02 if seed % 2 else 0.0)
    plans = [random_plan(rng, profile, f"c{k}", 6000) for k in range(3)]
    for _ in range(3000):
        rig.tick()
        chance = rng.random()
        if chance < 0.004:
            chosen = rng.choice(plans)
            rig.send(CommandKind.PLAN, plan=chosen, plan_hash=chosen.id.encode(), confirm_ms=rng.choice([0, 20_000]))
        elif chance < 0.006:
            rig.send(CommandKind.STAGE, stage=rng.randrange(len(profile.stages)), hold_ms=rng.choice([5000, 20_000]))
        elif chance < 0.010:
            rig.send(CommandKind.RENEW, plan_hash=rig.st.in_force)
        elif chance < 0.011:
            rig.send(CommandKind.CANCEL)
        elif chance < 0.012:
            rig.inputs = () if rig.inputs else (0,)
        elif chance < 0.0125 and not rig.inputs:
            rig.send(CommandKind.PRIORITY, shift_ms=rng.choice([-2000, 2000]))
    assert rig.judge.faults == []
    # Ticks that come seconds late make ambers long and answers late, which is told and ends in the local plan.
    assert set(rig.events) <= HARMLESS | ({"I4", "REFUSED"} if rig.late else set())
    assert rig.judge.starts > len(profile.groups)
    assert "ACCEPTED" in rig.codes


@pytest.mark.parametrize("seed", range(4))
def test_power_cuts_cut_no_clearance(seed: int) -> None:
    rng = random.Random(2000 + seed)
    profile = random_profile(rng, 6)
    rig = Rig(rng, profile)
    for _ in range(2500):
        rig.tick()
        if rng.random() < 0.01:
            rig.power_cut()
    assert rig.judge.faults == []
    assert not {"FAULT", "I1", "I2", "I4", "I5"} & set(rig.events)


@pytest.mark.parametrize("seed", range(6))
def test_red_never_passes_its_limit_under_stage_requests(seed: int) -> None:
    """Whoever asks for a stage as long as the kernel allows cannot keep another group waiting too long."""
    rng = random.Random(3000 + seed)
    base = random_profile(rng, 6)
    cycle_ms = base.plans[0].cycle_ms
    limit = cycle_ms + 60_000
    profile = replace(base, groups=tuple(replace(group, max_red_ms=limit) for group in base.groups))
    assert check_profile(profile) == []
    rig = Rig(rng, profile)
    for _ in range(4000):
        rig.tick()
        if rig.st.mode in (Mode.LOCAL, Mode.REQUEST) and rng.random() < 0.05:
            rig.send(CommandKind.STAGE, stage=0, hold_ms=30_000)
    assert rig.judge.faults == []
    assert "E31" in rig.codes
    assert "ACCEPTED" in rig.codes
    assert max(rig.judge.longest_red_ms) <= limit


@pytest.mark.parametrize("offset_s", [0, 7, 19, 30, 41, 55])
def test_an_offset_is_reached_within_cycles_and_kept(offset_s: int) -> None:
    profile = x4(plans=(replace(plan(30, 30, lo_s=24, more_s=8, name="local"), offset_ms=offset_s * 1000),))
    assert check_profile(profile) == []
    street = Street(profile, lit(profile, (V1, G, 20), (P1, G, 20)))
    street.run(9 * 60)
    starts = [t for t, g, aspect in street.log if g == V1 and aspect == A]
    late = {round((t * 1000 + NOW - offset_s * 1000) % 60_000 / 1000) for t in starts[-2:]}
    assert late <= {29, 30, 31}, starts
    assert street.st.corr == 0


def test_a_leased_plan_becomes_active_is_renewed_and_ends_with_its_lease() -> None:
    profile = x4()
    street = Street(profile, lit(profile, (V1, G, 20), (P1, G, 20)))
    wanted = plan(40, 40, name="c")
    street.st, verdict, out = admit(profile, street.st, command(CommandKind.PLAN, 1, plan=wanted, plan_hash=b"c"), NOW)
    assert verdict.accepted
    assert [str(life.state) for life in out.life] == ["waiting"]
    street.run(20)
    assert street.life == ["active"]
    assert street.st.in_force == b"c"
    now = street.st.mono
    street.st, verdict, _ = admit(profile, street.st, command(CommandKind.RENEW, 2, plan_hash=b"c", basis_ms=now), now)
    assert verdict.accepted
    street.run(25)
    assert street.st.mode == Mode.CLOUD
    street.run(10)
    assert street.life == ["active", "expired"]
    assert street.st.mode == Mode.LOCAL


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ({"monitor_armed": False}, "MONITOR"),
        ({"monitor_hash": b"other"}, "MONITOR"),
        ({"report_ms": NOW - 3000}, "STALE"),
        ({"device_mode": Mode.MANUAL}, "MANUAL"),
        ({"device_mode": Mode.FAULT}, "FAULT"),
        ({"monitor_tripped": True}, "FAULT"),
    ],
)
def test_a_plan_is_dropped_in_the_step_that_loses_its_ground(more: dict[str, object], cause: str) -> None:
    profile = x4()
    street = Street(profile, lit(profile, (V1, G, 20), (P1, G, 20)))
    wanted = plan(40, 40, name="c")
    street.st, _, _ = admit(profile, street.st, command(CommandKind.PLAN, 1, plan=wanted, plan_hash=b"c"), NOW)
    street.run(5)
    assert street.st.mode == Mode.CLOUD
    after, out = step(profile, street.st, tick(street.st, **more))
    assert out.revert == cause
    assert [(str(life.state), life.cause) for life in out.life] == [("reverted", cause)]
    assert after.plan is None
    assert after.mode != Mode.CLOUD


def test_a_fault_stays_until_it_is_reset_by_hand() -> None:
    profile = x4()
    st, _ = step(profile, lit(profile, (V1, G, 20), (P1, G, 20)), tick(lit(profile), 0.1, (V2, G)))
    for _ in range(50):
        st, _ = step(profile, st, tick(st, 60))
    assert st.mode == Mode.FAULT
    _, refused, _ = admit(
        profile, st, command(CommandKind.PLAN, 1, plan=plan(40, 40), plan_hash=b"c", basis_ms=st.mono), st.mono
    )
    assert refused.code == "E20"
    st, reset, _ = admit(profile, st, command(CommandKind.RESET, 2, basis_ms=st.mono), st.mono)
    assert reset.accepted
    assert st.mode == Mode.START


def test_from_the_dark_it_starts_by_flash_amber_and_all_red() -> None:
    profile = x4()
    dark = (int(Aspect.DARK),) * 4
    st = lit(profile)
    st.rep, st.cmd, st.mode, st.start_since = list(dark), list(dark), Mode.START, NOW
    street = Street(profile, st)
    street.run(60)
    assert street.st.mode == Mode.LOCAL
    assert "STARTED" in street.events
    order = [aspect.name for _, g, aspect in street.log if g == V1][:3]
    assert order == ["AMBER", "RED", "GREEN"]
    greens = [t for t, _, aspect in street.log if aspect == G]
    assert min(greens) >= 3 + 3 + 9


def test_a_level_2_device_gets_the_plan_and_the_kernel_waits_to_see_it() -> None:
    profile = x4(level=2)
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    wanted = plan(40, 40, name="c")
    st, verdict, _ = admit(profile, st, command(CommandKind.PLAN, 1, plan=wanted, plan_hash=b"c"), NOW)
    assert verdict.accepted
    st, out = step(profile, st, tick(st))
    assert [(request.kind, request.plan) for request in out.requests] == [("plan", wanted)]
    assert st.mode == Mode.LOCAL
    st, out = step(profile, st, tick(st, device_mode=Mode.LOCAL, device_stage=0))
    assert out.requests == []
    st, out = step(profile, st, tick(st, device_mode=Mode.CLOUD, device_plan="c", device_stage=-1))
    assert out.life == [], "its first stage was not seen yet"
    st, out = step(profile, st, tick(st, device_mode=Mode.CLOUD, device_plan="c", device_stage=0))
    assert [str(life.state) for life in out.life] == ["active"]
    assert (st.mode, st.in_force) == (Mode.CLOUD, b"c")
    st, out = step(profile, st, tick(st, device_mode=Mode.LOCAL, device_plan="", device_stage=0))
    assert [(str(life.state), life.cause) for life in out.life] == [("reverted", "DEVICE")]


def test_a_plan_that_a_device_never_takes_up_is_taken_back() -> None:
    patient = tuple(replace(group, max_red_ms=10_000_000) for group in x4().groups)
    profile = x4(level=2, groups=patient)
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    st, _, _ = admit(profile, st, command(CommandKind.PLAN, 1, plan=plan(40, 40, name="c"), plan_hash=b"c"), NOW)
    causes = []
    for seq in range(2, 80):
        for _ in range(10):
            st, out = step(profile, st, tick(st, 1, device_stage=0))
            causes += [life.cause for life in out.life]
        st, _, _ = admit(profile, st, command(CommandKind.RENEW, seq, plan_hash=b"c", basis_ms=st.mono), st.mono)
    assert causes == ["STUCK"]


def test_a_step_and_an_admission_leave_the_state_they_were_given_alone() -> None:
    profile = x4()
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    before = st.copy()
    before.own()
    step(profile, st, tick(st, 0.1, (V2, G)))
    admit(profile, st, command(CommandKind.PLAN, 1, plan=plan(40, 40), plan_hash=b"c"), NOW)
    assert st == before


def test_a_controller_that_is_watched_only_takes_no_plan_and_trips_on_nothing() -> None:
    profile = x4(level=2, local_only=True)
    st = lit(profile, (V1, G, 20), (P1, G, 20))
    _, verdict, _ = admit(profile, st, command(CommandKind.PLAN, 1, plan=plan(40, 40), plan_hash=b"c"), NOW)
    assert verdict.code == "E26"
    after, out = step(profile, st, tick(st, 0.1, (V1, Aspect.RED)))
    assert codes(out) == ["I7"]
    assert not out.trip
    assert after.mode == Mode.LOCAL


def test_of_changes_in_one_instant_those_to_red_count_first() -> None:
    profile = x4(level=2)
    st = lit(profile, (V1, A, 5), ended={P1: 20, V1: 5})
    at = st.mono + 1000
    both = tick(st, 1, (V2, G), (V1, Aspect.RED))
    assert {change.at_ms for change in both.changes} == {at}
    _, out = step(profile, st, both)
    assert codes(out) == []


def test_a_second_of_shadowing_costs_little() -> None:
    """A quiet step must leave everything but the clocks as it is, by identity: that is what makes it cheap."""
    profile = x4(level=2)
    st, _ = step(profile, lit(profile, (V1, G, 20), (P1, G, 20)), tick(lit(profile, (V1, G, 20), (P1, G, 20)), 1))
    after, out = step(profile, st, Tick(st.mono + 1000, st.wall + 1000, st.mono + 1000, monitor_hash=profile.hash))
    assert after.rep is st.rep
    assert after.mono == st.mono + 1000
    assert out.requests == []


def test_the_checker_finds_plans_whose_groups_miss_their_turn() -> None:
    rng = random.Random(5)
    profile = random_profile(rng, 8)
    assert profile.hash == HASH
    squeezed = replace(
        profile.plans[0], stages=tuple(replace(r, len_ms=5000, lo_ms=5000) for r in profile.plans[0].stages)
    )
    squeezed = replace(squeezed, cycle_ms=5000 * len(squeezed.stages), offset_ms=0)
    assert {finding.rule for finding in check_plan(profile, squeezed)} == {"P34"}
