"""Generated histories of agents, gateways and a core that may die at any point.

An agent here keeps what is not acknowledged and sends it again after every new stream, as the real one does. Whatever
the order of events: nothing acknowledged is lost, nothing is applied twice, and a restart finds the state it left.
"""

from __future__ import annotations

import random

import pytest
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import Bench, FakeSite, a_plan, settings, tick
from twin_core.live import FrameIn, State, decode, replay, save

Mark = tuple[int, int]
GATEWAYS = (b"gw-1", b"gw-2")


class Agent:
    """A site that keeps its frames until they are acknowledged as journaled."""

    def __init__(self, name: str) -> None:
        self.site = FakeSite(name)
        self.spool: dict[Mark, edge.Frame] = {}
        self.acked: Mark = (0, 0)
        self.gateway: bytes | None = None
        self.under_way: list[edge.Frame] = []
        self.now = 0

    def measure(self) -> None:
        self.now += 1
        frame = self.site.frame(tick(self.now))
        self.spool[frame.epoch, frame.seq] = frame
        if self.gateway is not None:
            self.under_way.append(frame)

    def reboot(self) -> None:
        self.site.epoch, self.site.seq = self.site.epoch + 1, 0
        self.gateway = None

    def connect(self, bench: Bench, gateway: bytes) -> None:
        self.gateway = gateway
        own = [seq for epoch, seq in self.spool if epoch == self.site.epoch]
        bench.connect(self.site, gateway, oldest_unacked_seq=min(own, default=0))
        self.under_way = [self.spool[mark] for mark in sorted(self.spool)]

    def hear(self, level: int, mark: Mark) -> None:
        if level >= edge.ACK_LEVEL_JOURNALED:
            self.acked = max(self.acked, mark)
            for known in [m for m in self.spool if m <= mark]:
                del self.spool[known]


class World:
    """Agents and a core; every step is drawn from one generator."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.bench = Bench(settings(lockstep=bool(seed % 2)))
        self.agents = {name: Agent(name) for name in ("site-a", "site-b", "site-c")}

    def deliver_acks(self) -> None:
        for site_id, level, epoch, seq in self.bench.acks():
            self.agents[site_id].hear(level, (epoch, seq))
        self.bench.take()

    def send(self, agent: Agent) -> None:
        if agent.gateway is None or not agent.under_way:
            return
        count = self.random.randint(1, len(agent.under_way))
        batch, agent.under_way = agent.under_way[:count], agent.under_way[count:]
        if self.random.random() < 0.2:
            batch = batch + batch[:1]
        self.bench.send(agent.site, *batch, gateway=agent.gateway)

    def die_within(self, agent: Agent) -> None:
        """The core dies after its journal took a batch and before, or while, it applied and acknowledged it."""
        if agent.gateway is not None and agent.under_way:
            rows = [twin.SiteFrame(site_id=agent.site.site_id, frame=frame) for frame in agent.under_way]
            up = twin.GatewayUp(frames=twin.SiteFrames(frames=rows))
            step = self.bench.core.intake.admit(agent.gateway, up, self.bench.now())
            if self.random.random() < 0.7:
                self.bench.journal(step.records)
                if self.random.random() < 0.5:
                    self.bench.core.apply(step.records, self.bench.now())
        self.bench.crash()
        for other in self.agents.values():
            other.gateway = None

    def step(self) -> None:
        agent = self.random.choice(list(self.agents.values()))
        roll = self.random.random()
        if roll < 0.35:
            agent.measure()
        elif roll < 0.65:
            self.send(agent)
        elif roll < 0.75:
            agent.connect(self.bench, self.random.choice(GATEWAYS))
        elif roll < 0.80:
            agent.gateway = None
        elif roll < 0.84:
            agent.reboot()
        elif roll < 0.88:
            self.die_within(agent)
        elif roll < 0.92:
            self.bench.core.intake.gateway_lost(self.random.choice(GATEWAYS))
        else:
            self.bench.street_ns = max(self.bench.street_ns, tick(max(a.now for a in self.agents.values())))
            self.bench.wait(self.random.choice((0, 1, 12)))
            self.bench.settle()
        if self.random.random() < 0.8:
            self.deliver_acks()  # else they are lost with a stream

    def applied(self) -> list[tuple[str, Mark]]:
        records = [decode(row) for row in self.bench.rows]
        return [(r.site_id, (r.frame.epoch, r.frame.seq)) for r in records if isinstance(r, FrameIn)]


@pytest.mark.parametrize("seed", range(40))
def test_nothing_acknowledged_is_lost_and_nothing_is_applied_twice(seed: int) -> None:
    world = World(seed)
    for _ in range(250):
        world.step()
        world.bench.core.validate()
        applied = world.applied()
        assert len(applied) == len(set(applied)), "a frame was journaled twice"
        for name, agent in world.agents.items():
            site = world.bench.core.state.sites.get(name)
            assert agent.acked <= (site.mark if site is not None else (0, 0)), "acknowledged and not in the core"
    for agent in world.agents.values():
        agent.connect(world.bench, GATEWAYS[0])
        while agent.under_way:
            world.send(agent)
        world.deliver_acks()
        assert not agent.spool, "everything that was measured has been acknowledged in the end"
    applied = set(world.applied())
    for name, agent in world.agents.items():
        per_epoch: dict[int, set[int]] = {}
        for site_id, (epoch, seq) in applied:
            if site_id == name:
                per_epoch.setdefault(epoch, set()).add(seq)
        for seqs in per_epoch.values():
            assert seqs == set(range(1, max(seqs) + 1)), "a frame of a boot is missing"
        assert sum(map(len, per_epoch.values())) == agent.now
    assert world.bench.core.state.frames.lost == 0


@pytest.mark.parametrize("seed", range(8))
def test_a_replay_of_the_journal_is_the_state(seed: int) -> None:
    world = World(seed)
    for _ in range(150):
        world.step()
        if world.random.random() < 0.05:
            world.bench.want(world.random.choice("abc"), a_plan(f"p{world.random.randint(1, 9)}"))
    again = State({}, history=300)
    replay(again, [decode(row) for row in world.bench.rows], tolerant=False)
    assert save(again) == save(world.bench.core.state)
