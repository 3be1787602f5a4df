"""What the safety kernel speaks of: groups, stages, plans, commands, ticks. Plain values, integer milliseconds.

Times ending in `_ms` that are durations say what they last; those that are instants are milliseconds of the agent's
monotonic scale (`mono_ms`: never steps, never stops) or of the wall (`wall_ms`: coordination only, may jump).
Groups, stages and plan rows are named by index here; ids serve people and messages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

NEVER_MS = -(1 << 50)  # an instant so long ago that every time since has passed
FAR_MS = 1 << 50  # an instant that does not come
FORBIDDEN = -1  # entry of Profile.transitions: no way from this stage to that one


class Aspect(IntEnum):
    """What a signal group shows. The numbers are those of the wire."""

    UNKNOWN = 0
    RED = 1
    RED_AMBER = 2
    GREEN = 3
    GREEN_FLASH = 4
    AMBER = 5
    PED_CLEAR = 6
    DARK = 7
    FLASH_AMBER = 8
    FLASH_RED = 9


# Plain ints for the inner loops: an IntEnum member costs an attribute look-up and a slower comparison.
UNKNOWN, RED, RED_AMBER, GREEN, GREEN_FLASH, AMBER, PED_CLEAR, DARK, FLASH_AMBER, FLASH_RED = range(10)


class Kind(StrEnum):
    """Whom a group serves."""

    VEH = "veh"
    PED = "ped"
    BIKE = "bike"
    BUS = "bus"


class Lens(StrEnum):
    """What its lamps look like; an arrow promises that nobody needs to be yielded to."""

    ROUND = "round"
    ARROW = "arrow"
    FLASH_AMBER = "flash_amber"
    PED = "ped"


class Mode(IntEnum):
    """Who decides which stage is wanted. The numbers are those of the wire."""

    LOCAL = 1
    CLOUD = 2
    REQUEST = 3
    START = 4
    MANUAL = 5
    FAULT = 6
    PREEMPT = 7


class CommandKind(StrEnum):
    """What a command asks for."""

    PLAN = "plan"
    STAGE = "stage"
    RENEW = "renew"
    CONFIRM = "confirm"
    CANCEL = "cancel"
    PRIORITY = "priority"
    MODE = "mode"
    RESET = "reset"


class LifeState(StrEnum):
    """Where an accepted plan or stage request is in its life."""

    WAITING = "waiting"
    ACTIVE = "active"
    CONFIRMED = "confirmed"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    REVERTED = "reverted"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class Group:
    """One signal group: lamps that always show the same.

    `ra_ms` red-amber, `gf_ms` vehicle green flash, `clear_ms` pedestrian clearance, `buffer_ms` red after it,
    `pre_min_ms` minimum green in pre-emption. `max_green_ms` 0 = none. For pedestrians `min_green_ms` is the minimum
    walk; `crossing_mm` and `walking_mmps` say what `clear_ms` must at least be (0 = not stated).
    `parents`: groups that this overlap follows.
    """

    id: str
    kind: Kind = Kind.VEH
    lens: Lens = Lens.ROUND
    ra_ms: int = 0
    gf_ms: int = 0
    amber_ms: int = 3000
    all_red_ms: int = 0
    min_green_ms: int = 5000
    max_green_ms: int = 0
    min_red_ms: int = 1000
    max_red_ms: int = 180_000
    clear_ms: int = 0
    buffer_ms: int = 0
    pre_min_ms: int = 5000
    crossing_mm: int = 0
    walking_mmps: int = 1200
    parents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """Groups green together. `permissive`: pairs in type-2 conflict that may share this stage, each (lower, higher)."""

    id: str
    groups: tuple[int, ...]
    permissive: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStage:
    """One row of a plan: `len_ms` from goal to goal, intergreen inside, movable between `lo_ms` and `hi_ms`."""

    stage: int
    len_ms: int
    lo_ms: int
    hi_ms: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A cycle of stages. Row 0 begins where (wall time mod cycle) = offset.

    actuated: the device's own detectors end each row between its `lo_ms` and `hi_ms`; cycle and offset bind none.
    """

    id: str
    cycle_ms: int
    offset_ms: int
    stages: tuple[PlanStage, ...]
    actuated: bool = False


@dataclass(frozen=True, slots=True)
class Preempt:
    """An emergency input: its stage, the longest stay and the declared longest time until that stage is green."""

    id: str
    stage: int
    max_ms: int = 60_000
    entry_ms: int = 60_000


