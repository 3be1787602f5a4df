"""The life of an alarm as a table, and that many alarms stay few things to an operator."""

from __future__ import annotations

import random
import string

import pytest
from citybrain_wire.errors import Refused
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import tick
from twin_core.live import CATALOGUE, AlarmBook, AlarmSignal, AlarmState, Place, alarms_view

ACK, SHELVE, UNSHELVE = twin.DEED_KIND_ACKNOWLEDGE, twin.DEED_KIND_SHELVE, twin.DEED_KIND_UNSHELVE
OUT, IN = twin.DEED_KIND_OUT_OF_SERVICE, twin.DEED_KIND_IN_SERVICE
FAULT = "controller_fault"  # 2 s on, 10 s off


def at(name: str, site: str = "site-a") -> Place:
    return Place("controller", name, site)


class Desk:
    """A book and its time."""

    def __init__(self) -> None:
        self.book = AlarmBook()
        self.now = 0

    def signal(self, kind: str, place: Place, active: bool = True) -> None:
        self.book.take(AlarmSignal(kind, place, active, tick(self.now)))
        self.book.validate()

    def run(self, seconds: int) -> None:
        for _ in range(seconds):
            self.now += 1
            self.book.tick(tick(self.now))
        self.book.validate()

    def do(self, kind: twin.DeedKind, alarm: str = "alarm-1", *, minutes: int = 0, reason: str = "") -> None:
        deed = twin.Deed(kind=kind, who="li", subject=alarm, minutes=minutes, reason=reason)
        self.book.check(deed)
        self.book.do(deed, tick(self.now))
        self.book.validate()

    @property
    def state(self) -> AlarmState:
        (alarm,) = self.book.alarms.values()
        return alarm.state

    def raised(self) -> Desk:
        self.signal(FAULT, at("a"))
        self.run(3)
        return self


def test_a_condition_becomes_an_alarm_after_its_delay() -> None:
    desk = Desk()
    desk.signal(FAULT, at("a"))
    desk.run(1)
    assert desk.state is AlarmState.NORMAL
    desk.run(1)
    assert desk.state is AlarmState.UNACKED


def test_a_condition_shorter_than_the_delay_leaves_nothing() -> None:
    desk = Desk()
    desk.signal(FAULT, at("a"))
    desk.run(1)
    desk.signal(FAULT, at("a"), active=False)
    assert not desk.book.alarms


def test_a_condition_that_flickers_within_the_off_delay_stays_one_alarm() -> None:
    desk = Desk().raised()
    for _ in range(5):
        desk.signal(FAULT, at("a"), active=False)
        desk.run(4)
        desk.signal(FAULT, at("a"))
        desk.run(4)
    assert [alarm.id for alarm in desk.book.alarms.values()] == ["alarm-1"]
    assert len(desk.book.raised_ns) == 1


def test_an_acknowledged_alarm_is_over_when_its_condition_is() -> None:
    desk = Desk().raised()
    desk.do(ACK)
    assert desk.state is AlarmState.ACKED
    desk.signal(FAULT, at("a"), active=False)
    desk.run(10)
    assert not desk.book.alarms
    assert not desk.book.incidents.open


def test_an_alarm_that_went_away_unseen_waits_to_be_acknowledged() -> None:
    desk = Desk().raised()
    desk.signal(FAULT, at("a"), active=False)
    desk.run(10)
    assert desk.state is AlarmState.RETURNED_UNACKED
    desk.do(ACK)
    assert not desk.book.alarms


def test_an_alarm_that_comes_back_wants_to_be_acknowledged_again() -> None:
    desk = Desk().raised()
    desk.signal(FAULT, at("a"), active=False)
    desk.run(10)
    desk.signal(FAULT, at("a"))
    desk.run(3)
    assert desk.state is AlarmState.UNACKED


