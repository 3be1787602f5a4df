"""Pipe networks. `twin_core.pipes.water` holds drinking water; what others need most stands here.

>>> from twin_core.pipes import WaterSimulation, read_inp                        # doctest: +SKIP
>>> simulation = WaterSimulation(read_inp("network.inp"))                        # doctest: +SKIP
>>> simulation.set_leak("n105", area_m2=2e-4)                                    # doctest: +SKIP
>>> simulation.run_until(3600)                                                   # doctest: +SKIP
"""

from twin_core.pipes.water import NoSolution, Report, Snapshot, WaterNetwork, WaterSimulation, read_inp, warm

__all__ = ["NoSolution", "Report", "Snapshot", "WaterNetwork", "WaterSimulation", "read_inp", "warm"]
