"""The reader takes what EPANET takes, and names line and section of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from citybrain_wire.errors import BadFile

from tests.pipes.helpers import LOOP, network_from, with_section
from twin_core.pipes.water import ControlKind, SourceKind, ValveKind, read_inp

US = LOOP.replace("Units LPS", "Units GPM")


def test_units_of_the_file_become_si(tmp_path: Path) -> None:
    metric, imperial = network_from(tmp_path, LOOP), network_from(tmp_path, US)
    assert metric.pipes[0].length_m == 500.0
    assert metric.pipes[0].diameter_m == pytest.approx(0.25)
    assert metric.junctions[1].demands[0].base_m3s == pytest.approx(5e-3)
    assert imperial.pipes[0].length_m == pytest.approx(152.4)
    assert imperial.pipes[0].diameter_m == pytest.approx(6.35)
    assert imperial.junctions[1].demands[0].base_m3s == pytest.approx(5 * 6.30902e-5, rel=1e-5)


def test_demand_lines_replace_the_junctions_demand_and_then_add(tmp_path: Path) -> None:
    network = network_from(tmp_path, with_section(LOOP, "DEMANDS", " b 1", " b 2 day"))
    assert [d.pattern for d in network.junctions[1].demands] == [None, "day", "day"]
    assert [d.base_m3s for d in network.junctions[1].demands] == pytest.approx([1e-3, 2e-3, 5e-3])


def test_every_valve_and_pump_form_is_read(tmp_path: Path) -> None:
    text = with_section(
        LOOP,
        "VALVES",
        " v1 a b 200 PRV 30 0.5",
        " v2 a b 200 FCV 7",
        " v3 a b 200 GPV curve2",
        " v4 a b 200 PCV 40 0.2 curve2",
    )
    text = with_section(text, "CURVES", " curve2 0 0", " curve2 50 4", " curve2 100 9")
    text = with_section(text, "PUMPS", " q r b POWER 3 SPEED 0.9 PATTERN day")
    network = network_from(tmp_path, text)
    assert [valve.kind for valve in network.valves] == [ValveKind.PRV, ValveKind.FCV, ValveKind.GPV, ValveKind.PCV]
    assert network.valves[0].setting == pytest.approx(30.0)
    assert network.valves[1].setting == pytest.approx(7e-3)
    pumps = {pump.id: pump for pump in network.pumps}
    assert (pumps["q"].power_w, pumps["q"].speed, pumps["q"].pattern) == (3000.0, 0.9, "day")
    assert set(network.link_ids()) == {"ab", "bc", "ca", "ct", "p", "q", "v1", "v2", "v3", "v4"}


def test_controls_rules_and_quality_are_read(tmp_path: Path) -> None:
    text = with_section(
        LOOP,
        "CONTROLS",
        " LINK p CLOSED IF NODE t ABOVE 8",
        " LINK p 1.2 AT CLOCKTIME 6:30 PM",
        " LINK ab OPEN AT TIME 90 MIN",
    )
    text = with_section(
        text,
        "RULES",
        " RULE one",
        " IF TANK t LEVEL BELOW 2",
        " OR SYSTEM CLOCKTIME >= 10 PM",
        " THEN PUMP p STATUS IS OPEN",
        " ELSE PUMP p SETTING IS 0.5",
        " PRIORITY 3",
    )
    text = with_section(text, "SOURCES", " a SETPOINT 1.5 day")
    text = with_section(text, "REACTIONS", " GLOBAL BULK -0.5", " WALL ab -0.1", " ORDER WALL 0")
    text = with_section(text, "MIXING", " t 2COMP 0.3")
    network = network_from(tmp_path, text)
    assert [c.kind for c in network.controls] == [ControlKind.ABOVE, ControlKind.CLOCK_TIME, ControlKind.TIME]
    assert [c.time_s for c in network.controls] == [0, 18 * 3600 + 1800, 5400]
    rule = network.rules[0]
    assert (rule.priority, len(rule.premises), rule.premises[1].joined_by_or) == (3.0, 2, True)
    assert rule.premises[1].value == 22 * 3600
    assert rule.otherwise[0].setting == 0.5
    assert network.quality.sources[0].kind is SourceKind.SETPOINT
    assert (network.quality.bulk_per_day, network.quality.wall_order) == (-0.5, 0.0)
    assert network.quality.mixing[0].model == "2COMP"


BAD = [
    (LOOP.replace(" ab a b", " ab a nobody"), "PIPES", "node 'nobody' is not defined"),
    (LOOP.replace("500 250 110", "500 0 110"), "PIPES", "diameter is 0; it must be more than 0"),
    (LOOP.replace("500 250 110", "-5 250 110"), "PIPES", "length is -5"),
    (LOOP.replace("500 250 110", "five 250 110"), "PIPES", "length is 'five'"),
    (LOOP.replace(" bc b c", " ab b c"), "PIPES", "link 'ab' is defined twice, first in line 13"),
    (LOOP.replace("HEAD curve", "HEAD none"), "PUMPS", "curve 'none' is not defined"),
    (LOOP.replace(" b 5 day", " b 5 night"), "DEMANDS", "pattern 'night' is not defined"),
    (LOOP.replace("Units LPS", "Units FURLONGS"), "OPTIONS", "flow unit 'FURLONGS' is unknown"),
    (LOOP.replace("Headloss H-W", "Headloss X-Y"), "OPTIONS", "formula 'X-Y' is unknown"),
    (LOOP.replace(" t 30 5 1 9 12", " t 30 12 1 9 12"), "TANKS", "levels of tank 't' must rise"),
    (LOOP.replace("Duration 6", "Duration soon"), "TIMES", "duration"),
    (LOOP.replace("Duration 6", "Duration 6:00:00:30"), "TIMES", "write hours, h:mm or h:mm:ss"),
    (LOOP.replace("[TIMES]", "[CLOCKS]"), "CLOCKS", "no section of EPANET has this name"),
]


@pytest.mark.parametrize(("text", "section", "words"), BAD, ids=[case[2][:30] for case in BAD])
def test_a_fault_is_one_line_with_its_place(tmp_path: Path, text: str, section: str, words: str) -> None:
    changed = [a != b for a, b in zip(LOOP.splitlines(), text.splitlines(), strict=True)]
    line = changed.index(True) + 1
    with pytest.raises(BadFile) as caught:
        network_from(tmp_path, text)
    fault = caught.value.faults[0]
    assert (fault.line, fault.field) == (line, f"[{section}]")
    assert words in fault.message
    assert "\n" not in str(fault)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda t: with_section(t, "JUNCTIONS", " lonely 5 1"), "'lonely' has no path to a reservoir or tank"),
        (lambda t: with_section(t, "CURVES", " curve 30 40"), "x of curve 'curve' must grow"),
        (lambda t: with_section(t, "VALVES", " v r a 200 PRV 30"), "touches 'r', a tank or reservoir"),
        (lambda t: t.replace("[RESERVOIRS]\n r 15", "").replace("[TANKS]\n t 30 5 1 9 12", ""), "not defined"),
        (
            lambda t: with_section(
                t,
                "RULES",
                "RULE a",
                "IF LINK ab STATUS IS OPEN",
                "THEN LINK ab STATUS IS CLOSED",
                "RULE b",
                "IF LINK ab STATUS IS CLOSED",
                "THEN LINK ab STATUS IS OPEN",
            ),
            "would switch for ever",
        ),
    ],
)
def test_faults_between_parts_are_named(tmp_path: Path, change: object, words: str) -> None:
    assert callable(change)
    with pytest.raises(BadFile, match=words):
        network_from(tmp_path, change(LOOP))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.inp"
    path.write_bytes(b"\x00\x01\x02")
    with pytest.raises(BadFile, match="not a text file"):
        read_inp(path)
    with pytest.raises(BadFile, match="cannot be read"):
        read_inp(tmp_path / "missing.inp")


def test_more_nodes_than_a_million_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.inp"
    path.write_text("[JUNCTIONS]\n" + "j 1\n" * 1_000_001, encoding="utf-8")
    with pytest.raises(BadFile, match="1000001 nodes; at most 1000000"):
        read_inp(path)
