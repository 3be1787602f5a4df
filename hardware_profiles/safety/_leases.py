"""Leased plans and stage requests: put in force, rolled back, given up. Used by the kernel's modes and by `_follow`."""

from __future__ import annotations

from dataclasses import replace

from hardware_profiles.safety._state import State
from hardware_profiles.safety._types import FAR_MS, Leased, Life, LifeState, Mode, Out, Profile, Request

DEVICE_CYCLES = 4


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
