"""Places on lanes, sections, and what they show of the traffic."""

from __future__ import annotations

import numpy as np
import pytest

from twin_core.city import City
from viz.server._lanes import LaneMap
from viz.server._sections import make_sections
from viz.server._traffic import MEMORY_S, Traffic

S = 10**9


def test_both_ends_of_every_lane_are_where_its_shape_begins_and_ends(city: City) -> None:
    lanes = city.network.lanes
    every = np.arange(len(lanes.id))
    x, y, _ = LaneMap(city.network).place(every, np.zeros(every.size))
    assert np.allclose(np.stack([x, y], 1), lanes.shape[lanes.shape_start[:-1]], atol=1e-6)
    x, y, _ = LaneMap(city.network).place(every, np.asarray(lanes.length_m))
    assert np.allclose(np.stack([x, y], 1), lanes.shape[lanes.shape_start[1:] - 1], atol=1e-6)


def test_places_along_a_lane_are_spaced_like_its_drawn_shape(city: City) -> None:
    lanes = city.network.lanes
    lane = int(np.argmax(lanes.length_m))
    n = 400
    pos = np.linspace(0.0, float(lanes.length_m[lane]), n)
    x, y, heading = LaneMap(city.network).place(np.full(n, lane), pos)
    shape = lanes.shape[lanes.shape_start[lane] : lanes.shape_start[lane + 1]]
    drawn_m = np.hypot(*np.diff(shape, axis=0).T).sum()
    steps = np.hypot(np.diff(x), np.diff(y))
    assert steps.sum() == pytest.approx(drawn_m, rel=1e-3)
    assert np.allclose(np.cos(heading[:-1]) * steps, np.diff(x), atol=0.2)


def test_every_normal_edge_is_in_one_section_and_no_internal_one(city: City) -> None:
    sections, edges = make_sections(city.network), city.network.edges
    normal = ~np.asarray(edges.internal)
    assert ((sections.of_edge >= 0) == normal).all()
    assert set(sections.of_edge[normal].tolist()) == set(range(sections.n))
    lane0 = np.asarray(edges.lane0)[normal]
    assert sections.length_m.sum() == pytest.approx(city.network.lanes.length_m[lane0].sum())


def test_sections_join_edges_where_no_one_has_a_choice(city: City) -> None:
    sections = make_sections(city.network)
    assert np.bincount(sections.of_edge[sections.of_edge >= 0]).max() > 1
    assert sections.n < (~np.asarray(city.network.edges.internal)).sum()


def test_section_speed_is_metres_over_seconds_of_the_cars_seen(city: City) -> None:
    network = city.network
    sections = make_sections(network)
    traffic = Traffic(network, sections)
    lane = int(network.edges.lane0[sections.first_edge[0]])
    for second in range(1, 30):
        traffic.update(second * S, np.array([lane, lane]), np.array([4.0, 8.0]))
    assert traffic.ratio()[0] == pytest.approx(6.0 / sections.free_mps[0])
    assert np.isnan(traffic.ratio()[1:]).all()


def test_a_section_that_has_emptied_is_forgotten(city: City) -> None:
    network = city.network
    sections = make_sections(network)
    traffic = Traffic(network, sections)
    lane = int(network.edges.lane0[sections.first_edge[0]])
    for second in range(1, 30):
        traffic.update(second * S, np.array([lane]), np.array([4.0]))
    for second in range(30, 30 + int(8 * MEMORY_S)):
        traffic.update(second * S, np.array([], np.int64), np.array([]))
    assert np.isnan(traffic.ratio()).all()
    assert traffic.figures.running == 0
    assert np.isnan(traffic.figures.mean_speed_mps)


def test_a_queue_that_fills_a_section_is_a_spillback(city: City) -> None:
    network = city.network
    sections = make_sections(network)
    traffic = Traffic(network, sections)
    lane = int(network.edges.lane0[sections.first_edge[0]])
    needed = int(np.ceil(sections.length_m[0] * network.edges.n_lanes[sections.first_edge[0]] / 7.5))
    traffic.update(S, np.full(needed, lane), np.zeros(needed))
    assert traffic.figures.spillbacks == (0,)
    traffic.update(2 * S, np.full(needed // 2, lane), np.zeros(needed // 2))
    assert traffic.figures.spillbacks == ()
