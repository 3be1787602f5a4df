"""Plans for the bench, made from the junction's own local plan: sound ones, and one for each way to be unsafe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citybrain_wire.v1 import device_pb2 as device

from hardware_profiles import plan_to_wire
from hardware_profiles.conformance._findings import Text, inconclusive
from hardware_profiles.safety import Plan, PlanStage, Profile, check_plan

__all__ = ["sound_plan", "to_order", "unsafe_plans"]

ADD_MS = 6000
SHIFT_MS = 7000
NS_PER_MS = 1_000_000


def sound_plan(profile: Profile, *, add_ms: int = ADD_MS) -> Plan:
    """The local plan with `add_ms` more for its first stage that allows it, and another offset."""
    local = profile.plans[profile.local_plan]
    for k in range(len(local.stages)):
        rows = tuple(_longer(row, add_ms if i == k else 0) for i, row in enumerate(local.stages))
        cycle_ms = local.cycle_ms + add_ms
        plan = Plan("kit", cycle_ms, (local.offset_ms + SHIFT_MS) % cycle_ms, rows)
        if not check_plan(profile, plan):
            return plan
    raise inconclusive(
        "the junction's own rules leave no room for another plan; test on the shipped junction",
        "该路口规则下没有其他可行方案；请使用自带的测试路口",
    )


def _longer(row: PlanStage, add_ms: int) -> PlanStage:
    return replace(row, len_ms=row.len_ms + add_ms, hi_ms=max(row.hi_ms, row.len_ms + add_ms))


def unsafe_plans(profile: Profile) -> Iterator[tuple[Text, Plan]]:
    """Plans that break a rule each, with what is wrong about them."""
    good = sound_plan(profile)
    first, rest = good.stages[0], good.stages[1:]
    short = replace(first, len_ms=2000, lo_ms=2000)
    cut = good.cycle_ms - first.len_ms + 2000
    alien = replace(first, stage=len(profile.stages))
    scale = -(-profile.max_cycle_ms * 2 // good.cycle_ms)
    long = tuple(PlanStage(r.stage, r.len_ms * scale, r.lo_ms, r.hi_ms * scale) for r in good.stages)
    candidates = (
        (Text("a stage of 2 s", "阶段仅 2 秒"), replace(good, cycle_ms=cut, stages=(short, *rest))),
        (Text("a stage that is not there", "不存在的阶段"), replace(good, stages=(alien, *rest))),
        (
            Text("a cycle that is not the sum of its stages", "周期与阶段之和不符"),
            replace(good, cycle_ms=good.cycle_ms + 1000),
        ),
        (Text("an offset beyond the cycle", "相位差超出周期"), replace(good, offset_ms=good.cycle_ms)),
        (Text("a group that is never served", "有灯组从不放行"), replace(good, cycle_ms=first.len_ms, stages=(first,))),
        (
            Text("a least length above the length", "最短时长大于时长"),
            replace(good, stages=(replace(first, lo_ms=first.len_ms + 1000), *rest)),
        ),
        (
            Text("a cycle beyond the device's limit", "周期超出设备上限"),
            replace(good, cycle_ms=good.cycle_ms * scale, stages=long),
        ),
        (Text("no stage at all", "没有任何阶段"), replace(good, stages=())),
    )
    for number, (what, plan) in enumerate(candidates):
        beyond = plan.offset_ms >= plan.cycle_ms == good.cycle_ms
        named = replace(plan, id=f"kit-bad-{number}", offset_ms=plan.offset_ms if beyond else 0)
        if check_plan(profile, named):
            yield what, named


def to_order(profile: Profile, plan: Plan, name: str, *, not_before_ms: int = 0) -> device.DeviceDown:
    """The order to run `plan` under `name`."""
    return device.DeviceDown(
        apply=device.ApplyPlan(
            device_id=profile.id,
            plan=plan_to_wire(replace(plan, id=name)),
            not_before_ts_ns=not_before_ms * NS_PER_MS,
        )
    )
