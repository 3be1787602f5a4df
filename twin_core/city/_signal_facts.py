"""What the phases of a signal's own program say: groups, lamp times, conflicts, intergreens. Used by `_controllers`.

A *phase* here is one that the program comes back to, equal neighbours merged. A *group* is a set of positions of the
state string that always show the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from hardware_profiles.safety import Group, Kind, Lens
from twin_core.city.network import I32, VCLASSES, Network

ROW_LETTERS = "Gg"
AMBER_LETTERS = "yY"
MIN_GREEN_MS = 5000
MAX_RED_MS = 180_000
MAX_ALL_RED_MS = 6000
WALKING_MMPS = 1200


class Phase(NamedTuple):
    """One reachable phase, equal neighbours merged. `numbers`: phases of the program that it stands for."""

    numbers: tuple[int, ...]
    start_ms: int
    duration_ms: int
    min_ms: int
    max_ms: int
    letters: str


def loop(network: Network, signal: int) -> tuple[list[Phase], int, bool]:
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
    phases: list[Phase] = []
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
            phases[-1] = Phase(
                (*last.numbers, k),
                last.start_ms,
                last.duration_ms + dur,
                last.min_ms + low,
                last.max_ms + high,
                letters,
            )
        else:
            phases.append(Phase((k,), start, dur, low, high, letters))
        start += dur
    if len(phases) > 1 and phases[0].letters == phases[-1].letters:
        last, head = phases.pop(), phases[0]
        phases[0] = Phase(
            (*last.numbers, *head.numbers),
            last.start_ms,
            last.duration_ms + head.duration_ms,
            last.min_ms + head.min_ms,
            last.max_ms + head.max_ms,
            head.letters,
        )
    return phases, int(programs.offset_ms[g]), bool(programs.actuated[g])


def groups_of(phases: list[Phase], n_links: int) -> tuple[I32, list[list[int]]]:
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


def is_stage(phase: Phase, marks: list[int]) -> bool:
    """Whether some group (known by one position each) has right of way and no lamp is on its way."""
    moving = any(x in AMBER_LETTERS or x == "u" for x in phase.letters)
    return not moving and any(phase.letters[mark] in ROW_LETTERS for mark in marks)


def stage_of_phases(network: Network, signal: int, phases: list[Phase], stages: list[str]) -> I32:
    programs = network.programs
    g = int(network.signals.program[signal])
    count = int(programs.phase_start[g + 1] - programs.phase_start[g]) if g >= 0 else 0
    out = np.full(count, -1, np.int32)
    for phase in phases:
        if phase.letters in stages:
            out[list(phase.numbers)] = stages.index(phase.letters)
    return out


class Found:
    """What the phases of one program say. Group times in ms; `reasons` collects what no profile could express."""

    def __init__(
        self, network: Network, signal: int, phases: list[Phase], members: list[list[int]], stages: list[str]
    ) -> None:
        self.phases = phases
        self.stages = list(stages)
        self.clearing: dict[tuple[int, int], int] = {}  # (stage, next stage) → the stage between them
        self.members = members
        self.n = len(members)
        self.group_of = {position: g for g, positions in enumerate(members) for position in positions}
        self.marks = [positions[0] for positions in members]
        self.reasons: list[str] = []
        self.cycle_ms = sum(phase.duration_ms for phase in phases)
        self.links = _links_of(network, signal, members)
        self.kinds = [_kind(network, links) for links in self.links]
        self.names = [_name(network, links, positions) for links, positions in zip(self.links, members, strict=True)]
        self.names = [f"{name}#{g}" if self.names.count(name) > 1 else name for g, name in enumerate(self.names)]
        self.stage_groups = [tuple(g for g in range(self.n) if self.has_way(g, letters)) for letters in stages]
        self.regreen = False
        self.amber_ms = [0] * self.n
        self.ra_ms = [0] * self.n
        self.clear_ms = [0] * self.n
        self.crossing_mm = [0] * self.n
        for g in range(self.n):
            self._lamp_times(network, g)
        self.conflict, self.yields = _conflicts(network, self)
        self.intergreen_ms = self._intergreens()

    def has_way(self, g: int, letters: str) -> bool:
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
        stage_starts = [phase.start_ms for phase in self.phases if is_stage(phase, self.marks)]
        for i in range(self.n):
            for j in range(self.n):
                if not self.conflict[i][j]:
                    continue
                for start in times[j][1]:
                    gap, end = min(((start - end) % self.cycle_ms, end) for end in times[i][0])
                    if self.has_way(i, self.letters_at(start)):
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

    def letters_at(self, ms: int) -> str:
        for phase in self.phases:
            if (ms - phase.start_ms) % self.cycle_ms < phase.duration_ms:
                return phase.letters
        return self.phases[0].letters

    def amber_between(self, g: int, before: str, after: str) -> bool:
        """Whether group g shows amber in every change from stage `before` to the next one where that is `after`."""
        count = len(self.phases)
        for k, phase in enumerate(self.phases):
            if phase.letters != before:
                continue
            ambers, f = 0, (k + 1) % count
            while not is_stage(self.phases[f], self.marks):
                ambers += self.phases[f].letters[self.marks[g]] in AMBER_LETTERS
                f = (f + 1) % count
            if self.phases[f].letters == after and not ambers:
                return False
        return True

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


def _conflicts(network: Network, found: Found) -> tuple[list[list[int]], list[tuple[int, int]]]:
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
        both = [p.letters for p in found.phases if found.has_way(i, p.letters) and found.has_way(j, p.letters)]
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
