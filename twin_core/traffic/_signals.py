"""Step 1, signals: static and actuated programs, and letters set from outside.

Static: with τ = (t − offset) mod cycle, the phase in which τ falls. Actuated (SUMO user documentation, "Simulation /
Traffic Lights", max-gap control, version 1.28): a phase of variable length is first checked after its minimum; while a
loop that counts in it was passed less than max-gap ago, it goes on for max(rest of the minimum, detector-gap − gap),
rounded up to whole seconds of the phase, at most to its maximum.
"""

from __future__ import annotations

import math

import numpy as np

from twin_core.traffic._jit import kernel
from twin_core.traffic._layout import I8, Rows
from twin_core.traffic._leaders import tail_back_m

__all__ = ["run_signals", "start_program", "watch_loops"]

WHOLE_MS = 1000


@kernel
def start_program(signal_now: Rows, i: int, program: Rows, phase: Rows, letters: I8, lamp: I8, t_ms: int) -> None:
    """Put signal `i` where its program says it is at `t_ms`: phase 0 began at the offset."""
    s = signal_now[i]
    p = program[s.program]
    into = (t_ms - p.offset_ms) % p.cycle_ms
    at = 0
    while into >= phase[p.phase0 + at].duration_ms:
        into -= phase[p.phase0 + at].duration_ms
        at += 1
    s.phase = at
    s.phase_start_ms = t_ms - into
    f = phase[p.phase0 + at]
    s.switch_ms = s.phase_start_ms + (f.min_ms if p.actuated and f.min_ms != f.max_ms else f.duration_ms)
    _show(s, p, phase, letters, lamp)


@kernel
def _show(s: Rows, p: Rows, phase: Rows, letters: I8, lamp: I8) -> None:
    first = phase[p.phase0 + s.phase].letters0
    for i in range(s.n_links):
        lamp[s.lamp0 + i] = letters[first + i]


@kernel
def run_signals(
    clock: Rows, signal_now: Rows, program: Rows, phase: Rows, letters: I8, lamp: I8, loop_now: Rows
) -> None:
    """Switch all signals whose time has come."""
    t_ms = clock[0].t_ms
    for i in range(len(signal_now)):
        s = signal_now[i]
        if s.external:
            continue
        p = program[s.program]
        turns = 0
        while t_ms >= s.switch_ms and turns < p.n_phases:
            turns += 1
            more_ms = _prolong_ms(s, p, phase, loop_now, t_ms) if p.actuated else 0
            if more_ms > 0:
                s.switch_ms = t_ms + more_ms
                continue
            after = phase[p.phase0 + s.phase].next
            s.phase = after if after >= 0 else (s.phase + 1) % p.n_phases
            f = phase[p.phase0 + s.phase]
            s.phase_start_ms = s.switch_ms
            s.switch_ms += f.min_ms if p.actuated and f.min_ms != f.max_ms else f.duration_ms
            _show(s, p, phase, letters, lamp)


@kernel
def _prolong_ms(s: Rows, p: Rows, phase: Rows, loop_now: Rows, t_ms: int) -> int:
    """How much longer the phase must last, 0 to end it."""
    f = phase[p.phase0 + s.phase]
    spent = t_ms - s.phase_start_ms
    if f.min_ms == f.max_ms or spent >= f.max_ms:
        return 0
    gap_s = math.inf
    for i in range(min(s.loop1 - s.loop0, 64)):
        if (f.loops >> np.uint64(i)) & np.uint64(1):
            seen = loop_now[s.loop0 + i]
            since = 0.0 if seen.covered else (t_ms - seen.last_ms) / 1000.0
            if since < p.max_gap_s:
                gap_s = min(gap_s, since)
    if gap_s == math.inf:
        return 0
    more = max(f.min_ms - spent, int((p.detector_gap_s - gap_s) * 1000.0 + 0.5), 1)
    if more % WHOLE_MS:
        more = ((more + spent) // WHOLE_MS + 1) * WHOLE_MS - spent
    return int(min(more, f.max_ms - spent))


@kernel
def watch_loops(clock: Rows, loop: Rows, loop_now: Rows, car: Rows, kind: Rows, lane: Rows, lane_now: Rows) -> None:
    """After the move: which loops are covered, and when the last car left each."""
    t_ms, dt_s = clock[0].t_ms, clock[0].dt_s
    for i in range(len(loop)):
        where, at = loop[i].lane, loop[i].pos_m
        seen = loop_now[i]
        covered, left = False, -1.0
        me = lane_now[where].front
        while me >= 0:
            c = car[me]
            back = c.pos_m - kind[c.kind].length_m
            if c.pos_m >= at and back <= at:
                covered = True
            elif back > at and back - c.speed * dt_s <= at:
                left = max(left, dt_s - (back - at) / c.speed)
            if c.pos_m < at:
                break
            me = c.behind
        tail = lane_now[where].tail
        if tail >= 0 and car[tail].number == lane_now[where].tail_number:
            c = car[tail]
            back = lane[where].length_m + c.odo_m - lane_now[where].tail_odo_m - kind[c.kind].length_m
            if back <= at and tail_back_m(where, car, kind, lane, lane_now) != math.inf:
                covered = True
            elif back > at and back - c.speed * dt_s <= at and c.speed > 0.0:
                left = max(left, dt_s - (back - at) / c.speed)
        seen.covered = covered
        if left >= 0.0:
            seen.last_ms = t_ms + int(left * 1000.0)  # SUMO's count of time: the step labelled s lasts from s on
