"""Controllers from a street network: what each signal's own program says about groups, stages, conflicts and times.

    program in force ─▶ reachable phases ─▶ groups (links that always show the same)
                                          ─▶ stages (phases with green and no amber) ─▶ local plan
                                          ─▶ intergreens (end of green → start of green between stages)
    right-of-way matrix ─▶ conflicts: hard, or permissive where a phase shows both green

The program is taken as the device's truth: a time in the profile is never longer than what the program itself keeps, so
that a healthy device never breaks its own profile. What then breaks a rule of the safety specification makes the
controller *local only*: watched, forecast with, never planned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from hardware_profiles import VendorProfile, load_profile, on_device, sealed
from hardware_profiles.safety import (
    FORBIDDEN,
    Aspect,
    Plan,
    PlanStage,
    Profile,
    Stage,
    at_lengths,
    check_profile,
    least_lengths_ms,
    plan_trace,
    trap,
)
from twin_core.city._signal_facts import (
    MAX_RED_MS,
    ROW_LETTERS,
    Found,
    Phase,
    groups_of,
    is_stage,
    loop,
    stage_of_phases,
)
from twin_core.city.network import I8, I32, I64, Network

__all__ = ["ControllerSetup", "ProgramArrays", "derive_controller", "derive_controllers", "plan_to_program"]

VENDOR = "generic/stage_controller"

_LETTER_ASPECT = {
    "G": Aspect.GREEN, "g": Aspect.GREEN, "y": Aspect.AMBER, "Y": Aspect.AMBER, "u": Aspect.RED_AMBER,
    "r": Aspect.RED, "s": Aspect.RED, "o": Aspect.FLASH_AMBER, "O": Aspect.DARK,
}  # fmt: skip


class ProgramArrays(NamedTuple):
    """A signal program in the form that the street engine takes at run time; fields as its `SignalProgram`."""

    duration_ms: I64
    min_ms: I64
    max_ms: I64
    next: I32
    state: I8  # [P, n_links] letters
    actuated: bool
    offset_ms: int


@dataclass(frozen=True)
class ControllerSetup:
    """One signal as a controller.

    group_of [n_links]: group of each position of the state string, -1 = always the same (no group).
    stage_letters: per stage the whole state string. phase_stage [phases of the program in force]: stage shown, -1 none.
    reasons: why it is local only, empty otherwise. profile: None only where the program has no group or no stage.
    """

    signal: int
    id: str
    profile: Profile | None
    group_of: I32
    stage_letters: tuple[str, ...]
    phase_stage: I32
    reasons: tuple[str, ...]

    @property
    def local_only(self) -> bool:
        """Whether the twin may only watch this controller."""
        return bool(self.reasons)

    def aspects(self, letters: I8) -> tuple[int, ...]:
        """Aspect of each group under the engine's `letters` [n_links]. For people on foot red follows green at once;
        the time their crossing takes to clear is the device's to show."""
        n = 0 if self.profile is None else len(self.profile.groups)
        out = [int(Aspect.UNKNOWN)] * n
        for position, g in enumerate(self.group_of.tolist()):
            if g >= 0 and out[g] == Aspect.UNKNOWN:
                out[g] = int(_LETTER_ASPECT.get(chr(letters[position]), Aspect.UNKNOWN))
        return tuple(out)


def derive_controllers(network: Network, vendor: VendorProfile | None = None) -> tuple[ControllerSetup, ...]:
    """All signals of a network as controllers, in its order."""
    return tuple(derive_controller(network, s, vendor) for s in range(len(network.signals.id)))


