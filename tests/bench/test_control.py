"""Controllers on SUMO: delay by RESCO's definition, runs kept, every controller leaves its mark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from citybrain_wire import BadConfig, BadFile

from bench import bench_control
from bench.control import CONTROLLERS
from bench.control._delay import read_delay
from citybrain._units import parse_seeds
from tests.street.grid import make_grid

TRIPINFO = """<tripinfos>
    <tripinfo id="a" timeLoss="10.0" departDelay="2.0"/>
    <tripinfo id="b" timeLoss="5.0" departDelay="-1"/>
</tripinfos>"""


def test_delay_counts_loss_waiting_and_cars_that_never_came_in(tmp_path: Path) -> None:
    (tmp_path / "tripinfo.xml").write_text(TRIPINFO, encoding="utf-8")
    delay = read_delay(tmp_path / "tripinfo.xml", {"a": 0.0, "b": 1.0, "c": 70.0, "later": 200.0}, 100.0)
    assert delay.mean_s == pytest.approx((10 + 2 + 5 + 30) / 3)
    assert (delay.cars, delay.waiting) == (3, 1)


def test_a_damaged_tripinfo_is_named(tmp_path: Path) -> None:
    (tmp_path / "tripinfo.xml").write_text("<tripinfos>", encoding="utf-8")
    with pytest.raises(BadFile, match="is no tripinfo of SUMO"):
        read_delay(tmp_path / "tripinfo.xml", {}, 1.0)


def test_every_controller_of_sumo_runs_is_kept_and_is_not_repeated(tmp_path: Path) -> None:
    street = make_grid(tmp_path)
    names = [name for name in CONTROLLERS if name != "twin"]
    bench_control(street, names, [1], tmp_path / "out", duration_s=120.0)
    told = json.loads((tmp_path / "out" / "control.json").read_text(encoding="utf-8"))
    delays = {row["controller"]: row["delay_s"][0] for row in told["rows"]}
    assert list(delays) == names
    assert all(0.0 < delay < 120.0 for delay in delays.values())
    assert len(set(delays.values())) == len(names)  # none of them fell back to another's program
    files = [tmp_path / "out" / name / "1" / file for name in names for file in ("tripinfo.xml", "summary.xml")]
    log = (tmp_path / "out" / "actuated" / "1" / "log.txt").read_text(encoding="utf-8")
    assert "Inserted" in log
    assert "Emergency" not in log  # SUMO counts here who brakes hard because an amber was too short
    stamps = [file.stat().st_mtime_ns for file in files]
    bench_control(street, names, [1], tmp_path / "out", duration_s=120.0)
    assert [file.stat().st_mtime_ns for file in files] == stamps


def test_an_unknown_controller_and_odd_seeds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="controller 'magic' is unknown; use fixed, actuated"):
        bench_control(tmp_path, ["magic"], [1], tmp_path)
    assert parse_seeds("2-4") == [2, 3, 4]
    assert parse_seeds("7") == [7]
    for text in ("", "4-2", "a"):
        with pytest.raises(BadConfig, match="write for example 1-5 or 3"):
            parse_seeds(text)
