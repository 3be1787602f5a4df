"""What a plan promises and what it then does, in one measure: vehicle-seconds of delay in ten minutes.

A plan is watched for fifteen minutes. What it does is measured as queues seen at the junction's own approaches minus
queues that the last forecast before the change expected there without it, so that a rush hour that comes anyway is not
blamed on the plan. The doubt of that forecast is the doubt of the measurement.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["WINDOW_S", "Baseline", "Effect", "Tally"]

S = 1_000_000_000
WINDOW_S = 600.0
WIDE = 1.96  # standard deviations of a 95 % interval


@dataclass(frozen=True)
class Effect:
    """Change of delay, vehicle-seconds in ten minutes with its 95 % interval; negative = better. `n`: rollouts or
    minutes that it rests on."""

    mean: float
    low: float
    high: float
    n: int

    @classmethod
    def of(cls, mean: float, sd: float, n: int) -> Effect:
        """With a normal interval about the mean."""
        return cls(round(mean, 1), round(mean - WIDE * sd, 1), round(mean + WIDE * sd, 1), n)

    def to_dict(self) -> dict[str, object]:
        """For people and for the journal."""
        return {"metric": "delay", "unit": "veh·s/10min", **self.__dict__}


@dataclass(frozen=True)
class Baseline:
    """What was expected at the approaches without the plan. `issued_ns`: of the forecast; `queue`: lead s → (mean,
    standard deviation) of vehicles queueing at all of them together."""

    issued_ns: int
    queue: Mapping[int, tuple[float, float]]

    def at(self, ts_ns: int) -> tuple[float, float]:
        """Mean and standard deviation at a moment, straight between the leads, the last one beyond them."""
        lead_s = (ts_ns - self.issued_ns) / S
        before: tuple[float, tuple[float, float]] | None = None
        for after_s, after in sorted(self.queue.items()):
            if lead_s <= after_s:
                if before is None:
                    return after
                share = (lead_s - before[0]) / (after_s - before[0])
                return tuple(a + share * (b - a) for a, b in zip(before[1], after, strict=True))  # type: ignore[return-value]  # two floats in, two out
            before = (after_s, after)
        return before[1] if before is not None else (0.0, 0.0)


@dataclass
class Tally:
    """Minutes of a watch so far: sums of (seen − expected) and of the expectation's standard deviation, vehicles."""

    n: int = 0
    difference: float = 0.0
    sd: float = 0.0

    def add(self, seen: float, expected: tuple[float, float]) -> None:
        """One more minute."""
        if math.isfinite(seen):
            self.n += 1
            self.difference += seen - expected[0]
            self.sd += expected[1]

    def effect(self) -> Effect | None:
        """What was measured; None before the first minute. A forecast's errors of one quarter of an hour go together,
        so more minutes do not make the interval narrower."""
        if not self.n:
            return None
        return Effect.of(self.difference / self.n * WINDOW_S, self.sd / self.n * WINDOW_S, self.n)
