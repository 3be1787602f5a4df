"""The dressed pipes: EPANET and SWMM run them, and what they find is what a city's water and drains should do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.city.dressing import make_grid_city
from twin_core.city import city_info, import_sumo, load_city, load_couplings
from twin_core.city.dress import DRESSED, dress_city
from twin_core.city.dress._rain import RETURN_PERIODS_Y, STEP_MIN, design_intensity, hyetograph_mm_h
from twin_core.city.dress._sizing import DIAMETERS_MM, size_pipes

UNDERPASS = 2.5  # depth of the sump, so that water above it stands on the road


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_grid_city(tmp_path_factory.mktemp("pipes"))
    dress_city(folder, seed=1)
    return folder


@contextmanager
def epanet_project(inp: Path, scratch: Path) -> Iterator[object]:
    toolkit = pytest.importorskip("epanet.toolkit", reason="owa-epanet is not installed (extra: test)")
    project = toolkit.createproject()
    toolkit.open(project, str(inp), str(scratch / "water.rpt"), "")
    yield project
    toolkit.close(project)
    toolkit.deleteproject(project)


def pressures_m(inp: Path, scratch: Path) -> np.ndarray:
    """[T, N] pressure at every street's main over the day; EPANET's warnings are errors here."""
    from epanet import toolkit

    rows = []
    with epanet_project(inp, scratch) as project:
        count = toolkit.getcount(project, toolkit.NODECOUNT)
        nodes = [n for n in range(1, count + 1) if toolkit.getnodeid(project, n).startswith("N")]
        toolkit.openH(project)
        toolkit.initH(project, 0)
        while True:
            toolkit.runH(project)
            rows.append([toolkit.getnodevalue(project, n, toolkit.PRESSURE) for n in nodes])
            if toolkit.nextH(project) == 0:
                break
    return np.array(rows)


def run_swmm(inp: Path, scratch: Path) -> str:
    """SWMM's report."""
    solver = pytest.importorskip("swmm.toolkit.solver", reason="swmm-toolkit is not installed (extra: test)")
    solver.swmm_run(str(inp), str(scratch / "storm.rpt"), str(scratch / "storm.out"))
    return (scratch / "storm.rpt").read_text(encoding="utf-8", errors="replace")


def continuity_errors(report: str) -> list[float]:
    return [abs(float(value)) for value in re.findall(r"Continuity Error \(%\) \.+\s+(-?[\d.]+)", report)]


def deepest_m(report: str, prefix: str) -> dict[str, float]:
    """Greatest depth of each node whose id begins so, from the node depth summary."""
    table = report[report.index("Node Depth Summary") : report.index("Node Inflow Summary")]
    rows = [line.split() for line in table.splitlines()]
    return {row[0]: float(row[3]) for row in rows if len(row) > 5 and re.fullmatch(prefix + r"\d+", row[0])}


def test_epanet_runs_the_grid_without_a_warning(grid: Path, tmp_path: Path) -> None:
    found = pressures_m(grid / DRESSED / "water.inp", tmp_path)
    assert len(found) > 24
    assert 28.0 <= found.min() <= found.max() <= 60.0


def test_luzhou_has_service_pressure_everywhere_all_day(luzhou: Path, tmp_path: Path) -> None:
    found = pressures_m(luzhou / DRESSED / "water.inp", tmp_path)
    assert found.shape[1] > 500
    assert 28.0 <= found.min() <= found.max() <= 56.0


def test_swmm_runs_the_grid_without_a_warning(grid: Path, tmp_path: Path) -> None:
    report = run_swmm(grid / DRESSED / "drainage.inp", tmp_path)
    assert "ERROR" not in report
    assert "WARNING" not in report
    assert max(continuity_errors(report)) < 1.0


def test_luzhou_drains_the_three_year_storm_and_keeps_all_underpasses_open(luzhou: Path, tmp_path: Path) -> None:
    report = run_swmm(luzhou / DRESSED / "drainage.inp", tmp_path)
    assert "ERROR" not in report
    assert "WARNING" not in report
    assert max(continuity_errors(report)) < 1.0
    closing = {u.id: u.road_m + u.close_m for u in load_couplings(luzhou).underpasses}
    depths = deepest_m(report, "U")
    assert depths.keys() == closing.keys()
    assert [id_ for id_, depth in depths.items() if depth >= closing[id_]] == []


@pytest.mark.soak
def test_a_two_year_storm_stays_in_the_sewers(luzhou: Path, tmp_path: Path) -> None:
    text = (luzhou / DRESSED / "drainage.inp").read_text(encoding="utf-8")
    (tmp_path / "p2.inp").write_text(text.replace("TIMESERIES P3Y", "TIMESERIES P2Y"), encoding="utf-8")
    report = run_swmm(tmp_path / "p2.inp", tmp_path)
    assert "No nodes were surcharged" in report
    assert "No nodes were flooded" in report


