"""What is said about a network without a solution."""

from __future__ import annotations

import numpy as np
from citybrain_wire.errors import BadInput

from twin_core.pipes.water._compile import Compiled
from twin_core.pipes.water.engine._arrays import State
from twin_core.pipes.water.engine._constants import CLOSED

__all__ = ["NoSolution", "why_unsolved"]


class NoSolution(BadInput):
    """The equations of a network have no solution; the message names nodes that no source reaches."""


def why_unsolved(compiled: Compiled, state: State) -> str:
    """One line about nodes that no open path joins to a reservoir or tank."""
    net, names = compiled.net, compiled.node_ids
    junctions = int(net.option[0]["junctions"])
    reached = np.zeros(state.head.size, dtype=bool)
    reached[junctions:] = True
    is_open = state.status > CLOSED
    while True:
        grown = reached.copy()
        np.logical_or.at(grown, net.link_to[is_open], reached[net.link_from[is_open]])
        np.logical_or.at(grown, net.link_from[is_open], reached[net.link_to[is_open]])
        if np.array_equal(grown, reached):
            break
        reached = grown
    bad, time_s = int(state.clock["bad_node"][0]), int(state.clock["time_s"][0])
    lost = [bad, *(int(i) for i in np.flatnonzero(~reached) if i != bad)]
    listed = ", ".join(repr(names[net.node_file[i]]) for i in lost[:5])
    more = f" and {len(lost) - 5} more" if len(lost) > 5 else ""
    return (
        f"no solution at {time_s} s: the heads of nodes {listed}{more} are not determined; "
        "look for closed links and valves between them and a reservoir or tank"
    )
