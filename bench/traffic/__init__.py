"""Streets against SUMO: how alike on real networks, how fast on a grid city.

Both sides read the same files, run the same horizon with the same number of seeds, one process at a time, each pinned
to one core. SUMO's own spread between halves of its seeds stands beside every share as the ceiling.
"""

from bench.traffic._cases import Case, read_case
from bench.traffic._compare import Comparison, compare, geh
from bench.traffic._main import bench_traffic, compare_folders
from bench.traffic._process import Use, run_pinned
from bench.traffic._report import machine
from bench.traffic._result import EdgeRow, Means, RunResult, read_engine_result, read_sumo_result
from bench.traffic._speed import SpeedRow, measure_speed
from bench.traffic._sumo import run_sumo, sumo_command, sumo_home

__all__ = [
    "Case",
    "Comparison",
    "EdgeRow",
    "Means",
    "RunResult",
    "SpeedRow",
    "Use",
    "bench_traffic",
    "compare",
    "compare_folders",
    "geh",
    "machine",
    "measure_speed",
    "read_case",
    "read_engine_result",
    "read_sumo_result",
    "run_pinned",
    "run_sumo",
    "sumo_command",
    "sumo_home",
]
