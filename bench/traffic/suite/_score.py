"""Cases, the bands they set and what a simulator scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.traffic.suite._simulators import Simulator

__all__ = ["Band", "Case", "Figure", "Setting"]


@dataclass(frozen=True)
class Band:
    """What is expected of a figure, bounds included, and who says so."""

    low: float
    high: float
    unit: str
    source: str

    def holds(self, value: float) -> bool:
        """False for nan."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Figure:
    """One measured value with its band."""

    name: str
    value: float
    band: Band

    @property
    def ok(self) -> bool:
        """Whether the value lies in the band."""
        return self.band.holds(self.value)


@dataclass(frozen=True)
class Setting:
    """How a case is run: step (s), seed, an empty folder of its own, and a real street folder where one was named."""

    step_s: float
    seed: int
    folder: Path
    streets: Path | None = None


@dataclass(frozen=True)
class Case:
    """One of the suite's cases. `run` may raise `NotOffered`."""

    name: str
    title: str
    run: Callable[[Simulator, Setting], list[Figure]]
