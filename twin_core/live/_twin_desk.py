"""The core's side of the mirror and of the sim broker: who is there, what was asked, what has come."""

from __future__ import annotations

from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._instructions import Instruction, Now, ToBroker, ToMirror
from twin_core.live._live import Live
from twin_core.live._questions import arguments_of
from twin_core.live._schedule import Schedule, snapshot_name

__all__ = ["TwinDesk"]


class TwinDesk:
    """`nowcast`: what the mirror said last. `mirror_late`: it missed a limit and is not waited for until it answers."""

    def __init__(self, live: Live) -> None:
        self._live = live
        settings = live.settings
        self.schedule = Schedule(settings.inquiries, settings.origin_ns, settings.lockstep)
        self.nowcast = twin.NowcastDone()
        self.mirror_ready = False
        self.broker_ready = False
        self.mirror_late = False

    @property
    def ready(self) -> bool:
        """Whether there is someone to ask."""
        return self.mirror_ready and self.broker_ready

    def on_mirror(self, message: twin.MirrorUp, now: Now) -> list[Instruction]:
        """Take a message of the mirror."""
        kind = message.WhichOneof("body")
        if kind == "ready":
            self.mirror_ready, self.mirror_late = True, False
            resume_ns = message.ready.resume_ts_ns
            self.nowcast = twin.NowcastDone(ts_ns=resume_ns)
            out: list[Instruction] = [ToMirror(twin.MirrorDown(table=self._live.state.numbering.table()))]
            self._live.state.told.clear()
            out += [ToMirror(twin.MirrorDown(readings=r)) for r in self._live.state.ticks.after(resume_ns)]
            asked = {snapshot_name(a.asked_ns): a.asked_ns for a in self.schedule.open.values() if a.request is None}
            return out + [self.ask_snapshot(ts_ns) for ts_ns in asked.values()]
        if kind == "done":
            self.nowcast, self.mirror_late = message.done, False
        elif kind == "snapshot":
            return self._on_snapshot(message.snapshot)
        return []

    def mirror_lost(self) -> None:
        """The mirror cannot be reached; it says so when it is back."""
        self.mirror_ready = False

    def ask_snapshot(self, tick_ns: int) -> Instruction:
        """Ask the mirror to write down the state at `tick_ns`."""
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
                arguments_json=arguments_of(ask, ready, self._live.settings, self._live.state),
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
