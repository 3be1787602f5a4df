"""The hidden day in SUMO's own formats: who drives, and what the cabinets' loops and local programs are.

Network file and ids are the city's. Types, cars with their own speed factors, detectors and programs in force are
written anew from what was read, so that both simulators play the same day; trips stay trips, since their drivers choose
a way when they depart.

Formats: SUMO user documentation, "Definition of Vehicles, Vehicle Types, and Routes", "Traffic Lights", "Induction
Loops Detectors".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np

from twin_core.city import DEPART_LANE, DEPART_POS, DEPART_SPEED, VCLASSES, Demand, Network, VehicleTypes

__all__ = ["LOCAL", "write_additional", "write_routes"]

LOCAL = "local"  # program id of every signal's own program
NEVER_S = 1_000_000  # a detector's period: its own file is of no use here
_SPEED_NAME = {"limit": "speedLimit"}
_TYPE_FIELDS = {
    "length": "length_m", "minGap": "min_gap_m", "width": "width_m", "accel": "accel_mps2", "decel": "decel_mps2",
    "emergencyDecel": "emergency_decel_mps2", "apparentDecel": "apparent_decel_mps2", "tau": "tau_s",
    "maxSpeed": "max_speed_mps", "lcStrategic": "lc_strategic", "lcCooperative": "lc_cooperative",
    "lcSpeedGain": "lc_speed_gain", "lcKeepRight": "lc_keep_right", "lcAssertive": "lc_assertive",
    "impatience": "impatience", "startupDelay": "startup_delay_s", "jmTimegapMinor": "jm_timegap_minor_s",
}  # fmt: skip


def _element(tag: str, attributes: dict[str, object], *, open_: bool = False) -> str:
    text = "".join(f" {name}={quoteattr(str(value))}" for name, value in attributes.items())
    return f"<{tag}{text}{'' if open_ else '/'}>\n"


def write_routes(demand: Demand, network: Network, path: Path) -> None:
    """Types, routes, cars and trips in the order of their departures."""
    with path.open("w", encoding="utf-8") as out:
        out.write("<routes>\n")
        out.writelines(_types(demand.types))
        out.writelines(_routes(demand, network))
        for i in range(len(demand.vehicles.id)):
            out.writelines(_vehicle(demand, network, i))
        out.write("</routes>\n")


def _types(types: VehicleTypes) -> Iterator[str]:
    for v, name in enumerate(types.id):
        values: dict[str, object] = {"id": name, "vClass": VCLASSES[types.vclass[v]]}
        for attribute, field in _TYPE_FIELDS.items():
            value = float(getattr(types, field)[v])
            if math.isfinite(value):
                values[attribute] = value
        if types.model[v] in ("", "Krauss"):
            values["sigma"] = float(types.sigma[v])
        if types.model[v]:
            values["carFollowModel"] = types.model[v]
        yield _element("vType", values)


def _routes(demand: Demand, network: Network) -> Iterator[str]:
    driven = np.unique(demand.vehicles.route[~demand.trip])
    for route in driven.tolist():
        yield _element("route", {"id": f"r{route}", "edges": " ".join(_edges(demand, network, route))})


def _edges(demand: Demand, network: Network, route: int) -> list[str]:
    rows = demand.route_edge[demand.route_start[route] : demand.route_start[route + 1]]
    return [network.edges.id[edge] for edge in rows.tolist()]


def _vehicle(demand: Demand, network: Network, i: int) -> Iterator[str]:
    cars = demand.vehicles
    values: dict[str, object] = {
        "id": cars.id[i],
        "type": demand.types.id[cars.type[i]],
        "depart": f"{cars.depart_ms[i] / 1000:.3f}",
        "departLane": _choice(DEPART_LANE[cars.depart_lane[i]], int(cars.depart_lane_value[i])),
        "departPos": _choice(DEPART_POS[cars.depart_pos[i]], float(cars.depart_pos_value_m[i])),
        "departSpeed": _choice(DEPART_SPEED[cars.depart_speed[i]], float(cars.depart_speed_value_mps[i])),
        "speedFactor": float(cars.speed_factor[i]),
    }
    if not math.isnan(float(cars.arrival_pos_m[i])):
        values["arrivalPos"] = float(cars.arrival_pos_m[i])
    if cars.line[i]:
        values["line"] = cars.line[i]
    route = int(cars.route[i])
    if demand.trip[i]:
        edges = _edges(demand, network, route)
        tag = "trip"
        values |= {"from": edges[0], "to": edges[-1]}
    else:
        tag = "vehicle"
        values["route"] = f"r{route}"
    stops = range(int(cars.stop_start[i]), int(cars.stop_start[i + 1]))
    if not stops:
        yield _element(tag, values)
        return
    yield _element(tag, values, open_=True)
    yield from (_element("stop", _stop(demand, network, k)) for k in stops)
    yield f"</{tag}>\n"


def _choice(name: str, value: float) -> object:
    return value if name == "given" else _SPEED_NAME.get(name, name)


def _stop(demand: Demand, network: Network, k: int) -> dict[str, object]:
    cars = demand.vehicles
    values: dict[str, object]
    if cars.stop_bus_stop[k] >= 0:
        values = {"busStop": network.bus_stops.id[cars.stop_bus_stop[k]]}
    else:
        values = {
            "lane": network.lanes.id[cars.stop_lane[k]],
            "startPos": float(cars.stop_start_m[k]),
            "endPos": float(cars.stop_end_m[k]),
        }
    values["duration"] = int(cars.stop_duration_ms[k]) / 1000
    if cars.stop_until_ms[k] >= 0:
        values["until"] = int(cars.stop_until_ms[k]) / 1000
    if cars.stop_parking[k]:
        values["parking"] = "true"
    return values


def write_additional(network: Network, path: Path) -> None:
    """Bus stops, all detectors (detector i is named `d<i>`) and each signal's program in force."""
    with path.open("w", encoding="utf-8") as out:
        out.write("<additional>\n")
        out.writelines(_bus_stops(network))
        out.writelines(_detectors(network))
        for signal in range(len(network.signals.id)):
            out.writelines(_program(network, signal))
        out.write("</additional>\n")


