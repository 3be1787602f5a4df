"""What others may plug into the core process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from citybrain_wire.errors import Refused
from citybrain_wire.v1 import twin_pb2 as twin

__all__ = ["ForecastScorer", "NoParking", "NoScorer", "ParkingKeeper"]


class ForecastScorer(Protocol):
    """Compares forecasts with what came. Called in the core's loop: it must be quick and must not block."""

    def on_table(self, table: twin.SensorTable) -> None:
        """The sensors that the numbers of later readings mean."""
        ...

    def on_forecast(self, issued_ts_ns: int, forecast_json: bytes) -> bytes:
        """A forecast came in time; gives it as it shall be published."""
        ...

    def on_readings(self, readings: twin.Readings) -> None:
        """A street second closed."""
        ...

    def newest(self) -> Mapping[tuple[str, int], tuple[int, int]]:
        """(quantity, lead s) → (values, values within the 5–95 % range) that the last forecast allowed to score."""
        ...

    def summary(self) -> Mapping[str, object]:
        """The `forecast` part of the summary."""
        ...


class NoScorer:
    """Keeps no score."""

    def on_table(self, table: twin.SensorTable) -> None:
        """Nothing."""

    def on_forecast(self, issued_ts_ns: int, forecast_json: bytes) -> bytes:
        """As it came."""
        return forecast_json

    def on_readings(self, readings: twin.Readings) -> None:
        """Nothing."""

    def newest(self) -> Mapping[tuple[str, int], tuple[int, int]]:
        """Nothing."""
        return {}

    def summary(self) -> Mapping[str, object]:
        """Nothing."""
        return {}


class ParkingKeeper(Protocol):
    """Keeps the book of parking. Called in the core's loop: it must be quick and must not block."""

    def on_table(self, table: twin.SensorTable) -> None:
        """The sensors that the numbers of later readings mean."""
        ...

    def on_readings(self, readings: twin.Readings) -> twin.ParkingState | None:
        """A street second closed; gives what shall be published, once a minute."""
        ...

    def signs(self) -> Sequence[tuple[str, str, int]]:
        """(site, device, number) of signs that have to change."""
        ...

    def shown(self, device_id: str, free_bays: int) -> None:
        """The command for a sign was made."""
        ...

    def view(self) -> Mapping[str, object]:
        """For people."""
        ...

    def summary(self) -> Mapping[str, object] | None:
        """The `parking` part of the summary; None where the city has none."""
        ...


class NoParking:
    """A city without parking sites."""

    def on_table(self, table: twin.SensorTable) -> None:
        """Nothing."""

    def on_readings(self, readings: twin.Readings) -> twin.ParkingState | None:
        """Nothing."""
        return None

    def signs(self) -> Sequence[tuple[str, str, int]]:
        """None."""
        return ()

    def shown(self, device_id: str, free_bays: int) -> None:
        """Nothing."""

    def view(self) -> Mapping[str, object]:
        """There is nothing to show."""
        raise Refused("unknown_layer", "this city has no parking layer; lay one with: citybrain city dress")

    def summary(self) -> Mapping[str, object] | None:
        """Nothing."""
        return None
