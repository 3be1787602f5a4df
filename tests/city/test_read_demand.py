"""Demand: types, departures, flows, distributions, stops; what SUMO's documentation says of each."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadFile

from twin_core.city import DEPART_LANE, DEPART_POS, DEPART_SPEED, VCLASSES, Demand, Network, read_demand


def demand_of(network: Network, tmp_path: Path, body: str, **options: float | int | None) -> Demand:
    path = tmp_path / "x.rou.xml"
    path.write_text(f"<routes>{body}</routes>", encoding="utf-8")
    settings = {"seed": 1} | options
    return read_demand(network, [path], **settings)  # type: ignore[arg-type]


def departs_s(demand: Demand) -> list[float]:
    return [ms / 1000 for ms in demand.vehicles.depart_ms.tolist()]


def edges_of(network: Network, demand: Demand, vehicle: str) -> list[str]:
    r = demand.vehicles.route[demand.vehicles.id.index(vehicle)]
    return [network.edges.id[e] for e in demand.route_edge[demand.route_start[r] : demand.route_start[r + 1]]]


def test_vehicles_are_sorted_by_departure(small_demand: Demand) -> None:
    assert small_demand.vehicles.id == ("t1", "b1", "late", "f.0", "f.1", "f.2")
    assert departs_s(small_demand) == [5.0, 10.5, 20.0, 30.0, 50.0, 70.0]


def test_trips_are_routed_and_marked(small: Network, small_demand: Demand) -> None:
    assert edges_of(small, small_demand, "t1") == ["in", "left"]
    assert small_demand.trip.tolist() == [True, False, False, True, True, True]
    assert small_demand.od_origin[:2] == ("in", "back")
    assert small_demand.od_destination[:2] == ("left", "home")


def test_equal_routes_are_kept_once(small_demand: Demand) -> None:
    # "back home" serves the bus and the flow, "in out" and "in left" one vehicle each
    assert len(small_demand.route_start) - 1 == 3


def test_departure_defaults_are_those_of_sumo_1_28(small_demand: Demand) -> None:
    v = small_demand.vehicles
    t1 = v.id.index("t1")
    assert DEPART_LANE[v.depart_lane[t1]] == "best_prob"
    assert DEPART_POS[v.depart_pos[t1]] == "base"
    assert DEPART_SPEED[v.depart_speed[t1]] == "avg"
    assert math.isnan(v.arrival_pos_m[t1])


def test_an_explicit_zero_is_given_and_negative_positions_count_from_the_end(small_demand: Demand) -> None:
    v = small_demand.vehicles
    late = v.id.index("late")
    assert DEPART_SPEED[v.depart_speed[late]] == "given"
    assert v.depart_speed_value_mps[late] == 0.0
    assert (DEPART_LANE[v.depart_lane[late]], v.depart_lane_value[late]) == ("given", 1)
    assert v.depart_pos_value_m[late] == 85.0  # -5 on 90 m
    assert v.arrival_pos_m[late] == 199.0  # -1 on 200 m


def test_bus_stops_are_resolved_to_lanes(small: Network, small_demand: Demand) -> None:
    v = small_demand.vehicles
    b1 = v.id.index("b1")
    assert v.stop_start[b1 + 1] - v.stop_start[b1] == 1
    assert small.lanes.id[v.stop_lane[0]] == "back_0"
    assert (v.stop_start_m[0], v.stop_end_m[0]) == (100.0, 120.0)
    assert (v.stop_duration_ms[0], v.stop_until_ms[0], bool(v.stop_parking[0])) == (20_000, 60_000, True)
    assert small.bus_stops.id[v.stop_bus_stop[0]] == "stop"


def test_type_attributes_override_class_defaults(small_demand: Demand) -> None:
    types = small_demand.types
    assert types.id == ("bus", "fast", "slow")
    assert VCLASSES[types.vclass[0]] == "bus"
    assert types.length_m.tolist() == [12.0, 5.0, 5.0]
    assert types.sigma.tolist() == [0.5, 0.0, 0.5]
    assert types.speed_factor_mean.tolist() == [1.0, 1.2, 0.8]
    # a plain number moves the mean and leaves the class's deviation
    assert types.speed_factor_dev.tolist() == [0.0, 0.1, 0.1]
    assert (types.speed_factor_min[2], types.speed_factor_max[2]) == (0.7, 0.9)


def test_vehicles_before_the_begin_and_after_the_end_are_dropped_and_counted(small: Network, tmp_path: Path) -> None:
    body = "".join(f'<trip id="v{t}" depart="{t}" from="in" to="out"/>' for t in range(10))
    demand = demand_of(small, tmp_path, body, begin_s=3.0, end_s=8.0)
    assert demand.vehicles.id == ("v3", "v4", "v5", "v6", "v7")
    assert demand.notes == (
        "vehicles depart before the begin and are dropped (3)",
        "vehicles depart at or after the end and are dropped (2)",
    )


def test_draws_do_not_depend_on_the_begin(small: Network, tmp_path: Path) -> None:
    body = "".join(f'<trip id="v{t}" depart="{t}" from="in" to="out"/>' for t in range(10))
    whole = demand_of(small, tmp_path, body)
    part = demand_of(small, tmp_path, body, begin_s=4.0)
    assert part.vehicles.speed_factor.tolist() == whole.vehicles.speed_factor[4:].tolist()


def test_draws_do_not_depend_on_the_end(small: Network, tmp_path: Path) -> None:
    body = """<flow id="f" begin="0" end="100" period="1" from="in" to="out"/>
      <trip id="t" depart="5" from="in" to="out"/>"""
    whole, part = demand_of(small, tmp_path, body), demand_of(small, tmp_path, body, end_s=10.0)
    for name in ("t", "f.3"):
        a, b = (d.vehicles.speed_factor[d.vehicles.id.index(name)] for d in (whole, part))
        assert a == b


def test_seeds_give_other_draws_and_the_same_seed_the_same(small: Network, tmp_path: Path) -> None:
    body = '<flow id="f" begin="0" end="100" period="1" from="in" to="out"/>'
    a, b, c = (demand_of(small, tmp_path, body, seed=seed).vehicles.speed_factor for seed in (1, 1, 2))
    assert a.tolist() == b.tolist()
    assert a.tolist() != c.tolist()


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('begin="10" end="14" period="1.5"', [10.0, 11.5, 13.0]),
        ('begin="0" end="10" vehsPerHour="1440"', [0.0, 2.5, 5.0, 7.5]),
        ('begin="0" end="10" number="4"', [0.0, 2.5, 5.0, 7.5]),
        ('begin="0" number="3" period="2"', [0.0, 2.0, 4.0]),
        ('begin="0" end="100" vehsPerHour="0"', []),
        ('begin="0" end="3" probability="1"', [0.0, 1.0, 2.0]),
    ],
)
def test_flows_depart_as_their_timing_says(
    small: Network, tmp_path: Path, attributes: str, expected: list[float]
) -> None:
    demand = demand_of(small, tmp_path, f'<flow id="f" {attributes} from="in" to="out"/>')
    assert departs_s(demand) == expected
    assert demand.vehicles.id == tuple(f"f.{i}" for i in range(len(expected)))


def test_a_flow_without_end_runs_to_the_end_of_the_simulation(small: Network, tmp_path: Path) -> None:
    demand = demand_of(small, tmp_path, '<flow id="f" period="10" from="in" to="out"/>', begin_s=5.0, end_s=40.0)
    assert departs_s(demand) == [5.0, 15.0, 25.0, 35.0]


def test_poisson_flows_have_the_rate_and_the_spread_of_one(small: Network, tmp_path: Path) -> None:
    demand = demand_of(small, tmp_path, '<flow id="f" begin="0" end="20000" period="exp(0.2)" from="in" to="out"/>')
    gaps = np.diff(demand.vehicles.depart_ms) / 1000
    # 4000 expected; 4 sigma of a Poisson count is 253. Mean and deviation of an exponential are equal, here 5 s.
    assert abs(len(demand.vehicles.id) - 4000) < 253
    assert gaps.mean() == pytest.approx(5.0, rel=0.07)
    assert gaps.std() == pytest.approx(5.0, rel=0.12)


def test_bernoulli_flows_have_their_probability(small: Network, tmp_path: Path) -> None:
    demand = demand_of(small, tmp_path, '<flow id="f" begin="0" end="10000" probability="0.3" from="in" to="out"/>')
    assert abs(len(demand.vehicles.id) - 3000) < 4 * math.sqrt(10000 * 0.3 * 0.7)
    assert np.all(demand.vehicles.depart_ms % 1000 == 0)


def test_weights_of_type_distributions_need_not_sum_to_one(small: Network, tmp_path: Path) -> None:
    body = """<vTypeDistribution id="d"><vType id="a" probability="0.6"/><vType id="b" probability="0.2"/>
      <vType id="never" probability="0"/></vTypeDistribution>
      <flow id="f" type="d" begin="0" end="8000" period="1" from="in" to="out"/>"""
    demand = demand_of(small, tmp_path, body)
    counts = Counter(demand.types.id[t] for t in demand.vehicles.type)
    assert set(counts) == {"a", "b"}
    # three in four are a: 6000 of 8000, 4 sigma = 155
    assert abs(counts["a"] - 6000) < 155


def test_type_distributions_may_name_types_and_weights(small: Network, tmp_path: Path) -> None:
    body = """<vType id="a" probability="3"/><vType id="b"/>
      <vTypeDistribution id="own" vTypes="a b"/>
      <vTypeDistribution id="given" vTypes="a b" probabilities="0 2"/>
      <flow id="f" type="own" begin="0" end="4000" period="1" from="in" to="out"/>
      <flow id="g" type="given" begin="0" end="5" period="1" from="in" to="out"/>"""
    demand = demand_of(small, tmp_path, body)
    of_flow = {flow: Counter() for flow in "fg"}
    for name, kind in zip(demand.vehicles.id, demand.vehicles.type, strict=True):
        of_flow[name[0]][demand.types.id[kind]] += 1
    assert abs(of_flow["f"]["a"] - 3000) < 4 * math.sqrt(4000 * 0.75 * 0.25)
    assert of_flow["g"] == {"b": 5}


def test_route_distributions_are_drawn_by_weight(small: Network, tmp_path: Path) -> None:
    body = """<route id="home" edges="back home"/>
      <routeDistribution id="d"><route id="r" edges="in out" probability="1"/>
      <route refId="home" probability="3"/></routeDistribution>
      <flow id="f" route="d" begin="0" end="4000" period="1"/>
      <vehicle id="own" depart="0"><routeDistribution><route edges="in left"/></routeDistribution></vehicle>"""
    demand = demand_of(small, tmp_path, body)
    first = Counter(demand.od_origin)
    assert abs(first["back"] - 3000) < 4 * math.sqrt(4000 * 0.75 * 0.25)
    assert edges_of(small, demand, "own") == ["in", "left"]
    assert not demand.trip.any()


def test_speed_factors_follow_the_cut_normal_distribution(small: Network, tmp_path: Path) -> None:
    body = """<vType id="t" speedFactor="normc(1,0.3,0.9,1.5)"/>
      <flow id="f" type="t" begin="0" end="4000" period="1" from="in" to="out"/>"""
    factors = demand_of(small, tmp_path, body).vehicles.speed_factor
    assert factors.min() >= np.float32(0.9)
    assert factors.max() <= np.float32(1.5)
    # mean of a normal cut to [-1/3, 5/3] sigma: 1 + 0.3 (phi(-1/3) - phi(5/3)) / (Phi(5/3) - Phi(-1/3))
    assert factors.mean() == pytest.approx(1 + 0.3 * (0.37738 - 0.09948) / (0.95221 - 0.36944), abs=0.01)


def test_a_vehicle_may_bring_its_own_speed_factor(small: Network, tmp_path: Path) -> None:
    demand = demand_of(small, tmp_path, '<trip id="a" depart="0" from="in" to="out" speedFactor="0.75"/>')
    assert demand.vehicles.speed_factor.tolist() == [0.75]


def test_zones_choose_edges_by_weight_and_name_the_od_pair(small: Network, tmp_path: Path) -> None:
    body = """<taz id="west"><tazSource id="in" weight="1"/></taz>
      <taz id="away" edges="out left"/>
      <flow id="f" fromTaz="west" toTaz="away" begin="0" end="1000" period="1"/>"""
    demand = demand_of(small, tmp_path, body)
    assert set(demand.od_origin) == {"west"}
    assert set(demand.od_destination) == {"away"}
    last = Counter(edges_of(small, demand, name)[-1] for name in demand.vehicles.id)
    assert abs(last["out"] - 500) < 64


def test_until_counts_from_departure_where_the_route_brings_the_stop(small: Network, tmp_path: Path) -> None:
    body = """<route id="r" edges="back home"><stop busStop="stop" duration="5" until="30"/></route>
      <vehicle id="v" route="r" depart="100"/>
      <flow id="f" begin="200" end="221" period="20" from="back" to="home">
        <stop lane="home_0" endPos="50" until="300"/></flow>"""
    v = demand_of(small, tmp_path, body).vehicles
    assert v.id == ("v", "f.0", "f.1")
    assert v.stop_until_ms.tolist() == [130_000, 300_000, 320_000]
    assert v.stop_start_m.tolist() == pytest.approx([100.0, 49.8, 49.8], abs=1e-4)


def test_what_is_not_simulated_is_noted(small: Network, tmp_path: Path) -> None:
    body = """<person id="p" depart="0"><walk from="in" to="out"/></person>
      <vehicle id="x" depart="triggered"><route edges="in out"/></vehicle>
      <trip id="a" depart="0" from="in" to="out" arrivalLane="0"/>"""
    demand = demand_of(small, tmp_path, body)
    assert demand.vehicles.id == ("a",)
    assert demand.notes == (
        "<person> is not simulated (1)",
        'vehicles with depart="triggered" are left out (1)',
        "arrivalLane of vehicles is ignored (1)",
    )


def test_all_faults_of_a_file_are_named_together(small: Network, tmp_path: Path) -> None:
    body = '\n<trip id="a" depart="0" from="in" to="nowhere"/>\n<trip id="b" depart="x" from="in" to="out"/>'
    with pytest.raises(BadFile) as caught:
        demand_of(small, tmp_path, body)
    assert [(fault.line, fault.field) for fault in caught.value.faults] == [(2, "to"), (3, "depart")]


def test_no_demand_is_a_demand_of_nobody(small: Network) -> None:
    demand = read_demand(small, [], seed=1)
    assert demand.vehicles.id == ()
    assert demand.route_start.tolist() == [0]
