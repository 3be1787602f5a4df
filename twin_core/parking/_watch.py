"""Readings of parking sensors → the book, by the numbers of the core's sensor table."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.parking._book import ParkingBook, ParkingForecast, Sign
from twin_core.parking._plan import ParkingPlan

__all__ = ["ParkingWatch"]

BAY_PREFIX = "bay-"


class ParkingWatch:
    """The twin's parking in the core's loop: quick, no waiting."""

    def __init__(self, plan: ParkingPlan) -> None:
        self._book = ParkingBook(plan.supply, plan.flows, plan.day_ns)
        self._supply = plan.supply
        self._index = {name: i for i, name in enumerate(plan.supply.id)}
        self._place: dict[int, tuple[int, int]] = {}  # sensor number → (site, bay or -1)
        self._cabinet: dict[int, str] = {}  # parking site → site id of its cabinet
        self._forecast: ParkingForecast | None = None
        self._ts_ns = 0

    def on_table(self, table: twin.SensorTable) -> None:
        """What the sensor numbers of later readings mean."""
        self._place.clear()
        for row in table.rows:
            site = self._index.get(row.sensor.device_id)
            if site is None:
                continue
            if row.sensor.quantity == edge.QUANTITY_GARAGE_FREE:
                self._place[row.number] = (site, -1)
            elif row.sensor.quantity == edge.QUANTITY_BAY_OCCUPIED:
                bay = row.sensor.id.removeprefix(BAY_PREFIX)
                if bay.isdigit():
                    self._place[row.number] = (site, int(bay))
            self._cabinet[site] = row.site_id

    def on_readings(self, readings: twin.Readings) -> twin.ParkingState | None:
        """A street second has closed; once a minute the state of parking for all who look."""
        self._ts_ns = readings.end_ts_ns
        if self._place:
            number = np.frombuffer(readings.sensor, "<u4").tolist()
            value = np.frombuffer(readings.value, "<f4").tolist()
            for sensor, reading in zip(number, value, strict=True):
                place = self._place.get(sensor)
                if place is None:
                    continue
                site, bay = place
                if bay < 0:
                    self._book.count(site, reading, readings.end_ts_ns)
                else:
                    self._book.bay(site, bay, reading > 0.5, readings.end_ts_ns)
        forecast = self._book.tick(readings.end_ts_ns)
        if forecast is None:
            return None
        self._forecast = forecast
        now = self._book.now(readings.end_ts_ns)
        return twin.ParkingState(
            ts_ns=now.ts_ns,
            site_id=self._supply.id,
            free=now.free.astype("<i4").tobytes(),
            seen_ts_ns=now.seen_ts_ns.astype("<i8").tobytes(),
            lead_s=forecast.leads_s,
            expected_free=forecast.free.astype("<f4").tobytes(),
        )

    def signs(self) -> list[tuple[str, str, int]]:
        """(site of the cabinet, device, number to show) for signs whose number has to change."""
        return [
            (self._cabinet[sign.site], self._supply.id[sign.site], sign.free_bays)
            for sign in self._book.signs(self._ts_ns)
            if sign.site in self._cabinet
        ]

    def shown(self, device_id: str, free_bays: int) -> None:
        """The command is on its way."""
        self._book.shown(Sign(self._index[device_id], free_bays))

    def view(self) -> dict[str, object]:
        """Free bays now and expected, per site, for people."""
        now = self._book.now(self._ts_ns)
        sites = []
        for i, name in enumerate(self._supply.id):
            expected: Mapping[str, float] = {}
            if self._forecast is not None:
                expected = {
                    str(lead): round(float(row[i]), 1)
                    for lead, row in zip(self._forecast.leads_s, self._forecast.free, strict=True)
                }
            seen = int(now.seen_ts_ns[i])
            sites.append(
                {
                    "id": name,
                    "bays": int(self._supply.bays[i]),
                    "free": int(now.free[i]),
                    "seen_ts_ns": str(seen) if seen else None,
                    "expected_free": expected,
                }
            )
        return {"ts_ns": str(now.ts_ns), **self._book.summary(), "parking_sites": sites}

    def summary(self) -> dict[str, object]:
        """How good forecasts were."""
        return self._book.summary()
