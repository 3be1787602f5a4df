"""The simulators behind one adapter. Another simulator joins the suite by offering `Simulator`."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from bench.traffic._cases import Case as StreetCase
from bench.traffic._process import first_core, run_pinned
from bench.traffic._sumo import run_sumo, sumo_home
from bench.traffic.suite._road import Files, Road, write_road
from bench.traffic.suite._trace import Trace, Track
from twin_core.city import OWN_DRIVER

if TYPE_CHECKING:
    from twin_core.traffic import Simulation

__all__ = ["Citybrain", "NotOffered", "Simulator", "Sumo"]


class NotOffered(Exception):
    """The simulator has nothing that this case could look at; its cell stays empty, with this reason."""


class Simulator(Protocol):
    """What a simulator must offer. Each may use the car it would give to a user who asks for nothing."""

    name: str

    def trace(self, road: Road, folder: Path, *, step_s: float, seed: int) -> Trace:
        """Run to the road's end."""

    def trace_resumed(self, road: Road, folder: Path, *, step_s: float, seed: int, at_s: int) -> Trace:
        """The same with state saved at `at_s`, loaded anew and run on from there: rows after `at_s` only."""

    def trace_on_workers(self, road: Road, folder: Path, *, step_s: float, seed: int, workers: int) -> Trace:
        """The same with `workers` threads at work."""

    def edge_flows_per_h(self, streets: StreetCase, folder: Path, *, step_s: float, seed: int) -> Mapping[str, float]:
        """A real street folder as its files ask: cars an hour onto each edge, by driving or departing."""


OWN_CAR = " ".join(f'{name}="{value}"' for name, value in OWN_DRIVER.items())


class _Collector:
    """Rows of cars, second by second, into tracks."""

    def __init__(self) -> None:
        self._rows: dict[int, list[tuple[float, str, float, float]]] = {}

    def add(self, number: int, time_s: float, lane: str, pos_m: float, speed_mps: float) -> None:
        self._rows.setdefault(number, []).append((time_s, lane, pos_m, speed_mps))

    def tracks(self) -> dict[int, Track]:
        found = {}
        for number, rows in self._rows.items():
            time_s, lane, pos_m, speed_mps = zip(*rows, strict=True)
            found[number] = Track(np.array(time_s), lane, np.array(pos_m), np.array(speed_mps))
        return found


class Citybrain:
    """Our engine, in this process, validated after every step. The car is the default of our own cities."""

    name = "citybrain"

    def _simulation(self, files: Files, step_s: float, seed: int) -> Simulation:
        from twin_core.city import read_demand, read_network
        from twin_core.traffic import Simulation

        network = read_network(files.net, [files.additional])
        demand = read_demand(network, [files.routes], [files.additional], seed=seed)
        return Simulation(network, demand, seed=seed, step_ms=round(1000 * step_s), check=True)

    def _run(self, sim: Simulation, road: Road) -> Trace:
        collector = _Collector()
        per_second = 1000 // sim.step_ms
        while sim.time_ms < 1000 * road.until_s:
            sim.step(per_second)
            cars = sim.vehicles()
            for number, lane, pos_m, speed in zip(cars.number, cars.lane, cars.pos_m, cars.speed_mps, strict=True):
                collector.add(
                    int(number), sim.time_ms / 1000.0, sim.network.lanes.id[int(lane)], float(pos_m), float(speed)
                )
        arrived = frozenset(map(int, sim.results().trips.id))
        lengths = dict(zip(sim.network.lanes.id, map(float, sim.network.lanes.length_m), strict=True))
        return Trace(collector.tracks(), arrived, lengths)

    def trace(self, road: Road, folder: Path, *, step_s: float, seed: int) -> Trace:
        return self._run(self._simulation(write_road(road, folder, OWN_CAR), step_s, seed), road)

    def trace_resumed(self, road: Road, folder: Path, *, step_s: float, seed: int, at_s: int) -> Trace:
        from twin_core.traffic import Snapshot

        files = write_road(road, folder, OWN_CAR)
        first = self._simulation(files, step_s, seed)
        first.step(round(at_s / step_s))
        stored = first.snapshot().to_bytes()
        second = self._simulation(files, step_s, seed)
        second.restore(Snapshot.from_bytes(stored))
        return self._run(second, road)

    def trace_on_workers(self, road: Road, folder: Path, *, step_s: float, seed: int, workers: int) -> Trace:
        files = write_road(road, folder, OWN_CAR)
        sims = [self._simulation(files, step_s, seed) for _ in range(workers)]
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(lambda sim: self._run(sim, road), sims))[-1]

    def edge_flows_per_h(self, streets: StreetCase, folder: Path, *, step_s: float, seed: int) -> Mapping[str, float]:
        from twin_core.city import read_demand, read_network
        from twin_core.traffic import run

        network = read_network(streets.net, streets.additional)
        demand = read_demand(
            network, streets.routes, streets.additional, seed=seed, begin_s=streets.begin_s, end_s=streets.end_s
        )
        sim = run(
            network, demand, begin_s=streets.begin_s, until_s=streets.end_s, seed=seed, step_ms=round(1000 * step_s)
        )
        edges, hours = sim.results().edges, streets.horizon_s / 3600.0
        return {
            name: float(entered + departed) / hours
            for name, entered, departed in zip(edges.id, edges.entered, edges.departed, strict=True)
        }


