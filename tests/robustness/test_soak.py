"""Hours of ordinary life with connections that come and go: memory and descriptors of each process stay where they are.

    CITYBRAIN_SOAK_MIN=120 pytest -m soak -s tests/robustness/test_soak.py

A slope is that of Theil and Sen: the median of the slopes between all pairs of samples of the second half, which a few
outliers do not move. The first half fills caches and pools.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from bench.ingest import FrameMaker, LoadSite, Process, Rig, a_rig
from bench.inputs import Target, try_inputs
from tests.robustness.real import RealWorld

MINUTES = float(os.environ.get("CITYBRAIN_SOAK_MIN", "10"))
SITES, PERIOD_S, SAMPLE_S = 50, 1.0, 5.0
OPEN_AND_CANCEL = 77  # the input that opens connections and cancels them
# 1 MB a day is what three days can tell from noise. A shorter run sees the last of what fills up: the core keeps five
# minutes of readings for its mirror, stores and allocators grow to their working size. Two hours must stay below 1.
MOST_MB_PER_H = max(1 / 24, 120.0 / MINUTES)
MOST_FDS = 8


def slope(samples: Sequence[tuple[float, float]]) -> float:
    """Median slope a second of the second half of (time, value)."""
    half = samples[len(samples) // 2 :]
    return statistics.median((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(half, 2))


async def _beat(site: LoadSite) -> None:
    while True:
        site.make(time.monotonic())
        await asyncio.sleep(PERIOD_S)


async def _come_and_go(rig: Rig) -> None:
    target = Target(rig.address, rig.pki, "culprit", "witness")
    while True:
        await try_inputs(target, {OPEN_AND_CANCEL})
        await asyncio.sleep(30)


async def _sample(processes: Sequence[Process], minutes: float) -> dict[str, list[tuple[float, float, float]]]:
    """(seconds, MB, descriptors) of each process."""
    found: dict[str, list[tuple[float, float, float]]] = {process.role: [] for process in processes}
    began_s = time.monotonic()
    while (now_s := time.monotonic() - began_s) < 60 * minutes:
        for process in processes:
            found[process.role].append((now_s, process.rss_mb, process.descriptors))
        await asyncio.sleep(SAMPLE_S)
    return found


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_memory_and_descriptors_stay_where_they_are(tmp_path: Path) -> None:
    names = [f"site-{k}" for k in range(SITES)]

    async def live(rig: Rig) -> dict[str, list[tuple[float, float, float]]]:
        world = RealWorld(rig, "boxed", 0)
        await world.start()
        maker = FrameMaker(20)
        sites = [LoadSite(name, rig.address, rig.pki, maker) for name in names]
        jobs = [asyncio.create_task(site.run()) for site in sites]
        jobs += [asyncio.create_task(_beat(site)) for site in sites]
        jobs += [asyncio.create_task(_come_and_go(rig)), asyncio.create_task(world.live(60 * MINUTES))]
        try:
            assert world.agent is not None
            return await _sample((rig.core, rig.gateway, world.agent), MINUTES)
        finally:
            for job in jobs:
                job.cancel()
            await asyncio.gather(*jobs, return_exceptions=True)
            await world.stop()

    with a_rig(tmp_path, [*names, "boxed", "culprit", "witness"]) as rig:
        found = asyncio.run(live(rig))
    slopes = {role: 3600 * slope([(s, mb) for s, mb, _ in rows]) for role, rows in found.items()}
    fds = {role: slope([(s, fd) for s, _, fd in rows]) * 30 * MINUTES for role, rows in found.items()}
    said = ", ".join(f"{role} {slopes[role]:+.2f} MB/h, {rows[-1][1]:.0f} MB" for role, rows in found.items())
    print(f"{MINUTES:g} min: {said}")
    assert all(mb_per_h < MOST_MB_PER_H for mb_per_h in slopes.values()), said
    assert all(more < MOST_FDS for more in fds.values()), fds


def test_a_slope_is_that_of_the_second_half_and_outliers_do_not_move_it() -> None:
    rows = [(float(t), 100.0 if t < 50 else 10.0 + 0.5 * t) for t in range(100)]
    rows[70] = (70.0, 1e6)
    assert slope(rows) == pytest.approx(0.5)
