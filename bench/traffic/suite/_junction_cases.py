"""Cases at junctions: oncoming traffic, a minor road, a blocked exit, a block of streets that can lock, symmetry."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bench.traffic.suite._road import Car, Edge, Node, Phase, Road, edges_between, poisson_s
from bench.traffic.suite._score import Band, Case, Figure, Setting
from bench.traffic.suite._simulators import Simulator
from bench.traffic.suite._trace import Trace, crossings_s

__all__ = ["JUNCTION_CASES", "potential_capacity_per_h"]

ARM_M = 400.0
SCATTER = 0.3
"""Of a potential capacity: what sites differ by around the manual's formula."""


def potential_capacity_per_h(conflicting_per_h: float, critical_gap_s: float, follow_up_s: float) -> float:
    """Cars an hour that find a gap in a random stream: HCM 6th ed., eq. 20-32 (Harders' formula)."""
    per_s = conflicting_per_h / 3600.0
    through = np.exp(-per_s * critical_gap_s) / (1.0 - np.exp(-per_s * follow_up_s))
    return float(conflicting_per_h * through)


def _cross(kind: str) -> tuple[Node, ...]:
    ends = {"w": (-ARM_M, 0.0), "e": (ARM_M, 0.0), "s": (0.0, -ARM_M), "n": (0.0, ARM_M)}
    return (*(Node(name, *at) for name, at in ends.items()), Node("j", 0.0, 0.0, kind))


def _passing_per_h(trace: Trace, edge: str, until_s: float) -> float:
    """Cars an hour past the end of `edge` after the first ten minutes."""
    times = crossings_s(trace, edge)
    return float(((times >= 600.0) & (times < until_s)).sum() * 3600.0 / (until_s - 600.0))


# --- 7 left turn against oncoming traffic ---------------------------------------------------------------------------

HOUR_S = 3000


