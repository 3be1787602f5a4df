"""Flow in a partly full circular pipe, all as shares of the full one (SWMM Reference Manual II, section 5.2)."""

from __future__ import annotations

import math

import numpy as np

from twin_core.pipes.drainage._network import F64

__all__ = ["area_of_flow", "flow_of_area", "full_area_m2", "full_flow_m3ps"]

POINTS = 400


def _table() -> tuple[F64, F64]:
    """Area and Manning flow against the wetted angle; above its maximum the flow is held, so that it never falls."""
    angle = np.linspace(0.0, 2.0 * math.pi, POINTS)
    area = (angle - np.sin(angle)) / (2.0 * math.pi)
    radius = np.ones(POINTS)
    radius[1:] = 1.0 - np.sin(angle[1:]) / angle[1:]
    radius[0] = 0.0
    flow = area * np.cbrt(radius) ** 2
    return area, np.minimum(np.maximum.accumulate(flow), 1.0)


_AREA, _FLOW = _table()
_RISING = int(np.argmax(_FLOW >= 1.0)) + 1
"""From here on the pipe carries its full flow."""


def flow_of_area(area: F64) -> F64:
    """Normal flow at a wetted area, shares of the full pipe's."""
    return np.asarray(np.interp(area, _AREA, _FLOW))


def area_of_flow(flow: F64) -> F64:
    """Least wetted area that carries a flow, shares of the full pipe's."""
    return np.asarray(np.interp(flow, _FLOW[:_RISING], _AREA[:_RISING]))


def full_area_m2(diameter_m: F64) -> F64:
    """Of a circle."""
    return np.asarray(math.pi * diameter_m**2 / 4.0)


def full_flow_m3ps(diameter_m: F64, slope: F64, roughness: F64) -> F64:
    """Manning's formula for the full pipe."""
    return np.asarray(full_area_m2(diameter_m) * np.cbrt(diameter_m / 4.0) ** 2 * np.sqrt(slope) / roughness)
