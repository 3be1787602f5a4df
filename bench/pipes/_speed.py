"""Speed of the water engine: one core, CPU seconds, ours and EPANET's toolkit in turn in one process."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path

from bench.pipes._epanet import time_batch_peer, time_peer
from twin_core.pipes.water import (
    Batch,
    Demand,
    Junction,
    Pipe,
    Reservoir,
    Scenario,
    WaterNetwork,
    WaterSimulation,
    leak_signatures,
    read_inp,
)

__all__ = ["Speed", "batch_speed", "day_batch_speed", "fork_time", "signature_time", "solve_speed"]

SCENARIOS = 64
DAY_S = 86400
MIN_SOLVES = 40  # shorter runs are repeated inside one measurement


@dataclass(frozen=True, slots=True)
class Speed:
    """Microseconds of CPU per hydraulic solution: median, lowest and highest of the repeats on both sides."""

    file: str
    work: str
    solves: int
    ours_us: tuple[float, float, float]
    peer_us: tuple[float, float, float]

    @property
    def ratio(self) -> float:
        return self.peer_us[0] / self.ours_us[0]


def _spread(seconds: list[float], solves: int) -> tuple[float, float, float]:
    us = [s / solves * 1e6 for s in seconds]
    return statistics.median(us), min(us), max(us)


def solve_speed(path: Path, repeats: int) -> Speed:
    """The whole duration of a file, hydraulics only, nothing recorded."""
    simulation = WaterSimulation(read_inp(path))
    begin = simulation.snapshot()
    end_s = simulation.network.times.duration_s
    simulation.run_until(end_s)
    solves = simulation.solves
    inner = -(-MIN_SOLVES // solves)
    ours, peer = [], []
    for _ in range(repeats):
        spent = 0.0
        for _ in range(inner):
            simulation.restore(begin)
            began = time.process_time()
            simulation.run_until(end_s)
            spent += time.process_time() - began
        ours.append(spent / inner)
        seconds, peer_solves = time_peer(path, inner)
        peer.append(sum(seconds) / inner * solves / peer_solves)
    return Speed(path.name, "run", solves, _spread(ours, solves), _spread(peer, solves))


def batch_speed(path: Path, repeats: int) -> Speed:
    """64 scenarios at time 0, each with all demands scaled by its own factor between 0.8 and 1.2."""
    base = WaterSimulation(read_inp(path))
    base.solve()
    factors = [0.8 + 0.4 * i / (SCENARIOS - 1) for i in range(SCENARIOS)]
    scenarios = [Scenario(demand_factor=factor) for factor in factors]
    batch = Batch(base)
    batch.solve(scenarios)
    ours, peer = [], []
    for _ in range(repeats):
        began = time.process_time()
        batch.solve(scenarios)
        ours.append(time.process_time() - began)
        peer.append(time_batch_peer(path, factors))
    return Speed(path.name, f"batch of {SCENARIOS}", SCENARIOS, _spread(ours, SCENARIOS), _spread(peer, SCENARIOS))


def day_batch_speed(path: Path, repeats: int) -> Speed:
    """8 scenarios over a day, each with its own demands, beside EPANET's one run per scenario; per solution."""
    network = read_inp(path)
    base = WaterSimulation(replace(network, times=replace(network.times, duration_s=DAY_S)))
    batch = Batch(base)
    scenarios = [Scenario(demand_factor=0.9 + 0.2 * i / 7) for i in range(8)]
    batch.solve(scenarios, until_s=DAY_S, nodes=base.node_ids[:1])
    one = base.fork()
    one.run_until(DAY_S)
    solves = one.solves * len(scenarios)
    ours, peer = [], []
    for _ in range(repeats):
        began = time.process_time()
        batch.solve(scenarios, until_s=DAY_S, nodes=base.node_ids[:1])
        ours.append(time.process_time() - began)
        seconds, peer_solves = time_peer(path, 1, until_s=DAY_S)
        peer.append(seconds[0] / peer_solves * solves)
    return Speed(path.name, "8 × a day", solves, _spread(ours, solves), _spread(peer, solves))


def fork_time(repeats: int) -> dict[str, float]:
    """ms of CPU to fork a synthetic grid of 12,544 junctions: median and range; and of a snapshot and its return."""
    side = 112
    simulation = WaterSimulation(_grid(side))
    simulation.solve()
    forks, snaps = [], []
    for _ in range(max(repeats, 5)):
        began = time.process_time()
        simulation.fork()
        forks.append((time.process_time() - began) * 1e3)
        began = time.process_time()
        simulation.restore(simulation.snapshot())
        snaps.append((time.process_time() - began) * 1e3)
    return {
        "nodes": side * side + 1,
        "fork_ms": statistics.median(forks),
        "fork_lowest_ms": min(forks),
        "fork_highest_ms": max(forks),
        "snapshot_and_restore_ms": statistics.median(snaps),
    }


def _grid(side: int) -> WaterNetwork:
    """A square of streets with a reservoir at one corner."""
    names = [[f"j{row}-{column}" for column in range(side)] for row in range(side)]
    pairs = [(names[r][c], names[r][c + 1]) for r in range(side) for c in range(side - 1)]
    pairs += [(names[r][c], names[r + 1][c]) for r in range(side - 1) for c in range(side)]
    pipes = [Pipe(f"p{i}", a, b, 100.0, 0.3, 110.0) for i, (a, b) in enumerate(pairs)]
    return WaterNetwork(
        name="grid",
        junctions=tuple(Junction(name, 0.0, (Demand(1e-5),)) for row in names for name in row),
        reservoirs=(Reservoir("source", 80.0),),
        pipes=(*pipes, Pipe("main", "source", names[0][0], 100.0, 1.0, 110.0)),
    )


def signature_time(path: Path, repeats: int, sensors: int = 33) -> dict[str, float]:
    """CPU seconds of the leak signatures of all pipes over 24 h, at the report step of the file: median and range."""
    simulation = WaterSimulation(read_inp(path))
    names = [junction.id for junction in simulation.network.junctions]
    chosen = names[:: max(1, len(names) // sensors)][:sensors]
    simulation.solve()
    each, pipes, reports = [], 0, 0
    for _ in range(repeats):
        began = time.process_time()
        pipes, reports, _ = leak_signatures(simulation, sensors=chosen, coefficient=1e-3, until_s=DAY_S).shape
        each.append(time.process_time() - began)
    return {
        "pipes": pipes,
        "reports": reports,
        "cpu_s": statistics.median(each),
        "lowest_s": min(each),
        "highest_s": max(each),
    }
