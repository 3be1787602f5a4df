"""Whether a command is taken. The checks stand in the order of their codes; the first that fails is the answer.

The caller stores (epoch, number, digest, verdict) of every verdict that burns, in one durable transaction, then lets
the new state take effect, then answers. Where storing fails it drops the new state and answers E34. Any other order
loses something over a crash: an effect twice, two verdicts for one number, or a refused command that works on replay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hardware_profiles.safety._codes import NOT_BURNT
from hardware_profiles.safety._follow import plan_now, tour_fails
from hardware_profiles.safety._rules import check_plan
from hardware_profiles.safety._state import KEPT_VERDICTS, State
from hardware_profiles.safety._types import (
    FAR_MS,
    FORBIDDEN,
    UNKNOWN,
    Command,
    CommandKind,
    Event,
    Leased,
    Life,
    LifeState,
    Mode,
    Out,
    Profile,
    Request,
    Verdict,
)

FRESH_COMMAND_MS = 10_000
AHEAD_MS = 900_000
LEASE_MS = (1000, 30_000)
HOLD_MS = (1000, 30_000)
CONFIRM_MS = 120_000
SHIFT_MS = 10_000
STALE_MS = 2000
_Checks = Callable[[Profile, State, Command, int], str]


def admit(profile: Profile, state: State, cmd: Command, now_ms: int) -> tuple[State, Verdict, Out]:
    """The state after `cmd`, the verdict, and what follows at once (ends of life, a revert).

    now_ms: monotonic. `state` stays as it was. Nothing reaches a lamp from here: a plan waits for the next `step`.
    """
    code, detail = _identity(profile, state, cmd)
    if code:
        return state, Verdict(code, detail, burns=code not in NOT_BURNT), Out()
    known = state.verdicts.get(cmd.seq)
    if known is not None:
        if known[0] == cmd.digest:
            return state, replace(known[1], burns=False, repeated=True), Out()
        return state, Verdict("E05", f"number {cmd.seq} was used by another command", burns=False), Out()
    if cmd.seq <= state.seq_hi:
        return state, Verdict("E06", f"number {cmd.seq} is not above {state.seq_hi}", burns=False), Out()
    st, out = state.copy(), Out()
    code, detail = _situation(profile, st, cmd, now_ms)
    verdict = Verdict(code or "ACCEPTED", detail)
    st.seq_hi = cmd.seq
    st.verdicts = {**st.verdicts, cmd.seq: (cmd.digest, verdict)}
    if len(st.verdicts) > KEPT_VERDICTS:
        del st.verdicts[min(st.verdicts)]
    if not code:
        _EFFECTS[cmd.kind](st, cmd, now_ms, out)
        st.next_ms = now_ms
    return st, verdict, out


def _identity(profile: Profile, st: State, cmd: Command) -> tuple[str, str]:
    """E01–E04: these burn no number, since anybody can send them."""
    if cmd.malformed or cmd.seq <= 0:
        return "E01", cmd.malformed or "numbers begin at 1"
    if not cmd.authentic:
        return "E02", "the signature does not fit the command"
    if cmd.controller != profile.id:
        return "E03", f"{cmd.controller!r} is not {profile.id!r}"
    if cmd.epoch != st.epoch:
        return "E04", f"epoch {cmd.epoch} is not {st.epoch}"
    return "", ""


def _situation(profile: Profile, st: State, cmd: Command, now: int) -> tuple[str, str]:
    if cmd.kind is CommandKind.CANCEL:
        return "", ""  # always works: it can only lead to the local plan
    age = now - cmd.basis_ms
    if not 0 <= age <= FRESH_COMMAND_MS:
        return "E07", f"based on data {age} ms old, at most {FRESH_COMMAND_MS} ms allowed"
    if cmd.not_before_ms and (not st.wall_ok or cmd.not_before_ms - st.wall > AHEAD_MS):
        return "E08", f"start lies {cmd.not_before_ms - st.wall} ms ahead or the clock is not trusted"
    if not cmd.permitted:
        return "E09", cmd.kind.value
    if cmd.profile_hash != profile.hash:
        return "E10", f"command for {cmd.profile_hash.hex()[:12]}, device has {profile.hash.hex()[:12]}"
    if cmd.kind in (CommandKind.RENEW, CommandKind.CONFIRM):
        return _renewal(st, cmd)
    if cmd.kind is CommandKind.RESET:
        return ("", "") if st.mode == Mode.FAULT else ("E33", "no fault is latched")
    if cmd.kind is CommandKind.PLAN and cmd.replaces != st.in_force:
        return "E11", f"replaces {cmd.replaces.hex()[:12] or 'local'}, in force is {st.in_force.hex()[:12] or 'local'}"
    detail = _range(profile, cmd)
    if detail:
        return "E12", detail
    if cmd.kind is CommandKind.PLAN and cmd.plan is not None:
        findings = check_plan(profile, cmd.plan)
        if findings:
            return "E13", "; ".join(map(str, findings[:4]))
    return _readiness(profile, st, cmd, now)


def _range(profile: Profile, cmd: Command) -> str:
    if cmd.kind in (CommandKind.PLAN, CommandKind.STAGE):
        if not LEASE_MS[0] <= cmd.lease_ms <= LEASE_MS[1]:
            return f"lease {cmd.lease_ms} ms, {LEASE_MS[0]} to {LEASE_MS[1]} allowed"
        if not 0 <= cmd.confirm_ms <= CONFIRM_MS:
            return f"confirmation time {cmd.confirm_ms} ms, at most {CONFIRM_MS} allowed"
    if cmd.kind is CommandKind.PLAN:
        if cmd.plan is None:
            return "no plan in the command"
        if not 0 < len(cmd.plan.id) <= 64:
            return "a plan needs an id of 1 to 64 characters"
    if cmd.kind is CommandKind.STAGE:
        if not 0 <= cmd.stage < len(profile.stages):
            return f"stage {cmd.stage}, there are {len(profile.stages)}"
        if not HOLD_MS[0] <= cmd.hold_ms <= HOLD_MS[1]:
            return f"hold {cmd.hold_ms} ms, {HOLD_MS[0]} to {HOLD_MS[1]} allowed"
    if cmd.kind is CommandKind.PRIORITY and not 0 < abs(cmd.shift_ms) <= SHIFT_MS:
        return f"shift {cmd.shift_ms} ms, at most {SHIFT_MS} either way and not 0"
    if cmd.kind is CommandKind.MODE and cmd.mode not in ("flash", "local"):
        return f"mode {cmd.mode!r}; flash or local"
    return ""


def _readiness(profile: Profile, st: State, cmd: Command, now: int) -> tuple[str, str]:
    """E20–E32: what only the place itself can know."""
    blocked = {Mode.FAULT: ("E20", st.fault), Mode.MANUAL: ("E21", ""), Mode.START: ("E24", "")}
    if st.mode in (Mode.FAULT, Mode.MANUAL):
        return blocked[Mode(st.mode)]
    if not st.monitor:
        return "E22", "the monitor is not armed, or with another profile"
    if now - st.report > STALE_MS or UNKNOWN in st.rep:
        return "E23", f"lamps last heard of {now - st.report} ms ago"
    if st.mode == Mode.START or st.flash_order:
        return blocked[Mode.START]
    if st.mode == Mode.PREEMPT:
        return "E25", ""
    if profile.local_only:
        return "E26", "this controller is watched only: its own program breaks a safety rule"
    if (cmd.kind is CommandKind.STAGE and profile.level < 2) or (
        cmd.kind is CommandKind.PRIORITY and profile.level < 3
    ):
        return "E26", f"{cmd.kind.value} needs more than level {profile.level}"
    if cmd.kind is CommandKind.MODE and cmd.mode not in profile.allowed_modes:
        return "E26", f"mode {cmd.mode} is not among {', '.join(profile.allowed_modes)}"
    if cmd.kind is CommandKind.STAGE:
        if st.stage >= 0 and profile.transitions[st.stage][cmd.stage] == FORBIDDEN:
            return "E30", f"{profile.stages[st.stage].id} to {profile.stages[cmd.stage].id}"
        wrong = tour_fails(st, cmd.stage, cmd.hold_ms)
        if wrong:
            g, red = wrong[0]
            return "E31", f"{profile.groups[g].id} would be red for {red} ms, {profile.groups[g].max_red_ms} allowed"
    if cmd.kind in (CommandKind.PLAN, CommandKind.STAGE) and now - st.request_ms < profile.request_gap_ms:
        return "E32", f"{now - st.request_ms} ms after the last one, {profile.request_gap_ms} needed"
    if cmd.kind is CommandKind.PRIORITY:
        return _priority(st, cmd)
    return "", ""


def _priority(st: State, cmd: Command) -> tuple[str, str]:
    plan = plan_now(st)
    if st.row < 0 or st.mode == Mode.REQUEST or st.prio != (0, 0, 0) or st.corr:
        return "E32", "one priority per cycle, none while an offset is being corrected"
    row, length = plan.stages[st.row], st.lens[st.row] + cmd.shift_ms
    if not row.lo_ms <= length <= row.hi_ms or length < st.mono - st.row_since:
        return "E12", f"stage would last {length} ms, {row.lo_ms} to {row.hi_ms} allowed"
    left = max(0, length - (st.mono - st.row_since))
    return ("E31", "a red would pass its limit") if tour_fails(st, row.stage, left) else ("", "")


def _renewal(st: State, cmd: Command) -> tuple[str, str]:
    if cmd.kind is CommandKind.RENEW and not LEASE_MS[0] <= cmd.lease_ms <= LEASE_MS[1]:
        return "E12", f"lease {cmd.lease_ms} ms, {LEASE_MS[0]} to {LEASE_MS[1]} allowed"
    leases = (st.plan, st.waiting) if cmd.kind is CommandKind.RENEW else (st.plan,)
    if not any(leased and leased.hash == cmd.plan_hash for leased in leases):
        return "E33", f"{cmd.plan_hash.hex()[:12]} is not in force"
    return "", ""


def _lease(st: State, cmd: Command, now: int, out: Out) -> None:
    if st.waiting:
        out.life.append(Life(st.waiting.epoch, st.waiting.seq, LifeState.SUPERSEDED))
    confirm = now + cmd.confirm_ms if cmd.confirm_ms else 0
    st.waiting = Leased(
        cmd.epoch,
        cmd.seq,
        cmd.plan_hash,
        cmd.plan,
        cmd.stage,
        cmd.basis_ms + cmd.lease_ms,
        cmd.hold_ms,
        cmd.not_before_ms,
        confirm,
    )
    st.request_ms, st.stuck_after = now, FAR_MS
    out.life.append(Life(cmd.epoch, cmd.seq, LifeState.WAITING))


def _renew(st: State, cmd: Command, now: int, out: Out) -> None:
    end = cmd.basis_ms + cmd.lease_ms
    if st.plan and st.plan.hash == cmd.plan_hash:
        st.plan = replace(st.plan, lease_end_ms=max(end, st.plan.lease_end_ms))
    if st.waiting and st.waiting.hash == cmd.plan_hash:
        st.waiting = replace(st.waiting, lease_end_ms=max(end, st.waiting.lease_end_ms))


def _confirm(st: State, cmd: Command, now: int, out: Out) -> None:
    assert st.plan is not None
    st.plan = replace(st.plan, confirm_end_ms=0, state=LifeState.CONFIRMED)
    out.life.append(Life(st.plan.epoch, st.plan.seq, LifeState.CONFIRMED))


def _cancel(st: State, cmd: Command, now: int, out: Out) -> None:
    sent = st.plan is not None or (st.waiting is not None and st.waiting.sent_ms != FAR_MS)
    for leased in (st.plan, st.waiting):
        if leased:
            out.life.append(Life(leased.epoch, leased.seq, LifeState.CANCELLED))
    st.plan = st.waiting = st.prev = None
    st.stuck_after, st.flash_order = FAR_MS, False
    if st.mode in (Mode.CLOUD, Mode.REQUEST):
        st.mode, st.row = Mode.LOCAL, -1
    if sent:
        out.revert = "CANCEL"
        out.requests.append(Request("revert", cause="CANCEL"))


def _mode(st: State, cmd: Command, now: int, out: Out) -> None:
    _cancel(st, cmd, now, out)
    st.flash_order = cmd.mode == "flash"
    if st.flash_order and st.tab.profile.level != 3:
        st.flash_order = False
        out.requests.append(Request("flash", cause="ORDER"))


def _reset(st: State, cmd: Command, now: int, out: Out) -> None:
    st.fault, st.mode = "", Mode.START if st.tab.profile.level == 3 else Mode.LOCAL
    st.start_phase, st.start_since = 0, now
    out.events.append(Event("RESET", now, "the latched fault was reset"))


def _prioritise(st: State, cmd: Command, now: int, out: Out) -> None:
    lens = list(st.lens)
    lens[st.row] += cmd.shift_ms
    st.lens, st.prio = tuple(lens), (cmd.shift_ms, cmd.shift_ms, 1)
    out.events.append(Event("PRIORITY", now, f"{cmd.shift_ms} ms"))


_EFFECTS: dict[CommandKind, Callable[[State, Command, int, Out], None]] = {
    CommandKind.PLAN: _lease,
    CommandKind.STAGE: _lease,
    CommandKind.RENEW: _renew,
    CommandKind.CONFIRM: _confirm,
    CommandKind.CANCEL: _cancel,
    CommandKind.PRIORITY: _prioritise,
    CommandKind.MODE: _mode,
    CommandKind.RESET: _reset,
}
