"""The street second, frames and acks of the pure core."""

from __future__ import annotations

import json

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import GATEWAY, Bench, FakeSite, S, no_signature, settings, tick
from twin_core.live import Core, ForecastMade, ToGateway, ToMirror, restore, save

JOURNALED, APPLIED = edge.ACK_LEVEL_JOURNALED, edge.ACK_LEVEL_APPLIED


def test_signs_get_their_numbers_signed_and_counted_and_never_a_plan() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.mirror_ready()
    assert not bench.core.show("site-b", "P1", 7)  # nobody there
    bench.run_tick(1, site)
    bench.take()
    assert bench.core.show("site-a", "P1", 7)
    assert bench.core.show("site-a", "P2", 0)
    assert bench.core.show("site-a", "P1", 5)  # the newest number counts
    bench.run_tick(2, site)
    told = bench.commands()
    assert [(c.device_id, c.seq, c.kind, c.guidance.free_bays) for c in told] == [
        ("P1", 1, edge.COMMAND_KIND_GUIDANCE, 5),
        ("P2", 2, edge.COMMAND_KIND_GUIDANCE, 0),
    ]
    assert all(c.signature and c.basis_ts_ns == tick(2) for c in told)
    bench.status(site, told[0], edge.COMMAND_STATE_ACCEPTED)
    bench.status(site, told[1], edge.COMMAND_STATE_REJECTED, "E07")
    assert dict(bench.core.state.signs) == {"issued": 2, "accepted": 1, "rejected": 1}
    assert "P1" not in bench.core.state.plans
    bench.run_tick(3, site)
    assert bench.commands() == told  # told once


def test_a_sign_refused_for_its_number_lets_later_ones_leap() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.mirror_ready()
    bench.run_tick(1, site)
    bench.core.show("site-a", "P1", 7)
    bench.run_tick(2, site)
    bench.status(site, bench.commands()[0], edge.COMMAND_STATE_REJECTED, "E06")
    bench.core.show("site-a", "P1", 8)
    bench.run_tick(3, site)
    assert bench.commands()[-1].seq > 1_000_000


def test_a_frame_is_acked_as_journaled_and_then_as_applied() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.take()
    bench.send(site, site.frame(tick(1)))
    assert bench.acks() == [("site-a", JOURNALED, 1, 1), ("site-a", APPLIED, 1, 1)]


def test_a_repeated_frame_is_acked_again_and_applied_once() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    frame = site.frame(tick(1))
    bench.send(site, frame)
    bench.take()
    bench.send(site, frame)
    assert bench.acks() == [("site-a", APPLIED, 1, 1)]
    assert bench.core.state.frames.applied == 1
    assert bench.core.live.counts.duplicates == 1


def test_a_gap_counts_as_lost_and_a_declared_drop_does_not() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.send(site, site.frame(tick(1)))
    site.frame(tick(2))
    site.frame(tick(3))
    bench.send(site, site.frame(tick(4)))
    assert bench.core.state.frames.lost == 2
    site.frame(tick(5))
    bench.loss(site, (5, 1))
    bench.send(site, site.frame(tick(6)))
    assert (bench.core.state.frames.lost, bench.core.state.frames.dropped) == (2, 1)
    for _ in range(2):  # declared after the gap was met, and told twice
        bench.loss(site, (2, 2))
        assert (bench.core.state.frames.lost, bench.core.state.frames.dropped) == (0, 3)


def test_welcome_names_the_high_water_mark() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.send(site, site.frame(tick(1)), site.frame(tick(2)))
    bench.take()
    bench.connect(site)
    welcome = next(i.message.welcome.welcome for i in bench.outbox if isinstance(i, ToGateway))
    assert (welcome.acked_epoch, welcome.acked_seq, welcome.credit_frames, welcome.lockstep) == (1, 2, 16, True)


def test_frames_by_way_of_a_gateway_that_lost_the_site_are_left_to_be_sent_again() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.connect(site, b"gw-2")
    bench.take()
    bench.send(site, site.frame(tick(1)), gateway=GATEWAY)
    assert bench.acks() == []
    assert bench.core.live.counts.stale == 1


def test_lockstep_waits_for_all_sites_then_for_the_mirror_then_paces() -> None:
    bench, a, b = Bench(settings()), FakeSite("site-a"), FakeSite("site-b")
    bench.mirror_ready()
    bench.connect(b)
    bench.connect(a)
    bench.send(b, b.frame(tick(1)))
    bench.settle()
    assert bench.readings() == []
    bench.send(a, a.frame(tick(1)))
    bench.settle()
    (readings,) = bench.readings()
    assert (readings.base_ts_ns, readings.end_ts_ns) == (tick(0), tick(1))
    assert bench.paces() == []
    bench.nowcast(tick(1))
    bench.settle()
    assert bench.paces() == [tick(1)]