def _left_turn(simulator: Simulator, setting: Setting) -> list[Figure]:
    """A queue that never ends turns left from the major road through oncoming traffic."""
    nodes = _cross("priority")
    edges = (*edges_between("wj", "je", "ej", "jw", priority=3), Edge("j", "n"))
    connections = (("wj", "jn", 0, 0), ("ej", "jw", 0, 0))
    figures = []
    for opposing in (400.0, 800.0):
        cars = [Car(t, ("ej", "jw")) for t in poisson_s(setting.seed, opposing, HOUR_S)]
        cars += [Car(2.0 * k, ("wj", "jn")) for k in range(HOUR_S // 2)]
        road = Road(nodes, edges, tuple(cars), HOUR_S, connections=connections)
        folder = setting.folder / f"{opposing:.0f}"
        trace = simulator.trace(road, folder, step_s=setting.step_s, seed=setting.seed)
        expected = potential_capacity_per_h(opposing, 4.1, 2.2)
        band = Band(
            (1.0 - SCATTER) * expected,
            (1.0 + SCATTER) * expected,
            "veh/h",
            "HCM 6th ed., ch. 20: major left, 4.1 and 2.2 s",
        )
        figures.append(Figure(f"left turns against {opposing:.0f} veh/h", _passing_per_h(trace, "wj", HOUR_S), band))
    return figures


# --- 8 minor road ---------------------------------------------------------------------------------------------------


def _merge(simulator: Simulator, setting: Setting) -> list[Figure]:
    """A queue that never ends turns right onto a major road, whose cars must not suffer for it."""
    nodes = _cross("priority")
    edges = (*edges_between("wj", "je", priority=3), Edge("s", "j"))
    major = 600.0
    cars = [Car(t, ("wj", "je"), {"departSpeed": "max"}) for t in poisson_s(setting.seed, major, HOUR_S)]
    minor = [Car(2.0 * k, ("sj", "je")) for k in range(HOUR_S // 2)]
    both = Road(nodes, edges, (*cars, *minor), HOUR_S)
    alone = Road(nodes, edges, tuple(cars), HOUR_S)
    trace = simulator.trace(both, setting.folder / "both", step_s=setting.step_s, seed=setting.seed)
    free = simulator.trace(alone, setting.folder / "alone", step_s=setting.step_s, seed=setting.seed)
    expected = potential_capacity_per_h(major, 6.2, 3.3)
    capacity = Band(
        (1.0 - SCATTER) * expected,
        (1.0 + SCATTER) * expected,
        "veh/h",
        "HCM 6th ed., ch. 20: minor right, 6.2 and 3.3 s",
    )
    loss = Band(-0.5, 3.0, "s", "Vienna Convention 1968, art. 18: who must give way shall not hinder")
    cost_s = _seconds_on(trace, "wj") - _seconds_on(free, "wj")
    return [
        Figure("minor road's cars", _passing_per_h(trace, "sj", HOUR_S), capacity),
        Figure("major road's extra time", cost_s, loss),
    ]


def _seconds_on(trace: Trace, edge: str) -> float:
    """Mean seconds that arrived cars spent on `edge`."""
    counts = [
        sum(lane == f"{edge}_0" for lane in car.lane) for number, car in trace.cars.items() if number in trace.arrived
    ]
    return float(np.mean([count for count in counts if count > 0]))


# --- 9 blocked exit -------------------------------------------------------------------------------------------------


def _blocked_exit(simulator: Simulator, setting: Setting) -> list[Figure]:
    """The road east of a crossing is closed by a red for seven minutes; the other road must flow on."""
    nodes = (*_cross("traffic_light"), Node("z", ARM_M + 300.0, 0.0))
    nodes = tuple(Node(n.id, n.x_m, n.y_m, "traffic_light") if n.id == "e" else n for n in nodes)
    edges = edges_between("wj", "je", "ez", "sj", "jn")
    connections = (("wj", "je", 0, 0), ("sj", "jn", 0, 0), ("je", "ez", 0, 0))
    signals = {
        "j": (Phase(27, "Gr"), Phase(3, "yr"), Phase(27, "rG"), Phase(3, "ry")),
        "e": (Phase(120, "G"), Phase(420, "r"), Phase(660, "G")),
    }
    cars = [Car(t, ("wj", "je", "ez")) for t in np.arange(0.0, 700.0, 6.0)]
    cars += [Car(t, ("sj", "jn")) for t in np.arange(0.0, 700.0, 9.0)]
    road = Road(nodes, edges, tuple(cars), 1000, signals=signals, connections=connections)
    trace = simulator.trace(road, setting.folder, step_s=setting.step_s, seed=setting.seed)
    crossed = crossings_s(trace, "sj")
    blocked = ((crossed >= 300.0) & (crossed < 540.0)).sum() / (240.0 / 9.0)
    flow = Band(0.9, 1.1, "of demand", "a road that is not blocked keeps its demand")
    law = "Road Traffic Safety Law of the PRC, implementing regulations art. 53: wait before a blocked crossing"
    standing = float(max((_standing_inside_s(car.lane, car.speed_mps) for car in trace.cars.values()), default=0))
    return [
        Figure("cross street while the exit is blocked", float(blocked), flow),
        Figure("longest stand on the crossing", standing, Band(0.0, 10.0, "s", law)),
    ]


def _standing_inside_s(lanes: tuple[str, ...], speed_mps: NDArray[np.float64]) -> int:
    return sum(lane.startswith(":j") and speed < 0.1 for lane, speed in zip(lanes, speed_mps, strict=True))


# --- 15 gridlock ----------------------------------------------------------------------------------------------------


def _gridlock(simulator: Simulator, setting: Setting) -> list[Figure]:
    """Four one-way streets round a block, fed from outside beyond what they take: once demand ends, all come home."""
    side = 150.0
    inner = {"a": (0.0, 0.0), "b": (side, 0.0), "c": (side, side), "d": (0.0, side)}
    outer = {"p": (-300.0, 0.0), "q": (side, -300.0), "r": (side + 300.0, side), "s": (0.0, side + 300.0)}
    exits = {"k": (0.0, -300.0), "l": (side + 300.0, 0.0), "m": (side, side + 300.0), "o": (-300.0, side)}
    nodes = tuple(Node(n, *at, "priority") for n, at in {**inner, **outer, **exits}.items())
    edges = edges_between("ab", "bc", "cd", "da", "pa", "qb", "rc", "sd", "ak", "bl", "cm", "do")
    order, entry, leave = "abcd", "pqrs", "klmo"
    cars = []
    for i in range(4):
        # Round three corners of the block: the streets of the block fill with cars that cannot leave it yet.
        at = [order[(i + k) % 4] for k in range(4)]
        route = (entry[i] + at[0], at[0] + at[1], at[1] + at[2], at[2] + at[3], at[3] + leave[(i + 3) % 4])
        cars += [Car(4.0 * k + i, route) for k in range(225)]
    road = Road(nodes, edges, tuple(cars), 3600)
    trace = simulator.trace(road, setting.folder, step_s=setting.step_s, seed=setting.seed)
    home = len(trace.arrived) / len(cars)
    band = Band(1.0, 1.0, "of all cars", "definition: a jam dissolves once nobody adds to it; nobody may vanish")
    return [
        Figure("home after an hour", home, band),
        Figure("vanished", float(trace.vanished), Band(0, 0, "cars", "definition")),
    ]


# --- 16 symmetry ----------------------------------------------------------------------------------------------------


def _symmetry(simulator: Simulator, setting: Setting) -> list[Figure]:
    """A signalled crossing, heavy from the west; then turned by half a circle, heavy from the east."""
    means = []
    for name, turn in (("west", 1.0), ("east", -1.0)):
        nodes = tuple(Node(n.id, turn * n.x_m, turn * n.y_m, n.kind) for n in _cross("traffic_light"))
        edges = edges_between("wj", "je", "sj", "jn")
        connections = (("wj", "je", 0, 0), ("sj", "jn", 0, 0))
        # netconvert counts approaches clockwise from the north: "sj" comes before "wj" either way round.
        signal = (Phase(30, "rG"), Phase(3, "ry"), Phase(24, "Gr"), Phase(3, "yr"))
        cars = [Car(t, ("wj", "je")) for t in poisson_s(setting.seed, 700.0, 1800)]
        cars += [Car(t, ("sj", "jn")) for t in poisson_s(setting.seed + 1, 400.0, 1800)]
        road = Road(nodes, edges, tuple(cars), 2100, signals={"j": signal}, connections=connections)
        trace = simulator.trace(road, setting.folder / name, step_s=setting.step_s, seed=setting.seed)
        means.append(float(np.mean([len(car.time_s) for number, car in trace.cars.items() if number in trace.arrived])))
    band = Band(0.0, 2.0, "%", "definition: which way is north is no property of traffic")
    return [Figure("turned by 180°, change of mean duration", 100.0 * abs(means[1] / means[0] - 1.0), band)]


JUNCTION_CASES = (
    Case("left-turn", "gaps in oncoming traffic", _left_turn),
    Case("merge", "a minor road at a major one", _merge),
    Case("blocked-exit", "the box stays clear", _blocked_exit),
    Case("gridlock", "a locked block comes free", _gridlock),
    Case("symmetry", "the crossing turned round", _symmetry),
)
