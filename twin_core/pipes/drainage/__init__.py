"""Storm drainage: runoff and kinematic wave on SWMM input, stepped by whoever has the rain.

>>> from twin_core.pipes.drainage import DrainageSimulation, read_swmm             # doctest: +SKIP
>>> drainage = DrainageSimulation(read_swmm("drainage.inp"))                       # doctest: +SKIP
>>> drainage.step(30.0, rain_mm_h=60.0)                                            # doctest: +SKIP
>>> drainage.storage_depth_m()                                                     # doctest: +SKIP
"""

from __future__ import annotations

from twin_core.pipes.drainage._network import DrainageNetwork
from twin_core.pipes.drainage._read import read_swmm
from twin_core.pipes.drainage._simulation import Balance, DrainageSimulation

__all__ = ["Balance", "DrainageNetwork", "DrainageSimulation", "read_swmm"]
