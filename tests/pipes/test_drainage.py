"""Drainage: water is kept, SWMM's own kinematic wave agrees, bad files are named."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadFile, BadInput

from twin_core.pipes.drainage import DrainageSimulation, read_swmm

RAIN_MM_H = (12.0, 30.0, 80.0, 40.0, 20.0, 8.0)
"""Ten minutes each."""
MODEL = """[OPTIONS]
FLOW_UNITS CMS
INFILTRATION HORTON
FLOW_ROUTING KINWAVE
START_DATE 06/27/2026
START_TIME 00:00:00
END_DATE 06/27/2026
END_TIME 03:00:00
REPORT_STEP 00:05:00
WET_STEP 00:00:15
DRY_STEP 00:05:00
ROUTING_STEP 15
[RAINGAGES]
RG INTENSITY 0:10 1.0 TIMESERIES R
[SUBCATCHMENTS]
C1 RG M1 3.0 70 170 0.5 0
C2 RG M2 2.0 80 140 0.5 0
C3 RG U1 1.0 95 120 4.0 0
[SUBAREAS]
C1 0.013 0.2 1.5 5 25 OUTLET
C2 0.013 0.2 1.5 5 25 OUTLET
C3 0.013 0.2 1.5 5 25 OUTLET
[INFILTRATION]
C1 50 8 3 7 0
C2 50 8 3 7 0
C3 50 8 3 7 0
[JUNCTIONS]
M1 10 4 0 0 600
M2 9.4 4 0 0 600
[OUTFALLS]
O1 9 FREE NO
[STORAGE]
U1 6 8 0 TABULAR TROUGH 0 0
[CONDUITS]
D1 M1 M2 300 0.013 10 9.4 0 0
D2 M2 O1 200 0.013 9.4 9 0 0
[PUMPS]
P1 U1 M1 LIFT ON 0.8 0.3
[XSECTIONS]
D1 CIRCULAR 1.2 0 0 0 1
D2 CIRCULAR 1.5 0 0 0 1
[CURVES]
TROUGH STORAGE 0 24
TROUGH 2.5 24
TROUGH 2.6 480
TROUGH 8 7000
LIFT PUMP4 0.3 0
LIFT 0.8 0.1
LIFT 1.6 0.2
LIFT 9 0.2
[TIMESERIES]
"""


def series() -> str:
    rows = [f"R 0:{10 * n:02d} {value}" for n, value in enumerate(RAIN_MM_H)]
    return "\n".join([*rows, "R 1:00 0", ""])


@pytest.fixture
def inp(tmp_path: Path) -> Path:
    path = tmp_path / "drainage.inp"
    path.write_text(MODEL + series(), encoding="utf-8")
    return path


def play(simulation: DrainageSimulation, until_s: float, dt_s: float = 15.0) -> np.ndarray:
    """Run and return the peak flow of each conduit."""
    peak = np.zeros(len(simulation.network.conduit_ids))
    while simulation.time_s < until_s:
        ten_minutes = int(simulation.time_s // 600)
        simulation.step(dt_s, RAIN_MM_H[ten_minutes] if ten_minutes < len(RAIN_MM_H) else 0.0)
        peak = np.maximum(peak, simulation.flows_m3ps())
    return peak


@pytest.mark.parametrize("dt_s", [5.0, 15.0, 60.0])
def test_all_rain_is_found_again(inp: Path, dt_s: float) -> None:
    simulation = DrainageSimulation(read_swmm(inp))
    play(simulation, 3 * 3600.0, dt_s)
    balance = simulation.balance()
    assert balance.rained_m3 == pytest.approx(60_000 * sum(RAIN_MM_H) / 6000, rel=1e-9)
    assert abs(balance.error) < 5e-3  # pipes that run dry or full within a step; SWMM's manual calls 1 % good
    assert balance.left_m3 > 0.5 * balance.rained_m3


def test_swmm_finds_the_same_peaks_and_volumes(inp: Path, tmp_path: Path) -> None:
    """Within 5 %: SWMM steps runoff and sewers apart and recovers Horton's curve."""
    solver = pytest.importorskip("swmm.toolkit.solver", reason="swmm-toolkit is not installed (extra: test)")
    solver.swmm_run(str(inp), str(tmp_path / "k.rpt"), str(tmp_path / "k.out"))
    report = (tmp_path / "k.rpt").read_text(encoding="utf-8", errors="replace")
    table = report[report.index("Link Flow Summary") : report.index("Conduit Surcharge Summary")]
    peaks = {row[0]: float(row[2]) for row in map(str.split, table.splitlines()) if row[:1] and row[0] in ("D1", "D2")}
    left = re.search(r"External Outflow \.+\s+([\d.]+)", report)
    assert left is not None
    simulation = DrainageSimulation(read_swmm(inp))
    mine = dict(zip(simulation.network.conduit_ids, play(simulation, 3 * 3600.0).tolist(), strict=True))
    for id_, peak in peaks.items():
        assert mine[id_] == pytest.approx(peak, rel=0.05), id_
    assert simulation.balance().left_m3 == pytest.approx(float(left.group(1)) * 1e4, rel=0.05)


