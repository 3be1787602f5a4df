"""A small grid with signals, made by SUMO's own generator: quick to read for both simulators."""

from __future__ import annotations

import importlib
import subprocess
from pathlib import Path

FLOWS = """<routes>
    <vType id="car" vClass="passenger"/>
    <flow id="west" type="car" begin="0" end="600" period="4" from="left0A0" to="C2top2"/>
    <flow id="south" type="car" begin="0" end="600" period="5" from="bottom1B0" to="B2top1"/>
    <vehicle id="late" type="car" depart="30"><route edges="left1A1 A1B1 B1C1 C1right1"/></vehicle>
</routes>
"""


def make_grid(folder: Path) -> Path:
    """A 3 × 3 grid of signals with two flows; its `.sumocfg`."""
    home = Path(importlib.import_module("sumo").SUMO_HOME)
    net = folder / "grid.net.xml"
    subprocess.run(
        [
            *(str(home / "bin" / "netgenerate"), "--grid", "--grid.number", "3", "--grid.length", "150"),
            *("--grid.attach-length", "150", "--default-junction-type", "traffic_light", "--default.lanenumber", "2"),
            *("--seed", "1", "--output-file", str(net)),
        ],
        check=True,
        capture_output=True,
    )
    (folder / "grid.rou.xml").write_text(FLOWS, encoding="utf-8")
    config = folder / "grid.sumocfg"
    config.write_text(
        '<configuration><input><net-file value="grid.net.xml"/><route-files value="grid.rou.xml"/></input>'
        '<time><begin value="0"/><end value="600"/></time></configuration>\n',
        encoding="utf-8",
    )
    return config
