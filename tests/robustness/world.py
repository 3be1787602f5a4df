"""An agent, two gateways and a core in one process, on simulated clock, network and crashes; the disk is real.

The product's own parts run here: spool and session of the agent, the gateway's stream, the core with its journal. Only
what joins them is simulated: queues that are cut with what is in them, processes that are killed with their files as
they are, disks that are full, files that are damaged while nobody runs. Everything is drawn from one seed.

    replay one seed:  CITYBRAIN_FAULT_SEED=17 pytest tests/robustness/test_simulated.py -k one_seed
"""

from __future__ import annotations

import random
import shutil
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from citybrain_wire import frame as frames
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from edge_agent._session import EpochBehind, Forget, Refused, Session, SessionState
from edge_agent._spool import Row, RowKind, Spool, SpoolLimits, SpoolStats
from edge_agent._store import AgentStore
from tests.robustness.core_node import CoreNode
from twin_core.gateway import Admission, GatewayCounts, SiteStream

S = 1_000_000_000
ORIGIN_NS = 1_700_000_000 * S
SITES = ("site-a", "site-b")
LIMITS = SpoolLimits(limit_bytes=40_000, reserve_bytes=8_000, segment_bytes=12_000)
SENSORS = [edge.Sensor(index=k, id=f"s{k}", device_id="c", quantity=edge.QUANTITY_COUNT) for k in range(3)]
DEVICES = [edge.Device(id="c", kind="detector_station")]
Key = tuple[str, int, int]


@dataclass
class Wire:
    """One stream between a site and a gateway. What lies in the queues is lost with it."""

    gateway: int
    stream: SiteStream
    up: deque[bytes] = field(default_factory=deque)
    down: deque[bytes] = field(default_factory=deque)
    deaf: bool = False  # one-way cut: what the gateway says does not arrive


