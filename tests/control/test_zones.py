from __future__ import annotations

import numpy as np

from twin_core.control import make_zones
from twin_core.mirror import World


def test_a_controlled_edge_lies_in_the_zone_of_its_signal(world: World) -> None:
    zones, links, lanes = make_zones(world.network), world.network.links, world.network.lanes
    controlled = np.flatnonzero((links.signal >= 0) & ~world.network.edges.internal[lanes.edge[links.from_lane]])
    own = zones.of_lane[links.from_lane[controlled]]
    assert (own == links.signal[controlled]).mean() > 0.99  # an edge that two signals share lies in one of them
    assert (own >= 0).all()


def test_what_a_zone_receives_from_signals_is_shared_out_completely(world: World) -> None:
    feeds = make_zones(world.network).feeds
    received = feeds.sum(axis=0)
    assert np.all((np.abs(received - 1.0) < 1e-9) | (received == 0.0))
    assert np.all(np.diag(feeds) == 0.0)


def test_delay_inside_and_outside_is_summed_by_zone(world: World) -> None:
    zones = make_zones(world.network)
    lane = int(np.flatnonzero(zones.of_lane >= 0)[0])
    edge = int(np.flatnonzero(zones.of_edge == zones.of_lane[lane])[0])
    loss, outside = np.zeros(zones.of_lane.size), np.zeros(zones.of_edge.size)
    loss[lane], outside[edge] = 5.0, 7.0
    delay = zones.delay(loss, outside)
    assert delay[zones.of_lane[lane]] == 12.0
    assert delay.sum() == 12.0
    assert zones.cost(delay).sum() >= 12.0
