"""Small roads on which one rule shows alone: a signal, a lane that takes cars in, a minor road at a major one.

Networks are made by SUMO's netconvert from a few lines each, so both simulators read the very same file. Departures
are written out one by one, chance included, so that both sides get the same cars at the same times.
"""

from __future__ import annotations

import random
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from citybrain_wire import Unavailable

from bench.traffic._sumo import sumo_home

__all__ = [
    "LOOPS",
    "UnitCase",
    "actuated_case",
    "four_way_case",
    "insertion_case",
    "lane_drop_case",
    "minor_road_case",
    "peer_counts",
    "peer_means",
    "peer_phases",
    "permissive_left_case",
    "queue_case",
    "signal_case",
    "straight_case",
]

LIMIT_MPS = 13.89
RED_S, GREEN_S, YELLOW_S = 27, 60, 3
CYCLE_S = RED_S + GREEN_S + YELLOW_S


class UnitCase(NamedTuple):
    """Files of one case; `edge` is where cars are counted, from `count_from_s` to `until_s`."""

    net: Path
    routes: Path
    additional: Path
    edge: str
    count_from_s: int
    until_s: int


class _Car(NamedTuple):
    depart_s: float
    route: str  # edge ids
    attributes: str = ""


def _netconvert(folder: Path, nodes: str, edges: str, connections: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unit.nod.xml").write_text(f"<nodes>{nodes}</nodes>\n", encoding="utf-8")
    (folder / "unit.edg.xml").write_text(f"<edges>{edges}</edges>\n", encoding="utf-8")
    net = folder / "unit.net.xml"
    argv = [str(sumo_home() / "bin" / "netconvert"), "--no-turnarounds", "-n", "unit.nod.xml", "-e", "unit.edg.xml"]
    if connections:
        (folder / "unit.con.xml").write_text(f"<connections>{connections}</connections>\n", encoding="utf-8")
        argv += ["-x", "unit.con.xml"]
    done = subprocess.run([*argv, "-o", net.name], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"netconvert refused the unit case in {folder}; it wrote:\n{done.stderr[-800:]}")
    return net


def _node(name: str, x: float, y: float, kind: str = "priority") -> str:
    return f'<node id="{name}" x="{x}" y="{y}" type="{kind}"/>'


def _edge(start: str, end: str, *, lanes: int = 1, priority: int = 1) -> str:
    return (
        f'<edge id="{start}{end}" from="{start}" to="{end}" numLanes="{lanes}" priority="{priority}"'
        f' speed="{LIMIT_MPS}"/>'
    )


def _write_routes(folder: Path, cars: Iterable[_Car], vehicle_type: str) -> Path:
    lines = [f'<routes><vType id="car" {vehicle_type}/>']
    for number, car in enumerate(sorted(cars, key=lambda car: car.depart_s)):
        lines.append(
            f'<vehicle id="{number}" type="car" depart="{car.depart_s:.2f}" {car.attributes}>'
            f'<route edges="{car.route}"/></vehicle>'
        )
    path = folder / "unit.rou.xml"
    path.write_text("\n".join([*lines, "</routes>"]) + "\n", encoding="utf-8")
    return path


def _additional(folder: Path, inside: str = "") -> Path:
    path = folder / "unit.add.xml"
    path.write_text(f"<additional>{inside}</additional>\n", encoding="utf-8")
    return path


def _signal(junction: str, red: str, green: str, yellow: str) -> str:
    """A fixed program for all of a junction's links: red, green, yellow."""
    phases = "".join(
        f'<phase duration="{duration_s}" state="{letters}"/>'
        for duration_s, letters in ((RED_S, red), (GREEN_S, green), (YELLOW_S, yellow))
    )
    return f'<tlLogic id="{junction}" type="static" programID="unit" offset="0">{phases}</tlLogic>'


def straight_case(folder: Path, vehicle_type: str, departs_s: Iterable[float], attributes: str, lanes: int) -> UnitCase:
    """Two roads of 500 m in a row."""
    nodes = _node("a", 0, 0) + _node("b", 500, 0) + _node("c", 1000, 0)
    net = _netconvert(folder, nodes, _edge("a", "b", lanes=lanes) + _edge("b", "c", lanes=lanes))
    cars = [_Car(depart_s, "ab bc", attributes) for depart_s in departs_s]
    return UnitCase(net, _write_routes(folder, cars, vehicle_type), _additional(folder), "bc", 0, 200)


def signal_case(folder: Path, vehicle_type: str, *, cycles: int) -> UnitCase:
    """A saturated lane, a signal after 1,000 m with 60 s green; the first, still filling cycle is not counted."""
    nodes = _node("a", 0, 0) + _node("b", 1000, 0, "traffic_light") + _node("c", 1500, 0)
    net = _netconvert(folder, nodes, _edge("a", "b") + _edge("b", "c"))
    until_s = CYCLE_S * (cycles + 1)
    routes = _write_routes(folder, [_Car(float(t), "ab bc") for t in range(until_s)], vehicle_type)
    return UnitCase(net, routes, _additional(folder, _signal("b", "r", "G", "y")), "bc", CYCLE_S, until_s)


def insertion_case(folder: Path, depart_speed: str, *, until_s: int) -> UnitCase:
    """A lane of 1,000 m on which a car wants to depart each second."""
    net = _netconvert(folder, _node("a", 0, 0) + _node("b", 1000, 0), _edge("a", "b"))
    attributes = f'departSpeed="{depart_speed}"'
    routes = _write_routes(folder, [_Car(float(t), "ab", attributes) for t in range(until_s)], "")
    return UnitCase(net, routes, _additional(folder), "ab", 0, until_s)


def minor_road_case(folder: Path, move: str, major_per_h: float, *, seed: int, until_s: int) -> UnitCase:
    """A minor road with a queue that never ends, at a major one whose cars come as a Poisson process.

    `move` is "crossing" (straight over) or "merging" (right, onto the major road).
    """
    nodes = _node("w", -500, 0) + _node("e", 500, 0) + _node("s", 0, -500) + _node("n", 0, 500) + _node("j", 0, 0)
    major = _edge("w", "j", priority=3) + _edge("j", "e", priority=3)
    net = _netconvert(folder, nodes, major + _edge("s", "j") + _edge("j", "n"))
    cars = [_Car(time_s, "wj je") for time_s in _poisson(random.Random(seed), major_per_h, until_s)]
    exit_edge = {"crossing": "jn", "merging": "je"}[move]
    cars += [_Car(float(t), f"sj {exit_edge}") for t in range(until_s)]
    return UnitCase(net, _write_routes(folder, cars, ""), _additional(folder), "sj", 0, until_s)


def _poisson(rng: random.Random, per_h: float, until_s: float) -> Iterable[float]:
    time_s = rng.expovariate(per_h / 3600.0)
    while time_s < until_s:
        yield time_s
        time_s += rng.expovariate(per_h / 3600.0)


def queue_case(folder: Path, depart_lane: str, *, until_s: int) -> UnitCase:
    """Two lanes to a signal, 1,800 cars an hour: who finds a queue on the own lane changes to the shorter one."""
    nodes = _node("a", 0, 0) + _node("b", 1000, 0, "traffic_light") + _node("c", 1500, 0)
    net = _netconvert(folder, nodes, _edge("a", "b", lanes=2) + _edge("b", "c", lanes=2))
    logic = _signal("b", "rr", "GG", "yy")
    cars = [_Car(2.0 * k, "ab bc", f'departLane="{depart_lane}"') for k in range(until_s // 2 - 150)]
    return UnitCase(net, _write_routes(folder, cars, ""), _additional(folder, logic), "bc", 0, until_s)


def lane_drop_case(folder: Path, period_s: float, *, until_s: int) -> UnitCase:
    """Two lanes of which the right one ends after 600 m: cars must merge, and those beside must let them."""
    nodes = _node("a", 0, 0) + _node("b", 600, 0) + _node("c", 1000, 0)
    net = _netconvert(folder, nodes, _edge("a", "b", lanes=2) + _edge("b", "c"))
    cars = [_Car(k * period_s, "ab bc") for k in range(int(until_s / period_s))]
    return UnitCase(net, _write_routes(folder, cars, ""), _additional(folder), "bc", 0, until_s)


def permissive_left_case(folder: Path, opposing_per_h: float, *, seed: int, until_s: int) -> UnitCase:
    """A saturated left turn on green that must yield to oncoming traffic, with a waiting place on the junction."""
    nodes = _node("w", -500, 0) + _node("e", 500, 0) + _node("n", 0, 500) + _node("b", 0, 0, "traffic_light")
    edges = _edge("w", "b", lanes=2) + "".join(_edge(*ends) for ends in ("be", "eb", "bw", "bn"))
    connections = "".join(
        f'<connection from="{a}" to="{b}" fromLane="{lane}" toLane="0"/>'
        for a, b, lane in (("wb", "be", 0), ("wb", "bn", 1), ("eb", "bw", 0))
    )
    net = _netconvert(folder, nodes, edges, connections)
    cars = [_Car(time_s, "eb bw") for time_s in _poisson(random.Random(seed), opposing_per_h, until_s)]
    cars += [_Car(3.0 * k, "wb bn") for k in range(until_s // 3)]
    # Link 2 is the left turn: netconvert numbers links by approach, clockwise from the north.
    routes = _write_routes(folder, cars, "")
    return UnitCase(net, routes, _additional(folder, _signal("b", "rrr", "GGg", "yyy")), "bn", 0, until_s)


def four_way_case(folder: Path, kind: str, total_per_h: float, *, seed: int, until_s: int) -> UnitCase:
    """A crossing of equal roads ("right_before_left" or "allway_stop"), the same demand on all twelve moves."""
    ends = {"w": (-300, 0), "e": (300, 0), "s": (0, -300), "n": (0, 300)}
    nodes = "".join(_node(name, *at) for name, at in ends.items()) + _node("j", 0, 0, kind)
    net = _netconvert(folder, nodes, "".join(_edge(name, "j") + _edge("j", name) for name in ends))
    rng = random.Random(seed)
    moves = [f"{a}j j{b}" for a in ends for b in ends if a != b]
    cars = [_Car(time_s, move) for move in moves for time_s in _poisson(rng, total_per_h / len(moves), until_s)]
    return UnitCase(net, _write_routes(folder, cars, ""), _additional(folder), "je", 0, until_s)


LOOPS = {"sj": (0, 5), "wj": (2, 8)}
"""Approaches of the actuated crossing: (its green phase, that phase's minimum in s)."""


def actuated_case(folder: Path, vehicle_type: str, *, seed: int, until_s: int) -> UnitCase:
    """Two crossing one-lane roads with a gap-actuated signal; each approach gets a car per six seconds (Poisson)."""
    nodes = _node("w", -400, 0) + _node("e", 400, 0) + _node("s", 0, -400) + _node("n", 0, 400)
    edges = "".join(_edge(*ends) for ends in ("wj", "je", "sj", "jn"))
    connections = '<connection from="wj" to="je"/><connection from="sj" to="jn"/>'
    net = _netconvert(folder, nodes + _node("j", 0, 0, "traffic_light"), edges, connections)
    phases = (
        '<phase duration="20" minDur="5" maxDur="30" state="Gr"/><phase duration="3" state="yr"/>'
        '<phase duration="20" minDur="8" maxDur="25" state="rG"/><phase duration="3" state="ry"/>'
    )
    logic = f'<tlLogic id="j" type="actuated" programID="unit" offset="0">{phases}</tlLogic>'
    rng = random.Random(seed)
    cars = [_Car(time_s, route) for route in ("wj je", "sj jn") for time_s in _poisson(rng, 600.0, until_s)]
    return UnitCase(net, _write_routes(folder, cars, vehicle_type), _additional(folder, logic), "jn", 0, until_s)


class PeerPhases(NamedTuple):
    """SUMO's signal, second by second, and what passed its loops (s): per approach (entered, left) pairs."""

    phase: tuple[int, ...]
    passages: dict[str, list[tuple[float, float]]]


def peer_phases(case: UnitCase, loop_pos_m: dict[str, float]) -> PeerPhases:
    """SUMO on the actuated crossing, with instant loops at the given positions of the approaches' lanes."""
    folder = case.net.parent
    watching = [f'<timedEvent type="SaveTLSStates" source="j" dest="{folder / "phases.xml"}"/>'] + [
        f'<instantInductionLoop id="{edge}" lane="{edge}_0" pos="{pos_m}" file="{folder / f"{edge}.xml"}"/>'
        for edge, pos_m in loop_pos_m.items()
    ]
    extra = folder / "watching.add.xml"
    extra.write_text(f"<additional>{''.join(watching)}</additional>\n", encoding="utf-8")
    _run_peer(case, 1, extra)
    states = ElementTree.parse(folder / "phases.xml").getroot().iter("tlsState")
    passages: dict[str, list[tuple[float, float]]] = {}
    for edge in loop_pos_m:
        entered = 0.0
        passages[edge] = []
        for event in ElementTree.parse(folder / f"{edge}.xml").getroot():
            if event.get("state") == "enter":
                entered = float(event.get("time", 0))
            elif event.get("state") == "leave":
                passages[edge].append((entered, float(event.get("time", 0))))
    return PeerPhases(tuple(int(state.get("phase", -1)) for state in states), passages)


def _run_peer(case: UnitCase, seed: int, additional: Path) -> None:
    argv = [
        str(sumo_home() / "bin" / "sumo"),
        *("-n", str(case.net), "-r", str(case.routes), "-a", f"{case.additional},{additional}"),
        *("--end", str(case.until_s), "--seed", str(seed), "--time-to-teleport", "-1"),
        *("--no-step-log", "--no-warnings", "--tripinfo-output", str(case.net.parent / f"trips{seed}.xml")),
    ]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"SUMO refused the unit case in {case.net.parent}; it wrote:\n{done.stderr[-800:]}")


def peer_counts(case: UnitCase, seed: int) -> dict[str, int]:
    """SUMO on the case: cars that `entered` (or departed on) and `left` the counted edge within the counted time."""
    folder = case.net.parent
    output = folder / f"edges{seed}.xml"
    counting = folder / f"counting{seed}.add.xml"
    interval = f'begin="{case.count_from_s}" end="{case.until_s}"'
    counting.write_text(
        f'<additional><edgeData id="unit" {interval} file="{output}"/></additional>\n', encoding="utf-8"
    )
    _run_peer(case, seed, counting)
    for element in ElementTree.parse(output).getroot().iter("edge"):
        if element.get("id") == case.edge:
            return {
                "entered": int(element.get("entered", 0)) + int(element.get("departed", 0)),
                "left": int(element.get("left", 0)),
            }
    return {"entered": 0, "left": 0}


def peer_means(case: UnitCase, seed: int) -> dict[str, float]:
    """SUMO on the case: number of arrived cars and means of their duration, time loss and depart delay."""
    nothing = case.net.parent / "nothing.add.xml"
    nothing.write_text("<additional/>\n", encoding="utf-8")
    _run_peer(case, seed, nothing)
    trips = list(ElementTree.parse(case.net.parent / f"trips{seed}.xml").getroot())
    names = {"duration_s": "duration", "time_loss_s": "timeLoss", "depart_delay_s": "departDelay"}
    means = {ours: sum(float(trip.get(name, 0)) for trip in trips) / len(trips) for ours, name in names.items()}
    return {"arrived": float(len(trips)), **means}
