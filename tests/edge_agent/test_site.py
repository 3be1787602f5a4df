"""A site's commands: which are taken, which are refused and why, and that nothing takes effect before it is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from citybrain_wire import frame
from citybrain_wire.clock import ClockSpec
from citybrain_wire.plan import plan_hash, sign
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from edge_agent._controller import MonitorView
from edge_agent._drivers import Capabilities, DriverSink
from edge_agent._site import Site
from edge_agent._spool import Row, RowKind
from edge_agent._store import OpenCommand, StoredVerdict
from edge_agent._time import SiteTime
from tests.edge_agent.helpers import (
    AMBER,
    CONTROLLER,
    GREEN,
    RED,
    START_NS,
    Commander,
    S,
    junction,
    report,
    tables,
    wire_plan,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FORGER = Ed25519PrivateKey.from_private_bytes(bytes(32))
EPOCH = 5
CLOUD = edge.CONTROLLER_MODE_CLOUD
ACCEPTED, REJECTED = edge.COMMAND_STATE_ACCEPTED, edge.COMMAND_STATE_REJECTED


@dataclass
class FakeDriver:
    """Remembers orders."""

    orders: list[tuple[str, object]] = field(default_factory=list)
    keep_alives: int = 0

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(frozenset({CONTROLLER}), frozenset({CONTROLLER}), frozenset({"rsu1"}))

    def readings(self, sink: DriverSink) -> None:
        raise AssertionError("tests hand readings to the site themselves")

    def apply(self, order: device.ApplyPlan) -> bool:
        self.orders.append(("apply", order.plan.plan_id))
        return True

    def request(self, order: device.RequestStage) -> bool:
        self.orders.append(("request", order.request.stage))
        return True

    def revert(self, device_id: str, cause: str) -> bool:
        self.orders.append(("revert", cause))
        return True

    def show(self, order: device.Show) -> bool:
        self.orders.append(("show", order.device_id))
        return True

    def keep_alive(self) -> None:
        self.keep_alives += 1

    def done(self, ts_ns: int) -> None:
        self.orders.append(("done", ts_ns))

    async def close(self) -> None:
        """Nothing to close."""


@dataclass
class FakeHub:
    """Stores at once, later or never, as told."""

    view: MonitorView
    mode: str = "at once"
    rows: list[Row] = field(default_factory=list)
    stored: list[StoredVerdict] = field(default_factory=list)
    opened: list[OpenCommand] = field(default_factory=list)
    closed: list[tuple[str, int, int]] = field(default_factory=list)
    latched: list[tuple[str, str]] = field(default_factory=list)
    waiting: list[Callable[[bool], None]] = field(default_factory=list)
    tables: list[edge.Table] = field(default_factory=list)

    def spool(self, rows: Sequence[Row]) -> None:
        self.rows += rows

    def persist(
        self, verdicts: Sequence[StoredVerdict], opened: Sequence[OpenCommand], then: Callable[[bool], None]
    ) -> None:
        if self.mode == "never":
            then(False)
            return
        self.stored += verdicts
        self.opened += opened
        if self.mode == "later":
            self.waiting.append(then)
        else:
            then(True)

    def remember_table(self, site: str, table: edge.Table, then: Callable[[], None]) -> None:
        self.tables.append(table)
        then()

    def ended(self, site: str, epoch: int, seq: int) -> None:
        self.closed.append((site, epoch, seq))

    def latch(self, site: str, device_id: str, code: str, ts_ns: int) -> None:
        self.latched.append((device_id, code))

    def monitor(self, site: str, device_id: str, ts_ns: int) -> MonitorView:
        return self.view

    def feed_monitor(self, site: str, raw: bytes) -> None:
        """Nobody watches."""

    def introduce(self, site: str, raw: bytes) -> None:
        """Nobody watches."""

    def proceed(self, site: Site, ts_ns: int) -> None:
        site.done(ts_ns)

    def attached(self, site: Site, *, changed: bool) -> None:
        """Nothing to connect."""

    def detached(self, site: Site) -> None:
        """Nothing to connect."""

    def statuses(self, seq: int) -> list[tuple[edge.CommandState, str]]:
        messages = [edge.EdgeUp.FromString(row.body).status for row in self.rows if row.kind == RowKind.STATUS]
        return [(status.state, status.reason) for status in messages if status.seq == seq]

    def verdict(self, seq: int) -> str:
        """ACCEPTED or the code of the refusal that was told last."""
        answers = [(state, reason) for state, reason in self.statuses(seq) if state in (ACCEPTED, REJECTED)]
        state, reason = answers[-1]
        return "ACCEPTED" if state == ACCEPTED else reason[:3]

    def alarms(self) -> list[str]:
        return [edge.EdgeUp.FromString(row.body).alarm.code for row in self.rows if row.kind == RowKind.ALARM]

    def frames(self) -> list[edge.Frame]:
        return [edge.EdgeUp.FromString(row.body).frame for row in self.rows if row.kind == RowKind.FRAME]


@dataclass
class Scene:
    site: Site
    hub: FakeHub
    driver: FakeDriver
    commander: Commander
    second: int = 0

    def tick(self, **more: object) -> None:
        self.site.reported(report(self.second, **more), b"")  # type: ignore[arg-type]  # passed through
        self.second += 1

    @property
    def now_ns(self) -> int:
        return START_NS + self.second * S

    def send(self, kind: edge.CommandKind, **more: object) -> int:
        command = self.commander.make(kind, more.pop("basis_ts_ns", self.now_ns), **more)  # type: ignore[arg-type]
        self.site.command(command)
        return int(command.seq)

    def plan(self, plan_id: str = "p1", **more: object) -> int:
        return self.send(edge.COMMAND_KIND_PLAN, plan=wire_plan(plan_id), **more)


def scene(*, ticks: int = 3, armed: bool = True, faults: dict[str, str] | None = None, epoch: int = EPOCH) -> Scene:
    profile = junction()
    driver, hub = FakeDriver(), FakeHub(MonitorView(armed, profile.hash))
    site = Site(
        "site-tl1",
        epoch=epoch,
        profiles={CONTROLLER: profile},
        verify_key=KEY.public_key(),
        driver=driver,
        hub=hub,
        time=SiteTime(ClockSpec("lockstep", start_ts_ns=START_NS)),
        faults=faults,
    )
    devices, sensors = tables()
    site.attached(device.Identity(site_id="site-tl1", devices=devices, sensors=sensors))
    made = Scene(site, hub, driver, Commander(KEY, profile, epoch))
    for _ in range(ticks):
        made.tick()
    return made


def in_force(made: Scene) -> bytes:
    """Bring plan p1 into force; returns its hash."""
    made.plan()
    made.tick()
    made.tick(mode=CLOUD, plan_id="p1")
    return plan_hash(wire_plan("p1"))


def test_a_plan_is_stored_then_applied_then_told_as_accepted() -> None:
    s = scene()
    s.hub.mode = "later"
    seq = s.plan()
    assert [v.code for v in s.hub.stored] == ["ACCEPTED"]
    assert s.driver.orders == [], "no effect before the store has it"
    assert s.hub.statuses(seq) == [(edge.COMMAND_STATE_RECEIVED, "")], "no answer before the store has it"
    s.hub.waiting.pop()(True)
    assert s.driver.orders == [("apply", "p1")]
    assert s.hub.verdict(seq) == "ACCEPTED"
    assert s.hub.opened == [OpenCommand("site-tl1", CONTROLLER, EPOCH, seq, "p1")]


def test_reports_and_paces_wait_while_a_verdict_is_being_stored() -> None:
    s = scene()
    s.hub.mode = "later"
    s.plan()
    frames = len(s.hub.frames())
    s.tick()
    s.site.pace(s.now_ns)
    assert len(s.hub.frames()) == frames
    assert ("done", s.now_ns) not in s.driver.orders
    s.hub.waiting.pop()(True)
    assert len(s.hub.frames()) > frames
    assert s.driver.orders == [("apply", "p1"), ("done", s.now_ns)]


def test_a_verdict_that_cannot_be_stored_has_no_effect_and_is_told_as_e34() -> None:
    s = scene()
    s.hub.mode = "never"
    seq = s.plan()
    assert s.driver.orders == []
    assert s.hub.verdict(seq) == "E34"
    s.hub.mode = "at once"
    assert s.hub.verdict(s.plan()) == "ACCEPTED"


def _forged(s: Scene) -> int:
    command = s.commander.make(edge.COMMAND_KIND_PLAN, s.now_ns, plan=wire_plan())
    sign(command, FORGER)
    s.site.command(command)
    return int(command.seq)


def _reused(s: Scene) -> int:
    seq = s.plan()
    s.commander.seq -= 1
    s.plan("other")
    return seq


def _old(s: Scene) -> int:
    s.commander.seq = 10
    s.plan()
    s.commander.seq = 4
    return s.plan("p2")


def _wrong_hash(s: Scene) -> int:
    return s.plan(plan_hash=bytes(32))


def _unsafe(s: Scene) -> int:
    return s.send(edge.COMMAND_KIND_PLAN, plan=wire_plan("short", 14_000, 14_000))


def _stale(s: Scene) -> int:
    for _ in range(9):
        s.tick()
    return s.plan(basis_ts_ns=s.now_ns - 10_100_000_000)


def _manual(s: Scene) -> int:
    s.tick(mode=edge.CONTROLLER_MODE_MANUAL)
    return s.plan()


def _device_fault(s: Scene) -> int:
    s.tick(mode=edge.CONTROLLER_MODE_FAULT)
    return s.plan()


def _no_body(s: Scene) -> int:
    return s.send(edge.COMMAND_KIND_PLAN)


CASES: dict[str, Callable[[Scene], int]] = {
    "E01 no plan in it": _no_body,
    "E01 hash of another plan": _wrong_hash,
    "E01 unknown kind": lambda s: s.send(edge.COMMAND_KIND_UNSPECIFIED),
    "E02": _forged,
    "E03 another site's controller": lambda s: s.plan(device_id="tl9"),
    "E03 advice to a detector": lambda s: s.send(edge.COMMAND_KIND_ADVICE, device_id="loops", advice=edge.Advice()),
    "E04 earlier boot": lambda s: s.plan(epoch=EPOCH - 1),
    "E04 later boot": lambda s: s.plan(epoch=EPOCH + 1),
    "E05": _reused,
    "E06": _old,
    "E07 too old": _stale,
    "E07 from the future": lambda s: s.plan(basis_ts_ns=s.now_ns + S),
    "E08": lambda s: s.plan(not_before_ts_ns=s.now_ns + 901 * S),
    "E10": lambda s: s.plan(profile_hash=bytes(32)),
    "E11": lambda s: s.plan(replaces_hash=b"x" * 32),
    "E12 lease": lambda s: s.plan(lease_ms=30_001),
    "E13": _unsafe,
    "E20": _device_fault,
    "E21": _manual,
    "E33": lambda s: s.send(edge.COMMAND_KIND_RENEW, plan_hash=b"x" * 32),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_command_that_must_not_work_is_refused_by_its_code_and_moves_nothing(name: str) -> None:
    s = scene()
    seq = CASES[name](s)
    code = name[:3]
    answers = [reason[:3] for state, reason in s.hub.statuses(seq) if state == REJECTED]
    assert answers[-1] == code
    applied = [order for order in s.driver.orders if order[0] in ("apply", "request", "show")]
    assert len(applied) == (1 if code in ("E05", "E06") else 0), "only the genuine command before it had an effect"


def test_a_crash_between_storing_and_effect_leaves_no_effect_then_or_on_replay() -> None:
    s = scene()
    s.hub.mode = "later"
    command = s.commander.make(edge.COMMAND_KIND_PLAN, s.now_ns, plan=wire_plan())
    s.site.command(command)
    left_open = s.hub.opened[0]
    again = scene(epoch=EPOCH + 1)
    again.site.rebooted(left_open)
    assert again.hub.statuses(command.seq) == [(edge.COMMAND_STATE_REVERTED, "REBOOT")]
    again.site.command(command)
    assert again.hub.verdict(command.seq) == "E04"
    assert again.driver.orders == []


def test_a_forged_or_replayed_command_burns_no_number() -> None:
    s = scene()
    s.plan(epoch=EPOCH - 1)
    _forged(s)
    s.commander.seq -= 1
    assert s.hub.verdict(s.plan()) == "ACCEPTED"


def test_without_a_monitor_a_plan_is_refused_and_one_in_force_goes_home() -> None:
    assert scene_verdict(armed=False) == "E22"
    s = scene()
    in_force(s)
    s.hub.view = MonitorView(False)
    s.tick(mode=CLOUD, plan_id="p1")
    assert s.driver.orders[-1] == ("revert", "MONITOR")
    assert s.hub.statuses(1)[-1] == (edge.COMMAND_STATE_REVERTED, "MONITOR")


def scene_verdict(*, armed: bool) -> str:
    s = scene(armed=armed)
    return s.hub.verdict(s.plan())


def test_a_tripped_monitor_latches_a_fault_that_is_stored_and_outlives_a_boot() -> None:
    s = scene()
    s.hub.view = MonitorView(True, junction().hash, tripped=True)
    s.tick()
    assert s.hub.latched == [(CONTROLLER, "the monitor tripped")]
    again = scene(faults={CONTROLLER: "the monitor tripped"})
    assert again.hub.verdict(again.plan()) == "E20"


def test_the_same_command_again_gets_the_same_answer_and_no_second_effect() -> None:
    s = scene()
    command = s.commander.make(edge.COMMAND_KIND_PLAN, s.now_ns, plan=wire_plan())
    for _ in range(3):
        s.site.command(command)
    assert [state for state, _ in s.hub.statuses(1) if state == ACCEPTED] == [ACCEPTED] * 3
    assert s.driver.orders == [("apply", "p1")]
    assert len(s.hub.stored) == 1


def test_a_renewed_plan_stays_and_an_unrenewed_one_goes_home_when_its_lease_is_over() -> None:
    s = scene()
    name = in_force(s)
    for second in range(60):
        s.tick(mode=CLOUD, plan_id="p1")
        if second % 10 == 0:
            assert s.hub.verdict(s.send(edge.COMMAND_KIND_RENEW, plan_hash=name)) == "ACCEPTED"
    assert [order for order in s.driver.orders if order[0] == "revert"] == []
    for _ in range(31):
        s.tick(mode=CLOUD, plan_id="p1")
    assert ("revert", "LEASE") in s.driver.orders
    assert s.hub.statuses(1)[-1] == (edge.COMMAND_STATE_EXPIRED, "LEASE")
    assert ("site-tl1", EPOCH, 1) in s.hub.closed
    assert s.driver.keep_alives > 60


@pytest.mark.parametrize("renewals", range(4))
def test_a_device_is_told_to_go_home_within_a_second_of_a_lease_that_nobody_renews(renewals: int) -> None:
    s = scene()
    basis_ns = s.now_ns
    name = in_force(s)
    for _ in range(renewals):
        for _ in range(10):
            s.tick(mode=CLOUD, plan_id="p1")
        basis_ns = s.now_ns
        s.send(edge.COMMAND_KIND_RENEW, plan_hash=name)
    while ("revert", "LEASE") not in s.driver.orders:
        s.tick(mode=CLOUD, plan_id="p1")
    assert 0 <= s.now_ns - (basis_ns + 30 * S) <= S


def test_a_plan_is_superseded_by_the_next_and_cancelled_by_a_cancel() -> None:
    s = scene()
    first = in_force(s)
    seq = s.send(edge.COMMAND_KIND_PLAN, plan=wire_plan("p2", 30_000, 30_000), replaces_hash=first)
    assert s.hub.verdict(seq) == "ACCEPTED"
    s.tick(mode=CLOUD, plan_id="p1")
    s.tick(mode=CLOUD, plan_id="p2")
    assert s.hub.statuses(1)[-1][0] == edge.COMMAND_STATE_SUPERSEDED
    assert s.hub.statuses(seq)[-1][0] == edge.COMMAND_STATE_ACTIVE
    assert s.site.plans_in_force() == [f"{CONTROLLER}=p2"]
    cancel = s.send(edge.COMMAND_KIND_CANCEL)
    assert s.hub.statuses(seq)[-1][0] == edge.COMMAND_STATE_CANCELLED
    assert s.hub.statuses(cancel)[-1][0] == edge.COMMAND_STATE_CANCELLED
    assert s.driver.orders[-1] == ("revert", "CANCEL")
    assert s.site.plans_in_force() == []


def test_a_plan_that_the_device_leaves_by_itself_is_told_as_reverted() -> None:
    s = scene()
    in_force(s)
    s.tick()
    assert s.hub.statuses(1)[-1] == (edge.COMMAND_STATE_REVERTED, "DEVICE")


def test_a_device_with_another_profile_gets_no_plan_but_may_be_cancelled() -> None:
    s = scene()
    devices, sensors = tables()
    devices[0].profile_hash = b"y" * 32
    s.site.attached(device.Identity(site_id="site-tl1", devices=devices, sensors=sensors))
    assert "PROFILE_MISMATCH" in s.hub.alarms()
    assert s.hub.verdict(s.plan()) == "E10"
    assert s.hub.verdict(s.send(edge.COMMAND_KIND_CANCEL)) == "ACCEPTED"


def test_advice_reaches_the_roadside_unit_once_and_is_refused_when_forged() -> None:
    s = scene()
    advice = edge.Advice(edge_id="e1", speed_mps=8.0, valid_ms=5000)
    command = s.commander.make(edge.COMMAND_KIND_ADVICE, s.now_ns, device_id="rsu1", advice=advice)
    s.site.command(command)
    s.site.command(command)
    assert s.driver.orders == [("show", "rsu1")]
    forged = s.commander.make(edge.COMMAND_KIND_ADVICE, s.now_ns, device_id="rsu1", advice=advice)
    sign(forged, FORGER)
    s.site.command(forged)
    assert s.hub.verdict(forged.seq) == "E02"
    assert s.driver.orders == [("show", "rsu1")]


def test_a_conflict_reported_by_the_device_latches_a_fault_and_sends_it_home() -> None:
    s = scene()
    in_force(s)
    both = (GREEN, GREEN, GREEN, RED)
    s.tick(rows=[(1, 300, float(GREEN))], lamps=both, mode=CLOUD, plan_id="p1")
    assert ("revert", "FAULT") in s.driver.orders
    assert s.hub.latched
    assert "I1" in s.hub.alarms()
    assert s.hub.verdict(s.plan("p2")) == "E20"


def test_a_lamp_change_without_a_stamp_is_still_seen() -> None:
    s = scene()
    s.tick(lamps=(AMBER, RED, GREEN, RED))
    s.tick(lamps=(RED, RED, GREEN, RED))
    assert "I4" in s.hub.alarms(), "an amber of one second is too short"


def test_a_report_with_broken_columns_becomes_an_empty_frame_and_an_alarm() -> None:
    s = scene()
    broken = report(s.second, [(4, 0, 1.0)])
    broken.value = b"123"
    s.site.reported(broken, b"")
    last = s.hub.frames()[-1]
    assert (last.count, last.end_ts_ns, last.data_class) == (0, broken.end_ts_ns, edge.DATA_CLASS_DETECTOR)
    assert "BAD_REPORT" in s.hub.alarms()


def test_reports_out_of_order_or_twice_are_left_out() -> None:
    s = scene(ticks=0)
    for second in (0, 1, 1, 0, 2):
        s.site.reported(report(second), b"")
    ends = [got.end_ts_ns for got in s.hub.frames() if got.data_class == edge.DATA_CLASS_DETECTOR]
    assert ends == [START_NS + S, START_NS + 2 * S, START_NS + 3 * S]
    assert s.site.counts["old_reports"] == 2


def test_a_device_that_was_away_when_the_street_was_let_go_on_is_told_again() -> None:
    s = scene(ticks=2)
    s.site.pace(s.now_ns)
    s.site.reported(report(1), b"")
    assert s.driver.orders == [("done", s.now_ns), ("done", s.now_ns)]
    s.tick()
    s.site.reported(report(2), b"")
    assert s.driver.orders[2:] == [], "this second is not dealt with yet"


def test_frames_are_numbered_without_gaps_and_pass_the_gateways_check() -> None:
    s = scene()
    for k in range(20):
        s.tick(rows=[(4, 500, 1.0), (0, 0, 3.0)] if k % 3 == 0 else [(5, 10, 0.5)])
    frames = s.hub.frames()
    assert [got.seq for got in frames] == list(range(1, len(frames) + 1))
    for got in frames:
        frame.check(got, sensors=len(s.site.table.sensors) if s.site.table else 0)


def test_a_fence_is_an_empty_control_frame_with_the_next_number() -> None:
    s = scene()
    before = s.hub.frames()[-1]
    s.site.fence()
    fence = s.hub.frames()[-1]
    frame.check(fence)
    assert (fence.seq, fence.count, fence.data_class) == (before.seq + 1, 0, edge.DATA_CLASS_CONTROL)
    assert fence.end_ts_ns == before.end_ts_ns


def test_the_same_alarm_is_told_once_a_minute() -> None:
    s = scene()
    for _ in range(130):
        s.site.alarm("X", "again", "d")
        s.tick()
    assert s.hub.alarms().count("X") == 3
