"""An independent judge of lamps: plain loops over what was shown, sharing no code with the kernel."""

from __future__ import annotations

from itertools import pairwise

from hardware_profiles.safety import Aspect, Kind, Profile

R, RA, G, GF, A, PC = (
    Aspect.RED,
    Aspect.RED_AMBER,
    Aspect.GREEN,
    Aspect.GREEN_FLASH,
    Aspect.AMBER,
    Aspect.PED_CLEAR,
)
LONG_MS = 1 << 40


class Judge:
    """Takes every lamp change in order of time and remembers what was wrong.

    `pre`: whether an emergency runs, so that the shorter minimum green holds. Lamps that the judge has not seen change
    are not judged for their length.
    """

    def __init__(self, profile: Profile, now_ms: int, shown: list[int]) -> None:
        self.profile = profile
        self.shown = list(shown)
        self.since = [now_ms - LONG_MS] * len(shown)
        self.green_end = [now_ms - LONG_MS] * len(shown)
        self.faults: list[str] = []
        self.longest_red_ms = [0] * len(shown)
        self.starts = 0

    def change(self, now_ms: int, g: int, new: int, *, pre: bool = False) -> None:
        """Group g shows `new` from now on."""
        profile, group, old = self.profile, self.profile.groups[g], self.shown[g]
        ped = group.kind is Kind.PED
        lasted = now_ms - self.since[g]
        chain = [R, G, PC, R] if ped else [R, *([RA] if group.ra_ms else []), G, *([GF] if group.gf_ms else []), A, R]
        if (old, new) not in pairwise(chain):
            self._say(now_ms, f"{group.id} goes from {Aspect(old).name} to {Aspect(new).name}")
        least = {
            R: group.min_red_ms,
            RA: group.ra_ms,
            G: group.pre_min_ms if pre else group.min_green_ms,
            GF: group.gf_ms,
            A: group.amber_ms,
            PC: group.clear_ms,
        }[Aspect(old)]
        if lasted < least:
            self._say(now_ms, f"{group.id} shows {Aspect(old).name} for {lasted} of {least} ms")
        self.shown[g], self.since[g] = new, now_ms
        if (old == G and new != GF) or old == GF:
            self.green_end[g] = now_ms
        for h, other in enumerate(profile.groups):
            if h != g and profile.conflict[g][h] == 1 and new != R and self.shown[h] != R:
                self._say(now_ms, f"{group.id} and {other.id} are in conflict and neither is red")
            if h != g and profile.conflict[g][h] == 2 and new == G and self.shown[h] in (G, GF):
                pair = (min(g, h), max(g, h))
                if not any(pair in stage.permissive for stage in profile.stages):
                    self._say(now_ms, f"{group.id} and {other.id} are green together in no stage")
            if new == G and profile.conflict[h][g] == 1:
                gap = now_ms - self.green_end[h]
                if gap < profile.intergreen_ms[h][g]:
                    self._say(now_ms, f"{group.id} starts {gap} ms after {other.id}, not {profile.intergreen_ms[h][g]}")
        if new == G:
            self.starts += 1
            red = now_ms - self.green_end[g]
            if red < LONG_MS // 2:
                self.longest_red_ms[g] = max(self.longest_red_ms[g], red)

    def _say(self, now_ms: int, text: str) -> None:
        self.faults.append(f"{now_ms}: {text}")
