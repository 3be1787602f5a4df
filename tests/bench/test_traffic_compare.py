"""What the traffic bench calls alike."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from bench.traffic import EdgeRow, Means, RunResult, compare, geh
from bench.traffic._compare import edge_shares
from bench.traffic._diagnose import edge_differences
from bench.traffic._report import write_json

NAN = math.nan


def run(edges: dict[str, EdgeRow], *, duration_s: float = 100.0) -> RunResult:
    return RunResult(50, 50, 0, 0, 50, Means(duration_s, 40.0, 1.0, 20.0, 900.0), edges)


def edge(cars: int, travel_time_s: float) -> EdgeRow:
    return EdgeRow(cars, 10.0, 8.0, travel_time_s)


def test_geh_of_known_pairs() -> None:
    assert geh(100.0, 100.0) == 0.0
    assert geh(0.0, 0.0) == 0.0
    assert geh(600.0, 500.0) == pytest.approx(math.sqrt(2 * 100**2 / 1100))


def test_edges_with_few_cars_and_internal_ones_are_left_out() -> None:
    peer = run({"a": edge(20, 10.0), "b": edge(19, 10.0), ":j_0": edge(500, 1.0)})
    assert edge_shares([peer], [peer], 3600.0) == (1, 1.0, 1.0)


def test_an_edge_on_which_we_have_nobody_counts_as_wrong() -> None:
    peer = run({"a": edge(100, 10.0), "b": edge(100, 10.0)})
    assert edge_shares([run({"a": edge(100, 10.0)})], [peer], 3600.0) == (2, 0.5, 0.5)


def test_travel_time_may_be_off_by_five_seconds_or_by_fifteen_percent() -> None:
    peer = run({"short": edge(100, 10.0), "long": edge(100, 100.0)})
    assert edge_shares([run({"short": edge(100, 15.0), "long": edge(100, 115.0)})], [peer], 3600.0)[2] == 1.0
    assert edge_shares([run({"short": edge(100, 15.1), "long": edge(100, 115.1)})], [peer], 3600.0)[2] == 0.0


def test_counts_are_scaled_to_an_hour_before_geh() -> None:
    """60 against 80 cars: GEH 2.4 in an hour, 4.1 in twenty minutes (180 and 240 an hour), 5.9 in ten."""
    ours, peer = [run({"a": edge(60, 10.0)})], [run({"a": edge(80, 10.0)})]
    assert edge_shares(ours, peer, 3600.0)[1] == 1.0
    assert edge_shares(ours, peer, 1200.0)[1] == 1.0
    assert edge_shares(ours, peer, 600.0)[1] == 0.0


def test_ratio_and_spread_are_of_means_over_seeds() -> None:
    ours = [run({}, duration_s=110.0), run({}, duration_s=90.0)]
    peer = [run({}, duration_s=79.0), run({}, duration_s=81.0)]
    result = compare("somewhere", ours, peer, 3600.0)
    assert result.ratio["duration_s"] == pytest.approx(1.25)
    assert result.ours["duration_s"].sd == pytest.approx(math.sqrt(200))
    assert result.peer["duration_s"].mean == 80.0


def test_the_ceiling_compares_halves_of_the_peers_seeds() -> None:
    one, other = run({"a": edge(100, 10.0)}), run({"a": edge(400, 10.0)})
    assert compare("x", [one], [one, one, other, other], 3600.0).ceiling_flow_share == 0.0
    assert compare("x", [one], [one, other, other, one], 3600.0).ceiling_flow_share == 1.0
    assert math.isnan(compare("x", [one], [one], 3600.0).ceiling_flow_share)


def test_json_has_null_where_a_number_is_missing(tmp_path: Path) -> None:
    one = run({})
    write_json(tmp_path / "deep" / "traffic.json", [compare("x", [one], [one], 3600.0)], [])
    content = json.loads((tmp_path / "deep" / "traffic.json").read_text(encoding="utf-8"))
    assert content["fidelity"][0]["ceiling_flow_share"] is None
    assert content["fidelity"][0]["ratio"]["duration_s"] == 1.0
    assert content["machine"]["python"]


def test_differences_begin_with_the_queue_that_one_side_has() -> None:
    ours = [run({"calm": EdgeRow(50, 500.0, 9.0, 10.0), "queue": EdgeRow(50, 5000.0, 1.0, 100.0)})]
    peer = [run({"calm": EdgeRow(50, 520.0, 9.0, 10.4), "queue": EdgeRow(50, 900.0, 5.0, 18.0)})]
    lines = edge_differences(ours, peer).splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["queue", "calm"]
    assert lines[1].split()[1:] == ["5000", "900", "50", "50", "100.0", "18.0"]
    assert lines[-1].split()[-2:] == ["5500", "1420"]


def test_differences_stop_where_asked() -> None:
    many = run({f"edge{i}": EdgeRow(1, float(i), 1.0, 1.0) for i in range(40)})
    assert len(edge_differences([many], [run({})], most=5).splitlines()) == 1 + 5 + 1
