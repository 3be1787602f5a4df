"""The safety kernel and its checker: pure, no dependencies, integer milliseconds. The only way to a driver.

`check_profile`, `check_plan` say all that is wrong with a controller's description or a plan; `admit` says whether a
command is taken; `step` shadows (or drives) the lamps and decides when a leased plan must go; `plan_trace` says what a
device shows under a plan.
"""

from __future__ import annotations

from hardware_profiles.safety._admit import admit
from hardware_profiles.safety._codes import NOT_BURNT, REASONS, Reason
from hardware_profiles.safety._groups import Tables
from hardware_profiles.safety._kernel import step
from hardware_profiles.safety._leases import entry_bound_ms
from hardware_profiles.safety._rules import at_lengths, check_plan, check_profile, least_lengths_ms, trap
from hardware_profiles.safety._simulate import PlanRun, plan_trace
from hardware_profiles.safety._state import State, boot
from hardware_profiles.safety._types import (
    FAR_MS,
    FORBIDDEN,
    NEVER_MS,
    Aspect,
    Change,
    Command,
    CommandKind,
    Event,
    Finding,
    Group,
    Kind,
    Leased,
    Lens,
    Life,
    LifeState,
    Mode,
    Out,
    Plan,
    PlanStage,
    Preempt,
    Profile,
    Request,
    Stage,
    Tick,
    Verdict,
)

__all__ = [
    "FAR_MS",
    "FORBIDDEN",
    "NEVER_MS",
    "NOT_BURNT",
    "REASONS",
    "Aspect",
    "Change",
    "Command",
    "CommandKind",
    "Event",
    "Finding",
    "Group",
    "Kind",
    "Leased",
    "Lens",
    "Life",
    "LifeState",
    "Mode",
    "Out",
    "Plan",
    "PlanRun",
    "PlanStage",
    "Preempt",
    "Profile",
    "Reason",
    "Request",
    "Stage",
    "State",
    "Tables",
    "Tick",
    "Verdict",
    "admit",
    "at_lengths",
    "boot",
    "check_plan",
    "check_profile",
    "entry_bound_ms",
    "least_lengths_ms",
    "plan_trace",
    "step",
    "trap",
]
