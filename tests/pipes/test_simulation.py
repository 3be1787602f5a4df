"""A simulation can be stepped, changed while it runs, kept and forked."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput

from tests.pipes.helpers import LOOP, network_from
from twin_core.pipes.water import WaterSimulation


@pytest.fixture
def simulation(tmp_path: Path) -> WaterSimulation:
    return WaterSimulation(network_from(tmp_path, LOOP))


def test_inflow_of_fixed_heads_equals_demand_of_junctions(simulation: WaterSimulation) -> None:
    for _ in range(6):
        demands = simulation.demands_m3s
        assert demands[:3].sum() + demands[3:].sum() == pytest.approx(0.0, abs=1e-5)
        simulation.step()


def test_stepping_ends_where_running_ends(simulation: WaterSimulation) -> None:
    twin = simulation.fork()
    report = twin.run()
    while simulation.time_s < 6 * 3600:
        simulation.step()
    assert np.array_equal(simulation.heads_m, twin.heads_m)
    assert np.array_equal(report.head_m[-1], twin.heads_m)
    assert report.time_s.tolist() == [3600 * hour for hour in range(7)]


def test_a_restored_snapshot_goes_on_bit_for_bit(simulation: WaterSimulation) -> None:
    simulation.run_until(7200)
    kept = simulation.snapshot()
    simulation.run_until(14400)
    first = simulation.heads_m
    simulation.restore(kept)
    assert simulation.time_s == 7200
    simulation.run_until(14400)
    assert np.array_equal(simulation.heads_m, first)


def test_a_fork_does_not_move_its_origin(simulation: WaterSimulation) -> None:
    simulation.run_until(3600)
    before = simulation.heads_m
    fork = simulation.fork()
    fork.set_leak("b", area_m2=1e-3)
    fork.run_until(7200)
    assert np.array_equal(simulation.heads_m, before)


def test_a_leak_lowers_every_head_and_follows_the_orifice_law(simulation: WaterSimulation) -> None:
    before = simulation.heads_m
    simulation.set_leak("b", coefficient=2e-3)
    assert (simulation.heads_m[:3] < before[:3]).all()
    assert simulation.leaks_m3s[1] == pytest.approx(2e-3 * np.sqrt(simulation.pressures_m[1]), abs=3e-6)
    simulation.set_leak("b", coefficient=0.0)
    assert simulation.leaks_m3s[1] == 0.0
    assert simulation.heads_m == pytest.approx(before, abs=1e-3)


def test_a_closed_pipe_carries_nothing(simulation: WaterSimulation) -> None:
    simulation.set_status("ab", False)
    assert abs(simulation.flows_m3s[0]) < 1e-6
    simulation.set_status("ab", True)
    assert abs(simulation.flows_m3s[0]) > 1e-3


def test_a_given_demand_replaces_the_file_until_it_is_taken_back(simulation: WaterSimulation) -> None:
    filed = simulation.demands_m3s[1]
    simulation.set_demand("b", 0.02)
    assert simulation.demands_m3s[1] == pytest.approx(0.02)
    simulation.step()
    assert simulation.demands_m3s[1] == pytest.approx(0.02)
    simulation.set_demand("b", None)
    assert simulation.demands_m3s[1] == pytest.approx(filed)


def test_demands_are_given_to_all_junctions_at_once(simulation: WaterSimulation) -> None:
    simulation.set_demands(np.array([0.001, 0.002, 0.003, 9.0, 9.0]))
    assert simulation.demands_m3s[:3].tolist() == pytest.approx([0.001, 0.002, 0.003])
    with pytest.raises(BadInput, match="5 nodes"):
        simulation.set_demands(np.zeros(3))
    with pytest.raises(BadInput, match="finite"):
        simulation.set_demands(np.full(5, np.nan))


def test_a_faster_pump_lifts_more(simulation: WaterSimulation) -> None:
    before = simulation.heads_m[0]
    simulation.set_setting("p", 1.2)
    assert simulation.heads_m[0] > before + 1.0


def test_a_tank_level_is_held_within_its_bounds(simulation: WaterSimulation) -> None:
    simulation.set_tank_level("t", 6.5)
    assert simulation.heads_m[4] == pytest.approx(36.5)
    simulation.set_tank_level("t", 50.0)
    assert simulation.heads_m[4] == pytest.approx(39.0)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda s: s.set_status("x", True), "link 'x'"),
        (lambda s: s.set_demand("r", 1.0), "'r' is no junction"),
        (lambda s: s.set_setting("ab", 1.0), "use set_status"),
        (lambda s: s.set_leak("b"), "either"),
        (lambda s: s.set_leak("b", coefficient=-1.0), "at least 0"),
        (lambda s: s.set_tank_level("a", 1.0), "no tank"),
        (lambda s: s.set_setting("p", float("nan")), "setting of 'p' is nan"),
        (lambda s: s.set_demand("b", float("inf")), "demand of 'b' is inf"),
    ],
)
def test_a_wrong_change_is_refused_by_name(simulation: WaterSimulation, call: object, word: str) -> None:
    assert callable(call)
    with pytest.raises(BadInput, match=word):
        call(simulation)


def test_hundreds_of_models_live_in_one_process(tmp_path: Path) -> None:
    first = WaterSimulation(network_from(tmp_path, LOOP))
    models = [first.fork() for _ in range(300)]
    for i, model in enumerate(models):
        model.set_demand("b", 1e-5 * i)
    heads = [model.heads_m[1] for model in models]
    assert all(later < earlier for earlier, later in itertools.pairwise(heads))


def test_junctions_behind_closed_links_are_named_and_the_rest_is_solved(simulation: WaterSimulation) -> None:
    assert simulation.without_source == ()
    simulation.set_status("ab", False)
    simulation.set_status("bc", False)
    simulation.run_until(3600)
    assert simulation.without_source == ("b",)
    assert simulation.pressures_m[simulation.node_ids.index("c")] > 0.0