def derive_controller(network: Network, signal: int, vendor: VendorProfile | None = None) -> ControllerSetup:
    """Signal `signal` of `network` as a controller of model `vendor` (default generic/stage_controller); see the
    module's head for the rules."""
    phases, offset_ms, actuated = loop(network, signal)
    n_links = int(network.signals.n_links[signal])
    group_of, members = groups_of(phases, n_links)
    marks = [positions[0] for positions in members]
    stages = list(dict.fromkeys(p.letters for p in phases if is_stage(p, marks)))
    phase_stage = stage_of_phases(network, signal, phases, stages)
    name = network.signals.id[signal]
    if not members or not stages:
        what = "no position changes" if not members else "no phase shows green without amber"
        return ControllerSetup(
            signal, name, None, group_of, tuple(stages), phase_stage, (f"{what}: nothing can be planned",)
        )
    found = Found(network, signal, phases, members, stages)
    _add_clearing_stages(name, found)
    stages = found.stages
    reasons = list(found.reasons)
    if len(stages) == 1:
        # Its all-red serves people on foot whom the network does not show: a plan without it would strand them.
        reasons.append("one stage only: what its red is for is not in the network")
    profile = on_device(_profile(name, found, offset_ms, actuated), vendor or load_profile(VENDOR))
    findings = check_profile(profile)
    reasons += [str(finding) for finding in findings]
    profile = sealed(replace(profile, local_only=bool(reasons)))
    return ControllerSetup(signal, name, profile, group_of, tuple(stages), phase_stage, tuple(reasons))


def _add_clearing_stages(name: str, found: Found) -> None:
    """Where the program avoids a yellow trap by showing amber to the group that stays as well, a stage without that
    group stands for it: the change goes by it, and so do plans."""
    bare = _bare(name, found)
    order = [found.stages.index(phase.letters) for phase in found.phases if is_stage(phase, found.marks)]
    for a, b in zip([order[-1], *order[:-1]], order, strict=True):
        if a == b or trap(bare, a, b) is None:
            continue
        kept = set(found.stage_groups[a]) & set(found.stage_groups[b])
        cut = {j for i, j in found.yields if i in found.stage_groups[a] and i not in kept and j in kept}
        if not all(found.amber_between(j, found.stages[a], found.stages[b]) for j in cut):
            continue
        stay = kept - cut
        letters = "".join(
            "r" if (g := found.group_of.get(k, -1)) >= 0 and g not in stay else min(one, two, key="rgG".find)
            for k, (one, two) in enumerate(zip(found.stages[a], found.stages[b], strict=True))
        )
        if letters not in found.stages:
            found.clearing[a, b] = len(found.stages)
            found.stages.append(letters)
            found.stage_groups.append(tuple(sorted(stay)))
        else:
            found.clearing[a, b] = found.stages.index(letters)


