"""What is said about a network without a solution."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from citybrain_wire.errors import BadInput

from twin_core.pipes.water._compile import Compiled
from twin_core.pipes.water.engine._arrays import State
from twin_core.pipes.water.engine._constants import CLOSED

__all__ = ["NoSolution", "why_unsolved", "without_source"]


class NoSolution(BadInput):
    """The equations of a network have no solution; the message names nodes that no source reaches."""


def _cut_off(compiled: Compiled, state: State) -> npt.NDArray[np.bool_]:
    """Places of nodes that no open path joins to a reservoir or tank."""
    net = compiled.net
    reached = np.zeros(state.head.size, dtype=bool)
    reached[int(net.option[0]["junctions"]) :] = True
    is_open = state.status > CLOSED
    while True:
        grown = reached.copy()
        np.logical_or.at(grown, net.link_to[is_open], reached[net.link_from[is_open]])
        np.logical_or.at(grown, net.link_from[is_open], reached[net.link_to[is_open]])
        if np.array_equal(grown, reached):
            return ~reached
        reached = grown


def without_source(compiled: Compiled, state: State) -> tuple[str, ...]:
    """Junctions that want water and that no open path joins to a reservoir or tank, in the order of the file."""
    thirsty = _cut_off(compiled, state)[: state.full_demand.size] & (state.full_demand > 0.0)
    places = np.sort(compiled.net.node_file[np.flatnonzero(thirsty)])
    return tuple(compiled.node_ids[i] for i in places)


def why_unsolved(compiled: Compiled, state: State) -> str:
    """One line about nodes that no open path joins to a reservoir or tank."""
    net, names = compiled.net, compiled.node_ids
    bad, time_s = int(state.clock["bad_node"][0]), int(state.clock["time_s"][0])
    lost = [bad, *(int(i) for i in np.flatnonzero(_cut_off(compiled, state)) if i != bad)]
    listed = ", ".join(repr(names[net.node_file[i]]) for i in lost[:5])
    more = f" and {len(lost) - 5} more" if len(lost) > 5 else ""
    return (
        f"no solution at {time_s} s: the heads of nodes {listed}{more} are not determined; "
        "look for closed links and valves between them and a reservoir or tank"
    )
