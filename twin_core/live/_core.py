"""The core as a pure state machine: messages and moments in, records and instructions out. No socket, file or clock.

    message ─▶ intake.admit ─▶ records ─▶ (shell journals them) ─▶ apply ─▶ instructions ─▶ (shell sends them)
    moment  ─▶ step  ─▶ records and instructions, until nothing is left to do

A street second runs through these phases; outside lock-step none of them waits:

    COLLECT   until every connected site has reached T, or T is half a second past (`_gates`)
    MIRROR    readings are out; lock-step waits for the nowcast
    SNAPSHOT  on a period boundary: questions are asked; lock-step waits for the snapshot they start from
    RESULTS   lock-step waits for results that are due at T; then plans are wanted or not
    COMMANDS  commands are issued, renewed, cancelled; lock-step then lets the street go on (Pace)

Every wait in lock-step ends after a wall time limit and is counted, so a dead process never stops the street.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._commands import make_command, make_sign_command
from twin_core.live._forecasts import read_forecast
from twin_core.live._gates import ClockGate, Gate, LockstepGate
from twin_core.live._instructions import (
    Instruction,
    Now,
    ReadingsSent,
    Rules,
    ToEveryGateway,
    ToGateway,
    ToMirror,
)
from twin_core.live._intake import FRESH_NS, Intake
from twin_core.live._judge import Judge
from twin_core.live._live import Live, Step
from twin_core.live._people import PeopleDesk
from twin_core.live._pipes_desk import PipesDesk
from twin_core.live._plan_desk import PlanDesk
from twin_core.live._plans import next_commands
from twin_core.live._records import CommandOut, ForecastIn, FrameIn, Record, TickClosed
from twin_core.live._settings import CoreSettings
from twin_core.live._sites import Site
from twin_core.live._state import State, new_state
from twin_core.live._ticks import TICK_NS
from twin_core.live._twin_desk import TwinDesk

__all__ = ["Core", "Phase"]


class Phase(Enum):
    """Where the open tick stands."""

    COLLECT = "collect"
    MIRROR = "mirror"
    SNAPSHOT = "snapshot"
    RESULTS = "results"
    COMMANDS = "commands"


class Core:
    """The one writer's logic; `sign` signs a command.

    `intake` deals with gateways, `desk` with mirror and broker, `pipes` with hydraulics, `people` with people; `judge`
    raises alarms.
    """

    def __init__(
        self,
        settings: CoreSettings,
        rules: Rules,
        sign: Callable[[edge.Command], None],
        state: State | None = None,
    ) -> None:
        self._live = Live(settings, state or new_state(rules, settings))
        self._rules = rules
        self._sign = sign
        self.intake = Intake(self._live)
        self.desk = TwinDesk(self._live)
        self.pipes = PipesDesk(self._live)
        self._plans = PlanDesk(self._live, rules)
        self.people = PeopleDesk(self._live, rules, self._plans)
        self.people.pipes_view = self.pipes.view
        self.judge = Judge(self._live, self.desk.schedule)
        self.phase = Phase.COLLECT
        self.tick_ns = 0
        self._phase_mono_ns = 0
        self._signs: dict[str, tuple[str, int]] = {}  # device → (site, number to show), to be sent with the commands
        self._gate: Gate = (
            LockstepGate(self._live, self.desk, self.pipes) if settings.lockstep else ClockGate(self._live)
        )
        if self._live.state.ticks.closed_ns:
            # The last tick may have been cut off between its record and its pace: go through the rest of it again.
            self.tick_ns = self._live.state.ticks.closed_ns
            self.desk.schedule.resume_at(self.tick_ns - TICK_NS)
            self.phase = Phase.MIRROR

    @property
    def live(self) -> Live:
        """State and counters, for those who report them."""
        return self._live

    @property
    def state(self) -> State:
        """The durable state."""
        return self._live.state

    def apply(self, records: Sequence[Record], now: Now) -> list[Instruction]:
        """Change the state by records that are journaled; returns what follows from them for others."""
        out: list[Instruction] = []
        touched: dict[str, Site] = {}
        for record in records:
            readings = self._live.state.apply(record)
            if readings is not None:
                out += self._after_close(readings)
            elif isinstance(record, FrameIn):
                site = self._live.state.sites[record.site_id]
                touched[site.site_id] = site
                self._note_progress(site, record, now)
            elif isinstance(record, CommandOut):
                out += self._send_command(record)
        return out + self.intake.acks(touched.values(), edge.ACK_LEVEL_APPLIED)

    def _note_progress(self, site: Site, record: FrameIn, now: Now) -> None:
        if site.laggard and site.progress_ns >= self.tick_ns:
            site.laggard = False
        fresh = record.frame.end_ts_ns > self._live.state.ticks.closed_ns and not record.off_time
        if not fresh or record.frame.data_class != edge.DATA_CLASS_DETECTOR:
            return
        self._gate.heard(now)
        if not self._live.settings.lockstep:  # where street time stands still the shell notes ages in wall time
            self._live.ages.note((now.street_ns - record.frame.end_ts_ns) / 1e6)

    def _after_close(self, readings: twin.Readings) -> list[Instruction]:
        out: list[Instruction] = []
        if self.desk.mirror_ready:
            if self._live.state.table_changed:
                out.append(ToMirror(twin.MirrorDown(table=self._live.state.numbering.table())))
            out.append(ToMirror(twin.MirrorDown(readings=readings)))
        return [*out, *self.pipes.on_close(readings), ReadingsSent(readings)]

    def _send_command(self, record: CommandOut) -> list[Instruction]:
        site = self._live.state.sites.get(record.site_id)
        if site is None or site.gateway is None:
            return []
        command = twin.SiteCommand(site_id=record.site_id, command=record.command)
        return [ToGateway(site.gateway, twin.GatewayDown(command=command))]

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

    def _collect(self, now: Now) -> Step | None:
        end_ns = self._gate.next_tick(now)
        if end_ns is None or not self._gate.complete(end_ns, now):
            return None
        closed_ns = self._live.state.ticks.closed_ns
        if closed_ns:
            self._live.counts.skipped += (end_ns - closed_ns) // TICK_NS - 1
        self.tick_ns = end_ns
        self._live.counts.ticks += 1
        self._enter(Phase.MIRROR, now)
        return Step(records=[TickClosed(end_ns)])

    def _await_mirror(self, now: Now) -> Step | None:
        # A mirror that is not there is not waited for: it says when it is back, and gets what it missed.
        waiting = self.desk.mirror_ready and not self.desk.mirror_late and self.desk.nowcast.ts_ns < self.tick_ns
        if self._live.settings.lockstep and waiting:
            if not self._waited(now, self._live.settings.mirror_wall_ns):
                return None
            self._live.counts.mirror_timeouts += 1
            self.desk.mirror_late = True
        if self._live.settings.lockstep and self.pipes.behind:
            if not self._waited(now, self._live.settings.mirror_wall_ns):
                return None
            self.pipes.give_up()
        out: list[Instruction] = []
        for inquiry in self.desk.schedule.fall_due(self.tick_ns):
            if not self.desk.ready or self.desk.schedule.asks(inquiry):
                self.desk.schedule.skip(inquiry)
                continue
            if not self.desk.schedule.lacks_snapshot():
                out.append(self.desk.ask_snapshot(self.tick_ns))
            self.desk.schedule.ask(inquiry, self.tick_ns, now.wall_ns)
        self._enter(Phase.SNAPSHOT, now)
        return Step([*self.judge.look(self.tick_ns)], out)

    def _await_snapshot(self, now: Now) -> Step | None:
        self._give_up(now)
        if self._live.settings.lockstep and self.desk.mirror_ready and self.desk.schedule.lacks_snapshot():
            return None
        self._enter(Phase.RESULTS, now)
        return Step()

    def _give_up(self, now: Now) -> None:
        self.desk.schedule.give_up(now.wall_ns)

    def _await_results(self, now: Now) -> Step | None:
        self._give_up(now)
        if self.desk.broker_ready and self.desk.schedule.blocks(self.tick_ns):
            return None
        step = Step()
        for ask in self.desk.schedule.take(self.tick_ns):
            found = self._plans.take(ask, self.tick_ns)
            step.records += found.records
            step.instructions += found.instructions
        self._enter(Phase.COMMANDS, now)
        return step

    def _issue_commands(self, now: Now) -> Step | None:
        step = Step()
        next_seq: dict[str, int] = {}
        for entry, wish in next_commands(self._live.state.plans.values(), self.tick_ns, self._rules.local_hash):
            site = self._live.state.sites.get(entry.site_id)
            if site is None or not site.connected or self.tick_ns - site.progress_ns > FRESH_NS:
                continue
            seq = next_seq.get(site.site_id, site.command_seq) + 1
            next_seq[site.site_id] = seq
            command = make_command(site, entry.controller_id, wish, seq)
            self._sign(command)
            step.records.append(CommandOut(site.site_id, command, self.tick_ns))
        step.records += self._sign_commands(next_seq)
        self._enter(Phase.COLLECT, now)
        if self._live.settings.lockstep:
            self._live.paced_ns = self.tick_ns
            step.instructions.append(ToEveryGateway(twin.GatewayDown(pace=edge.Pace(ts_ns=self.tick_ns))))
        return step

    def show(self, site_id: str, device_id: str, free_bays: int) -> bool:
        """A sign shall show a number with the next commands; False where its site cannot be reached now."""
        site = self._live.state.sites.get(site_id)
        if site is None or not site.connected or self.tick_ns - site.progress_ns > FRESH_NS:
            return False
        self._signs[device_id] = (site_id, free_bays)
        return True

    def _sign_commands(self, next_seq: dict[str, int]) -> list[Record]:
        records: list[Record] = []
        for device_id, (site_id, free_bays) in sorted(self._signs.items()):
            site = self._live.state.sites[site_id]
            seq = next_seq.get(site_id, site.command_seq) + 1
            next_seq[site_id] = seq
            command = make_sign_command(site, device_id, free_bays, seq)
            self._sign(command)
            records.append(CommandOut(site_id, command, self.tick_ns))
        self._signs.clear()
        return records

    def forecast_told(self, kind: str, issued_ns: int, forecast_json: bytes, past_error: Mapping[str, object]) -> Step:
        """A forecast as its scorer corrected it: kept for those who ask, and journaled."""
        self._live.past_error = past_error
        try:
            read_forecast(forecast_json)
        except BadMessage:
            self._live.counts.unreadable_forecasts += 1
            return Step()
        forecast = json.loads(forecast_json)
        self._live.forecasts[kind, *sorted(forecast["leads"])] = forecast
        return Step([ForecastIn(kind, issued_ns, forecast_json)])

    def validate(self) -> None:
        """Raise BrokenInvariant where the state contradicts itself."""
        self._live.state.validate()
