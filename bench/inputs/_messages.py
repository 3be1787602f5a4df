"""Bad inputs that are messages on a stream which a good Hello has opened. Each yields variants: what one stream hears.

Numbers are those of `inputs.yaml`.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterator

from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from bench.inputs._kit import (
    COUNT,
    NS_PER_S,
    PROBE_X,
    PROBE_Y,
    SPEED,
    Kit,
    Messages,
    field_bytes,
    limited,
    message,
    sealed,
    varint,
)

__all__ = ["HELLOS", "MESSAGES"]

Variants = Iterator[Messages]
_HOUR_NS, _DAY_NS = 3_600 * NS_PER_S, 86_400 * NS_PER_S
FRAME_FIELD = 2


def random_bytes(kit: Kit) -> Variants:
    for length in range(1, 60):
        yield [kit.rng.randbytes(length)]


def empty_frame(kit: Kit) -> Variants:
    kit.seq += 1
    frame = edge.Frame(
        epoch=kit.epoch, seq=kit.seq, data_class=edge.DATA_CLASS_DETECTOR, base_ts_ns=1, end_ts_ns=kit.now_ns
    )
    yield [sealed(frame)]
    yield [b""]


def another_type(kit: Kit) -> Variants:
    yield [edge.EdgeDown(command=edge.Command(device_id="d", seq=1)).SerializeToString()]
    yield [device.DeviceUp(identity=device.Identity(site_id="x")).SerializeToString()]
    yield [edge.Plan(plan_id="p").SerializeToString()]


def cut_everywhere(kit: Kit) -> Variants:
    body = message(kit.frame())
    for length in range(1, len(body)):
        yield [body[:length]]


def trailing_junk(kit: Kit) -> Variants:
    for length in range(1, 9):
        yield [message(kit.frame()) + kit.rng.randbytes(length)]


def flipped_bits(kit: Kit) -> Variants:
    body = message(kit.frame())
    for at in range(len(body)):
        flipped = bytearray(body)
        flipped[at] ^= 1 << at % 8
        yield [bytes(flipped)]


def long_varint(kit: Kit) -> Variants:
    yield [limited(FRAME_FIELD, field_bytes(1, 0, b"\xff" * 10 + b"\x01"))]


def length_beyond_body(kit: Kit) -> Variants:
    yield [field_bytes(FRAME_FIELD, 2, varint(5_000) + b"short")]


def length_of_2_gib(kit: Kit) -> Variants:
    yield [field_bytes(FRAME_FIELD, 2, varint(2**31 - 1) + b"short")]


def nested_deeply(kit: Kit) -> Variants:
    yield [varint(99 << 3 | 3) * 101 + varint(99 << 3 | 4) * 101]


def four_mebibytes(kit: Kit) -> Variants:
    for length in (2**22 - 1, 2**22, 2**22 + 1):
        yield [limited(99, bytes(length - 8))]


def unknown_fields(kit: Kit) -> Variants:
    yield [message(kit.frame()) + limited(99, bytes(1 << 20))]


def doubled_fields(kit: Kit) -> Variants:
    frame = kit.frame().SerializeToString()
    yield [limited(FRAME_FIELD, frame + field_bytes(2, 0, varint(kit.seq + 1)))]
    yield [limited(FRAME_FIELD, frame + frame)]


def wrong_wire_type(kit: Kit) -> Variants:
    yield [field_bytes(FRAME_FIELD, 0, varint(7))]
    yield [limited(FRAME_FIELD, limited(2, b"seven"))]


def enum_out_of_range(kit: Kit) -> Variants:
    for value in (0, 4, 77, 2**31 - 1):
        frame = kit.frame()
        frame.data_class = value  # type: ignore[assignment]  # wrong on purpose
        yield [sealed(frame)]


def not_utf8(kit: Kit) -> Variants:
    yield [limited(4, limited(1, b"\xff\xfe\x80"))]


def columns_disagree(kit: Kit) -> Variants:
    for name in ("sensor", "dt_ms", "value", "quality"):
        frame = kit.frame((COUNT, 0, 1.0), (COUNT, 1, 2.0))
        setattr(frame, name, getattr(frame, name)[: len(getattr(frame, name)) // 2])
        yield [sealed(frame)]


def part_of_an_item(kit: Kit) -> Variants:
    for name in ("sensor", "dt_ms", "value"):
        frame = kit.frame()
        setattr(frame, name, getattr(frame, name)[:-1])
        yield [sealed(frame)]


def huge_count(kit: Kit) -> Variants:
    frame = kit.frame()
    frame.count = 10**9
    yield [sealed(frame)]


def values(*found: float, sensor: int = COUNT) -> Callable[[Kit], Variants]:
    """Frames whose only reading is one of `found`."""

    def send(kit: Kit) -> Variants:
        for value in found:
            yield [message(kit.frame((sensor, 500, value)))]

    return send


def outside_the_city(kit: Kit) -> Variants:
    yield [message(kit.frame((PROBE_X, 1, 4.7e6), (PROBE_Y, 1, 1.2e7)))]


def unknown_table(kit: Kit) -> Variants:
    frame = kit.frame()
    frame.table = zlib.crc32(b"a table that nobody has shown")
    yield [sealed(frame)]


def from_the_future(kit: Kit) -> Variants:
    yield [limited(15, b"a message of a later version")]
    frame = limited(FRAME_FIELD, kit.frame().SerializeToString() + limited(40, b"a field of a later version"))
    yield [frame]


def unknown_sensor(kit: Kit) -> Variants:
    yield [message(kit.frame((60_000, 1, 1.0)))]


def stuck(kit: Kit) -> Variants:
    start_ns = kit.now_ns - _DAY_NS
    yield [message(kit.frame((COUNT, 0, 2.0), at_ns=start_ns + k * _HOUR_NS)) for k in range(24)]


def chatter(kit: Kit) -> Variants:
    yield [message(kit.frame(*((COUNT, k, 1.0) for k in range(1_000))))]


def clock_off_by(*offsets_ns: int) -> Callable[[Kit], Variants]:
    """A frame whose interval lies this far from now."""

    def send(kit: Kit) -> Variants:
        for offset_ns in offsets_ns:
            yield [message(kit.frame(at_ns=kit.now_ns + offset_ns))]

    return send


def clock_at(*instants_ns: int) -> Callable[[Kit], Variants]:
    """A frame whose interval begins at this instant."""

    def send(kit: Kit) -> Variants:
        for instant_ns in instants_ns:
            yield [message(kit.frame(at_ns=instant_ns))]

    return send


def clock_steps_back(kit: Kit) -> Variants:
    first = message(kit.frame())
    yield [first, message(kit.frame(at_ns=kit.now_ns - 600 * NS_PER_S)), message(kit.frame())]


def leap_second(kit: Kit) -> Variants:
    at_ns = kit.now_ns + NS_PER_S
    yield [message(kit.frame(at_ns=at_ns)), message(kit.frame(at_ns=at_ns))]


def drift(kit: Kit) -> Variants:
    tick_ns = NS_PER_S + 500_000
    start_ns = kit.now_ns
    yield [message(kit.frame(at_ns=start_ns + k * tick_ns, length_ns=tick_ns)) for k in range(30)]


def twice(kit: Kit) -> Variants:
    body = message(kit.frame())
    yield [body, body]


def twice_later(kit: Kit) -> Variants:
    body = message(kit.frame(at_ns=kit.now_ns - _DAY_NS))
    yield [body, *(message(kit.frame()) for _ in range(20)), body]


def reversed_order(kit: Kit) -> Variants:
    bodies = [message(kit.frame()) for _ in range(10)]
    yield bodies[::-1]


def gap(kit: Kit) -> Variants:
    kit.seq += 1_000
    yield [message(kit.frame())]


def from_one_again(kit: Kit) -> Variants:
    kept, kit.seq = kit.seq, 0
    bodies = [message(kit.frame()) for _ in range(3)]
    kit.seq = kept
    yield bodies


def replayed_day(kit: Kit) -> Variants:
    recorded = [message(kit.frame(at_ns=kit.now_ns - _DAY_NS + k * NS_PER_S)) for k in range(40)]
    yield recorded
    yield recorded


def greatest_numbers(kit: Kit) -> Variants:
    for number in (2**63, 2**64 - 1):
        frame = kit.frame()
        frame.seq = number
        yield [sealed(frame)]


def backlog(kit: Kit) -> Variants:
    start_ns = kit.now_ns - 7 * _DAY_NS
    yield [message(kit.frame(at_ns=start_ns + k * 10_000 * NS_PER_S)) for k in range(60)]


def words_of_another(kit: Kit) -> Variants:
    status = edge.CommandStatus(
        device_id="a-device-of-another-site", epoch=kit.epoch, seq=1, state=edge.COMMAND_STATE_REJECTED
    )
    yield [edge.EdgeUp(status=status).SerializeToString()]
    yield [edge.EdgeDown(command=edge.Command(device_id="a-device-of-another-site")).SerializeToString()]


MESSAGES: dict[int, Callable[[Kit], Variants]] = {
    1: random_bytes,
    2: empty_frame,
    3: another_type,
    4: cut_everywhere,
    5: trailing_junk,
    6: flipped_bits,
    7: long_varint,
    8: length_beyond_body,
    9: length_of_2_gib,
    10: nested_deeply,
    11: four_mebibytes,
    13: unknown_fields,
    14: doubled_fields,
    15: wrong_wire_type,
    16: enum_out_of_range,
    17: not_utf8,
    19: columns_disagree,
    20: part_of_an_item,
    21: huge_count,
    22: values(math.nan),
    23: values(math.inf, -math.inf),
    24: values(1e-40, -0.0),
    25: values(-1.0, -1e9),
    26: values(1e30, sensor=SPEED),
    27: outside_the_city,
    28: values(62.0, sensor=SPEED),
    29: unknown_table,
    30: from_the_future,
    31: unknown_sensor,
    32: stuck,
    33: chatter,
    34: clock_off_by(_HOUR_NS),
    35: clock_off_by(-_HOUR_NS),
    36: clock_at(1, NS_PER_S),
    37: clock_at(4_294_967_296 * NS_PER_S),
    38: clock_steps_back,
    39: leap_second,
    40: drift,
    41: twice,
    42: twice_later,
    43: reversed_order,
    44: gap,
    45: from_one_again,
    47: replayed_day,
    48: greatest_numbers,
    49: backlog,
    56: words_of_another,
}


# ── what is wrong is the Hello itself ─────────────────────────────────────────────────────────────────────────────────


def odd_ids(kit: Kit) -> Variants:
    for text in ("a\0b", "a\nb", "\x1b[2Jcleared", "safe\u202egnp.exe", "x" * 1_000):
        hello = kit.hello()
        hello.sensors[0].id = text
        yield [edge.EdgeUp(hello=hello).SerializeToString()]


def hello_of_the_future(kit: Kit) -> Variants:
    hello = kit.hello()
    hello.wire_version = 2
    yield [edge.EdgeUp(hello=hello).SerializeToString()]


HELLOS: dict[int, Callable[[Kit], Variants]] = {18: odd_ids, 30: hello_of_the_future}
