"""A cabinet of detectors on loopback: the device side of one agent's site, at the bench's pace."""

from __future__ import annotations

import asyncio
import contextlib
import struct
from array import array

from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["Cabinet"]

LOOPS = 8
DEVICE = "loops"
NS_PER_S = 1_000_000_000
_LENGTH = struct.Struct(">I")
_ROWS = 2 * LOOPS
_SENSOR = array("H", range(_ROWS)).tobytes()
_DT_MS = array("i", [1000] * _ROWS).tobytes()


class Cabinet:
    """Eight loops with a count and an occupancy a second each. `attached` is set while an agent listens."""

    def __init__(self, site_id: str) -> None:
        self._site_id = site_id
        self._writer: asyncio.StreamWriter | None = None
        self._server: asyncio.Server | None = None
        self.attached = asyncio.Event()
        self.port = 0
        self.reports = 0

    async def open(self) -> None:
        """Listen on a free port of loopback."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Hang up."""
        if self._server is not None:
            self._server.close()
        if self._writer is not None:
            self._writer.close()

    async def report(self, base_ts_ns: int) -> None:
        """The second that begins at `base_ts_ns`; waits while the agent does not read."""
        if self._writer is None:
            return
        self.reports += 1
        counts = [float((self.reports + k) % 4) if k < LOOPS else ((self.reports + k) % 7) / 7 for k in range(_ROWS)]
        report = device.Report(
            base_ts_ns=base_ts_ns,
            end_ts_ns=base_ts_ns + NS_PER_S,
            count=_ROWS,
            sensor=_SENSOR,
            dt_ms=_DT_MS,
            value=array("f", counts).tobytes(),
        )
        self._send(device.DeviceUp(report=report))
        await self._writer.drain()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        quantities = [edge.QUANTITY_COUNT] * LOOPS + [edge.QUANTITY_OCCUPANCY] * LOOPS
        sensors = [
            edge.Sensor(index=k, id=f"loop-{k % LOOPS}", device_id=DEVICE, quantity=quantity)
            for k, quantity in enumerate(quantities)
        ]
        devices = [edge.Device(id=DEVICE, profile="generic/detector_station", kind="detector_station")]
        self._send(device.DeviceUp(identity=device.Identity(site_id=self._site_id, devices=devices, sensors=sensors)))
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
                if device.DeviceDown.FromString(await reader.readexactly(length)).HasField("attach"):
                    self.attached.set()
        self.attached.clear()
        writer.close()

    def _send(self, message: device.DeviceUp) -> None:
        if self._writer is not None:
            body = message.SerializeToString()
            self._writer.write(_LENGTH.pack(len(body)) + body)
