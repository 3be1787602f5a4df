"""Grid cities for the speed row."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from citybrain_wire import Unavailable

from bench.traffic._speed import SpeedRow, grid_case, make_grid

pytestmark = pytest.mark.skipif(importlib.util.find_spec("sumo") is None, reason="eclipse-sumo is not installed")

SCRIPT = """
import argparse, pathlib, shutil
parser = argparse.ArgumentParser()
for name in ("--n", "--rate", "--end", "--out"):
    parser.add_argument(name)
given = parser.parse_args()
out = pathlib.Path(given.out)
assert shutil.which("netconvert"), "netconvert is not on the path"
(out / "grid.net.xml").write_text("<net/>")
(out / "grid.rou.xml").write_text("<routes/>")
(out / "asked.txt").write_text(f"{given.n} {given.rate} {given.end}")
"""


def test_a_grid_script_fills_an_empty_folder_and_is_left_alone_afterwards(tmp_path: Path) -> None:
    script, folder = tmp_path / "grid.py", tmp_path / "g2"
    script.write_text(SCRIPT, encoding="utf-8")
    make_grid(script, folder, n=2, rate=1.5, end_s=60)
    assert (folder / "asked.txt").read_text(encoding="utf-8") == "2 1.5 60"
    make_grid(script, folder, n=9, rate=9.0, end_s=99)
    assert (folder / "asked.txt").read_text(encoding="utf-8") == "2 1.5 60"
    case = grid_case(folder, end_s=60.0)
    assert (case.net.name, case.routes[0].name, case.begin_s, case.end_s) == ("grid.net.xml", "grid.rou.xml", 0.0, 60.0)


def test_a_failing_grid_script_is_reported(tmp_path: Path) -> None:
    script = tmp_path / "grid.py"
    script.write_text("raise SystemExit('no blocks left')", encoding="utf-8")
    with pytest.raises(Unavailable, match="no blocks left"):
        make_grid(script, tmp_path / "g2", n=2, rate=1.0, end_s=60)


def test_the_ratio_is_of_medians() -> None:
    row = SpeedRow("g", (90.0, 100.0, 500.0), (9.0, 10.0, 11.0), 1.0, 1.0, 1.0, 1.0)
    assert row.ratio == 10.0
