"""The default city is what its brief asks for: checks on the committed files, and on an hour of its morning."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from twin_core.city import City, check_city, derive_controllers, load_city
from twin_core.traffic import Simulation


@pytest.fixture(scope="module")
def city(luzhou: Path) -> City:
    return load_city(luzhou)


def test_it_has_no_fault(luzhou: Path) -> None:
    assert check_city(luzhou) == []


def test_its_streets_are_small_enough_to_commit(luzhou: Path) -> None:
    assert sum(path.stat().st_size for path in luzhou.iterdir()) <= 3_000_000


def test_it_has_100_to_150_signals_that_can_all_be_planned(city: City) -> None:
    setups = derive_controllers(city.network)
    assert 100 <= len(setups) <= 150
    assert [setup.id for setup in setups if setup.local_only] == []


def test_river_ring_and_railway_are_crossed(luzhou: Path) -> None:
    places = json.loads((luzhou / "places.geojson").read_text(encoding="utf-8"))
    kinds = Counter(feature["properties"]["kind"] for feature in places["features"])
    assert kinds["underpass"] >= 3
    assert kinds["bridge"] == 6
    assert kinds["gate"] >= 10
    assert kinds["river"] == kinds["rail"] == 1


def test_streets_have_chinese_names_with_pinyin(city: City) -> None:
    names = {name for name in city.network.edges.name if name}
    assert len(names) >= 40
    assert all(
        any("一" <= c <= "鿿" for c in name) and any(c.isascii() and c.isalpha() for c in name) for name in names
    )


def test_every_street_leads_everywhere(city: City) -> None:
    edges, lanes, links = city.network.edges, city.network.lanes, city.network.links
    graph = nx.DiGraph()
    normal = ~edges.internal[lanes.edge[links.from_lane]]
    graph.add_edges_from(
        zip(lanes.edge[links.from_lane[normal]].tolist(), lanes.edge[links.to_lane[normal]].tolist(), strict=True)
    )
    largest = max(nx.strongly_connected_components(graph), key=len)
    # arms at the rim of the frame lead in or out only
    assert len(largest) >= 0.95 * int(np.count_nonzero(~edges.internal))


def test_the_day_has_two_peaks_and_a_quiet_night(city: City) -> None:
    depart_s = city.load_demand(begin_s=0.0).vehicles.depart_ms / 1000.0
    by_hour = np.bincount((depart_s // 3600).astype(int), minlength=24)[:24]
    morning, evening = int(by_hour[6:10].argmax()) + 6, int(by_hour[15:20].argmax()) + 15
    assert morning in (7, 8)
    assert evening in (17, 18)
    assert by_hour[3] < 0.1 * by_hour[morning]
    assert by_hour[12] < 0.8 * by_hour[morning]


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_morning_peak_has_5000_cars_at_once_and_keeps_moving(city: City) -> None:
    demand = city.load_demand(begin_s=25_200.0, end_s=32_400.0)
    simulation = Simulation(city.network, demand, seed=1, begin_s=25_200.0)
    most = 0
    for _ in range(120):
        simulation.step(60)
        most = max(most, simulation.counts().running)
    assert most >= 5000
    assert simulation.counts().waiting < 50
