"""What the water carries: closed forms, balances, and EPANET's own answers."""

from __future__ import annotations

from math import exp, pi
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput

from bench.pipes import compare_quality, shipped_networks
from tests.pipes.helpers import LOOP, network_from, with_section
from twin_core.pipes.water import WaterQuality, WaterSimulation, run_to_folder

ONE_PIPE = """
[JUNCTIONS]
 a 0 50
[RESERVOIRS]
 r 60
[PIPES]
 p r a 1000 300 110
[QUALITY]
 r 1.0
[TIMES]
 Duration 6:00
 Quality Timestep 0:01
[OPTIONS]
 Units LPS
 Quality {kind}
[REACTIONS]
{reactions}
[END]
"""
TRAVEL_S = 1000 * pi * 0.15**2 / 0.05


def quality_of(folder: Path, text: str) -> WaterQuality:
    return WaterQuality(WaterSimulation(network_from(folder, text)))


def test_water_is_as_old_as_its_way_is_long(tmp_path: Path) -> None:
    """It leaves the reservoir one hour old."""
    quality = quality_of(tmp_path, ONE_PIPE.format(kind="Age", reactions=""))
    quality.run_until(6 * 3600)
    assert quality.nodes[0] == pytest.approx(1.0 + TRAVEL_S / 3600, abs=1.5 / 60)
    assert quality.links[0] == pytest.approx(1.0 + TRAVEL_S / 7200, abs=1.5 / 60)


def test_a_chemical_decays_on_its_way(tmp_path: Path) -> None:
    quality = quality_of(tmp_path, ONE_PIPE.format(kind="Chlorine mg/L", reactions="Global Bulk -10"))
    quality.run_until(6 * 3600)
    assert quality.nodes[0] == pytest.approx(exp(-10 * TRAVEL_S / 86400), rel=5e-3)
    assert quality.mass_balance == pytest.approx(1.0, abs=1e-6)


def test_the_share_of_a_source_arrives_after_the_travel_time(tmp_path: Path) -> None:
    quality = quality_of(tmp_path, ONE_PIPE.format(kind="Trace r", reactions=""))
    quality.run_until(int(TRAVEL_S) - 61)
    assert quality.nodes[0] == 0.0
    quality.run_until(int(TRAVEL_S) + 121)
    assert quality.nodes[0] == pytest.approx(100.0)


def test_a_run_leaves_tables_of_quality(tmp_path: Path) -> None:
    simulation = WaterSimulation(network_from(tmp_path, ONE_PIPE.format(kind="Age", reactions="")))
    summary = run_to_folder(simulation, tmp_path / "out")
    nodes = (tmp_path / "out" / "quality_nodes.csv").read_text(encoding="utf-8").splitlines()
    assert nodes[0] == "time_s,id,quality"
    assert len(nodes) == 1 + 7 * 2
    assert len((tmp_path / "out" / "quality_links.csv").read_text(encoding="utf-8").splitlines()) == 1 + 7
    assert summary["quality_unit"] == "h"


def test_a_fork_goes_its_own_way_and_a_snapshot_returns_bit_for_bit(tmp_path: Path) -> None:
    quality = quality_of(tmp_path, with_section(LOOP, "OPTIONS", " Quality Age"))
    quality.run_until(7200)
    water, hydraulics, other = quality.snapshot(), quality.simulation.snapshot(), quality.fork()
    other.simulation.set_status("ca", False)
    quality.run_until(14400)
    other.run_until(14400)
    assert not np.array_equal(quality.nodes, other.nodes)
    expected = quality.nodes
    quality.simulation.restore(hydraulics)
    quality.restore(water)
    quality.run_until(14400)
    assert np.array_equal(quality.nodes, expected)


def test_a_network_without_quality_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="QUALITY"):
        quality_of(tmp_path, LOOP)


@pytest.mark.parametrize("name", ["Net1.inp", "Net2.inp", "Net3.inp"])
def test_shipped_networks_carry_what_epanet_says(name: str) -> None:
    path = next(path for path in shipped_networks() if path.name == name)
    result = compare_quality(path)
    assert result.agrees, result


@pytest.mark.parametrize("kind", ["Chlorine mg/L", "Age", "Trace r"])
@pytest.mark.parametrize("model", ["MIXED", "2COMP 0.3", "FIFO", "LIFO"])
def test_tanks_mix_as_those_of_epanet(kind: str, model: str, tmp_path: Path) -> None:
    text = with_section(LOOP, "OPTIONS", f" Quality {kind}")
    text = with_section(text, "MIXING", f" t {model}")
    text = with_section(text, "QUALITY", " r 1.0")
    text = with_section(text, "REACTIONS", " Global Bulk -0.5", " Global Wall -0.1", " Order Wall 0")
    path = tmp_path / "net.inp"
    path.write_text(text, encoding="utf-8")
    result = compare_quality(path)
    assert result.agrees, result
