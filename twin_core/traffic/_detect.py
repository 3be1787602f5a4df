"""Step 9, detectors: what loops and lane areas saw in the last step.

A loop (E1) at x counts the cars whose front passed x in (t − Δ, t], their mean speed and when the first one passed, and
the share of the step in which any car covered x. A lane area (E2) counts the cars with any part in it, the share of its
length they cover and their mean speed. Positions within the step are linear in time, as the Euler step has them.

`out` [4, D]: count, occupancy, mean speed (nan none), first passage in seconds after the step's begin (nan none).
"""

from __future__ import annotations

import math

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._layout import F64, Rows

__all__ = ["detect"]

COUNT, OCCUPANCY, SPEED, PASSAGE = 0, 1, 2, 3


@kernel
def detect(clock: Rows, detector: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows, out: F64) -> None:
    """Fill `out` for all detectors."""
    dt_s = clock[0].dt_s
    for i in range(len(detector)):
        d = detector[i]
        out[COUNT, i] = out[OCCUPANCY, i] = out[SPEED, i] = 0.0
        out[PASSAGE, i] = math.nan
        ln = lane_now[d.lane]
        me = ln.front
        while me >= 0:
            c = car[me]
            _see(d, c.pos_m, c.pos_m - kind[c.kind].length_m, c.speed, dt_s, out, i)
            me = c.behind
        if ln.tail >= 0 and car[ln.tail].number == ln.tail_number:
            c = car[ln.tail]
            pos = lane[d.lane].length_m + c.odo_m - ln.tail_odo_m
            if pos - kind[c.kind].length_m - c.speed * dt_s < lane[d.lane].length_m and pos > lane[d.lane].length_m:
                _see(d, pos, pos - kind[c.kind].length_m, c.speed, dt_s, out, i)
        if out[COUNT, i] > 0.0:
            out[SPEED, i] /= out[COUNT, i]
        else:
            out[SPEED, i] = math.nan
        if d.area:
            out[OCCUPANCY, i] = min(1.0, out[OCCUPANCY, i] / max(d.end_m - d.pos_m, 0.1))
        else:
            out[OCCUPANCY, i] = min(1.0, out[OCCUPANCY, i])


@inlined
def _see(d: Rows, front: float, back: float, speed: float, dt_s: float, out: F64, i: int) -> None:
    if d.area:
        covered = min(front, d.end_m) - max(back, d.pos_m)
        if covered > 0.0:
            out[COUNT, i] += 1.0
            out[OCCUPANCY, i] += covered
            out[SPEED, i] += speed
        return
    moved = speed * dt_s
    if front >= d.pos_m and front - moved < d.pos_m:
        at_s = dt_s - (front - d.pos_m) / max(speed, 1e-9)
        out[COUNT, i] += 1.0
        out[SPEED, i] += speed
        if math.isnan(out[PASSAGE, i]) or at_s < out[PASSAGE, i]:
            out[PASSAGE, i] = at_s
    if moved == 0.0:
        if back <= d.pos_m <= front:
            out[OCCUPANCY, i] += 1.0
        return
    begin = 1.0 - (front - d.pos_m) / moved
    end = 1.0 - (back - d.pos_m) / moved
    out[OCCUPANCY, i] += max(0.0, min(1.0, end) - max(0.0, begin))
