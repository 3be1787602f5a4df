"""The invariants I1–I10, judged on what the device reports; none may be broken by a healthy device.

Class A ends in FAULT and a trip, class B in the local plan. A short green is B, a second one within ten minutes A.
I11 (a lease is valid while CLOUD lasts) and I13, I14 are kept in `_kernel` and `_admit`, where their states change.
"""

from __future__ import annotations

from typing import NamedTuple

from hardware_profiles.safety._groups import PED_STEPS, VEH_STEPS
from hardware_profiles.safety._state import State
from hardware_profiles.safety._types import (
    AMBER,
    FAR_MS,
    GREEN,
    GREEN_FLASH,
    PED_CLEAR,
    RED,
    RED_AMBER,
    Mode,
)

AMBER_GRACE_MS = 1500
SLIP_WINDOW_MS = 600_000
_MOVING = frozenset((RED_AMBER, GREEN, GREEN_FLASH, AMBER, PED_CLEAR))
_TIMED = _MOVING | {RED}
_UNTIMED = frozenset((Mode.MANUAL, Mode.START, Mode.FAULT))


class Breach(NamedTuple):
    """A broken invariant: its id, class A or B, and the numbers."""

    rule: str
    grade: str
    detail: str


def judge(st: State, g: int, new: int, at: int) -> list[Breach]:
    """What the reported change of group g to `new` breaks; `st` still holds what was before."""
    tab, group, old = st.tab, st.tab.profile.groups[g], st.rep[g]
    manual = st.mode == Mode.MANUAL
    broken: list[Breach] = []
    steps = PED_STEPS if tab.is_ped[g] else VEH_STEPS
    regreen = old == AMBER and new == GREEN and tab.profile.amber_regreen and not tab.is_ped[g]
    if old in steps and new not in steps[old] and not regreen:
        skipped = old in (GREEN, GREEN_FLASH) and new == RED
        broken.append(Breach("I7", "A" if skipped else "B", f"{group.id}: {_word(old)} to {_word(new)} is no step"))
    if new in _MOVING and old not in _MOVING:
        for h, _ in tab.hard[g]:
            if st.rep[h] in _MOVING or st.cmd[h] in _MOVING:
                other = tab.profile.groups[h].id
                broken.append(
                    Breach("I1", "A", f"{group.id} shows {_word(new)} while {other} shows {_word(st.rep[h])}")
                )
    if new == GREEN:
        for h, intergreen in tab.hard[g]:
            if st.end_seen[h] and at - st.end[h] < intergreen - _slack(st):
                other = tab.profile.groups[h].id
                gone = at - st.end[h]
                broken.append(Breach("I2", "A", f"{group.id} starts {gone} ms after {other}, {intergreen} ms needed"))
    if manual:
        return broken
    if new == GREEN:
        for h, _ in tab.soft[g]:
            pair = (g, h) if g < h else (h, g)
            if tab.right_of_way(h, st.rep[h]) and pair not in tab.paired:
                broken.append(
                    Breach("I8", "A", f"{group.id} and {tab.profile.groups[h].id} share no stage and are both green")
                )
    if st.seen[g]:
        broken += _too_short(st, g, old, at - st.since[g] + _slack(st))
    return broken


def _too_short(st: State, g: int, old: int, t: int) -> list[Breach]:
    """I3–I6: the aspect that group g leaves after t ms lasted too short a time."""
    group = st.tab.profile.groups[g]
    pre = st.mode == Mode.PREEMPT
    least, rule, grade = {
        RED: (group.min_red_ms, "I6", "B"),
        RED_AMBER: (group.ra_ms, "I4", "A"),
        GREEN: (group.pre_min_ms if pre else group.min_green_ms, "I3", "B"),
        GREEN_FLASH: (group.gf_ms, "I4", "A"),
        AMBER: (group.amber_ms, "I4", "A"),
        PED_CLEAR: (group.clear_ms, "I5", "A"),
    }.get(old, (0, "", ""))
    if t >= least:
        return []
    if rule == "I3" and any(t0 > st.mono - SLIP_WINDOW_MS for t0 in st.b_slips):
        grade = "A"
    return [Breach(rule, grade, f"{group.id}: {_word(old)} lasted {t} ms, at least {least} ms needed")]


def overdue(st: State, now: int) -> list[tuple[int, Breach]]:
    """I4 (long amber), I9, I10: groups that show the same for too long, as (group, breach), each told once."""
    found: list[tuple[int, Breach]] = []
    for g, group in enumerate(st.tab.profile.groups):
        if st.told >> g & 1:
            continue
        limit = _limit_ms(st, g)
        if now > limit:
            aspect = st.rep[g]
            if aspect == AMBER:
                broken = Breach(
                    "I4", "B", f"{group.id}: amber for {now - st.since[g]} ms, {group.amber_ms} ms declared"
                )
            elif st.tab.right_of_way(g, aspect):
                broken = Breach(
                    "I10", "B", f"{group.id}: green for {now - st.since[g]} ms, {group.max_green_ms} ms allowed"
                )
            else:
                broken = Breach(
                    "I9", "B", f"{group.id}: red for {now - st.red_since[g]} ms, {group.max_red_ms} ms allowed"
                )
            found.append((g, broken))
    return found


def next_overdue_ms(st: State) -> int:
    """The earliest instant after which `overdue` has something new to say."""
    return min((_limit_ms(st, g) for g in range(st.tab.n) if not st.told >> g & 1), default=FAR_MS)


def _limit_ms(st: State, g: int) -> int:
    group, aspect = st.tab.profile.groups[g], st.rep[g]
    if st.mode in _UNTIMED or st.flash_order or aspect not in _TIMED:
        return FAR_MS
    if aspect == AMBER and st.seen[g]:
        return st.since[g] + group.amber_ms + AMBER_GRACE_MS + _slack(st)
    if st.tab.right_of_way(g, aspect):
        waits = group.max_green_ms and any(st.rep[h] == RED for h, _ in st.tab.hard[g])
        return st.since[g] + group.max_green_ms + _slack(st) if waits else FAR_MS
    dwell = st.tab.profile.preempts[st.pre].max_ms if st.mode == Mode.PREEMPT and st.pre >= 0 else 0
    return st.red_since[g] + group.max_red_ms + dwell + _slack(st)


def _slack(st: State) -> int:
    profile = st.tab.profile
    return 0 if profile.stamped else profile.report_period_ms


def _word(aspect: int) -> str:
    return (
        "unknown",
        "red",
        "red-amber",
        "green",
        "green flash",
        "amber",
        "clearance",
        "dark",
        "flashing amber",
        "flashing red",
    )[aspect]
