"""The thread from agents to the core's state under load: throughput, latency, return after a crash, replay, the agent.

load: sites with frames made beforehand ══mTLS══▶ gateway ──▶ core with its journal     (the product's processes)
cabinet ──▶ agent daemon ──▶ link that can be cut ──▶ the same
"""

from __future__ import annotations

from bench.ingest._device import FrameMaker, LoadSite
from bench.ingest._main import CASES, IngestRequest, bench_ingest
from bench.ingest._proxy import FaultProxy, Weather
from bench.ingest._rig import Process, Rig, a_rig, free_ports

__all__ = [
    "CASES",
    "FaultProxy",
    "FrameMaker",
    "IngestRequest",
    "LoadSite",
    "Process",
    "Rig",
    "Weather",
    "a_rig",
    "bench_ingest",
    "free_ports",
]
