"""The monitor's process: hears every lamp of every site, judges it by `_watch`, sends controllers home, latches trips.

It listens on loopback; the agent connects and hands on what devices say, as they said it. It speaks to no device: its
orders go to the agent's driver, below the kernel. Order of a trip: act, persist the latch, report. A latch outlives
restarts of both processes and a power cut, and ends only by `reset_latch` on site.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from citybrain_wire.errors import BadConfig, BadMessage
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge
from google.protobuf.message import DecodeError

from edge_agent._columns import SensorTable
from edge_agent._config import AgentConfig
from edge_agent._latch import LatchFile
from edge_agent._monitor_wire import Framed, json_message, read_feed
from edge_agent._watch import Finding, LampWatch, WatchProfile, load_watch_profile

__all__ = ["Monitor", "serve_monitor"]

BEAT_S = 1.0
STALE_NS = 3_450_000_000  # two report periods of a second and 450 ms, and a second for the way
_NS_PER_MS = 1_000_000
_log = logging.getLogger("citybrain.monitor")


@dataclass
class _SiteFeed:
    """What the monitor knows of a site: its controllers' watches, its sensor table, how far it has heard."""

    watches: dict[str, LampWatch]
    table: SensorTable | None = None
    heard_ns: int = 0
    heard_s: float = 0.0
    begun: set[str] = field(default_factory=set)
    stale: bool = False


class Monitor:
    """Judgement of all sites; `take` and `beat` return what is to be sent to the agent. No I/O but the latch file."""

    def __init__(self, profiles: Mapping[str, WatchProfile], latches: LatchFile) -> None:
        self._feeds = {site: _SiteFeed({profile.controller: LampWatch(profile)}) for site, profile in profiles.items()}
        self._latches = latches
        self._beats = 0
        if latches.unreadable:
            # whether something was latched cannot be known, so everything is: a person must look and reset
            for site, feed in self._feeds.items():
                for name in feed.watches:
                    latches.latch(site, name, "the latch file was unreadable", 0)

    def greeting(self) -> list[dict[str, object]]:
        """What an agent that connects is told first."""
        profiles = {
            site: {name: watch.profile.hash.hex() for name, watch in feed.watches.items()}
            for site, feed in self._feeds.items()
        }
        return [{"profiles": profiles}, {"latched": self._latches.by_site()}]

    def beat(self, now_s: float) -> list[dict[str, object]]:
        """The heartbeat, and orders for sites that have gone silent while others go on."""
        self._beats += 1
        newest_ns = max((feed.heard_ns for feed in self._feeds.values()), default=0)
        out: list[dict[str, object]] = [{"beat": self._beats}]
        for site, feed in self._feeds.items():
            stale = feed.heard_ns > 0 and newest_ns - feed.heard_ns > STALE_NS and now_s - feed.heard_s > 2.0
            if stale and not feed.stale:
                out += [{"local": [site, name, "feed stale"]} for name in feed.watches]
            feed.stale = stale
        return out

    def take(self, site: str, raw: bytes, now_s: float) -> tuple[list[dict[str, object]], int]:
        """(orders, street time up to which this site is judged, 0 where nothing was). Raises ValueError."""
        feed = self._feeds.get(site)
        if feed is None:
            return [], 0
        try:
            message = device.DeviceUp.FromString(raw)
        except DecodeError as err:
            raise ValueError("feed message is not device.proto") from err
        body = message.WhichOneof("body")
        if body == "identity":
            try:
                feed.table = SensorTable(message.identity.devices, message.identity.sensors)
            except BadMessage:
                feed.table = None  # the agent raises the alarm; without a table nothing is judged, so nothing is armed
            feed.begun.clear()
            return [], 0
        if body != "report" or feed.table is None:
            return [], 0
        report = message.report
        orders: list[dict[str, object]] = []
        for status in report.controllers:
            watch = feed.watches.get(status.device_id)
            if watch is not None:
                for finding in self._judge(feed, watch, report, status):
                    orders.append(self._order(site, status.device_id, finding, report.end_ts_ns))
        feed.heard_ns, feed.heard_s = report.end_ts_ns, now_s
        return orders, report.end_ts_ns

    def _judge(
        self, feed: _SiteFeed, watch: LampWatch, report: device.Report, status: device.ControllerStatus
    ) -> list[Finding]:
        now_ms = report.end_ts_ns // _NS_PER_MS
        name = status.device_id
        fresh = name in feed.begun and report.base_ts_ns - feed.heard_ns <= _NS_PER_MS
        if not fresh or status.mode in (edge.CONTROLLER_MODE_START, edge.CONTROLLER_MODE_MANUAL):
            # after a gap nothing proves how long an aspect lasted; by hand and in the start sequence other rules hold
            watch.begin(status.lamps)
            feed.begun.add(name)
            return []
        assert feed.table is not None
        try:
            _, _, changes = feed.table.split(report)
        except BadMessage:
            watch.begin(status.lamps)
            return []
        index = {group.id: k for k, group in enumerate(watch.profile.groups)}
        base_ms = report.base_ts_ns // _NS_PER_MS
        moves = [
            (base_ms + change.dt_ms, index[change.group_id], change.aspect)
            for change in changes
            if change.device_id == name and change.group_id in index
        ]
        return watch.observe(moves, now_ms)

    def _order(self, site: str, device_id: str, finding: Finding, ts_ns: int) -> dict[str, object]:
        key = "trip" if finding.trip else "local"
        return {key: [site, device_id, finding.cause], "ts_ns": ts_ns}

    def latch(self, orders: list[dict[str, object]]) -> None:
        """Persist the trips among `orders`; called after they were sent."""
        for order in orders:
            trip = order.get("trip")
            if isinstance(trip, list):
                site, device_id, cause = trip
                ts_ns = order.get("ts_ns")
                self._latches.latch(str(site), str(device_id), str(cause), ts_ns if isinstance(ts_ns, int) else 0)