def test_readings_do_not_depend_on_which_site_was_quicker() -> None:
    bodies = []
    for order in ("ab", "ba"):
        bench = Bench(settings(expected_sites=2))
        bench.mirror_ready()
        sites = [FakeSite(f"site-{name}") for name in order]
        for site in sites:
            bench.connect(site)
        for site in sites:
            bench.send(site, site.frame(tick(1)))
        bench.settle()
        tables = [i.message.table for i in bench.outbox if isinstance(i, ToMirror) and i.message.HasField("table")]
        bodies.append((bench.readings()[0].SerializeToString(), tables[-1].SerializeToString()))
    assert bodies[0] == bodies[1]


def test_readings_carry_city_wide_numbers_and_times() -> None:
    bench, a, b = Bench(settings(expected_sites=2)), FakeSite("site-a"), FakeSite("site-b")
    bench.mirror_ready()
    bench.connect(b)
    bench.connect(a)
    bench.send(a, a.frame(tick(1), count=7))
    bench.send(b, b.frame(tick(1), count=9))
    bench.settle()
    (readings,) = bench.readings()
    assert np.frombuffer(readings.sensor, "<u4").tolist() == [0, 1, 2, 3, 4, 5]
    assert np.frombuffer(readings.dt_ms, "<i4").tolist() == [1000] * 6
    assert np.frombuffer(readings.value, "<f4")[[0, 3]].tolist() == [7, 9]
    assert [c.controller_id for c in readings.controllers] == ["a", "b"]


def test_suspect_readings_are_kept_from_the_twin_and_counted() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.mirror_ready()
    bench.connect(site)
    frame = site.frame(tick(1))
    frame.quality = bytes([0, 1, 0])
    bench.send(site, frame)
    bench.settle()
    assert np.frombuffer(bench.readings()[0].sensor, "<u4").tolist() == [0, 2]
    assert bench.core.state.frames.suspect_readings == 1


def test_a_site_that_stays_away_is_waited_for_once() -> None:
    bench, a, b = Bench(settings()), FakeSite("site-a"), FakeSite("site-b")
    bench.connect(a)
    bench.connect(b)
    bench.run_tick(1, a)
    assert bench.paces() == []
    bench.wait(11)
    bench.settle()
    assert bench.paces() == [tick(1)]
    bench.run_tick(2, a)
    assert bench.paces() == [tick(1), tick(2)]
    assert bench.core.live.counts.forced == 1
    bench.run_tick(3, a, b)
    bench.run_tick(4, a)
    assert bench.paces()[-1] == tick(3), "a site that came back is waited for again"


def test_a_mirror_that_never_answers_costs_one_time_limit() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.mirror_ready()
    bench.connect(site)
    bench.send(site, site.frame(tick(1)))
    bench.settle()
    assert bench.paces() == []
    bench.wait(21)
    bench.settle()
    bench.send(site, site.frame(tick(2)))
    bench.settle()
    assert bench.paces() == [tick(1), tick(2)]
    assert bench.core.live.counts.mirror_timeouts == 1


def test_a_run_begins_when_all_announced_sites_are_there_or_the_start_limit_passed() -> None:
    bench, a, b = Bench(settings(expected_sites=2)), FakeSite("site-a"), FakeSite("site-b")
    bench.connect(a)
    bench.send(a, a.frame(tick(1)))
    bench.settle()
    assert bench.paces() == []
    bench.connect(b)
    bench.send(b, b.frame(tick(1)))
    bench.settle()
    assert bench.paces() == [tick(1)]
    late = Bench(settings(expected_sites=3))
    late.connect(a)
    late.send(a, a.frame(tick(1)))
    late.settle()
    assert late.paces() == []
    late.wait(46)
    late.settle()
    assert late.paces() == [tick(1)]


def test_real_time_closes_a_tick_half_a_second_late_at_most() -> None:
    bench, a, b = Bench(settings(lockstep=False)), FakeSite("site-a"), FakeSite("site-b")
    bench.mirror_ready()
    bench.connect(a)
    bench.connect(b)
    bench.settle()
    bench.send(a, a.frame(tick(1)))
    bench.street_ns = tick(1) + S // 4
    bench.settle()
    assert bench.readings() == []
    bench.street_ns = tick(1) + S // 2
    bench.wait(0.5)
    bench.settle()
    assert [r.end_ts_ns for r in bench.readings()] == [tick(1)]
    bench.send(b, b.frame(tick(1)))
    bench.run_tick(2, a, b)
    late = bench.readings()[1]
    assert np.frombuffer(late.dt_ms, "<i4").tolist().count(0) == 3, "late readings come with the next second"


