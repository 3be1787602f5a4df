"""Every kind of device, demand and rule is EPANET's, in small networks that no shipped file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.pipes import compare, peer_energy_kwh
from tests.pipes.helpers import LOOP, network_from, with_section
from twin_core.pipes.water import WaterSimulation

AB = " ab a b 500 250 110\n"


def valve(kind: str, setting: str, loss: str = "0") -> str:
    """The loop with a valve instead of pipe ab, and curves for those that need one."""
    text = with_section(LOOP.replace(AB, ""), "VALVES", f" v a b 200 {kind} {setting} {loss}")
    return with_section(text, "CURVES", " loss 0 0", " loss 5 2", " loss 20 15", " part 20 5", " part 60 40")


def pump(form: str, *curve: str) -> str:
    """The loop with another pump."""
    text = LOOP.replace(" curve 20 30", "\n".join(curve) or " other 1 1")
    return text.replace(" p r a HEAD curve", f" p r a {form}")


def rule(*lines: str) -> str:
    return with_section(LOOP, "RULES", "RULE one", *lines)


CASES = {
    "general valve": valve("GPV", "loss"),
    "breaker valve": valve("PBV", "4", "2"),
    "throttle valve": valve("TCV", "300", "2"),
    "positional valve": valve("PCV", "45", "2.5 part"),
    "reducing valve": valve("PRV", "20"),
    "sustaining valve": valve("PSV", "35"),
    "flow valve": valve("FCV", "2"),
    "three-point pump": pump("HEAD c", " c 0 40", " c 20 30", " c 35 12"),
    "many-point pump": pump("HEAD c", " c 0 42", " c 8 38", " c 20 30", " c 35 12"),
    # In feet and horsepower: with metric files EPANET 2.3.5 divides kilowatts by 0.7457 twice.
    "power pump": pump("POWER 6").replace("LPS", "GPM").replace("250 110", "8 110").replace("200 110", "6 110"),
    "pump with speed and pattern": pump("HEAD c SPEED 0.9 PATTERN day", " c 20 34"),
    "Darcy-Weisbach": LOOP.replace("H-W", "D-W").replace(" 110\n", " 0.3\n"),
    "Chezy-Manning": LOOP.replace("H-W", "C-M").replace(" 110\n", " 0.012\n"),
    "emitters without backflow": with_section(
        with_section(LOOP, "EMITTERS", " a 0.4", " b 0.2"), "OPTIONS", " Backflow Allowed No"
    ),
    "demand by pressure": with_section(
        LOOP, "OPTIONS", " Demand Model PDA", " Required Pressure 45", " Minimum Pressure 3", " Pressure Exponent 0.6"
    ),
    "check valve": LOOP.replace(" ct c t 300 250 110", " ct c t 300 250 110 0 CV"),
    "rule on a tank's fill time": rule("IF TANK t FILLTIME BELOW 30", "THEN PUMP p STATUS IS CLOSED"),
    "rule on clock and demand": rule(
        "IF SYSTEM CLOCKTIME >= 2 AM",
        "AND SYSTEM DEMAND ABOVE 10",
        "THEN PUMP p SETTING IS 0.8",
        "ELSE PUMP p SETTING IS 1.1",
        "PRIORITY 2",
    ),
    "rule on pressure and flow": rule(
        "IF JUNCTION b PRESSURE ABOVE 25", "OR LINK ct FLOW ABOVE 4", "THEN PIPE bc STATUS IS CLOSED"
    ),
    "control at a clock time": with_section(
        LOOP, "CONTROLS", " LINK p 0.7 AT CLOCKTIME 2 AM", " LINK ca CLOSED AT TIME 3:20"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_heads_and_events_are_those_of_epanet(name: str, tmp_path: Path) -> None:
    path = tmp_path / "net.inp"
    path.write_text(CASES[name], encoding="utf-8")
    result = compare(path)
    assert result.agrees, result
    assert result.head_ft < 1e-4


@pytest.mark.parametrize("name", ["three-point pump", "power pump", "pump with speed and pattern"])
def test_pumps_use_the_energy_epanet_says(name: str, tmp_path: Path) -> None:
    """With an efficiency curve and the correction for speed; a sum of power over the steps."""
    text = with_section(CASES[name], "ENERGY", " PUMP p EFFIC e", " GLOBAL PRICE 0.1")
    text = with_section(text, "CURVES", " e 0 30", " e 15 75", " e 40 50")
    simulation = WaterSimulation(network_from(tmp_path, text))
    simulation.run_until(simulation.network.times.duration_s)
    expected = peer_energy_kwh(tmp_path / "net.inp")
    assert simulation.energy["kwh"].tolist() == pytest.approx(expected, rel=1e-6)
    assert simulation.energy["cost"].sum() == pytest.approx(0.1 * sum(expected), rel=1e-6)
