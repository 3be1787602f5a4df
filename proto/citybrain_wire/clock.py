"""Where every process gets its time.

Two times exist and are never mixed. *Street time* (`ts_ns`, int64 nanoseconds UTC) is the time of the reality that
the twin follows; it stamps readings, plans and leases. *Wall time* is this machine's; it is used for nothing but
deadlines of our own processes and ages of data measured on this machine.

    real      street time = wall time
    scaled    street time = start_ts_ns + factor x (wall time since the run began)
    lockstep  street time stands still until the street announces the next tick; a run is reproducible at any speed

Pure cores take `now_ns` as an argument; only process shells hold a `Clock`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal, Protocol

from citybrain_wire.errors import BadConfig

__all__ = ["Clock", "ClockKind", "ClockSpec", "LockstepClock", "ScaledClock", "VirtualClock", "open_clock"]

ClockKind = Literal["real", "scaled", "lockstep"]
NS_PER_S = 1_000_000_000


class Clock(Protocol):
    """Street time of one process."""

    def now_ns(self) -> int:
        """Street time now, ns UTC; never goes backwards."""
        ...


@dataclass(frozen=True)
class ClockSpec:
    """How a process tells street time; the supervisor hands the same spec to all processes of a run.

    `start_ts_ns`: street time at the start of the run. `start_wall_ns`: `time.time_ns()` at that moment.
    `factor`: street seconds per wall second, used by `scaled` only.
    """

    kind: ClockKind
    start_ts_ns: int = 0
    start_wall_ns: int = 0
    factor: float = 1.0

    def __post_init__(self) -> None:
        if self.kind not in ("real", "scaled", "lockstep"):
            raise BadConfig(f"clock kind {self.kind!r} is unknown; use real, scaled or lockstep")
        if self.kind == "scaled" and not 0.001 <= self.factor <= 10_000:
            raise BadConfig(f"clock factor {self.factor} is out of range; use 0.001 to 10000")

    def to_dict(self) -> dict[str, str | int | float]:
        """Plain values for a YAML or JSON file."""
        return {
            "kind": self.kind,
            "start_ts_ns": self.start_ts_ns,
            "start_wall_ns": self.start_wall_ns,
            "factor": self.factor,
        }


class VirtualClock:
    """A clock that moves only when told; for tests and for lock-step runs."""

    def __init__(self, start_ns: int = 0) -> None:
        self._now_ns = start_ns

    def now_ns(self) -> int:
        """Street time, ns."""
        return self._now_ns

    def advance_to(self, ts_ns: int) -> None:
        """Move to `ts_ns`; earlier times are ignored, since street time never goes back."""
        self._now_ns = max(self._now_ns, ts_ns)


class LockstepClock(VirtualClock):
    """Street time is what the street last announced (`advance_to` is called by the process's receive loop)."""


class ScaledClock:
    """Street time that runs `factor` times as fast as the wall; a step of the wall clock does not move it."""

    def __init__(self, spec: ClockSpec) -> None:
        self._spec = spec
        wall_offset_ns = time.time_ns() - spec.start_wall_ns
        self._mono_start_ns = time.monotonic_ns() - wall_offset_ns

    def now_ns(self) -> int:
        """Street time, ns."""
        elapsed_ns = time.monotonic_ns() - self._mono_start_ns
        return self._spec.start_ts_ns + int(elapsed_ns * self._spec.factor)


class _RealClock:
    def now_ns(self) -> int:
        return time.time_ns()


def open_clock(spec: ClockSpec) -> Clock:
    """The clock that `spec` describes. A lock-step clock is moved by its owner's receive loop."""
    if spec.kind == "real":
        return _RealClock()
    if spec.kind == "scaled":
        return ScaledClock(spec)
    return LockstepClock(spec.start_ts_ns)
