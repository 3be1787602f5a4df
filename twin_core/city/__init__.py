"""The static city: readers of standard street files, compiled arrays, sites.

>>> from twin_core.city import read_network                                # doctest: +SKIP
>>> network = read_network("net.net.xml.gz", ["detectors.add.xml"])        # doctest: +SKIP
"""

from twin_core.city._read_demand import read_demand
from twin_core.city._read_network import read_network
from twin_core.city._router import Router
from twin_core.city.network import (
    ARRIVAL_LANE_CURRENT,
    DEPART_LANE,
    DEPART_POS,
    DEPART_SPEED,
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
    "ARRIVAL_LANE_CURRENT",
    "DEPART_LANE",
    "DEPART_POS",
    "DEPART_SPEED",
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
    "Router",
    "Signals",
    "VehicleTypes",
    "Vehicles",
    "read_demand",
    "read_network",
]
