"""The core as a pure state machine: messages and moments in, records and instructions out. No socket, file or clock.

    message ─▶ admit ─▶ records ─▶ (shell journals them) ─▶ apply ─▶ instructions ─▶ (shell sends them)
    moment  ─▶ step  ─▶ records and instructions, until nothing is left to do

A street second runs through these phases; outside lock-step none of them waits:

    COLLECT   until every connected site has reached T, or T is half a second past
    MIRROR    readings are out; lock-step waits for the nowcast
    SNAPSHOT  on a period boundary: questions are asked; lock-step waits for the snapshot they start from
    RESULTS   lock-step waits for results that are due at T; then plans are wanted or not
    COMMANDS  commands are issued, renewed, cancelled; lock-step then lets the street go on (Pace)

Every wait in lock-step ends after a wall time limit and is counted, so a dead process never stops the street.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._ages import Ages
from twin_core.live._commands import make_command
from twin_core.live._instructions import (
    ForecastMade,
    Instruction,
    Now,
    ReadingsSent,
    Rules,
    ToBroker,
    ToEveryGateway,
    ToGateway,
    ToMirror,
)
from twin_core.live._plans import Life, next_commands
from twin_core.live._questions import arguments_of
from twin_core.live._records import CommandOut, FrameIn, PlanWanted, Record, SiteSeen, StatusIn, TickClosed
from twin_core.live._schedule import Ask, Schedule, snapshot_name
from twin_core.live._settings import CoreSettings
from twin_core.live._sites import Mark, Site, columns_of
from twin_core.live._state import State
from twin_core.live._ticks import AHEAD_LIMIT_NS, TICK_NS

__all__ = ["Core", "Phase", "Step"]

FRESH_NS = 8 * TICK_NS  # agents refuse a basis older than 10 s; two seconds are left for the way


class Phase(Enum):
    """Where the open tick stands."""

    COLLECT = "collect"
    MIRROR = "mirror"
    SNAPSHOT = "snapshot"
    RESULTS = "results"
    COMMANDS = "commands"


@dataclass
class Step:
    """One move. Records are journaled and applied before the instructions are carried out."""

    records: list[Record] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)


@dataclass
class LiveCounts:
    """Events since this process started; not part of the durable state."""

    received: int = 0
    duplicates: int = 0
    stale: int = 0  # frames by way of a gateway that no longer holds the site's stream
    refused: int = 0
    ticks: int = 0
    forced: int = 0
    skipped: int = 0
    mirror_timeouts: int = 0
    result_timeouts: int = 0
    unsafe: int = 0
    unreadable_results: int = 0


class Core:
    """The one writer's logic. `sign` puts a signature on a command."""

    def __init__(
        self,
        settings: CoreSettings,
        rules: Rules,
        sign: Callable[[edge.Command], None],
        state: State | None = None,
    ) -> None:
        self._settings = settings
        self._rules = rules
        self._sign = sign
        self.state = state or State(rules.local_hash, history=settings.history_ticks)
        self.counts = LiveCounts()
        self.alarms: Counter[str] = Counter()
        self.ages = Ages()
        self.schedule = Schedule(settings.inquiries, settings.origin_ns, settings.lockstep)
        self.phase = Phase.COLLECT
        self.tick_ns = 0
        self.nowcast = twin.NowcastDone()
        self.mirror_ready = False
        self.broker_ready = False
        self._mirror_late = False  # it missed a limit: not waited for until it answers again
        self._phase_mono_ns = 0
        self._collect_mono_ns: int | None = None
        self._paced_ns = 0
        self._first_tick_ns = 0
        if self.state.ticks.closed_ns:
            # The last tick may have been cut off between its record and its pace: go through the rest of it again.
            self.tick_ns = self.state.ticks.closed_ns
            self.schedule.resume_at(self.tick_ns - TICK_NS)
            self.phase = Phase.MIRROR

    # ── from the gateways ─────────────────────────────────────────────────────────────────────────────────────────

    def admit(self, gateway: bytes, message: twin.GatewayUp, now: Now) -> Step:
        """Judge a message: what of it is new (records), what can be answered at once (instructions)."""
        kind = message.WhichOneof("body")
        if kind == "frames":
            return self._admit_frames(gateway, message.frames.frames, now)
        if kind == "status":
            if self._speaks_for(gateway, message.status.site_id) is None:
                return Step()
            return Step(records=[StatusIn(message.status.site_id, message.status.status)])
        if kind == "site_up":
            return self._admit_site(message.site_up)
        if kind == "site_down":
            self._site_down(gateway, message.site_down.site_id)
        elif kind == "alarm":
            self.alarms[message.alarm.alarm.code[:40]] += 1
        return Step()

    def _admit_site(self, site_up: twin.SiteUp) -> Step:
        hello = site_up.hello
        if site_up.resumed:
            # Only the line between gateway and core was cut. What the journal says of plans is newer than this Hello.
            site = self.state.sites.get(site_up.site_id)
            if site is not None and site.knows(hello):
                return Step()
            hello.ClearField("plans_in_force")
            hello.oldest_unacked_seq = 0
        return Step(records=[SiteSeen(site_up.site_id, hello)])

    def _speaks_for(self, gateway: bytes, site_id: str) -> Site | None:
        site = self.state.sites.get(site_id)
        return site if site is not None and site.gateway == gateway else None

    def _admit_frames(self, gateway: bytes, batch: Iterable[twin.SiteFrame], now: Now) -> Step:
        step = Step()
        marks: dict[str, Mark] = {}
        repeated: set[str] = set()
        limit_ns = self._street_ns(now) + AHEAD_LIMIT_NS
        for item in batch:
            site_id, frame = item.site_id, item.frame
            self.counts.received += 1
            site = self._speaks_for(gateway, site_id)
            if site is None:
                self.counts.stale += 1
                continue
            mark = Mark(frame.epoch, frame.seq)
            if mark <= marks.get(site_id, site.mark):
                self.counts.duplicates += 1
                repeated.add(site_id)
                continue
            try:
                columns_of(frame, len(site.sensors.sensors))
            except BadMessage as err:
                self.counts.refused += 1
                refusal = edge.Refusal(code="E01", message=str(err), epoch=frame.epoch, seq=frame.seq)
                down = twin.GatewayDown(refusal=twin.SiteRefusal(site_id=site_id, refusal=refusal))
                step.instructions.append(ToGateway(gateway, down))
                continue
            marks[site_id] = mark
            off_time = limit_ns > AHEAD_LIMIT_NS and frame.end_ts_ns > limit_ns
            step.records.append(FrameIn(site_id, frame, off_time))
        if again := sorted(repeated - marks.keys()):
            step.instructions += self.acks([self.state.sites[s] for s in again], edge.ACK_LEVEL_APPLIED)
        return step

    def acks(self, sites: Iterable[Site], level: edge.AckLevel) -> list[Instruction]:
        """One message per gateway that says how far each site's frames have come."""
        by_gateway: dict[bytes, list[twin.SiteAck]] = {}
        for site in sites:
            if site.gateway is not None and site.mark.epoch:
                ack = edge.Ack(
                    level=level,
                    epoch=site.mark.epoch,
                    seq=site.mark.seq,
                    credit_frames=self._settings.credit_frames,
                )
                by_gateway.setdefault(site.gateway, []).append(twin.SiteAck(site_id=site.site_id, ack=ack))
        return [ToGateway(g, twin.GatewayDown(acks=twin.SiteAcks(acks=acks))) for g, acks in by_gateway.items()]

    def journaled(self, records: Sequence[Record]) -> list[Instruction]:
        """Acks for frames that are on disk and not yet applied."""
        marks = {r.site_id: r.frame for r in records if isinstance(r, FrameIn)}
        by_gateway: dict[bytes, list[twin.SiteAck]] = {}
        for site_id, frame in marks.items():
            gateway = self.state.sites[site_id].gateway
            if gateway is not None:
                ack = edge.Ack(
                    level=edge.ACK_LEVEL_JOURNALED,
                    epoch=frame.epoch,
                    seq=frame.seq,
                    credit_frames=self._settings.credit_frames,
                )
                by_gateway.setdefault(gateway, []).append(twin.SiteAck(site_id=site_id, ack=ack))
        return [ToGateway(g, twin.GatewayDown(acks=twin.SiteAcks(acks=acks))) for g, acks in by_gateway.items()]

    def apply(self, records: Sequence[Record], now: Now) -> list[Instruction]:
        """Change the state by records that are journaled; returns what follows from them for others."""
        out: list[Instruction] = []
        touched: dict[str, Site] = {}
        for record in records:
            readings = self.state.apply(record)
            if readings is not None:
                out += self._after_close(readings)
            elif isinstance(record, FrameIn):
                site = self.state.sites[record.site_id]
                touched[site.site_id] = site
                self._note_progress(site, record, now)
            elif isinstance(record, CommandOut):
                out += self._send_command(record)
        return out + self.acks(touched.values(), edge.ACK_LEVEL_APPLIED)

    def _note_progress(self, site: Site, record: FrameIn, now: Now) -> None:
        if site.laggard and site.progress_ns >= self.tick_ns:
            site.laggard = False
        if self._settings.lockstep:
            return  # street time stands still there; the shell notes ages in wall time
        fresh = record.frame.end_ts_ns >= self.state.ticks.closed_ns and not record.off_time
        if fresh and record.frame.data_class == edge.DATA_CLASS_DETECTOR:
            self.ages.note((now.street_ns - record.frame.end_ts_ns) / 1e6)

    def _after_close(self, readings: twin.Readings) -> list[Instruction]:
        out: list[Instruction] = []
        if self.mirror_ready:
            if self.state.table_changed:
                out.append(ToMirror(twin.MirrorDown(table=self.state.numbering.table())))
            out.append(ToMirror(twin.MirrorDown(readings=readings)))
        return [*out, ReadingsSent(readings)]

    def _send_command(self, record: CommandOut) -> list[Instruction]:
        site = self.state.sites.get(record.site_id)
        if site is None or site.gateway is None:
            return []
        command = twin.SiteCommand(site_id=record.site_id, command=record.command)
        return [ToGateway(site.gateway, twin.GatewayDown(command=command))]

    def welcome(self, gateway: bytes, site_id: str) -> list[Instruction]:
        """The site's SiteSeen is applied: from now on this gateway speaks for it."""
        site = self.state.sites[site_id]
        site.gateway = gateway
        site.laggard = False
        welcome = edge.Welcome(
            acked_epoch=site.mark.epoch,
            acked_seq=site.mark.seq,
            credit_frames=self._settings.credit_frames,
            lockstep=self._settings.lockstep,
        )
        answer = twin.SiteWelcome(site_id=site_id, welcome=welcome)
        out: list[Instruction] = [ToGateway(gateway, twin.GatewayDown(welcome=answer))]
        for _, entry in sorted(self.state.plans.items()):
            pending = entry.pending
            if entry.site_id != site_id or pending is None or pending.life >= Life.ACCEPTED:
                continue
            if self.state.ticks.closed_ns - pending.command.basis_ts_ns < FRESH_NS:
                # Perhaps it never arrived. Sent twice it is one command, by its number and content.
                again = twin.SiteCommand(site_id=site_id, command=pending.command)
                out.append(ToGateway(gateway, twin.GatewayDown(command=again)))
        if self._paced_ns:
            # The street may stand still for a pace that went down with the old stream.
            out.append(ToGateway(gateway, twin.GatewayDown(pace=edge.Pace(ts_ns=self._paced_ns))))
        return out

    def _site_down(self, gateway: bytes, site_id: str) -> None:
        site = self._speaks_for(gateway, site_id)
        if site is not None:
            site.gateway = None

    def gateways(self) -> set[bytes]:
        """Gateways that hold streams of sites."""
        return {site.gateway for site in self.state.sites.values() if site.gateway is not None}

    def gateway_lost(self, gateway: bytes) -> None:
        """A gateway cannot be reached: its sites are away until they or it come back."""
        for site in self.state.sites.values():
            if site.gateway == gateway:
                site.gateway = None

    # ── from the mirror and the broker ────────────────────────────────────────────────────────────────────────────

    def on_mirror(self, message: twin.MirrorUp, now: Now) -> list[Instruction]:
        """Take a message of the mirror."""
        kind = message.WhichOneof("body")
        if kind == "ready":
            self.mirror_ready, self._mirror_late = True, False
            resume_ns = message.ready.resume_ts_ns
            self.nowcast = twin.NowcastDone(ts_ns=resume_ns)
            out: list[Instruction] = [ToMirror(twin.MirrorDown(table=self.state.numbering.table()))]
            self.state.told.clear()
            out += [ToMirror(twin.MirrorDown(readings=r)) for r in self.state.ticks.after(resume_ns)]
            asked = {snapshot_name(a.asked_ns): a.asked_ns for a in self.schedule.open.values() if a.request is None}
            return out + [self._ask_snapshot(ts_ns) for ts_ns in asked.values()]
        if kind == "done":
            self.nowcast, self._mirror_late = message.done, False
        elif kind == "snapshot":
            return self._on_snapshot(message.snapshot)
        return []

    def mirror_lost(self) -> None:
        """The mirror cannot be reached; it says so when it is back."""
        self.mirror_ready = False

    def _ask_snapshot(self, tick_ns: int) -> Instruction:
        request = twin.SnapshotRequest(request_id=snapshot_name(tick_ns), ts_ns=tick_ns)
        return ToMirror(twin.MirrorDown(snapshot=request))

    def _on_snapshot(self, ready: twin.SnapshotReady) -> list[Instruction]:
        out: list[Instruction] = []
        for ask in self.schedule.awaiting_snapshot(ready.request_id):
            ask.request = twin.SimRequest(
                request_id=ask.request_id,
                task=ask.inquiry.task,
                deadline_wall_ns=ask.deadline_wall_ns,
                snapshot_path=ready.path,
                arguments_json=arguments_of(ask, ready, self._settings, self.state),
            )
            out.append(ToBroker(twin.BrokerDown(request=ask.request)))
        return out

    def on_broker(self, message: twin.BrokerUp, now: Now) -> list[Instruction]:
        """Take a message of the broker."""
        kind = message.WhichOneof("body")
        if kind == "ready":
            self.broker_ready = True
            open_asks = sorted(self.schedule.open.values(), key=lambda a: a.request_id)
            # A broker that was restarted has forgotten them; one that was not answers from its memory.
            return [ToBroker(twin.BrokerDown(request=a.request)) for a in open_asks if a.request and a.result is None]
        if kind == "result":
            self.schedule.on_result(message.result, now.wall_ns)
        return []

    def broker_lost(self) -> None:
        """The broker cannot be reached; it says so when it is back."""
        self.broker_ready = False

    # ── the street second ─────────────────────────────────────────────────────────────────────────────────────────

    def step(self, now: Now) -> Step | None:
        """The next move at this moment, None where there is nothing to do but wait."""
        moves = {
            Phase.COLLECT: self._collect,
            Phase.MIRROR: self._await_mirror,
            Phase.SNAPSHOT: self._await_snapshot,
            Phase.RESULTS: self._await_results,
            Phase.COMMANDS: self._issue_commands,
        }
        return moves[self.phase](now)

    def _enter(self, phase: Phase, now: Now) -> None:
        self.phase = phase
        self._phase_mono_ns = now.mono_ns

    def _waited(self, now: Now, limit_ns: int) -> bool:
        """Whether this phase has lasted longer than `limit_ns` of wall time."""
        return now.mono_ns - self._phase_mono_ns > limit_ns

    def _street_ns(self, now: Now) -> int:
        if self._settings.lockstep:
            return self.state.ticks.closed_ns or self._settings.origin_ns
        return now.street_ns

    def _collect(self, now: Now) -> Step | None:
        end_ns = self._next_tick(now)
        if end_ns is None or not self._complete(end_ns, now):
            return None
        self.tick_ns = end_ns
        self.counts.ticks += 1
        self._collect_mono_ns = None
        self._enter(Phase.MIRROR, now)
        return Step(records=[TickClosed(end_ns)])

    def _next_tick(self, now: Now) -> int | None:
        """End of the tick that is open, None before there can be one."""
        closed_ns = self.state.ticks.closed_ns
        if self._settings.lockstep:
            if closed_ns:
                return closed_ns + TICK_NS
            return self.state.ticks.earliest_end_ns() or None
        newest = (now.street_ns - self._settings.origin_ns) // TICK_NS * TICK_NS + self._settings.origin_ns
        if not closed_ns:
            self._first_tick_ns = self._first_tick_ns or newest + TICK_NS
            return self._first_tick_ns
        if newest - closed_ns > self._settings.skip_after_ns:
            # We were away: what happened meanwhile is history, the twin is about now.
            self.counts.skipped += (newest - closed_ns) // TICK_NS - 1
            return newest
        return closed_ns + TICK_NS

    def _complete(self, end_ns: int, now: Now) -> bool:
        connected = [site for site in self.state.sites.values() if site.connected]
        behind = [site for site in connected if site.progress_ns < end_ns and not site.laggard]
        if not self._settings.lockstep:
            if connected and not behind and any(site.progress_ns >= end_ns for site in connected):
                return True
            if now.street_ns < end_ns + self._settings.grace_ns:
                return False
            self.counts.forced += bool(behind)
            return True
        if not any(site.progress_ns >= end_ns for site in connected):
            return False
        if self._collect_mono_ns is None:
            self._collect_mono_ns = now.mono_ns
        waited_ns = now.mono_ns - self._collect_mono_ns
        if not self.counts.ticks and waited_ns < self._settings.startup_wall_ns and not self._all_here(len(connected)):
            return False
        if not behind:
            return True
        if waited_ns < self._settings.tick_wall_ns:
            return False
        for site in behind:
            site.laggard = True
        self.counts.forced += 1
        return True

    def _all_here(self, connected: int) -> bool:
        """Whether the run may begin: sites, mirror and broker that were announced are there."""
        twin_here = (self.mirror_ready and self.broker_ready) or not self._settings.wait_for_twin
        return twin_here and connected >= self._settings.expected_sites

    def _await_mirror(self, now: Now) -> Step | None:
        # A mirror that is not there is not waited for: it says when it is back, and gets what it missed.
        waiting = self.mirror_ready and not self._mirror_late and self.nowcast.ts_ns < self.tick_ns
        if self._settings.lockstep and waiting:
            if not self._waited(now, self._settings.mirror_wall_ns):
                return None
            self.counts.mirror_timeouts += 1
            self._mirror_late = True
        out: list[Instruction] = []
        for inquiry in self.schedule.fall_due(self.tick_ns):
            if not (self.mirror_ready and self.broker_ready) or self.schedule.asks(inquiry):
                self.schedule.skip(inquiry)
                continue
            if not self.schedule.lacks_snapshot():
                out.append(self._ask_snapshot(self.tick_ns))
            self.schedule.ask(inquiry, self.tick_ns, now.wall_ns)
        self._enter(Phase.SNAPSHOT, now)
        return Step(instructions=out)

    def _await_snapshot(self, now: Now) -> Step | None:
        self._give_up(now)
        if self._settings.lockstep and self.mirror_ready and self.schedule.lacks_snapshot():
            return None
        self._enter(Phase.RESULTS, now)
        return Step()

    def _give_up(self, now: Now) -> None:
        self.counts.result_timeouts += len(self.schedule.give_up(now.wall_ns))

    def _await_results(self, now: Now) -> Step | None:
        self._give_up(now)
        if self.broker_ready and self.schedule.blocks(self.tick_ns):
            return None
        step = Step()
        for ask in self.schedule.take(self.tick_ns):
            self._take(ask, step)
        self._enter(Phase.COMMANDS, now)
        return step

    def _take(self, ask: Ask, step: Step) -> None:
        if ask.result is None:
            return
        result_json = ask.result.result_json
        if ask.inquiry.kind != self._settings.plan_kind:
            step.instructions.append(ForecastMade(ask.asked_ns, result_json))
            return
        try:
            proposals = self._rules.read_proposals(result_json)
        except BadMessage:
            self.counts.unreadable_results += 1
            return
        for proposal in proposals:
            entry = self.state.plans.get(proposal.controller_id)
            if entry is None:
                self.counts.unsafe += 1
                continue
            if proposal.plan is not None and (why := self._rules.check(proposal.controller_id, proposal.plan)):
                self.counts.unsafe += 1
                entry.reason = f"not sent: {why}"
                continue
            step.records.append(PlanWanted(proposal.controller_id, proposal.plan, self.tick_ns))

    def _issue_commands(self, now: Now) -> Step | None:
        step = Step()
        next_seq: dict[str, int] = {}
        for entry, wish in next_commands(self.state.plans.values(), self.tick_ns, self._rules.local_hash):
            site = self.state.sites.get(entry.site_id)
            if site is None or not site.connected or self.tick_ns - site.progress_ns > FRESH_NS:
                continue
            seq = next_seq.get(site.site_id, site.command_seq) + 1
            next_seq[site.site_id] = seq
            command = make_command(site, entry.controller_id, wish, seq)
            self._sign(command)
            step.records.append(CommandOut(site.site_id, command, self.tick_ns))
        self._enter(Phase.COLLECT, now)
        if self._settings.lockstep:
            self._paced_ns = self.tick_ns
            step.instructions.append(ToEveryGateway(twin.GatewayDown(pace=edge.Pace(ts_ns=self.tick_ns))))
        return step

    def validate(self) -> None:
        """Raise BrokenInvariant where the state contradicts itself."""
        self.state.validate()
