"""Events of the street and of the model at the same loops, paired car by car.

A car crosses a section on the street and in the model at slightly other times and perhaps in another lane. Events of
one section are paired first in, first out, the same lane first; what finds no partner within the section's window is
what the model lacks or has too much. Nothing is corrected before its window is over, so a car that is merely late
never becomes two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Odd", "Pairing"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]


@dataclass(frozen=True)
class Odd:
    """An event without a partner: the model lacks a car that crossed `detector` at `time_s`, or has one too many."""

    detector: int
    time_s: float
    lacking: bool


class Pairing:
    """Open events of all sections. `section_of` [D], -1 for detectors of no section; `window_s` [X]."""

    def __init__(self, section_of: I32, window_s: F64) -> None:
        self._section_of = section_of
        self._window_s = window_s.tolist()
        # Per section, oldest first: events of the street and of the model that wait for their partner.
        self._street: list[list[tuple[float, int]]] = [[] for _ in self._window_s]
        self._model: list[list[tuple[float, int]]] = [[] for _ in self._window_s]
        self.paired = 0

    def note(self, time_s: float, street: I32, model: I32) -> list[Odd]:
        """Counts [D] of the second that ends at `time_s`; gives what has waited too long, oldest first by section."""
        active = set()
        for d in np.flatnonzero((street != 0) | (model != 0)).tolist():
            x = int(self._section_of[d])
            if x < 0:
                continue
            active.add(x)
            self._street[x] += [(time_s, d)] * int(street[d])
            self._model[x] += [(time_s, d)] * int(model[d])
        for x in sorted(active):
            self._pair(x)
        return self._expire(time_s)

    def _pair(self, x: int) -> None:
        street, model = self._street[x], self._model[x]
        for same_lane in (True, False):
            i = 0
            while i < len(street) and model:
                partner = next((k for k, m in enumerate(model) if not same_lane or m[1] == street[i][1]), -1)
                if partner < 0:
                    i += 1
                    continue
                del street[i], model[partner]
                self.paired += 1

    def _expire(self, time_s: float) -> list[Odd]:
        out = []
        for x, window_s in enumerate(self._window_s):
            for events, lacking in ((self._street[x], True), (self._model[x], False)):
                while events and time_s - events[0][0] >= window_s:
                    when, detector = events.pop(0)
                    out.append(Odd(detector, when, lacking))
        return out

    def forget(self, detectors: I32) -> None:
        """Drop the open events of loops that are not to be trusted any more."""
        bad = set(detectors.tolist())
        for events in (self._street, self._model):
            for x, row in enumerate(events):
                events[x] = [e for e in row if e[1] not in bad]

    def to_lists(self) -> list[list[list[tuple[float, int]]]]:
        """Open events as plain lists, for a snapshot."""
        return [self._street, self._model]

    def load(self, lists: list[list[list[tuple[float, int]]]]) -> None:
        """The reverse of `to_lists`."""
        self._street, self._model = ([[(float(t), int(d)) for t, d in row] for row in rows] for rows in lists)
