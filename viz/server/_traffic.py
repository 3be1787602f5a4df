"""From cars to what people look at: speed of each section over the last minutes, and a few figures of the whole city.

Section speed is the space mean (Edie 1963): metres driven over seconds spent, with a memory of MEMORY_S. Delay is the
time lost against the speed limit over the same memory, per kilometre driven: unlike delay per trip it needs no trip,
and the mirror inserts and removes cars to agree with the detectors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network
from viz.server._sections import Sections

__all__ = ["CityFigures", "Traffic"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]

MEMORY_S = 180.0  # about two cycles, so that a red light is no jam
LEAST_CAR_S = 2.0  # fewer car-seconds than these in the memory say nothing about a section
STANDING_MPS = 1.4  # 5 km/h, where the engine counts a car as halting too
CAR_SPACE_M = 7.5  # of a standing car, as SUMO's default length and gap
SPILL_SHARE = 0.9
JAM_RATIO = 0.2


@dataclass(frozen=True)
class CityFigures:
    """`mean_speed_mps` over all cars now, NaN without any; `delay_s_per_km` over the memory; `spillbacks`: sections
    whose queue fills SPILL_SHARE of them; `jam_km`: length of sections below JAM_RATIO of free speed."""

    running: int
    standing: int
    mean_speed_mps: float
    delay_s_per_km: float
    spillbacks: tuple[int, ...]
    jam_km: float


class Traffic:
    """Follows the cars of a nowcast, second by second."""

    def __init__(self, network: Network, sections: Sections) -> None:
        self._sections = sections
        lane_edge = np.asarray(network.lanes.edge, np.int64)
        self._section_of_lane: I64 = np.asarray(sections.of_edge, np.int64)[lane_edge]
        self._limit_mps: F64 = np.maximum(np.asarray(network.lanes.speed_mps, np.float64), 0.1)
        self._lanes_of_section = np.maximum(np.asarray(network.edges.n_lanes, np.float64)[sections.first_edge], 1.0)
        self._metres, self._seconds = np.zeros(sections.n), np.zeros(sections.n)
        self._lost_s = self._driven_m = 0.0
        self._last_ns = 0
        self.figures = CityFigures(0, 0, float("nan"), float("nan"), (), 0.0)

    def update(self, ts_ns: int, lane: I64, speed_mps: F64) -> None:
        """Cars [n] as they are at `ts_ns`."""
        dt_s = min(max((ts_ns - self._last_ns) / 1e9, 0.0), MEMORY_S) if self._last_ns else 1.0
        self._last_ns = ts_ns
        keep = float(np.exp(-dt_s / MEMORY_S))
        section = self._section_of_lane[lane]
        on = section >= 0
        n = self._sections.n
        self._metres = self._metres * keep + np.bincount(section[on], weights=speed_mps[on] * dt_s, minlength=n)
        self._seconds = self._seconds * keep + np.bincount(section[on], minlength=n) * dt_s
        lost = np.maximum(1.0 - speed_mps / self._limit_mps[lane], 0.0)
        self._lost_s = self._lost_s * keep + float(lost.sum()) * dt_s
        self._driven_m = self._driven_m * keep + float(speed_mps.sum()) * dt_s
        self.figures = self._figures(section, on, speed_mps)

    def ratio(self) -> F64:
        """[S] speed over free speed; NaN where hardly any car was seen."""
        with np.errstate(invalid="ignore", divide="ignore"):
            value = self._metres / self._seconds / self._sections.free_mps
        return np.where(self._seconds >= LEAST_CAR_S, value, np.nan)

    def _figures(self, section: I64, on: NDArray[np.bool_], speed_mps: F64) -> CityFigures:
        standing = speed_mps < STANDING_MPS
        here = on & standing
        queue = np.bincount(section[here], minlength=self._sections.n)
        filled = queue * CAR_SPACE_M / self._lanes_of_section / self._sections.length_m
        ratio = self.ratio()
        jammed = np.isfinite(ratio) & (ratio < JAM_RATIO)
        return CityFigures(
            running=int(speed_mps.size),
            standing=int(standing.sum()),
            mean_speed_mps=float(speed_mps.mean()) if speed_mps.size else float("nan"),
            delay_s_per_km=self._lost_s / self._driven_m * 1000.0 if self._driven_m > 0.0 else float("nan"),
            spillbacks=tuple(np.flatnonzero(filled >= SPILL_SHARE).tolist()),
            jam_km=float(self._sections.length_m[jammed].sum()) / 1000.0,
        )
