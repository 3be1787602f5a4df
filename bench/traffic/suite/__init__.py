"""Sixteen cases that any simulator of cars can be judged by, each with a band and who set it.

They ask what traffic engineers ask of a model before they trust it: how fast a queue leaves a signal, how a jam moves,
what gaps drivers take, whether anything impossible happens and whether the time step shows. A simulator joins by
offering `Simulator`; the roads are plain data, written as SUMO's files for those that read them.
"""

from bench.traffic.suite._main import bench_street_suite
from bench.traffic.suite._run import CASES, Cell, run_suite, show_suite, write_suite
from bench.traffic.suite._score import Band, Case, Figure, Setting
from bench.traffic.suite._simulators import Citybrain, NotOffered, Simulator, Sumo
from bench.traffic.suite._trace import Trace, Track
from bench.traffic.suite._uxsim import UXsim

__all__ = [
    "CASES",
    "Band",
    "Case",
    "Cell",
    "Citybrain",
    "Figure",
    "NotOffered",
    "Setting",
    "Simulator",
    "Sumo",
    "Trace",
    "Track",
    "UXsim",
    "bench_street_suite",
    "run_suite",
    "show_suite",
    "write_suite",
]
