"""UXsim (Seo 2025, J. Open Source Softw. 10, 7617): Newell's model on links, without lanes and without gap acceptance.

Its step is its drivers' reaction time, so it plays at one second only. What a mesoscopic model cannot show stays empty
with the reason.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from citybrain_wire import MissingPart

from bench.traffic._cases import Case as StreetCase
from bench.traffic.suite._road import Road
from bench.traffic.suite._simulators import NotOffered
from bench.traffic.suite._trace import Trace, Track

__all__ = ["UXsim"]

JAM_DENSITY_PER_M = 0.2  # UXsim's own default for a lane


class UXsim:
    """The Python engine of UXsim with its defaults, one car a platoon."""

    name = "UXsim"

    def trace(self, road: Road, folder: Path, *, step_s: float, seed: int) -> Trace:
        """Run to the road's end."""
        world, cars = self._world(road, step_s, seed)
        world.exec_simulation()
        return _trace(road, cars)

    def trace_resumed(self, road: Road, folder: Path, *, step_s: float, seed: int, at_s: int) -> Trace:
        """UXsim's copy of a stopped world, run on."""
        world, _ = self._world(road, step_s, seed)
        world.exec_simulation(until_t=at_s)
        again = world.copy()
        again.exec_simulation()
        cars = [again.VEHICLES[str(number)] for number in range(len(road.cars))]
        return _trace(road, cars)

    def trace_on_workers(self, road: Road, folder: Path, *, step_s: float, seed: int, workers: int) -> Trace:
        """Its Python engine has one thread."""
        raise NotOffered("one thread only")

    def edge_flows_per_h(self, streets: StreetCase, folder: Path, *, step_s: float, seed: int) -> Mapping[str, float]:
        """It reads no SUMO network."""
        raise NotOffered("does not read the files")

    def _world(self, road: Road, step_s: float, seed: int) -> tuple[Any, list[Any]]:
        if step_s != 1.0:
            raise NotOffered("its step is its drivers' reaction time, one second")
        if any("departPos" in car.attributes for car in road.cars):
            raise NotOffered("cars start at the begin of a link only")
        try:
            uxsim = importlib.import_module("uxsim")
        except ImportError as error:
            raise MissingPart("UXsim is not installed; run: pip install 'citybrain[peers]'") from error
        world = uxsim.World(
            name="", deltan=1, tmax=road.until_s, print_mode=0, save_mode=0, show_mode=0, random_seed=seed
        )
        groups = _signal_groups(road)
        for node in road.nodes:
            into, out = (sum(getattr(edge, end) == node.id for edge in road.edges) for end in ("end", "start"))
            if node.id not in road.signals and into > 1 and out > 1:
                raise NotOffered("knows no right of way between crossing streams")
            # A phase of UXsim ends in the step after its time is over: told a step less, it lasts as long as meant.
            lengths = [phase.duration_s - 1.0 for phase in road.signals.get(node.id, ())]
            world.addNode(node.id, node.x_m, node.y_m, **({"signal": lengths} if lengths else {}))
        for edge in road.edges:
            world.addLink(
                edge.id, edge.start, edge.end, length=road.length_m(edge.id), free_flow_speed=edge.limit_mps,
                jam_density=JAM_DENSITY_PER_M, number_of_lanes=edge.lanes, merge_priority=edge.priority,
                **({"signal_group": groups[edge.id]} if edge.id in groups else {}),
            )  # fmt: skip
        cars = []
        for number, car in enumerate(sorted(road.cars, key=lambda car: car.depart_s)):
            ends = {edge.id: (edge.start, edge.end) for edge in road.edges}
            vehicle = world.addVehicle(ends[car.route[0]][0], ends[car.route[-1]][1], car.depart_s, name=str(number))
            vehicle.enforce_route([world.get_link(edge) for edge in car.route])
            cars.append(vehicle)
        return world, cars


def _signal_groups(road: Road) -> dict[str, list[int]]:
    """Phases in which a road into a signal has green or yellow; links count clockwise from the north."""
    at = {node.id: node for node in road.nodes}
    groups: dict[str, list[int]] = {}
    for name, phases in road.signals.items():
        here = at[name]
        into = [edge for edge in road.edges if edge.end == name]
        into.sort(key=lambda e: np.arctan2(at[e.start].x_m - here.x_m, at[e.start].y_m - here.y_m) % (2.0 * np.pi))
        if len(into) != len(phases[0].letters):
            raise NotOffered("signals by approach only")
        for i, edge in enumerate(into):
            groups[edge.id] = [k for k, phase in enumerate(phases) if phase.letters[i] in "Gg"]
    return groups


def _trace(road: Road, cars: list[Any]) -> Trace:
    tracks: dict[int, Track] = {}
    arrived = set()
    for number, car in enumerate(cars):
        rows = [
            (t, f"{link.name}_0", x, v)
            for t, link, x, v in zip(car.log_t, car.log_link, car.log_x, car.log_v, strict=False)
            if hasattr(link, "name") and x >= 0.0
        ]
        if car.state == "end":
            arrived.add(number)
        if rows:
            time_s, lane, pos_m, speed = zip(*rows, strict=True)
            tracks[number] = Track(np.array(time_s, float), lane, np.array(pos_m, float), np.array(speed, float))
    lengths = {f"{edge.id}_0": road.length_m(edge.id) for edge in road.edges}
    return Trace(tracks, frozenset(arrived), lengths)
