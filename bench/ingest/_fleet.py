"""Many sites at their usual pace: how long an ack takes, and how long all of them need to come back after a crash."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple

import numpy as np
import psutil

from bench.ingest._device import FrameMaker, LoadSite
from bench.ingest._rig import Rig
from bench.ingest._sustained import connected, settled

__all__ = ["Fleet", "Latency", "Pace", "latency_of", "latency_over", "live_fleet", "measure_fleet"]

RECONNECT_LIMIT_S = 120.0


class Latency(NamedTuple):
    """From the moment a frame was due to the site's sight of its JOURNALED ack."""

    frames: int
    p50_ms: float
    p99_ms: float
    worst_ms: float


class Fleet(NamedTuple):
    """`connect_s` and `reconnect_s`: until the last site was welcomed, from the first try and from the gateway's death.

    `reconnect_listening_s`: the same from the moment the new gateway took connections. CPU seconds are those of the
    seconds in which latency was taken.
    """

    sites: int
    period_s: float
    connect_s: float
    latency: Latency
    wall_s: float
    gateway_cpu_s: float
    core_cpu_s: float
    load_cpu_s: float
    gateway_rss_mb: float
    reconnect_s: float
    reconnect_listening_s: float
    lost: int
    wrong: int


class Pace(NamedTuple):
    """How each site sends: frames of `readings`, one every `period_s`."""

    readings: int
    period_s: float


async def _beat(site: LoadSite, offset_s: float, period_s: float) -> None:
    """A frame every `period_s`, due by the clock whatever became of the last one."""
    due_s = time.monotonic() + offset_s
    while True:
        await asyncio.sleep(max(0.0, due_s - time.monotonic()))
        site.make(due_s)
        due_s += period_s


@contextlib.asynccontextmanager
async def live_fleet(rig: Rig, names: Sequence[str], pace: Pace) -> AsyncIterator[tuple[list[LoadSite], float]]:
    """Sites that are connected and send at their pace, spread over it; with the seconds that connecting took."""
    maker, period_s = FrameMaker(pace.readings), pace.period_s
    sites = [LoadSite(name, rig.address, rig.pki, maker) for name in names]
    async with connected(sites) as connect_s:
        beats = [asyncio.create_task(_beat(site, period_s * k / len(sites), period_s)) for k, site in enumerate(sites)]
        try:
            yield sites, connect_s
        finally:
            for beat in beats:
                beat.cancel()
            await asyncio.gather(*beats, return_exceptions=True)


async def latency_over(sites: Sequence[LoadSite], duration_s: float) -> Latency:
    """Latency of the frames whose acks come within `duration_s`."""
    for site in sites:
        site.measuring = True
    await asyncio.sleep(duration_s)
    return latency_of(sites)


def latency_of(sites: Sequence[LoadSite]) -> Latency:
    """Latency of the frames acknowledged since `measuring` was set, which ends it."""
    for site in sites:
        site.measuring = False
    found = 1e3 * np.array([value for site in sites for value in site.latencies_s])
    for site in sites:
        site.latencies_s.clear()
    p50, p99 = np.percentile(found, (50, 99))
    return Latency(len(found), float(p50), float(p99), float(found.max()))


async def measure_fleet(rig: Rig, pace: Pace, *, duration_s: float) -> Fleet:
    """All sites of `rig`: connect, send, lose their gateway to a crash, come back."""
    own = psutil.Process()
    async with live_fleet(rig, rig.sites, pace) as (sites, connect_s):
        await asyncio.sleep(pace.period_s)
        began_s = time.monotonic()
        cpu_s = (rig.gateway.cpu_s, rig.core.cpu_s, sum(own.cpu_times()[:2]))
        latency = await latency_over(sites, duration_s)
        wall_s = time.monotonic() - began_s
        used_s = (rig.gateway.cpu_s - cpu_s[0], rig.core.cpu_s - cpu_s[1], sum(own.cpu_times()[:2]) - cpu_s[2])
        rss_mb = rig.gateway.rss_mb
        reconnect_s, listening_s = await _crash(rig, sites)
        await asyncio.sleep(pace.period_s)
    async with connected(sites):
        await settled(sites)
    await asyncio.sleep(1.0)  # the core writes its counters twice a second
    counted, sent = rig.counts("frames"), sum(site.seq for site in sites)
    wrong = abs(counted["applied"] - sent) + sum(site.refused for site in sites)
    return Fleet(
        len(sites),
        pace.period_s,
        connect_s,
        latency,
        wall_s,
        *used_s,
        rss_mb,
        reconnect_s,
        listening_s,
        counted["lost"],
        wrong,
    )


async def _crash(rig: Rig, sites: Sequence[LoadSite]) -> tuple[float, float]:
    """Kill the gateway under all streams and start it again; seconds until all are back, from death and from birth."""
    died_s = time.monotonic()
    rig.gateway.kill()
    rig.gateway.restart()
    await asyncio.to_thread(rig.wait_until_listening)
    listening_s = time.monotonic()
    async with asyncio.timeout(RECONNECT_LIMIT_S):
        while not all(site.welcomed_s > died_s for site in sites):
            await asyncio.sleep(0.02)
    back_s = max(site.welcomed_s for site in sites)
    return back_s - died_s, back_s - listening_s
