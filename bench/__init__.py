"""What `citybrain bench` runs: measurements against peers, in one run on the same work."""

from bench.traffic import bench_traffic

__all__ = ["bench_traffic"]