class Agent:
    """The agent's process: one spool, one boot number, a session per site."""

    def __init__(self, folder: Path, limits: SpoolLimits = LIMITS) -> None:
        self.folder, self.limits = folder, limits
        self.sealed: dict[Key, bytes] = {}
        self.promised: set[Key] = set()  # those that the spool said it holds
        self.findings: list[str] = []
        self._in_memory: list[Key] = []  # the disk took nothing: held, and not promised
        self.wires: dict[str, Wire | None] = dict.fromkeys(SITES)
        self._pending: list[Row] = []
        self._acked: list[int] = []
        self._refused_ids: list[int] = []
        self._full = False
        self.start()

    def start(self, at_least: int = 0) -> None:
        """A boot. Raises where a human would be needed."""
        self.spool = Spool(self.folder, self.limits)
        self.findings += self.spool.findings
        store = AgentStore(self.folder)
        self.epoch = store.next_epoch(max(self.spool.max_epoch(), at_least), 1)
        store.close()
        self.sessions = {site: Session(self.epoch) for site in SITES}
        self.seq = dict.fromkeys(SITES, 0)
        self._pending, self._acked, self._refused_ids, self._in_memory = [], [], [], []

    def kill(self) -> None:
        """The process is gone; the files stay as they are at this instant, WAL and all."""
        copy = self.folder.with_suffix(".copy")
        shutil.copytree(self.folder, copy)
        for file in self.spool._files:
            if file is not None:
                file.close()
        shutil.rmtree(self.folder)
        copy.rename(self.folder)
        self.wires = dict.fromkeys(SITES)
        self._full = False

    def measure(self, second: int, rng: random.Random) -> None:
        """A street second: a frame of class detector per site, sometimes one of control or debug before it."""
        for site in SITES:
            classes = [edge.DATA_CLASS_DETECTOR]
            if rng.random() < 0.3:
                classes.insert(0, rng.choice((edge.DATA_CLASS_CONTROL, edge.DATA_CLASS_DEBUG)))
            for data_class in classes:
                self.seq[site] += 1
                readings = [frames.Reading(k % 3, k, float(rng.randrange(5))) for k in range(rng.randrange(1, 30))]
                sealed = frames.seal(
                    readings,
                    epoch=self.epoch,
                    seq=self.seq[site],
                    data_class=data_class,
                    base_ts_ns=ORIGIN_NS + second * S,
                    end_ts_ns=ORIGIN_NS + (second + 1) * S,
                    table=frames.table_crc(SENSORS),
                )
                body = edge.EdgeUp(frame=sealed).SerializeToString()
                row = Row(
                    0,
                    site,
                    RowKind.FRAME,
                    int(data_class),
                    self.epoch,
                    sealed.seq,
                    sealed.count,
                    sealed.end_ts_ns,
                    body,
                )
                self._pending.append(row)

    def commit(self) -> None:
        """Group commit: what was sealed is durable, or held while the disk takes nothing."""
        rows, self._pending = self._pending, []
        for row in rows:
            self.sealed[row.site, row.epoch, row.seq] = row.body
        self.spool.acknowledge(self._acked)
        self.spool.refused(self._refused_ids)
        self._acked, self._refused_ids = [], []
        result = self.spool.append(rows)
        self._in_memory += [(row.site, row.epoch, row.seq) for row in rows]
        if result.durable:
            self.promised |= set(self._in_memory)
            self._in_memory = []
        for site in SITES:
            self.sessions[site].offer([row for row in result.rows if row.site == site])

    def disk(self, *, full: bool) -> None:
        """The disk takes nothing more, or again."""
        self._full = full
        for file in self.spool._files:
            if file is not None:
                pages = file._connection.execute("PRAGMA page_count").fetchone()[0] if full else 1 << 30
                file._connection.execute(f"PRAGMA max_page_count={pages}")

    def connect(self, site: str, wire: Wire) -> None:
        self.wires[site] = wire
        oldest = self.spool.oldest_seq(site, self.epoch)
        hello = self.sessions[site].opened(DEVICES, SENSORS, (), oldest)
        wire.up.append(hello.SerializeToString())

    def cut(self, site: str) -> None:
        if self.wires[site] is not None:
            self.wires[site] = None
            self.sessions[site].closed()

    def pump(self, site: str) -> None:
        """Read what came, send what may be sent, refill from the spool."""
        session, wire = self.sessions[site], self.wires[site]
        if wire is None:
            return
        while wire.down and not wire.deaf:
            for instruction in session.received(edge.EdgeDown.FromString(wire.down.popleft())):
                match instruction:
                    case Forget(ids):
                        self._acked += ids
                    case Refused(_, _, ids):
                        self._refused_ids += ids
                    case EpochBehind(epoch):
                        self.kill()
                        self.start(epoch)
                        return
        wanted = session.wants()
        if wanted is not None:
            for instruction in session.refill(*self.spool.rows_after(site, *wanted)):
                assert isinstance(instruction, Forget)
                self._acked += instruction.ids
        wire.up += session.outgoing()
        session.validate()

    @property
    def idle(self) -> bool:
        return all(session.idle and session.state is SessionState.OPEN for session in self.sessions.values())

    def stats(self) -> SpoolStats:
        self.spool.trim()
        return self.spool.stats()


