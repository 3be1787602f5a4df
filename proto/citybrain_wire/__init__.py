"""What every process speaks: messages, frames, plans as bytes, time and errors. Imports nothing else of ours.

`citybrain_wire.v1` holds the generated protobuf modules (`edge_pb2`, `device_pb2`, `twin_pb2`).
"""

from citybrain_wire import frame, plan
from citybrain_wire.clock import Clock, ClockKind, ClockSpec, LockstepClock, ScaledClock, VirtualClock, open_clock
from citybrain_wire.errors import (
    BadConfig,
    BadFile,
    BadInput,
    BadMessage,
    BrokenInvariant,
    CityBrainError,
    Fault,
    MissingPart,
    Refused,
    StoreDamaged,
    Unavailable,
)

__all__ = [
    "BadConfig",
    "BadFile",
    "BadInput",
    "BadMessage",
    "BrokenInvariant",
    "CityBrainError",
    "Clock",
    "ClockKind",
    "ClockSpec",
    "Fault",
    "LockstepClock",
    "MissingPart",
    "Refused",
    "ScaledClock",
    "StoreDamaged",
    "Unavailable",
    "VirtualClock",
    "frame",
    "open_clock",
    "plan",
]
