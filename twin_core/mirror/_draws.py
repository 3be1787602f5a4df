"""Random numbers by counter: a function of (seed, purpose, keys) and of nothing else, in whole arrays.

Mixing as in SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, doi:10.1145/2660193.2660195).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["PURPOSE_DEMAND", "PURPOSE_REHEARSAL", "PURPOSE_ROUTE", "uniform", "uniform_one"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
U64 = NDArray[np.uint64]

# Each purpose may use the next few numbers as well.
PURPOSE_ROUTE, PURPOSE_DEMAND, PURPOSE_REHEARSAL = 10, 20, 30

_STEP = np.uint64(0x9E3779B97F4A7C15)


def _mix(z: U64) -> U64:
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(z ^ (z >> np.uint64(31)))


def uniform(seed: int, purpose: int, first: I64, second: I64 | int = 0) -> F64:
    """Uniform in [0, 1) for each pair of keys."""
    with np.errstate(over="ignore"):
        a, b = np.broadcast_arrays(np.asarray(first, np.int64), np.asarray(second, np.int64))
        z = _mix(np.full(a.shape, seed & (2**64 - 1), np.uint64) + _STEP)
        z = _mix(z + np.uint64(purpose) + _STEP)
        z = _mix(z + a.astype(np.uint64) + _STEP)
        z = _mix(z + b.astype(np.uint64) + _STEP)
    return np.asarray((z >> np.uint64(11)).astype(np.float64) * 2.0**-53)


def uniform_one(seed: int, purpose: int, first: int, second: int = 0) -> float:
    """One such number."""
    return float(uniform(seed, purpose, np.array([first]), np.array([second]))[0])
