"""The safety kernel: `step` brings a controller's state up to what was seen and says what the driver must do.

Pure: no clock, no I/O, no float, nothing random. At levels 1 and 2 the device sets its lamps itself; the kernel rules
on requests and shadows the lamps. At level 3 it sets each group by K1–K5 (`_groups`) towards the stage that `_follow`
wants.

    FAULT > MANUAL > PREEMPT > REQUEST, CLOUD > LOCAL          higher wins; START leads from dark or flash to LOCAL

Whatever goes wrong ends in LOCAL in the same step; running minima and clearances finish, since K1–K5 know no mode.
"""

from __future__ import annotations

from hardware_profiles.safety import _follow
from hardware_profiles.safety._groups import Tables, choose
from hardware_profiles.safety._leases import VOID_MS, guard_leases, roll_back, says_so, shadow_plan, to_local
from hardware_profiles.safety._state import State
from hardware_profiles.safety._types import (
    FAR_MS,
    GREEN,
    GREEN_FLASH,
    PED_CLEAR,
    RED,
    RED_AMBER,
    Change,
    Event,
    LifeState,
    Mode,
    Out,
    Profile,
    Request,
    Tick,
)
from hardware_profiles.safety._watch import SLIP_WINDOW_MS, judge, next_overdue_ms, overdue

MISSED_MS = 300  # a longer gap between two ticks is told (level 3; a shadow may step once a second)
FRESH_MS = 500  # lamps older than this start no group
JUMP_MS = 1500  # wall and monotonic time apart by more than this in one step: the wall was set
STABLE_MS = 60_000


def step(profile: Profile, state: State, tick: Tick) -> tuple[State, Out]:
    """The state after `tick` and what follows from it. `state` stays as it was.

    An exception here is a bug of ours: the caller reverts the device to its local plan, and after a second one within
    a minute treats the controller as in FAULT.
    """
    st, out = state.copy(), Out()
    if _quiet(profile, st, tick):
        st.mono, st.wall, st.report = tick.mono_ms, tick.wall_ms, tick.report_ms
        st.stage = tick.device_stage
        return st, out
    st.own()
    if profile is not st.tab.profile and profile != st.tab.profile:
        st.tab = Tables(profile)
        to_local(st, out, "PROFILE", LifeState.REVERTED)
    _clocks(st, tick, out)
    _observe(st, tick, out)
    _deadlines(st, out)
    _modes(st, tick, out)
    if profile.level == 3:
        _follow.guide(st, tick, out)
        _move(st, out)
    st.next_ms = _next_ms(st)
    return st, out


def _quiet(profile: Profile, st: State, tick: Tick) -> bool:
    """Whether this tick can change nothing but the clocks: the common case, and the only cheap one."""
    dt = tick.mono_ms - st.mono
    return (
        not tick.changes
        and st.mono <= tick.mono_ms < st.next_ms
        and profile is st.tab.profile
        and profile.level != 3
        and dt <= VOID_MS
        and tick.mono_ms - tick.report_ms <= VOID_MS
        and -JUMP_MS <= tick.wall_ms - st.wall - dt <= JUMP_MS
        and tick.device_mode == st.device_mode
        and tick.device_mode <= Mode.REQUEST
        and (st.waiting is None or st.waiting.sent_ms != FAR_MS)
        and (st.plan is None or says_so(st, st.plan, tick))
        and (st.waiting is None or not says_so(st, st.waiting, tick))
        and (tick.monitor_armed and tick.monitor_hash == profile.hash) == st.monitor
        and not tick.monitor_tripped
        and tick.wall_ok == st.wall_ok
        and tick.inputs == st.inputs
    )


