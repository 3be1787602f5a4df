"""What a simulator shows of a run: every car once a second, whatever the simulator's own step is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Trace", "Track", "crossings_s", "edge_of"]

F64 = NDArray[np.float64]


@dataclass(frozen=True)
class Track:
    """One car, a row per whole second on the road.

    `time_s` [T]; `lane` [T] ids, internal lanes begin with ":"; `pos_m` [T] front bumper from the lane's begin;
    `speed_mps` [T].
    """

    time_s: F64
    lane: tuple[str, ...]
    pos_m: F64
    speed_mps: F64


@dataclass(frozen=True)
class Trace:
    """Cars by their number in the order of departure; `arrived`: those that reached the end of their route."""

    cars: Mapping[int, Track]
    arrived: frozenset[int]
    lane_length_m: Mapping[str, float]
    vanished: int = 0
    """Teleports and collisions, where the simulator knows such things."""
    notes: tuple[str, ...] = field(default_factory=tuple)

    def digest(self) -> str:
        """SHA-256 over all rows: equal only where two runs were."""
        sha = hashlib.sha256()
        for number, car in sorted(self.cars.items()):
            sha.update(f"{number} {' '.join(car.lane)}".encode())
            for column in (car.time_s, car.pos_m, car.speed_mps):
                sha.update(np.round(column, 6).tobytes())
        return sha.hexdigest()

    def at(self, time_s: float) -> dict[int, tuple[str, float, float]]:
        """(lane, position, speed) of all on the road at a whole second."""
        found = {}
        for number, car in self.cars.items():
            i = int(time_s - car.time_s[0])
            if 0 <= i < len(car.time_s):
                found[number] = (car.lane[i], float(car.pos_m[i]), float(car.speed_mps[i]))
        return found


def edge_of(lane: str) -> str:
    """Edge id of a lane id."""
    return lane.rpartition("_")[0]


def crossings_s(trace: Trace, edge: str) -> F64:
    """When each car's front passed the end of `edge`, sorted, s; between two seconds by the mean of both speeds.

    A car that ends its trip there counts as passing a second after it was last seen.
    """
    times = []
    for number, car in trace.cars.items():
        on = np.array([edge_of(lane) == edge for lane in car.lane])
        if not on.any():
            continue
        last = int(np.flatnonzero(on)[-1])
        if last + 1 == len(car.lane):
            if number in trace.arrived:
                times.append(float(car.time_s[last]) + 1.0)
            continue
        left_m = trace.lane_length_m[car.lane[last]] - float(car.pos_m[last])
        mean_mps = max(0.1, (float(car.speed_mps[last]) + float(car.speed_mps[last + 1])) / 2.0)
        times.append(float(car.time_s[last]) + min(1.0, left_m / mean_mps))
    return np.sort(np.array(times, np.float64))
