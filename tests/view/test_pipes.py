"""Pipes in the view: the estimate of the bus, held against the city, and the day of one pipe."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import twin_pb2 as twin

from tests.view import helpers
from twin_core.city import PipeMap, load_pipe_map
from viz import Picture
from viz.server._pipes_state import PipesPicture

MINUTE = 60


@pytest.fixture(scope="module")
def mapped(luzhou: Path) -> PipeMap:
    """Pipes of the default city."""
    return load_pipe_map(luzhou)


def _state(mapped: PipeMap, second: int) -> twin.PipesState:
    return twin.PipesState.FromString(helpers.pipes(mapped, second))


def test_every_pipe_has_its_own_value(mapped: PipeMap) -> None:
    told = PipesPicture(mapped).take(_state(mapped, 480))
    assert told is not None
    links = [link.id for link in mapped.links]
    with np.load(helpers.RECORDED) as recorded:
        flows = recorded["burst_flow_m3ps"]
    main, shown = links.index(helpers.BURST_MAIN), told["flow_lps"]
    assert isinstance(shown, list)
    assert shown[main] == pytest.approx(1000.0 * float(flows[main]), abs=0.06)
    assert len(shown) == sum(link.kind in ("main", "water_pump", "valve") for link in mapped.links)


def test_the_burst_is_named_with_what_closes_it(mapped: PipeMap) -> None:
    told = json.loads(json.dumps(PipesPicture(mapped).take(_state(mapped, 480))))
    assert told["bursts"][0]["candidates"][0]["pipe"] == helpers.BURST_MAIN
    assert told["bursts"][0]["customers"] == 412


def test_the_same_minute_sent_again_is_not_told_again(mapped: PipeMap) -> None:
    picture = PipesPicture(mapped)
    assert picture.take(_state(mapped, 0)) is not None
    assert picture.take(_state(mapped, 0)) is None


def test_the_state_of_another_city_is_refused(mapped: PipeMap) -> None:
    state = _state(mapped, 0)
    state.water.flow_m3ps = state.water.flow_m3ps[:-4]
    with pytest.raises(BadMessage, match="flows"):
        PipesPicture(mapped).take(state)


def test_a_city_with_water_alone_says_nothing_of_drains(mapped: PipeMap) -> None:
    state = _state(mapped, 0)
    state.ClearField("drainage")
    told = PipesPicture(mapped).take(state)
    assert told is not None
    assert told["drainage"] is None
    assert set(told["filling"]) == {None}  # type: ignore[call-overload]


def test_a_pipes_day_is_kept_five_minutes_apart(mapped: PipeMap) -> None:
    picture = PipesPicture(mapped)
    for minute in range(31):
        picture.take(_state(mapped, minute * MINUTE))
    day = json.loads(json.dumps(picture.day(helpers.BURST_MAIN)))
    assert np.diff([int(ts) for ts in day["ts_ns"]]).tolist() == [300 * 10**9] * 6
    assert picture.day("W9999") is None


def test_a_street_that_begins_anew_begins_a_new_day(mapped: PipeMap) -> None:
    picture = PipesPicture(mapped)
    picture.take(_state(mapped, 3600))
    picture.take(_state(mapped, 0))
    day = json.loads(json.dumps(picture.day(helpers.BURST_MAIN)))
    assert day["ts_ns"] == [str(helpers.START_NS)]


def test_the_bus_brings_pipes_to_browsers_once_and_bad_ones_never(picture: Picture) -> None:
    pipes = picture.scene.pipes
    assert picture.take(b"pipe.", helpers.pipes(pipes, 0)) == ("pipes",)
    assert picture.take(b"pipe.", helpers.pipes(pipes, 0)) == ()
    assert picture.take(b"pipe.", b"\xff\xff") == ()
    assert picture.malformed == 1