def _profile(name: str, found: Found, offset_ms: int, actuated: bool) -> Profile:
    base = _bare(name, found)
    base = replace(base, transitions=_transitions(base))
    plan = _local_plan(base, found, offset_ms, actuated)
    base = replace(base, plans=(plan,))
    longest = at_lengths(plan, [row.hi_ms for row in plan.stages]) if plan.actuated else plan
    red = max(plan_trace(base, longest).red_ms) if plan.stages else 0
    if not plan.actuated:
        red += min(plan.cycle_ms // 5, sum(row.hi_ms - row.len_ms for row in plan.stages))
    limit = max(MAX_RED_MS, -(-red // 10_000) * 10_000)
    return replace(base, groups=tuple(replace(group, max_red_ms=limit) for group in base.groups))


def _bare(name: str, found: Found) -> Profile:
    """The profile without plans, all changes of stage direct."""
    stages = tuple(
        Stage(
            f"S{k + 1}",
            groups,
            tuple((i, j) for i in groups for j in groups if i < j and found.conflict[i][j] == 2),
        )
        for k, groups in enumerate(found.stage_groups)
    )
    groups = tuple(found.group(g) for g in range(found.n))
    intergreen = tuple(map(tuple, found.intergreen_ms))
    return Profile(
        id=name,
        level=2,
        groups=groups,
        conflict=tuple(map(tuple, found.conflict)),
        yields=tuple(found.yields),
        intergreen_ms=intergreen,
        stages=stages,
        transitions=tuple(tuple(range(len(stages))) for _ in stages),
        plans=(),
        amber_regreen=found.regreen,
        group_address=tuple(range(1, found.n + 1)),
        stage_address=tuple(range(1, len(stages) + 1)),
        plan_address=(1,),
    )


def _transitions(profile: Profile) -> tuple[tuple[int, ...], ...]:
    """All changes are direct but yellow traps, which go by the nearest stage that avoids them."""
    m = len(profile.stages)
    direct = [[a == b or trap(profile, a, b) is None for b in range(m)] for a in range(m)]
    table = [[b if direct[a][b] else FORBIDDEN for b in range(m)] for a in range(m)]
    for a in range(m):
        for b in range(m):
            if not direct[a][b]:
                table[a][b] = next(
                    (v for v in range(m) if v not in (a, b) and direct[a][v] and direct[v][b]), FORBIDDEN
                )
    return tuple(map(tuple, table))


def _local_plan(profile: Profile, found: Found, offset_ms: int, actuated: bool) -> Plan:
    """The program as rows of stages: a row begins where the change to its stage does, and holds it."""
    at = [k for k, phase in enumerate(found.phases) if is_stage(phase, found.marks)]
    rows: list[PlanStage] = []
    starts: list[int] = []
    for pos, k in enumerate(at):
        before = (at[pos - 1] + 1) % len(found.phases)
        change: list[Phase] = []
        f = before
        while f != k:
            change.append(found.phases[f])
            f = (f + 1) % len(found.phases)
        own = found.phases[k]
        lead = sum(phase.duration_ms for phase in change)
        starts.append(change[0].start_ms if change else own.start_ms)
        low, high = (own.min_ms, own.max_ms) if actuated else (own.duration_ms, own.duration_ms * 6 // 5)
        stage = found.stages.index(own.letters)
        clear = found.clearing.get((found.stages.index(found.phases[at[pos - 1]].letters), stage))
        if clear is not None:
            amber = min(lead, max(phase.duration_ms for phase in change))
            rows.append(PlanStage(clear, amber, amber, amber))
            starts.append(starts[-1] + amber)
            lead -= amber
        rows.append(
            PlanStage(
                stage,
                lead + own.duration_ms,
                lead + low,
                max(lead + high, lead + own.duration_ms),
            )
        )
    rows, starts = _first_by_time(*_merged(rows, starts))
    least = least_lengths_ms(profile, tuple(row.stage for row in rows))
    if not actuated:
        # A fixed program has room all the same: a tenth of each row, never below what its groups need.
        rows = [
            row if row.hi_ms == row.len_ms else replace(row, lo_ms=min(row.len_ms, max(need, row.len_ms * 9 // 10)))
            for row, need in zip(rows, least, strict=True)
        ]
        rows = [replace(row, lo_ms=min(row.len_ms, -(-row.lo_ms // 1000) * 1000)) for row in rows]
    cycle = sum(row.len_ms for row in rows)
    return Plan("local", cycle, (offset_ms + starts[0]) % cycle, tuple(rows), actuated)


def _merged(rows: list[PlanStage], starts: list[int]) -> tuple[list[PlanStage], list[int]]:
    """Rows of the same stage in a row as one: between them the program only shows amber and green again."""
    out: list[PlanStage] = []
    begins: list[int] = []
    for row, start in zip(rows, starts, strict=True):
        if out and out[-1].stage == row.stage:
            out[-1] = _sum(out[-1], row)
        else:
            out.append(row)
            begins.append(start)
    if len(out) > 1 and out[0].stage == out[-1].stage:
        last = out.pop()
        out[0] = _sum(last, out[0])
        begins[0] = begins.pop()
    return out, begins


def _sum(a: PlanStage, b: PlanStage) -> PlanStage:
    return PlanStage(a.stage, a.len_ms + b.len_ms, a.lo_ms + b.lo_ms, a.hi_ms + b.hi_ms)


def _first_by_time(rows: list[PlanStage], starts: list[int]) -> tuple[list[PlanStage], list[int]]:
    """Rows in the order of the program's clock, so that row 0 is the one that begins first after its offset."""
    first = min(range(len(starts)), key=starts.__getitem__)
    return rows[first:] + rows[:first], starts[first:] + starts[:first]


def plan_to_program(setup: ControllerSetup, plan: Plan, *, base_ms: int = 0) -> ProgramArrays:
    """What the street engine shows under `plan`, one phase for each change of a letter.

    base_ms: street time (ms) at the engine's time 0, since a plan's offset counts street time. A group that stays green
    over a change of stages shows g wherever one of the two stages says g; others end with amber, and start when every
    conflicting intergreen is over. Of an actuated plan the last phase of each row is the one that detectors prolong;
    the changes before it last as long as they must after the shortest rows, so that no choice of theirs cuts an
    intergreen.
    """
    rows = plan.stages
    lengths_ms = [row.lo_ms if plan.actuated else row.len_ms for row in rows]
    shown = _shown(setup, at_lengths(plan, lengths_ms), apart=plan.actuated)
    duration = np.array([phase.duration_ms for phase in shown], np.int64)
    least, most = duration.copy(), duration.copy()
    if plan.actuated:
        ends = {phase.row: k for k, phase in enumerate(shown)}
        for row, k in ends.items():
            duration[k] += rows[row].len_ms - rows[row].lo_ms
            most[k] += rows[row].hi_ms - rows[row].lo_ms
    text = "".join(phase.letters for phase in shown)
    state = np.frombuffer(text.encode("ascii"), np.int8).reshape(len(shown), len(setup.group_of)).copy()
    follow = np.append(np.arange(1, len(shown), dtype=np.int32), np.int32(0))
    offset = (plan.offset_ms - base_ms) % plan.cycle_ms
    return ProgramArrays(duration, least, most, follow, state, plan.actuated, offset)


class _Shown(NamedTuple):
    """Letters shown for a while within row `row` of a plan."""

    row: int
    duration_ms: int
    letters: str


def _shown(setup: ControllerSetup, plan: Plan, *, apart: bool) -> list[_Shown]:
    """One steady cycle of a fixed plan. `apart`: a new row begins a new phase even where no letter changes."""
    assert setup.profile is not None
    run = plan_trace(setup.profile, plan)
    bounds = [0]
    for row in plan.stages:
        bounds.append(bounds[-1] + row.len_ms)
    instants = sorted({*bounds[:-1], *(at for at, _, _ in run.trace if at < plan.cycle_ms)})
    shown = list(run.at_start)
    trace = list(run.trace)
    out: list[_Shown] = []
    for at, end in zip(instants, [*instants[1:], plan.cycle_ms], strict=True):
        while trace and trace[0][0] <= at:
            _, g, aspect = trace.pop(0)
            shown[g] = aspect
        k_row = max(r for r in range(len(plan.stages)) if bounds[r] <= at)
        letters = _letters(setup, plan, k_row, shown)
        if out and out[-1].letters == letters and not (apart and out[-1].row != k_row):
            out[-1] = out[-1]._replace(duration_ms=out[-1].duration_ms + end - at)
        else:
            out.append(_Shown(k_row, end - at, letters))
    return out


_ASPECT_LETTER = {int(Aspect.RED): "r", int(Aspect.RED_AMBER): "u", int(Aspect.AMBER): "y", int(Aspect.PED_CLEAR): "r"}


def _letters(setup: ControllerSetup, plan: Plan, row: int, shown: list[int]) -> str:
    """The state string while row `row` is wanted and the groups show `shown`."""
    assert setup.profile is not None
    wanted = plan.stages[row].stage
    now, before = setup.stage_letters[wanted], setup.stage_letters[plan.stages[row - 1].stage]
    changing = Aspect.AMBER in shown or any(shown[g] != Aspect.GREEN for g in setup.profile.stages[wanted].groups)
    text = []
    for position, g in enumerate(setup.group_of.tolist()):
        if g >= 0 and shown[g] != Aspect.GREEN:
            text.append(_ASPECT_LETTER[int(shown[g])])
        elif changing and "g" in (now[position], before[position]):
            text.append("g")
        else:
            text.append(now[position] if now[position] in ROW_LETTERS else before[position])
    return "".join(text)