class World:
    """All of it. `step` draws one event, `heal` ends all faults, `settle` runs until nothing moves."""

    def __init__(self, folder: Path, seed: int, *, damage: bool = False) -> None:
        self.rng = random.Random(seed)
        self.seed, self.damage = seed, damage
        self.agent = Agent(folder / "agent")
        self.core = CoreNode(folder / "core")
        self.counts = [GatewayCounts(), GatewayCounts()]
        self.second = 0
        self.streams: list[dict[str, Wire]] = [{}, {}]
        self.to_core: list[deque[twin.GatewayUp]] = [deque(), deque()]
        self.linked = [True, True]
        self.log: list[str] = []

    # ── gateways ──────────────────────────────────────────────────────────────────────────────────────────────────

    def open_stream(self, site: str) -> None:
        gateway = self.rng.randrange(2)
        self.agent.cut(site)
        stream = SiteStream(site, b"", self.counts[gateway], Admission(1 << 30), {})
        wire = Wire(gateway, stream)
        old = self.streams[gateway].get(site)
        if old is not None:
            self._leave(old, site)
        self.streams[gateway][site] = wire
        self.agent.connect(site, wire)

    def _leave(self, wire: Wire, site: str) -> None:
        if self.streams[wire.gateway].get(site) is wire:
            del self.streams[wire.gateway][site]
            self._to_core(wire.gateway, twin.GatewayUp(site_down=twin.SiteDown(site_id=site)))
        wire.stream.closed()
        if self.agent.wires.get(site) is wire:
            self.agent.cut(site)

    def _to_core(self, gateway: int, message: twin.GatewayUp) -> None:
        if self.linked[gateway] and self.core.alive:
            self.to_core[gateway].append(message)

    def gateway_reads(self, gateway: int, most: int) -> None:
        for site, wire in list(self.streams[gateway].items()):
            for _ in range(min(most, len(wire.up))):
                out = wire.stream.received(wire.up.popleft())
                wire.stream.validate()
                wire.down += [message.SerializeToString() for message in out.down]
                if out.frames:
                    self._to_core(gateway, twin.GatewayUp(frames=twin.SiteFrames(frames=out.frames)))
                for message in out.core:
                    self._to_core(gateway, message)
                if out.end is not None:
                    self._leave(wire, site)
                    break

    def gateway_kill(self, gateway: int) -> None:
        for site, wire in list(self.streams[gateway].items()):
            if self.agent.wires.get(site) is wire:
                self.agent.cut(site)
        self.streams[gateway].clear()
        self.to_core[gateway].clear()
        if self.core.alive:
            self.core.gateway_lost(gateway)

    def link(self, gateway: int, up: bool) -> None:
        """The line between a gateway and the core."""
        if not up:
            self.to_core[gateway].clear()
            for wire in self.streams[gateway].values():
                wire.stream.core_lost()
            if self.core.alive:
                self.core.gateway_lost(gateway)
        elif not self.linked[gateway]:
            self.linked[gateway] = True
            self._announce(gateway)
        self.linked[gateway] = up

    def _announce(self, gateway: int) -> None:
        for wire in self.streams[gateway].values():
            wire.stream.core_lost()
            if wire.stream.greeted:
                self._to_core(gateway, wire.stream.announcement())

    # ── the core ──────────────────────────────────────────────────────────────────────────────────────────────────

    def core_reads(self, most: int) -> None:
        for gateway in range(2):
            queue = self.to_core[gateway]
            batch = [queue.popleft() for _ in range(min(most, len(queue)))]
            if batch and self.core.alive:
                self._from_core(self.core.take(gateway, batch))

    def _from_core(self, answers: list[tuple[int, twin.GatewayDown]]) -> None:
        for gateway, message in answers:
            if not self.linked[gateway]:
                continue
            gone: list[tuple[Wire, str]] = []
            for site, wire in self.streams[gateway].items():
                if message.refusal.site_id == site and message.refusal.refusal.code == "STALE":
                    gone.append((wire, site))
                for down in _for_site(wire.stream, site, message, lambda m, g=gateway: self._to_core(g, m)):
                    wire.down.append(down.SerializeToString())
            for wire, site in gone:
                self._leave(wire, site)

    def core_kill(self, where: str) -> None:
        """`where`: before the journal, after it, or after the state was changed; the acks are lost in all cases."""
        queue = self.to_core[0] or self.to_core[1]
        if where != "idle" and queue:
            self.core.die_within(0 if queue is self.to_core[0] else 1, [queue.popleft()], where)
        self.core.kill()
        for gateway in range(2):
            self.to_core[gateway].clear()
            for wire in self.streams[gateway].values():
                wire.stream.core_lost()

    def core_start(self) -> None:
        if not self.core.alive:
            self.core.start()
            for gateway in range(2):
                if self.linked[gateway]:
                    self._announce(gateway)

    # ── damage while nobody runs ──────────────────────────────────────────────────────────────────────────────────

    def hurt(self, folder: Path) -> None:
        """Flip a bit, cut or zero a piece of a random file of a process that does not run."""
        files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix in (".db", ".db-wal"))
        files = [path for path in files if path.stat().st_size]
        if not files:
            return
        path = self.rng.choice(files)
        body = bytearray(path.read_bytes())
        at = self.rng.randrange(len(body))
        kind = self.rng.choice(("flip", "cut", "zero"))
        if kind == "flip":
            body[at] ^= 1 << self.rng.randrange(8)
        elif kind == "cut":
            del body[at:]
        else:
            body[at : at + 512] = bytes(min(512, len(body) - at))
        path.write_bytes(body)
        self.log.append(f"{kind} {path.name} at {at}")

    # ── events ────────────────────────────────────────────────────────────────────────────────────────────────────

    def step(self) -> None:
        """One event."""
        events: list[tuple[int, Callable[[], None]]] = [
            (30, self._measure),
            (20, self.agent.commit),
            (40, self._move),
            (8, lambda: self.open_stream(self.rng.choice(SITES))),
            (3, lambda: self.agent.cut(self.rng.choice(SITES))),
            (2, self._deafen),
            (2, lambda: self.gateway_kill(self.rng.randrange(2))),
            (3, lambda: self.link(self.rng.randrange(2), up=self.rng.random() < 0.6)),
            (3, lambda: self.core_kill(self.rng.choice(("idle", "before", "journaled", "applied")))),
            (5, self.core_start),
            (2, self._agent_dies),
            (2, lambda: self.agent.disk(full=self.rng.random() < 0.5)),
            (2, lambda: self.core.jump(self.rng.choice((-3600, -10, 3600, 86_400)))),
            (2, self._snapshot),
        ]
        if self.damage:
            events += [(1, self._agent_damaged), (1, self._core_damaged)]
        (event,) = self.rng.choices([event for _, event in events], [weight for weight, _ in events])
        event()
        self.core.validate()

    def _measure(self) -> None:
        for _ in range(self.rng.choice((1, 1, 2, 8))):
            self.second += 1
            self.agent.measure(self.second, self.rng)
        if self.core.alive:
            self.core.clock(ORIGIN_NS + self.second * S)

    def _move(self) -> None:
        most = self.rng.choice((1, 3, 50))
        for site in SITES:
            self.agent.pump(site)
        for gateway in range(2):
            self.gateway_reads(gateway, most)
        self.core_reads(most)

    def _deafen(self) -> None:
        wire = self.agent.wires[self.rng.choice(SITES)]
        if wire is not None:
            wire.deaf = True

    def _agent_dies(self) -> None:
        self.agent.kill()
        self.agent.start()

    def _agent_damaged(self) -> None:
        self.agent.kill()
        self.hurt(self.agent.folder)
        self.agent.start()

    def _core_damaged(self) -> None:
        self.core_kill("idle")
        self.hurt(self.core.folder)
        self.core_start()

    def _snapshot(self) -> None:
        if self.core.alive:
            self.core.snapshot()

    def heal(self) -> None:
        """No more faults: the disk has room, everybody runs, every line is up."""
        self.agent.disk(full=False)
        self.core_start()
        for gateway in range(2):
            self.link(gateway, up=True)
        for site in SITES:
            self.open_stream(site)

    def settle(self, rounds: int = 400) -> bool:
        """Run until everything that was measured has arrived; False where that does not happen by itself."""
        self.heal()
        for turn in range(rounds):
            self._measure() if turn < 3 else None
            self.agent.commit()
            for site in SITES:
                if self.agent.wires[site] is None:
                    self.open_stream(site)
            for _ in range(3):
                for site in SITES:
                    self.agent.pump(site)
                for gateway in range(2):
                    self.gateway_reads(gateway, 200)
                self.core_reads(200)
            if turn > 5 and self.agent.idle and not self.agent.stats().frames_held:
                return True
        return False


def _for_site(
    stream: SiteStream, site: str, message: twin.GatewayDown, to_core: Callable[[twin.GatewayUp], None]
) -> list[edge.EdgeDown]:
    """What a gateway does with a message of the core for one of its streams."""
    down: list[edge.EdgeDown] = []
    for row in message.acks.acks:
        if row.site_id == site:
            down += stream.on_ack(row.ack)
    if message.HasField("welcome") and message.welcome.site_id == site:
        out = stream.on_welcome(message.welcome.welcome)
        down += out.down
        for up in out.core:
            to_core(up)
    if message.HasField("refusal") and message.refusal.site_id == site:
        down += stream.on_refusal(message.refusal.refusal)
    return down
