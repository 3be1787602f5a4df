"""The core and the process that follows the pipes: minutes out, alarms and orders for roads back."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from citybrain_wire import frame as frames
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import Bench, FakeSite, S, settings, tick
from twin_core.live import ToMirror, ToPipes


class Station(FakeSite):
    """A site with a loop and a pressure logger."""

    def hello(self, *, oldest_unacked_seq: int = 0) -> edge.Hello:
        quantities = (("loop", edge.QUANTITY_COUNT), ("N1", edge.QUANTITY_PRESSURE_M))
        sensors = [edge.Sensor(index=i, id=name, device_id="d", quantity=q) for i, (name, q) in enumerate(quantities)]
        return edge.Hello(
            wire_version=1, epoch=1, devices=[edge.Device(id="d", kind="water_station")], sensors=sensors,
            oldest_unacked_seq=oldest_unacked_seq, newest_seq=self.seq,
        )  # fmt: skip

    def second(self, number: int) -> edge.Frame:
        """A car each second; the logger speaks at seconds 30 and 60."""
        self.seq += 1
        rows = [frames.Reading(0, 1000, 1.0)]
        if number % 30 == 0:
            rows.append(frames.Reading(1, 1000, 40.0 + number))
        return frames.seal(
            rows, epoch=1, seq=self.seq, data_class=edge.DATA_CLASS_DETECTOR,
            base_ts_ns=tick(number) - S, end_ts_ns=tick(number),
        )  # fmt: skip


@pytest.fixture
def bench() -> Bench:
    bench = Bench(replace(settings(), pipes=True))
    bench.outbox += bench.core.pipes.on_message(twin.PipesUp(ready=twin.PipesReady())).instructions
    return bench


def _play(bench: Bench, site: Station, first: int, last: int) -> None:
    for number in range(first, last + 1):
        bench.send(site, site.second(number))
        bench.settle()


def _minutes(bench: Bench) -> list[twin.Readings]:
    sent = [item.message for item in bench.outbox if isinstance(item, ToPipes)]
    return [message.readings for message in sent if message.HasField("readings")]


def _done(bench: Bench, done: twin.PipesDone) -> None:
    step = bench.core.pipes.on_message(twin.PipesUp(done=done))
    bench.commit(step.records)
    bench.outbox += step.instructions


def test_a_minute_goes_out_as_a_whole_with_pipe_sensors_only(bench: Bench) -> None:
    site = Station("site-water-1")
    bench.connect(site)
    _play(bench, site, 1, 60)
    (minute,) = _minutes(bench)
    tables = [m.message.table for m in bench.outbox if isinstance(m, ToPipes) and m.message.HasField("table")]
    (row,) = tables[-1].rows
    assert row.sensor.id == "N1"
    assert set(np.frombuffer(minute.sensor, "<u4").tolist()) == {row.number}
    assert np.frombuffer(minute.value, "<f4").tolist() == [70.0, 100.0]
    stamps = [minute.base_ts_ns + ms * 1_000_000 for ms in np.frombuffer(minute.dt_ms, "<i4").tolist()]
    assert stamps == [tick(30), tick(60)]
    assert minute.end_ts_ns == tick(60)


def test_lock_step_waits_for_the_answer_but_not_for_ever(bench: Bench) -> None:
    site = Station("site-water-1")
    bench.connect(site)
    _play(bench, site, 1, 60)
    assert bench.core.live.paced_ns == tick(59)
    _done(bench, twin.PipesDone(ts_ns=tick(60)))
    bench.settle()
    assert bench.core.live.paced_ns == tick(60)
    _play(bench, site, 61, 120)
    assert bench.core.live.paced_ns == tick(119)
    bench.wait(60)
    bench.settle()
    assert bench.core.live.paced_ns == tick(120)
    assert bench.core.pipes.missed == 1


def test_a_signal_becomes_an_alarm_that_outlives_the_core_and_ends(bench: Bench) -> None:
    detail = json.dumps({"pipes": "W1, W2", "customers": 120}).encode()
    signal = twin.PipesSignal(
        kind="burst_suspected", place_kind="pipe", place_id="W1", x_m=1.0, y_m=2.0, active=True, detail_json=detail
    )
    _done(bench, twin.PipesDone(ts_ns=tick(60), signals=[signal]))
    bench.crash()
    told = json.loads(bench.ask(twin.Question.ALARMS).body_json)
    (alarm,) = told["alarms"]
    assert (alarm["kind"], alarm["place"]["id"], alarm["priority"]) == ("burst_suspected", "W1", "high")
    assert "W1, W2" in alarm["cause"]["zh"]
    assert "120" in alarm["effect"]["en"]


def test_a_signal_that_no_text_exists_for_is_left_out(bench: Bench) -> None:
    _done(bench, twin.PipesDone(ts_ns=tick(60), signals=[twin.PipesSignal(kind="new_thing", active=True)]))
    assert not json.loads(bench.ask(twin.Question.ALARMS).body_json)["alarms"]


def test_orders_for_roads_reach_the_mirror_and_are_kept_for_the_next_one(bench: Bench) -> None:
    orders = twin.RoadOrders(orders=[twin.RoadOrder(edge="E1", state="closed", cause="U1")])
    _done(bench, twin.PipesDone(ts_ns=tick(60), orders=orders))
    sent = [item.message.orders for item in bench.outbox if isinstance(item, ToMirror)]
    assert sent == [orders]
    assert bench.core.pipes.orders() == ToMirror(twin.MirrorDown(orders=orders))


def test_people_hear_of_pipes_once_a_minute_is_over_and_only_where_there_are_some(bench: Bench) -> None:
    assert bench.ask(twin.Question.PIPES).code == "pipes_not_ready"
    _done(bench, twin.PipesDone(ts_ns=tick(60), summary_json=b'{"ts_ns":"1"}'))
    assert json.loads(bench.ask(twin.Question.PIPES).body_json) == {"ts_ns": "1"}
    assert Bench(settings()).ask(twin.Question.PIPES).outcome == twin.PeopleDown.UNKNOWN
