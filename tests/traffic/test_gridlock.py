"""Gridlock is told from queues that will move again."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from bench.traffic.suite import CASES, Citybrain, NotOffered, Setting, Trace
from bench.traffic.suite._road import Road
from twin_core.traffic import Simulation
from twin_core.traffic._gridlock import circles

needs_netconvert = pytest.mark.skipif(importlib.util.find_spec("sumo") is None, reason="eclipse-sumo is not installed")


class Halfway(Citybrain):
    """Keeps the simulation after so many seconds instead of a trace."""

    def __init__(self, until_s: int) -> None:
        self.until_s = until_s
        self.simulation: Simulation | None = None

    def _run(self, sim: Simulation, road: Road) -> Trace:
        sim.step(self.until_s)
        self.simulation = sim
        raise NotOffered("stopped halfway")


def halfway(name: str, until_s: int, folder: Path) -> Simulation:
    simulator = Halfway(until_s)
    case = next(case for case in CASES if case.name == name)
    with pytest.raises(NotOffered):
        case.run(simulator, Setting(1.0, 1, folder))
    assert simulator.simulation is not None
    return simulator.simulation


def test_circles_are_found_once_each_and_tails_are_none_of_them() -> None:
    follows = np.array([1, 2, 0, 0, -1, 4, 7, 6], np.int32)  # 3 waits for a circle, 5 for one who goes
    assert circles(follows) == ((0, 1, 2), (6, 7))
    assert circles(np.array([-1, 0, 1], np.int32)) == ()


@needs_netconvert
def test_a_block_of_full_streets_is_one_gridlock(tmp_path: Path) -> None:
    simulation = halfway("gridlock", 500, tmp_path)
    ids = simulation.network.lanes.id
    (found,) = simulation.gridlocks()
    assert {ids[lane] for lane in found} == {"ab_0", "bc_0", "cd_0", "da_0"}
    assert simulation.gridlocks(least_s=3600.0) == ()


@needs_netconvert
def test_a_queue_before_a_blocked_exit_is_none(tmp_path: Path) -> None:
    simulation = halfway("blocked-exit", 500, tmp_path)
    assert simulation.gridlocks(least_s=60.0) == ()
    assert simulation.lane_view().halting.max() > 10
