"""Exhaustive search of every shipped profile: each controller model, and each kind of junction of the default city."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from hardware_profiles import list_profiles, load_profile, on_device
from hardware_profiles.safety import Profile
from tests.conftest import ROOT
from tests.hardware_profiles.explore import Explorer
from tests.hardware_profiles.test_exploration import RICH
from twin_core.city import derive_controllers, load_city

LUZHOU = ROOT / "scenarios" / "cities" / "luzhou"
TICK_MS = 1000  # ages saturate in steps of a second; times are rounded up to it, so none is shorter than declared
QUICK_STATES = 3_000  # of each junction in every run; the soak goes to the end
MODELS = [name for name in list_profiles() if load_profile(name).safety is not None]


def by_the_second(profile: Profile) -> Profile:
    """`profile` with the kernel setting each group once a second."""

    def up(time_ms: int) -> int:
        return -(-time_ms // TICK_MS) * TICK_MS

    groups = tuple(
        replace(
            group,
            ra_ms=up(group.ra_ms),
            gf_ms=up(group.gf_ms),
            amber_ms=up(group.amber_ms),
            min_green_ms=up(group.min_green_ms),
            min_red_ms=up(group.min_red_ms),
            clear_ms=up(group.clear_ms),
        )
        for group in profile.groups
    )
    gaps = tuple(tuple(map(up, row)) for row in profile.intergreen_ms)
    return replace(profile, level=3, tick_ms=TICK_MS, groups=groups, intergreen_ms=gaps)


@cache
def kinds() -> tuple[Profile, ...]:
    """One junction of each kind in the default city: those that differ in nothing but names count once."""
    found: dict[str, Profile] = {}
    for setup in derive_controllers(load_city(LUZHOU).network):
        profile = by_the_second(setup.profile)
        groups = tuple(replace(group, id="", max_red_ms=0, max_green_ms=0) for group in profile.groups)
        stages = tuple((stage.groups, stage.permissive) for stage in profile.stages)
        found.setdefault(repr((groups, profile.conflict, profile.intergreen_ms, stages)), profile)
    return tuple(found.values())


@pytest.mark.parametrize("model", MODELS)
def test_no_reachable_state_breaks_an_invariant_on_any_controller_model(model: str) -> None:
    found = Explorer(by_the_second(on_device(RICH, load_profile(model)))).explore()
    assert found.faults == []
    assert len(found.states) > 700


def test_the_junctions_of_the_default_city_are_of_a_few_kinds() -> None:
    assert 10 < len(kinds()) < 60


def test_no_state_near_the_start_breaks_an_invariant_at_any_junction_of_the_default_city() -> None:
    for profile in kinds():
        found = Explorer(profile).explore(most=QUICK_STATES)
        assert found.faults == [], profile.id
        assert len(found.states) > 50, profile.id


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_no_reachable_state_breaks_an_invariant_at_any_junction_of_the_default_city() -> None:
    for profile in kinds():
        found = Explorer(profile).explore(most=1_500_000)
        assert found.faults == [], profile.id
        assert len(found.states) < 1_500_000, f"{profile.id}: the search did not end"
