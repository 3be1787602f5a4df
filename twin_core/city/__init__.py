"""The static city: readers of standard street files, compiled arrays, sites.

>>> from twin_core.city import read_network                                # doctest: +SKIP
>>> network = read_network("net.net.xml.gz", ["detectors.add.xml"])        # doctest: +SKIP
"""

from twin_core.city._buildings import Building
from twin_core.city._cache import load_network_cached
from twin_core.city._check import check_city, check_files
from twin_core.city._controllers import (
    ControllerSetup,
    ProgramArrays,
    derive_controller,
    derive_controllers,
    plan_to_program,
)
from twin_core.city._couplings import Couplings, PipeUnderStreet, UnderpassCoupling
from twin_core.city._fittings import Fitting
from twin_core.city._folder import City, CityFiles, city_files, city_schema, import_sumo, load_city
from twin_core.city._info import city_info
from twin_core.city._layers import load_buildings, load_couplings, load_fittings, load_parking
from twin_core.city._own_driver import OWN_DRIVER
from twin_core.city._parking import ParkingSite
from twin_core.city._pipes import PipeLink, PipeMap, PipeNode, load_pipe_map
from twin_core.city._read_demand import read_demand
from twin_core.city._read_network import read_network
from twin_core.city._router import Router
from twin_core.city._sites import Site, derive_sites, with_detectors
from twin_core.city._sumocfg import SumoConfig, read_sumocfg
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
    "OWN_DRIVER",
    "VCLASSES",
    "Building",
    "BusStops",
    "City",
    "CityFiles",
    "ControllerSetup",
    "Couplings",
    "Demand",
    "Detectors",
    "Edges",
    "Fitting",
    "Junctions",
    "Lanes",
    "Links",
    "Network",
    "ParkingSite",
    "PipeLink",
    "PipeMap",
    "PipeNode",
    "PipeUnderStreet",
    "ProgramArrays",
    "Programs",
    "Router",
    "Signals",
    "Site",
    "SumoConfig",
    "UnderpassCoupling",
    "VehicleTypes",
    "Vehicles",
    "check_city",
    "check_files",
    "city_files",
    "city_info",
    "city_schema",
    "derive_controller",
    "derive_controllers",
    "derive_sites",
    "import_sumo",
    "load_buildings",
    "load_city",
    "load_couplings",
    "load_fittings",
    "load_network_cached",
    "load_parking",
    "load_pipe_map",
    "plan_to_program",
    "read_demand",
    "read_network",
    "read_sumocfg",
    "with_detectors",
]