def test_a_backlog_is_kept_and_not_taken_for_now() -> None:
    bench, site = Bench(settings(lockstep=False)), FakeSite("site-a")
    bench.mirror_ready()
    bench.connect(site)
    bench.street_ns = tick(99)
    bench.settle()
    bench.run_tick(100, site)
    backlog = FakeSite("site-b")
    bench.connect(backlog)
    bench.send(backlog, *(backlog.frame(tick(n)) for n in range(50, 60)))
    bench.take()
    bench.run_tick(101, site)
    assert bench.core.state.frames.applied == 12
    assert bench.core.state.ticks.late_readings == 30
    assert all(dt > -5000 for r in bench.readings() for dt in np.frombuffer(r.dt_ms, "<i4"))


def test_frames_from_far_ahead_are_kept_in_the_journal_and_out_of_the_twin() -> None:
    bench, site = Bench(settings(lockstep=False)), FakeSite("site-a")
    bench.connect(site)
    bench.send(site, site.frame(tick(3600)))
    assert bench.core.state.frames.off_time == 1
    assert bench.core.state.ticks.pending == []
    assert bench.core.state.sites["site-a"].progress_ns == 0
    assert bench.acks()[-1] == ("site-a", APPLIED, 1, 1)


def test_after_an_absence_real_time_goes_on_at_now() -> None:
    bench, site = Bench(settings(lockstep=False)), FakeSite("site-a")
    bench.mirror_ready()
    bench.connect(site)
    bench.settle()
    bench.run_tick(1, site)
    bench.crash()
    bench.mirror_ready(tick(1))
    bench.street_ns = tick(5000) + S // 2
    bench.connect(site)
    bench.settle()
    assert bench.readings() == [], "sites get some seconds to come back"
    bench.wait(6)
    bench.settle()
    assert [r.end_ts_ns for r in bench.readings()] == [tick(5000)]
    assert bench.core.live.counts.skipped == 4998


def test_a_street_that_is_late_as_a_whole_is_followed_and_not_called_late() -> None:
    bench, a, b = Bench(settings(lockstep=False)), FakeSite("site-a"), FakeSite("site-b")
    bench.mirror_ready()
    bench.connect(a)
    bench.connect(b)
    for number in range(1, 8):
        bench.street_ns = tick(number + 40)
        bench.wait(1)
        bench.send(a, a.frame(tick(number)))
        bench.settle()
        bench.send(b, b.frame(tick(number)))
        bench.settle()
    assert [r.end_ts_ns for r in bench.readings()] == [tick(n) for n in range(1, 8)]
    assert sum(len(r.value) for r in bench.readings()) == 7 * 2 * 3 * 4
    assert bench.core.state.ticks.late_readings == 0


def test_when_readings_stop_altogether_the_clock_goes_on_alone() -> None:
    bench, site = Bench(settings(lockstep=False)), FakeSite("site-a")
    bench.connect(site)
    bench.settle()
    bench.run_tick(1, site)
    bench.street_ns = tick(9) + S // 2
    bench.settle()
    assert bench.core.state.ticks.closed_ns == tick(1)
    bench.wait(6)
    bench.settle()
    assert bench.core.state.ticks.closed_ns == tick(9)


def test_a_lost_gateway_takes_its_sites_with_it() -> None:
    bench, a, b = Bench(settings()), FakeSite("site-a"), FakeSite("site-b")
    bench.connect(a)
    bench.connect(b, b"gw-2")
    bench.core.intake.gateway_lost(b"gw-2")
    bench.run_tick(1, a)
    assert bench.paces() == [tick(1)]


def test_a_site_that_returns_hears_the_last_pace_again() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.run_tick(1, site)
    bench.take()
    bench.connect(site)
    paces = [i.message.pace.ts_ns for i in bench.outbox if isinstance(i, ToGateway) and i.message.HasField("pace")]
    assert paces == [tick(1)]


def test_a_mirror_that_restarts_gets_the_table_and_what_it_missed() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    for number in range(1, 5):
        bench.run_tick(number, site)
    bench.take()
    bench.mirror_ready(tick(2))
    assert bench.outbox[0].message.HasField("table")
    assert [r.end_ts_ns for r in bench.readings()] == [tick(3), tick(4)]


