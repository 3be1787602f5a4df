"""One site in the agent: what its cabinet reports becomes frames, what the core commands becomes orders, by the kernel.

    report ─▶ kernel shadow ─▶ frames ─▶ hub.spool                 command ─▶ ruling ─▶ hub.persist ─▶ orders ─▶ status
                                                                                └ E34 and no effect where it fails

Events of a site are handled strictly one after another: while a verdict is being stored, reports, commands and paces
wait. That is what makes "persist, effect, answer" hold, and a lock-step pace mean that all commands before it are dealt
with. Nothing here waits or reads a clock: instants come from stamps and from the owner.
"""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from citybrain_wire import plan as plans
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from edge_agent._columns import NO_ROWS, Columns, LampChange, SensorTable, seal_columns
from edge_agent._controller import Controller, Effects, MonitorView, Ruling
from edge_agent._drivers import Driver
from edge_agent._shows import ShowDesk
from edge_agent._spool import Row, RowKind
from edge_agent._store import KEEP_TABLES, OpenCommand, StoredVerdict
from edge_agent._time import SiteTime
from hardware_profiles import command_from_wire, life_to_wire, safety

__all__ = ["Hub", "Site"]

_log = logging.getLogger("citybrain.agent.site")
_NS_PER_S = 1_000_000_000
_ALARM_GAP_NS = 60 * _NS_PER_S
_ORPHAN_GAP_MS = 5_000
_DERIVED_PERIOD_NS = 60 * _NS_PER_S
_ENDED = frozenset(
    (
        safety.LifeState.SUPERSEDED,
        safety.LifeState.EXPIRED,
        safety.LifeState.CANCELLED,
        safety.LifeState.REVERTED,
        safety.LifeState.ROLLED_BACK,
    )
)


class Hub(Protocol):
    """What a site needs of the daemon."""

    def spool(self, rows: Sequence[Row]) -> None:
        """Store rows with the next transaction and send them after it."""
        ...

    def persist(
        self, verdicts: Sequence[StoredVerdict], opened: Sequence[OpenCommand], then: Callable[[bool], None]
    ) -> None:
        """Store verdicts durably, then call `then(stored)`."""
        ...

    def remember_table(self, site: str, table: edge.Table, then: Callable[[], None]) -> None:
        """Store a sensor table durably, then call `then`, stored or not."""
        ...

    def ended(self, site: str, epoch: int, seq: int) -> None:
        """A command has ended; stored with a later transaction."""
        ...

    def latch(self, site: str, device_id: str, code: str, ts_ns: int) -> None:
        """Store a latched fault."""
        ...

    def monitor(self, site: str, device_id: str, ts_ns: int) -> MonitorView:
        """What is known of the monitor for this controller at street time `ts_ns`."""
        ...

    def feed_monitor(self, site: str, raw: bytes) -> None:
        """Hand a raw message of the device to the monitor."""
        ...

    def introduce(self, site: str, raw: bytes) -> None:
        """Hand a cabinet's identity to the monitor."""
        ...

    def proceed(self, site: Site, ts_ns: int) -> None:
        """Lock-step: let the street go on once the monitor has judged everything up to `ts_ns`."""
        ...

    def attached(self, site: Site, *, changed: bool) -> None:
        """The cabinet is there; `changed`: its tables differ from those of the last Hello."""
        ...

    def detached(self, site: Site) -> None:
        """The cabinet is gone."""
        ...


