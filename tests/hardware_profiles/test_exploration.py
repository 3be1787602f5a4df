"""Exhaustive search: no reachable state of the group rules breaks an invariant, and no guard can be left out unseen."""

from __future__ import annotations

import inspect
from dataclasses import replace
from functools import cache

import pytest

from hardware_profiles.safety import (
    Group,
    Kind,
    Lens,
    Plan,
    PlanStage,
    Profile,
    Stage,
    _groups,
    check_profile,
    entry_bound_ms,
)
from hardware_profiles.safety._groups import choose
from tests.hardware_profiles.explore import Choose, Explorer, Found

# Times differ from each other, since equal timers would hide states.
VEH = ((3000, 6000, 2000), (4000, 5000, 3000), (3000, 7000, 2000), (5000, 8000, 4000))
PED = ((7000, 4000, 2000), (6000, 5000, 3000), (8000, 6000, 2000), (9000, 7000, 3000))


def veh(k: int, ra_ms: int = 0, gf_ms: int = 0) -> Group:
    amber, green, red = VEH[k % 4]
    return Group(
        f"V{k}",
        ra_ms=ra_ms,
        gf_ms=gf_ms,
        amber_ms=amber,
        all_red_ms=2000,
        min_green_ms=green,
        min_red_ms=red,
        pre_min_ms=3000,
    )


def ped(k: int) -> Group:
    clear, walk, red = PED[k % 4]
    return Group(
        f"P{k}",
        kind=Kind.PED,
        lens=Lens.PED,
        amber_ms=0,
        min_green_ms=walk,
        min_red_ms=red,
        clear_ms=clear,
        buffer_ms=1000,
        pre_min_ms=4000,
    )


def junction(
    groups: list[Group], stages: list[tuple[int, ...]], *, soft: list[tuple[int, int]] | None = None, extra_ms: int = 0
) -> Profile:
    """Groups that share a stage are in no conflict (or in a permissive one, if listed), all others in a hard one."""
    n = len(groups)
    soft = soft or []
    conflict = [[0] * n for _ in range(n)]
    intergreen = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            if i != j and not any(i in s and j in s for s in stages):
                conflict[i][j] = 1
            if (i, j) in soft or (j, i) in soft:
                conflict[i][j] = 2
            if conflict[i][j]:
                a, b = groups[i], groups[j]
                own = a.clear_ms + a.buffer_ms if a.kind is Kind.PED else a.amber_ms + a.all_red_ms
                floor = (a.clear_ms if a.kind is Kind.PED else a.amber_ms) + b.ra_ms + 1000
                intergreen[i][j] = max(own, floor) + extra_ms * ((i + 2 * j) % 3)
    listed = [
        Stage(
            f"S{k}", s, tuple(sorted((min(p), max(p)) for p in soft if p[0] in s and p[1] in s))
        )
        for k, s in enumerate(stages)
    ]  # fmt: skip
    m = len(stages)
    rows = tuple(PlanStage(k, 60_000, 50_000, 70_000) for k in range(m))
    return Profile(
        "x", 3, tuple(groups), tuple(map(tuple, conflict)), tuple(map(tuple, intergreen)), tuple(listed),
        tuple(tuple(range(m)) for _ in range(m)), (Plan("local", 60_000 * m, 0, rows),),
        yields=tuple(soft), tick_ms=1000, start_all_red_ms=30_000,
        group_address=tuple(range(n)), stage_address=tuple(range(m)), plan_address=(0,),
    )  # fmt: skip


def with_reds(profile: Profile) -> Profile:
    return replace(profile, groups=tuple(replace(group, max_red_ms=600_000) for group in profile.groups))


SMALL = with_reds(junction([veh(0), veh(1), ped(0), ped(1)], [(0, 2), (1, 3)]))
RICH = with_reds(junction([veh(0, 2000, 3000), veh(1, 2000, 3000), ped(0), ped(1)], [(0, 2), (1, 3)], extra_ms=1000))
RING = with_reds(junction([veh(k) for k in range(8)], [(0, 4), (0, 5), (1, 4), (1, 5), (2, 6), (2, 7), (3, 6), (3, 7)]))
LEFT = with_reds(junction([veh(0), veh(1), veh(2), veh(3)], [(0, 1), (1, 2), (3,)], soft=[(0, 1)]))


@cache
def reached(profile: Profile, lag: tuple[int, ...] = (0,)) -> Found:
    return Explorer(profile, lag=lag).explore()


@pytest.mark.parametrize("profile", [SMALL, RICH, RING, LEFT], ids=["small", "rich", "ring", "left"])
def test_the_explored_junctions_are_sound(profile: Profile) -> None:
    assert [str(f) for f in check_profile(profile) if f.rule not in ("P12",)] == []