def _clocks(st: State, tick: Tick, out: Out) -> None:
    dt = tick.mono_ms - st.mono
    if dt < 0:
        out.events.append(Event("MONO_BACK", tick.mono_ms, f"{-dt} ms"))
        to_local(st, out, "MONO_BACK", LifeState.REVERTED)
        dt = 0
    elif dt > VOID_MS:
        out.events.append(Event("MISSED_TICK", tick.mono_ms, f"{dt} ms"))
        to_local(st, out, "MISSED_TICK", LifeState.REVERTED)
    elif dt > MISSED_MS and st.tab.profile.level == 3:
        out.events.append(Event("MISSED_TICK", tick.mono_ms, f"{dt} ms"))
    jump = tick.wall_ms - st.wall - dt
    if abs(jump) > JUMP_MS:
        # Lamps and leases run on monotonic time and do not care; only coordination waits until the wall is stable.
        out.events.append(Event("CLOCK_JUMP", tick.mono_ms, f"{jump} ms"))
        st.jump_until, st.corr = tick.mono_ms + STABLE_MS, 0
    st.mono, st.wall, st.wall_ok = max(st.mono, tick.mono_ms), tick.wall_ms, tick.wall_ok
    st.report, st.monitor = tick.report_ms, tick.monitor_armed and tick.monitor_hash == st.tab.profile.hash


def _observe(st: State, tick: Tick, out: Out) -> None:
    """Take over each reported change in order of time, judged first."""
    tab, level3 = st.tab, st.tab.profile.level == 3
    # Of changes in the same instant those to red come first: an intergreen may end just when the amber does.
    for change in sorted(tick.changes, key=_in_order):
        g, at = change.group, min(change.at_ms, st.mono)
        new = PED_CLEAR if tab.is_ped[g] and change.aspect == GREEN_FLASH else int(change.aspect)
        old = st.rep[g]
        if new == old:
            continue
        if st.mode not in (Mode.FAULT, Mode.START) and not st.flash_order:
            for breach in judge(st, g, new, at):
                _breach(st, out, breach.rule, breach.grade, breach.detail, at)
        if tab.right_of_way(g, old) and not tab.right_of_way(g, new):
            st.end[g], st.end_seen[g], st.red_since[g] = at, True, at
        st.rep[g], st.since[g], st.seen[g] = new, at, True
        st.told &= ~(1 << g)
        if level3 and new != st.cmd[g] and st.mode in (Mode.LOCAL, Mode.CLOUD, Mode.REQUEST, Mode.PREEMPT):
            out.events.append(Event("UNCOMMANDED", at, tab.profile.groups[g].id))
            to_local(st, out, "UNCOMMANDED", LifeState.REVERTED)
        st.cmd[g], st.pend[g] = new, FAR_MS
        st.refused &= ~(1 << g)


def _in_order(change: Change) -> tuple[int, bool]:
    return change.at_ms, change.aspect != RED


def _breach(st: State, out: Out, rule: str, grade: str, detail: str, at: int) -> None:
    out.events.append(Event(rule, at, f"class {grade}: {detail}"))
    if rule == "I3":
        st.b_slips = (*(t for t in st.b_slips if t > at - SLIP_WINDOW_MS), at)
    if st.tab.profile.local_only:
        return  # nothing of ours is in force there, so there is nothing to take back
    if grade == "A":
        out.trip = True
        _fault(st, out, f"{rule} {detail}")
    else:
        to_local(st, out, rule, LifeState.REVERTED)


def _fault(st: State, out: Out, cause: str) -> None:
    """Latch FAULT; only a RESET command leads out (I14)."""
    to_local(st, out, "FAULT", LifeState.REVERTED)
    if st.mode != Mode.FAULT:
        st.mode, st.fault, st.goal = Mode.FAULT, cause, 0
        out.events.append(Event("FAULT", st.mono, cause))
        if "flash" in st.tab.profile.allowed_modes:
            out.requests.append(Request("flash", cause="FAULT"))


