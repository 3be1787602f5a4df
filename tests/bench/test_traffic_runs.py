"""How the traffic bench runs programs and reads what they wrote."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from citybrain_wire import BadFile, Unavailable

from bench.traffic import bench_traffic, read_case, read_engine_result, read_sumo_result, run_pinned
from bench.traffic._process import first_core
from bench.traffic._speed import grid_case
from bench.traffic._sumo import sumo_result
from bench.traffic._unit_cases import straight_case

needs_sumo = pytest.mark.skipif(importlib.util.find_spec("sumo") is None, reason="eclipse-sumo is not installed")


def python(code: str, folder: Path) -> float:
    return run_pinned([sys.executable, "-c", code], core=first_core(), cwd=folder, log=folder / "log.txt").cpu_s


def test_cpu_time_is_that_of_the_child(tmp_path: Path) -> None:
    idle = python("pass", tmp_path)
    busy = python("import time\nwhile time.process_time() < 0.5: pass", tmp_path)
    assert 0.3 < busy - idle < 0.7


def test_a_child_runs_on_the_core_asked_for(tmp_path: Path) -> None:
    core = first_core()
    python("import os, time; time.process_time(); print(os.sched_getaffinity(0))", tmp_path)
    # the pinning races with the loader, but interpreter start takes far longer than one system call
    assert (tmp_path / "log.txt").read_text(encoding="utf-8").strip() == f"{{{core}}}"


def test_a_failing_child_is_reported_with_the_end_of_its_log(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"ended with code 3; the end of .*log\.txt:\nno such street"):
        python("import sys; print('no such street', end=''); sys.stdout.flush(); sys.exit(3)", tmp_path)


def test_a_sumo_run_is_read(tmp_path: Path) -> None:
    (tmp_path / "statistic.xml").write_text(
        '<statistics><vehicles loaded="9" inserted="8" running="1" waiting="1"/><vehicleTripStatistics count="7"'
        ' duration="61.5" timeLoss="20.25" departDelay="0.5" waitingTime="11" routeLength="812.5"/></statistics>'
    )
    (tmp_path / "edgedata.xml").write_text(
        '<meandata><interval begin="0" end="100"><edge id="a" entered="3" left="4" sampledSeconds="50.5" speed="9.1"'
        ' traveltime="11.0"/><edge id=":j_0" sampledSeconds="0.00"/></interval></meandata>'
    )
    result = read_sumo_result(tmp_path)
    assert (result.loaded, result.inserted, result.running, result.waiting, result.arrived) == (9, 8, 1, 1, 7)
    assert result.means == (61.5, 20.25, 0.5, 11.0, 812.5)
    assert result.edges["a"] == (4, 50.5, 9.1, 11.0)
    assert result.edges[":j_0"].cars == 0
    assert result.vehicle_updates == 50.5


def test_our_run_is_read(tmp_path: Path) -> None:
    summary = {
        "vehicles": {"loaded": 9, "inserted": 8, "running": 1, "waiting": 1, "arrived": 2},
        "means": {"duration_s": 61.5, "time_loss_s": 20.25, "depart_delay_s": 0.5, "waiting_time_s": 11.0},
    }
    (tmp_path / "summary.json").write_text(json.dumps(summary))
    (tmp_path / "trips.csv").write_text("id,arrival,routeLength\nx,30.0,100.0\ny,,50.0\nz,31.0,200.0\n")
    (tmp_path / "edges.csv").write_text(
        "begin,end,id,entered,left,sampledSeconds,speed,density,traveltime\n0,100,a,3,4,50.5,9.1,1.0,11.0\n"
    )
    result = read_engine_result(tmp_path)
    assert result.means == (61.5, 20.25, 0.5, 11.0, 150.0)
    assert result.edges["a"] == (4, 50.5, 9.1, 11.0)


def test_a_folder_without_configuration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"holds 0 \.sumocfg files; name a folder with exactly one"):
        read_case(tmp_path)


def test_a_folder_that_is_no_grid_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is no grid city"):
        grid_case(tmp_path, end_s=900.0)


@needs_sumo
def test_sumo_runs_once_per_seed_and_again_when_a_file_changed(tmp_path: Path) -> None:
    folder, cache = tmp_path / "streets", tmp_path / "cache"
    straight_case(folder, "", [0.0, 2.3], 'departSpeed="0"', lanes=1)
    (folder / "unit.sumocfg").write_text(
        '<configuration><input><net-file value="unit.net.xml"/><route-files value="unit.rou.xml"/></input>'
        '<time><begin value="0"/><end value="150"/></time></configuration>'
    )
    first = sumo_result(read_case(folder), 1, cache, core=first_core())
    assert first.arrived == 2
    written = (cache / "streets" / "1" / "statistic.xml").stat().st_mtime_ns
    assert sumo_result(read_case(folder), 1, cache, core=first_core()) == first
    assert (cache / "streets" / "1" / "statistic.xml").stat().st_mtime_ns == written
    routes = folder / "unit.rou.xml"
    routes.write_text(routes.read_text(encoding="utf-8").replace('depart="2.30"', 'depart="140.00"'), encoding="utf-8")
    assert sumo_result(read_case(folder), 1, cache, core=first_core()).arrived == 1


@needs_sumo
def test_a_configuration_without_end_is_cut_after_an_hour(tmp_path: Path) -> None:
    straight_case(tmp_path, "", [0.0], "", lanes=1)
    (tmp_path / "unit.sumocfg").write_text(
        '<configuration><input><net-file value="unit.net.xml"/><route-files value="unit.rou.xml"/></input>'
        '<time><begin value="100"/></time></configuration>'
    )
    case = read_case(tmp_path)
    assert (case.begin_s, case.end_s, case.horizon_s) == (100.0, 3700.0, 3600.0)


@needs_sumo
def test_the_bench_compares_a_folder_and_writes_its_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "streets"
    straight_case(folder, 'sigma="0" speedFactor="1" speedDev="0"', [3.0 * k for k in range(30)], "", lanes=1)
    (folder / "unit.sumocfg").write_text(
        '<configuration><input><net-file value="unit.net.xml"/><route-files value="unit.rou.xml"/></input>'
        '<time><begin value="0"/><end value="200"/></time></configuration>'
    )
    bench_traffic(folders=[folder], seeds=1, grid=None, repeats=1, out=tmp_path / "out", cache=tmp_path / "cache")
    content = json.loads((tmp_path / "out" / "traffic.json").read_text(encoding="utf-8"))
    (one,) = content["fidelity"]
    assert one["peer"]["arrived"]["mean"] == 30
    # No chance and no junction: only the order in which two simulators round may differ.
    assert one["ratio"]["duration_s"] == pytest.approx(1.0, abs=0.002)
    assert one["flow_share"] == one["travel_time_share"] == 1.0
    assert "streets (1 seeds)" in capsys.readouterr().out
