"""A telemetry station of the water company: what its sensors read in each minute of the hidden networks."""

from __future__ import annotations

import struct

from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from scenarios.street._hidden_pipes import HiddenPipes
from twin_core.pipes.watch import Kind, Station

__all__ = ["PROFILE", "WaterCabinet"]

PROFILE = "generic/water_station"
MINUTE_S = 60
_QUANTITY = {
    Kind.PRESSURE: edge.QUANTITY_PRESSURE_M,
    Kind.FLOW: edge.QUANTITY_FLOW_M3PS,
    Kind.LEVEL: edge.QUANTITY_LEVEL_M,
    Kind.RAIN: edge.QUANTITY_RAIN_MM_H,
}


class WaterCabinet:
    """One station. Every second it reports, once a minute it has something to say."""

    def __init__(self, station: Station, pipes: HiddenPipes) -> None:
        self.site, self._pipes = station, pipes
        name = f"{station.id}-telemetry"
        self._device = edge.Device(id=name, profile=PROFILE, kind="water_station")
        self._sensors = [
            edge.Sensor(index=i, id=meter.id, device_id=name, quantity=_QUANTITY[meter.kind])
            for i, meter in enumerate(station.meters)
        ]

    def identity(self) -> device.Identity:
        """The first message of every connection."""
        return device.Identity(
            site_id=self.site.id, devices=[self._device], sensors=self._sensors, serial=f"emulated-{self.site.id}"
        )

    def forget(self) -> None:
        """Nothing is kept: each minute says all."""

    def report(self, second: int, base_ts_ns: int) -> device.Report:
        """The report of the street second that ends at `base_ts_ns` + 1 s; `second` counts since the run began."""
        rows: list[tuple[int, float]] = []
        if (second + 1) % MINUTE_S == 0:
            seen = self._pipes.readings
            keys = ((i, (meter.kind, meter.id)) for i, meter in enumerate(self.site.meters))
            rows = [(i, seen[key]) for i, key in keys if key in seen]
        count = len(rows)
        return device.Report(
            base_ts_ns=base_ts_ns,
            end_ts_ns=base_ts_ns + 1_000_000_000,
            count=count,
            sensor=struct.pack(f"<{count}H", *(i for i, _ in rows)),
            dt_ms=struct.pack(f"<{count}i", *([1000] * count)),
            value=struct.pack(f"<{count}f", *(value for _, value in rows)),
        )
