"""What senders of bad inputs have at hand: a site that speaks well, so that one thing at a time can be wrong."""

from __future__ import annotations

import random
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citybrain_wire import frame as frames
from citybrain_wire.pki import PkiPaths
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["DETECTOR", "NS_PER_S", "Kit", "sealed"]

NS_PER_S = 1_000_000_000
DETECTOR = edge.DATA_CLASS_DETECTOR
QUANTITIES = (
    edge.QUANTITY_COUNT,
    edge.QUANTITY_OCCUPANCY,
    edge.QUANTITY_SPEED_MPS,
    edge.QUANTITY_PROBE_X_M,
    edge.QUANTITY_PROBE_Y_M,
)
COUNT, OCCUPANCY, SPEED, PROBE_X, PROBE_Y = range(5)
_HEADER = struct.Struct("<QQBqqI")


@dataclass
class Kit:
    """Site, address and keys of a run. Numbers go on over all inputs: the same boot, one frame after the other."""

    site: str
    address: str
    pki: PkiPaths
    scratch: Path
    epoch: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    seq: int = 0
    now_ns: int = field(default_factory=time.time_ns)
    rng: random.Random = field(default_factory=lambda: random.Random(88))

    @property
    def pair(self) -> tuple[bytes, bytes]:
        """(key, certificate) of the site, PEM."""
        return self.pki.site_key(self.site).read_bytes(), self.pki.site_certificate(self.site).read_bytes()

    def sensors(self) -> list[edge.Sensor]:
        """A sensor of each quantity that an input is about."""
        return [edge.Sensor(index=k, id=f"s{k}", device_id="d", quantity=q) for k, q in enumerate(QUANTITIES)]

    def hello(self) -> edge.Hello:
        """A Hello with nothing wrong in it."""
        device = edge.Device(id="d", profile="generic/rsu", kind="rsu")
        return edge.Hello(wire_version=1, epoch=self.epoch, devices=[device], sensors=self.sensors())

    def frame(self, *readings: tuple[int, int, float], at_ns: int = 0, length_ns: int = NS_PER_S) -> edge.Frame:
        """The next frame, of (sensor, dt_ms, value) rows; `at_ns`: when its interval begins; the present without."""
        self.seq += 1
        self.now_ns += 1_000_000
        base_ns = at_ns or self.now_ns
        rows = [frames.Reading(*row) for row in readings or ((COUNT, 500, float(self.seq % 3)),)]
        return frames.seal(
            rows, epoch=self.epoch, seq=self.seq, data_class=DETECTOR, base_ts_ns=base_ns, end_ts_ns=base_ns + length_ns
        )


def sealed(frame: edge.Frame) -> bytes:
    """A changed frame as a message, with the CRC that belongs to it: what is wrong with it is not its damage."""
    frame.crc32 = frames.crc(frame)
    return message(frame)


def message(frame: edge.Frame) -> bytes:
    """A frame as a message."""
    return edge.EdgeUp(frame=frame).SerializeToString()


def field_bytes(number: int, wire_type: int, body: bytes) -> bytes:
    """A protobuf field by hand: key, then `body` as it is."""
    return varint(number << 3 | wire_type) + body


def varint(value: int) -> bytes:
    """A protobuf varint."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def limited(number: int, body: bytes) -> bytes:
    """A length-delimited protobuf field by hand."""
    return field_bytes(number, 2, varint(len(body)) + body)


Messages = Sequence[bytes]
