"""Numbers of the gradient method, in feet and cubic feet per second (EPANET 2.2 User Manual, chapter 12)."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ACTIVE", "BIG_CONDUCTANCE", "CHECK_VALVE", "CLOSED", "CLOSED_FOR_NOW", "CONSTANT_POWER", "CUSTOM_CURVE", "FCV",
    "FLOW_NOT_REACHED", "FULL_DEMAND_STEP", "GPV", "HEAD_EPS_FT", "LEAK_TOLERANCE_CFS", "MISSING", "NO_HEAD_LIMIT_FT",
    "OPEN", "PBV", "PCV", "PDA_TOLERANCE_CFS", "PIPE", "POWER_CURVE", "PRESSURE_NOT_REACHED", "PRV", "PSV", "PUMP",
    "PUMP_CANNOT_LIFT", "SMALL", "SMALL_RESISTANCE", "TCV", "ZERO_FLOW_CFS",
]  # fmt: skip

MISSING: Final = -1e10  # a setting that does not apply: the link is held open or closed
BIG_CONDUCTANCE: Final = 1e8  # ft²/s; its inverse is the conductance of a closed link
SMALL_RESISTANCE: Final = 1e-6  # s/ft²; an open valve without loss
SMALL: Final = 1e-6
ZERO_FLOW_CFS: Final = 1e-6
NO_HEAD_LIMIT_FT: Final = 1e10
HEAD_EPS_FT: Final = 1e-6
PDA_TOLERANCE_CFS: Final = 1e-4
LEAK_TOLERANCE_CFS: Final = 1e-4
FULL_DEMAND_STEP: Final = 0.4  # share of its full demand by which a pressure-driven demand moves per iteration at most

# Link kinds, in EPANET's order.
CHECK_VALVE: Final = 0
PIPE: Final = 1
PUMP: Final = 2
PRV: Final = 3
PSV: Final = 4
PBV: Final = 5
FCV: Final = 6
TCV: Final = 7
GPV: Final = 8
PCV: Final = 9

# Link states: everything up to CLOSED lets nothing through.
PUMP_CANNOT_LIFT: Final = 0
CLOSED_FOR_NOW: Final = 1
CLOSED: Final = 2
OPEN: Final = 3
ACTIVE: Final = 4
FLOW_NOT_REACHED: Final = 6
PRESSURE_NOT_REACHED: Final = 7

# Pump kinds.
POWER_CURVE: Final = 0
CONSTANT_POWER: Final = 1
CUSTOM_CURVE: Final = 2
