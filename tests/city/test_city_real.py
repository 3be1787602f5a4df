"""The six real folders: counts that others found in the same files, and right of way as SUMO itself derives it."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tests.city.right_of_way import yields_to
from twin_core.city import VCLASSES, City, Demand, Network, check_city, load_city

pytestmark = pytest.mark.data

FOLDERS = {
    "bologna": "bologna-acosta/run.sumocfg",
    "hamburg": "dlr-TAVF-Hamburg/run_simulation.sumocfg",
    "cologne1": "resco-cologne1/cologne1.sumocfg",
    "cologne3": "resco-cologne3/cologne3.sumocfg",
    "ingolstadt1": "resco-ingolstadt1/ingolstadt1.sumocfg",
    "ingolstadt7": "resco-ingolstadt7/ingolstadt7.sumocfg",
}
# roads, lanes, lane km; lanes < 10 m, < 1 m; internal lanes, < 1 m; links that wait inside;
# junctions: signal, priority, right before left, zipper
COUNTS = {
    "bologna": (178, 266, 33, 31, 19, 384, 1, 33, 16, 71, 0, 0),
    "hamburg": (617, 1315, 102, 169, 9, 1598, 393, 95, 54, 269, 2, 1),
    "cologne1": (10, 19, 2.6, 0, 0, 33, None, 8, 1, 3, 0, 0),
    "cologne3": (48, 76, 7.9, 6, 0, 181, None, 41, 3, 15, 4, 0),
    "ingolstadt1": (11, 33, 2.7, 5, 0, 19, None, 1, 1, 3, 0, 0),
    "ingolstadt7": (95, 276, 15.8, 37, 18, 229, 16, 10, 7, 35, 1, 0),
}
# programs in force: static, actuated; signal programs loaded
PROGRAMS = {
    "bologna": (7, 0, 14), "hamburg": (3, 40, 43), "cologne1": (1, 0, 1),
    "cologne3": (3, 0, 3), "ingolstadt1": (1, 0, 1), "ingolstadt7": (7, 0, 7),
}  # fmt: skip
# vehicles in all, dropped before the begin, trips, stops, parking stops, types
DEMAND = {
    "bologna": (8779, 0, 0, 542, 0, 13),
    "hamburg": (21265, 0, 21076, 344, 341, 6),
    "cologne1": (2015, 0, 2015, 0, 0, 1),
    "cologne3": (2856, 1638, 0, 0, 0, 1),
    "ingolstadt1": (1716, 0, 1716, 0, 0, 45),
    "ingolstadt7": (3031, 0, 3031, 0, 0, 45),
}


@cache
def city(folder: Path, name: str) -> City:
    return load_city(folder / "streets" / FOLDERS[name])


@cache
def demand(folder: Path, name: str) -> Demand:
    return city(folder, name).load_demand(seed=1)


def of_class(network: Network, name: str) -> np.ndarray:
    masks = network.lanes.allowed >> np.uint64(VCLASSES.index(name)) & np.uint64(1)
    return masks.astype(bool) & ~network.edges.internal[network.lanes.edge]


@pytest.mark.parametrize("name", FOLDERS)
def test_networks_hold_what_their_files_hold(shared_data: Path, name: str) -> None:
    network = city(shared_data, name).network
    inside = network.edges.internal[network.lanes.edge]
    roads, internal = network.lanes.length_m[~inside], network.lanes.length_m[inside]
    types = network.junctions.type
    expected = COUNTS[name]
    found = (
        int((~network.edges.internal).sum()), len(roads), None, int((roads < 10).sum()), int((roads < 1).sum()),
        len(internal), int((internal < 1).sum()), int(network.links.cont.sum()), types.count("traffic_light"),
        types.count("priority"), types.count("right_before_left"), types.count("zipper"),
    )  # fmt: skip
    for mine, theirs in zip(found, expected, strict=True):
        assert mine is None or theirs is None or mine == theirs, (found, expected)
    assert roads.sum() / 1000 == pytest.approx(expected[2], abs=0.5 if expected[2] > 30 else 0.05)


@pytest.mark.parametrize("name", FOLDERS)
def test_programs_in_force_are_those_loaded_last(shared_data: Path, name: str) -> None:
    network = city(shared_data, name).network
    actuated = network.programs.actuated[network.signals.program]
    assert (int((~actuated).sum()), int(actuated.sum()), len(network.programs.id)) == PROGRAMS[name]


@pytest.mark.parametrize("name", FOLDERS)
def test_demand_holds_what_its_files_hold(shared_data: Path, name: str) -> None:
    d = demand(shared_data, name)
    v = d.vehicles
    dropped = next((int(note.rpartition("(")[2][:-1]) for note in d.notes if "before the begin" in note), 0)
    found = (
        len(v.id), dropped, int(d.trip.sum()), len(v.stop_lane), int(v.stop_parking.sum()), len(d.types.id),
    )  # fmt: skip
    assert found == DEMAND[name]
    assert np.all(np.diff(v.depart_ms) >= 0)


@pytest.mark.parametrize("name", FOLDERS)
def test_real_files_have_no_fault(shared_data: Path, name: str) -> None:
    assert check_city(shared_data / "streets" / FOLDERS[name]) == []


def test_bologna_programs_are_replaced_by_utopia(shared_data: Path) -> None:
    network = city(shared_data, "bologna").network
    programs = network.programs
    assert [programs.id[g] for g in network.signals.program] == ["utopia"] * 7
    cycles = [
        int(programs.duration_ms[programs.phase_start[g] : programs.phase_start[g + 1]].sum()) // 1000
        for g in network.signals.program
    ]
    assert min(cycles) >= 84
    assert max(cycles) <= 120


def test_bologna_details(shared_data: Path) -> None:
    network, d = city(shared_data, "bologna").network, demand(shared_data, "bologna")
    assert len(network.detectors.id) == 58
    assert set(network.detectors.period_s.tolist()) == {1800.0}
    assert int((of_class(network, "bus") & ~of_class(network, "passenger")).sum()) == 21
    assert int((network.links.visibility_m == 9.0).sum()) == 7
    assert int((~network.links.keep_clear).sum()) == 6
    # 541 cars of class ignoring, types drawn by weights that sum to 1.15
    ignoring = d.types.vclass[d.vehicles.type] == VCLASSES.index("ignoring")
    assert int(ignoring.sum()) == 541
    private = np.array([kind.startswith("passenger") for kind in d.types.id])[d.vehicles.type]
    share = np.array([d.types.id[t] == "passenger1" for t in d.vehicles.type[private]]).mean()
    weights_sum = 1.15
    n = int(private.sum())
    assert abs(share - 0.4 / weights_sum) < 4 * np.sqrt(0.25 / n)
    assert np.all(d.vehicles.arrival_pos_m == d.vehicles.arrival_pos_m)  # given everywhere (-1)
    last = d.route_edge[d.route_start[d.vehicles.route + 1] - 1]
    length = network.lanes.length_m[network.edges.lane0[last]]
    assert d.vehicles.arrival_pos_m == pytest.approx(length - 1.0, abs=1e-3)


def test_hamburg_details(shared_data: Path) -> None:
    network, d = city(shared_data, "hamburg").network, demand(shared_data, "hamburg")
    # the route list of the configuration has blanks after its commas
    assert [path.name for path in city(shared_data, "hamburg").files.routes] == [
        "bus_route.rou.xml", "vType.xml", "PKW_automatic.rou.xml.gz", "LKW_automatic.rou.xml",
    ]  # fmt: skip
    bus, car = of_class(network, "bus"), of_class(network, "passenger")
    assert int((bus & ~car).sum()) == 43
    # 64 lanes disallow buses, 8 more allow a list without them
    assert int((car & ~bus).sum()) == 72
    special = [t for t, name in enumerate(d.types.id) if name.endswith("_special")]
    assert d.types.sigma[special].tolist() == [0.0, 0.0]
    assert set(d.vehicles.speed_factor[np.isin(d.vehicles.type, special)].tolist()) == {1.0}
    assert int((network.programs.next >= 0).sum()) == 10


@pytest.mark.parametrize("name", ["ingolstadt1", "ingolstadt7"])
def test_sidewalks_are_lane_0_and_closed_to_cars(shared_data: Path, name: str) -> None:
    network = city(shared_data, name).network
    walk = of_class(network, "pedestrian") & ~of_class(network, "passenger")
    assert int(walk.sum()) == {"ingolstadt1": 11, "ingolstadt7": 94}[name]
    lane0 = np.zeros(len(walk), bool)
    lane0[network.edges.lane0] = True
    assert np.all(lane0[walk])


@pytest.mark.parametrize("name", FOLDERS)
def test_every_route_can_be_driven_by_its_vehicles(shared_data: Path, name: str) -> None:
    network, d = city(shared_data, name).network, demand(shared_data, name)
    links, lanes = network.links, network.lanes
    n = len(network.edges.id)
    joined = np.unique(lanes.edge[links.from_lane].astype(np.int64) * n + lanes.edge[links.to_lane])
    for start, end in zip(d.route_start, d.route_start[1:], strict=False):
        route = d.route_edge[start:end].astype(np.int64)
        assert not network.edges.internal[route].any()
        assert np.isin(route[:-1] * n + route[1:], joined).all()


@pytest.mark.parametrize("name", ["bologna", "hamburg", "cologne3", "ingolstadt7"])
def test_right_of_way_is_what_sumo_derives_from_the_same_file(
    shared_data: Path, name: str, sumo_yields_to: Callable[[Path, list[tuple[str, str]]], list[list[str]]]
) -> None:
    loaded = city(shared_data, name)
    pairs, mine = yields_to(loaded.network, waiting_too=True)
    assert mine == sumo_yields_to(loaded.files.net, pairs)


# Share of trips whose route equals SUMO's when both route at free flow; measured with
# sumo --device.rerouting.adaptation-interval 0 --device.rerouting.adaptation-steps 0 --vehroute-output F
ROUTED = {"cologne1": 1.0, "ingolstadt7": 1.0}


@pytest.mark.skipif(importlib.util.find_spec("sumo") is None, reason="eclipse-sumo is not installed (extra: sumo)")
@pytest.mark.parametrize("name", ROUTED)
def test_trips_take_the_routes_that_sumo_gives_them_at_free_flow(shared_data: Path, tmp_path: Path, name: str) -> None:
    import re

    import sumo

    loaded, d = city(shared_data, name), demand(shared_data, name)
    out = tmp_path / "routes.xml"
    subprocess.run(
        [
            str(Path(sumo.SUMO_HOME) / "bin" / "sumo"), "-n", str(loaded.files.net),
            "-r", ",".join(map(str, loaded.files.routes)), "-b", str(loaded.begin_s), "-e", str(loaded.begin_s + 600),
            "--device.rerouting.adaptation-interval", "0", "--device.rerouting.adaptation-steps", "0",
            "--vehroute-output", str(out), "--vehroute-output.write-unfinished", "--no-step-log", "--no-warnings",
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    theirs = dict(re.findall(r'<vehicle id="([^"]*)".*?edges="([^"]*)"', out.read_text(), re.DOTALL))
    number = {vehicle: i for i, vehicle in enumerate(d.vehicles.id)}
    same = 0
    for vehicle, edges in theirs.items():
        r = d.vehicles.route[number[vehicle]]
        same += " ".join(network_names(loaded, d.route_edge[d.route_start[r] : d.route_start[r + 1]])) == edges
    assert len(theirs) > 100
    assert same / len(theirs) >= ROUTED[name]


def network_names(loaded: City, edges: np.ndarray) -> list[str]:
    return [loaded.network.edges.id[e] for e in edges]
