"""Cases on a single road: desired speed, platoons, density, waves, a lane that ends, queue discharge, the step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bench.traffic.suite._road import LIMIT_MPS, Car, Edge, Node, Phase, Road, edges_between
from bench.traffic.suite._score import Band, Case, Figure, Setting
from bench.traffic.suite._simulators import Simulator
from bench.traffic.suite._trace import Trace, crossings_s, edge_of

__all__ = ["LANE_CASES"]

F64 = NDArray[np.float64]

RED_S, GREEN_S, YELLOW_S = 27, 60, 3
CYCLE_S = RED_S + GREEN_S + YELLOW_S
CYCLES = 8
EQUAL = 'speedFactor="1" speedDev="0"'
KMH = 3.6


def _line(
    *lengths_m: float, lanes: tuple[int, ...] = (), limit_mps: float = LIMIT_MPS
) -> tuple[tuple[Node, ...], tuple[Edge, ...], tuple[str, ...]]:
    """Roads in a row: nodes a, b, c …"""
    names = "abcdefgh"[: len(lengths_m) + 1]
    at = np.concatenate(([0.0], np.cumsum(lengths_m)))
    nodes = tuple(Node(name, float(x), 0.0) for name, x in zip(names, at, strict=True))
    wide = lanes or (1,) * len(lengths_m)
    edges = tuple(Edge(a, b, n, limit_mps=limit_mps) for a, b, n in zip(names[:-1], names[1:], wide, strict=True))
    return nodes, edges, tuple(edge.id for edge in edges)


def _signal_at(nodes: tuple[Node, ...], name: str) -> tuple[Node, ...]:
    return tuple(replace(node, kind="traffic_light") if node.id == name else node for node in nodes)


# --- 1 free speed ---------------------------------------------------------------------------------------------------


def _free_speed(simulator: Simulator, setting: Setting) -> list[Figure]:
    nodes, edges, route = _line(1000.0, 1000.0)
    cars = tuple(Car(40.0 * k, route) for k in range(60))
    trace = simulator.trace(Road(nodes, edges, cars, 2700), setting.folder, step_s=setting.step_s, seed=setting.seed)
    speeds = [
        car.speed_mps[[edge_of(lane) == "bc" for lane in car.lane]].mean()
        for number, car in trace.cars.items()
        if number in trace.arrived
    ]
    band = Band(0.95, 1.05, "of the limit", "definition: alone, a driver does the desired speed, the limit on average")
    return [Figure("mean speed alone", float(np.mean(speeds)) / LIMIT_MPS, band)]


# --- 2 string stability ---------------------------------------------------------------------------------------------


def _platoon(simulator: Simulator, setting: Setting) -> list[Figure]:
    """A platoon of 30 at two seconds' headway; the first must brake for a signal that is red for a moment."""
    nodes, edges, route = _line(600.0, 2400.0)
    cars = tuple(Car(10.0 + 2.2 * k, route, {"departSpeed": "max"}) for k in range(30))
    signal = (Phase(46.0, "G"), Phase(7.0, "r"), Phase(600.0, "G"))
    road = Road(_signal_at(nodes, "b"), edges, cars, 330, {"b": signal}, type_attributes=EQUAL)
    trace = simulator.trace(road, setting.folder, step_s=setting.step_s, seed=setting.seed)
    dips = _dips_behind(trace, 10.0)
    band = Band(0.0, 1.05, "", "Treiber & Kesting 2013, ch. 15: a disturbance must not grow from car to car")
    return [Figure("speed dip, last five cars over the first five", dips, band)]


def _dips_behind(trace: Trace, from_s: float) -> float:
    """Mean loss of speed of the last five cars that followed, by that of the first five, each at its worst moment."""
    worst = []
    for _, car in sorted(trace.cars.items()):
        later = car.speed_mps[car.time_s >= from_s + 30.0]
        if len(later):
            worst.append(LIMIT_MPS - float(later.min()))
    first, last = np.mean(worst[:5]), np.mean(worst[-5:])
    return float(last / first) if first > 0.5 else float("nan")


# --- 3 fundamental diagram ------------------------------------------------------------------------------------------

WAVE_KMH = (14.0, 20.0)
JAM_PER_KM = (125.0, 150.0)
"""Speed of a jam's fronts and density inside it: the bands of the case of the standing queue. A triangular diagram of
both carries w (k_jam − k) at a density k where traffic is congested; so the ring is judged by the same two."""
RING_LIMIT_MPS = 22.22
RING_EDGE_M = 500.0
DENSE_PER_KM = 60.0


