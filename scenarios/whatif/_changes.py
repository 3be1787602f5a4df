"""What can be changed in a city, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Buildings", "Change", "CloseEdge", "Rain", "ScaleDemand", "SignalPlan"]


@dataclass(frozen=True)
class CloseEdge:
    """Nobody may enter these edges between two times of the day (None: from the branch, to the end)."""

    edges: tuple[str, ...]
    from_s: float | None
    until_s: float | None


@dataclass(frozen=True)
class ScaleDemand:
    """Traffic times `factor`, of all trips or of those from `origins` and to `destinations` (empty: any)."""

    factor: float
    origins: tuple[str, ...]
    destinations: tuple[str, ...]


@dataclass(frozen=True)
class SignalPlan:
    """A fixed plan for one signal. `stages`: (index into the controller's stages, length in s, intergreen inside)."""

    signal: str
    offset_s: int
    stages: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Rain:
    """Rain everywhere."""

    mm_per_h: float


@dataclass(frozen=True)
class Buildings:
    """New buildings at these edges: so many car trips an hour, a share of them arriving, the others leaving."""

    edges: tuple[str, ...]
    trips_per_hour: float
    arriving_share: float


Change = CloseEdge | ScaleDemand | SignalPlan | Rain | Buildings
