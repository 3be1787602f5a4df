"""Run the group rules ahead of time: what a plan will show, how long each group stays red, how soon all are served.

Event by event, not tick by tick: between two events nothing can change. A device that times its lamps itself (levels
1 and 2) starts a group in the instant the last condition is met; where the kernel sets each group (level 3) a change
takes a tick to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hardware_profiles.safety._groups import Tables, choose
from hardware_profiles.safety._types import (
    AMBER,
    FAR_MS,
    FORBIDDEN,
    GREEN,
    GREEN_FLASH,
    NEVER_MS,
    PED_CLEAR,
    RED,
    RED_AMBER,
    Plan,
    Profile,
)

NEVER_SERVED_MS = 600_000
CYCLES = 3  # enough for every intergreen (<= 1 cycle long) to have met every stage


class Lamps:
    """The groups of one controller under K1–K5 with a report that follows at once."""

    __slots__ = ("cmd", "end", "now", "red_ms", "rep", "since", "tab", "trace")

    def __init__(self, tab: Tables, now: int = 0) -> None:
        self.tab = tab
        self.now = now
        self.cmd, self.rep, self.since, self.end = _all_red(tab.n)
        self.trace: list[tuple[int, int, int]] = []  # (instant, group, aspect)
        self.red_ms = [0] * tab.n  # longest time from end of green to green, per group

    @classmethod
    def showing(cls, tab: Tables, rep: list[int], since: list[int], end: list[int], now: int) -> Lamps:
        """Lamps in a given state, copied."""
        lamps = cls(tab, now)
        lamps.cmd, lamps.rep, lamps.since, lamps.end = rep[:], rep[:], since[:], end[:]
        return lamps

    def show(self, mask: int) -> None:
        """Put the groups of `mask` to green, as if for ever."""
        for g in range(self.tab.n):
            if mask >> g & 1:
                self.rep[g] = self.cmd[g] = GREEN

    def run(self, goal: int, until: int, stop_green: int = -1) -> bool:
        """Let the rules act towards `goal` up to `until`, exclusive: what falls due then is decided under the next
        goal. With `stop_green`, end as soon as the groups of that mask are green for their minimum; True if so."""
        tab, tick = self.tab, self.tab.profile.tick_ms if self.tab.profile.level == 3 else 0
        while self.now < until:
            moves = choose(tab, self.cmd, self.rep, self.since, self.end, self.now, goal)
            for g, new in moves:
                if new == GREEN and self.end[g] != NEVER_MS:
                    self.red_ms[g] = max(self.red_ms[g], self.now - self.end[g])
                _apply(tab, g, new, self.now, self.rep, self.since, self.end)
                self.cmd[g] = new
                self.trace.append((self.now, g, new))
            if moves:
                self.now += tick
                continue
            at = _next_move_ms(tab, self.cmd, self.rep, self.since, self.end, self.now, goal)
            if stop_green >= 0:
                ready = self.served_ms(stop_green)
                if ready <= self.now:
                    return True
                at = min(at, ready)
            self.now = until if at > until else -(-at // tick) * tick if tick else at
        return False

    def served_ms(self, mask: int) -> int:
        """When all groups of `mask` will have been green for their minimum; FAR_MS while one is not or another is."""
        ready = NEVER_MS
        for g, group in enumerate(self.tab.profile.groups):
            if mask >> g & 1:
                if self.rep[g] != GREEN:
                    return FAR_MS
                ready = max(ready, self.since[g] + group.min_green_ms)
            elif self.tab.right_of_way(g, self.rep[g]):
                return FAR_MS
        return ready


@dataclass(frozen=True, slots=True)
class PlanRun:
    """A plan run for some cycles.

    late: (row, group, green so far in ms) of groups that did not get their minimum by the end of their stage; -1 = not
    green at all, -2 = still green at the end of a stage that is not theirs. red_ms: longest red per group.
    trace: (instant, group, aspect) over the last cycle, from 0. at_start: aspects at that cycle's beginning, before
    what falls due in its first instant.
    """

    late: tuple[tuple[int, int, int], ...]
    red_ms: tuple[int, ...]
    trace: tuple[tuple[int, int, int], ...]
    at_start: tuple[int, ...]


def run_plan(tab: Tables, plan: Plan) -> PlanRun:
    """Run `plan` with its nominal stage lengths for three cycles after one to settle."""
    lamps = Lamps(tab)
    lamps.show(tab.stage_mask[plan.stages[-1].stage])
    late: set[tuple[int, int, int]] = set()
    cycle_start, at_start, cut = 0, tuple(lamps.rep), 0
    for _ in range(CYCLES + 1):
        cycle_start, at_start, cut = lamps.now, tuple(lamps.rep), len(lamps.trace)
        stage_end = cycle_start
        for row, item in enumerate(plan.stages):
            stage_end += item.len_ms
            mask = tab.stage_mask[item.stage]
            lamps.run(mask, stage_end)
            for g, group in enumerate(tab.profile.groups):
                if mask >> g & 1:
                    green = stage_end - lamps.since[g] if lamps.rep[g] == GREEN else -1
                    if green < group.min_green_ms:
                        late.add((row, g, green))
                elif tab.right_of_way(g, lamps.rep[g]):
                    late.add((row, g, -2))
    for g in range(tab.n):
        if not tab.right_of_way(g, lamps.rep[g]) and lamps.end[g] != NEVER_MS:
            lamps.red_ms[g] = max(lamps.red_ms[g], lamps.now - lamps.end[g])
    trace = tuple((at - cycle_start, g, new) for at, g, new in lamps.trace[cut:])
    return PlanRun(tuple(sorted(late)), tuple(lamps.red_ms), trace, at_start)


class Tour(NamedTuple):
    """The way that serves every red group once, the most urgent first.

    wrong: (group, red in ms at its start, FAR_MS = never) of each group whose red would pass its limit; empty = all is
    well. first: the stage to go to first, -1 where no group is red.
    """

    wrong: tuple[tuple[int, int], ...]
    first: int


def tour(tab: Tables, lamps: Lamps, red_since: list[int], stage: int, allowed: Sequence[int]) -> Tour:
    """The tour from `lamps` on, where `stage` is wanted now (-1 = none), by `allowed` stages; `lamps` are run."""
    # A kernel that sets the lamps itself sees each change a tick late, some ten of them on the way.
    margin = 10 * tab.profile.tick_ms if tab.profile.level == 3 else 0
    limit = {
        g: red_since[g] + group.max_red_ms - margin
        for g, group in enumerate(tab.profile.groups)
        if lamps.rep[g] != GREEN
    }
    wrong: list[tuple[int, int]] = []
    here, first, cut = stage, -1, len(lamps.trace)
    while limit:
        urgent = min(limit, key=lambda g: (limit[g], g))
        options = [k for k in allowed if tab.stage_mask[k] >> urgent & 1]
        reach = [k for k in options if here < 0 or k == here or tab.profile.transitions[here][k] != FORBIDDEN]
        if not reach:
            wrong.append((urgent, FAR_MS))
            del limit[urgent]
            continue
        target = max(reach, key=lambda k: (k == here, sum(tab.stage_mask[k] >> g & 1 for g in limit), -k))
        first = target if first < 0 else first
        while True:
            here = target if here in (-1, target) else tab.profile.transitions[here][target]
            mask = tab.stage_mask[here]
            if not lamps.run(mask, lamps.now + NEVER_SERVED_MS, stop_green=mask):
                return Tour((*wrong, (urgent, FAR_MS)), first)
            if here == target:
                break
        for at, g, new in lamps.trace[cut:]:
            if new == GREEN and g in limit and at > limit.pop(g):
                wrong.append((g, at - red_since[g]))
        cut = len(lamps.trace)
    return Tour(tuple(wrong), first)


def plan_trace(profile: Profile, plan: Plan) -> PlanRun:
    """What a device shows over one steady cycle of `plan`; see PlanRun."""
    return run_plan(Tables(profile), plan)


def _next_move_ms(
    tab: Tables,
    cmd: list[int],
    rep: list[int],
    since: list[int],
    end: list[int],
    now: int,
    goal: int,
    preempt: bool = False,
) -> int:
    """The earliest instant after `now` at which `choose` may have something new to say while `goal` stays; FAR_MS if
    none. It may name an instant at which nothing happens, never one too late."""
    soonest = FAR_MS
    for g, group in enumerate(tab.profile.groups):
        shown = rep[g]
        if cmd[g] != shown:
            continue
        at = FAR_MS
        if shown == RED:
            if goal >> g & 1:
                at = since[g] + group.min_red_ms
                for others in (tab.hard[g], tab.soft[g]):
                    for h, intergreen in others:
                        due = end[h] + intergreen - group.ra_ms
                        if due > at and (others is tab.hard[g] or not (goal >> h & 1 and tab.together(g, h, goal))):
                            at = due
        elif shown == GREEN:
            if not goal >> g & 1:
                at = since[g] + (group.pre_min_ms if preempt else group.min_green_ms)
            elif group.max_green_ms:
                at = since[g] + group.max_green_ms
        elif shown == AMBER:
            at = since[g] + group.amber_ms
        elif shown == PED_CLEAR:
            at = since[g] + group.clear_ms
        elif shown == RED_AMBER:
            at = since[g] + group.ra_ms
        elif shown == GREEN_FLASH:
            at = since[g] + group.gf_ms
        if now < at < soonest:
            soonest = at
    return soonest


def _apply(tab: Tables, g: int, new: int, at: int, rep: list[int], since: list[int], end: list[int]) -> None:
    """Record that group g shows `new` since `at`; leaving right of way is the end of its green."""
    if tab.right_of_way(g, rep[g]) and not tab.right_of_way(g, new):
        end[g] = at
    rep[g] = new
    since[g] = at


def _all_red(n: int) -> tuple[list[int], list[int], list[int], list[int]]:
    """(cmd, rep, since, end) of a junction that has been red for ever."""
    return [RED] * n, [RED] * n, [NEVER_MS] * n, [NEVER_MS] * n