def _ring(density_per_km: float) -> Road:
    """A square of four one-lane roads without a way out; cars stand evenly spread at the begin."""
    side = RING_EDGE_M
    nodes = (Node("a", 0, 0), Node("b", side, 0), Node("c", side, side), Node("d", 0, side))
    edges = edges_between("ab", "bc", "cd", "da", limit_mps=RING_LIMIT_MPS)
    names = [edge.id for edge in edges]
    count = round(density_per_km * 4 * side / 1000.0)
    cars = []
    for k in range(count):
        at = (k + 0.5) * 4 * side / count
        first = int(at // side)
        route = tuple(names[(first + i) % 4] for i in range(60))
        position = max(5.5, min(at - first * side, side - 25.0))
        cars.append(Car(0.0, route, {"departPos": f"{position:.2f}", "departSpeed": "0"}))
    return Road(nodes, edges, tuple(cars), 600, slow_turns=False, type_attributes=EQUAL)


def _fundamental(simulator: Simulator, setting: Setting) -> list[Figure]:
    flows = []
    for density in (12.0, 16.0, 20.0, 25.0, 35.0, DENSE_PER_KM):
        road = _ring(density)
        folder = setting.folder / f"{density:.0f}"
        trace = simulator.trace(road, folder, step_s=setting.step_s, seed=setting.seed)
        late = [car.speed_mps[car.time_s >= 300.0] for car in trace.cars.values()]
        mean_mps = float(np.concatenate(late).mean())
        flows.append(len(trace.cars) / (4 * RING_EDGE_M / 1000.0) * mean_mps * KMH)
    capacity = Band(1800.0, 2400.0, "veh/h", "HCM 6th ed., exhibit 12-4, multilane highways and freeways at 80 km/h")
    least, most = (wave * (jam - DENSE_PER_KM) for wave, jam in zip(WAVE_KMH, JAM_PER_KM, strict=True))
    congested = Band(least, most, "veh/h", "triangular diagram of the jam-wave case's wave and jam density")
    return [
        Figure("capacity", max(flows), capacity),
        Figure(f"flow at {DENSE_PER_KM:.0f} veh/km", flows[-1], congested),
    ]


# --- 4 and 6 queue discharge ----------------------------------------------------------------------------------------


def _queue_road(type_attributes: str = "") -> Road:
    """A lane that is never empty, a signal after 1,000 m with 60 s green of 90 s."""
    nodes, edges, route = _line(1000.0, 500.0)
    until_s = CYCLE_S * (CYCLES + 2)
    signal = (Phase(RED_S, "r"), Phase(GREEN_S, "G"), Phase(YELLOW_S, "y"))
    cars = tuple(Car(float(t), route) for t in range(0, until_s, 1))
    return Road(_signal_at(nodes, "b"), edges, cars, until_s, {"b": signal}, type_attributes=type_attributes)


def _discharge(trace: Trace) -> tuple[float, float]:
    """(saturation flow, veh/h; start-up lost time, s) by the field method of HCM 6th ed., ch. 31: headways of the 5th
    to the 20th car in the queue; lost is what the first four took above theirs."""
    passed = crossings_s(trace, "ab")
    headways, lost = [], []
    for cycle in range(2, CYCLES + 2):
        green_s = cycle * CYCLE_S + RED_S
        times = passed[(passed >= green_s) & (passed < green_s + GREEN_S + YELLOW_S)] - green_s
        if len(times) >= 20:
            headway = (times[19] - times[3]) / 16.0
            headways.append(headway)
            lost.append(times[3] - 4.0 * headway)
    if not headways:
        return float("nan"), float("nan")
    return 3600.0 / float(np.mean(headways)), float(np.mean(lost))


SATURATION = Band(1750.0, 1950.0, "veh/h", "HCM 6th ed., ch. 19: base 1,900, typically measured 1,750–1,950")
LOST = Band(1.0, 3.0, "s", "HCM 6th ed., ch. 19: about 2 s")


def _saturation(simulator: Simulator, setting: Setting) -> list[Figure]:
    trace = simulator.trace(_queue_road(), setting.folder, step_s=setting.step_s, seed=setting.seed)
    flow, lost_s = _discharge(trace)
    return [Figure("saturation flow", flow, SATURATION), Figure("start-up lost time", lost_s, LOST)]


def _wave(simulator: Simulator, setting: Setting) -> list[Figure]:
    """The start wave in a standing queue: when did the car that stood there begin to move?"""
    nodes, edges, route = _line(1200.0, 500.0)
    signal = (Phase(200.0, "r"), Phase(400.0, "G"))
    cars = tuple(Car(2.0 * k, route) for k in range(60))
    road = Road(_signal_at(nodes, "b"), edges, cars, 400, {"b": signal})
    trace = simulator.trace(road, setting.folder, step_s=setting.step_s, seed=setting.seed)
    places, starts = [], []
    for lane, pos_m, speed in trace.at(200.0).values():
        if lane == "ab_0" and speed < 0.1:
            places.append(pos_m)
    for car in trace.cars.values():
        stood = (car.time_s >= 195.0) & (car.speed_mps < 0.5)
        if stood.any() and car.time_s[0] < 195.0:
            starts.append((float(car.pos_m[stood][-1]), float(car.time_s[stood][-1])))
    behind = sorted(starts, reverse=True)[3:35]
    position, time_s = np.array(behind).T
    slope_mps = float(np.polyfit(time_s, position, 1)[0])
    spacing_m = float(-np.diff(np.sort(np.array(places))[::-1][:30]).mean())
    wave = Band(
        -WAVE_KMH[1],
        -WAVE_KMH[0],
        "km/h",
        "Schönhof & Helbing 2007, Transp. Sci. 41, 135: jam fronts move at −15 to −20",
    )
    jam = Band(*JAM_PER_KM, "veh/km", "HCM 6th ed., ch. 31: 7 to 8 m a car in a queue")
    return [Figure("start wave", slope_mps * KMH, wave), Figure("jam density", 1000.0 / spacing_m, jam)]


# --- 5 capacity drop ------------------------------------------------------------------------------------------------


def _capacity_drop(simulator: Simulator, setting: Setting) -> list[Figure]:
    """Two lanes become one; demand grows until the queue stands: what flows after against the best five minutes."""
    nodes, edges, route = _line(1500.0, 800.0, lanes=(2, 1), limit_mps=RING_LIMIT_MPS)
    departs, time_s = [], 0.0
    while time_s < 4200.0:
        departs.append(time_s)
        per_h = min(2600.0, 1200.0 + 1400.0 * time_s / 2400.0)
        time_s += 3600.0 / per_h
    cars = tuple(Car(t, route, {"departLane": "best", "departSpeed": "max"}) for t in departs)
    road = Road(nodes, edges, cars, 4800, type_attributes=EQUAL)
    trace = simulator.trace(road, setting.folder, step_s=setting.step_s, seed=setting.seed)
    passed = crossings_s(trace, "ab")
    per_5_min = np.histogram(passed, np.arange(0.0, 4501.0, 300.0))[0] * 12.0
    best, after = float(per_5_min.max()), float(per_5_min[-4:].mean())
    band = Band(3.0, 15.0, "%", "Cassidy & Bertini 1999, Transp. Res. B 33, 25: 4–10 %; Hall & Agyemang-Duah 1991: 6 %")
    return [Figure("capacity drop", 100.0 * (1.0 - after / best), band)]


# --- 13 step invariance ---------------------------------------------------------------------------------------------

STEPS_S = (0.1, 0.5, 1.0)


def _steps(simulator: Simulator, setting: Setting) -> list[Figure]:
    found = []
    for step_s in STEPS_S:
        folder = setting.folder / f"{step_s}"
        found.append(_discharge(simulator.trace(_queue_road(EQUAL), folder, step_s=step_s, seed=setting.seed)))
    flow, lost_s = np.array(found).T
    same = Band(0.0, 2.0, "%", "definition: the step is no property of traffic")
    seconds = Band(0.0, 0.1, "s", "2 % of the headways that lost time is made of")
    return [
        Figure("spread of saturation flow", 100.0 * float(np.ptp(flow) / flow.mean()), same),
        Figure("spread of lost time", float(np.ptp(lost_s)), seconds),
    ]


LANE_CASES = (
    Case("free-speed", "a car alone", _free_speed),
    Case("string-stability", "a platoon behind a car that brakes", _platoon),
    Case("fundamental-diagram", "a ring from thin to dense", _fundamental),
    Case("jam-wave", "a standing queue starts", _wave),
    Case("capacity-drop", "two lanes become one", _capacity_drop),
    Case("saturation", "a queue at a signal", _saturation),
    Case("step-invariance", "the same queue at 0.1, 0.5 and 1 s", _steps),
)
