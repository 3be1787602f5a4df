"""The competition's formula: what reports of leaks are worth (Vrachimis et al. 2022, eq. 1–3).

A report inside a leak's life and no farther than 300 m along pipes from it is worth the water that it may save, less a
crew's way; any other costs a crew's day. A leak is paid once. Only the second year counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.leaks._competition import STEP_S, Competition

__all__ = ["Claim", "Score", "judge"]

WATER_EUR_PER_M3 = 0.80
CREW_EUR = 500.0
REACH_M = 300.0


@dataclass(frozen=True)
class Claim:
    """There is a leak in `pipe`, said at `time_s` since the begin of the first year."""

    pipe: str
    time_s: int


@dataclass(frozen=True)
class Score:
    """Money, and which leaks of the judged year were found; `false` counts the claims that hit nothing."""

    eur: float
    perfect_eur: float
    found: tuple[str, ...]
    missed: tuple[str, ...]
    false: int

    @property
    def share(self) -> float:
        """Of the perfect score."""
        return self.eur / self.perfect_eur


def judge(
    claims: Sequence[Claim],
    competition: Competition,
    leak_m3h: NDArray[np.float32],
    distance_m: Callable[[str, str], float],
) -> Score:
    """Score the claims in the order of time. `leak_m3h` [T, leaks] every STEP_S; `distance_m` along pipes."""
    volume = np.asarray(leak_m3h, np.float64) * (STEP_S / 3600.0)
    first = competition.judged_s // STEP_S
    at_stake = [i for i, leak in enumerate(competition.leaks) if leak.end_s > competition.judged_s]
    worth: dict[int, float] = {}
    false = 0
    for claim in sorted((c for c in claims if c.time_s >= competition.judged_s), key=lambda c: c.time_s):
        hit = {}
        for i in at_stake:
            leak = competition.leaks[i]
            away_m = distance_m(claim.pipe, leak.pipe)
            if leak.start_s <= claim.time_s <= leak.end_s and away_m <= REACH_M:
                saved = WATER_EUR_PER_M3 * volume[claim.time_s // STEP_S :, i].sum()
                hit[i] = float(saved) - CREW_EUR * away_m / REACH_M
        new = {i: value for i, value in hit.items() if i not in worth}
        if new:
            best = max(new, key=new.__getitem__)
            worth[best] = new[best]
        elif not hit:
            false += 1
    names = [competition.leaks[i].pipe for i in at_stake]
    return Score(
        sum(worth.values()) - CREW_EUR * false,
        WATER_EUR_PER_M3 * float(volume[first:, at_stake].sum()),
        tuple(competition.leaks[i].pipe for i in sorted(worth)),
        tuple(name for i, name in zip(at_stake, names, strict=True) if i not in worth),
        false,
    )
