"""The picture: what messages of the bus make of it, and what bad ones do not."""

from __future__ import annotations

import gzip
import json

import pytest
from citybrain_wire.v1 import twin_pb2 as twin

from tests.view import helpers
from twin_core.city import City
from twin_core.mirror import unpack_arrays
from viz import Picture
from viz.server._replay import Moment, Replay

S = 10**9


def test_a_second_of_cars_changes_cars_sections_and_figures(picture: Picture, city: City) -> None:
    changed = picture.take(b"veh.", helpers.cars(city.network, 1, 200))
    assert changed == ("cars", "sections", "tick")
    cars = picture.messages["cars"]
    assert isinstance(cars, bytes)
    assert len(cars) == 32 + 8 * 200
    tick = json.loads(picture.messages["tick"])
    assert tick["figures"]["running"] == 200
    assert tick["figures"]["mean_speed_mps"] == pytest.approx(helpers.SPEED_MPS)
    assert tick["ts_ns"] == str(helpers.START_NS + S)


@pytest.mark.parametrize("topic", [b"veh.", b"sig.", b"core.", b"fore."])
def test_a_message_that_cannot_be_read_is_counted_and_the_picture_stays(
    picture: Picture, city: City, topic: bytes
) -> None:
    picture.take(b"veh.", helpers.cars(city.network, 1, 20))
    before = dict(picture.messages)
    assert picture.take(topic, b"\xff\xff\xff") == ()
    assert picture.malformed == 1
    assert picture.messages == before


def test_cars_of_another_network_are_not_shown(picture: Picture, city: City) -> None:
    state = twin.VehicleState.FromString(helpers.cars(city.network, 1, 20))
    state.network_hash = bytes(32)
    assert picture.take(b"veh.", state.SerializeToString()) == ()
    assert picture.foreign == 1


@pytest.mark.parametrize("fault", ["short column", "lane beyond the network"])
def test_cars_that_contradict_themselves_are_not_shown(picture: Picture, city: City, fault: str) -> None:
    state = twin.VehicleState.FromString(helpers.cars(city.network, 1, 20))
    if fault == "short column":
        state.pos_m = state.pos_m[:-4]
    else:
        state.lane = (10**9).to_bytes(4, "little") + state.lane[4:]
    assert picture.take(b"veh.", state.SerializeToString()) == ()
    assert picture.malformed == 1


def test_a_forecast_is_told_per_section_relative_to_free_speed(picture: Picture, city: City) -> None:
    edges = [0, 1, 2, 3]
    assert picture.take(b"fore.", helpers.forecast(city.network, 1, edges)) == ("forecast",)
    made = json.loads(picture.messages["forecast"])
    assert made["levels"] == [0.05, 0.95]
    assert [lead["lead_s"] for lead in made["leads"]] == [300, 900]
    assert set(made["sections"]) == {int(picture.sections.of_edge[e]) for e in edges}
    last = made["leads"][-1]
    assert all(low < mid < high for low, mid, high in zip(last["low"], last["mid"], last["high"], strict=True))
    assert last["city"] == pytest.approx([0.67 * 0.8, 0.67, 0.67 * 1.2], abs=1e-3)


def test_the_scene_has_every_lane_and_every_controller(picture: Picture, city: City) -> None:
    arrays, values = unpack_arrays(gzip.decompress(picture.scene.body))
    assert arrays["lane_start"].size == len(city.network.lanes.id) + 1
    assert values["name"] == {"zh": "庐州新区", "en": "Luzhou New District"}
    controllers = values["controllers"]
    assert isinstance(controllers, list)
    assert len(controllers) == len(city.network.signals.id)


def test_two_pictures_of_one_street_say_the_same_bytes(city: City) -> None:
    one, two = Picture(city), Picture(city)
    for second in range(3):
        for picture in (one, two):
            picture.take(b"sig.", helpers.lamps(picture.lamps, second))
            picture.take(b"veh.", helpers.cars(city.network, second, 50))
    assert one.messages == two.messages
    assert one.scene.body == two.scene.body


def _moment(second: int, size: int = 10) -> Moment:
    return Moment(second * S, bytes(size), b"", b"")


def test_the_replay_gives_the_nearest_moment_and_forgets_old_ones() -> None:
    replay = Replay(keep_s=60, every_s=2)
    for second in range(100):
        replay.add(_moment(second))
    assert replay.reach() == (38 * S, 98 * S)
    near, oldest = replay.at(50 * S + 1), replay.at(0)
    assert near is not None
    assert near.ts_ns == 50 * S
    assert oldest is not None
    assert oldest.ts_ns == 38 * S


def test_the_replay_keeps_within_its_bytes() -> None:
    replay = Replay(keep_s=10_000, every_s=1, max_bytes=1000)
    for second in range(100):
        replay.add(_moment(second, 100))
    assert replay.reach() == (90 * S, 99 * S)


def test_a_clock_that_goes_back_begins_a_new_replay() -> None:
    replay = Replay()
    replay.add(_moment(100))
    replay.add(_moment(50))
    assert replay.reach() == (50 * S, 50 * S)
