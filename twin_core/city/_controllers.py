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

from hardware_profiles import sealed
from hardware_profiles.safety import (
    FORBIDDEN,
    Aspect,
    Group,
    Kind,
    Lens,
    Plan,
    PlanStage,
    Profile,
    Stage,
    check_profile,
    least_lengths_ms,
    plan_trace,
    trap,
)
from twin_core.city.network import I8, I32, I64, VCLASSES, Network

__all__ = ["ControllerSetup", "ProgramArrays", "derive_controller", "derive_controllers", "plan_to_program"]

ROW_LETTERS = "Gg"
AMBER_LETTERS = "yY"
MIN_GREEN_MS = 5000
MIN_AMBER_MS = 3000
MAX_RED_MS = 180_000
MAX_ALL_RED_MS = 6000
WALKING_MMPS = 1200
LEVEL = 2  # the vendor profile generic/stage_controller: plans and stage requests

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


class _Phase(NamedTuple):
    """One reachable phase, equal neighbours merged. `numbers`: phases of the program that it stands for."""

    numbers: tuple[int, ...]
    start_ms: int
    duration_ms: int
    min_ms: int
    max_ms: int
    letters: str


def derive_controllers(network: Network) -> tuple[ControllerSetup, ...]:
    """All signals of a network as controllers, in its order."""
    return tuple(derive_controller(network, s) for s in range(len(network.signals.id)))


def derive_controller(network: Network, signal: int) -> ControllerSetup:
    """Signal `signal` of `network` as a controller; see the module's head for the rules."""
    phases, offset_ms, actuated = _loop(network, signal)
    n_links = int(network.signals.n_links[signal])
    group_of, members = _groups(phases, n_links)
    marks = [positions[0] for positions in members]
    stages = list(dict.fromkeys(p.letters for p in phases if _is_stage(p, marks)))
    phase_stage = _phase_stage(network, signal, phases, stages)
    name = network.signals.id[signal]
    if not members or not stages:
        what = "no position changes" if not members else "no phase shows green without amber"
        return ControllerSetup(
            signal, name, None, group_of, tuple(stages), phase_stage, (f"{what}: nothing can be planned",)
        )
    found = _Found(network, signal, phases, members, stages)
    reasons = list(found.reasons)
    if len(stages) == 1:
        # Its all-red serves people on foot whom the network does not show: a plan without it would strand them.
        reasons.append("one stage only: what its red is for is not in the network")
    profile = _profile(name, found, offset_ms, actuated)
    findings = check_profile(profile)
    reasons += [str(finding) for finding in findings]
    profile = sealed(replace(profile, local_only=bool(reasons)))
    return ControllerSetup(signal, name, profile, group_of, tuple(stages), phase_stage, tuple(reasons))


def _loop(network: Network, signal: int) -> tuple[list[_Phase], int, bool]:
    """Phases that the program in force comes back to, equal neighbours merged; its offset; whether it is actuated."""
    programs = network.programs
    g = int(network.signals.program[signal])
    if g < 0:
        return [], 0, False
    first, count = int(programs.phase_start[g]), int(programs.phase_start[g + 1] - programs.phase_start[g])
    n = int(network.signals.n_links[signal])
    seen: list[int] = []
    f = 0
    while f not in seen:
        seen.append(f)
        follow = int(programs.next[first + f])
        f = follow if follow >= 0 else (f + 1) % count
    phases: list[_Phase] = []
    start = sum(int(programs.duration_ms[first + k]) for k in seen[: seen.index(f)])
    for k in seen[seen.index(f) :]:
        at = int(programs.state_start[first + k])
        letters = programs.state[at : at + n].tobytes().decode("ascii")
        dur, low, high = (int(a[first + k]) for a in (programs.duration_ms, programs.min_ms, programs.max_ms))
        if not programs.actuated[g]:
            low = high = dur
        dur = min(max(dur, low), high)
        if phases and phases[-1].letters == letters:
            last = phases[-1]
            phases[-1] = _Phase(
                (*last.numbers, k),
                last.start_ms,
                last.duration_ms + dur,
                last.min_ms + low,
                last.max_ms + high,
                letters,
            )
        else:
            phases.append(_Phase((k,), start, dur, low, high, letters))
        start += dur
    if len(phases) > 1 and phases[0].letters == phases[-1].letters:
        last, head = phases.pop(), phases[0]
        phases[0] = _Phase(
            (*last.numbers, *head.numbers),
            last.start_ms,
            last.duration_ms + head.duration_ms,
            last.min_ms + head.min_ms,
            last.max_ms + head.max_ms,
            head.letters,
        )
    return phases, int(programs.offset_ms[g]), bool(programs.actuated[g])


