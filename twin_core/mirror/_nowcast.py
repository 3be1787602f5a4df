"""The nowcast file: the estimated state of the streets at one second, as forecasts and planning take it.

    b"CBNOW1\\r\\n" | u32 length of header | header (JSON, UTF-8) | arrays, back to back | engine snapshot | u32 CRC-32

Little-endian. The header names each array with its dtype and shape, in order. The file is written beside its place and
renamed into it, so a reader sees a whole file or none, and the CRC tells a damaged one from a good one.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from citybrain_wire.errors import BadFile
from numpy.typing import NDArray

__all__ = ["ControllerState", "Nowcast", "PlanStageTimes", "PlanTimes", "read_nowcast", "write_nowcast"]

MAGIC = b"CBNOW1\r\n"
ALLOWED_DTYPES = ("int8", "int32", "int64", "uint8", "uint64", "float32", "float64", "bool")

Array = NDArray[np.generic]


@dataclass(frozen=True)
class PlanStageTimes:
    """One stage of a plan, as in the wire's PlanStage."""

    stage: int
    len_ms: int
    lo_ms: int
    hi_ms: int


@dataclass(frozen=True)
class PlanTimes:
    """The timing of a plan, as in the wire's Plan."""

    plan_id: str
    cycle_ms: int
    offset_ms: int
    stages: tuple[PlanStageTimes, ...]

    def to_dict(self) -> dict[str, object]:
        """Plain values with the wire's field names."""
        return {
            "plan_id": self.plan_id,
            "cycle_ms": self.cycle_ms,
            "offset_ms": self.offset_ms,
            "stages": [{"stage": s.stage, "len_ms": s.len_ms, "lo_ms": s.lo_ms, "hi_ms": s.hi_ms} for s in self.stages],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> PlanTimes:
        """The reverse of `to_dict`; raises KeyError, TypeError or ValueError on other shapes."""
        stages = values["stages"]
        if not isinstance(stages, list | tuple):
            raise TypeError("stages must be a list")
        return cls(
            str(values["plan_id"]),
            int(str(values["cycle_ms"])),
            int(str(values["offset_ms"])),
            tuple(PlanStageTimes(int(s["stage"]), int(s["len_ms"]), int(s["lo_ms"]), int(s["hi_ms"])) for s in stages),
        )


@dataclass(frozen=True)
class ControllerState:
    """What a controller does now: the program in force and where in it the street is.

    `plan` None = its local program. `phase`, `elapsed_ms`: place in the local program of the network (phase index
    within it), or -1 where that is not known or a plan runs.
    """

    id: str
    plan: PlanTimes | None
    phase: int
    elapsed_ms: int


@dataclass(frozen=True)
class Nowcast:
    """The estimated state. `arrays` are named in `twin_core.mirror` where they are made."""

    ts_ns: int
    time_ms: int  # engine time of the same moment
    source_hash: str  # of network and demand: a snapshot fits no other city
    engine: bytes
    controllers: tuple[ControllerState, ...]
    arrays: Mapping[str, Array] = field(default_factory=dict)

    @property
    def street_offset_ms(self) -> int:
        """Street time minus engine time, ms: plan offsets count in street time, network programs in engine time."""
        return self.ts_ns // 1_000_000 - self.time_ms


def _header(nowcast: Nowcast) -> bytes:
    return json.dumps(
        {
            "ts_ns": nowcast.ts_ns,
            "time_ms": nowcast.time_ms,
            "source_hash": nowcast.source_hash,
            "engine_bytes": len(nowcast.engine),
            "controllers": [
                [c.id, c.plan.to_dict() if c.plan else None, c.phase, c.elapsed_ms] for c in nowcast.controllers
            ],
            "arrays": [[name, str(a.dtype), list(a.shape)] for name, a in nowcast.arrays.items()],
        },
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()


def write_nowcast(path: Path, nowcast: Nowcast) -> None:
    """Write `path` in one step: others see the old file, none, or the whole new one."""
    header = _header(nowcast)
    parts = [MAGIC, struct.pack("<I", len(header)), header]
    parts += [np.ascontiguousarray(a).tobytes() for a in nowcast.arrays.values()]
    parts.append(nowcast.engine)
    body = b"".join(parts)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with open(aside, "wb") as file:
        file.write(body)
        file.write(struct.pack("<I", zlib.crc32(body)))
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)


def read_nowcast(path: Path) -> Nowcast:
    """Read a nowcast file.

    Raises:
        BadFile: it is missing, cut, damaged or of another kind.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise BadFile.at(path, f"cannot be read: {error.strerror}") from error
    if body[: len(MAGIC)] != MAGIC:
        raise BadFile.at(path, "is no nowcast file; it must begin with CBNOW1")
    if len(body) < len(MAGIC) + 8 or zlib.crc32(body[:-4]) != struct.unpack("<I", body[-4:])[0]:
        raise BadFile.at(path, "is cut or damaged: its CRC does not fit; the next nowcast replaces it")
    size = struct.unpack_from("<I", body, len(MAGIC))[0]
    start = len(MAGIC) + 4 + size
    try:
        return _parse(json.loads(body[len(MAGIC) + 4 : start]), memoryview(body)[start:-4])
    except (KeyError, TypeError, ValueError) as error:
        raise BadFile.at(path, f"has a header this version cannot use: {error}") from error


def _parse(header: dict[str, object], rest: memoryview) -> Nowcast:
    controllers, described = header["controllers"], header["arrays"]
    if not isinstance(controllers, list) or not isinstance(described, list):
        raise TypeError("controllers and arrays must be lists")
    arrays: dict[str, Array] = {}
    at = 0
    for name, dtype, shape in described:
        if dtype not in ALLOWED_DTYPES:
            raise ValueError(f"array {name} has dtype {dtype}")
        count = int(np.prod(shape, dtype=np.int64))
        array = np.frombuffer(rest, dtype=dtype, count=count, offset=at).reshape(shape)
        arrays[name] = array
        at += array.nbytes
    size = int(str(header["engine_bytes"]))
    if at + size != len(rest):
        raise ValueError(f"{len(rest)} bytes follow the header where {at + size} are announced")
    return Nowcast(
        ts_ns=int(str(header["ts_ns"])),
        time_ms=int(str(header["time_ms"])),
        source_hash=str(header["source_hash"]),
        engine=bytes(rest[at:]),
        controllers=tuple(
            ControllerState(str(i), PlanTimes.from_dict(plan) if plan else None, int(phase), int(elapsed))
            for i, plan, phase, elapsed in controllers
        ),
        arrays=arrays,
    )
