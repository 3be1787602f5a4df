"""Street traffic, car by car: Krauß or IDM car following, lane changes, junctions, signals, as SUMO networks describe
them.

>>> from twin_core.traffic import run                                            # doctest: +SKIP
>>> simulation = run(network, demand, begin_s=0, until_s=3600, seed=1)           # doctest: +SKIP
>>> simulation.results().means.duration_s                                        # doctest: +SKIP
"""

from twin_core.traffic._cache import cache_dir, cache_key, compiled_count
from twin_core.traffic._edit import EDIT_CODES, EditReport, Inserts, Shifts
from twin_core.traffic._programs import SignalProgram, network_program
from twin_core.traffic._reroute import Reroutes
from twin_core.traffic._results import EdgeTable, Means, Results, TripTable, write_results
from twin_core.traffic._simulation import Simulation, run, warm
from twin_core.traffic._snapshot import Snapshot
from twin_core.traffic._views import Counts, DetectorView, EdgeWaiting, LaneView, VehicleView

__all__ = [
    "EDIT_CODES",
    "Counts",
    "DetectorView",
    "EdgeTable",
    "EdgeWaiting",
    "EditReport",
    "Inserts",
    "LaneView",
    "Means",
    "Reroutes",
    "Results",
    "Shifts",
    "SignalProgram",
    "Simulation",
    "Snapshot",
    "TripTable",
    "VehicleView",
    "cache_dir",
    "cache_key",
    "compiled_count",
    "network_program",
    "run",
    "warm",
    "write_results",
]
