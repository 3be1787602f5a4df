"""A core that falls silent: how long after its lease a junction is back in its local plan, and what the lamps show."""

from __future__ import annotations

import random

from hardware_profiles.safety import Aspect, CommandKind, Mode
from tests.hardware_profiles.rig import Rig, random_plan, random_profile

JUNCTIONS, TICK_MS = 30, 100
CLEARING = frozenset((Aspect.AMBER, Aspect.GREEN_FLASH, Aspect.PED_CLEAR, Aspect.RED_AMBER))


def under_lease(seed: int) -> Rig:
    """A junction that runs a leased plan at some instant of its cycle, and whose core says nothing more."""
    rng = random.Random(seed)
    rig = Rig(rng, random_profile(rng, rng.randrange(4, 13)))
    plan = random_plan(rng, rig.profile, "leased", 4000)
    for _ in range(3_000):
        rig.tick(TICK_MS)
        if rig.st.mode == Mode.LOCAL and rig.st.waiting is None:
            rig.send(CommandKind.PLAN, plan=plan, plan_hash=b"leased")
        if rig.st.mode == Mode.CLOUD:
            break
    assert rig.st.mode == Mode.CLOUD, f"seed {seed}: {rig.codes[-3:]}"
    for _ in range(rng.randrange(600)):
        rig.tick(TICK_MS)
        if rng.random() < 0.02:
            rig.send(CommandKind.RENEW, plan_hash=b"leased")
        if rig.st.mode != Mode.CLOUD:
            return under_lease(seed + 10_000)
    return rig


def test_a_junction_without_a_core_is_local_a_tick_after_its_lease_and_its_clearances_run_out() -> None:
    """The bar is a second; a kernel that is stepped ten times a second needs one step."""
    waits_ms, clearing = [], 0
    for seed in range(JUNCTIONS):
        rig = under_lease(seed)
        assert rig.st.plan is not None
        end_ms = rig.st.plan.lease_end_ms
        while rig.st.mode == Mode.CLOUD:
            rig.tick(TICK_MS)
            clearing += any(aspect in CLEARING for aspect in rig.shown)
        waits_ms.append(rig.now - end_ms)
        assert rig.st.mode == Mode.LOCAL
        for _ in range(900):
            rig.tick(TICK_MS)
        assert rig.judge.faults == [], f"seed {seed}"
        assert rig.judge.starts > 0
    assert clearing, "no lease ever ran while a clearance did"
    assert 0 <= min(waits_ms) <= max(waits_ms) <= TICK_MS
