"""Trips between zones: gravity per purpose, drawn as a fixed number of equal trip patterns per part of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from twin_core.city._draw import Draw

from ._land import Zone, columns

__all__ = ["HALF_HOURS", "REGIMES", "TRIPS_PER_DAY", "Pattern", "Regime", "busiest_vph", "draw_patterns", "slice_rates"]

F64: TypeAlias = NDArray[np.float64]
TRIPS_PER_DAY = 278_000.0
"""Vehicle departures: 247,000 from people, trips and modes, times 1.125, which brings the peaks to their speeds."""
HALF_HOURS = (
    4.5, 3.5, 2.7, 2.3, 1.6, 1.4, 1.4, 1.6, 2.2, 2.8, 4.5, 7.5, 13.0, 22.0, 36.0, 52.0, 53.0, 42.0, 34.0, 28.0,
    24.5, 23.5, 23.5, 24.5, 23.0, 23.0, 22.5, 23.5, 25.0, 25.0, 25.0, 25.0, 27.0, 30.0, 44.0, 48.0, 46.0, 38.0,
    31.0, 25.0, 21.5, 18.5, 16.0, 14.0, 13.0, 11.0, 7.5, 5.5,
)  # fmt: skip
"""Trips per thousand of the day by half hour from midnight; the morning's peak hour holds 10.5 %."""


@dataclass(frozen=True)
class Regime:
    """A part of the day with its own pattern of trips."""

    key: str
    start_h: float
    end_h: float  # after midnight where smaller than the start
    patterns: int
    inbound: float  # share of gate trips that come in
    purposes: tuple[tuple[float, str, str, float], ...]  # share, origin attribute, destination attribute, d0 in km


REGIMES: tuple[Regime, ...] = (
    Regime(
        "am",
        5.5,
        9.5,
        6000,
        0.62,
        (
            (0.46, "residents", "jobs", 4.2),
            (0.14, "residents", "schools", 1.5),
            (0.14, "residents", "retail", 2.2),
            (0.12, "jobs", "jobs", 3.0),
            (0.06, "jobs", "residents", 4.2),
            (0.08, "retail", "residents", 2.0),
        ),
    ),
    Regime(
        "day",
        9.5,
        16.5,
        3500,
        0.50,
        (
            (0.25, "residents", "retail", 2.2),
            (0.25, "retail", "residents", 2.2),
            (0.12, "residents", "jobs", 3.2),
            (0.12, "jobs", "residents", 3.2),
            (0.26, "jobs", "jobs", 2.8),
        ),
    ),
    Regime(
        "pm",
        16.5,
        20.0,
        6000,
        0.40,
        (
            (0.44, "jobs", "residents", 4.2),
            (0.06, "schools", "residents", 1.5),
            (0.18, "retail", "residents", 2.2),
            (0.14, "residents", "retail", 2.2),
            (0.08, "jobs", "retail", 2.2),
            (0.10, "jobs", "jobs", 3.0),
        ),
    ),
    Regime(
        "night",
        20.0,
        5.5,
        2000,
        0.50,
        (
            (0.45, "retail", "residents", 2.6),
            (0.20, "residents", "retail", 2.6),
            (0.15, "residents", "jobs", 3.4),
            (0.20, "jobs", "residents", 3.4),
        ),
    ),
)
_ONE_END = 0.35  # share of trips with one end outside
_THROUGH = 0.08
_DETOUR = 1.25  # street distance over air distance


@dataclass(frozen=True)
class Pattern:
    """One of a regime's equal trips: from leg to leg."""

    origin: str
    destination: str


def _pull(km: F64, d0: float) -> F64:
    return np.asarray(km**0.6 * np.exp(-km / d0))


