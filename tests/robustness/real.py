"""Core, gateway and agent as processes of their own, hurt by a schedule that a seed draws, and what must hold after it.

The cabinet says one street second after the other, with values that follow from the second alone: whatever stands in
the journal at the end can be judged without asking anybody. What a killed agent had heard and not yet stored was not
accepted; everything else must be there, once, and nothing else may be.

    replay one seed:  CITYBRAIN_REAL_SEED=17 pytest tests/robustness/test_faults.py -k one_seed
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import time
from array import array
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from bench.ingest import FaultProxy, Process, Rig, Weather
from tests.edge_agent.helpers import Cabinet
from twin_core.live import FrameIn, JournalTail

S = 1_000_000_000
ORIGIN_NS = 1_700_000_000 * S
LOOPS = 6
REPORT_S = 0.05  # wall time between street seconds
ACCEPTED_S = 1.0  # what the agent heard this long before its death is in its spool
SETTLE_S = 45.0
LOOK_S = 0.02
DEVICES = [edge.Device(id="loops", profile="generic/detector_station", kind="detector_station")]
SENSORS = [edge.Sensor(index=k, id=f"d{k}", device_id="loops", quantity=edge.QUANTITY_COUNT) for k in range(LOOPS)]


def values_of(second: int) -> list[float]:
    """What the loops say of a street second."""
    return [float((second * 7 + k * 3) % 11) for k in range(LOOPS)]


def report_of(second: int) -> device.Report:
    return device.Report(
        base_ts_ns=ORIGIN_NS + second * S,
        end_ts_ns=ORIGIN_NS + (second + 1) * S,
        count=LOOPS,
        sensor=array("H", range(LOOPS)).tobytes(),
        dt_ms=array("i", [1000] * LOOPS).tobytes(),
        value=array("f", values_of(second)).tobytes(),
    )


@dataclass
class RealWorld:
    """One site with its agent behind a fault proxy, on a rig that several worlds use one after the other."""

    rig: Rig
    site: str
    seed: int
    second: int = 0
    said_s: dict[int, float] = field(default_factory=dict)  # street second → monotonic time it was told an agent
    deaths_s: list[float] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    spool_folder: Path | None = None

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.link = FaultProxy(self.rig.port, self.seed)
        self.cabinet = Cabinet(self.site, DEVICES, SENSORS)
        self.folder = self.rig.folder / f"agent-{self.site}"
        self.agent: Process | None = None

    @property
    def spool(self) -> Path:
        return self.spool_folder or self.folder / "spool"

    async def start(self) -> None:
        await self.link.open()
        await self.cabinet.open()
        self.folder.mkdir(parents=True, exist_ok=True)
        pki = self.rig.pki
        document = {
            "gateway": {"address": f"localhost:{self.link.port}", "ca": str(pki.ca)},
            "command_key": str(pki.command_public),
            "clock": {"kind": "real"},
            "spool": {"folder": str(self.spool), "commit_ms": 20},
            "sites": [
                {
                    "id": self.site,
                    "device": f"127.0.0.1:{self.cabinet.port}",
                    "certificate": str(pki.site_certificate(self.site)),
                    "key": str(pki.site_key(self.site)),
                }
            ],
        }
        config = self.folder / "agent.yaml"
        config.write_text(json.dumps(document), encoding="utf-8")
        self.agent = Process("agent", config, self.folder / "agent.log")
        await self._attached()

    async def stop(self) -> None:
        await asyncio.to_thread(self._agent.stop)
        await self.cabinet.close()
        await self.link.close()

    @property
    def _agent(self) -> Process:
        assert self.agent is not None
        return self.agent

    async def _attached(self) -> None:
        async with asyncio.timeout(SETTLE_S):
            await self.cabinet.attached.wait()

    async def live(self, duration_s: float) -> None:
        """Street seconds pass, told to whoever listens."""
        end_s = time.monotonic() + duration_s
        while time.monotonic() < end_s:
            if self.cabinet.attached.is_set():
                self.said_s[self.second] = time.monotonic()
                self.cabinet.report(report_of(self.second))
            self.second += 1
            await asyncio.sleep(REPORT_S)

    # ── faults ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def play(self, faults: int) -> None:
        """A schedule of `faults`, then everything is well again."""
        await self.live(0.5)
        for _ in range(faults):
            fault = self.rng.choice(FAULTS)
            self.log.append(fault.__name__.strip("_"))
            await fault(self)
            await self.live(self.rng.uniform(0.05, 0.4))
        self.link.change(Weather())
        await self.live(0.3)

    async def _kill(self, process: Process, store: Path | None) -> None:
        """At once, or right after the next write to its store: then something is on disk that nobody was told."""
        if store is not None and self.rng.random() < 0.5:
            self.log.append("at its next write")
            await self._until_written(store)
        process.kill()
        if process is self.agent:
            self.deaths_s.append(time.monotonic())
            self.cabinet.attached.clear()

    async def _until_written(self, store: Path) -> None:
        def size() -> int:
            return store.stat().st_size if store.exists() else 0

        before, until_s = size(), time.monotonic() + 0.5
        living = asyncio.ensure_future(self.live(0.5))
        while size() == before and time.monotonic() < until_s:
            await asyncio.sleep(0)
        living.cancel()
        await asyncio.gather(living, return_exceptions=True)

    async def _agent_killed(self) -> None:
        await self._kill(self._agent, self.spool / "spool-a.db-wal")
        self._agent.restart()
        await self._attached()

    async def _gateway_killed(self) -> None:
        await self._kill(self.rig.gateway, None)
        await self.live(self.rng.uniform(0, 0.3))
        self.rig.gateway.restart()

    async def _core_killed(self) -> None:
        await self._kill(self.rig.core, self.rig.folder / "journal" / "journal.db-wal")
        await self.live(self.rng.uniform(0, 0.3))
        self.rig.core.restart()

    async def _stopped(self) -> None:
        """A process stands still for a while and finds the world changed."""
        process = self.rng.choice((self._agent, self.rig.gateway, self.rig.core))
        self.log.append(process.role)
        process.send(signal.SIGSTOP)
        try:
            await self.live(self.rng.uniform(0.2, 1.0))
        finally:
            process.send(signal.SIGCONT)

    async def _link_cut(self) -> None:
        await self.link.close()
        await self.live(self.rng.uniform(0.2, 1.0))
        await self.link.open()

    async def _link_reset(self) -> None:
        self.link.reset()

    async def _bad_weather(self) -> None:
        weather = self.rng.choice(
            (
                Weather(up=False),
                Weather(down=False),
                Weather(delay_s=0.2),
                Weather(loss=0.3),
                Weather(bytes_per_s=8_000),
                Weather(chunk_bytes=536),  # of packets of 576 bytes
            )
        )
        self.log.append(str(weather))
        self.link.change(weather)
        await self.live(self.rng.uniform(0.3, 1.0))
        self.link.change(Weather())
        if not (weather.up and weather.down):
            self.link.reset()

    async def hurt(self, store: str) -> None:
        """Kill the owner of a store, flip a bit of its file or cut it, and start the owner again."""
        owner = self._agent if store == "spool" else self.rig.core
        path = self.spool / "spool-a.db" if store == "spool" else self.rig.folder / "journal" / "journal.db"
        await self._kill(owner, None)
        self.log.append(_damage(path, self.rng))
        owner.restart()
        if owner is self._agent:
            await self._attached()

    # ── what must hold ────────────────────────────────────────────────────────────────────────────────────────────

    async def settle(self) -> None:
        """Wait until the agent holds nothing unsent. Raises TimeoutError where that never comes."""
        async with asyncio.timeout(SETTLE_S):
            while not self._settled():
                self.rig.core.check()
                self.rig.gateway.check()
                self._agent.check()
                await self.live(4 * REPORT_S)
        await asyncio.sleep(0.1)

    def _settled(self) -> bool:
        try:
            status = json.loads((self.spool / "status.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        told = max(self.said_s, default=-1)
        journaled = self.journaled()
        return status["frames_held"] <= 10 and bool(journaled) and max(journaled) >= told - 40

    def journaled(self) -> dict[int, list[list[float]]]:
        """Street second → what the journal holds of it, once per frame."""
        found: dict[int, list[list[float]]] = {}
        generation, after, tail = 0, 0, JournalTail(self.rig.folder / "journal")
        while (look := tail.read(generation, after, 5_000)).records:
            for record in look.records:
                if isinstance(record, FrameIn) and record.site_id == self.site and record.frame.count:
                    second = (record.frame.base_ts_ns - ORIGIN_NS) // S
                    found.setdefault(second, []).append(list(array("f", record.frame.value)))
            generation, after = look.generation, look.last_pos
        return found

    def judge_damaged(self) -> None:
        """Nothing wrong, and the street goes on being heard. A damaged log may cost its newest rows."""
        found = self.journaled()
        wrong = {second: rows for second, rows in found.items() if any(row != values_of(second) for row in rows)}
        assert not wrong, f"not what the street said: {dict(list(wrong.items())[:3])}"
        assert max(found) >= max(self.said_s) - 40

    def judge(self) -> None:
        """Nothing wrong, nothing twice, and nothing missing that had been accepted."""
        found = self.journaled()
        wrong = {second: rows for second, rows in found.items() if rows != [values_of(second)]}
        assert not wrong, f"not what the street said, or twice: {dict(list(wrong.items())[:3])}"
        last = max(found)
        missing = [second for second in self.said_s if second < last and second not in found]
        owed = [
            second
            for second in missing
            if not any(-REPORT_S <= death_s - self.said_s[second] <= ACCEPTED_S for death_s in self.deaths_s)
        ]
        assert not owed, f"accepted and gone: seconds {owed[:10]} of {len(self.said_s)}"


FAULTS: tuple[Callable[[RealWorld], Awaitable[None]], ...] = (
    RealWorld._agent_killed,
    RealWorld._gateway_killed,
    RealWorld._core_killed,
    RealWorld._stopped,
    RealWorld._link_cut,
    RealWorld._link_reset,
    RealWorld._bad_weather,
)


def _damage(path: Path, rng: random.Random) -> str:
    """Flip a bit of a file, or cut its tail; what was done."""
    body = bytearray(path.read_bytes())
    at = rng.randrange(len(body))
    if rng.random() < 0.5:
        body[at] ^= 1 << rng.randrange(8)
        path.write_bytes(body)
        return f"bit flipped in {path.name} at {at}"
    os.truncate(path, at)
    return f"{path.name} cut at {at}"
