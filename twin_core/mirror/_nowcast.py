"""The nowcast file: the estimated state of the streets at one second, as forecasts and planning take it.

    b"CBNOW1\\r\\n" | u32 length of the next | arrays and values (see `pack_arrays`) | engine snapshot | u32 CRC-32

Little-endian. The file is written beside its place and renamed into it, so a reader sees a whole file or none, and the
CRC tells a damaged one from a good one.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from citybrain_wire.errors import BadFile, BadInput
from numpy.typing import NDArray

from hardware_profiles.safety import Plan
from twin_core.mirror._arrays import pack_arrays, unpack_arrays
from twin_core.mirror._plans import plan_from_dict, plan_to_dict

__all__ = ["ControllerState", "Nowcast", "WorldKey", "read_nowcast", "write_nowcast"]

MAGIC = b"CBNOW1\r\n"

Array = NDArray[np.generic]


@dataclass(frozen=True)
class WorldKey:
    """Which demand of the city the twin believes in: enough to load the same world in another process."""

    seed: int
    begin_s: float
    until_s: float | None


@dataclass(frozen=True)
class ControllerState:
    """What a controller does now: the program in force and where in it the street is.

    `plan` None = its local program. `phase`, `elapsed_ms`: place in the program (phase index within it), or -1 where
    that is not known or the clock says it, as it does of a plan that is not actuated. `since_ns`: street time since
    which it runs this plan.
    """

    id: str
    plan: Plan | None
    phase: int
    elapsed_ms: int
    since_ns: int = 0


@dataclass(frozen=True)
class Nowcast:
    """The estimated state. `arrays` are named in `Mirror.nowcast`, where they are made."""

    ts_ns: int
    time_ms: int  # engine time of the same moment
    world: WorldKey
    source_hash: str  # of network and demand: a snapshot fits no other world
    engine: bytes
    controllers: tuple[ControllerState, ...]
    arrays: Mapping[str, Array] = field(default_factory=dict)

    @property
    def street_offset_ms(self) -> int:
        """Street time minus engine time, ms: plan offsets count in street time, network programs in engine time."""
        return self.ts_ns // 1_000_000 - self.time_ms


def _values(nowcast: Nowcast) -> dict[str, object]:
    return {
        "ts_ns": nowcast.ts_ns,
        "time_ms": nowcast.time_ms,
        "world": [nowcast.world.seed, nowcast.world.begin_s, nowcast.world.until_s],
        "source_hash": nowcast.source_hash,
        "controllers": [
            [c.id, plan_to_dict(c.plan) if c.plan else None, c.phase, c.elapsed_ms, c.since_ns]
            for c in nowcast.controllers
        ],
    }


def write_nowcast(path: Path, nowcast: Nowcast) -> None:
    """Write `path` in one step: others see the old file, none, or the whole new one."""
    head = pack_arrays(nowcast.arrays, _values(nowcast))
    body = b"".join([MAGIC, struct.pack("<I", len(head)), head, nowcast.engine])
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
    start = len(MAGIC) + 4
    end = start + struct.unpack_from("<I", body, len(MAGIC))[0]
    try:
        arrays, values = unpack_arrays(body[start:end])
        return _parse(arrays, values, body[end:-4])
    except (BadInput, KeyError, TypeError, ValueError) as error:
        raise BadFile.at(path, f"has a header this version cannot use: {error}") from error


def _parse(arrays: dict[str, Array], values: dict[str, object], engine: bytes) -> Nowcast:
    controllers, world = values["controllers"], values["world"]
    if not isinstance(controllers, list) or not isinstance(world, list):
        raise TypeError("controllers and world must be lists")
    return Nowcast(
        ts_ns=int(str(values["ts_ns"])),
        time_ms=int(str(values["time_ms"])),
        world=WorldKey(int(world[0]), float(world[1]), None if world[2] is None else float(world[2])),
        source_hash=str(values["source_hash"]),
        engine=engine,
        controllers=tuple(
            ControllerState(str(i), plan_from_dict(plan) if plan else None, int(phase), int(elapsed), int(since))
            for i, plan, phase, elapsed, since in controllers
        ),
        arrays=arrays,
    )
