"""What the hidden reality asks of whoever moves its cars: our street engine in this process, or SUMO in its own."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from twin_core.traffic import Counts, DetectorView, SignalProgram, VehicleView

__all__ = ["Plant"]


class Plant(Protocol):
    """One street with its cars, a second at a time. `Simulation` of the street engine is one."""

    @property
    def time_ms(self) -> int:
        """The label of the last step: what it did happened up to then."""
        ...

    def step(self) -> None:
        """Play one second."""
        ...

    def detector_view(self) -> DetectorView:
        """What the detectors saw in the last second."""
        ...

    def signal_position(self, s: int) -> tuple[int, int]:
        """(phase, milliseconds since it began) of the program that signal `s` runs."""
        ...

    def signal_letters(self, s: int) -> NDArray[np.int8]:
        """What signal `s` shows."""
        ...

    def set_signal_program(
        self, s: int, program: SignalProgram | None, *, phase: int | None = None, elapsed_ms: int = 0
    ) -> None:
        """Run `program` (None: the local one) from `phase` on, as if that had begun `elapsed_ms` ago."""
        ...

    def set_lane_speed(self, lane: int, speed_mps: float) -> None:
        """Set a lane's speed limit."""
        ...

    def vehicles(self) -> VehicleView:
        """Cars on the road: all of them, or those that tell where they are."""
        ...

    def counts(self) -> Counts:
        """How many vehicles are where."""
        ...

    def total_delay_s(self) -> float:
        """Time lost by all so far: on the road, arrived, and before departure. Asked once, at the end."""
        ...
