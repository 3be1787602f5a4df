"""Pipe networks. `twin_core.pipes.water` holds drinking water; what others need most stands here.

>>> from twin_core.pipes import WaterSimulation, read_inp                        # doctest: +SKIP
>>> simulation = WaterSimulation(read_inp("network.inp"))                        # doctest: +SKIP
>>> simulation.set_leak("n105", area_m2=2e-4)                                    # doctest: +SKIP
>>> simulation.run_until(3600)                                                   # doctest: +SKIP
"""

from twin_core.pipes.water import (
    Batch,
    BatchResult,
    NoSolution,
    Report,
    Scenario,
    Snapshot,
    WaterNetwork,
    WaterSimulation,
    is_warm,
    leak_signatures,
    read_inp,
    run_to_folder,
    solve_batch,
    warm,
)

__all__ = [
    "Batch",
    "BatchResult",
    "NoSolution",
    "Report",
    "Scenario",
    "Snapshot",
    "WaterNetwork",
    "WaterSimulation",
    "is_warm",
    "leak_signatures",
    "read_inp",
    "run_to_folder",
    "solve_batch",
    "warm",
]
