"""What is thought on the evening of a day: lasting errors of the model, and the known leaks.

    x = [z, (q_k, a_k) of each known leak]

z are the lasting unknowns of `Linear.lasting`; q_k a leak's flow, m³/s; a_k the ways in which its signature may be
wrong: it stands some pipes away, or the model is not the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["FOREVER", "LEAK_M3S", "MODES", "Followed", "State"]

F64 = NDArray[np.float64]

MODES = 4
LEAK_M3S = 15.0 / 3600.0
"""Standard deviation of a leak's flow before anything is known of it."""
FOREVER = 2**31


@dataclass(eq=False)
class Followed:
    """A known leak: pipe number `place`, running from day `onset` to day `end`; `scale_m3s` its size when found."""

    place: int
    onset: int
    found: int
    scale_m3s: float
    flow_m3s: float = 0.0
    end: int = FOREVER

    def runs(self, day: int) -> bool:
        """Whether it ran on any part of that day."""
        return self.onset <= day <= self.end


@dataclass(frozen=True, eq=False)
class State:
    """Mean and covariance of x; `leaks` in the order of their slots."""

    mean: F64
    cov: F64
    leaks: tuple[Followed, ...]

    @property
    def lasting(self) -> int:
        """How many of x are z."""
        return len(self.mean) - len(self.leaks) * (1 + MODES)

    def slot(self, number: int) -> slice:
        """Where the leak of that number stands in x: its flow first."""
        first = self.lasting + number * (1 + MODES)
        return slice(first, first + 1 + MODES)

    def flow_of(self, leak: Followed) -> float:
        """m³/s; 0 for a leak that is not in it."""
        return float(self.mean[self.slot(self.leaks.index(leak)).start]) if leak in self.leaks else 0.0

    def with_leaks(self, now: Sequence[Followed]) -> State:
        """The same with other leaks: gone ones left out, new ones with all that is not known of them."""
        size = self.lasting + len(now) * (1 + MODES)
        out = State(np.zeros(size), np.zeros((size, size)), tuple(now))
        to, come = list(range(self.lasting)), list(range(self.lasting))
        for i, leak in enumerate(now):
            slot = out.slot(i)
            if leak in self.leaks:
                old = self.slot(self.leaks.index(leak))
                to += range(slot.start, slot.stop)
                come += range(old.start, old.stop)
            else:
                out.cov[slot, slot] = np.diag([LEAK_M3S**2] + [leak.scale_m3s**2] * MODES)
        out.mean[to] = self.mean[come]
        out.cov[np.ix_(to, to)] = self.cov[np.ix_(come, come)]
        return out
