"""The router against exhaustive search, permissions, penalties and closures."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import numpy as np
import pytest

from twin_core.city import VCLASSES, Network, Router, read_network

CAR, BIKE = VCLASSES.index("passenger"), VCLASSES.index("bicycle")
BUS, IGNORING = VCLASSES.index("bus"), VCLASSES.index("ignoring")


def make_net(edges: dict[str, tuple[str, str, float, str]], links: list[tuple[str, str, str, str]]) -> str:
    """No internal lanes. Edges are name: (from, to, length, lane attributes), links (from, to, dir, state)."""
    nodes = sorted({node for start, end, *_ in edges.values() for node in (start, end)})
    lines = ["<net>"]
    for name, (start, end, length, extra) in edges.items():
        lines.append(f'<edge id="{name}" from="{start}" to="{end}">')
        lines.append(f'<lane id="{name}_0" index="0" speed="10" length="{length}" shape="0,0 1,1" {extra}/></edge>')
    lines += [f'<junction id="{node}" type="unregulated" x="0" y="0" incLanes="" intLanes=""/>' for node in nodes]
    for start, end, direction, state in links:
        lines.append(
            f'<connection from="{start}" to="{end}" fromLane="0" toLane="0" dir="{direction}" state="{state}"/>'
        )
    return "\n".join([*lines, "</net>"])


def names(network: Network, route: np.ndarray | None) -> list[str] | None:
    return None if route is None else [network.edges.id[e] for e in route]


@pytest.fixture
def diamond(tmp_path: Path) -> Network:
    """From a over b (short) or c (long) to d; bicycles may not use b."""
    edges = {
        "a": ("0", "1", 10.0, ""),
        "b": ("1", "2", 50.0, 'disallow="bicycle"'),
        "c": ("1", "2", 80.0, ""),
        "d": ("2", "3", 10.0, ""),
        "bus": ("1", "3", 5.0, 'allow="bus"'),
    }
    links = [(*pair, "s", "M") for pair in (("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "bus"))]
    path = tmp_path / "diamond.net.xml"
    path.write_text(make_net(edges, links))
    return read_network(path)


def test_the_cheapest_way_is_taken(diamond: Network) -> None:
    assert names(diamond, Router(diamond).route(0, 3, CAR)) == ["a", "b", "d"]


def test_permissions_of_the_class_are_respected(diamond: Network) -> None:
    router, bus = Router(diamond), diamond.edges.id.index("bus")
    assert names(diamond, router.route(0, 3, BIKE)) == ["a", "c", "d"]
    assert router.route(0, bus, CAR) is None
    assert names(diamond, router.route(0, bus, BUS)) == ["a", "bus"]
    assert names(diamond, router.route(0, bus, IGNORING)) == ["a", "bus"]
    assert router.connected(0, bus, BUS)
    assert not router.connected(0, bus, CAR)
    assert not router.usable(bus, CAR)


def test_via_edges_are_visited_in_order(diamond: Network) -> None:
    router = Router(diamond)
    assert names(diamond, router.route(0, 3, CAR, via=[2])) == ["a", "c", "d"]
    assert names(diamond, router.route(0, 3, CAR, via=[0, 2, 3])) == ["a", "c", "d"]
    assert router.route(0, 3, CAR, via=[2, 1]) is None


def test_origin_may_be_the_destination(diamond: Network) -> None:
    assert names(diamond, Router(diamond).route(1, 1, CAR)) == ["b"]


def test_measured_times_and_closures_move_routes_and_are_not_remembered(diamond: Network) -> None:
    router = Router(diamond)
    slow = router.free_flow_s()
    slow[1] = 100.0
    assert names(diamond, router.route(0, 3, CAR, edge_time_s=slow)) == ["a", "c", "d"]
    slow[2] = np.inf
    assert names(diamond, router.route(0, 3, CAR, edge_time_s=slow)) == ["a", "b", "d"]
    slow[1] = np.inf
    assert router.route(0, 3, CAR, edge_time_s=slow) is None
    assert names(diamond, router.route(0, 3, CAR)) == ["a", "b", "d"]


def test_times_below_free_flow_do_not_attract(diamond: Network) -> None:
    fast = np.zeros(len(diamond.edges.id))
    assert names(diamond, Router(diamond).route(0, 3, CAR, edge_time_s=fast)) == ["a", "b", "d"]


def test_penalties_are_those_of_minor_links_and_turnarounds(small: Network) -> None:
    router = Router(small)
    graph = router._graph(CAR)
    start = small.edges.id.index("in")
    arcs = {
        small.edges.id[graph.arc_to[k]]: float(graph.penalty_s[k])
        for k in range(graph.arc_start[start], graph.arc_start[start + 1])
    }
    # links at a signal cost nothing extra; the waiting place inside is left by a minor link without signal
    assert arcs == {"out": 0.0, "left": 1.5}


def test_the_top_speed_of_a_type_counts(diamond: Network) -> None:
    router = Router(diamond)
    assert router.free_flow_s(5.0).tolist() == [2.0, 10.0, 16.0, 2.0, 1.0]
    assert router.free_flow_s().tolist() == [1.0, 5.0, 8.0, 1.0, 0.5]


def test_routes_are_as_cheap_as_exhaustive_relaxation_finds_them(tmp_path: Path) -> None:
    draw = random.Random(7)
    edges = {
        f"e{i}": (str(draw.randrange(12)), str(draw.randrange(12)), float(draw.randint(1, 90)), "") for i in range(60)
    }
    links = [
        (a, b, "s", "M")
        for (a, (_, end, *_)), (b, (start, *_)) in itertools.product(edges.items(), repeat=2)
        if end == start and draw.random() < 0.8
    ]
    path = tmp_path / "random.net.xml"
    path.write_text(make_net(edges, links))
    network = read_network(path)
    router = Router(network)
    time_s = router.free_flow_s()
    index = network.edge_index()
    arcs = [(index[a], index[b]) for a, b, *_ in links]
    found = 0
    for origin in range(len(edges)):
        best = np.full(len(edges), np.inf)
        best[origin] = time_s[origin]
        for _ in edges:  # Bellman-Ford: as many rounds as edges settle every path
            for a, b in arcs:
                best[b] = min(best[b], best[a] + time_s[b])
        routes = router.routes([(origin, d) for d in range(len(edges))], CAR)
        for destination, route in enumerate(routes):
            if route is None:
                assert best[destination] == np.inf
                continue
            found += 1
            assert route[0] == origin
            assert route[-1] == destination
            assert all(router.connected(int(a), int(b), CAR) for a, b in itertools.pairwise(route))
            assert time_s[route].sum() == pytest.approx(best[destination], abs=1e-9)
    assert found > len(edges)
