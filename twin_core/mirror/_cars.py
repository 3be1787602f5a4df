"""The model's cars by lane, and the changes to them that one second of corrections asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Arrival", "Cars", "Changes", "Insert", "Shift"]

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

GAP_M = 1.5  # least free road before and behind a car that is put in


@dataclass
class Arrival:
    """A car that a loop saw and the model has not got yet.

    `edges`, `type`: its route, where that is known already. `entry`: it came into the network.
    """

    detector: int
    lane: int
    pos_m: float
    speed_mps: float
    time_s: float
    edges: I32 | None = None
    type: int = 0
    entry: bool = False


@dataclass(frozen=True)
class Insert:
    """A car to put in, and the arrival that asks for it."""

    lane: int
    pos_m: float
    speed_mps: float
    edges: I32
    type: int
    cause: Arrival


@dataclass(frozen=True)
class Shift:
    """A car to move along its lane."""

    number: int
    delta_m: float


class Cars:
    """Cars of one moment, sorted by lane and position (front bumper, metres from the lane's start)."""

    def __init__(
        self, number: I32, lane: I32, pos_m: F64, speed_mps: F64, kind: I32, length_m: F64, n_lanes: int
    ) -> None:
        order = np.lexsort((pos_m, lane))
        self.number = number[order]
        self.lane = lane[order]
        self.pos_m = pos_m[order]
        self.speed_mps = speed_mps[order]
        self.type = kind[order]
        self.length_m = length_m[order]
        self._first = np.searchsorted(self.lane, np.arange(n_lanes + 1))

    def on(self, lane: int) -> range:
        """Rows of the cars on a lane, hindmost first."""
        return range(int(self._first[lane]), int(self._first[lane + 1]))

    def crossed(self, lane: int, pos_m: float) -> list[int]:
        """Numbers of the cars whose front went over `pos_m` within the last second, front first."""
        return [
            int(self.number[row])
            for row in reversed(self.on(lane))
            if self.pos_m[row] >= pos_m > self.pos_m[row] - self.speed_mps[row]
        ]

    def gap_at(self, lane: int, pos_m: float) -> tuple[float, float]:
        """(front of the first car behind `pos_m`, back of the first one ahead); −inf and inf where there is none."""
        rows = self.on(lane)
        k = rows.start + int(np.searchsorted(self.pos_m[rows.start : rows.stop], pos_m, side="right"))
        behind = float(self.pos_m[k - 1]) if k > rows.start else -np.inf
        ahead = float(self.pos_m[k] - self.length_m[k]) if k < rows.stop else np.inf
        return behind, ahead


@dataclass
class Changes:
    """Corrections of one second, kept consistent among themselves: no car twice, no two cars in one place."""

    inserts: list[Insert] = field(default_factory=list)
    deletes: list[int] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    _touched: set[int] = field(default_factory=set)
    _places: set[int] = field(default_factory=set)  # lanes that got a car in this second

    @property
    def empty(self) -> bool:
        """Nothing to do."""
        return not (self.inserts or self.deletes or self.shifts)

    def free(self, number: int) -> bool:
        """Whether a car has not been touched yet."""
        return number not in self._touched

    def insert(self, cars: Cars, car: Insert, length_m: float) -> bool:
        """Put a car in if there is room; one a lane and second, since the next second has another look at the lane."""
        if car.lane in self._places:
            return False
        behind, ahead = cars.gap_at(car.lane, car.pos_m)
        if ahead - car.pos_m < GAP_M or car.pos_m - length_m - behind < GAP_M:
            return False
        self._places.add(car.lane)
        self.inserts.append(car)
        return True

    def delete(self, number: int) -> bool:
        """Take a car out."""
        if number in self._touched:
            return False
        self._touched.add(number)
        self.deletes.append(number)
        return True

    def shift(self, number: int, delta_m: float) -> bool:
        """Move a car along its lane."""
        if number in self._touched:
            return False
        self._touched.add(number)
        self.shifts.append(Shift(number, delta_m))
        return True
