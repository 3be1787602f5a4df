"""How many readings a second become applied state, when some sites send as fast as their windows allow."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple

import psutil

from bench.ingest._device import FrameMaker, LoadSite
from bench.ingest._rig import Rig

__all__ = ["Sustained", "connected", "measure_sustained"]

WARM_UP_S = 2.0
SETTLE_LIMIT_S = 30.0
CONNECT_LIMIT_S = 120.0


class Sustained(NamedTuple):
    """One run. `applied` counts frames of which the site saw the ack; CPU seconds of each process within `wall_s`."""

    sites: int
    readings_per_frame: int
    wall_s: float
    frames: int
    gateway_cpu_s: float
    core_cpu_s: float
    load_cpu_s: float
    commits: int
    lost: int
    wrong: int

    @property
    def readings_per_s(self) -> float:
        """Readings a wall second."""
        return self.frames * self.readings_per_frame / self.wall_s

    @property
    def readings_per_cpu_s(self) -> float:
        """Readings a CPU second of gateway, core and load together."""
        return self.frames * self.readings_per_frame / (self.gateway_cpu_s + self.core_cpu_s + self.load_cpu_s)


@contextlib.asynccontextmanager
async def connected(sites: Sequence[LoadSite]) -> AsyncIterator[float]:
    """Streams of all sites, opened at once; gives the seconds until the last was welcomed."""
    began_s = time.monotonic()
    tasks = [asyncio.create_task(site.run()) for site in sites]
    try:
        async with asyncio.timeout(CONNECT_LIMIT_S):
            while not all(site.open for site in sites):
                await asyncio.sleep(0.02)
        yield max(site.welcomed_s for site in sites) - began_s
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _push(site: LoadSite) -> None:
    while True:
        await site.room()
        site.make(time.monotonic())
        if site.seq % 8 == 0:
            await asyncio.sleep(0)  # reading and writing get their turns


async def measure_sustained(rig: Rig, *, readings: int, duration_s: float) -> Sustained:
    """All sites of `rig` send frames of `readings` for `duration_s` after a warm-up."""
    maker = FrameMaker(readings)
    sites = [LoadSite(name, rig.address, rig.pki, maker) for name in rig.sites]
    own = psutil.Process()
    async with connected(sites):
        pushes = [asyncio.create_task(_push(site)) for site in sites]
        await asyncio.sleep(WARM_UP_S)
        began_s, commits = time.monotonic(), rig.counts("journal")["commits"]
        acked = sum(site.acked for site in sites)
        cpu_s = (rig.gateway.cpu_s, rig.core.cpu_s, sum(own.cpu_times()[:2]))
        await asyncio.sleep(duration_s)
        frames = sum(site.acked for site in sites) - acked
        wall_s = time.monotonic() - began_s
        used_s = (rig.gateway.cpu_s - cpu_s[0], rig.core.cpu_s - cpu_s[1], sum(own.cpu_times()[:2]) - cpu_s[2])
        commits = rig.counts("journal")["commits"] - commits
        for push in pushes:
            push.cancel()
        await settled(sites)
        await asyncio.sleep(1.0)  # the core writes its counters twice a second
        counted = rig.counts("frames")
    sent = sum(site.seq for site in sites)
    wrong = abs(counted["applied"] - sent) + sum(site.refused for site in sites)
    return Sustained(len(sites), readings, wall_s, frames, *used_s, commits, counted["lost"], wrong)


async def settled(sites: Sequence[LoadSite]) -> None:
    """Wait until every frame is acknowledged. Raises TimeoutError where one never is."""
    async with asyncio.timeout(SETTLE_LIMIT_S):
        while any(site.unacked for site in sites):
            await asyncio.sleep(0.02)
