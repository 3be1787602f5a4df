"""The water engine beside EPANET: the same files, in one run."""

from bench.pipes._epanet import peer_energy_kwh
from bench.pipes._parity import Parity, compare
from bench.pipes._quality import QualityParity, compare_quality
from bench.pipes._run import PARTS, bench_pipes, shipped_networks

__all__ = [
    "PARTS",
    "Parity",
    "QualityParity",
    "bench_pipes",
    "compare",
    "compare_quality",
    "peer_energy_kwh",
    "shipped_networks",
]
