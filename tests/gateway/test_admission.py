"""Under load debug gives way first, then detector, control never; what is shed is declared."""

from __future__ import annotations

import pytest
from citybrain_wire import frame as frames
from citybrain_wire.v1 import edge_pb2 as edge

from tests.gateway.harness import a_hello
from twin_core.gateway import Admission, GatewayCounts, Pace, SiteStream

S = 1_000_000_000
CONTROL, DETECTOR, DEBUG = edge.DATA_CLASS_CONTROL, edge.DATA_CLASS_DETECTOR, edge.DATA_CLASS_DEBUG


def opened(admission: Admission, counts: GatewayCounts, site_id: str = "site-a") -> SiteStream:
    stream = SiteStream(site_id, b"", counts, admission)
    stream.received(edge.EdgeUp(hello=a_hello()).SerializeToString())
    stream.on_welcome(edge.Welcome(credit_frames=64))
    return stream


def frame(seq: int, data_class: edge.DataClass) -> bytes:
    sealed = frames.seal(
        [frames.Reading(0, 0, 1.0)] * 100,
        epoch=1,
        seq=seq,
        data_class=data_class,
        base_ts_ns=seq * S,
        end_ts_ns=(seq + 1) * S,
    )
    return edge.EdgeUp(frame=sealed).SerializeToString()


@pytest.mark.parametrize(
    ("held_share", "passed"), [(0.4, {CONTROL, DETECTOR, DEBUG}), (0.6, {CONTROL, DETECTOR}), (0.9, {CONTROL})]
)
def test_classes_give_way_in_order(held_share: float, passed: set[int]) -> None:
    counts = GatewayCounts()
    stream = opened(Admission(1_000_000, int(1_000_000 * held_share)), counts)
    taken = set()
    for seq, data_class in enumerate((CONTROL, DETECTOR, DEBUG), 1):
        out = stream.received(frame(seq, data_class))
        if out.frames:
            taken.add(data_class)
        else:
            (loss,) = (up.loss.loss for up in out.core)
            assert (list(loss.first), list(loss.length), loss.readings) == ([seq], [1], 100)
            assert (out.down[0].refusal.code, out.down[0].refusal.seq) == ("SHED", seq)
        stream.validate()
    assert taken == passed
    assert sum(counts.shed.values()) == 3 - len(passed)


def test_what_is_held_is_given_back_by_acks_refusals_and_the_end_of_a_stream() -> None:
    admission, counts = Admission(10_000_000), GatewayCounts()
    streams = [opened(admission, counts, name) for name in ("site-a", "site-b")]
    for stream in streams:
        for seq in (1, 2, 3):
            stream.received(frame(seq, DETECTOR))
    full = admission.held_bytes
    assert full == counts.held_bytes == 6 * (11 * 100 + 64)
    streams[0].on_ack(edge.Ack(level=edge.ACK_LEVEL_JOURNALED, epoch=1, seq=1))
    streams[0].on_refusal(edge.Refusal(epoch=1, seq=3))
    assert admission.held_bytes == full * 4 // 6
    for stream in streams:
        stream.closed()
        stream.closed()
    assert admission.held_bytes == counts.held_bytes == 0


def test_a_sender_within_its_rate_never_waits_and_one_beyond_it_is_slowed_to_it() -> None:
    pace = Pace(100.0)
    assert all(pace.wait_s(1.0 + k / 100) == 0.0 for k in range(1000))
    pace, now_s = Pace(100.0), 1.0
    for _ in range(1100):
        now_s += pace.wait_s(now_s)
    assert now_s - 1.0 == pytest.approx(10.0, abs=0.1), "a burst of a second's worth, then the rate"