@pytest.mark.parametrize(
    ("profile", "lag", "least"),
    [
        (SMALL, (0,), 500),
        (SMALL, (1, 0), 500),
        (RICH, (0,), 700),
        (RICH, (1,), 700),
        (RICH, (2, 0), 700),
        (RING, (0,), 1500),
        (LEFT, (0,), 200),
        (LEFT, (1,), 200),
    ],
    ids=["small", "small uneven lag", "rich", "rich lag", "rich uneven lag", "ring", "left", "left lag"],
)
def test_no_order_of_goals_breaks_an_invariant(profile: Profile, lag: tuple[int, ...], least: int) -> None:
    found = reached(profile, lag)
    assert found.faults == []
    assert len(found.states) >= least


def test_a_boot_in_any_reachable_state_breaks_no_invariant() -> None:
    """After a boot no age is believed: all are 0, so lamps stay longer than they had to, never shorter."""
    explorer = Explorer(RICH)
    before = reached(RICH).states
    booted = {tuple((shown, shown, 0, 0, 0, true) for shown, *_, true in state) for state in before}
    found = explorer.explore(sorted(booted))
    assert found.faults == []
    assert len(found.states) > len(before)


@pytest.mark.parametrize("profile", [SMALL, RICH, RING], ids=["small", "rich", "ring"])
def test_every_stage_is_entered_within_the_declared_bound(profile: Profile) -> None:
    explorer = Explorer(profile)
    bound = entry_bound_ms(profile) // explorer.tick
    states = sorted(reached(profile).states)[:: 100 if profile is RING else 1]
    worst = max(explorer.entry_ticks(state, k, bound + 20) for state in states for k in range(len(profile.stages)))
    assert worst <= bound


def mutant(old: str, new: str) -> Choose:
    """`choose` with one guard changed in its source."""
    source = inspect.getsource(_groups)
    assert source.count(old) >= 1, old
    space: dict[str, object] = {"__name__": "mutant"}
    exec(compile(source.replace(old, new), "mutant", "exec"), space)
    rules = space["choose"]
    assert callable(rules)
    return rules


def tight() -> Profile:
    """RICH with intergreens as short as the rules allow, so that only the red of the others keeps a group back."""

    def least(i: int, j: int) -> int:
        a, b = RICH.groups[i], RICH.groups[j]
        return (a.clear_ms if a.kind is Kind.PED else a.amber_ms) + b.ra_ms + 1000 if RICH.conflict[i][j] else 0

    return replace(RICH, intergreen_ms=tuple(tuple(least(i, j) for j in range(4)) for i in range(4)))


@pytest.mark.parametrize(
    ("old", "new", "lag", "profile"),
    [
        ("if t >= group.ra_ms:", "if True:", (0,), RICH),
        ("elif shown == GREEN_FLASH and t >= group.gf_ms:", "elif shown == GREEN_FLASH:", (0,), RICH),
        ("if t >= group.amber_ms:", "if True:", (0,), RICH),
        ("if t >= group.clear_ms:", "if True:", (0,), RICH),
        ("and t >= (group.pre_min_ms if preempt else group.min_green_ms)", "and True", (0,), RICH),
        ("t >= group.min_red_ms and ", "", (0,), RICH),
        ("now - end[h] + lead < intergreen", "False", (0,), RICH),
        # One tick less would not show: a command takes a tick to be seen.
        ("+ lead < intergreen", "+ lead + 2000 < intergreen", (0,), RICH),
        ("cmd[h] != RED or rep[h] != RED or", "rep[h] != RED or", (1,), RICH),
        ("cmd[h] != RED or rep[h] != RED or", "cmd[h] != RED or", (2, 0), tight()),
    ],
    ids=["K1", "K2", "K3 amber", "K3 clear", "K4 min", "K5 min red", "K5 gap", "K5 gap shorter", "K5 cmd", "K5 rep"],
)
def test_a_guard_that_is_left_out_is_noticed(old: str, new: str, lag: tuple[int, ...], profile: Profile) -> None:
    assert reached(profile, lag).faults == [], "the rules themselves must be clean"
    assert Explorer(profile, lag=lag, rules=mutant(old, new)).explore(stop_at_fault=True).faults


def test_a_command_given_again_and_again_would_never_show() -> None:
    """The guard cmd = rep is about getting there: without it each step restarts what is under way."""
    again = mutant("        if cmd[g] != shown:\n            continue\n", "")
    assert Explorer(SMALL, lag=(1,)).entry_ticks(Explorer(SMALL).all_red(), 0, 60) < 10
    assert Explorer(SMALL, lag=(1,), rules=again).entry_ticks(Explorer(SMALL).all_red(), 0, 60) == 60


def test_a_permissive_pair_outside_its_stage_is_kept_apart() -> None:
    def blind(tab: object, *rest: object, **more: object) -> list[tuple[int, int]]:
        assert isinstance(tab, _groups.Tables)
        old, tab.soft = tab.soft, tuple(() for _ in tab.soft)
        try:
            return choose(tab, *rest, **more)  # type: ignore[arg-type]  # passed on as it came
        finally:
            tab.soft = old

    apart = with_reds(junction([veh(0), veh(1), veh(2)], [(0,), (1,), (2,)], soft=[(0, 1)]))
    assert Explorer(apart).explore().faults == []
    assert Explorer(apart, rules=blind).explore(stop_at_fault=True).faults
