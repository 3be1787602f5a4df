"""Clauses about what a controller does on orders, and without any."""

from __future__ import annotations

import time

from citybrain_wire import plan as plan_bytes
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from hardware_profiles.conformance._bench import Bench
from hardware_profiles.conformance._findings import fail, inconclusive, skip
from hardware_profiles.conformance._plans import sound_plan, to_order, unsafe_plans
from hardware_profiles.safety import Plan, Profile, entry_bound_ms, plan_trace

__all__ = [
    "answers_in_time", "dead_man", "idempotent", "keep_alive", "local_plan", "not_before", "plan_accepted",
    "plan_shown", "revert", "stage_request", "unsafe_refused", "wrong_target",
]  # fmt: skip

SETTLE_CYCLES = 5  # within which a device finds a safe point and comes into step
SWITCH_MS = 1500  # around a change of lamps in which device and calculation may differ
LATER_MS = 600_000  # kernels take no start further ahead than 15 minutes


def _junction(bench: Bench) -> Profile:
    assert bench.junction is not None
    return bench.junction


def _longest_ms(bench: Bench) -> int:
    """How long a change of plans may take: some cycles of the longer plan and the way into a stage."""
    profile = _junction(bench)
    cycle_ms = max(sound_plan(profile).cycle_ms, *(plan.cycle_ms for plan in profile.plans))
    return SETTLE_CYCLES * cycle_ms + entry_bound_ms(profile)


def _timeout_ms(bench: Bench, command: str) -> int:
    commands = bench.vendor.commands
    if command not in commands:
        raise skip(f"its profile names no {command}", f"配置文件未声明 {command}")
    return bench.vendor.ack_timeout_ms[commands.index(command)]


def _apply(bench: Bench, plan: Plan, name: str, *, not_before_ms: int = 0) -> device.ApplyResult:
    order = to_order(_junction(bench), plan, name, not_before_ms=not_before_ms)
    return bench.answer(order, _timeout_ms(bench, "apply_plan"))


def _in_force(bench: Bench, name: str) -> None:
    """Bring the sound plan into force, unless it is."""
    if bench.status.plan_id == name:
        return
    result = _apply(bench, sound_plan(_junction(bench)), name)
    if not result.ok:
        raise fail(f"a sound plan was refused: {result.reason}", f"合规方案被拒绝：{result.reason}")
    limit_ms = _longest_ms(bench)
    if not bench.wait(lambda: bench.status.plan_id == name, limit_ms):
        raise fail(f"not in force after {limit_ms // 1000} s", f"{limit_ms // 1000} 秒后仍未执行")


def _local(bench: Bench, limit_ms: int, cause_en: str, cause_zh: str) -> None:
    if not bench.wait(lambda: bench.status.plan_id == "" and bench.status.mode == edge.CONTROLLER_MODE_LOCAL, limit_ms):
        raise fail(
            f"still under {bench.status.plan_id!r} {limit_ms // 1000} s after {cause_en}",
            f"{cause_zh} {limit_ms // 1000} 秒后仍执行 {bench.status.plan_id!r}",
        )


def local_plan(bench: Bench) -> None:
    """Two cycles without a command: local mode, and every stage of the local plan is shown."""
    profile = _junction(bench)
    local = profile.plans[profile.local_plan]
    stages: set[int] = set()

    def all_seen() -> bool:
        stages.add(bench.status.stage)
        return {row.stage for row in local.stages} <= stages

    if not bench.wait(all_seen, 3 * local.cycle_ms):
        missing = sorted({row.stage for row in local.stages} - stages)
        names = ", ".join(profile.stages[k].id for k in missing)
        raise fail(f"never shown within three cycles: {names}", f"三个周期内未出现阶段：{names}")
    bench.run(local.cycle_ms)
    if bench.status.plan_id or bench.status.mode != edge.CONTROLLER_MODE_LOCAL:
        raise fail(
            f"it runs plan {bench.status.plan_id!r} before any was sent", f"未下发方案即执行 {bench.status.plan_id!r}"
        )


