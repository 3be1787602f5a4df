"""The static city: readers of standard street files, compiled arrays, sites.

>>> from twin_core.city import read_network                                # doctest: +SKIP
>>> network = read_network("net.net.xml.gz", ["detectors.add.xml"])        # doctest: +SKIP
"""

from twin_core.city._read_network import read_network
from twin_core.city.network import (
    VCLASSES,
    BusStops,
    Demand,
    Detectors,
    Edges,
    Junctions,
    Lanes,
    Links,
    Network,
    Programs,
    Signals,
    Vehicles,
    VehicleTypes,
)

__all__ = [
    "VCLASSES",
    "BusStops",
    "Demand",
    "Detectors",
    "Edges",
    "Junctions",
    "Lanes",
    "Links",
    "Network",
    "Programs",
    "Signals",
    "VehicleTypes",
    "Vehicles",
    "read_network",
]
