"""Where actuated signals have their loops, and which loops count in which phase.

One loop per incoming lane, min(2 s · limit, (min_dur / 1.9 s + 0.5) · 7.5 m) before the stop line, min_dur being the
shortest of the actuated phases that serve the lane; on a lane that is shorter, on the lane before, while there is only
one and no other signal stands between (SUMO user documentation, "Traffic Lights / actuated", version 1.28).

A loop counts in a phase where all links of its lane are green: `G`, or `g` on an edge with one motor lane, or `g`
beside a `G` of the same lane where that link is never `G` or turns back. It does not count where a lane that follows
within the same signal is red.
"""

from __future__ import annotations

import numpy as np

from twin_core.city import VCLASSES, Network
from twin_core.traffic._layout import I8, LOOP, Rows

__all__ = ["DEFAULT_MAX_GAP_S", "DETECTOR_GAP_S", "MAX_LOOPS", "counting_loops", "place_loops"]

DEFAULT_MAX_GAP_S = 3.0
MAX_LOOPS = 64
"""Loops of one signal that can count: bits of a phase's mask."""
DETECTOR_GAP_S = 2.0
PASSING_TIME_S = 1.9
SPACE_PER_CAR_M = 7.5
SHORTEST_GREEN_S = 5.0
PASSENGER = np.uint64(1 << VCLASSES.index("passenger"))
RED = ord("r")


def place_loops(network: Network, lane: Rows, link: Rows) -> Rows:
    """Loops of all signals whose program in force is actuated, sorted by signal, then by lane."""
    found: list[tuple[int, int, int, float]] = []
    for signal in range(len(network.signals.id)):
        program = int(network.signals.program[signal])
        if network.programs.actuated[program]:
            found += [(signal, *loop) for loop in _loops_of(network, signal, program, lane, link)]
    loop = np.zeros(len(found), LOOP)
    for i, (signal, serves, stands, pos_m) in enumerate(sorted(found)):
        loop[i]["signal"], loop[i]["serves"], loop[i]["lane"], loop[i]["pos_m"] = signal, serves, stands, pos_m
    return loop


def counting_loops(network: Network, link: Rows, loop: Rows, signal: int, states: I8, next_states: I8) -> int:
    """Bit mask, over the signal's loops, of those that count under `states` (letters of one phase).

    `next_states` [P, n_links] are all phases of the program, to tell links that are never `G`.
    """
    lamp0 = _lamp0(network, signal)
    mask = 0
    never_major = ~(next_states == ord("G")).any(axis=0)
    for bit, i in enumerate(np.flatnonzero(loop["signal"] == signal)[:MAX_LOOPS]):
        lane = int(loop["serves"][i])
        links = range(network.lanes.link_start[lane], network.lanes.link_start[lane + 1])
        controlled = [k for k in links if lamp0 <= link["lamp"][k] < lamp0 + len(states)]
        letters = [chr(states[link["lamp"][k] - lamp0]) for k in controlled]
        if not controlled or len(controlled) < len(links):
            continue
        single = _motor_lanes(network, int(network.lanes.edge[lane])) == 1
        green = all(
            letter == "G"
            or (
                letter == "g"
                and (
                    single
                    or (
                        "G" in letters
                        and (bool(never_major[link["lamp"][k] - lamp0]) or chr(network.links.direction[k]) == "t")
                    )
                )
            )
            for k, letter in zip(controlled, letters, strict=True)
        )
        if green and not any(_red_beyond(network, link, k, lamp0, states) for k in controlled):
            mask |= 1 << bit
    return mask


def _lamp0(network: Network, signal: int) -> int:
    return int(network.signals.n_links[:signal].sum())


def _motor_lanes(network: Network, edge: int) -> int:
    first = int(network.edges.lane0[edge])
    allowed = network.lanes.allowed[first : first + int(network.edges.n_lanes[edge])]
    return int(np.count_nonzero(allowed & PASSENGER))


def _red_beyond(network: Network, link: Rows, k: int, lamp0: int, states: I8) -> bool:
    """Whether the lane reached by link `k` is controlled by the same signal and red on all its links."""
    lane = int(network.links.to_lane[k])
    lamps = link["lamp"][network.lanes.link_start[lane] : network.lanes.link_start[lane + 1]]
    own = lamps[(lamps >= lamp0) & (lamps < lamp0 + len(states))]
    return len(own) > 0 and bool((states[own - lamp0] == RED).all())


def _loops_of(network: Network, signal: int, program: int, lane: Rows, link: Rows) -> list[tuple[int, int, float]]:
    """(lane served, lane the loop lies in, position) of one signal."""
    out: list[tuple[int, int, float]] = []
    first, last = network.signals.link_start[signal], network.signals.link_start[signal + 1]
    served = dict.fromkeys(int(network.links.from_lane[k]) for k in network.signals.link[first:last])
    for where in served:
        if lane["internal"][where] or not (int(network.lanes.allowed[where]) & ~_NOT_MOTOR):
            continue
        back_m = min(
            DETECTOR_GAP_S * float(network.lanes.speed_mps[where]),
            (_shortest_green_s(network, signal, program, where) / PASSING_TIME_S + 0.5) * SPACE_PER_CAR_M,
        )
        stands, pos_m = where, float(network.lanes.length_m[where]) - back_m
        while pos_m < 0.0 and lane["in1"][stands] - lane["in0"][stands] == 1:
            before, by = _predecessor(network, lane, stands)
            if network.links.signal[by] >= 0:
                break
            stands = before
            pos_m += float(network.lanes.length_m[stands])
        out.append((where, stands, max(pos_m, 0.0)))
    return out


_NOT_MOTOR = (1 << VCLASSES.index("pedestrian")) | (1 << VCLASSES.index("bicycle"))


def _predecessor(network: Network, lane: Rows, where: int) -> tuple[int, int]:
    """(the one lane before, the entry link of the junction between)."""
    follows = np.where(network.links.via_lane >= 0, network.links.via_lane, network.links.to_lane)
    k = int(np.flatnonzero(follows == where)[0])
    before = int(network.links.from_lane[k])
    entry = k
    while lane["internal"][network.links.from_lane[entry]]:
        entry = int(lane["entry_link"][network.links.from_lane[entry]])
    return before, entry


def _shortest_green_s(network: Network, signal: int, program: int, where: int) -> float:
    """The least minimum duration of the phases of variable length in which a link of the lane is green."""
    n, programs = int(network.signals.n_links[signal]), network.programs
    own = [
        int(network.links.signal_index[k])
        for k in range(network.lanes.link_start[where], network.lanes.link_start[where + 1])
        if network.links.signal[k] == signal
    ]
    shortest = np.inf
    for f in range(programs.phase_start[program], programs.phase_start[program + 1]):
        letters = programs.state[programs.state_start[f] : programs.state_start[f] + n]
        if programs.min_ms[f] < programs.max_ms[f] and any(chr(letters[i]) in "gG" for i in own):
            shortest = min(shortest, float(programs.min_ms[f]) / 1000.0)
    return float(shortest) if np.isfinite(shortest) else SHORTEST_GREEN_S
