"""A city of made-up sites and a core without sockets, for tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from citybrain_wire import frame as frames
from citybrain_wire import plan as plans
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live import (
    Core,
    CoreSettings,
    Inquiry,
    Instruction,
    Now,
    Record,
    Rules,
    ToBroker,
    ToEveryGateway,
    ToGateway,
    ToMirror,
    ToPerson,
    decode,
    encode,
    new_state,
    replay,
)

S = 1_000_000_000
ORIGIN = 1_000 * S
GATEWAY = b"gw-1"


def tick(number: int) -> int:
    """End of the `number`-th street second of a test."""
    return ORIGIN + number * S


def a_plan(name: str = "p1", *, split_ms: int = 30_000) -> edge.Plan:
    """A two-stage plan; another split is another plan."""
    stages = [
        edge.PlanStage(stage=0, len_ms=split_ms, lo_ms=5_000, hi_ms=60_000),
        edge.PlanStage(stage=1, len_ms=60_000 - split_ms, lo_ms=5_000, hi_ms=60_000),
    ]
    return edge.Plan(plan_id=name, cycle_ms=60_000, offset_ms=0, stages=stages)


@dataclass
class FakeSite:
    """An agent's site: one controller, three sensors, frames numbered per boot."""

    site_id: str
    epoch: int = 1
    seq: int = 0
    plans_in_force: list[str] = field(default_factory=list)

    @property
    def controller_id(self) -> str:
        return self.site_id.removeprefix("site-")

    def hello(self, *, oldest_unacked_seq: int = 0) -> edge.Hello:
        device = self.controller_id
        quantities = (
            ("det", edge.QUANTITY_COUNT),
            ("occ", edge.QUANTITY_OCCUPANCY),
            ("mode", edge.QUANTITY_CONTROLLER_MODE),
        )
        return edge.Hello(
            wire_version=1,
            epoch=self.epoch,
            oldest_unacked_seq=oldest_unacked_seq,
            newest_seq=self.seq,
            devices=[
                edge.Device(id=device, kind="controller", profile="generic/stage_controller", profile_hash=b"h" * 32)
            ],
            sensors=[
                edge.Sensor(index=k, id=f"{name}-{device}", device_id=device, quantity=quantity)
                for k, (name, quantity) in enumerate(quantities)
            ],
            plans_in_force=self.plans_in_force,
        )

    def frame(self, end_ns: int, *, mode: int = edge.CONTROLLER_MODE_LOCAL, count: float = 2.0) -> edge.Frame:
        """The next frame of class detector, for the second that ends at `end_ns`."""
        self.seq += 1
        return frames.seal(
            [frames.Reading(0, 1000, count), frames.Reading(1, 1000, 0.25), frames.Reading(2, 1000, mode)],
            epoch=self.epoch,
            seq=self.seq,
            data_class=edge.DATA_CLASS_DETECTOR,
            base_ts_ns=end_ns - S,
            end_ts_ns=end_ns,
        )


def a_forecast(
    number: int, *, queue: float = 4.0, mean: float = 4.0, sd: float = 1.0, storage: float = 20.0, leads: int = 900
) -> bytes:
    """A forecast of one approach, edge "in-a" of controller a."""
    z90 = 1.645 * sd
    levels = [mean - z90, mean - 0.67 * sd, mean, mean + 0.67 * sd, mean + z90]
    quantity = {"mean": [mean], "quantiles": [[level] for level in levels]}
    return json.dumps(
        {
            "issued_ts_ns": tick(number),
            "members": 8,
            "levels": [0.05, 0.25, 0.5, 0.75, 0.95],
            "places": ["in-a"],
            "controllers": ["a"],
            "storage": [storage],
            "now": {"queue": [queue], "speed_mps": [8.0]},
            "leads": {str(s): {"queue": quantity, "speed_mps": quantity, "vehicles": 9} for s in (300, leads)},
        }
    ).encode()


