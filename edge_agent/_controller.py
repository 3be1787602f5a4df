"""One controller's safety kernel inside the agent: wire messages in, wire orders out, the kernel's state between them.

The kernel is pure; this shell gives it instants, turns reports into ticks and commands into its own plain types, and
keeps the promise of its callers: an exception in the kernel sends the device back to its local plan, and a second one
within a minute latches a fault.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._columns import LampChange
from hardware_profiles import mode_from_wire, plan_to_wire, safety

__all__ = ["Controller", "Effects", "MonitorView", "Ruling"]

_log = logging.getLogger("citybrain.agent.kernel")
_SECOND_FAILURE_MS = 60_000
_NS_PER_MS = 1_000_000


@dataclass(frozen=True, slots=True)
class MonitorView:
    """What is known of the monitor: heard of lately, with which profile, tripped or not."""

    armed: bool = False
    profile_hash: bytes = b""
    tripped: bool = False


@dataclass
class Effects:
    """What follows from a step: orders for the driver, news for the core."""

    apply: list[device.ApplyPlan] = field(default_factory=list)
    request: list[device.RequestStage] = field(default_factory=list)
    revert: list[str] = field(default_factory=list)  # causes
    life: list[safety.Life] = field(default_factory=list)
    events: list[safety.Event] = field(default_factory=list)
    fault: str = ""  # newly latched


@dataclass(frozen=True)
class Ruling:
    """A verdict that waits to be stored; `Controller.commit` lets it take effect, dropping it leaves no trace."""

    command: safety.Command
    state: safety.State | None  # None: the device has no kernel
    verdict: safety.Verdict
    out: safety.Out


class Controller:
    """The kernel of one controller, from its first report in this life of the agent."""

    def __init__(
        self,
        profile: safety.Profile,
        *,
        epoch: int,
        fault: str = "",
        saved_red: tuple[int, tuple[int, ...]] | None = None,
    ) -> None:
        self.profile = profile
        self._epoch, self._fault, self._saved_red = epoch, fault, saved_red
        self._group = {group.id: index for index, group in enumerate(profile.groups)}
        self._state: safety.State | None = None
        self._last = safety.Tick(0, 0, 0)
        self._failed_ms: int | None = None
        self.status = device.ControllerStatus()
        self.unknown_groups = 0

    @property
    def booted(self) -> bool:
        """Whether a report was seen in this life."""
        return self._state is not None

    @property
    def leased(self) -> bool:
        """Whether a leased plan or stage is with the device, so that its dead man must be fed."""
        state = self._state
        return state is not None and (
            state.plan is not None or (state.waiting is not None and state.waiting.sent_ms != safety.FAR_MS)
        )

    @property
    def in_force(self) -> tuple[str, bytes]:
        """(id, hash) of the leased plan seen in force; empty while the local plan runs."""
        state = self._state
        if state is None or state.plan is None:
            return "", b""
        return (state.plan.plan.id if state.plan.plan else ""), state.plan.hash

    @property
    def mode(self) -> int:
        """Mode as the kernel sees it, numbers as on the wire; 0 before the first report."""
        return int(self._state.mode) if self._state is not None else 0

    def reds(self, mono_ms: int) -> tuple[int, ...]:
        """How long each group has been without green, ms, for the store; 0 while it shows right of way."""
        state = self._state
        if state is None:
            return ()
        return tuple(
            max(0, mono_ms - since) if aspect == safety.Aspect.RED else 0
            for since, aspect in zip(state.red_since, state.rep, strict=True)
        )

    # ── reports ──────────────────────────────────────────────────────────────────────────────────────────────────

    def report(
        self,
        status: device.ControllerStatus,
        changes: Sequence[LampChange],
        *,
        base_mono_ms: int,
        mono_ms: int,
        wall_ms: int,
        wall_ok: bool,
        monitor: MonitorView,
    ) -> Effects:
        """One interval as the device reported it; `base_mono_ms` is its start, `mono_ms` its end."""
        self.status = status
        if self._state is None:
            self._boot(status, mono_ms, wall_ms)
        moves = []
        lamps = list(self._state.rep) if self._state is not None else []
        for change in changes:
            group = self._group.get(change.group_id)
            if group is None:
                self.unknown_groups += 1
                continue
            moves.append(safety.Change(base_mono_ms + change.dt_ms, group, change.aspect))
            lamps[group] = change.aspect
        if len(status.lamps) == len(lamps):
            # a change whose stamp was lost is still seen, at the end of the interval
            moves += [
                safety.Change(mono_ms, group, shown)
                for group, (shown, known) in enumerate(zip(status.lamps, lamps, strict=True))
                if shown != known and shown and not self._same(group, shown, known)
            ]
        self._last = safety.Tick(
            mono_ms=mono_ms,
            wall_ms=wall_ms,
            report_ms=mono_ms,
            changes=tuple(moves),
            wall_ok=wall_ok,
            device_mode=mode_from_wire(status.mode),
            device_plan=status.plan_id,
            device_stage=status.stage,
            monitor_armed=monitor.armed,
            monitor_hash=monitor.profile_hash,
            monitor_tripped=monitor.tripped,
        )
        return self._step(self._last)

    def _same(self, group: int, shown: int, known: int) -> bool:
        """Pedestrian clearance may be reported as flashing green; the kernel keeps it as clearance."""
        clearance = (safety.Aspect.PED_CLEAR, safety.Aspect.GREEN_FLASH)
        return self.profile.groups[group].kind is safety.Kind.PED and shown in clearance and known in clearance

    def _boot(self, status: device.ControllerStatus, mono_ms: int, wall_ms: int) -> None:
        n = len(self.profile.groups)
        lamps = tuple(status.lamps) if len(status.lamps) == n else (int(safety.Aspect.UNKNOWN),) * n
        red_ms = None
        if self._saved_red is not None and len(self._saved_red[1]) == n:
            down_ms = wall_ms - self._saved_red[0] // _NS_PER_MS
            if 0 <= down_ms <= 3_600_000:
                red_ms = tuple(red + down_ms if red else 0 for red in self._saved_red[1])
        self._state = safety.boot(
            self.profile,
            mono_ms=mono_ms,
            wall_ms=wall_ms,
            epoch=self._epoch,
            reported=lamps,
            red_ms=red_ms,
            fault=self._fault,
        )

    def advance(self, mono_ms: int, wall_ms: int, wall_ok: bool, monitor: MonitorView) -> Effects:
        """Time has passed without a report: leases end, silence is noticed."""
        if self._state is None or mono_ms <= self._last.mono_ms:
            return Effects()
        last = self._last
        return self._step(
            safety.Tick(
                mono_ms=mono_ms,
                wall_ms=wall_ms,
                report_ms=last.report_ms,
                wall_ok=wall_ok,
                device_mode=last.device_mode,
                device_plan=last.device_plan,
                device_stage=last.device_stage,
                monitor_armed=monitor.armed,
                monitor_hash=monitor.profile_hash,
                monitor_tripped=monitor.tripped,
            )
        )

    def _step(self, tick: safety.Tick) -> Effects:
        assert self._state is not None
        before = self._state.fault
        try:
            state, out = safety.step(self.profile, self._state, tick)
        except Exception:  # a bug of ours must end in the local plan, whatever it is
            return self._failed(tick.mono_ms)
        self._state = state
        return self._effects(out, state.fault if state.fault != before else "")

    # ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────

    def rule(self, command: safety.Command, now_ms: int) -> Ruling | None:
        """The kernel's ruling; nothing has happened yet. None before the first report (answer E23)."""
        if self._state is None:
            return None
        try:
            state, verdict, out = safety.admit(self.profile, self._state, command, now_ms)
        except Exception:
            _log.exception("%s: the kernel failed on command %d", self.profile.id, command.seq)
            verdict = safety.Verdict("E01", "the kernel failed on this command", burns=False)
            return Ruling(command, self._state, verdict, safety.Out())
        return Ruling(command, state, verdict, out)

    def commit(self, ruling: Ruling) -> Effects:
        """The verdict is stored: it takes effect, and the kernel steps once more so that a plan goes out at once."""
        assert ruling.state is not None
        self._state = ruling.state
        effects = self._effects(ruling.out, "")
        if ruling.verdict.accepted and not ruling.verdict.repeated:
            last = self._last
            more = self._step(
                safety.Tick(
                    mono_ms=ruling.state.mono,
                    wall_ms=ruling.state.wall,
                    report_ms=last.report_ms,
                    wall_ok=last.wall_ok,
                    device_mode=last.device_mode,
                    device_plan=last.device_plan,
                    device_stage=last.device_stage,
                    monitor_armed=last.monitor_armed,
                    monitor_hash=last.monitor_hash,
                    monitor_tripped=last.monitor_tripped,
                )
            )
            for name in ("apply", "request", "revert", "life", "events"):
                getattr(effects, name).extend(getattr(more, name))
            effects.fault = more.fault
        return effects

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _failed(self, mono_ms: int) -> Effects:
        _log.exception("%s: the kernel failed; back to the local plan", self.profile.id)
        again = self._failed_ms is not None and mono_ms - self._failed_ms <= _SECOND_FAILURE_MS
        self._failed_ms = mono_ms
        life = []
        if self._state is not None:
            for leased in (self._state.plan, self._state.waiting):
                if leased is not None:
                    life.append(safety.Life(leased.epoch, leased.seq, safety.LifeState.REVERTED, "KERNEL"))
            seq_hi, verdicts = self._state.seq_hi, self._state.verdicts
            self._state = safety.boot(
                self.profile,
                mono_ms=mono_ms,
                wall_ms=self._state.wall,
                epoch=self._epoch,
                reported=tuple(self.status.lamps) or tuple(self._state.rep),
                seq_hi=seq_hi,
                verdicts=verdicts,
                fault="KERNEL" if again else self._state.fault,
            )
        return Effects(
            revert=["KERNEL"],
            life=life,
            events=[safety.Event("KERNEL", mono_ms, "the safety kernel failed")],
            fault="KERNEL" if again else "",
        )

    def _effects(self, out: safety.Out, fault: str) -> Effects:
        effects = Effects(life=list(out.life), events=list(out.events), fault=fault)
        for order in out.requests:
            if order.kind == "plan" and order.plan is not None:
                effects.apply.append(device.ApplyPlan(device_id=self.profile.id, plan=plan_to_wire(order.plan)))
            elif order.kind == "stage":
                effects.request.append(
                    device.RequestStage(
                        device_id=self.profile.id,
                        request=edge.StageRequest(stage=order.stage, hold_ms=order.hold_ms),
                    )
                )
            elif order.kind in ("revert", "flash"):
                # device.proto has no flash order: the local plan is the safest thing such a device can be told
                effects.revert.append(order.cause or order.kind)
        if out.revert and not effects.revert:
            effects.revert.append(out.revert)
        if out.trip and not effects.revert:
            effects.revert.append("TRIP")
        return effects
