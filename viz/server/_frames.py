"""Binary messages to browsers. All little-endian; a reader skips what a record has beyond the bytes it knows.

cars      32-byte header, then 8 bytes a car:
          magic "CBV1" | version u8 = 1 | record u8 = 8 | step_ms u16 | ts_ns i64 | count u32 | x0_m f32 | y0_m f32 |
          unit_m f32;   car: x u16 | y u16 (x_m = x0_m + unit_m * x) | heading u8 (256 = a full turn, east = 0) |
          speed u8 (0.25 m/s) | slot u16
sections  magic "CBE1" | version u8 | 0 u8 | 0 u16 | ts_ns i64 | count u32, then u8 a section: speed over free speed in
          1/200, 255 = no car seen
lamps     magic "CBG1" | version u8 | 0 u8 | controllers u16 | ts_ns i64 | groups u32, then u8 a group: its aspect as
          in `edge.proto`, 255 = not reported; then u16 a controller: tenths of a second to the next change, 65535 =
          unknown

A *slot* is a car's number for as long as it is seen, so that a browser blends each car with itself.
"""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

__all__ = ["MAX_SLOTS", "NO_CAR_SEEN", "Slots", "car_frame", "lamp_frame", "section_frame"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]

VERSION, RECORD = 1, 8
MAX_SLOTS = 65_535
NO_CAR_SEEN = 255
RATIO_UNIT = 200.0
SPEED_UNIT_MPS = 0.25
CAR = np.dtype([("x", "<u2"), ("y", "<u2"), ("heading", "u1"), ("speed", "u1"), ("slot", "<u2")])


class Slots:
    """Car numbers → slots. A slot rests for a frame after its car has gone, so that no car is blended into another."""

    def __init__(self) -> None:
        self._of: dict[int, int] = {}
        self._free = list(range(MAX_SLOTS - 1, -1, -1))
        self._resting: list[int] = []

    def assign(self, numbers: I64) -> I64:
        """Slot of each car [n], -1 where all are taken."""
        here = set(numbers.tolist())
        gone = [number for number in self._of if number not in here]
        self._free += self._resting
        self._resting = [self._of.pop(number) for number in gone]
        out = np.full(numbers.size, -1, np.int64)
        for i, number in enumerate(numbers.tolist()):
            slot = self._of.get(number)
            if slot is None and self._free:
                slot = self._of[number] = self._free.pop()
            if slot is not None:
                out[i] = slot
        return out


def car_frame(
    ts_ns: int,
    step_ms: int,
    origin_m: tuple[float, float],
    unit_m: float,
    x_m: F64,
    y_m: F64,
    heading_rad: F64,
    speed_mps: F64,
    slot: I64,
) -> bytes:
    """Cars of one instant; those without a slot are left out."""
    keep = slot >= 0
    cars = np.zeros(int(keep.sum()), CAR)
    cars["x"] = np.clip(np.rint((x_m[keep] - origin_m[0]) / unit_m), 0, 65_535)
    cars["y"] = np.clip(np.rint((y_m[keep] - origin_m[1]) / unit_m), 0, 65_535)
    cars["heading"] = np.rint(heading_rad[keep] * 256.0 / (2.0 * np.pi)).astype(np.int64) % 256
    cars["speed"] = np.clip(np.rint(speed_mps[keep] / SPEED_UNIT_MPS), 0, 255)
    cars["slot"] = slot[keep]
    head = struct.pack(
        "<4sBBHqIfff", b"CBV1", VERSION, RECORD, min(step_ms, 65_535), ts_ns, cars.size, *origin_m, unit_m
    )
    return head + cars.tobytes()


def section_frame(ts_ns: int, ratio: F64) -> bytes:
    """`ratio` [S] speed over free speed, NaN = no car seen."""
    known = np.isfinite(ratio)
    value = np.full(ratio.size, NO_CAR_SEEN, np.uint8)
    value[known] = np.clip(np.rint(ratio[known] * RATIO_UNIT), 0, NO_CAR_SEEN - 1).astype(np.uint8)
    return struct.pack("<4sBBHqI", b"CBE1", VERSION, 0, 0, ts_ns, value.size) + value.tobytes()


def lamp_frame(ts_ns: int, aspects: U8, remaining_ds: U16) -> bytes:
    """`aspects` [groups of all controllers], `remaining_ds` [controllers]."""
    head = struct.pack("<4sBBHqI", b"CBG1", VERSION, 0, remaining_ds.size, ts_ns, aspects.size)
    return head + aspects.tobytes() + remaining_ds.astype("<u2").tobytes()