def _balance(seed: F64, rows: F64, cols: F64) -> F64:
    """Doubly constrained: rows and columns scaled in turn until both sums hold to well below 1 %."""
    trips = seed.copy()
    for _ in range(30):
        trips *= (rows / np.maximum(trips.sum(axis=1), 1e-300))[:, None]
        trips *= cols / np.maximum(trips.sum(axis=0), 1e-300)
    return trips


def _matrix(zones: list[Zone], regime: Regime) -> F64:
    """Share of the regime's trips from zone to zone [Z, Z]; sums to 1."""
    x, y = columns(zones, "x_m"), columns(zones, "y_m")
    km = np.hypot(x[:, None] - x, y[:, None] - y) * _DETOUR / 1000.0
    # Shorter than 700 m people walk.
    km_ok = np.where(km < 0.7, 0.0, 1.0)
    total = np.zeros_like(km)
    for share, origin, destination, d0 in regime.purposes:
        rows, cols = columns(zones, origin), columns(zones, destination)
        part = _balance(_pull(km, d0) * km_ok * (rows[:, None] > 0) * (cols > 0), rows / rows.sum(), cols / cols.sum())
        total += (1.0 - _ONE_END - _THROUGH) * share * part
    gate = columns(zones, "gate") / columns(zones, "gate").sum()
    jobs, homes = columns(zones, "jobs"), columns(zones, "residents")
    near = np.exp(-km / 4.8)
    for share, ends, inward in (
        (regime.inbound, jobs + 0.15 * homes, True),
        (1.0 - regime.inbound, homes + 0.25 * jobs, False),
    ):
        rows, cols = (gate, ends / ends.sum()) if inward else (ends / ends.sum(), gate)
        total += _ONE_END * share * _balance(near * (rows[:, None] > 0) * (cols > 0), rows, cols)
    through = gate[:, None] * gate * (km > 4.0)
    total += _THROUGH * through / through.sum()
    return total


def draw_patterns(zones: list[Zone], regime: Regime, seed: int) -> list[Pattern]:
    """The regime's trips: an even sample of the matrix, legs drawn within the zones."""
    weights = np.cumsum(_matrix(zones, regime).ravel())
    weights /= weights[-1]
    draw = Draw(seed, "patterns", regime.key)
    out = []
    for n in range(regime.patterns):
        cell = int(np.searchsorted(weights, (n + draw.unit()) / regime.patterns, side="right"))
        o, d = divmod(min(cell, weights.size - 1), len(zones))
        out.append(Pattern(_leg(zones[o].origins, draw), _leg(zones[d].destinations, draw)))
    return out


def _leg(access: tuple[tuple[str, float], ...], draw: Draw) -> str:
    mark = draw.unit() * sum(weight for _, weight in access)
    for leg, weight in access:
        mark -= weight
        if mark < 0.0:
            return leg
    return access[-1][0]


def slice_rates(minutes: int) -> list[float]:
    """Vehicles per hour in slices of the day, smooth inside half hours, each half hour's sum kept."""
    per = 30 // minutes
    middles = np.arange(48) * 30.0 + 15.0
    at = np.arange(48 * per) * minutes + minutes / 2.0
    shape = np.interp(at, np.concatenate([middles - 1440.0, middles, middles + 1440.0]), np.tile(HALF_HOURS, 3))
    sums = shape.reshape(48, per).sum(axis=1)
    shape *= np.repeat(np.array(HALF_HOURS) / sums, per)
    return [float(v) / sum(HALF_HOURS) * TRIPS_PER_DAY * 60.0 / minutes for v in shape]


def busiest_vph(regime: Regime) -> float:
    """The highest rate of departures within a part of the day, over an hour."""
    rates = np.array(slice_rates(10))
    hours = np.convolve(np.tile(rates, 2), np.ones(6) / 6.0)[5:]
    end = regime.end_h if regime.end_h > regime.start_h else regime.end_h + 24.0
    inside = [round(h * 6) for h in np.arange(regime.start_h, end - 0.99, 1.0 / 6.0)]
    return float(max(hours[n] for n in inside))
