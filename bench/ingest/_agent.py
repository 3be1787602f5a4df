"""The agent daemon of one site: what it costs at rest and at work, and how an outage is made up for."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from bench.ingest._cabinet import NS_PER_S, Cabinet
from bench.ingest._fleet import Latency, Pace, latency_of, latency_over, live_fleet
from bench.ingest._proxy import FaultProxy
from bench.ingest._rig import Process, Rig

__all__ = ["AgentCost", "Replay", "measure_agent", "measure_replay"]

FRAME_LIMIT_S = 60.0
REPLAY_LIMIT_S = 3_600.0
LOOK_S = 0.02


class AgentCost(NamedTuple):
    """`start_s`: from the start of the process to its cabinet's attachment, `stream_s`: to the welcome of its stream.

    CPU is the share of one core: at rest (stream and cabinet there, nothing reported) and at work (a report a second).
    """

    start_s: float
    stream_s: float
    rss_mb: float
    rest_cpu: float
    work_cpu: float


class Replay(NamedTuple):
    """An outage of `outage_s` seconds of street time, replayed in `replay_s`; latency of the live sites without and
    with it."""

    live_sites: int
    outage_s: int
    backlog_frames: int
    replay_s: float
    before: Latency
    during: Latency
    sealed: int
    lost: int

    @property
    def times_real(self) -> float:
        """Seconds of the outage replayed in a second."""
        return self.outage_s / self.replay_s


def _write_config(rig: Rig, site: str, device_port: int, gateway_port: int, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    document = {
        "gateway": {"address": f"localhost:{gateway_port}", "ca": str(rig.pki.ca)},
        "command_key": str(rig.pki.command_public),
        "clock": {"kind": "real"},
        "spool": {"folder": str(folder / "spool"), "limit_mb": 1024},
        "sites": [
            {
                "id": site,
                "device": f"127.0.0.1:{device_port}",
                "certificate": str(rig.pki.site_certificate(site)),
                "key": str(rig.pki.site_key(site)),
            }
        ],
    }
    path = folder / "agent.yaml"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@asynccontextmanager
async def _an_agent(rig: Rig, site: str, gateway_port: int) -> AsyncIterator[tuple[Process, Cabinet, float]]:
    """An agent with its cabinet, attached; with the monotonic time at which its process was started."""
    cabinet = Cabinet(site)
    await cabinet.open()
    folder = rig.folder / f"agent-{site}"
    config = _write_config(rig, site, cabinet.port, gateway_port, folder)
    began_s = time.monotonic()
    agent = Process("agent", config, rig.folder / "logs" / f"agent-{site}.log")
    try:
        async with asyncio.timeout(FRAME_LIMIT_S):
            await cabinet.attached.wait()
        yield agent, cabinet, began_s
    finally:
        await asyncio.to_thread(agent.stop)
        await cabinet.close()


def _status(rig: Rig, site: str) -> dict[str, int]:
    path = rig.folder / f"agent-{site}" / "spool" / "status.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: int(found[name]) for name in ("frames_sealed", "frames_held") if name in found}


async def measure_agent(rig: Rig, site: str, *, duration_s: float) -> AgentCost:
    """One daemon with its own gateway stream: `duration_s` at rest, then as long at work."""
    async with _an_agent(rig, site, rig.port) as (agent, cabinet, began_s):
        start_s = time.monotonic() - began_s
        known = rig.counts("frames")["applied"]
        await cabinet.report(time.time_ns() - NS_PER_S)
        async with asyncio.timeout(FRAME_LIMIT_S):
            while rig.counts("frames")["applied"] == known:
                await asyncio.sleep(LOOK_S)
        stream_s = time.monotonic() - began_s
        rest_cpu = await _share(agent, duration_s)
        reporting = asyncio.create_task(_report_each_second(cabinet))
        work_cpu = await _share(agent, duration_s)
        reporting.cancel()
        await asyncio.gather(reporting, return_exceptions=True)
        return AgentCost(start_s, stream_s, agent.rss_mb, rest_cpu, work_cpu)


async def _share(process: Process, duration_s: float) -> float:
    began_s, cpu_s = time.monotonic(), process.cpu_s
    await asyncio.sleep(duration_s)
    return (process.cpu_s - cpu_s) / (time.monotonic() - began_s)


async def _report_each_second(cabinet: Cabinet) -> None:
    while True:
        await asyncio.sleep(1.0)
        await cabinet.report(time.time_ns() - NS_PER_S)


async def measure_replay(
    rig: Rig, site: str, live: Sequence[str], pace: Pace, *, outage_s: int, baseline_s: float
) -> Replay:
    """The agent of `site` lives through an outage, which its cabinet plays as fast as the agent takes it, then finds
    its gateway again; the sites `live` send all the while."""
    lost = rig.counts("frames")["lost"]
    link = FaultProxy(rig.port)
    await link.open()
    await link.close()
    async with (
        live_fleet(rig, live, pace) as (sites, _),
        _an_agent(rig, site, link.port) as (_, cabinet, _),
    ):
        await _fill(rig, site, cabinet, outage_s)
        backlog = _status(rig, site)["frames_held"]
        before = await latency_over(sites, baseline_s)
        began_s = time.monotonic()
        await link.open()
        for one in sites:
            one.measuring = True
        async with asyncio.timeout(REPLAY_LIMIT_S):
            while _status(rig, site)["frames_held"]:
                await asyncio.sleep(LOOK_S)
        replay_s = time.monotonic() - began_s
        during = latency_of(sites)
        await asyncio.sleep(1.0)  # the core writes its counters twice a second
        sealed = _status(rig, site)["frames_sealed"]
        await link.close()
    return Replay(len(live), outage_s, backlog, replay_s, before, during, sealed, rig.counts("frames")["lost"] - lost)


async def _fill(rig: Rig, site: str, cabinet: Cabinet, outage_s: int) -> None:
    """Reports of the last `outage_s` seconds, until all of them lie in the spool."""
    first_ns = time.time_ns() - (outage_s + 60) * NS_PER_S
    for second in range(outage_s):
        await cabinet.report(first_ns + second * NS_PER_S)
    async with asyncio.timeout(REPLAY_LIMIT_S):
        while _status(rig, site).get("frames_held", 0) < outage_s:
            await asyncio.sleep(LOOK_S)
