"""The driver for emulated cabinets takes messages in any pieces and hangs up on what is none."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._drivers import EmulatedDriver
from edge_agent._drivers.emulated import framed
from tests.edge_agent.helpers import CONTROLLER, Cabinet, report, tables, wire_plan


@dataclass
class Sink:
    """Remembers what came."""

    news: asyncio.Event = field(default_factory=asyncio.Event)
    identities: list[device.Identity] = field(default_factory=list)
    reports: list[device.Report] = field(default_factory=list)
    results: list[device.ApplyResult] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)

    def attached(self, identity: device.Identity) -> None:
        self.identities.append(identity)
        self.news.set()

    def reported(self, got: device.Report, raw: bytes) -> None:
        assert device.DeviceUp.FromString(raw).report == got
        self.reports.append(got)
        self.news.set()

    def applied(self, result: device.ApplyResult) -> None:
        self.results.append(result)
        self.news.set()

    def detached(self, cause: str) -> None:
        self.causes.append(cause)
        self.news.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not condition():
                self.news.clear()
                await self.news.wait()


def identity(site: str = "s") -> bytes:
    devices, sensors = tables()
    message = device.DeviceUp(identity=device.Identity(site_id=site, devices=devices, sensors=sensors))
    return framed(message.SerializeToString())


async def serve(content: list[bytes], hold: bool) -> tuple[asyncio.Server, int]:
    """A device that sends these pieces to everyone who connects, then hangs up or waits."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for piece in content:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)
        if hold:
            await reader.read(1 << 20)
            await reader.read()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    return server, int(server.sockets[0].getsockname()[1])


def test_messages_come_whole_from_any_pieces() -> None:
    async def play() -> None:
        stream = identity() + b"".join(framed(device.DeviceUp(report=report(k)).SerializeToString()) for k in range(5))
        server, port = await serve([stream[k : k + 7] for k in range(0, len(stream), 7)], hold=True)
        sink, driver = Sink(), EmulatedDriver("s", "127.0.0.1", port, lockstep=True)
        driver.readings(sink)
        await sink.until(lambda: len(sink.reports) == 5)
        assert [got.end_ts_ns for got in sink.reports] == [report(k).end_ts_ns for k in range(5)]
        assert driver.capabilities.plans == {CONTROLLER}
        assert driver.capabilities.shows == {"rsu1"}
        await driver.close()
        server.close()

    asyncio.run(play())


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (identity() + framed(b"\xff\xff\xff"), "a message is not device.proto"),
        (identity() + struct.pack(">I", 1 << 31), "a message of 2147483648 bytes was announced, 1048576 are allowed"),
        (identity(), ("closed by the device", "[Errno 104]")),
    ],
)
def test_a_device_that_speaks_nonsense_or_hangs_up_is_left_and_tried_again(
    content: bytes, cause: str | tuple[str, ...]
) -> None:
    async def play() -> None:
        server, port = await serve([content], hold=False)
        sink, driver = Sink(), EmulatedDriver("s", "127.0.0.1", port, lockstep=True)
        driver.readings(sink)
        await sink.until(lambda: len(sink.identities) >= 2)
        assert sink.causes[0].startswith(cause)
        await driver.close()
        server.close()

    asyncio.run(play())


def test_a_cabinet_of_another_site_is_never_attached(caplog: pytest.LogCaptureFixture) -> None:
    async def play() -> None:
        server, port = await serve([identity("other")], hold=False)
        sink, driver = Sink(), EmulatedDriver("s", "127.0.0.1", port, lockstep=True)
        driver.readings(sink)
        async with asyncio.timeout(20):
            while "it says it is site 'other', the configuration says 's'" not in caplog.text:
                await asyncio.sleep(0.01)  # the log is all that tells of it
        assert sink.identities == []
        assert not driver.apply(device.ApplyPlan(device_id=CONTROLLER, plan=wire_plan()))
        await driver.close()
        server.close()

    asyncio.run(play())


def test_orders_reach_the_device_as_they_are() -> None:
    async def play() -> None:
        cabinet = Cabinet("s")
        await cabinet.open()
        sink, driver = Sink(), EmulatedDriver("s", "127.0.0.1", cabinet.port, lockstep=True)
        driver.readings(sink)
        await cabinet.attached.wait()
        driver.apply(device.ApplyPlan(device_id=CONTROLLER, plan=wire_plan(), not_before_ts_ns=7))
        driver.request(device.RequestStage(device_id=CONTROLLER, request=edge.StageRequest(stage=1, hold_ms=5)))
        driver.revert(CONTROLLER, "why")
        driver.show(device.Show(device_id="rsu1", advice=edge.Advice(hazard="ice")))
        driver.keep_alive()
        driver.done(9)
        got = [await asyncio.wait_for(cabinet.orders.get(), 20) for _ in range(4)]
        assert [order.WhichOneof("body") for order in got] == ["apply", "request", "revert", "show"]
        assert got[0].apply.not_before_ts_ns == 7
        assert await asyncio.wait_for(cabinet.done.get(), 20) == 9
        cabinet.send(device.DeviceUp(result=device.ApplyResult(device_id=CONTROLLER, ok=False, reason="no")))
        await sink.until(lambda: bool(sink.results))
        await driver.close()
        await cabinet.close()

    asyncio.run(play())
