"""Counter-based random numbers: the draw is a function of (seed, stream, index, attempt) and of nothing else.

The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
OOPSLA 2014, doi:10.1145/2660193.2660195): two xor-shift-multiply rounds over 64 bits. The four numbers enter one after
the other, each added after a step of the golden-ratio increment, so neighbours in any of them give unrelated draws.
Nothing depends on the order in which vehicles are looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import NormalDist

__all__ = [
    "STREAM_FLOW",
    "STREAM_ROUTE",
    "STREAM_SPEED_FACTOR",
    "STREAM_TAZ",
    "STREAM_TYPE",
    "hash64",
    "normal",
    "pick",
    "uniform",
]

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
_STANDARD = NormalDist()

# One stream per purpose: a change in how one thing is drawn leaves all others as they were.
STREAM_SPEED_FACTOR, STREAM_TYPE, STREAM_ROUTE, STREAM_FLOW, STREAM_TAZ = 1, 2, 3, 4, 5


def _mix(z: int) -> int:
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def hash64(seed: int, stream: int, index: int, attempt: int = 0) -> int:
    """64 well-mixed bits of four whole numbers (taken modulo 2**64)."""
    z = _mix((seed + _GOLDEN) & _MASK)
    z = _mix((z + stream + _GOLDEN) & _MASK)
    z = _mix((z + index + _GOLDEN) & _MASK)
    return _mix((z + attempt + _GOLDEN) & _MASK)


def uniform(seed: int, stream: int, index: int, attempt: int = 0) -> float:
    """Uniform in the open interval (0, 1): the upper 52 bits, at the middle of their cell."""
    return ((hash64(seed, stream, index, attempt) >> 12) + 0.5) * 2.0**-52


def normal(seed: int, stream: int, index: int, attempt: int = 0) -> float:
    """Standard normal by inversion (Wichura's AS 241 in Python's `statistics`): one uniform, plain arithmetic."""
    return _STANDARD.inv_cdf(uniform(seed, stream, index, attempt))


def pick(cumulative: Sequence[float], seed: int, stream: int, index: int) -> int:
    """Index drawn in proportion to weights; `cumulative` are their running sums, which may end anywhere above 0."""
    total = cumulative[-1]
    drawn = bisect_right(cumulative, uniform(seed, stream, index) * total)
    # only rounding up to the total leads behind the last weight above 0, where the sums reach it
    return min(drawn, bisect_left(cumulative, total))
