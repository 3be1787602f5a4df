"""Seeded schedules of faults on real processes: nothing accepted is lost, nothing is wrong, nobody is needed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import pytest

from bench.ingest import Rig, a_rig
from tests.robustness.real import RealWorld

SEEDS, SOAK_SEEDS = range(10), range(10, 60)
FAULTS, SOAK_FAULTS = 3, 8
REPLAY = "CITYBRAIN_REAL_SEED"
# A site takes part in one schedule only, so that what the journal holds of it is of that schedule.
SITES = [f"site-{seed}" for seed in (*SEEDS, *SOAK_SEEDS)] + ["damaged", "replayed"]


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with a_rig(tmp_path_factory.mktemp("rig"), SITES, keepalive_s=1.0) as made:
        yield made


async def play(rig: Rig, site: str, seed: int, faults: int = FAULTS) -> RealWorld:
    """One schedule and what must hold after it; a failure says how to play it again."""
    world = RealWorld(rig, site, seed)
    try:
        await world.start()
        await world.play(faults)
        await world.settle()
        world.judge()
    except Exception as err:
        replay = f"{REPLAY}={seed} pytest tests/robustness/test_faults.py -k one_seed"
        raise AssertionError(f"seed {seed}: {err!r}; {world.log}; replay: {replay}") from err
    finally:
        await world.stop()
    return world


@pytest.mark.parametrize("seed", SEEDS)
def test_a_schedule_of_faults_on_real_processes_loses_nothing(seed: int, rig: Rig) -> None:
    asyncio.run(play(rig, f"site-{seed}", seed))


@pytest.mark.soak
@pytest.mark.parametrize("seed", SOAK_SEEDS)
def test_many_schedules_of_faults_on_real_processes_lose_nothing(seed: int, rig: Rig) -> None:
    asyncio.run(play(rig, f"site-{seed}", seed, SOAK_FAULTS))


@pytest.mark.skipif(REPLAY not in os.environ, reason=f"set {REPLAY} to replay one schedule")
def test_one_seed(rig: Rig) -> None:
    seed = int(os.environ[REPLAY])
    asyncio.run(play(rig, "replayed", seed, FAULTS if seed in SEEDS else SOAK_FAULTS))