class Site:
    """One site. `counts`: reports, bad_reports, old_reports, commands, rejected, alarms."""

    def __init__(
        self,
        site_id: str,
        *,
        epoch: int,
        profiles: Mapping[str, safety.Profile],
        verify_key: Ed25519PublicKey,
        driver: Driver,
        hub: Hub,
        time: SiteTime,
        faults: Mapping[str, str] | None = None,
        reds: Mapping[str, tuple[int, tuple[int, ...]]] | None = None,
        tables: Sequence[edge.Table] = (),
    ) -> None:
        self.id, self.epoch = site_id, epoch
        self.counts: Counter[str] = Counter()
        self.time = time
        self.seq = 0
        self.last_end_ns = 0
        self._done_ns = 0
        self.devices: list[edge.Device] = []
        self.table: SensorTable | None = None
        self._key, self._driver, self._hub = verify_key, driver, hub
        self.controllers = {
            name: Controller(profile, epoch=epoch, fault=(faults or {}).get(name, ""), saved_red=(reds or {}).get(name))
            for name, profile in profiles.items()
        }
        self._tables = {table.crc32: table for table in tables}
        self._shows = ShowDesk(epoch)
        self._inbox: deque[Callable[[], None]] = deque()
        self._storing = False
        self._alarmed: dict[tuple[str, str], int] = {}
        self._plan_ids: dict[tuple[int, int], tuple[str, str]] = {}
        self._derived: dict[int, tuple[float, int]] = {}
        self._reverted_ms: dict[str, int] = {}
        self._mismatch: set[str] = set()

    # ── one event after another ──────────────────────────────────────────────────────────────────────────────────

    def _submit(self, event: Callable[[], None]) -> None:
        self._inbox.append(event)
        self._drain()

    def _drain(self) -> None:
        while self._inbox and not self._storing:
            self._inbox.popleft()()

    # ── the driver's side (DriverSink) ───────────────────────────────────────────────────────────────────────────

    def attached(self, identity: device.Identity) -> None:
        """The cabinet has introduced itself."""
        self._submit(lambda: self._attach(identity))

    def reported(self, report: device.Report, raw: bytes) -> None:
        """One interval of street time."""
        self._submit(lambda: self._report(report, raw))

    def applied(self, result: device.ApplyResult) -> None:
        """A controller's answer to a plan: only a refusal tells anything, since in force is what is *seen* in force."""
        if not result.ok:
            self._submit(lambda: self._refused(result))

    def detached(self, cause: str) -> None:
        """The cabinet is gone."""
        self._hub.detached(self)
        self.alarm("DEVICE_LOST", cause, "")

    def _attach(self, identity: device.Identity) -> None:
        try:
            table = SensorTable(identity.devices, identity.sensors)
        except BadMessage as err:
            self.alarm("BAD_IDENTITY", str(err), "")
            return
        devices = []
        self._mismatch = set()
        for entry in identity.devices:
            mine = edge.Device()
            mine.CopyFrom(entry)
            controller = self.controllers.get(entry.id)
            if controller is not None:
                if entry.profile_hash and entry.profile_hash != controller.profile.hash:
                    self._mismatch.add(entry.id)
                    text = f"device has {entry.profile_hash.hex()[:12]}, agent {controller.profile.hash.hex()[:12]}"
                    self.alarm("PROFILE_MISMATCH", text, entry.id)
                mine.profile_hash = controller.profile.hash
            devices.append(mine)
        changed = self.table is None or (table.sensors, devices) != (self.table.sensors, self.devices)
        self.table, self.devices = table, devices
        self._derived.clear()
        if table.crc not in self._tables:
            # durable before the first frame that names it, so that no frame in the spool is ever without its table
            self._tables[table.crc] = edge.Table(crc32=table.crc, sensors=table.sensors)
            self._storing = True
            self._hub.remember_table(self.id, self._tables[table.crc], self._go_on)
        self._hub.introduce(self.id, device.DeviceUp(identity=identity).SerializeToString())
        self._hub.attached(self, changed=changed)

    def _go_on(self) -> None:
        self._storing = False
        self._drain()

    def older_tables(self) -> list[edge.Table]:
        """Tables of this site under which frames in the spool may have been sealed, but the present one."""
        own = self.table.crc if self.table is not None else 0
        return [table for crc, table in self._tables.items() if crc != own][-KEEP_TABLES:]

    def _report(self, report: device.Report, raw: bytes) -> None:
        if self.table is None:
            return
        self.counts["reports"] += 1
        if not self.last_end_ns < report.end_ts_ns or not 0 < report.base_ts_ns <= report.end_ts_ns:
            self.counts["old_reports"] += 1
            if report.end_ts_ns <= self._done_ns:
                # the device was away when it was told, and says its last second again: tell it again
                self._driver.done(self._done_ns)
            return
        try:
            control, detector, changes = self.table.split(report)
        except BadMessage as err:
            # the interval still passes: an empty frame carries the site's progress, the alarm says why it is empty
            self.counts["bad_reports"] += 1
            self.alarm("BAD_REPORT", str(err), "")
            control, detector, changes = NO_ROWS, NO_ROWS, []
        self._hub.feed_monitor(self.id, raw)
        self.last_end_ns = report.end_ts_ns
        mono_ms = self.time.reported(report.end_ts_ns)
        self._shadow(report, changes, mono_ms)
        self._spool_frames(report, control, detector)
        if any(controller.leased for controller in self.controllers.values()):
            self._driver.keep_alive()

    def _shadow(self, report: device.Report, changes: Sequence[LampChange], mono_ms: int) -> None:
        if not report.controllers:
            return
        base_mono_ms = mono_ms - (report.end_ts_ns - report.base_ts_ns) // 1_000_000
        for status in report.controllers:
            controller = self.controllers.get(status.device_id)
            if controller is None:
                continue
            own = [change for change in changes if change.device_id == status.device_id] if changes else changes
            effects = controller.report(
                status,
                own,
                base_mono_ms=base_mono_ms,
                mono_ms=mono_ms,
                wall_ms=report.end_ts_ns // 1_000_000,
                wall_ok=self.time.wall_ok,
                monitor=self._hub.monitor(self.id, status.device_id, report.end_ts_ns),
            )
            self._carry_out(status.device_id, effects)
            self._revert_orphan(controller, status, mono_ms)

    def _revert_orphan(self, controller: Controller, status: device.ControllerStatus, mono_ms: int) -> None:
        """A device that runs a cloud plan nobody holds a lease for (the agent died meanwhile) is sent back."""
        foreign = status.mode in (edge.CONTROLLER_MODE_CLOUD, edge.CONTROLLER_MODE_REQUEST) and not controller.leased
        last = self._reverted_ms.get(status.device_id)
        if foreign and (last is None or mono_ms - last >= _ORPHAN_GAP_MS):
            self._revert(status.device_id, "NO_LEASE", mono_ms)

    def _revert(self, device_id: str, cause: str, mono_ms: int) -> None:
        self._reverted_ms[device_id] = mono_ms
        self._driver.revert(device_id, cause)

    def _refused(self, result: device.ApplyResult) -> None:
        controller = self.controllers.get(result.device_id)
        if controller is None:
            return
        self.alarm("DEVICE_REFUSED", f"plan {result.plan_id}: {result.reason}", result.device_id)

    # ── frames ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _spool_frames(self, report: device.Report, control: Columns, detector: Columns) -> None:
        assert self.table is not None
        dt_ms = (report.end_ts_ns - report.base_ts_ns) // 1_000_000
        control = self.table.with_derived(control, self._derived_rows(report), dt_ms)
        rows = []
        if control.count:
            rows.append(self._frame(report, control, edge.DATA_CLASS_CONTROL))
        # the detector frame comes last and always: the core takes its end as the site's progress
        rows.append(self._frame(report, detector, edge.DATA_CLASS_DETECTOR))
        self._hub.spool(rows)

    def _frame(self, report: device.Report, columns: Columns, data_class: edge.DataClass) -> Row:
        self.seq += 1
        body = seal_columns(
            columns,
            epoch=self.epoch,
            seq=self.seq,
            data_class=data_class,
            base_ts_ns=report.base_ts_ns,
            end_ts_ns=report.end_ts_ns,
            table=self.table.crc if self.table is not None else 0,
        )
        return Row(
            0, self.id, RowKind.FRAME, int(data_class), self.epoch, self.seq, columns.count, report.end_ts_ns, body
        )

    def fence(self) -> None:
        """Seal an empty control frame: its ack tells that the statuses and alarms before it have arrived, where no
        report comes that would bring a frame. It says nothing about progress, since that is the detector frames'."""
        if self.last_end_ns:
            report = device.Report(base_ts_ns=self.last_end_ns, end_ts_ns=self.last_end_ns)
            self._hub.spool([self._frame(report, NO_ROWS, edge.DATA_CLASS_CONTROL)])

    def _derived_rows(self, report: device.Report) -> list[tuple[int, float]]:
        """(sensor, value) of modes, stages and plans that have changed, or were not told for a minute."""
        table = self.table
        if table is None or not table.derived:
            return []
        rows = []
        for status in report.controllers:
            controller = self.controllers.get(status.device_id)
            in_force = controller.in_force[1] if controller is not None else b""
            values = (
                (edge.QUANTITY_CONTROLLER_MODE, float(status.mode)),
                (edge.QUANTITY_STAGE, float(status.stage)),
                (edge.QUANTITY_PLAN_HASH, float(int.from_bytes(in_force[:3], "little") or 1) if in_force else 0.0),
            )
            for quantity, value in values:
                index = table.derived.get((status.device_id, int(quantity)))
                if index is None:
                    continue
                known, told_ns = self._derived.get(index, (-1e9, 0))
                if value != known or report.end_ts_ns - told_ns >= _DERIVED_PERIOD_NS:
                    self._derived[index] = (value, report.end_ts_ns)
                    rows.append((index, value))
        return rows

    # ── the core's side ──────────────────────────────────────────────────────────────────────────────────────────

    def command(self, command: edge.Command) -> None:
        """A command has come on the site's stream."""
        self._submit(lambda: self._command(command))

    def pace(self, ts_ns: int) -> None:
        """Lock-step: everything up to `ts_ns` is dealt with by the core."""
        self._submit(lambda: self._hub.proceed(self, ts_ns))

    def done(self, ts_ns: int) -> None:
        """Lock-step: tell the street."""
        self._done_ns = max(self._done_ns, ts_ns)
        self._driver.done(ts_ns)

    def _command(self, command: edge.Command) -> None:
        self.counts["commands"] += 1
        if command.kind != edge.COMMAND_KIND_RENEW:
            self._say(command.device_id, command.epoch, command.seq, edge.COMMAND_STATE_RECEIVED, "")
        ruling = self._rule(command)
        if isinstance(ruling, safety.Verdict):
            self._answer(command, ruling)
            return
        verdict = ruling.verdict
        if verdict.code == "E05":
            self.alarm("E05", verdict.detail, command.device_id)
        if not verdict.burns:
            self._answer(command, verdict)
            return
        stored = StoredVerdict(
            self.id,
            command.epoch,
            command.seq,
            command.device_id,
            ruling.command.digest,
            verdict.code,
            verdict.detail,
        )
        opened = []
        if verdict.accepted and command.kind in (edge.COMMAND_KIND_PLAN, edge.COMMAND_KIND_STAGE):
            opened.append(OpenCommand(self.id, command.device_id, command.epoch, command.seq, command.plan.plan_id))
        self._storing = True
        self._hub.persist([stored], opened, lambda ok: self._stored(command, ruling, ok))

    def _rule(self, command: edge.Command) -> Ruling | safety.Verdict:
        authentic = plans.verify(command, self._key)
        basis_ms = self.time.mono_of(command.basis_ts_ns)
        wire = replace(command_from_wire(command, authentic=authentic), basis_ms=basis_ms)
        now_ms = self.time.mono_ms
        if command.device_id in self._mismatch and authentic and command.kind != edge.COMMAND_KIND_CANCEL:
            return safety.Verdict("E10", "the device has another profile than the agent", burns=False)
        controller = self.controllers.get(command.device_id)
        if controller is not None:
            ruling = controller.rule(wire, now_ms)
            return ruling if ruling is not None else safety.Verdict("E23", "no report yet", burns=False)
        return self._shows.rule(command, wire, now_ms, self._driver.capabilities.shows)

    def _stored(self, command: edge.Command, ruling: Ruling, ok: bool) -> None:
        self._storing = False
        verdict = ruling.verdict
        if not ok:
            self._answer(command, safety.Verdict("E34", "the verdict could not be stored"))
            self.alarm("E34", "verdicts cannot be stored", command.device_id)
        else:
            if verdict.accepted and command.kind in (edge.COMMAND_KIND_PLAN, edge.COMMAND_KIND_STAGE):
                self._remember(command)
            controller = self.controllers.get(command.device_id)
            # accepted goes before what follows from it, so that the core hears of a life in its order
            self._answer(command, verdict)
            if controller is not None:
                self._carry_out(command.device_id, controller.commit(ruling))
                if verdict.accepted and command.kind == edge.COMMAND_KIND_CANCEL:
                    self._say(command.device_id, command.epoch, command.seq, edge.COMMAND_STATE_CANCELLED, "")
            else:
                self._shows.commit(ruling)
                if verdict.accepted:
                    self._driver.show(self._shows.order(command))
        self._drain()

    def _remember(self, command: edge.Command) -> None:
        self._plan_ids[command.epoch, command.seq] = (command.device_id, command.plan.plan_id)
        while len(self._plan_ids) > 256:
            del self._plan_ids[next(iter(self._plan_ids))]

    def _answer(self, command: edge.Command, verdict: safety.Verdict) -> None:
        state = edge.COMMAND_STATE_ACCEPTED if verdict.accepted else edge.COMMAND_STATE_REJECTED
        if not verdict.accepted:
            self.counts["rejected"] += 1
        reason = "" if verdict.accepted else f"{verdict.code} {verdict.detail}".strip()[:240]
        self._say(command.device_id, command.epoch, command.seq, state, reason, command.plan.plan_id)

    # ── effects ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _carry_out(self, device_id: str, effects: Effects) -> None:
        for order in effects.apply:
            self._driver.apply(order)
        for request in effects.request:
            self._driver.request(request)
        for cause in effects.revert:
            self._revert(device_id, cause, self.time.mono_ms)
        for life in effects.life:
            _, plan_id = self._plan_ids.get((life.epoch, life.seq), ("", ""))
            self._say(device_id, life.epoch, life.seq, life_to_wire(life.state), life.cause, plan_id)
            if life.state in _ENDED:
                self._hub.ended(self.id, life.epoch, life.seq)
        for event in effects.events:
            self.alarm(event.code, event.detail, device_id)
        if effects.fault:
            self._hub.latch(self.id, device_id, effects.fault, self.last_end_ns)

    def advance(self) -> None:
        """Called about once a second: ends leases of a device that has gone silent."""
        self._submit(self._advance)

    def _advance(self) -> None:
        mono_ms = self.time.silent()
        if mono_ms is None or not self.last_end_ns:
            return
        wall_ms = self.time.wall_ms
        for device_id, controller in self.controllers.items():
            monitor = self._hub.monitor(self.id, device_id, self.last_end_ns)
            self._carry_out(device_id, controller.advance(mono_ms, wall_ms, self.time.wall_ok, monitor))

    def trip(self, device_id: str, cause: str, *, latched: bool) -> None:
        """The monitor's order: straight to the driver, below the kernel, whatever is being stored."""
        self._driver.revert(device_id, "monitor")
        self.alarm("MONITOR_TRIP" if latched else "MONITOR_LOCAL", cause, device_id)

    def rebooted(self, command: OpenCommand) -> None:
        """A command of an earlier life of the agent: no plan survives a boot."""
        self._say(command.device, command.epoch, command.seq, edge.COMMAND_STATE_REVERTED, "REBOOT", command.plan_id)

    def _say(
        self, device_id: str, epoch: int, seq: int, state: edge.CommandState, reason: str, plan_id: str = ""
    ) -> None:
        status = edge.CommandStatus(
            device_id=device_id,
            epoch=epoch,
            seq=seq,
            state=state,
            reason=reason,
            ts_ns=self.last_end_ns,
            plan_id=plan_id,
        )
        body = edge.EdgeUp(status=status).SerializeToString()
        self._hub.spool([Row(0, self.id, RowKind.STATUS, 1, self.epoch, 0, 1, self.last_end_ns, body)])

    def alarm(self, code: str, text: str, device_id: str) -> None:
        """Tell the core and the log; the same alarm at most once a minute of street time."""
        self.counts["alarms"] += 1
        key = (code, device_id)
        last = self._alarmed.get(key)
        if last is not None and self.last_end_ns - last < _ALARM_GAP_NS:
            return
        self._alarmed[key] = self.last_end_ns
        _log.warning("site %s %s: %s %s", self.id, device_id, code, text)
        alarm = edge.Alarm(code=code, text=text[:500], ts_ns=self.last_end_ns, device_id=device_id)
        body = edge.EdgeUp(alarm=alarm).SerializeToString()
        self._hub.spool([Row(0, self.id, RowKind.ALARM, 1, self.epoch, 0, 1, self.last_end_ns, body)])

    def plans_in_force(self) -> list[str]:
        """`<controller>=<plan>` of leased plans that run, for a Hello."""
        return [
            f"{name}={controller.in_force[0]}"
            for name, controller in self.controllers.items()
            if controller.in_force[0]
        ]

    def reds(self) -> list[tuple[str, str, int, tuple[int, ...]]]:
        """Red times of all controllers, for the store."""
        return [
            (self.id, name, self.last_end_ns, controller.reds(self.time.mono_ms))
            for name, controller in self.controllers.items()
            if controller.booted
        ]
