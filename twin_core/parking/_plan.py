"""What a run knows of parking before any sensor speaks: supply and expected flows, as one file.

Made once when a run is laid out, since reading a day's demand takes seconds and a restarted process should not wait for
it. The file is numpy's `.npz` without pickles; equal plans give equal arrays.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from citybrain_wire import BadFile

from twin_core.city import Demand, Network, ParkingSite, Router
from twin_core.parking._supply import Supply, make_supply
from twin_core.parking._trips import Flows, expected_flows, trip_ends

__all__ = ["ParkingPlan", "load_plan", "make_plan", "save_plan"]


@dataclass(frozen=True)
class ParkingPlan:
    """`day_ns`: street time of second 0 of the day that `flows` counts in."""

    supply: Supply
    flows: Flows
    day_ns: int


def make_plan(
    network: Network, sites: tuple[ParkingSite, ...], demand: Demand, *, begin_s: float, until_s: float, day_ns: int
) -> ParkingPlan:
    """The plan of a stretch of a day for a city and its demand."""
    supply = make_supply(network, sites)
    flows = expected_flows(
        demand,
        trip_ends(network, demand, supply),
        supply,
        Router(network).free_flow_s(),
        begin_s=begin_s,
        until_s=until_s,
    )
    return ParkingPlan(supply, flows, day_ns)


def save_plan(plan: ParkingPlan, path: Path) -> None:
    """Write the file."""
    arrays: dict[str, Any] = {f"supply_{f.name}": np.array(getattr(plan.supply, f.name)) for f in fields(Supply)}
    arrays |= {"arriving": plan.flows.arriving.astype(np.float32), "leaving": plan.flows.leaving.astype(np.float32)}
    arrays["scalars"] = np.array([plan.flows.begin_s, plan.flows.period_s])
    arrays["day_ns"] = np.array([plan.day_ns], np.int64)
    with path.open("wb") as out:
        np.savez_compressed(out, **arrays)


def load_plan(path: Path) -> ParkingPlan:
    """Read the file. Raises BadFile where it is none."""
    try:
        with np.load(path, allow_pickle=False) as found:
            values: dict[str, Any] = {f.name: found[f"supply_{f.name}"] for f in fields(Supply)}
            begin_s, period_s = found["scalars"].tolist()
            flows = Flows(begin_s, period_s, found["arriving"].astype(np.float64), found["leaving"].astype(np.float64))
            day_ns = int(found["day_ns"][0])
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise BadFile.at(path, f"is no plan of parking: {error}; begin the run anew") from error
    values["id"] = tuple(values["id"].tolist())
    return ParkingPlan(Supply(**values), flows, day_ns)