def _bus_stops(network: Network) -> Iterable[str]:
    stops = network.bus_stops
    for i, name in enumerate(stops.id):
        values: dict[str, object] = {"id": name, "lane": network.lanes.id[stops.lane[i]], "friendlyPos": "true"}
        values |= {"startPos": float(stops.start_m[i]), "endPos": float(stops.end_m[i])}
        yield _element("busStop", values)


def _detectors(network: Network) -> Iterable[str]:
    detectors = network.detectors
    for i, kind in enumerate(detectors.kind):
        values: dict[str, object] = {
            "id": f"d{i}",
            "lane": network.lanes.id[detectors.lane[i]],
            "pos": float(detectors.pos_m[i]),
            "friendlyPos": "true",
            "period": NEVER_S,
            "file": "NUL",
        }
        if kind == "e2":
            values["endPos"] = float(detectors.end_m[i])
        yield _element("laneAreaDetector" if kind == "e2" else "inductionLoop", values)


def _program(network: Network, signal: int) -> Iterator[str]:
    programs = network.programs
    program = int(network.signals.program[signal])
    actuated = bool(programs.actuated[program])
    head: dict[str, object] = {
        "id": network.signals.id[signal],
        "type": "actuated" if actuated else "static",
        "programID": LOCAL,
        "offset": int(programs.offset_ms[program]) / 1000,
    }
    yield _element("tlLogic", head, open_=True)
    for key, value in programs.params[program].items():
        yield _element("param", {"key": key, "value": value})
    n_links = int(network.signals.n_links[signal])
    for f in range(int(programs.phase_start[program]), int(programs.phase_start[program + 1])):
        letters = programs.state[programs.state_start[f] : programs.state_start[f] + n_links]
        phase: dict[str, object] = {
            "duration": int(programs.duration_ms[f]) / 1000,
            "state": letters.tobytes().decode("ascii"),
        }
        if actuated:
            phase |= {"minDur": int(programs.min_ms[f]) / 1000, "maxDur": int(programs.max_ms[f]) / 1000}
        if programs.next[f] >= 0:
            phase["next"] = int(programs.next[f])
        yield _element("phase", phase)
    yield "</tlLogic>\n"
