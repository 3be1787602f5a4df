"""Units of EPANET files and the factors that lead to SI and to the engine's feet.

The engine computes in feet and cubic feet per second, since EPANET's tolerances are stated in them. EPANET's own flow
factors (User Manual 2.2, Appendix A; four to six digits) are kept, else a file in CMH would differ by 1e-5 in every
flow. One cubic foot per second is therefore a slightly different SI flow in files of different units.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FLOW_UNITS", "M_PER_FT", "PRESSURE_UNITS", "SECONDS_PER_DAY", "Units", "make_units"]

M_PER_FT = 0.3048
PSI_PER_FT = 0.4333  # EPANET's rounded value for water of specific gravity 1
SECONDS_PER_DAY = 86400

# Flow unit → (EPANET's units per cfs, exact m³/s per unit, whether its files are metric).
FLOW_UNITS: dict[str, tuple[float, float, bool]] = {
    "CFS": (1.0, M_PER_FT**3, False),
    "GPM": (448.831, 3.785411784e-3 / 60, False),
    "MGD": (0.64632, 3785.411784 / SECONDS_PER_DAY, False),
    "IMGD": (0.5382, 4546.09 / SECONDS_PER_DAY, False),
    "AFD": (1.9837, 43560 * M_PER_FT**3 / SECONDS_PER_DAY, False),
    "LPS": (28.317, 1e-3, True),
    "LPM": (1699.0, 1e-3 / 60, True),
    "MLD": (2.4466, 1000.0 / SECONDS_PER_DAY, True),
    "CMH": (101.94, 1.0 / 3600, True),
    "CMD": (2446.6, 1.0 / SECONDS_PER_DAY, True),
    "CMS": (0.028317, 1.0, True),
}

# Pressure unit → units per foot of water; psi, kPa and bar scale with the specific gravity, heads do not.
PRESSURE_UNITS: dict[str, tuple[float, bool]] = {
    "PSI": (PSI_PER_FT, True),
    "KPA": (6.895 * PSI_PER_FT, True),
    "BAR": (0.068948 * PSI_PER_FT, True),
    "METERS": (M_PER_FT, False),
    "FEET": (1.0, False),
}


@dataclass(frozen=True, slots=True)
class Units:
    """What one number of a file means in SI, and what one foot or cfs of the engine means."""

    flow: str
    pressure: str
    metric: bool
    length_m: float
    diameter_m: float
    flow_m3s: float
    pressure_m: float
    emitter_pressure_m: float
    volume_m3: float
    power_w: float
    flow_m3s_per_cfs: float


def make_units(flow: str, pressure: str | None, specific_gravity: float) -> Units:
    """Factors for a file of these units; without a pressure unit metres or psi, as the flow unit asks."""
    per_cfs, flow_m3s, metric = FLOW_UNITS[flow]
    pressure = pressure or ("METERS" if metric else "PSI")
    per_ft, by_weight = PRESSURE_UNITS[pressure]
    if by_weight:
        per_ft *= specific_gravity
    emitter_per_ft = M_PER_FT if metric else PSI_PER_FT * specific_gravity
    length_m = 1.0 if metric else M_PER_FT
    return Units(
        flow=flow,
        pressure=pressure,
        metric=metric,
        length_m=length_m,
        diameter_m=1e-3 if metric else M_PER_FT / 12,
        flow_m3s=flow_m3s,
        pressure_m=M_PER_FT / per_ft,
        emitter_pressure_m=M_PER_FT / emitter_per_ft,
        volume_m3=length_m**3,
        power_w=1000.0 if metric else 745.7,
        flow_m3s_per_cfs=per_cfs * flow_m3s,
    )