def _groups(phases: list[_Phase], n_links: int) -> tuple[I32, list[list[int]]]:
    """Group of each position and positions of each group; one that always, or never, has right of way is in none."""
    group_of = np.full(n_links, -1, np.int32)
    members: dict[str, list[int]] = {}
    for position in range(n_links):
        shown = "".join(phase.letters[position] for phase in phases)
        ever = any(letter in ROW_LETTERS for letter in shown)
        if ever and not all(letter in ROW_LETTERS for letter in shown):
            members.setdefault(shown, []).append(position)
    for g, positions in enumerate(members.values()):
        group_of[positions] = g
    return group_of, list(members.values())


def _is_stage(phase: _Phase, marks: list[int]) -> bool:
    """Whether some group (known by one position each) has right of way and no lamp is on its way."""
    moving = any(x in AMBER_LETTERS or x == "u" for x in phase.letters)
    return not moving and any(phase.letters[mark] in ROW_LETTERS for mark in marks)


def _phase_stage(network: Network, signal: int, phases: list[_Phase], stages: list[str]) -> I32:
    programs = network.programs
    g = int(network.signals.program[signal])
    count = int(programs.phase_start[g + 1] - programs.phase_start[g]) if g >= 0 else 0
    out = np.full(count, -1, np.int32)
    for phase in phases:
        if phase.letters in stages:
            out[list(phase.numbers)] = stages.index(phase.letters)
    return out


