"""Differences between runs that share their seeds: mean and 95 % interval.

Two-sided quantiles of Student's t: a table for few degrees of freedom, beyond it the expansion of Fisher and Cornish
(Technometrics 2, 1960, 209), which is right to 0.0002 there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev
from typing import NamedTuple

from citybrain_wire.errors import BadInput

__all__ = ["Interval", "mean_interval", "paired_interval", "t_quantile_95"]

_TABLE = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281)
_Z = NormalDist().inv_cdf(0.975)


class Interval(NamedTuple):
    """A mean of `n` values and half the width of its 95 % interval, NaN where one value says nothing about spread."""

    mean: float
    half: float
    n: int

    @property
    def low(self) -> float:
        """Lower end."""
        return self.mean - self.half

    @property
    def high(self) -> float:
        """Upper end."""
        return self.mean + self.half

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside."""
        return self.low > 0.0 or self.high < 0.0


def t_quantile_95(freedom: int) -> float:
    """How many standard errors reach from the mean to either end of a 95 % interval."""
    if freedom <= len(_TABLE):
        return _TABLE[freedom - 1]
    z, v = _Z, float(freedom)
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )


def mean_interval(values: Sequence[float]) -> Interval:
    """Mean of independent values and its interval. Raises BadInput where there is none."""
    if not values:
        raise BadInput("no value, so no mean; let at least one run finish")
    n = len(values)
    half = t_quantile_95(n - 1) * stdev(values) / math.sqrt(n) if n > 1 else math.nan
    return Interval(fmean(values), half, n)


def paired_interval(after: Sequence[float], before: Sequence[float]) -> Interval:
    """Mean of after − before, pair by pair, and its interval. Raises BadInput where there is no pair."""
    return mean_interval([a - b for a, b in zip(after, before, strict=True)])
