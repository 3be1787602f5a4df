"""Signal control against peers on SUMO, by the protocol of RESCO (Ault & Sharon, NeurIPS Datasets and Benchmarks 2021).

fixed, actuated, delay_based     SUMO's own programs
greedy, max_pressure             decide every 10 s, 3 s amber at a change, no all-red
twin                             `citybrain up --street sumo --nominal`: the whole loop, with its own legal timing
"""

from __future__ import annotations

from bench.control._main import CONTROLLERS, bench_control

__all__ = ["CONTROLLERS", "bench_control"]
