"""The whole loop in its own processes: it runs, it is fair, it heals, and the street stays safe throughout."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.e2e.loop import core_summary, finish, role_pid, start_loop, wait_for
from tests.e2e.witness import faults, read_records

CITY = ROOT / "scenarios" / "cities" / "luzhou"
NIGHT = "03:00"  # few cars: these tests are about the loop, not about traffic


@pytest.mark.e2e
@pytest.mark.timeout(420)
def test_the_loop_runs_on_the_default_city_and_loses_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = finish(start_loop(out, "--for", "1m", "--speed", "max", "--begin", NIGHT), out, 360)
    assert summary["sites"]["connected"] == summary["sites"]["expected"] >= 100
    assert summary["frames"]["lost"] == 0
    assert summary["frames"]["sent"] == summary["frames"]["journaled"] == summary["frames"]["applied"] > 60 * 100
    assert summary["restarts"] == dict.fromkeys(summary["restarts"], 0)
    records = read_records(out / "seed-1")
    assert len(records) >= 100
    assert [fault for record in records for fault in faults(record)] == []


@pytest.mark.e2e
@pytest.mark.data
@pytest.mark.timeout(600)
def test_every_process_may_be_killed_and_the_loop_recovers(tmp_path: Path, shared_data: Path) -> None:
    out = tmp_path / "out"
    city = shared_data / "streets" / "resco-cologne3" / "cologne3.sumocfg"
    loop = start_loop(out, "--city", str(city), "--for", "10h", "--speed", "max")
    wait_for(lambda: core_summary(out).get("ticks", {}).get("closed", 0) > 90, loop, 240, "the loop to get going")
    for role in ("agent", "gateway", "core", "mirror", "broker"):
        pid = role_pid(loop, role)
        assert pid is not None, role
        os.kill(pid, signal.SIGKILL)
        ticks = core_summary(out).get("ts_ns", 0)
        wait_for(lambda role=role, old=pid: role_pid(loop, role) not in (None, old), loop, 30, f"{role} to be back")  # type: ignore[misc]
        wait_for(
            lambda ticks=ticks: core_summary(out).get("ts_ns", 0) > ticks + 20_000_000_000,  # type: ignore[misc]
            loop,
            120,
            f"the street to go on after {role} died",
        )
    loop.terminate()  # however fast the machine, the faults come first and the end after them
    summary = finish(loop, out, 60)
    assert summary["frames"]["lost"] == 0
    assert summary["frames"]["sent"] == summary["frames"]["journaled"]
    assert all(summary["restarts"][role] >= 1 for role in ("agent", "gateway", "core", "mirror", "broker"))
    records = read_records(out / "seed-1")
    assert records
    assert [fault for record in records for fault in faults(record)] == []


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_burst_in_the_live_loop_is_told_in_ten_minutes_with_its_pipe_among_the_first_five(tmp_path: Path) -> None:
    out, burst_s = tmp_path / "out", 3 * 3600 + 35 * 60
    options = ("--for", "46m", "--speed", "max", "--begin", NIGHT, "--burst", "W0825@03:35")
    finish(start_loop(out, *options), out, 3500)
    kept = json.loads((out / "seed-1" / "hydraulics" / "state.json").read_text(encoding="utf-8"))
    suspicion = kept["watch"]["suspicion"]
    assert 0 < suspicion["alarm_s"] - burst_s <= 600
    assert "W0825" in [candidate["pipe"] for candidate in suspicion["candidates"][:5]]