def plan_accepted(bench: Bench) -> None:
    """A sound plan is taken, comes into force in time and is told by its name and by its hash."""
    _in_force(bench, "kit-1")
    wire = to_order(_junction(bench), sound_plan(_junction(bench)), "kit-1").apply.plan
    bench.run(11_000)
    if bench.plan_hash != plan_bytes.plan_hash32(wire):
        raise fail(
            f"its plan sensor says {bench.plan_hash}, the plan's hash is {plan_bytes.plan_hash32(wire)}",
            f"方案传感器为 {bench.plan_hash}，应为 {plan_bytes.plan_hash32(wire)}",
        )
    if bench.status.mode != edge.CONTROLLER_MODE_CLOUD:
        raise fail(f"its mode is {bench.status.mode}, not cloud", f"模式为 {bench.status.mode}，而非云端方案")


def plan_shown(bench: Bench) -> None:
    """One cycle of lamps against what the plan means at this junction, changes left out by SWITCH_MS."""
    _in_force(bench, "kit-1")
    plan = sound_plan(_junction(bench))
    bench.run(2 * plan.cycle_ms)
    if "uncoordinated" in bench.status.note:
        raise inconclusive("it says that it runs out of step", "设备自报未能协调")
    begin_ms = bench.now_ms
    bench.run(plan.cycle_ms)
    wrong = _mismatch(_junction(bench), plan, bench.shown, begin_ms, bench.now_ms)
    if wrong:
        at_ms, name, shown, due = wrong
        raise fail(
            f"{name} shows aspect {shown} at {at_ms} ms of the cycle, the plan has {due}",
            f"周期第 {at_ms} 毫秒 {name} 灯色为 {shown}，方案应为 {due}",
        )


def _mismatch(
    profile: Profile, plan: Plan, shown: list[tuple[int, tuple[int, ...]]], begin_ms: int, end_ms: int
) -> tuple[int, str, int, int] | None:
    run = plan_trace(profile, plan)
    for g, group in enumerate(profile.groups):
        changes = [(at % plan.cycle_ms, aspect) for at, h, aspect in run.trace if h == g]
        for t_ms in range(begin_ms, end_ms, 1000):
            at = (t_ms - plan.offset_ms) % plan.cycle_ms
            if any(min((at - c) % plan.cycle_ms, (c - at) % plan.cycle_ms) <= SWITCH_MS for c, _ in changes):
                continue
            due = next((aspect for c, aspect in reversed(changes) if c <= at), changes[-1][1] if changes else None)
            told = next((lamps for seen, lamps in reversed(shown) if seen <= t_ms), None)
            if due is not None and told is not None and told[g] != due:
                return at, group.id, told[g], due
    return None


def idempotent(bench: Bench) -> None:
    """The order for the plan in force, sent again, is taken and changes nothing."""
    _in_force(bench, "kit-1")
    result = _apply(bench, sound_plan(_junction(bench)), "kit-1")
    if not result.ok:
        raise fail(f"the second time it was refused: {result.reason}", f"第二次被拒绝：{result.reason}")
    left: list[str] = []

    def is_gone() -> bool:
        left.append(bench.status.plan_id)
        return bench.status.plan_id != "kit-1"

    if bench.wait(is_gone, 2 * sound_plan(_junction(bench)).cycle_ms):
        raise fail("the plan was left", "方案中断")


def revert(bench: Bench) -> None:
    """Told to revert, it is local again at its next safe point."""
    _in_force(bench, "kit-1")
    _timeout_ms(bench, "revert_to_local")
    _send_home(bench)


def _send_home(bench: Bench) -> None:
    order = device.RevertToLocal(device_id=_junction(bench).id, cause="conformance kit")
    bench.send(device.DeviceDown(revert=order))
    _local(bench, _longest_ms(bench), "the order to revert", "撤销命令下达")


def not_before(bench: Bench) -> None:
    """A plan for later is taken now and starts no earlier."""
    if bench.status.plan_id:
        _send_home(bench)
    ahead_ms = min(LATER_MS, _longest_ms(bench))
    start_ms = bench.now_ms + ahead_ms
    result = _apply(bench, sound_plan(_junction(bench)), "kit-2", not_before_ms=start_ms)
    if not result.ok:
        raise fail(f"a plan for later was refused: {result.reason}", f"预约方案被拒绝：{result.reason}")
    if bench.wait(lambda: bench.status.plan_id == "kit-2", ahead_ms - 1000):
        early_ms = start_ms - bench.now_ms
        raise fail(f"in force {early_ms} ms too early", f"提前 {early_ms} 毫秒执行")
    if not bench.wait(lambda: bench.status.plan_id == "kit-2", _longest_ms(bench)):
        raise fail("it never came into force", "始终未执行")


