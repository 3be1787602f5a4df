"""The whole of a city's pipes, minute by minute: what people and roads are told."""

from __future__ import annotations

import json
from functools import cache

import pytest
from citybrain_wire.v1 import twin_pb2 as twin

from scenarios.street import Burst, HiddenWater
from tests.hydraulics.rig import BEGIN_S, LUZHOU, luzhou_water
from twin_core.hydraulics import PipeLayers, PipesTwin, Reading, load_pipe_layers
from twin_core.pipes.watch import Kind, Station

START_NS = 1_794_592_800_000_000_000
MINUTE_NS = 60_000_000_000


@cache
def _layers() -> PipeLayers:
    layers = load_pipe_layers(LUZHOU)
    assert layers is not None
    return layers


@cache
def _stations() -> tuple[Station, ...]:
    return _layers().stations()


def _twin() -> PipesTwin:
    pipes = PipesTwin(_layers(), start_ts_ns=START_NS, begin_s=BEGIN_S)
    pipes.set_sensors((meter.kind, meter.id) for station in _stations() for meter in station.meters)
    return pipes


def test_stations_cover_the_city_with_plausible_numbers_of_sensors() -> None:
    stations = _stations()
    kinds = [meter.kind for station in stations for meter in station.meters]
    assert [station.id for station in stations] == [f"site-water-{n}" for n in range(1, 5)]
    assert 20 <= kinds.count(Kind.PRESSURE) <= 40
    assert kinds.count(Kind.FLOW) >= 8 + 10  # every inlet, and mains
    assert kinds.count(Kind.LEVEL) == 1 + 8  # the tank and the underpasses
    assert kinds.count(Kind.RAIN) == 1


def test_a_burst_reaches_people_with_pipes_customers_and_valves() -> None:
    meters = [m for s in _stations() for m in s.meters if m.kind in (Kind.PRESSURE, Kind.FLOW) or m.id == "T1"]
    burst = Burst("W0825", BEGIN_S + 60.0 * 38, 0.4)
    hidden = HiddenWater(luzhou_water(), meters, seed=2, spread=0.2, begin_s=BEGIN_S, burst=burst)
    pipes = _twin()
    told: list[twin.PipesSignal] = []
    state = twin.PipesState()
    for minute in range(1, 49):
        ts_ns = START_NS + minute * MINUTE_NS
        readings = {key: Reading(value, ts_ns) for key, value in hidden.minute(BEGIN_S + 60 * minute).items()}
        seen = pipes.minute(ts_ns, readings)
        told += seen.signals
        state = seen.state
    assert told
    assert all(signal.kind == "burst_suspected" and signal.active for signal in told)
    detail = json.loads(told[-1].detail_json)
    assert "W0825" in detail["pipes"].split(", ")
    assert detail["customers"] > 0
    assert state.bursts[0].alarm_ts_ns - (START_NS + 38 * MINUTE_NS) <= 10 * MINUTE_NS
    assert state.bursts[0].plan.valves
    assert state.bursts[0].plan.lowest_pressure_m > 20.0
    assert len(state.water.pressure_m) == 4 * len(luzhou_water().node_ids())


def test_water_in_an_underpass_closes_its_road_and_is_told_and_both_end() -> None:
    pipes = _twin()
    underpass = _layers().underpasses[0]
    known: dict[str, str] = {}
    states = []
    for minute, on_road_m in enumerate([0.0, 0.3, 0.3, *[0.0] * 12], start=1):
        ts_ns = START_NS + minute * MINUTE_NS
        level = Reading(underpass.road_m + on_road_m if on_road_m else 0.0, ts_ns)
        seen = pipes.minute(ts_ns, {(Kind.LEVEL, underpass.id): level})
        if seen.orders is not None:
            known = {order.edge: order.state for order in seen.orders.orders}
        states += [(signal.kind, signal.active) for signal in seen.signals]
        if minute == 3:
            assert known == dict.fromkeys(underpass.edges, "closed")
    assert known == {}
    assert states == [("underpass_water", True), ("underpass_water", False)]


def test_a_restart_goes_on_where_the_last_minute_ended() -> None:
    first = _twin()
    ts_ns = START_NS + MINUTE_NS
    first.minute(ts_ns, {(Kind.RAIN, "rain-gauge"): Reading(60.0, ts_ns)})
    second = PipesTwin(_layers(), start_ts_ns=START_NS, begin_s=BEGIN_S)
    second.restore(json.loads(json.dumps(first.state())))
    assert second.ts_ns == ts_ns
    after = [pipes.minute(ts_ns + MINUTE_NS, {}).state for pipes in (first, second)]
    assert after[0].drainage.storage_m == after[1].drainage.storage_m
    assert after[0].water.pressure_m == after[1].water.pressure_m


def test_a_state_of_other_things_is_refused() -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        _twin().restore({"ts_ns": 1, "sensors": "nothing"})
