"""Drinking water under pressure, as EPANET 2.2 and 2.3 define it: reader, hydraulics, controls, rules.

>>> from twin_core.pipes.water import WaterSimulation, read_inp                  # doctest: +SKIP
>>> simulation = WaterSimulation(read_inp("network.inp"))                        # doctest: +SKIP
>>> simulation.run_until(3600)                                                   # doctest: +SKIP
>>> simulation.pressures_m.min()                                                 # doctest: +SKIP
"""

from twin_core.pipes.water._batch import Batch, BatchResult, Scenario, leak_signatures, solve_batch
from twin_core.pipes.water._network import (
    Action,
    Control,
    ControlKind,
    Curve,
    Demand,
    Emitter,
    Energy,
    Junction,
    Leakage,
    LinkStatus,
    Mixing,
    Options,
    Pattern,
    Pipe,
    Premise,
    Pump,
    Quality,
    Reservoir,
    Rule,
    Source,
    SourceKind,
    Tank,
    Times,
    Valve,
    ValveKind,
    WaterNetwork,
)
from twin_core.pipes.water._quality import WaterQuality
from twin_core.pipes.water._read import read_inp
from twin_core.pipes.water._results import run_to_folder
from twin_core.pipes.water._simulation import Report, Snapshot, WaterSimulation, is_warm, warm
from twin_core.pipes.water._unsolved import NoSolution

__all__ = [
    "Action",
    "Batch",
    "BatchResult",
    "Control",
    "ControlKind",
    "Curve",
    "Demand",
    "Emitter",
    "Energy",
    "Junction",
    "Leakage",
    "LinkStatus",
    "Mixing",
    "NoSolution",
    "Options",
    "Pattern",
    "Pipe",
    "Premise",
    "Pump",
    "Quality",
    "Report",
    "Reservoir",
    "Rule",
    "Scenario",
    "Snapshot",
    "Source",
    "SourceKind",
    "Tank",
    "Times",
    "Valve",
    "ValveKind",
    "WaterNetwork",
    "WaterQuality",
    "WaterSimulation",
    "is_warm",
    "leak_signatures",
    "read_inp",
    "run_to_folder",
    "solve_batch",
    "warm",
]
