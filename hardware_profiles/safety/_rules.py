"""The rules a controller's profile (P01–P20) and a plan (P30–P39) must keep. All findings are returned.

A message is the rule negated with its numbers. `check_profile` looks at structure first: while indices or table sizes
are wrong (P01–P03) the other rules cannot be asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hardware_profiles.safety._groups import Tables
from hardware_profiles.safety._leases import entry_bound_ms
from hardware_profiles.safety._simulate import PlanRun, run_plan
from hardware_profiles.safety._types import FORBIDDEN, Finding, Group, Kind, Lens, Plan, PlanStage, Profile

MAX_GROUPS = 64
AMBER_MS = (3000, 6000)
ALL_RED_MS = (0, 6000)
RA_MS = (0, 3000)
GF_MS = (0, 5000)
MIN_GREEN_MS = 5000
MIN_WALK_MS = 4000
MIN_RED_MS = 1000
PRE_MIN_MS = 3000
PRE_MIN_WALK_MS = 4000
MAX_WALKING_MMPS = 1200
LAG_MS = 1000
PRE_MAX_MS = 180_000
LEASE_MS = (1000, 30_000)


def check_profile(profile: Profile) -> list[Finding]:
    """All findings of P01–P20 (and P30–P39 of each local plan); empty = the profile may be used."""
    found = list(_structure(profile))
    if found:
        return found
    tab = Tables(profile)
    for rule in (_times, _intergreens, _stages, _traps, _graph, _overlaps, _start, _preempts, _reports, _addresses):
        found += rule(profile)
    if not any(finding.rule in ("P09", "P10") for finding in found):
        found += _local_plans(profile, tab)
    return found


def check_plan(profile: Profile, plan: Plan, *, lease_ms: int | None = None, path: str = "plan") -> list[Finding]:
    """All findings of P30–P39 for `plan` on a profile that is itself sound."""
    found = list(_rows(profile, plan, path))
    if lease_ms is not None and not LEASE_MS[0] <= lease_ms <= LEASE_MS[1]:
        found.append(Finding("P37", f"{path}.lease", f"{lease_ms} ms is not within {LEASE_MS[0]} to {LEASE_MS[1]}"))
    if any(finding.rule in ("P30", "P31") for finding in found):
        return found
    found += _served(profile, plan, path)
    found += _changes(profile, plan, path)
    found += _detectors(profile, plan, path)
    if any(finding.rule in ("P32", "P33", "P34") for finding in found):
        return found
    found += _runs(profile, plan, path)
    return found


# --- profile ---------------------------------------------------------------------------------------------------------


def _structure(profile: Profile) -> Iterator[Finding]:
    groups, stages = profile.groups, profile.stages
    n, m = len(groups), len(stages)
    if not 1 <= n <= MAX_GROUPS:
        yield Finding("P01", "groups", f"{n} groups, 1 to {MAX_GROUPS} allowed")
    if not m:
        yield Finding("P01", "stages", "no stage")
    if profile.tick_ms <= 0:
        yield Finding("P01", "tick_ms", f"{profile.tick_ms} is not positive")
        return
    if profile.level not in (1, 2, 3):
        yield Finding("P01", "level", f"{profile.level} is not 1, 2 or 3")
    if profile.amber_regreen and profile.level == 3:
        yield Finding("P01", "amber_regreen", "the kernel itself goes from amber to red only")
    for what, ids in (
        ("groups", [g.id for g in groups]),
        ("stages", [s.id for s in stages]),
        ("plans", [p.id for p in profile.plans]),
    ):
        for name in sorted({name for name in ids if not name or ids.count(name) > 1}):
            yield Finding("P01", what, f"id {name!r} is not unique" if name else "an id is empty")
    for name, table, size in (
        ("conflict", profile.conflict, n),
        ("intergreen_ms", profile.intergreen_ms, n),
        ("transitions", profile.transitions, m),
    ):
        if len(table) != size or any(len(row) != size for row in table):
            yield Finding("P01", name, f"the table is not {size} by {size}")
            return
    yield from _references(profile, n, m)
    yield from _on_tick(profile)
    for i in range(n):
        if profile.conflict[i][i] or profile.intergreen_ms[i][i]:
            yield Finding("P03", f"conflict.{groups[i].id}.{groups[i].id}", "a group is in conflict with itself")
        for j in range(i + 1, n):
            a, b = profile.conflict[i][j], profile.conflict[j][i]
            where = f"conflict.{groups[i].id}.{groups[j].id}"
            if a not in (0, 1, 2) or b not in (0, 1, 2):
                yield Finding("P02", where, f"{a} and {b} are not 0, 1 or 2")
            elif a != b:
                yield Finding("P02", where, f"{a} one way and {b} the other")
            elif a == 2 and ((i, j) in profile.yields) == ((j, i) in profile.yields):
                yield Finding("P02", where, "a permissive conflict without exactly one yielding side")
            elif a != 2 and ((i, j) in profile.yields or (j, i) in profile.yields):
                yield Finding("P02", where, f"one side yields though the conflict is {a}, not 2")


def _references(profile: Profile, n: int, m: int) -> Iterator[Finding]:
    for stage in profile.stages:
        outside = [g for g in (*stage.groups, *(g for pair in stage.permissive for g in pair)) if not 0 <= g < n]
        if outside or len(set(stage.groups)) != len(stage.groups):
            yield Finding(
                "P01", f"stages.{stage.id}", f"groups {list(stage.groups)} are not distinct groups of 0 to {n - 1}"
            )
    for group in profile.groups:
        if any(not 0 <= parent < n for parent in group.parents):
            yield Finding("P01", f"groups.{group.id}.parents", f"{list(group.parents)} are not groups of 0 to {n - 1}")
    if any(not 0 <= i < n for pair in profile.yields for i in pair):
        yield Finding("P01", "yields", f"names a group outside 0 to {n - 1}")
    for i, row in enumerate(profile.transitions):
        if any(hop != FORBIDDEN and not 0 <= hop < m for hop in row):
            yield Finding("P01", f"transitions.{profile.stages[i].id}", f"names a stage outside 0 to {m - 1}")
    if not 0 <= profile.local_plan < len(profile.plans):
        yield Finding("P01", "local_plan", f"{profile.local_plan} is no plan, there are {len(profile.plans)}")
    for plan in profile.plans:
        if any(not 0 <= row.stage < m for row in plan.stages):
            yield Finding("P01", f"plans.{plan.id}", f"names a stage outside 0 to {m - 1}")
    for pre in profile.preempts:
        if not 0 <= pre.stage < m:
            yield Finding("P01", f"preempts.{pre.id}", f"stage {pre.stage}, there are {m}")


_GROUP_TIMES = (
    "ra_ms", "gf_ms", "amber_ms", "all_red_ms", "min_green_ms", "max_green_ms", "min_red_ms", "max_red_ms", "clear_ms",
    "buffer_ms", "pre_min_ms",
)  # fmt: skip


def _on_tick(profile: Profile) -> Iterator[Finding]:
    """Level 3 acts once a tick, so its times are whole ticks; a device that times itself resolves 100 ms."""
    tick = profile.tick_ms
    for group in profile.groups:
        for name in _GROUP_TIMES:
            value = getattr(group, name)
            if value < 0 or value % tick:
                yield Finding(
                    "P01", f"groups.{group.id}.{name}", f"{value} ms is not a multiple of {tick} ms from 0 up"
                )
    for i, row in enumerate(profile.intergreen_ms):
        for j, value in enumerate(row):
            if value < 0 or value % tick:
                where = f"intergreen_ms.{profile.groups[i].id}.{profile.groups[j].id}"
                yield Finding("P01", where, f"{value} ms is not a multiple of {tick} ms from 0 up")
    for plan in profile.plans:
        for k, item in enumerate(plan.stages):
            if item.len_ms % tick or item.lo_ms % tick or item.hi_ms % tick:
                yield Finding("P01", f"plans.{plan.id}.{k}", f"a length is not a multiple of {tick} ms")


def _within(where: str, value: int, low: int, high: int) -> Iterator[Finding]:
    if not low <= value <= high:
        yield Finding("P04", where, f"{value} ms is not within {low} to {high}")


def _times(profile: Profile) -> Iterator[Finding]:
    for group in profile.groups:
        where = f"groups.{group.id}"
        if group.kind is Kind.PED:
            yield from _ped_times(group, where)
        else:
            yield from _within(f"{where}.amber_ms", group.amber_ms, *AMBER_MS)
            yield from _within(f"{where}.all_red_ms", group.all_red_ms, *ALL_RED_MS)
            yield from _within(f"{where}.ra_ms", group.ra_ms, *RA_MS)
            yield from _within(f"{where}.gf_ms", group.gf_ms, *GF_MS)
            if group.min_green_ms < MIN_GREEN_MS:
                yield Finding("P04", f"{where}.min_green_ms", f"{group.min_green_ms} ms is below {MIN_GREEN_MS}")
        if group.min_red_ms < MIN_RED_MS:
            yield Finding("P04", f"{where}.min_red_ms", f"{group.min_red_ms} ms is below {MIN_RED_MS}")
        if group.pre_min_ms > group.min_green_ms:
            yield Finding(
                "P05", f"{where}.pre_min_ms", f"{group.pre_min_ms} ms is above min green {group.min_green_ms}"
            )
        if group.max_green_ms and group.max_green_ms < group.min_green_ms:
            yield Finding(
                "P05", f"{where}.max_green_ms", f"{group.max_green_ms} ms is below min green {group.min_green_ms}"
            )


def _ped_times(group: Group, where: str) -> Iterator[Finding]:
    if group.min_green_ms < MIN_WALK_MS:
        yield Finding("P04", f"{where}.min_green_ms", f"walk {group.min_green_ms} ms is below {MIN_WALK_MS}")
    if group.walking_mmps <= 0 or group.walking_mmps > MAX_WALKING_MMPS:
        yield Finding(
            "P04", f"{where}.walking_mmps", f"{group.walking_mmps} mm/s is not within 1 to {MAX_WALKING_MMPS}"
        )
    elif group.clear_ms * group.walking_mmps < group.crossing_mm * 1000:
        needed = -(-group.crossing_mm * 1000 // group.walking_mmps)
        yield Finding("P04", f"{where}.clear_ms", f"{group.clear_ms} ms is below {needed} for {group.crossing_mm} mm")


def _intergreens(profile: Profile) -> Iterator[Finding]:
    # A device that times its own lamps starts a group in the very instant; the kernel needs a tick to see the red.
    tick = profile.tick_ms if profile.level == 3 else 0
    for i, a in enumerate(profile.groups):
        ped = a.kind is Kind.PED
        own = a.clear_ms if ped else a.amber_ms
        least, rule = (a.clear_ms + a.buffer_ms, "P07") if ped else (a.amber_ms + a.all_red_ms, "P06")
        for j, b in enumerate(profile.groups):
            grade, value = profile.conflict[i][j], profile.intergreen_ms[i][j]
            where = f"intergreen_ms.{a.id}.{b.id}"
            if not grade:
                if value:
                    yield Finding("P09", where, f"{value} ms without a conflict")
                continue
            if grade == 1 and value <= 0:
                yield Finding("P09", where, f"{value} ms for a hard conflict")
            if value < least:
                parts = "clearance + buffer" if ped else "amber + all red"
                yield Finding(rule, where, f"{value} ms is below {parts} = {least}")
            if value < own + b.ra_ms + tick:
                yield Finding(
                    "P08",
                    where,
                    f"{value} ms is below {own + b.ra_ms + tick}, the green would come later than declared",
                )


def _stages(profile: Profile) -> Iterator[Finding]:
    for stage in profile.stages:
        listed = {(min(pair), max(pair)) for pair in stage.permissive}
        for at, i in enumerate(stage.groups):
            for j in stage.groups[at + 1 :]:
                grade = profile.conflict[i][j]
                pair = f"{profile.groups[i].id} and {profile.groups[j].id}"
                if grade == 1:
                    yield Finding("P10", f"stages.{stage.id}", f"{pair} are in hard conflict")
                elif grade == 2 and (min(i, j), max(i, j)) not in listed:
                    yield Finding("P10", f"stages.{stage.id}", f"{pair} are in permissive conflict and not listed")
    for i, j in profile.yields:
        if profile.groups[i].lens is Lens.ARROW:
            yield Finding(
                "P11", f"groups.{profile.groups[i].id}", f"has an arrow lens and yields to {profile.groups[j].id}"
            )


def trap(profile: Profile, a: int, b: int) -> tuple[int, int] | None:
    """The yellow trap of the change from stage a to b: (i, j) where i ends and j, to which i yields, stays green.

    A driver of i who waits in the junction takes his amber for that of j, too, and turns into j's green. People on foot
    who keep their green are no such trap: nobody expects them to be held by his own amber.
    """
    before, after = profile.stages[a].groups, profile.stages[b].groups
    for i, j in profile.yields:
        sprung = i in before and j in before and i not in after and j in after
        if sprung and profile.groups[i].lens is not Lens.FLASH_AMBER and profile.groups[j].kind is not Kind.PED:
            return i, j
    return None


def _traps(profile: Profile) -> Iterator[Finding]:
    for a, row in enumerate(profile.transitions):
        for b, hop in enumerate(row):
            pair = trap(profile, a, b) if hop == b and a != b else None
            if pair:
                i, j = (profile.groups[g].id for g in pair)
                where = f"transitions.{profile.stages[a].id}.{profile.stages[b].id}"
                yield Finding("P12", where, f"ends {i} and keeps {j} to which it yields")


def _graph(profile: Profile) -> Iterator[Finding]:
    m = len(profile.stages)
    direct = [{b for b in range(m) if b == a or profile.transitions[a][b] == b} for a in range(m)]
    for a in range(m):
        reached, fresh = {a}, {a}
        while fresh:
            fresh = {c for b in fresh for c in direct[b]} - reached
            reached |= fresh
        missing = [profile.stages[b].id for b in range(m) if b not in reached]
        if missing:
            yield Finding("P13", f"stages.{profile.stages[a].id}", f"no way to {', '.join(missing)}")
        for b in range(m):
            if a != b and not _arrives(profile, a, b):
                where = f"transitions.{profile.stages[a].id}.{profile.stages[b].id}"
                yield Finding("P13", where, "the stages named on the way do not lead there")


def _arrives(profile: Profile, a: int, b: int) -> bool:
    """Whether the way from a to b, where one is named, goes by direct changes and ends at b."""
    here = a
    for _ in profile.stages:
        hop = profile.transitions[here][b]
        if hop == b or (hop == FORBIDDEN and here == a):
            return True
        if hop == FORBIDDEN or profile.transitions[here][hop] != hop:
            return False
        here = hop
    return False


def _overlaps(profile: Profile) -> Iterator[Finding]:
    for g, group in enumerate(profile.groups):
        for parent in group.parents:
            if profile.conflict[g][parent] == 1:
                yield Finding(
                    "P15", f"groups.{group.id}.parents", f"hard conflict with parent {profile.groups[parent].id}"
                )
            for stage in profile.stages:
                if parent in stage.groups and g not in stage.groups:
                    yield Finding(
                        "P15", f"stages.{stage.id}", f"has {profile.groups[parent].id} but not its overlap {group.id}"
                    )


def _start(profile: Profile) -> Iterator[Finding]:
    if profile.fallback not in ("local", "flash") or profile.fallback not in profile.allowed_modes:
        yield Finding(
            "P16", "fallback", f"{profile.fallback!r} is not among the allowed modes {list(profile.allowed_modes)}"
        )
    longest = max(map(max, profile.intergreen_ms))
    if profile.start_flash_ms < 3000:
        yield Finding("P17", "start_flash_ms", f"{profile.start_flash_ms} ms is below 3000")
    if profile.start_amber_ms < 3000:
        yield Finding("P17", "start_amber_ms", f"{profile.start_amber_ms} ms is below 3000")
    if profile.start_all_red_ms < longest:
        yield Finding(
            "P17", "start_all_red_ms", f"{profile.start_all_red_ms} ms is below the longest intergreen {longest}"
        )


def _preempts(profile: Profile) -> Iterator[Finding]:
    if not profile.preempts:
        return
    for group in profile.groups:
        least = PRE_MIN_WALK_MS if group.kind is Kind.PED else PRE_MIN_MS
        if group.pre_min_ms < least:
            yield Finding("P18", f"groups.{group.id}.pre_min_ms", f"{group.pre_min_ms} ms is below {least}")
    bound = entry_bound_ms(profile)
    for pre in profile.preempts:
        if pre.max_ms > PRE_MAX_MS:
            yield Finding("P18", f"preempts.{pre.id}.max_ms", f"{pre.max_ms} ms is above {PRE_MAX_MS}")
        if bound > pre.entry_ms:
            yield Finding("P18", f"preempts.{pre.id}.entry_ms", f"entry may take {bound} ms, {pre.entry_ms} declared")


def _reports(profile: Profile) -> Iterator[Finding]:
    if profile.lag_max_ms > LAG_MS:
        yield Finding("P19", "lag_max_ms", f"{profile.lag_max_ms} ms is above {LAG_MS}")
    if profile.lag_max_ms >= profile.refuse_after_ms:
        yield Finding(
            "P19", "refuse_after_ms", f"{profile.refuse_after_ms} ms is not above lag_max {profile.lag_max_ms}"
        )
    if profile.monitor_class not in ("A", "B"):
        yield Finding("P19", "monitor_class", f"{profile.monitor_class!r} is not A or B")
    if profile.monitor_class == "A" and profile.report_period_ms > 100:
        yield Finding(
            "P19", "monitor_class", f"class A needs lamp reports every 100 ms, not {profile.report_period_ms}"
        )
    if profile.monitor_class == "B" and not profile.hardware_monitor:
        yield Finding("P19", "hardware_monitor", "class B must name a hardware conflict monitor")


def _addresses(profile: Profile) -> Iterator[Finding]:
    for name, table, size in (
        ("group_address", profile.group_address, len(profile.groups)),
        ("stage_address", profile.stage_address, len(profile.stages)),
        ("plan_address", profile.plan_address, len(profile.plans)),
    ):
        if len(table) != size or len(set(table)) != size or any(value < 0 for value in table):
            yield Finding("P20", name, f"{list(table)} are not {size} distinct addresses from 0 up")
    if len(profile.stages) > profile.max_stages:
        yield Finding("P20", "stages", f"{len(profile.stages)} stages, the device holds {profile.max_stages}")
    if len(profile.plans) > profile.max_plans:
        yield Finding("P20", "plans", f"{len(profile.plans)} plans, the device holds {profile.max_plans}")


def _local_plans(profile: Profile, tab: Tables) -> Iterator[Finding]:
    for plan in profile.plans:
        path = f"plans.{plan.id}"
        served = {g for row in plan.stages for g in profile.stages[row.stage].groups}
        for g, group in enumerate(profile.groups):
            if g not in served:
                yield Finding("P13", path, f"never serves {group.id}")
        found = check_plan(profile, plan, path=path)
        for finding in found:
            yield Finding("P16", finding.path, f"{finding.rule} {finding.message}")
        if not any(finding.rule in ("P30", "P31", "P33") for finding in found):
            run = run_plan(tab, _at_minima(profile, plan))
            for g, group in enumerate(profile.groups):
                if run.red_ms[g] > group.max_red_ms:
                    where = f"{path}.{group.id}"
                    yield Finding("P14", where, f"red for {run.red_ms[g]} ms at minima, {group.max_red_ms} allowed")


# --- plan ------------------------------------------------------------------------------------------------------------


def least_lengths_ms(profile: Profile, stages: tuple[int, ...]) -> tuple[int, ...]:
    """P34 for a cyclic order of stages: the least length of each that gives every
    starting group its minimum green."""
    least = []
    for k, stage in enumerate(stages):
        before = profile.stages[stages[k - 1]].groups
        now = profile.stages[stage].groups
        ending = [g for g in before if g not in now]
        need = 0
        for j in now:
            if j in before and len(stages) > 1:
                continue
            wait = max((profile.intergreen_ms[i][j] for i in ending), default=0)
            need = max(need, max(wait, profile.groups[j].ra_ms) + profile.groups[j].min_green_ms)
        least.append(need)
    return tuple(least)


def _at_minima(profile: Profile, plan: Plan) -> Plan:
    least = least_lengths_ms(profile, tuple(row.stage for row in plan.stages))
    return at_lengths(plan, least)


def at_lengths(plan: Plan, lengths_ms: Sequence[int]) -> Plan:
    """The fixed plan with the stages of `plan` and these lengths."""
    rows = tuple(PlanStage(row.stage, ms, ms, ms) for row, ms in zip(plan.stages, lengths_ms, strict=True))
    return Plan(plan.id, sum(lengths_ms), 0, rows)


def _rows(profile: Profile, plan: Plan, path: str) -> Iterator[Finding]:
    rows = plan.stages
    if not rows or len(rows) > profile.max_stages:
        yield Finding("P30", f"{path}.stages", f"{len(rows)} rows, 1 to {profile.max_stages} allowed")
    total = sum(row.len_ms for row in rows)
    if total != plan.cycle_ms:
        yield Finding("P30", f"{path}.cycle_ms", f"lengths sum to {total} ms, the cycle is {plan.cycle_ms}")
    if not 0 < plan.cycle_ms <= profile.max_cycle_ms:
        yield Finding("P30", f"{path}.cycle_ms", f"{plan.cycle_ms} ms is not within 1 to {profile.max_cycle_ms}")
    if not 0 <= plan.offset_ms < max(plan.cycle_ms, 1):
        yield Finding("P30", f"{path}.offset_ms", f"{plan.offset_ms} ms is not within 0 and the cycle {plan.cycle_ms}")
    for k, row in enumerate(rows):
        if not 0 <= row.stage < len(profile.stages):
            yield Finding("P30", f"{path}.stages.{k}", f"stage {row.stage}, there are {len(profile.stages)}")
        elif row.len_ms % profile.tick_ms or row.lo_ms % profile.tick_ms or row.hi_ms % profile.tick_ms:
            yield Finding("P30", f"{path}.stages.{k}", f"a length is not a multiple of {profile.tick_ms} ms")
        if not 0 < row.lo_ms <= row.len_ms <= row.hi_ms:
            yield Finding("P31", f"{path}.stages.{k}", f"not 0 < {row.lo_ms} <= {row.len_ms} <= {row.hi_ms}")


def _served(profile: Profile, plan: Plan, path: str) -> Iterator[Finding]:
    served = {g for row in plan.stages for g in profile.stages[row.stage].groups}
    for g, group in enumerate(profile.groups):
        if g not in served:
            yield Finding("P32", f"{path}.{group.id}", "not served in a cycle")


def _changes(profile: Profile, plan: Plan, path: str) -> Iterator[Finding]:
    rows = plan.stages
    for k, row in enumerate(rows):
        before = rows[k - 1].stage
        if len(rows) > 1 and (before == row.stage or profile.transitions[before][row.stage] != row.stage):
            names = f"{profile.stages[before].id} to {profile.stages[row.stage].id}"
            yield Finding("P33", f"{path}.stages.{k}", f"{names} is not a direct change")
    least = least_lengths_ms(profile, tuple(row.stage for row in rows))
    for k, (row, need) in enumerate(zip(rows, least, strict=True)):
        if row.len_ms < need:
            yield Finding("P34", f"{path}.stages.{k}", f"{row.len_ms} ms is below {need}, intergreen and minimum green")
    if not any(row.hi_ms > row.len_ms or row.lo_ms < row.len_ms for row in rows):
        yield Finding("P38", f"{path}.stages", "no row can move, so an offset error could never be corrected")


def _detectors(profile: Profile, plan: Plan, path: str) -> Iterator[Finding]:
    if not plan.actuated:
        return
    if profile.level == 3:
        yield Finding("P39", path, "actuated, but the kernel, which sets the lamps at level 3, sees no detectors")
    elif not any(own.actuated for own in profile.plans):
        yield Finding("P39", path, "actuated, but no plan of the device is: it has no detectors to go by")


def _runs(profile: Profile, plan: Plan, path: str) -> Iterator[Finding]:
    tab = Tables(profile)
    nominal = run_plan(tab, plan)
    runs: list[tuple[str, PlanRun]] = [("nominal", nominal)]
    if any(row.lo_ms < row.len_ms for row in plan.stages):
        runs.append(("shortest", run_plan(tab, at_lengths(plan, [row.lo_ms for row in plan.stages]))))
    if plan.actuated:
        runs.append(("longest", run_plan(tab, at_lengths(plan, [row.hi_ms for row in plan.stages]))))
    for name, run in runs:
        for k, g, green in run.late:
            group = profile.groups[g]
            shown = f"green for {green} ms" if green >= 0 else "not green" if green == -1 else "still green"
            yield Finding(
                "P35", f"{path}.stages.{k}.{group.id}", f"{name}: {shown} at the end, {group.min_green_ms} needed"
            )
    if nominal.late:
        return  # a group that misses its turn is red for as long as the run lasts, which says nothing more
    correction = 0 if plan.actuated else min(plan.cycle_ms // 5, sum(row.hi_ms - row.len_ms for row in plan.stages))
    for g, group in enumerate(profile.groups):
        red = max(run.red_ms[g] for _, run in runs) + correction
        if red > group.max_red_ms:
            yield Finding("P36", f"{path}.{group.id}", f"red for {red} ms, {group.max_red_ms} allowed")