class _Found:
    """What the phases of one program say. Group times in ms; `reasons` collects what no profile could express."""

    def __init__(
        self, network: Network, signal: int, phases: list[_Phase], members: list[list[int]], stages: list[str]
    ) -> None:
        self.phases = phases
        self.stages = stages
        self.members = members
        self.n = len(members)
        self.marks = [positions[0] for positions in members]
        self.reasons: list[str] = []
        self.cycle_ms = sum(phase.duration_ms for phase in phases)
        self.links = _links_of(network, signal, members)
        self.kinds = [_kind(network, links) for links in self.links]
        self.names = [_name(network, links, positions) for links, positions in zip(self.links, members, strict=True)]
        self.names = [f"{name}#{g}" if self.names.count(name) > 1 else name for g, name in enumerate(self.names)]
        self.stage_groups = [tuple(g for g in range(self.n) if self._row(g, letters)) for letters in stages]
        self.regreen = False
        self.amber_ms = [0] * self.n
        self.ra_ms = [0] * self.n
        self.clear_ms = [0] * self.n
        self.crossing_mm = [0] * self.n
        for g in range(self.n):
            self._lamp_times(network, g)
        self.conflict, self.yields = _conflicts(network, self)
        self.intergreen_ms = self._intergreens()

    def _row(self, g: int, letters: str) -> bool:
        return letters[self.marks[g]] in ROW_LETTERS

    def _segments(self, g: int) -> list[tuple[str, int, int]]:
        """(letter class, start, least duration) of group g around the cycle, equal neighbours merged."""
        out: list[tuple[str, int, int]] = []
        for phase in self.phases:
            letter = phase.letters[self.marks[g]]
            word = "G" if letter in ROW_LETTERS else "y" if letter in AMBER_LETTERS else "u" if letter == "u" else "r"
            low = phase.min_ms
            if out and out[-1][0] == word:
                out[-1] = (word, out[-1][1], out[-1][2] + low)
            else:
                out.append((word, phase.start_ms, low))
        if len(out) > 1 and out[0][0] == out[-1][0]:
            last = out.pop()
            out[0] = (last[0], last[1], last[2] + out[0][2])
        return out

    def _lamp_times(self, network: Network, g: int) -> None:
        segments = self._segments(g)
        name, ped = self.names[g], self.kinds[g] is Kind.PED
        ambers = [ms for word, _, ms in segments if word == "y"]
        reds_amber = [ms for word, _, ms in segments if word == "u"]
        if ped:
            length_m = max(float(network.lanes.length_m[lane]) for lane in _crossings(network, self.links[g]))
            self.crossing_mm[g] = round(length_m * 1000)
            self.clear_ms[g] = -(-self.crossing_mm[g] * 1000 // WALKING_MMPS // 100) * 100
            return
        self.amber_ms[g] = min(ambers, default=0)
        self.ra_ms[g] = min(reds_amber, default=0)
        if ambers and max(ambers) > self.amber_ms[g] + 1500:
            self.reasons.append(f"{name}: amber lasts {min(ambers)} ms here and {max(ambers)} ms there")
        for k, (word, _, ms) in enumerate(segments):
            follow = segments[(k + 1) % len(segments)][0]
            if word == "G" and follow != "y":
                self.reasons.append(f"{name}: green ends without amber")
            if word == "y" and segments[k - 1][0] != "G":
                self.reasons.append(f"{name}: amber without a green before")
            elif word == "y" and follow == "G":
                self.regreen = True
            elif word == "y" and follow != "r":
                self.reasons.append(f"{name}: amber is not followed by red")
            if word == "u" and follow != "G":
                self.reasons.append(f"{name}: red-amber is not followed by green")
            if word == "G" and ms < MIN_GREEN_MS:
                self.reasons.append(f"{name}: green for {ms} ms, {MIN_GREEN_MS} needed")

    def _ends_and_starts(self, g: int) -> tuple[list[int], list[int]]:
        segments = self._segments(g)
        starts = [at for word, at, _ in segments if word == "G"]
        ends = [segments[(k + 1) % len(segments)][1] for k, (word, _, _) in enumerate(segments) if word == "G"]
        return ends, starts

    def _intergreens(self) -> list[list[int]]:
        """End of green of i → start of green of j: what the program keeps between neighbouring stages; for pairs that
        never are neighbours, amber and the longest all-red that it shows, and never more than it keeps anywhere."""
        times = [self._ends_and_starts(g) for g in range(self.n)]
        seen: dict[tuple[int, int], int] = {}
        direct: dict[tuple[int, int], int] = {}
        stage_starts = [phase.start_ms for phase in self.phases if _is_stage(phase, self.marks)]
        for i in range(self.n):
            for j in range(self.n):
                if not self.conflict[i][j]:
                    continue
                for start in times[j][1]:
                    gap, end = min(((start - end) % self.cycle_ms, end) for end in times[i][0])
                    if self._row(i, self._at(start)):
                        continue  # still green when j starts: permissive, nothing to learn from this start
                    seen[i, j] = min(seen.get((i, j), gap), gap)
                    # Neighbours: no whole stage began and ended between the end of i and the start of j.
                    between = [s for s in stage_starts if 0 <= (s - end) % self.cycle_ms < gap]
                    if not between:
                        direct[i, j] = min(direct.get((i, j), gap), gap)
        spare = max((gap - self._own(i) for (i, _), gap in direct.items()), default=0)
        spare = min(max(spare, 0), MAX_ALL_RED_MS)
        table = [[0] * self.n for _ in range(self.n)]
        for i in range(self.n):
            for j in range(self.n):
                if self.conflict[i][j]:
                    usual = direct.get((i, j), max(self._own(i) + spare, self._own(i) + self.ra_ms[j]))
                    table[i][j] = min(usual, seen.get((i, j), usual))
        return table

    def _own(self, g: int) -> int:
        return self.clear_ms[g] if self.kinds[g] is Kind.PED else self.amber_ms[g]

    def _at(self, ms: int) -> str:
        for phase in self.phases:
            if (ms - phase.start_ms) % self.cycle_ms < phase.duration_ms:
                return phase.letters
        return self.phases[0].letters

    def group(self, g: int) -> Group:
        """Group g as the profile has it."""
        hard = [self.intergreen_ms[g][j] - self._own(g) for j in range(self.n) if self.conflict[g][j]]
        spare = min(max(min(hard, default=0), 0), MAX_ALL_RED_MS)
        ped = self.kinds[g] is Kind.PED
        return Group(
            self.names[g],
            kind=self.kinds[g],
            lens=Lens.PED if ped else Lens.ROUND,
            ra_ms=self.ra_ms[g],
            amber_ms=self.amber_ms[g],
            all_red_ms=0 if ped else spare,
            min_green_ms=MIN_GREEN_MS,
            max_red_ms=MAX_RED_MS,
            clear_ms=self.clear_ms[g],
            pre_min_ms=MIN_GREEN_MS,
            crossing_mm=self.crossing_mm[g],
            walking_mmps=WALKING_MMPS,
        )


def _links_of(network: Network, signal: int, members: list[list[int]]) -> list[list[int]]:
    start, stop = network.signals.link_start[signal], network.signals.link_start[signal + 1]
    by_position: dict[int, list[int]] = {}
    for link in network.signals.link[start:stop].tolist():
        by_position.setdefault(int(network.links.signal_index[link]), []).append(link)
    return [[link for position in positions for link in by_position.get(position, [])] for positions in members]


def _crossings(network: Network, links: list[int]) -> list[int]:
    links_ = network.links
    return [int(links_.via_lane[k] if links_.via_lane[k] >= 0 else links_.to_lane[k]) for k in links]


def _kind(network: Network, links: list[int]) -> Kind:
    """Whom a group serves, by the classes that its lanes allow."""
    mask = 0
    for lane in _crossings(network, links):
        mask |= int(network.lanes.allowed[lane])
    names = {name for k, name in enumerate(VCLASSES) if mask >> k & 1} - {"ignoring"}
    if names and names <= {"pedestrian", "wheelchair"}:
        return Kind.PED
    if names and names <= {"bicycle", "scooter"}:
        return Kind.BIKE
    if names and names <= {"bus", "coach", "tram", "rail", "rail_urban", "rail_electric", "rail_fast", "taxi"}:
        return Kind.BUS
    return Kind.VEH


def _name(network: Network, links: list[int], positions: list[int]) -> str:
    """The lane a group comes from and where it goes, as people at the junction would point at it."""
    if not links:
        return f"position {positions[0]}"
    lane = network.lanes.id[int(network.links.from_lane[links[0]])]
    ways = "".join(sorted({chr(network.links.direction[k]) for k in links}))
    return f"{lane}:{ways}"


def _conflicts(network: Network, found: _Found) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Conflict grades of all pairs of groups and who yields in the permissive ones."""
    links = network.links
    n = found.n
    owner = {link: g for g, row in enumerate(found.links) for link in row}
    foes: set[tuple[int, int]] = set()
    gives_way: dict[tuple[int, int], int] = {}
    for link, g in owner.items():
        for foe in links.foe[links.foe_start[link] : links.foe_start[link + 1]].tolist():
            h = owner.get(foe, g)
            if h != g:
                foes.add((min(g, h), max(g, h)))
        for foe in links.response[links.response_start[link] : links.response_start[link + 1]].tolist():
            h = owner.get(foe, g)
            if h != g:
                gives_way[g, h] = gives_way.get((g, h), 0) + 1
    table = [[0] * n for _ in range(n)]
    yields: list[tuple[int, int]] = []
    for i, j in sorted(foes):
        both = [p.letters for p in found.phases if found._row(i, p.letters) and found._row(j, p.letters)]
        grade = 2 if both else 1
        table[i][j] = table[j][i] = grade
        if not both:
            continue
        small = [sum(letters[found.marks[g]] == "g" for letters in both) for g in (i, j)]
        votes = small[0] - small[1] or gives_way.get((i, j), 0) - gives_way.get((j, i), 0)
        yields.append((i, j) if votes >= 0 else (j, i))
        if not any(i in groups and j in groups for groups in found.stage_groups):
            found.reasons.append(
                f"{found.names[i]} and {found.names[j]} conflict and are both green only between stages"
            )
    return table, sorted(yields)


def _profile(name: str, found: _Found, offset_ms: int, actuated: bool) -> Profile:
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
    base = Profile(
        id=name,
        level=LEVEL,
        groups=groups,
        conflict=tuple(map(tuple, found.conflict)),
        yields=tuple(found.yields),
        intergreen_ms=intergreen,
        stages=stages,
        transitions=tuple(tuple(range(len(stages))) for _ in stages),
        plans=(),
        amber_regreen=found.regreen,
        start_all_red_ms=max(6000, *(max(row) for row in intergreen)),
        group_address=tuple(range(1, found.n + 1)),
        stage_address=tuple(range(1, len(stages) + 1)),
        plan_address=(1,),
    )
    base = replace(base, transitions=_transitions(base))
    plan = _local_plan(base, found, offset_ms, actuated)
    base = replace(base, plans=(plan,))
    red = max(plan_trace(base, plan).red_ms) if plan.stages else 0
    red += min(plan.cycle_ms // 5, sum(row.hi_ms - row.len_ms for row in plan.stages))
    limit = max(MAX_RED_MS, -(-red // 10_000) * 10_000)
    return replace(base, groups=tuple(replace(group, max_red_ms=limit) for group in groups))


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


def _local_plan(profile: Profile, found: _Found, offset_ms: int, actuated: bool) -> Plan:
    """The program as rows of stages: a row begins where the change to its stage does, and holds it."""
    at = [k for k, phase in enumerate(found.phases) if _is_stage(phase, found.marks)]
    rows: list[PlanStage] = []
    starts: list[int] = []
    for pos, k in enumerate(at):
        before = (at[pos - 1] + 1) % len(found.phases)
        change: list[_Phase] = []
        f = before
        while f != k:
            change.append(found.phases[f])
            f = (f + 1) % len(found.phases)
        own = found.phases[k]
        lead = sum(phase.duration_ms for phase in change)
        starts.append(change[0].start_ms if change else own.start_ms)
        low, high = (own.min_ms, own.max_ms) if actuated else (own.duration_ms, own.duration_ms * 6 // 5)
        tick = profile.tick_ms
        low, high = -(-low // tick) * tick, high // tick * tick
        rows.append(
            PlanStage(
                found.stages.index(own.letters),
                lead + own.duration_ms,
                lead + low,
                max(lead + high, lead + own.duration_ms),
            )
        )
    rows, starts = _first_by_time(*_merged(rows, starts))
    least = least_lengths_ms(profile, tuple(row.stage for row in rows))
    rows = [
        row if actuated else replace(row, lo_ms=min(row.len_ms, max(need, row.len_ms * 9 // 10 // 1000 * 1000)))
        for row, need in zip(rows, least, strict=True)
    ]
    cycle = sum(row.len_ms for row in rows)
    return Plan("local", cycle, (offset_ms + starts[0]) % cycle, tuple(rows))


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
    conflicting intergreen is over.
    """
    profile = setup.profile
    assert profile is not None
    run = plan_trace(profile, plan)
    n_links = len(setup.group_of)
    letters_of = {int(Aspect.RED): "r", int(Aspect.RED_AMBER): "u", int(Aspect.AMBER): "y", int(Aspect.PED_CLEAR): "r"}
    bounds = [0]
    for row in plan.stages:
        bounds.append(bounds[-1] + row.len_ms)
    instants = sorted({*bounds[:-1], *(at for at, _, _ in run.trace if at < plan.cycle_ms)})
    shown = list(run.at_start)
    trace = list(run.trace)
    group_of = setup.group_of.tolist()
    durations: list[int] = []
    states: list[str] = []
    for k, at in enumerate(instants):
        while trace and trace[0][0] <= at:
            _, g, aspect = trace.pop(0)
            shown[g] = aspect
        k_row = max(r for r in range(len(plan.stages)) if bounds[r] <= at)
        wanted = plan.stages[k_row].stage
        now, before = setup.stage_letters[wanted], setup.stage_letters[plan.stages[k_row - 1].stage]
        changing = Aspect.AMBER in shown or any(shown[g] != Aspect.GREEN for g in profile.stages[wanted].groups)
        text = []
        for position in range(n_links):
            g = group_of[position]
            if g >= 0 and shown[g] != Aspect.GREEN:
                text.append(letters_of[int(shown[g])])
            elif changing and "g" in (now[position], before[position]):
                text.append("g")
            else:
                text.append(now[position] if now[position] in ROW_LETTERS else before[position])
        end = instants[k + 1] if k + 1 < len(instants) else plan.cycle_ms
        if states and states[-1] == "".join(text):
            durations[-1] += end - at
        else:
            durations.append(end - at)
            states.append("".join(text))
    duration = np.array(durations, np.int64)
    state = np.frombuffer("".join(states).encode("ascii"), np.int8).reshape(len(states), n_links).copy()
    follow = np.append(np.arange(1, len(states), dtype=np.int32), np.int32(0))
    offset = (plan.offset_ms - base_ms) % plan.cycle_ms
    return ProgramArrays(duration, duration.copy(), duration.copy(), follow, state, False, offset)
