"""What a site's cabinet can see, as sensors, and its report of one street second.

A report holds what changed: counts where something passed, occupancy where it moved, lamps, stage and mode at their
change; everything is said again every REFRESH_S, staggered over the sites, so that a receiver that starts late is soon
complete. Lamp changes carry their own stamps.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge
from numpy.typing import NDArray

from twin_core.city import ControllerSetup, Network, Site

_Add = Callable[[int, int, float], None]  # (sensor index, ms after the report's base, value)

__all__ = ["Cabinet", "ControllerView", "LoopReadings", "Probes"]

REFRESH_S = 10
OCCUPANCY_STEP = 0.02  # smaller changes are not worth a reading


@dataclass(frozen=True)
class LoopReadings:
    """All detectors over the last second: [D] count, occupancy 0..1, speed_mps (NaN none), passage_s (NaN none)."""

    count: NDArray[np.int32]
    occupancy: NDArray[np.float32]
    speed_mps: NDArray[np.float32]
    passage_s: NDArray[np.float32]


@dataclass(frozen=True)
class ControllerView:
    """What a controller says of itself."""

    mode: int
    plan_id: str
    plan_hash32: int
    stage: int
    stage_age_ms: int
    lamps: Sequence[int]  # aspect of each group
    note: str


@dataclass(frozen=True)
class Probes:
    """Cars near a roadside unit that tell where they are: x_m, y_m, speed_mps."""

    x_m: NDArray[np.float32]
    y_m: NDArray[np.float32]
    speed_mps: NDArray[np.float32]


class Cabinet:
    """One site: a controller, a roadside unit, a detector station."""

    def __init__(
        self, number: int, site: Site, network: Network, setup: ControllerSetup, vendors: Mapping[str, str]
    ) -> None:
        self.site = site
        self._number = number
        self._loops = np.array(site.detectors, np.int64)
        self._last_occupancy = np.full(len(self._loops), -1.0, np.float32)
        self._last: tuple[object, ...] | None = None
        self._last_lamps: list[int] = []
        station = f"{site.id}-loops"
        group_ids = [] if setup.profile is None else [group.id for group in setup.profile.groups]
        self.devices = [
            edge.Device(
                id=site.controller_id,
                profile=vendors["controller"],
                profile_hash=b"" if setup.profile is None else setup.profile.hash,
                kind="controller",
            ),
            edge.Device(id=site.rsu_id, profile=vendors["rsu"], kind="rsu"),
            edge.Device(id=station, profile=vendors["detector_station"], kind="detector_station"),
        ]
        self.sensors: list[edge.Sensor] = []
        loop_ids = [network.detectors.id[i] for i in site.detectors]
        self._count0 = self._add(station, loop_ids, edge.QUANTITY_COUNT)
        self._occupancy0 = self._add(station, loop_ids, edge.QUANTITY_OCCUPANCY)
        self._speed0 = self._add(station, loop_ids, edge.QUANTITY_SPEED_MPS)
        self._lamp0 = self._add(site.controller_id, group_ids, edge.QUANTITY_LAMP)
        self._stage = self._add(site.controller_id, ["stage"], edge.QUANTITY_STAGE)
        self._mode = self._add(site.controller_id, ["mode"], edge.QUANTITY_CONTROLLER_MODE)
        self._plan = self._add(site.controller_id, ["plan"], edge.QUANTITY_PLAN_HASH)
        self._heartbeat = self._add(site.rsu_id, ["heartbeat"], edge.QUANTITY_HEARTBEAT)
        self._x = self._add(site.rsu_id, ["x"], edge.QUANTITY_PROBE_X_M)
        self._y = self._add(site.rsu_id, ["y"], edge.QUANTITY_PROBE_Y_M)
        self._v = self._add(site.rsu_id, ["speed"], edge.QUANTITY_PROBE_SPEED_MPS)

    def _add(self, device_id: str, ids: Sequence[str], quantity: edge.Quantity) -> int:
        first = len(self.sensors)
        self.sensors += [
            edge.Sensor(index=first + i, id=name, device_id=device_id, quantity=quantity) for i, name in enumerate(ids)
        ]
        return first

    def identity(self) -> device.Identity:
        """The first message of every connection."""
        return device.Identity(
            site_id=self.site.id, devices=self.devices, sensors=self.sensors, serial=f"emulated-{self._number:04d}"
        )

    def forget(self) -> None:
        """A new reader knows nothing: the next report says everything."""
        self._last = None
        self._last_lamps = []
        self._last_occupancy[:] = -1.0

    def report(
        self, second: int, base_ts_ns: int, loops: LoopReadings, controller: ControllerView, probes: Probes
    ) -> device.Report:
        """The report of the street second that ends at `base_ts_ns` + 1 s; `second` counts since the run began."""
        refresh = self._last is None or (second + self._number) % REFRESH_S == 0
        sensor, dt_ms, value = array("H"), array("i"), array("f")

        def add(index: int, at_ms: int, reading: float) -> None:
            sensor.append(index)
            dt_ms.append(at_ms)
            value.append(reading)

        self._add_loops(add, loops, refresh)
        self._add_controller(add, controller, refresh)
        if refresh:
            add(self._heartbeat, 1000, float(second))
        for x_m, y_m, speed_mps in zip(
            probes.x_m.tolist(), probes.y_m.tolist(), probes.speed_mps.tolist(), strict=True
        ):
            add(self._x, 1000, x_m)
            add(self._y, 1000, y_m)
            add(self._v, 1000, speed_mps)
        return device.Report(
            base_ts_ns=base_ts_ns,
            end_ts_ns=base_ts_ns + 1_000_000_000,
            count=len(sensor),
            sensor=_little(sensor),
            dt_ms=_little(dt_ms),
            value=_little(value),
            controllers=[self._status(controller)],
        )

    def _add_loops(self, add: _Add, loops: LoopReadings, refresh: bool) -> None:
        own = self._loops
        count = loops.count[own]
        for i in np.flatnonzero(count).tolist():
            passage_s = float(loops.passage_s[own[i]])
            at_ms = 1000 if passage_s != passage_s else min(1000, max(0, int(passage_s * 1000.0)))
            add(self._count0 + i, at_ms, float(count[i]))
            speed_mps = float(loops.speed_mps[own[i]])
            if speed_mps == speed_mps:
                add(self._speed0 + i, at_ms, speed_mps)
        occupancy = loops.occupancy[own]
        moved = np.abs(occupancy - self._last_occupancy) >= OCCUPANCY_STEP
        for i in range(len(own)) if refresh else np.flatnonzero(moved).tolist():
            add(self._occupancy0 + i, 1000, float(occupancy[i]))
            self._last_occupancy[i] = occupancy[i]

    def _add_controller(self, add: _Add, controller: ControllerView, refresh: bool) -> None:
        lamps = list(controller.lamps)
        for group, aspect in enumerate(lamps):
            # The engine's lamps change at the beginning of a step, so a change is stamped with the interval's start.
            if not self._last_lamps or self._last_lamps[group] != aspect:
                add(self._lamp0 + group, 0, float(aspect))
            elif refresh:
                add(self._lamp0 + group, 1000, float(aspect))
        self._last_lamps = lamps
        state = (controller.stage, controller.mode, controller.plan_hash32)
        if refresh or state != self._last:
            add(self._stage, 0, float(controller.stage))
            add(self._mode, 0, float(controller.mode))
            add(self._plan, 0, float(controller.plan_hash32))
        self._last = state

    def _status(self, controller: ControllerView) -> device.ControllerStatus:
        return device.ControllerStatus(
            device_id=self.site.controller_id,
            mode=controller.mode,  # type: ignore[arg-type]  # an int of the enum; the stub wants the enum type
            plan_id=controller.plan_id,
            stage=controller.stage,
            stage_age_ms=controller.stage_age_ms,
            lamps=controller.lamps,  # type: ignore[arg-type]
            note=controller.note,
        )


def _little(column: array[int] | array[float]) -> bytes:
    """Little-endian bytes of a column on any machine."""
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        column.byteswap()
    return column.tobytes()