def test_a_shelf_has_an_end() -> None:
    desk = Desk().raised()
    desk.do(ACK)
    desk.do(SHELVE, minutes=1, reason="works on site")
    assert desk.state is AlarmState.SHELVED
    desk.run(59)
    assert desk.state is AlarmState.SHELVED
    desk.run(1)
    assert desk.state is AlarmState.UNACKED, "what is still wrong is told anew"


def test_a_shelved_alarm_whose_condition_ends_is_over_at_the_end_of_the_shelf() -> None:
    desk = Desk().raised()
    desk.do(SHELVE, minutes=1, reason="works on site")
    desk.signal(FAULT, at("a"), active=False)
    desk.run(60)
    assert not desk.book.alarms


def test_out_of_service_lasts_until_somebody_ends_it() -> None:
    desk = Desk().raised()
    desk.do(OUT, reason="detector to be replaced in spring")
    desk.signal(FAULT, at("a"), active=False)
    desk.run(3_600)
    assert desk.state is AlarmState.OUT_OF_SERVICE
    desk.do(IN)
    assert not desk.book.alarms


@pytest.mark.parametrize(
    ("kind", "minutes", "reason", "code"),
    [
        (UNSHELVE, 0, "", "not_shelved"),
        (IN, 0, "", "not_out_of_service"),
        (SHELVE, 0, "works", "bad_minutes"),
        (SHELVE, 1441, "works", "bad_minutes"),
        (SHELVE, 5, " ", "no_reason"),
        (OUT, 0, "", "no_reason"),
    ],
)
def test_what_does_not_fit_the_state_is_refused_by_name(
    kind: twin.DeedKind, minutes: int, reason: str, code: str
) -> None:
    desk = Desk().raised()
    with pytest.raises(Refused) as caught:
        desk.do(kind, minutes=minutes, reason=reason)
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["alarm-2", "alarm-", "", "1", "alarm-１", "alarm--1", "plan-1"])
def test_an_alarm_nobody_knows_is_unknown(name: str) -> None:
    desk = Desk().raised()
    with pytest.raises(Refused, match="unknown_alarm"):
        desk.do(ACK, name)


def test_acknowledging_twice_is_refused() -> None:
    desk = Desk().raised()
    desk.do(ACK)
    with pytest.raises(Refused, match="acked"):
        desk.do(ACK)


def test_an_event_is_over_after_its_hold() -> None:
    desk = Desk()
    desk.signal("plan_rejected", at("a"))
    assert desk.state is AlarmState.UNACKED
    desk.do(ACK)
    desk.run(599)
    assert desk.book.alarms
    desk.run(20)
    assert not desk.book.alarms


def test_what_an_offline_site_explains_is_suppressed_until_the_site_is_back() -> None:
    desk = Desk()
    desk.signal("sensor_silent", Place("sensor", "d1", "site-a"))
    desk.signal("site_offline", Place("site", "site-a", "site-a"))
    desk.run(20)
    states = {alarm.kind: alarm.state for alarm in desk.book.alarms.values()}
    assert states == {"site_offline": AlarmState.UNACKED, "sensor_silent": AlarmState.SUPPRESSED}
    desk.signal("site_offline", Place("site", "site-a", "site-a"), active=False)
    desk.run(20)
    assert {a.kind: a.state for a in desk.book.alarms.values()}["sensor_silent"] is AlarmState.UNACKED


def test_a_suppressed_alarm_that_ends_needs_no_acknowledgement() -> None:
    desk = Desk()
    desk.signal("site_offline", Place("site", "site-a", "site-a"))
    desk.run(20)
    desk.signal("sensor_silent", Place("sensor", "d1", "site-a"))
    desk.signal("sensor_silent", Place("sensor", "d1", "site-a"), active=False)
    desk.run(20)
    assert [alarm.kind for alarm in desk.book.alarms.values()] == ["site_offline"]


