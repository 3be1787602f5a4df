"""The thread from agents to the core's state under load: throughput, latency, return after a crash, replay, the agent.

load: sites with frames made beforehand ══mTLS══▶ gateway ──▶ core with its journal     (the product's processes)
cabinet ──▶ agent daemon ──▶ link that can be cut ──▶ the same
"""

from __future__ import annotations

from bench.ingest._main import CASES, IngestRequest, bench_ingest
from bench.ingest._proxy import FaultProxy, Weather

__all__ = ["CASES", "FaultProxy", "IngestRequest", "Weather", "bench_ingest"]
