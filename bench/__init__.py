"""What `citybrain bench` runs: measurements against peers, in one run on the same work."""

from bench.control import bench_control
from bench.ingest import IngestRequest, bench_ingest
from bench.inputs import Target, bench_inputs
from bench.leaks import bench_leaks
from bench.pipes import bench_pipes
from bench.traffic import bench_traffic
from bench.traffic.suite import bench_street_suite

__all__ = [
    "IngestRequest",
    "Target",
    "bench_control",
    "bench_ingest",
    "bench_inputs",
    "bench_leaks",
    "bench_pipes",
    "bench_street_suite",
    "bench_traffic",
]
