"""What sites and forecasts give reason to tell people, and that a restart forgets nothing of it."""

from __future__ import annotations

import random

import pytest
from citybrain_wire import frame as frames
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import GATEWAY, Bench, FakeSite, S, a_forecast, a_plan, settings, tick
from twin_core.live import AlarmState, decode, new_state, replay, restore, save

GOOD, SUSPECT = 0, frames.QUALITY_SUSPECT


class Street:
    """A bench by the clock, so that seconds pass whether a site speaks or not."""

    def __init__(self) -> None:
        self.bench = Bench(settings(lockstep=False))
        self.a, self.b = FakeSite("site-a"), FakeSite("site-b")
        for site in (self.a, self.b):
            self.bench.connect(site)
        self.number = 0

    def run(
        self, seconds: int, *, count: float | None = 0.0, mode: int = edge.CONTROLLER_MODE_LOCAL, quality: int = GOOD
    ) -> None:
        """Site a reports the second; b always well. `count` None: its detector says nothing."""
        for _ in range(seconds):
            self.number += 1
            now = tick(self.number)
            self.bench.street_ns = now + S
            self.bench.wait(1.0)
            readings = [frames.Reading(2, 1000, mode), frames.Reading(1, 1000, float(self.number % 2) / 3)]
            if count is not None:
                readings.append(frames.Reading(0, 1000, count, quality))
            self.a.seq += 1
            frame = frames.seal(
                readings,
                epoch=1,
                seq=self.a.seq,
                data_class=edge.DATA_CLASS_DETECTOR,
                base_ts_ns=now - S,
                end_ts_ns=now,
            )
            self.bench.send(self.a, frame)
            self.bench.send(self.b, self.b.frame(now, count=float(self.number % 3)))
            self.bench.settle()

    @property
    def shown(self) -> dict[str, str]:
        """kind → place of what people see of site a, and whether b is there."""
        alarms = self.bench.core.state.alarms.alarms.values()
        own = [alarm for alarm in alarms if alarm.place.site_id == "site-a" or alarm.kind == "site_offline"]
        return {alarm.kind: alarm.place.id for alarm in own if alarm.state is not AlarmState.NORMAL}


def test_a_site_that_stays_away_is_offline_and_one_that_is_back_soon_is_not() -> None:
    street = Street()
    street.run(10)
    down = twin.GatewayUp(site_down=twin.SiteDown(site_id="site-b"))
    street.bench.up(down)
    street.run(8)
    assert not street.shown
    street.run(15)
    assert street.shown == {"site_offline": "site-b"}
    street.bench.connect(street.b)
    street.run(20)
    assert street.bench.core.state.alarms.find("alarm-1").state is AlarmState.RETURNED_UNACKED  # type: ignore[union-attr]


def test_a_detector_that_says_nothing_for_ten_minutes_is_silent() -> None:
    street = Street()
    street.run(20)
    street.run(590, count=None)
    assert not street.shown
    street.run(30, count=None)
    assert street.shown == {"sensor_silent": "det-a/count"}


def test_an_empty_street_is_no_stuck_detector_but_one_that_always_counts_the_same_is() -> None:
    street = Street()
    street.run(1_000, count=0.0)
    assert not street.shown
    street.run(920, count=3.0)
    assert street.shown == {"sensor_stuck": "det-a/count"}
    street.run(20, count=1.0)
    (alarm,) = [a for a in street.bench.core.state.alarms.alarms.values() if a.place.id == "det-a/count"]
    assert alarm.state is AlarmState.RETURNED_UNACKED


def test_suspect_readings_are_told() -> None:
    street = Street()
    street.run(20)
    street.run(10, quality=SUSPECT)
    assert street.shown == {"sensor_out_of_range": "det-a/count"}


@pytest.mark.parametrize(
    ("mode", "kind"),
    [(edge.CONTROLLER_MODE_FAULT, "controller_fault"), (edge.CONTROLLER_MODE_MANUAL, "controller_manual")],
)
def test_modes_that_take_the_signals_from_us_are_told(mode: int, kind: str) -> None:
    street = Street()
    street.run(10)
    street.run(30, mode=mode)
    assert street.shown == {kind: "a"}


def test_a_detector_that_is_no_longer_listed_leaves_no_alarm_behind() -> None:
    street = Street()
    street.run(20)
    street.run(10, quality=SUSPECT)
    hello = street.a.hello()
    hello.sensors[0].id = "det-new"
    up = twin.SiteUp(site_id="site-a", hello=hello)
    street.bench.up(twin.GatewayUp(site_up=up))
    street.bench.outbox += street.bench.core.intake.welcome(GATEWAY, "site-a")
    street.run(10)
    street.run(300)
    (alarm,) = street.bench.core.state.alarms.alarms.values()
    assert alarm.state is AlarmState.RETURNED_UNACKED


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("MONITOR_TRIP", "monitor_trip"),
        ("SPOOL_DROPPED", "spool_loss"),
        ("DEVICE_LOST", "device_lost"),
        ("X99", "agent_notice"),
    ],
)
def test_what_an_agent_says_is_an_alarm_with_its_words(code: str, kind: str) -> None:
    street = Street()
    street.run(3)
    alarm = edge.Alarm(code=code, text="12 frames were dropped", ts_ns=tick(3), device_id="a")
    street.bench.up(twin.GatewayUp(alarm=twin.SiteAlarm(site_id="site-a", alarm=alarm)))
    (raised,) = street.bench.core.state.alarms.alarms.values()
    assert (raised.kind, raised.place.id, raised.detail["text"]) == (kind, "a", "12 frames were dropped")


