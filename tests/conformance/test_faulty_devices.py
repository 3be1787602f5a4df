"""Every clause of the kit catches a device that breaks it; a device without faults passes them all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge
from google.protobuf.message import DecodeError

from hardware_profiles import list_profiles, load_profile
from hardware_profiles.conformance import CLAUSES, Verdict, _admission
from hardware_profiles.safety import Aspect, Out, Plan, PlanStage, Profile, State, Tick
from hardware_profiles.safety import Verdict as KernelVerdict
from scenarios.street import DeviceServer, EmulatedController, EmulatedDevice, EmulatedSensors, _server
from scenarios.street._server import CabinetServer
from tests.conformance.bench import CONTROLLER, START_MS, controller, judge, layout, sensors, verdicts

WATCHED = ("local-plan",)  # lets two cycles pass, so that there is something to judge


def groups(**changes: int) -> Profile:
    """The layout with other times of its groups."""
    return replace(layout(), groups=tuple(replace(group, **changes) for group in layout().groups))  # type: ignore[arg-type]


def local(*lens_s: int, **changes: int) -> Profile:
    base = groups(**changes)
    rows = tuple(PlanStage(k, 1000 * s, 1000 * s, 1000 * s) for k, s in enumerate(lens_s))
    return replace(base, plans=(Plan("local", 1000 * sum(lens_s), 0, rows),))


def intergreens(minus_ms: int) -> Profile:
    table = tuple(tuple(max(0, ms - minus_ms) for ms in row) for row in layout().intergreen_ms)
    return replace(layout(), intergreen_ms=table)


class OtherLayout(EmulatedController):
    def identity(self) -> device.Identity:
        who = super().identity()
        who.devices[0].profile_hash = b"other"
        return who


class Gap(EmulatedController):
    def identity(self) -> device.Identity:
        who = super().identity()
        who.sensors[-1].index += 1
        return who


class NeverLocal(EmulatedController):
    def _mode_now(self) -> int:
        return edge.CONTROLLER_MODE_CLOUD


class BothGreen(EmulatedController):
    def _show(self, at_ms: int) -> list[object]:  # type: ignore[override]
        found = super()._show(at_ms)
        if self._lamps[0] == Aspect.GREEN:
            self._lamps = (*self._lamps[:2], int(Aspect.GREEN), *self._lamps[3:])
            found.append(type(found[0])(self._lamp0 + 2, at_ms, float(Aspect.GREEN)))
        return list(found)


class NoAmber(EmulatedController):
    def _show(self, at_ms: int) -> list[object]:  # type: ignore[override]
        found = super()._show(at_ms)
        return [replace(one, value=float(Aspect.RED)) if one.value == Aspect.AMBER else one for one in found]


class Obstinate(EmulatedController):
    """Ignores the orders named in `ignores`."""

    ignores: tuple[str, ...] = ()

    def command(self, message: device.DeviceDown) -> device.DeviceUp | None:
        return None if message.WhichOneof("body") in self.ignores else super().command(message)


class NeverReverts(Obstinate):
    ignores = ("revert",)


class KeepAliveIgnored(Obstinate):
    ignores = ("keep_alive",)


class Mute(Obstinate):
    ignores = ("apply",)


class NoDeadMan(EmulatedController):
    def _boot(self, dead_man_ms: int) -> object:  # type: ignore[override]
        return super()._boot(1 << 40)


class TakesAnything(EmulatedController):
    def _take(self, order: device.ApplyPlan) -> str:
        super()._take(order)
        return ""


class Liar(EmulatedController):
    def _take(self, order: device.ApplyPlan) -> str:
        return ""


class AtOnce(EmulatedController):
    def _take(self, order: device.ApplyPlan) -> str:
        order.not_before_ts_ns = 0
        return super()._take(order)


class OnlyOnce(EmulatedController):
    def _take(self, order: device.ApplyPlan) -> str:
        return "E05 known" if order.plan.plan_id in self._plans else super()._take(order)


class OwnIdea(EmulatedController):
    """Runs the stages of a plan at other lengths than it was told, and says that it runs the plan."""

    def _take(self, order: device.ApplyPlan) -> str:
        told = device.ApplyPlan()
        told.CopyFrom(order)
        order.plan.stages[0].len_ms -= 4000
        order.plan.stages[2].len_ms += 4000
        order.plan.stages[2].hi_ms += 4000
        reason = super()._take(order)
        self._plans[told.plan.plan_id] = told.plan
        return reason


class Reports(EmulatedController):
    """Spoils every third report that says something."""

    def tick(self) -> device.Report:
        report = super().tick()
        return self.spoil(report) if report.count and self.now_ms // 1000 % 3 == 0 else report

    def spoil(self, report: device.Report) -> device.Report:
        raise NotImplementedError


class Skips(Reports):
    def spoil(self, report: device.Report) -> device.Report:
        return super(Reports, self).tick()


class Ragged(Reports):
    def spoil(self, report: device.Report) -> device.Report:
        report.value = report.value[:-1] + b"\0\0"
        return report


class Ahead(Reports):
    def spoil(self, report: device.Report) -> device.Report:
        report.dt_ms = b"\xff\xff\x00\x00" * report.count
        return report


class OutOfRange(Reports):
    def spoil(self, report: device.Report) -> device.Report:
        report.value = b"\x00\x00\xc8\x42" * report.count  # 100.0
        return report


class SaysOnce(EmulatedController):
    said = False

    def forget(self) -> None:
        if not self.said:
            super().forget()
        self.said = True


class HangsUpOnNews(EmulatedController):
    def command(self, message: device.DeviceDown) -> device.DeviceUp | None:
        if message.WhichOneof("body") is None:
            raise DecodeError("news")
        return super().command(message)


FAULTS: tuple[tuple[str, Callable[[], EmulatedDevice]], ...] = (
    ("identity", lambda: controller(cls=OtherLayout)),
    ("sensors", lambda: controller(cls=Gap)),
    ("local-plan", lambda: controller(cls=NeverLocal)),
    ("plan-accepted", lambda: controller(cls=Liar)),
    ("plan-accepted", lambda: controller(cls=Mute)),
    ("plan-shown", lambda: controller(cls=OwnIdea)),
    ("idempotent", lambda: controller(cls=OnlyOnce)),
    ("revert", lambda: controller(cls=NeverReverts)),
    ("not-before", lambda: controller(cls=AtOnce)),
    ("keep-alive", lambda: controller(cls=KeepAliveIgnored)),
    ("dead-man", lambda: controller(cls=NoDeadMan)),
    ("unsafe-refused", lambda: controller(cls=Liar)),
    ("wrong-target", lambda: controller(cls=TakesAnything)),
    ("unknown-message", lambda: controller(cls=HangsUpOnNews)),
    ("reconnect", lambda: controller(cls=SaysOnce)),
    ("columns", lambda: controller(cls=Ragged)),
    ("continuous", lambda: controller(cls=Skips)),
    ("stamps", lambda: controller(cls=Ahead)),
    ("ranges", lambda: controller(cls=OutOfRange)),
    ("conflict", lambda: controller(cls=BothGreen)),
    ("intergreen", lambda: controller(intergreens(2000))),
    ("min-green", lambda: controller(local(13, 35, 35, min_green_ms=1000))),
    ("amber", lambda: controller(groups(amber_ms=1500))),
    ("clearance", lambda: controller(groups(clear_ms=7000))),
    ("order", lambda: controller(cls=NoAmber)),
    ("max-red", lambda: controller(local(32, 79, 79))),
)


@pytest.mark.parametrize(("clause", "make"), FAULTS, ids=[f"{clause}-{n}" for n, (clause, _) in enumerate(FAULTS)])
def test_a_device_that_breaks_a_clause_is_caught(clause: str, make: Callable[[], EmulatedDevice]) -> None:
    findings = judge(make(), only=("identity", *WATCHED, "reconnect", clause))
    broken = next(one for one in findings.findings if one.clause == clause)
    assert broken.verdict is Verdict.FAIL
    assert broken.reason.en
    assert broken.reason.zh != broken.reason.en
    assert broken.wire
    assert not findings.passed


def test_a_slow_device_is_caught() -> None:
    class Slow(EmulatedController):
        def command(self, message: device.DeviceDown) -> device.DeviceUp | None:
            if message.WhichOneof("body") == "apply":
                time.sleep(0.03)  # the wall's time is what this clause measures
            return super().command(message)

    vendor = replace(load_profile(CONTROLLER), ack_timeout_ms=(20, 20, 20, 20))
    assert verdicts(judge(controller(cls=Slow), only=("answers-in-time",), vendor=vendor))["answers-in-time"] == "fail"


class Mortal(CabinetServer[EmulatedDevice]):
    """Serves `lives` connections and no more."""

    lives = 0

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lives -= 1
        if self.lives < 0:
            writer.close()
        else:
            await super()._serve(reader, writer)


class Jealous(CabinetServer[EmulatedDevice]):
    """Lets nobody in while somebody is attached."""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.attached:
            writer.close()
        else:
            await super()._serve(reader, writer)


class Trusting(CabinetServer[EmulatedDevice]):
    """Takes whoever came last for its agent."""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        await super()._serve(reader, writer)


def served_by(cls: type[CabinetServer[EmulatedDevice]]) -> DeviceServer:
    emulated = controller()
    server = DeviceServer(emulated)
    server._server = cls(emulated, lambda _, message: emulated.command(message), server._changed)
    return server


@pytest.mark.parametrize(("clause", "lives"), [("garbage", 2), ("too-long", 2), ("truncated", 2)])
def test_a_device_that_does_not_survive_bad_bytes_is_caught(clause: str, lives: int) -> None:
    server = served_by(Mortal)
    assert isinstance(server._server, Mortal)
    server._server.lives = lives  # one for the kit's first look, one to be spoilt
    assert verdicts(judge(server, only=("identity", clause)))[clause] == "fail"


def test_a_device_that_waits_for_an_endless_message_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_server, "MAX_MESSAGE", 1 << 31)
    assert verdicts(judge(controller(), only=("identity", "too-long")))["too-long"] == "fail"


@pytest.mark.parametrize(("clause", "cls"), [("take-over", Jealous), ("unattached", Trusting)])
def test_a_device_that_listens_to_the_wrong_peer_is_caught(
    clause: str, cls: type[CabinetServer[EmulatedDevice]]
) -> None:
    assert verdicts(judge(served_by(cls), only=("identity", "local-plan", clause)))[clause] == "fail"


def test_a_unit_that_breaks_on_advice_is_caught() -> None:
    class Fragile(EmulatedSensors):
        def command(self, message: device.DeviceDown) -> device.DeviceUp | None:
            raise DecodeError("advice") if message.WhichOneof("body") == "show" else DecodeError("other")

    fragile = Fragile(load_profile("generic/rsu"), "generic-rsu", start_ms=START_MS)
    assert verdicts(judge(fragile, only=("identity", "advice")))["advice"] == "fail"


def test_a_resource_that_stays_silent_leaves_its_clause_open() -> None:
    class Silent(EmulatedSensors):
        def _play(self, base_ms: int, refresh: bool) -> tuple[list[object], list[object]]:  # type: ignore[override]
            readings, _ = super()._play(base_ms, refresh)
            return [one for one in readings if one.sensor != 0], []

    silent = Silent(load_profile("generic/rsu"), "generic-rsu", start_ms=START_MS)
    findings = judge(silent, only=("every-resource",))
    assert verdicts(findings) == {"every-resource": "inconclusive"}
    assert findings.findings[0].reason.en == "nothing was heard of probe_x"


@pytest.mark.parametrize("clause", ["replayed", "stale", "foreign"])
def test_a_kernel_that_lets_everything_through_is_caught(clause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(profile: Profile, state: State, command: object, now_ms: int) -> tuple[State, KernelVerdict, Out]:
        return state, KernelVerdict("ACCEPTED"), Out()

    monkeypatch.setattr(_admission, "admit", lenient)
    assert verdicts(judge(controller(), only=(clause,)))[clause] == "fail"


def test_a_kernel_that_never_ends_a_lease_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def patient(profile: Profile, state: State, tick: Tick) -> tuple[State, Out]:
        after = state.copy()
        after.mono = after.wall = after.report = tick.mono_ms
        after.monitor = True
        return after, Out()

    monkeypatch.setattr(_admission, "step", patient)
    assert verdicts(judge(controller(), only=("lease",)))["lease"] == "fail"


def test_every_clause_has_a_device_that_breaks_it() -> None:
    here = {clause for clause, _ in FAULTS} | {
        "answers-in-time", "garbage", "too-long", "truncated", "take-over", "unattached", "advice", "every-resource",
        "replayed", "stale", "foreign", "lease", "stage-request",
    }  # fmt: skip
    assert here == {clause.id for clause in CLAUSES}


def test_a_promised_stage_request_that_is_refused_is_caught() -> None:
    vendor = replace(load_profile(CONTROLLER), deviations=())
    found = verdicts(judge(controller(), only=("identity", "stage-request"), vendor=vendor))
    assert found["stage-request"] == "fail"


@pytest.mark.parametrize(
    "name", [name for name in list_profiles() if load_profile(name).protocol == "citybrain-device"]
)
def test_the_emulated_device_of_each_profile_passes(name: str) -> None:
    emulated = controller() if name == CONTROLLER else sensors(name)
    findings = judge(emulated)
    assert [one for one in findings.findings if one.verdict in (Verdict.FAIL, Verdict.INCONCLUSIVE)] == []
    assert findings.count(Verdict.PASS) >= 12
