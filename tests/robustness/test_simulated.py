"""Seeded fault schedules over agent, gateways and core: nothing acknowledged is lost or wrong, nobody is needed.

Of a schedule without damage: every frame that the spool said it holds has arrived with its bytes, or the agent has
declared it as dropped and the core counts it so; what the core calls lost had never been promised (a full disk, then a
kill). With damaged files (bits flipped, pieces cut or zeroed while the process is down) nothing that arrives is wrong
and everything starts by itself; what a damaged main file of the spool cost is not more than it reports. A damaged
write-ahead log costs its newest transactions, and SQLite cannot say how many.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from citybrain_wire.v1 import edge_pb2 as edge

from tests.robustness.world import World

BLOCKS, PER_BLOCK, STEPS = 20, 25, 70
SOAK_SEEDS = 5_000


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of syncs would measure the disk, not us."""
    base = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="citybrain-", dir=base if os.access(base, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder)


def play(folder: Path, seed: int) -> World:
    """One schedule, every third with damage, and what must hold after it."""
    world = World(folder / str(seed), seed, damage=seed % 3 == 2)
    try:
        for _ in range(STEPS):
            world.step()
        assert world.settle(), "something stays unsent although all is well again"
        judge(world)
    except Exception as err:
        replay = f"CITYBRAIN_FAULT_SEED={seed} pytest tests/robustness/test_simulated.py -k one_seed"
        raise AssertionError(f"seed {seed}: {err!r}; {world.log}; replay: {replay}") from err
    finally:
        shutil.rmtree(folder / str(seed), ignore_errors=True)
    return world


def judge(world: World) -> None:
    agent, core = world.agent, world.core
    sealed = {key: edge.EdgeUp.FromString(body).frame.SerializeToString() for key, body in agent.sealed.items()}
    wrong = [key for key, body in core.journaled.items() if sealed.get(key) != body]
    assert not wrong, f"not the bytes that were sealed: {wrong[:3]}"
    logs_hurt = [entry for entry in world.log if "-wal" in entry]
    assert not core.doubled or logs_hurt, f"journaled twice: {core.doubled[:3]}"
    stats, counted = agent.stats(), core.core.state.frames
    missing = agent.promised - set(core.journaled)
    dropped = sum(stats.dropped_frames.values())
    if not world.damage:
        assert len(missing) <= dropped, f"{len(missing)} missing, {dropped} dropped by policy"
        assert stats.damaged_rows == 0
        unpromised = len(set(sealed) - agent.promised)
        assert counted.lost <= unpromised, f"{counted.lost} lost and not declared, {unpromised} never promised"
        assert counted.dropped >= len(missing), f"{len(missing)} missing, the core counts {counted.dropped} dropped"
    elif not core.damages and not logs_hurt:
        assert len(missing) <= dropped + stats.damaged_rows, (len(missing), dropped, stats.damaged_rows)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_schedules_of_faults_lose_nothing_and_need_nobody(block: int, disk: Path) -> None:
    for seed in range(block * PER_BLOCK, (block + 1) * PER_BLOCK):
        play(disk, seed)


@pytest.mark.soak
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("block", range(10))
def test_thousands_of_schedules_lose_nothing_and_need_nobody(block: int, disk: Path) -> None:
    for seed in range(100_000 + block * SOAK_SEEDS // 10, 100_000 + (block + 1) * SOAK_SEEDS // 10):
        play(disk, seed)


@pytest.mark.skipif("CITYBRAIN_FAULT_SEED" not in os.environ, reason="set CITYBRAIN_FAULT_SEED to replay one schedule")
def test_one_seed(disk: Path) -> None:
    play(disk, int(os.environ["CITYBRAIN_FAULT_SEED"]))


def test_the_schedules_reach_what_they_are_about(disk: Path) -> None:
    """A bench that never fills the spool or kills anybody would find nothing."""
    worlds = [play(disk, seed) for seed in range(40)]
    assert any(world.agent.stats().dropped_frames for world in worlds)
    assert any(world.agent.epoch > 3 for world in worlds)
    assert any(world.core.damages for world in worlds)
    assert sum(counts.resent for world in worlds for counts in world.counts) > 20


def test_a_spool_that_cannot_be_read_is_set_aside_in_mid_schedule(disk: Path) -> None:
    """Chance seldom hits a spool's main file and its log at once; here both lose their heads."""
    world = World(disk / "headless", 1, damage=True)
    for _ in range(200):
        world.step()
    world.agent.kill()
    for path in world.agent.folder.glob("spool-*.db*"):
        path.write_bytes(bytes(512) + path.read_bytes()[512:])
    world.agent.start()
    assert any("set aside" in finding for finding in world.agent.findings)
    assert world.settle()
