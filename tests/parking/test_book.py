"""The twin's book of parking: what readings tell, what is expected, and what signs should say."""

from __future__ import annotations

import numpy as np
import pytest

from tests.parking.helpers import HOUR_S, a_watch, at, flows, readings, supply
from twin_core.parking import ParkingBook, ParkingWatch, usual_share


@pytest.fixture
def watch() -> ParkingWatch:
    return a_watch()


def test_before_a_site_speaks_its_usual_share_stands_in() -> None:
    sites = supply([100])
    book = ParkingBook(sites, flows([0.0], [0.0]), 0)
    now = book.now(at(0))
    assert now.seen_ts_ns.tolist() == [0]
    assert now.free.tolist() == [round(100 * (1.0 - float(usual_share(sites.kind, 8 * HOUR_S)[0])))]


def test_a_count_is_taken_as_it_is_and_cut_to_the_bays() -> None:
    book = ParkingBook(supply([100, 20]), flows([0.0, 0.0], [0.0, 0.0]), 0)
    book.count(0, 37, at(1))
    book.count(1, 999, at(1))
    assert book.now(at(2)).free.tolist() == [37, 20]


def test_bays_one_by_one_add_up_and_unknown_ones_are_ignored() -> None:
    book = ParkingBook(supply([4], [True]), flows([0.0], [0.0]), 0)
    for bay, occupied in ((0, True), (1, True), (2, False), (7, True), (1, False)):
        book.bay(0, bay, occupied, at(1))
    assert book.now(at(2)).free.tolist() == [3]


def test_a_forecast_follows_the_plan_and_stays_within_the_bays() -> None:
    book = ParkingBook(supply([100, 100]), flows([40.0, 400.0], [0.0, 0.0]), 0)
    book.count(0, 60, at(0))
    book.count(1, 60, at(0))
    forecast = book.tick(at(1))
    assert forecast is not None
    assert forecast.free[:, 0] == pytest.approx([50.0, 40.0, 20.0], abs=0.2)
    assert forecast.free[2, 1] == 0.0


def test_a_half_hour_busier_than_planned_makes_the_next_one_busier_too() -> None:
    book = ParkingBook(supply([1000]), flows([40.0], [0.0]), 0)
    free = 900
    book.count(0, free, at(0))
    book.tick(at(0))
    for minute in range(1, 31):
        free -= 4  # 240 an hour where 40 were planned
        book.count(0, free, at(60 * minute))
        forecast = book.tick(at(60 * minute))
    assert forecast is not None
    assert free - forecast.free[2, 0] > 2.5 * 40.0


def test_the_first_word_of_a_site_is_no_traffic() -> None:
    book = ParkingBook(supply([100], [True]), flows([10.0], [10.0]), 0)
    for bay in range(90):
        book.bay(0, bay, True, at(5))
    forecast = book.tick(at(6))
    assert forecast is not None
    assert forecast.free[2, 0] == pytest.approx(10.0, abs=0.2)


def test_forecasts_are_scored_against_nothing_changes() -> None:
    book = ParkingBook(supply([200]), flows([60.0], [0.0]), 0)
    for minute in range(46):
        book.count(0, 150 - minute, at(60 * minute))
        book.tick(at(60 * minute))
    score = book.summary()["forecast"]
    assert isinstance(score, dict)
    assert score["900"]["scored"] == 31
    assert score["900"]["mae_bays"] < 1.5
    assert score["900"]["persistence_mae_bays"] == pytest.approx(15.0)
    assert score["3600"]["mae_bays"] is None


def test_signs_are_told_once_and_again_when_full_or_moved_by_a_twentieth() -> None:
    book = ParkingBook(supply([100, 50]), flows([0.0, 0.0], [0.0, 0.0]), 0)
    assert book.signs(at(0)) == []
    book.count(0, 40, at(0))
    book.tick(at(0))
    (sign,) = book.signs(at(0))
    assert (sign.site, sign.free_bays) == (0, 40)
    book.shown(sign)
    book.count(0, 37, at(70))
    book.tick(at(70))
    assert book.signs(at(70)) == []
    book.count(0, 0, at(140))
    book.tick(at(140))
    assert [(s.site, s.free_bays) for s in book.signs(at(140))] == [(0, 0)]


def test_readings_of_others_are_left_alone_and_parking_is_told_once_a_minute(watch: ParkingWatch) -> None:
    state = watch.on_readings(readings(1, [(0, 12.0), (1, 3.0), (2, 1.0), (3, 0.0)]))
    assert state is not None
    assert list(state.site_id) == ["P0", "P1"]
    assert np.frombuffer(state.free, "<i4").tolist() == [12, 5]
    assert watch.on_readings(readings(2, [(0, 11.0)])) is None
    later = watch.on_readings(readings(62, []))
    assert later is not None
    assert np.frombuffer(later.free, "<i4").tolist() == [11, 5]
    assert np.frombuffer(later.expected_free, "<f4").reshape(3, 2)[0].tolist() == [11.0, 5.0]


def test_signs_name_the_cabinet_that_speaks_for_them(watch: ParkingWatch) -> None:
    watch.on_readings(readings(1, [(0, 12.0), (2, 1.0)]))
    assert watch.signs() == [("parking-000", "P0", 12), ("parking-000", "P1", 5)]
    watch.shown("P0", 12)
    assert watch.signs() == [("parking-000", "P1", 5)]


def test_people_see_what_is_known_and_since_when(watch: ParkingWatch) -> None:
    watch.on_readings(readings(1, [(0, 12.0)]))
    view = watch.view()
    first, second = view["parking_sites"]  # type: ignore[misc]
    assert first["free"] == 12
    assert first["seen_ts_ns"] == str(at(1))
    assert second["seen_ts_ns"] is None
    assert set(first["expected_free"]) == {"900", "1800", "3600"}
