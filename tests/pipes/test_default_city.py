"""The water network of the default city: our engine and EPANET find the same day."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twin_core.pipes import WaterSimulation, read_inp


def test_heads_of_luzhou_are_those_of_epanet_at_every_hour(luzhou: Path, tmp_path: Path) -> None:
    """The project's bar is 1e-3 ft; the network's accuracy of 5e-4 leaves far less between equal iterations."""
    toolkit = pytest.importorskip("epanet.toolkit", reason="owa-epanet is not installed (extra: test)")
    inp = luzhou / "dressed" / "water.inp"
    simulation = WaterSimulation(read_inp(inp))
    report = simulation.run()
    project = toolkit.createproject()
    toolkit.open(project, str(inp), str(tmp_path / "water.rpt"), "")
    nodes = [toolkit.getnodeindex(project, name) for name in simulation.node_ids]
    toolkit.openH(project)
    toolkit.initH(project, 0)
    heads_m: dict[int, list[float]] = {}
    while True:
        now_s = toolkit.runH(project)
        heads_m[now_s] = [toolkit.getnodevalue(project, node, toolkit.HEAD) for node in nodes]
        if toolkit.nextH(project) == 0:
            break
    toolkit.close(project)
    toolkit.deleteproject(project)
    assert len(report.time_s) == 25
    for row, time_s in enumerate(report.time_s.tolist()):
        assert float(np.abs(np.array(heads_m[time_s]) - report.head_m[row]).max()) <= 3e-4
