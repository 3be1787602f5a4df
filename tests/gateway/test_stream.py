"""The stream's protocol without sockets: Hello, ranges, and generated histories of a core that comes and goes."""

from __future__ import annotations

import math
import random

import pytest
from citybrain_wire import BadConfig
from citybrain_wire import frame as frames
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from tests.gateway.harness import a_frame, a_hello
from twin_core.gateway import (
    LIMITS,
    GatewayConfig,
    GatewayCounts,
    Plausibility,
    SiteStream,
    StreamState,
    check_hello,
)


def opened(credit: int = 8) -> SiteStream:
    """A stream after its welcome."""
    stream = SiteStream("site-a", b"", GatewayCounts())
    stream.received(edge.EdgeUp(hello=a_hello()).SerializeToString())
    stream.on_welcome(edge.Welcome(credit_frames=credit))
    return stream


def put(stream: SiteStream, frame: edge.Frame) -> list[tuple[int, int]]:
    """Frames that went on to the core."""
    out = stream.received(edge.EdgeUp(frame=frame).SerializeToString())
    return [(row.frame.epoch, row.frame.seq) for row in out.frames]


# ── Hello ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _changed(**fields: object) -> edge.Hello:
    hello = a_hello()
    for name, value in fields.items():
        hello.ClearField(name)  # type: ignore[arg-type]
        target = getattr(hello, name)
        if isinstance(value, list):
            target.extend(value)
        else:
            setattr(hello, name, value)
    return hello


def _sensor(index: int, name: str = "", device: str = "c") -> edge.Sensor:
    return edge.Sensor(index=index, id=name or f"s{index}", device_id=device, quantity=edge.QUANTITY_COUNT)


@pytest.mark.parametrize(
    ("hello", "message"),
    [
        (_changed(wire_version=3), "wire_version 3 is not spoken here; this gateway speaks 1"),
        (_changed(epoch=0), "epoch 0 must lie in 1 to 2^63 - 1"),
        (_changed(epoch=2**63), "must lie in 1 to 2^63 - 1"),
        (_changed(newest_seq=2**64 - 1), "must not pass 2^63 - 1"),
        (_changed(devices=[edge.Device(id="c"), edge.Device(id="c")]), "two devices have the same id"),
        (_changed(devices=[edge.Device(id="")]), "a device id must have 1 to 200 bytes"),
        (_changed(devices=[edge.Device(id="x" * 201)]), "a device id must have 1 to 200 bytes"),
        (_changed(devices=[edge.Device(id="c\x1b[2J")]), "holds characters that cannot be printed"),
        (_changed(devices=[edge.Device(id="c", profile_hash=b"12")]), "profile_hash has 2 bytes, not 32"),
        (_changed(sensors=[_sensor(0), _sensor(2)]), "sensor indices must be 0 to 1, each once"),
        (_changed(sensors=[_sensor(0), _sensor(0, "other")]), "sensor indices must be 0 to 1, each once"),
        (_changed(sensors=[_sensor(0, device="ghost")]), "belongs to device 'ghost', which is not listed"),
        (_changed(sensors=[_sensor(0, "s"), _sensor(1, "s")]), "is listed twice for one quantity"),
        (_changed(sensors=[_sensor(0, "a\nb")]), "holds characters that cannot be printed"),
    ],
)
def test_a_hello_that_contradicts_itself_is_refused_by_name(hello: edge.Hello, message: str) -> None:
    with pytest.raises(BadMessage) as caught:
        check_hello(hello)
    assert message in str(caught.value)


def test_a_sound_hello_passes() -> None:
    check_hello(a_hello())
    check_hello(edge.Hello(wire_version=1, epoch=1))  # a cabinet whose devices are not up yet


# ── values ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("quantity", sorted(LIMITS))
def test_each_quantity_takes_its_limits_and_nothing_beyond(quantity: int) -> None:
    low, high, whole = LIMITS[quantity][:3]
    ranges = Plausibility([edge.Sensor(index=0, quantity=edge.Quantity.Name(quantity))])
    good = [low, high]
    bad = [low - 1, high * 1.01 + 1, math.nan, math.inf, -math.inf] + ([low + 0.5] if whole else [])
    for value, expected in [(v, 0) for v in good] + [(v, 1) for v in bad]:
        frame = a_frame(1, frames.Reading(0, 0, value))
        assert ranges.mark_suspects(frame).get("range", 0) == expected, value
        frames.check(frame)


