"""What a simulation shows of itself: small tuples of arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Counts", "DetectorView", "EdgeWaiting", "LaneView", "VehicleView"]

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
I32 = NDArray[np.int32]


class Counts(NamedTuple):
    """Vehicles: `loaded` in the demand, `inserted` so far, `running` now, `waiting` outside, `arrived`.

    `removed` were taken away by an edit, `added` put in by one (they count as inserted too).
    """

    loaded: int
    inserted: int
    running: int
    waiting: int
    arrived: int
    removed: int = 0
    added: int = 0


class VehicleView(NamedTuple):
    """Cars on the road, lane by lane, front first; those parked off the lane last."""

    number: I32
    """Index in the demand; 2**30 and up for cars put in by an edit."""
    lane: I32
    pos_m: F64
    """Front bumper, from the lane's begin."""
    speed_mps: F64
    type: I32
    waited_s: F64
    """Seconds with v ≤ 0.1 m/s since departure."""
    time_loss_s: F64
    stopped: NDArray[np.bool_]


class DetectorView(NamedTuple):
    """[D] what each detector saw in the last step."""

    count: I32  # type: ignore[assignment]  # the field the API asks for; tuple.count is of no use here
    occupancy: F32
    speed_mps: F32
    """Mean; nan where nobody passed."""
    passage_s: F32
    """First passage, seconds after the step's begin; nan where nobody passed."""


class LaneView(NamedTuple):
    """[L] per lane, internal ones too. Sums since the begin (or since the snapshot's begin)."""

    n: I32
    halting: I32
    time_loss_s: F64
    entered: I32
    left: I32
    speed_limit_mps: F64


class EdgeWaiting(NamedTuple):
    """[E] vehicles that wait to be inserted, and their delay so far."""

    n: I32
    delay_s: F64