def test_a_steady_rain_ends_in_a_steady_flow(inp: Path) -> None:
    """On sealed ground alone, what falls runs off: rain times area."""
    text = inp.read_text(encoding="utf-8")
    for share in ("3.0 70", "2.0 80", "1.0 95"):
        text = text.replace(share, share.split()[0] + " 100")
    inp.write_text(text, encoding="utf-8")
    simulation = DrainageSimulation(read_swmm(inp))
    for _ in range(480):
        simulation.step(30.0, 20.0)
    both = dict(zip(simulation.network.conduit_ids, simulation.flows_m3ps().tolist(), strict=True))
    runoff = 20.0 / 3.6e6 * 6e4
    assert both["D2"] == pytest.approx(runoff, rel=0.02)  # the underpass's hectare comes by its pump, in strokes


def test_a_failed_pump_floods_the_underpass(inp: Path) -> None:
    good = DrainageSimulation(read_swmm(inp))
    play(good, 3600.0)
    text = inp.read_text(encoding="utf-8")
    inp.write_text(
        text.replace("0.8 0.1", "0.8 0").replace("1.6 0.2", "1.6 0").replace("9 0.2", "9 0"), encoding="utf-8"
    )
    broken = DrainageSimulation(read_swmm(inp))
    play(broken, 3600.0)
    assert good.storage_depth_m()[0] < 2.5 < 2.6 < broken.storage_depth_m()[0]


def test_what_a_full_sewer_cannot_take_waits_and_comes_back(inp: Path) -> None:
    text = inp.read_text(encoding="utf-8").replace("D1 CIRCULAR 1.2", "D1 CIRCULAR 0.4")
    inp.write_text(text, encoding="utf-8")
    simulation = DrainageSimulation(read_swmm(inp))
    play(simulation, 3000.0)
    waiting = simulation.ponded_m3()
    assert waiting[0] > 10.0
    assert waiting[1] == 0.0
    play(simulation, 4 * 3600.0)
    assert simulation.ponded_m3()[0] < waiting[0]
    assert abs(simulation.balance().error) < 5e-3


def test_going_back_to_a_snapshot_repeats_every_bit(inp: Path) -> None:
    simulation = DrainageSimulation(read_swmm(inp))
    play(simulation, 1200.0)
    kept = simulation.snapshot()
    play(simulation, 2400.0)
    first = (simulation.flows_m3ps().tobytes(), simulation.storage_depth_m().tobytes(), simulation.balance())
    simulation.restore(kept)
    assert simulation.time_s == 1200.0
    play(simulation, 2400.0)
    assert (simulation.flows_m3ps().tobytes(), simulation.storage_depth_m().tobytes(), simulation.balance()) == first


@pytest.mark.parametrize(("dt_s", "rain"), [(0.0, 1.0), (301.0, 1.0), (10.0, -1.0), (10.0, float("nan"))])
def test_impossible_steps_are_refused(inp: Path, dt_s: float, rain: float) -> None:
    with pytest.raises(BadInput):
        DrainageSimulation(read_swmm(inp)).step(dt_s, rain)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("FLOW_UNITS CMS", "FLOW_UNITS CFS", "[OPTIONS]: flow units CFS: only CMS is read; convert the file in SWMM"),
        ("D1 M1 M2", "D1 M1 M9", "35: [CONDUITS]: node M9 is not declared"),
        ("M2 9.4 4", "M1 9.4 4", "29: [JUNCTIONS]: node M1 is given twice"),
        ("D1 M1 M2 300", "D1 M1 M2 -300", "35: [CONDUITS]: D1: length, roughness and diameter must be above 0"),
        ("D1 M1 M2 300", "D1 M1 M2 long", "35: [CONDUITS]: D1: column 4 is long; a number is needed"),
        ("D2 M2 O1", "D2 M1 O1", "36: [CONDUITS]: D2: node M1 has a second way out; the kinematic wave follows one"),
        ("D2 M2 O1", "D2 M2 M1", "[CONDUITS]: 2 conduits run in a circle; water must fall"),
        ("D2 CIRCULAR", "D2 ARCH", "36: [CONDUITS]: D2: has no circular cross-section"),
        ("TABULAR TROUGH", "TABULAR POND", "33: [STORAGE]: curve POND is not declared"),
        ("U1 M1 LIFT", "U1 M1 DROP", "38: [PUMPS]: curve DROP is not declared"),
        ("O1 9 FREE NO\n", "", "[OUTFALLS]: there is none; water must leave somewhere"),
        ("C2 50 8 3 7 0\n", "", "17: [SUBCATCHMENTS]: C2: has no row in [SUBAREAS] or [INFILTRATION]"),
    ],
)
def test_a_bad_file_is_named_by_section_and_line(inp: Path, before: str, after: str, message: str) -> None:
    text = inp.read_text(encoding="utf-8")
    assert before in text
    inp.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_swmm(inp)
    found = [str(fault).removeprefix(f"{inp}:").strip() for fault in caught.value.faults]
    assert message in found


def test_luzhou_runs_and_keeps_its_water(luzhou: Path) -> None:
    simulation = DrainageSimulation(read_swmm(luzhou / "dressed" / "drainage.inp"))
    for _ in range(90):
        simulation.step(60.0, 42.0)
    assert simulation.network.storages == 8
    assert abs(simulation.balance().error) < 1e-3
    assert simulation.storage_depth_m().max() < 2.75  # 42 mm/h leave every underpass open
