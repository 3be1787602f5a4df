"""Level 3: which stage is wanted now. Nothing here can break I1–I8: it only chooses the goal that K1–K5 work towards.

A plan's row begins when it becomes wanted and lasts its length, intergreen inside. Offset errors are worked off a bit
per cycle, by longer or shorter rows within their room, in one direction until the error is under a second.
"""

from __future__ import annotations

from hardware_profiles.safety._groups import Tables
from hardware_profiles.safety._leases import put_in_force, stuck_ms, to_local
from hardware_profiles.safety._simulate import Lamps, tour
from hardware_profiles.safety._state import State
from hardware_profiles.safety._types import (
    AMBER,
    FAR_MS,
    FLASH_AMBER,
    FORBIDDEN,
    GREEN,
    RED,
    Event,
    LifeState,
    Mode,
    Out,
    Plan,
    Request,
    Tick,
)

START_DONE = 3
IN_STEP_MS = 1000  # an offset error below this is none
MOVED_MS = 2000  # a target that moved by more makes the direction be chosen anew
COOL_MS = 60_000


def guide(st: State, tick: Tick, out: Out) -> None:
    """Set `st.goal` for this step."""
    if st.mode in (Mode.FAULT, Mode.MANUAL):
        return
    if st.mode == Mode.START:
        _start_up(st, out)
        return
    if st.flash_order:
        _to_flash(st, out)
        return
    _preempt(st, tick, out)
    if st.mode == Mode.PREEMPT:
        _want(st, st.tab.profile.preempts[st.pre].stage)
        return
    _take_up(st, out)
    if st.mode == Mode.REQUEST and st.plan:
        _want(st, st.plan.stage)
        return
    _follow(st, plan_now(st), out)


def plan_now(st: State) -> Plan:
    """The leased plan in force, else the local one."""
    if st.mode == Mode.CLOUD and st.plan and st.plan.plan:
        return st.plan.plan
    return st.tab.profile.plans[st.tab.profile.local_plan]


def served(st: State, mask: int) -> bool:
    """Whether every group of `mask` has been green for its minimum, and no other one is."""
    return all(
        st.rep[g] == st.cmd[g] == GREEN and st.mono - st.since[g] >= group.min_green_ms
        if mask >> g & 1
        else not st.tab.right_of_way(g, st.rep[g])
        for g, group in enumerate(st.tab.profile.groups)
    )


def safe_point(st: State) -> bool:
    """Whether the plan may be exchanged: wanted groups green for their minimum, all others red, nothing under way."""
    others = all(st.rep[g] == st.cmd[g] == RED for g in range(st.tab.n) if not st.goal >> g & 1)
    return others and not (st.corr or st.prio[1] or st.via or st.touring) and served(st, st.goal)


def _want(st: State, target: int) -> None:
    """Make `target` the wanted stage, or the next one on the way to it."""
    if st.stage != target and not (st.via and not served(st, st.goal)):
        hop = st.tab.profile.transitions[st.stage][target] if st.stage >= 0 else target
        st.stage = target if hop == FORBIDDEN else hop
        st.via = st.stage != target
    st.goal = st.tab.stage_mask[st.stage]


def _follow(st: State, plan: Plan, out: Out) -> None:
    if st.row < 0 or st.row >= len(plan.stages):
        target = (st.wall - plan.offset_ms) % plan.cycle_ms
        st.row = 0
        while target >= plan.stages[st.row].len_ms:
            target -= plan.stages[st.row].len_ms
            st.row += 1
        st.row_since, st.corr, st.prio = st.mono, 0, (0, 0, 0)
        st.lens = tuple(row.len_ms for row in plan.stages)
        _mind_max_red(st, plan, out)
    elif served(st, st.goal) if st.touring else st.mono - st.row_since >= st.lens[st.row]:
        late = 0 if st.touring else st.mono - st.row_since - st.lens[st.row]
        st.row = (st.row + 1) % len(plan.stages)
        st.row_since = st.mono - min(late, st.tab.profile.tick_ms)
        if st.row == 0:
            st.lens = _lengths(st, plan, out)
        _mind_max_red(st, plan, out)
    _want(st, plan.stages[st.row].stage)


