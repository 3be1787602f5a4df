"""The whole agent on loopback: an emulated cabinet on one side, a gateway with mTLS on the other."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from citybrain_wire import frame, pki
from citybrain_wire.errors import BadInput
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._config import load_agent_config
from edge_agent._daemon import Agent
from edge_agent._monitor import serve_monitor
from edge_agent._status import agent_status, reset_latch
from tests.edge_agent.helpers import (
    CONTROLLER,
    START_NS,
    Cabinet,
    Commander,
    Gateway,
    S,
    junction,
    report,
    wire_plan,
    write_config,
)

SITE = "site-tl1"


@dataclass
class Scene:
    """Everything around one agent."""

    folder: Path
    config_path: Path
    cabinet: Cabinet
    gateway: Gateway
    commander: Commander
    monitored: bool = True
    monitor: asyncio.Task[None] | None = None
    stop_monitor: asyncio.Event | None = None
    agent: asyncio.Task[None] | None = None
    stop: asyncio.Event | None = None

    async def start(self) -> None:
        """Start the agent and wait until its stream and its cabinet are there."""
        self.stop = asyncio.Event()
        agent = Agent(load_agent_config(self.config_path))
        self.commander.epoch, self.commander.seq = agent.epoch, 0
        hellos = len(self.gateway.hellos)
        self.agent = asyncio.create_task(agent.run(self.stop))
        await asyncio.wait_for(self.cabinet.attached.wait(), 20)
        await self.gateway.until(lambda: len(self.gateway.hellos) > hellos)
        if self.monitored:
            async with asyncio.timeout(20):
                while agent._monitor is None or not agent._monitor.connected:
                    await asyncio.sleep(0.01)  # a heartbeat is nothing that one can wait on from outside

    async def watch(self, on: bool) -> None:
        """Start or stop the monitor."""
        if on:
            self.stop_monitor = asyncio.Event()
            config = load_agent_config(self.config_path)
            self.monitor = asyncio.create_task(serve_monitor(config, self.stop_monitor))
        elif self.monitor is not None and self.stop_monitor is not None:
            self.stop_monitor.set()
            await self.monitor
            self.monitor = None

    async def end(self) -> None:
        """Stop the agent cleanly."""
        assert self.stop is not None
        assert self.agent is not None
        self.stop.set()
        await asyncio.wait_for(self.agent, 20)

    async def tick(self, second: int, **more: object) -> None:
        """One street second in lock-step: report, frames at the gateway, pace, done."""
        sent = report(second, **more)  # type: ignore[arg-type]  # passed through
        self.cabinet.report(sent)
        frames = self.gateway.frames.setdefault(SITE, {})
        await self.gateway.until(
            lambda: any(f.end_ts_ns == sent.end_ts_ns and f.data_class == 2 for f in frames.values())
        )

    async def pace(self, second: int) -> None:
        """The core is done with the second."""
        ts_ns = START_NS + (second + 1) * S
        self.gateway.tell(SITE, edge.EdgeDown(pace=edge.Pace(ts_ns=ts_ns)))
        assert await asyncio.wait_for(self.cabinet.done.get(), 20) == ts_ns

    async def order(self) -> device.DeviceDown:
        """The next order at the device."""
        return await asyncio.wait_for(self.cabinet.orders.get(), 20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def scene(folder: Path, *, monitor: bool = True, limit_mb: float = 64) -> AsyncIterator[Scene]:
    paths = pki.ensure_pki(folder / "pki", [SITE])
    cabinet, gateway = Cabinet(SITE), Gateway(paths, lockstep=True)
    await cabinet.open()
    await gateway.open()
    port = free_port()
    config_path = write_config(
        folder, paths, {SITE: cabinet.port}, gateway.address, monitor_port=port, limit_mb=limit_mb
    )
    made = Scene(
        folder,
        config_path,
        cabinet,
        gateway,
        Commander(pki.load_signing_key(paths.command_key), junction(), 1),
        monitored=monitor,
    )
    await made.watch(monitor)
    try:
        yield made
    finally:
        if made.agent is not None and not made.agent.done():
            await made.end()
        await made.watch(False)
        await gateway.close()
        await cabinet.close()


def test_reports_become_checked_frames_at_the_gateway_in_lock_step(tmp_path: Path) -> None:
    async def play() -> None:
        async with scene(tmp_path) as s:
            await s.start()
            for second in range(5):
                await s.tick(second, rows=[(4, 1000, 3.0), (5, 1000, 0.25), (0, 400 if second else 0, 3.0)])
                await s.pace(second)
            frames = s.gateway.frames[SITE]
            assert [seq for _, seq in sorted(frames)] == list(range(1, len(frames) + 1))
            for got in frames.values():
                frame.check(got, sensors=len(s.gateway.hellos[-1].sensors))
            detector = [got for got in frames.values() if got.data_class == edge.DATA_CLASS_DETECTOR]
            assert len(detector) == 5
            assert [tuple(row) for row in frame.read(detector[0])] == [(4, 1000, 3.0, 0), (5, 1000, 0.25, 0)]
            control = [row for got in frames.values() if got.data_class == 1 for row in frame.read(got)]
            quantities = {s.gateway.hellos[-1].sensors[row.sensor].quantity for row in control}
            assert edge.QUANTITY_LAMP in quantities
            assert edge.QUANTITY_CONTROLLER_MODE in quantities

    asyncio.run(play())


def test_a_plan_goes_from_command_to_active_and_home_when_its_lease_ends(tmp_path: Path) -> None:
    async def play() -> None:
        async with scene(tmp_path) as s:
            await s.start()
            for second in range(3):
                await s.tick(second)
                await s.pace(second)
            command = s.commander.make(edge.COMMAND_KIND_PLAN, START_NS + 3 * S, plan=wire_plan())
            s.gateway.tell(SITE, edge.EdgeDown(command=command))
            order = await s.order()
            assert order.apply.device_id == CONTROLLER
            assert order.apply.plan == wire_plan()
            await s.tick(3)
            await s.pace(3)
            await s.tick(4, mode=edge.CONTROLLER_MODE_CLOUD, plan_id="p1")
            await s.gateway.until(lambda: edge.COMMAND_STATE_ACTIVE in s.gateway.states(1))
            assert s.gateway.states(1) == [
                edge.COMMAND_STATE_RECEIVED,
                edge.COMMAND_STATE_ACCEPTED,
                edge.COMMAND_STATE_WAITING,
                edge.COMMAND_STATE_ACTIVE,
            ]
            for second in range(5, 33):
                await s.tick(second, mode=edge.CONTROLLER_MODE_CLOUD, plan_id="p1")
            order = await s.order()
            assert (order.revert.device_id, order.revert.cause) == (CONTROLLER, "LEASE")
            await s.gateway.until(lambda: s.gateway.states(1)[-1] == edge.COMMAND_STATE_EXPIRED)

    asyncio.run(play())


def test_an_agent_that_dies_resumes_loses_nothing_and_sends_a_running_plan_home(tmp_path: Path) -> None:
    async def play() -> None:
        async with scene(tmp_path) as s:
            await s.start()
            await s.tick(0)
            await s.tick(1)
            s.gateway.tell(
                SITE,
                edge.EdgeDown(command=s.commander.make(edge.COMMAND_KIND_PLAN, START_NS + 2 * S, plan=wire_plan())),
            )
            await s.order()
            await s.gateway.until(lambda: edge.COMMAND_STATE_ACCEPTED in s.gateway.states(1))
            old = s.gateway.hellos[-1].epoch
            await s.end()
            await s.start()
            assert s.gateway.hellos[-1].epoch == old + 1
            await s.tick(2, mode=edge.CONTROLLER_MODE_CLOUD, plan_id="p1")
            order = await s.order()
            assert (order.revert.device_id, order.revert.cause) == (CONTROLLER, "NO_LEASE")
            await s.gateway.until(lambda: edge.COMMAND_STATE_REVERTED in s.gateway.states(1))
            reverted = next(x for x in s.gateway.statuses if x.state == edge.COMMAND_STATE_REVERTED)
            assert (reverted.reason, reverted.epoch, reverted.plan_id) == ("REBOOT", old, "p1")

    asyncio.run(play())


def test_frames_of_an_outage_arrive_once_after_the_gateway_is_back(tmp_path: Path) -> None:
    async def play() -> None:
        async with scene(tmp_path) as s:
            await s.start()
            await s.tick(0)
            port = int(s.gateway.address.rpartition(":")[2])
            await s.gateway.close()
            for second in range(1, 300):
                s.cabinet.report(report(second, rows=[(4, 500, 1.0)]))
            await s.gateway.open(port)
            frames = s.gateway.frames[SITE]
            await s.gateway.until(lambda: max(f.end_ts_ns for f in frames.values()) == START_NS + 300 * S)
            seqs = sorted(seq for _, seq in frames)
            assert seqs == list(range(1, len(seqs) + 1))
            assert len([f for f in frames.values() if f.data_class == edge.DATA_CLASS_DETECTOR]) == 300

    asyncio.run(play())


def test_without_a_monitor_every_plan_is_refused_and_the_street_goes_on(tmp_path: Path) -> None:
    async def play() -> None:
        async with scene(tmp_path, monitor=False) as s:
            await s.start()
            await s.tick(0)
            command = s.commander.make(edge.COMMAND_KIND_PLAN, START_NS + S, plan=wire_plan())
            s.gateway.tell(SITE, edge.EdgeDown(command=command))
            await s.gateway.until(lambda: edge.COMMAND_STATE_REJECTED in s.gateway.states(1))
            assert s.gateway.statuses[-1].reason.startswith("E22")
            await s.pace(0)
            assert s.cabinet.orders.empty()

    asyncio.run(play())


def test_a_conflict_on_the_lamps_trips_the_monitor_and_stays_latched_over_a_restart(
    tmp_path: Path,
) -> None:
    async def play() -> None:
        async with scene(tmp_path) as s:
            await s.start()
            await s.tick(0)
            await s.pace(0)
            bad = (edge.ASPECT_GREEN, edge.ASPECT_GREEN, edge.ASPECT_GREEN, edge.ASPECT_RED)
            await s.tick(1, rows=[(1, 200, float(edge.ASPECT_GREEN))], lamps=bad)
            causes = {(await s.order()).revert.cause for _ in range(2)}
            assert "monitor" in causes
            await s.pace(1)
            await s.gateway.until(lambda: any(a.code == "MONITOR_TRIP" for a in s.gateway.alarms))
            await s.tick(2)
            command = s.commander.make(edge.COMMAND_KIND_PLAN, START_NS + 3 * S, plan=wire_plan())
            s.gateway.tell(SITE, edge.EdgeDown(command=command))
            await s.gateway.until(lambda: edge.COMMAND_STATE_REJECTED in s.gateway.states(1))
            assert s.gateway.statuses[-1].reason.startswith("E20")
            await s.end()
            await s.start()
            await s.tick(3)
            await s.tick(4)
            command = s.commander.make(edge.COMMAND_KIND_PLAN, START_NS + 5 * S, plan=wire_plan())
            s.gateway.tell(SITE, edge.EdgeDown(command=command))
            epoch = s.commander.epoch
            await s.gateway.until(
                lambda: any(x.epoch == epoch and x.state == edge.COMMAND_STATE_REJECTED for x in s.gateway.statuses)
            )
            assert s.gateway.statuses[-1].reason.startswith("E20")
            with pytest.raises(BadInput, match="the agent is running"):
                reset_latch(s.config_path, SITE, CONTROLLER, person="Li Wei", reason="cable mended")
            await s.end()
            await s.watch(False)
            reset_latch(s.config_path, SITE, CONTROLLER, person="Li Wei", reason="cable mended")
            with pytest.raises(BadInput, match=f"{SITE} {CONTROLLER}: nothing is latched"):
                reset_latch(s.config_path, SITE, CONTROLLER, person="Li Wei", reason="cable mended")
            await s.watch(True)
            await s.start()
            await s.tick(6)
            await s.pace(6)
            await s.tick(7)
            command = s.commander.make(edge.COMMAND_KIND_PLAN, START_NS + 8 * S, plan=wire_plan())
            s.gateway.tell(SITE, edge.EdgeDown(command=command))
            order = await s.order()
            while order.WhichOneof("body") == "revert":  # of the trips, one for each pair in conflict
                order = await s.order()
            assert order.apply.plan.plan_id == "p1"

    asyncio.run(play())


def test_the_status_says_what_waits_and_what_was_lost(tmp_path: Path) -> None:
    async def play() -> None:
        async with scene(tmp_path) as s:
            await s.start()
            s.gateway.acking = False
            await s.tick(0)
            await s.tick(1)
            await s.end()
            status = agent_status(s.config_path)
            assert not status.running
            assert status.spool.rows >= 3
            sentence = status.sentence()
            assert f"{status.spool.rows} messages" in sentence
            assert "the oldest from 2023-11-14 22:13:21 street time" in sentence
            assert "lost since the spool was made: nothing" in sentence
            assert sentence.endswith("the agent is not running.")

    asyncio.run(play())


def test_a_core_that_knows_a_later_boot_makes_the_agent_start_anew_with_a_greater_one(tmp_path: Path) -> None:
    async def play() -> None:
        async with scene(tmp_path) as s:
            s.gateway.frames[SITE] = {(70, 5): edge.Frame(epoch=70, seq=5)}
            s.stop = asyncio.Event()
            agent = Agent(load_agent_config(s.config_path))
            s.agent = asyncio.create_task(agent.run(s.stop))
            result = (await asyncio.gather(asyncio.wait_for(s.agent, 20), return_exceptions=True))[0]
            assert str(result) == "the core knows boot 70 of this agent; boot 71 was noted, start the agent again"
            await s.start()
            assert s.gateway.hellos[-1].epoch == 72

    asyncio.run(play())
