"""What the pure core needs of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._schedule import Inquiry

__all__ = ["CoreSettings"]

S = 1_000_000_000


@dataclass(frozen=True)
class CoreSettings:
    """Times in ns; `_wall_` ones are limits for our own processes, the others street time.

    `origin_ns`: street time from which ticks and periods count. `expected_sites`: lock-step begins when so many are
    connected. `wait_for_twin`: and when mirror and broker are ready. `startup_wall_ns`: but not later than this after
    the first frame. `grace_ns`, `grace_wall_ns`: how long a tick stays open by the clock, and after the first site.
    `skip_after_ns`: a gap in the ticks longer than this is not closed second by second. `silence_wall_ns`: after so
    long without readings of the present, ticks go by the clock alone. `history_ticks`: readings kept for a mirror that
    was restarted. `arguments`: by kind of inquiry, passed on as is. `plan_mode`: of controllers for which people have
    set none. `places`: site → local metres (x, y). `pipes`: the city has water or drainage,
    and a process that follows them.
    """

    lockstep: bool
    origin_ns: int = 0
    inquiries: tuple[Inquiry, ...] = ()
    plan_kind: str = "plan"
    arguments: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    expected_sites: int = 0
    wait_for_twin: bool = False
    grace_ns: int = S // 2
    grace_wall_ns: int = S // 2
    skip_after_ns: int = 600 * S
    silence_wall_ns: int = 5 * S
    history_ticks: int = 300
    credit_frames: int = 64
    startup_wall_ns: int = 45 * S
    tick_wall_ns: int = 10 * S
    mirror_wall_ns: int = 20 * S
    plan_mode: twin.PlanMode = twin.PLAN_MODE_AUTOMATIC
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    pipes: bool = False