@pytest.mark.soak
def test_a_fifty_year_storm_closes_the_weak_underpasses_and_no_more_than_half(luzhou: Path, tmp_path: Path) -> None:
    text = (luzhou / DRESSED / "drainage.inp").read_text(encoding="utf-8")
    (tmp_path / "p50.inp").write_text(text.replace("TIMESERIES P3Y", "TIMESERIES P50Y"), encoding="utf-8")
    depths = deepest_m(run_swmm(tmp_path / "p50.inp", tmp_path), "U")
    closed = [id_ for id_, depth in depths.items() if depth >= UNDERPASS + 0.25]
    assert 1 <= len(closed) <= 4


def test_every_sewer_falls_and_never_into_a_smaller_one(luzhou: Path) -> None:
    rows = (luzhou / DRESSED / "drainage.inp").read_text(encoding="utf-8")
    conduits = [row.split() for row in rows.split("[CONDUITS]\n")[1].split("\n\n")[0].splitlines()]
    sections = [row.split() for row in rows.split("[XSECTIONS]\n")[1].split("\n\n")[0].splitlines()]
    size = {row[0]: float(row[2]) for row in sections}
    leaving = {row[1]: row[0] for row in conduits}
    for id_, _, to, _, _, up, down, *_ in conduits:
        assert float(down) < float(up), id_
        if to in leaving:
            assert size[leaving[to]] >= size[id_], id_


def test_couplings_name_a_street_for_every_pipe_and_a_road_for_every_underpass(luzhou: Path) -> None:
    couplings = load_couplings(luzhou)
    edges = set(load_city(luzhou).network.edges.id)
    assert len(couplings.mains) > 1000
    for pipe in (*couplings.mains, *couplings.sewers):
        assert pipe.edges
        assert edges.issuperset(pipe.edges)
        assert pipe.depth_m >= 0.7  # GB 50289-2016: cover under carriageways
    assert len(couplings.underpasses) == 8
    for underpass in couplings.underpasses:
        assert underpass.edges
        assert underpass.notice_m < underpass.slow_m < underpass.close_m


def test_most_streets_have_a_main(luzhou: Path) -> None:
    city = load_city(luzhou)
    edges, lanes = city.network.edges, city.network.lanes
    under = {edge for main in load_couplings(luzhou).mains for edge in main.edges}
    on_ground = [
        name
        for n, name in enumerate(edges.id)
        if not edges.internal[n]
        and edges.type[n] not in ("expressway", "ramp")
        and lanes.speed_mps[edges.lane0[n]] < 19
    ]
    assert len(under & set(on_ground)) >= 0.95 * len(on_ground)


def test_info_counts_pipes(grid: Path) -> None:
    info = city_info(grid)
    water, drainage = info["water"], info["drainage"]
    assert isinstance(water, dict)
    assert isinstance(drainage, dict)
    assert water["pumps"] == 7
    assert drainage["junctions"] == water["junctions"] - 3  # beside streets: two plants' outlets and the tank's inlet
    assert drainage["outfalls"] >= 1


def test_design_storms_hold_the_depth_of_their_formula() -> None:
    for period in RETURN_PERIODS_Y:
        steps = hyetograph_mm_h(period)
        depth_mm = sum(steps) * STEP_MIN / 60.0
        assert depth_mm == pytest.approx(design_intensity(120.0, period) * 0.36 * 2.0, abs=0.02)
        assert int(np.argmax(steps)) == 9  # the step that ends at 0.4 of 120 minutes, or the one after
    assert all(a < b for a, b in pairwise(sum(hyetograph_mm_h(period)) for period in RETURN_PERIODS_Y))


def test_sizing_finds_flows_that_balance_at_every_place() -> None:
    """A square fed at one corner: by symmetry half the flow takes either way."""
    tail, head = np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3])
    demand = np.array([0.0, 0.02, 0.02, 0.04])
    sized = size_pipes(tail, head, np.full(4, 300.0), np.full(4, 130.0), np.full(4, 150), demand, [0])
    assert sized.flow_m3ps == pytest.approx([0.04, 0.04, 0.02, 0.02], rel=1e-4)
    assert sized.source_flow_m3ps == pytest.approx([0.08], rel=1e-4)
    assert sized.diameter_mm[0] == sized.diameter_mm[1] > sized.diameter_mm[2]
    assert set(sized.diameter_mm.tolist()) <= set(DIAMETERS_MM)
    loss = 10.667 * 300 * 0.04**1.852 / (130**1.852 * (sized.diameter_mm[0] / 1000) ** 4.871)
    assert sized.loss_m[1] == pytest.approx(loss, rel=1e-3)


@pytest.mark.data
@pytest.mark.parametrize(
    ("folder", "net"),
    [("bologna-acosta", "acosta_buslanes.net.xml"), ("dlr-TAVF-Hamburg", "network.net.xml.gz")],
)
def test_pipes_under_a_real_network_run(shared_data: Path, tmp_path: Path, folder: str, net: str) -> None:
    import_sumo(shared_data / "streets" / folder / net, [], [], tmp_path / "city")
    dress_city(tmp_path / "city")
    found = pressures_m(tmp_path / "city" / DRESSED / "water.inp", tmp_path)
    assert 25.0 <= found.min() <= found.max() <= 60.0
    report = run_swmm(tmp_path / "city" / DRESSED / "drainage.inp", tmp_path)
    assert "ERROR" not in report
    assert max(continuity_errors(report)) < 2.0
