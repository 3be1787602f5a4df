"""The street process: one tick after the other, at the agents' pace or at the clock's."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
from typing import TextIO

from citybrain_wire import ClockSpec, open_clock
from citybrain_wire.v1 import device_pb2 as device

from scenarios.street._config import StreetConfig
from scenarios.street._reality import AnyCabinet, Reality, make_reality
from scenarios.street._server import CabinetServers

__all__ = ["serve"]

log = logging.getLogger("street")
NS_PER_S = 1_000_000_000
ATTACH_TIMEOUT_S = 120.0
BEHIND_S = 0.002  # below this a sleep costs more than it waits


def serve(config: StreetConfig) -> None:
    """Play the street until its time is over or SIGTERM, then write `truth.json` to the street's own folder.

    A signal ends it after a whole second: every report of that second has gone out, so nothing is half told.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    config.out_dir.mkdir(parents=True, exist_ok=True)
    asyncio.run(_play(make_reality(config), config))


async def _play(reality: Reality, config: StreetConfig) -> None:
    def handle(cabinet: AnyCabinet, message: device.DeviceDown) -> device.DeviceUp | None:
        return reality.command(cabinet, message)

    enough = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, enough.set)
    servers = CabinetServers(reality.cabinets, handle)
    await servers.open(dict(config.site_ports))
    lockstep = config.clock.kind == "lockstep"
    if not await servers.until(lambda server: server.attached, ATTACH_TIMEOUT_S):
        log.warning("not every site was attached within %.0f s; the street starts without them", ATTACH_TIMEOUT_S)
    pacer = _Lockstep(servers, config.pace_timeout_s) if lockstep else _Clocked(config.clock)
    seconds = round(config.until_s - config.begin_s)
    with open(config.out_dir / "lamps.csv", "w", encoding="utf-8") as lamps:
        await _play_seconds(reality, servers, pacer, config, seconds, lamps, enough)
    truth = reality.truth() | {"paces_missed": pacer.missed}
    part = config.out_dir / "truth.json.part"
    part.write_text(json.dumps(truth, indent=2, sort_keys=True), encoding="utf-8")
    os.replace(part, config.out_dir / "truth.json")
    await servers.close()


async def _play_seconds(
    reality: Reality,
    servers: CabinetServers[AnyCabinet],
    pacer: _Lockstep | _Clocked,
    config: StreetConfig,
    seconds: int,
    lamps: TextIO,
    enough: asyncio.Event,
) -> None:
    """Play, report, wait; every lamp change goes to `lamps`, so that what shone can be judged after the run."""
    for second in range(seconds):
        base_ts_ns = config.clock.start_ts_ns + second * NS_PER_S
        reality.step()
        await pacer.before(base_ts_ns + NS_PER_S)
        for server in servers.all:
            server.report(reality.report(server.cabinet, second, base_ts_ns))
        lamps.writelines(f"{line}\n" for line in reality.lamp_changes)
        reality.lamp_changes.clear()
        await pacer.after(base_ts_ns + NS_PER_S)
        if enough.is_set():
            log.info("told to stop after %d of %d s", second + 1, seconds)
            return


class _Lockstep:
    """The next tick comes when every cabinet's agent has said that it is done with this one."""

    def __init__(self, servers: CabinetServers[AnyCabinet], timeout_s: float) -> None:
        self._servers, self._timeout_s = servers, timeout_s
        self.missed = 0

    async def before(self, ts_ns: int) -> None:
        """A second is over as soon as it was played."""

    async def after(self, ts_ns: int) -> None:
        """Wait for all; an agent that stays away for the time-out is counted and not waited for any longer."""
        if not await self._servers.until(
            lambda server: server.attached and server.done_ts_ns >= ts_ns, self._timeout_s
        ):
            self.missed += 1
            log.warning("a tick was not answered within %.0f s; the street goes on", self._timeout_s)


class _Clocked:
    """A second is told when it is over by the clock. A street that cannot keep up says so and does not skip."""

    def __init__(self, spec: ClockSpec) -> None:
        self._clock = open_clock(spec)
        self._factor = spec.factor
        self._late = False
        self.missed = 0

    async def after(self, ts_ns: int) -> None:
        """Nobody is waited for."""

    async def before(self, ts_ns: int) -> None:
        """Sleep until street time `ts_ns`."""
        wait_s = (ts_ns - self._clock.now_ns()) / NS_PER_S / self._factor
        if wait_s > BEHIND_S:
            await asyncio.sleep(wait_s)
        else:
            await asyncio.sleep(0)
            self.missed += wait_s < -1.0
        if (wait_s < -1.0) != self._late:
            self._late = not self._late
            log.warning("the street is %s its clock", "behind" if self._late else "again with")
