"""A signal: something began or ceased to be wrong at a place. The journal's word for what only the process can see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["AlarmSignal", "Place"]


class Place(NamedTuple):
    """Where. `kind`: city, site, controller, sensor, edge, pipe or underpass. `site_id`: the site it belongs to, empty
    where it belongs to none.

    `x_m`, `y_m`: local metres, None where no one has said where it lies. They travel with the signal, so that what is
    grouped by place is grouped the same way when the journal is read again.
    """

    kind: str
    id: str
    site_id: str = ""
    x_m: float | None = None
    y_m: float | None = None


@dataclass(frozen=True, slots=True)
class AlarmSignal:
    """From `ts_ns` on the condition `kind` holds (`active`) or no longer holds at `place`.

    `detail`: what the texts of the kind speak of, such as a limit that was passed.
    """

    kind: str
    place: Place
    active: bool
    ts_ns: int
    detail: Mapping[str, str | float] = field(default_factory=dict)
