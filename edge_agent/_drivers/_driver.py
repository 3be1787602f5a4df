"""The contract of a driver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["Capabilities", "Driver", "DriverSink"]


@dataclass(frozen=True)
class Capabilities:
    """What can be asked of a site's devices. `plans`, `stages`: ids of controllers that take them."""

    plans: frozenset[str]
    stages: frozenset[str]
    shows: frozenset[str]


class DriverSink(Protocol):
    """Who gets what devices say; called on the event loop, must not block."""

    def attached(self, identity: device.Identity) -> None:
        """The cabinet has introduced itself; reports follow."""
        ...

    def reported(self, report: device.Report, raw: bytes) -> None:
        """One interval of street time; `raw` is the DeviceUp message as it came."""
        ...

    def applied(self, result: device.ApplyResult) -> None:
        """A controller's answer to a plan."""
        ...

    def detached(self, cause: str) -> None:
        """The cabinet is gone; the driver keeps trying."""
        ...


class Driver(Protocol):
    """Connection to the devices of one site. Orders return whether they were handed over, not whether they worked."""

    @property
    def capabilities(self) -> Capabilities:
        """What the attached devices can do; empty while none is attached."""
        ...

    def readings(self, sink: DriverSink) -> None:
        """Begin: connect, and hand everything that comes to `sink` until `close`."""
        ...

    def apply(self, order: device.ApplyPlan) -> bool:
        """Hand a plan to a controller."""
        ...

    def request(self, order: device.RequestStage) -> bool:
        """Hand a stage request to a controller."""
        ...

    def revert(self, device_id: str, cause: str) -> bool:
        """Send a controller back to its local plan."""
        ...

    def show(self, order: device.Show) -> bool:
        """Hand advice to an RSU or guidance to a sign."""
        ...

    def keep_alive(self) -> None:
        """Feed the devices' own dead man."""
        ...

    def done(self, ts_ns: int) -> None:
        """Lock-step: the street may go on from `ts_ns`."""
        ...

    async def close(self) -> None:
        """End the connection."""
        ...


def capabilities_of(devices: list[edge.Device]) -> Capabilities:
    """What devices of these kinds can be asked for."""
    controllers = frozenset(entry.id for entry in devices if entry.kind == "controller")
    shows = frozenset(entry.id for entry in devices if entry.kind in ("rsu", "parking"))
    return Capabilities(controllers, controllers, shows)
