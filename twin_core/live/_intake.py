"""What gateways say: judged against what is known, answered where nothing has to be written down first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citybrain_wire import frame as frames
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._alarms import AlarmSignal, kind_of_code
from twin_core.live._instructions import Instruction, Now, ToGateway
from twin_core.live._live import Live, Step
from twin_core.live._plans import Life
from twin_core.live._records import FrameIn, LossIn, Record, SiteSeen, StatusIn
from twin_core.live._sites import Mark, Site
from twin_core.live._ticks import AHEAD_LIMIT_NS, TICK_NS

__all__ = ["FRESH_NS", "Intake"]

STALE = "STALE"  # code of a refusal that is about a whole stream
FRESH_NS = 8 * TICK_NS  # agents refuse a basis older than 10 s; two seconds are left for the way


_PLAN_ALARMS = {
    edge.COMMAND_STATE_REJECTED: "plan_rejected",
    edge.COMMAND_STATE_EXPIRED: "plan_expired",
    edge.COMMAND_STATE_REVERTED: "plan_expired",
    edge.COMMAND_STATE_ROLLED_BACK: "plan_rolled_back",
}


class Intake:
    """Streams and frames. A site belongs to the gateway that announced it last; what others say of it is stale."""

    def __init__(self, live: Live) -> None:
        self._live = live

    def admit(self, gateway: bytes, message: twin.GatewayUp, now: Now) -> Step:
        """Judge a message: what of it is new (records), what can be answered at once (instructions)."""
        kind = message.WhichOneof("body")
        if kind == "frames":
            return self._admit_frames(gateway, message.frames.frames, now)
        if kind == "status":
            if self._speaks_for(gateway, message.status.site_id) is None:
                return Step()
            return self._admit_status(message.status)
        if kind == "loss":
            if self._speaks_for(gateway, message.loss.site_id) is None:
                return Step()
            return self._admit_loss(message.loss.site_id, message.loss.loss)
        if kind == "site_up":
            return self._admit_site(message.site_up)
        if kind == "site_down":
            self._site_down(gateway, message.site_down.site_id)
        elif kind == "alarm":
            return self._admit_alarm(gateway, message.alarm)
        return Step()

    def _admit_loss(self, site_id: str, loss: edge.Loss) -> Step:
        try:
            frames.check_loss(loss)
        except BadMessage:
            self._live.counts.refused += 1
            return Step()
        return Step(records=[LossIn(site_id, loss)])

    def _admit_status(self, message: twin.SiteStatus) -> Step:
        status, state = message.status, self._live.state
        records: list[Record] = [StatusIn(message.site_id, status)]
        entry = state.plans.get(status.device_id)
        of_plan = entry is not None and entry.kinds.get((status.epoch, status.seq)) == edge.COMMAND_KIND_PLAN
        if of_plan and status.state in _PLAN_ALARMS:
            records.append(state.plan_signal(_PLAN_ALARMS[status.state], status.device_id, status.reason))
        return Step(records)

    def _admit_alarm(self, gateway: bytes, message: twin.SiteAlarm) -> Step:
        site, alarm = self._speaks_for(gateway, message.site_id), message.alarm
        if site is None:
            return Step()
        code = alarm.code[:40]
        self._live.alarms[code] += 1
        state = self._live.state
        devices = {device.id for device in site.hello.devices}
        where = state.place_of(site.site_id)
        place = where._replace(kind="controller", id=alarm.device_id) if alarm.device_id in devices else where
        detail = {"code": code, "text": alarm.text[:200]}
        return Step([AlarmSignal(kind_of_code(code), place, True, state.ticks.closed_ns, detail)])

    def _admit_site(self, site_up: twin.SiteUp) -> Step:
        hello = site_up.hello
        if site_up.resumed:
            # Only the line between gateway and core was cut. What the journal says of plans is newer than this Hello.
            site = self._live.state.sites.get(site_up.site_id)
            if site is not None and site.knows(hello):
                return Step()
            hello.ClearField("plans_in_force")
            hello.oldest_unacked_seq = 0
        return Step(records=[SiteSeen(site_up.site_id, hello)])

    def _speaks_for(self, gateway: bytes, site_id: str) -> Site | None:
        site = self._live.state.sites.get(site_id)
        return site if site is not None and site.gateway == gateway else None

    def _admit_frames(self, gateway: bytes, batch: Iterable[twin.SiteFrame], now: Now) -> Step:
        step = Step()
        marks: dict[str, Mark] = {}
        repeated: set[str] = set()
        stale: set[str] = set()
        limit_ns = self._live.street_ns(now) + AHEAD_LIMIT_NS
        for item in batch:
            site_id, frame = item.site_id, item.frame
            self._live.counts.received += 1
            site = self._speaks_for(gateway, site_id)
            if site is None:
                self._live.counts.stale += 1
                stale.add(site_id)
                continue
            mark = Mark(frame.epoch, frame.seq)
            if mark <= marks.get(site_id, site.mark):
                self._live.counts.duplicates += 1
                repeated.add(site_id)
                continue
            try:
                site.sensors.columns_of(frame)
            except BadMessage as err:
                self._live.counts.refused += 1
                refusal = edge.Refusal(code="E01", message=str(err), epoch=frame.epoch, seq=frame.seq)
                down = twin.GatewayDown(refusal=twin.SiteRefusal(site_id=site_id, refusal=refusal))
                step.instructions.append(ToGateway(gateway, down))
                continue
            marks[site_id] = mark
            off_time = limit_ns > AHEAD_LIMIT_NS and frame.end_ts_ns > limit_ns
            step.records.append(FrameIn(site_id, frame, off_time))
        step.instructions += [_not_yours(gateway, site_id) for site_id in sorted(stale)]
        if again := sorted(repeated - marks.keys()):
            step.instructions += self.acks([self._live.state.sites[s] for s in again], edge.ACK_LEVEL_APPLIED)
        return step

    def acks(self, sites: Iterable[Site], level: edge.AckLevel) -> list[Instruction]:
        """How far each site's frames have come, one message per gateway."""
        return self._say((site, self._live.ack(*site.mark, level)) for site in sites if site.mark.epoch)

    def journaled(self, records: Sequence[Record]) -> list[Instruction]:
        """Acks for frames that are on disk and not yet applied."""
        newest = {r.site_id: r.frame for r in records if isinstance(r, FrameIn)}
        level = edge.ACK_LEVEL_JOURNALED
        return self._say(
            (self._live.state.sites[site_id], self._live.ack(frame.epoch, frame.seq, level))
            for site_id, frame in newest.items()
        )

    def _say(self, acks: Iterable[tuple[Site, edge.Ack]]) -> list[Instruction]:
        by_gateway: dict[bytes, list[twin.SiteAck]] = {}
        for site, ack in acks:
            if site.gateway is not None:
                by_gateway.setdefault(site.gateway, []).append(twin.SiteAck(site_id=site.site_id, ack=ack))
        return [ToGateway(g, twin.GatewayDown(acks=twin.SiteAcks(acks=rows))) for g, rows in by_gateway.items()]

    def welcome(self, gateway: bytes, site_id: str) -> list[Instruction]:
        """The site's SiteSeen is applied: from now on this gateway speaks for it."""
        site = self._live.state.sites[site_id]
        site.gateway = gateway
        site.laggard = False
        welcome = edge.Welcome(
            acked_epoch=site.mark.epoch,
            acked_seq=site.mark.seq,
            credit_frames=self._live.settings.credit_frames,
            lockstep=self._live.settings.lockstep,
        )
        answer = twin.SiteWelcome(site_id=site_id, welcome=welcome)
        out: list[Instruction] = [ToGateway(gateway, twin.GatewayDown(welcome=answer))]
        for _, entry in sorted(self._live.state.plans.items()):
            pending = entry.pending
            if entry.site_id != site_id or pending is None or pending.life >= Life.ACCEPTED:
                continue
            if self._live.state.ticks.closed_ns - pending.command.basis_ts_ns < FRESH_NS:
                # Perhaps it never arrived. Sent twice it is one command, by its number and content.
                again = twin.SiteCommand(site_id=site_id, command=pending.command)
                out.append(ToGateway(gateway, twin.GatewayDown(command=again)))
        if self._live.paced_ns:
            # The street may stand still for a pace that went down with the old stream.
            out.append(ToGateway(gateway, twin.GatewayDown(pace=edge.Pace(ts_ns=self._live.paced_ns))))
        return out

    def _site_down(self, gateway: bytes, site_id: str) -> None:
        site = self._speaks_for(gateway, site_id)
        if site is not None:
            site.gateway = None

    def gateways(self) -> set[bytes]:
        """Gateways that hold streams of sites."""
        return {site.gateway for site in self._live.state.sites.values() if site.gateway is not None}

    def gateway_lost(self, gateway: bytes) -> None:
        """A gateway cannot be reached: its sites are away until they or it come back."""
        for site in self._live.state.sites.values():
            if site.gateway == gateway:
                site.gateway = None


def _not_yours(gateway: bytes, site_id: str) -> Instruction:
    """The site was announced by another gateway since. Said aloud, or a stream that lost its place to a half-dead older
    one would wait for acks for ever: its agent connects anew and is announced again."""
    refusal = edge.Refusal(code=STALE, message="the site is heard by another gateway; connect again")
    return ToGateway(gateway, twin.GatewayDown(refusal=twin.SiteRefusal(site_id=site_id, refusal=refusal)))
