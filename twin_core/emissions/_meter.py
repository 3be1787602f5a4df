"""Sums of emissions per edge: an observer of a simulation, looking once a step."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin_core.city import VCLASSES, Demand, Network
from twin_core.emissions._model import CLASS_OF, SUBSTANCES, emission_rates
from twin_core.traffic import VehicleView

__all__ = ["EmissionMeter", "EmissionTable", "write_emissions"]

F64 = NDArray[np.float64]


class EmissionTable(NamedTuple):
    """Edges on which anything was emitted."""

    edge: tuple[str, ...]
    grams: F64
    """[edges, 6] in the order of `SUBSTANCES`."""


class EmissionMeter:
    """Call `observe` after every step of `step_s`; acceleration is the change of speed since the look before."""

    def __init__(self, network: Network, demand: Demand, *, step_s: float = 1.0) -> None:
        self._network, self._step_s = network, step_s
        self._vclass = demand.types.vclass
        self._mg = np.zeros((len(SUBSTANCES), len(network.edges.id)))
        self._last_speed = np.full(len(demand.vehicles.id), np.nan)
        self.uncovered: set[str] = set()
        """Classes that drove and have no polynomial; some of them burn nothing."""

    def observe(self, view: VehicleView) -> None:
        """Add one step. Parked and stopped cars stand with their engines off; cars put in by an edit count too."""
        moving = ~view.stopped
        number, speed = view.number[moving], view.speed_mps[moving]
        known = number < len(self._last_speed)
        before = np.where(known, self._last_speed[np.where(known, number, 0)], np.nan)
        accel = np.where(np.isnan(before), 0.0, (speed - before) / self._step_s)
        self._last_speed[:] = np.nan
        self._last_speed[number[known]] = speed[known]
        vclass = self._vclass[view.type[moving]]
        edge = self._network.lanes.edge[view.lane[moving]]
        for one in np.unique(vclass).tolist():
            name = VCLASSES[one]
            if name not in CLASS_OF:
                self.uncovered.add(name)
                continue
            own = vclass == one
            rates = emission_rates(name, speed[own], accel[own]) * self._step_s
            for substance in range(len(SUBSTANCES)):
                np.add.at(self._mg[substance], edge[own], rates[substance])

    def totals(self) -> dict[str, float]:
        """Kilograms of each substance, all edges together."""
        sums = self._mg.sum(axis=1) * 1e-6
        return dict(zip((f"{name}_kg" for name in SUBSTANCES), sums.tolist(), strict=True))

    def table(self) -> EmissionTable:
        """Grams per edge, edges in the network's order."""
        some = np.flatnonzero(self._mg.any(axis=0))
        ids = self._network.edges.id
        return EmissionTable(tuple(ids[i] for i in some.tolist()), self._mg[:, some].T * 1e-3)


def write_emissions(table: EmissionTable, path: Path) -> None:
    """CSV: a row per edge, grams of each substance."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("edge_id", *(f"{name}_g" for name in SUBSTANCES)))
        for edge, grams in zip(table.edge, table.grams.tolist(), strict=True):
            rows.writerow((edge, *(f"{value:.4f}" for value in grams)))
