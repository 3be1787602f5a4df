"""Head loss of pipes, linearised at the present flow: conductance p = 1/(dh/dq) and shift y = p h.

    h = r q|q|^(n−1) + m q|q|,   dh/dq = n r |q|^(n−1) + 2 m |q|

Hazen-Williams n = 1.852, r = 4.727 L / (C^1.852 d^4.871); Chézy-Manning n = 2; Darcy-Weisbach r = L/(2 g d A²) times
the friction factor: Hagen-Poiseuille to Re 2000, Swamee and Jain from Re 4000, E. Dunlop's cubic between (EPANET 2.2
User Manual, chapter 12, tables 12.1 and 12.2). Feet and cfs; w = |q|/(ν d) stands for Re, w = π Re/4. Where
n r |q|^(n−1) is below the low-flow gradient, h is linear with that gradient over n. A shut pipe keeps the conductance
1e-8 ft²/s, so the matrix keeps its pattern.
"""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import F8, I1
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._constants import BIG_CONDUCTANCE, CLOSED
from twin_core.pipes.water.engine._lanes import load, select, store
from twin_core.pipes.water.engine._power import log2, power

__all__ = ["darcy_weisbach", "power_law"]

LN2 = 0.6931471805599453
PI = 3.141592653589793
LAMINAR = 500.0 * PI  # w at Re 2000
TURBULENT = 1000.0 * PI  # w at Re 4000
SWAMEE_JAIN = 4.61841319859066668690  # 5.74 (π/4)^0.9
LOG_FACTOR = -8.68588963806503655300e-01  # −2 / ln 10
AT_4000 = 3.28895476345399058690e-03  # 5.74 / 4000^0.9
SLOPE_4000 = -5.14214965799093883760e-03  # of the turbulent branch at Re 4000


@kernel
def power_law(
    flow: F8, status: I1, resistance: F8, minor: F8, exponent: float, low: float, conductance: F8, shift: F8, pipes: int
) -> None:
    """Hazen-Williams and Chézy-Manning for the first `pipes` links, of one simulation or of eight."""
    rise, share, flat = exponent - 1.0, 1.0 / exponent, low / exponent
    for k in range(pipes):
        now, m = load(flow, k), load(minor, k)
        q = abs(now)
        steep = exponent * load(resistance, k) * power(q, rise)
        linear = steep < low
        steep = select(linear, flat, steep)
        loss = steep * q * select(linear, 1.0, share) + m * q * q
        shut = load(status, k) <= CLOSED
        p = 1.0 / select(shut, BIG_CONDUCTANCE, steep + 2.0 * m * q)
        store(conductance, k, p)
        store(shift, k, select(shut, now, select(now < 0.0, -loss, loss) * p))


@kernel
def darcy_weisbach(
    flow: F8,
    status: I1,
    resistance: F8,
    minor: F8,
    roughness: F8,
    diameter: F8,
    viscosity: float,
    conductance: F8,
    shift: F8,
    pipes: int,
) -> None:
    """Darcy-Weisbach for the first `pipes` links of one simulation."""
    for k in range(pipes):
        if status[k] <= CLOSED:
            conductance[k] = 1.0 / BIG_CONDUCTANCE
            shift[k] = flow[k]
            continue
        q = abs(flow[k])
        s = viscosity * diameter[k]
        if q <= LAMINAR * s:
            r = 16.0 * PI * s * resistance[k]
            loss = flow[k] * (r + minor[k] * q)
            gradient = r + 2.0 * minor[k] * q
        else:
            f, slope = _friction_factor(q, roughness[k] / diameter[k], s)
            r = f * resistance[k] + minor[k]
            loss = r * q * flow[k]
            gradient = 2.0 * r * q + slope * resistance[k] * q * q
        conductance[k] = 1.0 / gradient
        shift[k] = loss / gradient


@inlined
def _friction_factor(q: float, relative_roughness: float, s: float) -> tuple[float, float]:
    """(f, df/dq) at flow q; s = viscosity × diameter."""
    w = q / s
    if w >= TURBULENT:
        y1 = SWAMEE_JAIN / power(w, 0.9)
        y2 = relative_roughness / 3.7 + y1
        y3 = LOG_FACTOR * LN2 * log2(y2)
        f = 1.0 / (y3 * y3)
        return f, 1.8 * f * y1 * LOG_FACTOR / y2 / y3 / q
    y2 = relative_roughness / 3.7 + AT_4000
    y3 = LOG_FACTOR * LN2 * log2(y2)
    fa = 1.0 / (y3 * y3)
    fb = (2.0 + SLOPE_4000 / (y2 * y3)) * fa
    r = w / LAMINAR
    x1 = 7.0 * fa - fb
    x2 = 0.128 - 17.0 * fa + 2.5 * fb
    x3 = -0.128 + 13.0 * fa - (fb + fb)
    x4 = 0.032 - 3.0 * fa + 0.5 * fb
    return x1 + r * (x2 + r * (x3 + r * x4)), (x2 + r * (2.0 * x3 + r * 3.0 * x4)) / s / LAMINAR