def test_questions_are_asked_on_their_period_and_answers_taken_at_their_lead() -> None:
    bench, site = Bench(settings(questions=True)), FakeSite("site-a")
    bench.mirror_ready()
    bench.broker_ready()
    bench.connect(site)
    for number in range(1, 5):
        bench.run_tick(number, site)
    assert bench.paces()[-1] == tick(3), "tick 4 waits for its snapshot"
    up = twin.MirrorUp(snapshot=twin.SnapshotReady(request_id=f"snapshot-{tick(4) // 10**6}", ts_ns=tick(4), path="/s"))
    bench.outbox += bench.core.desk.on_mirror(up, bench.now())
    bench.settle()
    assert bench.paces()[-1] == tick(4)
    requests = bench.requests()
    assert [r.task for r in requests] == ["forecast.ensemble", "control.plan"]
    assert {r.snapshot_path for r in requests} == {"/s"}
    arguments = json.loads(requests[1].arguments_json)
    assert (arguments["ts_ns"], arguments["connected"]) == (tick(4), ["a"])
    for request in requests:
        result = twin.SimResult(request_id=request.request_id, outcome=twin.SimResult.DONE, result_json=b"{}")
        bench.outbox += bench.core.desk.on_broker(twin.BrokerUp(result=result), bench.now())
    bench.run_tick(5, site)
    assert not [i for i in bench.outbox if isinstance(i, ForecastMade)], "an early answer waits for its tick"
    bench.run_tick(6, site)
    assert [i.issued_ts_ns for i in bench.outbox if isinstance(i, ForecastMade)] == [tick(4)]
    assert bench.core.desk.schedule.counts["plan"].done == 1


def test_a_slow_answer_does_not_make_a_queue_of_questions() -> None:
    bench, site = Bench(settings(lockstep=False, questions=True)), FakeSite("site-a")
    bench.mirror_ready()
    bench.broker_ready()
    bench.connect(site)
    bench.settle()
    for number in range(1, 14):
        bench.run_tick(number, site)
    counts = bench.core.desk.schedule.counts["plan"]
    assert (counts.asked, counts.skipped) == (1, 2)
    bench.wait(6)
    for number in range(14, 18):
        bench.run_tick(number, site)
    assert (counts.asked, counts.late) == (2, 1)


def test_a_late_result_is_counted_and_the_street_goes_on() -> None:
    bench, site = Bench(settings(questions=True)), FakeSite("site-a")
    bench.mirror_ready()
    bench.broker_ready()
    bench.connect(site)
    for number in range(1, 5):
        bench.run_tick(number, site)
    up = twin.MirrorUp(snapshot=twin.SnapshotReady(request_id=f"snapshot-{tick(4) // 10**6}", ts_ns=tick(4), path="/s"))
    bench.outbox += bench.core.desk.on_mirror(up, bench.now())
    bench.settle()
    bench.run_tick(5, site)
    bench.run_tick(6, site)
    assert bench.paces()[-1] == tick(5)
    bench.wait(6)
    bench.settle()
    assert bench.paces()[-1] == tick(6)
    result = twin.SimResult(request_id=bench.requests()[0].request_id, outcome=twin.SimResult.DONE)
    bench.core.desk.on_broker(twin.BrokerUp(result=result), bench.now())
    assert {k: c.late for k, c in bench.core.desk.schedule.counts.items()} == {"forecast": 1, "plan": 1}


def test_a_state_restored_from_its_snapshot_goes_on_the_same() -> None:
    def play(bench: Bench, sites: list[FakeSite], numbers: range) -> None:
        for number in numbers:
            bench.run_tick(number, *sites)

    whole, halves = Bench(settings()), Bench(settings())
    for bench in (whole, halves):
        sites = [FakeSite("site-a"), FakeSite("site-b")]
        for site in sites:
            bench.connect(site)
        play(bench, sites, range(1, 4))
        if bench is halves:
            body = save(bench.core.state)
            state = restore(body, {}, history=300)
            assert save(state) == body
            for site_id, site in state.sites.items():
                site.gateway = bench.core.state.sites[site_id].gateway
            bench.core = Core(bench.settings, bench.rules, no_signature, state)
            bench.settle()
        play(bench, sites, range(4, 6))
    ends = [json.loads(save(bench.core.state)) for bench in (whole, halves)]
    for end in ends:
        del end["readings"]  # a restarted core tells the mirror all controllers once more
    assert ends[0] == ends[1]


def test_numbers_of_sensors_that_are_gone_stay_taken_over_a_restart() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.run_tick(1, site)
    hello = site.hello()
    del hello.sensors[0]
    for index, sensor in enumerate(hello.sensors):
        sensor.index = index
    hello.sensors.append(edge.Sensor(index=2, id="new", device_id="a", quantity=edge.QUANTITY_COUNT))
    bench.up(twin.GatewayUp(site_up=twin.SiteUp(site_id="site-a", hello=hello)))
    bench.outbox += bench.core.intake.welcome(GATEWAY, "site-a")
    bench.run_tick(2, site)
    state = restore(save(bench.core.state), {}, history=300)
    assert save(state) == save(bench.core.state)
    assert [sensor.id for _, sensor in state.numbering.rows] == ["det-a", "occ-a", "mode-a", "new"]
    assert state.numbering.version == 2
    assert state.sites["site-a"].sensors.numbers is not None
    assert state.sites["site-a"].sensors.numbers.tolist() == [1, 2, 3]
