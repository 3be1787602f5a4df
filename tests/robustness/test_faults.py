"""Seeded schedules of faults on real processes: nothing accepted is lost, nothing is wrong, nobody is needed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.ingest import Rig, Weather, a_rig
from tests.robustness.real import RealWorld

SEEDS, SOAK_SEEDS = range(10), range(10, 60)
FAULTS, SOAK_FAULTS = 3, 8
REPLAY = "CITYBRAIN_REAL_SEED"
# A site takes part in one schedule only, so that what the journal holds of it is of that schedule.
SITES = [f"site-{seed}" for seed in (*SEEDS, *SOAK_SEEDS)] + [
    "damaged-spool",
    "damaged-journal",
    "full",
    "hungry",
    "replayed",
    "silent",
]


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with a_rig(tmp_path_factory.mktemp("rig"), SITES, keepalive_s=4.0) as made:
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


def test_a_peer_that_is_gone_without_a_word_is_let_go_by_keepalive(rig: Rig) -> None:
    """A line whose both directions are dead says nothing to anybody: the gateway must find out by itself."""

    async def play_silence() -> None:
        world = RealWorld(rig, "silent", 0)
        try:
            await world.start()
            await world.live(0.5)
            assert rig.gateway.connections(rig.port) == 1
            world.link.change(Weather(up=False, down=False))
            async with asyncio.timeout(30):
                while rig.gateway.connections(rig.port):
                    await world.live(0.2)
            world.link.change(Weather())
            world.link.reset()
            await world.settle()
            world.judge()
        finally:
            await world.stop()

    asyncio.run(play_silence())


@pytest.mark.parametrize("store", ["spool", "journal"])
def test_damage_to_a_store_while_nobody_runs_needs_nobody_and_brings_nothing_wrong(rig: Rig, store: str) -> None:
    """What a damaged store cost is reported, not silently wrong; everything starts by itself and goes on."""

    async def play_damage() -> None:
        world = RealWorld(rig, f"damaged-{store}", 1)
        try:
            await world.start()
            for _ in range(3):
                await world.live(0.4)
                await world.hurt(store)
            await world.live(0.5)
            await world.settle()
            world.judge_damaged()
        finally:
            await world.stop()

    asyncio.run(play_damage())


def test_a_gateway_without_descriptors_serves_again_when_there_are_some(rig: Rig) -> None:
    async def play_famine() -> None:
        world = RealWorld(rig, "hungry", 3)
        try:
            await world.start()
            await world.live(0.5)
            rig.gateway.limit_descriptors(rig.gateway.descriptors + 4)
            crowd = [await asyncio.open_connection("127.0.0.1", rig.port) for _ in range(40)]
            world.link.reset()
            await world.live(1.5)
            for _, writer in crowd:
                writer.close()
            rig.gateway.limit_descriptors(4_096)
            await world.live(0.5)
            await world.settle()
            world.judge()
            rig.gateway.check()
        finally:
            await world.stop()

    asyncio.run(play_famine())


def test_a_full_disk_under_the_spool_loses_nothing_that_was_accepted(rig: Rig, small_disk: Path) -> None:
    async def play_full() -> None:
        world = RealWorld(rig, "full", 2, spool_folder=small_disk / "spool")
        try:
            await world.start()
            await world.live(0.5)
            filler = small_disk / "filler"
            await world.link.close()
            with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
                while file.write(bytes(4_096)):
                    continue
            await world.live(1.5)
            filler.unlink()
            await world.link.open()
            await world.live(0.5)
            await world.settle()
            world.judge()
        finally:
            await world.stop()

    asyncio.run(play_full())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB of its own."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(tmp_path)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=False)
