"""Which plans to propose, from the costs of paired rollouts. Pure arithmetic.

The rule is strict because choosing is optimistic: the best of several noisy candidates looks better than it is. A
candidate must win by two standard errors of its paired differences and 3 vehicle-seconds; what was chosen is then
driven again, all together and with fresh luck, and must win as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Difference", "accepted", "best_by_signal", "difference", "worse_ones"]

F64 = NDArray[np.float64]

STANDARD_ERRORS = 2.0
MARGIN_S = 3.0
LEAST_SE_S = 2.0  # four rollouts cannot tell a smaller one


@dataclass(frozen=True)
class Difference:
    """Mean paired difference, vehicle-seconds over the horizon (negative = better), and its standard error."""

    mean: float
    se: float

    @property
    def wins(self) -> bool:
        """Better beyond doubt."""
        return self.mean <= -STANDARD_ERRORS * self.se - MARGIN_S


def difference(other: Sequence[float] | F64, base: Sequence[float] | F64) -> Difference:
    """Paired difference other − base; member i of both had the same luck."""
    delta = np.asarray(other, np.float64) - np.asarray(base, np.float64)
    se = float(delta.std(ddof=1) / np.sqrt(delta.size)) if delta.size > 1 else np.inf
    return Difference(float(delta.mean()), max(se, LEAST_SE_S))


def best_by_signal(
    base: F64, candidates: Mapping[str, F64], offered: Mapping[str, set[int]]
) -> dict[int, tuple[str, Difference]]:
    """Per signal the candidate that wins by most; signals without one are left out.

    Args:
        base: [members, S] costs of keeping what is in force. candidates: name → [members, S] costs.
        offered: name → signals that had this candidate at all.
    """
    best: dict[int, tuple[str, Difference]] = {}
    for name in sorted(candidates):
        for s in sorted(offered[name]):
            found = difference(candidates[name][:, s], base[:, s])
            if found.wins and (s not in best or found.mean < best[s][1].mean):
                best[s] = (name, found)
    return best


def worse_ones(base: F64, together: F64, signals: Sequence[int]) -> list[int]:
    """Signals whose own cost did not fall when all chosen plans ran together; [members, S] each."""
    return [s for s in signals if difference(together[:, s], base[:, s]).mean >= 0.0]


def accepted(base_total: Sequence[float], together_total: Sequence[float]) -> Difference | None:
    """The difference for everybody if it is a clear gain, else None."""
    found = difference(together_total, base_total)
    return found if found.wins else None
