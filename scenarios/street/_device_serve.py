"""An emulated device on a loopback port, at its own pace or, where its peer asks for lock-step, at the peer's."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable

from scenarios.street._device import EmulatedDevice
from scenarios.street._server import CabinetServer

__all__ = ["DeviceServer", "serve_device"]

SECOND_NS = 1_000_000_000


class DeviceServer:
    """One emulated device and its port."""

    def __init__(self, emulated: EmulatedDevice, *, factor: float = 1.0) -> None:
        self.device, self._factor = emulated, factor
        self._changed = asyncio.Condition()
        self._server = CabinetServer(emulated, lambda _, message: emulated.command(message), self._changed)

    async def run(self, port: int, ready: Callable[[], None]) -> None:
        """Serve until cancelled; `ready` is called once the port is open."""
        await self._server.open(port)
        ready()
        try:
            while True:
                report = self.device.tick()
                self._server.report(report)
                await self._pause(report.end_ts_ns)
        finally:
            await self._server.close()

    async def _pause(self, ts_ns: int) -> None:
        """Until the peer is done with `ts_ns`, or a second of the device's own clock has passed."""
        server = self._server

        def is_paced() -> bool:
            return server.attached and server.lockstep

        async with self._changed:
            if not is_paced():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait_for(is_paced), 1.0 / self._factor)
            if is_paced():
                await self._changed.wait_for(lambda: not server.attached or server.done_ts_ns >= ts_ns)


def serve_device(emulated: EmulatedDevice, *, port: int, factor: float, ready: Callable[[], None]) -> None:
    """Serve a device until SIGINT or SIGTERM. `factor`: device seconds per second."""

    async def play() -> None:
        task = asyncio.ensure_future(DeviceServer(emulated, factor=factor).run(port, ready))
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        await asyncio.gather(task, return_exceptions=True)
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error

    asyncio.run(play())
