"""Scenarios and leak signatures are what single runs give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput

from tests.pipes.helpers import LOOP, network_from, with_section
from twin_core.pipes import Batch, Scenario, WaterSimulation, leak_signatures, run_to_folder, solve_batch


@pytest.fixture
def base(tmp_path: Path) -> WaterSimulation:
    return WaterSimulation(network_from(tmp_path, LOOP))


def test_a_batch_equals_one_run_after_the_other(base: WaterSimulation) -> None:
    scenarios = [
        Scenario(),
        Scenario(leaks={"b": 1e-3}),
        Scenario(open={"ca": False}),
        Scenario(demands={"c": 0.02}, demand_factor=1.3),
    ]
    result = solve_batch(base, scenarios, until_s=7200)
    assert result.time_s.tolist() == [3600, 7200]
    assert base.time_s == 0
    for i, scenario in enumerate(scenarios):
        single = base.fork()
        scenario.apply(single)
        single.run_until(7200)
        assert np.array_equal(result.head_m[i, -1], single.heads_m)
        assert np.array_equal(result.flow_m3s[i, -1], single.flows_m3s)


def test_a_batch_without_an_end_solves_the_present(base: WaterSimulation) -> None:
    result = solve_batch(base, [Scenario(), Scenario(settings={"p": 0.9})])
    assert result.head_m.shape == (2, 1, 5)
    assert result.head_m[0, 0] == pytest.approx(base.heads_m, abs=1e-3)
    assert result.head_m[1, 0, 0] < result.head_m[0, 0, 0]


def test_heads_of_some_nodes_stand_in_the_order_they_were_asked_for(base: WaterSimulation) -> None:
    scenarios = [Scenario(leaks={"b": 1e-4 * i}) for i in range(9)]
    whole = solve_batch(base, scenarios, until_s=7200)
    some = Batch(base).solve(scenarios, until_s=7200, nodes=["c", "a", "c"])
    assert np.array_equal(some.head_m, whole.head_m[..., [2, 0, 2]])
    assert some.flow_m3s.shape == (9, 2, 0)


def test_lanes_with_their_own_events_are_single_runs(tmp_path: Path) -> None:
    """Pressure-driven, a level control and a rule: lanes switch at times of their own."""
    text = with_section(LOOP, "OPTIONS", " Demand Model PDA", " Required Pressure 20")
    text = with_section(text, "CONTROLS", " LINK ca CLOSED IF NODE t ABOVE 5.4")
    text = with_section(text, "RULES", "RULE one", "IF TANK t LEVEL ABOVE 6", "THEN PUMP p SETTING IS 0.8")
    base = WaterSimulation(network_from(tmp_path, text))
    scenarios = [Scenario(demand_factor=0.2 + 0.25 * i, leaks={"c": 1e-4 * i}) for i in range(11)]
    result = solve_batch(base, scenarios, until_s=6 * 3600)
    ends = set()
    for i, scenario in enumerate(scenarios):
        single = base.fork()
        scenario.apply(single)
        single.run_until(6 * 3600)
        ends.add(single.solves)
        assert np.array_equal(result.head_m[i, -1], single.heads_m)
        assert np.array_equal(result.flow_m3s[i, -1], single.flows_m3s)
    assert len(ends) > 1


def test_signatures_fall_where_a_pipe_leaks(base: WaterSimulation) -> None:
    table = leak_signatures(base, sensors=["a", "b", "c"], coefficient=1e-3, until_s=10800)
    assert table.shape == (4, 3, 3)
    assert (table > 0.0).all()
    assert table[1, 0, 1] > table[1, 0, 0]


def test_unknown_names_are_refused(base: WaterSimulation) -> None:
    with pytest.raises(BadInput, match="node 'x'"):
        leak_signatures(base, sensors=["x"], coefficient=1e-3, until_s=3600)
    with pytest.raises(BadInput, match="pipe 'x'"):
        leak_signatures(base, ["x"], sensors=["a"], coefficient=1e-3, until_s=3600)


def test_a_run_leaves_tables_and_a_summary(base: WaterSimulation, tmp_path: Path) -> None:
    summary = run_to_folder(base, tmp_path / "out")
    nodes = (tmp_path / "out" / "nodes.csv").read_text(encoding="utf-8").splitlines()
    links = (tmp_path / "out" / "links.csv").read_text(encoding="utf-8").splitlines()
    assert nodes[0] == "time_s,id,head_m,pressure_m,demand_m3s"
    assert links[0] == "time_s,id,flow_m3s,velocity_mps,status,setting"
    assert len(nodes) == 1 + 7 * 5
    assert len(links) == 1 + 7 * 5
    assert isinstance(summary["continuity_error"], float)
    assert summary["continuity_error"] < 1e-6
