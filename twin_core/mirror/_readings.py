"""Readings of one second, from the core's columns to arrays by detector and by signal group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from numpy.typing import NDArray

__all__ = ["LampChange", "Second", "SensorBook", "SensorEntry"]

B = NDArray[np.bool_]
I32 = NDArray[np.int32]
U32 = NDArray[np.uint32]
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]


DETECTOR_QUANTITIES = (
    edge.QUANTITY_COUNT,
    edge.QUANTITY_OCCUPANCY,
    edge.QUANTITY_SPEED_MPS,
    edge.QUANTITY_PASSAGE_S,
)


@dataclass(frozen=True)
class SensorEntry:
    """One row of the core's sensor table. `quantity` as in the wire."""

    number: int
    site_id: str
    sensor_id: str
    device_id: str
    quantity: int


@dataclass(frozen=True)
class LampChange:
    """A signal group showed another aspect, `dt_ms` after the second began."""

    dt_ms: int
    signal: int
    group: int
    aspect: int


@dataclass(frozen=True)
class Second:
    """What the street said about one second. [D] detectors; NaN where no car passed.

    `passage_s`: when the first car passed, seconds after the second began; NaN also where the device does not say.
    """

    end_ts_ns: int
    heard: B
    count: I32
    occupancy: F64
    speed_mps: F64
    passage_s: F64
    signals_heard: frozenset[int] = frozenset()  # signals whose site has reported
    lamps: tuple[LampChange, ...] = ()
    stages: Mapping[int, int] | None = None  # signal → stage shown now, −1 in transition


class SensorBook:
    """What each sensor number means: which detector, or which group of which signal."""

    def __init__(
        self, detector_index: Mapping[str, int], groups: Mapping[str, tuple[int, Mapping[str, int]]], n_detectors: int
    ) -> None:
        """`groups`: controller id → (signal, group id → group)."""
        self._detector_index, self._groups, self._n = dict(detector_index), dict(groups), n_detectors
        self.unknown = 0  # sensors whose id the city does not have
        self._load([])

    def _load(self, rows: list[SensorEntry]) -> None:
        size = max((row.number for row in rows), default=-1) + 1
        self._quantity = np.zeros(size, np.int32)
        self._target: I32 = np.full(size, -1, np.int32)
        self._site: I32 = np.full(size, -1, np.int32)
        self._group: list[tuple[int, int]] = []  # (signal, group) of lamp and stage sensors, by target
        self.unknown = 0
        sites: dict[str, int] = {}
        self._site_of_detector: I32 = np.full(self._n, -1, np.int32)
        for row in rows:
            self._quantity[row.number] = row.quantity
            self._site[row.number] = sites.setdefault(row.site_id, len(sites))
            self._target[row.number] = self._find(row)
            if row.quantity == edge.QUANTITY_COUNT and self._target[row.number] >= 0:
                self._site_of_detector[self._target[row.number]] = self._site[row.number]
        self._n_sites = len(sites)
        self._site_of_signal = {
            self._group[self._target[row.number]][0]: int(self._site[row.number])
            for row in rows
            if row.quantity == edge.QUANTITY_LAMP and self._target[row.number] >= 0
        }

    def set_table(self, rows: Iterable[SensorEntry]) -> None:
        """Take over a new sensor table."""
        self._load(list(rows))

    def _find(self, row: SensorEntry) -> int:
        if row.quantity in DETECTOR_QUANTITIES:
            found = self._detector_index.get(row.sensor_id, -1)
            self.unknown += found < 0
            return found
        if row.quantity in (edge.QUANTITY_LAMP, edge.QUANTITY_STAGE):
            signal, names = self._groups.get(row.device_id, (-1, {}))
            group = names.get(row.sensor_id, -1) if row.quantity == edge.QUANTITY_LAMP else 0
            if signal < 0 or group < 0:
                self.unknown += 1
                return -1
            self._group.append((signal, group))
            return len(self._group) - 1
        return -1

    def second(self, end_ts_ns: int, sensor: U32, dt_ms: I32, value: F32) -> Second:
        """Sort one second's columns; numbers that the table does not have are left out."""
        known = sensor < self._target.size
        sensor, dt_ms, value = sensor[known], dt_ms[known], value[known]
        quantity, target = self._quantity[sensor], self._target[sensor]
        heard_site = np.zeros(self._n_sites + 1, np.bool_)
        heard_site[self._site[sensor]] = True
        heard_site[-1] = False  # detectors of no site are never heard
        count: I32 = np.zeros(self._n, np.int32)
        occupancy, speed = np.zeros(self._n), np.full(self._n, np.nan)
        passage = np.full(self._n, np.nan)
        single = (
            (edge.QUANTITY_OCCUPANCY, occupancy),
            (edge.QUANTITY_SPEED_MPS, speed),
            (edge.QUANTITY_PASSAGE_S, passage),
        )
        for name, into in single:
            rows = np.flatnonzero((quantity == name) & (target >= 0))[::-1]  # the first one of a second counts
            into[target[rows]] = value[rows]
        rows = (quantity == edge.QUANTITY_COUNT) & (target >= 0)
        np.add.at(count, target[rows], np.rint(value[rows]).astype(np.int32))
        lamps, stages = self._signals(quantity, target, dt_ms, value)
        signals = frozenset(s for s, site in self._site_of_signal.items() if heard_site[site])
        return Second(
            end_ts_ns, heard_site[self._site_of_detector], count, occupancy, speed, passage, signals, lamps, stages
        )

    def _signals(
        self, quantity: I32, target: I32, dt_ms: I32, value: F32
    ) -> tuple[tuple[LampChange, ...], dict[int, int]]:
        rows = np.flatnonzero((quantity == edge.QUANTITY_LAMP) & (target >= 0))
        rows = rows[np.argsort(dt_ms[rows], kind="stable")]
        lamps = []
        for i in rows.tolist():
            signal, group = self._group[target[i]]
            lamps.append(LampChange(int(dt_ms[i]), signal, group, int(value[i])))
        rows = np.flatnonzero((quantity == edge.QUANTITY_STAGE) & (target >= 0))
        rows = rows[np.argsort(dt_ms[rows], kind="stable")]
        return tuple(lamps), {self._group[target[i]][0]: int(value[i]) for i in rows.tolist()}
