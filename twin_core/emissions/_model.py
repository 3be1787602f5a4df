"""Emission rates of warm engines on flat roads, from speed and acceleration.

    e = max(0, c0 + c1 v a + c2 v + c3 v² + c4 v³) / 3.6       mg/s, v in m/s, a in m/s²

Rolling with the foot off the pedal, an engine gets no fuel: e = 0 where a is below the coasting deceleration at v
(SUMO's line through −0.144 m/s² at 10 km/h and −0.562 at 126 km/h, straight to 0 below 10 km/h).

Polynomials over the Handbook Emission Factors for Road Transport (HBEFA 3.1), one per class and substance, as published
with SUMO (Krajzewicz, Behrisch, Wagner, Luz & Krumnow 2015, "Second generation of pollutant emission models for SUMO",
doi:10.1007/978-3-319-15024-6_12). Petrol cars of Euro 4, diesel vans and lorries of Euro 4, mean bus and coach of the
fleet of 2012. A network without gradients has none here either; cold starts, tyres and brakes are not counted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.city import VCLASSES

__all__ = ["CLASS_OF", "COEFFICIENTS", "SUBSTANCES", "emission_rates"]

F64 = NDArray[np.float64]

SUBSTANCES = ("co2", "co", "hc", "nox", "pmx", "fuel")
COAST_AT_MPS = np.array([0.0, 10.0 / 3.6, 35.0])
COAST_MPS2 = np.array([0.0, -0.144, -0.56213])
STANDS_MPS = 0.5
"""Slower cars idle: nobody coasts at a walking pace."""
NOTHING = (0.0, 0.0, 0.0, 0.0, 0.0)

# class → substance in the order of SUBSTANCES: c0 .. c4
COEFFICIENTS: dict[str, tuple[tuple[float, float, float, float, float], ...]] = {
    "car": (
        (9449.0, 938.4, -467.1, 28.26, 0.0),
        (593.2, 19.32, -73.25, 2.086, 0.0),
        (2.923, 0.1113, -0.3476, 0.01032, 0.0),
        (4.336, 0.4428, -0.3204, 0.01371, 0.0),
        (0.2375, 0.0245, -0.03251, 0.001325, 0.0),
        (3014.0, 299.3, -149.0, 9.014, 0.0),
    ),
    "van": (
        (3682.0, 915.4, 331.0, 0.0, 0.306),
        (1.724, 0.03099, -0.02995, 0.0, 0.0),
        (0.03577, 0.01844, 0.02506, 0.0, 0.0),
        (40.68, 6.272, -3.613, 0.2148, 0.0),
        NOTHING,
        (1158.0, 288.0, 104.1, 0.0, 0.09624),
    ),
    "lorry": (
        (24290.0, 7180.0, 1835.0, 0.0, 0.0),
        (50.68, 6.655, 0.8349, 0.0, 0.0),
        (1.119, 0.1747, 0.03217, 0.0, 0.0),
        (202.2, 42.34, 8.858, 0.0, 0.0),
        (1.267, 0.131, -0.006405, 0.0, 0.0),
        (7639.0, 2259.0, 577.1, 0.0, 0.0),
    ),
    "bus": (
        (19030.0, 6475.0, 2073.0, 0.0, 0.0),
        (72.61, 7.482, 0.6348, 0.0, 0.0),
        (17.46, 0.8473, 0.254, 0.0, 0.0),
        (218.7, 46.17, 11.27, 0.0, 0.0),
        (7.222, 0.8024, 0.1201, 0.0, 0.0),
        (6016.0, 2049.0, 656.6, 0.0, 0.0),
    ),
    "coach": (
        (16670.0, 7763.0, 2610.0, 0.0, 0.0),
        (70.85, 7.73, 1.306, 0.0, 0.0),
        NOTHING,
        (226.7, 60.86, 16.97, 0.0, 0.0),
        (8.297, 0.8085, 0.1417, 0.0, 0.0),
        (5244.0, 2442.0, 820.9, 0.0, 0.0),
    ),
}

CLASS_OF = {
    **dict.fromkeys(("passenger", "private", "taxi", "hov", "vip", "army", "authority", "custom1", "custom2"), "car"),
    **dict.fromkeys(("delivery", "emergency"), "van"),
    **dict.fromkeys(("truck", "trailer"), "lorry"),
    "bus": "bus",
    "coach": "coach",
}
"""Vehicle classes with a polynomial. Others burn nothing (bicycles, trams, electric cars) or have none published here
(motorcycles, mopeds, ships): they count as zero."""


def emission_rates(vclass: str, speed_mps: F64, accel_mps2: F64) -> F64:
    """[6, N] mg/s of each substance for vehicles of one class. An unknown class raises KeyError."""
    if vclass not in VCLASSES:
        raise KeyError(vclass)
    if vclass not in CLASS_OF:
        return np.zeros((len(SUBSTANCES), len(speed_mps)))
    terms = np.stack((np.ones_like(speed_mps), speed_mps * accel_mps2, speed_mps, speed_mps**2, speed_mps**3))
    rates: F64 = np.maximum(0.0, np.array(COEFFICIENTS[CLASS_OF[vclass]]) @ terms) / 3.6
    rates[:, (speed_mps > STANDS_MPS) & (accel_mps2 < np.interp(speed_mps, COAST_AT_MPS, COAST_MPS2))] = 0.0
    return rates