def settings(
    *,
    lockstep: bool = True,
    expected_sites: int = 0,
    questions: bool = False,
    plan_mode: twin.PlanMode = twin.PLAN_MODE_AUTOMATIC,
) -> CoreSettings:
    """Settings with short limits; `questions` adds a forecast and a plan inquiry every 4 s, taken 2 s later."""
    inquiries = (
        Inquiry("forecast", "forecast.ensemble", 4 * S, 2 * S, 5 * S),
        Inquiry("plan", "control.plan", 4 * S, 2 * S, 5 * S),
    )
    return CoreSettings(
        lockstep=lockstep,
        origin_ns=ORIGIN,
        inquiries=inquiries if questions else (),
        expected_sites=expected_sites,
        credit_frames=16,
        plan_mode=plan_mode,
    )


def no_signature(command: edge.Command) -> None:
    """Stands in for the key."""
    command.signature = b"signed"


class Bench:
    """A core with a journal in memory. `outbox` collects all instructions; `crash` forgets all but the journal."""

    def __init__(self, core_settings: CoreSettings, rules: Rules | None = None) -> None:
        self.settings = core_settings
        self.rules = rules or Rules()
        self.rows: list[tuple[int, str, int, int, bytes]] = []
        self.outbox: list[Instruction] = []
        self.street_ns = ORIGIN
        self.mono_ns = S
        self.deeds = 0
        self.core = Core(core_settings, self.rules, no_signature)

    def now(self) -> Now:
        return Now(self.street_ns, 10**18 + self.mono_ns, self.mono_ns)

    def crash(self) -> None:
        """Start again from what was journaled."""
        state = new_state(self.rules, self.settings)
        replay(state, [decode(row) for row in self.rows], tolerant=False)
        self.core = Core(self.settings, self.rules, no_signature, state)
        self.outbox.clear()

    def journal(self, records: Sequence[Record]) -> None:
        self.rows += [encode(record) for record in records]

    def commit(self, records: Sequence[Record]) -> None:
        self.journal(records)
        self.outbox += self.core.intake.journaled(records)
        self.outbox += self.core.apply(records, self.now())
        self.core.validate()

    def up(self, message: twin.GatewayUp, gateway: bytes = GATEWAY) -> None:
        step = self.core.intake.admit(gateway, message, self.now())
        self.commit(step.records)
        self.outbox += step.instructions

    def connect(
        self, site: FakeSite, gateway: bytes = GATEWAY, *, oldest_unacked_seq: int = 0, resumed: bool = False
    ) -> None:
        self.hello(site, site.hello(oldest_unacked_seq=oldest_unacked_seq), gateway, resumed=resumed)

    def hello(self, site: FakeSite, hello: edge.Hello, gateway: bytes = GATEWAY, *, resumed: bool = False) -> None:
        """The site says `hello` on a new stream."""
        site_up = twin.SiteUp(site_id=site.site_id, hello=hello, resumed=resumed)
        self.up(twin.GatewayUp(site_up=site_up), gateway)
        self.outbox += self.core.intake.welcome(gateway, site.site_id)

    def send(self, site: FakeSite, *batch: edge.Frame, gateway: bytes = GATEWAY) -> None:
        rows = [twin.SiteFrame(site_id=site.site_id, frame=frame) for frame in batch]
        self.up(twin.GatewayUp(frames=twin.SiteFrames(frames=rows)), gateway)

    def status(self, site: FakeSite, command: edge.Command, state: int, reason: str = "") -> None:
        status = edge.CommandStatus(
            device_id=command.device_id, epoch=command.epoch, seq=command.seq, state=state, reason=reason
        )
        self.up(twin.GatewayUp(status=twin.SiteStatus(site_id=site.site_id, status=status)))

    def loss(self, site: FakeSite, *ranges: tuple[int, int]) -> None:
        """The agent says that it dropped these frames of its boot: (first, how many)."""
        loss = edge.Loss(epoch=site.epoch, first=[first for first, _ in ranges], length=[n for _, n in ranges])
        self.up(twin.GatewayUp(loss=twin.SiteLoss(site_id=site.site_id, loss=loss)))

    def settle(self) -> None:
        """Let the core move until it only waits."""
        while (step := self.core.step(self.now())) is not None:
            self.commit(step.records)
            self.outbox += step.instructions

    def wait(self, seconds: float) -> None:
        """Let wall time pass."""
        self.mono_ns += int(seconds * S)

    def mirror_ready(self, resume_ns: int = 0) -> None:
        up = twin.MirrorUp(ready=twin.MirrorReady(resume_ts_ns=resume_ns))
        self.outbox += self.core.desk.on_mirror(up, self.now())

    def nowcast(self, ts_ns: int) -> None:
        self.outbox += self.core.desk.on_mirror(
            twin.MirrorUp(done=twin.NowcastDone(ts_ns=ts_ns, vehicles=3)), self.now()
        )

    def broker_ready(self) -> None:
        self.outbox += self.core.desk.on_broker(twin.BrokerUp(ready=twin.BrokerReady(workers=1)), self.now())

    def deed(self, kind: twin.DeedKind, subject: str, **more: object) -> twin.PeopleDown:
        """Somebody does something; returns the answer."""
        self.deeds += 1
        name = str(more.pop("request_id", f"r{self.deeds}"))
        deed = twin.Deed(kind=kind, who=str(more.pop("who", "li")), subject=subject, **more)  # type: ignore[arg-type]
        return self.person(twin.PeopleUp(request_id=name, deed=deed))

    def ask(self, topic: twin.Question.Topic, subject: str = "") -> twin.PeopleDown:
        """Somebody asks; returns the answer."""
        return self.person(twin.PeopleUp(request_id="q", question=twin.Question(topic=topic, subject=subject)))

    def person(self, message: twin.PeopleUp) -> twin.PeopleDown:
        """A message of the people's side; records are journaled and applied before the answer is there."""
        step = self.core.people.on_message(b"viz", message, self.now())
        self.commit(step.records)
        (answer,) = [item for item in step.instructions if isinstance(item, ToPerson)]
        return answer.message

    def forecast(self, body: bytes, number: int, kind: str = "forecast") -> None:
        """A forecast came and its scorer left it as it was."""
        self.commit(self.core.forecast_told(kind, tick(number), body, {}).records)

    def want(self, controller_id: str, plan: edge.Plan | None) -> None:
        from twin_core.live import PlanWanted

        self.commit([PlanWanted(controller_id, plan, self.core.tick_ns)])

    # ── what was said ─────────────────────────────────────────────────────────────────────────────────────────────

    def take(self) -> list[Instruction]:
        """Empty the outbox."""
        found, self.outbox = self.outbox, []
        return found

    def acks(self) -> list[tuple[str, int, int, int]]:
        """(site, level, epoch, seq) of the acks in the outbox."""
        found = []
        for item in self.outbox:
            if isinstance(item, ToGateway):
                found += [(a.site_id, a.ack.level, a.ack.epoch, a.ack.seq) for a in item.message.acks.acks]
        return found

    def commands(self) -> list[edge.Command]:
        """Commands in the outbox, in order."""
        return [
            i.message.command.command for i in self.outbox if isinstance(i, ToGateway) and i.message.HasField("command")
        ]

    def paces(self) -> list[int]:
        """Street times the street may go on from."""
        return [i.message.pace.ts_ns for i in self.outbox if isinstance(i, ToEveryGateway)]

    def readings(self) -> list[twin.Readings]:
        """Readings sent to the mirror."""
        return [i.message.readings for i in self.outbox if isinstance(i, ToMirror) and i.message.HasField("readings")]

    def requests(self) -> list[twin.SimRequest]:
        """Requests sent to the broker."""
        return [i.message.request for i in self.outbox if isinstance(i, ToBroker)]

    def run_tick(self, number: int, *sites: FakeSite, mode: int = edge.CONTROLLER_MODE_LOCAL) -> None:
        """All sites report the second; the mirror answers; the core moves on."""
        self.street_ns = tick(number)
        for site in sites:
            self.send(site, site.frame(tick(number), mode=mode))
        self.settle()
        if self.core.desk.mirror_ready:
            self.nowcast(tick(number))
            self.settle()


def plan_hash(plan: edge.Plan) -> bytes:
    """Short name for tests."""
    return plans.plan_hash(plan)
