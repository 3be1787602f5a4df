"""The cabinet of a parking zone: bay sensors, gate counters and signs of the parking sites around it.

A report says what changed; every REFRESH_S a part of the sites says all again, so that a receiver that starts late is
complete within that time. A sign shows what it was told last until it is told anew.
"""

from __future__ import annotations

import struct

import numpy as np
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from scenarios.street._parking import Bays
from twin_core.parking import Supply, Zone

__all__ = ["PROFILE", "ParkingCabinet"]

PROFILE = "generic/parking_sensor"
REFRESH_S = 60
HEARTBEAT_S = 60


class ParkingCabinet:
    """One zone's sensors over the bays, and its signs."""

    def __init__(self, zone: Zone, supply: Supply, bays: Bays, signs: np.ndarray) -> None:
        """`signs` [S]: what the signs of all sites show; those of this zone are written here."""
        self.site = zone
        self._supply, self._bays, self._signs = supply, bays, signs
        self._member = {supply.id[site]: site for site in zone.members}
        self.devices = [edge.Device(id=name, profile=PROFILE, kind="parking") for name in self._member]
        self.sensors: list[edge.Sensor] = []
        self._first: dict[int, int] = {}
        self._beat: dict[int, int] = {}
        for name, site in self._member.items():
            self._first[site] = len(self.sensors)
            if site in bays.occupied:
                ids = [f"bay-{bay:04d}" for bay in range(int(supply.bays[site]))]
                self._add(name, ids, edge.QUANTITY_BAY_OCCUPIED)
            else:
                self._add(name, ["free"], edge.QUANTITY_GARAGE_FREE)
            self._beat[site] = len(self.sensors)
            self._add(name, ["heartbeat"], edge.QUANTITY_HEARTBEAT)
        self._said: dict[int, int | np.ndarray] = {}

    def _add(self, device_id: str, ids: list[str], quantity: edge.Quantity) -> None:
        first = len(self.sensors)
        self.sensors += [
            edge.Sensor(index=first + i, id=name, device_id=device_id, quantity=quantity) for i, name in enumerate(ids)
        ]

    def identity(self) -> device.Identity:
        """The first message of every connection."""
        return device.Identity(
            site_id=self.site.id, devices=self.devices, sensors=self.sensors, serial=f"emulated-{self.site.id}"
        )

    def forget(self) -> None:
        """A new reader knows nothing: the next report says everything."""
        self._said.clear()

    def command(self, message: device.DeviceDown) -> None:
        """Signs take what they are told; other orders are not for parking."""
        if message.WhichOneof("body") == "show" and message.show.HasField("guidance"):
            site = self._member.get(message.show.device_id)
            if site is not None:
                self._signs[site] = message.show.guidance.free_bays

    def report(self, second: int, base_ts_ns: int) -> device.Report:
        """The report of the street second that ends at `base_ts_ns` + 1 s; `second` counts since the run began."""
        sensor: list[int] = []
        value: list[float] = []
        for number, site in enumerate(self._member.values()):
            whole = site not in self._said or (second + number) % REFRESH_S == 0
            first = self._first[site]
            if site in self._bays.occupied:
                row, before = self._bays.occupied[site], self._said.get(site)
                told = range(len(row)) if whole else np.flatnonzero(row != before).tolist()
                sensor += [first + bay for bay in told]
                value += [float(row[bay]) for bay in told]
                if whole or told:
                    self._said[site] = row.copy()
            else:
                free = self._bays.free(site)
                if whole or self._said[site] != free:
                    sensor.append(first)
                    value.append(float(free))
                    self._said[site] = free
            if (second + number) % HEARTBEAT_S == 0:
                sensor.append(self._beat[site])
                value.append(float(second))
        count = len(sensor)
        return device.Report(
            base_ts_ns=base_ts_ns,
            end_ts_ns=base_ts_ns + 1_000_000_000,
            count=count,
            sensor=struct.pack(f"<{count}H", *sensor),
            dt_ms=struct.pack(f"<{count}i", *([1000] * count)),
            value=struct.pack(f"<{count}f", *value),
        )
