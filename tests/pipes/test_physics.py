"""Solutions against closed forms."""

from __future__ import annotations

from math import log10, pi, sqrt
from pathlib import Path

import numpy as np
import pytest

from tests.pipes.helpers import network_from
from twin_core.pipes.water import WaterSimulation
from twin_core.pipes.water._symbolic import make_schedule
from twin_core.pipes.water.engine._linear import solve_linear
from twin_core.pipes.water.engine._power import log2, power

ONE_PIPE = """
[JUNCTIONS]
 a 0 {demand}
[RESERVOIRS]
 r 60
[PIPES]
 p r a 1000 300 {roughness}
{more}
[OPTIONS]
 Units LPS
 Headloss {formula}
 Accuracy 0.00001
{options}
[END]
"""


def simulate(folder: Path, **parts: object) -> WaterSimulation:
    values = {"demand": 50, "roughness": 110, "formula": "H-W", "more": "", "options": "", **parts}
    return WaterSimulation(network_from(folder, ONE_PIPE.format(**values)))


def test_hazen_williams_loses_what_its_formula_says(tmp_path: Path) -> None:
    loss = 60.0 - simulate(tmp_path).heads_m[0]
    assert loss == pytest.approx(10.67 * 1000 * 0.05**1.852 / (110**1.852 * 0.3**4.871), rel=2e-3)


def test_manning_loses_what_its_formula_says(tmp_path: Path) -> None:
    loss = 60.0 - simulate(tmp_path, formula="C-M", roughness=0.012).heads_m[0]
    assert loss == pytest.approx(
        10.29 * 0.012**2 * 1000 * 0.05**2 / 0.3 ** (16 / 3), rel=1e-2
    )  # EPANET rounds 4/3 and 1.486


def test_darcy_weisbach_meets_colebrook_in_turbulent_flow(tmp_path: Path) -> None:
    loss = 60.0 - simulate(tmp_path, formula="D-W", roughness=0.1).heads_m[0]
    speed, viscosity = 0.05 / (pi * 0.15**2), 1.1e-5 * 0.3048**2
    f = 0.02
    for _ in range(50):
        f = 1.0 / (-2.0 * log10(1e-4 / 3.7 / 0.3 + 2.51 / (speed * 0.3 / viscosity * sqrt(f)))) ** 2
    assert loss == pytest.approx(f * 1000 / 0.3 * speed**2 / (2 * 9.81), rel=1.5e-2)


def test_laminar_flow_follows_hagen_and_poiseuille(tmp_path: Path) -> None:
    loss = 60.0 - simulate(tmp_path, formula="D-W", roughness=0.1, demand=0.2).heads_m[0]
    viscosity = 1.1e-5 * 0.3048**2
    assert loss == pytest.approx(128 * viscosity * 1000 * 0.2e-3 / (pi * 9.81 * 0.3**4), rel=1e-3)


def test_an_emitter_gives_its_coefficient_times_the_root_of_pressure(tmp_path: Path) -> None:
    simulation = simulate(tmp_path, demand=0, more="[EMITTERS]\n a 2")
    assert simulation.demands_m3s[0] == pytest.approx(2e-3 * sqrt(simulation.pressures_m[0]), rel=1e-4)


def test_demand_falls_with_the_root_of_pressure(tmp_path: Path) -> None:
    more = " Demand Model PDA\n Minimum Pressure 10\n Required Pressure 80\n Pressure Exponent 0.5"
    simulation = simulate(tmp_path, options=more)
    pressure = simulation.pressures_m[0]
    assert 10.0 < pressure < 60.0
    assert simulation.demands_m3s[0] == pytest.approx(0.05 * sqrt((pressure - 10) / 70), abs=3e-6)


def test_a_reducing_valve_holds_the_pressure_behind_it(tmp_path: Path) -> None:
    more = "[JUNCTIONS]\n b 0 0\n[VALVES]\n v a b 200 PRV 20\n[PIPES]\n q b c 10 200 110\n[JUNCTIONS]\n c 0 5"
    simulation = simulate(tmp_path, more=more)
    assert simulation.pressures_m[simulation.node_ids.index("b")] == pytest.approx(20.0, abs=1e-3)


def test_a_flow_control_valve_passes_its_setting(tmp_path: Path) -> None:
    more = "[JUNCTIONS]\n b 0 0\n[VALVES]\n v a b 200 FCV 7\n[RESERVOIRS]\n s 10\n[PIPES]\n q b s 10 200 110"
    simulation = simulate(tmp_path, more=more)
    assert simulation.flows_m3s[simulation.link_ids.index("v")] == pytest.approx(
        7e-3, rel=1e-4
    )  # plus 1e-8 ft²/s of leakage


def test_powers_are_those_of_the_library() -> None:
    rng = np.random.default_rng(7)
    for x in np.exp(rng.uniform(-30.0, 12.0, 300)):
        assert log2(x) == pytest.approx(np.log2(x), rel=1e-12, abs=1e-12)
        for y in (0.852, -1.0, 0.5, 2.3):
            assert power(x, y) == pytest.approx(x**y, rel=2e-13)
    assert power(0.0, 0.852) < 1e-200


def test_the_frozen_schedule_solves_what_a_dense_solver_solves() -> None:
    rng = np.random.default_rng(3)
    n = 40
    edges = [(i, int(j)) for i in range(1, n) for j in rng.integers(0, i, 2)]
    schedule = make_schedule(n, edges)
    place = np.empty(n, dtype=int)
    place[schedule.order] = np.arange(n)
    dense = np.diag(rng.uniform(0.1, 1.0, n))
    lower = np.zeros(schedule.rows.size + 1)
    for a, b in edges:
        if a != b:
            p = rng.uniform(0.5, 2.0)
            i, j = int(place[a]), int(place[b])
            dense[i, j] -= p
            dense[j, i] -= p
            dense[i, i] += p
            dense[j, j] += p
            lower[schedule.slot_of[max(i, j), min(i, j)]] -= p
    right, head = rng.normal(size=n), np.zeros(n)
    expected = np.linalg.solve(dense, right)
    solved = solve_linear(
        schedule.start, schedule.rows, schedule.targets, np.diag(dense).copy(), lower, right.copy(),
        np.zeros(schedule.rows.size), np.zeros(n), head,
    )  # fmt: skip
    assert solved
    assert head == pytest.approx(expected, rel=1e-10)


def test_a_matrix_without_a_solution_is_noticed() -> None:
    schedule = make_schedule(2, [(0, 1)])
    solved = solve_linear(
        schedule.start, schedule.rows, schedule.targets, np.array([1.0, 1.0]), np.array([-1.0, 0.0]), np.ones(2),
        np.zeros(1), np.zeros(2), np.zeros(2),
    )  # fmt: skip
    assert not solved