def _deadlines(st: State, out: Out) -> None:
    """What is wrong because nothing happened: lamps that lag or refuse, aspects shown for too long."""
    profile = st.tab.profile
    for g, breach in overdue(st, st.mono):
        st.told |= 1 << g
        _breach(st, out, breach.rule, breach.grade, breach.detail, st.mono)
    if profile.level != 3:
        return
    for g, since in enumerate(st.pend):
        name = profile.groups[g].id
        if since == FAR_MS or st.mode == Mode.FAULT:
            continue
        late = st.mono - since - profile.refuse_after_ms
        if late > 0 and not st.refused >> g & 1:
            st.refused |= 1 << g
            out.events.append(Event("REFUSED", st.mono, name))
            to_local(st, out, "REFUSED", LifeState.REVERTED)
        elif late > max(map(max, profile.intergreen_ms)) and st.rep[g] == RED:
            # Until now a refused start counted as under way, so that a late one met no conflict.
            st.cmd[g], st.pend[g] = RED, FAR_MS
            st.refused &= ~(1 << g)
        elif late <= 0 and st.mono - since > profile.lag_max_ms and not st.told >> g & 1:
            st.told |= 1 << g
            out.events.append(Event("LAG", st.mono, f"{name}: {st.mono - since} ms"))


def _modes(st: State, tick: Tick, out: Out) -> None:
    st.device_mode, st.inputs = tick.device_mode, tick.inputs
    if tick.monitor_tripped and st.mode != Mode.FAULT:
        _fault(st, out, "the monitor tripped")
    if st.mode == Mode.FAULT:
        return
    if tick.device_mode == Mode.FAULT:
        _fault(st, out, "the device reports a fault")
        return
    if tick.device_mode == Mode.MANUAL or st.mode == Mode.MANUAL:
        _manual(st, tick, out)
        if st.mode == Mode.MANUAL:
            return
    if tick.device_mode in (Mode.START, Mode.PREEMPT) and st.tab.profile.level != 3:
        to_local(st, out, "START" if tick.device_mode == Mode.START else "PREEMPT", LifeState.REVERTED)
        st.mode = tick.device_mode
        return
    if st.mode in (Mode.START, Mode.PREEMPT) and st.tab.profile.level != 3:
        st.mode = Mode.LOCAL
    guard_leases(st, out)
    if st.tab.profile.level != 3:
        shadow_plan(st, tick, out)
    if st.plan and st.plan.confirm_end_ms and st.mono >= st.plan.confirm_end_ms:
        roll_back(st, out)


def _manual(st: State, tick: Tick, out: Out) -> None:
    if tick.device_mode == Mode.MANUAL:
        if st.mode != Mode.MANUAL:
            to_local(st, out, "MANUAL", LifeState.REVERTED)
            st.mode = Mode.MANUAL
            out.events.append(Event("MANUAL", st.mono, "the device is under manual control"))
        return
    st.mode = Mode.LOCAL
    st.row = -1
    out.events.append(Event("MANUAL_END", st.mono, "back to the local plan"))


def _move(st: State, out: Out) -> None:
    """Level 3: one rule per group (I12), commanded at once, in effect when reported."""
    if st.mode in (Mode.FAULT, Mode.MANUAL) or (st.mode == Mode.START and st.start_phase < _follow.START_DONE):
        return
    fresh = st.mono - st.report <= FRESH_MS
    moves = choose(st.tab, st.cmd, st.rep, st.since, st.end, st.mono, st.goal, fresh, st.mode == Mode.PREEMPT)
    wanted = st.cmd[:]
    for g, new in moves:
        wanted[g] = new
    # I1 on our own commands: a bug of ours must never reach a lamp.
    for g, new in moves:
        if new in (RED_AMBER, GREEN) and any(wanted[h] != RED or st.rep[h] != RED for h, _ in st.tab.hard[g]):
            _fault(st, out, f"I1 own command for {st.tab.profile.groups[g].id} dropped")
            return
    for g, new in moves:
        st.cmd[g], st.pend[g] = new, st.mono
        out.requests.append(Request("lamp", group=g, aspect=new))


def _next_ms(st: State) -> int:
    """When something can happen by itself."""
    if st.tab.profile.level == 3:
        return st.mono + 1
    soonest = min(next_overdue_ms(st) + 1, st.stuck_after)
    if st.plan:
        soonest = min(soonest, st.plan.lease_end_ms, st.plan.hold_end_ms, st.plan.confirm_end_ms or FAR_MS)
    if st.waiting:
        soonest = min(soonest, st.waiting.lease_end_ms, st.mono + 1 if st.waiting.sent_ms == FAR_MS else FAR_MS)
    return soonest