def _mind_max_red(st: State, plan: Plan, out: Out) -> None:
    """If the row that begins, held for its length, would leave a group red beyond its limit, go first where the most
    urgent group is served, and only for as long as that takes."""
    st.touring = False
    if not tour_fails(st, plan.stages[st.row].stage, st.lens[st.row]):
        return
    stages = [row.stage for row in plan.stages]
    first = tour(st.tab, _lamps(st), st.red_since, st.stage, stages).first
    if first >= 0:
        st.row, st.touring = stages.index(first), True
        out.events.append(
            Event("TOUR", st.mono, f"{st.tab.profile.stages[first].id} first: a red would pass its limit")
        )


def _lamps(st: State) -> Lamps:
    return Lamps.showing(st.tab, st.rep, st.since, st.end, st.mono)


def tour_fails(st: State, stage: int, hold_ms: int = 0) -> tuple[tuple[int, int], ...]:
    """(group, red in ms) of groups whose red would pass its limit if `stage` were wanted now and held for `hold_ms`
    before all due groups are served in turn."""
    lamps = _lamps(st)
    if hold_ms:
        lamps.run(st.tab.stage_mask[stage], st.mono + hold_ms)
    return tour(st.tab, lamps, st.red_since, stage, [row.stage for row in plan_now(st).stages]).wrong


