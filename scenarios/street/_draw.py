"""Random numbers of the hidden street: a hash of (seed, purpose, number), so that order cannot matter.

SplitMix64's finaliser (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195), over whole arrays.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BAYS",
    "BAY_ORDER",
    "BELIEVES",
    "BURST",
    "DAY_DEMAND",
    "DUPLICATE",
    "INCIDENT",
    "KEEP",
    "NODE_DEMAND",
    "OD_FACTOR",
    "PROBE",
    "ROUGHNESS",
    "SENSOR_NOISE",
    "SENSOR_OFFSET",
    "SHIFT",
    "SITE",
    "WAVER",
    "uniform",
]

OD_FACTOR, KEEP, DUPLICATE, SHIFT, INCIDENT, PROBE, BAYS, BAY_ORDER, SITE, BELIEVES = range(1, 11)
BURST, DAY_DEMAND, NODE_DEMAND, ROUGHNESS, SENSOR_NOISE, SENSOR_OFFSET, WAVER = range(21, 28)


def _mix(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def uniform(seed: int, purpose: int, number: NDArray[np.uint64]) -> NDArray[np.float64]:
    """One draw from [0, 1) for each of `number`."""
    golden = 0x9E3779B97F4A7C15
    base = np.uint64((seed * golden + purpose * 0xD1B54A32D192ED03) & 0xFFFFFFFFFFFFFFFF)
    mixed = _mix(_mix(number.astype(np.uint64) * np.uint64(golden) + base))
    return (mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53
