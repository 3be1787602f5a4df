"""Heads and events are EPANET's, at every hydraulic solution."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.pipes import compare, shipped_networks

# Networks of the wntr package: pumps with curves and of constant power, tanks with volume curves, PRV, PSV, FCV, check
# valves, emitters, pressure-driven demand, leaks, timed, level, pressure and rule-based controls.
NAMES = [
    "Net1.inp",
    "Net2.inp",
    "Net3.inp",
    "ky4.inp",
    "ky10.inp",
    "Anytown_multipointcurves.inp",
    "CCWI17-HermanMahmoud.inp",
    "bad_times.inp",
    "conditional_controls_1.inp",
    "conditional_controls_2.inp",
    "control_comb.inp",
    "cv_controls.inp",
    "epanet_leaks.inp",
    "io.inp",
    "msx_example.inp",
    "prv_open_no_upstream_sources.inp",
    "psv_open_no_downstream_sources.inp",
    "skeletonize.inp",
    "tank_controls_1.inp",
    "tank_controls_2.inp",
    "time_controls.inp",
    "times.inp",
]


@pytest.mark.parametrize("name", NAMES)
def test_heads_and_events_are_those_of_epanet(name: str) -> None:
    path = next(path for path in shipped_networks() if path.name == name)
    result = compare(path)
    assert result.agrees, result


@pytest.mark.data
def test_a_week_of_l_town_is_that_of_epanet(shared_data: Path) -> None:
    result = compare(shared_data / "pipes" / "l-town" / "L-TOWN.inp")
    assert result.agrees, result
    assert result.head_ft <= 1e-4
    assert result.steps == 2031