def test_a_quantity_of_a_later_version_is_only_asked_to_be_finite() -> None:
    ranges = Plausibility([edge.Sensor(index=0)])
    assert ranges.mark_suspects(a_frame(1, frames.Reading(0, 0, 1e30))) == {}
    assert ranges.mark_suspects(a_frame(1, frames.Reading(0, 0, math.nan))) == {"range": 1}


def test_a_reading_that_the_device_marked_keeps_its_mark() -> None:
    ranges = Plausibility(a_hello().sensors)
    rows = [frames.Reading(0, 0, -1.0, frames.QUALITY_SUSPECT), frames.Reading(0, 0, 1.0, frames.QUALITY_SUBSTITUTED)]
    frame = a_frame(1, *rows)
    assert ranges.mark_suspects(frame) == {}
    assert list(frame.quality) == [1, 2]


# ── bytes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@with_settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise_and_none_that_are_wrong_reach_the_core(body: bytes) -> None:
    for stream in (SiteStream("site-a", b"", GatewayCounts()), opened()):
        out = stream.received(body)
        assert not out.frames
        if out.end is not None:
            assert out.end.code in ("INVALID_ARGUMENT", "FAILED_PRECONDITION")
            assert stream.state is StreamState.CLOSED


@with_settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_frame_cut_or_flipped_anywhere_is_refused_or_ends_the_stream(data: st.DataObject) -> None:
    rows = [frames.Reading(k % 3, 100 * k, 0.5) for k in range(8)]
    whole = edge.EdgeUp(frame=a_frame(1, *rows)).SerializeToString()
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        body = whole[:at]
    else:
        body = whole[:at] + bytes([whole[at] ^ (1 << data.draw(st.integers(0, 7)))]) + whole[at + 1 :]
    stream = opened()
    out = stream.received(body)
    for row in out.frames:
        frames.check(row.frame)
        assert edge.EdgeUp(frame=row.frame).SerializeToString() == whole, "only a change that changes nothing passes"


# ── histories ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Core:
    """Journals frames in order, dies with what it had not journaled, comes back with its high-water mark."""

    def __init__(self) -> None:
        self.journal: list[tuple[int, int]] = []
        self.inbox: list[tuple[int, int]] = []

    @property
    def mark(self) -> tuple[int, int]:
        return max(self.journal, default=(0, 0))


@pytest.mark.parametrize("seed", range(30))
def test_whatever_a_core_forgets_is_said_again(seed: int) -> None:
    draw = random.Random(seed)
    stream, core = opened(credit=6), Core()
    held_back = 0

    def hear(rows: list[tuple[int, int]]) -> None:
        core.inbox += rows

    for _ in range(400):
        roll = draw.random()
        under_way = held_back - len(core.journal)
        if roll < 0.5 and under_way < 6:
            held_back += 1
            hear(put(stream, a_frame(held_back)))
        elif roll < 0.8 and core.inbox and stream.state is StreamState.OPEN:
            count = draw.randint(1, len(core.inbox))
            batch, core.inbox = core.inbox[:count], core.inbox[count:]
            core.journal += [mark for mark in batch if mark > core.mark]
            if draw.random() < 0.8:
                epoch, seq = core.mark
                stream.on_ack(edge.Ack(level=edge.ACK_LEVEL_JOURNALED, epoch=epoch, seq=seq, credit_frames=6))
        elif roll < 0.9 and stream.state is StreamState.OPEN:
            stream.core_lost()
            core.inbox.clear()
        elif stream.state is StreamState.ANNOUNCED:
            epoch, seq = core.mark
            out = stream.on_welcome(edge.Welcome(acked_epoch=epoch, acked_seq=seq, credit_frames=6))
            assert not any(down.HasField("welcome") for down in out.down)
            hear([(r.frame.epoch, r.frame.seq) for up in out.core for r in up.frames.frames])
        stream.validate()
    if stream.state is StreamState.ANNOUNCED:
        epoch, seq = core.mark
        out = stream.on_welcome(edge.Welcome(acked_epoch=epoch, acked_seq=seq, credit_frames=6))
        hear([(r.frame.epoch, r.frame.seq) for up in out.core for r in up.frames.frames])
    core.journal += [mark for mark in core.inbox if mark > core.mark]
    assert core.journal == [(1, seq) for seq in range(1, held_back + 1)]


