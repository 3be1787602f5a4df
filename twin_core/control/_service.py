"""What a cycle gives to each lane, and what the lanes' traffic needs: the input of the split search.

Green is counted from the letters of the cycle as the controller shows them, intergreens inside, so a movement that
runs on through a change of stages keeps its green there. A permissive green (`g`) is worth less than one with
priority; how much is learned from the discharge that rollouts show, with a prior worth a minute of queued green.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network
from twin_core.control._splits import Junction

__all__ = ["ApproachLanes", "Cycle", "Discharge", "make_approach_lanes", "make_junction"]

I8 = NDArray[np.int8]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

_G, _g = ord("G"), ord("g")
NONE, PERMISSIVE, PRIORITY = 0, 1, 2

PRIOR_VPS = (0.0, 0.2, 0.5)  # discharge by kind of green: 720 and 1,800 vehicles an hour
PRIOR_S = 60.0
LEAST_VPS = 0.02


@dataclass(frozen=True)
class ApproachLanes:
    """[A] all lanes that end at a signal, by signal; [A + 1] CSR into the positions of their links."""

    lane: I32
    signal: I32
    link_start: I32
    position: I32  # position of each link in the signal's state string

    def of(self, signal: int) -> NDArray[np.int64]:
        """Rows of one signal."""
        return np.flatnonzero(self.signal == signal)

    def kinds(self, row: int, letters: I8) -> F64:
        """Kind of green of each link of a lane: 0 none, 1 permissive, 2 with priority. `letters` [..., n_links]."""
        shown = letters[..., self.position[self.link_start[row] : self.link_start[row + 1]]]
        return np.asarray(np.where(shown == _G, PRIORITY, np.where(shown == _g, PERMISSIVE, NONE)).astype(np.float64))


@dataclass(frozen=True)
class Cycle:
    """One cycle as it is shown. [F] phases, [P] rows of the plan."""

    duration_s: F64  # [F]
    letters: I8  # [F, n_links]
    row: I32  # [F] the plan row that a phase belongs to
    length_s: I64  # [P]
    least_s: I64  # [P]
    full_green: NDArray[np.int64]  # [P] the phase that shows the row's stage without any change under way


@dataclass(frozen=True)
class Discharge:
    """What lanes let go while they were queued, by kind of green. [A, 3] seconds and vehicles."""

    seconds: F64
    vehicles: F64

    def rate_vps(self) -> F64:
        """[A, 3] vehicles per second of queued green of each kind, drawn to the prior where little was seen."""
        prior = np.array(PRIOR_VPS)[None, :]
        rate = (self.vehicles + prior * PRIOR_S) / (self.seconds + PRIOR_S)
        rate[:, NONE] = 0.0
        return np.asarray(rate)


def make_approach_lanes(network: Network) -> ApproachLanes:
    """All lanes that end at a signal, with the positions of their links."""
    links, lanes = network.links, network.lanes
    internal = network.edges.internal[lanes.edge]
    rows = np.flatnonzero((links.signal >= 0) & ~internal[links.from_lane])
    rows = rows[np.lexsort((links.signal_index[rows], links.from_lane[rows], links.signal[rows]))]
    pairs, first = np.unique(np.stack([links.signal[rows], links.from_lane[rows]], axis=1), axis=0, return_index=True)
    return ApproachLanes(
        lane=pairs[:, 1].astype(np.int32),
        signal=pairs[:, 0].astype(np.int32),
        link_start=np.append(first, rows.size).astype(np.int32),
        position=links.signal_index[rows].astype(np.int32),
    )


def make_junction(
    lanes: ApproachLanes,
    signal: int,
    cycle: Cycle,
    *,
    arrivals_vps: F64,
    queue: F64,
    rate_vps: F64,
    horizon_s: float,
) -> Junction:
    """The split problem of one signal. `arrivals_vps`, `queue` [A], `rate_vps` [A, 3] over all approach lanes."""
    rows = lanes.of(signal)
    n_rows, n_stages = rows.size, cycle.length_s.size
    serves, green, saturation = np.zeros((n_rows, n_stages)), np.zeros(n_rows), np.zeros(n_rows)
    for i, a in enumerate(rows.tolist()):
        kinds = lanes.kinds(a, cycle.letters).astype(np.int64)  # [F, links of the lane]
        value = rate_vps[a][kinds].mean(axis=-1)  # [F] worth of each phase for the lane, vehicles/s
        best = max(float(value.max(initial=0.0)), LEAST_VPS)
        worth = value / best
        saturation[i] = best
        green[i] = float((worth * cycle.duration_s).sum())
        serves[i] = worth[cycle.full_green]
    return Junction(
        arrivals_vps=np.ascontiguousarray(arrivals_vps[rows]),
        queue=np.ascontiguousarray(queue[rows]),
        saturation_vps=saturation,
        green_s=green,
        serves=serves,
        base_s=cycle.length_s,
        least_s=cycle.least_s,
        horizon_s=horizon_s,
    )
