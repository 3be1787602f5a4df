"""The hidden day follows from its seed, stays within its spread and is nobody's to see."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from scenarios.street._hidden import draw_incident, hide_demand, take
from tests.conftest import ROOT
from twin_core.city import City, Demand, load_city

BEGIN_S, END_S = 25_200.0, 25_800.0


@pytest.fixture(scope="module")
def city(luzhou: Path) -> City:
    return load_city(luzhou)


@pytest.fixture(scope="module")
def nominal(city: City) -> Demand:
    return city.load_demand(seed=5, begin_s=BEGIN_S, end_s=END_S)


def test_the_same_seed_gives_the_same_day_and_another_seed_another(nominal: Demand) -> None:
    first, again, other = (hide_demand(nominal, seed=seed, spread=0.2) for seed in (3, 3, 4))
    assert first.vehicles.id == again.vehicles.id
    assert np.array_equal(first.vehicles.depart_ms, again.vehicles.depart_ms)
    assert first.vehicles.id != other.vehicles.id


def test_without_spread_the_day_is_the_nominal_one(nominal: Demand) -> None:
    assert hide_demand(nominal, seed=3, spread=0.0) is nominal


def test_each_pair_is_scaled_by_its_own_factor_within_the_spread(nominal: Demand) -> None:
    hidden = hide_demand(nominal, seed=3, spread=0.2)
    before = Counter(zip(nominal.od_origin, nominal.od_destination, strict=True))
    after = Counter(zip(hidden.od_origin, hidden.od_destination, strict=True))
    assert set(after) <= set(before)
    # Every car is kept, lost or doubled by itself with chance up to 0.2, so n cars become n(1 ± 0.2) with a binomial
    # spread of at most sqrt(0.16 n); five of those miss once in a million pairs.
    assert all(abs(after[pair] - n) <= 0.2 * n + 5 * np.sqrt(0.16 * n) for pair, n in before.items())
    assert any(after[pair] != n for pair, n in before.items())
    total = len(nominal.vehicles.id)
    assert abs(len(hidden.vehicles.id) - total) < 0.05 * total


def test_departures_stay_sorted_and_ids_unique(nominal: Demand) -> None:
    hidden = hide_demand(nominal, seed=3, spread=0.2)
    assert np.all(np.diff(hidden.vehicles.depart_ms) >= 0)
    assert len(set(hidden.vehicles.id)) == len(hidden.vehicles.id)


def test_public_transport_runs_as_its_timetable_says(nominal: Demand) -> None:
    hidden = hide_demand(nominal, seed=3, spread=0.2)
    lines = [name for name, line in zip(nominal.vehicles.id, nominal.vehicles.line, strict=True) if line]
    assert lines, "the default city has bus lines"
    assert set(lines) <= set(hidden.vehicles.id)


def test_taking_vehicles_keeps_their_stops(nominal: Demand) -> None:
    v = nominal.vehicles
    with_stops = np.flatnonzero(np.diff(v.stop_start) > 0)[:5].astype(np.int64)
    taken = take(nominal, with_stops, v.depart_ms[with_stops], [""] * len(with_stops)).vehicles
    for k, i in enumerate(with_stops.tolist()):
        old = slice(v.stop_start[i], v.stop_start[i + 1])
        new = slice(taken.stop_start[k], taken.stop_start[k + 1])
        assert taken.id[k] == v.id[i]
        assert np.array_equal(taken.stop_lane[new], v.stop_lane[old])
        assert np.array_equal(taken.stop_duration_ms[new], v.stop_duration_ms[old])


def test_the_incident_lies_on_a_road_with_another_lane_within_the_run(city: City, nominal: Demand) -> None:
    for seed in range(10):
        incident = draw_incident(city.network, nominal, seed=seed, begin_s=BEGIN_S, until_s=BEGIN_S + 2700.0)
        assert incident is not None
        edge = int(city.network.lanes.edge[incident.lane])
        assert city.network.edges.n_lanes[edge] >= 2
        assert incident.speed_mps < float(city.network.lanes.speed_mps[incident.lane])
        assert BEGIN_S < incident.from_s < incident.until_s
        assert 300.0 <= incident.until_s - incident.from_s <= 600.0


def test_a_short_run_has_no_incident(city: City, nominal: Demand) -> None:
    assert draw_incident(city.network, nominal, seed=1, begin_s=0.0, until_s=300.0) is None


def test_no_twin_process_is_told_the_streets_seed_or_folder() -> None:
    source = (ROOT / "citybrain" / "_layout.py").read_text(encoding="utf-8")
    street, others = source.split('"street": {', 1)[1].split("},", 1)
    assert "request.seed" in street
    assert "request.seed" not in others
    assert '"street"' not in others.split("order = (", 1)[0].replace('run / "street" / "truth.json"', "")