def test_an_alarm_by_way_of_a_gateway_that_does_not_hold_the_site_is_ignored() -> None:
    street = Street()
    alarm = twin.SiteAlarm(site_id="site-a", alarm=edge.Alarm(code="X"))
    street.bench.up(twin.GatewayUp(alarm=alarm), b"gw-other")
    assert not street.bench.core.state.alarms.alarms


def test_a_full_approach_spills_back_and_the_deadband_keeps_it_from_flickering() -> None:
    street = Street()
    for queue, expected in ((17.0, []), (18.5, ["on"]), (15.0, ["on"]), (13.0, ["off"])):
        street.bench.forecast(a_forecast(street.number, queue=queue, mean=1.0), street.number)
        street.run(2)
        found = [a for a in street.bench.core.state.alarms.alarms.values() if a.kind == "queue_spillback"]
        assert ["on" if alarm.signal else "off" for alarm in found] == expected


def test_likely_congestion_is_announced_with_its_probability() -> None:
    street = Street()
    street.bench.forecast(a_forecast(1, queue=5.0, mean=20.0, sd=2.0), 1)
    street.run(2)
    (alarm,) = street.bench.core.state.alarms.alarms.values()
    assert (alarm.kind, alarm.place.id) == ("congestion_predicted", "in-a")
    assert alarm.detail == {"lead_min": 15, "probability": 84}


def test_forecasts_that_miss_their_ranges_are_told_and_forgiven() -> None:
    street = Street()
    judge = street.bench.core.judge
    judge.note_scores({("queue", 300): (120, 40)})
    street.run(1)
    (alarm,) = street.bench.core.state.alarms.alarms.values()
    assert (alarm.kind, alarm.detail) == (
        "forecast_out_of_band",
        {"quantity": "queue", "lead_min": 5, "coverage": 33},
    )
    for _ in range(10):
        judge.note_scores({("queue", 300): (120, 110)})
    street.run(1)
    assert not alarm.signal


def test_a_forecast_that_cannot_be_read_is_counted_and_leaves_no_record() -> None:
    street = Street()
    rows = len(street.bench.rows)
    for body in (
        b"",
        b"{}",
        b"[]",
        b'{"places": 3}',
        b"\xff",
        a_forecast(1).replace(b'"controllers": ["a"]', b'"controllers": []'),
    ):
        street.bench.forecast(body, 1)
    assert len(street.bench.rows) == rows
    assert street.bench.core.live.counts.unreadable_forecasts == 6


@pytest.mark.parametrize("seed", range(6))
def test_after_any_history_journal_and_snapshot_give_the_same_alarms_and_cards(seed: int) -> None:
    rng = random.Random(seed)
    street = Street()
    bench = street.bench
    middle = b""
    rest = 0
    for step in range(120):
        roll = rng.randrange(8)
        if roll == 0:
            bench.forecast(a_forecast(street.number, queue=rng.uniform(0, 22), mean=rng.uniform(0, 22)), street.number)
        elif roll == 1:
            alarm = edge.Alarm(code=rng.choice(["X1", "DEVICE_LOST", "SPOOL"]), text="t")
            bench.up(twin.GatewayUp(alarm=twin.SiteAlarm(site_id="site-a", alarm=alarm)))
        elif roll == 2:
            bench.up(twin.GatewayUp(site_down=twin.SiteDown(site_id="site-b")))
        elif roll == 3:
            bench.connect(street.b)
        elif roll == 4:
            bench.want("a", a_plan(f"p{step}", split_ms=rng.randrange(10, 50) * 1000))
        elif roll == 5:
            kind = rng.choice([twin.DEED_KIND_ACKNOWLEDGE, twin.DEED_KIND_SHELVE, twin.DEED_KIND_OUT_OF_SERVICE])
            bench.deed(kind, f"alarm-{rng.randrange(1, 9)}", minutes=rng.randrange(1, 4), reason="r")
        street.run(rng.randrange(1, 40))
        if step == 60:
            middle, rest = save(bench.core.state), len(bench.rows)
    whole = new_state(bench.rules, bench.settings)
    replay(whole, [decode(row) for row in bench.rows], tolerant=False)
    later = restore(middle, {}, history=300)
    replay(later, [decode(row) for row in bench.rows[rest:]], tolerant=False)
    assert bench.core.state.alarms.alarms, "a history without alarms shows nothing"
    assert save(whole) == save(bench.core.state)
    assert save(later) == save(bench.core.state)