def test_statuses_are_held_until_a_later_frame_is_acknowledged() -> None:
    stream = opened()
    status = edge.CommandStatus(device_id="c", epoch=1, seq=4, state=edge.COMMAND_STATE_ACTIVE)
    put(stream, a_frame(1))
    stream.received(edge.EdgeUp(status=status).SerializeToString())
    stream.on_ack(edge.Ack(level=edge.ACK_LEVEL_JOURNALED, epoch=1, seq=1))
    stream.core_lost()
    out = stream.on_welcome(edge.Welcome(acked_epoch=1, acked_seq=1, credit_frames=8))
    assert [up.status.status for up in out.core] == [status]
    put(stream, a_frame(2))
    stream.on_ack(edge.Ack(level=edge.ACK_LEVEL_JOURNALED, epoch=1, seq=2))
    stream.core_lost()
    assert stream.on_welcome(edge.Welcome(acked_epoch=1, acked_seq=2, credit_frames=8)).core == []


def test_a_frame_the_core_refused_is_not_said_again() -> None:
    stream = opened()
    put(stream, a_frame(1))
    (down,) = stream.on_refusal(edge.Refusal(code="E01", epoch=1, seq=1))
    assert down.refusal.seq == 1
    stream.core_lost()
    assert stream.on_welcome(edge.Welcome(credit_frames=8)).core == []
    stream.validate()


def test_endless_statuses_without_a_frame_end_the_stream() -> None:
    stream = opened()
    body = edge.EdgeUp(status=edge.CommandStatus(device_id="c", epoch=1, seq=1)).SerializeToString()
    ends = [end for _ in range(3_000) if (end := stream.received(body).end) is not None]
    assert [end.code for end in ends] == ["RESOURCE_EXHAUSTED"]


def test_messages_of_a_later_version_are_passed_over() -> None:
    stream = opened()
    unknown = b"\xca\x06\x03abc"  # field 105, three bytes
    out = stream.received(unknown)
    assert (out.frames, out.core, out.down, out.end) == ([], [], [], None)


def test_alarms_reach_the_core() -> None:
    alarm = edge.Alarm(code="MONITOR_TRIP", text="conflict", device_id="c")
    (up,) = opened().received(edge.EdgeUp(alarm=alarm).SerializeToString()).core
    assert up == twin.GatewayUp(alarm=twin.SiteAlarm(site_id="site-a", alarm=alarm))


# ── configuration ─────────────────────────────────────────────────────────────────────────────────────────────────

GOOD = {"listen": "127.0.0.1:7443", "core_router": "tcp://127.0.0.1:5001", "pki_dir": "pki", "name": "gw-1"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"listen": "7443"}, "gateway: listen '7443' is no address; write it like 127.0.0.1:7443"),
        ({"listen": "a:70000"}, "gateway: listen 'a:70000' is no address"),
        ({"core_router": "5001"}, "gateway: core_router '5001' is no address; write it like tcp://127.0.0.1:5001"),
        ({"name": "gw 1"}, "gateway: name 'gw 1' must be 1 to 60 letters, digits, dots or dashes"),
        ({"colour": 1}, "gateway: field 'colour' is unknown; fields are core_router, flush_ms"),
        ({"hello_s": "soon"}, "gateway: field 'hello_s' must be a number, not 'soon'"),
        ({"hello_s": 0}, "gateway: hello_s 0.0 is out of range; use 0.1 to 600"),
        ({"max_frame_bytes": 1.5}, "gateway: field 'max_frame_bytes' must be a whole number, not 1.5"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_refused_by_field(change: dict[str, object], message: str) -> None:
    assert GatewayConfig.from_dict(GOOD).name == "gw-1"
    with pytest.raises(BadConfig) as caught:
        GatewayConfig.from_dict(GOOD | change)
    assert message in str(caught.value)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(BadConfig, match="gateway: field 'listen' is missing"):
        GatewayConfig.from_dict({})