def keep_alive(bench: Bench) -> None:
    """With keep-alives a plan stays for four times the dead man's time."""
    _in_force(bench, "kit-2")
    limit_ms = 4 * _dead_man_ms(bench)
    if bench.wait(lambda: bench.status.plan_id != "kit-2", max(limit_ms, 2 * sound_plan(_junction(bench)).cycle_ms)):
        raise fail("the plan was left although it was kept alive", "心跳正常时方案中断")


def _dead_man_ms(bench: Bench) -> int:
    assert bench.vendor.safety is not None
    return bench.vendor.safety.dead_man_ms


def dead_man(bench: Bench) -> None:
    """Without keep-alives it leaves the plan by itself: not at once, and at the safe point after its time."""
    _in_force(bench, "kit-2")
    bench.keeps_alive = False
    try:
        if bench.wait(lambda: bench.status.plan_id != "kit-2", _dead_man_ms(bench) - 1000):
            raise fail("it left the plan before its dead man's time", "未到失联时限即退出方案")
        _local(bench, _dead_man_ms(bench) + _longest_ms(bench), "the last keep-alive", "最后一次心跳")
    finally:
        bench.keeps_alive = True


def unsafe_refused(bench: Bench) -> None:
    """Each unsafe plan is refused, and none comes into force."""
    taken = []
    tried = 0
    for what, plan in unsafe_plans(_junction(bench)):
        tried += 1
        if _apply(bench, plan, plan.id).ok:
            taken.append(what)
    bench.run(2 * sound_plan(_junction(bench)).cycle_ms)
    if taken:
        raise fail(f"taken: {', '.join(t.en for t in taken)}", f"被接受：{'、'.join(t.zh for t in taken)}")
    if bench.status.plan_id.startswith("kit-bad"):
        raise fail(f"{bench.status.plan_id} came into force", f"{bench.status.plan_id} 被执行")
    if tried == 0:
        raise inconclusive("no unsafe plan could be made for this junction", "无法为该路口构造不合规方案")


def wrong_target(bench: Bench) -> None:
    """An order that names another device is refused."""
    order = to_order(_junction(bench), sound_plan(_junction(bench)), "kit-foreign")
    order.apply.device_id = "somebody-else"
    if bench.answer(order, _timeout_ms(bench, "apply_plan")).ok:
        raise fail("it took an order for somebody else", "接受了发往其他设备的命令")


def stage_request(bench: Bench) -> None:
    """A stage request is answered; a refusal as unsupported needs a deviation in the profile."""
    timeout_ms = _timeout_ms(bench, "request_stage")
    profile = _junction(bench)
    target = next(k for k in range(len(profile.stages)) if k != bench.status.stage)
    order = device.RequestStage(device_id=profile.id, request=edge.StageRequest(stage=target, hold_ms=10_000))
    result = bench.answer(device.DeviceDown(request=order), timeout_ms)
    if result.ok:
        if not bench.wait(lambda: bench.status.stage == target, _longest_ms(bench)):
            raise fail(f"{profile.stages[target].id} did not come", f"阶段 {profile.stages[target].id} 未出现")
    elif not result.reason.startswith("E26"):
        raise inconclusive(f"refused: {result.reason}", f"被拒绝：{result.reason}")
    elif not any("stage request" in deviation for deviation in bench.vendor.deviations):
        raise fail(
            f"its profile promises stage requests, it answers {result.reason}",
            f"配置文件声明支持阶段请求，实际应答 {result.reason}",
        )
    else:
        raise skip("its profile says that it refuses stage requests", "配置文件声明不支持阶段请求")


def answers_in_time(bench: Bench) -> None:
    """Twenty refused orders, each answered within the profile's time-out by the wall's clock."""
    limit_ms = _timeout_ms(bench, "apply_plan")
    order = to_order(_junction(bench), sound_plan(_junction(bench)), "kit-timing")
    order.apply.device_id = "somebody-else"
    slowest_ms = 0.0
    for _ in range(20):
        began = time.monotonic()
        bench.answer(order, 4 * limit_ms)
        slowest_ms = max(slowest_ms, 1000 * (time.monotonic() - began))
    if slowest_ms > limit_ms:
        raise fail(
            f"the slowest of 20 answers took {slowest_ms:.0f} ms, {limit_ms} ms are allowed",
            f"20 次应答中最慢 {slowest_ms:.0f} 毫秒，时限 {limit_ms} 毫秒",
        )
