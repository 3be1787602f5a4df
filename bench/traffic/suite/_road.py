"""A road as every simulator can be given it: nodes, edges, signals and cars, written out as SUMO's files.

Departures stand one by one, chance included, so that all simulators get the same cars at the same times. Networks are
made by SUMO's netconvert, so those that read its format read the very same file.
"""

from __future__ import annotations

import math
import random
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from citybrain_wire import Unavailable

from bench.traffic._sumo import sumo_home

__all__ = ["Car", "Edge", "Files", "Node", "Phase", "Road", "edges_between", "poisson_s", "write_road"]

LIMIT_MPS = 13.89


@dataclass(frozen=True)
class Node:
    """A junction, metres. `kind` as netconvert knows it."""

    id: str
    x_m: float
    y_m: float
    kind: str = "priority"


@dataclass(frozen=True)
class Edge:
    """A one-way road between two nodes; its id is both their ids in a row."""

    start: str
    end: str
    lanes: int = 1
    priority: int = 1
    limit_mps: float = LIMIT_MPS

    @property
    def id(self) -> str:
        """Id in the files."""
        return self.start + self.end


def edges_between(*pairs: str, lanes: int = 1, priority: int = 1, limit_mps: float = LIMIT_MPS) -> tuple[Edge, ...]:
    """Like edges between nodes whose names are one letter: "ab" leads from a to b."""
    return tuple(Edge(pair[0], pair[1], lanes, priority, limit_mps) for pair in pairs)


@dataclass(frozen=True)
class Phase:
    """Seconds and one letter per link of the junction, in netconvert's order."""

    duration_s: float
    letters: str


@dataclass(frozen=True)
class Car:
    """Departure (s), edges in order, further attributes of SUMO's `vehicle` element."""

    depart_s: float
    route: tuple[str, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Road:
    """One case's world. `connections`: (from, to, fromLane, toLane), where netconvert's guess is not wanted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cars: tuple[Car, ...]
    until_s: int
    signals: Mapping[str, tuple[Phase, ...]] = field(default_factory=dict)
    connections: tuple[tuple[str, str, int, int], ...] = ()
    slow_turns: bool = True
    """Whether netconvert lowers the limit where the way bends."""
    type_attributes: str = ""
    """Put behind the simulator's own car type: what this case must hold fixed, for example speedDev="0"."""

    def length_m(self, edge: str) -> float:
        """Distance between the edge's nodes."""
        at = {node.id: node for node in self.nodes}
        one = next(e for e in self.edges if e.id == edge)
        return math.dist((at[one.start].x_m, at[one.start].y_m), (at[one.end].x_m, at[one.end].y_m))


@dataclass(frozen=True)
class Files:
    """Where a road was written to."""

    net: Path
    routes: Path
    additional: Path


def poisson_s(seed: int, per_h: float, until_s: float) -> Iterator[float]:
    """Times of a Poisson process with `per_h` events an hour, s."""
    rng = random.Random(seed)
    time_s = rng.expovariate(per_h / 3600.0)
    while time_s < until_s:
        yield time_s
        time_s += rng.expovariate(per_h / 3600.0)


def write_road(road: Road, folder: Path, car_type: str) -> Files:
    """Write the files and make the network; `car_type` are the attributes of the vehicle type.

    Raises `Unavailable` with netconvert's words where it refuses, `MissingPart` where it is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nodes = (f'<node id="{n.id}" x="{n.x_m:.2f}" y="{n.y_m:.2f}" type="{n.kind}"/>' for n in road.nodes)
    edges = (
        f'<edge id="{e.id}" from="{e.start}" to="{e.end}" numLanes="{e.lanes}" priority="{e.priority}"'
        f' speed="{e.limit_mps}"/>'
        for e in road.edges
    )
    _write(folder / "road.nod.xml", "nodes", nodes)
    _write(folder / "road.edg.xml", "edges", edges)
    argv = [str(sumo_home() / "bin" / "netconvert"), "--no-turnarounds", "-n", "road.nod.xml", "-e", "road.edg.xml"]
    if not road.slow_turns:
        argv += ["--junctions.limit-turn-speed", "-1"]
    if road.connections:
        links = (f'<connection from="{a}" to="{b}" fromLane="{i}" toLane="{k}"/>' for a, b, i, k in road.connections)
        _write(folder / "road.con.xml", "connections", links)
        argv += ["-x", "road.con.xml"]
    done = subprocess.run([*argv, "-o", "road.net.xml"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"netconvert refused the road in {folder}; it wrote:\n{done.stderr[-800:]}")
    _write(folder / "road.rou.xml", "routes", _route_lines(road, car_type))
    _write(folder / "road.add.xml", "additional", _signal_lines(road))
    return Files(folder / "road.net.xml", folder / "road.rou.xml", folder / "road.add.xml")


def _route_lines(road: Road, car_type: str) -> Iterator[str]:
    yield f'<vType id="car" {car_type} {road.type_attributes}/>'
    for number, car in enumerate(sorted(road.cars, key=lambda car: car.depart_s)):
        more = "".join(f' {name}="{value}"' for name, value in car.attributes.items())
        yield (
            f'<vehicle id="{number}" type="car" depart="{car.depart_s:.2f}"{more}>'
            f'<route edges="{" ".join(car.route)}"/></vehicle>'
        )


def _signal_lines(road: Road) -> Iterator[str]:
    for junction, phases in road.signals.items():
        inner = "".join(f'<phase duration="{p.duration_s}" state="{p.letters}"/>' for p in phases)
        yield f'<tlLogic id="{junction}" type="static" programID="suite" offset="0">{inner}</tlLogic>'


def _write(path: Path, root: str, lines: Iterable[str]) -> None:
    body = "\n".join(lines)
    path.write_text(f"<{root}>\n{body}\n</{root}>\n", encoding="utf-8")
