"""Leaks found from what a water network's sensors say.

A model of the network, driven by what meters, flows and levels say, tells what pressures and inflows should be; what
they are instead is explained by errors that last, moods of demand, and holes at few places. `LeakFinder` takes a day
at a time and reports a hole when it is clear where to dig.

>>> finder = LeakFinder(read_inp("network.inp"), sensors)                        # doctest: +SKIP
>>> for day in days:                                                             # doctest: +SKIP
...     for report in finder.take(day):
...         print(report.pipe, report.flow_m3s, report.ranked)
"""

from twin_core.pipes.detect._driven import Day, Sensors
from twin_core.pipes.detect._finder import LeakFinder, LeakReport
from twin_core.pipes.detect._linear import Assumptions

__all__ = ["Assumptions", "Day", "LeakFinder", "LeakReport", "Sensors"]
