"""The agent's process: all sites on one event loop, one spool, one store, one stream and one driver per site.

    driver ─▶ Site ─▶ rows ─▶ group commit (thread) ─▶ Session ─▶ stream ─▶ gateway
                └──▶ verdicts ─▶ store (thread) ─▶ orders ─▶ driver

Rows of all sites share one transaction: it starts when every attached site has spoken for this tick, or a little later
when one is late. Disk work runs in two threads of its own, so a slow sync never stops a stream.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from citybrain_wire.errors import BadConfig, Unavailable
from citybrain_wire.metrics import MetricsPage
from citybrain_wire.pki import load_verify_key, site_certificate
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._config import AgentConfig, load_agent_config
from edge_agent._controller import MonitorView
from edge_agent._drivers import EmulatedDriver
from edge_agent._enrol import keep_certificates
from edge_agent._keys import KeyPair
from edge_agent._monitor_link import MonitorLink
from edge_agent._session import EpochBehind, Execute, Forget, Proceed, Refused, Session
from edge_agent._site import Site
from edge_agent._spool import AppendResult, Row, RowKind, Spool
from edge_agent._spool_file import CLASS_NAMES
from edge_agent._status import write_status
from edge_agent._store import AgentStore, OpenCommand, StoredVerdict
from edge_agent._stream import Link, run_stream
from edge_agent._time import SiteTime
from hardware_profiles import read_controller

__all__ = ["Agent", "run_agent", "run_monitor"]

LOCKSTEP_LINGER_S = 0.005
HOUSEKEEPING_S = 1.0
FENCE_AFTER_BEATS = 5
_log = logging.getLogger("citybrain.agent")


class _SiteLink:
    """A site with its driver, session and stream (`_stream.StreamOwner`)."""

    def __init__(self, agent: Agent, site: Site, driver: EmulatedDriver, link: Link) -> None:
        self._agent, self.site, self.driver, self.link = agent, site, driver, link
        self.session = Session(agent.epoch)
        self.news = asyncio.Event()
        self.is_connected = self.is_attached = self._reading = False
        self.task: asyncio.Task[None] | None = None
        self.beats_without_frame = 0

    @property
    def site_id(self) -> str:
        """For the log."""
        return self.site.id

    async def hello(self) -> edge.EdgeUp:
        """The message that opens a stream."""
        oldest = await self._agent.in_spool(lambda: self._agent.spool_file.oldest_seq(self.site.id, self.site.epoch))
        assert isinstance(oldest, int)
        site = self.site
        sensors = site.table.sensors if site.table is not None else []
        return self.session.opened(site.devices, sensors, site.plans_in_force(), oldest, site.older_tables())

    def obey(self, message: edge.EdgeDown) -> None:
        """A message from the gateway."""
        for instruction in self.session.received(message):
            match instruction:
                case Forget(ids):
                    self._agent.acknowledged(ids)
                case Execute(command):
                    self.site.command(command)
                case Proceed(ts_ns):
                    self.site.pace(ts_ns)
                case Refused(code, text, ids):
                    self._agent.counts["refusals"] += 1
                    self._agent.refused(ids)
                    _log.warning("site %s: gateway refused something: %s %s", self.site.id, code, text)
                case EpochBehind(epoch):
                    self._agent.restart(epoch)
        self.stir()

    def stir(self) -> None:
        """Send what can be sent, read what is missing."""
        wanted = self.session.wants()
        if wanted is not None and not self._reading:
            self._reading = True
            self._agent.refill(self, *wanted)
        if self.session.has_outgoing:
            self.news.set()

    def refilled(self, rows: list[Row], complete: bool) -> None:
        """Rows read from the spool have come."""
        self._reading = False
        for instruction in self.session.refill(rows, complete):
            assert isinstance(instruction, Forget)
            self._agent.acknowledged(instruction.ids)
        self.stir()

    def connected(self, up: bool) -> None:
        """The stream was welcomed, or is gone."""
        self.is_connected = up
        if up:
            self.stir()


class Agent:
    """One agent (`_site.Hub` for its sites). `run` serves until `stop` is set."""

    def __init__(self, config: AgentConfig) -> None:
        self._config = config
        self._metrics = MetricsPage("agent", config.metrics_port)
        self.counts: Counter[str] = Counter()
        self.spool_file = Spool(config.spool_folder, config.spool_limits)
        self._store = AgentStore(config.spool_folder)
        self.epoch = self._store.next_epoch(self.spool_file.max_epoch(), int(time.time()))
        self._spool_thread = ThreadPoolExecutor(1, "spool")
        self._store_thread = ThreadPoolExecutor(1, "store")
        self._pending: list[Row] = []
        self._pending_sites: set[str] = set()
        self._acked: list[int] = []
        self._refused: list[int] = []
        self._verdicts: list[tuple[Sequence[StoredVerdict], Sequence[OpenCommand], Callable[[bool], None]]] = []
        self._ended: list[tuple[str, int, int]] = []
        self._rows_news, self._all_in, self._verdict_news = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._failure: Exception | None = None
        self._stop = asyncio.Event()
        self._appended_bytes = 0
        self._rate = 0.0
        self._status_fails = False
        self._lockstep = config.clock.kind == "lockstep"
        self._links: dict[str, _SiteLink] = {}
        self._attached = 0
        self._monitor: MonitorLink | None = None
        if config.monitor is not None:
            self._monitor = MonitorLink(
                config.monitor.host,
                config.monitor.port,
                lockstep=self._lockstep,
                order=self._monitor_order,
                released=self._released,
            )
        self._pairs = [KeyPair(entry.certificate, entry.key) for entry in config.sites]
        for pair in self._pairs:
            pair.settle()
        self._make_sites()

    def _make_sites(self) -> None:
        config = self._config
        key = load_verify_key(config.command_key)
        faults, reds = self._store.faults(), self._store.reds()
        for entry in config.sites:
            named = site_certificate(entry.certificate)
            if named != entry.id:
                raise BadConfig(f"{config.path}: site {entry.id!r}: its certificate names site {named!r}")
            profile = read_controller(entry.profile) if entry.profile is not None else None
            driver = EmulatedDriver(entry.id, entry.device_host, entry.device_port, lockstep=self._lockstep)
            site = Site(
                entry.id,
                epoch=self.epoch,
                profiles={profile.id: profile} if profile is not None else {},
                verify_key=key,
                driver=driver,
                hub=self,
                time=SiteTime(config.clock),
                tables=self._store.tables(entry.id),
                faults={device_id: code for (owner, device_id), (code, _) in faults.items() if owner == entry.id},
                reds={device_id: row for (owner, device_id), row in reds.items() if owner == entry.id},
            )
            link = Link(config.gateway_address, config.ca, entry.certificate, entry.key)
            self._links[entry.id] = _SiteLink(self, site, driver, link)

    # ── life ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop`. Raises what broke, Unavailable where a restart with a greater boot number is due."""
        self._stop = stop
        self._report_reboot()
        await self.in_spool(self._write_status)
        _log.info("agent of %d sites, epoch %d, pid %d", len(self._links), self.epoch, os.getpid())
        work = [self._commit_rows(), self._commit_verdicts(), self._keep_house()]
        if self._monitor is not None:
            work.append(self._monitor.run())
        if self._config.enrolment:
            work.append(keep_certificates(self._pairs, self._config.enrolment, self._config.ca))
        tasks = [asyncio.create_task(job) for job in work]
        for link in self._links.values():
            link.driver.readings(link.site)
        stopping = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._shut_down([*tasks, stopping])
        for task in done:
            if task is not stopping and not task.cancelled() and (error := task.exception()) is not None:
                raise error
        if self._failure is not None:
            raise self._failure

    async def _shut_down(self, tasks: Sequence[asyncio.Task[object]] | Sequence[asyncio.Task[None]]) -> None:
        streams = [link.task for link in self._links.values() if link.task is not None]
        for task in (*tasks, *streams):
            task.cancel()
        await asyncio.gather(*tasks, *streams, return_exceptions=True)
        await asyncio.gather(*(link.driver.close() for link in self._links.values()), return_exceptions=True)
        rows, self._pending = self._pending, []
        await self.in_spool(lambda: self._append(rows, self._acked, self._refused))
        await self.in_spool(lambda: self._write_status(stopped=True))
        await self.in_spool(self.spool_file.close)
        self._spool_thread.shutdown()
        self._store_thread.shutdown()
        self._store.close()

    def restart(self, epoch: int) -> None:
        """The core knows a later boot than this one: take a greater number and start anew."""
        self.epoch = self._store.next_epoch(epoch, int(time.time()))
        self._failure = Unavailable(
            f"the core knows boot {epoch} of this agent; boot {self.epoch} was noted, start the agent again"
        )
        self._stop.set()

    def _report_reboot(self) -> None:
        ended = self._store.open_commands()
        for command in ended:
            link = self._links.get(command.site)
            if link is not None:
                link.site.rebooted(command)
        if ended:
            self._store.record([], (), [(command.site, command.epoch, command.seq) for command in ended])
        self._store.forget_older_epochs(self.epoch)

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def in_spool(self, work: Callable[[], object]) -> object:
        """Run `work` in the spool's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._spool_thread, work)

    def spool(self, rows: Sequence[Row]) -> None:
        """Store rows with the next transaction and send them after it."""
        self._pending += rows
        if rows[-1].kind == RowKind.FRAME:
            self._pending_sites.add(rows[-1].site)
            if len(self._pending_sites) >= self._attached:
                self._all_in.set()
        self._rows_news.set()

    def acknowledged(self, ids: Sequence[int]) -> None:
        """The core has these rows; told to the spool with the next transaction."""
        self._acked += ids

    def refused(self, ids: Sequence[int]) -> None:
        """The core will never take these frames; told to the spool with the next transaction."""
        self._refused += ids

    async def _commit_rows(self) -> None:
        linger_s = min(self._config.commit_s, LOCKSTEP_LINGER_S) if self._lockstep else self._config.commit_s
        while True:
            await self._rows_news.wait()
            if linger_s and not self._all_in.is_set():
                with contextlib.suppress(TimeoutError):  # somebody is late; the others do not wait
                    await asyncio.wait_for(self._all_in.wait(), linger_s)
            self._rows_news.clear()
            self._all_in.clear()
            self._pending_sites.clear()
            rows, self._pending = self._pending, []
            acked, self._acked = self._acked, []
            refused, self._refused = self._refused, []
            result = await self.in_spool(partial(self._append, rows, acked, refused))
            assert isinstance(result, AppendResult)
            self._distribute(result)

    def _append(self, rows: Sequence[Row], acked: Sequence[int], refused: Sequence[int]) -> AppendResult:
        self.spool_file.acknowledge(acked)
        self.spool_file.refused(refused)
        return self.spool_file.append(rows)

    def _distribute(self, result: AppendResult) -> None:
        by_site: dict[str, list[Row]] = {}
        for row in result.rows:
            by_site.setdefault(row.site, []).append(row)
            self._appended_bytes += row.size
        for site, rows in by_site.items():
            link = self._links[site]
            link.session.offer(rows)
            link.stir()
        if not result.durable:
            self.counts["not_durable"] += 1
        for row in result.dropped:  # the Loss rows among `result.rows` tell the core
            self.counts["dropped"] += 1
            self.counts[f"dropped_{CLASS_NAMES[row.data_class]}"] += 1
        for site in {row.site for row in result.dropped}:
            self._links[site].site.alarm("SPOOL_DROPPED", "the spool is full; frames were dropped", "")

    def refill(self, link: _SiteLink, after_id: int, limit: int) -> None:
        """Read rows of a site from the spool for its session."""
        loop = asyncio.get_running_loop()
        job = loop.run_in_executor(self._spool_thread, self.spool_file.rows_after, link.site.id, after_id, limit)
        job.add_done_callback(lambda done: link.refilled(*done.result()) if not done.cancelled() else None)

    def remember_table(self, site: str, table: edge.Table, then: Callable[[], None]) -> None:
        """Store a sensor table durably, then call `then`; where it cannot be stored the log says so."""
        loop = asyncio.get_running_loop()
        job = loop.run_in_executor(self._store_thread, self._try, self._store.remember_table, site, table)
        job.add_done_callback(lambda _: then())

    # ── verdicts ─────────────────────────────────────────────────────────────────────────────────────────────────

    def persist(
        self, verdicts: Sequence[StoredVerdict], opened: Sequence[OpenCommand], then: Callable[[bool], None]
    ) -> None:
        """Store verdicts durably, then call `then(stored)`."""
        self._verdicts.append((verdicts, opened, then))
        self._verdict_news.set()

    def ended(self, site: str, epoch: int, seq: int) -> None:
        """A command has ended; stored with a later transaction."""
        self._ended.append((site, epoch, seq))

    async def _commit_verdicts(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await self._verdict_news.wait()
            self._verdict_news.clear()
            jobs, self._verdicts = self._verdicts, []
            closed, self._ended = self._ended, []
            verdicts = [verdict for rows, _, _ in jobs for verdict in rows]
            opened = [command for _, rows, _ in jobs for command in rows]
            try:
                await loop.run_in_executor(self._store_thread, self._store.record, verdicts, opened, closed)
                stored = True
            except sqlite3.Error as err:
                _log.error("verdicts cannot be stored: %s", err)
                stored = False
                self._ended += closed
            for _, _, then in jobs:
                then(stored)

    def latch(self, site: str, device_id: str, code: str, ts_ns: int) -> None:
        """Store a latched fault."""
        loop = asyncio.get_running_loop()
        loop.run_in_executor(self._store_thread, self._try, self._store.latch_fault, site, device_id, code, ts_ns)

    def _try(self, work: Callable[..., None], *values: object) -> None:
        try:
            work(*values)
        except sqlite3.Error as err:
            _log.error("state cannot be stored: %s", err)

    # ── monitor and pace ─────────────────────────────────────────────────────────────────────────────────────────

    def monitor(self, site: str, device_id: str, ts_ns: int) -> MonitorView:
        """What is known of the monitor for this controller at street time `ts_ns`."""
        return self._monitor.view(site, device_id, ts_ns) if self._monitor is not None else MonitorView()

    def feed_monitor(self, site: str, raw: bytes) -> None:
        """Hand a raw message of the device to the monitor."""
        if self._monitor is not None:
            self._monitor.feed(site, raw)

    def introduce(self, site: str, raw: bytes) -> None:
        """Hand a cabinet's identity to the monitor."""
        if self._monitor is not None:
            self._monitor.introduce(site, raw)

    def _monitor_order(self, site: str, device_id: str, cause: str, trip: bool) -> None:
        link = self._links.get(site)
        if link is None:
            return
        self.counts["monitor_trips" if trip else "monitor_orders"] += 1
        link.site.trip(device_id, cause, latched=trip)

    def proceed(self, site: Site, ts_ns: int) -> None:
        """Lock-step: let the street go on once the monitor has judged everything up to `ts_ns`."""
        if self._monitor is not None:
            self._monitor.wait(site.id, ts_ns)
        else:
            site.done(ts_ns)

    def _released(self, site: str, ts_ns: int) -> None:
        self._links[site].site.done(ts_ns)

    # ── the rest ─────────────────────────────────────────────────────────────────────────────────────────────────

    def attached(self, site: Site, *, changed: bool) -> None:
        """The cabinet is there: the stream can say Hello; where its tables have changed it must say it again."""
        link = self._links[site.id]
        if not link.is_attached:
            link.is_attached = True
            self._attached += 1
        if link.task is not None and changed:
            link.task.cancel()
            link.task = None
        if link.task is None:
            link.task = asyncio.get_running_loop().create_task(run_stream(link, link.link), name=f"stream {site.id}")

    def detached(self, site: Site) -> None:
        """The cabinet is gone; its stream stays, since there may be rows to send."""
        link = self._links[site.id]
        if link.is_attached:
            link.is_attached = False
            self._attached -= 1

    async def _keep_house(self) -> None:
        loop = asyncio.get_running_loop()
        beat = 0
        while True:
            await asyncio.sleep(HOUSEKEEPING_S)
            beat += 1
            for link in self._links.values():
                link.site.advance()
                link.beats_without_frame = link.beats_without_frame + 1 if link.session.lacks_a_frame else 0
                if link.beats_without_frame >= FENCE_AFTER_BEATS:
                    link.beats_without_frame = 0
                    link.site.fence()
                if link.task is not None and link.task.done() and not link.task.cancelled():
                    link.task.result()  # a stream's loop ends only by a bug: say so and be restarted
            self._rate += 0.1 * (self._appended_bytes / HOUSEKEEPING_S - self._rate)
            self._appended_bytes = 0
            if (self._acked or self._refused) and not self._pending:
                self._rows_news.set()
            for finding in self.spool_file.findings + self._store.findings:
                _log.error("%s", finding)
                next(iter(self._links.values())).site.alarm("SPOOL", finding, "")
            self.spool_file.findings.clear()
            self._store.findings.clear()
            if self._ended:
                self._verdict_news.set()
            if beat % 10 == 0:
                reds = [row for link in self._links.values() for row in link.site.reds()]
                loop.run_in_executor(self._store_thread, self._try, self._store.save_reds, reds)
            await self.in_spool(self._write_status)

    def _write_status(self, *, stopped: bool = False) -> None:
        self.spool_file.trim()  # what is acknowledged is not held
        stats = self.spool_file.stats()
        links = self._links.values()
        counts = sum((link.site.counts for link in links), Counter(self.counts))
        tripped = self._monitor.latched if self._monitor is not None else {}
        status: dict[str, object] = {
            "pid": os.getpid(),
            "epoch": self.epoch,
            "written_wall_s": time.time(),
            "stopped": stopped,
            "frames_sealed": stats.frames_sealed,
            "frames_held": stats.frames_held,
            "frames_dropped": sum(stats.dropped_frames.values()),
            "append_bytes_per_s": round(self._rate, 1),
            "sites_connected": sum(link.is_connected for link in links),
            "sites_attached": sum(link.is_attached for link in links),
            "tripped": [f"{site} {name}: {cause}" for (site, name), cause in tripped.items()],
            "monitor_timeouts": self._monitor.timeouts if self._monitor is not None else 0,
            "spool": asdict(stats),
            "counts": dict(counts),
            "sites": {
                link.site.id: {
                    "connected": link.is_connected,
                    "attached": link.is_attached,
                    "seq": link.site.seq,
                    "applied": list(link.session.applied),
                }
                for link in links
            },
        }
        try:
            write_status(self._config.status_path, status)
            self._status_fails = False
        except OSError as err:  # a full disk; the spool deals with it in its own way, and news can wait
            if not self._status_fails:
                _log.error("the status cannot be written: %s", err)
            self._status_fails = True
        self._metrics.publish({name: value for name, value in status.items() if name not in ("pid", "sites")})


class _JsonLines(logging.Formatter):
    """One JSON object a line: readable by people and by machines."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "t": round(record.created, 3),
            "level": record.levelname,
            "name": record.name,
            "text": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def _serve(job: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> None:
    """Run a server until SIGTERM or SIGINT, which end it cleanly."""

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        await job(stop)

    _log_to_stderr()
    asyncio.run(main())


def run_agent(config_path: str | Path) -> None:
    """Run the agent until SIGTERM. Raises BadConfig and BadFile before anything is started."""
    config = load_agent_config(config_path)
    _serve(lambda stop: Agent(config).run(stop))


def run_monitor(config_path: str | Path) -> None:
    """Run the monitor of this configuration until SIGTERM. Raises BadConfig and BadFile."""
    from edge_agent._monitor import serve_monitor

    config = load_agent_config(config_path)
    _serve(lambda stop: serve_monitor(config, stop))
