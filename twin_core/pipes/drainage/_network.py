"""The compiled drainage network: arrays in SI units, "-1 = none" in index fields."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["F64", "I64", "Catchments", "DrainageNetwork"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]


@dataclass(frozen=True)
class Catchments:
    """[S] subcatchments; [S, 3] their parts: sealed without storage, sealed, pervious."""

    id: tuple[str, ...]
    outlet: I64  # [S] node
    area_m2: F64  # [S, 3]
    alpha: F64  # [S, 3] runoff rate per depth^(5/3), m^(-2/3)/s
    storage_m: F64  # [S, 3] depression storage
    infiltration_mps: F64  # [S, 3] Horton's rate on dry ground; 0 on sealed ground
    least_infiltration_mps: F64  # [S, 3] and on wet ground
    decay_per_s: F64  # [S, 3]


@dataclass(frozen=True)
class DrainageNetwork:
    """[N] nodes: junctions, then storages, then outfalls; [C] circular conduits; [P] pumps."""

    node_ids: tuple[str, ...]
    junctions: int  # how many of the nodes are junctions
    storages: int
    storage_depth_m: tuple[F64, ...]  # [storages] depths of the area curve
    storage_area_m2: tuple[F64, ...]
    conduit_ids: tuple[str, ...]
    tail: I64  # [C] upper node
    head: I64  # [C] lower node
    length_m: F64
    full_area_m2: F64
    full_flow_m3ps: F64  # Manning's flow of the full pipe
    levels: tuple[I64, ...]  # conduits in groups, each fed only by groups before it
    catchments: Catchments
    pump_ids: tuple[str, ...]
    pump_from: I64  # [P] storage node
    pump_to: I64  # [P]
    pump_depth_m: tuple[F64, ...]  # [P] curve: depth in the storage
    pump_flow_m3ps: tuple[F64, ...]
    pump_start_m: F64  # [P] depth at which it starts
    pump_stop_m: F64  # [P]

    @property
    def storage_ids(self) -> tuple[str, ...]:
        """Ids of the storage nodes, in their order."""
        return self.node_ids[self.junctions : self.junctions + self.storages]
