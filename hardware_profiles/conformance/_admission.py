"""Clauses about commands, judged on the agent's own kernel with this device's profile: the wire to a device carries no
numbers, leases or signatures, so what a replay or a stale command meets is the kernel in front of it."""

from __future__ import annotations

from hardware_profiles.conformance._bench import Bench
from hardware_profiles.conformance._findings import fail
from hardware_profiles.conformance._plans import sound_plan
from hardware_profiles.safety import (
    Aspect,
    Command,
    CommandKind,
    LifeState,
    Mode,
    Profile,
    State,
    Tick,
    admit,
    boot,
    step,
)

__all__ = ["foreign", "lease", "replayed", "stale"]

_Wrong = tuple[str, dict[str, object], tuple[str, str]]  # code that is due, what is changed, in words
NOW_MS, EPOCH, SEQ, LEASE_MS = 10_000_000, 3, 10, 30_000


def _begin(bench: Bench) -> tuple[Profile, State]:
    """The kernel beside a device in its local plan, all lamps red and reported a moment ago."""
    assert bench.junction is not None
    profile = bench.junction
    red = tuple(int(Aspect.RED) for _ in profile.groups)
    state = boot(profile, mono_ms=NOW_MS, wall_ms=NOW_MS, epoch=EPOCH, reported=red, seq_hi=SEQ)
    state, _ = step(profile, state, _tick(profile, NOW_MS + 100))
    return profile, state


def _tick(profile: Profile, at_ms: int, *, plan: str = "") -> Tick:
    mode = Mode.CLOUD if plan else Mode.LOCAL
    return Tick(at_ms, at_ms, at_ms, device_mode=mode, device_plan=plan, device_stage=0, monitor_hash=profile.hash)


def _command(profile: Profile, seq: int, **changes: object) -> Command:
    fields: dict[str, object] = {
        "controller": profile.id,
        "epoch": EPOCH,
        "seq": seq,
        "kind": CommandKind.PLAN,
        "basis_ms": NOW_MS,
        "digest": b"kit-%d" % seq,
        "lease_ms": LEASE_MS,
        "plan": sound_plan(profile),
        "plan_hash": b"kit",
        "profile_hash": profile.hash,
    }
    return Command(**(fields | changes))  # type: ignore[arg-type]  # the keys are Command's fields


def _expect(profile: Profile, state: State, command: Command, code: str, what: tuple[str, str]) -> State:
    after, verdict, _ = admit(profile, state, command, NOW_MS + 200)
    if verdict.code != code:
        raise fail(
            f"{what[0]}: answered {verdict.code} {verdict.detail}, {code} is due",
            f"{what[1]}：应答 {verdict.code}，应为 {code}",
        )
    return after


def replayed(bench: Bench) -> None:
    """The same number again: same content gives the stored verdict, other content and older numbers are refused."""
    profile, state = _begin(bench)
    first = _command(profile, SEQ + 5)
    state = _expect(profile, state, first, "ACCEPTED", ("a fresh command", "新命令"))
    again, verdict, out = admit(profile, state, first, NOW_MS + 300)
    if not verdict.repeated or again is not state or out.requests:
        raise fail("a replay had an effect", "重放命令产生了影响")
    other = _command(profile, SEQ + 5, digest=b"kit-other")
    _expect(profile, state, other, "E05", ("a used number with other content", "序号相同内容不同"))
    _expect(profile, state, _command(profile, SEQ + 1), "E06", ("a number in the past", "旧序号"))
    _expect(
        profile,
        state,
        _command(profile, SEQ + 9, epoch=EPOCH - 1),
        "E04",
        ("an epoch before the restart", "重启前的命令"),
    )


def stale(bench: Bench) -> None:
    """Old data, a basis in the future, a start far ahead, a lease beyond 30 s."""
    profile, state = _begin(bench)
    wrong: tuple[_Wrong, ...] = (
        ("E07", {"basis_ms": NOW_MS - 11_000}, ("data 11 s old", "数据已过 11 秒")),
        ("E07", {"basis_ms": NOW_MS + 60_000}, ("data of the future", "来自未来的数据")),
        ("E08", {"not_before_ms": NOW_MS + 3_600_000}, ("a start in an hour", "一小时后启用")),
        ("E12", {"lease_ms": 31_000}, ("a lease of 31 s", "31 秒租约")),
        ("E11", {"replaces": b"another"}, ("a plan for another moment", "当前方案已变化")),
    )
    for number, (code, changes, what) in enumerate(wrong):
        state = _expect(profile, state, _command(profile, SEQ + 1 + number, **changes), code, what)


def foreign(bench: Bench) -> None:
    """Another device, another layout, no signature."""
    profile, state = _begin(bench)
    wrong: tuple[_Wrong, ...] = (
        ("E03", {"controller": "somebody-else"}, ("another device", "其他设备")),
        ("E02", {"authentic": False}, ("no valid signature", "签名无效")),
        ("E10", {"profile_hash": b"another"}, ("another layout", "其他配置")),
    )
    for number, (code, changes, what) in enumerate(wrong):
        state = _expect(profile, state, _command(profile, SEQ + 1 + number, **changes), code, what)


def lease(bench: Bench) -> None:
    """A plan that was taken and never renewed is given up when its lease is over."""
    profile, state = _begin(bench)
    command = _command(profile, SEQ + 1)
    state = _expect(profile, state, command, "ACCEPTED", ("a fresh command", "新命令"))
    assert command.plan is not None
    ended: list[LifeState] = []
    for at_ms in range(NOW_MS + 500, NOW_MS + LEASE_MS + 2000, 500):
        running = at_ms > NOW_MS + 5000
        state, out = step(profile, state, _tick(profile, at_ms, plan=command.plan.id if running else ""))
        ended += [life.state for life in out.life if life.state in (LifeState.EXPIRED, LifeState.REVERTED)]
        if ended and at_ms < NOW_MS + LEASE_MS:
            raise fail("it was given up before its lease was over", "租约未到期即退出")
    if not ended:
        raise fail(f"it still stood 2 s after its lease of {LEASE_MS // 1000} s", "租约到期 2 秒后仍未退出")
