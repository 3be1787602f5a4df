"""Gridlock: circles of full lanes, each of which waits for the next.

The first car of such a lane has stood for long at a line that does not hold it by a red, and the lane it goes to has no
room. Where these lanes lead to one another in a circle, no place on it can come free (Daganzo 2007, "Urban gridlock",
Transp. Res. B 41, 49). A jam behind a red or a breakdown is none: its chain of full lanes ends.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.traffic._lamps import has_red, has_yellow
from twin_core.traffic._layout import Errands, State, Street

__all__ = ["circles", "waits_for"]

I32 = NDArray[np.int32]
GOES_ON = 0


def waits_for(street: Street, errands: Errands, state: State, least_ms: int) -> I32:
    """[lanes] the full lane that the first car of a lane has stood before for `least_ms` or longer, -1 where none."""
    car, lane_now = state.car, state.lane_now
    found = np.full(len(lane_now), -1, np.int32)
    for lane in np.flatnonzero((lane_now["front"] >= 0) & ~street.lane["internal"]):
        c = car[lane_now["front"][lane]]
        held = c["stopped"] or c["obstacle"] or c["stale"] or c["link_here"] < 0 or c["leg"] != GOES_ON
        if held or c["waiting_ms"] < least_ms:
            continue
        k = street.link[c["link_here"]]
        letter = int(state.lamp[k["lamp"]]) if k["lamp"] >= 0 else int(k["state"])
        last = lane_now["rear"][k["to_lane"]]
        if has_red(letter) or has_yellow(letter) or last < 0:
            continue
        own, other = errands.kind[c["kind"]], car[last]
        back_m = other["pos_m"] - errands.kind[other["kind"]]["length_m"]
        if back_m < own["length_m"] + own["min_gap_m"]:
            found[lane] = k["to_lane"]
    return found


def circles(follows: I32) -> tuple[tuple[int, ...], ...]:
    """Circles in which each member leads to `follows[member]`, -1 to nowhere; each from its lowest member on."""
    seen = np.zeros(len(follows), np.int64)
    found = []
    for start in range(len(follows)):
        at = start
        while at >= 0 and seen[at] == 0:
            seen[at] = start + 1
            at = int(follows[at])
        if at >= 0 and seen[at] == start + 1:
            circle = [at]
            while int(follows[circle[-1]]) != at:
                circle.append(int(follows[circle[-1]]))
            low = circle.index(min(circle))
            found.append((*circle[low:], *circle[:low]))
    return tuple(sorted(found))
