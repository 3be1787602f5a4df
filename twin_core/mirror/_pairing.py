"""Events of the street and of the model at the same loops, paired car by car.

A car crosses a section on the street and in the model at slightly other times and perhaps in another lane. What the
street saw counts at once: if the model has let a car pass within the section's window, that was it; if not, the model
lacks a car. What the model let pass may still be confirmed until its window is over; then it is one too many.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Lacking", "Pairing", "Surplus"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]


@dataclass(frozen=True)
class Lacking:
    """A car crossed `detector` on the street and none did in the model."""

    detector: int


@dataclass(frozen=True)
class Surplus:
    """The model's car `number` (−1 unknown) crossed `detector` and none did on the street."""

    detector: int
    number: int


class Pairing:
    """Open events of all sections. `section_of` [D], −1 for detectors of no section; `window_s` [X]."""

    def __init__(self, section_of: I32, window_s: F64) -> None:
        self._section_of = section_of
        self._window_s = window_s.tolist()
        # Per section, oldest first: cars of the model that wait to be confirmed (time, detector, number).
        self._open: list[list[tuple[float, int, int]]] = [[] for _ in self._window_s]
        self.paired = 0

    def note(self, time_s: float, street: I32, model: dict[int, list[int]]) -> tuple[list[Lacking], list[Surplus]]:
        """One second that ends at `time_s`.

        Args:
            street: [D] counts. model: detector → numbers of the model's cars that crossed it.
        """
        for d, numbers in model.items():
            x = int(self._section_of[d])
            if x >= 0:
                self._open[x] += [(time_s, d, number) for number in numbers]
        lacking: list[Lacking] = []
        for same_lane in (True, False):
            left = []
            events = self._street_events(street) if same_lane else [e.detector for e in lacking]
            for d in events:
                if not self._confirm(d, same_lane):
                    left.append(Lacking(d))
            lacking = left
        return lacking, self._expire(time_s)

    def _street_events(self, street: I32) -> list[int]:
        rows = np.flatnonzero((street > 0) & (self._section_of >= 0))
        return [d for d in rows.tolist() for _ in range(int(street[d]))]

    def _confirm(self, detector: int, same_lane: bool) -> bool:
        open_ = self._open[int(self._section_of[detector])]
        for k, event in enumerate(open_):
            if not same_lane or event[1] == detector:
                del open_[k]
                self.paired += 1
                return True
        return False

    def _expire(self, time_s: float) -> list[Surplus]:
        out = []
        for x, window_s in enumerate(self._window_s):
            events = self._open[x]
            while events and time_s - events[0][0] >= window_s:
                _, detector, number = events.pop(0)
                out.append(Surplus(detector, number))
        return out