def test_alarms_of_one_cause_at_one_place_are_one_incident() -> None:
    desk = Desk()
    desk.signal("queue_spillback", Place("edge", "e1", "site-a", 0.0, 0.0))
    desk.signal("queue_spillback", Place("edge", "e2", "site-b", 400.0, 0.0))
    desk.signal("queue_spillback", Place("edge", "e3", "site-c", 5_000.0, 0.0))
    desk.signal("sensor_stuck", Place("sensor", "d1", "site-a", 0.0, 0.0))
    assert [sorted(i.alarms) for i in desk.book.incidents.open.values()] == [[1, 2], [3], [4]]


@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_alarms_in_ten_minutes_are_at_most_ten_incidents(seed: int) -> None:
    rng = random.Random(seed)
    desk = Desk()
    kinds = sorted(CATALOGUE)
    for number in range(1000):
        place = Place("sensor", f"p{number}", f"site-{rng.randrange(300)}", rng.uniform(0, 9e3), rng.uniform(0, 9e3))
        desk.signal(rng.choice(kinds), place)
        if number % 2:
            desk.run(1)
    desk.run(20)
    shown = [a for a in desk.book.alarms.values() if a.state in (AlarmState.UNACKED, AlarmState.RETURNED_UNACKED)]
    assert len(desk.book.raised_ns) >= 500
    assert desk.book.flood
    assert len(desk.book.incidents.open) <= 10
    assert sum(len(i.alarms) for i in desk.book.incidents.open.values()) == len(shown)


def test_the_rate_forgets_what_is_ten_minutes_old() -> None:
    desk = Desk().raised()
    assert len(desk.book.raised_ns) == 1
    desk.run(600)
    assert not desk.book.raised_ns


def test_a_full_book_counts_what_it_cannot_take() -> None:
    desk = Desk()
    for number in range(10_050):
        desk.book.take(AlarmSignal("device_report_bad", Place("site", f"s{number}"), True, tick(0)))
    assert (len(desk.book.alarms), desk.book.overflow) == (10_000, 50)


@pytest.mark.parametrize("kind", sorted(CATALOGUE))
def test_every_alarm_names_cause_effect_and_action_in_both_languages(kind: str) -> None:
    row = CATALOGUE[kind]
    for text in (row.title, row.cause, row.effect, row.action):
        assert text.zh
        assert text.en
        names = [{part[1] for part in string.Formatter().parse(words) if part[1]} for words in (text.zh, text.en)]
        assert names[0] == names[1], f"{kind}: both languages say the same"


def test_high_alarms_are_few_and_suppression_names_kinds_that_exist() -> None:
    assert sum(row.priority.value == "high" for row in CATALOGUE.values()) <= 5
    for row in CATALOGUE.values():
        assert set(row.suppressed_by) <= CATALOGUE.keys()


def test_people_see_texts_filled_in_and_what_needs_them_first() -> None:
    desk = Desk()
    desk.book.take(AlarmSignal("plan_rejected", at("J1"), True, tick(0), {"reason": "E26"}))
    desk.book.take(AlarmSignal("monitor_trip", at("J2"), True, tick(1), {"text": "red and green"}))
    desk.do(ACK, "alarm-2")
    view = alarms_view(desk.book)
    alarms = view["alarms"]
    assert isinstance(alarms, list)
    assert [a["id"] for a in alarms] == ["alarm-1", "alarm-2"]
    assert alarms[0]["title"] == {"zh": "J1 方案被拒", "en": "J1 rejected its plan"}
    assert "E26" in alarms[0]["cause"]["en"]
    assert alarms[1]["acked_by"] == "li"
    assert alarms[0]["since_ts_ns"] == str(tick(0))
    assert view["rate_10min"] == 2


def test_a_text_whose_detail_is_missing_shows_a_dash() -> None:
    desk = Desk()
    desk.signal("sensor_stuck", Place("sensor", "d1", "site-a"))
    (alarm,) = alarms_view(desk.book)["alarms"]  # type: ignore[misc]  # a list of one
    assert alarm["cause"]["en"] == "It has said – for – minutes"