class Sumo:
    """Eclipse SUMO with what it does out of the box, without teleports."""

    name = "SUMO"

    def _call(self, files: Files, folder: Path, step_s: float, seed: int, until_s: int, *extra: str) -> None:
        argv = [
            str(sumo_home() / "bin" / "sumo"),
            *("-n", str(files.net), "-r", str(files.routes), "-a", str(files.additional)),
            *("--end", str(until_s), "--seed", str(seed), "--step-length", str(step_s), "--time-to-teleport", "-1"),
            *("--no-step-log", "--no-warnings", "--collision.action", "warn"),
            *("--fcd-output", str(folder / "fcd.xml"), "--device.fcd.period", "1"),
            *("--fcd-output.attributes", "lane,pos,speed", "--precision", "6"),
            *("--tripinfo-output", str(folder / "trips.xml"), "--statistic-output", str(folder / "statistic.xml")),
            *extra,
        ]
        folder.mkdir(parents=True, exist_ok=True)
        run_pinned(argv, core=first_core(), cwd=folder, log=folder / "log.txt")

    def _read(self, folder: Path, lengths: Mapping[str, float]) -> Trace:
        collector = _Collector()
        for _, timestep in ElementTree.iterparse(folder / "fcd.xml"):
            if timestep.tag != "timestep":
                continue
            time_s = float(timestep.get("time", 0))
            for car in timestep:
                collector.add(
                    int(car.get("id", 0)), time_s, car.get("lane", ""), float(car.get("pos", 0)),
                    float(car.get("speed", 0)),
                )  # fmt: skip
            timestep.clear()
        trips = ElementTree.parse(folder / "trips.xml").getroot().iter("tripinfo")
        arrived = frozenset(int(trip.get("id", 0)) for trip in trips if float(trip.get("arrival", -1)) >= 0)
        statistic = ElementTree.parse(folder / "statistic.xml").getroot()
        vanished = sum(
            int(element.get(name, 0))
            for tag, name in (("teleports", "total"), ("safety", "collisions"))
            for element in statistic.iter(tag)
        )
        return Trace(collector.tracks(), arrived, lengths, vanished)

    def trace(self, road: Road, folder: Path, *, step_s: float, seed: int) -> Trace:
        files = write_road(road, folder, "")
        self._call(files, folder, step_s, seed, road.until_s)
        return self._read(folder, _lengths(files.net))

    def trace_resumed(self, road: Road, folder: Path, *, step_s: float, seed: int, at_s: int) -> Trace:
        files = write_road(road, folder, "")
        state = folder / "state.xml.gz"
        self._call(
            files, folder / "first", step_s, seed, at_s + 1,
            "--save-state.times", str(at_s), "--save-state.files", str(state), "--save-state.rng",
            "--save-state.precision", "10",
        )  # fmt: skip
        self._call(files, folder / "second", step_s, seed, road.until_s, "--load-state", str(state))
        return self._read(folder / "second", _lengths(files.net))

    def trace_on_workers(self, road: Road, folder: Path, *, step_s: float, seed: int, workers: int) -> Trace:
        files = write_road(road, folder, "")
        self._call(files, folder, step_s, seed, road.until_s, "--threads", str(workers))
        return self._read(folder, _lengths(files.net))

    def edge_flows_per_h(self, streets: StreetCase, folder: Path, *, step_s: float, seed: int) -> Mapping[str, float]:
        run_sumo(streets, seed, folder, core=first_core(), extra=("--step-length", str(step_s)))
        hours = streets.horizon_s / 3600.0
        edges = ElementTree.parse(folder / "edgedata.xml").getroot().iter("edge")
        return {
            edge.get("id", ""): float(edge.get("entered", 0)) / hours + float(edge.get("departed", 0)) / hours
            for edge in edges
        }


def _lengths(net: Path) -> dict[str, float]:
    return {lane.get("id", ""): float(lane.get("length", 0)) for lane in ElementTree.parse(net).getroot().iter("lane")}
