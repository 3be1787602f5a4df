"""The agent's end of the monitor: hands it what devices say, keeps its heartbeat, carries out its orders.

An order of the monitor goes to the driver at once, below the safety kernel, so a fault of the kernel cannot stop it. A
monitor that has not been heard of for three seconds, or lags three seconds behind the street, is not armed: the kernel
then refuses plans and sends running ones home.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable

from edge_agent._controller import MonitorView
from edge_agent._monitor_wire import Framed, feed_message

__all__ = ["MonitorLink"]

SILENT_S = 3.0
LAG_NS = 3_000_000_000
WAIT_S = 3.0
RETRY_S = 0.5
_log = logging.getLogger("citybrain.agent.monitor")
_ABSENT = MonitorView()


class MonitorLink:
    """`order(site, controller, cause, trip)` is called for each order; `released(site, ts_ns)` when a wait is over."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        lockstep: bool,
        order: Callable[[str, str, str, bool], None],
        released: Callable[[str, int], None],
    ) -> None:
        self._host, self._port, self._lockstep = host, port, lockstep
        self._order, self._released = order, released
        self._wire: Framed | None = None
        self._beat_s = float("-inf")
        self._seen: dict[str, tuple[int, float]] = {}  # site → (street time, when heard)
        self._hashes: dict[tuple[str, str], bytes] = {}
        self._latched: dict[tuple[str, str], str] = {}
        self._identities: dict[str, bytes] = {}
        self._watched: set[str] = set()  # sites that the monitor judges; the others have nothing to take back
        self._buffer: list[bytes] = []
        self._waiting: dict[str, tuple[int, float]] = {}
        self._late = False
        self.timeouts = 0

    @property
    def connected(self) -> bool:
        """Whether a heartbeat came within the last three seconds."""
        return self._wire is not None and time.monotonic() - self._beat_s < SILENT_S

    @property
    def latched(self) -> dict[tuple[str, str], str]:
        """(site, controller) → cause of trips that are latched."""
        return dict(self._latched)

    def view(self, site: str, device_id: str, ts_ns: int) -> MonitorView:
        """What the kernel is told about the monitor at street time `ts_ns`."""
        tripped = (site, device_id) in self._latched
        profile_hash = self._hashes.get((site, device_id), b"")
        seen = self._seen.get(site)
        if not self.connected or seen is None:
            return MonitorView(False, profile_hash, tripped)
        if self._lockstep:
            armed = ts_ns - seen[0] <= LAG_NS
        else:
            armed = time.monotonic() - seen[1] < SILENT_S
        return MonitorView(armed, profile_hash, tripped)

    # ── to the monitor ───────────────────────────────────────────────────────────────────────────────────────────

    def introduce(self, site: str, raw: bytes) -> None:
        """The identity of a site's cabinet; told again at every connection."""
        self._identities[site] = raw
        if self._wire is not None:
            self._wire.send(feed_message(site, raw))

    def feed(self, site: str, raw: bytes) -> None:
        """A message of the device. Collected, so that one write serves all sites of a tick."""
        if self._wire is None or site not in self._watched:
            return
        if not self._buffer:
            asyncio.get_running_loop().call_soon(self._flush)
        self._buffer.append(feed_message(site, raw))

    def _flush(self) -> None:
        message = b"".join(self._buffer)
        self._buffer.clear()
        if self._wire is not None and not self._wire.send(message):
            self._wire.close()  # it has stopped reading: what it knows is old, it must begin anew

    def wait(self, site: str, ts_ns: int) -> None:
        """Lock-step: call `released(site, ts_ns)` once the monitor has judged `ts_ns`, at once where it is away."""
        seen = self._seen.get(site, (0, 0.0))[0]
        if not self.connected or self._late or seen >= ts_ns or site not in self._watched:
            self._released(site, ts_ns)
            return
        self._waiting[site] = (ts_ns, time.monotonic())

    # ── from the monitor ─────────────────────────────────────────────────────────────────────────────────────────

    async def run(self) -> None:
        """Keep the connection until cancelled."""
        loop = asyncio.get_running_loop()
        told = False
        while True:
            gone: asyncio.Future[None] = loop.create_future()

            def lost(_: Framed, gone: asyncio.Future[None] = gone) -> None:
                if not gone.done():
                    gone.set_result(None)

            try:
                _, wire = await loop.create_connection(
                    lambda lost=lost: Framed(self._take, lost),  # type: ignore[misc]  # bound at once
                    self._host,
                    self._port,
                )
            except OSError as err:
                if not told:
                    _log.warning(
                        "no monitor at %s:%d (%s); plans are refused until there is one", self._host, self._port, err
                    )
                    told = True
                await asyncio.sleep(RETRY_S)
                continue
            told = False
            self._wire = wire
            for site, raw in self._identities.items():
                wire.send(feed_message(site, raw))
            try:
                await self._watch(gone)
            finally:
                self._wire = None
                wire.close()
            self._seen.clear()
            self._hashes.clear()
            self._watched.clear()
            self._buffer.clear()
            self._release_all()
            _log.warning("the monitor is gone; plans are refused until it is back")
            await asyncio.sleep(RETRY_S)

    async def _watch(self, gone: asyncio.Future[None]) -> None:
        """Until the connection ends: let nobody wait for a monitor that lags."""
        while not gone.done():
            await asyncio.wait([gone], timeout=RETRY_S)
            now = time.monotonic()
            if any(now - since > WAIT_S for _, since in self._waiting.values()):
                self.timeouts += 1
                self._late = True
                _log.warning("the monitor lags; the street goes on without waiting for it")
                self._release_all()

    def _release_all(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for site, (ts_ns, _) in waiting.items():
            self._released(site, ts_ns)

    def _take(self, _: Framed, bodies: list[bytes]) -> None:
        for body in bodies:
            message = json.loads(body)
            self._beat_s = time.monotonic()
            for key, value in message.items():
                if key == "seen":
                    self._heard(value)
                elif key == "profiles":
                    self._watched = set(value)
                    for site, entries in value.items():
                        self._hashes.update(((site, name), bytes.fromhex(text)) for name, text in entries.items())
                elif key == "latched":
                    self._latched = {(s, d): cause for s, entries in value.items() for d, cause in entries.items()}
                elif key in ("trip", "local"):
                    site, device_id, cause = value
                    if key == "trip":
                        self._latched[site, device_id] = cause
                    self._order(site, device_id, cause, key == "trip")

    def _heard(self, seen: dict[str, int]) -> None:
        now = self._beat_s
        for site, ts_ns in seen.items():
            self._seen[site] = (ts_ns, now)
            waiting = self._waiting.get(site)
            if waiting is not None and ts_ns >= waiting[0]:
                del self._waiting[site]
                self._released(site, waiting[0])
        self._late = False
