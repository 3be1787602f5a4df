"""Speed of the water engine: one core, CPU seconds, ours and EPANET's toolkit in turn in one process."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path

from bench.pipes._epanet import time_batch_peer, time_peer
from twin_core.pipes.water import Batch, Scenario, WaterSimulation, leak_signatures, read_inp

__all__ = ["Speed", "batch_speed", "long_run", "signature_time", "solve_speed"]

SCENARIOS = 64
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


def long_run(path: Path, days: int) -> dict[str, float]:
    """Days at the file's step, pressure-driven, with 33 leaks of 2 cm² that open one after the other."""
    network = read_inp(path)
    options = replace(network.options, pressure_driven=True, required_pressure_m=20.0)
    simulation = WaterSimulation(replace(network, options=options))
    simulation.solve()
    junctions = [junction.id for junction in network.junctions]
    chosen = junctions[:: len(junctions) // 33][:33]
    began = time.process_time()
    for i, node in enumerate(chosen):
        simulation.run_until(days * 86400 * i // len(chosen))
        simulation.set_leak(node, area_m2=2e-4)
    simulation.run_until(days * 86400)
    return {
        "days": days,
        "cpu_s": time.process_time() - began,
        "solves": simulation.solves,
        "iterations": simulation.iterations,
    }


def signature_time(path: Path, sensors: int = 33) -> dict[str, float]:
    """CPU seconds of the leak signatures of all pipes over 24 h, at the report step of the file."""
    simulation = WaterSimulation(read_inp(path))
    names = [junction.id for junction in simulation.network.junctions]
    chosen = names[:: max(1, len(names) // sensors)][:sensors]
    simulation.solve()
    began = time.process_time()
    table = leak_signatures(simulation, sensors=chosen, coefficient=1e-3, until_s=86400)
    return {"pipes": table.shape[0], "reports": table.shape[1], "cpu_s": time.process_time() - began}
