"""A small generated city and its layers, shared by the tests of the dress."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from twin_core.city import import_sumo

GRID = "--grid --grid.number 5 --grid.length 170 --default.lanenumber 2 --default.speed 11.1 --tls.guess --seed 3"


def make_grid_city(folder: Path) -> Path:
    """A city folder of 25 junctions, 680 m wide, without demand; skips where SUMO is not installed."""
    sumo = pytest.importorskip("sumo", reason="eclipse-sumo is not installed (extra: sumo)")
    net = folder / "grid.net.xml"
    subprocess.run(
        [str(Path(sumo.SUMO_HOME) / "bin" / "netgenerate"), *GRID.split(), "-o", str(net)],
        check=True, capture_output=True, timeout=60, env={**os.environ, "SUMO_HOME": str(sumo.SUMO_HOME)},
    )  # fmt: skip
    import_sumo(net, [], [], folder / "grid", name_en="Grid")
    return folder / "grid"
