"""The state of one controller's kernel, and how it begins after a boot."""

from __future__ import annotations

from dataclasses import dataclass

from hardware_profiles.safety._groups import Tables
from hardware_profiles.safety._types import (
    DARK,
    FAR_MS,
    FLASH_AMBER,
    FLASH_RED,
    GREEN,
    GREEN_FLASH,
    PED_CLEAR,
    UNKNOWN,
    Leased,
    Mode,
    Profile,
    Verdict,
)

KEPT_VERDICTS = 256
_UNLIT = (UNKNOWN, DARK, FLASH_AMBER, FLASH_RED)


@dataclass(slots=True, init=False)
class State:
    """Everything the kernel remembers. Never changed in place by `step` or `admit`: they copy first.

    Per group: cmd, rep aspects; since (when rep changed) and seen (whether that was observed, not assumed at boot);
    end (last end of green) and end_seen; red_since; pend (since when cmd ≠ rep, FAR_MS = equal).
    Instants are monotonic ms but for `wall`.
    """

    tab: Tables
    cmd: list[int]
    rep: list[int]
    since: list[int]
    end: list[int]
    seen: list[bool]
    end_seen: list[bool]
    red_since: list[int]
    pend: list[int]
    told: int  # mask of groups whose overdue state was already reported
    refused: int  # mask of groups whose refusal was already reported
    touring: bool  # the row serves a group whose red is due, for no longer than that takes
    via: bool  # the wanted stage is one on the way, to be served before going on
    mode: int
    goal: int  # mask of wanted groups (level 3)
    stage: int  # wanted stage (level 3), reported stage (levels 1, 2); -1 = in transition
    row: int  # row of the plan being followed (level 3)
    row_since: int
    lens: tuple[int, ...]  # stage lengths of this cycle, offset correction included
    corr: int  # direction of the offset correction: +1 longer, -1 shorter, 0 none
    corr_target: int
    stuck_after: int
    plan: Leased | None  # in force
    waiting: Leased | None  # accepted, not yet seen in force
    prev: Leased | None  # in force before `plan`, for a roll-back
    epoch: int
    seq_hi: int
    verdicts: dict[int, tuple[bytes, Verdict]]
    request_ms: int  # instant of the last accepted PLAN or STAGE
    prio: tuple[int, int, int]  # (ms given in this cycle, ms still to pay back, used in this cycle)
    booted: int
    mono: int
    wall: int
    wall_ok: bool
    jump_until: int  # offset work is frozen until then
    report: int
    device_mode: int
    monitor: bool
    inputs: tuple[int, ...]
    pre: int  # running pre-emption, -1 none
    pre_since: int
    pre_cool: int
    pre_ignored: tuple[int, ...]  # inputs not heard until released
    b_slips: tuple[int, ...]  # instants of short greens in the last ten minutes
    start_phase: int
    start_since: int
    flash_order: bool
    fault: str  # why FAULT is latched
    next_ms: int  # nothing can change by itself before

    def copy(self) -> State:
        """A shallow copy; `own` its lists before changing them."""
        twin = object.__new__(State)
        for name in State.__slots__:
            setattr(twin, name, getattr(self, name))
        return twin

    def own(self) -> None:
        """Copy the lists, so that changing them leaves the original alone."""
        self.cmd, self.rep, self.since, self.end = self.cmd[:], self.rep[:], self.since[:], self.end[:]
        self.seen, self.end_seen = self.seen[:], self.end_seen[:]
        self.red_since, self.pend = self.red_since[:], self.pend[:]

    @property
    def in_force(self) -> bytes:
        """Hash of the leased plan seen in force, empty = local plan."""
        return self.plan.hash if self.plan else b""


def boot(
    profile: Profile,
    *,
    mono_ms: int,
    wall_ms: int,
    epoch: int,
    reported: tuple[int, ...] | list[int],
    seq_hi: int = 0,
    verdicts: dict[int, tuple[bytes, Verdict]] | None = None,
    red_ms: tuple[int, ...] | None = None,
    fault: str = "",
) -> State:
    """The state after a boot: no lease, commanded = reported, no timer believed that was not seen to start.

    reported: aspect per group now. red_ms: saved red plus downtime per group, if known. fault: latched cause, if any.
    A timer that was not seen to start counts as 0 for what the kernel does (an amber found running lasts its full time
    again) and as endless for what it checks (a healthy device does not trip).
    """
    n = len(profile.groups)
    st = object.__new__(State)
    st.tab = Tables(profile)
    lamps = [
        PED_CLEAR if st.tab.is_ped[g] and aspect == GREEN_FLASH else int(aspect) for g, aspect in enumerate(reported)
    ]
    st.cmd, st.rep = lamps[:], lamps[:]
    st.since, st.end = [mono_ms] * n, [mono_ms] * n
    st.seen, st.end_seen = [False] * n, [False] * n
    st.red_since = [mono_ms - (red_ms[g] if red_ms else 0) for g in range(n)]
    st.pend = [FAR_MS] * n
    st.told, st.refused, st.via, st.touring = 0, 0, False, False
    st.goal = sum(1 << g for g in range(n) if lamps[g] == GREEN)
    st.stage, st.row, st.row_since, st.lens = -1, -1, mono_ms, ()
    st.corr, st.corr_target, st.stuck_after = 0, 0, FAR_MS
    st.plan = st.waiting = st.prev = None
    st.epoch, st.seq_hi, st.verdicts = epoch, seq_hi, dict(verdicts or {})
    st.request_ms, st.prio = mono_ms - 3_600_000, (0, 0, 0)
    st.booted, st.mono, st.wall, st.wall_ok, st.jump_until = mono_ms, mono_ms, wall_ms, True, mono_ms
    st.report, st.device_mode, st.monitor, st.inputs = mono_ms, Mode.LOCAL, True, ()
    st.pre, st.pre_since, st.pre_cool, st.pre_ignored = -1, 0, 0, ()
    st.b_slips = ()
    st.start_phase, st.start_since, st.flash_order = 0, mono_ms, False
    st.fault, st.next_ms = fault, mono_ms
    unlit = any(aspect in _UNLIT for aspect in lamps)
    st.mode = Mode.FAULT if fault else Mode.START if unlit and profile.level == 3 else Mode.LOCAL
    return st