def _lengths(st: State, plan: Plan, out: Out) -> tuple[int, ...]:
    """Row lengths of the cycle that begins now: nominal, plus its share of the offset error, minus priority owed."""
    rows = plan.stages
    lens = [row.len_ms for row in rows]
    owed = st.prio[1]
    if owed:
        back = -owed if abs(owed) <= 1000 or st.prio[2] > 1 else -(owed // 2)
        given = _spread(lens, rows_room(plan, back > 0), back)
        st.prio = (0, owed + given if st.prio[2] < 2 else 0, st.prio[2] + 1)
        st.prio = st.prio if st.prio[1] else (0, 0, 0)
        return tuple(lens)
    st.prio = (0, 0, 0)
    if not st.wall_ok or st.mono < st.jump_until:
        st.corr = 0
        return tuple(lens)
    ahead = (st.wall - plan.offset_ms) % plan.cycle_ms  # how far the target is ahead of us
    if min(ahead, plan.cycle_ms - ahead) < IN_STEP_MS:
        st.corr = 0
        return tuple(lens)
    grow = min(plan.cycle_ms // 5, sum(rows_room(plan, True)))
    cut = 0 if st.tab.profile.offset_add_only else min(plan.cycle_ms // 10, -sum(rows_room(plan, False)))
    if not grow and not cut:
        out.events.append(Event("OFFSET_STUCK", st.mono, plan.id))
        st.corr = 0
        return tuple(lens)
    base = (st.wall - plan.offset_ms) - ahead
    if not st.corr or abs((base - st.corr_target) % plan.cycle_ms) > MOVED_MS:
        up, down = plan.cycle_ms - ahead, ahead
        more = -(-up // grow) if grow else FAR_MS
        less = -(-down // cut) if cut else FAR_MS
        st.corr, st.corr_target = (1 if more <= less else -1), base
    amount = min(plan.cycle_ms - ahead, grow) if st.corr > 0 else -min(ahead, cut)
    _spread(lens, rows_room(plan, st.corr > 0), amount)
    return tuple(lens)


def rows_room(plan: Plan, longer: bool) -> list[int]:
    """How far each row may move: hi − len (>= 0) or lo − len (<= 0)."""
    return [(row.hi_ms if longer else row.lo_ms) - row.len_ms for row in plan.stages]


def _spread(lens: list[int], room: list[int], amount: int) -> int:
    """Add `amount` to `lens` in proportion to `room`, never beyond it; returns what was placed."""
    total = sum(room)
    if not total:
        return 0
    amount = max(amount, total) if amount < 0 else min(amount, total)
    placed = 0
    for k, free in enumerate(room):
        share = amount - placed if k == len(room) - 1 else amount * free // total
        share = max(share, free) if amount < 0 else min(share, free)
        lens[k] += share
        placed += share
    return placed


def _take_up(st: State, out: Out) -> None:
    """Exchange the plan at a safe point: in the same stage where the new plan has it, else by a direct successor."""
    new = st.waiting
    if new is None or (new.not_before_ms and not (st.wall_ok and st.wall >= new.not_before_ms)):
        return
    if st.stuck_after == FAR_MS:
        st.stuck_after = st.mono + stuck_ms(st, new)
    if not safe_point(st) or st.stage < 0:
        if st.mono >= st.stuck_after:
            out.events.append(Event("STUCK", st.mono, "no safe point"))
            to_local(st, out, "STUCK", LifeState.REVERTED)
        return
    transitions = st.tab.profile.transitions[st.stage]
    if new.plan is None:
        if new.stage == st.stage or transitions[new.stage] == new.stage:
            if tour_fails(st, new.stage, new.hold_ms):  # it was well when it was admitted, and time has passed
                to_local(st, out, "MAX_RED", LifeState.REVERTED)
            else:
                put_in_force(st, out)
        return
    stages = [row.stage for row in new.plan.stages]
    direct = [k for k, stage in enumerate(stages) if stage != st.stage and transitions[stage] == stage]
    if st.stage not in stages and not direct:
        return
    row = stages.index(st.stage) if st.stage in stages else direct[0]
    run_ms = min(st.mono - st.row_since, new.plan.stages[row].len_ms) if st.stage in stages else 0
    if tour_fails(st, stages[row], new.plan.stages[row].len_ms - run_ms):
        return
    st.row, st.row_since = row, st.mono - run_ms
    st.lens = tuple(row.len_ms for row in new.plan.stages)
    put_in_force(st, out)


def _preempt(st: State, tick: Tick, out: Out) -> None:
    st.pre_ignored = tuple(k for k in st.pre_ignored if k in tick.inputs)
    if st.mode == Mode.PREEMPT:
        declared = st.tab.profile.preempts[st.pre]
        over = st.mono - st.pre_since >= declared.max_ms
        if over and st.pre in tick.inputs:
            st.pre_ignored = (*st.pre_ignored, st.pre)  # a stuck input is not heard again before it was released
        if over or (st.pre not in tick.inputs and served(st, st.goal)):
            out.events.append(Event("PREEMPT_END", st.mono, declared.id))
            st.mode = Mode.LOCAL if st.plan is None else Mode.CLOUD if st.plan.plan else Mode.REQUEST
            st.pre, st.pre_cool, st.row = -1, st.mono + COOL_MS, -1
        return
    due = [k for k in tick.inputs if 0 <= k < len(st.tab.profile.preempts) and k not in st.pre_ignored]
    if due and st.mono >= st.pre_cool:
        st.mode, st.pre, st.pre_since = Mode.PREEMPT, due[0], st.mono
        st.via = st.touring = False
        out.events.append(Event("PREEMPT", st.mono, st.tab.profile.preempts[due[0]].id))


def _to_flash(st: State, out: Out) -> None:
    """A flash order: all red for a second first, then flash; out of it by START."""
    st.goal = 0
    if all(st.rep[g] == st.cmd[g] == RED and st.mono - st.since[g] >= 1000 for g in range(st.tab.n)):
        st.flash_order, st.mode, st.start_phase, st.start_since = False, Mode.START, 0, st.mono
        out.requests.append(Request("flash", cause="ORDER"))


def _start_up(st: State, out: Out) -> None:
    """Flash → vehicles amber, pedestrians red → all red for every intergreen → the first local stage."""
    profile, tab = st.tab.profile, st.tab
    longest = max(map(max, profile.intergreen_ms))
    spans = (profile.start_flash_ms, profile.start_amber_ms, max(profile.start_all_red_ms, longest))
    if st.mono - st.start_since < spans[st.start_phase]:
        return
    if st.start_phase == 2 and any(aspect != RED for aspect in st.rep):
        return
    st.start_phase, st.start_since = st.start_phase + 1, st.mono
    if st.start_phase < START_DONE:
        _show_all(st, tab, out, AMBER if st.start_phase == 1 else RED)
        return
    st.mode, st.start_phase, st.stage = Mode.LOCAL, 0, -1
    st.via = st.touring = False
    st.row, st.row_since, st.corr = 0, st.mono, 0
    local = profile.plans[profile.local_plan]
    st.lens = tuple(row.len_ms for row in local.stages)
    st.red_since = [st.mono] * tab.n
    out.events.append(Event("STARTED", st.mono, local.id))
    _want(st, local.stages[0].stage)


def _show_all(st: State, tab: Tables, out: Out, vehicles: int) -> None:
    for g in range(tab.n):
        new = RED if tab.is_ped[g] else vehicles
        if st.cmd[g] == new or (new == AMBER and st.cmd[g] == FLASH_AMBER and tab.is_ped[g]):
            continue
        st.cmd[g], st.pend[g] = new, st.mono
        out.requests.append(Request("lamp", group=g, aspect=new))