async def serve_monitor(config: AgentConfig, stop: asyncio.Event) -> None:
    """Listen for the agent until `stop`. Raises BadConfig where the configuration names no monitor."""
    if config.monitor is None:
        raise BadConfig(f"{config.path}: monitor: is missing; a monitor needs an address and a folder")
    loaded = {site.id: load_watch_profile(site.profile) for site in config.sites if site.profile is not None}
    profiles = {site: profile for site, profile in loaded.items() if not profile.local_only}
    monitor = Monitor(profiles, LatchFile(config.monitor.folder))
    wires: set[Framed] = set()

    def take(wire: Framed, bodies: list[bytes]) -> None:
        seen: dict[str, int] = {}
        orders: list[dict[str, object]] = []
        now_s = time.monotonic()
        for body in bodies:
            site, raw = read_feed(body)
            found, ts_ns = monitor.take(site, raw, now_s)
            orders += found
            if ts_ns:
                seen[site] = ts_ns
        for order in orders:
            wire.send(json_message(order))
        monitor.latch(orders)
        for order in orders:
            _log.error("%s", json.dumps(order))
        if seen:
            wire.send(json_message({"seen": seen}))

    def made(wire: Framed) -> None:
        wires.add(wire)
        for entry in monitor.greeting():
            wire.send(json_message(entry))

    server = await asyncio.get_running_loop().create_server(
        lambda: Framed(take, wires.discard, made), config.monitor.host, config.monitor.port
    )
    _log.info(
        "monitor of %d controllers on %s:%d, pid %d",
        len(profiles),
        config.monitor.host,
        config.monitor.port,
        os.getpid(),
    )
    async with server:
        while not stop.is_set():
            for entry in monitor.beat(time.monotonic()):
                for wire in list(wires):
                    wire.send(json_message(entry))
            try:
                await asyncio.wait_for(stop.wait(), BEAT_S)
            except TimeoutError:
                continue
        for wire in list(wires):
            wire.close()
