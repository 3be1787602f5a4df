"""Arrays of water quality. Nodes and links stand in the order of the file; feet, cubic feet, seconds, mass per ft³.

The water of each link and tank is a chain of segments, each with a volume and a concentration. Chain k < links belongs
to link k, chain links + t to row t of the tanks. Its `first` segment is the one that leaves next; `behind` leads from a
segment to the one that follows it. Segments without a chain hang on `pool[FREE]`. "−1" means none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = [
    "ACCOUNT", "AGE", "CHEMICAL", "F8", "FIRST_IN_FIRST_OUT", "FREE", "FREE_COUNT", "I1", "I4", "LAST_IN_FIRST_OUT",
    "MIXED", "SETTINGS", "SOURCE", "TRACE", "TWO_COMPARTMENTS", "Chains", "Flows", "Table", "Waters",
]  # fmt: skip

F8 = npt.NDArray[np.float64]
I4 = npt.NDArray[np.int32]
I1 = npt.NDArray[np.int8]
Table = npt.NDArray[np.void]

CHEMICAL, AGE, TRACE = 0, 1, 2
MIXED, TWO_COMPARTMENTS, FIRST_IN_FIRST_OUT, LAST_IN_FIRST_OUT = range(4)
FREE, FREE_COUNT = 0, 1  # entries of `Chains.pool`

SETTINGS = np.dtype(
    [
        ("kind", "i4"),
        ("reacts", "i4"),
        ("trace_node", "i4"),
        ("tolerance", "f8"),  # segments closer than this are one
        ("bulk_order", "f8"),
        ("tank_order", "f8"),
        ("wall_order", "f8"),
        ("bulk_unit", "f8"),  # rates per litre to rates per ft³
        ("tank_unit", "f8"),
        ("limit", "f8"),
        ("schmidt", "f8"),  # viscosity over diffusivity, 0: no mass transfer
        ("diffusivity_ft2s", "f8"),
        ("viscosity_ft2s", "f8"),
        ("length_per_ft", "f8"),  # units of the file, for wall coefficients
        ("junctions", "i4"),
        ("links", "i4"),
        ("step_s", "i8"),
        ("pattern_step_s", "i8"),
        ("pattern_start_s", "i8"),
    ]
)
SOURCE = np.dtype([("node", "i4"), ("kind", "i4"), ("strength", "f8"), ("pattern", "i4")])
ACCOUNT = np.dtype([("initial", "f8"), ("inflow", "f8"), ("outflow", "f8"), ("reacted", "f8")])


class Waters(NamedTuple):
    """Never changes. n nodes, l links, t tanks and reservoirs."""

    settings: Table  # [1] SETTINGS
    link_from: I4  # [l]
    link_to: I4  # [l]
    holds_water: I1  # [l] 1: a pipe with a volume
    diameter: F8  # [l] ft
    length: F8  # [l] ft
    bulk: F8  # [l] per s
    wall: F8  # [l] length of the file per s, or mass per area and s for order 0
    adjacent_start: I4  # [n + 1]
    adjacent: I4  # [2 l] links of each node
    tank_area: F8  # [t] 0: a reservoir
    tank_bulk: F8  # [t] per s
    tank_mixing: I4  # [t] MIXED, TWO_COMPARTMENTS, FIRST_IN_FIRST_OUT, LAST_IN_FIRST_OUT
    tank_zone_ft3: F8  # [t] full mixing zone of two compartments
    source: Table  # SOURCE
    source_of: I4  # [n] row of the sources
    pattern_start: I4
    pattern_length: I4
    pattern_value: F8


class Flows(NamedTuple):
    """The hydraulic solution of a step."""

    flow: F8  # [l] cfs, 0 in closed links
    demand: F8  # [n] cfs that leaves at junctions


class Chains(NamedTuple):
    """All that changes."""

    volume: F8  # [segments] ft³
    quality: F8  # [segments]
    behind: I4  # [segments]
    pool: I4  # [2] first free segment, number of free ones
    first: I4  # [l + t]
    last: I4  # [l + t]
    direction: I1  # [l]
    order: I4  # [n] nodes from upstream to downstream
    waiting: I4  # [n] scratch of the sort: inflows not yet sorted
    stack: I4  # [n] scratch of the sort
    node: F8  # [n] quality
    tank: F8  # [t] quality of what leaves
    transfer: F8  # [l] wall coefficient at the present flow
    account: Table  # [1] ACCOUNT of mass
