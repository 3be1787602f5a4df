"""Leased plans and stage requests: handed to the device, put in force, rolled back, given up."""

from __future__ import annotations

from dataclasses import replace

from hardware_profiles.safety._state import State
from hardware_profiles.safety._types import (
    FAR_MS,
    Event,
    Leased,
    Life,
    LifeState,
    Mode,
    Out,
    Profile,
    Request,
    Tick,
)

DEVICE_CYCLES = 4
VOID_MS = 2000  # a longer gap between ticks, or lamps not heard of for longer: no leased plan survives


def stuck_ms(st: State, leased: Leased) -> int:
    """How long a plan may wait for a safe point: cycles, the longest local stage and the way to any stage."""
    profile = st.tab.profile
    local = profile.plans[profile.local_plan]
    own = leased.plan.cycle_ms if leased.plan else 0
    # A device that changes plans by itself may look for a moment in step with the offset for some cycles.
    cycles = DEVICE_CYCLES * max(own, local.cycle_ms) if profile.level != 3 else own + local.cycle_ms
    return cycles + max(row.hi_ms for row in local.stages) + entry_bound_ms(profile)


def entry_bound_ms(profile: Profile) -> int:
    """An upper bound of the time until a wanted stage is green, from any state of the lamps.

    Where the kernel sets each group, every one of the six changes on the way is seen a tick after it was ordered.
    """
    bound = 0
    for i, a in enumerate(profile.groups):
        own = max(a.amber_ms, a.clear_ms) + a.min_red_ms + a.ra_ms
        bound = max(bound, own)
        for j, b in enumerate(profile.groups):
            if profile.conflict[i][j]:
                gap = max(profile.intergreen_ms[i][j], max(a.amber_ms, a.clear_ms) + b.ra_ms + profile.tick_ms)
                bound = max(bound, a.ra_ms + a.min_green_ms + a.gf_ms + gap, own)
    return bound + (6 * profile.tick_ms if profile.level == 3 else 0)


def put_in_force(st: State, out: Out) -> None:
    """The waiting plan or request was seen in force: ACTIVE, and the one before it SUPERSEDED."""
    new = st.waiting
    assert new is not None
    if st.plan:
        out.life.append(Life(st.plan.epoch, st.plan.seq, LifeState.SUPERSEDED))
    st.prev = st.plan if st.plan and st.plan.plan else st.prev
    st.plan = replace(new, state=LifeState.ACTIVE, hold_end_ms=st.mono + new.hold_ms if new.plan is None else FAR_MS)
    st.waiting, st.stuck_after = None, FAR_MS
    st.mode = Mode.CLOUD if new.plan else Mode.REQUEST
    out.life.append(Life(new.epoch, new.seq, LifeState.ACTIVE))


def roll_back(st: State, out: Out) -> None:
    """The plan was not confirmed in time: back to the one before it where its lease lives, else to the local plan."""
    bad, prev = st.plan, st.prev
    assert bad is not None
    if prev is None or prev.plan is None or prev.lease_end_ms <= st.mono:
        to_local(st, out, "CONFIRM", LifeState.ROLLED_BACK)
        return
    out.life.append(Life(bad.epoch, bad.seq, LifeState.ROLLED_BACK, "CONFIRM"))
    st.plan, st.prev, st.row = None, None, -1
    st.mode = Mode.LOCAL if st.mode in (Mode.CLOUD, Mode.REQUEST) else st.mode
    st.waiting = replace(prev, state=LifeState.WAITING, sent_ms=FAR_MS, confirm_end_ms=0)
    if st.tab.profile.level != 3:
        out.requests.append(Request("plan", plan=prev.plan))
        st.waiting = replace(st.waiting, sent_ms=st.mono)
        st.stuck_after = st.mono + stuck_ms(st, st.waiting)


def to_local(st: State, out: Out, cause: str, how: LifeState) -> None:
    """Drop every lease in this step; the device goes back to its local plan."""
    for leased in (st.plan, st.waiting):
        if leased:
            out.life.append(Life(leased.epoch, leased.seq, how, cause))
    if (st.plan or (st.waiting and st.waiting.sent_ms != FAR_MS)) and not out.revert:
        out.revert = cause
        out.requests.append(Request("revert", cause=cause))
    st.plan = st.waiting = st.prev = None
    st.stuck_after = FAR_MS
    if st.mode in (Mode.CLOUD, Mode.REQUEST):
        st.mode = Mode.LOCAL
        st.row = -1  # the local plan is joined anew, where coordination says


def guard_leases(st: State, out: Out) -> None:
    """I11: no leased plan without a live lease, a ready monitor and lamps heard of lately."""
    if st.plan is None and st.waiting is None:
        return
    if st.mono - st.report > VOID_MS:
        to_local(st, out, "STALE", LifeState.REVERTED)
    elif not st.monitor:
        to_local(st, out, "MONITOR", LifeState.REVERTED)
    elif st.plan and st.mono >= st.plan.lease_end_ms:
        to_local(st, out, "LEASE", LifeState.EXPIRED)
    elif st.plan and st.plan.plan is None and st.mono >= st.plan.hold_end_ms:
        to_local(st, out, "HOLD_OVER", LifeState.EXPIRED)
    elif st.waiting and st.mono >= st.waiting.lease_end_ms:
        if st.waiting.sent_ms == FAR_MS:
            out.life.append(Life(st.waiting.epoch, st.waiting.seq, LifeState.EXPIRED, "LEASE"))
            st.waiting = None
        else:
            to_local(st, out, "LEASE", LifeState.EXPIRED)


def says_so(st: State, leased: Leased, tick: Tick) -> bool:
    """Whether the device's status names this plan, or shows this requested stage, as in force."""
    if leased.plan is None:
        return tick.device_mode == Mode.REQUEST and (
            leased.state is not LifeState.WAITING or tick.device_stage == leased.stage
        )
    if tick.device_mode != Mode.CLOUD or tick.device_plan != leased.plan.id:
        return False
    return leased.state is not LifeState.WAITING or any(row.stage == tick.device_stage for row in leased.plan.stages)


def shadow_plan(st: State, tick: Tick, out: Out) -> None:
    """Levels 1 and 2: hand a waiting plan to the device, which changes at its own safe point, and watch for it."""
    st.stage = tick.device_stage
    new = st.waiting
    if new and new.sent_ms == FAR_MS and (not new.not_before_ms or (st.wall_ok and st.wall >= new.not_before_ms)):
        out.requests.append(
            Request("plan", plan=new.plan) if new.plan else Request("stage", stage=new.stage, hold_ms=new.hold_ms)
        )
        st.waiting = new = replace(new, sent_ms=st.mono)
        st.stuck_after = st.mono + stuck_ms(st, new)
    elif new and new.sent_ms != FAR_MS and says_so(st, new, tick):
        put_in_force(st, out)
    elif new and new.sent_ms != FAR_MS and st.mono >= st.stuck_after:
        out.events.append(Event("STUCK", st.mono, "the device did not take the plan up"))
        to_local(st, out, "STUCK", LifeState.REVERTED)
    if st.plan and not says_so(st, st.plan, tick) and (not st.waiting or st.waiting.sent_ms == FAR_MS):
        to_local(st, out, "DEVICE", LifeState.REVERTED)
