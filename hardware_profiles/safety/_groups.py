"""The group rules K1–K5: the only place where the next aspect of a signal group is decided.

    vehicle      R →(RA)→ G →(GF)→ A → R          pedestrian   R → G → PC → R          no way back

At most one rule per group and step, and only where the group shows what was last commanded:

    K1 RA → G            t ≥ ra
    K2 GF → A            t ≥ gf
    K3 A, PC → R         t ≥ amber, clear
    K4 G → GF, A, PC     not wanted (or too long) and t ≥ min green
    K5 R → RA, G         wanted, t ≥ min red, report fresh, every conflicting group red and its intergreen over

What keeps conflicting greens apart must not depend on when goals change: the goal only says which groups are wanted.
"""

from __future__ import annotations

from hardware_profiles.safety._types import (
    AMBER,
    GREEN,
    GREEN_FLASH,
    PED_CLEAR,
    RED,
    RED_AMBER,
    Kind,
    Profile,
)

# Legal steps of a reported group: from → set of to.
VEH_STEPS = {
    RED: frozenset((RED_AMBER, GREEN)),
    RED_AMBER: frozenset((GREEN,)),
    GREEN: frozenset((GREEN_FLASH, AMBER)),
    GREEN_FLASH: frozenset((AMBER,)),
    AMBER: frozenset((RED,)),
}
PED_STEPS = {RED: frozenset((GREEN,)), GREEN: frozenset((PED_CLEAR,)), PED_CLEAR: frozenset((RED,))}


class Tables:
    """What the rules look up, computed once per profile. `hard[g]`: (other group, its intergreen towards g)."""

    __slots__ = ("_pairs", "all_mask", "hard", "is_ped", "n", "paired", "profile", "soft", "stage_mask")

    def __init__(self, profile: Profile) -> None:
        n = len(profile.groups)
        self.profile = profile
        self.n = n
        self.is_ped = tuple(group.kind is Kind.PED for group in profile.groups)
        self.hard = tuple(self._into(profile, g, 1) for g in range(n))
        self.soft = tuple(self._into(profile, g, 2) for g in range(n))
        self.stage_mask = tuple(sum(1 << g for g in stage.groups) for stage in profile.stages)
        self.all_mask = (1 << n) - 1
        listed: dict[tuple[int, int], list[int]] = {}
        for stage, mask in zip(profile.stages, self.stage_mask, strict=True):
            for pair in stage.permissive:
                listed.setdefault((min(pair), max(pair)), []).append(mask)
        self.paired = {pair: tuple(masks) for pair, masks in listed.items()}
        self._pairs: dict[tuple[int, int, int], bool] = {}

    @staticmethod
    def _into(profile: Profile, g: int, grade: int) -> tuple[tuple[int, int], ...]:
        return tuple(
            (h, profile.intergreen_ms[h][g]) for h in range(len(profile.groups)) if profile.conflict[h][g] == grade
        )

    def together(self, i: int, j: int, goal: int) -> bool:
        """Whether some stage that holds all of `goal` allows the permissive pair (i, j) to be green together."""
        key = (i, j, goal) if i < j else (j, i, goal)
        known = self._pairs.get(key)
        if known is None:
            known = any(mask & goal == goal for mask in self.paired.get(key[:2], ()))
            self._pairs[key] = known
        return known

    def right_of_way(self, g: int, aspect: int) -> bool:
        """Whether `aspect` lets group g go. Flashing green does for vehicles and does not for pedestrians."""
        return aspect == GREEN or (aspect == GREEN_FLASH and not self.is_ped[g])


def may_start(
    tab: Tables, g: int, cmd: list[int], rep: list[int], end: list[int], now: int, goal: int, started: int
) -> bool:
    """K5's guard over the other groups; `started`: mask of groups that start in this very step."""
    lead = tab.profile.groups[g].ra_ms
    for h, intergreen in tab.hard[g]:
        if cmd[h] != RED or rep[h] != RED or started >> h & 1 or now - end[h] + lead < intergreen:
            return False
    for h, intergreen in tab.soft[g]:
        if goal >> h & 1 and tab.together(g, h, goal):
            continue
        if cmd[h] != RED or rep[h] != RED or started >> h & 1 or now - end[h] + lead < intergreen:
            return False
    return True


def choose(
    tab: Tables,
    cmd: list[int],
    rep: list[int],
    since: list[int],
    end: list[int],
    now: int,
    goal: int,
    fresh: bool = True,
    preempt: bool = False,
) -> list[tuple[int, int]]:
    """The changes that K1–K5 make in this step, as (group, new aspect).

    cmd, rep: commanded and reported aspects. since: when rep last changed. end: last reported end of green.
    goal: mask of wanted groups. fresh: reports are recent enough to start a group. Times in ms.
    """
    moves: list[tuple[int, int]] = []
    started = 0
    for g, group in enumerate(tab.profile.groups):
        shown = rep[g]
        if cmd[g] != shown:
            continue
        t = now - since[g]
        wanted = goal >> g & 1
        if shown == RED:
            if wanted and fresh and t >= group.min_red_ms and may_start(tab, g, cmd, rep, end, now, goal, started):
                moves.append((g, RED_AMBER if group.ra_ms else GREEN))
                started |= 1 << g
        elif shown == GREEN:
            too_long = group.max_green_ms and t >= group.max_green_ms and any(rep[h] == RED for h, _ in tab.hard[g])
            if (not wanted or too_long) and t >= (group.pre_min_ms if preempt else group.min_green_ms):
                if tab.is_ped[g]:
                    moves.append((g, PED_CLEAR))
                else:
                    moves.append((g, GREEN_FLASH if group.gf_ms else AMBER))
        elif shown == AMBER:
            if t >= group.amber_ms:
                moves.append((g, RED))
        elif shown == PED_CLEAR:
            if t >= group.clear_ms:
                moves.append((g, RED))
        elif shown == RED_AMBER:
            if t >= group.ra_ms:
                moves.append((g, GREEN))
        elif shown == GREEN_FLASH and t >= group.gf_ms:
            moves.append((g, AMBER))
    return moves
