"""Random numbers as a function of who asks, when and for what: no order of calls, thread count or restart can change
them.

u(seed, number, step, purpose) in [0, 1) is the top 53 bits of the SplitMix64 finaliser (Steele, Lea & Flood 2014, "Fast
splittable pseudorandom number generators", fig. 10; the variant 13 constants of Stafford) applied in turn to the key's
parts.
"""

from __future__ import annotations

import numpy as np

from twin_core.traffic._jit import inlined

__all__ = ["FOR_DAWDLE", "FOR_DEADLOCK", "FOR_LANE", "FOR_TIE", "uniform"]

FOR_DAWDLE, FOR_DEADLOCK, FOR_LANE, FOR_TIE = 1, 2, 3, 4

_STEP = np.uint64(0x9E3779B97F4A7C15)
_M1 = np.uint64(0xBF58476D1CE4E5B9)
_M2 = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 1.0 / 9007199254740992.0  # 2**-53


@inlined
def _mix(key: int | np.uint64) -> np.uint64:
    z = np.uint64(key) + _STEP
    z = (z ^ (z >> _S30)) * _M1
    z = (z ^ (z >> _S27)) * _M2
    return z ^ (z >> _S31)


@inlined
def uniform(seed: int, number: int, step: int, purpose: int) -> float:
    """A number in [0, 1). `number` names the vehicle, `step` the time, `purpose` one of the FOR_ constants."""
    z = _mix(np.uint64(seed) ^ (np.uint64(purpose) << np.uint64(56)))
    z = _mix(z ^ np.uint64(number))
    return float(_mix(z ^ np.uint64(step)) >> _S11) * _UNIT
