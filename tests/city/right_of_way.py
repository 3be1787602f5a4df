"""Whom each link yields to, in the words of SUMO's own query."""

from __future__ import annotations

import numpy as np

from twin_core.city import Network

__all__ = ["yields_to"]


def yields_to(network: Network, *, waiting_too: bool) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """(from lane, to lane) of every entry link, and of the links that leave waiting places; the lanes they yield to.

    SUMO lists the waiting place of a foe beside the lane that the foe comes from.
    """
    links, lanes = network.links, network.lanes
    asked = ~network.edges.internal[lanes.edge[links.from_lane]]
    asked &= ~network.edges.internal[lanes.edge[links.to_lane]]
    if waiting_too:
        asked |= np.diff(links.foe_inc_lane_start) > 0
    pairs, mine = [], []
    for k in np.flatnonzero(asked).tolist():
        foes = links.response[links.response_start[k] : links.response_start[k + 1]]
        names = {lanes.id[links.from_lane[j]] for j in foes} | {
            lanes.id[links.via_lane[j]] for j in foes if links.cont[j]
        }
        pairs.append((lanes.id[links.from_lane[k]], lanes.id[links.to_lane[k]]))
        mine.append(sorted(names))
    return pairs, mine
