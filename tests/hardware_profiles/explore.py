"""Every state that the group rules can reach, whoever chooses the goals.

The goal is no part of the state: an adversary picks any stage, or none, at every tick. A state is, per group, what is
reported and commanded and saturated ages: in the aspect, since the end of green, and since the true end of green, which
differs from what the kernel believes after a boot. A commanded change shows `lag` ticks later than the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from hardware_profiles.safety import Aspect, Kind, Profile, Tables
from hardware_profiles.safety._groups import choose

Choose = Callable[..., list[tuple[int, int]]]
R, RA, G, GF, A, PC = map(
    int, (Aspect.RED, Aspect.RED_AMBER, Aspect.GREEN, Aspect.GREEN_FLASH, Aspect.AMBER, Aspect.PED_CLEAR)
)
# One group: (reported, commanded, ticks until the command shows, age in the aspect, since the end of green, truly so).
Lamp = tuple[int, int, int, int, int, int]
Junction = tuple[Lamp, ...]


@dataclass
class Found:
    states: set[Junction]
    faults: list[str]


class Explorer:
    """Steps junctions of `profile` in ticks of its own tick_ms."""

    def __init__(self, profile: Profile, *, lag: tuple[int, ...] = (0,), rules: Choose = choose) -> None:
        """`lag`: ticks per group, repeated as needed."""
        self.profile, self.rules = profile, rules
        self.lag = [lag[g % len(lag)] for g in range(len(profile.groups))]
        self.tab = Tables(profile)
        self.tick = profile.tick_ms
        longest = max(max(row) for row in profile.intergreen_ms)
        self.cap_age = [self._most(g) // self.tick + 1 for g in range(self.tab.n)]
        self.cap_end = longest // self.tick + 1

    def _most(self, g: int) -> int:
        x = self.profile.groups[g]
        return max(x.ra_ms, x.gf_ms, x.amber_ms, x.min_green_ms, x.min_red_ms, x.clear_ms)

    def all_red(self) -> Junction:
        return tuple((R, R, 0, self.cap_age[g], self.cap_end, self.cap_end) for g in range(self.tab.n))

    def step(self, state: Junction, goal: int, faults: list[str] | None = None) -> Junction:
        """One tick towards `goal`."""
        shown, cmd, wait, age, ended, true = (list(column) for column in zip(*state, strict=True))
        moved: list[tuple[int, int, int]] = []
        for g in range(self.tab.n):
            age[g] = min(age[g] + 1, self.cap_age[g])
            ended[g], true[g] = min(ended[g] + 1, self.cap_end), min(true[g] + 1, self.cap_end)
            if cmd[g] != shown[g]:
                if wait[g]:
                    wait[g] -= 1
                else:
                    moved.append((g, shown[g], age[g]))
                    if (shown[g] == G and cmd[g] != GF) or shown[g] == GF:
                        ended[g] = true[g] = 0
                    shown[g], age[g] = cmd[g], 0
        if faults is not None:
            for g, old, lasted in moved:
                self._judge(g, old, lasted, shown, true, faults)
        since, end = [-x * self.tick for x in age], [-x * self.tick for x in ended]
        for g, new in self.rules(self.tab, cmd, shown, since, end, 0, goal):
            cmd[g], wait[g] = new, self.lag[g]
        return tuple(zip(shown, cmd, wait, age, ended, true, strict=True))

    def _judge(self, g: int, old: int, lasted: int, shown: list[int], ended: list[int], faults: list[str]) -> None:
        group, profile, new = self.profile.groups[g], self.profile, shown[g]
        ped = group.kind is Kind.PED
        order = [R, G, PC, R] if ped else [R, *([RA] if group.ra_ms else []), G, *([GF] if group.gf_ms else []), A, R]
        if (old, new) not in pairwise(order):
            faults.append(f"{group.id} from {old} to {new}")
        least = {
            R: group.min_red_ms,
            RA: group.ra_ms,
            G: group.min_green_ms,
            GF: group.gf_ms,
            A: group.amber_ms,
            PC: group.clear_ms,
        }
        if lasted < least[old] // self.tick:
            faults.append(f"{group.id}: {old} for {lasted} ticks")
        for h in range(self.tab.n):
            grade = profile.conflict[g][h]
            if grade == 1 and new != R and shown[h] != R:
                faults.append(f"{group.id} and {profile.groups[h].id} not red")
            if grade == 1 and new == G and ended[h] < min(profile.intergreen_ms[h][g] // self.tick, self.cap_end):
                faults.append(f"{group.id} after {profile.groups[h].id}: {ended[h]} ticks")
            pair = (min(g, h), max(g, h))
            together = any(pair in stage.permissive for stage in profile.stages)
            if grade == 2 and new == G and shown[h] in (G, GF) and not together:
                faults.append(f"{group.id} and {profile.groups[h].id} green")

    def explore(
        self, starts: list[Junction] | None = None, *, stop_at_fault: bool = False, most: int = 400_000
    ) -> Found:
        """All states from `starts` (default: all red for ever) under all goals."""
        goals = [*self.tab.stage_mask, 0]
        todo = starts or [self.all_red()]
        seen = set(todo)
        faults: list[str] = []
        while todo:
            state = todo.pop()
            for goal in goals:
                after = self.step(state, goal, faults)
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
            if (stop_at_fault and faults) or len(seen) > most:
                break
        return Found(seen, faults)

    def entry_ticks(self, state: Junction, stage: int, most: int) -> int:
        """Ticks until all groups of `stage` are green if it is wanted from now on; `most` if they are not by then."""
        mask = self.tab.stage_mask[stage]
        for ticks in range(most):
            if all(state[g][0] == G for g in range(self.tab.n) if mask >> g & 1):
                return ticks
            state = self.step(state, mask)
        return most