@dataclass(frozen=True, slots=True)
class Profile:
    """A resolved controller: what the vendor's device can do plus how this junction is laid out.

    level: 1 the device runs plans (D1), 2 it takes plans and stage requests (D2), 3 the kernel sets each group (D3).
    conflict [n][n]: 0 none, 1 hard, 2 permissive; `yields` holds (who yields, to whom) for each permissive pair.
    intergreen_ms [n][n]: end of green of the row → start of green of the column.
    transitions [s][s]: the next stage on the way from row to column (the column itself = direct), FORBIDDEN = none.
    plans: local plans that live in the device; `local_plan` is the one to fall back to.
    amber_regreen: the device shows amber, then green again, where a group is in both of two stages (levels 1 and 2).
    local_only: watched and never planned, since its own program breaks a rule; no trip can follow from it.
    stamped: the device stamps each lamp change itself to `tick_ms`; else a stamp may be `report_period_ms` off.
    hash: SHA-256 of the canonical form, filled in by the loader; empty while a profile is being built.
    """

    id: str
    level: int
    groups: tuple[Group, ...]
    conflict: tuple[tuple[int, ...], ...]
    intergreen_ms: tuple[tuple[int, ...], ...]
    stages: tuple[Stage, ...]
    transitions: tuple[tuple[int, ...], ...]
    plans: tuple[Plan, ...]
    yields: tuple[tuple[int, int], ...] = ()
    local_plan: int = 0
    tick_ms: int = 100
    report_period_ms: int = 100
    stamped: bool = True
    amber_regreen: bool = False
    local_only: bool = False
    lag_max_ms: int = 500
    refuse_after_ms: int = 3000
    request_gap_ms: int = 1000
    monitor_class: str = "A"
    hardware_monitor: str = ""
    fallback: str = "local"
    allowed_modes: tuple[str, ...] = ("local", "flash")
    start_flash_ms: int = 3000
    start_amber_ms: int = 3000
    start_all_red_ms: int = 6000
    preempts: tuple[Preempt, ...] = ()
    offset_add_only: bool = False
    group_address: tuple[int, ...] = ()
    stage_address: tuple[int, ...] = ()
    plan_address: tuple[int, ...] = ()
    max_stages: int = 64
    max_plans: int = 64
    max_cycle_ms: int = 600_000
    vendor: str = "generic/stage_controller"
    hash: bytes = b""


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: its id, where in the profile or plan, and the rule negated with its numbers."""

    rule: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule} {self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Command:
    """A request of the core, as the shell read it.

    basis_ms: the newest stamp of this agent that the core had seen when it issued the command; freshness and lease
    run from it. digest: hash of the whole command, what makes a repeated number the same command.
    malformed, authentic, permitted: what the shell found out before (format, signature, rights).
    """

    controller: str
    epoch: int
    seq: int
    kind: CommandKind
    basis_ms: int
    digest: bytes
    lease_ms: int = 0
    plan: Plan | None = None
    plan_hash: bytes = b""
    stage: int = -1
    hold_ms: int = 0
    shift_ms: int = 0
    mode: str = ""
    profile_hash: bytes = b""
    replaces: bytes = b""
    not_before_ms: int = 0
    confirm_ms: int = 0
    malformed: str = ""
    authentic: bool = True
    permitted: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a command. `code` is ACCEPTED or E01..E34; `burns` says whether the number is used up and the
    verdict must be stored, in one durable transaction, before the new state takes effect and before it is answered."""

    code: str
    detail: str = ""
    burns: bool = True
    repeated: bool = False

    @property
    def accepted(self) -> bool:
        """Whether the command was taken."""
        return self.code == "ACCEPTED"


@dataclass(frozen=True, slots=True)
class Leased:
    """An accepted plan or stage request and how long it may stay."""

    epoch: int
    seq: int
    hash: bytes
    plan: Plan | None
    stage: int
    lease_end_ms: int
    hold_ms: int
    not_before_ms: int  # wall; 0 = at once
    confirm_end_ms: int  # monotonic; 0 = no confirmation asked
    sent_ms: int = FAR_MS  # when the driver was asked
    hold_end_ms: int = FAR_MS
    state: LifeState = LifeState.WAITING


@dataclass(frozen=True, slots=True)
class Change:
    """A lamp change as reported: instant (monotonic), group index, aspect."""

    at_ms: int
    group: int
    aspect: int


@dataclass(frozen=True, slots=True)
class Tick:
    """What the shell saw up to `mono_ms`.

    changes: lamp changes since the last tick, in order of time. report_ms: instant of the newest report.
    device_mode: LOCAL, CLOUD, START, MANUAL or FAULT as the device says. device_plan: id of the plan it says is in
    force, empty = local. device_stage: index, -1 in transition. inputs: pre-emption inputs that are on.
    """

    mono_ms: int
    wall_ms: int
    report_ms: int
    changes: tuple[Change, ...] = ()
    wall_ok: bool = True
    device_mode: int = Mode.LOCAL
    device_plan: str = ""
    device_stage: int = -1
    monitor_armed: bool = True
    monitor_hash: bytes = b""
    monitor_tripped: bool = False
    inputs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What the driver is to do: `plan`, `stage` (both leased), `revert` (to the local plan), `lamp` (level 3: one
    group's next aspect), `flash`."""

    kind: str
    plan: Plan | None = None
    stage: int = -1
    hold_ms: int = 0
    group: int = -1
    aspect: int = UNKNOWN
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person or the core should know: code, instant and numbers."""

    code: str
    at_ms: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """A step in the life of a command that was accepted."""

    epoch: int
    seq: int
    state: LifeState
    cause: str = ""


@dataclass(slots=True)
class Out:
    """What a step asks of its shell. `revert`: cause, empty = none. `trip`: the monitor's order is due as well."""

    requests: list[Request] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    life: list[Life] = field(default_factory=list)
    revert: str = ""
    trip: bool = False
