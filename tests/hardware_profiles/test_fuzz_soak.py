"""Ten million controller-steps of fuzzed commands, clocks, lags and power cuts: the judge sees nothing on the lamps.

pytest -m soak tests/hardware_profiles/test_fuzz_soak.py             one seed is one junction; a failing one replays
"""

from __future__ import annotations

import random

import pytest

from hardware_profiles.safety import CommandKind, Mode
from tests.hardware_profiles.rig import Rig, random_plan, random_profile

SEEDS, STEPS = 200, 50_000
KINDS = (CommandKind.PLAN, CommandKind.STAGE, CommandKind.RENEW, CommandKind.CANCEL, CommandKind.CONFIRM)


def wild(rng: random.Random, rig: Rig) -> None:
    """A command as a mad or hostile sender might give it: any kind, any numbers, often none of them right."""
    profile = rig.profile
    plan = random_plan(rng, profile, rng.choice("abc"), 4000) if rng.random() < 0.3 else profile.plans[0]
    fields: dict[str, object] = {
        "plan": plan if rng.random() < 0.9 else None,
        "plan_hash": rng.choice((plan.id.encode(), rig.st.in_force, b"", b"x")),
        "stage": rng.randrange(-2, len(profile.stages) + 2),
        "hold_ms": rng.choice((0, 1000, 5000, 30_000, 31_000)),
        "lease_ms": rng.choice((30_000, 30_000, 5_000, 0, 31_000)),
        "confirm_ms": rng.choice((0, 0, 20_000, 200_000)),
        "shift_ms": rng.choice((0, 2000, -2000, 11_000)),
        "basis_ms": rig.now - rng.choice((0, 0, 0, 3000, 11_000, -5)),
        "replaces": rng.choice((rig.st.in_force, rig.st.in_force, b"other")),
        "epoch": rig.epoch - (rng.random() < 0.05),
        "authentic": rng.random() > 0.05,
    }
    rig.send(rng.choice((*KINDS, CommandKind.PRIORITY)), **fields)


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_fuzzed_commands_leave_the_lamps_in_order(seed: int) -> None:
    play(seed, STEPS)


@pytest.mark.parametrize("seed", range(SEEDS, SEEDS + 4))
def test_a_short_fuzz_leaves_the_lamps_in_order(seed: int) -> None:
    play(seed, 2_500)


def play(seed: int, steps: int) -> None:
    """One junction of 4 to 12 groups (every tenth: 32) under orders at random."""
    rng = random.Random(seed)
    profile = random_profile(rng, 32 if seed % 10 == 9 else rng.randrange(4, 13))
    rig = Rig(rng, profile, lag=seed % 3, late=0.01 if seed % 4 == 1 else 0.0)
    for _ in range(steps):
        rig.tick()
        chance = rng.random()
        if chance < 0.01:
            wild(rng, rig)
        elif chance < 0.011:
            rig.inputs = () if rig.inputs else (0,)
        elif chance < 0.0112 and not rig.late:
            rig.power_cut()
        if rig.st.mode == Mode.FAULT:
            rig.send(CommandKind.RESET, basis_ms=rig.now)
    assert rig.judge.faults == []
    assert not {"I1", "I2", "I5", "I7", "I8"} & set(rig.events)
    assert rig.judge.starts > len(profile.groups)
